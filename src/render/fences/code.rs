//! Code as it was typed.

use super::Fence;
use crate::render::html::escape;
use crate::render::links::Links;

/// Sets a block of code.
pub fn set(fence: &Fence<'_>, _links: &mut Links<'_, '_>) -> String {
    let class = match fence.info.language {
        "" => String::new(),
        language => format!(" class=\"language-{}\"", escape(language)),
    };
    format!("<pre><code{class}>{}</code></pre>\n", escape(fence.text))
}

//! Code as it was typed, coloured by what its words are.

#[cfg(feature = "highlight")]
mod classes;
#[cfg(feature = "highlight")]
mod highlight;

use super::{DRAWN, Fence};
use crate::diag::{Finding, nearest};
use crate::render::html::escape;
use crate::render::links::Links;

/// Columns that the narrowest phone has room for. A block with longer lines scrolls, so the keyboard must be able to reach it.
const NARROW: usize = 26;

/// Sets a block of code.
pub fn set(fence: &Fence<'_>, links: &mut Links<'_, '_>) -> String {
    let language = fence.info.language;
    let coloured = coloured(language, fence.text);
    if coloured.is_none() {
        warn_of_misspelling(fence, links);
    }
    let code = coloured.unwrap_or_else(|| escape(fence.text));
    let class = match language {
        "" => String::new(),
        language => format!(" class=\"language-{}\"", escape(language)),
    };
    let caption = fence.info.caption.map(escape);
    let reach = if fence.text.lines().any(|line| columns(line) > NARROW) {
        let label = escape(&links.text("code-block"));
        let label = caption.as_ref().unwrap_or(&label);
        format!(" role=\"group\" tabindex=\"0\" aria-label=\"{label}\"")
    } else {
        String::new()
    };
    let block = format!("<pre{reach}><code{class}>{code}</code></pre>");
    match caption {
        Some(caption) => {
            format!("<figure class=\"code\"><figcaption>{caption}</figcaption>{block}</figure>\n")
        }
        None => format!("{block}\n"),
    }
}

/// The code as HTML with classes; nothing when the language is not known or the block is too long for it.
#[cfg(feature = "highlight")]
fn coloured(language: &str, code: &str) -> Option<String> {
    highlight::highlight(language, code)
}

#[cfg(not(feature = "highlight"))]
fn coloured(_language: &str, _code: &str) -> Option<String> {
    None
}

/// An unknown language is nobody's mistake, but for one that is nearly the name of something that would be drawn.
fn warn_of_misspelling(fence: &Fence<'_>, links: &mut Links<'_, '_>) {
    let typed = fence.info.language;
    // So short a word as `dot` is near to everything.
    let names = DRAWN.into_iter().filter(|name| name.len() > 3);
    let Some(meant) = nearest(typed, names).filter(|_| typed.len() > 3) else {
        return;
    };
    let message = format!("`{typed}` is no language that is drawn, so this is set as code");
    let first = fence.body.source.text()[fence.range.clone()].lines().next();
    let start = fence.range.start;
    let place = start..start + first.map_or(0, str::len);
    let finding = Finding::warning("misspelt-drawing", &fence.body.source, place, message);
    links
        .findings
        .push(finding.hint(format!("did you mean `{meant}`?")));
}

/// How many columns a line takes up at most: tabs as the style sheet sets them, letters of East Asia and pictures twice.
fn columns(line: &str) -> usize {
    let width = |letter| match letter {
        '\t' | '\u{1100}'.. => 2,
        _ => 1,
    };
    line.chars().map(width).sum()
}

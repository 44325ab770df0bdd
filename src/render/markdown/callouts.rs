//! GitHub's alerts (`> [!NOTE]`) as callouts: the word that says what they are is text, in the page's language.

use pulldown_cmark::BlockQuoteKind;

use crate::render::html::escape;
use crate::render::links::Links;

/// Ends a callout.
pub(super) const CLOSE: &str = "</div>\n";

/// Begins a callout.
pub(super) fn open(kind: BlockQuoteKind, links: &Links<'_, '_>) -> String {
    let (name, word) = match kind {
        BlockQuoteKind::Note => ("note", links.text("callout-note")),
        BlockQuoteKind::Tip => ("tip", links.text("callout-tip")),
        BlockQuoteKind::Important => ("important", links.text("callout-important")),
        BlockQuoteKind::Warning => ("warning", links.text("callout-warning")),
        BlockQuoteKind::Caution => ("caution", links.text("callout-caution")),
    };
    format!(
        "<div class=\"callout callout-{name}\" role=\"note\">\n<p class=\"callout-title\">{}</p>\n",
        escape(&word)
    )
}

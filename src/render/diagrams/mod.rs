//! Diagrams: Mermaid and DOT become SVG at build time, without a browser.
//!
//! First `limits.rs` and `preamble.rs` look at the text: size, nesting, settings. Then `dot/` tells DOT in Mermaid, `engine.rs` has merman
//! draw it, and `svg/` writes the drawing anew from a list of what may stand in a page. `drawings.rs` remembers what came of a text,
//! `figure.rs` puts it on the page. What is wrong becomes a finding at its line.

#[cfg(feature = "diagrams")]
mod complaint;
#[cfg(feature = "diagrams")]
mod dot;
#[cfg(feature = "diagrams")]
mod drawings;
#[cfg(feature = "diagrams")]
mod engine;
#[cfg(feature = "diagrams")]
mod figure;
#[cfg(feature = "diagrams")]
mod kinds;
#[cfg(feature = "diagrams")]
mod limits;
#[cfg(feature = "diagrams")]
mod metrics;
#[cfg(feature = "diagrams")]
mod preamble;
#[cfg(feature = "diagrams")]
mod problem;
#[cfg(feature = "diagrams")]
mod svg;
#[cfg(test)]
mod tests;

use super::fences::Fence;
use super::html::escape;
use super::links::Links;

/// Draws a fenced block.
#[cfg(feature = "diagrams")]
pub fn draw(fence: &Fence<'_>, links: &mut Links<'_, '_>) -> String {
    let drawn = drawings::drawn(fence.info.language == "dot", fence.text);
    for problem in &drawn.problems {
        links.findings.push(finding(fence, problem));
    }
    let caption = fence.info.caption.or(drawn.title.as_deref());
    match &drawn.drawing {
        Some(drawing) => figure::figure(drawing, caption, &id(fence), links.locale()),
        None => code(fence),
    }
}

/// Shows a fenced block as it was typed.
#[cfg(not(feature = "diagrams"))]
pub fn draw(fence: &Fence<'_>, links: &mut Links<'_, '_>) -> String {
    let finding = crate::diag::Finding::warning(
        "no-diagrams",
        &fence.body.source,
        fence.place(0..0),
        "this diagram is shown as text, because this `extranet` is built without diagrams",
    );
    links
        .findings
        .push(finding.hint("build it with the feature `diagrams`, which is on by default"));
    code(fence)
}

fn code(fence: &Fence<'_>) -> String {
    format!("<pre><code>{}</code></pre>\n", escape(fence.text))
}

#[cfg(feature = "diagrams")]
fn finding(fence: &Fence<'_>, problem: &problem::Problem) -> crate::diag::Finding {
    use crate::diag::Finding;
    let place = match &problem.span {
        Some(span) => fence.place(span.clone()),
        None => first_line(fence),
    };
    let make = if problem.is_warning {
        Finding::warning
    } else {
        Finding::error
    };
    let finding = make(
        problem.code,
        &fence.body.source,
        place,
        problem.message.clone(),
    );
    match &problem.hint {
        Some(hint) => finding.hint(hint.clone()),
        None => finding,
    }
}

/// The line that opens the block, for what concerns the whole of it.
#[cfg(feature = "diagrams")]
fn first_line(fence: &Fence<'_>) -> std::ops::Range<usize> {
    let block = &fence.body.source.text()[fence.range.clone()];
    let line = block.lines().next().unwrap_or_default().trim_end().len();
    fence.range.start..fence.range.start + line
}

/// The id that ids in the drawing begin with. By file and place, so that the same drawing may stand twice on a page, and an excerpt
/// beside another text.
#[cfg(feature = "diagrams")]
fn id(fence: &Fence<'_>) -> String {
    use sha2::{Digest, Sha256};
    let place = format!("{}\0{}", fence.body.source.path(), fence.range.start);
    let digest = Sha256::digest(place.as_bytes());
    let digits: String = digest
        .iter()
        .take(5)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("diagram-{digits}")
}

//! Letters of a drawing: lines keep their places, words are put together again.

use roxmltree::Node;

use super::style::Style;
use super::{Context, Writer, numbers, transform};
use crate::render::html::escape;

impl<'a> Writer<'a> {
    pub(super) fn text(&mut self, node: Node<'a, 'a>, context: Context, out: &mut String) {
        let words = words_of(node);
        if words.is_empty() {
            return;
        }
        self.words.push(words);
        let style = Style::of(node);
        let mut attributes = self.class(node.attribute("class").unwrap_or_default());
        attributes.push_str(&places(node));
        if let Some(place) = node.attribute("transform").and_then(transform) {
            attributes.push_str(&format!(" transform=\"{place}\""));
        }
        let anchor = if context.is_centred {
            Some("middle")
        } else {
            style
                .value("text-anchor")
                .filter(|anchor| matches!(*anchor, "middle" | "end"))
        };
        if let Some(anchor) = anchor {
            attributes.push_str(&format!(" text-anchor=\"{anchor}\""));
        }
        let baseline = style.value("dominant-baseline");
        if let Some(baseline) = baseline.filter(|line| matches!(*line, "middle" | "central")) {
            attributes.push_str(&format!(" dominant-baseline=\"{baseline}\""));
        }
        attributes.push_str(&style.letters());
        if let Some(ink) = context.ink {
            attributes.push_str(&format!(" fill=\"{ink}\""));
        }
        let mut inner = String::new();
        runs(node, &mut inner);
        out.push_str(&format!("<text{attributes}>{inner}</text>"));
    }
}

/// What is between the tags of a text; parts that look like the rest are not told apart.
fn runs(node: Node<'_, '_>, out: &mut String) {
    for child in node.children() {
        if child.is_text() {
            let text = child.text().unwrap_or_default();
            // only what stands between words counts, not how the file is indented
            out.push_str(&escape(&text.replace('\n', "")));
        } else if child.has_tag_name("tspan") {
            let style = Style::of(child);
            let attributes = format!("{}{}", places(child), style.letters());
            if attributes.is_empty() {
                runs(child, out);
            } else if !words_of(child).is_empty() {
                out.push_str(&format!("<tspan{attributes}>"));
                runs(child, out);
                out.push_str("</tspan>");
            }
        }
    }
}

fn places(node: Node<'_, '_>) -> String {
    let mut written = String::new();
    for name in ["x", "y", "dx", "dy"] {
        if let Some(value) = node.attribute(name).and_then(numbers::length) {
            written.push_str(&format!(" {name}=\"{value}\""));
        }
    }
    written
}

/// The words of a text; lines are put behind each other.
fn words_of(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for part in node.descendants() {
        let begins_line = part.has_tag_name("tspan") && part.attribute("x").is_some();
        if begins_line && !words.ends_with(' ') {
            words.push(' ');
        }
        if part.is_text() {
            words.push_str(part.text().unwrap_or_default());
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

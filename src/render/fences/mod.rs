//! Fenced blocks of Markdown: what is between the fences is drawn as a diagram, as a chart, or set as code.
//!
//! The first line names the language, then settings as `key=value`, then a caption in words:
//! ```` ```chart type=bar unit=€ What the relaunch costs ```` (see [`Info`]).

mod code;
mod info;
mod slots;

use std::ops::Range;

use super::links::Links;
use super::{charts, diagrams};
use crate::model::Body;

pub use info::{Info, Setting};
pub use slots::{EDGE, Slots, lost_drawings};

/// The languages that are drawn; anything else is code.
const DRAWN: [&str; 3] = ["mermaid", "dot", "chart"];

/// A fenced block.
pub struct Fence<'a> {
    /// The page it stands on.
    pub body: &'a Body,
    /// What its first line says.
    pub info: Info<'a>,
    /// What is between the fences.
    pub text: &'a str,
    /// The bytes of the file that the whole block takes up.
    pub range: Range<usize>,
}

impl Fence<'_> {
    /// The bytes of the file that stand for some bytes of [`Fence::text`]; the whole block where the two differ because it is indented.
    pub fn place(&self, inner: Range<usize>) -> Range<usize> {
        let block = &self.body.source.text()[self.range.clone()];
        let Some(start) = block.find(self.text).filter(|_| !self.text.is_empty()) else {
            return self.range.clone();
        };
        let start = self.range.start + start;
        let end = start + self.text.len();
        (start + inner.start).min(end)..(start + inner.end).min(end)
    }
}

/// A fenced block as HTML that needs no sanitising; what is wrong with it becomes a finding.
pub fn draw(fence: &Fence<'_>, links: &mut Links<'_, '_>) -> String {
    match fence.info.language {
        "mermaid" | "dot" => diagrams::draw(fence, links),
        "chart" => charts::draw(fence, links),
        _ => code::set(fence, links),
    }
}

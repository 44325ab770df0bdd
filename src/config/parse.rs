//! Text to the tree, in whichever of the two notations it is written.

use std::ops::Range;
use std::sync::Arc;

use super::tree::Table;
use crate::diag::{Findings, SourceText};

/// The language settings are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// TOML 1.1.
    Toml,
    /// YAML 1.2, without anchors, aliases and tags.
    Yaml,
}

/// Reads the part `range` of a text. What cannot be read becomes a finding, and the rest is still returned.
pub fn parse(
    source: &Arc<SourceText>,
    range: Range<usize>,
    notation: Notation,
    findings: &mut Findings,
) -> Table {
    match notation {
        Notation::Toml => super::toml_tree::parse(source, range, findings),
        Notation::Yaml => super::yaml_tree::parse(source, range, findings),
    }
}

/// Reads a whole TOML file.
pub fn parse_file(source: &Arc<SourceText>, findings: &mut Findings) -> Table {
    parse(source, 0..source.text().len(), Notation::Toml, findings)
}

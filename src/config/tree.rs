//! Settings and front matter as a tree in which every key and value remembers its place in the text.
//!
//! TOML and YAML become the same tree, so one set of checks serves both and can point at the very bytes that are wrong.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Finding, Findings, SourceText};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Bytes of the file's text.
    pub span: Range<usize>,
    /// What stands there.
    pub value: Value,
}

/// What a value can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// YAML's `null`, `~` or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a point, as it was typed: amounts must not pass through a float.
    Number(String),
    /// Text.
    Text(String),
    /// TOML's date or date-time, as it was typed.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values.
    Table(Table),
}

impl Value {
    /// The kind in an author's words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Integer(_) => "a whole number",
            Self::Number(_) => "a number",
            Self::Text(_) => "text",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// Keys and values in the order of the file, each key once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The whole table.
    pub span: Range<usize>,
    entries: Vec<(Key, Node)>,
}

/// A key and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As it was typed.
    pub name: String,
    /// Bytes of the file's text.
    pub span: Range<usize>,
}

impl Table {
    pub(super) fn new(span: Range<usize>) -> Self {
        Self {
            span,
            entries: Vec::new(),
        }
    }

    /// Adds an entry, or says where its key already stands.
    pub(super) fn insert(&mut self, key: Key, node: Node) -> Result<(), Range<usize>> {
        if let Some((first, _)) = self
            .entries
            .iter()
            .find(|(known, _)| known.name == key.name)
        {
            return Err(first.span.clone());
        }
        self.entries.push((key, node));
        Ok(())
    }

    /// The value of a key.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entries
            .iter()
            .find(|(key, _)| key.name == name)
            .map(|(_, node)| node)
    }

    /// The entries in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = (&Key, &Node)> {
        self.entries.iter().map(|(key, node)| (key, node))
    }
}

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

pub(super) fn broken(
    source: &Arc<SourceText>,
    span: Range<usize>,
    notation: &str,
    message: &str,
) -> Finding {
    Finding::error(
        "broken-syntax",
        source,
        span,
        format!("broken {notation}: {message}"),
    )
}

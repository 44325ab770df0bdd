//! Settings and front matter as a tree in which every key and value remembers its place in the text.
//!
//! TOML and YAML become the same tree, so one set of checks serves both and can point at the very bytes that are wrong.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Finding, SourceText};

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
    /// What could not be read; its finding has been noted.
    Broken,
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
            Self::Broken => "unreadable",
        }
    }
}

/// Keys and values in the order of the file, each key once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The whole table.
    pub span: Range<usize>,
    /// Whether keys may be lost or have got to the wrong place, so that missing and unknown ones mean nothing.
    pub is_broken: bool,
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
            is_broken: false,
            entries: Vec::new(),
        }
    }

    /// What is left of a text that cannot be understood.
    pub fn unreadable(span: Range<usize>) -> Self {
        Self {
            is_broken: true,
            ..Self::new(span)
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

    pub(super) fn for_each_table(&mut self, mut act: impl FnMut(&mut Self)) {
        fn inside(value: &mut Value, act: &mut impl FnMut(&mut Table)) {
            match value {
                Value::Table(table) => act(table),
                Value::List(items) => {
                    for item in items {
                        inside(&mut item.value, act);
                    }
                }
                _ => {}
            }
        }
        for (_, node) in &mut self.entries {
            inside(&mut node.value, &mut act);
        }
    }

    /// The entries in the order of the file.
    pub fn entries(&self) -> impl Iterator<Item = (&Key, &Node)> {
        self.entries.iter().map(|(key, node)| (key, node))
    }
}

pub(super) fn broken(
    source: &Arc<SourceText>,
    span: Range<usize>,
    notation: &str,
    message: &str,
) -> Finding {
    let finding = Finding::error(
        "broken-syntax",
        source,
        span,
        format!("broken {notation}: {message}"),
    );
    match remedy(message) {
        Some(hint) => finding.hint(hint),
        None => finding,
    }
}

/// What helps against the slips that people make most, by the parsers' words for them.
fn remedy(message: &str) -> Option<&'static str> {
    const REMEDIES: [(&str, &str); 9] = [
        (
            "must be quoted",
            "put text in quotes, such as `name = \"Acme Ltd\"`",
        ),
        ("invalid date", "a date is written like 2026-11-20"),
        (
            "invalid float",
            "a date is written like 2026-11-20, an amount like \"1250.00\"",
        ),
        (
            "mapping values",
            "put text that has a `:` in it into quotes, and begin all keys in the same column",
        ),
        ("tabs disallowed", "indent with spaces"),
        (
            "quoted scalar",
            "a text in quotes is not closed here or in the line above",
        ),
        (
            "unclosed",
            "something opened before this place is not closed",
        ),
        ("duplicate key", "keep one of them"),
        ("twice", "keep one of them"),
    ];
    REMEDIES
        .iter()
        .find(|(words, _)| message.contains(words))
        .map(|(_, hint)| *hint)
}

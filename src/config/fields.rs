//! Takes checked values out of a table, one key after the other, and notes everything that is wrong on the way.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::tree::{Node, Table, Value};
use super::values::{parse_date, parse_decimal};
use crate::diag::{Finding, Findings, SourceText, did_you_mean, listed, nearest};

/// A checked value and where it was typed, for checks that need more than the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked<T> {
    /// The value.
    pub value: T,
    /// Bytes of the file's text.
    pub span: Range<usize>,
}

/// A word out of a closed list, such as the state of a concept.
pub trait Choice: Copy + 'static {
    /// Every word with its meaning, in a sensible order.
    const ALL: &'static [(&'static str, Self)];
}

/// The keys of one table while they are being taken out.
pub struct Fields<'a> {
    source: &'a Arc<SourceText>,
    table: &'a Table,
    findings: &'a mut Findings,
    known: Vec<&'static str>,
    /// What was noted already as being out of place.
    refused: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Begins with a table.
    pub fn new(source: &'a Arc<SourceText>, table: &'a Table, findings: &'a mut Findings) -> Self {
        Self {
            source,
            table,
            findings,
            known: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The keys that were asked for so far.
    pub fn known(&self) -> &[&'static str] {
        &self.known
    }

    /// Notes each of these keys that is there: it means something, but not in this place.
    pub fn refuse(&mut self, keys: &[&'static str], why: impl Fn(&str) -> String, hint: &str) {
        let table = self.table;
        for (key, _) in table.entries() {
            if let Some(known) = keys.iter().find(|known| **known == key.name) {
                self.refused.push(known);
                self.error("misplaced-key", key.span.clone(), why(known), hint);
            }
        }
    }

    /// The file that the table stands in.
    pub fn source(&self) -> &'a Arc<SourceText> {
        self.source
    }

    /// Whether the key is there at all.
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Whether nothing of the table was lost, so that what is not in it is not there.
    pub fn is_whole(&self) -> bool {
        !self.table.is_broken
    }

    /// Where the key's value stands, or the whole table.
    pub fn span(&self, key: &str) -> Range<usize> {
        self.table
            .get(key)
            .map_or_else(|| self.start(), |node| node.span.clone())
    }

    /// Notes an error at some place of this file.
    pub fn error(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.findings
            .push(Finding::error(code, self.source, span, message).hint(hint));
    }

    /// Notes something worth a look at some place of this file.
    pub fn warning(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.findings
            .push(Finding::warning(code, self.source, span, message).hint(hint));
    }

    /// Notes that a key is missing, unless it may only be lost in broken text.
    pub fn missing(&mut self, key: &str, hint: impl Into<String>) {
        if !self.has(key) && !self.table.is_broken {
            let span = self.start();
            self.error("missing-key", span, format!("`{key}` is missing"), hint);
        }
    }

    /// The text of a key.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.marked_text(key).map(|marked| marked.value)
    }

    /// The text of a key and its place.
    pub fn marked_text(&mut self, key: &'static str) -> Option<Marked<String>> {
        let node = self.take(key)?;
        self.as_text(node, key)
    }

    /// The text of a key that must be there.
    pub fn required_text(&mut self, key: &'static str, example: &str) -> Option<String> {
        let found = self.text(key);
        self.missing(key, format!("add for example `{key} = {example}`"));
        found
    }

    /// `true` or `false`; false when absent.
    pub fn flag(&mut self, key: &'static str) -> bool {
        match self.take(key) {
            None => false,
            Some(Node {
                value: Value::Bool(flag),
                ..
            }) => *flag,
            Some(node) => {
                self.expected(node, key, "true or false");
                false
            }
        }
    }

    /// `true` or `false`; true when absent.
    pub fn is_on(&mut self, key: &'static str) -> bool {
        !self.has(key) | self.flag(key)
    }

    /// A whole number within a range.
    pub fn integer(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        let node = self.take(key)?;
        match &node.value {
            Value::Integer(number) if range.contains(number) => Some(*number),
            _ => {
                self.expected(
                    node,
                    key,
                    &format!("a whole number from {} to {}", range.start(), range.end()),
                );
                None
            }
        }
    }

    /// A day, from TOML's date or from text.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let node = self.take(key)?;
        let date = match &node.value {
            Value::Date(text) | Value::Text(text) => parse_date(text),
            _ => None,
        };
        if date.is_none() {
            self.expected_as("invalid-date", node, key, "a date such as 2026-11-20");
        }
        date
    }

    /// An amount, exact; typed as a number or, to keep its digits, as text.
    pub fn decimal(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.take(key)?;
        self.as_decimal(node, key)
    }

    pub(super) fn as_decimal(&mut self, node: &Node, key: &str) -> Option<Decimal> {
        let decimal = match &node.value {
            Value::Integer(number) => Some(Decimal::from(*number)),
            Value::Number(text) | Value::Text(text) => parse_decimal(text),
            _ => None,
        };
        if decimal.is_none() {
            self.expected_as(
                "invalid-amount",
                node,
                key,
                "an amount such as \"1250.00\", with a point and no thousands separator",
            );
        }
        decimal
    }

    /// A text that some checker turns into a value; `expected` tells what it wants.
    pub fn parsed<T>(
        &mut self,
        key: &'static str,
        code: &'static str,
        expected: &str,
        check: impl Fn(&str) -> Option<T>,
    ) -> Option<Marked<T>> {
        let node = self.take(key)?;
        let value = match &node.value {
            Value::Text(text) => check(text),
            _ => None,
        };
        match value {
            Some(value) => Some(Marked {
                value,
                span: node.span.clone(),
            }),
            None => {
                self.expected_as(code, node, key, expected);
                None
            }
        }
    }

    /// A word out of a closed list.
    pub fn choice<T: Choice>(&mut self, key: &'static str) -> Option<T> {
        let node = self.take(key)?;
        let typed = self.as_text(node, key)?;
        let found = T::ALL
            .iter()
            .find(|(word, _)| *word == typed.value)
            .map(|(_, value)| *value);
        if found.is_none() {
            let words = T::ALL.iter().map(|(word, _)| *word);
            let hint = match nearest(&typed.value, words.clone()) {
                Some(word) => format!("did you mean `{word}`? There are {}", listed(words)),
                None => did_you_mean(&typed.value, words),
            };
            self.error(
                "unknown-word",
                typed.span,
                format!("`{}` is no `{key}`", typed.value),
                hint,
            );
        }
        found
    }

    /// Whether a key holds a list with nothing in it.
    pub fn is_empty_list(&self, key: &str) -> bool {
        let value = self.table.get(key).map(|node| &node.value);
        matches!(value, Some(Value::List(items)) if items.is_empty())
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Marked<String>> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        match &node.value {
            Value::List(items) => items
                .iter()
                .filter_map(|item| self.as_text(item, key))
                .collect(),
            _ => self.as_text(node, key).into_iter().collect(),
        }
    }

    /// The items of a list of tables.
    pub fn tables(&mut self, key: &'static str) -> Vec<&'a Table> {
        let Some(node) = self.take(key) else {
            return Vec::new();
        };
        let Value::List(items) = &node.value else {
            self.expected(node, key, "a list of tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match &item.value {
                Value::Table(table) => tables.push(table),
                Value::Broken => {}
                _ => self.expected(item, key, "a table"),
            }
        }
        tables
    }

    /// The items of a list whose items have several possible forms.
    pub fn items(&mut self, key: &'static str) -> &'a [Node] {
        match self.take(key) {
            Some(Node {
                value: Value::List(items),
                ..
            }) => items,
            Some(node) => {
                self.expected(node, key, "a list");
                &[]
            }
            None => &[],
        }
    }

    /// The table under a key.
    pub fn table(&mut self, key: &'static str) -> Option<&'a Table> {
        let node = self.take(key)?;
        match &node.value {
            Value::Table(table) => Some(table),
            _ => {
                self.expected(node, key, "a table");
                None
            }
        }
    }

    /// The keys of a table inside this one.
    pub fn inside<'b>(&'b mut self, table: &'b Table) -> Fields<'b> {
        Fields::new(self.source, table, self.findings)
    }

    /// Notes every key that nobody asked for.
    pub fn finish(self) {
        for (key, _) in self.table.entries() {
            let is_noted = [&self.known, &self.refused]
                .iter()
                .any(|keys| keys.contains(&key.name.as_str()));
            if !self.table.is_broken && !is_noted {
                let hint = did_you_mean(&key.name, self.known.iter().copied());
                let message = format!("unknown key `{}`", key.name);
                self.findings.push(
                    Finding::error("unknown-key", self.source, key.span.clone(), message)
                        .hint(hint),
                );
            }
        }
    }

    /// Text out of a node that may be one item of a list.
    pub fn as_text(&mut self, node: &Node, key: &str) -> Option<Marked<String>> {
        match &node.value {
            Value::Text(text) if !text.trim().is_empty() => Some(Marked {
                value: text.clone(),
                span: node.span.clone(),
            }),
            Value::Text(_) | Value::Null => {
                self.error(
                    "wrong-type",
                    node.span.clone(),
                    format!("`{key}` is empty"),
                    "write some text, or leave the key out",
                );
                None
            }
            Value::Broken => None,
            Value::List(_) => {
                self.expected(node, key, "one text in quotes, not a list");
                None
            }
            _ => {
                self.expected(node, key, "text in quotes");
                None
            }
        }
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key);
        self.table
            .get(key)
            .filter(|node| node.value != Value::Broken)
    }

    fn expected(&mut self, node: &Node, key: &str, expected: &str) {
        self.expected_as("wrong-type", node, key, expected);
    }

    pub(super) fn expected_as(
        &mut self,
        code: &'static str,
        node: &Node,
        key: &str,
        expected: &str,
    ) {
        let message = match &node.value {
            Value::Text(text) | Value::Date(text) | Value::Number(text) => {
                format!("`{key}` cannot be `{text}`")
            }
            Value::Integer(number) => format!("`{key}` cannot be `{number}`"),
            Value::Bool(flag) => format!("`{key}` cannot be `{flag}`"),
            other => format!("`{key}` cannot be {}", other.kind()),
        };
        self.error(
            code,
            node.span.clone(),
            message,
            format!("expected {expected}"),
        );
    }

    /// The table's first line: a table as a whole would mark half the file.
    fn start(&self) -> Range<usize> {
        let text = &self.source.text()[self.table.span.clone()];
        let from = self.table.span.start + (text.len() - text.trim_start().len());
        let line = self.source.text()[from..]
            .lines()
            .next()
            .map_or(0, str::len);
        from..from + line
    }
}

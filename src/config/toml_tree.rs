//! TOML text to the tree; the parser goes on after an error, so several can be shown at once.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::tree::{Key, Node, Table, Value, broken};
use crate::diag::{Findings, SourceText};

pub(super) fn parse(
    source: &Arc<SourceText>,
    range: Range<usize>,
    findings: &mut Findings,
) -> Table {
    let offset = range.start;
    let (table, errors) = DeTable::parse_recoverable(&source.text()[range.clone()]);
    let mut spans = Vec::new();
    let mut last_line = None;
    for error in &errors {
        let span = error
            .span()
            .map_or(range.clone(), |span| span.start + offset..span.end + offset);
        // An error at a line's end counts for the next line, where it is shown.
        let before = source.text().bytes().take(span.start + 1);
        let line = before.filter(|byte| *byte == b'\n').count();
        // The parser picks itself up within the line; what it says after the first error there is a consequence.
        if last_line != Some(line) {
            let message = error.message().replace('\n', ", ");
            findings.push(broken(source, span.clone(), "TOML", &message));
        }
        last_line = Some(line);
        spans.push(span);
    }
    let mut reader = Reader {
        offset,
        inside_values: vec![false; spans.len()],
        errors: spans,
    };
    let mut tree = reader.table(table.get_ref(), range);
    if reader.inside_values.contains(&false) {
        mark_broken(&mut tree);
    }
    tree
}

/// An error outside of all values has cost a key or a header, and what follows may have got into the wrong table.
fn mark_broken(table: &mut Table) {
    table.is_broken = true;
    table.for_each_table(mark_broken);
}

struct Reader {
    offset: usize,
    errors: Vec<Range<usize>>,
    /// For each error whether it stands in a single value, which alone is lost then.
    inside_values: Vec<bool>,
}

impl Reader {
    fn table(&mut self, table: &DeTable<'_>, span: Range<usize>) -> Table {
        let mut result = Table::new(span);
        for (key, node) in table.iter() {
            let key_span = key.span();
            let key = Key {
                name: key.get_ref().to_string(),
                span: key_span.start + self.offset..key_span.end + self.offset,
            };
            // The parser itself has reported a repeated key.
            let _ = result.insert(key, self.node(node));
        }
        result
    }

    fn node(&mut self, node: &Spanned<DeValue<'_>>) -> Node {
        let span = node.span().start + self.offset..node.span().end + self.offset;
        let is_single = !matches!(node.get_ref(), DeValue::Array(_) | DeValue::Table(_));
        if is_single && self.take_errors(&span) {
            return Node {
                span,
                value: Value::Broken,
            };
        }
        let value = match node.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Boolean(flag) => Value::Bool(*flag),
            DeValue::Integer(integer) => {
                match i64::from_str_radix(integer.as_str(), integer.radix()) {
                    Ok(number) => Value::Integer(number),
                    Err(_) => Value::Number(integer.as_str().to_owned()),
                }
            }
            DeValue::Float(float) => Value::Number(float.as_str().to_owned()),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Array(items) => {
                Value::List(items.iter().map(|item| self.node(item)).collect())
            }
            DeValue::Table(table) => Value::Table(self.table(table, span.clone())),
        };
        Node { span, value }
    }

    /// Whether there are errors at a value, which are then known to have cost no more than this value.
    fn take_errors(&mut self, value: &Range<usize>) -> bool {
        let mut any = false;
        for (error, inside) in self.errors.iter().zip(&mut self.inside_values) {
            if error.start >= value.start && error.end <= value.end {
                *inside = true;
                any = true;
            }
        }
        any
    }
}

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
    for error in &errors {
        let span = error
            .span()
            .map_or(range.clone(), |span| span.start + offset..span.end + offset);
        findings.push(broken(
            source,
            span,
            "TOML",
            &error.message().replace('\n', ", "),
        ));
    }
    from_table(table.get_ref(), range, offset)
}

fn from_table(table: &DeTable<'_>, span: Range<usize>, offset: usize) -> Table {
    let mut result = Table::new(span);
    for (key, node) in table.iter() {
        let key_span = key.span();
        let key = Key {
            name: key.get_ref().to_string(),
            span: key_span.start + offset..key_span.end + offset,
        };
        // The parser itself has reported a repeated key.
        let _ = result.insert(key, from_value(node, offset));
    }
    result
}

fn from_value(node: &Spanned<DeValue<'_>>, offset: usize) -> Node {
    let span = node.span().start + offset..node.span().end + offset;
    let value = match node.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Boolean(flag) => Value::Bool(*flag),
        DeValue::Integer(integer) => match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::Number(integer.as_str().to_owned()),
        },
        DeValue::Float(float) => Value::Number(float.as_str().to_owned()),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| from_value(item, offset)).collect())
        }
        DeValue::Table(table) => Value::Table(from_table(table, span.clone(), offset)),
    };
    Node { span, value }
}

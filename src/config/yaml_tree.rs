//! YAML text to the tree. Anchors, aliases and tags are refused: front matter has no use for them, and aliases can be bombs.

use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};

use super::tree::{Key, Node, Table, Value, broken};
use crate::diag::{Finding, Findings, SourceText};

/// Deeper nesting than any record has.
const DEPTH_LIMIT: usize = 32;

pub(super) fn parse(
    source: &Arc<SourceText>,
    range: Range<usize>,
    findings: &mut Findings,
) -> Table {
    let text = &source.text()[range.clone()];
    let mut reader = Reader {
        source,
        range: range.clone(),
        parser: Parser::new_from_str(text),
        findings,
    };
    match reader.document() {
        Ok(table) => table,
        Err(finding) => {
            reader.findings.push(*finding);
            Table::unreadable(range)
        }
    }
}

struct Reader<'a> {
    source: &'a Arc<SourceText>,
    range: Range<usize>,
    parser: Parser<'a, StrInput<'a>>,
    findings: &'a mut Findings,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Table, Box<Finding>> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd => return Ok(Table::new(self.range.clone())),
                _ => {
                    let node = self.node(event, &span, 0)?;
                    self.end()?;
                    return match node.value {
                        Value::Table(table) => Ok(table),
                        Value::Null => Ok(Table::new(self.range.clone())),
                        _ => Err(self.broken(node.span, "expected `key: value` lines")),
                    };
                }
            }
        }
    }

    /// A second document would be passed over, and an `audience` in it with it.
    fn end(&mut self) -> Result<(), Box<Finding>> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::DocumentEnd => {}
                Event::StreamEnd => return Ok(()),
                _ => return Err(self.broken(span, "nothing may follow the line `...`")),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Range<usize>), Box<Finding>> {
        match self.parser.next() {
            Some(Ok((event, span))) => Ok((event, self.place(&span))),
            Some(Err(error)) => Err(self.scan_error(&error)),
            None => Err(self.broken(self.range.end..self.range.end, "the text ends too early")),
        }
    }

    fn node(
        &mut self,
        event: Event<'a>,
        span: &Range<usize>,
        depth: usize,
    ) -> Result<Node, Box<Finding>> {
        if depth > DEPTH_LIMIT {
            return Err(self.broken(span.clone(), "nested too deeply"));
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                let value = match style {
                    ScalarStyle::Plain => plain(&text),
                    _ => Value::Text(text.into_owned()),
                };
                Ok(Node {
                    span: span.clone(),
                    value,
                })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                let mut items = Vec::new();
                loop {
                    let (event, item_span) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        return Ok(Node {
                            span: span.start..item_span.end.max(span.end),
                            value: Value::List(items),
                        });
                    }
                    items.push(self.node(event, &item_span, depth + 1)?);
                }
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                self.mapping(span, depth)
            }
            _ => Err(self.broken(span.clone(), "aliases (`*name`) are not supported")),
        }
    }

    fn mapping(&mut self, span: &Range<usize>, depth: usize) -> Result<Node, Box<Finding>> {
        let mut table = Table::new(span.clone());
        loop {
            let (event, key_span) = self.next()?;
            let name = match event {
                Event::MappingEnd => {
                    table.span = span.start..key_span.end.max(span.end);
                    return Ok(Node {
                        span: table.span.clone(),
                        value: Value::Table(table),
                    });
                }
                Event::Scalar(text, ..) => text.into_owned(),
                _ => return Err(self.broken(key_span, "a key must be a word")),
            };
            let (event, value_span) = self.next()?;
            let node = self.node(event, &value_span, depth + 1)?;
            let key = Key {
                name,
                span: key_span.clone(),
            };
            if table.insert(key, node).is_err() {
                let finding = self.broken(key_span, "this key stands here twice");
                self.findings.push(*finding);
            }
        }
    }

    fn refuse_extras(
        &self,
        anchor: usize,
        tagged: bool,
        span: &Range<usize>,
    ) -> Result<(), Box<Finding>> {
        if anchor != 0 || tagged {
            return Err(self.broken(
                span.clone(),
                "anchors (`&name`) and tags (`!name`) are not supported",
            ));
        }
        Ok(())
    }

    fn place(&self, span: &Span) -> Range<usize> {
        let start = span.start.byte_offset().unwrap_or(0);
        let end = span.end.byte_offset().unwrap_or(start);
        self.range.start + start..self.range.start + end.max(start)
    }

    fn scan_error(&self, error: &ScanError) -> Box<Finding> {
        let start = self.range.start + error.marker().byte_offset().unwrap_or(0);
        self.broken(start..start + 1, &error.info())
    }

    fn broken(&self, span: Range<usize>, message: &str) -> Box<Finding> {
        Box::new(broken(self.source, span, "YAML", message))
    }
}

/// A plain scalar by YAML 1.2's core schema; so `no` and `on` are words, as an author expects.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // A leading zero is an identifier (a postcode, a document number), never a count.
    if is_digits(digits)
        && (digits.len() == 1 || !digits.starts_with('0'))
        && !text.starts_with('+')
        && let Ok(number) = text.parse()
    {
        return Value::Integer(number);
    }
    match digits.split_once('.') {
        Some((whole, part)) if is_digits(whole) && is_digits(part) => {
            Value::Number(text.to_owned())
        }
        _ => Value::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::{Notation, parse};
    use super::super::tree::Value;
    use crate::diag::{Findings, SourceText};

    fn value_of(text: &str) -> Value {
        let source = SourceText::new("a.md", text);
        let mut findings = Findings::default();
        let table = parse(&source, 0..text.len(), Notation::Yaml, &mut findings);
        assert_eq!(findings, Findings::default());
        table.get("a").expect("the key is there").value.clone()
    }

    #[test]
    fn plain_words_and_numbers_are_what_an_author_means() {
        assert_eq!(value_of("a: no"), Value::Text("no".into()));
        assert_eq!(value_of("a: true"), Value::Bool(true));
        assert_eq!(value_of("a: 012"), Value::Text("012".into()));
        assert_eq!(value_of("a: -12"), Value::Integer(-12));
        assert_eq!(value_of("a: 12400.00"), Value::Number("12400.00".into()));
        assert_eq!(value_of("a: 2026-11-20"), Value::Text("2026-11-20".into()));
        assert_eq!(value_of("a: \"12\""), Value::Text("12".into()));
        assert_eq!(value_of("a:"), Value::Null);
    }

    #[test]
    fn places_are_bytes_even_behind_umlauts() {
        let text = "ü: Größe\nb: x\n";
        let source = SourceText::new("a.md", text);
        let mut findings = Findings::default();
        let table = parse(&source, 0..text.len(), Notation::Yaml, &mut findings);
        let node = table.get("b").expect("the key is there");
        assert_eq!(&text[node.span.clone()], "x");
    }

    #[test]
    fn aliases_tags_repeated_keys_and_broken_lines_are_findings() {
        for text in [
            "a: &x 1\nb: *x\n",
            "a: !!str 1\n",
            "a: 1\na: 2\n",
            "a: [1, 2\nb: 3\n",
            "- 1\n",
        ] {
            let source = SourceText::new("a.md", text);
            let mut findings = Findings::default();
            parse(&source, 0..text.len(), Notation::Yaml, &mut findings);
            assert!(findings.has_errors(), "{text}");
        }
    }
}

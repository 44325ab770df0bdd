//! Front matter: TOML between `+++` lines or YAML between `---` lines at the very top of a Markdown file.

use std::ops::Range;
use std::sync::Arc;

use crate::config::{Notation, Table, parse};
use crate::diag::{Finding, Findings, SourceText};

/// The settings at the top of a file, and where the Markdown below begins.
#[derive(Debug, PartialEq)]
pub struct FrontMatter {
    /// The keys; empty when the file has no front matter.
    pub table: Table,
    /// Bytes of the Markdown below.
    pub body: Range<usize>,
}

impl FrontMatter {
    /// Splits a file's text and reads the upper part.
    pub fn parse(source: &Arc<SourceText>, findings: &mut Findings) -> Self {
        let start = if source.text().starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        Self::within(source, start..source.text().len(), findings)
    }

    /// Splits a part of a file's text, such as an entry of several, and reads the upper part.
    pub fn within(source: &Arc<SourceText>, part: Range<usize>, findings: &mut Findings) -> Self {
        let start = part.start;
        let text = &source.text()[..part.end];
        let none = |from: usize, table: Table| Self {
            table,
            body: from..text.len(),
        };
        let Some((delimiter, notation)) = opening(&text[start..]) else {
            let Some(line) = missed_opening(&text[start..]) else {
                return none(start, Table::default());
            };
            // A draft or an audience below would not be seen, and the page be published to everyone.
            let place = start + line.start..start + line.end;
            let (what, hint) = match source.text()[..start].trim_start_matches('\u{feff}') {
                "" => (
                    "this looks like front matter, and is not at the very top",
                    "begin the file with a line `---` or `+++`, with nothing before it; for a rule across the page write `***`",
                ),
                _ => (
                    "this looks like front matter, and is not right below the heading",
                    "write the line `---` or `+++` right below the heading, with nothing between; for a rule across the page write `***`",
                ),
            };
            findings.push(Finding::error("broken-syntax", source, place, what).hint(hint));
            return none(text.len(), Table::unreadable(start..text.len()));
        };
        let inside = start + line_length(&text[start..]);
        let mut at = inside;
        while at < text.len() {
            let length = line_length(&text[at..]);
            if text[at..at + length].trim_end() == delimiter {
                return Self {
                    table: parse(source, inside..at, notation, findings),
                    body: at + length..text.len(),
                };
            }
            at += length;
        }
        let finding = Finding::error(
            "broken-syntax",
            source,
            start..start + delimiter.len(),
            "the front matter is not closed",
        );
        findings.push(finding.hint(format!("end it with a line `{delimiter}`")));
        none(text.len(), Table::unreadable(start..text.len()))
    }
}

fn opening(text: &str) -> Option<(&'static str, Notation)> {
    match text.lines().next()?.trim_end() {
        "+++" => Some(("+++", Notation::Toml)),
        "---" => Some(("---", Notation::Yaml)),
        _ => None,
    }
}

/// The first line that is not empty, if its author must have meant front matter: a delimiter behind empty lines or spaces, or one
/// with too many dashes and a key below it.
fn missed_opening(text: &str) -> Option<Range<usize>> {
    let is_blank =
        |letter: char| letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}');
    let begin = text.find(|letter| !is_blank(letter))?;
    let line = text[begin..].lines().next()?.trim_end_matches(is_blank);
    let is_fence = line.len() >= 3
        && ["-", "+"]
            .iter()
            .any(|sign| line.replace(sign, "").is_empty());
    let below = text[begin..]
        .lines()
        .skip(1)
        .find(|line| !line.trim().is_empty());
    let is_key = below.is_some_and(|line| {
        let word = line
            .trim_start()
            .find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_".contains(letter));
        word.is_some_and(|end| {
            end > 0
                && line.trim_start()[end..]
                    .trim_start()
                    .starts_with([':', '='])
        })
    });
    (is_fence && (line.len() == 3 || is_key)).then_some(begin..begin + line.len())
}

/// The first line's length with its line break.
fn line_length(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::FrontMatter;
    use crate::config::Value;
    use crate::diag::{Findings, SourceText};

    fn split(text: &str) -> (Option<Value>, String, usize) {
        let source = SourceText::new("a.md", text);
        let mut findings = Findings::default();
        let front = FrontMatter::parse(&source, &mut findings);
        let title = front.table.get("title").map(|node| node.value.clone());
        (title, text[front.body].to_owned(), findings.sorted().len())
    }

    #[test]
    fn toml_yaml_and_none() {
        let title = Some(Value::Text("A".into()));
        assert_eq!(
            split("+++\ntitle = \"A\"\n+++\nText\n"),
            (title.clone(), "Text\n".into(), 0)
        );
        assert_eq!(
            split("---\r\ntitle: A\r\n---\r\nText"),
            (title.clone(), "Text".into(), 0)
        );
        assert_eq!(
            split("\u{feff}---\ntitle: A\n--- \n"),
            (title, String::new(), 0)
        );
        assert_eq!(split("# Only text\n"), (None, "# Only text\n".into(), 0));
        assert_eq!(split(""), (None, String::new(), 0));
    }

    #[test]
    fn front_matter_that_is_not_at_the_top_is_a_finding_and_publishes_nothing() {
        for text in [
            "\n---\ndraft: true\n---\nText\n",
            " ---\ndraft: true\n---\nText\n",
            "\u{200b}+++\ndraft = true\n+++\nText\n",
            "----\ndraft: true\n----\nText\n",
        ] {
            assert_eq!(split(text), (None, String::new(), 1), "{text:?}");
        }
        for text in ["----\nText\n", "***\na: b\n", "- a: b\n", "\n# Text\n"] {
            assert_eq!(split(text).2, 0, "{text:?}");
        }
    }

    #[test]
    fn an_open_end_is_a_finding_and_publishes_nothing() {
        assert_eq!(split("+++\ntitle = \"A\"\n"), (None, String::new(), 1));
    }
}

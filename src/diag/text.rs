//! Findings as text for a terminal, in the manner of rustc.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::printable::{brief, printable, printable_lines};
use super::{Finding, Place, Severity};

/// Whether the text carries terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// ANSI colours.
    Coloured,
}

impl Finding {
    /// The finding with its marked source, ending without a line break.
    pub fn to_text(&self, style: Style) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(shown(&self.message)).id(self.code);
        let mut group = match &self.place {
            Place::File(path) => title.element(Origin::path(printable(path))),
            Place::Span(source, span) => {
                let span = visible(source.text(), span.clone());
                let lines = lines_around(source.text(), &span);
                let line = source.text()[..lines.start].matches('\n').count() + 1;
                let span = span.start - lines.start..span.end - lines.start;
                let annotation = AnnotationKind::Primary.span(span);
                let annotation = match &self.label {
                    Some(label) => annotation.label(shown(label)),
                    None => annotation,
                };
                title.element(
                    Snippet::source(printable_lines(&source.text()[lines]))
                        .line_start(line)
                        .path(printable(source.path()))
                        .annotation(annotation),
                )
            }
        };
        if let Some(hint) = &self.hint {
            group = group.element(Level::HELP.message(shown(hint)));
        }
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        renderer.render(&[group]).clone()
    }
}

/// A sentence as a terminal shows it.
fn shown(sentence: &str) -> String {
    printable(&brief(sentence)).into_owned()
}

/// The span inside the text, on character borders and without the line break that some parsers include.
fn visible(text: &str, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let mut start = span.start.min(text.len());
    let mut end = span.end.clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let trimmed = text[start..end].trim_end_matches(['\n', '\r']).len();
    start..start + trimmed
}

/// The lines that a span stands in. A ledger has a hundred thousand of them, and the renderer would look at each.
fn lines_around(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let from = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let until = text[span.end..].find('\n');
    let until = until.map_or(text.len(), |length| span.end + length + 1);
    match from == until {
        // Behind the last line there is nothing to show but the text itself.
        true => 0..text.len(),
        false => from..until,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Finding, SourceText};
    use super::Style;

    #[test]
    fn marks_the_source_and_says_what_to_do() {
        let source = SourceText::new("content/acme/a.md", "+++\ntitel = \"Grün\"\n+++\n");
        let finding = Finding::error("unknown-key", &source, 4..9, "unknown key `titel`")
            .hint("did you mean `title`?");
        assert_eq!(
            finding.to_text(Style::Plain),
            "error[unknown-key]: unknown key `titel`\n --> content/acme/a.md:2:1\n  |\n2 | titel = \"Grün\"\n  | ^^^^^\n  |\n  = help: did you mean `title`?"
        );
    }

    #[test]
    fn survives_spans_beyond_the_text() {
        let source = SourceText::new("a.md", "ü");
        let text = Finding::error("x", &source, 1..99, "odd").to_text(Style::Plain);
        assert!(text.contains("a.md:1"), "{text}");
    }

    #[test]
    fn nothing_in_it_steers_the_terminal() {
        let odd = "\u{1b}]0;x\u{7}\r\u{9b}2J\u{202e}";
        let source = SourceText::new(format!("{odd}.md"), format!("{odd} = 1\n"));
        let of_span = Finding::error("x", &source, 0..2, odd).label(odd).hint(odd);
        let of_file = Finding::file_error("x", format!("content/{odd}\nerror: none"), odd);
        for finding in [of_span, of_file] {
            let text = finding.to_text(Style::Plain);
            let left = text
                .chars()
                .filter(|c| *c != '\n' && super::super::steers_terminals(*c));
            assert_eq!(left.count(), 0, "{text:?}");
            assert!(!text.contains("\nerror"), "{text:?}");
        }
    }
}

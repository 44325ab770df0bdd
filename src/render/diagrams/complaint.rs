//! The library's complaints about a text in plain words, with what to do about the frequent ones.

use std::ops::Range;

use super::problem::Problem;

const CODE: &str = "diagram-syntax";

/// What the library calls the parts of a text, and what an author would.
const WORDS: [(&str, &str); 10] = [
    ("statement separator", "the end of the line"),
    ("end of input", "the end of the diagram"),
    ("unterminated node label", "a label is not closed"),
    ("incomplete flowchart edge operator", "this is no arrow"),
    ("invalid flowchart direction", "this is no direction"),
    ("flowchart-v2", "flowchart"),
    ("node identifier, edge label", "the name of a box"),
    ("style separator, colon", "`:` and a label"),
    ("line, dotted line", "a line such as `--` or `..`"),
    ("EOF inside class body", "the diagram ends inside a class"),
];

/// Whole messages by their beginning, with `{}` for what they end in.
const SENTENCES: [(&str, &str); 6] = [
    ("Invalid date:", "`{}` is no date"),
    (
        "Invalid text label: contains structural characters",
        "a label with brackets needs quotation marks",
    ),
    ("unexpected pie statement:", "this is no share of a pie"),
    (
        "unrecognized statement:",
        "`{}` is no statement of this diagram",
    ),
    (
        "Trying to inactivate an inactive participant",
        "`{}` ends work that has not begun",
    ),
    ("invalid excludes:", "{}"),
];

/// Advice by a part of the message.
const HINTS: [(&str, &str); 12] = [
    (
        "a label is not closed",
        "close it with the bracket that matches, as in `A[Start]`",
    ),
    ("needs quotation marks", "as in `A[\"Review (legal)\"]`"),
    (
        "this is no arrow",
        "arrows are written `-->`, `---`, `-.->` or `==>`",
    ),
    (
        "this is no direction",
        "directions are `TB`, `TD`, `BT`, `LR` and `RL`",
    ),
    (
        "unexpected `end`",
        "`end` closes a group; as the name of a box write it `End`",
    ),
    (
        "expected `end`",
        "every `subgraph`, `alt`, `opt`, `loop` or `par` is closed by a line that says `end`",
    ),
    (
        "work that has not begun",
        "`+` begins the work of whoever is told, `-` ends the work of whoever tells",
    ),
    ("inside a class", "close it with `}`"),
    (
        "expected `}`",
        "every `{` is closed by a line that says `}`",
    ),
    (
        "is no date",
        "write dates as `dateFormat` says; without it as `2026-11-20`",
    ),
    ("share of a pie", "write each share as `\"Label\" : 12.5`"),
    (
        "`:` and a label",
        "write what the relation means: `CUSTOMER ||--o{ ORDER : places`",
    ),
];

/// Advice where only the kind of diagram is known.
const KINDS: [(&str, &str); 3] = [
    (
        "sequenceDiagram",
        "a message is written `Anna->>Ben: words`; other arrows are `-->>`, `-x` and `-)`",
    ),
    (
        "erDiagram",
        "a relation is written `CUSTOMER ||--o{ ORDER : places`",
    ),
    (
        "classDiagram",
        "a relation is written `Page <|-- Entry` or `Portal *-- Page : holds`",
    ),
];

/// A finding's words about a text that the library cannot read.
pub fn problem(said: &str, text: &str, span: Option<Range<usize>>) -> Problem {
    let said = match said.strip_prefix("Diagram parse error (") {
        Some(rest) => rest.split_once("): ").map_or(rest, |(_, said)| said),
        None => said,
    };
    let span = span
        .map(|span| visible(text, span))
        .or_else(|| quoted_at_the_end(said, text));
    let message = plain(said, text, span.clone());
    let by_kind = || {
        let mut kinds = KINDS.iter();
        kinds.find(|(word, _)| text.trim_start().starts_with(word))
    };
    let known = HINTS.iter().find(|(part, _)| message.contains(part));
    let hint = known.or_else(by_kind).map(|&(_, hint)| hint.to_owned());
    // the library looks at what stands behind the label
    let span = match span {
        Some(span) if message.contains("quotation marks") => Some(line_around(text, span)),
        span => span,
    };
    Problem {
        span,
        hint,
        ..Problem::whole(CODE, message)
    }
}

fn line_around(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    start + indent..start + line.trim_end().len()
}

fn plain(said: &str, text: &str, span: Option<Range<usize>>) -> String {
    if said.starts_with("Unexpected character at") {
        let letter = span.and_then(|span| text.get(span)?.chars().next());
        return letter.map_or_else(
            || "the diagram ends too early".to_owned(),
            |letter| format!("`{letter}` is not expected here"),
        );
    }
    if said.contains("Negative values are not allowed") {
        return "a share of a pie is not negative".to_owned();
    }
    for (theirs, ours) in SENTENCES {
        let begins = said
            .get(..theirs.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(theirs));
        if begins {
            let rest = said[theirs.len()..].trim();
            return ours.replace("{}", rest.trim_start_matches('(').trim_end_matches(')'));
        }
    }
    let mut message = said.trim().trim_end_matches('.').to_owned();
    if let Some(first) = message.chars().next()
        && !message[1..].starts_with(|second: char| second.is_ascii_uppercase())
    {
        message = format!("{}{}", first.to_lowercase(), &message[first.len_utf8()..]);
    }
    for (theirs, ours) in WORDS {
        message = message.replace(theirs, ours);
    }
    message = message
        .replace("unexpected end;", "unexpected `end`;")
        .replace(
            "unexpected the end of the diagram",
            "the diagram ends too early",
        )
        .replace("unexpected the end of the line", "the line ends too early");
    // a list of all that might stand here helps nobody
    if let Some((before, expected)) = message.split_once("; expected ") {
        let choices = expected.split(", ").count();
        message = match choices {
            1..=3 => format!("{before}; expected {expected}"),
            _ if expected.contains("\"end\"") => format!("{before}; expected `end`"),
            _ => before.to_owned(),
        };
    }
    message.replace('"', "`")
}

/// Bytes that can be pointed at: where the text ends too early, the last word before.
fn visible(text: &str, span: Range<usize>) -> Range<usize> {
    let end = span.end.min(text.len());
    let start = span.start.min(end);
    let seen = text.get(start..end).unwrap_or_default().trim();
    if !seen.is_empty() {
        let first = text[start..end].find(seen).unwrap_or_default();
        let line = seen.lines().next().unwrap_or(seen);
        return start + first..start + first + line.len();
    }
    let before = text.get(..start).unwrap_or_default().trim_end();
    let begin = before
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + 1);
    begin..before.len()
}

/// The bytes that a message without a place quotes after its last colon.
fn quoted_at_the_end(said: &str, text: &str) -> Option<Range<usize>> {
    let colons = said.match_indices(':');
    let mut quotes = colons.map(|(at, _)| said[at + 1..].trim());
    quotes.find_map(|quote| {
        let start = text.find(quote).filter(|_| !quote.is_empty())?;
        Some(start..start + quote.len())
    })
}

#[cfg(test)]
mod tests {
    use super::problem;

    #[test]
    fn complaints_become_plain() {
        let table = [
            (
                "Diagram parse error (flowchart-v2): Unterminated node label (missing `]`)",
                "A[x",
                Some(0..3),
                "a label is not closed (missing `]`)",
                "A[x",
            ),
            (
                "Diagram parse error (er): Unexpected character at 2",
                "A | B",
                Some(2..3),
                "`|` is not expected here",
                "|",
            ),
            (
                "Diagram parse error (sequence): unexpected end of input; expected newline, \"loop\", \"end\", \"alt\"",
                "alt x\n  a->>b: x\n",
                Some(17..17),
                "the diagram ends too early; expected `end`",
                "x",
            ),
            (
                "Diagram parse error (gantt): Invalid date:2026-13-45",
                "a :2026-13-45, 3d",
                None,
                "`2026-13-45` is no date",
                "2026-13-45",
            ),
        ];
        for (said, text, span, message, marked) in table {
            let problem = problem(said, text, span);
            assert_eq!(problem.message, message);
            let span = problem.span.expect("it has a place");
            assert_eq!(&text[span], marked, "{said}");
        }
    }
}

//! The kinds of diagrams that are drawn, and how a text says which one it is.

use super::problem::Problem;

/// What a diagram shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Steps and what follows what; also everything in DOT.
    Flowchart,
    /// Who says what to whom.
    Sequence,
    /// Tasks over time.
    Gantt,
    /// Shares of a whole.
    Pie,
    /// States and transitions.
    State,
    /// Classes of a program.
    Class,
    /// Entities and how many of each belong together.
    EntityRelationship,
}

/// The words that a Mermaid text begins with.
const WORDS: [(&str, Kind); 9] = [
    ("flowchart", Kind::Flowchart),
    ("graph", Kind::Flowchart),
    ("sequenceDiagram", Kind::Sequence),
    ("gantt", Kind::Gantt),
    ("pie", Kind::Pie),
    ("stateDiagram-v2", Kind::State),
    ("stateDiagram", Kind::State),
    ("classDiagram", Kind::Class),
    ("erDiagram", Kind::EntityRelationship),
];

impl Kind {
    /// The kind that a Mermaid text begins with. Comments are passed over.
    pub fn of(text: &str) -> Result<Self, Problem> {
        let (start, word) = first_word(text).ok_or_else(|| {
            Problem::whole("diagram-kind", "this diagram is empty").hint(supported())
        })?;
        let found = WORDS.iter().find(|(known, _)| *known == word);
        found.map(|&(_, kind)| kind).ok_or_else(|| {
            let message = format!("`{word}` is no kind of diagram that is drawn here");
            Problem::at("diagram-kind", start..start + word.len(), message).hint(supported())
        })
    }

    /// The name in style sheets and, with `diagram-` before it, the key of its text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Flowchart => "flowchart",
            Self::Sequence => "sequence",
            Self::Gantt => "gantt",
            Self::Pie => "pie",
            Self::State => "state",
            Self::Class => "class",
            Self::EntityRelationship => "er",
        }
    }
}

fn first_word(text: &str) -> Option<(usize, &str)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let begin = line.trim_start();
        if !begin.is_empty() && !begin.starts_with("%%") {
            let word = begin
                .split(|letter: char| letter.is_whitespace() || letter == ';' || letter == ':')
                .next()
                .unwrap_or(begin);
            return Some((start + line.len() - begin.len(), word));
        }
        start += line.len();
    }
    None
}

fn supported() -> String {
    let mut words: Vec<String> = WORDS.iter().map(|(word, _)| format!("`{word}`")).collect();
    let last = words.pop().unwrap_or_default();
    format!("a diagram begins with {} or {last}", words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn the_first_word_says_what_is_drawn() {
        let table = [
            ("flowchart TD\n", Ok(Kind::Flowchart)),
            ("\n%% why\n  graph LR;a-->b", Ok(Kind::Flowchart)),
            ("graph;a", Ok(Kind::Flowchart)),
            ("pie title A", Ok(Kind::Pie)),
            ("erDiagram", Ok(Kind::EntityRelationship)),
            ("stateDiagram-v2\n", Ok(Kind::State)),
            ("  mindmap\n", Err(Some(2..9))),
            ("Flowchart TD", Err(Some(0..9))),
            ("%% nothing\n", Err(None)),
            ("", Err(None)),
        ];
        for (text, expected) in table {
            let read = Kind::of(text).map_err(|problem| problem.span);
            assert_eq!(read, expected, "{text}");
        }
    }
}

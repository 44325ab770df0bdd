//! DOT, the language of Graphviz: read here, told in Mermaid, so that both look alike.
//!
//! Boxes, lines, their labels, shapes, styles and colours, `rankdir` and clusters are taken over. Records and labels in HTML are refused,
//! because what they say would be lost; what only concerns Graphviz's own layout is passed over.

mod graph;
mod mermaid;
mod parse;
mod tokens;

use super::problem::Problem;

/// A text in DOT told in Mermaid.
pub struct Translation {
    /// A flowchart.
    pub mermaid: String,
    /// The label of the whole.
    pub title: Option<String>,
    /// What is passed over and might be missed.
    pub warnings: Vec<Problem>,
}

/// Tells a DOT text in Mermaid.
pub fn translate(text: &str) -> Result<Translation, Problem> {
    let tokens = tokens::tokens(text)?;
    let graph = parse::graph(&tokens)?;
    Ok(Translation {
        mermaid: mermaid::flowchart(&graph),
        title: graph.title,
        warnings: graph.warnings,
    })
}

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn graphs_are_told_in_mermaid() {
        let table = [
            (
                "digraph { a -> b }",
                "flowchart TB\nn0([\"a\"])\nn1([\"b\"])\nn0 --> n1\n",
            ),
            (
                "strict graph g { rankdir=LR; node [shape=box]; a -- b -- c [label=\"x\", style=dashed] // end\n}",
                "flowchart LR\nn0[\"a\"]\nn1[\"b\"]\nn2[\"c\"]\nn0 -.-|\"x\"| n1\nn1 -.-|\"x\"| n2\n",
            ),
            (
                "digraph { subgraph cluster_x { label=\"Review & co\"; a; b [shape=diamond style=filled fillcolor=gold] } c -> {a b} [dir=both] }",
                "flowchart TB\nsubgraph g0[\"Review #amp; co\"]\nn0([\"a\"])\nn1{\"b\"}\nend\nn2([\"c\"])\nn2 <--> n0\nn2 <--> n1\nstyle n1 fill:#ffd700\n",
            ),
            (
                "digraph { \"a b\":p:n -> x [color=red arrowhead=none] x [label=\"one\\ntwo \\\"\\N\\\"\"] }",
                "flowchart TB\nn0([\"a b\"])\nn1([\"one<br/>two #quot;x#quot;\"])\nn0 --- n1\nlinkStyle 0 stroke:#ff0000\n",
            ),
        ];
        for (text, expected) in table {
            let told = translate(text).map(|translation| translation.mermaid);
            assert_eq!(told.as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_marked() {
        let table = [
            ("digraph { a -> }", "}", "expected the name of a box"),
            ("digraph { a -> b", "b", "ends too early"),
            ("digraph { a -- b }", "--", "`->`"),
            ("graph { a -> b }", "->", "`--`"),
            ("nonsense {}", "nonsense", "begins with"),
            ("digraph { a [shape=record] }", "record", "records"),
            ("digraph { a [label=<b>] }", "<b>", "HTML"),
            ("digraph { a [label=\"x }", "\"x }", "not closed"),
            ("digraph { a [label x] }", "x", "expected `=`"),
            ("digraph { a % b }", "%", "not expected"),
        ];
        for (text, marked, message) in table {
            let problem = translate(text).err().expect(text);
            assert!(
                problem.message.contains(message),
                "{text}: {}",
                problem.message
            );
            assert_eq!(problem.span.map(|span| &text[span]), Some(marked), "{text}");
        }
    }

    #[test]
    fn deep_nesting_ends_in_a_finding() {
        let text = format!("digraph {{ {}", "subgraph {".repeat(5000));
        let problem = translate(&text).err().expect("it is too deep");
        assert_eq!(problem.code, "diagram-too-large");
    }

    #[test]
    fn what_is_passed_over_is_told() {
        let translation = translate("digraph { a -> b [headlabel=x]; a [shape=star] }");
        let warnings = translation.expect("it is drawn").warnings;
        let told: Vec<_> = warnings
            .iter()
            .map(|problem| problem.message.as_str())
            .collect();
        assert_eq!(
            told,
            [
                "`headlabel` is not drawn",
                "the shape `star` is drawn as a box"
            ]
        );
    }
}

//! Mermaid and DOT in fenced blocks.

use crate::support::{Site, snapshot};

/// A page of diagrams, each under a heading of its own.
fn page(diagrams: &[(&str, &str)]) -> String {
    let blocks = diagrams
        .iter()
        .enumerate()
        .map(|(number, (language, text))| {
            format!("## No. {number}\n\n```{language}\n{text}\n```\n\n")
        });
    format!("# Diagrams\n\n{}", blocks.collect::<String>())
}

#[test]
fn diagrams_that_cannot_be_read() {
    let site = Site::new();
    site.build();
    let diagrams = [
        ("mermaid", "flowchart TD\n  A[Start --> B"),
        ("mermaid A caption", "flowchart TD\n  A -> B"),
        ("mermaid", "flowchart XX\n  A --> B"),
        ("mermaid", "flowchart TD\n  subgraph x\n  A --> B"),
        ("mermaid", "flowchart TD\n  A[Review (legal)] --> B"),
        ("mermaid", "flowchart TD\n  A --> end"),
        (
            "mermaid",
            "sequenceDiagram\n  A->>B: hello\n  alt x\n  A->>B: x",
        ),
        ("mermaid", "sequenceDiagram\n  A=>B: hello"),
        ("mermaid", "sequenceDiagram\n  A->>B"),
        (
            "mermaid",
            "sequenceDiagram\n  A->>B: one\n  B-->>-A: two\n  A->>B: three",
        ),
        (
            "mermaid",
            "gantt\n  dateFormat YYYY-MM-DD\n  Task :a1, 2026-13-45, 3d",
        ),
        ("mermaid", "gantt\n  nonsense"),
        ("mermaid", "pie\n  \"a\" : x"),
        ("mermaid", "pie\n  \"a\" : -5"),
        ("mermaid", "stateDiagram-v2\n  A --> B : x\n  state C {"),
        ("mermaid", "classDiagram\n  class A {\n  +x"),
        ("mermaid", "classDiagram\n  A <|-=- B"),
        ("mermaid", "erDiagram\n  A ||--o{ B"),
        ("mermaid", "erDiagram\n  A |-o{ B : x"),
    ];
    site.write("content/acme/handbook/diagrams.md", page(&diagrams));
    snapshot("bad_input/diagrams", site.refuses(1, &["build"]));
}

#[test]
fn diagrams_of_other_kinds_and_none() {
    let site = Site::new();
    site.build();
    let diagrams = [
        ("mermaid", "mindmap\n  root"),
        ("mermaid", "hello"),
        ("mermaid", ""),
        ("mermaid", "flowchart TD"),
        ("mermaid", "pie\n  \"a\" : 0"),
        (
            "mermaid",
            "%%{init: {\"theme\": \"dark\", \"securityLevel\": \"loose\"}}%%\nflowchart TD\n  A --> B",
        ),
        ("mermaid", "---\ntitle: Order\n---\nflowchart TD\n  A --> B"),
        ("dot", "digraph { a -> }"),
        ("dot", "graph { a -> b }"),
        ("dot", "digraph {\n  a [shape=record label=\"x|y\"]\n}"),
        ("dot", "digraph {\n  a [label=<<b>x</b>>]\n}"),
        (
            "dot",
            "digraph {\n  a [shape=star]\n  a -> b [headlabel=x]\n",
        ),
        ("dot", "digraph { \"a }"),
        ("dot", "flowchart TD"),
        ("dot", "digraph { }"),
    ];
    site.write("content/acme/handbook/diagrams.md", page(&diagrams));
    snapshot("bad_input/diagram_kinds", site.refuses(1, &["build"]));
}

#[test]
fn diagrams_that_are_too_large() {
    let site = Site::new();
    site.build();
    let lines = |count: usize| {
        (0..count)
            .map(|n| format!("n{n}-->n{}\n", n + 1))
            .collect::<String>()
    };
    let sides = |letter: &str| {
        (0..90)
            .map(|n| format!("{letter}{n}"))
            .collect::<Vec<_>>()
            .join(" & ")
    };
    let texts = [
        format!("flowchart TD\n{}", lines(10_000)),
        format!("flowchart TD\n{}", lines(490)),
        format!("flowchart TD\n{} --> {}", sides("a"), sides("b")),
        format!("flowchart TD\n{}a-->b", "subgraph x\n".repeat(60)),
        format!("flowchart TD\n{}", "\n".repeat(600)),
        format!("flowchart TD\n  A[\"{}\"]", "word ".repeat(300)),
    ];
    let mut diagrams: Vec<(&str, &str)> = texts
        .iter()
        .map(|text| ("mermaid", text.as_str()))
        .collect();
    let clusters = format!("digraph {{\n{}", "subgraph {\n".repeat(60));
    diagrams.push(("dot", &clusters));
    site.write("content/acme/handbook/diagrams.md", page(&diagrams));
    snapshot("bad_input/diagram_sizes", site.refuses(1, &["build"]));
}

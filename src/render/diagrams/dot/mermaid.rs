//! A graph as a Mermaid flowchart.

use std::fmt::Write as _;

use super::graph::{Attributes, Graph, Line, Node};
use crate::render::diagrams::svg::Colour;

/// Shapes by their names in DOT, as the brackets that Mermaid puts around a label.
const SHAPES: [(&str, &str, &str); 27] = [
    ("box", "[", "]"),
    ("circle", "((", "))"),
    ("component", "[[", "]]"),
    ("cylinder", "[(", ")]"),
    ("diamond", "{", "}"),
    ("doublecircle", "(((", ")))"),
    ("egg", "([", "])"),
    ("ellipse", "([", "])"),
    ("folder", "[", "]"),
    ("hexagon", "{{", "}}"),
    ("invtrapezium", "[\\", "/]"),
    ("none", "[", "]"),
    ("note", "[", "]"),
    ("octagon", "{{", "}}"),
    ("oval", "([", "])"),
    ("parallelogram", "[/", "/]"),
    ("plain", "[", "]"),
    ("plaintext", "[", "]"),
    ("point", "((", "))"),
    ("rect", "[", "]"),
    ("rectangle", "[", "]"),
    ("square", "[", "]"),
    ("tab", "[", "]"),
    ("trapezium", "[/", "\\]"),
    ("Mcircle", "((", "))"),
    ("Mdiamond", "{", "}"),
    ("Msquare", "[", "]"),
];

/// Whether a shape is drawn as what it is, more or less.
pub fn is_known_shape(name: &str) -> bool {
    SHAPES.iter().any(|(known, _, _)| *known == name)
}

/// The flowchart of a graph. Boxes get names of their own, because those of DOT may be words of Mermaid.
pub fn flowchart(graph: &Graph) -> String {
    let direction = match graph.attributes.get("rankdir").map(String::as_str) {
        Some("LR") => "LR",
        Some("RL") => "RL",
        Some("BT") => "BT",
        _ => "TB",
    };
    let mut written = format!("flowchart {direction}\n");
    group(graph, None, &mut written);
    for line in &graph.lines {
        connection(graph, line, &mut written);
    }
    for (index, node) in graph.boxes.iter().enumerate() {
        let looks = box_looks(&node.attributes);
        if !looks.is_empty() {
            let _ = writeln!(written, "style n{index} {}", looks.join(","));
        }
    }
    for (index, group) in graph.groups.iter().enumerate() {
        let looks = group_looks(&group.attributes);
        if !looks.is_empty() {
            let _ = writeln!(written, "style g{index} {}", looks.join(","));
        }
    }
    for (index, line) in graph.lines.iter().enumerate() {
        if let Some(colour) = colour(&line.attributes, "color") {
            let _ = writeln!(written, "linkStyle {index} stroke:{colour}");
        }
    }
    written
}

/// The boxes of a group, or of none, in their order; groups inside it stand where they begin.
fn group(graph: &Graph, parent: Option<usize>, written: &mut String) {
    let inner = graph.groups.iter().enumerate();
    for (index, inside) in inner.filter(|(_, group)| group.parent == parent) {
        let label = inside.attributes.get("label").map_or(" ", String::as_str);
        let _ = writeln!(
            written,
            "subgraph g{index}[\"{}\"]",
            label_text(label, label)
        );
        group(graph, Some(index), written);
        written.push_str("end\n");
    }
    let boxes = graph.boxes.iter().enumerate();
    for (index, node) in boxes.filter(|(_, node)| node.group == parent) {
        let _ = writeln!(written, "n{index}{}", shape(node));
    }
}

fn shape(node: &Node) -> String {
    let name = node
        .attributes
        .get("shape")
        .map_or("ellipse", String::as_str);
    let label = match node.attributes.get("label") {
        _ if name == "point" => " ".to_owned(),
        Some(label) => label_text(label, &node.name),
        None => label_text("\\N", &node.name),
    };
    let found = SHAPES.iter().find(|(known, _, _)| *known == name);
    let (open, close) = match found {
        Some((_, "[", "]")) | None if has_style(&node.attributes, "rounded") => ("(", ")"),
        Some((_, open, close)) => (*open, *close),
        None => ("[", "]"),
    };
    format!("{open}\"{label}\"{close}")
}

fn connection(graph: &Graph, line: &Line, written: &mut String) {
    let attributes = &line.attributes;
    let value = |name: &str| attributes.get(name).map(String::as_str);
    let default = if graph.is_directed { "forward" } else { "none" };
    let direction = value("dir").unwrap_or(default);
    let (mut from, mut to) = (line.from, line.to);
    if direction == "back" {
        (from, to) = (to, from);
    }
    let is_blunt = |end: &str| value(end) == Some("none");
    let at_start = direction == "both" && !is_blunt("arrowtail");
    let at_end = match direction {
        "none" => false,
        "back" => !is_blunt("arrowtail"),
        _ => !is_blunt("arrowhead"),
    };
    let is_dashed = has_style(attributes, "dashed") || has_style(attributes, "dotted");
    let arrow = match (
        has_style(attributes, "invis"),
        is_dashed,
        has_style(attributes, "bold"),
    ) {
        (true, ..) => "~~~".to_owned(),
        (_, true, _) => format!(
            "{}-.-{}",
            if at_start { "<" } else { "" },
            if at_end { ">" } else { "" }
        ),
        (_, _, true) => format!(
            "{}=={}",
            if at_start { "<" } else { "" },
            if at_end { ">" } else { "=" }
        ),
        _ => format!(
            "{}--{}",
            if at_start { "<" } else { "" },
            if at_end { ">" } else { "-" }
        ),
    };
    let label = value("label").filter(|label| !label.trim().is_empty());
    let label = label.map(|label| format!("|\"{}\"|", label_text(label, "")));
    let _ = writeln!(
        written,
        "n{from} {arrow}{} n{to}",
        label.unwrap_or_default()
    );
}

/// A label: DOT's escapes carried out, Mermaid's own signs written as what they stand for.
fn label_text(label: &str, name: &str) -> String {
    let mut written = String::with_capacity(label.len());
    let mut letters = label.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            push(letter, &mut written);
            continue;
        }
        match letters.next() {
            Some('n' | 'l' | 'r') => written.push_str("<br/>"),
            Some('N' | 'G') => name.chars().for_each(|letter| push(letter, &mut written)),
            Some(other) => push(other, &mut written),
            None => {}
        }
    }
    match written.strip_suffix("<br/>") {
        Some(shorter) => shorter.to_owned(),
        None => written,
    }
}

fn push(letter: char, written: &mut String) {
    match letter {
        '"' => written.push_str("#quot;"),
        '&' => written.push_str("#amp;"),
        '<' => written.push_str("#lt;"),
        '>' => written.push_str("#gt;"),
        '#' => written.push_str("#35;"),
        '`' => written.push_str("#96;"),
        '\n' => written.push_str("<br/>"),
        letter if letter.is_control() => written.push(' '),
        letter => written.push(letter),
    }
}

fn box_looks(attributes: &Attributes) -> Vec<String> {
    let mut looks = Vec::new();
    let is_filled = has_style(attributes, "filled");
    let fill = colour(attributes, "fillcolor").or_else(|| colour(attributes, "color"));
    if let Some(fill) = fill.filter(|_| is_filled) {
        looks.push(format!("fill:{fill}"));
    }
    let shape = attributes.get("shape").map(String::as_str);
    if let Some("none" | "plain" | "plaintext") = shape {
        looks.push("fill:none,stroke:none".to_owned());
    } else if let Some(stroke) = colour(attributes, "color") {
        looks.push(format!("stroke:{stroke}"));
    }
    if let Some(ink) = colour(attributes, "fontcolor") {
        looks.push(format!("color:{ink}"));
    }
    if has_style(attributes, "dashed") || has_style(attributes, "dotted") {
        looks.push("stroke-dasharray:5 4".to_owned());
    }
    if has_style(attributes, "bold") {
        looks.push("stroke-width:2.5px".to_owned());
    }
    looks
}

fn group_looks(attributes: &Attributes) -> Vec<String> {
    let mut looks = Vec::new();
    let fill = colour(attributes, "bgcolor").or_else(|| {
        let fill = colour(attributes, "fillcolor").or_else(|| colour(attributes, "color"));
        fill.filter(|_| has_style(attributes, "filled"))
    });
    if let Some(fill) = fill {
        looks.push(format!("fill:{fill}"));
    }
    if let Some(stroke) = colour(attributes, "color") {
        looks.push(format!("stroke:{stroke}"));
    }
    looks
}

fn colour(attributes: &Attributes, name: &str) -> Option<Colour> {
    Colour::parse(attributes.get(name)?)
}

fn has_style(attributes: &Attributes, name: &str) -> bool {
    let style = attributes.get("style").map_or("", String::as_str);
    style.split(',').any(|known| known.trim() == name)
}

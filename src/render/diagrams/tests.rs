//! Diagrams of every kind, from text to what stands on a page.

#![cfg(feature = "diagrams")]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use roxmltree::Document;

use super::drawings::{Drawn, drawn};
use super::figure::figure;
use super::limits::{BYTES, DEPTH, ITEMS};
use super::svg::Drawing;
use crate::config::Language;
use crate::render::theme::Theme;

/// One of each kind, with what each can do.
const KINDS: [(&str, &str); 9] = [
    (
        "flowchart",
        "flowchart TD\n  A[Auftragsverarbeitungsvereinbarung] -->|ja| B{Prüfung?}\n  subgraph s [Beim Kunden]\n    B -.-> C[(Daten)]\n    C ==> D((Ende))\n  end\n  \
         E@{ shape: doc, label: \"Akte\" } --> A\n  click A href \"https://example.com\" \"away\"\n  classDef own fill:#fde68a,stroke:#b45309\n  class B own,hidden\n  \
         style D fill:#333\n  linkStyle 0 stroke:#c00,stroke-width:3px\n",
    ),
    (
        "sequence",
        "sequenceDiagram\n  autonumber\n  actor K as Kundin\n  participant S as Shop\n  K->>+S: Bestellung\n  alt auf Lager\n    Note over K,S: gilt 30 Minuten\n  else sonst\n    \
         S--xK: leider nicht\n  end\n  rect rgb(200, 220, 240)\n    S-)K: Rechnung\n  end\n  deactivate S\n  link K: Away @ https://example.com\n",
    ),
    (
        "gantt",
        "gantt\n  title Relaunch\n  dateFormat YYYY-MM-DD\n  axisFormat %d.%m.\n  section Eins\n  Fertig :done, a, 2026-01-05, 10d\n  Läuft :active, b, after a, 14d\n  section Zwei\n  \
         Eilig :crit, c, after b, 9d\n  Abnahme :milestone, d, after c, 0d\n",
    ),
    (
        "pie",
        "pie showData title Wofür\n  \"Eins\" : 32\n  \"Zwei\" : 12.5\n",
    ),
    (
        "state",
        "stateDiagram-v2\n  [*] --> Entwurf\n  Entwurf --> Pruefung : einreichen\n  state Pruefung {\n    [*] --> Fachlich\n    Fachlich --> [*]\n  }\n  note right of Entwurf\n    nur intern\n  \
         end note\n",
    ),
    (
        "class",
        "classDiagram\n  class Portal~T~ {\n    <<interface>>\n    +String name\n    +seal()$ Bytes\n  }\n  Portal \"1\" *-- \"0..*\" Page : enthält\n  Page <|-- Entry\n  Portal ..> View\n  \
         note for Page \"eine Datei\"\n",
    ),
    (
        "er",
        "erDiagram\n  KUNDE ||--o{ BESTELLUNG : \"gibt auf\"\n  KUNDE {\n    string name PK\n    string ort \"mit Postleitzahl\"\n  }\n",
    ),
    (
        "dot",
        "digraph { rankdir=LR; node [shape=box]; a [label=\"Kasse\\nim Laden\"]; subgraph cluster_x { label=\"Nachts & leise\"; b } a -> b [label=\"21:45\", style=dashed, URL=\"https://example.com\"] }",
    ),
    (
        "hostile",
        "flowchart TD\n  A[\"<script>alert(1)</script><img src=x onerror=alert(1)>\"] --> B[\"<b style='color:red'>x</b> &lt;svg onload=1&gt;\"]\n  style A fill:url(https://example.com),stroke:red\n  \
         click B call away()\n  click A javascript:alert(1)\n",
    ),
];

fn drawing(name: &str, text: &str) -> Drawing {
    let drawn = drawn(name == "dot", text);
    assert_eq!(drawn.problems, [], "{name}");
    drawn.drawing.clone().expect("it is drawn")
}

fn shown(name: &str, text: &str, id: &str) -> String {
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let language = Language::parse("de").expect("a language");
    let caption = Some("Ein \"Schaubild\" <b>");
    figure(&drawing(name, text), caption, id, theme.locale(&language))
}

fn lone_problem(drawn: &Drawn) -> (&'static str, &str) {
    assert!(drawn.drawing.is_none());
    let problem = drawn.problems.first().expect("something is wrong");
    (problem.code, &problem.message)
}

#[test]
fn nothing_but_known_elements_and_attributes_reaches_a_page() {
    const ELEMENTS: [&str; 17] = [
        "figure",
        "figcaption",
        "div",
        "svg",
        "title",
        "desc",
        "defs",
        "marker",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polygon",
        "text",
        "tspan",
    ];
    const ATTRIBUTES: [&str; 46] = [
        "aria-describedby",
        "aria-label",
        "aria-labelledby",
        "class",
        "cx",
        "cy",
        "d",
        "dominant-baseline",
        "dx",
        "dy",
        "fill",
        "fill-opacity",
        "font-size",
        "font-style",
        "font-weight",
        "height",
        "id",
        "marker-end",
        "marker-mid",
        "marker-start",
        "markerHeight",
        "markerUnits",
        "markerWidth",
        "orient",
        "points",
        "r",
        "refX",
        "refY",
        "role",
        "rx",
        "ry",
        "stroke",
        "stroke-dasharray",
        "stroke-width",
        "tabindex",
        "text-anchor",
        "text-decoration",
        "transform",
        "viewBox",
        "width",
        "x",
        "x1",
        "x2",
        "y",
        "y1",
        "y2",
    ];
    for (name, text) in KINDS {
        let html = shown(name, text, "diagram-1");
        let document =
            Document::parse(&html).unwrap_or_else(|error| panic!("{name}: {error}\n{html}"));
        let mut ids = BTreeSet::new();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let element = node.tag_name().name();
            assert!(ELEMENTS.contains(&element), "{name}: <{element}>");
            for attribute in node.attributes() {
                let (key, value) = (attribute.name(), attribute.value());
                assert!(ATTRIBUTES.contains(&key), "{name}: {key}=\"{value}\"");
                assert!(!value.contains("//"), "{name}: {key}=\"{value}\"");
                if key == "id" {
                    assert!(ids.insert(value), "{name}: the id `{value}` twice");
                }
                if matches!(key, "fill" | "stroke") {
                    let is_checked =
                        value == "none" || (value.starts_with('#') && value.len() == 7);
                    assert!(is_checked, "{name}: {key}=\"{value}\"");
                }
                if key == "class" {
                    let mut classes = value.split(' ');
                    assert!(
                        classes
                            .all(|class| class.starts_with("d-") || class.starts_with("diagram"))
                    );
                }
            }
        }
        for node in document.descendants() {
            for attribute in node.attributes() {
                let named: Vec<&str> = match attribute.name() {
                    name if name.starts_with("marker-") => {
                        vec![
                            attribute
                                .value()
                                .trim_start_matches("url(#")
                                .trim_end_matches(')'),
                        ]
                    }
                    "aria-labelledby" | "aria-describedby" => vec![attribute.value()],
                    _ => continue,
                };
                assert!(named.iter().all(|id| ids.contains(id)), "{name}: {named:?}");
            }
        }
    }
}

#[test]
fn every_class_is_coloured_and_every_colour_has_its_class() {
    let sheet = include_str!("../../../themes/default/style/diagrams.css");
    let written: String = KINDS
        .iter()
        .map(|(name, text)| shown(name, text, "x"))
        .collect();
    let document = format!("<all>{written}</all>");
    let document = Document::parse(&document).expect("it is well-formed");
    let all = document
        .descendants()
        .filter_map(|node| node.attribute("class"));
    for class in all.flat_map(|classes| classes.split(' ')) {
        // what is inside them says more
        if !matches!(class, "d-section-even")
            && !class.starts_with("diagram-")
            && !class.starts_with("d-slice-")
        {
            assert!(sheet.contains(&format!(".{class}")), "{class}");
        }
    }
    assert!(!sheet.contains('#'), "colours are tokens");
}

#[test]
fn small_drawings_are_as_they_were() {
    insta::assert_snapshot!(shown(
        "flowchart",
        "flowchart LR\n  A[Order] -->|paid| B([Parcel])\n",
        "diagram-1"
    ));
    insta::assert_snapshot!(shown(
        "pie",
        "pie\n  \"Ja\" : 3\n  \"Nein\" : 1\n",
        "diagram-2"
    ));
}

#[test]
fn the_same_text_twice_has_ids_of_its_own() {
    let text = "flowchart LR\n  A --> B\n";
    let (one, two) = (
        shown("flowchart", text, "diagram-1"),
        shown("flowchart", text, "diagram-2"),
    );
    assert!(one.contains("id=\"diagram-1-0\"") && one.contains("url(#diagram-1-0)"));
    assert_eq!(one.replace("diagram-1", "diagram-2"), two);
}

#[test]
fn letters_on_an_authors_fill_can_be_read() {
    let text = "flowchart LR\n  A[dark] --> B[light] --> C[theme]\n  style A fill:#111\n  style B fill:#ffe,color:#fff\n";
    let inner = drawing("flowchart", text).inner;
    let ink = |word: &str| {
        let before = &inner[..inner.find(word).expect("the word is there")];
        let tag = &before[before.rfind("<text").expect("it is a text")..];
        let fill = tag.split_once("fill=\"").map(|(_, rest)| &rest[..7]);
        fill.map(str::to_owned)
    };
    assert_eq!(ink("dark").as_deref(), Some("#ffffff"));
    assert_eq!(ink("light").as_deref(), Some("#111111"));
    assert_eq!(ink("theme"), None);
}

#[test]
fn nothing_depends_on_the_day() {
    let text = "gantt\n  dateFormat YYYY-MM-DD\n  Task :2026-01-05, 10d\n";
    let inner = drawing("gantt", text).inner;
    assert!(!inner.contains("today"));
    let marked =
        "gantt\n  dateFormat YYYY-MM-DD\n  todayMarker stroke-width:5px\n  Task :2026-01-05, 10d\n";
    assert_eq!(drawing("gantt", marked).inner, inner);
}

#[test]
fn nasty_texts_end_soon_and_in_a_finding() {
    let lines = |count: usize, line: fn(usize) -> String| (0..count).map(line).collect::<String>();
    let table = [
        (
            "10,000 boxes",
            format!(
                "flowchart TD\n{}",
                lines(10_000, |n| format!("n{n}-->n{}\n", n + 1))
            ),
        ),
        ("many lines at once", {
            let side = |letter: &str| {
                (0..90)
                    .map(|n| format!("{letter}{n}"))
                    .collect::<Vec<_>>()
                    .join(" & ")
            };
            format!("flowchart TD\n{} --> {}\n", side("a"), side("b"))
        }),
        (
            "deep groups",
            format!("flowchart TD\n{}a-->b\n", "subgraph x\n".repeat(DEPTH + 1)),
        ),
        (
            "deep states",
            format!("stateDiagram-v2\n{}a-->b\n", "state x {\n".repeat(400)),
        ),
        (
            "deep alternatives",
            format!("sequenceDiagram\n{}a->>b: x\n", "alt x\n".repeat(400)),
        ),
        (
            "deep brackets",
            format!("flowchart TD\nA{}x\n", "[".repeat(900)),
        ),
        (
            "deep settings of a box",
            format!("flowchart TD\nA@{{ shape: {} }}\n", "[".repeat(900)),
        ),
        (
            "deep maps of a box",
            format!("flowchart TD\nA@{{ shape: {} }}\n", "{a: ".repeat(240)),
        ),
        (
            "a long label",
            format!("flowchart TD\nA[\"{}\"]\n", "word ".repeat(3000)),
        ),
        (
            "many messages",
            format!(
                "sequenceDiagram\n{}",
                lines(490, |n| format!("a{}->>b{}: x\n", n % 50, n % 37))
            ),
        ),
        (
            "many classes",
            format!(
                "classDiagram\n{}",
                lines(400, |n| format!("C{n} <|-- C{}\n", n / 2))
            ),
        ),
        (
            "many bytes",
            format!("flowchart TD\n%%{}\n", "x".repeat(BYTES)),
        ),
        ("no closing", "%%{init: {".repeat(900)),
        (
            "signs",
            "flowchart TD\n\u{0}\u{1}\u{FDD0}\u{FDD1}--\n".to_owned(),
        ),
    ];
    for (name, text) in table {
        let begun = Instant::now();
        let drawn = drawn(false, &text);
        assert!(drawn.drawing.is_none(), "{name}");
        assert!(!drawn.problems.is_empty(), "{name}");
        // Unoptimised and on a busy machine; in a release build each takes a tenth of a second at most.
        assert!(begun.elapsed() < Duration::from_secs(20), "{name}");
    }
}

#[test]
fn the_largest_that_is_allowed_is_drawn() {
    let boxes = ITEMS / 2 - 1;
    let chain: String = (0..boxes).map(|n| format!("n{n}-->n{}\n", n + 1)).collect();
    let drawing = drawing("flowchart", &format!("flowchart TD\n{chain}"));
    assert_eq!(drawing.words.len(), boxes + 1);
}

#[test]
fn a_diagram_without_content_is_an_error() {
    let table = [
        ("flowchart TD\n", "diagram-empty"),
        ("pie\n  \"a\" : 0\n", "diagram-empty"),
        ("", "diagram-kind"),
        ("mindmap\n  root\n", "diagram-kind"),
    ];
    for (text, code) in table {
        assert_eq!(lone_problem(&drawn(false, text)).0, code, "{text}");
    }
}

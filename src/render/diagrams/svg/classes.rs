//! The classes that the style sheet knows: `themes/default/style/diagrams.css` colours these and no others.
//!
//! An author may name classes, too, and a drawing must not borrow the looks of the page; so nothing passes that is not in this table.

use crate::render::diagrams::kinds::Kind;

/// The class for the style sheet; `None` when it has no say about the drawing's looks.
pub fn class(kind: Kind, name: &str) -> Option<&'static str> {
    let name = match name {
        // every second section of a time table is shaded
        "section1" | "section3" => return Some("d-section-even"),
        name => name.trim_end_matches(|letter: char| letter.is_ascii_digit()),
    };
    let class = match (kind, name) {
        (Kind::Gantt, name) => return gantt(name),
        (Kind::Pie, name) => return pie(name),
        (Kind::Sequence, name) => return sequence(name),
        (_, "node") => "d-node",
        (_, "cluster" | "statediagram-cluster") => "d-cluster",
        (_, "cluster-label" | "label") => "d-label",
        (_, "edgePaths") => "d-lines",
        (_, "edgeLabel" | "edgeTerminals") => "d-line-label",
        (_, "statediagram-note") => "d-note",
        (_, "row-rect-odd") => "d-row",
        (_, "row-rect-even") => "d-row-even",
        (_, "state-start" | "fork-join") => "d-solid",
        (Kind::State, "inner") => "d-inner",
        _ => return None,
    };
    Some(class)
}

fn sequence(name: &str) -> Option<&'static str> {
    Some(match name {
        "actor" | "actor-man" => "d-actor",
        "actor-line" => "d-lifeline",
        "activation" => "d-activation",
        "messageLine" => "d-message",
        "messageText" => "d-line-label",
        "labelBox" => "d-tab",
        "labelText" => "d-label",
        "loopLine" => "d-frame",
        "loopText" | "sectionTitle" => "d-condition",
        "note" => "d-note",
        "noteText" => "d-note-text",
        "sequenceNumber" => "d-number-text",
        "rect" => "d-band",
        _ => return None,
    })
}

fn gantt(name: &str) -> Option<&'static str> {
    Some(match name {
        "grid" => "d-grid",
        "section" => "d-section",
        "sectionTitle" => "d-section-title",
        "task" => "d-task",
        "done" | "doneCrit" => "d-done",
        "active" => "d-active",
        "crit" | "activeCrit" => "d-crit",
        "milestone" => "d-milestone",
        "taskText" => "d-task-text",
        "taskTextOutsideRight" => "d-right-text",
        "taskTextOutsideLeft" => "d-left-text",
        "titleText" => "d-title",
        "vert" => "d-mark",
        "vertText" => "d-mark-text",
        "exclude-range" => "d-excluded",
        _ => return None,
    })
}

fn pie(name: &str) -> Option<&'static str> {
    Some(match name {
        "pieCircle" => "d-slice",
        "slice" => "d-slice-text",
        "pieTitleText" => "d-title",
        _ => return None,
    })
}

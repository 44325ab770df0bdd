//! From the text of a fence to a drawing, and a memory of what was drawn.
//!
//! A text is rendered once for each view and language, and once more for the check of anchors; the same drawing serves all of them.
//! What is remembered depends on nothing but the text, so it shows only in the time that a build takes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::kinds::Kind;
use super::problem::Problem;
use super::svg::{Drawing, rewritten};
use super::{dot, engine, limits, preamble};

/// What came of a text.
#[derive(Default)]
pub struct Drawn {
    /// The drawing, unless something is wrong.
    pub drawing: Option<Drawing>,
    /// The label that the text itself gives to the whole.
    pub title: Option<String>,
    /// What is wrong or worth a look.
    pub problems: Vec<Problem>,
}

/// How many bytes of SVG are remembered; then memory begins anew.
const REMEMBERED: usize = 16 * 1024 * 1024;

#[derive(Default)]
struct Memory {
    /// By language and text.
    drawn: BTreeMap<(bool, String), Arc<Drawn>>,
    size: usize,
}

static MEMORY: Mutex<Option<Memory>> = Mutex::new(None);

/// Draws a text, or recalls it.
pub fn drawn(is_dot: bool, text: &str) -> Arc<Drawn> {
    let key = (is_dot, text.to_owned());
    let recalled = |memory: &mut Option<Memory>| {
        let memory = memory.get_or_insert_default();
        memory.drawn.get(&key).cloned()
    };
    // Nobody leaves the memory half changed, so one that panicked beside it does no harm.
    if let Some(known) = recalled(&mut MEMORY.lock().unwrap_or_else(PoisonError::into_inner)) {
        return known;
    }
    let drawn = Arc::new(if is_dot {
        of_dot(text)
    } else {
        of_mermaid(text)
    });
    let size = text.len()
        + drawn
            .drawing
            .as_ref()
            .map_or(0, |drawing| drawing.inner.len());
    let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    let memory = memory.get_or_insert_default();
    if memory.size + size > REMEMBERED {
        *memory = Memory::default();
    }
    memory.size += size;
    memory.drawn.insert(key, Arc::clone(&drawn));
    drawn
}

fn of_mermaid(text: &str) -> Drawn {
    if let Err(problem) = limits::check(text) {
        return Drawn::failed(problem);
    }
    let (text, problems) = preamble::without_settings(text);
    let drawing = Kind::of(&text).and_then(|kind| draw(&text, kind));
    Drawn {
        problems,
        ..Drawn::default()
    }
    .with(drawing)
}

fn of_dot(text: &str) -> Drawn {
    let translation = limits::check_size(text).and_then(|()| dot::translate(text));
    match translation {
        Err(problem) => Drawn::failed(problem),
        Ok(translation) => {
            // places in the translation are no places in the text
            let drawing = draw(&translation.mermaid, Kind::Flowchart).map_err(|problem| Problem {
                span: None,
                ..problem
            });
            Drawn {
                drawing: None,
                title: translation.title,
                problems: translation.warnings,
            }
            .with(drawing)
        }
    }
}

fn draw(text: &str, kind: Kind) -> Result<Drawing, Problem> {
    let svg = engine::draw(text)?;
    let drawing = rewritten(&svg, kind)
        .ok_or_else(|| Problem::whole("diagram-syntax", "this diagram cannot be drawn"))?;
    if drawing.inner.is_empty() {
        return Err(Problem::whole(
            "diagram-empty",
            "there is nothing in this diagram",
        ));
    }
    if kind == Kind::Pie && !drawing.inner.contains("<path") {
        return Err(Problem::whole(
            "diagram-empty",
            "all shares of this diagram are 0",
        ));
    }
    Ok(drawing)
}

impl Drawn {
    fn failed(problem: Problem) -> Self {
        Self {
            problems: vec![problem],
            ..Self::default()
        }
    }

    fn with(mut self, drawing: Result<Drawing, Problem>) -> Self {
        match drawing {
            Ok(drawing) => self.drawing = Some(drawing),
            Err(problem) => self.problems.push(problem),
        }
        self
    }
}

//! What a DOT text says: boxes, lines and groups, with their attributes.

use std::collections::BTreeMap;

use crate::render::diagrams::problem::Problem;

/// Attributes by name. A later one replaces an earlier one.
pub type Attributes = BTreeMap<String, String>;

/// A graph.
#[derive(Default)]
pub struct Graph {
    /// Whether its lines are arrows.
    pub is_directed: bool,
    /// Its own attributes.
    pub attributes: Attributes,
    /// The label of the whole.
    pub title: Option<String>,
    /// The boxes in the order of their first mention.
    pub boxes: Vec<Node>,
    /// The lines in their order.
    pub lines: Vec<Line>,
    /// The clusters; those inside others stand behind them.
    pub groups: Vec<Group>,
    /// What is passed over and might be missed.
    pub warnings: Vec<Problem>,
}

/// A box.
pub struct Node {
    /// What it is called in the text.
    pub name: String,
    /// Its attributes.
    pub attributes: Attributes,
    /// The group it was first mentioned in.
    pub group: Option<usize>,
}

/// A line between two boxes.
pub struct Line {
    /// The index of the box it begins at.
    pub from: usize,
    /// The index of the box it ends at.
    pub to: usize,
    /// Its attributes.
    pub attributes: Attributes,
}

/// A cluster.
pub struct Group {
    /// The group around it.
    pub parent: Option<usize>,
    /// Its attributes.
    pub attributes: Attributes,
}

impl Graph {
    /// The index of a box, which is made when it is mentioned first.
    pub fn mention(&mut self, name: &str, defaults: &Attributes, group: Option<usize>) -> usize {
        if let Some(known) = self.boxes.iter().position(|known| known.name == name) {
            return known;
        }
        self.boxes.push(Node {
            name: name.to_owned(),
            attributes: defaults.clone(),
            group,
        });
        self.boxes.len() - 1
    }
}

//! Tables: a box that scrolls, and cells without the `style` attribute that the Markdown library aligns them with, because the policy of the page
//! forbids it.

use pulldown_cmark::Alignment;

use crate::render::html::escape;

/// Where in a table the writer is.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The name of the cell's element.
    cell: &'static str,
}

impl Table {
    /// Begins a table. `label` is what it is called for those who cannot see it.
    pub(super) fn open(alignments: Vec<Alignment>, label: &str) -> (Self, String) {
        let table = Self {
            alignments,
            ..Self::default()
        };
        let label = escape(label);
        // A group, not a region: several landmarks of one name lead nowhere.
        let html = format!(
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\"><table>"
        );
        (table, html)
    }

    /// Begins the row of headings.
    pub(super) fn open_head(&mut self) -> &'static str {
        (self.column, self.in_head) = (0, true);
        "<thead><tr>"
    }

    /// Begins any other row.
    pub(super) fn open_row(&mut self) -> &'static str {
        (self.column, self.in_head) = (0, false);
        "<tr>"
    }

    /// Begins a cell.
    pub(super) fn open_cell(&mut self, is_empty: bool) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"numeric\"",
            Some(Alignment::Center) => " class=\"centred\"",
            _ => "",
        };
        self.column += 1;
        // A heading without words, as in the corner of a table, would be announced with every cell below it.
        let (cell, scope) = if self.in_head && !is_empty {
            ("th", " scope=\"col\"")
        } else {
            ("td", "")
        };
        self.cell = cell;
        format!("<{cell}{scope}{class}>")
    }

    /// Ends a cell.
    pub(super) fn close_cell(&self) -> String {
        format!("</{}>", self.cell)
    }
}

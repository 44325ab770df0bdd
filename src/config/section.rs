//! Sections: what kind of thing lies in a folder, known by its name.

/// The kind of a folder, known by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Status entries.
    Status,
    /// Concepts.
    Concepts,
    /// Budgets and their ledgers.
    Budget,
    /// Documents.
    Documents,
    /// People.
    People,
    /// Any other folder.
    Pages,
}

impl Section {
    /// The section of a folder directly inside a portal or project.
    pub fn of_folder(name: &str) -> Self {
        match name {
            "status" => Self::Status,
            "concepts" | "konzepte" => Self::Concepts,
            "budget" | "budgets" => Self::Budget,
            "documents" | "dokumente" => Self::Documents,
            "people" | "kontakte" => Self::People,
            _ => Self::Pages,
        }
    }

    /// The name of the section's folder in logical paths; `None` for other folders, which keep their own.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Status => Some("status"),
            Self::Concepts => Some("concepts"),
            Self::Budget => Some("budget"),
            Self::Documents => Some("documents"),
            Self::People => Some("people"),
            Self::Pages => None,
        }
    }
}

//! What documents are given: the page of one, and the register of all.

use serde::Serialize;

/// A document, on its page.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentContext {
    /// Its number.
    pub number: Option<String>,
}

/// The documents of a portal or a project, on the page of the section.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterContext {
    /// How many there are.
    pub count: usize,
}

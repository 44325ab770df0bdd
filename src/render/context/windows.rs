//! Sentences with links in them, windows that the reader's browser opens on some days, and files that it saves.

use serde::Serialize;

use super::super::html::escape;

/// A piece of a sentence.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Part {
    /// The text.
    pub text: String,
    /// Where it leads.
    pub url: Option<String>,
}

impl Part {
    /// Words that lead nowhere.
    pub fn text(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            url: None,
        }
    }
}

/// Something that is shown on some days only. Both ends are ISO 8601 and belong to it.
#[derive(Clone, Debug, Serialize)]
pub struct Window {
    /// What it stands for, such as `stale`.
    pub state: &'static str,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub until: Option<String>,
    /// What it says.
    pub parts: Vec<Part>,
}

/// A file that is made of nothing but the page, and saved by the reader.
#[derive(Clone, Debug, Serialize)]
pub struct Save {
    /// The file's name.
    pub name: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
    /// What is in it, escaped for an attribute in quotes.
    pub content: String,
}

impl Save {
    /// A file of this content.
    pub fn new(name: String, media_type: &'static str, content: &str) -> Self {
        // A browser makes one LF of CR and LF as it reads HTML, unless they are written as references (HTML, 13.2.3.5).
        let content = escape(content)
            .replace('\r', "&#13;")
            .replace('\n', "&#10;");
        Self {
            name,
            media_type,
            content,
        }
    }
}

//! What templates are given about languages.

use serde::Serialize;

/// A page in one of the portal's languages.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// The language's name in itself.
    pub name: String,
    /// Its tag.
    pub lang: String,
    /// The address of the page in it.
    pub url: String,
    /// Whether it is the one that the reader is looking at.
    pub current: bool,
}

/// A remark about the language of a page's text.
#[derive(Clone, Debug, Serialize)]
pub struct TranslationNote {
    /// One sentence.
    pub text: String,
    /// The page in the language it was written in.
    pub original: Option<LanguageLink>,
}

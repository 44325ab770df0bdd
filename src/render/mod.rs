//! From a view of a portal to HTML: Markdown, templates, languages and the public shell.

pub mod page_html;
pub mod shell;

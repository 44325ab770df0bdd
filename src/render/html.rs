//! Text inside HTML: escaping, and the ids that a text may use.

/// Ids that the gate and the page frame use; a heading of that name must not take them.
const RESERVED_IDS: [&str; 18] = [
    "home-needs",
    "home-projects",
    "gate",
    "gate-form",
    "gate-open",
    "gate-progress",
    "gate-message",
    "passphrase",
    "passphrase-show",
    "remember",
    "status",
    "content",
    "sections",
    "contents",
    "top",
    "page-files",
    "page-toc",
    "timeline",
];

/// How the ids of footnotes begin, and of the places that refer to them.
const RESERVED_STARTS: [&str; 2] = ["fn.", "fnref."];

/// The id of a heading or fragment: as it is, unless the page frame or a footnote uses it.
pub fn heading_id(wanted: &str) -> String {
    let is_note = RESERVED_STARTS
        .iter()
        .any(|start| wanted.starts_with(start));
    if is_note || RESERVED_IDS.contains(&wanted) {
        format!("{wanted}-")
    } else {
        wanted.to_owned()
    }
}

/// Text for HTML, in elements and quoted attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

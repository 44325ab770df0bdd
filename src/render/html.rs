//! Text inside HTML: escaping, and the ids that a text may use.

/// Ids that the gate and the page frame use; a heading of that name must not take them.
const RESERVED_IDS: [&str; 10] = [
    "comparison",
    "gate",
    "passphrase",
    "remember",
    "status",
    "content",
    "sections",
    "contents",
    "top",
    "timeline",
];

/// How ids begin that templates, footnotes and drawings use.
const RESERVED_STARTS: [&str; 12] = [
    "bar.",
    "board-",
    "budget.",
    "chart-",
    "diagram-",
    "fn.",
    "fnref.",
    "gate-",
    "home-",
    "page-",
    "passphrase-",
    "summary-",
];

/// The id of a heading or fragment: as it is, unless the page frame, a footnote or a drawing uses it.
pub fn heading_id(wanted: &str) -> String {
    let is_taken = RESERVED_STARTS
        .iter()
        .any(|start| wanted.starts_with(start));
    if is_taken || RESERVED_IDS.contains(&wanted) {
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

#[cfg(test)]
mod tests {
    use super::heading_id;
    use crate::render::theme_files::TEMPLATES;

    #[test]
    fn no_heading_takes_an_id_of_a_template() {
        let mut seen = 0;
        for (name, text) in TEMPLATES {
            for id in text
                .split(" id=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
            {
                // Whatever a template fills in comes after a beginning of its own, but for the ids of headings.
                let id = id.split("{{").next().unwrap_or_default();
                if !id.is_empty() {
                    assert_ne!(heading_id(id), id, "{name}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 20);
        assert_eq!(heading_id("next"), "next");
    }
}

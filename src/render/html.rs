//! Text inside HTML: escaping, the ids that a text may use, and values in the fragments of addresses.

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
const RESERVED_STARTS: [&str; 14] = [
    "bar.",
    "board-",
    "budget.",
    "chart-",
    "diagram-",
    "fn.",
    "fnref.",
    "gate-",
    "home-",
    "invoice-",
    "line-",
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

/// What an author types to mean the heading of that id.
pub fn typed_id(id: &str) -> &str {
    id.strip_suffix('-')
        .filter(|typed| heading_id(typed) == id)
        .unwrap_or(id)
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

/// A value within a fragment (RFC 3986, 3.5): whatever might end it or mean something else in it is written in hexadecimal.
pub fn in_fragment(value: &str) -> String {
    let mut written = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                written.push(char::from(byte));
            }
            _ => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{heading_id, in_fragment, typed_id};
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
        for typed in ["next", "line-a", "status", "c-"] {
            assert_eq!(typed_id(&heading_id(typed)), typed);
        }
    }

    #[test]
    fn a_value_of_a_fragment_stays_one() {
        for (value, written) in [
            ("care-and-on-call", "care-and-on-call"),
            ("a&b=c d", "a%26b%3Dc%20d"),
            ("pflege ä", "pflege%20%C3%A4"),
            ("R-2026-0142", "R-2026-0142"),
            ("R 7/26", "R%207%2F26"),
            ("Ü&1", "%C3%9C%261"),
        ] {
            assert_eq!(in_fragment(value), written);
        }
    }
}

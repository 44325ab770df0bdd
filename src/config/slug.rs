//! Slugs: the names of folders, projects and people, which end up in addresses and ids.

/// Whether a name is a slug: lower-case ASCII letters, digits, `-` and `_`, beginning with a letter or digit.
pub fn is_slug(name: &str) -> bool {
    let mut bytes = name.bytes();
    let first = bytes
        .next()
        .is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    first
        && bytes.all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
        })
}

/// The nearest slug to any name; empty when nothing of it can stay.
pub fn slugify(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{is_slug, slugify};

    #[test]
    fn slugs_are_told_from_names() {
        for good in ["acme", "2026", "a-b_c"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "Acme", "a b", "-a", "häuser", "a/b", "..", "a.b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn a_slug_is_offered_for_any_name() {
        assert_eq!(
            slugify("Häufige Fragen & Antworten!"),
            "haeufige-fragen-antworten"
        );
        assert_eq!(slugify("  Maß "), "mass");
        assert_eq!(slugify("…"), "");
    }
}

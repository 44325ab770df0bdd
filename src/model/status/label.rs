//! Topics and tags are told apart by what their spellings have in common, so that `#launch`, `Launch` and `launch` are one.

use std::fmt::Write as _;

/// The identity of a topic or tag: lower case, letters and digits of any script, `-` for everything between.
pub fn label_slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            letter if letter.is_alphanumeric() => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() {
        // A name of signs alone is a name too.
        for letter in name.trim().chars() {
            // Writing to a text cannot fail.
            let _ = write!(slug, "{:x}-", u32::from(letter));
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::label_slug;

    #[test]
    fn spellings_of_one_word_are_one() {
        for (name, slug) in [
            ("Booking engine", "booking-engine"),
            ("booking-engine", "booking-engine"),
            (" Größe & Maß ", "groesse-mass"),
            ("Café", "café"),
            ("東京", "東京"),
            ("2026", "2026"),
            ("🚀", "1f680-"),
        ] {
            assert_eq!(label_slug(name), slug, "{name}");
        }
        assert_ne!(label_slug("🚀"), label_slug("🎉"));
    }
}

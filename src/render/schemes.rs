//! The schemes of web addresses: which of them may be published, and how to see them through disguises.

/// Schemes that lead out of the portal and harm nobody.
pub const SAFE_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The scheme of a web address, in lower case (RFC 3986, 3.1).
pub fn scheme_of(typed: &str) -> Option<String> {
    // Browsers pass over these inside a scheme; so must whoever decides what is safe.
    let cleaned: String = typed
        .trim()
        .chars()
        .filter(|letter| !letter.is_control())
        .collect();
    let (scheme, _) = cleaned.split_once(':')?;
    let mut letters = scheme.chars();
    let plain = letters.next()?.is_ascii_alphabetic()
        && letters.all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter));
    plain.then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::scheme_of;

    #[test]
    fn schemes_are_seen_through_disguises() {
        assert_eq!(
            scheme_of("JavaScript:alert(1)").as_deref(),
            Some("javascript")
        );
        assert_eq!(
            scheme_of(" java\tscript:alert(1)").as_deref(),
            Some("javascript")
        );
        assert_eq!(scheme_of("https://example.com").as_deref(), Some("https"));
        for path in ["../a.md", "a b:c.md", "#x:y", "1:2.md", "notes"] {
            assert_eq!(scheme_of(path), None, "{path}");
        }
    }
}

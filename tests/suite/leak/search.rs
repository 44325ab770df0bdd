//! Finds any of many needles in bytes, whatever their case and in several disguises.

use std::collections::HashMap;

use data_encoding::BASE64_NOPAD;

/// Something that must not be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Needle {
    /// As findings show it.
    pub shown: String,
    /// What is searched for.
    pub bytes: Vec<u8>,
}

impl Needle {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self {
            shown: text.to_owned(),
            bytes: text.as_bytes().to_vec(),
        }
    }
}

/// Shorter ones would be found in sealed bytes by chance.
const SHORTEST: usize = 6;
/// Base64 is letters and digits, so short words of these come up in it by chance.
const SHORTEST_PLAIN: usize = 9;

/// Many needles, found in one go.
pub struct Search {
    /// Which beginnings of three bytes there are at all; most places in sealed bytes are passed over by this alone.
    beginnings: Vec<bool>,
    /// Every form by its first three bytes.
    forms: HashMap<[u8; 3], Vec<(Vec<u8>, String)>>,
    count: usize,
}

impl Search {
    /// Prepares all forms of the needles.
    pub fn new(needles: Vec<Needle>) -> Self {
        let mut search = Self {
            beginnings: vec![false; 1 << 24],
            forms: HashMap::new(),
            count: needles.len(),
        };
        for needle in &needles {
            search.add(&needle.bytes, &needle.shown);
            let Ok(text) = std::str::from_utf8(&needle.bytes) else {
                continue;
            };
            search.add(text.to_lowercase().as_bytes(), &needle.shown);
            for (form, name) in disguises(text) {
                if form != needle.bytes {
                    search.add(&form, &format!("{} ({name})", needle.shown));
                }
            }
        }
        search
    }

    /// How many needles there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The needles that occur.
    pub fn find_in(&self, bytes: &[u8]) -> Vec<String> {
        let lower = bytes.to_ascii_lowercase();
        let mut found = Vec::new();
        let mut beginning = 0;
        for (end, byte) in lower.iter().enumerate() {
            beginning = (beginning << 8 | usize::from(*byte)) & 0xff_ffff;
            if end < 2 || !self.beginnings[beginning] {
                continue;
            }
            let at = end - 2;
            let window = &lower[at..=end];
            let Some(forms) = self.forms.get(window) else {
                continue;
            };
            for (form, shown) in forms {
                if lower[at..].starts_with(form) && !(is_chance(form, &lower, at)) {
                    found.push(shown.clone());
                }
            }
        }
        found.sort();
        found.dedup();
        found
    }

    fn add(&mut self, form: &[u8], shown: &str) {
        if form.len() >= SHORTEST {
            let form = form.to_ascii_lowercase();
            let first = [form[0], form[1], form[2]];
            let [a, b, c] = first.map(usize::from);
            self.beginnings[a << 16 | b << 8 | c] = true;
            self.forms
                .entry(first)
                .or_default()
                .push((form, shown.to_owned()));
        }
    }
}

/// Whether a short word stands in the midst of a long run of letters and digits, as base64 is, and so means nothing.
fn is_chance(form: &[u8], bytes: &[u8], at: usize) -> bool {
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    if form.len() >= SHORTEST_PLAIN || !form.iter().all(is_base64) {
        return false;
    }
    let from = at.saturating_sub(64);
    let until = (at + form.len() + 64).min(bytes.len());
    bytes[from..until].iter().all(is_base64)
}

/// A text in the forms in which programs hide or carry it.
fn disguises(text: &str) -> Vec<(Vec<u8>, &'static str)> {
    let mut forms: Vec<(Vec<u8>, &'static str)> = vec![
        (
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "UTF-16, little end first",
        ),
        (
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            "UTF-16, big end first",
        ),
        (percent_encoded(text).into_bytes(), "percent-encoded"),
        (escaped(text).into_bytes(), "escaped for HTML"),
        (
            text.escape_unicode_beyond_ascii().into_bytes(),
            "escaped for JSON",
        ),
        (text.replace(' ', "-").into_bytes(), "as a slug"),
        (text.replace(' ', "_").into_bytes(), "with underscores"),
    ];
    // In base64 a text has three forms, by where it begins; the first and last letters depend on its neighbours.
    if text.len() >= 9 {
        for skipped in 0..3 {
            let inner = &text.as_bytes()[skipped..];
            let whole = BASE64_NOPAD.encode(&inner[..inner.len() / 3 * 3]);
            forms.push((whole.into_bytes(), "base64"));
        }
    }
    forms
}

trait EscapeBeyondAscii {
    fn escape_unicode_beyond_ascii(&self) -> String;
}

impl EscapeBeyondAscii for str {
    fn escape_unicode_beyond_ascii(&self) -> String {
        let mut text = String::new();
        for unit in self.encode_utf16() {
            match u8::try_from(unit) {
                Ok(byte) if byte.is_ascii() => text.push(char::from(byte)),
                _ => text.push_str(&format!("\\u{unit:04x}")),
            }
        }
        text
    }
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[test]
fn needles_are_found_in_any_case_and_disguise_and_chance_is_told_from_meaning() {
    let search = Search::new(vec![
        Needle::text("Grünkohl & Pinkel"),
        Needle::text("Signal"),
    ]);
    for hidden in [
        "xx GRüNKOHL & PINKEL xx",
        "Gr%C3%BCnkohl%20%26%20Pinkel",
        "Grünkohl &amp; Pinkel",
        "Gr\\u00fcnkohl & Pinkel",
        "a signal.",
    ] {
        assert!(!search.find_in(hidden.as_bytes()).is_empty(), "{hidden}");
    }
    for skipped in ["", "a", "ab"] {
        let hidden = data_encoding::BASE64.encode(format!("{skipped}Grünkohl & Pinkel").as_bytes());
        assert!(!search.find_in(hidden.as_bytes()).is_empty(), "{hidden}");
    }
    let sealed = format!("{}sIgNaL{}", "x7Q".repeat(40), "Lm2".repeat(40));
    assert!(search.find_in(sealed.as_bytes()).is_empty());
}

//! Content lines, which vCards and calendars are made of: `NAME;PARAMETER=VALUE:value` (RFC 6350, 3.2 to 3.4; RFC 5545, 3.1 and 3.3.11).
//!
//! A line ends with CRLF and has at most 75 octets without it; what is longer goes on in the next one behind a space. Inside a text a backslash stands
//! before backslash, comma and semicolon, and for a new line before `n`.

/// The octets of a line, its end not counted.
const LONGEST: usize = 75;

/// A text made of content lines.
#[derive(Default)]
pub struct ContentLines(String);

impl ContentLines {
    /// Adds a line whose value is one already.
    pub fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut room = LONGEST;
        for letter in line.chars() {
            // Folding inside a letter is allowed, but not everybody puts it together again.
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line with a text.
    pub fn add_text(&mut self, name: &str, text: &str) {
        self.add(name, &escaped(text));
    }

    /// All of them.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// A text as a value, or as a part of one.
pub fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ',' | ';' => value.extend(['\\', letter]),
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push(letter),
            // Nothing else that steers a terminal may stand in a value.
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::{ContentLines, escaped};

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        for (text, value) in [
            ("Holm, Ben; \\o/", "Holm\\, Ben\\; \\\\o/"),
            ("one\r\ntwo\nthree", "one\\ntwo\\nthree"),
            ("a: \"b\"", "a: \"b\""),
            ("bell\u{7}", "bell"),
        ] {
            assert_eq!(escaped(text), value);
        }
    }

    #[test]
    fn lines_are_folded_by_octets_and_between_letters() {
        for value in [
            "a".repeat(300),
            "ä".repeat(200),
            "👩‍🚀".repeat(30),
            String::new(),
        ] {
            let mut lines = ContentLines::default();
            lines.add("NOTE", &value);
            let text = lines.into_text();
            assert!(text.ends_with("\r\n"));
            let rows: Vec<&str> = text.trim_end().split("\r\n").collect();
            assert!(
                rows.iter()
                    .all(|row| row.len() <= 75 && !row.contains(['\r', '\n']))
            );
            assert!(
                rows.iter().rev().skip(1).all(|row| row.len() > 70),
                "{rows:?}"
            );
            let unfolded = text.replace("\r\n ", "");
            assert_eq!(unfolded, format!("NOTE:{value}\r\n"));
        }
    }
}

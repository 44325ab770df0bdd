//! Rust source as words and signs: comments, literals and lifetimes are gone, so nothing said in them can look like code.

/// One word or sign, and the line it stands on (from 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) line: usize,
    /// What a string in plain quotes says, as it is written.
    pub(crate) said: Option<&'a str>,
}

/// What stands for any string, character or byte literal.
pub(crate) const LITERAL: &str = "\"\"";

/// The tokens of `text`. Signs are single characters, except `::`.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer {
        text,
        at: 0,
        line: 1,
        found: Vec::new(),
    };
    while lexer.at < text.len() {
        lexer.step();
    }
    lexer.found
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    found: Vec<Token<'a>>,
}

impl<'a> Lexer<'a> {
    fn step(&mut self) {
        let rest = &self.text[self.at..];
        let first = rest.chars().next().expect("the caller stops at the end");
        if first.is_whitespace() {
            self.skip(first.len_utf8());
        } else if rest.starts_with("//") {
            self.skip(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.skip(block_comment(rest));
        } else if let Some(length) = string_literal(rest) {
            let said = rest[..length].strip_prefix('"');
            self.push_literal(said.and_then(|said| said.strip_suffix('"')));
            self.skip(length);
        } else if first == '\'' {
            self.quote(rest);
        } else if first == '_' || first.is_alphanumeric() {
            let raw = if rest.starts_with("r#") { 2 } else { 0 };
            let length = raw + word(&rest[raw..]);
            self.push(&rest[raw..length]);
            self.skip(length);
        } else {
            let length = if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            self.push(&rest[..length]);
            self.skip(length);
        }
    }

    /// `'x'` is a character, `'x` alone a lifetime.
    fn quote(&mut self, rest: &str) {
        let inside = &rest[1..];
        let length = if let Some(escape) = inside.strip_prefix('\\') {
            // the escaped character may itself be a quote
            escape
                .char_indices()
                .skip(1)
                .find(|(_, sign)| *sign == '\'')
                .map(|(at, _)| at + 3)
        } else {
            let mut signs = inside.char_indices();
            signs.next();
            signs
                .next()
                .filter(|(_, sign)| *sign == '\'')
                .map(|(at, _)| at + 2)
        };
        match length {
            Some(length) => {
                self.push_literal(None);
                self.skip(length);
            }
            None => self.skip(1 + word(inside)),
        }
    }

    fn push(&mut self, text: &'a str) {
        self.found.push(Token {
            text,
            line: self.line,
            said: None,
        });
    }

    fn push_literal(&mut self, said: Option<&'a str>) {
        self.found.push(Token {
            text: LITERAL,
            line: self.line,
            said,
        });
    }

    fn skip(&mut self, length: usize) {
        let length = length.max(1);
        self.line += self.text[self.at..self.at + length].matches('\n').count();
        self.at += length;
    }
}

fn word(text: &str) -> usize {
    text.find(|sign: char| sign != '_' && !sign.is_alphanumeric())
        .unwrap_or(text.len())
}

/// The length of a comment that may hold others.
fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

/// The length of the string literal of any sort that `text` begins with.
fn string_literal(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|prefix| {
        let rest = text.strip_prefix(prefix);
        rest.is_some_and(|rest| {
            let hashes = if prefix.ends_with('r') {
                rest.trim_start_matches('#')
            } else {
                rest
            };
            hashes.starts_with('"')
        })
    })?;
    let rest = &text[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = rest.find('"').expect("the prefix was chosen by this quote");
        let end = format!("\"{}", &rest[..hashes]);
        let body = prefix.len() + hashes + 1;
        return Some(
            text[body..]
                .find(&end)
                .map_or(text.len(), |at| body + at + end.len()),
        );
    }
    let mut escaped = false;
    for (at, sign) in rest.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(prefix.len() + at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

#[cfg(test)]
mod tests {
    use super::{LITERAL, tokens};

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn comments_of_every_sort_vanish() {
        assert_eq!(
            words("a // std::fs\nb /* x /* std::fs */ y */ c //! d"),
            ["a", "b", "c"]
        );
    }

    #[test]
    fn literals_of_every_sort_become_one_sign() {
        for literal in [
            r#""std::fs \" more""#,
            "\"a\\\\\"",
            r##"r"std::fs\""##,
            "r#\"a \" b\"#",
            "br##\"a \"# b\"##",
            "b\"x\"",
            "c\"x\"",
            "'x'",
            "'\"'",
            "'\\''",
            "'\\u{2028}'",
            "'ä'",
            "b'\\n'",
        ] {
            let text = format!("before({literal}) after");
            let found = words(&text);
            assert_eq!(found.first(), Some(&"before"), "{literal}");
            assert_eq!(found.last(), Some(&"after"), "{literal}");
            assert!(found.contains(&LITERAL), "{literal}");
            assert!(!found.contains(&"fs"), "{literal}");
        }
    }

    #[test]
    fn lifetimes_are_no_characters() {
        assert_eq!(
            words("fn f<'a>(x: &'static str) {}"),
            [
                "fn", "f", "<", ">", "(", "x", ":", "&", "str", ")", "{", "}"
            ]
        );
    }

    #[test]
    fn paths_keep_their_double_colon_and_raw_words_lose_their_mark() {
        assert_eq!(
            words("crate :: r#type::x"),
            ["crate", "::", "type", "::", "x"]
        );
    }

    #[test]
    fn lines_are_counted_through_everything() {
        let found = tokens("a\n/* \n\n */ b \"\n\" c");
        let lines: Vec<_> = found.iter().map(|token| (token.text, token.line)).collect();
        assert_eq!(lines, [("a", 1), ("b", 4), (LITERAL, 4), ("c", 5)]);
    }
}

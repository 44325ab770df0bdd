//! The words and signs of a DOT text, each with its place.

use std::ops::Range;

use crate::render::diagrams::problem::Problem;

/// A word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name, a number or a quoted text, without its quotation marks.
    Word {
        /// What it says.
        text: String,
        /// Whether it was quoted, so that it is no keyword.
        is_quoted: bool,
    },
    /// A label in HTML.
    Html,
    /// `{`, `}`, `[`, `]`, `;`, `,`, `=`, `:`, `+`.
    Sign(char),
    /// `->` or `--`.
    Line {
        /// Whether it is `->`.
        is_arrow: bool,
    },
}

/// Takes a text apart.
pub fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, Problem> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let begins_line = at == 0 || text[..at].ends_with('\n');
        let (token, length) = if letter.is_whitespace() {
            (None, letter.len_utf8())
        } else if rest.starts_with("//") || (letter == '#' && begins_line) {
            (None, rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            (None, rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else if rest.starts_with("->") || rest.starts_with("--") {
            let is_arrow = rest.starts_with("->");
            (Some(Token::Line { is_arrow }), 2)
        } else if "{}[];,=:+".contains(letter) {
            (Some(Token::Sign(letter)), 1)
        } else if letter == '"' {
            let (text, length) = quoted(rest, at)?;
            let is_quoted = true;
            (Some(Token::Word { text, is_quoted }), length)
        } else if letter == '<' {
            (Some(Token::Html), html_length(rest))
        } else {
            let length = word_length(rest);
            if length == 0 {
                let message = format!("`{letter}` is not expected here");
                let end = at + letter.len_utf8();
                return Err(Problem::at("diagram-syntax", at..end, message).hint(
                    "put names with other signs than letters, digits and `_` in quotation marks",
                ));
            }
            let text = rest[..length].to_owned();
            let is_quoted = false;
            (Some(Token::Word { text, is_quoted }), length)
        };
        if let Some(token) = token {
            tokens.push((token, at..at + length));
        }
        at += length;
    }
    Ok(tokens)
}

/// A quoted text and how many bytes it takes up. Escapes other than those of quotation marks and line ends are left for labels.
fn quoted(rest: &str, at: usize) -> Result<(String, usize), Problem> {
    let mut text = String::new();
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((index, letter)) = letters.next() {
        match (letter, letters.peek()) {
            ('"', _) => return Ok((text, index + 1)),
            ('\\', Some(&(_, '"'))) => {
                text.push('"');
                letters.next();
            }
            ('\\', Some(&(_, '\n'))) => {
                letters.next();
            }
            ('\\', Some(&(_, next))) => {
                text.extend(['\\', next]);
                letters.next();
            }
            _ => text.push(letter),
        }
    }
    let line = rest.lines().next().unwrap_or(rest);
    Err(Problem::at(
        "diagram-syntax",
        at..at + line.len(),
        "this text is not closed",
    )
    .hint("close it with `\"`; a quotation mark inside it is written `\\\"`"))
}

fn html_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (index, letter) in rest.char_indices() {
        match letter {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    rest.len()
}

/// A name, or a number such as `-.5`.
fn word_length(rest: &str) -> usize {
    let is_number = rest.starts_with(|first: char| first.is_ascii_digit() || "-.".contains(first));
    let end = if is_number {
        let sign = usize::from(rest.starts_with('-'));
        let more = |letter: char| letter.is_ascii_digit() || letter == '.';
        rest[sign..]
            .find(|letter| !more(letter))
            .map_or(rest.len(), |end| sign + end)
    } else {
        rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(rest.len())
    };
    if is_number && end == usize::from(rest.starts_with('-')) {
        0
    } else {
        end
    }
}

//! Syntax highlighting: spans with classes, no styles, around the text exactly as it was typed.
//!
//! The grammars are those of the editor Sublime Text and of `bat`. They are unpacked once, by the first block of code in a known language. What a
//! text looks like depends on nothing but the text, so a text that comes again, in another language of the portal or on a list, is not parsed again.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use two_face::syntax::extra_newlines;

use super::classes::{self, Class};
use crate::render::html::escape;

/// Longer blocks and lines stay plain. Some grammars take ten milliseconds for a kilobyte, and a second for a line of a thousand backticks: their time
/// grows with the square of a line's length.
const LONGEST_BLOCK: usize = 8_000;
const LONGEST_LINE: usize = 300;

/// How many bytes of HTML are kept for texts that come again.
const KEPT: usize = 2_000_000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(extra_newlines);

/// The code with classes; `None` when the language is unknown or the block too long.
pub(super) fn highlight(language: &str, code: &str) -> Option<String> {
    let too_long = code.len() > LONGEST_BLOCK || code.lines().any(|line| line.len() > LONGEST_LINE);
    if language.is_empty() || too_long {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(named(language))?;
    kept(language, code, || html(syntax, code))
}

/// What the grammars call a language that people call otherwise.
fn named(language: &str) -> &str {
    const OTHERWISE: [(&str, &str); 8] = [
        ("c#", "cs"),
        ("console", "bash"),
        ("json5", "json"),
        ("jsonc", "json"),
        ("jsx", "tsx"),
        ("powershell", "ps1"),
        ("shell", "bash"),
        ("terminal", "bash"),
    ];
    let other = OTHERWISE
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(language));
    other.map_or(language, |(_, name)| name)
}

fn html(syntax: &SyntaxReference, code: &str) -> Option<String> {
    let mut writer = Writer::default();
    let (mut state, mut scopes) = (ParseState::new(syntax), ScopeStack::new());
    for line in code.split_inclusive('\n') {
        let steps = state.parse_line(line, &SYNTAXES).ok()?;
        let mut written = 0;
        for (at, step) in steps {
            writer.write(line.get(written..at)?, &scopes.scopes);
            written = at;
            scopes.apply(&step).ok()?;
        }
        writer.write(line.get(written..)?, &scopes.scopes);
    }
    writer.finish();
    Some(writer.html)
}

/// Writes words next to each other that are the same into one span.
#[derive(Default)]
struct Writer {
    html: String,
    open: Option<Class>,
    /// Blanks, of which nobody knows yet whether the span goes on behind them.
    blanks: String,
}

impl Writer {
    fn write(&mut self, text: &str, scopes: &[Scope]) {
        if text.trim().is_empty() {
            self.blanks.push_str(text);
            return;
        }
        let class = classes::of(scopes);
        if class != self.open {
            self.close();
            self.html.push_str(&std::mem::take(&mut self.blanks));
            if let Some(class) = class {
                self.html
                    .push_str(&format!("<span class=\"code-{}\">", class.word()));
            }
            self.open = class;
        }
        self.html.push_str(&std::mem::take(&mut self.blanks));
        self.html.push_str(&escape(text));
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn finish(&mut self) {
        self.close();
        self.html.push_str(&std::mem::take(&mut self.blanks));
    }
}

/// What was made of a text before, or is made now.
fn kept(language: &str, code: &str, make: impl FnOnce() -> Option<String>) -> Option<String> {
    type Texts = BTreeMap<(String, String), Option<String>>;
    static MADE: Mutex<(Texts, usize)> = Mutex::new((BTreeMap::new(), 0));
    let key = (language.to_owned(), code.to_owned());
    let made = || MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(html) = made().0.get(&key) {
        return html.clone();
    }
    let html = make();
    let mut made = made();
    if made.1 > KEPT {
        *made = (BTreeMap::new(), 0);
    }
    made.1 += code.len() + html.as_ref().map_or(0, String::len);
    made.0.insert(key, html.clone());
    html
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_BLOCK, LONGEST_LINE, highlight};

    /// The text that a browser shows.
    fn text_of(html: &str) -> String {
        let mut text = String::new();
        for piece in html.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        }
        [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&amp;", "&"),
        ]
        .into_iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter))
    }

    #[test]
    fn words_have_the_class_of_what_they_are() {
        let table = [
            (
                "rust",
                "pub fn größe() { 5 } // Übergröße <&>",
                "<span class=\"code-keyword\">pub fn</span> <span class=\"code-function\">größe</span>() \
                 { <span class=\"code-number\">5</span> } <span class=\"code-comment\">// Übergröße &lt;&amp;&gt;</span>",
            ),
            (
                "json",
                "{\"name\": \"Acme\", \"on\": true}",
                "{<span class=\"code-name\">&quot;name&quot;</span>: <span class=\"code-string\">&quot;Acme&quot;</span>, \
                 <span class=\"code-name\">&quot;on&quot;</span>: <span class=\"code-number\">true</span>}",
            ),
            (
                "Console",
                "echo \"$a\"",
                "<span class=\"code-function\">echo</span> <span class=\"code-string\">&quot;</span>$a<span class=\"code-string\">&quot;</span>",
            ),
            (
                "diff",
                "-alt\n+neu",
                "<span class=\"code-removed\">-alt\n</span><span class=\"code-added\">+neu</span>",
            ),
        ];
        for (language, code, expected) in table {
            assert_eq!(
                highlight(language, code).as_deref(),
                Some(expected),
                "{language}"
            );
        }
    }

    #[test]
    fn what_is_unknown_or_too_long_stays_plain() {
        assert_eq!(highlight("", "x"), None);
        assert_eq!(highlight("klingon", "x"), None);
        assert_eq!(
            highlight("rust", &"x\n".repeat(LONGEST_BLOCK / 2 + 1)),
            None
        );
        assert_eq!(highlight("rust", &"x".repeat(LONGEST_LINE + 1)), None);
        assert!(highlight("rust", &"x".repeat(LONGEST_LINE)).is_some());
    }

    #[test]
    fn whatever_is_typed_is_what_is_shown() {
        const PIECES: [&str; 24] = [
            "<", ">", "&", "\"", "'", "`", "\\", "/*", "*/", "//", "#", "--", "\n", "\r\n", "\t",
            " ", "{", "}", "$", "fn ", "ä", "\u{301}", "🚢", "\0",
        ];
        // Marsaglia's xorshift: the same texts in every run.
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        let mut next = move |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % below as u64).expect("it is below a usize")
        };
        for language in [
            "rust", "js", "python", "html", "css", "yaml", "toml", "json", "sql", "sh", "diff",
            "xml",
        ] {
            for _ in 0..20 {
                let code: String = (0..next(60)).map(|_| PIECES[next(PIECES.len())]).collect();
                let html = highlight(language, &code).unwrap_or_default();
                assert_eq!(text_of(&html), code, "{language}");
            }
        }
    }
}

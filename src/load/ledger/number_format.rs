//! What the format of a number makes of it where it is shown: nothing, a mark beside it, or another number.
//!
//! A format (ECMA-376-1, 18.8.31) has up to four sections, divided by `;`: for what is above zero, below zero, zero, and texts. Those that show
//! digits are looked at, for what stands in brackets may let any of them speak. In a section,
//!
//! - `0`, `#` and `?` stand for digits; a comma between them parts thousands, and one behind them divides by a thousand;
//! - `%` multiplies by a hundred;
//! - what is quoted, escaped by `\` or no sign of the language is shown as it is, and so is the mark of `[$€-407]`;
//! - `_x` is as wide as `x`, `*x` fills with it, and other brackets hold colours and conditions.

use super::Cell;

/// How a number is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    Plain,
    /// With this beside it, such as a currency.
    Marked(String),
    /// As another number: how.
    Otherwise(&'static str),
}

pub(super) const PERCENT: &str = "as a percentage";
pub(super) const SCALED: &str = "in thousands or millions";

pub(super) const NOT_AS_IT_IS: &str =
    "show it as a plain number: nobody else knows whether the number or what is shown is meant";

/// What stands beside numbers and means nothing: minus and brackets of those below zero, dashes for zero cents, signs between thousands.
const IDLE: &str = "()-+−–—:'’.,/_";

/// The built-in formats that are shown with the currency of whoever looks at them; texts about them write `$` for it.
const OF_EVERYBODY: [u32; 6] = [5, 6, 7, 8, 42, 44];

/// What a format makes of a number. `id` is its number among the built-in ones, if it is one.
pub(super) fn shown(code: &str, id: Option<u32>) -> Shown {
    let is_everybodys = id.is_some_and(|id| OF_EVERYBODY.contains(&id)) && !code.contains("\"$\"");
    let mut found: Vec<String> = Vec::new();
    for section in sections(code) {
        let section = Section::read(section);
        if !section.has_digits {
            continue;
        }
        if let Some(how) = section.how {
            return Shown::Otherwise(how);
        }
        let mark = mark_of(&section.texts);
        let says_nothing = mark.is_empty() || is_everybodys && mark == "$";
        if !says_nothing && !found.contains(&mark) {
            found.push(mark);
        }
    }
    marked(&found.join(" or "))
}

impl Shown {
    /// The cell that shows a number so, if it is another one then. Its name, and `seen` as what shows it so, are told where the number cannot be
    /// taken.
    pub(super) fn of(&self, cell: &Cell, name: impl Fn() -> String, seen: &str) -> Option<Cell> {
        match (cell, self) {
            (Cell::Number(number), Self::Marked(mark)) => Some(Cell::Money(*number, mark.clone())),
            (Cell::Number(_) | Cell::Money(..), Self::Otherwise(how)) => {
                let message = format!("`{}` is shown {how}, {seen}", name());
                let hint = NOT_AS_IT_IS;
                Some(Cell::Broken { message, hint })
            }
            _ => None,
        }
    }
}

/// A number with texts beside it.
pub(super) fn marked(texts: &str) -> Shown {
    match mark_of(texts) {
        mark if mark.is_empty() => Shown::Plain,
        mark => Shown::Marked(mark),
    }
}

/// The texts without what means nothing.
fn mark_of(texts: &str) -> String {
    let idle = |letter: char| IDLE.contains(letter);
    let bare = |word: &str| {
        word.trim_matches(|letter| "()-+−–—:".contains(letter))
            .to_owned()
    };
    let words: Vec<String> = texts
        .split_whitespace()
        .filter(|word| !word.chars().all(idle))
        .map(bare)
        .collect();
    words.join(" ")
}

/// The sections of a format, as the signs in them.
fn sections(code: &str) -> Vec<Vec<Sign>> {
    let mut sections = vec![Vec::new()];
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        let sign = match letter {
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            '"' => {
                let quoted: String = letters
                    .by_ref()
                    .take_while(|letter| *letter != '"')
                    .collect();
                Sign::Text(quoted)
            }
            '\\' => Sign::Text(letters.next().map(String::from).unwrap_or_default()),
            '_' | '*' => {
                letters.next();
                Sign::Text(" ".to_owned())
            }
            '[' => {
                let inside: String = letters
                    .by_ref()
                    .take_while(|letter| *letter != ']')
                    .collect();
                match inside.strip_prefix('$') {
                    Some(mark) => Sign::Text(mark.split('-').next().unwrap_or_default().to_owned()),
                    None => continue,
                }
            }
            '0' | '#' | '?' => Sign::Digit,
            ',' => Sign::Comma,
            '%' => Sign::Percent,
            // The point, the text itself, and digits of a fraction.
            '.' | '@' | '1'..='9' => Sign::Other,
            letter => Sign::Text(letter.to_string()),
        };
        sections
            .last_mut()
            .expect("there is a first one")
            .push(sign);
    }
    sections
}

/// A part of a section.
#[derive(Debug, PartialEq, Eq)]
enum Sign {
    Digit,
    Comma,
    Percent,
    Text(String),
    Other,
}

/// What a section shows.
#[derive(Default)]
struct Section {
    has_digits: bool,
    how: Option<&'static str>,
    texts: String,
}

impl Section {
    fn read(signs: Vec<Sign>) -> Self {
        let mut found = Self::default();
        let mut before_comma = false;
        let mut signs = signs.into_iter().peekable();
        while let Some(sign) = signs.next() {
            match sign {
                Sign::Digit => found.has_digits = true,
                Sign::Percent => found.how = Some(PERCENT),
                Sign::Comma => {
                    let is_between = matches!(signs.peek(), Some(Sign::Digit | Sign::Comma));
                    if before_comma && !is_between {
                        found.how = found.how.or(Some(SCALED));
                    }
                    continue;
                }
                Sign::Text(ref text) => found.texts.push_str(text),
                Sign::Other => {}
            }
            if sign == Sign::Digit {
                found.texts.push(' ');
            }
            before_comma = sign == Sign::Digit;
        }
        found.without_words()
    }

    /// Takes out the words of the language that hold letters: `General`, which shows a number as it is, and the exponent of `0E+00`.
    fn without_words(mut self) -> Self {
        for word in ["General", "GENERAL", "general", "Standard"] {
            if let Some(rest) = self.texts.trim().strip_prefix(word) {
                (self.texts, self.has_digits) = (rest.to_owned(), true);
            }
        }
        for exponent in ["E+", "E-", "e+", "e-"] {
            self.texts = self.texts.replace(&format!(" {exponent} "), " ");
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{PERCENT, SCALED, Shown, shown};

    #[test]
    fn formats_show_numbers_plainly_with_a_mark_or_as_others() {
        let marked = |mark: &str| Shown::Marked(mark.to_owned());
        for (code, expected) in [
            ("General", Shown::Plain),
            ("0", Shown::Plain),
            ("0.00", Shown::Plain),
            ("#,##0.00", Shown::Plain),
            ("#,##0 ;[Red](#,##0)", Shown::Plain),
            ("#,##0.00_-;\\-#,##0.00_-", Shown::Plain),
            (
                "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
                Shown::Plain,
            ),
            ("# ##0.00", Shown::Plain),
            ("#'##0.00", Shown::Plain),
            ("#\\.##0", Shown::Plain),
            ("0.00E+00", Shown::Plain),
            ("# ?/?", Shown::Plain),
            ("[$-407]0.00", Shown::Plain),
            ("0\".–\"", Shown::Plain),
            ("0;-0;\"free\"", Shown::Plain),
            ("@", Shown::Plain),
            ("", Shown::Plain),
            ("#,##0.00 [$€-407]", marked("€")),
            ("[$USD] #,##0.00", marked("USD")),
            ("#,##0.00 \"CHF\"", marked("CHF")),
            ("£#,##0.00", marked("£")),
            ("-£#,##0.00", marked("£")),
            ("#,##0.00\\ €", marked("€")),
            ("#,##0.00\u{a0}€", marked("€")),
            ("#,##0.00 €;[Red]-#,##0.00 €", marked("€")),
            ("\\$#,##0", marked("$")),
            ("$#,##0.00", marked("$")),
            ("\"$\"#,##0.00_);\\(\"$\"#,##0.00\\)", marked("$")),
            ("\"€\"* #,##0.00_-;_-\"€\"* \"-\"??_-", marked("€")),
            ("US$ 0", marked("US$")),
            ("#,##0 \"Tsd. €\"", marked("Tsd. €")),
            ("0\"k\"", marked("k")),
            ("0.0\\k", marked("k")),
            ("0\"€\"00", marked("€")),
            ("0 \"%\"", marked("%")),
            ("0 €;-0 $", marked("€ or $")),
            ("0.00 \"Std.\"", marked("Std.")),
            ("0%", Shown::Otherwise(PERCENT)),
            ("0.00 %", Shown::Otherwise(PERCENT)),
            ("[Red]0%;0", Shown::Otherwise(PERCENT)),
            ("#,##0,", Shown::Otherwise(SCALED)),
            ("#,##0.0,,\"M\"", Shown::Otherwise(SCALED)),
            ("0,.0 \"Tsd. €\"", Shown::Otherwise(SCALED)),
            ("[>=1000]0,\"k\";0", Shown::Otherwise(SCALED)),
            ("0;-0,", Shown::Otherwise(SCALED)),
            ("\"open", Shown::Plain),
            ("0\\", Shown::Plain),
            ("0[$€", marked("€")),
        ] {
            assert_eq!(shown(code, None), expected, "{code}");
        }
    }

    /// Every computer shows its own currency there.
    #[test]
    fn the_dollar_of_a_built_in_format_is_no_dollar() {
        let code = "_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)";
        assert_eq!(shown(code, Some(44)), Shown::Plain);
        assert_eq!(shown(code, Some(170)), Shown::Marked("$".to_owned()));
    }
}

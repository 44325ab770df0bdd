//! Reads the notation out of a locale's messages and gathers everything that is wrong with it.

use super::day_pattern::DayPattern;
use super::number_pattern::NumberPattern;
use crate::render::texts::{LocaleError, Texts};

/// The two sides of what stands between the items of a list. No characters of any text.
const SIDES: [&str; 2] = ["\u{fdd1}", "\u{fdd2}"];

/// The messages of a locale, and what was found wrong so far. What is wrong reads as something harmless, so that the rest can be read.
pub struct Reading<'a> {
    texts: &'a Texts,
    problems: Vec<String>,
}

impl<'a> Reading<'a> {
    /// Nothing has been read yet.
    pub fn new(texts: &'a Texts) -> Self {
        Self {
            texts,
            problems: Vec::new(),
        }
    }

    /// # Errors
    /// When something was wrong.
    pub fn finish(self) -> Result<(), LocaleError> {
        match self.problems.as_slice() {
            [] => Ok(()),
            problems => Err(self.texts.error(problems)),
        }
    }

    /// A message as it is.
    pub fn text(&mut self, key: &str) -> String {
        self.texts.plain(key, None).unwrap_or_else(|| {
            self.problems.push(format!("`{key}` is missing"));
            String::new()
        })
    }

    /// A message that lists `N` names, with commas between them.
    pub fn names<const N: usize>(&mut self, key: &str) -> [String; N] {
        let text = self.text(key);
        self.split(key, &text)
    }

    /// The names of a message as they are written without a day beside them: its attribute `.alone`, else itself.
    pub fn names_alone<const N: usize>(&mut self, key: &str) -> [String; N] {
        match self.texts.plain(key, Some("alone")) {
            Some(text) => self.split(key, &text),
            None => self.names(key),
        }
    }

    /// A pattern of days or times whose letters are among `letters`.
    pub fn day_pattern(&mut self, key: &str, letters: &str) -> DayPattern {
        let text = self.text(key);
        DayPattern::parse(&text, letters).unwrap_or_else(|problem| {
            self.problems.push(format!("`{key}`: {problem}"));
            DayPattern::default()
        })
    }

    /// A pattern of days in which the second begins where a field comes again.
    pub fn range_pattern(&mut self, key: &str, letters: &str) -> (DayPattern, DayPattern) {
        let halves = self.day_pattern(key, letters).halves();
        halves.unwrap_or_else(|| {
            self.problems.push(format!("`{key}` has no second day"));
            (DayPattern::default(), DayPattern::default())
        })
    }

    /// A pattern of numbers.
    pub fn number_pattern(&mut self, key: &str) -> NumberPattern {
        let text = self.text(key);
        NumberPattern::parse(&text).unwrap_or_else(|problem| {
            self.problems.push(format!("`{key}`: {problem}"));
            NumberPattern::default()
        })
    }

    /// A whole number.
    pub fn number(&mut self, key: &str) -> usize {
        let text = self.text(key);
        text.parse().unwrap_or_else(|_| {
            self.problems.push(format!("`{key}` is no number"));
            1
        })
    }

    /// Currencies with their signs, `EUR €`: of the language, then those that a region writes in another way.
    pub fn signs(&mut self, key: &str) -> Vec<(String, String)> {
        let everywhere = self.texts.everywhere(key).unwrap_or_default();
        let text = format!("{everywhere}, {}", self.text(key));
        let mut signs = Vec::new();
        for pair in text.split(", ").filter(|pair| !pair.is_empty()) {
            match pair.split_once(' ') {
                Some((code, sign)) if code.len() == 3 => {
                    // no line ends in `F CFA` either
                    signs.push((code.to_owned(), sign.replace(' ', "\u{a0}")));
                }
                _ => self
                    .problems
                    .push(format!("`{key}`: `{pair}` is no currency with its sign")),
            }
        }
        signs
    }

    /// What stands between `$first` and `$second`.
    pub fn joint(&mut self, key: &str) -> String {
        let values = [("first", SIDES[0]), ("second", SIDES[1])];
        let text = self.texts.format(key, values, str::to_owned);
        let text = text.as_deref().unwrap_or_default();
        let inside = text
            .strip_prefix(SIDES[0])
            .and_then(|text| text.strip_suffix(SIDES[1]));
        inside.map(str::to_owned).unwrap_or_else(|| {
            let problem = "is not `{ $first }`, what stands between them, and `{ $second }`";
            self.problems.push(format!("`{key}` {problem}"));
            String::new()
        })
    }

    fn split<const N: usize>(&mut self, key: &str, text: &str) -> [String; N] {
        let names: Vec<String> = text
            .split(", ")
            .map(|name| name.trim().to_owned())
            .collect();
        let count = names.len();
        names.try_into().unwrap_or_else(|_| {
            let problem = format!("`{key}` lists {count} names, not {N}");
            self.problems.push(problem);
            [const { String::new() }; N]
        })
    }
}

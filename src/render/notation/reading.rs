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
        self.said(key).unwrap_or_default()
    }

    /// A message that lists `N` names, with commas between them.
    pub fn names<const N: usize>(&mut self, key: &str) -> [String; N] {
        let text = self.said(key);
        self.split(key, text)
    }

    /// The names of a message as they are written without a day beside them: its attribute `.alone`, else itself.
    pub fn names_alone<const N: usize>(&mut self, key: &str) -> [String; N] {
        match self.texts.plain(key, Some("alone")) {
            Some(text) => self.split(key, Some(text)),
            None => self.names(key),
        }
    }

    /// A pattern of days or times whose letters are among `letters`.
    pub fn day_pattern(&mut self, key: &str, letters: &str) -> DayPattern {
        self.checked(key, |text| DayPattern::parse(text, letters))
    }

    /// A pattern of days in which the second begins where a field comes again.
    pub fn range_pattern(&mut self, key: &str, letters: &str) -> (DayPattern, DayPattern) {
        self.checked(key, |text| {
            let halves = DayPattern::parse(text, letters)?.halves();
            halves.ok_or_else(|| "it has no second day".to_owned())
        })
    }

    /// A pattern of numbers.
    pub fn number_pattern(&mut self, key: &str) -> NumberPattern {
        self.checked(key, NumberPattern::parse)
    }

    /// A whole number.
    pub fn number(&mut self, key: &str) -> usize {
        self.checked(key, |text| {
            let number = text.parse();
            number.map_err(|_| format!("`{text}` is no whole number"))
        })
    }

    /// Currencies with their signs, `EUR €`: of the language, then those that a region writes in another way.
    pub fn signs(&mut self, key: &str) -> Vec<(String, String)> {
        let everywhere = self.texts.everywhere(key).unwrap_or_default();
        self.checked(key, |text| {
            let pairs = everywhere.split(", ").chain(text.split(", "));
            let pairs = pairs.map(|pair| match pair.split_once(' ') {
                // no line ends in `F CFA` either
                Some((code, sign)) if code.len() == 3 => {
                    Ok((code.to_owned(), sign.replace(' ', "\u{a0}")))
                }
                _ => Err(format!("`{pair}` is no currency with its sign")),
            });
            pairs.collect()
        })
    }

    /// What stands between `$first` and `$second`.
    pub fn joint(&mut self, key: &str) -> String {
        let values = [("first", SIDES[0]), ("second", SIDES[1])];
        let Some(text) = self.texts.format(key, values, str::to_owned) else {
            self.problem(format!("`{key}` is missing"));
            return String::new();
        };
        let inside = text.strip_prefix(SIDES[0]);
        let inside = inside.and_then(|text| text.strip_suffix(SIDES[1]));
        if inside.is_none() {
            let sides = "begin with `{ $first }` and end with `{ $second }`";
            self.problem(format!("`{key}` does not {sides}"));
        }
        inside.unwrap_or_default().to_owned()
    }

    fn said(&mut self, key: &str) -> Option<String> {
        let text = self.texts.plain(key, None);
        if text.is_none() {
            self.problem(format!("`{key}` is missing"));
        }
        text
    }

    fn checked<T: Default>(&mut self, key: &str, parse: impl Fn(&str) -> Result<T, String>) -> T {
        let Some(text) = self.said(key) else {
            return T::default();
        };
        parse(&text).unwrap_or_else(|problem| {
            self.problem(format!("`{key}`: {problem}"));
            T::default()
        })
    }

    fn split<const N: usize>(&mut self, key: &str, text: Option<String>) -> [String; N] {
        let blank = [const { String::new() }; N];
        let Some(text) = text else {
            return blank;
        };
        let names: Vec<String> = text.split(", ").map(str::to_owned).collect();
        let count = names.len();
        names.try_into().unwrap_or_else(|_| {
            self.problem(format!("`{key}` lists {count} names, not {N}"));
            blank
        })
    }

    /// Names a problem once, however often it is met.
    fn problem(&mut self, problem: String) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }
}

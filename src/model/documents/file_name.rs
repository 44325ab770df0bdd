//! What the name of a file says of the document in it: kind, number, day and title.
//!
//! 1. The **day** is `2026-10-30`, `20261030` or `30.10.2026`. Behind a hyphen it is part of a number, unless a word stands before it: `P-2026-06-04`.
//! 2. The **number** has digits, and perhaps up to four letters before them: `R-2026-0142`, `2026-0142`, `RE20260142`, `Nr. 7`. A year, or a
//!    month of a year, is none.
//! 3. The **kind** is a word such as `Rechnung` or `credit note`, the first of them; else what the letters of the number mean.
//! 4. The **title** is what is left.

use jiff::civil::Date;

use super::super::choices::DocumentKind;
use super::kind_words::{DEVICES, ENDINGS, JOINTS, KINDS, LETTERS};

/// What a file's name says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::model) struct PaperName {
    /// What it is.
    pub kind: Option<DocumentKind>,
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// What it is about.
    pub title: Option<String>,
}

/// A word of a name, and what stands before it.
struct Word<'a> {
    text: &'a str,
    /// A space for all that parts words more than a hyphen, a point or a number sign does.
    glue: char,
    is_taken: bool,
}

impl PaperName {
    /// Reads a file's name, without its ending.
    pub(in crate::model) fn read(stem: &str) -> Self {
        let mut words = words_of(stem);
        let date = take_date(&mut words);
        let (number, letters) = take_number(&mut words).unzip();
        let kind = take_kind(&mut words).or_else(|| {
            let letters = letters?;
            let known = LETTERS.iter().find(|(known, _)| *known == letters);
            known.map(|(_, kind)| *kind)
        });
        let is_small = !stem.chars().any(char::is_uppercase);
        Self {
            kind,
            number: number.map(|number| match is_small {
                true => number.to_uppercase(),
                false => number,
            }),
            date,
            title: title_of(&words, stem),
        }
    }
}

fn words_of(stem: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut end = 0;
    for text in stem.split(|letter: char| !letter.is_alphanumeric()) {
        let start = text.as_ptr() as usize - stem.as_ptr() as usize;
        if text.is_empty() {
            continue;
        }
        let mut between = stem[end..start].chars();
        let glue = match (between.next(), between.next()) {
            (Some(single @ ('-' | '.' | '#')), None) => single,
            (_, Some('#')) => '#',
            _ => ' ',
        };
        words.push(Word {
            text,
            glue,
            is_taken: false,
        });
        end = start + text.len();
    }
    words
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn take_date(words: &mut [Word<'_>]) -> Option<Date> {
    let place = |words: &[Word<'_>], at: usize| {
        let word = words.get(at)?;
        // `P-2026-06-04` is a number; `protokoll-2026-06-04` is not.
        let before = at.checked_sub(1).map(|before| words[before].text);
        let is_free = word.glue != '-' || before.is_none_or(|text| text.chars().count() > 4);
        if !is_free || !is_digits(word.text) {
            return None;
        }
        if word.text.len() == 8 {
            let day = day(&word.text[..4], &word.text[4..6], &word.text[6..])?;
            return Some((day, 1));
        }
        let [first, second, third] = words.get(at..at + 3)? else {
            return None;
        };
        let is_one = second.glue == third.glue && is_digits(second.text) && is_digits(third.text);
        let found = match (first.text.len(), third.text.len()) {
            (4, 2) => day(first.text, second.text, third.text),
            (1 | 2, 4) if second.glue == '.' => day(third.text, second.text, first.text),
            _ => None,
        };
        found.filter(|_| is_one).map(|day| (day, 3))
    };
    let (at, (day, length)) = (0..words.len()).find_map(|at| Some((at, place(words, at)?)))?;
    for word in &mut words[at..at + length] {
        word.is_taken = true;
    }
    // `vom 30.10.2026`
    if let Some(before) = at.checked_sub(1)
        && matches!(fold(words[before].text).as_str(), "vom" | "of" | "dated")
    {
        words[before].is_taken = true;
    }
    Some(day)
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = year
        .parse()
        .ok()
        .filter(|year| (1990..2100).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The number, and the letters it begins with in small letters.
fn take_number(words: &mut [Word<'_>]) -> Option<(String, String)> {
    let (range, letters) = (0..words.len()).find_map(|at| number_at(words, at))?;
    let mut number = String::new();
    for (position, word) in words[range.clone()].iter().enumerate() {
        if position > 0 {
            number.push(word.glue);
        }
        number.push_str(word.text);
    }
    let is_sign = |word: &Word<'_>| {
        matches!(
            fold(word.text).as_str(),
            "nr" | "no" | "nummer" | "number" | "num"
        )
    };
    let from = match range.start.checked_sub(1) {
        Some(before) if is_sign(&words[before]) => before,
        _ => range.start,
    };
    for word in &mut words[from..range.end] {
        word.is_taken = true;
    }
    Some((number, letters))
}

fn number_at(words: &[Word<'_>], at: usize) -> Option<(std::ops::Range<usize>, String)> {
    let word = words.get(at).filter(|word| !word.is_taken)?;
    let is_letters =
        |text: &str| text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let (body, letters) = if is_letters(word.text) {
        let next = words
            .get(at + 1)
            .filter(|next| !next.is_taken && next.glue == '-')?;
        let is_begun = next
            .text
            .starts_with(|letter: char| letter.is_ascii_digit());
        is_begun.then(|| (at + 1, word.text))?
    } else {
        let digits = word
            .text
            .trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let letters = &word.text[..word.text.len() - digits.len()];
        let is_number = is_letters(letters) && !digits.is_empty() && is_digits(digits);
        is_number.then_some((at, letters))?
    };
    let goes_on =
        |word: &Word<'_>| matches!(word.glue, '-' | '.') && !word.is_taken && is_digits(word.text);
    let more = words[body + 1..]
        .iter()
        .take_while(|word| goes_on(word))
        .count();
    let end = body + 1 + more;
    let digits: usize = words[at..end]
        .iter()
        .map(|word| word.text.bytes().filter(u8::is_ascii_digit).count())
        .sum();
    let parts: Vec<&str> = words[body..end].iter().map(|word| word.text).collect();
    let is_year = |text: &str| text.len() == 4 && matches!(&text[..2], "19" | "20");
    let is_announced = words[at].glue == '#'
        || at.checked_sub(1).is_some_and(|before| {
            matches!(
                fold(words[before].text).as_str(),
                "nr" | "no" | "nummer" | "number" | "num"
            )
        });
    let is_number = match (letters, parts.as_slice()) {
        _ if DEVICES.contains(&letters.to_lowercase().as_str()) => false,
        _ if is_announced => true,
        ("", [year]) if is_year(year) => false,
        ("", [year, month]) if is_year(year) && month.len() <= 2 => false,
        ("", _) => digits >= 4,
        // `R-7`, but not `Q3`.
        _ if body > at
            && LETTERS
                .iter()
                .any(|(known, _)| *known == letters.to_lowercase()) =>
        {
            true
        }
        _ => digits >= 3,
    };
    is_number.then(|| (at..end, letters.to_lowercase()))
}

fn take_kind(words: &mut [Word<'_>]) -> Option<DocumentKind> {
    for at in 0..words.len() {
        for length in (1..=3).rev() {
            let Some(phrase) = words.get(at..at + length) else {
                continue;
            };
            if phrase.iter().any(|word| word.is_taken) {
                continue;
            }
            let texts: Vec<String> = phrase.iter().map(|word| fold(word.text)).collect();
            let text = texts.join(" ");
            if let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == text) {
                let next = words.get(at + length).map(|word| word.text.to_lowercase());
                let is_phrase = next.is_some_and(|next| JOINTS.contains(&next.as_str()));
                for word in &mut words[at..at + length] {
                    word.is_taken = !is_phrase;
                }
                return Some(*kind);
            }
        }
        let text = fold(words[at].text);
        let is_compound = !words[at].is_taken && !text.ends_with("abrechnung");
        let known = ENDINGS.iter().find(|(ending, _)| text.ends_with(ending));
        if let Some((_, kind)) = known.filter(|_| is_compound) {
            return Some(*kind);
        }
    }
    None
}

/// What is left of the words. Hyphens stay in names that have spaces as well.
fn title_of(words: &[Word<'_>], stem: &str) -> Option<String> {
    let has_spaces = stem.contains([' ', '_']);
    let mut title = String::new();
    let mut follows = false;
    for word in words {
        if word.is_taken {
            follows = false;
            continue;
        }
        if !title.is_empty() {
            let is_inner = follows && matches!(word.glue, '-' | '.');
            let is_of_digits =
                is_digits(word.text) && title.ends_with(|last: char| last.is_ascii_digit());
            title.push(match is_inner && (has_spaces || is_of_digits) {
                true => word.glue,
                false => ' ',
            });
        }
        title.push_str(word.text);
        follows = true;
    }
    let first = title.chars().next()?;
    let rest = &title[first.len_utf8()..];
    Some(first.to_uppercase().collect::<String>() + rest)
}

/// A word in small letters, with umlauts as they are written without.
fn fold(word: &str) -> String {
    word.to_lowercase()
        .replace('ä', "ae")
        .replace('ö', "oe")
        .replace('ü', "ue")
        .replace('ß', "ss")
}

#[cfg(test)]
mod tests {
    use super::PaperName;

    #[test]
    fn names_are_read_in_two_languages() {
        for (name, kind, number, date, title) in [
            (
                "2026-10-30 R-2026-0142 Hosting Oktober",
                "invoice",
                "R-2026-0142",
                "2026-10-30",
                "Hosting Oktober",
            ),
            (
                "2026-10-30_Rechnung_R-2026-0142",
                "invoice",
                "R-2026-0142",
                "2026-10-30",
                "",
            ),
            (
                "2026-10-30-rechnung-r-2026-0142-hosting-oktober",
                "invoice",
                "R-2026-0142",
                "2026-10-30",
                "Hosting oktober",
            ),
            (
                "Rechnung 2026-0142 vom 30.10.2026",
                "invoice",
                "2026-0142",
                "2026-10-30",
                "",
            ),
            (
                "20261030_RE20260142",
                "invoice",
                "RE20260142",
                "2026-10-30",
                "",
            ),
            ("Rechnung Nr. 7", "invoice", "7", "", ""),
            (
                "Rechnung für Oktober",
                "invoice",
                "",
                "",
                "Rechnung für Oktober",
            ),
            (
                "Teilrechnung R-2026-0127",
                "partial-invoice",
                "R-2026-0127",
                "",
                "",
            ),
            (
                "Stornorechnung R-2026-0128",
                "credit-note",
                "R-2026-0128",
                "",
                "",
            ),
            (
                "Auftragsbestätigung AB-2026-011",
                "order-confirmation",
                "AB-2026-011",
                "",
                "",
            ),
            ("AB-2026-011", "order-confirmation", "AB-2026-011", "", ""),
            (
                "2025-01-14 Rahmenvertrag RV-2025-003",
                "contract",
                "RV-2025-003",
                "2025-01-14",
                "Rahmenvertrag",
            ),
            ("AVV-2025-001", "dpa", "AVV-2025-001", "", ""),
            (
                "2026-06-04 Protokoll der Auftaktrunde",
                "minutes",
                "",
                "2026-06-04",
                "Protokoll der Auftaktrunde",
            ),
            ("Protokoll P-2026-06-04", "minutes", "P-2026-06-04", "", ""),
            ("protokoll-2026-06-04", "minutes", "", "2026-06-04", ""),
            ("Bericht 2026", "report", "", "", "2026"),
            ("Bericht 2026-10", "report", "", "", "2026-10"),
            ("Stundenabrechnung Mai", "", "", "", "Stundenabrechnung Mai"),
            (
                "Credit note CN-88 for the map tiles",
                "credit-note",
                "CN-88",
                "",
                "For the map tiles",
            ),
            (
                "2026-09-22 credit-note GB-2026-004 map tiles",
                "credit-note",
                "GB-2026-004",
                "2026-09-22",
                "Map tiles",
            ),
            ("PO-3391", "order", "PO-3391", "", ""),
            ("Purchase order 4500017", "order", "4500017", "", ""),
            (
                "Non-disclosure agreement Fellgate",
                "nda",
                "",
                "",
                "Fellgate",
            ),
            ("Data processing agreement", "dpa", "", "", ""),
            (
                "2026_10_30 Angebot E-Mail-Umzug",
                "quotation",
                "",
                "2026-10-30",
                "E-Mail-Umzug",
            ),
            ("scan0001", "", "", "", "Scan0001"),
            ("Übersicht", "", "", "", "Übersicht"),
            ("2026-02-30 Angebot", "quotation", "2026-02-30", "", ""),
            ("---", "", "", "", ""),
        ] {
            let found = PaperName::read(name);
            assert_eq!(found.kind.map_or("", |kind| kind.word()), kind, "{name}");
            assert_eq!(found.number.unwrap_or_default(), number, "{name}");
            let day = found.date.map_or_else(String::new, |day| day.to_string());
            assert_eq!(day, date, "{name}");
            assert_eq!(found.title.unwrap_or_default(), title, "{name}");
        }
    }
}

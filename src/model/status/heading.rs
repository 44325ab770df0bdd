//! The heading of an entry among others in a file: `## 2026-11-20 14:30 @ben #launch Title words {#own-id}`.
//!
//! The day comes first. Behind it, in any order, may stand a time, the author, words for topic and tags, and an id; what is left is the
//! title. Once the title has begun, a time belongs to it: `## 2026-07-20 Silence from 10:31 to 10:40`.

use std::ops::Range;

use jiff::civil::{Date, Time};

use super::nearly_date::nearly_date;
use super::title::plain_text;
use crate::config::{Marked, is_slug, parse_date, parse_time, slugify};

/// What a heading says of its entry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DatedHeading {
    /// The whole line, without its break.
    pub(super) span: Range<usize>,
    pub(super) date: Marked<Date>,
    pub(super) time: Option<Time>,
    /// `@ben`
    pub(super) author: Option<Marked<String>>,
    /// `#launch`: a topic or a tag.
    pub(super) words: Vec<Marked<String>>,
    /// `{#own-id}`
    pub(super) id: Option<Marked<String>>,
    /// The rest, as plain text.
    pub(super) title: Option<String>,
}

/// What a heading of level 2 is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Read {
    /// It begins an entry.
    Dated(DatedHeading),
    /// Its author must have meant to begin an entry.
    Nearly(Slip),
    /// A heading like any other.
    Plain,
}

/// What is wrong with a heading, and what to write instead.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slip {
    pub(super) span: Range<usize>,
    pub(super) message: String,
    pub(super) hint: String,
}

impl Slip {
    fn new(span: Range<usize>, message: String, hint: impl Into<String>) -> Self {
        Self {
            span,
            message,
            hint: hint.into(),
        }
    }
}

/// Reads the text of a heading, without its `##`; `start` is where it stands in the file.
pub(super) fn read(text: &str, start: usize) -> Read {
    let place = |range: Range<usize>| start + range.start..start + range.end;
    let Some(first) = words(text).next() else {
        return Read::Plain;
    };
    // `2026-11-20T14:30`, `2026-11-20:`
    let typed = text[first.clone()].trim_end_matches([':', ',', ';']);
    let day_end = if typed
        .as_bytes()
        .get(10)
        .is_some_and(|byte| matches!(byte, b'T' | b't'))
    {
        first.start + 10
    } else {
        first.start + typed.len()
    };
    let day = first.start..day_end;
    let is_iso = is_iso_shaped(&text[day.clone()]);
    let Some(date) = parse_date(&text[day.clone()]).filter(|_| is_iso) else {
        let meant = match is_iso {
            true => Some(("there is no day".to_owned(), None, day.clone())),
            false => nearly_date(text)
                .map(|(range, date)| ("a day is not written like".to_owned(), date, range)),
        };
        return meant.map_or(Read::Plain, |(message, date, range)| {
            let hint = match date {
                Some(date) => format!("write `## {date}`"),
                None => {
                    "write year, month and day, such as `## 2026-11-20`, and only days that exist"
                        .to_owned()
                }
            };
            Read::Nearly(Slip::new(
                place(range.clone()),
                format!("{message} `{}`", &text[range]),
                hint,
            ))
        });
    };
    let mut heading = DatedHeading {
        span: start..start + text.len(),
        date: Marked {
            value: date,
            span: place(day.clone()),
        },
        time: None,
        author: None,
        words: Vec::new(),
        id: None,
        title: None,
    };
    let is_joined = day_end < first.start + typed.len();
    let rest = if is_joined { day_end + 1 } else { first.end };
    match heading.take_rest(text, rest, is_joined, start) {
        Ok(()) => Read::Dated(heading),
        Err(slip) => Read::Nearly(slip),
    }
}

impl DatedHeading {
    /// Takes what stands behind the day; a time must follow where a `T` joins it to the day.
    fn take_rest(
        &mut self,
        text: &str,
        from: usize,
        mut must_be_time: bool,
        start: usize,
    ) -> Result<(), Slip> {
        let mut title = String::new();
        let end = self.take_id(text, from, start)?;
        let mut after_time = false;
        for range in words(&text[from..end]) {
            let range = from + range.start..from + range.end;
            let word = &text[range.clone()];
            let span = start + range.start..start + range.end;
            let is_title = !title.is_empty();
            let just_timed = std::mem::take(&mut after_time);
            if std::mem::take(&mut must_be_time)
                || (!is_title && self.time.is_none() && looks_like_time(word))
            {
                let clock = word.trim_end_matches([':', ',', ';']);
                self.time = Some(parse_time(clock).ok_or_else(|| {
                    let hint = "a time is written with 24 hours, such as `14:30`";
                    Slip::new(span.clone(), format!("there is no time `{clock}`"), hint)
                })?);
                after_time = true;
                continue;
            }
            match word.trim_end_matches([':', ',']).to_lowercase().as_str() {
                "uhr" if just_timed => continue,
                "am" | "pm" | "a.m." | "p.m." if just_timed => {
                    let hint = "a time is written with 24 hours, such as `14:30`";
                    return Err(Slip::new(span, format!("a time has no `{word}`"), hint));
                }
                // What sets the title apart from the day.
                "" | "-" | "–" | "—" | "|" | "·" if !is_title => continue,
                _ => {}
            }
            if let Some(name) = sign_and_name(word, '@') {
                let author = marked(name, &span);
                if let Some(first) = &self.author {
                    let message =
                        format!("an entry has one author: `@{}` is a second", author.value);
                    let hint = format!(
                        "leave `@{}` or `@{}` out; who else is meant can be named in the text",
                        first.value, author.value
                    );
                    return Err(Slip::new(author.span, message, hint));
                }
                self.author = Some(author);
            } else if let Some(name) =
                sign_and_name(word, '#').filter(|name| begins_with_letter(name))
            {
                self.words.push(marked(name, &span));
            } else if !word.trim_matches('#').is_empty() {
                title.push_str(if is_title { " " } else { "" });
                title.push_str(word);
            }
        }
        self.title = Some(plain_text(&title)).filter(|title| !title.is_empty());
        Ok(())
    }

    /// `{#own-id}` at the end; tells where the rest of the heading ends.
    fn take_id(&mut self, text: &str, from: usize, start: usize) -> Result<usize, Slip> {
        let whole = text[from..].trim_end().len() + from;
        let Some(brace) = text[from..whole]
            .rfind("{#")
            .filter(|_| text[..whole].ends_with('}'))
        else {
            return Ok(whole);
        };
        let brace = from + brace;
        let inner = &text[brace + 2..whole - 1];
        let id = inner.split_whitespace().next().unwrap_or_default();
        let span = start + brace + 2..start + brace + 2 + id.len();
        if !is_slug(id) {
            let hint = format!("write for example `{{#{}}}`", or_example(slugify(id)));
            return Err(Slip::new(span, format!("`{id}` is not a slug"), hint));
        }
        self.id = Some(Marked {
            value: id.to_owned(),
            span,
        });
        Ok(brace)
    }
}

/// `2026-11-20`, whether or not there is such a day.
fn is_iso_shaped(text: &str) -> bool {
    let shape = |(index, byte): (usize, u8)| match index {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}

/// `14:30`, `25:00` and `2:30pm`, but not `3:a`.
fn looks_like_time(word: &str) -> bool {
    word.split_once(':').is_some_and(|(hour, rest)| {
        let digits =
            (1..=2).contains(&hour.len()) && hour.bytes().all(|byte| byte.is_ascii_digit());
        digits && rest.starts_with(|letter: char| letter.is_ascii_digit())
    })
}

/// The name behind a sign, without the punctuation behind the name; `None` when there is more than a name.
fn sign_and_name(word: &str, sign: char) -> Option<&str> {
    let name = word
        .strip_prefix(sign)?
        .trim_end_matches(['.', ',', ':', ';', '!', '?', ')']);
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    (!name.is_empty() && name.chars().all(is_name)).then_some(name)
}

/// `#12` is the number of something.
fn begins_with_letter(name: &str) -> bool {
    name.starts_with(char::is_alphabetic)
}

fn marked(name: &str, span: &Range<usize>) -> Marked<String> {
    Marked {
        value: name.to_owned(),
        span: span.start + 1..span.start + 1 + name.len(),
    }
}

fn or_example(slug: String) -> String {
    if slug.is_empty() {
        "kickoff".to_owned()
    } else {
        slug
    }
}

/// Where the words of a text stand.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_whitespace().map(|word| {
        // A part of the same text, so this cannot be negative.
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{DatedHeading, Read, read};

    fn dated(text: &str) -> DatedHeading {
        match read(text, 0) {
            Read::Dated(heading) => heading,
            other => panic!("{text}: {other:?}"),
        }
    }

    fn said(text: &str) -> String {
        let heading = dated(text);
        assert_eq!(heading.date.value, date(2026, 11, 20), "{text}");
        let time = heading.time.map(|time| time.strftime("%H:%M ").to_string());
        let author = heading.author.map(|author| format!("@{} ", author.value));
        let words: String = heading
            .words
            .iter()
            .map(|word| format!("#{} ", word.value))
            .collect();
        let id = heading.id.map(|id| format!("{{{}}} ", id.value));
        let parts = [time, author, Some(words), id, heading.title];
        parts
            .into_iter()
            .flatten()
            .collect::<String>()
            .trim_end()
            .to_owned()
    }

    #[test]
    fn everything_behind_the_day_is_optional_and_in_any_order() {
        for (text, expected) in [
            ("2026-11-20", ""),
            (
                "2026-11-20 14:30 @ben #launch Title words {#own-id}",
                "14:30 @ben #launch {own-id} Title words",
            ),
            ("2026-11-20 #launch 9:05 @ben", "09:05 @ben #launch"),
            ("2026-11-20T14:30 Kick-off", "14:30 Kick-off"),
            ("2026-11-20: Kick-off", "Kick-off"),
            ("2026-11-20 – Kick-off – and after", "Kick-off – and after"),
            ("2026-11-20 14:30 Uhr: Kick-off", "14:30 Kick-off"),
            ("2026-11-20 Kick-off ##", "Kick-off"),
            (
                "2026-11-20 Silence from 10:31 to 10:40",
                "Silence from 10:31 to 10:40",
            ),
            (
                "2026-11-20 Issue #12 is *fixed* #shop, #börse",
                "#shop #börse Issue #12 is fixed",
            ),
            (
                "2026-11-20 Mail to a@example.com, a [link](b.md)",
                "Mail to a@example.com, a link",
            ),
            ("2026-11-20 C# and `code` {braces}", "C# and code {braces}"),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn places_are_those_in_the_file() {
        let text = "2026-11-20 Größe @ben #launch {#x}";
        let heading = dated(text);
        let Some((author, id)) = heading.author.zip(heading.id) else {
            panic!("both are there");
        };
        assert_eq!(&text[author.span], "ben");
        assert_eq!(&text[heading.words[0].span.clone()], "launch");
        assert_eq!(&text[id.span], "x");
    }

    #[test]
    fn what_is_nearly_a_day_is_told_from_other_headings() {
        for (text, message, hint) in [
            (
                "20.11.2026 Kick-off",
                "a day is not written like `20.11.2026`",
                "write `## 2026-11-20`",
            ),
            ("2026-13-40", "there is no day `2026-13-40`", "write year"),
            (
                "2026-02-29 Leap",
                "there is no day `2026-02-29`",
                "write year",
            ),
            (
                "2026-1-5",
                "a day is not written like `2026-1-5`",
                "write `## 2026-01-05`",
            ),
            (
                "2026–11–20",
                "a day is not written like `2026–11–20`",
                "write `## 2026-11-20`",
            ),
            (
                "20. November 2026",
                "a day is not written like `20. November 2026`",
                "write `## 2026-11-20`",
            ),
            (
                "2026-11-20 25:00",
                "there is no time `25:00`",
                "a time is written",
            ),
            (
                "2026-11-20 2:30pm",
                "there is no time `2:30pm`",
                "a time is written",
            ),
            (
                "2026-11-20 2:30 pm",
                "a time has no `pm`",
                "a time is written",
            ),
            (
                "2026-11-20T1430",
                "there is no time `1430`",
                "a time is written",
            ),
            (
                "2026-11-20 @ben @anna",
                "an entry has one author: `@anna` is a second",
                "leave `@ben` or `@anna` out",
            ),
            (
                "2026-11-20 {#Own Id}",
                "`Own` is not a slug",
                "write for example `{#own}`",
            ),
        ] {
            match read(text, 0) {
                Read::Nearly(slip) => {
                    assert_eq!(slip.message, message);
                    assert!(slip.hint.starts_with(hint), "{}", slip.hint);
                }
                other => panic!("{text}: {other:?}"),
            }
        }
        for text in [
            "Next",
            "2026 in review",
            "2026-11 Overview",
            "1.2.3 Release",
            "10 things",
            "",
            "#12",
        ] {
            assert_eq!(read(text, 0), Read::Plain, "{text}");
        }
    }
}

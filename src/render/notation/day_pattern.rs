//! Patterns of days and times in CLDR's letters (UTS #35, part 4, "Date Format Patterns"), read once and written often.
//!
//! | letters | |
//! |---|---|
//! | `d` `dd` | day of the month: `7`, `07` |
//! | `M` `MM` `MMM` `MMMM` | month: `3`, `03`, short name, name |
//! | `LLL` `LLLL` | the month's names as they are without a day |
//! | `y` | year |
//! | `E` `EEEE` | weekday: short name, name |
//! | `H` `HH` | hour, 0 to 23 |
//! | `h` `hh` `a` | hour, 1 to 12, and the name of the half of the day |
//! | `mm` | minute |
//!
//! Text between `'` is text, `''` is an apostrophe; other letters from A to Z are errors.

use std::fmt::Write as _;
use std::mem::discriminant;

use jiff::civil::DateTime;

use super::calendar::Names;

/// What a pattern is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Day(Digits),
    Month(Form),
    MonthAlone(Form),
    Year,
    Weekday(Form),
    Hour(Digits),
    HalfDayHour(Digits),
    HalfDay,
    Minute,
}

/// How many digits a number has at least.
type Digits = usize;

/// How a month or a weekday is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Number(Digits),
    Short,
    Long,
}

/// A pattern that has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayPattern(Vec<Piece>);

impl DayPattern {
    /// Reads a pattern whose letters are among `letters`.
    pub fn parse(pattern: &str, letters: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = pattern;
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '\'' => {
                    let text = &rest[1..];
                    let length = text.find('\'').ok_or("a quotation that does not end")?;
                    push_text(&mut pieces, if length == 0 { "'" } else { &text[..length] });
                    length + 2
                }
                'A'..='Z' | 'a'..='z' => {
                    let length = rest.len() - rest.trim_start_matches(first).len();
                    let field = field(first, length).filter(|_| letters.contains(first));
                    let unknown = || format!("`{}` has no meaning here", &rest[..length]);
                    pieces.push(field.ok_or_else(unknown)?);
                    length
                }
                _ => {
                    push_text(&mut pieces, &rest[..first.len_utf8()]);
                    first.len_utf8()
                }
            };
            rest = &rest[length..];
        }
        Ok(Self(pieces))
    }

    /// Cuts the pattern of a range where a field comes again, which is where its second day begins. `None` when none does.
    pub fn halves(self) -> Option<(Self, Self)> {
        let is_field = |piece: &Piece| !matches!(piece, Piece::Text(_));
        let pieces = &self.0;
        let again = (0..pieces.len()).find(|at| {
            let mut before = pieces[..*at].iter().map(discriminant);
            is_field(&pieces[*at]) && before.any(|piece| piece == discriminant(&pieces[*at]))
        })?;
        let (first, second) = pieces.split_at(again);
        Some((Self(first.to_vec()), Self(second.to_vec())))
    }

    /// Makes every space one at which no line ends.
    pub fn unbroken(mut self) -> Self {
        for piece in &mut self.0 {
            if let Piece::Text(text) = piece {
                *text = text.replace(' ', "\u{a0}");
            }
        }
        self
    }

    /// Writes a day or a time.
    pub fn write(&self, at: DateTime, names: &Names, text: &mut String) {
        for piece in &self.0 {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Day(digits) => push_number(text, at.day().into(), *digits),
                Piece::Month(form) => match form {
                    Form::Number(digits) => push_number(text, at.month().into(), *digits),
                    Form::Short => text.push_str(of_month(&names.months_short, at)),
                    Form::Long => text.push_str(of_month(&names.months, at)),
                },
                Piece::MonthAlone(form) => match form {
                    Form::Number(digits) => push_number(text, at.month().into(), *digits),
                    Form::Short => text.push_str(of_month(&names.months_short_alone, at)),
                    Form::Long => text.push_str(of_month(&names.months_alone, at)),
                },
                Piece::Year => push_number(text, at.year(), 1),
                Piece::Weekday(form) => {
                    text.push_str(names.weekday(at.date(), *form == Form::Long));
                }
                Piece::Hour(digits) => push_number(text, at.hour().into(), *digits),
                Piece::HalfDayHour(digits) => {
                    push_number(text, i16::from((at.hour() + 11) % 12 + 1), *digits);
                }
                Piece::HalfDay => text.push_str(&names.half_days[usize::from(at.hour() >= 12)]),
                Piece::Minute => push_number(text, at.minute().into(), 2),
            }
        }
    }
}

fn push_text(pieces: &mut Vec<Piece>, more: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(text)) => text.push_str(more),
        _ => pieces.push(Piece::Text(more.to_owned())),
    }
}

fn field(letter: char, length: usize) -> Option<Piece> {
    let form = match length {
        1 | 2 => Form::Number(length),
        3 => Form::Short,
        _ => Form::Long,
    };
    match (letter, length) {
        ('d', 1..=2) => Some(Piece::Day(length)),
        ('M', 1..=4) => Some(Piece::Month(form)),
        ('L', 1..=4) => Some(Piece::MonthAlone(form)),
        ('y', 1) => Some(Piece::Year),
        ('E', 1..=3) => Some(Piece::Weekday(Form::Short)),
        ('E', 4) => Some(Piece::Weekday(Form::Long)),
        ('H', 1..=2) => Some(Piece::Hour(length)),
        ('h', 1..=2) => Some(Piece::HalfDayHour(length)),
        ('a', 1) => Some(Piece::HalfDay),
        ('m', 2) => Some(Piece::Minute),
        _ => None,
    }
}

fn of_month(names: &[String; 12], at: DateTime) -> &str {
    &names[usize::from(at.month().unsigned_abs()) - 1]
}

fn push_number(text: &mut String, number: i16, digits: Digits) {
    write!(text, "{number:0digits$}").expect("a string takes every text");
}

#[cfg(test)]
mod tests {
    use jiff::civil::{DateTime, date};

    use super::DayPattern;
    use crate::render::notation::calendar::Names;

    fn written(pattern: &str, at: DateTime) -> String {
        let mut text = String::new();
        DayPattern::parse(pattern, "dMLyEHham")
            .expect("a pattern")
            .write(at, &Names::numbered(), &mut text);
        text
    }

    #[test]
    fn every_letter_is_written() {
        let at = date(2026, 3, 5).at(0, 7, 0, 0);
        for (pattern, expected) in [
            ("d dd", "5 05"),
            ("M MM MMM MMMM", "3 03 m3 month3"),
            ("L LL LLL LLLL", "3 03 a3 alone3"),
            ("y", "2026"),
            ("E EEE EEEE", "w4 w4 weekday4"),
            ("H HH mm", "0 00 07"),
            ("h hh a", "12 12 half1"),
            ("y年M月d日", "2026年3月5日"),
            ("d 'de' MMMM", "5 de month3"),
            ("d''M ''''", "5'3 ''"),
        ] {
            assert_eq!(written(pattern, at), expected, "{pattern}");
        }
    }

    #[test]
    fn hours_of_half_days() {
        for (hour, expected) in [
            (0, "12 half1"),
            (11, "11 half1"),
            (12, "12 half2"),
            (23, "11 half2"),
        ] {
            assert_eq!(written("h a", date(2026, 3, 5).at(hour, 0, 0, 0)), expected);
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for (pattern, problem) in [
            ("d 'de MMMM", "a quotation that does not end"),
            ("d de MMMM", "`e` has no meaning here"),
            ("ddd", "`ddd` has no meaning here"),
            ("d HH", "`HH` has no meaning here"),
        ] {
            assert_eq!(DayPattern::parse(pattern, "dMy").unwrap_err(), problem);
        }
    }

    #[test]
    fn the_second_day_of_a_range_begins_where_a_field_comes_again() {
        let halves = |pattern| {
            let halves = DayPattern::parse(pattern, "dMy")
                .expect("a pattern")
                .halves()?;
            let day = |day| date(2026, 3, day).at(0, 0, 0, 0);
            let (mut first, mut second) = (String::new(), String::new());
            halves.0.write(day(7), &Names::numbered(), &mut first);
            halves.1.write(day(11), &Names::numbered(), &mut second);
            Some([first, second])
        };
        let expected = |first: &str, second: &str| Some([first.to_owned(), second.to_owned()]);
        assert_eq!(halves("d.–d. M"), expected("7.–", "11. 3"));
        assert_eq!(
            halves("MMMM d – MMMM d, y"),
            expected("month3 7 – ", "month3 11, 2026")
        );
        assert_eq!(halves("d M"), None);
    }
}

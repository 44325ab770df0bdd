//! Our notation against the table of what ICU says, `tests/locales/cldr.json`; `tests/locales/oracle.js` writes it.
//!
//! We differ on purpose, and only here:
//! 1. No line ends within a time, a number, an amount or a size: every space in one is U+00A0, also where CLDR has a plain one or U+202F, which
//!    some fonts lack.
//! 2. The dash of a range has plain spaces around it, or none within a month; CLDR has U+2009 in some languages and regions and nothing in others.
//! 3. Switzerland and Liechtenstein group with ’ as typesetters do; CLDR has ' since version 48.

use extranet::config::{Currency, Language};
use extranet::render::Theme;
use jiff::civil::{Date, Time};
use rust_decimal::Decimal;
use serde_json::Value;

fn table() -> Value {
    let text = include_str!("../../locales/cldr.json");
    serde_json::from_str(text).expect("the table is JSON")
}

/// What we write where ICU writes `said`.
fn ours(sort: &str, asked: &str, said: &str) -> String {
    match sort {
        "time" | "decimal" | "percent" | "money" | "size" => {
            let is_swiss = said.contains('\'');
            let said = said.replace([' ', '\u{202f}'], "\u{a0}");
            if is_swiss {
                said.replace('\'', "’")
            } else {
                said
            }
        }
        "range" => {
            let (from, to) = asked.split_once('/').expect("two days");
            let dash = if from[..7] == to[..7] { "–" } else { " – " };
            let sides = said.split('–').map(str::trim);
            sides.collect::<Vec<_>>().join(dash)
        }
        _ => said.to_owned(),
    }
}

fn date(text: &str) -> Date {
    text.parse().expect("a day")
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// What we write when asked.
fn written(theme: &Theme, tag: &str, sort: &str, asked: &str) -> String {
    let language = Language::parse(tag).expect("a tag");
    let locale = theme.locale(&language);
    let notation = locale.notation();
    match sort {
        "likely-region" => match language.region() {
            Some(region) => region.to_owned(),
            None => locale.text("likely-region"),
        },
        "date" => notation.date(date(asked)),
        "short-date" => notation.short_date(date(asked)),
        "day-and-month" => notation.day_and_month(date(asked)),
        "month-and-year" => notation.month_and_year(date(asked)),
        "weekday" => notation.weekday(date(asked)),
        "time" => {
            let time: Time = asked.parse().expect("a time");
            notation.time(time)
        }
        "range" => {
            let (from, to) = asked.split_once('/').expect("two days");
            notation.range(date(from), date(to))
        }
        "decimal" => notation.decimal(number(asked)),
        "percent" => notation.percent(number(asked)),
        "money" => {
            let (amount, currency) = asked.split_once(' ').expect("an amount and a currency");
            notation.money(number(amount), Currency::parse(currency))
        }
        "size" => {
            let (size, unit) = asked.split_once(' ').expect("a size and a unit");
            let factor = match unit {
                "kilobyte" => 1_000,
                "megabyte" => 1_000_000,
                _ => 1_000_000_000,
            };
            let bytes = number(size) * Decimal::from(factor);
            notation.size(bytes.try_into().expect("whole bytes"))
        }
        "list" => {
            let items: Vec<String> = asked.split(' ').map(str::to_owned).collect();
            notation.list(&items)
        }
        other => panic!("the table asks for `{other}`"),
    }
}

#[test]
fn we_write_what_cldr_says() {
    let theme = Theme::built_in().unwrap();
    let table = table();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for (tag, sorts) in table["tags"].as_object().unwrap() {
        for (sort, answers) in sorts.as_object().unwrap() {
            for (asked, said) in answers.as_object().unwrap() {
                let expected = ours(sort, asked, said.as_str().unwrap());
                let found = written(&theme, tag, sort, asked);
                compared += 1;
                if found != expected {
                    wrong.push(format!(
                        "{tag} {sort} {asked}: {found:?}, CLDR {expected:?}"
                    ));
                }
            }
        }
    }
    assert!(compared > 1000, "the table has only {compared} answers");
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn what_the_table_does_not_ask() {
    let theme = Theme::built_in().unwrap();
    let notation = |tag: &str| theme.locale(&Language::parse(tag).unwrap()).notation();
    let half_past_two = Time::constant(14, 30, 0, 0);
    assert_eq!(notation("de").time_in_text(half_past_two), "14:30\u{a0}Uhr");
    assert_eq!(notation("en").time_in_text(half_past_two), "2:30\u{a0}PM");
    assert_eq!(notation("en-GB").time_in_text(half_past_two), "14:30");
    assert_eq!(notation("de").size(999), "999\u{a0}B");
    assert_eq!(notation("de").size(1_000), "1\u{a0}kB");
    assert_eq!(notation("en").list(&[]), "");
    // without a currency an amount has two decimals
    assert_eq!(notation("de").money(number("1234.5"), None), "1.234,50");
    // halves go away from zero, and nothing is less than nothing
    let money = |amount| notation("de").money(number(amount), Currency::parse("EUR"));
    assert_eq!(money("-12345.605"), "-12.345,61\u{a0}€");
    assert_eq!(money("-0.004"), "0,00\u{a0}€");
    // a range the wrong way round is the same range
    let (first, last) = (date("2026-12-07"), date("2026-12-11"));
    assert_eq!(notation("de").range(last, first), "7.–11. Dezember 2026");
}

#[test]
fn regions_that_nobody_describes_read_what_is_said_everywhere() {
    let theme = Theme::built_in().unwrap();
    let day = date("2026-11-27");
    for (tag, expected) in [
        ("en-ZA", "27 November 2026"),
        ("en-001", "27 November 2026"),
        ("en-Latn-US", "November 27, 2026"),
        ("de-BE", "27. November 2026"),
    ] {
        let language = Language::parse(tag).unwrap();
        assert_eq!(
            theme.locale(&language).notation().date(day),
            expected,
            "{tag}"
        );
    }
}

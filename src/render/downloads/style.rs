//! How a language writes what stands in made files.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::sheet::{Cell, Sheet};
use crate::config::{Currency, Language};
use crate::render::locale::Locale;

/// Languages and regions as spreadsheets number them (MS-LCID), for the signs of currencies. Without a number, a sign is only a sign.
const LANGUAGE_NUMBERS: [(&str, &str); 8] = [
    ("de", "407"),
    ("de-AT", "C07"),
    ("de-CH", "807"),
    ("en", "409"),
    ("en-AU", "C09"),
    ("en-CA", "1009"),
    ("en-GB", "809"),
    ("en-IE", "1809"),
];

/// Formats in the language of spreadsheets, and the signs of texts.
pub struct Style {
    /// The format of days.
    pub(super) day: String,
    /// The format of shares.
    pub(super) share: String,
    money: BTreeMap<Option<Currency>, String>,
    decimal_sign: String,
}

impl Style {
    /// How the cells of these sheets are written.
    pub fn of(sheets: &[Sheet], locale: &Locale, language: &Language) -> Self {
        let notation = locale.notation();
        let mut money = BTreeMap::from([(None, "#,##0.00".to_owned())]);
        let cells = sheets
            .iter()
            .flat_map(|sheet| sheet.rows.iter().chain([&sheet.sums]));
        for cell in cells.flatten() {
            if let Cell::Money(_, Some(currency)) = cell {
                money.entry(Some(*currency)).or_insert_with(|| {
                    money_format(
                        &notation.money(Decimal::ZERO, Some(*currency)),
                        *currency,
                        language,
                    )
                });
            }
        }
        let has_space = notation.percent(Decimal::ONE).contains('\u{a0}');
        Self {
            day: locale.text("sheet-day"),
            share: if has_space { "0.0\\ %" } else { "0.0%" }.to_owned(),
            money,
            decimal_sign: notation.decimal_sign().to_owned(),
        }
    }

    /// The format of amounts.
    pub(super) fn money(&self, currency: Option<Currency>) -> &str {
        let known = self.money.get(&currency).or_else(|| self.money.get(&None));
        known.map_or("General", String::as_str)
    }

    /// A number with the language's decimal sign and nothing else.
    pub(super) fn plain(&self, number: Decimal) -> String {
        number.to_string().replace('.', &self.decimal_sign)
    }

    /// What stands between the cells of a text: a comma would be taken for a decimal sign where it is one.
    pub(super) fn separator(&self) -> u8 {
        if self.decimal_sign == "," { b';' } else { b',' }
    }
}

/// A format for amounts with the sign where the language has it, after an example of an amount.
fn money_format(example: &str, currency: Currency, language: &Language) -> String {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let start = example.find(is_digit).unwrap_or_default();
    let end = example.rfind(is_digit).map_or(0, |end| end + 1);
    let (before, after) = (&example[..start], &example[end..]);
    let digits = match currency.decimals() {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(decimals as usize)),
    };
    let number = |tag: &str| {
        let mut known = LANGUAGE_NUMBERS.iter();
        known
            .find(|(known, _)| *known == tag)
            .map(|(_, number)| *number)
    };
    let number = number(language.as_str()).or_else(|| number(language.primary()));
    let number = number
        .map(|number| format!("-{number}"))
        .unwrap_or_default();
    let sign = |text: &str| {
        let sign = text.trim_matches(['\u{a0}', '\u{202f}', ' ']);
        let space = if sign.len() == text.len() { "" } else { "\\ " };
        (format!("[${sign}{number}]"), space)
    };
    match (before.is_empty(), after.is_empty()) {
        (false, _) => {
            let (sign, space) = sign(before);
            format!("{sign}{space}{digits}")
        }
        (true, false) => {
            let (sign, space) = sign(after);
            format!("{digits}{space}{sign}")
        }
        (true, true) => digits,
    }
}

//! Amounts of money or hours, and shares of them, as a language writes them.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::config::Currency;
use crate::model::{Figures, Measure};
use crate::render::notation::Notation;

/// How figures of one measure are written.
#[derive(Clone, Copy)]
pub struct Amounts<'a> {
    pub notation: &'a Notation,
    pub measure: Measure,
    pub currency: Option<Currency>,
}

impl<'a> Amounts<'a> {
    /// With the currency, or with `h`.
    pub fn text(&self, amount: Decimal) -> String {
        match self.measure {
            Measure::Money => self.notation.money(amount, self.currency),
            Measure::Hours => format!("{}\u{a0}h", self.number(amount)),
        }
    }

    /// Alone, for tables whose head says what is counted. Money always has its decimals, so that they stand below each other.
    pub fn number(&self, amount: Decimal) -> String {
        match self.measure {
            Measure::Money => {
                let decimals = self.currency.map_or(2, |currency| currency.decimals());
                let mut amount = rounded(amount, decimals);
                amount.rescale(decimals);
                self.notation.quantity(amount, "")
            }
            Measure::Hours => self.notation.decimal(rounded(amount, 2)),
        }
    }

    /// What the head of a table says of them: `€`, `h`.
    pub fn unit(&self) -> String {
        match (self.measure, self.currency) {
            (Measure::Hours, _) => "h".to_owned(),
            (Measure::Money, Some(currency)) => currency.as_str().to_owned(),
            (Measure::Money, None) => String::new(),
        }
    }

    /// The same in another measure.
    pub fn of(self, measure: Measure) -> Self {
        Self { measure, ..self }
    }

    /// A share of 1 in percent.
    pub fn percent(&self, share: Decimal) -> String {
        percent(self.notation, share)
    }
}

/// What figures are told in: hours only where there is no money at all.
pub fn measure_of(money: &Figures, hours: &Figures) -> Measure {
    match money.is_empty() && !hours.is_empty() {
        true => Measure::Hours,
        false => Measure::Money,
    }
}

/// A share of 1 in whole percent. Nothing and everything are said only of what is exactly that.
pub fn percent(notation: &Notation, share: Decimal) -> String {
    let exact = share.saturating_mul(Decimal::ONE_HUNDRED);
    let would_mislead =
        |found: Decimal| found != exact && (found.is_zero() || found == Decimal::ONE_HUNDRED);
    let all = (0..=4).map(|decimals| rounded(exact, decimals));
    let found = all.clone().find(|found| !would_mislead(*found));
    notation.percent(found.or_else(|| all.last()).unwrap_or(exact))
}

fn rounded(amount: Decimal, decimals: u32) -> Decimal {
    amount.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::{Amounts, percent};
    use crate::config::{Currency, Language};
    use crate::model::Measure;
    use crate::render::theme::Theme;

    #[test]
    fn amounts_are_written_for_sentences_and_for_tables() {
        let theme = Theme::built_in().expect("the built-in theme is whole");
        for (language, currency, amount, text, number) in [
            ("de", "EUR", "1234.5", "1.234,50\u{a0}€", "1.234,50"),
            ("en", "GBP", "-0.005", "-£0.01", "-0.01"),
            ("en", "JPY", "1234.5", "¥1,235", "1,235"),
            ("de", "", "1234.5", "1.234,50\u{a0}h", "1.234,5"),
        ] {
            let language = Language::parse(language).expect("it is a language");
            let currency = Currency::parse(currency);
            let amounts = Amounts {
                notation: theme.locale(&language).notation(),
                measure: match currency {
                    Some(_) => Measure::Money,
                    None => Measure::Hours,
                },
                currency,
            };
            let amount = amount.parse().expect("a number");
            let text = if currency.is_none() {
                "1.234,5\u{a0}h"
            } else {
                text
            };
            let plain = |text: String| text.replace('−', "-");
            assert_eq!(plain(amounts.text(amount)), text);
            assert_eq!(plain(amounts.number(amount)), number);
        }
    }

    #[test]
    fn shares_do_not_say_everything_or_nothing_lightly() {
        let theme = Theme::built_in().expect("the built-in theme is whole");
        let language = Language::parse("en").expect("it is a language");
        let notation = theme.locale(&language).notation();
        for (share, text) in [
            ("0.6149", "61%"),
            ("0.615", "62%"),
            ("1", "100%"),
            ("0", "0%"),
            ("0.9999", "99.99%"),
            ("0.997", "99.7%"),
            ("1.0004", "100.04%"),
            ("1.006", "101%"),
            ("0.004", "0.4%"),
            ("3.125", "313%"),
            ("0.000000001", "0%"),
        ] {
            let share = share.parse().expect("a number");
            assert_eq!(percent(notation, share), text, "{share}");
        }
    }
}

//! Amounts as people type them in the notation of the portal, with or without the sign or the code of their currency.

use rust_decimal::Decimal;

use super::currency::Currency;
use super::fields::Fields;
use super::language::Language;
use super::number::{NoNumber, NumberReading};
use super::tree::{Node, Value};
use super::values::parse_decimal;

/// The signs of currencies, and whose they are. A sign that several share says nothing against any of them.
const SIGNS: [(&str, &str); 18] = [
    ("€", "EUR"),
    ("euro", "EUR"),
    ("£", "GBP FKP GIP SHP EGP SYP LBP"),
    (
        "$",
        "USD AUD CAD NZD SGD HKD TWD MXN BRL CLP COP ARS UYU BBD BMD BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD",
    ),
    ("us$", "USD"),
    ("¥", "JPY CNY"),
    ("fr.", "CHF"),
    ("sfr.", "CHF"),
    ("kr", "SEK NOK DKK ISK"),
    ("kr.", "SEK NOK DKK ISK"),
    ("zł", "PLN"),
    ("kč", "CZK"),
    ("ft", "HUF"),
    ("lei", "RON MDL"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₪", "ILS"),
];

/// Languages that begin decimals with a comma everywhere they are spoken, and those that do so with a point.
const COMMA: &str = "bg bs ca cs da de el et eu fi fr gl hr hu hsb dsb is it lt lv mk nb nl nn no pl pt ro ru sk sl sq sv tr uk";
const POINT: &str = "cy en ga he ja ko mt th zh";

/// More digits than this before the decimals no amount has.
const MOST: i64 = 1_000_000_000_000_000;
/// The same for hours and amounts of no currency, which may have nine decimals: so that sums of them stay exact.
const MOST_WITHOUT_CURRENCY: i64 = 10_000_000_000;

/// How amounts of money are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AmountReading {
    /// How their numbers are written.
    pub numbers: NumberReading,
    /// What they are counted in.
    pub currency: Option<Currency>,
}

/// Why something is not read as an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAmount {
    /// Its number cannot be read.
    Number(NoNumber),
    /// It says a currency that is not the one amounts are counted in: its sign or code as typed.
    OtherCurrency(String),
    /// What stands beside it, as typed, is no currency.
    UnknownMark(String),
    /// It has more digits before its decimals than a number without a currency can have.
    TooLarge,
    /// It is finer than the smallest unit of its currency.
    TooFine(Currency),
}

impl NumberReading {
    /// In a portal that speaks one language, numbers are written as this language writes them; in one that speaks several, only what is
    /// clear in all of them is read.
    pub fn of_portal(languages: &[Language]) -> Self {
        let home = match languages {
            [only] if !matches!(only.region(), Some("CH" | "LI" | "ZA")) => {
                let speaks = |known: &str| known.split(' ').any(|tag| tag == only.primary());
                match (speaks(COMMA), speaks(POINT)) {
                    (true, _) => Some(','),
                    (_, true) => Some('.'),
                    _ => None,
                }
            }
            _ => None,
        };
        Self { said: None, home }
    }
}

impl AmountReading {
    /// Reads a text; nothing where it is empty or holds a dash.
    ///
    /// # Errors
    /// When it is no amount, could be two, or is none of the currency that amounts are counted in.
    pub fn read(self, text: &str) -> Result<Option<Decimal>, NoAmount> {
        let text = text.trim();
        let Some((number, mark)) = split_mark(text) else {
            return self.check(self.numbers.read(text));
        };
        if !is_currency(mark) {
            return Err(NoAmount::Number(NoNumber::Other));
        }
        self.check_mark(mark)?;
        self.check(self.numbers.read(&number))
    }

    /// Whether what stands beside a number means the currency that amounts are counted in.
    ///
    /// # Errors
    /// When it means another one or none at all, or nothing says in which one amounts are counted.
    pub fn check_mark(self, mark: &str) -> Result<(), NoAmount> {
        let is_own = self.currency.and_then(|own| own.is_meant_by(mark));
        match is_own {
            Some(true) => Ok(()),
            _ if is_currency(mark) => Err(NoAmount::OtherCurrency(mark.to_owned())),
            _ => Err(NoAmount::UnknownMark(mark.to_owned())),
        }
    }

    /// An amount that is a number already, as in a spreadsheet.
    ///
    /// # Errors
    /// When it is finer than the smallest unit of its currency, or too large.
    pub fn exact(self, number: Decimal) -> Result<Decimal, NoAmount> {
        let number = self.bounded(number.normalize())?;
        match self.currency {
            Some(currency) if number.scale() > currency.decimals() => {
                Err(NoAmount::TooFine(currency))
            }
            _ => Ok(number),
        }
    }

    fn bounded(self, number: Decimal) -> Result<Decimal, NoAmount> {
        match number.abs() {
            size if size >= Decimal::from(MOST) => Err(NoAmount::Number(NoNumber::TooLong)),
            size if self.currency.is_none() && size >= Decimal::from(MOST_WITHOUT_CURRENCY) => {
                Err(NoAmount::TooLarge)
            }
            _ => Ok(number),
        }
    }

    fn check(self, read: Result<Option<Decimal>, NoNumber>) -> Result<Option<Decimal>, NoAmount> {
        let Some(number) = read.map_err(NoAmount::Number)? else {
            return Ok(None);
        };
        self.bounded(number)?;
        if let Some(currency) = self.currency {
            // Three digits behind a sign stand for thousands more often than for anything else, zeros too.
            let is_group = number.scale() == 3 && currency.decimals() < 3;
            if is_group || number.normalize().scale() > currency.decimals() {
                return Err(NoAmount::TooFine(currency));
            }
        }
        Ok(Some(number))
    }
}

impl NoAmount {
    /// A code, a message and a hint about what was typed as `name`.
    pub fn told(
        &self,
        name: &str,
        typed: &str,
        reading: AmountReading,
    ) -> (&'static str, String, String) {
        let sign = reading.numbers.home.unwrap_or('.');
        match self {
            Self::Number(NoNumber::Other) => (
                "invalid-amount",
                format!("`{name}` cannot be `{typed}`"),
                match reading.numbers.home {
                    Some(',') => "expected an amount such as `1250.00` or `1.250,00`".to_owned(),
                    Some(_) => "expected an amount such as `1250.00` or `1,250.00`".to_owned(),
                    None => "expected an amount such as `1250.00`".to_owned(),
                },
            ),
            Self::Number(NoNumber::Doubtful) => {
                let whole: String = typed.chars().filter(char::is_ascii_digit).collect();
                let (before, behind) = whole.split_at(whole.len().saturating_sub(3));
                // An amount with three decimals that its currency does not have would be refused, too.
                let has_three = reading.currency.is_none_or(|own| own.decimals() >= 3);
                (
                    "doubtful-amount",
                    format!("`{typed}` can be read as two numbers"),
                    match has_three {
                        true => format!(
                            "write `{whole}` for the one, or `{before}.{behind}0` for the other"
                        ),
                        false => format!(
                            "write `{whole}` if that is meant: nothing stands between thousands then"
                        ),
                    },
                )
            }
            Self::Number(NoNumber::TooLong) => (
                "invalid-amount",
                format!("`{typed}` has more digits than an amount can have"),
                "15 digits before the decimals and 9 behind are the most".to_owned(),
            ),
            Self::TooLarge => (
                "invalid-amount",
                format!(
                    "`{typed}` has more digits than hours, or an amount of no currency, can have"
                ),
                "10 digits before the decimals and 9 behind are the most".to_owned(),
            ),
            Self::OtherCurrency(mark) => match reading.currency {
                Some(own) => (
                    "other-currency",
                    format!(
                        "`{typed}` is in `{mark}`, and this is counted in {}",
                        own.as_str()
                    ),
                    format!(
                        "write what it is in {}: nobody else knows at which rate",
                        own.as_str()
                    ),
                ),
                None => (
                    "other-currency",
                    format!(
                        "`{typed}` is in `{mark}`, and nothing says which currency this is counted in"
                    ),
                    "add for example `currency = \"EUR\"`".to_owned(),
                ),
            },
            Self::UnknownMark(mark) => (
                "unknown-mark",
                format!("`{typed}` is shown with `{mark}`, which is no currency"),
                "show it as a plain number: nobody else knows what it is counted in".to_owned(),
            ),
            Self::TooFine(currency) => {
                let example = match currency.decimals() {
                    0 => "1250".to_owned(),
                    decimals => format!("1250{sign}{:0<1$}", "", decimals as usize),
                };
                (
                    "too-many-decimals",
                    format!("`{typed}` has more decimals than {} has", currency.as_str()),
                    format!(
                        "write it as in `{example}`, and thousands without a sign between them if they are meant"
                    ),
                )
            }
        }
    }
}

impl Fields<'_> {
    /// An exact number in the notation of the portal, such as hours.
    pub fn amount(&mut self, key: &'static str, numbers: NumberReading) -> Option<Decimal> {
        let currency = None;
        self.money(key, AmountReading { numbers, currency })
    }

    /// An exact amount in the notation of the portal. It may say its currency, if that is the one it is counted in.
    pub fn money(&mut self, key: &'static str, reading: AmountReading) -> Option<Decimal> {
        let node = self.take(key)?;
        self.as_money(node, key, reading)
    }

    /// A list of such amounts; those that cannot be read are noted and left out.
    pub fn all_money(&mut self, key: &'static str, reading: AmountReading) -> Vec<Decimal> {
        let items = self.items(key).iter();
        items
            .filter_map(|item| self.as_money(item, key, reading))
            .collect()
    }

    fn as_money(&mut self, node: &Node, key: &str, reading: AmountReading) -> Option<Decimal> {
        let whole;
        let (typed, read) = match &node.value {
            Value::Integer(number) => {
                whole = number.to_string();
                (&whole, reading.check(Ok(Some(Decimal::from(*number)))))
            }
            // What stands without quotes is a number of TOML or YAML, whose notation is not the portal's.
            Value::Number(text) => {
                let plain = parse_decimal(text).ok_or(NoAmount::Number(NoNumber::Other));
                let checked = plain.and_then(|number| reading.check(Ok(Some(number))));
                (text, checked)
            }
            Value::Text(text) => (text, reading.read(text)),
            _ => {
                self.expected_as("invalid-amount", node, key, "an amount such as \"1250.00\"");
                return None;
            }
        };
        match read {
            Ok(Some(amount)) => Some(amount),
            Ok(None) => {
                self.expected_as("invalid-amount", node, key, "an amount such as \"1250.00\"");
                None
            }
            Err(why) => {
                let (code, message, hint) = why.told(key, typed, reading);
                self.error(code, node.span.clone(), message, hint);
                None
            }
        }
    }
}

/// The number of an amount with its minus, and what stands before or behind it.
fn split_mark(text: &str) -> Option<(String, &str)> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let (first, last) = (text.find(is_digit)?, text.rfind(is_digit)?);
    let (before, behind) = (&text[..first], text[last + 1..].trim());
    let is_minus = |letter: char| matches!(letter, '-' | '−');
    let mark = before.trim_matches(|letter: char| is_minus(letter) || letter.is_whitespace());
    let mark = match (mark, behind) {
        ("", "") => return None,
        (mark, "") => mark,
        ("", mark) => mark,
        _ => return None,
    };
    let minus = match before.chars().filter(|letter| is_minus(*letter)).count() {
        0 => "",
        1 => "-",
        _ => return None,
    };
    Some((format!("{minus}{}", &text[first..=last]), mark))
}

impl Currency {
    /// Whether a sign or a code means this currency; none when it means no currency at all.
    pub fn is_meant_by(self, mark: &str) -> Option<bool> {
        let (lower, upper) = (mark.to_lowercase(), mark.to_uppercase());
        let sign = SIGNS.iter().find(|(sign, _)| *sign == lower);
        let has_code = |codes: &str| codes.split(' ').any(|code| code == self.as_str());
        match sign {
            Some((_, codes)) => Some(has_code(codes)),
            None => Currency::parse(&upper).map(|typed| typed == self),
        }
    }
}

/// Whether letters or a sign mean a currency, whichever.
fn is_currency(mark: &str) -> bool {
    let is_sign = SIGNS.iter().any(|(sign, _)| *sign == mark.to_lowercase());
    is_sign || Currency::parse(&mark.to_uppercase()).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::currency::Currency;
    use super::super::language::Language;
    use super::super::number::{NoNumber, NumberReading};
    use super::{AmountReading, NoAmount};

    fn read(home: Option<char>, currency: &str, text: &str) -> Result<String, NoAmount> {
        let numbers = NumberReading { said: None, home };
        let currency = Currency::parse(currency);
        let read = AmountReading { numbers, currency }.read(text)?;
        Ok(read.map_or("nothing".to_owned(), |amount| amount.to_string()))
    }

    #[test]
    fn amounts_are_read_with_and_without_their_currency() {
        for (home, currency, text, amount) in [
            (',', "EUR", "34.200,00", "34200.00"),
            (',', "EUR", "34.200,00 €", "34200.00"),
            (',', "EUR", "-34.200,00\u{a0}EUR", "-34200.00"),
            (',', "EUR", "12 Euro", "12"),
            (',', "EUR", "€ −5,5", "-5.5"),
            ('.', "GBP", "£1,234.50", "1234.50"),
            ('.', "GBP", "-£1,234.50", "-1234.50"),
            ('.', "GBP", "gbp 7", "7"),
            ('.', "CAD", "$7", "7"),
            ('.', "USD", "1,234", "1234"),
            ('.', "KWD", "1.234", "1.234"),
            ('.', "JPY", "¥1,234", "1234"),
            (',', "EUR", "1250.0000", "1250.0000"),
            (',', "EUR", "–", "nothing"),
            (',', "EUR", "", "nothing"),
        ] {
            assert_eq!(
                read(Some(home), currency, text),
                Ok(amount.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_may_be_another_amount_is_refused() {
        let euro = Currency::parse("EUR").expect("a currency");
        let other = |mark: &str| NoAmount::OtherCurrency(mark.to_owned());
        let none = NoAmount::Number(NoNumber::Other);
        for (home, text, why) in [
            (',', "1,234", NoAmount::TooFine(euro)),
            ('.', "1.234", NoAmount::TooFine(euro)),
            ('.', "12.500", NoAmount::TooFine(euro)),
            (',', "0,125", NoAmount::TooFine(euro)),
            (',', "1.234", NoAmount::Number(NoNumber::Doubtful)),
            (',', "1.234 €", NoAmount::Number(NoNumber::Doubtful)),
            (',', "$ 12", other("$")),
            (',', "12 CHF", other("CHF")),
            (',', "£12", other("£")),
            (',', "12 %", none.clone()),
            (',', "12 pieces", none.clone()),
            (',', "EUR 12 EUR", none.clone()),
            (',', "--12", none.clone()),
            (',', "EUR", none.clone()),
            (',', "12 h", none),
        ] {
            assert_eq!(read(Some(home), "EUR", text), Err(why), "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_number_is_its_currency_or_refused() {
        let other = |mark: &str| Err(NoAmount::OtherCurrency(mark.to_owned()));
        let unknown = |mark: &str| Err(NoAmount::UnknownMark(mark.to_owned()));
        for (currency, mark, checked) in [
            ("EUR", "€", Ok(())),
            ("EUR", "Euro", Ok(())),
            ("USD", "$", Ok(())),
            ("EUR", "$", other("$")),
            ("EUR", "CHF", other("CHF")),
            ("", "€", other("€")),
            ("EUR", "Tsd. €", unknown("Tsd. €")),
            ("EUR", "k", unknown("k")),
            ("EUR", "€ or $", unknown("€ or $")),
            ("", "k", unknown("k")),
        ] {
            let currency = Currency::parse(currency);
            let numbers = NumberReading::default();
            let reading = AmountReading { numbers, currency };
            assert_eq!(reading.check_mark(mark), checked, "{mark}");
        }
    }

    #[test]
    fn numbers_have_so_many_digits_at_most() {
        let long = Err(NoAmount::Number(NoNumber::TooLong));
        for (currency, text, expected) in [
            (
                "EUR",
                "999999999999999.99",
                Ok("999999999999999.99".to_owned()),
            ),
            (
                "KWD",
                "-999999999999999.9990",
                Ok("-999999999999999.9990".to_owned()),
            ),
            ("EUR", "1000000000000000", long.clone()),
            (
                "",
                "9999999999.999999999",
                Ok("9999999999.999999999".to_owned()),
            ),
            ("", "-9999999999", Ok("-9999999999".to_owned())),
            ("", "10000000000", Err(NoAmount::TooLarge)),
            ("", "-10000000000.5", Err(NoAmount::TooLarge)),
            ("", "1000000000000000", long),
        ] {
            assert_eq!(read(None, currency, text), expected, "{text}");
        }
    }

    #[test]
    fn the_notation_is_that_of_the_only_language() {
        for (languages, home) in [
            (&["de"][..], Some(',')),
            (&["de-AT"], Some(',')),
            (&["de-CH"], None),
            (&["en-GB"], Some('.')),
            (&["en-GB", "de"], None),
            (&["sw"], None),
        ] {
            let languages: Vec<Language> = languages
                .iter()
                .map(|tag| Language::parse(tag).expect("a tag"))
                .collect();
            assert_eq!(NumberReading::of_portal(&languages).home, home);
        }
    }
}

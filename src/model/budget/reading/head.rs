//! The first row of a ledger: which column holds what, by its name in English or German.

use std::collections::BTreeMap;

use super::super::super::choices::Basis;
use crate::config::{AmountReading, Currency};
use crate::diag::{did_you_mean, listed, nearest};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Date,
    Line,
    Kind,
    Amount,
    Hours,
    Document,
    Note,
}

const NAMES: [(&str, &str, Column); 7] = [
    ("date", "datum", Column::Date),
    ("line", "posten", Column::Line),
    ("kind", "art", Column::Kind),
    ("amount", "betrag", Column::Amount),
    ("hours", "stunden", Column::Hours),
    ("document", "beleg", Column::Document),
    ("note", "notiz", Column::Note),
];

/// The whole head, as a hint.
pub(super) const EXAMPLE: &str =
    "name the columns in the first row: `date,line,kind,amount,hours,document,note`";

/// Where each column stands.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Head {
    places: BTreeMap<Column, usize>,
    names: Vec<String>,
}

/// What is wrong with a head, and in which column; none where it is the whole row.
#[derive(Debug, PartialEq)]
pub(super) struct BadHead {
    pub(super) column: Option<usize>,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) hint: String,
}

impl Column {
    /// Its English name.
    pub(super) fn name(self) -> &'static str {
        let found = NAMES.iter().find(|(_, _, column)| *column == self);
        found.map_or("", |(name, ..)| name)
    }
}

impl Head {
    /// Reads the names of columns. What cannot be understood is told, and the rest is used.
    pub(super) fn read(
        names: Vec<String>,
        basis: Option<Basis>,
        amounts: AmountReading,
    ) -> (Self, Vec<BadHead>) {
        let mut head = Self {
            places: BTreeMap::new(),
            names,
        };
        let mut bad = Vec::new();
        let known = |name: &String| Column::named(name, basis, amounts.currency).is_ok();
        if !head
            .names
            .iter()
            .any(|name| !name.is_empty() && known(name))
        {
            bad.push(BadHead {
                column: None,
                code: "no-head",
                message: "the first row does not name the columns".to_owned(),
                hint: EXAMPLE.to_owned(),
            });
            return (head, bad);
        }
        for (place, name) in head.names.iter().enumerate() {
            if name.is_empty() {
                continue;
            }
            let column = match Column::named(name, basis, amounts.currency) {
                Ok(column) => column,
                Err((code, message, hint)) => {
                    bad.push(BadHead {
                        column: Some(place),
                        code,
                        message,
                        hint,
                    });
                    continue;
                }
            };
            if let Some(first) = head.places.get(&column) {
                let message = match head.names[*first] == *name {
                    true => format!("two columns are called `{name}`"),
                    false => format!("the columns `{}` and `{name}` are one", head.names[*first]),
                };
                bad.push(BadHead {
                    column: Some(place),
                    code: "repeated-column",
                    message,
                    hint: "keep one of them".to_owned(),
                });
                continue;
            }
            head.places.insert(column, place);
        }
        head.check_missing(&mut bad);
        (head, bad)
    }

    fn check_missing(&self, bad: &mut Vec<BadHead>) {
        // A column that is only misspelt is not missing as well.
        let is_misspelt = bad.iter().any(|bad| bad.column.is_some());
        let mut missing: Vec<&str> = [Column::Date, Column::Line, Column::Kind]
            .into_iter()
            .filter(|column| !self.places.contains_key(column))
            .map(Column::name)
            .collect();
        let has_figures = [Column::Amount, Column::Hours]
            .iter()
            .any(|column| self.places.contains_key(column));
        if !has_figures {
            missing.push("amount");
        }
        if !missing.is_empty() && !is_misspelt {
            let columns = if missing.len() == 1 {
                "column"
            } else {
                "columns"
            };
            bad.push(BadHead {
                column: None,
                code: "missing-column",
                message: format!("the {columns} {} missing", are(&missing)),
                hint: EXAMPLE.to_owned(),
            });
        }
    }

    /// Where a column stands.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// The name of a column as typed.
    pub(super) fn name(&self, place: usize) -> Option<&str> {
        let name = self.names.get(place).map(String::as_str);
        name.filter(|name| !name.is_empty())
    }
}

fn are(names: &[&str]) -> String {
    let verb = if names.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", listed(names.iter().copied()))
}

type Wrong = (&'static str, String, String);

impl Column {
    /// What a column of this name holds. That of amounts may say whether they include tax, and their currency.
    fn named(name: &str, basis: Option<Basis>, currency: Option<Currency>) -> Result<Self, Wrong> {
        let lower = name.to_lowercase();
        let found = NAMES
            .iter()
            .find(|(english, german, _)| [*english, *german].contains(&lower.as_str()));
        if let Some((.., column)) = found {
            return Ok(*column);
        }
        let words: Vec<&str> = lower
            .split(|letter: char| letter.is_whitespace() || "()[]/,:_-".contains(letter))
            .filter(|word| !word.is_empty())
            .collect();
        let mut is_amount = false;
        for word in &words {
            let said = match *word {
                "amount" | "betrag" => {
                    is_amount = true;
                    continue;
                }
                "net" | "netto" => Basis::Net,
                "gross" | "brutto" => Basis::Gross,
                word => {
                    match currency
                        .filter(|_| is_amount)
                        .map(|own| (own, own.is_meant_by(word)))
                    {
                        Some((_, Some(true))) => continue,
                        Some((own, Some(false))) => return Err(other_currency(name, own)),
                        _ => return Err(unknown(name)),
                    }
                }
            };
            if basis.is_some_and(|basis| basis != said) {
                return Err(mixed(name, said));
            }
            is_amount = true;
        }
        match is_amount {
            true => Ok(Self::Amount),
            false => Err(unknown(name)),
        }
    }
}

fn unknown(name: &str) -> Wrong {
    let english = NAMES.iter().map(|(name, ..)| *name);
    let german = NAMES.iter().map(|(_, name, _)| *name);
    let hint = match nearest(name, english.clone().chain(german)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => did_you_mean(name, english),
    };
    ("unknown-column", format!("unknown column `{name}`"), hint)
}

fn mixed(name: &str, said: Basis) -> Wrong {
    let (other, tax) = match said {
        Basis::Net => (Basis::Gross, "without"),
        Basis::Gross => (Basis::Net, "with"),
    };
    (
        "mixed-basis",
        format!(
            "the column `{name}` holds amounts {tax} tax, and this budget says `basis = \"{}\"`",
            other.word()
        ),
        format!(
            "give amounts as the budget counts them, in a column `{}`, or mend `basis`",
            other.word()
        ),
    )
}

fn other_currency(name: &str, own: Currency) -> Wrong {
    (
        "other-currency",
        format!(
            "the column `{name}` names another currency than this budget, which counts in {}",
            own.as_str()
        ),
        format!(
            "write what the amounts are in {}: nobody else knows at which rate",
            own.as_str()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::super::choices::Basis;
    use super::{Column, Head};
    use crate::config::{AmountReading, Currency};

    fn read(names: &str, basis: Option<Basis>) -> (Head, Vec<&'static str>) {
        let names = names.split(',').map(str::to_owned).collect();
        let currency = Currency::parse("EUR");
        let amounts = AmountReading {
            currency,
            ..AmountReading::default()
        };
        let (head, bad) = Head::read(names, basis, amounts);
        (head, bad.iter().map(|bad| bad.code).collect())
    }

    #[test]
    fn columns_are_known_in_two_languages() {
        for names in [
            "date,line,kind,amount,hours,document,note",
            "Datum,Posten,Art,Betrag,Stunden,Beleg,Notiz",
            "DATE,Posten,kind,Betrag (EUR),Stunden,Beleg,note",
            "date,line,kind,Betrag netto,hours,document,note",
            "date,line,kind,net,hours,document,note",
            "date,line,kind,Amount €,hours,document,note",
            "date,line,kind,Amount net EUR,hours,document,note",
        ] {
            let (head, bad) = read(names, Some(Basis::Net));
            assert_eq!(bad, Vec::<&str>::new(), "{names}");
            assert_eq!(head.place(Column::Amount), Some(3), "{names}");
            assert_eq!(head.place(Column::Note), Some(6), "{names}");
        }
        let (head, bad) = read("note,,hours,kind,date,line", Some(Basis::Net));
        assert_eq!(bad, Vec::<&str>::new());
        assert_eq!(
            (head.place(Column::Amount), head.place(Column::Line)),
            (None, Some(5))
        );
    }

    #[test]
    fn what_is_wrong_with_a_head_is_told() {
        for (names, codes) in [
            ("2026-01-01,shop,actual,5", &["no-head"][..]),
            ("", &["no-head"]),
            ("date,line,kind,amout", &["unknown-column"]),
            ("date,line,kind,gross", &["mixed-basis"]),
            ("date,line,kind,net,gross", &["mixed-basis"]),
            ("date,line,kind,amount (USD)", &["other-currency"]),
            ("date,line,kind,amount,betrag", &["repeated-column"]),
            ("date,line,kind,amount,amount", &["repeated-column"]),
            ("date,line,amount", &["missing-column"]),
            ("date,line,kind,note", &["missing-column"]),
            ("date,line,kind,amount,colour", &["unknown-column"]),
        ] {
            assert_eq!(read(names, Some(Basis::Net)).1, codes, "{names}");
        }
    }
}

//! A cell of an OpenDocument table: what its start says, and the value that this makes.

use quick_xml::events::BytesStart;
use quick_xml::{Error, XmlVersion};

use super::figure::{cell_name, number};
use super::number_format::{NOT_AS_IT_IS, PERCENT};
use super::xlsx::{ERROR_VALUE, NO_TIME, NO_VALUE};
use super::{Cell, Refusal};
use crate::config::parse_date;

/// What the start of a cell says.
pub(super) struct CellStart {
    kind: String,
    value: Option<String>,
    currency: Option<String>,
    pub(super) style: Option<String>,
    is_error: bool,
    has_formula: bool,
    pub(super) repeated: usize,
    pub(super) spanned: (u32, usize),
}

impl CellStart {
    pub(super) fn of(start: &BytesStart<'_>) -> Result<Self, Refusal> {
        let mut found = Self {
            kind: String::new(),
            value: None,
            currency: None,
            style: None,
            is_error: false,
            has_formula: false,
            repeated: 1,
            spanned: (1, 1),
        };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(Refusal::damaged)?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(damaged)?;
            match attribute.key.as_ref() {
                "office:value-type" => found.kind = value.into_owned(),
                "office:value"
                | "office:date-value"
                | "office:boolean-value"
                | "office:string-value"
                | "office:time-value" => {
                    found.value = Some(value.into_owned());
                }
                "office:currency" => found.currency = Some(value.into_owned()),
                "table:style-name" => found.style = Some(value.into_owned()),
                "calcext:value-type" => found.is_error = value == "error",
                "table:formula" => found.has_formula = true,
                "table:number-columns-repeated" => found.repeated = count(&value)? as usize,
                "table:number-columns-spanned" => found.spanned.1 = count(&value)? as usize,
                "table:number-rows-spanned" => found.spanned.0 = count(&value)?,
                _ => {}
            }
        }
        Ok(found)
    }

    pub(super) fn cell(&self, text: &str, row: u32, column: usize) -> Cell {
        let broken = |what: String, hint| Cell::Broken {
            message: format!("`{}` {what}", cell_name(row, column)),
            hint,
        };
        let shown = text.trim();
        // Older programs mark errors by their text alone.
        let is_error = self.is_error
            || self.has_formula && (shown.starts_with("Err:") || shown.starts_with('#'));
        if is_error {
            return broken(format!("holds the error `{shown}`"), ERROR_VALUE);
        }
        let value = self.value.as_deref();
        match (self.kind.as_str(), value) {
            ("", _) if self.has_formula => {
                broken("holds a formula without its value".to_owned(), NO_VALUE)
            }
            ("", _) => Cell::Empty,
            ("percentage", Some(_)) => {
                broken(format!("is shown {PERCENT}, as `{shown}`"), NOT_AS_IT_IS)
            }
            ("float" | "currency", Some(typed)) => {
                let stored = typed.parse().ok().and_then(number);
                match (stored, &self.currency) {
                    (Some(number), Some(currency)) if self.kind == "currency" => {
                        Cell::Money(number, currency.clone())
                    }
                    (Some(number), _) => Cell::Number(number),
                    (None, _) => broken(
                        "holds a number with too many digits".to_owned(),
                        "round it, and write no more than 15 digits",
                    ),
                }
            }
            ("date", Some(typed)) => match parse_date(typed) {
                Some(day) => Cell::Day(day),
                None => broken("holds a time and no day".to_owned(), NO_TIME),
            },
            ("time", _) => broken("holds a time and no day".to_owned(), NO_TIME),
            (_, Some(typed)) => Cell::Text(typed.trim().to_owned()),
            ("string", None) => Cell::Text(shown.to_owned()),
            (_, None) => broken("holds a formula without its value".to_owned(), NO_VALUE),
        }
    }
}

/// How often something is repeated: at least once.
pub(super) fn count(value: &str) -> Result<u32, Refusal> {
    let found = value.parse().ok().filter(|count| *count > 0);
    found.ok_or_else(|| Refusal::damaged(format!("`{value}` is no number of cells")))
}

pub(super) fn damaged(error: Error) -> Refusal {
    Refusal::damaged(error)
}

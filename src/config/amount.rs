//! Amounts that may say their currency: it must be the one they are counted in.

use rust_decimal::Decimal;

use super::currency::Currency;
use super::fields::Fields;
use super::tree::Value;
use super::values::parse_decimal;
use crate::diag::nearest;

impl Fields<'_> {
    /// An amount that is counted in the portal's currency. It may say so, as in `1250.00 EUR`; another one is an error, for nobody converts it.
    pub fn amount_in(&mut self, key: &'static str, portal: Option<Currency>) -> Option<Decimal> {
        let node = self.take(key)?;
        let with_code = match &node.value {
            Value::Text(text) => split_code(text),
            _ => None,
        };
        let Some((amount, code)) = with_code else {
            return self.as_decimal(node, key);
        };
        let typed = Currency::parse(&code);
        // The portal's own is meant more often than any other.
        let own = portal.as_ref().map(Currency::as_str);
        let own = own.and_then(|own| nearest(&code, [own]));
        let (finding, message, hint) = match (typed, portal) {
            (Some(typed), Some(portal)) if typed == portal => return Some(amount),
            (Some(typed), Some(portal)) => (
                "other-currency",
                format!(
                    "`{key}` is in {}, and this portal counts in {}",
                    typed.as_str(),
                    portal.as_str()
                ),
                format!(
                    "write what it is in {}: nobody else knows at which rate",
                    portal.as_str()
                ),
            ),
            (Some(typed), None) => (
                "other-currency",
                format!(
                    "`{key}` is in {}, and this portal has no currency",
                    typed.as_str()
                ),
                format!("add `currency = \"{}\"` to `portal.toml`", typed.as_str()),
            ),
            (None, _) => (
                "invalid-currency",
                format!("`{code}` is no currency"),
                match own.or_else(|| nearest(&code, Currency::codes())) {
                    Some(known) => {
                        format!("expected an ISO 4217 code; did you mean `{known}`?")
                    }
                    None => "write the amount alone: it is in the portal's currency".to_owned(),
                },
            ),
        };
        self.error(finding, node.span.clone(), message, hint);
        None
    }
}

/// An amount and the three letters before or behind it, in capitals.
fn split_code(text: &str) -> Option<(Decimal, String)> {
    let text = text.trim();
    let behind = text.len().checked_sub(3).and_then(|at| {
        let (amount, code) = text.split_at_checked(at)?;
        Some((code, amount))
    });
    let found = [text.split_at_checked(3), behind].into_iter().flatten();
    let mut split = found.filter_map(|(code, amount)| {
        let is_code = code.bytes().all(|letter| letter.is_ascii_alphabetic());
        let amount = parse_decimal(amount).filter(|_| is_code)?;
        Some((amount, code.to_uppercase()))
    });
    split.next()
}

#[cfg(test)]
mod tests {
    use super::split_code;

    #[test]
    fn the_currency_stands_before_or_behind_the_amount() {
        for (text, amount, code) in [
            ("1200 CHF", "1200", "CHF"),
            ("CHF 1200.50", "1200.50", "CHF"),
            (" 1200chf ", "1200", "CHF"),
            ("EUR-3", "-3", "EUR"),
            ("12 XYZ", "12", "XYZ"),
        ] {
            let (found, letters) = split_code(text).expect(text);
            assert_eq!(
                (found.to_string().as_str(), letters.as_str()),
                (amount, code)
            );
        }
        for text in [
            "1200",
            "1.200 CHF 3",
            "1.200,00 CHF",
            "EUR",
            "1200 €",
            "12 Euro",
            "€€€",
            "",
        ] {
            assert_eq!(split_code(text), None, "{text}");
        }
    }
}

//! An electronic invoice in words and figures, beside the file it was read from.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::config::Currency;
use crate::load::{Invoice, InvoiceLine, Party, TaxLine};
use crate::model::Page;
use crate::render::context::invoice::{
    InvoiceContext, InvoiceFact, InvoiceLineContext, PartyContext, TaxContext,
};
use crate::render::locale::Locale;
use crate::render::pages::Pages;

/// UN/ECE Recommendation 20 and 21, as far as agencies and their suppliers count, with the second half of the message.
const UNITS: [(&str, &str); 30] = [
    ("HUR", "hour"),
    ("MIN", "minute"),
    ("DAY", "day"),
    ("E49", "day"),
    ("WEE", "week"),
    ("MON", "month"),
    ("ANN", "year"),
    ("C62", "one"),
    ("NAR", "piece"),
    ("H87", "piece"),
    ("EA", "piece"),
    ("XPP", "piece"),
    ("PCE", "piece"),
    ("XPK", "package"),
    ("XBX", "package"),
    ("SET", "set"),
    ("PR", "pair"),
    ("LS", "flat"),
    ("IE", "person"),
    ("GRM", "gram"),
    ("KGM", "kilogram"),
    ("TNE", "tonne"),
    ("MTR", "metre"),
    ("KMT", "kilometre"),
    ("KTM", "kilometre"),
    ("MTK", "square-metre"),
    ("MTQ", "cubic-metre"),
    ("LTR", "litre"),
    ("KWH", "kilowatt-hour"),
    ("P1", "per-cent"),
];

impl Pages<'_, '_> {
    /// The invoice that a document's files say, if a program can read it.
    pub(in crate::render) fn invoice(&self, page: &Page) -> Option<InvoiceContext> {
        let (file, invoice) = self.view.invoice_and_file(page)?;
        let sheet = Sheet {
            locale: self.facts.locale,
            currency: invoice.currency.as_deref(),
        };
        Some(sheet.of(file, invoice))
    }
}

/// What an invoice is written with.
struct Sheet<'a> {
    locale: &'a Locale,
    currency: Option<&'a str>,
}

impl Sheet<'_> {
    fn of(&self, file: &str, invoice: &Invoice) -> InvoiceContext {
        let text = |key: &str| self.locale.text(key);
        let day = |date: Option<Date>| date.map(|date| self.locale.notation().date(date));
        InvoiceContext {
            file: file.rsplit('/').next().unwrap_or(file).to_owned(),
            facts: facts([
                (text("invoice-number"), invoice.number.clone()),
                (text("invoice-date"), day(invoice.issued)),
                (text("invoice-due"), day(invoice.due)),
                (text("invoice-delivered"), day(invoice.delivered)),
                (text("invoice-period"), self.period(invoice)),
                (text("invoice-order"), invoice.order.clone()),
                (text("invoice-preceding"), invoice.preceding.clone()),
                (
                    text("invoice-buyer-reference"),
                    invoice.buyer_reference.clone(),
                ),
            ]),
            seller: party(&invoice.seller),
            buyer: party(&invoice.buyer),
            lines: invoice.lines.iter().map(|line| self.line(line)).collect(),
            count: self.locale.count("invoice-lines", invoice.lines.len()),
            taxes: invoice.taxes.iter().map(|tax| self.tax(tax)).collect(),
            totals: self.totals(invoice),
            payment: facts([
                (
                    text("invoice-account"),
                    invoice.iban.as_deref().map(in_groups),
                ),
                (text("invoice-terms"), invoice.terms.clone()),
            ]),
            notes: invoice.notes.clone(),
        }
    }

    fn period(&self, invoice: &Invoice) -> Option<String> {
        let notation = self.locale.notation();
        match (invoice.period_start, invoice.period_end) {
            (Some(start), Some(end)) if start <= end => Some(notation.range(start, end)),
            (start, end) => start.or(end).map(|date| notation.date(date)),
        }
    }

    fn totals(&self, invoice: &Invoice) -> Vec<InvoiceFact> {
        let text = |key: &str| self.locale.text(key);
        let some = |amount: Option<Decimal>| amount.filter(|amount| !amount.is_zero());
        let less = |amount: Option<Decimal>| some(amount).map(|amount| self.money(-amount));
        let (off, added) = (some(invoice.allowances), some(invoice.charges));
        // Without anything between the two, the sum of the lines is the net amount.
        let lines = invoice
            .lines_total
            .filter(|_| off.is_some() || added.is_some());
        let has_rest = some(invoice.prepaid).is_some()
            || some(invoice.rounding).is_some()
            || invoice.gross != invoice.payable;
        let mut totals = facts([
            (
                text("invoice-lines-total"),
                lines.map(|amount| self.money(amount)),
            ),
            (text("invoice-allowances"), less(off)),
            (
                text("invoice-charges"),
                added.map(|amount| self.money(amount)),
            ),
            (
                text("invoice-net"),
                invoice.net.map(|amount| self.money(amount)),
            ),
            (
                text("invoice-tax"),
                invoice.tax.map(|amount| self.money(amount)),
            ),
            (
                text("invoice-gross"),
                invoice.gross.map(|amount| self.money(amount)),
            ),
            (text("invoice-prepaid"), less(invoice.prepaid)),
            (
                text("invoice-rounding"),
                some(invoice.rounding).map(|amount| self.money(amount)),
            ),
            (
                text("invoice-payable"),
                invoice
                    .payable
                    .filter(|_| has_rest)
                    .map(|amount| self.money(amount)),
            ),
        ]);
        if let Some(last) = totals.last_mut() {
            last.main = true;
        }
        totals
    }

    fn line(&self, line: &InvoiceLine) -> InvoiceLineContext {
        let price = line.price.map(|price| {
            let price = self.money(price);
            match line
                .price_of
                .filter(|count| *count != Decimal::ONE && !count.is_zero())
            {
                Some(count) => {
                    let per = self.quantity(count, line.unit.as_deref());
                    let values = [
                        ("price".to_owned(), price.clone()),
                        ("quantity".to_owned(), per),
                    ];
                    self.locale
                        .format("invoice-price-of", &values.into())
                        .unwrap_or(price)
                }
                None => price,
            }
        });
        let quantity = line
            .quantity
            .map(|quantity| self.quantity(quantity, line.unit.as_deref()));
        // One of something costs what the line says.
        let is_one = line.quantity == Some(Decimal::ONE);
        let reckoning = match (&quantity, &price) {
            (Some(quantity), Some(price)) if !is_one => Some(format!("{quantity} × {price}")),
            (quantity, _) => quantity.clone(),
        };
        InvoiceLineContext {
            reckoning,
            number: line.number.clone(),
            title: line.title.clone(),
            text: line
                .text
                .clone()
                .filter(|text| line.title.as_ref() != Some(text)),
            quantity,
            price,
            rate: line.rate.map(|rate| self.locale.notation().percent(rate)),
            net: line.net.map(|net| self.money(net)),
        }
    }

    fn tax(&self, tax: &TaxLine) -> TaxContext {
        // UNTDID 5305, as far as EN 16931 has it.
        let reason = tax.category.as_deref().and_then(|category| match category {
            "AE" => Some(self.locale.text("invoice-reverse-charge")),
            "E" => Some(self.locale.text("invoice-exempt")),
            "G" => Some(self.locale.text("invoice-export")),
            "K" => Some(self.locale.text("invoice-intra-community")),
            "O" => Some(self.locale.text("invoice-outside-tax")),
            _ => None,
        });
        TaxContext {
            rate: tax.rate.map(|rate| self.locale.notation().percent(rate)),
            reason: [reason, tax.reason.clone()]
                .into_iter()
                .flatten()
                .reduce(|known, own| format!("{known}: {own}")),
            base: tax.base.map(|base| self.money(base)),
            tax: tax.tax.map(|tax| self.money(tax)),
        }
    }

    /// An amount with all the decimals it has: prices may have more than their currency.
    fn money(&self, amount: Decimal) -> String {
        let notation = self.locale.notation();
        let amount = amount.normalize();
        match self.currency.and_then(Currency::parse) {
            Some(currency) if amount.scale() <= currency.decimals() => {
                notation.money(amount, Some(currency))
            }
            Some(currency) => notation.quantity(amount, currency.as_str()),
            None => format!(
                "{} {}",
                notation.money(amount, None),
                self.currency.unwrap_or_default()
            )
            .trim_end()
            .to_owned(),
        }
    }

    fn quantity(&self, quantity: Decimal, unit: Option<&str>) -> String {
        let quantity = quantity.normalize();
        let known = UNITS.iter().find(|(code, _)| Some(*code) == unit);
        // A whole number chooses between one and many; any other is written first.
        let count = match quantity.is_integer() {
            true => quantity.to_string(),
            false => self.locale.notation().decimal(quantity),
        };
        let values = BTreeMap::from([("count".to_owned(), count)]);
        let named =
            known.and_then(|(_, word)| self.locale.format(&format!("unit-{word}"), &values));
        named.unwrap_or_else(|| {
            let number = self.locale.notation().decimal(quantity);
            format!("{number} {}", unit.unwrap_or_default())
                .trim_end()
                .to_owned()
        })
    }
}

fn facts<const N: usize>(values: [(String, Option<String>); N]) -> Vec<InvoiceFact> {
    let said = values.into_iter().filter_map(|(label, text)| {
        Some(InvoiceFact {
            label,
            text: text?,
            main: false,
        })
    });
    said.collect()
}

fn party(party: &Party) -> PartyContext {
    PartyContext {
        name: party.name.clone(),
        address: party.address.clone(),
        vat_id: party.vat_id.clone(),
    }
}

/// An IBAN (ISO 13616) in groups of four, as people compare it; anything else as it is.
fn in_groups(account: &str) -> String {
    let letters: Vec<char> = account
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let is_iban = letters.len() >= 15
        && letters.iter().all(char::is_ascii_alphanumeric)
        && letters[..2].iter().all(char::is_ascii_uppercase)
        && letters[2..4].iter().all(char::is_ascii_digit);
    if !is_iban {
        return account.to_owned();
    }
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

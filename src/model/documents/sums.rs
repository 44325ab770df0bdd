//! Whether the sums of an electronic invoice are right, by the rules of EN 16931 that a reader would miss if they did not hold.

use rust_decimal::Decimal;

use crate::load::Invoice;

/// What does not add up, in words. What the invoice does not say cannot be wrong.
pub(super) fn faults(invoice: &Invoice) -> Vec<String> {
    let mut faults = Vec::new();
    let or_zero = |amount: Option<Decimal>| Some(amount.unwrap_or_default());
    let mut check = |rule: &str, what: &str, makes: Option<Decimal>, says: Option<Decimal>| {
        if let (Some(makes), Some(says)) = (makes, says)
            && makes != says
        {
            faults.push(format!(
                "{what} make {}, but it says {} ({rule})",
                shown(makes),
                shown(says)
            ));
        }
    };
    // The extended profile has lines below lines, and only some of them count.
    let is_extended = invoice
        .profile
        .as_deref()
        .is_some_and(|profile| profile.contains("extended"));
    let lines: Option<Vec<Decimal>> = invoice.lines.iter().map(|line| line.net).collect();
    let lines = lines.filter(|lines| !lines.is_empty() && !is_extended);
    check(
        "BR-CO-10",
        "the lines of this invoice",
        lines.and_then(sum),
        invoice.lines_total,
    );
    let net = [
        invoice.lines_total,
        or_zero(invoice.allowances).map(|amount| -amount),
        or_zero(invoice.charges),
    ];
    check(
        "BR-CO-13",
        "the sum of its lines, what is taken off and what is added",
        all(net),
        invoice.net,
    );
    let taxes: Option<Vec<Decimal>> = invoice.taxes.iter().map(|tax| tax.tax).collect();
    let taxes = taxes.filter(|taxes| !taxes.is_empty());
    check(
        "BR-CO-14",
        "the taxes of its rates",
        taxes.and_then(sum),
        invoice.tax,
    );
    // Without any tax, the total is the same with it.
    let tax = invoice
        .tax
        .or_else(|| invoice.taxes.is_empty().then_some(Decimal::ZERO));
    check(
        "BR-CO-15",
        "net and tax",
        all([invoice.net, tax]),
        invoice.gross,
    );
    let payable = [
        invoice.gross,
        or_zero(invoice.prepaid).map(|amount| -amount),
        or_zero(invoice.rounding),
    ];
    check(
        "BR-CO-16",
        "gross, what was paid before and what was rounded",
        all(payable),
        invoice.payable,
    );
    faults
}

fn all<const N: usize>(amounts: [Option<Decimal>; N]) -> Option<Decimal> {
    sum(amounts.into_iter().collect::<Option<Vec<_>>>()?)
}

fn sum(amounts: Vec<Decimal>) -> Option<Decimal> {
    amounts
        .into_iter()
        .try_fold(Decimal::ZERO, Decimal::checked_add)
}

/// An amount with at least two decimals: two that are equal look equal.
pub(super) fn shown(amount: Decimal) -> String {
    let normal = amount.normalize();
    match normal.scale() < 2 {
        true => format!("{normal:.2}"),
        false => normal.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{faults, shown};
    use crate::load::{Invoice, InvoiceLine, Party, Syntax, TaxLine};

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn line(net: &str) -> InvoiceLine {
        InvoiceLine {
            number: None,
            title: None,
            text: None,
            quantity: None,
            unit: None,
            price: None,
            price_of: None,
            net: Some(number(net)),
            rate: None,
        }
    }

    fn tax(tax: &str) -> TaxLine {
        TaxLine {
            rate: None,
            category: None,
            base: None,
            tax: Some(number(tax)),
            reason: None,
        }
    }

    /// 100.10 + 49.90 − 10 + 5 = 145, with tax 170, of which 20.01 is paid and 0.01 is rounded.
    fn right() -> Invoice {
        let some = |text: &str| Some(number(text));
        Invoice {
            syntax: Syntax::Cii,
            profile: None,
            number: None,
            type_code: None,
            issued: None,
            due: None,
            delivered: None,
            period_start: None,
            period_end: None,
            currency: None,
            buyer_reference: None,
            order: None,
            preceding: None,
            seller: Party::default(),
            buyer: Party::default(),
            lines: vec![line("100.10"), line("49.9")],
            taxes: vec![tax("24.50"), tax("0.5")],
            lines_total: some("150"),
            allowances: some("10.00"),
            charges: some("5"),
            net: some("145.00"),
            tax: some("25"),
            gross: some("170.0"),
            prepaid: some("20.01"),
            rounding: some("0.01"),
            payable: some("150"),
            terms: None,
            iban: None,
            notes: Vec::new(),
        }
    }

    #[test]
    fn what_adds_up_is_not_told() {
        assert_eq!(faults(&right()), Vec::<String>::new());
        // The smallest profile says totals alone.
        let mut short = right();
        (short.lines, short.taxes, short.lines_total) = (Vec::new(), Vec::new(), None);
        assert_eq!(faults(&short), Vec::<String>::new());
        // Numbers as large as they get do not end the build.
        let mut vast = right();
        let most = number("999999999999999.999999999");
        vast.lines = vec![line("999999999999999.999999999"); 5_000];
        vast.lines_total = Some(most);
        assert_eq!(faults(&vast).len(), 2);
    }

    #[test]
    fn each_rule_tells_what_breaks_it() {
        let broken = |change: fn(&mut Invoice)| {
            let mut invoice = right();
            change(&mut invoice);
            faults(&invoice).join("; ")
        };
        for (rule, told) in [
            (
                "BR-CO-10",
                broken(|invoice| invoice.lines[0].net = Some(Decimal::ONE)),
            ),
            ("BR-CO-13", broken(|invoice| invoice.charges = None)),
            (
                "BR-CO-14",
                broken(|invoice| invoice.taxes[0].tax = Some(Decimal::ONE)),
            ),
            (
                "BR-CO-15",
                broken(|invoice| {
                    invoice.net = invoice.net.map(|net| net + Decimal::ONE);
                    invoice.charges = Some(Decimal::from(6));
                }),
            ),
            ("BR-CO-16", broken(|invoice| invoice.prepaid = None)),
        ] {
            assert!(told.contains(rule) && !told.contains(';'), "{rule}: {told}");
        }
        let mut extended = right();
        extended.profile = Some("urn:factur-x.eu:1p0:extended".to_owned());
        extended.lines[0].net = Some(Decimal::ONE);
        assert_eq!(faults(&extended), Vec::<String>::new());
    }

    #[test]
    fn equal_amounts_look_equal() {
        for (text, expected) in [
            ("1", "1.00"),
            ("1.50", "1.50"),
            ("1.5000", "1.50"),
            ("0.125", "0.125"),
            ("-0.10", "-0.10"),
        ] {
            assert_eq!(shown(number(text)), expected);
        }
    }
}

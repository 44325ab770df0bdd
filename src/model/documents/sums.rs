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

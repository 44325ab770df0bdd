//! Numbers of spreadsheets as the program shows them, and the names of cells.

use rust_decimal::{Decimal, RoundingStrategy};

/// Nothing finer than this is ever meant.
const MOST_DECIMALS: u32 = 9;
/// 15 digits before the point are the most that is read.
const LIMIT: f64 = 1e15;

/// What arithmetic with binary fractions leaves behind: so many of their smallest steps.
const DIRT: f64 = 4.0;

/// The number that a cell shows; none where it has digits that are not shown. Spreadsheets keep the nearest binary fraction and show 15 digits of it, which is what was typed; what sums and
/// differences leave behind the ninth decimal is dirt of the same kind.
pub(super) fn number(stored: f64) -> Option<Decimal> {
    if stored.is_nan() || stored.abs() >= LIMIT {
        return None;
    }
    if stored.abs() < 1e-10 {
        return Some(Decimal::ZERO);
    }
    // Shortest decimals that read back to the same double are these 15 digits wherever somebody typed no more.
    let shown = Decimal::from_scientific(&format!("{stored:.14e}")).ok()?;
    let stored_exactly = Decimal::from_scientific(&format!("{stored:.17e}")).ok()?;
    let step = stored.abs().next_up() - stored.abs();
    let dirt = Decimal::from_scientific(&format!("{:.14e}", (step * DIRT).max(1e-10))).ok()?;
    if (stored_exactly - shown).abs() > dirt {
        return None;
    }
    let rounded =
        shown.round_dp_with_strategy(MOST_DECIMALS, RoundingStrategy::MidpointAwayFromZero);
    let is_dirt = (shown - rounded).abs() < Decimal::new(1, 10);
    Some(if is_dirt { rounded } else { shown }.normalize())
}

/// `D17`
pub(super) fn cell_name(row: u32, column: usize) -> String {
    format!("{}{row}", column_name(column))
}

/// `A` for 0, `AA` for 26.
pub(super) fn column_name(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).expect("a remainder of 26 is small");
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{cell_name, number};

    #[test]
    fn numbers_are_what_was_typed() {
        for (stored, shown) in [
            (0.1 + 0.2, "0.3"),
            (1_234.56, "1234.56"),
            (-34_200.0, "-34200"),
            (100.1 - 100.0, "0.1"),
            (0.3 - 0.1 * 3.0, "0"),
            (123_456_789_012.34, "123456789012.34"),
            (999_999_999_999_999.0, "999999999999999"),
            (1_154.235_000_000_000_1, "1154.235"),
            (2.675, "2.675"),
            (1.0 / 3.0, "0.333333333333333"),
            (-0.0, "0"),
            (1e-300, "0"),
            (0.07 * 100.0, "7"),
        ] {
            let read = number(stored).map(|number| number.to_string());
            assert_eq!(read.as_deref(), Some(shown), "{stored}");
        }
        for stored in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e15, -1e300] {
            assert_eq!(number(stored), None, "{stored}");
        }
    }

    /// A file may hold 17 digits, which mean another number than the 15 that are shown.
    #[test]
    fn digits_that_are_not_shown_are_not_rounded_away() {
        for typed in [
            "1234567890123.4567",
            "12345678901234.567",
            "123456789012345.67",
            "-123456789012.3456",
        ] {
            let stored: f64 = typed.parse().expect("a number");
            assert_eq!(number(stored), None, "{typed}");
        }
        // What sums of numbers with two decimals make of them.
        for (stored, shown) in [
            (1_234_567_890_123.1 + 0.2, "1234567890123.3"),
            (123_456_789_012.34 + 0.01, "123456789012.35"),
            (99_999_999_999.1 - 0.2, "99999999998.9"),
            (0.1 * 3.0, "0.3"),
        ] {
            let read = number(stored).map(|number| number.to_string());
            assert_eq!(read.as_deref(), Some(shown), "{stored}");
        }
    }

    #[test]
    fn every_cent_up_to_a_billion_survives() {
        let mut cents: i64 = 1;
        while cents < 100_000_000_000 {
            let typed = rust_decimal::Decimal::new(cents, 2);
            let stored: f64 = typed.to_string().parse().expect("a number");
            assert_eq!(number(stored), Some(typed.normalize()), "{typed}");
            cents = cents * 11 / 10 + 7;
        }
    }

    #[test]
    fn cells_have_names() {
        for (row, column, name) in [
            (17, 3, "D17"),
            (1, 25, "Z1"),
            (2, 26, "AA2"),
            (3, 701, "ZZ3"),
        ] {
            assert_eq!(cell_name(row, column), name);
        }
    }
}

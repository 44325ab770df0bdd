//! Tables as people keep them, and what becomes of their rows.

use jiff::civil::date;
use rust_decimal::Decimal;

use super::super::super::choices::BookingKind;
use super::super::super::page::Record;
use super::super::super::tests::{portal, sound_portal};
use super::super::record::Booking;
use crate::model::Portal;

const BUDGET: &str =
    "+++\nbasis = \"net\"\ncurrency = \"EUR\"\nyear-start = 4\n\n[[lines]]\nid = \"shop\"\n+++\n";

fn bookings(portal: &Portal) -> &[Booking] {
    let found = portal.pages.iter().find_map(|page| match &page.record {
        Record::Budget(budget) => Some(budget.bookings.as_slice()),
        _ => None,
    });
    found.expect("there is a budget")
}

#[test]
fn rows_become_bookings_in_either_language() {
    let german = "Datum;Beleg;Posten;Art;Betrag;Stunden;Notiz\n01.04.2025;R-1;shop;Ist;1.250,50 \u{20ac};10,25;gr\u{fc}n\n2026-03-31;;shop;Gutschrift;-5;;\n";
    let english = "date,document,line,kind,amount,hours,note\n2025-04-01,R-1,shop,actual,\"1,250.50\",10.25,gr\u{fc}n\n31.3.2026,,shop,credit,-5,,\n";
    for (language, table) in [("de", german), ("en", english)] {
        let settings = format!("name = \"Acme\"\nlanguages = [\"{language}\"]\n");
        let portal = sound_portal(&[
            ("portal.toml", &settings),
            ("budget/2025.md", BUDGET),
            ("budget/2025.csv", table),
        ]);
        assert_eq!(
            bookings(&portal),
            [
                Booking {
                    date: Some(date(2025, 4, 1)),
                    line: "shop".to_owned(),
                    kind: Some(BookingKind::Actual),
                    amount: Some(Decimal::new(125_050, 2)),
                    hours: Some(Decimal::new(1_025, 2)),
                    document: Some("R-1".to_owned()),
                    note: Some("gr\u{fc}n".to_owned()),
                    row: Some(2),
                },
                Booking {
                    date: Some(date(2026, 3, 31)),
                    line: "shop".to_owned(),
                    kind: Some(BookingKind::Credit),
                    amount: Some(Decimal::from(-5)),
                    row: Some(3),
                    ..Booking::default()
                },
            ]
        );
    }
}

/// A row with an error is left out, and the build stops: no sum is ever without it.
#[test]
fn what_is_wrong_is_told_and_never_booked() {
    let table = "date,line,kind,amount\n2026-04-01,shop,actual,5\n2026-03-31,shop,actual,6\n2026-04-01,shop,actual,5\n2026-04-01,shop,actual,x\n";
    let (portal, told) = portal(&[
        ("index.md", "# Welcome\n"),
        ("budget/2026.md", BUDGET),
        ("budget/2026.csv", table),
    ]);
    assert_eq!(
        told,
        [
            "2026-03-31 is not in the year 2026/27, which goes from 2026-04-01 to 2027-03-31",
            "this booking is the same as row 2",
            "`amount` cannot be `x`",
        ]
    );
    assert_eq!(bookings(&portal).len(), 2);
}

#[test]
fn rows_of_front_matter_and_file_are_one_ledger() {
    let budget = BUDGET.replace(
        "year-start",
        "bookings = [{ date = 2026-04-01, line = \"shop\", kind = \"actual\", amount = \"5\" }]\nyear-start",
    );
    let table = "date,line,kind,amount\n2026-04-01,shop,actual,5.00\n2026-04-02,shop,actual,5\n";
    let (portal, told) = portal(&[
        ("index.md", "# Welcome\n"),
        ("budget/2026.md", &budget),
        ("budget/2026.csv", table),
    ]);
    assert_eq!(
        told,
        ["this booking is the same as booking 1 of the front matter"]
    );
    let rows: Vec<Option<u32>> = bookings(&portal)
        .iter()
        .map(|booking| booking.row)
        .collect();
    assert_eq!(rows, [None, Some(2), Some(3)]);
}

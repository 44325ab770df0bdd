//! Portals whose documents and ledgers agree, and those in which they do not.

use std::fmt::Write as _;

use super::super::super::tests::{portal, sound_portal};

const BUDGET: &str = "+++\nbasis = \"net\"\ncurrency = \"EUR\"\n\n[[lines]]\nid = \"shop\"\n+++\n";
const HEAD: &str = "date,line,kind,amount,document\n";

fn document(keys: &str) -> String {
    format!("+++\ncurrency = \"EUR\"\n{keys}\n+++\n")
}

/// What is found in a portal of these bookings and documents.
fn found(rows: &str, documents: &[&str]) -> Vec<String> {
    let table = format!("{HEAD}{rows}");
    let documents: Vec<(String, String)> = (documents.iter().enumerate())
        .map(|(index, keys)| (format!("documents/d{index}.md"), document(keys)))
        .collect();
    let mut files = vec![
        ("index.md", "# Welcome\n"),
        ("budget/2026.md", BUDGET),
        ("budget/2026.csv", table.as_str()),
    ];
    files.extend(
        documents
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str())),
    );
    let mut told = portal(&files).1;
    // What these documents lack besides is told elsewhere.
    told.retain(|message| !message.ends_with("without a file"));
    told
}

const INVOICE: &str =
    "kind = \"invoice\"\nnumber = \"R-1\"\nnet = \"100.00\"\ntax = \"19.00\"\ngross = \"119.00\"";

#[test]
fn what_agrees_is_not_told() {
    let order = "kind = \"order\"\nnumber = \"O-1\"\nnet = \"150.00\"";
    let confirmation =
        "kind = \"order-confirmation\"\nnumber = \"AB-1\"\nnet = \"150.00\"\norder = \"O-1\"";
    let ordered = format!("{INVOICE}\norder = \"O-1\"");
    let partial = "kind = \"partial-invoice\"\nnumber = \"R-2\"\nnet = \"80.00\"\norder = \"AB-1\"";
    let credit = "kind = \"credit-note\"\nnumber = \"G-1\"\nnet = \"30.00\"\ngross = \"35.70\"\ncorrects = \"R-1\"";
    let paid = format!("{INVOICE}\nstate = \"paid\"\npaid = \"83.30\"");
    let corrected = "kind = \"corrected-invoice\"\nnumber = \"R-3\"\nnet = \"150.00\"\ncorrects = \"R-1\"\norder = \"O-1\"";
    let draft = "kind = \"invoice\"\nnumber = \"R-9\"\nnet = \"5\"\nstate = \"draft\"";
    let booked = "2026-01-05,shop,actual,60.00,R-1\n2026-01-06,shop,actual,40.00,R-1\n";
    let rounded = "2026-01-05,shop,actual,60.01,R-1\n2026-01-06,shop,actual,40.01,R-1\n";
    let ordering = "2026-01-05,shop,committed,150.00,O-1\n2026-01-06,shop,committed,-100.00,O-1\n2026-01-06,shop,committed,-50.00,R-1\n";
    let credited = "2026-01-07,shop,credit,-30.00,G-1\n";
    for (rows, documents) in [
        (booked, &[INVOICE][..]),
        (rounded, &[INVOICE]),
        (ordering, &[order, INVOICE]),
        (credited, &[credit, INVOICE]),
        ("2026-01-05,shop,actual,7,R-9\n", &[draft]),
        ("2026-01-05,shop,actual,7,R-404\n", &[]),
        ("2026-01-05,shop,actual,7,R-404\n", &[INVOICE]),
        (booked, &[order, &ordered]),
        (booked, &[order, confirmation, &ordered, partial, credit]),
        (booked, &[&ordered, corrected, order]),
        (booked, &[&paid, credit]),
    ] {
        let told = found(rows, documents);
        assert_eq!(told, Vec::<String>::new(), "{rows}{documents:?}");
    }
}

#[test]
fn what_differs_is_told_with_both_amounts() {
    let order = "kind = \"order\"\nnumber = \"O-1\"\nnet = \"150.00\"";
    let settled = format!("{order}\nstate = \"settled\"");
    let ordered = format!("{INVOICE}\norder = \"O-1\"");
    let dear = "kind = \"invoice\"\nnumber = \"R-2\"\nnet = \"50.03\"\norder = \"O-1\"";
    let less = format!("{INVOICE}\nstate = \"paid\"\npaid = \"100.00\"");
    let more = format!("{INVOICE}\npaid = \"200\"");
    let dollars = "kind = \"invoice\"\nnumber = \"R-1\"\nnet = \"100.00\"";
    let credit = "kind = \"credit-note\"\nnumber = \"G-1\"\nnet = \"30.00\"";
    for (rows, documents, messages) in [
        (
            "2026-01-05,shop,actual,90.00,R-1\n",
            &[INVOICE][..],
            &[
                "`R-1` comes to 100.00 EUR without tax, and 90.00 EUR is booked on it: 10.00 EUR less",
            ][..],
        ),
        (
            "2026-01-05,shop,actual,119.00,R-1\n",
            &[INVOICE],
            &[
                "`R-1` comes to 100.00 EUR without tax, and 119.00 EUR is booked on it: 19.00 EUR more",
            ],
        ),
        (
            "2026-01-05,shop,committed,200,O-1\n",
            &[order],
            &[
                "`O-1` comes to 150.00 EUR without tax, and 200.00 EUR is booked on it: 50.00 EUR more",
            ],
        ),
        (
            "",
            &[order, &ordered, dear],
            &[
                "`O-1` comes to 150.00 EUR without tax, and 150.03 EUR is invoiced for it: 0.03 EUR more",
            ],
        ),
        (
            "",
            &[&settled, &ordered],
            &[
                "`O-1` comes to 150.00 EUR without tax, and 100.00 EUR is invoiced for it: 50.00 EUR less",
            ],
        ),
        (
            "",
            &[&less],
            &["`R-1` is `paid`, and of 119.00 EUR with tax only 100.00 EUR is: 19.00 EUR less"],
        ),
        (
            "",
            &[&more],
            &["200.00 EUR of `R-1` is paid, and it comes to 119.00 EUR with tax: 81.00 EUR more"],
        ),
        (
            "2026-01-05,shop,actual,-30.00,G-1\n",
            &[credit],
            &["the credit note `G-1` is booked as `actual`"],
        ),
        (
            "2026-01-05,shop,credit,30.00,G-1\n",
            &[credit],
            &[
                "the credit note `G-1` is booked above zero, which adds to what is spent",
                "`G-1` comes to -30.00 EUR without tax, and 30.00 EUR is booked on it: 60.00 EUR more",
            ],
        ),
        (
            "2026-01-05,shop,actual,100.00,r 01\n2026-01-05,shop,actual,1,R-404\n",
            &[dollars],
            &[
                "the document `R-404` that is booked here is not in this portal",
                "no document has the number `r 01`",
            ],
        ),
    ] {
        let told: Vec<String> = found(rows, documents)
            .into_iter()
            .filter(|message| !message.contains("no bookings"))
            .collect();
        assert_eq!(told, messages, "{rows}{documents:?}");
    }
}

/// Agencies number credit notes in a row of their own, so that one of them may bear the number of an invoice.
#[test]
fn an_invoice_and_a_credit_note_of_one_number_are_two() {
    let credit = "kind = \"credit-note\"\nnumber = \"R-1\"\nnet = \"30.00\"";
    let both = "2026-01-05,shop,actual,100.00,R-1\n2026-01-06,shop,credit,-30.00,R-1\n";
    let less = "2026-01-05,shop,actual,90.00,R-1\n2026-01-06,shop,credit,-20.00,R-1\n";
    let cost = "2026-01-06,shop,credit,30.00,R-1\n";
    for (rows, documents, messages) in [
        (both, &[INVOICE, credit][..], &[][..]),
        (
            less,
            &[INVOICE, credit],
            &[
                "`R-1` comes to -30.00 EUR without tax, and -20.00 EUR is booked on it: 10.00 EUR more",
                "`R-1` comes to 100.00 EUR without tax, and 90.00 EUR is booked on it: 10.00 EUR less",
            ],
        ),
        (
            cost,
            &[INVOICE, credit],
            &[
                "the credit note `R-1` is booked above zero, which adds to what is spent",
                "`R-1` comes to -30.00 EUR without tax, and 30.00 EUR is booked on it: 60.00 EUR more",
            ],
        ),
        // Where there is no credit note, what is credited is taken off the invoice.
        (
            both,
            &[INVOICE],
            &[
                "`R-1` comes to 100.00 EUR without tax, and 70.00 EUR is booked on it: 30.00 EUR less",
            ],
        ),
    ] {
        let mut told = found(rows, documents);
        told.sort();
        let mut messages = messages.to_vec();
        messages.sort_unstable();
        assert_eq!(told, messages, "{rows}{documents:?}");
    }
}

#[test]
fn amounts_of_another_currency_are_not_compared() {
    let table = format!("{HEAD}2026-01-05,shop,actual,1.00,R-1\n");
    let (_, told) = portal(&[
        ("index.md", "# Welcome\n"),
        ("budget/2026.md", BUDGET),
        ("budget/2026.csv", &table),
        (
            "documents/r.md",
            "+++\nkind = \"invoice\"\nnumber = \"R-1\"\nnet = \"100.00\"\ncurrency = \"USD\"\n+++\n",
        ),
    ]);
    assert!(told.contains(&"`R-1` is counted in USD, and booked in EUR".to_owned()));
    assert!(
        !told.iter().any(|message| message.contains("come to")),
        "{told:?}"
    );
}

/// Each booking and each document is looked at once, so that the largest portals take no longer than reading them.
#[test]
fn large_portals_reconcile() {
    let mut table = HEAD.to_owned();
    let mut documents: Vec<(String, String)> = Vec::new();
    for number in 0..2_000 {
        let keys = format!(
            "kind = \"invoice\"\nnumber = \"R-{number}\"\nnet = \"2.00\"\norder = \"O-{}\"",
            number / 2
        );
        documents.push((format!("documents/d{number}.md"), document(&keys)));
        for row in 1..=2 {
            writeln!(table, "2026-01-0{row},shop,actual,1.00,R-{number}").expect("it is in memory");
        }
    }
    let mut files = vec![
        ("budget/2026.md", BUDGET),
        ("budget/2026.csv", table.as_str()),
    ];
    files.extend(
        documents
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str())),
    );
    sound_portal(&files);
}

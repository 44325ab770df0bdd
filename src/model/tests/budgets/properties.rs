//! What holds for every budget: lines come to the whole, the order of rows never matters, and a booking cut in two changes nothing.

use std::collections::BTreeMap;
use std::fmt::Write;

use proptest::prelude::{Just, Strategy, TestCaseError, any, prop, prop_assert_eq};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;

use super::facts::facts;
use super::with_account;
use crate::model::tests::portal;
use crate::model::{Account, Figures, Measure};

const LINES: usize = 4;
const KINDS: [&str; 4] = ["actual", "committed", "credit", "correction"];
const DOCUMENTS: [&str; 4] = ["", "R-1", "R-2", "R-3"];

/// A row of a ledger, made by chance.
#[derive(Clone, Debug)]
struct Row {
    day: i8,
    month: i8,
    line: usize,
    kind: usize,
    cents: i64,
    hundredths_of_hours: i64,
    document: usize,
}

impl Row {
    fn written(&self, rows: &mut String) {
        let (amount, hours) = (
            Decimal::new(self.cents, 2),
            Decimal::new(self.hundredths_of_hours, 2),
        );
        let (kind, document) = (KINDS[self.kind], DOCUMENTS[self.document]);
        writeln!(
            rows,
            "2026-{:02}-{:02},l{},{kind},{amount},{hours},{document},",
            self.month, self.day, self.line
        )
        .expect("a string takes all");
    }
}

fn row() -> impl Strategy<Value = Row> {
    let day = (1..=28_i8, 1..=12_i8);
    let what = (0..LINES, 0..KINDS.len(), 0..DOCUMENTS.len());
    let how_much = (-9_999_999..99_999_999_i64, -9_999..99_999_i64);
    (day, what, how_much).prop_map(
        |((day, month), (line, kind, document), (cents, hundredths_of_hours))| Row {
            day,
            month,
            line,
            kind,
            cents,
            hundredths_of_hours,
            document,
        },
    )
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec(row(), 0..25)
}

/// Runs the same tests each time.
fn hold<S: Strategy>(strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config {
        cases: 120,
        failure_persistence: None,
        ..Config::default()
    };
    let chance = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, chance);
    if let Err(failure) = runner.run(strategy, test) {
        panic!("{failure}");
    }
}

fn read<T>(rows: &[Row], read: impl FnOnce(&Account<'_>) -> T) -> T {
    let mut ledger = "date,line,kind,amount,hours,document,note\n".to_owned();
    for row in rows {
        row.written(&mut ledger);
    }
    let budget = "+++\nbasis = \"net\"\nupdated = 2026-02-01\nretainer = { hours = \"160\", amount = \"900.00\", carry-over = \"P2M\", cap = \"300\", cap-amount = \"1000.00\" }\n\
        lines = [\n{ id = \"l0\", approved = \"50000.00\", approved-hours = \"500\", etc = \"9000.00\", etc-on = 2026-05-31 },\n\
        { id = \"l1\", approved = \"1234.56\", from = 2026-03-03, until = 2026-08-08, project = \"shop\" },\n\
        { id = \"l2\", etc = \"77.70\" },\n{ id = \"l3\", approved = \"0\", approved-hours = \"12.5\" },\n]\n+++\n";
    let invoice = |number, more| {
        format!("+++\nkind = \"invoice\"\nnumber = \"{number}\"\ngross = \"700.00\"\n{more}+++\n")
    };
    let documents = [
        invoice("R-1", "state = \"paid\"\n"),
        invoice("R-2", "state = \"partly-paid\"\npaid = \"333.33\"\n"),
        invoice("R-3", "state = \"draft\"\n"),
    ];
    let (portal, _) = portal(&[
        ("portal.toml", "name = \"Acme\"\ncurrency = \"EUR\"\n"),
        ("shop/project.toml", "title = \"Shop\"\n"),
        ("budget/2026.md", budget),
        ("budget/2026.csv", &ledger),
        ("documents/1.md", &documents[0]),
        ("documents/2.md", &documents[1]),
        ("documents/3.md", &documents[2]),
    ]);
    with_account(&portal, "budget/2026", |account| {
        assert_eq!(account.budget.bookings.len(), rows.len());
        read(account)
    })
}

fn all_facts(rows: &[Row]) -> BTreeMap<String, String> {
    read(rows, facts)
}

#[test]
fn lines_and_projects_come_to_the_whole() {
    hold(&rows(), |rows| {
        read(&rows, |account| {
            for measure in [Measure::Money, Measure::Hours] {
                let lines = account.lines.iter().map(|line| *line.figures(measure));
                let whole = *account.figures(measure);
                prop_assert_eq!(lines.sum::<Figures>(), whole);
                let projects = account.projects.iter().map(|project| match measure {
                    Measure::Money => project.money,
                    Measure::Hours => project.hours,
                });
                prop_assert_eq!(projects.sum::<Figures>(), whole);
                let course = account.course(measure).expect("it has a year");
                let end = course.booked.last().expect("there is a first point");
                prop_assert_eq!((end.actual, end.committed), (whole.actual, whole.committed));
                let spent: Decimal = course.months.iter().map(|month| month.spent).sum();
                prop_assert_eq!(spent, whole.actual);
                let planned = course.plan.last().map(|point| point.value);
                prop_assert_eq!(planned, whole.approved);
                prop_assert_eq!(
                    whole.forecast(),
                    course.forecast.last().expect("a day").value
                );
                let used: Decimal = account
                    .retainer()
                    .iter()
                    .filter_map(|period| Some(period.allowance(measure)?.used))
                    .sum();
                prop_assert_eq!(used, whole.actual);
            }
            Ok(())
        })
    });
}

#[test]
fn what_is_left_of_a_retainer_is_carried_or_expires() {
    hold(&rows(), |rows| {
        read(&rows, |account| {
            for measure in [Measure::Money, Measure::Hours] {
                let periods = account.retainer();
                for pair in periods.windows(2) {
                    let [one, next] = [&pair[0], &pair[1]]
                        .map(|period| *period.allowance(measure).expect("it is in both measures"));
                    prop_assert_eq!(one.carried + one.allowance - one.used, one.left);
                    prop_assert_eq!(one.left - one.expired, next.carried);
                }
            }
            Ok(())
        })
    });
}

#[test]
fn the_order_of_rows_never_matters() {
    let shuffled = rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()));
    hold(&shuffled, |(rows, shuffled)| {
        prop_assert_eq!(all_facts(&rows), all_facts(&shuffled));
        Ok(())
    });
}

#[test]
fn a_booking_cut_in_two_changes_nothing() {
    let cut = (rows(), row(), any::<i32>(), any::<i16>());
    hold(&cut, |(rows, row, cents, hours)| {
        let (mut one, mut other) = (row.clone(), row.clone());
        one.cents = i64::from(cents);
        other.cents -= one.cents;
        one.hundredths_of_hours = i64::from(hours);
        other.hundredths_of_hours -= one.hundredths_of_hours;
        let whole = [rows.as_slice(), &[row]].concat();
        let halves = [rows.as_slice(), &[one, other]].concat();
        prop_assert_eq!(all_facts(&whole), all_facts(&halves));
        Ok(())
    });
}

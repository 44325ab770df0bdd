//! What is odd about budgets, in the words that authors read.

use super::super::portal;

/// The messages about a budget with these keys. Today is 22 November 2026.
fn about(keys: &str) -> Vec<String> {
    let text = format!("+++\nbasis = \"net\"\n{keys}\n+++\n");
    let shop = "title = \"Shop\"\n";
    portal(&[("shop/project.toml", shop), ("budget/2026.md", &text)]).1
}

fn line(keys: &str) -> Vec<String> {
    about(&format!("lines = [{{ id = \"a\", {keys} }}]"))
}

#[test]
fn a_sound_budget_is_not_talked_about() {
    for keys in [
        "approved = \"100.00\"",
        "approved-hours = 7, etc-hours = 3, etc-on = 2026-08-22",
        "approved = 0, project = \"shop\"",
        "approved = 12, plan = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
        "approved = 12, from = 2026-01-01, until = 2026-12-31",
        // Long ago, but nothing is expected any more.
        "approved = 12, etc = 0, etc-on = 2026-01-31",
    ] {
        assert_eq!(line(keys), Vec::<String>::new(), "{keys}");
    }
    for keys in [
        "thresholds = { warn = 80, alert = 95 }",
        "retainer = { hours = 10, amount = 1000, carry-over = \"P1M\", cap = 5, cap-amount = 500, from = 2026-02-01 }",
        "outlook = { scenarios = { low = 1, likely = 1, high = 2 } }",
        "outlook = { year = 2027, scenarios = { low = 1, likely = 2, high = 3 } }",
        // The estimates of a year that is over.
        "year = 2025\nlines = [{ id = \"a\", approved = 5, etc = 1, etc-on = 2025-03-01 }]",
    ] {
        assert_eq!(about(keys), Vec::<String>::new(), "{keys}");
    }
}

#[test]
fn lines_are_checked_against_themselves_and_their_year() {
    for (keys, messages) in [
        ("approved = -1", vec!["`approved` is below zero"]),
        (
            "approved = 1, approved-hours = -1, etc = -1, etc-hours = -1, etc-on = 2026-11-01",
            vec![
                "`approved-hours` is below zero",
                "`etc` is below zero",
                "`etc-hours` is below zero",
            ],
        ),
        (
            "approved = 1, project = \"shpo\"",
            vec!["unknown project `shpo`"],
        ),
        (
            "approved = 1, etc = 1",
            vec!["nobody knows of which day this estimate is"],
        ),
        (
            "approved = 1, etc = 1, etc-on = 2025-12-31",
            vec!["this estimate is not of a day in 2026"],
        ),
        (
            "approved = 1, etc = 1, etc-on = 2026-08-21",
            vec!["this estimate is more than three months old"],
        ),
        (
            "approved = 1, etc = 1, etc-on = 2026-11-23",
            vec!["this estimate is of a day in the future"],
        ),
        (
            "approved = 1, from = 2026-05-01, until = 2026-04-30",
            vec!["`until` is before `from`, which is 2026-05-01"],
        ),
        (
            "approved = 1, from = 2025-12-31, until = 2027-01-01",
            vec![
                "`from` is not a day in 2026",
                "`until` is not a day in 2026",
            ],
        ),
        (
            "approved = 3, plan = [1, 2]",
            vec!["a plan has twelve amounts, and this one has 2"],
        ),
        (
            "approved = 13, plan = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
            vec!["the plan comes to 12, and 13 is approved"],
        ),
        (
            "approved-hours = 13, plan = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
            vec!["a plan says when the approved is spent, and nothing is approved"],
        ),
        (
            "approved = 12, until = 2026-05-01, plan = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
            vec!["a line has either a plan or the days that it is meant for"],
        ),
    ] {
        assert_eq!(line(keys), messages, "{keys}");
    }
}

#[test]
fn one_line_without_anything_approved_was_forgotten_and_all_lines_were_not() {
    let forgotten = "lines = [{ id = \"a\" }, { id = \"b\", approved-hours = 5 }]";
    assert_eq!(about(forgotten), ["nothing is approved for the line `a`"]);
    let record = "lines = [{ id = \"a\" }, { id = \"b\" }]";
    assert_eq!(about(record), Vec::<String>::new());
}

#[test]
fn terms_are_checked() {
    for (keys, messages) in [
        (
            "thresholds = { warn = 95, alert = 95 }",
            vec!["`alert` is 95, which is not more than `warn` with 95"],
        ),
        (
            "retainer = { period = \"P1M\" }",
            vec!["a retainer has `hours` or `amount` for each period"],
        ),
        (
            "retainer = { hours = -1, cap = 3, cap-amount = 4, line = \"a\", from = 2027-01-01 }",
            vec![
                "`hours` is below zero",
                "`cap` limits what is carried over, and nothing is",
                "`cap-amount` is of money, and the retainer has none",
                "there is no line `a`",
                "`from` is not a day in 2026",
            ],
        ),
        (
            "outlook = { year = 2028, scenarios = { low = 3, likely = 2, high = 1 } }",
            vec![
                "`2028` is not the year after 2026",
                "`likely` is 2, which is less than `low` with 3",
                "`high` is 1, which is less than `likely` with 2",
            ],
        ),
        (
            "outlook = { scenarios = { likely = 2 } }",
            vec!["`high` is missing", "`low` is missing"],
        ),
        ("outlook = { year = 2027 }", vec!["`scenarios` is missing"]),
    ] {
        assert_eq!(about(keys), messages, "{keys}");
    }
    let (_, messages) = portal(&[("budget/frame.md", "+++\nbasis = \"net\"\n+++\n")]);
    assert_eq!(messages, ["`year` is missing"]);
}

#[test]
fn more_cannot_be_booked_back_than_was_ordered() {
    let rows = "bookings = [\n{ date = 2026-01-02, line = \"a\", kind = \"committed\", amount = \"100.00\" },\n\
        { date = 2026-01-03, line = \"a\", kind = \"committed\", amount = \"-150.00\" },\n]";
    assert_eq!(
        about(&format!("lines = [{{ id = \"a\", approved = 5 }}]\n{rows}")),
        ["50.00 more is taken back of what is ordered for `a` than was ever ordered"]
    );
}

#[test]
fn nothing_counts_twice() {
    let own = |keys: &str| {
        format!("+++\nbasis = \"net\"\n{keys}\nlines = [{{ id = \"b\", approved = 1 }}]\n+++\n")
    };
    let line =
        "+++\nbasis = \"net\"\nlines = [{ id = \"a\", approved = 1, project = \"shop\" }]\n+++\n";
    let with = |file: &str, text: &str| {
        let shop = "title = \"Shop\"\n";
        portal(&[
            ("shop/project.toml", shop),
            ("app/project.toml", "title = \"App\"\n"),
            ("budget/2026.md", line),
            (file, text),
        ])
        .1
    };
    let twice = "`shop` has a budget of its own for 2026, so that this line counts twice";
    assert_eq!(with("shop/budget/2026.md", &own("")), [twice]);
    let half = "`shop` has a budget of its own for 2025/26, so that this line counts twice";
    assert_eq!(with("shop/budget/2025.md", &own("year-start = 7")), [half]);
    assert_eq!(with("shop/budget/2025.md", &own("")), Vec::<String>::new());
    assert_eq!(with("app/budget/2026.md", &own("")), Vec::<String>::new());
}

#[test]
fn a_concept_names_a_line_that_is_there() {
    let budget = "+++\nbasis = \"net\"\nlines = [{ id = \"shop\", approved = 1 }]\n+++\n";
    let with = |typed: &str| {
        let concept =
            format!("+++\nbudget = \"{typed}\"\n+++\nSee [the line](../budget/2026.md#shop).\n");
        portal(&[("budget/2026.md", budget), ("concepts/a.md", &concept)]).1
    };
    for sound in ["../budget/2026.md", "../budget/2026.md#shop"] {
        assert_eq!(with(sound), Vec::<String>::new(), "{sound}");
    }
    assert_eq!(
        with("../budget/2026.md#shpo"),
        ["there is no line `shpo` in the budget `budget/2026`"]
    );
    assert_eq!(with("a.md#shop"), ["`a.md#shop` leads to no budget"]);
}

/// One booking of the next year would make all figures those of that day.
#[test]
fn days_that_are_ahead_are_told() {
    let budget = |keys: &str, date: &str| {
        format!(
            "+++\nbasis = \"net\"\n{keys}\nlines = [{{ id = \"a\" }}]\nbookings = [\n{{ date = 2026-11-22, line = \"a\", kind = \"actual\", amount = 1 }},\n\
            {{ date = {date}, line = \"a\", kind = \"actual\", amount = 2 }},\n]\n+++\n"
        )
    };
    let rows = |days: &[&str]| {
        let rows = days.iter().map(|day| format!("{day},a,actual,3\n"));
        format!("date,line,kind,amount\n{}", rows.collect::<String>())
    };
    let booking = "this booking is of a day in the future";
    for (text, table, messages) in [
        (budget("", "2026-11-21"), rows(&["2026-11-22"]), vec![]),
        (
            budget("updated = 2026-11-22", "2026-11-23"),
            rows(&["2026-11-22"]),
            vec![booking],
        ),
        (
            budget("", "2026-11-21"),
            rows(&["2026-11-22", "2026-12-01"]),
            vec![booking],
        ),
        (
            budget("", "2026-11-24"),
            rows(&["2026-11-23", "2026-12-01"]),
            vec!["this booking is of a day in the future, and so are 2 more"],
        ),
        (
            budget("updated = 2026-11-23", "2026-11-21"),
            rows(&["2026-11-22"]),
            vec!["this budget was changed on a day in the future"],
        ),
    ] {
        let told = portal(&[("budget/2026.md", &text), ("budget/2026.csv", &table)]).1;
        assert_eq!(told, messages, "{text}{table}");
    }
}

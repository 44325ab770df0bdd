//! Budgets by years and projects, and who sees which of them.

use rust_decimal::Decimal;

use super::super::{portal, sound_portal};
use crate::model::{AudienceSet, Track, View};

fn budget(keys: &str, lines: &[(&str, &str, u32)]) -> String {
    let mut text = format!("+++\nbasis = \"net\"\nupdated = 2026-11-01\n{keys}\n");
    for (id, project, approved) in lines {
        text.push_str(&format!(
            "[[lines]]\nid = \"{id}\"\napproved = {approved}\n"
        ));
        if !project.is_empty() {
            text.push_str(&format!("project = \"{project}\"\n"));
        }
    }
    text + "+++\n"
}

fn spent(line: &str, year: i16, amount: u32) -> String {
    format!("date,line,kind,amount\n{year}-10-02,{line},actual,{amount}\n")
}

/// Each year of each track: what it is counted in, what was approved and spent, by project, and the change of both.
fn told(tracks: &[Track<'_>]) -> Vec<String> {
    let share = |share: Option<Decimal>| {
        share.map_or_else(
            || "-".to_owned(),
            |share| share.round_dp(3).normalize().to_string(),
        )
    };
    let mut told = Vec::new();
    for track in tracks {
        for sum in &track.years {
            let projects = sum.projects.iter().map(|own| {
                let approved = own.money.approved.unwrap_or_default();
                format!(
                    "{}={approved}/{}",
                    own.project.unwrap_or("-"),
                    own.money.actual
                )
            });
            let change = sum.change.map_or_else(String::new, |change| {
                format!(" {} {}", share(change.approved), share(change.actual))
            });
            let currency = track
                .currency
                .map_or("-".to_owned(), |own| own.as_str().to_owned());
            told.push(format!(
                "{currency} {} {}/{}: {}{change}",
                sum.year,
                sum.money.approved.unwrap_or_default(),
                sum.money.actual,
                projects.collect::<Vec<_>>().join(" ")
            ));
        }
    }
    told
}

#[test]
fn years_are_compared_where_they_can_be() {
    let files = [
        (
            "portal.toml",
            "name = \"Acme\"\ncurrency = \"EUR\"\nyear-start = 1\n".to_owned(),
        ),
        ("shop/project.toml", "title = \"Shop\"\n".to_owned()),
        ("app/project.toml", "title = \"App\"\n".to_owned()),
        ("budget/2023.md", budget("", &[("a", "", 80)])),
        (
            "budget/2025.md",
            budget("", &[("a", "", 100), ("b", "shop", 300)]),
        ),
        ("budget/2025.csv", spent("b", 2025, 200)),
        ("budget/2026.md", budget("", &[("a", "", 150)])),
        ("budget/2026.csv", spent("a", 2026, 50)),
        ("shop/budget/2026.md", budget("", &[("c", "", 350)])),
        ("shop/budget/2026.csv", spent("c", 2026, 250)),
        (
            "app/budget/2026.md",
            budget("year-start = 4", &[("d", "", 7)]),
        ),
        (
            "app/budget/2025.md",
            budget("currency = \"CHF\"", &[("e", "", 9)]),
        ),
    ];
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(file, text)| (*file, text.as_str()))
        .collect();
    let portal = sound_portal(&files);
    let view = View::of(&portal, AudienceSet::everyone());
    let all = told(&view.budget_years(None));
    assert_eq!(
        all,
        [
            "EUR 2026/27 7/0: app=7/0",
            "EUR 2026 500/300: -=150/50 shop=350/250 0.25 0.5",
            "EUR 2025 400/200: -=100/0 shop=300/200",
            "EUR 2023 80/0: -=80/0",
            "CHF 2025 9/0: app=9/0",
        ]
    );
    // Before it had a budget of its own, the portal's had a line for it.
    let shop = view.budget_years(Some("shop"));
    assert_eq!(
        told(&shop),
        [
            "EUR 2026 350/250: shop=350/250 0.167 0.25",
            "EUR 2025 300/200: shop=300/200",
        ]
    );
    let whole: Vec<bool> = shop[0]
        .years
        .iter()
        .map(|sum| sum.parts[0].is_whole)
        .collect();
    assert_eq!(whole, [true, false]);
}

#[test]
fn hidden_budgets_and_invoices_are_in_no_sum() {
    let lines = "lines = [{ id = \"a\", approved = 100 }]\n\
        bookings = [{ date = 2026-02-01, line = \"a\", kind = \"actual\", amount = 40, document = \"R-1\" }]";
    let invoice =
        "+++\nkind = \"invoice\"\nnumber = \"R-1\"\ngross = \"40.00\"\nstate = \"paid\"\n+++\n";
    let text = format!("+++\nbasis = \"net\"\n{lines}\n+++\n");
    let (mut portal, _) = portal(&[
        ("shop/project.toml", "title = \"Shop\"\n"),
        ("budget/2026.md", &text),
        ("shop/budget/2026.md", &text),
        ("documents/r-1.md", invoice),
    ]);
    portal.limit("shop/budget/2026", "board");
    portal.limit("documents/r-1", "board");
    let seen = |set: AudienceSet| {
        let view = View::of(&portal, set);
        let (_, page) = view.page_at("budget/2026").expect("everybody may read it");
        let money = view.account(page).expect("it is a budget").money;
        let years = told(&view.budget_years(None));
        (money.invoiced, money.paid, years)
    };
    let (invoiced, paid, years) = seen(AudienceSet::everyone());
    assert_eq!((invoiced, paid), (Decimal::ZERO, Decimal::ZERO));
    assert_eq!(years, ["- 2026 100/40: -=100/40"]);
    let forty = Decimal::from(40);
    let board = AudienceSet::new(["everyone", "board"]);
    let (invoiced, paid, years) = seen(board);
    assert_eq!((invoiced, paid), (forty, forty));
    assert_eq!(years, ["- 2026 200/80: -=100/40 shop=100/40"]);
}

#[test]
fn a_concept_knows_the_line_that_pays_for_it() {
    let concept = |typed: &str| format!("+++\nbudget = \"../budget/2026.md{typed}\"\n+++\n");
    let portal = sound_portal(&[
        (
            "budget/2026.md",
            &budget("", &[("a", "", 100), ("b", "", 30)]),
        ),
        ("budget/2026.csv", &spent("b", 2026, 20)),
        ("concepts/one.md", &concept("#b")),
        ("concepts/all.md", &concept("")),
        ("concepts/none.md", "Text\n"),
    ]);
    let view = View::of(&portal, AudienceSet::everyone());
    let paying = |path: &str| {
        let (_, page) = view.page_at(path).expect("it is there");
        let paying = view.concept_budget(page)?;
        let line = paying
            .line()
            .map(|line| (line.line.id.clone(), line.money.available()));
        Some((paying.page.path.clone(), line))
    };
    let (budget, ten) = ("budget/2026".to_owned(), Some(Decimal::TEN));
    assert_eq!(
        paying("concepts/one"),
        Some((budget.clone(), Some(("b".to_owned(), ten))))
    );
    assert_eq!(paying("concepts/all"), Some((budget, None)));
    assert_eq!(paying("concepts/none"), None);
}

//! Targets are compared like with like, and days are signed.

use super::{entries, everybody};
use crate::model::{Portal, Scope};

fn target(day: &str, topic: &str) -> String {
    let topic = match topic {
        "" => String::new(),
        topic => format!("topic = \"{topic}\"\n"),
    };
    format!("{topic}target = {day}")
}

/// The steps of a scope's target in words.
fn steps(portal: &Portal, scope: Scope<'_>) -> Option<String> {
    let history = everybody(portal).target(scope)?;
    let steps = history.steps.iter();
    let days: Vec<String> = steps.map(|step| step.target.to_string()).collect();
    Some(format!(
        "{} ({:?}, {})",
        days.join(" "),
        history.slipped_days(),
        history.total_days()
    ))
}

#[test]
fn a_target_slips_or_is_brought_forward() {
    for (targets, expected) in [
        (vec!["2026-12-31"], "2026-12-31 (None, 0)"),
        (vec!["2026-12-31", "2026-12-31"], "2026-12-31 (None, 0)"),
        (
            vec!["2026-12-31", "2027-01-07"],
            "2026-12-31 2027-01-07 (Some(7), 7)",
        ),
        (
            vec!["2027-01-07", "2026-12-31", "2027-01-01"],
            "2027-01-07 2026-12-31 2027-01-01 (Some(1), -6)",
        ),
        // 2028 has a leap day.
        (
            vec!["2028-02-28", "2028-03-01"],
            "2028-02-28 2028-03-01 (Some(2), 2)",
        ),
    ] {
        let texts: Vec<(String, String)> = targets
            .iter()
            .enumerate()
            .map(|(index, day)| (format!("status/2026-11-1{index}-a"), target(day, "")))
            .collect();
        let files: Vec<(&str, &str)> = texts
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(
            steps(&entries(&files), Scope::Own).as_deref(),
            Some(expected)
        );
    }
}

#[test]
fn entries_of_another_topic_or_project_are_another_line() {
    let launch = target("2026-12-01", "Launch");
    let relaunch = target("2027-03-01", "Relaunch");
    let own = target("2026-12-15", "launch");
    let portal = entries(&[
        ("shop/project.toml", "title = \"Shop\""),
        ("status/2026-11-01-a", &launch),
        ("status/2026-11-02-b", &relaunch),
        ("shop/status/2026-11-03-c", &own),
    ]);
    let view = everybody(&portal);
    for entry in view.entries(Scope::Portal) {
        assert_eq!(view.slip_of(entry.id), None);
    }
    for (scope, expected) in [
        (Scope::Portal, None),
        (Scope::Own, None),
        (Scope::Project("shop"), Some("2026-12-15 (None, 0)")),
        (Scope::Topic("relaunch"), Some("2027-03-01 (None, 0)")),
        (Scope::Topic("launch"), None),
    ] {
        assert_eq!(steps(&portal, scope).as_deref(), expected, "{scope:?}");
    }
}

#[test]
fn a_line_without_a_topic_speaks_for_its_scope() {
    let (launch, all) = (target("2026-12-01", "Launch"), target("2026-12-24", ""));
    let portal = entries(&[
        ("status/2026-11-01-a", &launch),
        ("status/2026-11-02-b", &all),
    ]);
    assert_eq!(
        steps(&portal, Scope::Own).as_deref(),
        Some("2026-12-24 (None, 0)")
    );
    assert_eq!(
        steps(&portal, Scope::Portal).as_deref(),
        Some("2026-12-24 (None, 0)")
    );
}

#[test]
fn the_plan_of_a_project_is_its_first_step() {
    let project = "title = \"Shop\"\ntarget = 2026-12-01";
    let alone = entries(&[("shop/project.toml", project)]);
    let scope = Scope::Project("shop");
    assert_eq!(
        steps(&alone, scope).as_deref(),
        Some("2026-12-01 (None, 0)")
    );
    let (late, later) = (
        target("2026-12-11", "Launch"),
        target("2026-12-18", "Launch"),
    );
    let portal = entries(&[
        ("shop/project.toml", project),
        ("shop/status/2026-11-01-a", &late),
        ("shop/status/2026-11-02-b", &late),
        ("shop/status/2026-11-03-c", &later),
    ]);
    assert_eq!(
        steps(&portal, scope).as_deref(),
        Some("2026-12-01 2026-12-11 2026-12-18 (Some(7), 17)")
    );
    let view = everybody(&portal);
    let slips: Vec<Option<i64>> = view
        .entries(scope)
        .iter()
        .map(|entry| view.slip_of(entry.id).map(|(_, days)| days))
        .collect();
    assert_eq!(slips, [Some(7), None, Some(10)]);
    let until: Vec<usize> = view
        .entries(scope)
        .iter()
        .map(|entry| view.targets_until(entry.id).len())
        .collect();
    assert_eq!(until, [3, 2, 2]);
}

#[test]
fn a_mistyped_target_that_was_corrected_is_no_slip() {
    let (first, typo) = (target("2026-12-01", ""), target("2027-12-01", ""));
    let right = format!("{first}\ncorrects = \"2026-11-02-b.md\"");
    let portal = entries(&[
        ("status/2026-11-01-a", &first),
        ("status/2026-11-02-b", &typo),
        ("status/2026-11-03-c", &right),
    ]);
    assert_eq!(
        steps(&portal, Scope::Own).as_deref(),
        Some("2026-12-01 (None, 0)")
    );
}

#[test]
fn the_plan_of_a_hidden_project_is_hidden() {
    let mut portal = entries(&[
        ("shop/project.toml", "title = \"Shop\"\ntarget = 2026-12-01"),
        ("shop/status/2026-11-01-a", "kind = \"note\""),
    ]);
    portal.limit("shop/status/2026-11-01-a", "board");
    for scope in [Scope::Portal, Scope::Project("shop")] {
        assert_eq!(steps(&portal, scope), None, "{scope:?}");
    }
}

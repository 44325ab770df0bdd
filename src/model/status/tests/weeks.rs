//! The strip of twelve weeks.

use jiff::civil::{Date, date};

use super::{entries, everybody};
use crate::model::{Portal, Scope};

fn strip(portal: &Portal, last: Date) -> Vec<String> {
    let weeks = everybody(portal).weeks_of_health(Scope::Own, last);
    let words = weeks.iter().map(|week| {
        let health = week.health.map_or("-", |health| health.word());
        format!("{} {health}", week.number)
    });
    words.collect()
}

#[test]
fn a_week_shows_what_was_known_at_its_end() {
    let portal = entries(&[
        ("status/2026-10-05-monday", "health = \"on-track\""),
        ("status/2026-10-11-sunday", "health = \"at-risk\""),
        ("status/2026-10-12-next-monday", "kind = \"note\""),
        ("status/2026-11-20-a", "health = \"done\""),
    ]);
    let weeks = strip(&portal, date(2026, 11, 20));
    assert_eq!(weeks.len(), 12);
    assert_eq!(
        weeks[4..],
        [
            "40 -",
            "41 at-risk",
            "42 at-risk",
            "43 at-risk",
            "44 at-risk",
            "45 at-risk",
            "46 at-risk",
            "47 done"
        ]
    );
}

#[test]
fn weeks_are_those_of_iso_8601_over_the_turn_of_the_year() {
    let portal = entries(&[("status/2020-12-28-a", "health = \"off-track\"")]);
    // 2020 had 53 weeks; the first of January 2021 lay in the last of them.
    let weeks = strip(&portal, date(2021, 1, 5));
    assert_eq!(weeks[9..], ["52 -", "53 off-track", "1 off-track"]);
}

#[test]
fn what_was_taken_back_was_never_so() {
    let portal = entries(&[
        ("status/2026-11-02-a", "health = \"off-track\""),
        (
            "status/2026-11-16-b",
            "health = \"on-track\"\ncorrects = \"2026-11-02-a.md\"",
        ),
    ]);
    assert_eq!(
        strip(&portal, date(2026, 11, 20))[9..],
        ["45 -", "46 -", "47 on-track"]
    );
}

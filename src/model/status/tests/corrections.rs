//! A correction takes back what it says itself, also through corrections of its own.

use super::{entries, everybody, name, wrong};
use crate::model::{Claim, Health, Scope};

#[test]
fn a_correction_takes_back_only_what_it_says() {
    let portal = entries(&[
        (
            "status/2026-11-01-a",
            "health = \"off-track\"\nstage = \"Test\"",
        ),
        (
            "status/2026-11-09-b",
            "health = \"on-track\"\ncorrects = \"2026-11-01-a.md\"",
        ),
        ("status/2026-11-05-between", "kind = \"note\""),
    ]);
    let view = everybody(&portal);
    let [correction, _, corrected] = view.entries(Scope::Portal).try_into().expect("three");
    assert!(!view.counts(&corrected, Claim::Health) && view.counts(&corrected, Claim::Stage));
    assert!(view.counts(&correction, Claim::Health) && !view.counts(&correction, Claim::Stage));
    let names: Vec<String> = view.corrections_of(corrected.id).iter().map(name).collect();
    assert_eq!(names, ["2026-11-09-b"]);
    let back = view.corrected_by(&correction).map(|entry| entry.id);
    assert_eq!(back, Some(corrected.id));
}

#[test]
fn corrections_of_corrections_reach_all_the_way() {
    let portal = entries(&[
        (
            "status/2026-11-01-a",
            "health = \"off-track\"\nprogress = 10\nnext = \"A\"",
        ),
        (
            "status/2026-11-02-b",
            "progress = 20\ncorrects = \"2026-11-01-a.md\"",
        ),
        (
            "status/2026-11-03-c",
            "health = \"on-track\"\ncorrects = \"2026-11-02-b.md\"",
        ),
        (
            "status/2026-11-04-d",
            "next = \"D\"\ncorrects = \"2026-11-01-a.md\"",
        ),
    ]);
    let view = everybody(&portal);
    let first = view.entries(Scope::Portal).pop().expect("four");
    for claim in [Claim::Health, Claim::Progress, Claim::Next] {
        assert!(!view.counts(&first, claim), "{claim:?}");
    }
    let names: Vec<String> = view.corrections_of(first.id).iter().map(name).collect();
    assert_eq!(names, ["2026-11-02-b", "2026-11-04-d"]);
    let situation = view.situation(Scope::Portal);
    assert_eq!(
        situation.health.map(|(health, _)| health),
        Some(Health::OnTrack)
    );
    assert_eq!(situation.progress.map(|(percent, _)| percent), Some(20));
}

#[test]
fn a_correction_that_readers_do_not_see_takes_nothing_back_for_them() {
    let mut portal = entries(&[
        ("status/2026-11-01-a", "health = \"off-track\""),
        (
            "status/2026-11-02-b",
            "health = \"on-track\"\ncorrects = \"2026-11-01-a.md\"",
        ),
    ]);
    portal.limit("status/2026-11-02-b", "board");
    let view = everybody(&portal);
    let entry = view.entries(Scope::Portal)[0];
    assert!(view.counts(&entry, Claim::Health) && view.corrections_of(entry.id).is_empty());
    portal.limit("status/2026-11-01-a", "board");
    portal.limit("status/2026-11-02-b", "everyone");
    let view = everybody(&portal);
    let entry = view.entries(Scope::Portal)[0];
    assert!(view.corrected_by(&entry).is_none());
}

#[test]
fn corrections_lead_to_older_entries_and_never_back() {
    let (portal, messages) = wrong(&[
        ("status/2026-11-01-a", "corrects = \"2026-11-01-b.md\""),
        ("status/2026-11-01-b", "corrects = \"2026-11-01-c.md\""),
        ("status/2026-11-01-c", "corrects = \"2026-11-01-a.md\""),
        (
            "status/2026-11-02-into-the-ring",
            "corrects = \"2026-11-01-c.md\"",
        ),
        (
            "status/2026-11-02-itself",
            "corrects = \"2026-11-02-itself.md\"",
        ),
        ("status/2026-11-03-d", "corrects = \"2026-11-04-e.md\""),
        ("status/2026-11-04-e", "corrects = \"../index.md\""),
        ("index.md", "# Welcome\n"),
    ]);
    assert_eq!(
        messages,
        [
            "these entries correct each other in a ring: `status/2026-11-01-a.md` → `status/2026-11-01-b.md` → `status/2026-11-01-c.md` → `status/2026-11-01-a.md`",
            "this entry corrects itself",
            "this corrects an entry that is newer: `status/2026-11-04-e.md`",
            "`../index.md` is no status entry",
        ]
    );
    let view = everybody(&portal);
    assert_eq!(view.entries(Scope::Portal).len(), 7);
}

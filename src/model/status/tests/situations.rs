//! How things stand: each field by the newest entry that says something about it.

use super::{entries, everybody, name};
use crate::model::{Health, Scope};

#[test]
fn an_empty_portal_knows_nothing() {
    let portal = entries(&[]);
    let situation = everybody(&portal).situation(Scope::Portal);
    assert!(situation.newest.is_none() && situation.health.is_none());
    assert!(situation.target.is_none() && situation.next.is_none());
}

#[test]
fn each_field_is_the_newest_of_its_own() {
    let portal = entries(&[
        (
            "status/2026-11-01-a",
            "health = \"at-risk\"\nstage = \"Test\"\nprogress = 40\nnext = \"Go\"",
        ),
        ("status/2026-11-02-b", "stage = \"Live\""),
        ("status/2026-11-03-c", "progress = 50"),
        ("status/2026-11-04-d", "kind = \"note\""),
    ]);
    let view = everybody(&portal);
    let situation = view.situation(Scope::Portal);
    assert_eq!(
        situation.newest.map(|entry| name(&entry)).as_deref(),
        Some("2026-11-04-d")
    );
    let health = situation
        .health
        .map(|(health, entry)| (health, name(&entry)));
    assert_eq!(health, Some((Health::AtRisk, "2026-11-01-a".to_owned())));
    let stage = situation.stage.map(|(stage, entry)| (stage, name(&entry)));
    assert_eq!(stage, Some(("Live", "2026-11-02-b".to_owned())));
    assert_eq!(situation.progress.map(|(percent, _)| percent), Some(50));
    assert_eq!(situation.next.map(|(next, _)| next), Some("Go"));
}

#[test]
fn a_scope_knows_nothing_of_others() {
    let portal = entries(&[
        ("shop/project.toml", "title = \"Shop\""),
        (
            "status/2026-11-01-a",
            "health = \"on-track\"\ntopic = \"Launch\"",
        ),
        (
            "shop/status/2026-11-02-b",
            "health = \"off-track\"\ntopic = \"launch\"",
        ),
        ("shop/status/2026-11-03-c", "health = \"done\""),
    ]);
    let view = everybody(&portal);
    let health = |scope| view.situation(scope).health.map(|(health, _)| health);
    for (scope, expected) in [
        (Scope::Portal, Some(Health::Done)),
        (Scope::Own, Some(Health::OnTrack)),
        (Scope::Project("shop"), Some(Health::Done)),
        (Scope::Topic("launch"), Some(Health::OffTrack)),
        (Scope::Topic("other"), None),
        (Scope::Project("other"), None),
    ] {
        assert_eq!(health(scope), expected, "{scope:?}");
    }
}

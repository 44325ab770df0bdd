//! Which entries a timeline holds, and in which order.

use super::{entries, everybody, name, paths};
use crate::model::{AudienceSet, Portal, Record, Scope, View};

/// The paths of a view's lists and of what they list.
fn lists(view: &View<'_>) -> Vec<String> {
    let pages = view.pages();
    let listed = pages.filter_map(|(id, page)| {
        let names: Vec<String> = match &page.record {
            Record::Tag(slug) => view
                .tagged(slug)
                .map(|(_, page)| page.path.clone())
                .collect(),
            _ => view.timeline(id)?.entries.iter().map(name).collect(),
        };
        Some(format!("{}: {}", page.path, names.join(" ")))
    });
    listed.collect()
}

#[test]
fn the_newest_is_first_and_ties_go_by_path() {
    let portal = entries(&[
        ("status/2026-11-20-a", "kind = \"note\""),
        ("status/2026-11-20-b", "kind = \"note\""),
        ("status/2025-12-31-c", "kind = \"note\""),
        ("status/2026-01-01-d", "kind = \"note\""),
    ]);
    let view = everybody(&portal);
    assert_eq!(
        paths(&view, Scope::Portal),
        [
            "2026-11-20-b",
            "2026-11-20-a",
            "2026-01-01-d",
            "2025-12-31-c"
        ]
    );
}

#[test]
fn hidden_entries_are_in_no_scope() {
    let mut portal = entries(&[
        ("status/2026-11-20-a", "topic = \"Launch\""),
        ("status/2026-11-21-b", "topic = \"Launch\""),
    ]);
    portal.limit("status/2026-11-21-b", "board");
    let view = everybody(&portal);
    for scope in [Scope::Portal, Scope::Own, Scope::Topic("launch")] {
        assert_eq!(paths(&view, scope), ["2026-11-20-a"], "{scope:?}");
    }
}

#[test]
fn the_timeline_of_the_portal_has_the_entries_of_its_projects() {
    let mut portal = entries(&[
        ("shop/project.toml", "title = \"Shop\""),
        (
            "shop/status/2026-11-20-a",
            "topic = \"Go live\"\ntags = [\"web\"]",
        ),
        ("notes.md", "+++\ntags = [\"Web\", \"web\"]\n+++\nText.\n"),
    ]);
    assert_eq!(
        lists(&everybody(&portal)),
        [
            "shop/status: shop/2026-11-20-a",
            "status: shop/2026-11-20-a",
            "~tag/web: notes shop/status/2026-11-20-a",
            "~topic/go-live: shop/2026-11-20-a",
        ]
    );
    portal.limit("shop/status/2026-11-20-a", "board");
    assert_eq!(lists(&everybody(&portal)), ["~tag/web: notes"]);
    portal.limit("notes", "board");
    assert_eq!(lists(&everybody(&portal)), [""; 0]);
}

/// Sixty entries on two months, and one of an earlier year that everybody reads; of the sixty only the first `open` are for everybody.
fn long(open: usize) -> Portal {
    let mut files = vec![(
        "status/2025-03-01-old".to_owned(),
        "kind = \"note\"".to_owned(),
    )];
    for number in 0..60 {
        let (month, day) = (10 + number / 30, 1 + number % 20);
        let file = format!("status/2026-{month}-{day:02}-{number:02}");
        files.push((file, "kind = \"note\"".to_owned()));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let mut portal = entries(&files);
    for (file, _) in files.iter().skip(1 + open) {
        portal.limit(file, "board");
    }
    portal
}

/// Each page of the portal's timeline with the number of its entries, from the newest on, and back again.
fn walk(view: &View<'_>) -> Vec<String> {
    let mut at = view.page_at("status").map(|(id, _)| id);
    let mut seen = Vec::new();
    let mut before = None;
    while let Some(id) = at {
        let page = view.timeline(id).expect("it shows entries");
        let shown = view
            .pages()
            .find(|(known, _)| *known == id)
            .expect("it is in the view");
        assert_eq!(page.newer, before);
        seen.push(format!("{}: {}", shown.1.path, page.entries.len()));
        before = Some(id);
        at = page.older;
    }
    let archives = view
        .pages()
        .filter(|(_, page)| matches!(page.record, Record::Archive(_)));
    assert_eq!(archives.count() + 1, seen.len());
    seen
}

#[test]
fn a_view_has_the_pages_that_its_own_entries_need() {
    let portal = long(5);
    assert_eq!(walk(&everybody(&portal)), ["status: 6"]);
    let board = View::of(&portal, AudienceSet::new(["board", "everyone"]));
    assert_eq!(
        walk(&board),
        ["status: 30", "status/~2026: 30", "status/~2025: 1"]
    );
}

#[test]
fn five_thousand_entries_are_put_together_in_no_time() {
    let mut log = String::new();
    for number in 0..5_000 {
        let (year, month, day) = (2017 + number % 10, 1 + number % 11, 1 + number % 28);
        let target = 2027 + number % 3;
        log.push_str(&format!(
            "## {year}-{month:02}-{day:02} #launch #tag-{number} Number {number} {{#n{number}}}\n+++\ntarget = {target}-01-01\n"
        ));
        log.push_str("needs = [{ what = \"more\", by = 2026-12-01 }]\nhealth = \"done\"\n");
        if number > 10 && number % 10 == 9 {
            log.push_str(&format!("settles = [\"log.md#n{}\"]\n", number - 9));
        }
        log.push_str("+++\n");
    }
    let portal = super::wrong(&[("status/log.md", &log)]).0;
    let view = everybody(&portal);
    assert_eq!(view.entries(Scope::Own).len(), 5_000);
    assert!(view.open_needs(Scope::Portal).len() > 4_000);
    assert!(walk(&view).len() > 10);
}

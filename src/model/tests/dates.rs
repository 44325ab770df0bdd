//! The dates that follow from what pages say, and who sees them.

use super::{portal, sound_portal};
use crate::model::{AudienceSet, Dated, Portal, Record, Scope, View, scope_of_dates};

const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\nsubstitute = \"ben\"\n\
    [[person]]\nid = \"ben\"\nname = \"Ben\"\nside = \"agency\"\n";

/// Day, kind, what and who of each date.
fn said(view: &View<'_>, scope: Scope<'_>) -> Vec<String> {
    let line = |dated: Dated<'_>| {
        let until = dated
            .until
            .map_or_else(String::new, |day| format!("..{day}"));
        let who = dated.who.map_or_else(String::new, |id| format!(" @{id}"));
        format!(
            "{}{until} {} {}{who}",
            dated.date,
            dated.kind.word(),
            dated.what
        )
    };
    view.dates(scope).into_iter().map(line).collect()
}

fn of(files: &[(&str, &str)], scope: Scope<'_>) -> Vec<String> {
    let mut files = files.to_vec();
    files.push(("people.toml", PEOPLE));
    files.push((
        "shop/project.toml",
        "title = \"New shop\"\nowner = \"ben\"\ntarget = 2026-12-11\n",
    ));
    let portal = sound_portal(&files);
    said(&View::of(&portal, AudienceSet::everyone()), scope)
}

#[test]
fn every_page_that_names_a_day_counts() {
    let files = [
        (
            "status/2026-11-20-a.md",
            "+++\nneeds = [{ who = \"anna\", what = \"a logo\", by = 2026-12-01 }]\n+++\n",
        ),
        (
            "concepts/a.md",
            "+++\ntitle = \"Basket\"\ndecider = \"anna\"\ndecide-by = 2026-11-30\nstate = \"in-review\"\n+++\n",
        ),
        (
            "shop/documents/a.md",
            "+++\nkind = \"invoice\"\nnumber = \"R-1\"\ndue = 2026-12-01\nstate = \"open\"\n+++\n",
        ),
        (
            "documents/b.md",
            "+++\nkind = \"contract\"\nnumber = \"C-1\"\nvalid-until = 2027-12-31\nproject = \"shop\"\n+++\n",
        ),
        (
            "handbook/a.md",
            "+++\nevents = [{ title = \"Fair\", from = 2026-12-29, to = 2027-01-02 }, { title = \"Call\", from = 2026-12-01 }]\n+++\n",
        ),
    ];
    let (need, call, decision, fair) = (
        "2026-12-01 need a logo @anna",
        "2026-12-01 event Call",
        "2026-11-30 decision Basket @anna",
        "2026-12-29..2027-01-02 event Fair",
    );
    let (due, target, valid) = (
        "2026-12-01 due R-1",
        "2026-12-11 target New shop @ben",
        "2027-12-31 valid-until C-1",
    );
    assert_eq!(
        of(&files, Scope::Portal),
        [decision, need, due, call, target, fair, valid]
    );
    assert_eq!(of(&files, Scope::Own), [decision, need, call, fair]);
    assert_eq!(of(&files, Scope::Project("shop")), [due, target, valid]);
    assert_eq!(of(&files, Scope::Project("web")), [""; 0]);
    assert_eq!(of(&files, Scope::Topic("launch")), [""; 0]);
}

#[test]
fn what_is_settled_has_no_date() {
    for (keys, expected) in [
        ("kind = \"invoice\"\nstate = \"open\"", "due valid-until"),
        ("kind = \"invoice\"", "due valid-until"),
        (
            "kind = \"invoice\"\nstate = \"partly-paid\"\npaid = \"5\"",
            "due valid-until",
        ),
        ("kind = \"invoice\"\nstate = \"paid\"", ""),
        ("kind = \"credit-note\"\nstate = \"settled\"", ""),
        ("kind = \"invoice\"\nstate = \"cancelled\"", ""),
        ("kind = \"quotation\"\nstate = \"rejected\"", ""),
        ("kind = \"quotation\"\nstate = \"accepted\"", ""),
        ("kind = \"order\"\nstate = \"accepted\"", "due valid-until"),
        ("kind = \"contract\"\nstate = \"signed\"", "due valid-until"),
    ] {
        let text = format!(
            "+++\ntitle = \"A\"\ndue = 2026-12-01\nvalid-until = 2026-12-02\n{keys}\n+++\n"
        );
        let portal = sound_portal(&[("documents/a.md", &text)]);
        let view = View::of(&portal, AudienceSet::everyone());
        let kinds: Vec<&str> = view
            .dates(Scope::Portal)
            .iter()
            .map(|dated| dated.kind.word())
            .collect();
        assert_eq!(kinds.join(" "), expected, "{keys}");
        assert_eq!(
            view.page_at("~dates").is_some(),
            !expected.is_empty(),
            "{keys}"
        );
    }
    for (state, expected) in [
        ("idea", 1),
        ("draft", 1),
        ("in-review", 1),
        ("decision-ready", 1),
        ("accepted", 0),
        ("rejected", 0),
        ("deferred", 0),
        ("withdrawn", 0),
        ("implemented", 0),
        ("superseded", 0),
    ] {
        let text = format!("+++\ndecide-by = 2026-12-01\nstate = \"{state}\"\n+++\n");
        // What else each state asks for does not matter here.
        let (portal, _) = portal(&[("concepts/a.md", &text)]);
        let view = View::of(&portal, AudienceSet::everyone());
        assert_eq!(view.dates(Scope::Own).len(), expected, "{state}");
    }
}

fn entry(keys: &str) -> String {
    format!("+++\n{keys}\n+++\nText\n")
}

#[test]
fn the_newest_target_of_a_topic_and_of_a_project_counts() {
    let (old, new) = (
        entry("target = 2026-12-01\ntopic = \"Launch\""),
        entry("target = 2027-01-08\ntopic = \"Launch\""),
    );
    let (other, whole) = (
        entry("target = 2026-12-20\ntopic = \"Texts\""),
        entry("target = 2026-12-24"),
    );
    let (silent, done) = (
        entry("topic = \"Launch\""),
        entry("topic = \"Launch\"\nhealth = \"done\""),
    );
    for (entries, own, topic) in [
        (
            vec![&old, &new, &silent, &other, &whole],
            "2026-12-20 Texts, 2026-12-24 Acme Ltd, 2027-01-08 Launch",
            "2027-01-08 Launch",
        ),
        (vec![&new, &old], "2026-12-01 Launch", "2026-12-01 Launch"),
        (vec![&new, &done], "", ""),
        (vec![&done, &new], "", ""),
        (vec![&silent], "", ""),
    ] {
        let names: Vec<String> = (10..)
            .take(entries.len())
            .map(|day| format!("status/2026-11-{day}-a.md"))
            .collect();
        let files: Vec<(&str, &str)> = names
            .iter()
            .map(String::as_str)
            .zip(entries.iter().map(|text| text.as_str()))
            .collect();
        let shown = |scope| of(&files, scope).join(", ").replace("target ", "");
        assert_eq!(shown(Scope::Own), own);
        assert_eq!(shown(Scope::Topic("launch")), topic);
    }
}

#[test]
fn a_project_aims_at_what_was_said_last() {
    for (entries, expected) in [
        (vec![], "2026-12-11 New shop @ben"),
        (
            vec![entry("target = 2027-01-08\ntopic = \"Boards\"")],
            "2027-01-08 New shop @ben",
        ),
        (
            vec![
                entry("target = 2026-12-20\ntopic = \"Texts\""),
                entry("target = 2027-01-08\ntopic = \"Boards\""),
            ],
            "2026-12-11 New shop @ben, 2026-12-20 Texts, 2027-01-08 Boards",
        ),
        (vec![entry("health = \"done\"")], ""),
        (
            vec![entry("health = \"done\""), entry("health = \"on-track\"")],
            "2026-12-11 New shop @ben",
        ),
    ] {
        let names: Vec<String> = (10..)
            .take(entries.len())
            .map(|day| format!("shop/status/2026-11-{day}-a.md"))
            .collect();
        let files: Vec<(&str, &str)> = names
            .iter()
            .map(String::as_str)
            .zip(entries.iter().map(String::as_str))
            .collect();
        let shown = of(&files, Scope::Project("shop"))
            .join(", ")
            .replace("target ", "");
        assert_eq!(shown, expected, "{entries:?}");
    }
}

/// The paths of the pages of dates.
fn lists(portal: &Portal, readers: &[&str]) -> Vec<String> {
    let view = View::of(portal, AudienceSet::new(readers.iter().copied()));
    let lists = view
        .pages()
        .filter(|(_, page)| page.record == Record::Dates);
    lists
        .map(|(_, page)| {
            assert!(!view.dates(scope_of_dates(page)).is_empty());
            page.path.clone()
        })
        .collect()
}

#[test]
fn a_page_of_dates_is_there_for_those_who_find_one_on_it() {
    let mut portal = sound_portal(&[
        ("concepts/a.md", "+++\ndecide-by = 2026-12-01\n+++\n"),
        ("shop/project.toml", "title = \"New shop\"\n"),
        ("shop/concepts/a.md", "+++\ndecide-by = 2026-12-01\n+++\n"),
        ("web/project.toml", "title = \"Web\"\n"),
        ("web/a.md", "Text\n"),
    ]);
    assert_eq!(lists(&portal, &["everyone"]), ["shop/~dates", "~dates"]);
    portal.limit("shop/concepts/a", "board");
    assert_eq!(lists(&portal, &["everyone"]), ["~dates"]);
    assert_eq!(
        lists(&portal, &["everyone", "board"]),
        ["shop/~dates", "~dates"]
    );
    portal.limit("concepts/a", "board");
    assert_eq!(lists(&portal, &["everyone"]), [""; 0]);
}

#[test]
fn a_project_that_has_only_a_target_is_there_with_its_date() {
    let portal = sound_portal(&[(
        "shop/project.toml",
        "title = \"New shop\"\ntarget = 2026-12-11\n",
    )]);
    assert_eq!(lists(&portal, &["everyone"]), ["shop/~dates", "~dates"]);
}

#[test]
fn a_hidden_project_has_no_target() {
    let mut portal = sound_portal(&[
        (
            "shop/project.toml",
            "title = \"New shop\"\ntarget = 2026-12-11\n",
        ),
        ("shop/status/2026-11-20-a.md", "Text\n"),
    ]);
    portal.limit("shop/status/2026-11-20-a", "board");
    assert_eq!(lists(&portal, &["everyone"]), [""; 0]);
}

#[test]
fn a_time_needs_a_zone() {
    let event = "+++\nevents = [{ title = \"Call\", from = 2026-12-08T10:00:00, to = \"2026-12-08 11:30\", place = \"Pier\" }]\n+++\n";
    let (_, messages) = portal(&[("a.md", event)]);
    assert_eq!(
        messages,
        ["this time could be anywhere: the portal has no time zone"]
    );
    let settings = "name = \"Acme\"\ntime-zone = \"Europe/Berlin\"\n";
    let portal = sound_portal(&[("portal.toml", settings), ("a.md", event)]);
    let view = View::of(&portal, AudienceSet::everyone());
    let dates = view.dates(Scope::Portal);
    let event = dates[0].event.expect("it is one");
    assert_eq!(event.place.as_deref(), Some("Pier"));
    assert_eq!((dates[0].until, event.to.is_some()), (None, true));
}

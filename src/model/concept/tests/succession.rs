//! Which concept takes the place of which, and who learns of it.

use super::messages;
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, Page, PageId, Portal, View};

const ACCEPTED: &str =
    "state = \"accepted\"\ndecider = \"anna\"\ndecision = { on = 2026-11-20, by = \"anna\" }\n";

fn supersedes(file: &str) -> String {
    format!("supersedes = \"{file}.md\"")
}

#[test]
fn what_cannot_be_superseded_is_refused() {
    for (typed, expected) in [
        ("a", vec!["a concept cannot supersede itself"]),
        ("../plan", vec!["only a concept can be superseded"]),
        ("gone", vec!["the link `gone.md` leads nowhere"]),
    ] {
        assert_eq!(messages(&[("a", &supersedes(typed))]), expected, "{typed}");
    }
}

#[test]
fn a_ring_is_named_once() {
    let (a, b, c, d) = (
        supersedes("b"),
        supersedes("c"),
        supersedes("a"),
        supersedes("a"),
    );
    let found = messages(&[("a", &a), ("b", &b), ("c", &c), ("d", &d)]);
    let ring = "these concepts supersede each other: `concepts/a.md` → `concepts/b.md` → `concepts/c.md` → `concepts/a.md`";
    assert_eq!(found, [ring]);
}

#[test]
fn states_follow_who_supersedes_whom() {
    let accepted = format!("{ACCEPTED}{}", supersedes("a"));
    let draft = supersedes("a");
    for (old, new, expected) in [
        ("state = \"superseded\"", accepted.as_str(), ""),
        (
            "state = \"draft\"",
            &accepted,
            "`concepts/a.md` is superseded by this, and yet `draft`",
        ),
        // What is only planned takes nobody's place yet.
        ("state = \"draft\"", &draft, ""),
        ("state = \"superseded\"", &draft, ""),
        (
            "state = \"superseded\"",
            "",
            "no concept supersedes this one",
        ),
    ] {
        assert_eq!(
            messages(&[("a", old), ("b", new)]).join("\n"),
            expected,
            "{old} {new}"
        );
    }
}

fn paths<'a>(pages: impl IntoIterator<Item = (PageId, &'a Page)>) -> Vec<&'a str> {
    pages
        .into_iter()
        .map(|(_, page)| page.path.as_str())
        .collect()
}

#[test]
fn a_summary_keeps_the_earlier_addresses_of_its_concept() {
    let text = "+++\naliases = [\"concepts/shop\"]\noptions = [{ id = \"a\" }]\n+++\nText\n";
    let portal = sound_portal(&[("concepts/store.md", text)]);
    let view = View::of(&portal, AudienceSet::everyone());
    let (summary, _) = view
        .page_at("concepts/store/~summary")
        .expect("there is an option");
    let paths: Vec<&str> = portal.paths(summary).collect();
    assert_eq!(paths, ["concepts/store/~summary", "concepts/shop/~summary"]);
}

#[test]
fn nobody_learns_of_a_hidden_concept() {
    let mut portal: Portal = sound_portal(&[
        ("concepts/old.md", "+++\nstate = \"superseded\"\n+++\n"),
        (
            "concepts/new.md",
            "+++\nsupersedes = \"old.md\"\noptions = [{ id = \"a\" }]\n+++\n",
        ),
        ("concepts/other.md", "+++\nsupersedes = \"old\"\n+++\n"),
    ]);
    let seen = |portal: &Portal| {
        let view = View::of(portal, AudienceSet::everyone());
        let (old, _) = view.page_at("concepts/old")?;
        let new = view.page_at("concepts/other")?.0;
        Some(format!(
            "{:?} {:?} {}",
            paths(view.superseded_by(old)),
            paths(view.supersedes(new)),
            view.page_at("concepts/new/~summary").is_some()
        ))
    };
    let all = "[\"concepts/new\", \"concepts/other\"] [\"concepts/old\"] true";
    assert_eq!(seen(&portal).as_deref(), Some(all));
    portal.limit("concepts/new", "board");
    let fewer = "[\"concepts/other\"] [\"concepts/old\"] false";
    assert_eq!(seen(&portal).as_deref(), Some(fewer));
    portal.limit("concepts/old", "board");
    let view = View::of(&portal, AudienceSet::everyone());
    let (new, _) = view
        .page_at("concepts/other")
        .expect("everybody may read it");
    assert_eq!(paths(view.supersedes(new)), Vec::<&str>::new());
}

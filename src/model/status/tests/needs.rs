//! What is open, by day and by side.

use super::{entries, everybody, wrong};
use crate::model::{Portal, Scope};

fn open(portal: &Portal) -> Vec<String> {
    let view = everybody(portal);
    let needs = view.open_needs(Scope::Portal);
    let words = needs.iter().map(|open| {
        let side = if open.is_ours { "ours" } else { "theirs" };
        format!("{} {side}", open.need.what)
    });
    words.collect()
}

#[test]
fn needs_come_by_day_and_know_their_side() {
    let portal = entries(&[
        (
            "status/2026-11-01-a",
            "needs = [{ what = \"late\", who = \"ben\", by = 2026-12-24 }, { what = \"anybody\", by = 2026-12-01 }]",
        ),
        (
            "status/2026-11-02-b",
            "needs = [{ what = \"early\", who = \"anna\", by = 2026-11-27 }, { what = \"same day\", who = \"ben\", by = 2026-12-01 }]",
        ),
    ]);
    assert_eq!(
        open(&portal),
        [
            "early theirs",
            "anybody theirs",
            "same day ours",
            "late ours"
        ]
    );
}

#[test]
fn what_is_settled_or_taken_back_is_not_open() {
    let two = "needs = [{ id = \"logo\", what = \"logo\", by = 2026-12-01 }, { what = \"texts\", by = 2026-12-02 }]";
    for (last, expected) in [
        ("kind = \"note\"", vec!["logo theirs", "texts theirs"]),
        ("settles = [\"logo\"]", vec!["texts theirs"]),
        ("settles = [\"2026-11-01-a.md\"]", vec![]),
        ("settles = [\"2026-11-01-a\"]", vec![]),
        (
            "corrects = \"2026-11-01-a.md\"",
            vec!["logo theirs", "texts theirs"],
        ),
        (
            "corrects = \"2026-11-01-a.md\"\nneeds = [{ what = \"both\", by = 2026-12-03 }]",
            vec!["both theirs"],
        ),
    ] {
        let portal = entries(&[("status/2026-11-01-a", two), ("status/2026-11-02-b", last)]);
        assert_eq!(open(&portal), expected, "{last}");
    }
}

#[test]
fn readers_who_do_not_see_that_it_is_settled_see_it_open() {
    let mut portal = entries(&[
        (
            "status/2026-11-01-a",
            "needs = [{ what = \"logo\", by = 2026-12-01 }]",
        ),
        ("status/2026-11-02-b", "settles = [\"2026-11-01-a.md\"]"),
    ]);
    assert_eq!(open(&portal), [""; 0]);
    portal.limit("status/2026-11-02-b", "board");
    assert_eq!(open(&portal), ["logo theirs"]);
}

#[test]
fn only_what_was_asked_for_before_can_be_settled() {
    let need = "needs = [{ id = \"logo\", what = \"logo\", by = 2026-12-01 }]";
    for (settles, expected) in [
        ("[\"lgoo\"]", "no need has the id `lgoo`"),
        (
            "[\"2026-11-01-x.md\"]",
            "the link `2026-11-01-x.md` leads nowhere",
        ),
        (
            "[\"2026-11-01-none.md\"]",
            "nothing is needed by `2026-11-01-none.md`",
        ),
        (
            "[\"later\"]",
            "`later` is only asked for later: in `status/2026-11-09-later.md`",
        ),
        (
            "[\"2026-11-05-own.md\"]",
            "`2026-11-05-own.md` is asked for by this very entry",
        ),
    ] {
        let own = format!("settles = {settles}\n{}", need.replace("logo", "own"));
        let later = need.replace("logo", "later");
        let (_, messages) = wrong(&[
            ("status/2026-11-01-a", need),
            ("status/2026-11-01-none", "kind = \"note\""),
            ("status/2026-11-05-own", &own),
            ("status/2026-11-09-later", &later),
        ]);
        assert_eq!(messages, [expected]);
    }
    let (_, messages) = wrong(&[("status/2026-11-01-a", need), ("status/2026-11-02-b", need)]);
    assert_eq!(
        messages,
        ["two needs have the id `logo`: also in `status/2026-11-01-a.md`"]
    );
}

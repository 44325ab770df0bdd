//! A view holds what its readers may see, and does not betray that there is more.

use super::sound_portal;
use crate::model::{AudienceSet, Portal, Record, Seen, View};

/// Everybody reads some of it; the board alone reads the takeover, the salaries, the whole merger project and a file.
fn portal() -> Portal {
    let mut portal = sound_portal(&[
        (
            "index.md",
            "# Welcome\n\n[Takeover](concepts/takeover.md) [plan](plan.pdf) [[salaries]]\n",
        ),
        ("concepts/shop.md", "# Shop\n"),
        (
            "concepts/takeover.md",
            "+++\naliases = [\"concepts/old-takeover\"]\n+++\n# Takeover\n",
        ),
        ("board/salaries.md", "# Salaries\n"),
        ("board/deep/bonuses.md", "# Bonuses\n"),
        ("handbook/index.md", "# Handbook\n"),
        ("handbook/secret.md", "# Secret\n"),
        ("merger/project.toml", "title = \"Merger\"\n"),
        ("merger/status/2026-11-20-signed.md", "Signed.\n"),
        ("shop/project.toml", "title = \"New shop\"\n"),
        ("shop/status/2026-11-20-begun.md", "Begun.\n"),
        ("empty/project.toml", "title = \"Nothing yet\"\n"),
        ("plan.pdf", "%PDF"),
        ("offer.pdf", "%PDF"),
    ]);
    for path in [
        "concepts/takeover",
        "board/salaries",
        "board/deep/bonuses",
        "handbook/secret",
        "merger/status/2026-11-20-signed",
        "plan.pdf",
    ] {
        portal.limit(path, "board");
    }
    portal
}

fn paths<'a>(
    pages: impl Iterator<Item = (crate::model::PageId, &'a crate::model::Page)>,
) -> Vec<&'a str> {
    pages.map(|(_, page)| page.path.as_str()).collect()
}

#[test]
fn hidden_pages_are_in_no_list_and_no_count() {
    let portal = portal();
    let view = View::of(&portal, AudienceSet::everyone());
    assert_eq!(paths(view.children("concepts")), ["concepts/shop"]);
    assert_eq!(paths(view.descendants("handbook")), Vec::<&str>::new());
    assert_eq!(view.page_at("concepts/takeover").map(|(id, _)| id), None);
    let board = View::of(&portal, AudienceSet::new(["board", "everyone"]));
    assert_eq!(
        paths(board.children("concepts")),
        ["concepts/shop", "concepts/takeover"]
    );
    assert!(
        paths(view.pages())
            .iter()
            .all(|path| !path.contains("takeover"))
    );
    assert_eq!(board.pages().count(), portal.page_ids().count());
}

#[test]
fn a_folder_is_there_for_what_its_readers_find_in_it() {
    let portal = portal();
    let view = View::of(&portal, AudienceSet::everyone());
    for gone in ["board", "board/deep", "merger/status"] {
        assert!(view.page_at(gone).is_none(), "{gone}");
    }
    // Somebody wrote a text for this one.
    assert!(view.page_at("handbook").is_some());
    let board = View::of(&portal, AudienceSet::new(["board"]));
    for there in ["board", "board/deep", "merger/status"] {
        // Folders themselves are everybody's, so the board's readers need both.
        assert!(board.page_at(there).is_none(), "{there}");
    }
    let both = View::of(&portal, AudienceSet::new(["board", "everyone"]));
    for there in ["board", "board/deep", "merger/status"] {
        assert!(both.page_at(there).is_some(), "{there}");
    }
}

#[test]
fn a_project_whose_pages_are_all_hidden_is_hidden_by_name_too() {
    let portal = portal();
    let folders = |view: &View<'_>| -> Vec<String> {
        view.projects()
            .map(|project| project.folder.clone())
            .collect()
    };
    let view = View::of(&portal, AudienceSet::everyone());
    assert_eq!(folders(&view), ["empty", "shop"]);
    assert!(view.page_at("merger").is_none());
    let both = View::of(&portal, AudienceSet::new(["board", "everyone"]));
    assert_eq!(folders(&both), ["empty", "merger", "shop"]);
    assert!(
        both.page_at("merger")
            .is_some_and(|(_, page)| page.record == Record::Project)
    );
}

#[test]
fn links_to_hidden_things_lead_nowhere_and_say_no_more() {
    let portal = portal();
    let view = View::of(&portal, AudienceSet::everyone());
    for typed in [
        "concepts/takeover.md",
        "concepts/takeover",
        "plan.pdf",
        "merger/status/2026-11-20-signed.md",
    ] {
        assert!(
            matches!(view.find("index.md", typed), Ok(Seen::Hidden(_))),
            "{typed}"
        );
    }
    for typed in ["Salaries", "bonuses", "secret"] {
        assert!(
            matches!(view.find_wiki("index.md", typed), Ok(Seen::Hidden(_))),
            "{typed}"
        );
    }
    assert!(matches!(
        view.find("index.md", "offer.pdf"),
        Ok(Seen::Attachment(..))
    ));
    assert!(matches!(
        view.find("index.md", "concepts/shop.md"),
        Ok(Seen::Page(..))
    ));
    assert!(view.find("index.md", "concepts/nothing.md").is_err());
}

#[test]
fn readers_of_no_audience_see_nothing() {
    let portal = portal();
    let view = View::of(&portal, AudienceSet::new(Vec::<String>::new()));
    assert_eq!(view.pages().count(), 0);
    assert_eq!(view.projects().count(), 0);
    assert!(matches!(
        view.find("index.md", "offer.pdf"),
        Ok(Seen::Hidden(_))
    ));
}

#[test]
fn somebody_on_a_hidden_page_is_nobody() {
    let cleo = "+++\nname = \"Cleo\"\nside = \"agency\"\n+++\nText\n";
    let people = "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\nsubstitute = \"cleo\"\n\
        away = [{ from = 2026-12-01, to = 2026-12-04 }]\n";
    let mut portal = sound_portal(&[("people.toml", people), ("people/cleo.md", cleo)]);
    portal.limit("people/cleo", "board");
    let seen = |readers: &[&str]| {
        let view = View::of(&portal, AudienceSet::new(readers.iter().copied()));
        let ids: Vec<&str> = view.people().map(|person| person.id.as_str()).collect();
        let stand_in = view.absences("anna")[0]
            .stand_in
            .map(|person| person.id.as_str());
        (ids.join(" "), stand_in, view.person("cleo").is_some())
    };
    assert_eq!(seen(&["everyone"]), ("anna".into(), None, false));
    assert_eq!(
        seen(&["board", "everyone"]),
        ("anna cleo".into(), Some("cleo"), true)
    );
}

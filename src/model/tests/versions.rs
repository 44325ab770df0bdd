//! Versions in a portal: what each of them says of itself, and who sees them.

use crate::config::EVERYONE;
use crate::load::PortalHistory;
use crate::model::tests::portal_with_past;
use crate::model::{AudienceSet, ConceptState, Portal, Record, View};

const NOW: &str = "+++\nstate = \"withdrawn\"\n+++\n# Shop\n\nThree.\n";

/// A concept with three versions, the oldest under another name.
fn shop() -> Portal {
    let file = "concepts/shop.md";
    let history = PortalHistory::told(&[
        (file, 300, "Ben", file, NOW),
        (
            file,
            200,
            "Anna",
            file,
            "+++\nstate = \"in-review\"\n+++\n# Shop\n\nTwo.\n",
        ),
        (file, 100, "Ben", "konzepte/laden.md", "# Shop\n\nTwo.\n"),
    ]);
    let (portal, messages) = portal_with_past(&[(file, NOW), ("a.md", "# A\n")], history);
    assert_eq!(messages, Vec::<String>::new());
    portal
}

#[test]
fn a_version_tells_its_state_and_the_place_it_had() {
    let portal = shop();
    let view = View::of(&portal, AudienceSet::everyone());
    let (_, page) = view.page_at("concepts/shop").expect("it is there");
    let (versions, _) = view.versions(page).expect("it has some");
    let told: Vec<_> = versions
        .list
        .iter()
        .map(|version| {
            let author = version.author().map_or("", |author| author);
            (version.state, version.file.as_str(), author)
        })
        .collect();
    assert_eq!(
        told,
        [
            (Some(ConceptState::Withdrawn), "concepts/shop.md", "Ben"),
            (Some(ConceptState::InReview), "concepts/shop.md", "Anna"),
            (Some(ConceptState::Idea), "konzepte/laden.md", "Ben"),
        ]
    );
    // Heading, paragraphs and states are there once each.
    assert_eq!(versions.blocks.len(), 5);
}

#[test]
fn who_may_not_read_a_page_may_not_read_what_it_was() {
    let mut portal = shop();
    let pages = |portal: &Portal| {
        let view = View::of(portal, AudienceSet::everyone());
        let pages = view.pages();
        let versions = pages.filter(|(_, page)| matches!(page.record, Record::Versions(_)));
        versions
            .map(|(_, page)| page.path.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(pages(&portal), ["~versions/concepts/shop"]);
    let lists = |limited: &str| {
        let texts = [("concepts/shop.md", limited)];
        let file = "concepts/shop.md";
        let past = [(file, 100, "Ben", file, "# Shop\n\nTwo.\n")];
        let (portal, _) = portal_with_past(&texts, PortalHistory::told(&past));
        pages(&portal)
    };
    assert_eq!(lists("# Shop\n"), ["~versions/concepts/shop"]);
    assert_eq!(
        lists("+++\naudience = [\"management\"]\n+++\n# Shop\n"),
        [""; 0]
    );
    portal.limit("concepts/shop", "management");
    assert_eq!(pages(&portal), [""; 0]);
    let management = AudienceSet::new([EVERYONE, "management"]);
    let view = View::of(&portal, management);
    assert!(view.page_at("~versions/concepts/shop").is_some());
}

#[test]
fn a_version_is_for_those_alone_who_could_read_it_then() {
    let settings = "name = \"Acme\"\naudiences = [\"finance\", \"team\"]\n";
    let (now, before) = ("handbook/shop.md", "money/shop.md");
    let count = |text: &str, past: &[(&str, i64, &str, &str, &str)], limit: &str| {
        let texts = [
            ("portal.toml", settings),
            (now, text),
            ("money/_section.toml", limit),
        ];
        let (portal, messages) = portal_with_past(&texts, PortalHistory::told(past));
        assert_eq!(messages, Vec::<String>::new());
        let page = portal.page_id("handbook/shop").expect("it is there");
        portal.pages[page.0].versions.list.len()
    };
    let open = "# Shop\n\nThree.\n";
    let said =
        |names: &str, text: &str| format!("+++\naudience = {names}\n+++\n# Shop\n\n{text}.\n");
    let two = |text: &str| {
        count(
            open,
            &[(now, 100, "Ben", now, open), (now, 90, "Ben", now, text)],
            "",
        )
    };
    assert_eq!(two("# Shop\n\nTwo.\n"), 2);
    assert_eq!(two(&said("[\"everyone\"]", "Two")), 2);
    for fewer in [
        "\"finance\"",
        "[\"finance\", \"gone\"]",
        "[]",
        "3",
        "{ a = 1 }",
    ] {
        assert_eq!(two(&said(fewer, "Two")), 0, "{fewer}");
    }
    let limited = said("[\"finance\"]", "Three");
    let still = |text: &str| {
        count(
            &limited,
            &[
                (now, 100, "Ben", now, &limited),
                (now, 90, "Ben", now, text),
            ],
            "",
        )
    };
    assert_eq!(still(&said("[\"finance\"]", "Two")), 2);
    assert_eq!(still(&said("[\"team\", \"finance\"]", "Two")), 2);
    assert_eq!(still(&said("[\"team\"]", "Two")), 0);
    // It lay in a folder for fewer.
    let moved = [
        (now, 100, "Ben", now, open),
        (now, 90, "Ben", before, "# Shop\n\nTwo.\n"),
    ];
    assert_eq!(count(open, &moved, ""), 0);
    // What limited its own folder is gone from there, or says less than it did.
    let limit = "handbook/_section.toml";
    let lifted = |then: &str, since: usize| {
        let mut past = vec![
            (now, 100, "Ben", now, open),
            (now, 90, "Ben", now, "# Shop\n\nTwo.\n"),
            (now, 80, "Ben", now, "# Shop\n\nOne.\n"),
        ];
        past.insert(since, (limit, 95, "Ben", limit, ""));
        past.push((limit, 70, "Ben", limit, then));
        let texts = [("portal.toml", settings), (now, open), (limit, "")];
        let (portal, _) = portal_with_past(&texts, PortalHistory::told(&past));
        let page = portal.page_id("handbook/shop").expect("it is there");
        portal.pages[page.0].versions.list.len()
    };
    assert_eq!(lifted("", 1), 3);
    assert_eq!(lifted("audience = \"everyone\"\n", 1), 3);
    assert_eq!(lifted("audience = \"finance\"\n", 2), 2);
    assert_eq!(lifted("audience = \"finance\"\n", 1), 0);
    assert_eq!(lifted("audience = [", 2), 2);
}

#[test]
fn a_step_that_the_ladder_does_not_have_is_noted() {
    let file = "concepts/shop.md";
    let told = |states: &[&str]| {
        let texts: Vec<String> = states
            .iter()
            .map(|state| format!("+++\nstate = \"{state}\"\n+++\n# Shop\n\nOne.\n"))
            .collect();
        let past: Vec<_> = texts
            .iter()
            .zip((1..).map(|age| 1000 - age))
            .map(|(text, when)| (file, when, "Ben", file, text.as_str()))
            .collect();
        let history = PortalHistory::told(&past);
        portal_with_past(&[(file, &texts[0])], history).1
    };
    // The newest first.
    for states in [
        &["draft", "idea"][..],
        &["draft", "draft"],
        &["in-review", "rejected"],
        &["idea", "withdrawn", "accepted"],
    ] {
        assert_eq!(told(states), Vec::<String>::new(), "{states:?}");
    }
    assert_eq!(
        told(&["draft", "accepted", "idea"]),
        ["this concept was `accepted`, which does not become `draft`"]
    );
    assert_eq!(
        told(&["withdrawn", "implemented"]),
        ["this concept was `implemented`, which does not become `withdrawn`"]
    );
}

//! What a portal is made of, from which files.

use super::{portal, sound_portal};
use crate::model::{AttachmentId, AudienceSet, Portal, Record, View};

fn title_at(portal: &Portal, path: &str) -> String {
    let view = View::of(portal, AudienceSet::everyone());
    let (_, page) = view
        .page_at(path)
        .unwrap_or_else(|| panic!("nothing at `{path}`"));
    page.title.clone()
}

#[test]
fn every_folder_person_and_project_has_a_page() {
    let portal = sound_portal(&[
        (
            "people.toml",
            "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\n",
        ),
        ("konzepte/shop/warenkorb.md", "# Basket\n"),
        ("web/project.toml", "title = \"New site\"\n"),
        ("web/dokumente/a.md", "+++\nkind = \"report\"\n+++\n"),
    ]);
    let view = View::of(&portal, AudienceSet::everyone());
    let paths: Vec<&str> = view.pages().map(|(_, page)| page.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "",
            "concepts",
            "concepts/shop",
            "concepts/shop/warenkorb",
            "people",
            "people/anna",
            "web",
            "web/documents",
            "web/documents/a"
        ]
    );
    assert_eq!(title_at(&portal, ""), "Acme Ltd");
    assert_eq!(title_at(&portal, "people/anna"), "Anna Berg");
    assert_eq!(title_at(&portal, "web"), "New site");
}

#[test]
fn titles_come_from_the_nearest_place_that_has_one() {
    let portal = sound_portal(&[
        ("a.md", "+++\ntitle = \"Front\"\n+++\n# Heading\n"),
        ("b.md", "# Heading\n"),
        ("status/2026-11-20-kick-off.md", "Text\n"),
        (
            "status/2026-11-21.md",
            "+++\nheadline = \"In short\"\n+++\nText\n",
        ),
        (
            "documents/a.md",
            "+++\nkind = \"invoice\"\nnumber = \"R-1\"\n+++\n",
        ),
    ]);
    for (path, title) in [
        ("a", "Front"),
        ("b", "Heading"),
        ("status/2026-11-20-kick-off", "Kick off"),
        ("status/2026-11-21", "In short"),
        ("documents/a", "R-1"),
    ] {
        assert_eq!(title_at(&portal, path), title);
    }
}

#[test]
fn a_person_may_be_written_down_in_either_place() {
    let portal = sound_portal(&[
        (
            "people.toml",
            "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\n",
        ),
        (
            "kontakte/ben.md",
            "+++\nname = \"Ben Holm\"\nside = \"agency\"\nsubstitute = \"anna\"\n+++\nOn the phone from nine.\n",
        ),
        ("people/anna.md", "Prefers mail.\n"),
    ]);
    assert_eq!(portal.people_ids(), ["anna", "ben"]);
    assert_eq!(title_at(&portal, "people/anna"), "Anna Berg");
    assert_eq!(title_at(&portal, "people/ben"), "Ben Holm");
}

#[test]
fn a_ledger_lies_beside_its_budget() {
    let portal = sound_portal(&[
        (
            "budget/2026.md",
            "+++\nbasis = \"net\"\n[[lines]]\nid = \"shop\"\n+++\n",
        ),
        (
            "budget/2026.csv",
            "date,line,kind,amount\n2026-01-05,shop,actual,5\n",
        ),
        ("budget/2025.md", "+++\nbasis = \"net\"\n+++\n"),
    ]);
    let view = View::of(&portal, AudienceSet::everyone());
    let ledger = |path: &str| view.page_at(path).and_then(|(_, page)| page.ledger.clone());
    assert_eq!(ledger("budget/2026").as_deref(), Some("budget/2026.csv"));
    assert_eq!(ledger("budget/2025"), None);
    let year = view
        .page_at("budget/2026")
        .map(|(_, page)| match &page.record {
            Record::Budget(budget) => budget.year,
            _ => None,
        });
    assert_eq!(year, Some(Some(2026)));
}

#[test]
fn a_draft_is_no_page_and_its_folder_none_either() {
    let (portal, messages) = portal(&[
        ("index.md", "Text\n"),
        ("news/soon.md", "+++\ndraft = true\n+++\n# Soon\n"),
        (
            "status/2026-11-20-a.md",
            "+++\ncorrects = \"../news/soon.md\"\n+++\n",
        ),
    ]);
    let view = View::of(&portal, AudienceSet::everyone());
    assert!(view.page_at("news/soon").is_none() && view.page_at("news").is_none());
    assert_eq!(
        messages,
        ["the link `../news/soon.md` leads to a draft, which is not published"]
    );
}

#[test]
fn a_draft_person_is_nowhere() {
    let (portal, messages) = portal(&[
        ("index.md", "Text\n"),
        (
            "people/secret.md",
            "+++\ndraft = true\nname = \"Secret Newhire\"\nside = \"agency\"\n+++\n",
        ),
    ]);
    assert_eq!(messages, [""; 0]);
    assert!(portal.people.is_empty());
    let view = View::of(&portal, AudienceSet::everyone());
    assert!(view.pages().all(|(_, page)| page.path.is_empty()));
}

#[test]
fn an_alias_is_another_path_of_the_same_page() {
    let portal = sound_portal(&[(
        "b.md",
        "+++\naliases = [\"/old/a.md\", \"older\"]\n+++\n# B\n",
    )]);
    let id = portal.page_ids().last().expect("two pages");
    assert_eq!(
        portal.paths(id).collect::<Vec<_>>(),
        ["b", "old/a", "older"]
    );
}

#[test]
fn a_broken_file_of_people_does_not_make_everybody_unknown() {
    let (_, messages) = portal(&[
        ("people.toml", "[[person]\nid = \"anna\"\n"),
        ("a.md", "+++\nauthor = \"anna\"\n+++\n"),
    ]);
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].starts_with("broken TOML"));
}

#[test]
fn attachments_keep_their_names_and_have_logical_paths() {
    let portal = sound_portal(&[("konzepte/Plan 1.pdf", "%PDF"), ("konzepte/a.md", "Text\n")]);
    let (id, file) = portal.attachments().next().expect("there is one");
    assert_eq!(id, AttachmentId(0));
    assert_eq!(
        (file.path.as_str(), file.file.file.as_str()),
        ("concepts/Plan 1.pdf", "konzepte/Plan 1.pdf")
    );
}

#[test]
fn what_is_hostile_is_refused_and_takes_no_time() {
    // One paragraph that says it ten thousand times, of nobody.
    let ill = "it is ill ".repeat(10_000);
    let (_, messages) = portal(&[
        (
            "people.toml",
            "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\n",
        ),
        ("a.md", &ill),
    ]);
    assert_eq!(messages, Vec::<String>::new());
    let tags: Vec<String> = (0..51).map(|tag| format!("\"t{tag}\"")).collect();
    let many = format!("+++\ntags = [{}]\n+++\nText\n", tags.join(", "));
    let dates = "+++\naliases = [\"~dates\"]\n+++\nText\n";
    let (_, messages) = portal(&[("a.md", &many), ("b.md", dates)]);
    assert_eq!(
        messages,
        ["51 tags are too many", "`~dates` is no place in the portal"]
    );
}

#[test]
fn a_ring_of_many_who_are_away_ends() {
    let people: Vec<String> = (0..200)
        .map(|index| {
            format!(
                "[[person]]\nid = \"p{index}\"\nname = \"P {index}\"\nside = \"agency\"\nsubstitute = \"p{}\"\n\
                 away = [{{ from = 2026-12-01, to = 2026-12-{:02} }}]\n",
                (index + 1) % 200,
                2 + index % 28
            )
        })
        .collect();
    let (portal, messages) = portal(&[("people.toml", &people.concat())]);
    assert_eq!(portal.people.len(), 200);
    assert!(
        messages.iter().all(|message| message.len() < 300),
        "{messages:?}"
    );
}

//! Who may read what: audiences of people, limits of folders, files and pages, and the record of both.

use std::collections::BTreeMap;

use super::{portal, sound_portal};
use crate::config::EVERYONE;
use crate::diag::{Findings, SourceText};
use crate::model::{AudienceSet, Portal, View};

const SETTINGS: &str = "name = \"Acme\"\naudiences = [\"finance\", \"team\"]\n";
const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\naudiences = [\"finance\"]\n\
    [[person]]\nid = \"ben\"\nname = \"Ben\"\nside = \"agency\"\n";

/// The paths of written pages that readers of these audiences find.
fn read_by<'a>(portal: &'a Portal, names: &[&str]) -> Vec<&'a str> {
    let readers = AudienceSet::new(names.iter().copied()).with_everyone();
    let view = View::of(portal, readers);
    let written = view.pages().filter(|(_, page)| page.body.is_some());
    written.map(|(_, page)| page.path.as_str()).collect()
}

fn files_for<'a>(portal: &'a Portal, names: &[&str]) -> Vec<&'a str> {
    let readers = AudienceSet::new(names.iter().copied()).with_everyone();
    let files = portal.attachments();
    let files = files.filter(|(_, file)| readers.may_read(&file.audience));
    files.map(|(_, file)| file.file.file.as_str()).collect()
}

fn limited() -> Portal {
    sound_portal(&[
        ("portal.toml", SETTINGS),
        ("people.toml", PEOPLE),
        ("handbook/a.md", "A"),
        ("handbook/b.md", "+++\naudience = \"team\"\n+++\nB"),
        (
            "money/_section.toml",
            "audience = [\"finance\", \"team\"]\n[[file]]\nname = \"plan.pdf\"\naudience = [\"finance\"]\n",
        ),
        ("money/a.md", "A"),
        ("money/deep/b.md", "+++\naudience = [\"team\"]\n+++\nB"),
        ("money/plan.pdf", "%PDF"),
        ("money/deep/other.pdf", "%PDF"),
        (
            "secret/index.md",
            "+++\naudience = [\"finance\"]\n+++\n# Secret\n",
        ),
        ("secret/c.md", "C"),
        (
            "shop/project.toml",
            "title = \"Shop\"\naudience = [\"team\"]\n",
        ),
        (
            "shop/status/2026-11.md",
            "+++\naudience = [\"team\"]\n+++\n\n## 2026-11-20 One\n\n## 2026-11-19 Two\n+++\naudience = [\"team\"]\n+++\n",
        ),
        (
            "status/2026-11.md",
            "## 2026-11-18 Three\n\n## 2026-11-17 Four\n+++\naudience = [\"finance\"]\n+++\n",
        ),
    ])
}

#[test]
fn a_folder_limits_what_lies_in_it() {
    let portal = limited();
    assert_eq!(
        read_by(&portal, &[]),
        ["handbook/a", "status/2026-11/2026-11-18"]
    );
    assert_eq!(
        read_by(&portal, &["finance"]),
        [
            "handbook/a",
            "money/a",
            "secret",
            "secret/c",
            "status/2026-11/2026-11-17",
            "status/2026-11/2026-11-18"
        ]
    );
    assert_eq!(
        read_by(&portal, &["team"]),
        [
            "handbook/a",
            "handbook/b",
            "money/a",
            "money/deep/b",
            "shop/status/2026-11/2026-11-19",
            "shop/status/2026-11/2026-11-20",
            "status/2026-11/2026-11-18"
        ]
    );
    assert_eq!(files_for(&portal, &[]), Vec::<&str>::new());
    assert_eq!(files_for(&portal, &["team"]), ["money/deep/other.pdf"]);
    assert_eq!(
        files_for(&portal, &["finance"]),
        ["money/plan.pdf", "money/deep/other.pdf"]
    );
    let view = View::of(&portal, AudienceSet::everyone());
    assert!(
        view.page_at("shop").is_none(),
        "a limited project is hidden by name"
    );
    assert_eq!(view.projects().count(), 0);
}

#[test]
fn nothing_in_a_folder_is_for_more_readers_than_the_folder() {
    let (portal, messages) = portal(&[
        ("portal.toml", SETTINGS),
        (
            "money/_section.toml",
            "audience = [\"finance\"]\n[[file]]\nname = \"a.pdf\"\naudience = [\"everyone\"]\n[[file]]\nname = \"b.pdf\"\naudience = [\"finance\"]\n",
        ),
        ("money/a.pdf", "%PDF"),
        ("money/a.md", "+++\naudience = [\"team\"]\n+++\nA"),
        (
            "money/deep/index.md",
            "+++\naudience = [\"everyone\"]\n+++\nA",
        ),
        ("other/_section.toml", "audience = [\"finance\"]\n"),
        ("other/index.md", "+++\naudience = [\"team\"]\n+++\nA"),
        ("index.md", "+++\naudience = [\"finance\"]\n+++\nA"),
        (
            "status/2026-11.md",
            "+++\naudience = [\"team\"]\n+++\n\n## 2026-11-20 One\n+++\naudience = [\"finance\"]\n+++\n",
        ),
    ]);
    assert_eq!(
        messages,
        [
            "the portal as a whole is for everyone who has a passphrase",
            "this is for more readers than the folder around it",
            "there is no file `b.pdf` in this folder",
            "this is for more readers than the folder around it",
            "this is for more readers than the folder around it",
            "`other/_section.toml` says otherwise who may read this folder",
            "this is for more readers than what it is part of",
        ]
    );
    // What is wrong opens nothing meanwhile.
    assert_eq!(
        read_by(&portal, &["team"]),
        ["", "status/2026-11/2026-11-20"]
    );
}

#[test]
fn bookings_may_be_for_fewer_than_their_budget() {
    let budget = |key: &str| {
        format!(
            "+++\nyear = 2026\nbasis = \"net\"\ncurrency = \"EUR\"\n{key}lines = [{{ id = \"shop\", approved = \"100\" }}]\n+++\n"
        )
    };
    let ledger = "date;line;kind;amount\n2026-01-02;shop;actual;10\n";
    let (with_key, with_file, open) = (
        budget("ledger-audience = \"finance\"\n"),
        budget(""),
        budget(""),
    );
    let portal = sound_portal(&[
        ("portal.toml", SETTINGS),
        ("budget/2026.md", &with_key),
        ("budget/2026.csv", ledger),
        ("shop/project.toml", "title = \"Shop\"\n"),
        (
            "shop/budget/_section.toml",
            "[[file]]\nname = \"2026.csv\"\naudience = [\"team\"]\n",
        ),
        ("shop/budget/2026.md", &with_file),
        ("shop/budget/2026.csv", ledger),
        ("site/project.toml", "title = \"Site\"\n"),
        ("site/budget/2026.md", &open),
        ("site/budget/2026.csv", ledger),
    ]);
    let seen = |names: &[&str]| {
        let readers = AudienceSet::new(names.iter().copied()).with_everyone();
        let view = View::of(&portal, readers);
        ["budget/2026", "shop/budget/2026", "site/budget/2026"].map(|path| {
            let (_, page) = view.page_at(path).expect("everyone reads the budgets");
            let spent = view
                .account(page)
                .map(|account| account.money.actual.to_string());
            assert_eq!(spent.as_deref(), Some("10"), "sums are for everyone");
            (view.bookings(page).len(), view.ledger_of(page).is_some())
        })
    };
    assert_eq!(seen(&[]), [(0, false), (0, false), (1, true)]);
    assert_eq!(seen(&["finance"]), [(1, true), (0, false), (1, true)]);
    assert_eq!(seen(&["team"]), [(0, false), (1, true), (1, true)]);
    assert_eq!(files_for(&portal, &[]), ["site/budget/2026.csv"]);
}

#[test]
fn unknown_audiences_are_errors_wherever_they_are_named() {
    let (_, messages) = portal(&[
        (
            "portal.toml",
            "name = \"Acme\"\naudiences = [\"finance\"]\n",
        ),
        (
            "people.toml",
            "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\naudiences = [\"finanz\"]\n",
        ),
        (
            "money/_section.toml",
            "audience = \"finanse\"\nowner = \"anna\"\n",
        ),
        (
            "shop/project.toml",
            "title = \"Shop\"\naudience = [\"finanze\"]\n",
        ),
        ("a.md", "+++\naudience = []\n+++\nA"),
    ]);
    assert_eq!(
        messages,
        [
            "this list of audiences is empty, so nobody could read this",
            "unknown audience `finanse`",
            "unknown key `owner`",
            "unknown audience `finanz`",
            "unknown audience `finanze`",
        ]
    );
    let (_, messages) = portal(&[("a.md", "+++\naudience = \"finance\"\n+++\nA")]);
    assert_eq!(messages, ["unknown audience `finance`"]);
}

fn differences(portal: &Portal, lock: Option<&str>) -> Vec<String> {
    let mut findings = Findings::default();
    let lock = lock.map(|text| SourceText::new("content/acme/access.lock", text));
    let rules = portal.access_rules(&BTreeMap::new());
    portal.check_access_lock(&rules, lock.as_ref(), &mut findings);
    let found = findings.sorted().into_iter();
    found.map(|finding| finding.message).collect()
}

#[test]
fn the_record_names_all_that_is_not_for_everyone_and_is_complete() {
    let portal = limited();
    let text = portal.access_rules(&BTreeMap::new()).to_text("acme");
    insta::assert_snapshot!(text);
    assert_eq!(differences(&portal, Some(&text)), Vec::<String>::new());
    assert_eq!(
        differences(&portal, None),
        ["nothing records who may read what in this portal"]
    );
    let open = sound_portal(&[("a.md", "A")]);
    assert_eq!(differences(&open, None), Vec::<String>::new());
    assert_eq!(EVERYONE, "everyone");
}

#[test]
fn every_change_of_access_is_told() {
    let portal = limited();
    let text = portal.access_rules(&BTreeMap::new()).to_text("acme");
    let told = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        differences(&portal, Some(&text.replacen(from, to, 1)))
    };
    assert_eq!(
        told("\"anna\" = [\"finance\"]\n", ""),
        ["`anna` belongs to `finance` now"]
    );
    assert_eq!(
        told(
            "\"anna\" = [\"finance\"]\n",
            "\"anna\" = [\"finance\"]\n\"ben\" = [\"team\"]\n"
        ),
        ["`ben` no longer belongs to `team`"]
    );
    assert_eq!(
        told("\"anna\" = [\"finance\"]", "\"anna\" = [\"team\"]"),
        ["`anna` belongs to `finance` now, and belonged to `team`"]
    );
    assert_eq!(
        told(
            "\"handbook/b.md\" = [\"team\"]",
            "\"handbook/b.md\" = [\"finance\"]"
        ),
        ["`handbook/b.md` is for `team` now, and was for `finance`"]
    );
    // Moved out of its folder.
    assert_eq!(
        told("\"secret/c.md\"", "\"secret/old.md\""),
        [
            "`secret/c.md`, in a limited folder, is not recorded yet",
            "`secret/old.md` is no longer limited to `finance`"
        ]
    );
    assert_eq!(
        told("\"secret/c.md\" = [\"finance\"]\n", ""),
        ["`secret/c.md`, in a limited folder, is not recorded yet"]
    );
    assert_eq!(
        told("\"handbook/b.md\" = [\"team\"]\n", ""),
        ["`handbook/b.md` is limited to `team` now"]
    );
}

#[test]
fn a_damaged_record_is_no_record() {
    let portal = limited();
    let text = portal.access_rules(&BTreeMap::new()).to_text("acme");
    for (from, to, message) in [
        (
            "format = 1",
            "format = 2",
            "this was written by a later version of `extranet`",
        ),
        ("format = 1", "", "this is no record of access"),
        (
            "[\"finance\"]",
            "\"finance\"",
            "expected the names of audiences",
        ),
        ("[limits]", "[limit]", "this means nothing here"),
    ] {
        assert_eq!(
            differences(&portal, Some(&text.replacen(from, to, 1))),
            [message]
        );
    }
    let marked = "<<<<<<< ours\n";
    assert_eq!(
        differences(&portal, Some(&format!("{text}{marked}"))).len(),
        1
    );
}

#[test]
fn a_file_is_limited_once_and_people_are_not_limited_by_their_folder() {
    let (_, messages) = portal(&[
        ("portal.toml", SETTINGS),
        ("people.toml", PEOPLE),
        ("people/_section.toml", "audience = [\"finance\"]\n"),
        (
            "money/_section.toml",
            "[[file]]\nname = \"a.pdf\"\naudience = [\"finance\"]\n[[file]]\nname = \"a.pdf\"\naudience = [\"everyone\"]\n[[file]]\nname = \"deep/b.pdf\"\naudience = [\"finance\"]\n",
        ),
        ("money/a.pdf", "%PDF"),
        ("money/deep/b.pdf", "%PDF"),
        ("money/a.md", "[a](a.pdf) [b](deep/b.pdf)"),
    ]);
    assert_eq!(
        messages,
        [
            "`a.pdf` stands here twice",
            "there is no file `deep/b.pdf` in this folder",
            "whoever is in `people.toml` is known to everyone",
        ]
    );
}

#[test]
fn topics_of_somebody_on_a_limited_page_name_nobody_elses() {
    let zed = "+++\nname = \"Zed\"\nside = \"agency\"\ntopics = [\"Project CONDOR\"]\naudience = \"finance\"\n+++\n";
    let portal = sound_portal(&[
        ("portal.toml", SETTINGS),
        ("people/zed.md", zed),
        (
            "status/2026-11-20.md",
            "+++\ntopic = \"project condor\"\n+++\nText",
        ),
        ("status/2026-11.md", "## 2026-11-19 #quiet One\n"),
        (
            "status/2026-11-18.md",
            "+++\ntopic = \"Quiet\"\naudience = \"finance\"\n+++\nText",
        ),
    ]);
    let view = View::of(&portal, AudienceSet::everyone());
    let (_, topic) = view.page_at("~topic/project-condor").expect("it is there");
    assert_eq!(view.title(topic).text, "project condor");
    assert!(view.page_at("~topic/quiet").is_none());
    let (_, tag) = view.page_at("~tag/quiet").expect("it is there");
    assert_eq!(view.title(tag).text, "quiet");
}

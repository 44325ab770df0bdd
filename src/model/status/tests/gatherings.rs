//! Many entries in one file.

use super::{PEOPLE, entries, everybody, paths, wrong};
use crate::model::{Page, Portal, Record, Scope, Seen, View};

/// What a page's text is.
fn text(page: &Page) -> &str {
    let body = page.body.as_ref();
    body.map_or("", |body| body.source.text()[body.range.clone()].trim())
}

fn page<'a>(view: &View<'a>, path: &str) -> &'a Page {
    let found = view.page_at(path);
    found.unwrap_or_else(|| panic!("nothing at `{path}`")).1
}

fn log(text: &str) -> Portal {
    entries(&[("status/2026-11.md", text)])
}

#[test]
fn every_dated_heading_begins_an_entry() {
    let portal = log(
        "# November\n\nAll of it.\n\n## 2026-11-20 14:30 @ben #launch We are live {#live}\n+++\nkind = \"win\"\ntags = [\"go\"]\n+++\nSince nine.\n\n## Next\n\nRest.\n\n\
        ## 2026-11-19 9:05\nTwo boards. More.\n\n## 2026-11-19\n---\nhealth: at-risk\n---\nOnly this.\n",
    );
    let view = everybody(&portal);
    assert_eq!(
        paths(&view, Scope::Own),
        [
            "2026-11/live",
            "2026-11/2026-11-19-0905",
            "2026-11/2026-11-19"
        ]
    );
    let live = page(&view, "status/2026-11/live");
    assert_eq!(live.title, "We are live");
    assert_eq!(live.common.author.as_deref(), Some("ben"));
    assert_eq!(live.common.tags, ["go", "launch"]);
    assert_eq!(text(live), "Since nine.\n\n## Next\n\nRest.");
    assert!(matches!(&live.record, Record::Status(status) if status.kind.is_some()));
    let two = page(&view, "status/2026-11/2026-11-19-0905");
    assert_eq!(
        (two.title.as_str(), text(two)),
        ("Two boards", "Two boards. More.")
    );
    // Its title says it all.
    let only = page(&view, "status/2026-11/2026-11-19");
    assert_eq!((only.title.as_str(), text(only)), ("Only this", ""));
    let folder = page(&view, "status/2026-11");
    assert_eq!(
        (folder.title.as_str(), text(folder)),
        ("November", "# November\n\nAll of it.")
    );
}

#[test]
fn derived_ids_count_on_and_leave_given_ones_alone() {
    let portal = log(
        "## 2026-11-20 A\n## 2026-11-20 B\n## 2026-11-20 C {#2026-11-20-2}\n## 2026-11-20 D\n## 2026-11-20 10:00 E\n## 2026-11-20 10:00 F\n",
    );
    let view = everybody(&portal);
    for (id, title) in [
        ("2026-11-20", "A"),
        ("2026-11-20-3", "B"),
        ("2026-11-20-2", "C"),
        ("2026-11-20-4", "D"),
        ("2026-11-20-1000", "E"),
        ("2026-11-20-1000-2", "F"),
    ] {
        assert_eq!(
            page(&view, &format!("status/2026-11/{id}")).title,
            title,
            "{id}"
        );
    }
}

#[test]
fn the_file_speaks_for_all_of_its_entries() {
    let portal = entries(&[
        ("people.toml", PEOPLE),
        (
            "status/2026-11.md",
            "+++\nauthor = \"ben\"\ntopic = \"Launch\"\ntags = [\"web\"]\nlanguage = \"en\"\n+++\n## 2026-11-20 A\n## 2026-11-19 @anna B\n+++\ntopic = \"Money\"\ntags = [\"own\"]\n+++\n",
        ),
    ]);
    let view = everybody(&portal);
    let (a, b) = (
        page(&view, "status/2026-11/2026-11-20"),
        page(&view, "status/2026-11/2026-11-19"),
    );
    let authors = [a, b].map(|page| page.common.author.as_deref());
    assert_eq!(authors, [Some("ben"), Some("anna")]);
    assert_eq!(
        (&a.common.tags[..], &b.common.tags[..]),
        (
            &["web".to_owned()][..],
            &["web".to_owned(), "own".to_owned()][..]
        )
    );
    let topics = view
        .entries(Scope::Own)
        .into_iter()
        .map(|entry| entry.status.topic.as_ref().map(|topic| topic.name.as_str()));
    assert_eq!(topics.collect::<Vec<_>>(), [Some("Launch"), Some("Money")]);
    assert!(a.common.language.is_some());
}

#[test]
fn a_draft_file_is_a_draft_as_a_whole_and_an_entry_by_itself() {
    let draft = entries(&[(
        "status/2026-11.md",
        "+++\ndraft = true\n+++\nAbove.\n\n## 2026-11-20 A\n",
    )]);
    assert!(everybody(&draft).page_at("status").is_none());
    let (portal, messages) = wrong(&[(
        "status/2026-11.md",
        "## 2026-11-20 A\n+++\ndraft = true\n+++\n## 2026-11-19 B\n[a](#2026-11-20)\n",
    )]);
    assert_eq!(messages, [""; 0]);
    let view = everybody(&portal);
    assert_eq!(paths(&view, Scope::Own), ["2026-11/2026-11-19"]);
    let broken = view.find("status/2026-11.md#2026-11-19", "#2026-11-20");
    assert!(broken.is_err_and(|broken| broken.message.contains("draft")));
}

#[test]
fn links_lead_to_entries_and_to_the_file() {
    let portal = entries(&[
        ("index.md", "Text\n"),
        (
            "status/2026-11.md",
            "## 2026-11-20 14:30 A\n## Next\n## 2026-11-19 B {#b}\n",
        ),
    ]);
    let view = everybody(&portal);
    let find = |from: &str, typed: &str| match view.find(from, typed) {
        Ok(Seen::Page(_, page, fragment)) => {
            format!("{} {}", page.path, fragment.unwrap_or_default())
        }
        Ok(_) => "elsewhere".to_owned(),
        Err(broken) => broken.message,
    };
    let own = "status/2026-11.md#2026-11-20-1430";
    for (from, typed, expected) in [
        (
            "index.md",
            "status/2026-11.md#2026-11-20-1430",
            "status/2026-11/2026-11-20-1430 ",
        ),
        ("index.md", "status/2026-11#b", "status/2026-11/b "),
        ("index.md", "status/2026-11.md", "status/2026-11 "),
        (
            "index.md",
            "status/2026-11.md#nothing",
            "status/2026-11 nothing",
        ),
        (own, "#b", "status/2026-11/b "),
        (own, "#next", "status/2026-11/2026-11-20-1430 next"),
        (own, "2026-11.md#b", "status/2026-11/b "),
        (own, "../index.md", " "),
    ] {
        assert_eq!(find(from, typed), expected, "{typed}");
    }
    for (typed, expected) in [
        ("2026-11#b", "status/2026-11/b"),
        ("2026-11-20-1430", "status/2026-11/2026-11-20-1430"),
        ("2026-11", "status/2026-11"),
    ] {
        assert!(
            matches!(view.find_wiki("index.md", typed), Ok(Seen::Page(_, page, None)) if page.path == expected),
            "{typed}"
        );
    }
}

#[test]
fn a_file_whose_entries_are_all_hidden_is_hidden_too() {
    let mut portal = log("## 2026-11-20 A\n");
    portal.limit("status/2026-11/2026-11-20", "board");
    let view = everybody(&portal);
    assert!(view.page_at("status/2026-11").is_none() && view.page_at("status").is_none());
}

#[test]
fn the_file_of_the_section_may_hold_entries_too() {
    let portal = entries(&[("status/index.md", "Hello.\n\n## 2026-11-20 A\n")]);
    let view = everybody(&portal);
    assert_eq!(paths(&view, Scope::Own), ["2026-11-20"]);
    assert_eq!(text(page(&view, "status")), "Hello.");
}

#[test]
fn code_and_quotations_begin_no_entry() {
    let portal = log(
        "## 2026-11-20 A\n\n```\n## 2026-11-19 B\n```\n\n> ## 2026-11-18 C\n\n- x\n\n  ```\n  ## 2026-11-17 D\n  ```\n\n<!-- \n## 2026-11-16 E\n-->\n\n    ## 2026-11-15 F\n",
    );
    assert_eq!(
        paths(&everybody(&portal), Scope::Own),
        ["2026-11/2026-11-20"]
    );
}

#[test]
fn windows_lines_and_a_mark_at_the_start_are_no_hindrance() {
    let portal = log(
        "\u{feff}---\r\nauthor: ben\r\n---\r\n## 2026-11-20 A {#a}\r\n+++\r\nkind = \"win\"\r\n+++\r\nText.\r\n\r\n## 2026-11-19\r\nB.\r\n",
    );
    let view = everybody(&portal);
    assert_eq!(
        paths(&view, Scope::Own),
        ["2026-11/a", "2026-11/2026-11-19"]
    );
    assert_eq!(text(page(&view, "status/2026-11/a")), "Text.");
}

#[test]
fn what_is_nearly_a_day_is_told() {
    for (text, messages) in [
        (
            "## 20.11.2026 A\nText\n",
            vec!["a day is not written like `20.11.2026`"],
        ),
        (
            "## 2026-11-20 A\n## 2026-1-5 B\n",
            vec!["a day is not written like `2026-1-5`"],
        ),
        (
            "# 2026-11-20 A\n## 2026-11-19 B\n",
            vec!["an entry begins with a heading of level 2"],
        ),
        (
            "## 2026-11-19 B\n2026-11-20\n---\n",
            vec!["an entry begins with a heading of level 2"],
        ),
        (
            "## 2026-11-20 A\nText\n##2026-11-19 B\n",
            vec!["a heading has a space behind its `##`"],
        ),
        (
            "## 2026-11-20 25:00 A\n## 2026-11-40\n",
            vec!["there is no time `25:00`", "there is no day `2026-11-40`"],
        ),
        (
            "## 2026-11-20 A\n```\n## 2026-11-19 B\n",
            vec!["this code is never closed, so `## 2026-11-19 B` belongs to it"],
        ),
        (
            "## 2026-11-20 A\n\n---\n\nB\n",
            vec!["this looks like front matter, and is not right below the heading"],
        ),
        (
            "## 2026-11-20 A\n+++\nkind = \"win\"\n## 2026-11-19 B\n",
            vec!["the front matter is not closed"],
        ),
    ] {
        let (_, found) = wrong(&[("status/log.md", text)]);
        assert_eq!(found, messages, "{text}");
    }
    // A file with a day of its own is one entry, whatever its headings say.
    let portal = entries(&[(
        "status/2026-11-20-a.md",
        "# A\n\n## 20.11.2026\n\n# 2026-11-19\n\nText.\n",
    )]);
    assert_eq!(paths(&everybody(&portal), Scope::Own), ["2026-11-20-a"]);
}

#[test]
fn one_thing_is_said_in_one_place() {
    let (_, messages) = wrong(&[(
        "status/log.md",
        "+++\nkind = \"win\"\nevents = [{ title = \"Launch\", from = 2026-12-01 }]\nhealht = \"done\"\n+++\n## 2026-11-20 @ben A {#a}\n+++\ndate = 2026-11-20\ntitle = \"A\"\nauthor = \"ben\"\n+++\n## 2026-11-19 @bne B {#a}\n## 2026-11-18\n",
    )]);
    assert_eq!(
        messages,
        [
            "`kind` belongs to one entry, and this file has many",
            "`events` belongs to one entry, and this file has many",
            "unknown key `healht`",
            "`date` is said in the heading already",
            "`title` is said in the heading already",
            "`author` is said in the heading already",
            "unknown person `bne`",
            "the id `a` is given twice: in line 6 and in line 12",
            "this entry says nothing",
        ]
    );
}

#[test]
fn five_thousand_entries_in_one_file_and_one_of_two_megabytes() {
    let mut text = String::new();
    for number in 0..5_000 {
        text.push_str(&format!("## 2026-{:02}-{:02} #launch\n+++\nhealth = \"on-track\"\n+++\nNumber {number} is here.\n\n", number % 10 + 1, number % 28 + 1));
    }
    text.push_str("## 2026-11-20 Long\n\n");
    text.push_str(&"A line of text.\n".repeat(130_000));
    let view_of = log(&text);
    let view = everybody(&view_of);
    assert_eq!(view.entries(Scope::Portal).len(), 5_001);
    assert_eq!(view.entries(Scope::Portal)[0].page.title, "Long");
}

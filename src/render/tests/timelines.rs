//! What timelines and the pages of entries say.

use super::home::{html, words};
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, Portal, View};

const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\n\
    [[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"agency\"\ntitle = \"Developer\"\ntopics = [\"Launch\"]\n";

fn portal_with(settings: &str, files: &[(&str, &str)]) -> Portal {
    let settings = format!("name = \"Acme\"\n{settings}");
    let mut all = vec![("portal.toml", settings.as_str()), ("people.toml", PEOPLE)];
    all.extend(files);
    sound_portal(&all)
}

fn portal(files: &[(&str, &str)]) -> Portal {
    portal_with("languages = [\"en-GB\"]\n", files)
}

/// Each entry of a timeline, as somebody would read it aloud.
fn posts(html: &str) -> Vec<String> {
    let items = html.split("<li class=\"post").skip(1);
    items
        .map(|item| words(&format!("<{item}"), "<article>", "</article>"))
        .collect()
}

fn main_of(html: &str) -> String {
    words(html, "<main", "</main>")
}

#[test]
fn an_entry_says_all_that_it_says_and_who_says_it() {
    let portal = portal(&[(
        "status/log.md",
        "## 2026-11-20 14:30 @ben #launch #web We are live\n+++\nkind = \"win\"\nhealth = \"done\"\nstage = \"Live\"\nprogress = 100\nnext = \"A rest\"\n\
         headline = \"At last.\"\nneeds = [{ who = \"anna\", what = \"Applause\", by = 2026-11-27 }]\n+++\nSince *nine*.\n",
    )]);
    assert_eq!(
        posts(&html(&portal, "status")),
        [
            "Win 20 November 2026, 14:30 Ben Holm We are live At last. Health Done Stage Live Progress 100% Next A rest Since nine . \
          Needed Applause Anna Berg by 27 November 2026 ( ) Due today Overdue Topic: Launch web"
        ]
    );
    let page = html(&portal, "status/log/2026-11-20-1430");
    assert!(
        page.contains("<time datetime=\"2026-11-20T14:30\">20 November 2026, 14:30</time>"),
        "{page}"
    );
    assert!(page.contains("one-minute read"), "{page}");
    for (window, words) in [
        ("hidden data-from=\"2026-11-28\"", "Overdue"),
        (
            "hidden data-from=\"2026-11-27\" data-until=\"2026-11-27\"",
            "Due today",
        ),
    ] {
        assert!(page.contains(&format!("{window}>{words}")), "{words}");
    }
}

#[test]
fn an_entry_without_a_title_is_called_as_it_begins_and_says_it_once() {
    let portal = portal(&[
        ("status/2026-11-20.md", "Boxes are packed.\n"),
        (
            "status/2026-11-19.md",
            "Two boards are up. The third follows.\n",
        ),
    ]);
    let timeline = html(&portal, "status");
    assert_eq!(
        posts(&timeline),
        [
            "Update 20 November 2026 Boxes are packed",
            "Update 19 November 2026 Two boards are up Two boards are up. The third follows.",
        ]
    );
    assert_eq!(
        timeline.matches("<h3 class=\"visually-hidden\">").count(),
        1
    );
    assert_eq!(
        main_of(&html(&portal, "status/2026-11-20"))
            .matches("packed")
            .count(),
        1
    );
}

#[test]
fn nothing_in_a_timeline_has_an_id_and_its_headings_go_down() {
    let portal = portal(&[
        ("plan.png", "PNG"),
        (
            "status/2026-11-20-a.md",
            "# Kick-off\n\n# Again\n\n## Part\n\n##### Deep\n\n![plan](../plan.png) [here](#part)\n\n| a |\n|---|\n| 1 |\n",
        ),
    ]);
    let timeline = html(&portal, "status");
    let item = &timeline[timeline.find("<li class=\"post").expect("it is there")..];
    let item = &item[..item.find("</article>").expect("it ends")];
    assert!(
        !item.contains(" id=") && !item.contains("class=\"anchor\""),
        "{item}"
    );
    for expected in [
        "<h4>Again</h4>",
        "<h4>Part</h4>",
        "<h6>Deep</h6>",
        "href=\"status_2026-11-20-a.html#part\"",
        "data-src=\"planpng.bin\"",
    ] {
        assert!(item.contains(expected), "{expected}: {item}");
    }
}

#[test]
fn long_texts_are_folded_and_some_are_one_click_away() {
    let long = format!("Short start.\n\n{}\n", "Word after word. ".repeat(100));
    let raw = "A <kbd id=\"x\">key</kbd> was pressed.\n\nMore.\n";
    let note = "Text[^1].\n\n[^1]: Note.\n";
    let portal = portal(&[
        ("status/2026-11-20-long.md", &long),
        ("status/2026-11-19-raw.md", raw),
        ("status/2026-11-18-note.md", note),
    ]);
    let timeline = html(&portal, "status");
    assert_eq!(timeline.matches("<details class=\"fold\">").count(), 1);
    let told = posts(&timeline);
    assert!(
        told[0].contains("Short start. Read on 2-minute read Short start. Word"),
        "{}",
        told[0]
    );
    assert!(
        told[1].ends_with("was pressed. Read on : Raw one-minute read"),
        "{}",
        told[1]
    );
    assert!(
        told[2].ends_with("Read on : Note one-minute read"),
        "{}",
        told[2]
    );
}

#[test]
fn slips_stay_visible_with_their_history() {
    let project = "title = \"Shop\"\ntarget = 2026-12-01\n";
    let entry = |target: &str| format!("+++\ntarget = {target}\n+++\nText.\n");
    let (late, later, sooner) = (
        entry("2026-12-02"),
        entry("2026-12-11"),
        entry("2026-12-04"),
    );
    let portal = portal(&[
        ("shop/project.toml", project),
        ("shop/status/2026-11-01-a.md", &late),
        ("shop/status/2026-11-08-b.md", &later),
        ("shop/status/2026-11-15-c.md", &later),
        ("shop/status/2026-11-20-d.md", &sooner),
    ]);
    let told = posts(&html(&portal, "shop/status"));
    let history = "How the date moved 1 December 2026 (As planned) 2 December 2026 , one day later ( entry of 1 November 2026 )";
    assert!(
        told[0].contains("4 December 2026 was 11 December 2026 7 days earlier"),
        "{}",
        told[0]
    );
    assert!(
        told[1].contains("Target date 11 December 2026 Text"),
        "{}",
        told[1]
    );
    assert!(
        told[2].contains("11 December 2026 was 2 December 2026 9 days later"),
        "{}",
        told[2]
    );
    assert!(
        told[3].contains("2 December 2026 was 1 December 2026 one day later"),
        "{}",
        told[3]
    );
    for told in [&told[0], &told[2]] {
        assert!(told.contains(history), "{told}");
    }
}

#[test]
fn corrections_and_settled_needs_are_linked_both_ways() {
    let portal = portal(&[
        (
            "status/2026-11-01-a.md",
            "+++\nneeds = [{ what = \"Logo\", by = 2026-12-01 }]\n+++\nThirty-eight.\n",
        ),
        (
            "status/2026-11-02-b.md",
            "+++\ncorrects = \"2026-11-01-a.md\"\n+++\nEighty-three.\n",
        ),
        (
            "status/2026-11-03-c.md",
            "+++\nsettles = [\"2026-11-01-a.md\"]\n+++\nGot it.\n",
        ),
    ]);
    let told = posts(&html(&portal, "status"));
    assert!(told[1].ends_with("Eighty-three. Corrects A"), "{}", told[1]);
    assert_eq!(
        told[2],
        "Update 1 November 2026 A Corrected by B Thirty-eight. Needed Logo by 1 December 2026 Done : C"
    );
    let page = html(&portal, "status/2026-11-01-a");
    assert!(!page.contains("data-from"), "{page}");
}

#[test]
fn a_timeline_is_filtered_by_what_occurs_in_it() {
    let mut files = vec![(
        "shop/project.toml".to_owned(),
        "title = \"Shop\"\n".to_owned(),
    )];
    for (number, (folder, keys)) in [
        ("", "kind = \"risk\"\nauthor = \"ben\"\ntopic = \"Launch\""),
        ("", "kind = \"win\"\nauthor = \"anna\"\ntopic = \"Äpfel\""),
        ("shop/", "author = \"anna\""),
        ("", "kind = \"risk\""),
        ("", ""),
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("+++\n{keys}\n+++\nText.\n");
        files.push((format!("{folder}status/2026-11-1{number}-a.md"), text));
    }
    let borrow = |files: &[(String, String)]| {
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        html(&portal(&files), "status")
    };
    assert!(
        !borrow(&files).contains("<form"),
        "few entries need no filter"
    );
    files.push(("status/2026-11-16-a.md".to_owned(), "Text.\n".to_owned()));
    let timeline = borrow(&files);
    assert_eq!(
        words(&timeline, "<form", "</form>"),
        "Kind All Update Win Risk Topic All Äpfel Launch Author All Anna Berg Ben Holm Project All Shop Show all"
    );
    assert!(timeline.contains("<form class=\"filter\" data-filter=\"timeline\" hidden>"));
    assert!(timeline.contains("data-pattern=\"{shown} of {total} entries\""));
    for item in [
        "data-item data-kind=\"risk\" data-topic=\"launch\" data-author=\"ben\">",
        "data-item data-kind=\"win\" data-topic=\"aepfel\" data-author=\"anna\">",
        "data-item data-kind=\"update\" data-author=\"anna\" data-project=\"shop\">",
    ] {
        assert!(timeline.contains(item), "{item}");
    }
}

#[test]
fn the_strip_has_a_row_for_each_project_and_one_for_the_rest() {
    let portal = portal(&[
        ("shop/project.toml", "title = \"Shop\"\n"),
        ("web/project.toml", "title = \"Web\"\n"),
        ("web/status/2026-11-20-a.md", "No health.\n"),
        (
            "shop/status/2026-11-13-a.md",
            "+++\nhealth = \"at-risk\"\n+++\nText.\n",
        ),
        (
            "status/2026-11-18-a.md",
            "+++\nhealth = \"done\"\n+++\nText.\n",
        ),
    ]);
    let strip = words(
        &html(&portal, "status"),
        "<section class=\"strip",
        "</section>",
    );
    assert!(strip.starts_with("Health, week by week 31 August – 22 November 2026 Shop At risk Week 36: Nothing said yet 36"), "{strip}");
    assert!(strip.contains("Week 45: Nothing said yet 45 Week 46: At risk 46 Week 47: At risk 47 Everything else Done Week 36"), "{strip}");
    assert!(
        strip.ends_with("Week 46: Nothing said yet 46 Week 47: Done 47"),
        "{strip}"
    );
    let one = words(
        &html(&portal, "shop/status"),
        "<section class=\"strip",
        "</section>",
    );
    assert!(
        one.starts_with("Health, week by week 24 August – 15 November 2026 At risk Week 35"),
        "{one}"
    );
    assert_eq!(
        words(
            &html(&portal, "web/status"),
            "<section class=\"strip",
            "</section>"
        ),
        ""
    );
}

#[test]
fn topics_and_tags_have_pages_that_everything_links_to() {
    let portal = portal(&[
        (
            "status/2026-11-20-a.md",
            "+++\ntopic = \"launch\"\ntags = [\"Web shop\"]\n+++\nText.\n",
        ),
        (
            "concepts/shop.md",
            "+++\ntitle = \"Shop\"\ntags = [\"web-shop\"]\n+++\nIdea.\n",
        ),
    ]);
    let topic = html(&portal, "~topic/launch");
    assert!(
        main_of(&topic).starts_with(
            "Overview Topic Launch Who answers for it BH Ben Holm Developer November 2026"
        ),
        "{topic}"
    );
    let tag = main_of(&html(&portal, "~tag/web-shop"));
    assert_eq!(
        tag,
        "Overview Tag web-shop Status 20 November 2026 Update A Text. Concepts Shop Idea. State Idea"
    );
    let entry = html(&portal, "status/2026-11-20-a");
    for link in [
        "<a href=\"~tag_web-shop.html\">Web shop</a>",
        "<a href=\"~topic_launch.html\">Launch</a>",
    ] {
        assert!(entry.contains(link), "{link}: {entry}");
    }
    assert!(
        html(&portal, "concepts/shop")
            .contains("<li class=\"tag\"><a href=\"~tag_web-shop.html\">web-shop</a>")
    );
    assert!(html(&portal, "people/ben").contains("~topic_launch.html"));
}

#[test]
fn entries_lead_to_those_before_and_after_in_their_own_timeline() {
    let portal = portal(&[
        ("shop/project.toml", "title = \"Shop\"\n"),
        ("status/2026-11-01-a.md", "Text.\n"),
        ("shop/status/2026-11-02-b.md", "Text.\n"),
        ("status/2026-11-03-c.md", "Text.\n"),
        ("shop/status/2026-11-04-d.md", "Text.\n"),
    ]);
    let way = |path: &str| {
        let html = html(&portal, path);
        words(&html, "<nav class=\"pager", "</nav>")
    };
    assert_eq!(way("status/2026-11-01-a"), "After C");
    assert_eq!(way("status/2026-11-03-c"), "Before A");
    assert_eq!(way("shop/status/2026-11-02-b"), "After D");
    assert_eq!(way("shop/status/2026-11-04-d"), "Before B");
}

#[test]
fn older_entries_are_some_pages_away_and_months_have_names() {
    let mut log = String::new();
    for number in 0..120 {
        let (year, month) = (2026 - number / 60, 11 - number % 60 / 20);
        log.push_str(&format!(
            "## {year}-{month:02}-{:02} Number {number}\n\n",
            1 + number % 20
        ));
    }
    let portal = portal_with("languages = [\"de\"]\n", &[("status/2026-11.md", &log)]);
    let view = View::of(&portal, AudienceSet::everyone());
    assert_eq!(
        view.pages()
            .filter(|(_, page)| page.record.kind() == "archive")
            .count(),
        2
    );
    let first = html(&portal, "status");
    assert_eq!(posts(&first).len(), 40);
    assert!(
        first.contains(
            "<a class=\"pager-older\" href=\"status_~2026.html\" rel=\"next\" data-filter-keep>"
        ),
        "{first}"
    );
    let archive = html(&portal, "status/~2026");
    assert_eq!(posts(&archive).len(), 20);
    assert!(
        main_of(&archive).starts_with("Übersicht Status Archiv 2026"),
        "{archive}"
    );
    for link in [
        "href=\"status.html\" rel=\"prev\" data-filter-keep>",
        "href=\"status_~2025.html\" rel=\"next\" data-filter-keep>",
    ] {
        assert!(archive.contains(link), "{link}");
    }
    // The file itself is called as the reader's language calls the month, and names its entries.
    let folder = main_of(&html(&portal, "status/2026-11"));
    assert!(
        folder.starts_with("Übersicht Status November 2026 November 2026 20. November 2026"),
        "{folder}"
    );
}

//! Status entries: their days, their headings in one file, and what they say about each other.

use crate::opening::open_portal;
use crate::support::{PASSPHRASE, Site, read_tree, snapshot};

#[test]
fn headings_that_are_nearly_a_day() {
    let site = Site::new();
    site.build();
    let log = "# 2026-11-22 Of the wrong level\n\n## 2026-11-21 Sound\nText.\n\n## 20.11.2026 Of the wrong form\n\n## 2026-13-40\n\n\
        ## 2026-11-20 25:00 Late\n\n## 2026-1-5 Short\n\n##2026-11-19 Joined\n\n## November 18, 2026 In words\n\n\
        ## 2026-11-17 @ben @anna Two authors\n\n## 2026-11-16 {#Own Id}\n\n## Not a day at all\n\n```\n## 2026-11-15 In code\n```\n";
    site.write("content/acme/status/2026-11.md", log);
    site.write(
        "content/acme/status/notes.md",
        "## 20.11.2026 The only one\nText.\n",
    );
    site.write(
        "content/acme/status/open.md",
        "## 2026-11-20 A\n```\ncode\n\n## 2026-11-19 B\n",
    );
    // A file of one entry has the headings it likes.
    site.write(
        "content/acme/status/2026-11-14-review.md",
        "## 1.12.2026\nText.\n",
    );
    snapshot("bad_input/nearly_a_day", site.refuses(1, &["build"]));
}

#[test]
fn entries_of_one_file() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/status/2026-11.md",
        "+++\nhealth = \"on-track\"\nneeds = []\nauthor = \"bne\"\ntopci = \"Launch\"\n+++\n## 2026-11-21 @anan First {#same}\n+++\ndate = 2026-11-20\ntitle = \"Other\"\n\
         author = \"ben\"\nhelth = \"done\"\n+++\n\n## 2026-11-20 {#same}\nText.\n\n## 2026-11-19\n\n## 2026-11-18 Late\n\n+++\ndraft = true\n+++\nText.\n\n\
         ## 2026-11-17 Open\n---\naudience: board\n## 2026-11-16 Last\nText.\n",
    );
    snapshot("bad_input/entries_of_one_file", site.refuses(1, &["build"]));
}

#[test]
fn days_of_entries() {
    let site = Site::new();
    site.build();
    for (file, text) in [
        ("kickoff.md", "No day.\n"),
        ("1926-11-20-typo.md", "Long past.\n"),
        ("2029-11-20-typo.md", "Far ahead.\n"),
        ("2026-11-23-tomorrow.md", "Fine.\n"),
        ("2026-11-24-ahead.md", "Ahead.\n"),
        (
            "2026-11-20-time.md",
            "+++\ndate = \"2026-11-20 25:00\"\n+++\nText.\n",
        ),
        ("2026-11-20-empty.md", "\n"),
        ("2026-11-20-fine.md", "+++\nhealth = \"done\"\n+++\n"),
    ] {
        site.write(&format!("content/acme/status/{file}"), text);
    }
    snapshot("bad_input/days_of_entries", site.refuses(1, &["build"]));
}

#[test]
fn topics_and_phases() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\nphases = \"track, think, make\"\ntopics = [\"Launch\", \"Money\"]\n",
    );
    site.write(
        "content/acme/status/2026-11.md",
        "## 2026-11-21 #launch A topic\n## 2026-11-20 #lanch A tag\n## 2026-11-19 Typed\n+++\ntopic = \"Lanch\"\nstage = \"thinking\"\n+++\n",
    );
    site.portal("bolt");
    for (day, topic) in [
        ("01", "Relaunch"),
        ("02", "relaunch"),
        ("03", "Relanch"),
        ("04", "Phase 1"),
        ("05", "Phase 2"),
    ] {
        let text = format!("+++\ntopic = \"{topic}\"\n+++\nText.\n");
        site.write(&format!("content/bolt/status/2026-11-{day}.md"), text);
    }
    snapshot("bad_input/topics_and_phases", site.refuses(1, &["build"]));
}

#[test]
fn targets_and_needs() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/status/2026-11.md",
        "## 2026-11-21 A\n+++\ntarget = 2026-11-20\nneeds = [{ what = \"a logo\" }, { what = \"texts\", by = 2025-12-01 }, { id = \"x\", what = \"time\", by = 2026-12-01 }]\n+++\n\n\
         ## 2026-11-22 B\n+++\ntarget = 2062-11-20\nneeds = [{ id = \"x\", what = \"money\", by = 2026-12-01 }]\nsettles = [\"y\", \"2026-11.md#2026-11-20\", \"2026-11.md#2026-11-22\", \"../index.md\"]\n+++\n\n\
         ## 2026-11-20 C\n+++\ntarget = 2026-11-19\nhealth = \"done\"\nsettles = [\"x\"]\n+++\n",
    );
    snapshot("bad_input/targets_and_needs", site.refuses(1, &["build"]));
}

#[test]
fn corrections() {
    let site = Site::new();
    site.build();
    for (file, corrects) in [
        ("2026-11-20-a.md", "2026-11-20-b.md"),
        ("2026-11-20-b.md", "2026-11-20-c.md"),
        ("2026-11-20-c.md", "2026-11-20-a.md"),
        ("2026-11-20-d.md", "2026-11-20-d.md"),
        ("2026-11-20-e.md", "2026-11-21-f.md"),
        ("2026-11-21-f.md", "../index.md"),
        ("2026-11-21-g.md", "2026-11-21-gone.md"),
    ] {
        let text = format!("+++\ncorrects = \"{corrects}\"\n+++\nText.\n");
        site.write(&format!("content/acme/status/{file}"), text);
    }
    snapshot("bad_input/corrections", site.refuses(1, &["build"]));
}

#[test]
fn windows_lines_a_mark_at_the_start_and_two_megabytes_are_no_hindrance() {
    let site = Site::new();
    let long = "Line after line.\r\n".repeat(115_000);
    assert!(long.len() > 2_000_000);
    let text = format!(
        "\u{feff}---\r\nauthor: ben\r\n---\r\n## 2026-11-20 14:30 Long\r\n\r\n{long}\r\n## 2026-11-19 {{#short}}\r\n+++\r\nkind = \"win\"\r\n+++\r\nShort.\r\n"
    );
    site.write("content/acme/status/2026-11.md", text);
    site.build();
    let opened = open_portal(&read_tree(&site.path("dist/acme")), PASSPHRASE);
    let pages: Vec<&String> = opened.pages.values().collect();
    let is_there = |title: &str| {
        pages
            .iter()
            .any(|html| html.contains(&format!("<title>{title} · ")))
    };
    for title in ["Long", "Short", "November 2026"] {
        assert!(is_there(title), "{title}");
    }
    assert!(pages.iter().any(|html| html.len() > 1_900_000));
}

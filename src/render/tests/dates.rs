//! The page of dates, and the calendar that it offers.

use super::home::html;
use crate::model::tests::sound_portal;

const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\nsubstitute = \"ben\"\n\
    [[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"agency\"\n";

const FILES: [(&str, &str); 5] = [
    (
        "portal.toml",
        "name = \"Acme\"\nlanguages = [\"en-GB\"]\ntime-zone = \"Europe/London\"\n",
    ),
    ("people.toml", PEOPLE),
    (
        "shop/project.toml",
        "title = \"New shop\"\nowner = \"ben\"\n",
    ),
    (
        "shop/status/2026-11-20-a.md",
        "+++\ntarget = 2027-01-11\nneeds = [{ who = \"anna\", what = \"A \\\"logo\\\", soon\", by = 2026-12-01 }]\n+++\n# Begun\n",
    ),
    (
        "handbook/a.md",
        "+++\ntitle = \"Tone\"\nevents = [{ title = \"Fair\", from = 2026-12-29, to = 2027-01-02, place = \"Hall 4\" }, \
            { title = \"Call\", from = \"2026-12-01 10:00\", to = \"2026-12-01 10:30\" }]\n+++\nText\n",
    ),
];

/// The calendar in a page's HTML, as the browser would read it.
fn calendar(html: &str) -> String {
    let (_, rest) = html.split_once("data-content=\"").expect("it offers one");
    let text = rest.split('"').next().unwrap_or_default();
    assert!(
        !text.contains(['\r', '\n']),
        "a browser would change what is not written as a reference"
    );
    text.replace("&#13;", "\r")
        .replace("&#10;", "\n")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

fn lines<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    text.split("\r\n")
        .filter(|line| line.starts_with(name))
        .collect()
}

#[test]
fn dates_ahead_and_past_are_windows() {
    let page = html(&sound_portal(&FILES), "~dates");
    let rows = |list: &str| -> Vec<String> {
        let items = list.split("<li class=\"date date-").skip(1);
        items
            .map(|item| item[..item.find('>').expect("it ends")].to_owned())
            .collect()
    };
    let (ahead, earlier) = page
        .split_once("<details class=\"earlier\" data-any hidden>")
        .expect("both are there");
    let expected = [
        "need\" data-until=\"2026-12-01\" hidden",
        "event\" data-until=\"2026-12-01\" hidden",
        "event\" data-until=\"2027-01-02\" hidden",
        "target\" data-until=\"2027-01-11\" hidden",
    ];
    assert_eq!(rows(ahead), expected);
    let expected = [
        "target\" data-from=\"2027-01-12\" hidden",
        "event\" data-from=\"2027-01-03\" hidden",
        "event\" data-from=\"2026-12-02\" hidden",
        "need\" data-from=\"2026-12-02\" hidden",
    ];
    assert_eq!(rows(earlier), expected);
    assert_eq!(earlier.matches("Still open").count(), 1, "a need stays one");
    assert!(ahead.contains("<section class=\"group\" data-any hidden>\n<h2>December 2026</h2>"));
    assert!(ahead.contains("data-from=\"2027-01-12\" hidden>There is nothing ahead"));
    assert!(ahead.contains("29 December 2026 – 2 January 2027") && ahead.contains("10:00–10:30"));
    assert!(ahead.contains("<a href=\"shop_~dates.html\">New shop</a>"));
}

#[test]
fn the_calendar_has_all_of_them_with_what_belongs_to_them() {
    let portal = sound_portal(&FILES);
    let text = calendar(&html(&portal, "~dates"));
    let summaries = [
        "SUMMARY;LANGUAGE=en-GB:Needed: A \"logo\"\\, soon",
        "SUMMARY;LANGUAGE=en-GB:Call",
        "SUMMARY;LANGUAGE=en-GB:Fair",
        "SUMMARY;LANGUAGE=en-GB:Target date: New shop",
    ];
    assert_eq!(lines(&text, "SUMMARY"), summaries);
    let stamps = vec!["DTSTAMP:20261120T000000Z"; 4];
    assert_eq!(
        lines(&text, "DTSTAMP"),
        stamps,
        "a page without a day has that of the newest"
    );
    let about = [
        "DESCRIPTION;LANGUAGE=en-GB:Who: Anna Berg\\nProject: New shop\\nPage: Begun",
        "DESCRIPTION;LANGUAGE=en-GB:Page: Tone",
        "DESCRIPTION;LANGUAGE=en-GB:Page: Tone",
        "DESCRIPTION;LANGUAGE=en-GB:Who: Ben Holm\\nPage: Begun",
    ];
    assert_eq!(lines(&text, "DESCRIPTION"), about);
    assert_eq!(lines(&text, "LOCATION"), ["LOCATION:Hall 4"]);
    assert_eq!(
        lines(&text, "CATEGORIES")[0],
        "CATEGORIES;LANGUAGE=en-GB:Needed,New shop"
    );

    let own = calendar(&html(&portal, "shop/~dates"));
    assert_eq!(lines(&own, "SUMMARY"), [summaries[0], summaries[3]]);
    assert_eq!(lines(&own, "X-WR-CALNAME"), ["X-WR-CALNAME:Acme: New shop"]);
    assert!(
        lines(&own, "UID")
            .iter()
            .all(|uid| lines(&text, "UID").contains(uid))
    );
}

#[test]
fn a_target_that_slips_stays_the_same_entry() {
    let before = calendar(&html(&sound_portal(&FILES), "shop/~dates"));
    let mut files = FILES.to_vec();
    files.push((
        "shop/status/2026-11-21-b.md",
        "+++\ntarget = 2027-02-01\n+++\n# Later\n",
    ));
    let after = calendar(&html(&sound_portal(&files), "shop/~dates"));
    assert_eq!(lines(&before, "UID"), lines(&after, "UID"));
    let slipped = |text: &str| {
        let target = text.rsplit("BEGIN:VEVENT").next().unwrap_or_default();
        lines(target, "DTST").join(" ")
    };
    assert_eq!(
        slipped(&before),
        "DTSTAMP:20261120T000000Z DTSTART;VALUE=DATE:20270111"
    );
    assert_eq!(
        slipped(&after),
        "DTSTAMP:20261121T000000Z DTSTART;VALUE=DATE:20270201"
    );
}

#[test]
fn a_page_shows_the_events_that_it_names() {
    let page = html(&sound_portal(&FILES), "handbook/a");
    let (_, events) = page
        .split_once("<ul class=\"events\">")
        .expect("they are there");
    let events = events.split("</ul>").next().unwrap_or_default();
    assert!(
        events.contains("29 December 2026 – 2 January 2027")
            && events.contains("<strong>Fair</strong> <span>Hall 4</span>"),
        "{events}"
    );
}

#[test]
fn topics_in_any_script_have_dates_of_their_own() {
    let targets = [
        ("東京", "2027-01-11"),
        ("大阪", "2027-01-12"),
        ("Acme", "2027-01-13"),
    ];
    let entries = targets.map(|(topic, target)| {
        let text = format!("+++\ntopic = \"{topic}\"\ntarget = {target}\n+++\nText\n");
        (format!("status/2026-11-20-{target}.md"), text)
    });
    let mut files: Vec<(&str, &str)> = entries
        .iter()
        .map(|(file, text)| (file.as_str(), text.as_str()))
        .collect();
    files.push((
        "status/2026-11-20-whole.md",
        "+++\ntarget = 2027-01-14\n+++\nText\n",
    ));
    let text = calendar(&html(&sound_portal(&files), "~dates"));
    let mut ids = lines(&text, "UID");
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4, "{ids:?}");
}

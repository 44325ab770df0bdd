//! What is said about people and about the freshness of pages, and on which days.

use super::home::html;
use crate::model::Portal;
use crate::model::tests::sound_portal;

const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"agency\"\ntitle = \"Lead\"\nemail = \"anna@example.com\"\n\
    tel = \"+49 (0)30 12\"\ntopics = [\"Hosting\", \"Invoices\"]\ncounterpart = \"ben\"\nsubstitute = \"cleo\"\n\
    away = [{ from = 2026-12-24, to = 2026-12-31 }, { from = 2027-01-01, to = 2027-01-03, substitute = \"dora\" }]\n\
    [[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"customer\"\ntopics = [\"hosting\", \"Texts\", \"invoices\"]\ncounterpart = \"anna\"\n\
    away = [{ from = 2026-11-30, to = 2026-11-30 }]\n\
    [[person]]\nid = \"cleo\"\nname = \"Cleo Dahl\"\nside = \"agency\"\n\
    [[person]]\nid = \"dora\"\nname = \"Dora Elm\"\nside = \"agency\"\ntopics = [\"Pictures\"]\ncounterpart = \"ben\"\n";

fn portal_in(language: &str, files: &[(&str, &str)]) -> Portal {
    let settings = format!("name = \"Acme\"\nlanguages = [\"{language}\"]\n");
    let mut all = vec![("portal.toml", settings.as_str()), ("people.toml", PEOPLE)];
    all.extend(files);
    sound_portal(&all)
}

/// The paragraphs of a class, each with its window.
fn windows(html: &str, class: &str) -> Vec<String> {
    let opening = format!("<p class=\"{class} ");
    let pieces = html.split(&opening);
    let line = |piece: &str| {
        let (tag, rest) = piece.split_once('>').expect("a tag ends");
        let day = |name: &str| {
            let value = tag.split_once(&format!("data-{name}=\""));
            value.map_or("", |(_, value)| value.split('"').next().unwrap_or_default())
        };
        assert!(tag.ends_with(" hidden"), "{tag}");
        let text = rest.split("</p>").next().unwrap_or_default();
        let words: String = text
            .split('<')
            .map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words))
            .collect();
        format!("{}..{} {words}", day("from"), day("until"))
    };
    pieces.skip(1).map(line).collect()
}

#[test]
fn absences_are_told_when_they_are_near_and_while_they_last() {
    let english = portal_in("en-GB", &[]);
    let expected = [
        "2026-12-17..2026-12-23 Away 24 December 2026 – 3 January 2027. Cleo Dahl and Dora Elm stand in.",
        "2026-12-24..2026-12-31 Away until Sun 3 Jan. Cleo Dahl stands in.",
        "2027-01-01..2027-01-03 Away until Sun 3 Jan. Dora Elm stands in.",
    ];
    assert_eq!(windows(&html(&english, "people/anna"), "away"), expected);
    let expected = [
        "2026-11-23..2026-11-29 Away 30 November 2026.",
        "2026-11-30..2026-11-30 Away until Mon 30 Nov.",
    ];
    assert_eq!(windows(&html(&english, "people/ben"), "away"), expected);
    let german = portal_in("de", &[]);
    let expected = [
        "2026-12-17..2026-12-23 Abwesend: 24. Dezember 2026 – 3. Januar 2027. Vertretung: Cleo Dahl und Dora Elm.",
        "2026-12-24..2026-12-31 Bis So., 3. Jan. abwesend. Vertretung: Cleo Dahl.",
        "2027-01-01..2027-01-03 Bis So., 3. Jan. abwesend. Vertretung: Dora Elm.",
    ];
    assert_eq!(windows(&html(&german, "people/anna"), "away"), expected);
}

#[test]
fn the_list_of_people_says_the_same_as_their_pages() {
    let portal = portal_in("en", &[]);
    let list = html(&portal, "people");
    let both: Vec<String> = ["anna", "ben"]
        .iter()
        .flat_map(|id| windows(&html(&portal, &format!("people/{id}")), "away"))
        .collect();
    assert_eq!(windows(&list, "away"), both);
    let sides: Vec<&str> = list
        .split("<h2>")
        .skip(1)
        .map(|rest| &rest[..rest.find('<').expect("it ends")])
        .collect();
    assert_eq!(
        sides,
        ["Agency", "Customer"],
        "whom a customer looks for comes first"
    );
    assert!(
        list.contains("href=\"tel:+493012\"") && list.contains("href=\"mailto:anna@example.com\"")
    );
    assert!(list.contains(">AB</span>"));
}

#[test]
fn counterparts_talk_about_what_they_have_in_common() {
    let talks = |language: &str, id: &str| {
        let html = html(&portal_in(language, &[]), &format!("people/{id}"));
        let (_, rest) = html.split_once("<p class=\"talks\">")?;
        let text = rest.split("</p>").next()?.to_owned();
        Some(text)
    };
    let ben = "<a href=\"people_ben.html\">Ben Holm</a>";
    let anna = "<a href=\"people_anna.html\">Anna Berg</a>";
    for (language, id, expected) in [
        (
            "en",
            "anna",
            format!("Anna Berg talks to {ben} about Hosting and Invoices."),
        ),
        (
            "en",
            "ben",
            format!("Ben Holm talks to {anna} about hosting and invoices."),
        ),
        (
            "de",
            "anna",
            format!("Anna Berg spricht mit {ben} über Hosting und Invoices."),
        ),
        // Nothing in common: what the person is for.
        (
            "en",
            "dora",
            format!("Dora Elm talks to {ben} about Pictures."),
        ),
    ] {
        assert_eq!(talks(language, id), Some(expected));
    }
    assert_eq!(talks("en", "cleo"), None);
}

#[test]
fn a_page_says_how_fresh_it_is_on_which_day() {
    let reviewed =
        "+++\nreviewed = 2026-11-02\nreview-every = \"P1M\"\nowner = \"ben\"\n+++\nText\n";
    let changed = "+++\ndate = 2026-11-02\nreview-every = \"P1M\"\n+++\nText\n";
    let files = [
        ("handbook/a.md", reviewed),
        ("handbook/b.md", changed),
        ("handbook/c.md", "Text\n"),
    ];
    for (language, path, expected) in [
        (
            "en-GB",
            "handbook/a",
            vec![
                "..2026-12-02 Reviewed on 2 November 2026.",
                "2026-12-03..2027-01-02 Reviewed on 2 November 2026; the next review is due. Ben Holm can tell you whether it still holds.",
                "2027-01-03.. Not reviewed since 2 November 2026, so some of it may be out of date. Please ask Ben Holm before you rely on it.",
            ],
        ),
        (
            "de",
            "handbook/b",
            vec![
                "..2026-12-02 Stand 2. November 2026.",
                "2026-12-03..2027-01-02 Stand 2. November 2026; eine Durchsicht steht an. Ob noch alles stimmt, sagt Ihnen Anna Berg.",
                "2027-01-03.. Seit dem 2. November 2026 unverändert: Manches kann überholt sein. Bitte fragen Sie Anna Berg, bevor Sie sich darauf verlassen.",
            ],
        ),
        ("de", "handbook/c", vec![]),
        (
            "en",
            "handbook",
            vec![
                "2026-12-03..2027-01-02 Review due",
                "2027-01-03.. May be out of date",
                "2026-12-03..2027-01-02 Review due",
                "2027-01-03.. May be out of date",
            ],
        ),
    ] {
        let html = html(&portal_in(language, &files), path);
        assert_eq!(windows(&html, "freshness"), expected, "{path}");
    }
}

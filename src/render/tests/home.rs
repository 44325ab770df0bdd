//! What the home pages of small portals say, as somebody would read it aloud.

use super::urls_everywhere;
use crate::diag::Findings;
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, Portal, View};
use crate::render::render_view;
use crate::render::theme::Theme;

const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\nsubstitute = \"eva\"\n\
    [[person]]\nid = \"eva\"\nname = \"Eva Lund\"\nside = \"customer\"\n\
    [[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"agency\"\n\
    [[person]]\nid = \"carl\"\nname = \"Carl Voss\"\nside = \"supplier\"\n";

/// The portal's settings, everybody, and these files.
fn portal(settings: &str, files: &[(&str, &str)]) -> Portal {
    let settings = format!("name = \"Acme\"\nlanguages = [\"en-GB\"]\n{settings}");
    let mut all = vec![("portal.toml", settings.as_str()), ("people.toml", PEOPLE)];
    all.extend(files);
    sound_portal(&all)
}

/// The HTML of a page.
pub(super) fn html(portal: &Portal, path: &str) -> String {
    let view = View::of(portal, AudienceSet::everyone());
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let (id, _) = view.page_at(path).expect("the page is there");
    let rendered = render_view(
        &view,
        "Studio",
        &urls_everywhere(portal),
        &theme,
        &mut Findings::default(),
    );
    let rendered = rendered.expect("the templates fit");
    let page = rendered.pages.iter().find(|(page, _)| *page == id);
    let bytes = page.expect("the page is rendered").1.as_bytes();
    String::from_utf8(bytes.to_vec()).expect("it is text")
}

/// The words between two marks of a page's HTML, without tags.
pub(super) fn words(html: &str, from: &str, to: &str) -> String {
    let Some(start) = html.find(from) else {
        return String::new();
    };
    let part = &html[start..];
    let part = &part[..part.find(to).expect("what begins ends")];
    let mut text = String::new();
    for piece in part.split('<') {
        text.push(' ');
        text.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn stand(portal: &Portal, path: &str) -> String {
    words(&html(portal, path), "<article class=\"stand", "</article>")
}

#[test]
fn the_status_sentence_says_how_it_goes_and_until_when() {
    let portal = portal(
        "update-every = \"P1W\"\nphases = \"track, think, make\"\n",
        &[
            (
                "shop/project.toml",
                "title = \"New shop\"\ntarget = 2026-12-18\n",
            ),
            (
                "shop/status/2026-11-06-a.md",
                "+++\nhealth = \"on-track\"\nstage = \"think\"\nnext = \"Payment\"\n+++\n# Designs agreed\n",
            ),
            (
                "shop/status/2026-11-20-b.md",
                "+++\nhealth = \"at-risk\"\ntarget = 2027-01-11\nauthor = \"ben\"\nheadline = \"Payment takes longer\"\n+++\n# Payment\nText\n",
            ),
        ],
    );
    let expected = "Where we stand At risk Payment Payment takes longer 20 November 2026 Ben Holm Track (done) Think Make \
        Target date 11 January 2027 was 18 December 2026 24 days later How the date moved 18 December 2026 (As planned) \
        11 January 2027 , 24 days later ( entry of 20 November 2026 ) Next Payment \
        Next update due Fri 27 Nov An update was due on Fri 27 Nov";
    assert_eq!(stand(&portal, "shop"), expected);
    // A portal of one project stands where the project does, and needs no card for it.
    assert_eq!(stand(&portal, ""), expected);
    assert!(!html(&portal, "").contains("class=\"project-card\""));
}

#[test]
fn which_update_sentence_is_true_is_up_to_the_day() {
    let entry = ("status/2026-11-20-a.md", "Good news.\n");
    let done = (
        "status/2026-11-20-a.md",
        "+++\nhealth = \"done\"\n+++\nGood news.\n",
    );
    let weekly = html(&portal("update-every = \"P1W\"\n", &[entry]), "");
    for window in [
        "hidden data-until=\"2026-11-27\"",
        "hidden data-from=\"2026-11-28\"",
    ] {
        assert!(weekly.contains(window), "{window}");
    }
    for (settings, entry) in [("", entry), ("update-every = \"P1W\"\n", done)] {
        assert!(!html(&portal(settings, &[entry]), "").contains("next-update"));
    }
}

#[test]
fn the_needs_of_the_readers_side_stand_by_day() {
    let entry = "+++\nneeds = [{ who = \"ben\", what = \"ours\", by = 2026-11-23 }, { who = \"carl\", what = \"theirs\", by = 2026-11-23 }, \
        { who = \"anna\", what = \"Send the logo\", by = 2026-12-04 }, { what = \"Agree on a day\", by = 2026-11-30 }]\n+++\nText\n";
    let concept = "+++\nstate = \"decision-ready\"\ndecider = \"anna\"\ndecide-by = 2026-12-01\nrecommendation = \"a\"\nconsulted = [\"carl\"]\n\
        options = [{ id = \"a\", cost = 1 }, { id = \"b\", cost = 2 }]\n+++\n# Which provider\n\nThere are two.\n";
    let other =
        "+++\nstate = \"in-review\"\ndecider = \"anna\"\ndecide-by = 2026-11-25\n+++\n# Not yet\n";
    let files = [
        ("status/2026-11-20-a.md", entry),
        ("concepts/provider.md", concept),
        ("concepts/later.md", other),
    ];
    let needs = |settings: &str| {
        let html = html(&portal(settings, &files), "");
        words(&html, "<section class=\"needs\"", "</section>")
    };
    assert_eq!(
        needs(""),
        "What we need from you \
        Agree on a day by 30 November 2026 ( ) Overdue \
        Decide: Which provider Anna Berg by 1 December 2026 ( ) Overdue \
        Send the logo Anna Berg by 4 December 2026 ( ) Overdue"
    );
    // In a supplier's room, what is needed of nobody in particular is needed of the supplier.
    assert_eq!(
        needs("kind = \"supplier\"\n"),
        "What we need from you theirs Carl Voss by 23 November 2026 ( ) Overdue \
        Agree on a day by 30 November 2026 ( ) Overdue"
    );
}

#[test]
fn several_projects_are_cards_with_where_each_stands() {
    let portal = portal(
        "",
        &[
            (
                "app/project.toml",
                "title = \"App\"\nsummary = \"For the road\"\n",
            ),
            (
                "app/status/2026-11-18-a.md",
                "+++\nhealth = \"off-track\"\n+++\nStuck.\n",
            ),
            ("shop/project.toml", "title = \"Shop\"\n"),
        ],
    );
    let home = html(&portal, "");
    assert_eq!(
        words(&home, "<section class=\"projects\"", "</section>"),
        "Projects App Off track For the road Last update 18 November 2026 Shop"
    );
    assert_eq!(
        stand(&portal, ""),
        "",
        "no project speaks for all of several"
    );
}

#[test]
fn a_portal_that_has_just_begun_says_what_will_come() {
    let empty = |settings: &str| {
        let html = html(&portal(settings, &[]), "");
        words(&html, "<p class=\"empty\"", "</p>")
    };
    assert_eq!(
        empty("update-every = \"P2W\"\n"),
        "The first status update will appear here. You can expect one every 2 weeks."
    );
    let people = html(&portal("", &[]), "");
    assert!(people.contains("block-person") && !people.contains("class=\"needs\""));
}

#[test]
fn a_sheet_is_there_as_soon_as_somebody_has_reported() {
    let portal = portal(
        "",
        &[
            ("index.md", "# Welcome\n"),
            ("app/project.toml", "title = \"App\"\n"),
            (
                "app/status/2026-11-18-a.md",
                "+++\nhealth = \"off-track\"\n+++\nStuck.\n",
            ),
            ("shop/project.toml", "title = \"Shop\"\n"),
            ("shop/concepts/a.md", "# An idea\n"),
        ],
    );
    let link = |path: &str| words(&html(&portal, path), "<p class=\"to-sheet\"", "</p>");
    assert_eq!(link(""), "One page to print");
    assert_eq!(link("app"), "One page to print");
    assert_eq!(link("shop"), "", "nobody has said anything there");
    let sheet = html(&portal, "app/~sheet");
    assert_eq!(
        words(&sheet, "<title>", "</title>"),
        "App · At a glance · Acme"
    );
    let stand = words(&sheet, "<article class=\"stand", "</article>");
    assert!(
        stand.contains("Off track") && stand.contains("Stuck"),
        "{stand}"
    );
    let whole = html(&portal, "~sheet");
    assert_eq!(words(&whole, "<h1", "</h1>"), "Acme");
}

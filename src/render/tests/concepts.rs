//! Pages of concepts, their board and their summaries, as somebody would read them aloud.

use super::home::{html, words};
use super::urls_everywhere;
use crate::diag::Findings;
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, Portal, View};
use crate::render::render_view;
use crate::render::theme::Theme;

const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\nsubstitute = \"eva\"\n\
    away = [{ from = 2026-11-09, to = 2026-11-13 }]\n\
    [[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"agency\"\n\
    [[person]]\nid = \"eva\"\nname = \"Eva Lund\"\nside = \"customer\"\nsubstitute = \"anna\"\n";

const READY: &str = "+++\nstate = \"decision-ready\"\ndriver = \"ben\"\ndecider = \"anna\"\nconsulted = [\"eva\", \"ben\"]\ndecide-by = 2026-12-04\n\
    recommendation = \"b\"\nsupersedes = \"old.md\"\noptions = [{ id = \"a\", title = \"Buy\", cost = \"1200.5\" }, \
    { id = \"b\", title = \"Build\", effort = \"3 weeks\", summary = \"Ours for good\" }]\n\
    questions = [{ text = \"Who pays?\", answer = \"Anna\" }]\n+++\n# Which shop\n\nThe old one *sinks*.\n\nMore.\n";

fn portal(settings: &str, files: &[(&str, &str)]) -> Portal {
    let settings = format!("name = \"Acme\"\ncurrency = \"EUR\"\n{settings}");
    let mut all = vec![("portal.toml", settings.as_str()), ("people.toml", PEOPLE)];
    all.extend(files);
    sound_portal(&all)
}

fn english(files: &[(&str, &str)]) -> Portal {
    portal("languages = [\"en-GB\"]\n", files)
}

const OLD: (&str, &str) = (
    "concepts/old.md",
    "+++\nstate = \"superseded\"\n+++\n# Old shop\n",
);

#[test]
fn a_concept_says_who_decides_what_until_when() {
    let portal = english(&[("concepts/shop.md", READY), OLD]);
    let page = html(&portal, "concepts/shop");
    assert_eq!(
        words(&page, "<dl class=\"facts\"", "</dl>"),
        "State Ready to decide Decides Anna Berg Away 9–13 November 2026. Eva Lund stands in. Away until Fri 13 Nov. Eva Lund stands in. \
        Decide by 4 December 2026 ( ) Overdue Maturity 8 of 8 Driver Ben Holm Consulted Eva Lund , Ben Holm Supersedes Old shop"
    );
    assert_eq!(
        words(&page, "<table class=\"options\"", "</table>"),
        "Options compared Option Cost Effort In short Buy Cost €1,200.50 Effort – – Build Recommended Cost – Effort 3 weeks Ours for good"
    );
    assert_eq!(
        words(&page, "<section class=\"asked is-answered\"", "</section>"),
        "Answered questions Who pays? Anna"
    );
    for expected in [
        "data-from=\"2026-12-05\">Overdue",
        "data-until=\"2026-12-04\"",
        "<a href=\"concepts_old.html\">Old shop</a>",
        "<a href=\"concepts_shop_~summary.html\">Summary for your management</a>",
        "<a href=\"people_anna.html\">Anna Berg</a>",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    let old = html(&portal, "concepts/old");
    assert_eq!(
        words(&old, "<dl class=\"facts\"", "</dl>"),
        "State Superseded Superseded by Which shop"
    );
    assert!(
        !old.contains("~summary"),
        "there is nothing to choose between"
    );
}

#[test]
fn what_is_missing_is_marked_in_words() {
    let text = "+++\nstate = \"in-review\"\nquestions = [{ text = \"Who?\", by = 2026-12-01 }]\n+++\nText\n";
    let page = html(&english(&[("concepts/a.md", text)]), "concepts/a");
    assert_eq!(
        words(&page, "<section class=\"maturity\"", "</section>"),
        "Is it ready to be decided? 1 of 8, missing: a contributor from your side, two options, cost or effort of each option, \
        answers to all questions, a recommendation, a decider and a decision date a description there \
        a contributor from your side missing two options missing cost or effort of each option missing answers to all questions missing \
        a recommendation missing a decider missing a decision date missing"
    );
    assert_eq!(
        words(&page, "<section class=\"asked is-open\"", "</section>"),
        "Open questions Who? To be answered by 1 December 2026 ( ) Overdue"
    );
}

#[test]
fn a_decision_names_who_stood_in() {
    let decided = |by: &str, more: &str| {
        let text = format!(
            "+++\nstate = \"deferred\"\ndecider = \"anna\"\ndecision = {{ on = 2026-11-10, by = \"{by}\", reason = \"No money.\"{more} }}\n+++\nText\n"
        );
        let page = html(&english(&[("concepts/a.md", &text)]), "concepts/a");
        assert!(!page.contains("class=\"maturity\""), "{page}");
        words(&page, "<section class=\"decision", "</section>")
    };
    assert_eq!(
        decided("anna", ""),
        "The decision Deferred No money. Decided by Anna Berg Decided on 10 November 2026"
    );
    assert_eq!(
        decided("eva", ", until = 2027-01-11"),
        "The decision Deferred No money. Decided by Eva Lund , standing in for Anna Berg Decided on 10 November 2026 \
        Put off until 11 January 2027 ( ) Time to look at it again"
    );
}

#[test]
fn a_board_stands_by_state_and_day() {
    let concept = |state: &str, keys: &str, title: &str| {
        format!("+++\nstate = \"{state}\"\n{keys}\n+++\n# {title}\n\nText\n")
    };
    let texts = [
        (
            "concepts/a.md",
            concept("draft", "decide-by = 2027-01-08", "Later"),
        ),
        ("concepts/b.md", concept("draft", "", "Never")),
        (
            "concepts/c.md",
            concept("draft", "decide-by = 2026-12-01", "Soon"),
        ),
        (
            "concepts/d.md",
            concept("idea", "decide-by = 2026-11-23", "Dream"),
        ),
        ("concepts/e.md", concept("withdrawn", "", "Gone")),
        (
            "concepts/f.md",
            concept(
                "rejected",
                "decider = \"anna\"\ndecision = { on = 2026-11-20, by = \"anna\", reason = \"So\" }",
                "No",
            ),
        ),
        ("shop/concepts/g.md", concept("idea", "", "Elsewhere")),
        ("shop/project.toml", "title = \"Shop\"\n".to_owned()),
    ];
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(file, text)| (*file, text.as_str()))
        .collect();
    let portal = english(&files);
    let page = html(&portal, "concepts");
    assert_eq!(
        words(
            &page,
            "<p class=\"dates-others\"",
            "<section class=\"board-decided"
        ),
        "More concepts: Shop \
        Draft 3 Soon by 1 December 2026 ( ) Overdue Maturity: 3 of 8 Later by 8 January 2027 ( ) Overdue Maturity: 3 of 8 Never Maturity: 2 of 8 \
        Idea 1 Dream by 23 November 2026 ( ) Overdue Maturity: 3 of 8"
    );
    assert_eq!(
        words(&page, "<section class=\"board-decided", "</details>"),
        "Decided or closed (2) Show them Rejected 1 No 20 November 2026 Withdrawn 1 Gone"
    );
    // The home has them in the same order.
    let home = html(&portal, "");
    let block = words(
        &home,
        "<section class=\"block block-concept\"",
        "</section>",
    );
    let order = ["Soon", "Later", "Never"].map(|title| block.find(title));
    assert!(order.is_sorted() && order[0].is_some(), "{block}");
}

#[test]
fn a_long_column_is_folded() {
    let texts: Vec<(String, String)> = (0..200)
        .map(|number| {
            (
                format!("concepts/c{number}.md"),
                format!("# Idea {number:03}\n"),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(file, text)| (file.as_str(), text.as_str()))
        .collect();
    let page = html(&english(&files), "concepts");
    let (at_once, folded) = page
        .split_once("<details class=\"board-more\">")
        .expect("it is folded");
    assert_eq!(at_once.matches("class=\"board-card\"").count(), 8);
    assert_eq!(folded.matches("class=\"board-card\"").count(), 192);
    assert!(folded.contains("192 more<span"), "{folded}");
}

#[test]
fn a_summary_follows_its_concept() {
    let german = "# Welcher Laden\n\nDer alte *sinkt*.\n";
    let mut portal = portal(
        "languages = [\"en-GB\", \"de\"]\n",
        &[
            ("concepts/shop.md", READY),
            ("concepts/shop.de.md", german),
            OLD,
        ],
    );
    let page = html(&portal, "concepts/shop/~summary");
    assert_eq!(
        words(&page, "<div class=\"sheet\"", "</main>"),
        "The decision that is needed State Ready to decide Decides Anna Berg Away 9–13 November 2026. Eva Lund stands in. \
        Away until Fri 13 Nov. Eva Lund stands in. Decide by 4 December 2026 ( ) Overdue What it is about The old one sinks. \
        Options compared Option Cost Effort In short Buy Cost €1,200.50 Effort – – Build Recommended Cost – Effort 3 weeks Ours for good \
        Our recommendation Build There are no open questions."
    );
    assert!(
        page.contains("<title>Which shop · Summary · Acme</title>"),
        "{page}"
    );
    assert!(
        page.contains("data-action=\"print\">Print</button>"),
        "{page}"
    );
    let pages = |portal: &Portal| {
        let theme = Theme::built_in().expect("the built-in theme is whole");
        let view = View::of(portal, AudienceSet::everyone());
        let view = view.in_language(&portal.settings.languages[1]);
        let urls = urls_everywhere(portal);
        let rendered = render_view(&view, "Studio", &urls, &theme, &mut Findings::default());
        let pages = rendered.expect("the templates fit").pages;
        let found = pages
            .iter()
            .find(|(id, _)| view.page(*id).path.ends_with("~summary"));
        found.map(|(_, html)| String::from_utf8_lossy(html.as_bytes()).into_owned())
    };
    let translated = pages(&portal).expect("it is there in every language");
    for expected in [
        "<h1>Welcher Laden</h1>",
        "<p class=\"sheet-opening\">Der alte sinkt.</p>",
        "<span lang=\"en-GB\">Build</span>",
    ] {
        assert!(translated.contains(expected), "{expected}: {translated}");
    }
    portal.limit("concepts/shop", "board");
    assert_eq!(pages(&portal), None);
}

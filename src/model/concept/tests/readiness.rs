//! What a concept needs before it is ready to be decided.

use super::{PEOPLE, messages, said};
use crate::model::tests::{portal, sound_portal};
use crate::model::{AudienceSet, View};

/// Everything that a decision needs, one key per line.
const READY: [&str; 6] = [
    "state = \"decision-ready\"",
    "driver = \"ben\"",
    "decider = \"anna\"",
    "decide-by = 2026-12-04",
    "recommendation = \"b\"",
    "options = [{ id = \"a\", cost = \"1200 EUR\" }, { id = \"b\", effort = \"3 days\" }]",
];

#[test]
fn what_is_complete_is_ready() {
    assert_eq!(said(&READY.join("\n")), "");
}

#[test]
fn every_missing_thing_is_named() {
    let begins = |key: &str, line: &&str| !line.starts_with(key);
    for (key, instead, missing) in [
        ("decide-by", "", "7 of 8, missing: `decide-by`"),
        ("recommendation", "", "7 of 8, missing: `recommendation`"),
        (
            "options",
            "options = [{ id = \"b\", cost = 1 }]",
            "7 of 8, missing: two `options`",
        ),
        (
            "options",
            "options = [{ id = \"a\" }, { id = \"b\", cost = 1 }]",
            "7 of 8, missing: `cost` or `effort`",
        ),
        (
            "x",
            "questions = [\"Who?\", { text = \"Why?\", answer = \"So\" }]",
            "7 of 8, missing: answers",
        ),
        (
            "decider",
            "",
            "6 of 8, missing: somebody of the readers' side, `decider`",
        ),
        (
            "decider",
            "decider = \"ben\"",
            "7 of 8, missing: somebody of the readers' side",
        ),
        ("decider", "author = \"eva\"", "7 of 8, missing: `decider`"),
        (
            "decider",
            "consulted = [\"carl\", \"eva\"]",
            "7 of 8, missing: `decider`",
        ),
        (
            "decider",
            "informed = [\"eva\"]",
            "6 of 8, missing: somebody of the readers' side, `decider`",
        ),
    ] {
        let kept = READY.into_iter().filter(|line| begins(key, line));
        let keys: Vec<&str> = kept.chain([instead]).collect();
        let expected = format!("this is not `decision-ready`: {missing}");
        assert_eq!(said(&keys.join("\n")), expected, "{key} {instead}");
    }
    let (_, messages) = portal(&[(
        "concepts/a.md",
        "+++\nstate = \"decision-ready\"\n+++\n# A\n",
    )]);
    let all = "this is not `decision-ready`: 1 of 8, missing: a text, somebody of the readers' side, two `options`, `cost` or `effort`, \
        `recommendation`, `decider`, `decide-by`";
    assert_eq!(messages, [all]);
}

#[test]
fn what_is_wrong_is_said_once() {
    for (key, instead, expected) in [
        (
            "decide-by",
            "decide-by = \"soon\"",
            "`decide-by` cannot be `soon`",
        ),
        (
            "decider",
            "decider = [\"anna\", \"eva\"]\nconsulted = [\"eva\"]",
            "a concept has exactly one decider",
        ),
        (
            "recommendation",
            "recommendation = \"c\"",
            "there is no option `c`",
        ),
    ] {
        let kept = READY.into_iter().filter(|line| !line.starts_with(key));
        let keys: Vec<&str> = kept.chain([instead]).collect();
        assert_eq!(said(&keys.join("\n")), expected);
    }
}

#[test]
fn nothing_is_missing_where_people_cannot_be_read() {
    let text = format!("+++\n{}\n+++\nText\n", READY.join("\n"));
    let (_, messages) = portal(&[("people.toml", "[[person]\n"), ("concepts/a.md", &text)]);
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(
        messages.iter().all(|message| !message.contains("ready")),
        "{messages:?}"
    );
}

#[test]
fn one_decider_is_one_however_it_is_written() {
    for (decider, is_one) in [
        ("\"anna\"", true),
        ("[\"anna\"]", true),
        ("[]", false),
        ("\"anna and eva\"", false),
        ("\"anna, eva\"", false),
        ("\"anna und eva\"", false),
        ("\"anna & eva\"", false),
        ("\"anna/eva\"", false),
        ("[\"anna\", \"eva\", \"ben\"]", false),
    ] {
        let found = said(&format!("decider = {decider}"));
        let expected = match is_one {
            true => "",
            false => "a concept has exactly one decider",
        };
        assert_eq!(found, expected, "{decider}");
    }
}

#[test]
fn costs_are_in_the_portals_currency() {
    for (cost, expected) in [
        ("1200", ""),
        ("\"1200.00 EUR\"", ""),
        ("\"eur 1200\"", ""),
        (
            "\"1200 CHF\"",
            "`cost` is in CHF, and this portal counts in EUR",
        ),
        ("\"1200 CFH\"", "`CFH` is no currency"),
        ("\"1.200,00 EUR\"", "`cost` cannot be `1.200,00 EUR`"),
    ] {
        let found = said(&format!("options = [{{ id = \"a\", cost = {cost} }}]"));
        assert_eq!(found, expected, "{cost}");
    }
    let text = "+++\noptions = [{ id = \"a\", cost = \"3 GBP\" }]\n+++\n";
    let (_, messages) = portal(&[("concepts/a.md", text)]);
    assert_eq!(
        messages,
        ["`cost` is in GBP, and this portal has no currency"]
    );
}

#[test]
fn readers_count_what_they_know() {
    let ready = format!("+++\n{}\n+++\nText\n", READY.join("\n"));
    let mut portal = sound_portal(&[
        ("portal.toml", "name = \"Acme\"\ncurrency = \"EUR\"\n"),
        (
            "people.toml",
            &PEOPLE
                .replace("id = \"anna\"", "id = \"anne\"")
                .replace("\"anna\"", "\"anne\""),
        ),
        (
            "people/anna.md",
            "+++\nname = \"Anna\"\nside = \"customer\"\nsubstitute = \"anne\"\n+++\n",
        ),
        ("concepts/a.md", &ready),
    ]);
    let met = |portal: &crate::model::Portal| {
        let view = View::of(portal, AudienceSet::everyone());
        let (_, page) = view.page_at("concepts/a").expect("it is there");
        let maturity = view.maturity(page).expect("it is a concept");
        (maturity.met(), maturity.total())
    };
    assert_eq!(met(&portal), (8, 8));
    portal.limit("people/anna", "board");
    assert_eq!(met(&portal), (7, 8));
    assert_eq!(messages(&[]), Vec::<String>::new());
}

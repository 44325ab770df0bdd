//! A language that nobody has written code for: a Fluent file is enough for everything that is shown.

use std::collections::BTreeMap;

use super::urls_everywhere;
use crate::config::{INTERFACE_LANGUAGES, Language};
use crate::diag::Findings;
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, View};
use crate::render::assets::{PublicAsset, PublicAssets};
use crate::render::pages::render_view;
use crate::render::texts::Texts;
use crate::render::theme::Theme;
use crate::render::theme_files::LOCALES;

/// One page of each kind.
const FILES: [(&str, &str); 10] = [
    ("index.md", "# Nuqneh\n"),
    (
        "people.toml",
        "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\nlanguages = [\"tlh\", \"en\"]\nsubstitute = \"ben\"\n\n[[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"customer\"\n",
    ),
    (
        "status/2026-11-20-a.md",
        "+++\nkind = \"risk\"\nhealth = \"at-risk\"\nprogress = 62\ntarget = 2026-12-24\nneeds = [{ who = \"anna\", what = \"Loghom\", by = 2026-12-01 }]\n+++\nyIDoghQo’!\n",
    ),
    (
        "concepts/a.md",
        "+++\nstate = \"decision-ready\"\ndecider = \"anna\"\ndecide-by = 2026-12-24\nrecommendation = \"a\"\nquestions = [{ text = \"nuq\", answer = \"Hov\" }]\n\
            options = [{ id = \"a\", cost = 1, effort = \"wej\", summary = \"QaQ\" }, { id = \"b\", cost = 2 }]\n+++\nqech\n",
    ),
    (
        "concepts/b.md",
        "+++\nstate = \"deferred\"\ndecider = \"anna\"\ndecision = { on = 2026-11-20, by = \"anna\", reason = \"bIQong\", until = 2027-01-01 }\n+++\n",
    ),
    (
        "concepts/c.md",
        "+++\nstate = \"in-review\"\nsupersedes = \"b.md\"\nquestions = [{ text = \"nuq\", by = 2026-12-24 }]\n+++\n",
    ),
    (
        "budget/2026.md",
        "+++\nbasis = \"net\"\n[[lines]]\nid = \"a\"\napproved = \"12345.60\"\n+++\n",
    ),
    (
        "documents/a.md",
        "+++\nkind = \"invoice\"\ndate = 2026-11-20\nnet = \"-12345.60\"\ncurrency = \"EUR\"\n+++\n",
    ),
    ("handbook/a.md", "- [ ] vum\n"),
    ("shop/project.toml", "title = \"Ngevmeyam\"\n"),
];

/// What a Klingon writes in another way than CLDR has it for English.
const NOTATION: [(&str, &str); 9] = [
    ("likely-region", "KR"),
    (
        "months",
        "jar1, jar2, jar3, jar4, jar5, jar6, jar7, jar8, jar9, jar10, jar11, jar12\n    .alone = J1, J2, J3, J4, J5, J6, J7, J8, J9, J10, J11, J12",
    ),
    ("month-and-year", "LLLL y"),
    ("date-long", "y 'DIS' MMMM d 'jaj'"),
    ("decimal-sign", "|"),
    ("group-sign", "_"),
    ("money-group-sign", "_"),
    ("minus-sign", "−"),
    ("money", "#,##0.00 ¤"),
];

fn value_of(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(" = ")?;
    key.starts_with(|letter: char| letter.is_ascii_lowercase())
        .then_some((key, value))
}

/// The English file with every sentence between ⟦ and ⟧, and another notation.
fn klingon(english: &str) -> String {
    let mut lines = Vec::new();
    let mut in_notation = false;
    for line in english.lines() {
        if line.starts_with("##") {
            in_notation = line == "## Notation";
        }
        let other = |key: &str| NOTATION.iter().find(|(other, _)| *other == key);
        lines.push(match value_of(line) {
            _ if in_notation && line.starts_with("    .") => continue,
            Some((key, value)) if in_notation => {
                let value = other(key).map_or(value, |(_, value)| *value);
                format!("{key} = {value}")
            }
            Some((key, value)) if !value.ends_with("->") => format!("{key} = ⟦{value}⟧"),
            _ => line.to_owned(),
        });
    }
    lines.join("\n") + "\n"
}

/// What is left when everything between ⟦ and ⟧ is gone.
fn without_sentences(html: &str) -> String {
    let mut depth = 0;
    let outside = |letter: &char| {
        let before = depth;
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            _ => {}
        }
        before + depth == 0
    };
    html.chars().filter(outside).collect()
}

fn english() -> &'static str {
    let english = LOCALES.iter().find(|(name, _)| *name == "en.ftl");
    english.expect("English is there").1
}

#[test]
fn a_language_is_a_file() {
    let language = Language::parse("tlh").expect("a tag");
    let klingon = klingon(english());
    let theme = Theme::with_locales(&[("en.ftl", english()), ("tlh.ftl", &klingon)]);
    let theme = theme.expect("both are whole");
    let mut portal = sound_portal(&FILES);
    portal.settings.languages = vec![language.clone()];
    let view = View::of(&portal, AudienceSet::everyone());
    let mut findings = Findings::default();
    let urls = urls_everywhere(&portal);
    let rendered = render_view(&view, "Studio", &urls, &theme, &mut findings);
    let rendered = rendered.expect("every template renders");
    let assets = PublicAssets::of(&portal.settings, None, &theme);
    let shell = theme.shell(&portal.settings, "Studio".into(), &assets);
    let shell = shell.expect("the shell renders");

    let mut shown: BTreeMap<String, String> = BTreeMap::new();
    for (id, html) in &rendered.pages {
        let path = portal.paths(*id).next().unwrap_or_default();
        shown.insert(
            path.to_owned(),
            String::from_utf8_lossy(html.as_bytes()).into_owned(),
        );
    }
    shown.insert(
        "shell".to_owned(),
        format!("{}{}", shell.before(), shell.after()),
    );
    for (path, expected) in [
        ("", "⟦Overview⟧"),
        ("status/2026-11-20-a", "⟦Risk⟧"),
        ("status/2026-11-20-a", "2026 DIS jar12 24 jaj"),
        ("documents/a", "−12_345|60\u{a0}€"),
        ("people/anna", "⟦English⟧"),
        ("concepts", "⟦Ready to decide⟧"),
        ("concepts/a/~summary", "⟦Our recommendation⟧"),
        ("concepts/b", "⟦Put off until⟧"),
        ("concepts/c", "⟦Open questions⟧"),
        ("shell", "⟦Open portal⟧"),
    ] {
        assert!(shown[path].contains(expected), "{path}: {}", shown[path]);
    }
    let notation = theme.locale(&language).notation();
    let day = jiff::civil::date(2026, 12, 24);
    assert_eq!(notation.month_and_year(day), "J12 2026");
    // nothing is said in English
    for (path, html) in &shown {
        let rest = without_sentences(html);
        for (key, value) in english().lines().filter_map(value_of) {
            let is_said = value.starts_with(char::is_uppercase) || value.contains(' ');
            assert!(!is_said || !rest.contains(value), "{path}: `{key}`: {rest}");
        }
    }
    let sentences = assets.files().iter().map(PublicAsset::bytes);
    let sentence = "⟦This page no longer exists.".as_bytes();
    let mut all =
        sentences.filter(|bytes| bytes.windows(sentence.len()).any(|part| part == sentence));
    assert!(all.next().is_some(), "the reader speaks it too");
}

#[test]
fn a_locale_without_its_notation_is_refused_with_all_that_is_wrong() {
    let broken = |line: &str| {
        let (key, _) = line.split_once(" = ").unwrap_or_default();
        let value = match key {
            "months" | "list-end" => return None,
            "weekdays" => "Day, Night",
            "date-long" => "d of MMMM",
            "range-over-years" => "d MMMM y",
            "money" => "¤",
            "least-before-group" => "one",
            "currency-signs" => "€",
            "list-pair" => "{ $second }{ $first }",
            _ => return Some(line.to_owned()),
        };
        Some(format!("{key} = {value}"))
    };
    let lines: Vec<String> = english().lines().filter_map(broken).collect();
    let text = format!("{}\n", lines.join("\n"));
    let Err(error) = Theme::with_locales(&[("en.ftl", &text)]) else {
        panic!("it is broken");
    };
    assert_eq!(
        error.to_string().replace("; ", "\n"),
        "theme: locale `en` is broken: `months` is missing
`weekdays` lists 2 names, not 7
`date-long`: `o` has no meaning here
`range-over-years`: it has no second day
`money`: `¤` has no digits such as `#,##0`
`least-before-group`: `one` is no whole number
`currency-signs`: `€` is no currency with its sign
`list-pair` does not begin with `{ $first }` and end with `{ $second }`
`list-end` is missing"
    );
}

#[test]
fn every_language_is_ready_in_every_region() {
    let theme = Theme::built_in().expect("the built-in theme is whole");
    for language in INTERFACE_LANGUAGES {
        let (_, text) = LOCALES
            .iter()
            .find(|(name, _)| name.strip_suffix(".ftl") == Some(language))
            .expect("there is a file for it");
        let texts = Texts::parse(language, text).expect("it is well-formed");
        let regions = texts.regions().map(|region| format!("{language}-{region}"));
        for tag in regions.chain([(*language).to_owned()]) {
            let locale = theme.locale(&Language::parse(&tag).expect("a tag"));
            assert_ne!(locale.text("lock"), "lock", "{tag}");
        }
    }
}

//! Which messages the program asks for, read out of templates, Rust and JavaScript: none may be missing, none may be there for nothing.
//!
//! A message counts as used when something names it in whole, or when it is of a family whose other half is computed. The lists below say how code names
//! messages; a helper that is new there belongs into them.

use std::collections::{BTreeMap, BTreeSet};

use extranet::config::{Choice, PortalKind};
use extranet::model::{
    Basis, BookingKind, ConceptState, DocumentKind, DocumentState, Health, Side, StatusKind,
};

use super::theme_files;
use crate::architecture::files;
use crate::architecture::source::Source;
use crate::architecture::tokens::Token;

/// Methods whose first argument is a message.
const ASKING: [&str; 15] = [
    "filled",
    "sentence",
    "text",
    "numbered",
    "format",
    "count",
    "plain",
    "everywhere",
    "names",
    "names_alone",
    "day_pattern",
    "range_pattern",
    "number_pattern",
    "signs",
    "joint",
];

/// Methods whose first argument is the second half of a message, with the first half.
const ASKING_FOR_THE_REST: [(&str, &str); 8] = [
    ("fact", "fact-"),
    ("word", "fact-"),
    ("words", "fact-"),
    ("date", "fact-"),
    ("person", "fact-"),
    ("people", "fact-"),
    ("link", "fact-"),
    ("table", "table-"),
];

/// The same for closures.
const CLOSURES_ASKING_FOR_THE_REST: [(&str, &str); 1] = [("money", "fact-")];

/// Families of which nobody can list all members.
const OPEN_FAMILIES: [&str; 1] = ["language-"];

/// Families with all their members.
fn families() -> Vec<(&'static str, Vec<String>)> {
    vec![
        ("portal-kind-", choices::<PortalKind>()),
        ("status-kind-", choices::<StatusKind>()),
        ("health-", choices::<Health>()),
        ("concept-state-", choices::<ConceptState>()),
        ("basis-", choices::<Basis>()),
        ("booking-", choices::<BookingKind>()),
        ("document-kind-", choices::<DocumentKind>()),
        ("document-state-", choices::<DocumentState>()),
        ("side-", choices::<Side>()),
        ("kind-", words_of("src/model/page.rs", "kind")),
        ("section-", words_of("src/config/section.rs", "word")),
        ("dates-kind-", words_of("src/model/dates/mod.rs", "word")),
        (
            "maturity-",
            words_of("src/model/concept/maturity.rs", "word"),
        ),
        // the parts of `CalendarDuration`
        ("duration-", words("years months weeks days")),
        ("every-", words("years months weeks days")),
        ("budget-carry-", words("years months weeks days")),
        // the fields of a timeline's filter, and of a register's
        ("filter-by-", words("kind state topic author project year")),
        (
            "needs-paper-",
            words_of("src/model/documents/states.rs", "word"),
        ),
        (
            "document-for-you-",
            words_of("src/model/documents/states.rs", "word"),
        ),
        (
            "document-for-us-",
            words_of("src/model/documents/states.rs", "word"),
        ),
        (
            "register-",
            words_of("src/model/documents/register.rs", "word"),
        ),
        // the kinds of diagrams
        (
            "diagram-",
            words("flowchart sequence gantt pie state class er"),
        ),
        // the kinds of charts
        (
            "chart-kind-",
            words("bar grouped stacked line area pie donut sparkline"),
        ),
        // the figures of a budget in made files
        (
            "sheet-",
            words(
                "approved actual used committed remaining available invoiced paid etc forecast variance \
                 allowance carried used-up left expired",
            ),
        ),
        // the figures of a budget that are made of nothing else that must be said
        (
            "budget-note-",
            words("approved actual committed available variance invoiced paid"),
        ),
        ("budget-basis-", choices::<Basis>()),
        (
            "budget-level-",
            words_of("src/model/budget/level.rs", "word"),
        ),
        // the units of electronic invoices
        (
            "unit-",
            words(
                "one hour minute day week month year piece package set pair person flat gram kilogram tonne metre kilometre square-metre \
                 cubic-metre litre kilowatt-hour per-cent",
            ),
        ),
        // the preset of `portal.toml`
        ("phase-", words("track think make")),
    ]
}

fn choices<T: Choice>() -> Vec<String> {
    T::ALL.iter().map(|(word, _)| (*word).to_owned()).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

/// The words that stand as literals in a function.
fn words_of(path: &str, function: &str) -> Vec<String> {
    let files = files(&["src"]);
    let source = Source::new(path, &files[path], false);
    let starts = |pair: &[Token<'_>]| pair[0].text == "fn" && pair[1].text == function;
    let start = source.tokens.windows(2).position(starts);
    let body = &source.tokens[start.expect("the function is there") + 1..];
    let body = body.iter().take_while(|token| token.text != "fn");
    let words = body
        .filter_map(|token| token.said)
        .filter(|word| is_key(word));
    words.map(str::to_owned).collect()
}

fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-')
}

/// What the program asks for.
#[derive(Default)]
struct Uses {
    /// Messages that must be there, with a file that asks.
    asked: BTreeMap<String, String>,
    /// First halves of messages whose second is computed.
    families: BTreeMap<String, String>,
    /// Texts that are messages if there is such a message.
    mentioned: BTreeSet<String>,
}

impl Uses {
    fn ask(&mut self, text: &str, file: &str) {
        match text.split_once('{') {
            None => self.asked.insert(text.to_owned(), file.to_owned()),
            // `{list}-{word}`: both halves come from elsewhere, where the first is found
            Some(("", _)) => None,
            Some((first, _)) => self.families.insert(first.to_owned(), file.to_owned()),
        };
    }

    fn in_rust(&mut self, path: &str, text: &str) {
        let source = Source::new(path, text, false);
        let outside_tests = source.tokens.iter().zip(&source.in_test);
        let tokens: Vec<Token<'_>> = outside_tests
            .filter(|(_, in_test)| !**in_test)
            .map(|(token, _)| *token)
            .collect();
        let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
        for at in 0..tokens.len() {
            let said = tokens[at].said.filter(|said| is_key(said));
            self.mentioned.extend(said.map(str::to_owned));
            if text(at + 1) != "(" {
                continue;
            }
            let is_method = at > 0 && text(at - 1) == ".";
            if is_method && ASKING.contains(&text(at)) {
                for said in first_argument(&tokens[at + 2..]) {
                    self.ask(said, path);
                }
            }
            let said = tokens.get(at + 2).and_then(|token| token.said);
            let helpers: &[_] = match is_method {
                true => &ASKING_FOR_THE_REST,
                false => &CLOSURES_ASKING_FOR_THE_REST,
            };
            let helper = helpers.iter().find(|(name, _)| *name == text(at));
            if let (Some((_, first)), Some(said)) = (helper, said) {
                self.ask(&format!("{first}{said}"), path);
            }
        }
        // the columns of tables: `("title", false)`
        for row in tokens.windows(5) {
            let is_pair = row[0].text == "(" && row[2].text == "," && row[4].text == ")";
            if let Some(said) = row[1].said
                && is_pair
                && matches!(row[3].text, "true" | "false")
            {
                self.ask(&format!("column-{said}"), path);
            }
        }
    }

    fn in_template(&mut self, name: &str, text: &str) {
        let file = format!("{name}.html");
        for (at, _) in text.match_indices("t(\"") {
            if text[..at].ends_with(|letter: char| letter == '_' || letter.is_alphanumeric()) {
                continue;
            }
            let rest = &text[at + 3..];
            let (key, rest) = rest.split_once('"').expect("a string that ends");
            if rest.trim_start().starts_with('~') {
                self.families.insert(key.to_owned(), file.clone());
            } else {
                self.ask(key, &file);
            }
        }
        self.mentioned.extend(quoted(text, '"'));
    }

    fn in_reader(&mut self, path: &str, text: &str) {
        for call in ["tell('", "ReaderError('"] {
            for (at, _) in text.match_indices(call) {
                let key = text[at + call.len()..].split('\'').next();
                self.ask(&format!("reader-{}", key.unwrap_or_default()), path);
            }
        }
        let codes = quoted(text, '\'').map(|code| format!("reader-{code}"));
        self.mentioned.extend(codes);
    }
}

/// The literals up to the first comma, or to the end of the call.
fn first_argument<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    let mut depth = 0;
    let inside = tokens.iter().take_while(|token| {
        match token.text {
            "(" | "{" | "[" => depth += 1,
            ")" | "}" | "]" => depth -= 1,
            _ => {}
        }
        depth >= 0 && (depth > 0 || token.text != ",")
    });
    inside.filter_map(|token| token.said).collect()
}

/// Every run of key letters between two quotes.
fn quoted(text: &str, quote: char) -> impl Iterator<Item = String> {
    let parts = text.split(quote).filter(|part| is_key(part));
    parts.map(str::to_owned)
}

fn uses() -> Uses {
    let mut uses = Uses::default();
    for (path, text) in files(&["src/render", "src/reader"]) {
        if path.ends_with(".js") {
            uses.in_reader(&path, &text);
        } else if !path.contains("/tests/") {
            uses.in_rust(&path, &text);
        }
    }
    for (name, text) in theme_files("templates", ".html") {
        uses.in_template(&name, &text);
    }
    uses
}

fn keys() -> BTreeSet<String> {
    let text = &theme_files("locales", ".ftl")["en"];
    let resource = fluent_syntax::parser::parse(text.as_str()).expect("it is well-formed");
    let keys = resource.body.iter().filter_map(|entry| match entry {
        fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    });
    keys.collect()
}

#[test]
fn no_message_is_missing() {
    let (uses, keys, families) = (uses(), keys(), families());
    let mut missing = Vec::new();
    for (key, file) in &uses.asked {
        if !keys.contains(key) {
            missing.push(format!(
                "{file} asks for `{key}`, which en.ftl does not say"
            ));
        }
    }
    for (first, words) in &families {
        for word in words
            .iter()
            .filter(|word| !keys.contains(&format!("{first}{word}")))
        {
            missing.push(format!("en.ftl does not say `{first}{word}`"));
        }
    }
    let helpers = ASKING_FOR_THE_REST.iter().map(|(_, first)| *first);
    let known: BTreeSet<&str> = families
        .iter()
        .map(|(first, _)| *first)
        .chain(OPEN_FAMILIES)
        .chain(helpers)
        .chain(["column-"])
        .collect();
    for (first, file) in &uses.families {
        if !known.contains(first.as_str()) {
            missing.push(format!(
                "{file} makes messages out of `{first}…`; say in `families` of {} which there are",
                file!()
            ));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(
        uses.asked.len() > 100,
        "only {} were found",
        uses.asked.len()
    );
}

#[test]
fn no_message_is_there_for_nothing() {
    let (uses, families) = (uses(), families());
    let members: BTreeSet<String> = families
        .iter()
        .flat_map(|(first, words)| words.iter().map(move |word| format!("{first}{word}")))
        .collect();
    let unused: Vec<String> = keys()
        .into_iter()
        .filter(|key| {
            let is_open = OPEN_FAMILIES.iter().any(|first| key.starts_with(first));
            let is_named = uses.asked.contains_key(key) || uses.mentioned.contains(key);
            !is_open && !is_named && !members.contains(key)
        })
        .collect();
    assert!(
        unused.is_empty(),
        "nothing asks for these messages; take them away, or tell {} how they are asked for:\n{}",
        file!(),
        unused.join("\n")
    );
}

#[test]
fn uses_are_found_however_they_are_written() {
    let mut uses = Uses::default();
    let rust = "fn f() { locale.text(if done { \"task-done\" } else { \"task-open\" }); self.fact(\"stage\", text); \
        locale.format(&format!(\"side-{word}\"), &values); let columns = [(\"what\", false)]; let key = \"slip-later\"; }\n\
        #[cfg(test)] mod tests { fn g() { locale.text(\"nowhere\"); } }";
    uses.in_rust("src/render/a.rs", rust);
    uses.in_template("a", "{{ t(\"lock\") }}{{ t(\"more\", count=3) }}{{ t(\"kind-\" ~ kind) }}{% set key = \"later-one\" %}");
    uses.in_reader(
        "a.js",
        "announce(tell('opening')); const code = 'resealed';",
    );
    let asked: Vec<&str> = uses.asked.keys().map(String::as_str).collect();
    let expected = [
        "column-what",
        "fact-stage",
        "lock",
        "more",
        "reader-opening",
        "task-done",
        "task-open",
    ];
    assert_eq!(asked, expected);
    let families: Vec<&str> = uses.families.keys().map(String::as_str).collect();
    assert_eq!(families, ["kind-", "side-"]);
    for key in ["slip-later", "later-one", "reader-resealed"] {
        assert!(uses.mentioned.contains(key), "{key}");
    }
    assert!(!uses.mentioned.contains("nowhere"));
}

//! Words that say something about somebody's health or family. Data concerning health is a special category (GDPR, Art. 9): in a portal, which a whole
//! company reads, it has no place, and nobody needs it to know who stands in.
//!
//! Words count whole. `Krankenkasse`, `ill-defined` and `Reha-Zentrum` are other words, and what is in the portal's name, among its topics or in
//! somebody's organisation is the trade of its people, not their state. In a text a word counts when its paragraph names somebody; on a person's
//! own page it always does.

use std::ops::Range;

use super::super::page::{Page, Record};
use super::super::portal::Portal;
use super::person::Person;
use crate::diag::Finding;
use crate::load::MarkdownFile;

/// Words of both languages together, for texts mix them; any letter of theirs in ASCII may be a capital.
const WORDS: [&str; 50] = [
    "arbeitsunfähig",
    "arbeitsunfähigkeit",
    "burn-out",
    "burnout",
    "cancer",
    "chemotherapie",
    "chemotherapy",
    "clinic",
    "covid",
    "covid-19",
    "depression",
    "depressionen",
    "elternzeit",
    "erkrankt",
    "erkrankte",
    "erkrankung",
    "flu",
    "grippe",
    "hospital",
    "ill",
    "illness",
    "klinik",
    "krank",
    "krankenhaus",
    "krankenstand",
    "krankgemeldet",
    "krankgeschrieben",
    "krankheit",
    "krankheitsbedingt",
    "krankmeldung",
    "krankschreibung",
    "maternity",
    "medical leave",
    "mutterschutz",
    "parental leave",
    "paternity",
    "pregnancy",
    "pregnant",
    "reha",
    "rehab",
    "rehabilitation",
    "schwanger",
    "schwangerschaft",
    "sick",
    "sick-leave",
    "sickness",
    "surgery",
    "therapie",
    "therapy",
    "unwell",
];

/// Nouns that mean this in German alone, and only in these letters.
const GERMAN_NOUNS: [&str; 3] = ["AU", "OP", "Operation"];

/// What a person's own entry says.
pub(super) fn of_person(portal: &Portal, person: &Person) -> Option<Finding> {
    let german = speaks_german(portal, None);
    person.written.words.iter().find_map(|text| {
        let word = first_word(&text.value, german, &trade(portal))?;
        let message = format!(
            "`{}` says something about health or family",
            &text.value[word]
        );
        let source = &person.written.source;
        Some(Finding::warning("health-data", source, text.span.clone(), message).hint(HINT))
    })
}

const HINT: &str = "data about health is protected (GDPR, Art. 9): say who is away until when, and who stands in, but not why";

/// What a page says, its front matter included: the first such word of each paragraph.
pub(super) fn of_text(portal: &Portal, page: &Page, file: &MarkdownFile) -> Vec<Finding> {
    let text = file.text.text();
    let german = speaks_german(portal, Some(page));
    let trade = trade(portal);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(word) = next_word(text, from, german) {
        let paragraph = paragraph_around(text, word.start, file.front.body.start);
        from = word.end;
        if is_trade(&text[word.clone()], &trade) {
            continue;
        }
        let is_own_page = matches!(page.record, Record::Person(_));
        let named = portal
            .people
            .iter()
            .find_map(|person| named_in(&text[paragraph.clone()], &person.name));
        let message = match named {
            Some(name) => {
                let said = &text[word.clone()];
                format!("this names `{name}` and says something about health or family: `{said}`")
            }
            None if is_own_page => format!(
                "`{}` says something about health or family",
                &text[word.clone()]
            ),
            None => {
                // Whatever else it says, it speaks of nobody.
                from = from.max(paragraph.end);
                continue;
            }
        };
        from = from.max(paragraph.end);
        found.push(Finding::warning("health-data", &file.text, word, message).hint(HINT));
    }
    found
}

/// Whether a text may be German: by its own language, or by that of the portal.
fn speaks_german(portal: &Portal, page: Option<&Page>) -> bool {
    let own = page.and_then(|page| page.common.language.as_ref());
    own.unwrap_or(portal.settings.language()).primary() == "de"
}

/// The words that name what the people of a portal do.
fn trade(portal: &Portal) -> Vec<&str> {
    let settings = &portal.settings;
    let organisations = portal
        .people
        .iter()
        .filter_map(|person| person.org.as_deref());
    let projects = portal.projects.iter().map(|project| project.title.as_str());
    let names = organisations
        .chain(projects)
        .chain([settings.name.as_str()])
        .chain(settings.topics.iter().map(String::as_str));
    names
        .flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// A longer word of the trade may begin with it, as `Klinikum` does.
fn is_trade(word: &str, trade: &[&str]) -> bool {
    let word = word.to_lowercase();
    trade.iter().any(|known| {
        let known = known.to_lowercase();
        known == word || (word.len() >= 4 && known.starts_with(&word))
    })
}

fn first_word(text: &str, german: bool, trade: &[&str]) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(word) = next_word(text, from, german) {
        if !is_trade(&text[word.clone()], trade) {
            return Some(word);
        }
        from = word.end;
    }
    None
}

/// The first of the words at or after some place.
fn next_word(text: &str, from: usize, german: bool) -> Option<Range<usize>> {
    words(&text[from..]).find_map(|(at, word)| {
        let at = from + at;
        let length = listed_at(&text[at..], word)
            .or_else(|| (german && GERMAN_NOUNS.contains(&word)).then_some(word.len()))?;
        Some(at..at + length)
    })
}

/// How long the listed words are that a text begins with. `word` is its first one.
fn listed_at(text: &str, word: &str) -> Option<usize> {
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    // Nearly every word of a text ends here, and there are millions of them.
    if !first.is_ascii_lowercase() || word.len() > LONGEST || !BEGINNINGS[usize::from(first)] {
        return None;
    }
    WORDS
        .iter()
        .filter(|listed| listed.as_bytes()[0] == first)
        .find(|listed| {
            let same = text
                .get(..listed.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(listed));
            let after = text.get(listed.len()..).unwrap_or_default();
            same && !after.starts_with(is_in_word)
        })
        .map(|listed| listed.len())
}

const LONGEST: usize = 20;

/// The letters with which listed words begin.
const BEGINNINGS: [bool; 128] = {
    let mut beginnings = [false; 128];
    let mut index = 0;
    while index < WORDS.len() {
        beginnings[WORDS[index].as_bytes()[0] as usize] = true;
        index += 1;
    }
    beginnings
};

/// The words of a text and where they begin. A hyphen makes one word of two.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let begins = rest + text[rest..].find(char::is_alphanumeric)?;
        let ends = text[begins..]
            .find(|letter| !is_in_word(letter))
            .map_or(text.len(), |length| begins + length);
        rest = ends;
        Some((begins, &text[begins..ends]))
    })
}

fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

/// The paragraph, item, heading, row or line of front matter around a place.
fn paragraph_around(text: &str, place: usize, body: usize) -> Range<usize> {
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line_end = |at: usize| {
        text[at..]
            .find('\n')
            .map_or(text.len(), |length| at + length)
    };
    let mut from = line_start(place);
    let mut until = line_end(place);
    if place < body {
        return from..until;
    }
    while from > body && !begins_anew(&text[from..until]) {
        let above = line_start(from - 1);
        if text[above..from].trim().is_empty() || above < body {
            break;
        }
        from = above;
    }
    while until < text.len() {
        let below = until + 1..line_end(until + 1);
        if text[below.clone()].trim().is_empty() || begins_anew(&text[below.clone()]) {
            break;
        }
        until = below.end;
    }
    from..until
}

/// Whether a line is the first of a list item, a heading or a row of a table.
fn begins_anew(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_numbered = number.len() < line.len() && number.starts_with([')', '.']);
    is_numbered
        || line.starts_with(['#', '|'])
        || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
}

/// The first or last name of somebody, if a text has it as a word.
fn named_in<'n>(text: &str, name: &'n str) -> Option<&'n str> {
    // Initials and titles name nobody.
    let mut parts = name
        .split_whitespace()
        .filter(|part| part.chars().count() > 2 && !part.ends_with('.'));
    let ends = [parts.clone().next(), parts.next_back()];
    ends.into_iter()
        .flatten()
        .find(|part| words(text).any(|(_, word)| word == *part))
}

#[cfg(test)]
mod tests {
    use super::{GERMAN_NOUNS, LONGEST, WORDS, next_word, paragraph_around};
    use crate::model::tests::portal;

    #[test]
    fn the_list_is_sorted_lower_case_and_no_longer_than_said() {
        assert!(WORDS.is_sorted());
        for word in WORDS {
            assert_eq!(word, word.to_lowercase());
            assert!(word.len() <= LONGEST && word.as_bytes()[0].is_ascii());
        }
        assert!(GERMAN_NOUNS.is_sorted());
    }

    #[test]
    fn whole_words_count_in_any_case() {
        let found =
            |text: &str, german: bool| next_word(text, 0, german).map(|at| text[at].to_owned());
        for (text, word) in [
            ("Ben ist krank.", "krank"),
            ("„Krank“, sagte er", "Krank"),
            ("seit Montag KRANKGESCHRIEBEN", "KRANKGESCHRIEBEN"),
            ("Arbeitsunfähig bis Freitag", "Arbeitsunfähig"),
            ("on Parental leave until May", "Parental leave"),
            ("she's ill", "ill"),
            ("a burn-out", "burn-out"),
            ("COVID-19, again", "COVID-19"),
        ] {
            assert_eq!(found(text, false).as_deref(), Some(word), "{text}");
        }
        for text in [
            "die Krankenkasse",
            "an ill-defined scope",
            "das Klinikum Nord",
            "Reha-Zentrum Süd",
            "still, will, skill, I'll",
            "parental controls",
            "parental leaves",
            "krankhaft",
            "a sickle",
            "",
        ] {
            assert_eq!(found(text, true), None, "{text}");
        }
        for (text, in_german) in [
            ("Die AU liegt vor", Some("AU")),
            ("nach der Operation", Some("Operation")),
            ("au lait, operation of the ferry", None),
        ] {
            assert_eq!(found(text, true).as_deref(), in_german, "{text}");
            assert_eq!(found(text, false), None, "{text}");
        }
    }

    #[test]
    fn a_paragraph_ends_where_the_next_begins() {
        let text =
            "---\ntitle: a\n---\nOne\ntwo krank\nthree\n\nfour\n- five\n  more\n- six\n## Seven\n";
        let body = text.find("One").expect("it is there");
        let around = |word: &str| {
            let place = text.find(word).expect("it is there");
            &text[paragraph_around(text, place, body)]
        };
        assert_eq!(around("krank"), "One\ntwo krank\nthree");
        assert_eq!(around("title"), "title: a");
        assert_eq!(around("four"), "four");
        assert_eq!(around("more"), "- five\n  more");
        assert_eq!(around("six"), "- six");
        assert_eq!(around("Seven"), "## Seven");
    }

    const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Dr. Anna Berg\"\nside = \"customer\"\norg = \"Klinikum Nord\"\n";

    fn warned(file: &str, text: &str) -> bool {
        let (_, messages) = portal(&[
            ("portal.toml", "name = \"Acme\"\nlanguages = [\"de\"]\n"),
            ("people.toml", PEOPLE),
            (file, text),
        ]);
        let is_other =
            |message: &String| !message.contains("says something about health or family");
        assert!(
            messages.is_empty() || !messages.iter().all(is_other),
            "{messages:?}"
        );
        !messages.is_empty()
    }

    #[test]
    fn a_word_counts_where_somebody_is_named() {
        for (file, text, expected) in [
            ("status/2026-11-20-a.md", "Anna Berg ist krank.\n", true),
            (
                "status/2026-11-20-a.md",
                "Frau Berg fehlt\n(erkrankt).\n",
                true,
            ),
            (
                "status/2026-11-20-a.md",
                "+++\nheadline = \"Berg in Reha\"\n+++\nText\n",
                true,
            ),
            (
                "status/2026-11-20-a.md",
                "Anna ist da.\n\nDie Krankheit der Rosen.\n",
                false,
            ),
            (
                "status/2026-11-20-a.md",
                "- Anna: fertig\n- Sick days: none\n",
                false,
            ),
            (
                "status/2026-11-20-a.md",
                "Dr. Who ist krank, die Bergbahn auch.\n",
                false,
            ),
            (
                "status/2026-11-20-a.md",
                "+++\ndraft = true\n+++\nAnna ist krank.\n",
                false,
            ),
            // Their organisation is one.
            ("handbook/a.md", "Anna arbeitet in der Klinik.\n", false),
            ("handbook/a.md", "Anna ist in Therapie.\n", true),
            ("people/anna.md", "Nach der Operation nur halbtags.\n", true),
            (
                "people/anna.md",
                "+++\nlanguage = \"en\"\n+++\nIn charge of the operation.\n",
                false,
            ),
        ] {
            assert_eq!(warned(file, text), expected, "{text}");
        }
    }

    #[test]
    fn a_persons_entry_is_about_that_person() {
        let cleo = "+++\nname = \"Cleo Dahl\"\nside = \"agency\"\ntitle = \"Designer (Elternzeit)\"\n+++\n";
        assert!(warned("people/cleo.md", cleo));
        assert!(!warned(
            "people/cleo.md",
            &cleo.replace("Elternzeit", "Klinik")
        ));
    }
}

//! Many entries in one file, and the same file in another language.

use super::{PEOPLE, entries, everybody, wrong};
use crate::config::Language;
use crate::model::{Portal, Record, Seen, View};

const TWO: &str = "name = \"Acme Ltd\"\nlanguages = [\"de\", \"en-GB\"]\n";

/// A file, its translation, and what was found.
fn pair(german: &str, english: &str) -> (Portal, Vec<String>) {
    wrong(&[
        ("portal.toml", TWO),
        ("status/2026-11.md", german),
        ("status/2026-11.en.md", english),
    ])
}

fn sound(german: &str, english: &str) -> Portal {
    let (portal, messages) = pair(german, english);
    assert_eq!(messages, [""; 0], "{english}");
    portal
}

fn english() -> Language {
    Language::parse("en-GB").expect("a tag")
}

/// What an English reader sees of the file and its entries: title and text, each with `(de)` where it is not translated.
fn seen(portal: &Portal) -> Vec<String> {
    let language = english();
    let view = everybody(portal).in_language(&language);
    let mark = |language: &Language| match language.as_str() {
        "en-GB" => "",
        _ => " (de)",
    };
    let inside = |path: &str| path.starts_with("status/2026-11");
    let pages = view.pages().filter(|(_, page)| inside(&page.path));
    pages
        .map(|(_, page)| {
            let title = view.title(page);
            let text = view.body(page).map_or("", |body| body.markdown().trim());
            format!(
                "{}{} | {text}{}",
                title.text,
                mark(title.language),
                mark(view.text_language(page))
            )
        })
        .collect()
}

#[test]
fn entries_find_their_words_by_day_time_and_id() {
    for (german, english, expected) in [
        (
            "# November\n\nAlles.\n\n## 2026-11-20 14:30 @ben #launch Wir sind da {#live}\nSeit neun.\n## 2026-11-19 9:05\nZwei. Mehr.\n## 2026-11-18 Nur hier\nText.\n",
            "# November\n\nAll of it.\n\n## 2026-11-19 09:05 Two\nMore.\n## 2026-11-20T14:30 We are live {#live}\nSince nine.\n",
            &[
                "November | # November\n\nAll of it.",
                "Nur hier (de) | Text. (de)",
                "Two | More.",
                "We are live | Since nine.",
            ][..],
        ),
        (
            "## 2026-11-20 A\nA.\n## 2026-11-20 B\nB.\n## 2026-11-20 C {#2026-11-20-2}\nC.\n",
            "## 2026-11-20 One\nOne.\n## 2026-11-20 Two\nTwo.\n",
            &[" (de) | ", "One | One.", "C (de) | C. (de)", "Two | Two."],
        ),
        // Who names one, leaves the other.
        (
            "## 2026-11-20 A\nA.\n## 2026-11-20 B\nB.\n",
            "## 2026-11-20 Two {#2026-11-20-2}\nTwo.\n## 2026-11-20 One\nOne.\n",
            &[" (de) | ", "One | One.", "Two | Two."],
        ),
        (
            "## 2026-11-20 A\nA.\n## 2026-11-20 B\nB.\n",
            "## 2026-11-20 Two {#2026-11-20-2}\nTwo.\n",
            &[" (de) | ", "A (de) | A. (de)", "Two | Two."],
        ),
        // An entry without a title is called by its first sentence, in every language.
        (
            "## 2026-11-20\nZwei Bretter.\n## 2026-11-19\nZwei Bretter. Mehr.\n## 2026-11-18 Titel\nText.\n",
            "## 2026-11-20\nTwo boards. More.\n## 2026-11-19\nTwo boards.\n## 2026-11-18\n+++\nheadline = \"In short\"\n+++\nText in English.\n",
            &[
                " (de) | ",
                "In short | Text in English.",
                "Two boards | ",
                "Two boards | Two boards. More.",
            ],
        ),
        // A title may be translated alone.
        (
            "## 2026-11-20 Titel\nText.\n",
            "---\ntitle: The log\n---\n## 2026-11-20 Title\n",
            &["The log | ", "Title | Text. (de)"],
        ),
        (
            "Oben.\n\n## 2026-11-20 Titel\nText.\n",
            "---\ntitle: The log\n---\n",
            &["The log | Oben. (de)", "Titel (de) | Text. (de)"],
        ),
    ] {
        let mut found = seen(&sound(german, english));
        let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{english}");
    }
}

#[test]
fn a_title_was_given_or_is_how_the_text_begins_in_each_language_by_itself() {
    for (german, english_text, is_titled) in [
        ("Titel\nZwei. Mehr.", "Title\nTwo. More.", (true, true)),
        ("Titel\nZwei. Mehr.", "\nTwo. More.", (true, false)),
        ("\nZwei. Mehr.", "Title\nTwo. More.", (false, true)),
        ("\nZwei. Mehr.", "\nTwo. More.", (false, false)),
        ("\nZwei. Mehr.", "Title\n", (false, true)),
        (
            "\nZwei. Mehr.",
            "\n+++\nheadline = \"In short\"\n+++\n",
            (false, true),
        ),
        (
            "\nZwei. Mehr.",
            "\n+++\nnext = \"Go on\"\n+++\n",
            (false, false),
        ),
    ] {
        let heading = "## 2026-11-20 ";
        let portal = sound(
            &format!("{heading}{german}\n"),
            &format!("{heading}{english_text}\n"),
        );
        let language = english();
        let view = everybody(&portal);
        let (_, page) = view
            .page_at("status/2026-11/2026-11-20")
            .expect("it is there");
        let found = (
            view.is_titled(page),
            view.in_language(&language).is_titled(page),
        );
        assert_eq!(found, is_titled, "{german} / {english_text}");
    }
}

#[test]
fn a_translated_entry_says_words_and_its_heading_nothing_new() {
    let portal = entries(&[
        ("portal.toml", TWO),
        ("people.toml", PEOPLE),
        (
            "status/2026-11.md",
            "+++\ntags = [\"web\"]\n+++\n## 2026-11-20 @ben #launch Titel\n+++\nhealth = \"at-risk\"\nheadline = \"Kurz\"\nnext = \"Weiter\"\ntopic = \"Börse\"\n+++\nText.\n",
        ),
        (
            "status/2026-11.en.md",
            "+++\nupdated = 2026-11-21\n+++\n## 2026-11-20 @ben #Launch #web #boerse Title\n+++\nheadline = \"In short\"\nnext = \"Go on\"\nauthor = \"anna\"\n+++\nWords.\n",
        ),
    ]);
    let language = english();
    let german = everybody(&portal);
    let view = german.in_language(&language);
    let (_, page) = view
        .page_at("status/2026-11/2026-11-20")
        .expect("it is there");
    let text = |words: Option<crate::model::Words<'_>>| words.map(|words| words.text.to_owned());
    assert_eq!(view.title(page).text, "Title");
    assert_eq!(text(view.headline(page)).as_deref(), Some("In short"));
    assert_eq!(text(view.next(page)).as_deref(), Some("Go on"));
    assert_eq!(
        (view.author(page), german.author(page)),
        (Some("anna"), Some("ben"))
    );
    let updated = view.updated(page).map(|day| day.to_string());
    assert_eq!(updated.as_deref(), Some("2026-11-21"));
    assert_eq!(german.updated(page), None);
    assert!(matches!(&page.record, Record::Status(status) if status.health.is_some()));
}

#[test]
fn whatever_a_translation_of_many_entries_says_otherwise_is_told() {
    let german = "+++\nauthor = \"ben\"\n+++\n## 2026-11-20 #launch A\nA.\n## 2026-11-19 9:00 @anna B {#b}\nB.\n## 2026-11-18 C\nC.\n## 2026-11-18 D\nD.\n";
    let file = "`status/2026-11.md`";
    for (english, expected) in [
        (
            "## 2026-11-20 @ben #launch A\n## 2026-11-19 9:00 @anna B {#b}\n",
            vec![],
        ),
        (
            "## 2026-11-20 @anna A\n",
            vec![format!(
                "in {file} the author of this entry is `ben`, not `anna`"
            )],
        ),
        (
            "## 2026-11-20 #start A\n",
            vec![format!("in {file} this entry has no `#start`")],
        ),
        (
            "## 2026-11-19 B {#b}\n",
            vec![format!("the entry `b` in {file} is of 2026-11-19 09:00")],
        ),
        (
            "## 2026-11-20 9:00 B {#b}\n",
            vec![format!("the entry `b` in {file} is of 2026-11-19 09:00")],
        ),
        (
            "## 2026-11-17 X\n## 2026-11-19 9:00 B\n## 2026-11-20 X {#x}\n",
            vec![
                format!("{file} has no such entry of 2026-11-17"),
                format!("{file} has no such entry of 2026-11-19 09:00"),
                format!("{file} has no entry `x`"),
            ],
        ),
        (
            "## 2026-11-20 A\n## 2026-11-20 X\n",
            vec![format!("{file} has no such entry of 2026-11-20")],
        ),
        (
            "## 2026-11-18 D\n",
            vec![format!(
                "{file} has 2 entries of 2026-11-18, and which of them this one translates is not clear"
            )],
        ),
        (
            "## 2026-11-19 9:00 B {#b}\n## 2026-11-19 9:00 B again {#b}\n",
            vec!["the id `b` is given twice: in line 1 and in line 2".to_owned()],
        ),
        (
            "## 2026-11-20 A\n+++\ntitle = \"A\"\nhealth = \"done\"\nlanguage = \"en\"\ntitel = \"A\"\n+++\n",
            vec![
                "`title` is said in the heading already".to_owned(),
                "`health` belongs to `status/2026-11.md#2026-11-20`".to_owned(),
                "the file's name says the language of a translation".to_owned(),
                "unknown key `titel`".to_owned(),
            ],
        ),
        (
            "+++\nauthor = \"anna\"\nhealth = \"done\"\naudience = [\"everyone\"]\nupdatd = 2026-11-20\n+++\n## 2026-11-20 A\n",
            vec![
                "`author` belongs to one entry, and this file has many".to_owned(),
                format!("`health` belongs to {file}"),
                format!("`audience` belongs to {file}"),
                "unknown key `updatd`".to_owned(),
            ],
        ),
        (
            "## 2026-11-20\n",
            vec!["this translation says nothing".to_owned()],
        ),
        ("", vec!["this translation says nothing".to_owned()]),
        (
            "Words.\n\n## Next\n",
            vec![format!("{file} holds many entries, and here none begins")],
        ),
        (
            "## 20.11.2026 A\n",
            vec!["a day is not written like `20.11.2026`".to_owned()],
        ),
        (
            "## 2026-11-20 A\n\n+++\ndraft = true\n+++\n",
            vec!["this looks like front matter, and is not right below the heading".to_owned()],
        ),
        (
            "## 2026-11-20 A\n+++\nauthor = \"bne\"\n+++\n",
            vec!["unknown person `bne`".to_owned()],
        ),
    ] {
        assert_eq!(pair(german, english).1, expected, "{english}");
    }
}

#[test]
fn one_text_and_many_entries_are_no_translations_of_each_other() {
    for (file, german) in [
        ("status/2026-11-20-a", "Text.\n"),
        ("status/index", "Hallo.\n"),
    ] {
        let (_, messages) = wrong(&[
            ("portal.toml", TWO),
            (&format!("{file}.md"), german),
            (
                &format!("{file}.en.md"),
                "Hello.\n\n## 2026-11-20 A\n+++\nkind = 7\n",
            ),
        ]);
        let expected = format!("here an entry begins, and `{file}.md` is one text");
        assert_eq!(messages, [expected]);
    }
    // Nothing else has entries.
    entries(&[
        ("portal.toml", TWO),
        ("handbook/log.md", "Text.\n"),
        ("handbook/log.en.md", "## 2026-11-20 A\n"),
    ]);
}

#[test]
fn languages_are_those_of_names_and_each_is_there_once() {
    let (_, messages) = wrong(&[
        ("portal.toml", TWO),
        (
            "status/a.en.md",
            "+++\nlanguage = \"de\"\n+++\n## 2026-11-20 A\n",
        ),
        ("status/b.md", "## 2026-11-20 B\n"),
        ("status/b.de.md", "## 2026-11-20 B\n"),
        (
            "status/c.md",
            "## 2026-11-20 C\n+++\nlanguage = \"en\"\n+++\n",
        ),
        ("status/c.en.md", "## 2026-11-20 C\n"),
    ]);
    assert_eq!(
        messages,
        [
            "`language` is `de`, and the file's name says `en-GB`",
            "`status/b.de.md` and `status/b.md` are one page in one language",
            "`status/c.md` has this entry in `en` itself",
        ]
    );
    let portal = entries(&[
        ("portal.toml", TWO),
        ("status/a.en.md", "Hello.\n\n## 2026-11-20 A\n"),
        ("status/2026-11-21-b.md", "[A](a.md#2026-11-20)\n"),
    ]);
    let view = everybody(&portal);
    for path in ["status/a", "status/a/2026-11-20"] {
        let (_, page) = view.page_at(path).expect("it is there");
        assert!(view.is_foreign(page), "{path}");
    }
    for typed in ["a.md#2026-11-20", "a.en.md#2026-11-20"] {
        let found = view.find("status/2026-11-21-b.md", typed);
        assert!(
            matches!(found, Ok(Seen::Page(_, page, None)) if page.path == "status/a/2026-11-20"),
            "{typed}"
        );
    }
}

#[test]
fn a_translated_entry_is_older_when_its_original_changed_after_it() {
    for (own, file, entry, older) in [
        ("", "", "", None),
        ("updated = 2026-11-21", "", "", Some("2026-11-21")),
        ("updated = 2026-11-21", "updated = 2026-11-21", "", None),
        (
            "updated = 2026-11-21",
            "updated = 2026-11-20",
            "",
            Some("2026-11-21"),
        ),
        (
            "updated = 2026-11-21",
            "updated = 2026-11-22",
            "updated = 2026-11-20",
            Some("2026-11-21"),
        ),
        ("updated = 2026-11-21", "", "updated = 2026-11-21", None),
        // When the file was last changed, this entry was not there yet.
        ("", "updated = 2026-11-01", "", None),
    ] {
        let german = format!("## 2026-11-20 A\n+++\n{own}\n+++\nText.\n");
        let english = format!("+++\n{file}\n+++\n## 2026-11-20 A\n+++\n{entry}\n+++\nText.\n");
        let (portal, messages) = pair(&german, &english);
        let view = everybody(&portal);
        let (_, page) = view
            .page_at("status/2026-11/2026-11-20")
            .expect("it is there");
        let found = page.translations[0].older_than.map(|day| day.to_string());
        assert_eq!(found.as_deref(), older, "{own} / {file} / {entry}");
        let message = older.map(|day| {
            format!("this translation is older than `status/2026-11.md#2026-11-20` of {day}")
        });
        assert_eq!(messages, Vec::from_iter(message));
    }
}

#[test]
fn links_lead_to_entries_in_whatever_language_they_are_typed() {
    let portal = entries(&[
        ("portal.toml", TWO),
        ("index.md", "Text\n"),
        (
            "status/2026-11.md",
            "## 2026-11-20 14:30 A\n## Weiter\n## 2026-11-19 B {#b}\n## 2026-11-18 C {#c}\n",
        ),
        (
            "status/2026-11.en.md",
            "# The log\n\n## 2026-11-20 14:30 One\n## Next\n## 2026-11-18 C {#c}\n+++\ndraft = true\n+++\n",
        ),
    ]);
    let view = everybody(&portal);
    let find = |from: &str, typed: &str| match view.find(from, typed) {
        Ok(Seen::Page(_, page, fragment)) => {
            format!("{} {}", page.path, fragment.unwrap_or_default())
        }
        Ok(_) => "elsewhere".to_owned(),
        Err(broken) => broken.message,
    };
    let own = "status/2026-11.en.md#2026-11-20-1430";
    let draft = "the link `status/2026-11.en.md#c` leads to a draft, which is not published";
    for (from, typed, expected) in [
        (
            "index.md",
            "status/2026-11.en.md#2026-11-20-1430",
            "status/2026-11/2026-11-20-1430 ",
        ),
        // The entry is there, and is not translated.
        ("index.md", "status/2026-11.en.md#b", "status/2026-11/b "),
        ("index.md", "status/2026-11.en.md#c", draft),
        ("index.md", "status/2026-11.en.md", "status/2026-11 "),
        (
            "index.md",
            "status/2026-11.en.md#nothing",
            "status/2026-11 nothing",
        ),
        (own, "#b", "status/2026-11/b "),
        (own, "#c", "status/2026-11/c "),
        (own, "#next", "status/2026-11/2026-11-20-1430 next"),
        (own, "2026-11.md#b", "status/2026-11/b "),
        (own, "../index.md", " "),
        ("status/2026-11.en.md", "#b", "status/2026-11/b "),
    ] {
        assert_eq!(find(from, typed), expected, "{typed}");
    }
    for (typed, expected) in [
        ("2026-11#b", "status/2026-11/b"),
        ("The log#b", "status/2026-11/b"),
        ("One", "status/2026-11/2026-11-20-1430"),
        ("status/2026-11.en#b", "status/2026-11/b"),
    ] {
        assert!(
            matches!(view.find_wiki("index.md", typed), Ok(Seen::Page(_, page, None)) if page.path == expected),
            "{typed}"
        );
    }
}

#[test]
fn drafts_of_entries_stay_drafts_in_every_language() {
    let untranslated = |portal: &Portal| {
        let view = View::of(portal, crate::model::AudienceSet::everyone());
        view.pages().all(|(_, page)| page.translations.is_empty())
    };
    for (german, english, draft) in [
        (
            "Oben.\n\n## 2026-11-20 A\nA.\n",
            "+++\ndraft = true\n+++\nAbove.\n\n## 2026-11-20 One\nOne.\n",
            "status/2026-11.en.md#2026-11-20",
        ),
        (
            "+++\ndraft = true\n+++\n## 2026-11-20 A\nA.\n",
            "## 2026-11-20 One\nOne.\n",
            "status/2026-11.en.md#2026-11-20",
        ),
        (
            "## 2026-11-20 A\nA.\n",
            "## 2026-11-20 One\n+++\ndraft = true\n+++\nOne.\n",
            "status/2026-11.en.md#2026-11-20",
        ),
        (
            "## 2026-11-20 A\n+++\ndraft = true\n+++\nA.\n## 2026-11-19 B\nB.\n",
            "## 2026-11-20 One\nOne.\n",
            "status/2026-11.en.md#2026-11-20",
        ),
    ] {
        let portal = sound(german, english);
        assert!(untranslated(&portal), "{english}");
        let broken = everybody(&portal).find("index.md", draft).err();
        let broken = broken.unwrap_or_else(|| panic!("{english}"));
        assert!(broken.message.contains("draft"), "{english}");
    }
}

#[test]
fn what_only_some_may_read_is_hidden_in_every_language() {
    let mut portal = sound(
        "## 2026-11-20 A\nA.\n## 2026-11-19 B\nB.\n",
        "## 2026-11-20 One\nOne.\n## 2026-11-19 Two\nTwo.\n",
    );
    portal.limit("status/2026-11/2026-11-20", "board");
    assert_eq!(seen(&portal), [" (de) | ", "Two | Two."]);
}

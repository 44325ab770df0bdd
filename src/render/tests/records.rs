//! What records say about themselves: facts in the reader's language, for pages and for lists.

use super::urls;
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, Portal, View};
use crate::render::context::Fact;
use crate::render::facts::Facts;
use crate::render::theme::Theme;

const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\nside = \"customer\"\nsubstitute = \"ben\"\n\
    [[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"customer\"\n";

fn with_facts<T>(
    portal: &Portal,
    path: &str,
    take: impl Fn(&Facts<'_, '_>, &crate::model::Page) -> T,
) -> T {
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let view = View::of(portal, AudienceSet::everyone());
    let urls = urls(portal);
    let language = view.settings().language();
    let facts = Facts {
        view: &view,
        urls: &urls,
        locale: theme.locale(language),
        notation: theme.locale(language).notation(),
    };
    let (_, page) = view.page_at(path).expect("the page is there");
    take(&facts, page)
}

fn said(facts: &[Fact]) -> Vec<String> {
    facts
        .iter()
        .map(|fact| format!("{}: {}", fact.key, fact.text))
        .collect()
}

fn portal_in(language: &str, file: &str, text: &str) -> Portal {
    let settings = format!("name = \"Acme\"\ncurrency = \"EUR\"\nlanguages = [\"{language}\"]\n");
    sound_portal(&[
        ("portal.toml", &settings),
        ("people.toml", PEOPLE),
        ("old.md", "# Old one\n"),
        ("a.pdf", "%PDF"),
        (file, text),
    ])
}

#[test]
fn amounts_are_written_as_the_language_writes_them() {
    let text = "+++\nkind = \"invoice\"\nnumber = \"R-1\"\nnet = \"12345.60\"\ntax = \"2345.66\"\ngross = \"14691.26\"\n+++\n";
    for (language, net) in [("de", "net: 12.345,60\u{a0}€"), ("en", "net: €12,345.60")] {
        let portal = portal_in(language, "documents/a.md", text);
        let facts = with_facts(&portal, "documents/a", |facts, page| {
            said(&facts.of_page(page))
        });
        assert!(facts.iter().any(|fact| fact == net), "{facts:?}");
    }
}

#[test]
fn a_document_in_another_currency_says_so() {
    let text = "+++\nkind = \"invoice\"\ngross = \"100\"\ncurrency = \"JPY\"\n+++\n";
    let portal = portal_in("en", "documents/a.md", text);
    let facts = with_facts(&portal, "documents/a", |facts, page| {
        said(&facts.for_list(page))
    });
    assert!(
        facts
            .iter()
            .any(|fact| fact.starts_with("amount: ") && !fact.contains('€')),
        "{facts:?}"
    );
}

//! Texts and records as HTML, on small portals put together from texts.

mod amounts;
mod budgets;
mod charts;
mod concepts;
mod dates;
mod home;
mod languages;
mod ledger;
mod links;
mod locales;
mod notes;
mod people;
mod pictures;
mod raw_html;
mod records;
mod texts;
mod timelines;

use std::collections::BTreeMap;

use super::links::Links;
use super::made_file::Format;
use super::markdown::{Rendered, render};
use super::theme::Theme;
use super::urls::Urls;
use crate::config::Language;
use crate::diag::{Findings, Style};
use crate::model::tests::portal;
use crate::model::{AudienceSet, Portal, View};

/// Addresses that say what they stand for, in the default language.
pub(super) fn urls(portal: &Portal) -> Urls {
    urls_in(portal, portal.settings.language())
}

/// The same in every language.
pub(super) fn urls_everywhere(portal: &Portal) -> BTreeMap<Language, Urls> {
    let languages = portal.settings.languages.iter();
    languages
        .map(|language| (language.clone(), urls_in(portal, language)))
        .collect()
}

fn urls_in(portal: &Portal, language: &Language) -> Urls {
    let page = |path: &str| match path {
        "" => "index.html".to_owned(),
        path => format!("{}.html", path.replace('/', "_")),
    };
    let pages = portal.page_ids().map(|id| {
        let path = portal.paths_in(id, language).next().unwrap_or_default();
        (id, page(&path))
    });
    let files = portal.attachments();
    let files = files.map(|(id, file)| (id, format!("{}.bin", file.path.replace(['/', '.'], ""))));
    let figures = portal.page_ids().filter(|id| portal.has_figures(*id));
    let made = figures.flat_map(|id| {
        let path = portal.paths_in(id, language).next().unwrap_or_default();
        Format::ALL.map(|format| {
            let file = format!("{}-{}.bin", path.replace('/', "_"), format.ending());
            ((id, format), file)
        })
    });
    let made = made.collect();
    Urls::new(pages.collect(), files.collect()).with_made(made)
}

/// One page of a portal rendered for everybody, and all that was found on the way.
struct Shown {
    rendered: Rendered,
    findings: Vec<String>,
}

fn show(portal: &Portal, path: &str) -> Shown {
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let view = View::of(portal, AudienceSet::everyone());
    let urls = urls(portal);
    let mut links = Links::new(&view, &urls, theme.locale(view.settings().language()));
    let (_, page) = view.page_at(path).expect("the page is there");
    let body = page.body.as_ref().expect("it has a text");
    let rendered = render(body, &page.title, &mut links);
    let findings = std::mem::take(&mut links.findings);
    Shown {
        rendered,
        findings: lines(findings),
    }
}

fn lines(findings: Findings) -> Vec<String> {
    let texts = findings
        .sorted()
        .into_iter()
        .map(|finding| finding.to_text(Style::Plain));
    texts
        .map(|text| text.lines().next().unwrap_or_default().to_owned())
        .collect()
}

/// The text of a page that stands beside a few others: a concept with two headings, an image, a document, a draft.
fn show_text(text: &str) -> Shown {
    let (portal, _) = portal(&[
        ("index.md", text),
        ("concepts/shop.md", "# New shop\n\n## Next steps\n"),
        ("concepts/soon.md", "+++\ndraft = true\n+++\n# Soon\n"),
        ("plan.png", "PNG"),
        ("sketch.svg", "<svg/>"),
        ("torn.png", "broken"),
        ("Offer No. 1.pdf", "%PDF"),
    ]);
    show(&portal, "")
}

/// The HTML of a text in which nothing is wrong.
fn html_of(text: &str) -> String {
    let shown = show_text(text);
    assert_eq!(shown.findings, Vec::<String>::new(), "{text}");
    shown.rendered.html.trim_end().to_owned()
}

//! What is wrong with a site's theme before a page is printed, and with what it prints.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::SHELL;
use super::forbidden::{Forbidden, Medium, blotted, forbidden, forbidden_in_style};
use super::layers::Layers;
use crate::diag::{Finding, Findings, SourceText, listed, nearest};
use crate::load::ThemeFiles;
use crate::render::engine::Templates;

/// The templates that pages are printed with: one for each kind of page.
pub(super) const PAGE_TEMPLATES: [&str; 18] = [
    "archive.html",
    "budget.html",
    "concept.html",
    "dates.html",
    "document.html",
    "home.html",
    "ledger.html",
    "page.html",
    "people.html",
    "person.html",
    "project.html",
    "section.html",
    "sheet.html",
    "status.html",
    "summary.html",
    "tag.html",
    "topic.html",
    "versions.html",
];

/// Looks at the files of a theme one by one. What cannot be used is taken away.
pub(super) fn check_files(theme: &mut ThemeFiles, below: &Layers, findings: &mut Findings) {
    if let Some(source) = theme.templates.remove(SHELL) {
        let message = "the gate belongs to the program: no theme has a `shell.html`";
        findings.push(
            Finding::file_error("theme-shell", source.path(), message).hint(
                "its looks are open: `#gate` and what is in it can be styled from the theme's `style/`",
            ),
        );
    }
    for source in theme.templates.values() {
        for found in forbidden(&blotted(source.text()), Medium::Page) {
            findings.push(printed(source, found));
        }
    }
    for source in theme.styles.values() {
        for found in forbidden_in_style(source.text()) {
            findings.push(blocked(source, found, "this sheet asks for"));
        }
    }
    let pictures = theme.files.iter();
    for (name, bytes) in pictures.filter(|(name, _)| name.to_ascii_lowercase().ends_with(".svg")) {
        let place = format!("{}/static/{name}", theme.shown);
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let source = SourceText::new(place, text);
                for found in forbidden(text, Medium::Picture) {
                    findings.push(blocked(&source, found, "this picture holds"));
                }
            }
            Err(_) => findings.push(
                Finding::file_error("not-utf8", place, "this picture is not UTF-8")
                    .hint("save it with the encoding UTF-8"),
            ),
        }
    }
    unused_templates(theme, below, findings);
}

/// Templates that no page is printed with and that no other template names.
fn unused_templates(theme: &ThemeFiles, below: &Layers, findings: &mut Findings) {
    let is_same_engine = theme.settings.engine == below.engine;
    let texts = theme.templates.values();
    let named: BTreeSet<&str> = texts.flat_map(|source| quoted(source.text())).collect();
    for (name, source) in &theme.templates {
        let is_known = PAGE_TEMPLATES.contains(&name.as_str())
            || named.contains(name.as_str())
            || (is_same_engine && below.templates.contains_key(name))
            || source.text().contains("{% component");
        if is_known {
            continue;
        }
        let known = PAGE_TEMPLATES.into_iter();
        let others = below.templates.keys().map(String::as_str);
        let hint = match nearest(name, known.chain(others.filter(|_| is_same_engine))) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name it in another template, or take it away".to_owned(),
        };
        let message = format!("nothing is printed with `{name}`");
        findings.push(Finding::file_warning("unused-template", source.path(), message).hint(hint));
    }
}

/// What stands between quotes.
pub(super) fn quoted(text: &str) -> impl Iterator<Item = &str> {
    ['"', '\'']
        .into_iter()
        .flat_map(|quote| text.split(quote).filter(|part| part.len() < 100))
}

/// Looks at what the layers come to.
pub(super) fn check_whole(whole: &Layers, top: &ThemeFiles, findings: &mut Findings) {
    let missing: Vec<&str> = PAGE_TEMPLATES
        .into_iter()
        .filter(|name| !whole.templates.contains_key(*name))
        .collect();
    if missing.is_empty() {
        return;
    }
    let engine = whole.engine.word();
    let message = format!("this theme has no template {}", listed(missing));
    findings.push(
        Finding::file_error("missing-template", format!("{}/theme.toml", top.shown), message).hint(
            format!("a theme in {engine} brings one for each kind of page, or extends a theme that is written in {engine}"),
        ),
    );
}

/// What the texts of templates hold that no page may.
pub(super) fn blocked_in(templates: &Templates) -> BTreeSet<String> {
    let texts = templates.values();
    let found = texts.flat_map(|source| forbidden(&blotted(source.text()), Medium::Page));
    found.map(|found| found.what).collect()
}

/// Looks at a page that a site's theme has printed with the template in this file. What was told already is passed over.
pub(super) fn check_page(
    html: &str,
    place: &str,
    told: &BTreeSet<String>,
    findings: &mut Findings,
) {
    for found in forbidden(html, Medium::Page) {
        if !told.contains(&found.what) {
            let finding = Finding::file_error("blocked", place, prints(&found.what));
            findings.push(finding.hint(found.instead));
        }
    }
}

fn printed(source: &Arc<SourceText>, found: Forbidden) -> Finding {
    let message = prints(&found.what);
    Finding::error("blocked", source, found.span, message).hint(found.instead)
}

fn blocked(source: &Arc<SourceText>, found: Forbidden, who: &str) -> Finding {
    let message = format!("{who} {}, which the published policy blocks", found.what);
    Finding::error("blocked", source, found.span, message).hint(found.instead)
}

fn prints(what: &str) -> String {
    format!("this template prints {what}, which the published policy blocks")
}

#[cfg(test)]
mod tests {
    use super::PAGE_TEMPLATES;
    use crate::render::theme::built_in::{default_theme, plain_theme};

    #[test]
    fn the_built_in_themes_have_every_template() {
        for theme in [default_theme(), plain_theme()] {
            for name in PAGE_TEMPLATES {
                assert!(
                    theme.templates.contains_key(name),
                    "{}: {name}",
                    theme.shown
                );
            }
        }
    }
}

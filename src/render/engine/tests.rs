//! Both engines print the same, and say the same of what is wrong.

use std::collections::BTreeMap;

use super::super::locale::Locale;
use super::super::tests::urls_everywhere;
use super::super::theme::Theme;
use super::super::{ThemeError, render_view};
use super::{Context, Engine, FILTERS, Fault, Templates, Trust, compile};
use crate::config::EngineName;
use crate::diag::{Findings, SourceText};
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, View};

const BOTH: [EngineName; 2] = [EngineName::Minijinja, EngineName::Tera];

/// Prints plain pages alone.
struct OnlyPages(Box<dyn Engine>);

impl Engine for OnlyPages {
    fn render(&self, template: &str, context: &Context) -> Result<String, Box<Fault>> {
        match template {
            "page.html" => self.0.render(template, context),
            _ => Ok(String::new()),
        }
    }

    fn speaking(&self, locale: &Locale) -> Box<dyn Engine> {
        Box::new(Self(self.0.speaking(locale)))
    }
}

fn templates(files: &[(&str, &str)]) -> Templates {
    let sources = files
        .iter()
        .map(|(name, text)| ((*name).to_owned(), SourceText::new(*name, *text)));
    sources.collect()
}

/// A page that is called `Aim & "means" <x>`, or the first thing that is wrong.
fn print(engine: EngineName, files: &[(&str, &str)]) -> Result<String, String> {
    let pages = compile(engine, &templates(files), Trust::Limited)
        .map_err(|faults| faults[0].message.clone())?;
    let theme = Theme::of_pages(&OnlyPages(pages));
    let portal = sound_portal(&[
        ("index.md", "# Home\n"),
        (
            "handbook/a.md",
            "+++\ntitle = 'Aim & \"means\" <x>'\n+++\nText\n",
        ),
    ]);
    let view = View::of(&portal, AudienceSet::everyone());
    let urls = urls_everywhere(&portal);
    let printed = render_view(&view, "Studio", &urls, &theme, &mut Findings::default());
    let printed = printed.map_err(|error: ThemeError| error.to_string())?;
    let mut pages = printed.pages.iter();
    let (_, html) = pages
        .find(|(id, _)| portal.paths(*id).any(|path| path == "handbook/a"))
        .expect("the page is there");
    Ok(String::from_utf8_lossy(html.as_bytes()).into_owned())
}

#[test]
fn filters_and_functions_are_the_same() {
    let mut seen = BTreeMap::new();
    for (template, expected) in [
        ("{{ page.title }}", "Aim &amp; &quot;means&quot; &lt;x&gt;"),
        (
            "{{ page.title | escape }}",
            "Aim &amp; &quot;means&quot; &lt;x&gt;",
        ),
        ("{{ page.title | safe }}", "Aim & \"means\" <x>"),
        (
            "{{ page.title | lower | trim }}",
            "aim &amp; &quot;means&quot; &lt;x&gt;",
        ),
        ("{{ page.kind | upper }}", "PAGE"),
        ("{{ page.title | split(pat=\" \") | first }}", "Aim"),
        ("{{ page.title | split(pat=\" \") | last }}", "&lt;x&gt;"),
        ("{{ page.title | split(pat=\" \") | length }}", "4"),
        ("{{ [\"a\", \"b\"] | join(sep=\", \") }}", "a, b"),
        ("{{ page.kind | replace(from=\"a\", to=\"i\") }}", "pige"),
        ("{{ nowhere | default(value=\"none\") }}", "none"),
        ("{{ page.summary | default(value=\"none\") }}", ""),
        (
            "{{ page.summary | default(value=\"none\", boolean=true) }}",
            "none",
        ),
        ("{{ page.summary or \"–\" }}", "–"),
        ("{{ page.summary }}", ""),
        ("{{ t(key=\"lock\") }}", "Lock"),
        ("{{ t(key=\"more\", count=1234) }}", "1,234 more"),
        (
            "{% if page.kind in [\"page\", \"home\"] %}yes{% endif %}",
            "yes",
        ),
        ("{{ \"a\" if page.draft else \"b\" }}", "b"),
        (
            "{% for x in [\"it's\", \"a/b\"] %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}",
            "it&#x27;s, a&#x2f;b",
        ),
        ("{% for x in page.tags %}{% else %}none{% endfor %}", "none"),
    ] {
        for engine in BOTH {
            let printed = print(engine, &[("page.html", template)]);
            assert_eq!(
                printed.as_deref().map_err(String::as_str),
                Ok(expected),
                "{engine:?}: {template}"
            );
        }
        for filter in FILTERS {
            let uses = template.contains(&format!("| {filter}"));
            *seen.entry(filter).or_insert(false) |= uses;
        }
    }
    assert!(seen.values().all(|is_seen| *is_seen), "{seen:?}");
}

#[test]
fn blocks_and_includes_are_the_same() {
    let files = [
        (
            "base.html",
            "<h1>{% block title %}base{% endblock %}</h1>{% include \"part.html\" %}",
        ),
        ("part.html", "<p>{{ page.kind }}</p>"),
        (
            "page.html",
            "{% extends \"base.html\" %}{% block title %}{{ super() }} and {{ lang }}{% endblock %}",
        ),
    ];
    for engine in BOTH {
        let printed = print(engine, &files);
        assert_eq!(
            printed.as_deref().map_err(String::as_str),
            Ok("<h1>base and en</h1><p>page</p>"),
            "{engine:?}"
        );
    }
}

#[test]
fn nothing_runs_for_ever() {
    let minijinja = "{% for a in range(9000) %}{% for b in range(9000) %}x{% endfor %}{% endfor %}";
    let tera = "{% set all = range(end=90000) %}{% for a in all %}{% for b in all %}0123456789{% endfor %}{% endfor %}";
    for (engine, template) in BOTH.into_iter().zip([minijinja, tera]) {
        let fault = print(engine, &[("page.html", template)]).expect_err("it is too much");
        assert!(
            fault.ends_with("this template does not come to an end"),
            "{engine:?}: {fault}"
        );
    }
}

//! Raw HTML in Markdown: harmless elements stay, everything that runs, styles or phones home goes.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Mutex;

use ammonia::{Builder, UrlRelative};

use super::links::Links;
use crate::model::Body;

/// Sanitises a page's HTML, whose links the Markdown stage has resolved already; those in raw HTML are resolved here.
pub fn sanitise(html: &str, body: &Body, raw: Range<usize>, links: &mut Links<'_, '_>) -> String {
    let done = resolved_urls(html, links);
    let shared = Mutex::new(&mut *links);
    let mut builder = Builder::default();
    builder
        .add_tags(["input", "section"])
        .add_tag_attributes(
            "a",
            ["download", "type", "data-attachment", "rel", "target"],
        )
        .add_tag_attributes("img", ["data-src", "data-type"])
        .add_tag_attributes("input", ["type", "checked", "disabled", "aria-label"])
        .add_tag_attributes("div", ["class", "id", "role", "tabindex", "aria-label"])
        .add_tag_attributes("blockquote", ["class"])
        .add_tag_attributes("code", ["class"])
        .add_tag_attributes("sup", ["class", "id"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("th", ["class", "scope"])
        .add_tag_attributes("td", ["class"])
        .link_rel(None)
        .url_schemes(["http", "https", "mailto", "tel"].into());
    for heading in ["h2", "h3", "h4", "h5", "h6"] {
        builder.add_tag_attributes(heading, ["id"]);
    }
    builder.attribute_filter(|element, attribute, value| match (element, attribute) {
        // The only field a page may show is a ticked box; anything else could ask for a passphrase.
        ("input", "type") => Some(Cow::Borrowed("checkbox")),
        ("input", "disabled" | "checked") => Some(Cow::Borrowed("")),
        // An image of another host would tell that host who reads.
        ("img", "src") if value.contains(':') || value.starts_with("//") => None,
        ("a", "target") => (value == "_blank").then_some(Cow::Borrowed(value)),
        ("a", "rel") => Some(Cow::Borrowed("noopener noreferrer")),
        _ => Some(Cow::Borrowed(value)),
    });
    builder.url_relative(UrlRelative::Custom(Box::new(evaluator(move |url| {
        if done.contains(url) {
            return Some(Cow::Owned(url.to_owned()));
        }
        let mut links = shared
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        links.raw(body, raw.clone(), url).map(Cow::Owned)
    }))));
    let cleaned = builder.clean(html).to_string();
    drop(builder);
    let mut cleaned = cleaned.replace(
        "<input type=\"checkbox\"",
        "<input disabled=\"\" type=\"checkbox\"",
    );
    for (url, image, download) in links.marks() {
        cleaned = cleaned.replace(&format!(" src=\"{url}\""), &format!(" {image}"));
        cleaned = cleaned.replace(&format!("<a href=\"{url}\">"), &format!("<a {download}>"));
    }
    cleaned
}

/// Tells the compiler that a closure serves addresses of any lifetime.
fn evaluator<F: for<'u> Fn(&'u str) -> Option<Cow<'u, str>>>(evaluate: F) -> F {
    evaluate
}

/// The relative addresses that the Markdown stage has written.
fn resolved_urls(html: &str, links: &Links<'_, '_>) -> BTreeSet<String> {
    html.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|url| links.is_own(url))
        .map(str::to_owned)
        .collect()
}

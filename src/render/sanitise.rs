//! Raw HTML in Markdown: harmless elements stay, everything that runs, styles or phones home goes.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Mutex;

use ammonia::{Builder, UrlRelative};

use super::fences::EDGE;
use super::html::heading_id;
use super::links::Links;
use crate::model::Body;

/// Sanitises a page's HTML, whose links the Markdown stage has resolved already; those in raw HTML are resolved here. `raw` is where
/// it stands in the text, `ids` are those of the page's headings.
pub fn sanitise(
    html: &str,
    body: &Body,
    raw: &[Range<usize>],
    ids: &BTreeSet<String>,
    links: &mut Links<'_, '_>,
) -> String {
    let done = resolved_urls(html, links);
    let shared = Mutex::new(&mut *links);
    let mut builder = Builder::default();
    builder
        .add_tags(["input", "section"])
        // A page has one heading of this level, and the template writes it.
        .rm_tags(["h1"])
        // What makes a link a download is written below, for files alone.
        .add_tag_attributes("a", ["rel", "target", "class", "aria-hidden", "tabindex"])
        .rm_tag_attributes("blockquote", ["cite"])
        .rm_tag_attributes("q", ["cite"])
        .rm_tag_attributes("ins", ["cite"])
        .rm_tag_attributes("del", ["cite"])
        .add_tag_attributes("img", ["data-src", "data-type"])
        .add_tag_attributes("input", ["checked", "aria-label"])
        .add_tag_attributes("div", ["class", "id", "role", "tabindex", "aria-label"])
        .add_tag_attributes("code", ["class"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("th", ["class", "scope"])
        .add_tag_attributes("td", ["class"])
        // The only field a page may show is a ticked box that cannot be changed; anything else could ask for a passphrase.
        // (Two values set this way would come in random order.)
        .set_tag_attribute_value("input", "type", "checkbox")
        .link_rel(None)
        .url_schemes(["http", "https", "mailto", "tel"].into());
    for heading in ["h2", "h3", "h4", "h5", "h6"] {
        builder.add_tag_attributes(heading, ["id"]);
    }
    builder.attribute_filter(|element, attribute, value| match (element, attribute) {
        _ if value.contains(EDGE) => None,
        ("input", "checked") => Some(Cow::Borrowed("")),
        // The reader finds its own elements by their ids, so no text may take one of them.
        (_, "id") => Some(Cow::Owned(heading_id(value))),
        // Only what an image in Markdown has become; the reader would fetch it.
        ("img", "data-src") => is_attachment(value).then_some(Cow::Borrowed(value)),
        // An image of another host would tell that host who reads.
        ("img", "src") if value.contains(':') || value.starts_with("//") => None,
        // Only the looks that Markdown gives; others could dress a text up as a message of the reader.
        ("code", "class") => value
            .starts_with("language-")
            .then_some(Cow::Borrowed(value)),
        (_, "class") => is_of_markdown(value).then_some(Cow::Borrowed(value)),
        ("a", "tabindex") => (value == "-1").then_some(Cow::Borrowed(value)),
        ("a", "target") => (value == "_blank").then_some(Cow::Borrowed(value)),
        ("a", "rel") => Some(Cow::Borrowed("noopener noreferrer")),
        _ => Some(Cow::Borrowed(value)),
    });
    builder.url_relative(UrlRelative::Custom(Box::new(evaluator(move |url| {
        let is_here = url.strip_prefix('#').is_some_and(|id| ids.contains(id));
        if is_here || done.contains(url) {
            return Some(Cow::Owned(url.to_owned()));
        }
        let mut links = shared
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        links
            .raw(body, place_of(url, body, raw), url)
            .map(Cow::Owned)
    }))));
    let cleaned = builder.clean(html).to_string();
    drop(builder);
    // Neither a text nor an attribute's value can hold this, because `>` is escaped in the one and `"` in the other.
    let mut cleaned = cleaned.replace(" type=\"checkbox\">", " type=\"checkbox\" disabled=\"\">");
    for (url, image, download) in links.marks() {
        cleaned = cleaned.replace(&format!(" src=\"{url}\""), &format!(" {image}"));
        cleaned = cleaned.replace(&format!(" href=\"{url}\""), &format!(" {download}"));
    }
    cleaned
}

/// Whether an address is of the form that attachments have, beside the page.
fn is_attachment(url: &str) -> bool {
    let address = url.strip_suffix(".bin");
    address.is_some_and(|address| address.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Whether Markdown itself writes this class.
fn is_of_markdown(class: &str) -> bool {
    ["anchor", "centred", "numeric", "table"].contains(&class)
}

/// Where an address stands in the raw HTML of a text; the first piece of it when entities hide the address.
fn place_of(url: &str, body: &Body, raw: &[Range<usize>]) -> Range<usize> {
    let text = body.source.text();
    let exact = raw.iter().find_map(|piece| {
        let start = piece.start + text[piece.clone()].find(url)?;
        Some(start..start + url.len())
    });
    exact.unwrap_or_else(|| raw.first().cloned().unwrap_or(0..0))
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

//! The agency that publishes the site: the table `[agency]` of `book.toml`.

use super::super::fields::Fields;
use super::super::tree::Node;
use super::{Accent, Contact, Localised, Logo, Typed, take_file};
use crate::diag::steers_terminals;

/// The agency's own shop sign. All of it may stand on public gates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// `name`; the site's title when absent.
    pub name: String,
    /// `logo` and `logo-dark`: files of the site.
    pub logo: Logo,
    /// `favicon`: a file of the site.
    pub favicon: Option<Typed<String>>,
    /// `accent` and `accent-dark`: of portals that say nothing else.
    pub accent: Accent,
    /// `imprint`: where the law's questions are answered.
    pub imprint: Option<Localised>,
    /// `data-protection`: what happens to personal data.
    pub data_protection: Option<Localised>,
    /// `links`: more of the kind, in their order.
    pub links: Vec<AgencyLink>,
    /// `contact`: whom to ask when a portal says nobody else, and before anybody has signed in.
    pub contact: Option<Contact>,
}

/// A link with a title of the agency's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyLink {
    /// What it is called.
    pub title: Localised,
    /// A web address.
    pub url: Localised,
}

/// A footer with more would be a site map.
const MOST_LINKS: usize = 6;

impl Agency {
    /// The table `agency`.
    pub(in crate::config) fn take(fields: &mut Fields<'_>, site_title: &str) -> Option<Self> {
        let table = fields.table("agency")?;
        let mut inside = fields.inside(table);
        let agency = Self {
            name: inside.text("name").unwrap_or_else(|| site_title.to_owned()),
            logo: Logo::take(&mut inside),
            favicon: take_file(&mut inside, "favicon", "favicon.svg"),
            accent: Accent::take(&mut inside),
            imprint: Localised::take(&mut inside, "imprint", web_address),
            data_protection: Localised::take(&mut inside, "data-protection", web_address),
            contact: Contact::take(&mut inside),
            links: take_links(&mut inside),
        };
        inside.finish();
        Some(agency)
    }
}

fn take_links(fields: &mut Fields<'_>) -> Vec<AgencyLink> {
    let tables = fields.tables("links");
    if tables.len() > MOST_LINKS {
        let span = fields.span("links");
        let message = format!("{} links are more than a footer holds", tables.len());
        let hint = format!("keep at most {MOST_LINKS}");
        fields.error("too-many", span, message, hint);
    }
    let mut links = Vec::new();
    for table in tables {
        let mut link = fields.inside(table);
        let title = Localised::take(&mut link, "title", |fields, node, key| {
            fields.as_text(node, key).map(|text| text.value)
        });
        link.missing("title", "add for example `title = \"Terms\"`");
        let url = Localised::take(&mut link, "url", web_address);
        link.missing("url", "add for example `url = \"https://agency.example/\"`");
        link.finish();
        links.extend(title.zip(url).map(|(title, url)| AgencyLink { title, url }));
    }
    links
}

/// An address of the web. Others would run something, or lead from a sealed page to a public one without saying so.
fn web_address(fields: &mut Fields<'_>, node: &Node, key: &str) -> Option<String> {
    let text = fields.as_text(node, key)?;
    let address = text.value.as_str();
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme))
        .unwrap_or_default();
    let is_plain = !address
        .contains(|letter: char| letter.is_whitespace() || "\"<>\\`{}|^".contains(letter))
        && !address.contains(steers_terminals);
    let begins = host.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[');
    if begins && is_plain {
        return Some(text.value);
    }
    let message = format!("`{key}` cannot be `{address}`");
    let hint = "expected a web address such as \"https://agency.example/imprint\"";
    fields.error("invalid-link", text.span, message, hint);
    None
}

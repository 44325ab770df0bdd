//! People on both sides, in vCard's words (RFC 6350). Why somebody is away is never stored.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::super::audience::take_names;
use super::super::choices::Side;
use super::super::references::References;
use crate::config::{
    Fields, Language, Marked, is_slug, parse_email, parse_file, parse_phone, slugify,
};
use crate::diag::{Finding, Findings, SourceText};

/// One person.
#[derive(Debug, PartialEq)]
pub struct Person {
    /// A slug that the rest of the portal names the person by.
    pub id: String,
    /// The name as it is written.
    pub name: String,
    /// The side of the table.
    pub side: Option<Side>,
    /// The organisation.
    pub org: Option<String>,
    /// The job title.
    pub title: Option<String>,
    /// What the person does here.
    pub roles: Vec<String>,
    /// A mail address.
    pub email: Option<String>,
    /// A phone number.
    pub tel: Option<String>,
    /// Languages spoken.
    pub languages: Vec<Language>,
    /// What to ask the person about.
    pub topics: Vec<String>,
    /// Whom the person talks to on the other side.
    pub counterpart: Option<String>,
    /// Who stands in.
    pub substitute: Option<String>,
    /// The audiences that the person belongs to, beside that of everyone.
    pub audiences: Vec<String>,
    /// Periods of absence.
    pub away: Vec<Away>,
    /// The logical path of the page that says all this; none for somebody in `people.toml`.
    pub(in crate::model) page: Option<String>,
    pub(super) written: Written,
}

/// A period of absence, both days included.
#[derive(Debug, PartialEq, Eq)]
pub struct Away {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Who stands in during this time.
    pub substitute: Option<String>,
    /// Where the period says who stands in, or else when it begins.
    pub(super) span: Range<usize>,
}

/// Where a person is written down, for findings that need everybody to be known.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) source: Arc<SourceText>,
    pub(super) counterpart: Range<usize>,
    /// What is said in words of the author's own.
    pub(super) words: Vec<Marked<String>>,
}

/// Everybody in a file, with what they refer to.
#[derive(Debug, Default)]
pub struct PeopleFile {
    /// In the order of the file.
    pub people: Vec<Person>,
    /// Ids that are named.
    pub references: References,
}

impl PeopleFile {
    /// Reads `people.toml`. `audiences` are the names of those that there are.
    pub fn parse(source: &Arc<SourceText>, audiences: &[&str], findings: &mut Findings) -> Self {
        let tree = parse_file(source, findings);
        let mut file = Self::default();
        let mut root = Fields::new(source, &tree, findings);
        for table in root.tables("person") {
            let mut fields = root.inside(table);
            let id = fields.required_text("id", "\"anna\"");
            let span = fields.span("id");
            check_id(&mut fields, id.as_deref(), span.clone());
            let id = id.unwrap_or_default();
            if !id.is_empty() && file.people.iter().any(|known| known.id == id) {
                fields.error(
                    "repeated-id",
                    span,
                    format!("two people have the id `{id}`"),
                    "give each their own id",
                );
            }
            let person = Person::take(&mut fields, &mut file.references, id, audiences);
            fields.finish();
            if !file.people.iter().any(|known| known.id == person.id) {
                file.people.push(person);
            }
        }
        root.finish();
        file
    }
}

fn check_id(fields: &mut Fields<'_>, id: Option<&str>, span: Range<usize>) {
    if let Some(id) = id.filter(|id| !is_slug(id)) {
        fields.error(
            "not-a-slug",
            span,
            format!("`{id}` is not a slug"),
            format!("write for example `{}`", slugify(id)),
        );
    }
}

impl Person {
    /// Takes a person's keys except the id.
    pub fn take(
        fields: &mut Fields<'_>,
        references: &mut References,
        id: String,
        audiences: &[&str],
    ) -> Self {
        let name = fields
            .required_text("name", "\"Anna Berg\"")
            .unwrap_or_default();
        let side = fields.choice("side");
        fields.missing("side", "add `side = \"agency\"` or `side = \"customer\"`");
        let mut away = Vec::new();
        for table in fields.tables("away") {
            let mut inner = fields.inside(table);
            away.push(Away::take(&mut inner, references, &id));
            inner.finish();
        }
        let org = fields.text("org");
        let title = fields.marked_text("title");
        let roles = fields.texts("roles");
        let email = fields
            .parsed(
                "email",
                "invalid-email",
                "a mail address such as \"anna@example.com\"",
                parse_email,
            )
            .map(|email| email.value);
        let tel = fields
            .parsed(
                "tel",
                "invalid-phone",
                "a phone number such as \"+49 30 1234567\"",
                parse_phone,
            )
            .map(|tel| tel.value);
        let languages = take_languages(fields);
        let topics = fields.texts("topics");
        let audiences = take_names(fields, "audiences", audiences);
        let counterpart = references.person(fields, "counterpart");
        let substitute = take_substitute(fields, references, &id);
        let words = title.iter().chain(&roles).chain(&topics).cloned().collect();
        let written = Written {
            source: Arc::clone(fields.source()),
            counterpart: fields.span("counterpart"),
            words,
        };
        Self {
            id,
            name,
            side,
            org,
            title: title.map(|text| text.value),
            roles: values(roles),
            email,
            tel,
            languages,
            topics: values(topics),
            counterpart,
            substitute,
            audiences: audiences.unwrap_or_default(),
            away,
            page: None,
            written,
        }
    }
}

impl Away {
    /// Takes the keys of a period of the person with this id.
    fn take(fields: &mut Fields<'_>, references: &mut References, id: &str) -> Self {
        let (from, to) = (fields.date("from"), fields.date("to"));
        let substitute = take_substitute(fields, references, id);
        fields.missing("from", "add the first day, such as `from = 2026-12-24`");
        fields.missing("to", "add the last day, such as `to = 2027-01-01`");
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            let span = fields.span("to");
            fields.error(
                "invalid-date",
                span,
                "this absence ends before it begins",
                "swap `from` and `to`",
            );
        }
        let key = if fields.has("substitute") {
            "substitute"
        } else {
            "from"
        };
        Self {
            from,
            to,
            substitute,
            span: fields.span(key),
        }
    }

    /// The first and the last day, if both are there and in this order.
    pub(super) fn days(&self) -> Option<(Date, Date)> {
        self.from.zip(self.to).filter(|(from, to)| from <= to)
    }
}

/// Who stands in: anybody but the person.
fn take_substitute(
    fields: &mut Fields<'_>,
    references: &mut References,
    id: &str,
) -> Option<String> {
    let substitute = references.person(fields, "substitute");
    if substitute.as_deref() == Some(id) {
        let span = fields.span("substitute");
        fields.error(
            "own-substitute",
            span,
            format!("`{id}` cannot stand in for `{id}`"),
            "name somebody else, or leave the key out",
        );
    }
    substitute
}

fn values(texts: Vec<Marked<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

fn take_languages(fields: &mut Fields<'_>) -> Vec<Language> {
    let mut languages = Vec::new();
    for typed in fields.texts("languages") {
        match Language::parse(&typed.value) {
            Some(language) => languages.push(language),
            None => fields.error(
                "invalid-language",
                typed.span,
                format!("`{}` is no language tag", typed.value),
                "expected BCP 47 tags such as [\"de\", \"en\"]",
            ),
        }
    }
    languages
}

impl PeopleFile {
    /// Notes a finding for every person that somebody refers to and nobody has written down.
    pub fn check_references(
        source: &Arc<SourceText>,
        references: &References,
        known: &[&str],
        findings: &mut Findings,
    ) {
        for reference in &references.people {
            if !known.contains(&reference.value.as_str()) {
                let hint = if known.is_empty() {
                    "add the person to `people.toml`".to_owned()
                } else {
                    crate::diag::did_you_mean(&reference.value, known.iter().copied())
                };
                let message = format!("unknown person `{}`", reference.value);
                findings.push(
                    Finding::error("unknown-person", source, reference.span.clone(), message)
                        .hint(hint),
                );
            }
        }
    }
}

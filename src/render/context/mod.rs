//! What templates are given: plain values, localised and ready to print. One set of names for every theme engine.

pub mod budget;
pub mod concept;
mod dates;
pub mod documents;
pub mod home;
pub mod invoice;
mod languages;
pub mod ledger;
mod people;
pub mod timeline;
mod versions;
mod windows;

use serde::Serialize;

pub use dates::{DateContext, DatesContext, MonthOfDates};
pub use languages::{LanguageLink, TranslationNote};
pub use people::{PeopleContext, PersonCard, SideContext};
use timeline::{Label, Neighbours, Post, TimelineContext};
pub use versions::{VersionContext, VersionsContext, VersionsNote};
pub use windows::{Part, Save, Window};

/// A day for machines and for people.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Day {
    /// ISO 8601.
    pub iso: String,
    /// In the reader's language.
    pub text: String,
}

/// Something with a title and an address.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// What it is called.
    pub title: String,
    /// The title's language, where it is not the reader's.
    pub lang: Option<String>,
    /// Where it is.
    pub url: String,
}

/// A person who is named on a page.
#[derive(Clone, Debug, Serialize)]
pub struct Someone {
    /// The name.
    pub name: String,
    /// The person's page.
    pub url: Option<String>,
}

/// A labelled value, such as the state of a concept.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// The front matter key.
    pub key: &'static str,
    /// Its name in the reader's language.
    pub label: String,
    /// The value in the reader's language.
    pub text: String,
    /// The value's language, where it is not the reader's.
    pub lang: Option<String>,
    /// Where it leads.
    pub url: Option<String>,
    /// `neutral`, `good`, `warn`, `bad` or `info`.
    pub tone: &'static str,
}

/// A table of the model.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// What it holds, such as `lines`.
    pub key: &'static str,
    /// Its name in the reader's language.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The cells by row.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    /// Its name in the reader's language.
    pub label: String,
    /// Whether it holds numbers.
    pub numeric: bool,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct File {
    /// Its real name.
    pub name: String,
    /// Its address.
    pub url: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: &'static str,
    /// Its size in the reader's notation.
    pub size: String,
}

/// A heading for the table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct TocEntry {
    /// The id.
    pub id: String,
    /// The text.
    pub title: String,
    /// From 2 to 6.
    pub level: u8,
}

/// One page in a list.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// The title.
    pub title: String,
    /// The title's language, where it is not the reader's.
    pub lang: Option<String>,
    /// The address.
    pub url: String,
    /// The kind.
    pub kind: &'static str,
    /// The kind in the reader's language.
    pub kind_label: String,
    /// The day.
    pub date: Option<Day>,
    /// How the text begins.
    pub summary: Option<String>,
    /// The summary's language, where it is not the reader's.
    pub summary_lang: Option<String>,
    /// The facts that matter in a list.
    pub facts: Vec<Fact>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Whether it is of less weight than its neighbours.
    pub minor: bool,
    /// Marks for when it is no longer fresh.
    pub freshness: Vec<Window>,
}

/// Entries under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The heading.
    pub title: Option<String>,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A part of a home page.
#[derive(Clone, Debug, Serialize)]
pub struct Block {
    /// The kind of its entries.
    pub kind: &'static str,
    /// Its heading.
    pub title: String,
    /// The page with all of them.
    pub url: String,
    /// The first few.
    pub entries: Vec<Entry>,
    /// How many more there are.
    pub more: usize,
}

/// A section in the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavEntry {
    /// Its name.
    pub title: String,
    /// The name's language, where it is not the reader's.
    pub lang: Option<String>,
    /// Its address.
    pub url: String,
    /// The section.
    pub kind: &'static str,
    /// Whether the page stands in it.
    pub current: bool,
    /// How many pages it has.
    pub count: Option<usize>,
}

/// A project in the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectEntry {
    /// Its title.
    pub title: String,
    /// The title's language, where it is not the reader's.
    pub lang: Option<String>,
    /// Its address.
    pub url: String,
    /// Whether the page stands in it.
    pub current: bool,
    /// What it is about.
    pub summary: Option<String>,
    /// How many pages it has.
    pub count: usize,
}

/// The site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteContext {
    /// The publisher's name.
    pub title: String,
}

/// The portal.
#[derive(Clone, Debug, Serialize)]
pub struct PortalContext {
    /// Its name.
    pub name: String,
    /// Whom it is for.
    pub kind: &'static str,
    /// Whom it is for, in the reader's language.
    pub kind_label: String,
    /// The address of its home.
    pub home: String,
    /// The time zone whose days count.
    pub zone: Option<String>,
}

/// The page itself.
#[derive(Clone, Debug, Serialize)]
pub struct PageContext {
    /// The title.
    pub title: String,
    /// The title's language, where it is not the reader's.
    pub title_lang: Option<String>,
    /// The kind.
    pub kind: &'static str,
    /// The kind in the reader's language.
    pub kind_label: String,
    /// The address.
    pub url: String,
    /// The language of the text.
    pub language: String,
    /// The day of the page.
    pub date: Option<Day>,
    /// When it was last changed.
    pub updated: Option<Day>,
    /// When it was last reviewed.
    pub reviewed: Option<Day>,
    /// How fresh it is, and whom to ask.
    pub freshness: Vec<Window>,
    /// Who wrote it.
    pub author: Option<Someone>,
    /// Who looks after it.
    pub owner: Option<Someone>,
    /// Its tags.
    pub tags: Vec<Label>,
    /// The events it names.
    pub events: Vec<DateContext>,
    /// Whether it is a draft.
    pub draft: bool,
    /// What it says in one sentence, apart from the text.
    pub summary: Option<String>,
    /// The language of that sentence, where it is not the reader's.
    pub summary_lang: Option<String>,
    /// What a reader should know about the language of the text.
    pub translation: Option<TranslationNote>,
    /// The text as HTML, sanitised.
    pub html: String,
    /// The headings.
    pub toc: Vec<TocEntry>,
    /// The record's labelled values.
    pub facts: Vec<Fact>,
    /// The record's files.
    pub files: Vec<File>,
    /// Its figures as files to reckon with.
    pub downloads: Vec<File>,
    /// The person, on a person's page.
    pub people: Vec<PersonCard>,
    /// How often the text has changed.
    pub versions: Option<VersionsNote>,
}

/// Everything a page's template is given.
#[derive(Clone, Debug, Serialize)]
pub struct Context {
    /// The language of the interface.
    pub lang: String,
    /// The page in each of the portal's languages; empty when there is only one.
    pub languages: Vec<LanguageLink>,
    /// The site.
    pub site: SiteContext,
    /// The portal.
    pub portal: PortalContext,
    /// The project the page stands in.
    pub project: Option<Named>,
    /// The sections of the portal.
    pub nav: Vec<NavEntry>,
    /// The projects of the portal.
    pub projects: Vec<ProjectEntry>,
    /// From home to the page's folder.
    pub crumbs: Vec<Named>,
    /// The page.
    pub page: PageContext,
    /// What a folder lists.
    pub groups: Vec<Group>,
    /// What a home page says apart from its text and its blocks.
    pub home: Option<home::HomeContext>,
    /// What a home page shows of each section.
    pub blocks: Vec<Block>,
    /// Everybody, on the page of the people.
    pub people: Option<PeopleContext>,
    /// The dates, on a page of dates.
    pub dates: Option<DatesContext>,
    /// The concept, on its page and on its summary.
    pub concept: Option<concept::ConceptContext>,
    /// The budget, on its page.
    pub budget: Option<budget::BudgetContext>,
    /// All budgets, on the page of their section.
    pub budgets: Option<budget::BudgetsContext>,
    /// The bookings, on the page of a ledger.
    pub ledger: Option<ledger::LedgerContext>,
    /// The document, on its page.
    pub document: Option<documents::DocumentContext>,
    /// The electronic invoice in its file.
    pub invoice: Option<invoice::InvoiceContext>,
    /// All documents, on the page of their section.
    pub register: Option<documents::RegisterContext>,
    /// The concepts of a folder by state.
    pub board: Option<concept::BoardContext>,
    /// What a status section, an archive or a topic shows.
    pub timeline: Option<TimelineContext>,
    /// The entry, on a status entry's page.
    pub post: Option<Post>,
    /// The entries before and after it.
    pub neighbours: Option<Neighbours>,
    /// Who answers for a topic, on its page.
    pub answering: Vec<PersonCard>,
    /// What the text of another page was, on a page of versions.
    pub versions: Option<VersionsContext>,
    /// The day of the newest source.
    pub source_date: Option<Day>,
}

//! Pages: what every page has, and the record of its kind.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::audience::AudienceSet;
use super::budget::Budget;
use super::concept::Concept;
use super::dates;
use super::documents::Document;
use super::references::References;
use super::status::Status;
use super::translations::Translation;
use super::versions::Versions;
use crate::config::{CalendarDuration, Fields, Language, Marked, Section, parse_date};
use crate::diag::SourceText;
use crate::load::MarkdownFile;

/// The Markdown that authors write: CommonMark, and what is added to it.
pub const MARKDOWN: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_WIKILINKS);

/// A page of a portal.
#[derive(Debug)]
pub struct Page {
    /// The logical path: what the address is made of. Empty for home.
    pub path: String,
    /// The project's folder, if the page is in a project.
    pub project: Option<String>,
    /// The section it belongs to.
    pub section: Section,
    /// The title.
    pub title: String,
    /// What every page may say about itself.
    pub common: Common,
    /// What only its kind has.
    pub record: Record,
    /// The Markdown; none for a folder without `index.md` and a person without a page.
    pub body: Option<Body>,
    /// The same in other languages; what a view shows of them, it says itself.
    pub translations: Vec<Translation>,
    /// Who may read it.
    pub audience: AudienceSet,
    /// What its front matter refers to.
    pub references: References,
    /// The file of a ledger beside a budget.
    pub ledger: Option<String>,
    /// What the text was before; empty when nobody may compare.
    pub versions: Versions,
}

impl Page {
    /// The logical path by which the page finds its place among others: that of the page whose versions it shows, else its own.
    pub fn place(&self) -> &str {
        match &self.record {
            Record::Versions(path) => path,
            _ => &self.path,
        }
    }

    /// The stretch of the calendar that the page stands for: an archive, or the file of a month's entries.
    pub fn period(&self) -> Option<Period> {
        match &self.record {
            Record::Archive(period) => Some(*period),
            Record::Folder if self.section == Section::Status => {
                let (year, month) = self.path.rsplit('/').next()?.split_once('-')?;
                let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
                Some(Period {
                    year: first.year(),
                    month: Some(first.month()),
                })
            }
            _ => None,
        }
    }
}

/// A page's Markdown and the file it comes from.
#[derive(Clone, Debug)]
pub struct Body {
    /// The whole file.
    pub source: Arc<SourceText>,
    /// The Markdown in it.
    pub range: Range<usize>,
    /// What links call it: the file, relative to the portal's folder; with `#` and an id for an entry of a file that holds many.
    pub file: String,
}

impl Body {
    /// The Markdown.
    pub fn markdown(&self) -> &str {
        &self.source.text()[self.range.clone()]
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.markdown().trim().is_empty()
    }
}

/// A page that has been read and has no place in its portal yet.
#[derive(Debug)]
pub(super) struct NewPage {
    /// The page.
    pub(super) page: Page,
    /// The file it comes from.
    pub(super) source: Arc<SourceText>,
    /// What links call it.
    pub(super) file: String,
    /// Where its aliases are typed.
    pub(super) aliases_at: Range<usize>,
    /// Whether it is not published yet.
    pub(super) is_draft: bool,
}

impl NewPage {
    pub(super) fn of(page: Page, file: &MarkdownFile, name: &str, is_draft: bool) -> Self {
        let aliases = file.front.table.get("aliases");
        Self {
            page,
            source: Arc::clone(&file.text),
            file: name.to_owned(),
            aliases_at: aliases.map_or(0..0, |node| node.span.clone()),
            is_draft,
        }
    }
}

/// What only a kind of page has.
#[derive(Debug, PartialEq)]
pub enum Record {
    /// The portal's home.
    Home,
    /// A project's home.
    Project,
    /// A folder: the list of what is in it.
    Folder,
    /// A status entry.
    Status(Status),
    /// A concept.
    Concept(Concept),
    /// A budget.
    Budget(Budget),
    /// A document.
    Document(Document),
    /// A person, by id.
    Person(String),
    /// Anything else.
    Plain,
    /// The older entries of a timeline, whose folder it stands in.
    Archive(Period),
    /// Everything about a topic, by its slug.
    Topic(String),
    /// Everything with a tag, by its slug.
    Tag(String),
    /// The dates of the portal or of a project.
    Dates,
    /// What a concept comes down to, on one page to print.
    Summary,
    /// What a page was before, by its logical path.
    Versions(String),
    /// Every booking of a budget.
    Ledger,
    /// Where the portal or a project stands, on one page to print.
    Sheet,
}

impl Record {
    /// The kind's name, in templates and message keys.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Project => "project",
            Self::Folder => "section",
            Self::Status(_) => "status",
            Self::Concept(_) => "concept",
            Self::Budget(_) => "budget",
            Self::Document(_) => "document",
            Self::Person(_) => "person",
            Self::Plain => "page",
            Self::Archive(_) => "archive",
            Self::Topic(_) => "topic",
            Self::Tag(_) => "tag",
            Self::Dates => "dates",
            Self::Summary => "summary",
            Self::Versions(_) => "versions",
            Self::Ledger => "ledger",
            Self::Sheet => "sheet",
        }
    }

    /// Whether it is something that was written down, not a list of such things.
    pub fn is_content(&self) -> bool {
        !self.is_folder()
            && !matches!(
                self,
                Self::Archive(_)
                    | Self::Topic(_)
                    | Self::Tag(_)
                    | Self::Dates
                    | Self::Summary
                    | Self::Versions(_)
                    | Self::Ledger
                    | Self::Sheet
            )
    }

    /// Whether the page stands for a folder and lists what is in it.
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Home | Self::Project | Self::Folder)
    }
}

/// A stretch of the calendar: a year, or one of its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// The month, from 1 to 12; none for the whole year.
    pub month: Option<i8>,
}

/// `2026` or `2026-03`.
impl std::fmt::Display for Period {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        match self.month {
            Some(month) => write!(formatter, "-{month:02}"),
            None => Ok(()),
        }
    }
}

/// The keys that every page may have.
#[derive(Debug, Default, PartialEq)]
pub struct Common {
    /// `title`
    pub title: Option<String>,
    /// `date`, or the file name's
    pub date: Option<Date>,
    /// `updated`
    pub updated: Option<Date>,
    /// `author`: a person's id
    pub author: Option<String>,
    /// `tags`
    pub tags: Vec<String>,
    /// `audience`: who may read the page, as far as it says so itself
    pub audience: Option<Marked<AudienceSet>>,
    /// `reviewed`
    pub reviewed: Option<Date>,
    /// `review-every`
    pub review_every: Option<CalendarDuration>,
    /// `owner`: a person's id
    pub owner: Option<String>,
    /// `language`
    pub language: Option<Language>,
    /// `draft`: not published
    pub draft: bool,
    /// `versions`: whether readers may compare the page with what it was
    pub versions: bool,
    /// `history-since`: no version from before this day is published
    pub history_since: Option<Date>,
    /// `aliases`: earlier logical paths, which stay valid
    pub aliases: Vec<String>,
    /// `events`
    pub events: Vec<dates::Event>,
}

impl Common {
    /// Takes the keys; `stem` is the file's name without ending, `audiences` are the names of those that there are.
    pub fn take(
        fields: &mut Fields<'_>,
        references: &mut References,
        stem: &str,
        audiences: &[&str],
    ) -> Self {
        Self {
            title: fields.text("title"),
            date: fields
                .date("date")
                .or_else(|| parse_date(stem.get(..10).unwrap_or_default())),
            updated: fields.date("updated"),
            author: references.person(fields, "author"),
            tags: take_tags(fields),
            audience: AudienceSet::take(fields, "audience", audiences),
            reviewed: fields.date("reviewed"),
            review_every: fields
                .parsed(
                    "review-every",
                    "invalid-duration",
                    CalendarDuration::EXPECTED,
                    CalendarDuration::parse,
                )
                .map(|found| found.value),
            owner: references.person(fields, "owner"),
            language: fields
                .parsed(
                    "language",
                    "invalid-language",
                    "a language tag such as \"de\" or \"en-GB\"",
                    Language::parse,
                )
                .map(|found| found.value),
            draft: fields.flag("draft"),
            versions: fields.is_on("versions"),
            history_since: fields.date("history-since"),
            aliases: take_aliases(fields),
            events: dates::Event::take_all(fields),
        }
    }
}

/// More tags than this say nothing.
const MOST_TAGS: usize = 50;

fn take_tags(fields: &mut Fields<'_>) -> Vec<String> {
    let mut tags: Vec<String> = fields
        .texts("tags")
        .into_iter()
        .map(|tag| tag.value)
        .collect();
    if tags.len() > MOST_TAGS {
        let span = fields.span("tags");
        let message = format!("{} tags are too many", tags.len());
        let hint = format!("keep the few that somebody looks for, at most {MOST_TAGS}");
        fields.error("too-many-tags", span, message, hint);
        tags.truncate(MOST_TAGS);
    }
    tags
}

/// Paths inside the portal, with or without `.md`.
fn take_aliases(fields: &mut Fields<'_>) -> Vec<String> {
    let mut aliases = Vec::new();
    for typed in fields.texts("aliases") {
        let path = typed.value.trim_start_matches('/');
        let path = path.strip_suffix(".md").unwrap_or(path);
        let parts = || path.split('/');
        // Nothing was ever named like generated pages and those of other languages.
        let is_reserved = parts().any(|part| part.contains('~'));
        if is_reserved || parts().any(|part| matches!(part, "" | "." | "..")) {
            fields.error(
                "invalid-path",
                typed.span,
                format!("`{}` is no place in the portal", typed.value),
                "write the earlier path, such as \"concepts/old-name\"",
            );
        } else {
            aliases.push(path.to_owned());
        }
    }
    aliases
}

/// The first heading of level 1, as plain text.
pub fn first_heading(markdown: &str) -> Option<String> {
    let mut inside = false;
    let mut title = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) => inside = true,
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => break,
            Event::Text(text) | Event::Code(text) if inside => title.push_str(&text),
            Event::SoftBreak | Event::HardBreak if inside => title.push(' '),
            _ => {}
        }
    }
    (!title.trim().is_empty()).then(|| title.trim().to_owned())
}

/// Whether a file's name begins with a day.
pub fn is_dated(stem: &str) -> bool {
    stem.get(..10).and_then(parse_date).is_some()
}

/// A title made of a file's name: `2026-11-20-kick-off` gives `Kick off`.
pub fn title_of_stem(stem: &str) -> String {
    let undated = match stem.get(..10).and_then(parse_date) {
        Some(_) if stem.len() > 11 => &stem[11..],
        _ => stem,
    };
    let words = if parse_date(undated).is_some() {
        undated.to_owned()
    } else {
        undated.replace(['-', '_'], " ")
    };
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{first_heading, title_of_stem};

    #[test]
    fn titles_come_from_the_first_heading_or_the_file_name() {
        assert_eq!(
            first_heading("Text\n\n## Two\n\n# One *and* `more`\n\n# Other\n"),
            Some("One and more".into())
        );
        assert_eq!(first_heading("```\n# no\n```\n"), None);
        assert_eq!(title_of_stem("2026-11-20-kick-off"), "Kick off");
        assert_eq!(title_of_stem("2026-11-20"), "2026-11-20");
        assert_eq!(title_of_stem("übersicht_a"), "Übersicht a");
    }
}

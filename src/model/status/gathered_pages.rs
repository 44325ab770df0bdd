//! Makes pages of the entries that a file gathers, and one of the file itself, which is their folder.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::super::audience::AudienceSet;
use super::super::limits::part_of;
use super::super::page::{Body, Common, NewPage, Page, Record, first_heading, title_of_stem};
use super::super::references::References;
use super::super::standing::Standing;
use super::super::translations::PageFile;
use super::super::versions::Versions;
use super::gathering::{Gathered, Gathering};
use super::heading::DatedHeading;
use super::naming::name;
use super::record::{Status, Topic};
use super::rules::Rules;
use crate::config::{Fields, Language, Section, parse_date};
use crate::diag::{Finding, Findings, SourceText};

/// Keys that say something about one entry alone.
const OF_ONE_ENTRY: [&str; 17] = [
    "events",
    "date",
    "updated",
    "reviewed",
    "review-every",
    "owner",
    "kind",
    "health",
    "stage",
    "progress",
    "target",
    "headline",
    "next",
    "needs",
    "corrects",
    "settles",
    "id",
];

/// What becomes of a file that gathers entries.
pub(in crate::model) struct GatheredPages {
    /// Its own page.
    pub(in crate::model) folder: NewPage,
    /// Its entries, in their order.
    pub(in crate::model) entries: Vec<GatheredPage>,
    /// The file itself, and then the same in other languages.
    pub(in crate::model) files: Vec<String>,
    /// Translations that are not published yet.
    pub(in crate::model) drafts: Vec<String>,
    /// The keys that mean something in the file's own front matter.
    pub(super) keys: Vec<&'static str>,
}

/// The page of an entry, and what its translations are held against.
pub(in crate::model) struct GatheredPage {
    pub(in crate::model) page: NewPage,
    pub(super) id: String,
    pub(super) heading: DatedHeading,
    /// The keys that mean something below its heading.
    pub(super) keys: Vec<&'static str>,
}

/// What the entries of a file have in common.
struct Shared<'a> {
    page: &'a PageFile<'a>,
    standing: &'a Standing,
    rules: &'a Rules,
    defaults: Defaults,
    /// Who may read the file.
    readers: AudienceSet,
}

/// What a file's own front matter says for all of its entries.
struct Defaults {
    common: Common,
    topic: Option<Topic>,
    references: References,
    keys: Vec<&'static str>,
}

impl Defaults {
    fn take(page: &PageFile<'_>, rules: &Rules, findings: &mut Findings) -> Self {
        let file = page.file;
        let mut fields = Fields::new(&file.text, &file.front.table, findings);
        let mut references = References::default();
        fields.refuse(
            &OF_ONE_ENTRY,
            |key| format!("`{key}` belongs to one entry, and this file has many"),
            "write it right below the entry's heading, between two lines `+++`",
        );
        let audiences = rules.limits.names();
        let mut common = Common::take(&mut fields, &mut references, "", &audiences);
        page.take_language(&mut common, &mut fields);
        let topic = fields.marked_text("topic").map(Topic::new);
        let keys = [fields.known(), &OF_ONE_ENTRY].concat();
        fields.finish();
        Self {
            common,
            topic,
            references,
            keys,
        }
    }
}

impl Gathering {
    /// The file's own page and those of its entries, in all languages; `language` is the portal's own.
    pub(in crate::model) fn into_pages(
        self,
        page: &PageFile<'_>,
        standing: &Standing,
        rules: &Rules,
        language: &Language,
        findings: &mut Findings,
    ) -> GatheredPages {
        let defaults = Defaults::take(page, rules, findings);
        let source = &page.file.text;
        let readers = rules
            .limits
            .of_page(&page.name, &defaults.common, source, findings);
        let shared = Shared {
            page,
            standing,
            rules,
            defaults,
            readers,
        };
        let ids = ids(&self.entries, &page.file.text, findings);
        let folder = self.folder(&shared);
        let mut entries = Vec::with_capacity(ids.len());
        for (entry, id) in self.entries.into_iter().zip(ids) {
            entries.push(entry.into_page(id, &shared, findings));
        }
        // Links name a file without its language, too.
        let unsaid = folder.is_draft.then(|| page.name.clone().into_owned());
        let drafts = Vec::from_iter(unsaid);
        let mut pages = GatheredPages {
            folder,
            entries,
            files: vec![page.file.file.clone()],
            drafts,
            keys: shared.defaults.keys,
        };
        for text in &page.translations {
            pages.translate(text, page.file, language, findings);
        }
        pages
    }

    fn folder(&self, shared: &Shared<'_>) -> NewPage {
        let (file, standing) = (shared.page.file, shared.standing);
        let text = &file.text.text()[self.above.clone()];
        let common = &shared.defaults.common;
        let stem = standing.path.rsplit('/').next().unwrap_or_default();
        let title = common.title.clone().or_else(|| first_heading(text));
        let body = Body {
            source: Arc::clone(&file.text),
            range: self.above.clone(),
            file: file.file.clone(),
        };
        let page = Page {
            path: standing.path.clone(),
            project: standing.project.clone(),
            section: standing.section,
            // A month and the section itself are called as the reader's language calls them.
            title: title.unwrap_or_else(|| match standing.is_index || is_month(stem) {
                true => String::new(),
                false => title_of_stem(stem),
            }),
            common: Common {
                title: common.title.clone(),
                language: common.language.clone(),
                aliases: common.aliases.clone(),
                ..Common::default()
            },
            record: Record::Folder,
            // Without words of its own it is there for the entries that its readers see.
            body: (!text.trim().is_empty()).then_some(body),
            audience: shared.readers.clone(),
            translations: Vec::new(),
            references: References::default(),
            ledger: None,
            versions: Versions::default(),
        };
        NewPage::of(page, file, &file.file, common.draft)
    }
}

impl Gathered {
    fn into_page(self, id: String, shared: &Shared<'_>, findings: &mut Findings) -> GatheredPage {
        let Shared {
            page,
            standing,
            rules,
            defaults,
            readers,
        } = shared;
        let file = page.file;
        let Self { heading, front } = self;
        let mut references = References::default();
        let mut fields = Fields::new(&file.text, &front.table, findings);
        let said = [
            ("date", true),
            ("title", heading.title.is_some()),
            ("author", heading.author.is_some()),
        ];
        let said = said
            .into_iter()
            .filter_map(|(key, is_said)| is_said.then_some(key));
        fields.refuse(
            &said.collect::<Vec<_>>(),
            |key| format!("`{key}` is said in the heading already"),
            "say it in one of the two places",
        );
        let audiences = rules.limits.names();
        let mut common = Common::take(&mut fields, &mut references, "", &audiences);
        page.take_language(&mut common, &mut fields);
        common.date = Some(heading.date.value);
        let place = heading.date.span.clone();
        let mut status = Status::take(
            &mut fields,
            &mut references,
            &mut common,
            rules,
            Some(place),
        );
        let keys = fields.known().to_vec();
        fields.finish();
        status.time = heading.time;
        status.topic = status.topic.or_else(|| defaults.topic.clone());
        merge(&mut common, &mut references, &heading, defaults);
        let given = heading.title.clone().or_else(|| common.title.clone());
        let place = heading.span.clone();
        let file_name = format!("{}#{id}", file.file);
        let mut body = Body {
            source: Arc::clone(&file.text),
            range: front.body,
            file: file_name.clone(),
        };
        let title = name(&mut status, given, None, &mut body, place, findings);
        let title = Some(title).filter(|title| !title.is_empty());
        status.words.clone_from(&heading.words);
        let page = Page {
            path: format!("{}/{id}", standing.path),
            project: standing.project.clone(),
            section: Section::Status,
            title: title.unwrap_or_else(|| heading.date.value.to_string()),
            audience: part_of(readers, common.audience.as_ref(), &file.text, findings),
            body: Some(body),
            record: Record::Status(status),
            common,
            translations: Vec::new(),
            references,
            ledger: None,
            versions: Versions::default(),
        };
        let draft = page.common.draft;
        let page = NewPage {
            aliases_at: front
                .table
                .get("aliases")
                .map_or(0..0, |node| node.span.clone()),
            ..NewPage::of(page, file, &file_name, draft)
        };
        GatheredPage {
            page,
            id,
            heading,
            keys,
        }
    }
}

/// What the heading says and the file says for all, where the entry itself says nothing.
fn merge(
    common: &mut Common,
    references: &mut References,
    heading: &DatedHeading,
    defaults: &Defaults,
) {
    let shared = &defaults.common;
    if let Some(author) = &heading.author {
        references.note_person(&author.value, author.span.clone());
        common.author = Some(author.value.clone());
    }
    if common.author.is_none() {
        common.author.clone_from(&shared.author);
        let people = defaults.references.people.iter().cloned();
        references.people.extend(people);
    }
    for tag in shared.tags.iter().rev() {
        if !common.tags.contains(tag) {
            common.tags.insert(0, tag.clone());
        }
    }
    if common.language.is_none() {
        common.language.clone_from(&shared.language);
    }
    common.draft |= shared.draft;
}

/// The ids that entries give themselves, each with its first place; a second one is an error.
pub(super) fn own_ids<'e>(
    entries: &'e [Gathered],
    source: &Arc<SourceText>,
    findings: &mut Findings,
) -> BTreeMap<&'e str, &'e Range<usize>> {
    let mut own: BTreeMap<&str, &Range<usize>> = BTreeMap::new();
    for id in entries.iter().filter_map(|entry| entry.heading.id.as_ref()) {
        match own.get(id.value.as_str()) {
            None => {
                own.insert(&id.value, &id.span);
            }
            Some(first) => {
                let message = format!(
                    "the id `{}` is given twice: in line {} and in line {}",
                    id.value,
                    line_of(source.text(), first.start),
                    line_of(source.text(), id.span.start)
                );
                let finding = Finding::error("repeated-id", source, id.span.clone(), message);
                findings.push(finding.hint("give each entry its own id, or none"));
            }
        }
    }
    own
}

/// The entries' ids: their own, or the day with the time; a repeated one counts on.
fn ids(entries: &[Gathered], source: &Arc<SourceText>, findings: &mut Findings) -> Vec<String> {
    let own = own_ids(entries, source, findings);
    let mut taken: BTreeSet<String> = own.keys().map(|id| (*id).to_owned()).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let derive = |entry: &Gathered| {
        let DatedHeading { date, time, id, .. } = &entry.heading;
        // A repeated one is an error already; the rest can be checked all the same.
        if let Some(id) = id
            .as_ref()
            .filter(|id| own.get(id.value.as_str()) == Some(&&id.span))
        {
            return id.value.clone();
        }
        let clock = time.map(|time| time.strftime("-%H%M").to_string());
        let wanted = format!("{}{}", date.value, clock.unwrap_or_default());
        let count = counts.entry(wanted.clone()).or_insert(0);
        loop {
            *count += 1;
            let id = match *count {
                1 => wanted.clone(),
                count => format!("{wanted}-{count}"),
            };
            if taken.insert(id.clone()) {
                return id;
            }
        }
    };
    entries.iter().map(derive).collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].bytes().filter(|byte| *byte == b'\n').count() + 1
}

/// `2026-11`
fn is_month(stem: &str) -> bool {
    stem.len() == 7 && parse_date(&format!("{stem}-01")).is_some()
}

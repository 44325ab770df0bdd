//! Puts a portal's parts together from what was read: people, projects, pages, and a page for every folder.

mod ledger;
mod unwritten;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::budget::Budget;
use super::concept::Concept;
use super::documents::{Document, Found, Papers, check_invoices, said_kind};
use super::generated::lists;
use super::limits::Limits;
use super::page::{Body, Common, NewPage, Page, Record, first_heading, is_dated, title_of_stem};
use super::people::{PeopleFile, Person};
use super::project::Project;
use super::references::References;
use super::standing::Standing;
use super::status::{
    GatheredPages, Gathering, Rules, Status, name_entry, name_translation, refuse_gatherings,
    sort_words,
};
use super::translations::{PageFile, pair};
use super::versions::{Place, Taking, Versions};
use crate::config::{Fields, PortalSettings, Section};
use crate::diag::{Finding, Findings, SourceText};
use crate::load::PortalSources;

/// What a portal is made of, before links between its parts are known.
pub(super) struct Assembled {
    pub(super) settings: PortalSettings,
    pub(super) people: Vec<Person>,
    pub(super) projects: Vec<Project>,
    pub(super) pages: Vec<Page>,
    /// Files that are not published yet, for better words about links to them.
    pub(super) drafts: BTreeSet<String>,
    /// The `project.toml` of each project.
    pub(super) project_files: BTreeMap<String, Arc<SourceText>>,
    /// Each file that holds many entries, by its logical path: the file itself, and then the same in other languages.
    pub(super) gatherings: BTreeMap<String, Vec<String>>,
    /// Who may read what lies where.
    pub(super) limits: Limits,
}

/// Takes the records out of everything that was read.
pub(super) fn assemble(
    sources: &PortalSources,
    settings: PortalSettings,
    today: Date,
    findings: &mut Findings,
) -> Assembled {
    let files = pair(&sources.pages, &settings, findings);
    let limits = Limits::of(sources, &files, &settings, findings);
    let rules = Rules::of(&settings, limits, today);
    let mut assembly = Assembly::new(sources, settings, rules, findings);
    assembly
        .versions
        .note_gap(&sources.shown, assembly.findings);
    check_invoices(sources, assembly.findings);
    assembly.take_people();
    assembly.take_projects();
    for page in &files {
        assembly.take_page(page);
    }
    assembly.add_unwritten_documents();
    assembly.add_folders_and_people();
    sort_words(
        &mut assembly.pages,
        &assembly.settings,
        &assembly.people,
        assembly.findings,
    );
    let lists = lists(&assembly.pages, &assembly.projects);
    assembly.pages.extend(lists);
    let Assembly {
        settings,
        people,
        projects,
        pages,
        drafts,
        project_files,
        gatherings,
        rules,
        ..
    } = assembly;
    Assembled {
        settings,
        people,
        projects,
        pages,
        drafts,
        project_files,
        gatherings,
        limits: rules.limits,
    }
}

/// Where a file of this portal stands.
pub(super) fn standing_of(file: &str, projects: &[Project]) -> Standing {
    Standing::of(file, |folder| {
        projects.iter().any(|project| project.folder == folder)
    })
}

struct Assembly<'a> {
    sources: &'a PortalSources,
    findings: &'a mut Findings,
    /// What entries are checked against.
    rules: Rules,
    /// What texts were before.
    versions: Taking<'a>,
    settings: PortalSettings,
    people: Vec<Person>,
    projects: Vec<Project>,
    pages: Vec<Page>,
    drafts: BTreeSet<String>,
    /// Who already has a logical path, to name both sides of a clash.
    taken: BTreeMap<String, String>,
    /// The `project.toml` of each project.
    project_files: BTreeMap<String, Arc<SourceText>>,
    /// Each file that holds many entries, by its logical path: the file itself, and then the same in other languages.
    gatherings: BTreeMap<String, Vec<String>>,
    people_references: References,
    /// Files that may be documents themselves.
    papers: Papers<'a>,
}

impl<'a> Assembly<'a> {
    fn new(
        sources: &'a PortalSources,
        settings: PortalSettings,
        rules: Rules,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            sources,
            findings,
            rules,
            versions: Taking::new(sources, &settings),
            settings,
            people: Vec::new(),
            projects: Vec::new(),
            pages: Vec::new(),
            drafts: BTreeSet::new(),
            taken: BTreeMap::new(),
            project_files: BTreeMap::new(),
            gatherings: BTreeMap::new(),
            people_references: References::default(),
            papers: Papers::of(sources, |file| {
                Standing::of(file, |folder| sources.projects.contains_key(folder))
            }),
        }
    }

    fn take_people(&mut self) {
        if let Some(source) = &self.sources.people {
            let audiences = self.rules.limits.names();
            let file = PeopleFile::parse(source, &audiences, self.findings);
            self.people = file.people;
            self.people_references = file.references;
        }
    }

    fn take_projects(&mut self) {
        for (folder, source) in &self.sources.projects {
            if folder.is_empty()
                || folder.contains('/')
                || Section::of_folder(folder) != Section::Pages
            {
                let finding = Finding::file_error(
                    "misplaced-project",
                    source.path(),
                    "a project cannot stand here",
                );
                self.findings.push(finding.hint("put `project.toml` into a folder directly inside the portal, such as `shop/project.toml`"));
                continue;
            }
            self.projects.push(Project::parse(
                folder,
                source,
                &self.rules.limits.names(),
                self.findings,
            ));
            self.project_files
                .insert(folder.clone(), Arc::clone(source));
        }
    }

    fn take_page(&mut self, page: &PageFile<'_>) {
        let file = page.file;
        let standing = standing_of(&page.name, &self.projects);
        let source = &file.text;
        let stem = page
            .name
            .rsplit('/')
            .next()
            .unwrap_or(&page.name)
            .trim_end_matches(".md");
        if standing.section == Section::Status && self.take_gathering(page, &standing, stem) {
            return;
        }
        let mut references = References::default();
        let audiences = self.rules.limits.names();
        let mut fields = Fields::new(source, &file.front.table, self.findings);
        let mut common = Common::take(&mut fields, &mut references, stem, &audiences);
        page.take_language(&mut common, &mut fields);
        let mut record = match standing.section {
            _ if standing.path.is_empty() => Record::Home,
            _ if standing.is_index && standing.is_top => Record::Project,
            _ if standing.is_index => Record::Folder,
            Section::Status => Record::Status(Status::take(
                &mut fields,
                &mut references,
                &mut common,
                &self.rules,
                None,
            )),
            Section::Concepts => Record::Concept(Concept::take(
                &mut fields,
                &mut references,
                self.settings.currency,
            )),
            Section::Budget => {
                Record::Budget(Budget::take(&mut fields, stem, &self.settings, &audiences))
            }
            Section::Documents => {
                let said = said_kind(self.sources, file);
                let date = common.date;
                Record::Document(Document::take(&mut fields, &mut references, date, said))
            }
            Section::People => {
                if !self.people.iter().any(|person| person.id == stem) {
                    let mut person =
                        Person::take(&mut fields, &mut references, stem.to_owned(), &audiences);
                    person.page = Some(standing.path.clone());
                    // Checked like any other, but nobody may see a draft in lists or as a contact.
                    if !common.draft {
                        self.people.push(person);
                    }
                }
                Record::Person(stem.to_owned())
            }
            Section::Pages => Record::Plain,
        };
        let keys = fields.known().to_vec();
        fields.finish();
        self.papers.name(&file.file, &references);
        if let Record::Document(document) = &mut record {
            self.papers.adopt(&page.name, document);
            if let Some(invoice) = Found::of(self.sources, &file.file, document) {
                invoice.take(document, &mut common.date, file, self.findings);
            }
        }
        let limits = &self.rules.limits;
        let audience = limits.of_page(&page.name, &common, source, self.findings);
        let ledger = match &mut record {
            Record::Budget(budget) => {
                let ledger = self.take_ledger(&page.name, budget);
                self.limit_ledger(budget, ledger.as_deref(), &audience, source);
                ledger
            }
            _ => None,
        };
        let mut translations =
            page.take_translations(&keys, &common, &self.settings, self.findings);
        if let Record::Document(document) = &record {
            document.check_project(file, &self.projects, self.findings);
        }
        self.drafts.extend(page.drafts(&translations, common.draft));
        let mut body = Body {
            source: Arc::clone(source),
            range: file.front.body.clone(),
            file: file.file.clone(),
        };
        let title = self.title_of(&common, &mut record, &mut body, stem);
        if matches!(&record, Record::Status(status) if !status.is_titled) {
            translations.iter_mut().for_each(name_translation);
        }
        let versions = match record {
            // Entries are never edited, and people are no texts.
            Record::Status(_) | Record::Person(_) => Versions::default(),
            _ => {
                let find = |file: &str| standing_of(file, &self.projects);
                let limits = &self.rules.limits;
                let place = Place::of(&standing, &common, &audience, limits, &find);
                self.versions.of_page(page, &place, &mut translations)
            }
        };
        let is_draft = common.draft;
        let Standing {
            project,
            section,
            path,
            ..
        } = standing;
        let page = Page {
            path,
            project,
            section,
            title,
            common,
            record,
            body: Some(body),
            translations,
            audience,
            references,
            ledger,
            versions,
        };
        self.add(NewPage::of(page, file, &file.file, is_draft));
    }

    /// The entries of a file that holds many; false when it is a page itself.
    fn take_gathering(&mut self, page: &PageFile<'_>, standing: &Standing, stem: &str) -> bool {
        let file = page.file;
        let has_day = file.front.table.get("date").is_some() || is_dated(stem);
        let body = file.front.body.clone();
        let Some(gathering) = Gathering::of(&file.text, body, has_day, self.findings) else {
            refuse_gatherings(page, self.findings);
            return false;
        };
        let language = self.settings.language();
        let GatheredPages {
            folder,
            entries,
            files,
            drafts,
            ..
        } = gathering.into_pages(page, standing, &self.rules, language, self.findings);
        self.drafts.extend(drafts);
        if !folder.is_draft {
            self.gatherings.insert(folder.page.path.clone(), files);
        }
        self.add(folder);
        for entry in entries {
            self.add(entry.page);
        }
        true
    }

    /// Gives a page its place, unless another one has it.
    fn add(&mut self, new: NewPage) {
        let NewPage {
            page,
            source,
            file,
            aliases_at,
            is_draft,
        } = new;
        if is_draft {
            self.drafts.insert(file);
            return;
        }
        if let Some(first) = self.taken.insert(page.path.clone(), file.clone()) {
            let message = format!("`{file}` and `{first}` would have one address");
            let finding = Finding::file_error("same-address", source.path(), message);
            self.findings
                .push(finding.hint("rename one of them, or take the alias away"));
            return;
        }
        for alias in &page.common.aliases {
            if let Some(first) = self.taken.insert(alias.clone(), file.clone()) {
                let message = match first == file {
                    true => format!("the alias `{alias}` is this page's own address"),
                    false => format!("the alias `{alias}` is the address of `{first}`"),
                };
                let finding = Finding::error("same-address", &source, aliases_at.clone(), message);
                self.findings.push(finding.hint("take the alias away"));
            }
        }
        self.pages.push(page);
    }

    fn title_of(
        &mut self,
        common: &Common,
        record: &mut Record,
        body: &mut Body,
        stem: &str,
    ) -> String {
        let given = common
            .title
            .clone()
            .or_else(|| first_heading(&body.source.text()[body.range.clone()]));
        if let Record::Status(status) = record {
            let words = Some(title_of_stem(stem)).filter(|_| !(stem.len() == 10 && is_dated(stem)));
            let title = name_entry(status, given, words, body, 0..0, self.findings);
            return if title.is_empty() {
                stem.to_owned()
            } else {
                title
            };
        }
        given.unwrap_or_else(|| match record {
            Record::Home => self.settings.name.clone(),
            Record::Project => self.project_title(body.file.split('/').next().unwrap_or_default()),
            Record::Person(id) => self
                .people
                .iter()
                .find(|person| person.id == *id)
                .map_or_else(String::new, |person| person.name.clone()),
            Record::Document(Document {
                number: Some(number),
                ..
            }) => number.clone(),
            Record::Folder => String::new(),
            _ => title_of_stem(stem),
        })
    }

    fn project_title(&self, folder: &str) -> String {
        self.projects
            .iter()
            .find(|project| project.folder == folder)
            .map_or_else(String::new, |project| project.title.clone())
    }
}

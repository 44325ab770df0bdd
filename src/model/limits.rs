//! Limits: which folders and files only some audiences may read, and who may read the pages in them.
//!
//! A folder is limited by its `_section.toml`, its `project.toml` or its `index.md`, with everything that lies in it. What lies in a limited folder may be
//! limited further, and never widened: a page that says otherwise is an error.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::audience::AudienceSet;
use super::page::Common;
use super::translations::PageFile;
use crate::config::{Fields, Marked, PortalSettings, Section, Table, parse_file};
use crate::diag::{Finding, Findings, SourceText, did_you_mean};
use crate::load::PortalSources;

/// Who may read what lies where.
#[derive(Debug, Default)]
pub(super) struct Limits {
    /// The names that there are.
    known: Vec<String>,
    /// By the folder, as it is called on disk.
    folders: BTreeMap<String, Limit>,
    /// Files that say more than their folder.
    files: BTreeMap<String, AudienceSet>,
}

/// Who may read what lies in a folder.
#[derive(Debug)]
struct Limit {
    readers: AudienceSet,
    /// The file that says so, relative to the portal's folder.
    said_in: String,
}

/// Who may read a place, as somebody wrote it.
struct Said<'a> {
    /// A folder or a file, as it is called on disk.
    place: String,
    /// The file that says so.
    file: String,
    source: &'a Arc<SourceText>,
    audience: Marked<AudienceSet>,
}

impl Limits {
    /// The limits of a portal. `pages` are its files, for those that stand for a folder.
    pub(super) fn of(
        sources: &PortalSources,
        pages: &[PageFile<'_>],
        settings: &PortalSettings,
        findings: &mut Findings,
    ) -> Self {
        let known = settings.audience_names();
        let mut limits = Self {
            known: known.iter().map(|name| (*name).to_owned()).collect(),
            ..Self::default()
        };
        let (mut folders, files) = said_in_folders(&sources.folders, &known, findings);
        folders.extend(said_elsewhere(&sources.projects, pages, &known));
        // A folder comes before what lies in it.
        folders.sort_by(|a, b| a.place.cmp(&b.place));
        for said in folders {
            limits.add_folder(said, findings);
        }
        let attachments = sources.attachments.iter();
        let attachments: BTreeSet<&str> = attachments.map(|file| file.file.as_str()).collect();
        for (name, said) in files {
            limits.add_file(name, &said, &attachments, findings);
        }
        limits
    }

    fn add_file(
        &mut self,
        name: Marked<String>,
        said: &Said<'_>,
        attachments: &BTreeSet<&str>,
        findings: &mut Findings,
    ) {
        let Said { place, source, .. } = said;
        if self.files.contains_key(place) {
            let message = format!("`{}` stands here twice", name.value);
            let finding = Finding::error("repeated-id", source, name.span, message);
            findings.push(finding.hint("take one of them away"));
        } else if !name.value.contains('/') && attachments.contains(place.as_str()) {
            let readers = self.within(place, Some(&said.audience), source, findings);
            self.files.insert(place.clone(), readers);
        } else {
            let folder = place.strip_suffix(&name.value).unwrap_or_default();
            let here = attachments
                .iter()
                .filter_map(|file| file.strip_prefix(folder));
            let message = format!("there is no file `{}` in this folder", name.value);
            let finding = Finding::error("unknown-file", source, name.span, message);
            findings.push(finding.hint(did_you_mean(&name.value, here)));
        }
    }

    fn add_folder(&mut self, said: Said<'_>, findings: &mut Findings) {
        let Said {
            place: folder,
            file,
            source,
            audience,
        } = said;
        let error =
            |code, message: String| Finding::error(code, source, audience.span.clone(), message);
        if folder.is_empty() {
            let finding = error(
                "misplaced-key",
                "the portal as a whole is for everyone who has a passphrase".to_owned(),
            );
            findings.push(
                finding.hint("limit folders or pages; whoever may see nothing needs no passphrase"),
            );
            return;
        }
        if Section::of_folder(&folder) == Section::People {
            let finding = error(
                "misplaced-key",
                "whoever is in `people.toml` is known to everyone".to_owned(),
            );
            findings.push(finding.hint("give those whom only some may know a page of their own in this folder, and limit that"));
            return;
        }
        let readers = match self.folders.get(&folder) {
            Some(first) if first.readers == audience.value => return,
            Some(first) => {
                let message = format!(
                    "`{}` says otherwise who may read this folder",
                    first.said_in
                );
                findings
                    .push(error("two-audiences", message).hint("say it in one of the two files"));
                return;
            }
            None => self.within(&folder, Some(&audience), source, findings),
        };
        self.folders.insert(
            folder,
            Limit {
                readers,
                said_in: file,
            },
        );
    }

    /// The names of the audiences that there are.
    pub(super) fn names(&self) -> Vec<&str> {
        self.known.iter().map(String::as_str).collect()
    }

    /// Who may read a page. What it says itself is checked against the folder that it lies in; `file` is its name without a language.
    pub(super) fn of_page(
        &self,
        file: &str,
        common: &Common,
        source: &Arc<SourceText>,
        findings: &mut Findings,
    ) -> AudienceSet {
        match index_of(file) {
            Some(folder) => self.of_folder(folder),
            None => self.within(file, common.audience.as_ref(), source, findings),
        }
    }

    /// Who may read what lies in a folder.
    pub(super) fn of_folder(&self, folder: &str) -> AudienceSet {
        let limit = self.folders.get(folder).or_else(|| self.around(folder));
        limit.map_or_else(AudienceSet::everyone, |limit| limit.readers.clone())
    }

    /// Who may have a file, as far as that does not depend on who may read the pages that use it.
    pub(super) fn of_file(&self, file: &str) -> AudienceSet {
        match self.files.get(file) {
            Some(readers) => readers.clone(),
            None => self.around_file(file),
        }
    }

    /// Who may read what lies around a file.
    pub(super) fn around_file(&self, file: &str) -> AudienceSet {
        let limit = self.around(file);
        limit.map_or_else(AudienceSet::everyone, |limit| limit.readers.clone())
    }

    /// Whether a file says more than its folder.
    pub(super) fn names_file(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// Limits a file like the page that it belongs to.
    pub(super) fn limit_file(&mut self, file: &str, readers: &AudienceSet) {
        self.files.insert(file.to_owned(), readers.clone());
    }

    /// Folders and files with a limit of their own, as they are called on disk.
    pub(super) fn own(&self) -> impl Iterator<Item = (&str, &AudienceSet)> {
        let folders = self.folders.iter();
        let folders = folders.map(|(folder, limit)| (folder.as_str(), &limit.readers));
        let files = self.files.iter();
        let all = folders.chain(files.map(|(file, readers)| (file.as_str(), readers)));
        all.filter(|(_, readers)| !readers.is_everyone())
    }

    /// The readers that something says itself, if it may; else those of the folder around it.
    fn within(
        &self,
        place: &str,
        stated: Option<&Marked<AudienceSet>>,
        source: &Arc<SourceText>,
        findings: &mut Findings,
    ) -> AudienceSet {
        let Some(limit) = self.around(place) else {
            return stated.map_or_else(AudienceSet::everyone, |stated| stated.value.clone());
        };
        let Some(stated) = stated else {
            return limit.readers.clone();
        };
        if !stated.value.is_within(&limit.readers) {
            findings.push(wider(stated.span.clone(), limit, source));
            return limit.readers.clone();
        }
        stated.value.clone()
    }

    /// The limit of the nearest folder around a file or folder.
    fn around(&self, place: &str) -> Option<&Limit> {
        let mut path = place;
        while let Some((folder, _)) = path.rsplit_once('/') {
            if let Some(limit) = self.folders.get(folder) {
                return Some(limit);
            }
            path = folder;
        }
        None
    }
}

/// What each `_section.toml` says of its folder, and of files in it, with their names as they are typed.
fn said_in_folders<'a>(
    sources: &'a BTreeMap<String, Arc<SourceText>>,
    known: &[&str],
    findings: &mut Findings,
) -> (Vec<Said<'a>>, Vec<(Marked<String>, Said<'a>)>) {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for (folder, source) in sources {
        let tree = parse_file(source, findings);
        let mut fields = Fields::new(source, &tree, findings);
        let said = |place: String, audience| Said {
            place,
            file: inside(folder, "_section.toml"),
            source,
            audience,
        };
        let audience = AudienceSet::take(&mut fields, "audience", known);
        folders.extend(audience.map(|audience| said(folder.clone(), audience)));
        for table in fields.tables("file") {
            let mut inner = fields.inside(table);
            let name = inner.marked_text("name");
            inner.missing("name", "add the name of a file in this folder");
            let audience = AudienceSet::take(&mut inner, "audience", known);
            let example = "add who may read it, such as `audience = [\"finance\"]`";
            inner.missing("audience", example);
            inner.finish();
            files.extend(name.zip(audience).map(|(name, audience)| {
                let place = inside(folder, &name.value);
                (name, said(place, audience))
            }));
        }
        fields.finish();
    }
    (folders, files)
}

/// What projects and pages that stand for a folder say of it. They are read once more, with everything else that they say, and complained about there.
fn said_elsewhere<'a>(
    projects: &'a BTreeMap<String, Arc<SourceText>>,
    pages: &[PageFile<'a>],
    known: &[&str],
) -> Vec<Said<'a>> {
    let mut unheard = Findings::default();
    let mut take = |place: &str, file: String, source: &'a Arc<SourceText>, table: &Table| {
        let mut fields = Fields::new(source, table, &mut unheard);
        let audience = AudienceSet::take(&mut fields, "audience", known)?;
        Some(Said {
            place: place.to_owned(),
            file,
            source,
            audience,
        })
    };
    let mut said = Vec::new();
    for (folder, source) in projects {
        let tree = parse_file(source, &mut Findings::default());
        said.extend(take(folder, inside(folder, "project.toml"), source, &tree));
    }
    for page in pages {
        let file = page.file;
        let folder = index_of(&page.name);
        said.extend(
            folder
                .and_then(|folder| take(folder, file.file.clone(), &file.text, &file.front.table)),
        );
    }
    said
}

/// Who may read a part of a page that says so itself: some of those who may read the page.
pub(super) fn part_of(
    page: &AudienceSet,
    stated: Option<&Marked<AudienceSet>>,
    source: &Arc<SourceText>,
    findings: &mut Findings,
) -> AudienceSet {
    match stated {
        Some(stated) if stated.value.is_within(page) => stated.value.clone(),
        Some(stated) => {
            let message = "this is for more readers than what it is part of";
            let span = stated.span.clone();
            let finding = Finding::error("wider-audience", source, span, message);
            let names: Vec<&str> = page.names().collect();
            findings.push(finding.hint(format!(
                "take some of `{}`, or leave the key out",
                names.join("`, `")
            )));
            page.clone()
        }
        None => page.clone(),
    }
}

fn wider(span: Range<usize>, limit: &Limit, source: &Arc<SourceText>) -> Finding {
    let names: Vec<&str> = limit.readers.names().collect();
    let message = "this is for more readers than the folder around it";
    Finding::error("wider-audience", source, span, message).hint(format!(
        "`{}` limits the folder to `{}`: take some of these, leave the key out, or move the file elsewhere",
        limit.said_in,
        names.join("`, `")
    ))
}

/// The folder that a file stands for.
fn index_of(file: &str) -> Option<&str> {
    match file {
        "index.md" => Some(""),
        _ => file.strip_suffix("/index.md"),
    }
}

fn inside(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

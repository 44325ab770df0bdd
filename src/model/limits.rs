//! Limits: which folders and files only some audiences may read, and who may read the pages in them.
//!
//! A folder is limited by its `_section.toml`, its `project.toml` or its `index.md`, with everything that lies in it. What lies in a limited folder may be
//! limited further, and never widened: a page that says otherwise is an error.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::audience::AudienceSet;
use super::page::Common;
use super::translations::PageFile;
use crate::config::{Fields, Marked, PortalSettings, Section, parse_file};
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

/// A place that says who may read it.
struct Said<'a> {
    folder: String,
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
        let mut limits = Self {
            known: settings
                .audience_names()
                .into_iter()
                .map(str::to_owned)
                .collect(),
            ..Self::default()
        };
        let known = settings.audience_names();
        let mut files = Vec::new();
        let mut said = Vec::new();
        for (folder, source) in &sources.folders {
            let tree = parse_file(source, findings);
            let mut fields = Fields::new(source, &tree, findings);
            let audience = AudienceSet::take(&mut fields, "audience", &known);
            for table in fields.tables("file") {
                let mut inner = fields.inside(table);
                let name = inner.marked_text("name");
                inner.missing("name", "add the name of a file in this folder");
                let audience = AudienceSet::take(&mut inner, "audience", &known);
                inner.missing(
                    "audience",
                    "add who may read it, such as `audience = [\"finance\"]`",
                );
                inner.finish();
                files.extend(name.zip(audience).map(|found| (folder, source, found)));
            }
            fields.finish();
            let file = inside(folder, "_section.toml");
            said.extend(audience.map(|audience| Said {
                folder: folder.clone(),
                file,
                source,
                audience,
            }));
        }
        // Read once more with everything else that they say, and complained about there.
        let mut unheard = Findings::default();
        for (folder, source) in &sources.projects {
            let tree = parse_file(source, &mut unheard);
            let mut fields = Fields::new(source, &tree, &mut unheard);
            let audience = AudienceSet::take(&mut fields, "audience", &known);
            said.extend(audience.map(|audience| Said {
                folder: folder.clone(),
                file: inside(folder, "project.toml"),
                source,
                audience,
            }));
        }
        for page in pages {
            let Some(folder) = index_of(&page.name) else {
                continue;
            };
            let source = &page.file.text;
            let mut fields = Fields::new(source, &page.file.front.table, &mut unheard);
            let audience = AudienceSet::take(&mut fields, "audience", &known);
            said.extend(audience.map(|audience| Said {
                folder: folder.to_owned(),
                file: page.file.file.clone(),
                source,
                audience,
            }));
        }
        // A folder comes before what lies in it.
        said.sort_by(|a, b| a.folder.cmp(&b.folder));
        for said in said {
            limits.add_folder(said, findings);
        }
        let attachments = || sources.attachments.iter().map(|file| file.file.as_str());
        for (folder, source, (name, audience)) in files {
            let file = inside(folder, &name.value);
            if limits.files.contains_key(&file) {
                let message = format!("`{}` stands here twice", name.value);
                let finding = Finding::error("repeated-id", source, name.span, message);
                findings.push(finding.hint("take one of them away"));
            } else if !name.value.contains('/') && attachments().any(|known| known == file) {
                let readers = limits.within(&file, Some(&audience), source, findings);
                limits.files.insert(file, readers);
            } else {
                let here = attachments().filter_map(|file| match folder.as_str() {
                    "" => Some(file),
                    folder => file.strip_prefix(folder)?.strip_prefix('/'),
                });
                let message = format!("there is no file `{}` in this folder", name.value);
                let finding = Finding::error("unknown-file", source, name.span, message);
                findings.push(finding.hint(did_you_mean(&name.value, here)));
            }
        }
        limits
    }

    fn add_folder(&mut self, said: Said<'_>, findings: &mut Findings) {
        let Said {
            folder,
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

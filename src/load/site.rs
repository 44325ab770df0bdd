//! The site's folder on disk: settings, the list of portals, and each portal's files.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::LoadError;
use super::brand::AgencyImages;
use super::front_matter::FrontMatter;
use super::history::{History, PortalHistory};
use super::invoice::read_invoice;
use super::ledger::{is_table, read_ledger};
use super::picture::Picture;
use super::place::real;
use super::sources::{AttachmentFile, MarkdownFile, PortalSources};
use super::text_file::{read_table, read_text};
use super::walk::{FoundFile, is_passed_over, not_a_slug, walk};
use crate::config::{BookSettings, Section, is_slug};
use crate::diag::{Finding, Findings, SourceText};

/// A site that has been opened.
#[derive(Debug)]
pub struct Site {
    root: PathBuf,
    settings: BookSettings,
    agency_images: AgencyImages,
    portals: Vec<String>,
    /// Walked once, when a build or a check is about to read all portals.
    history: OnceLock<Arc<History>>,
}

impl Site {
    /// Reads `book.toml` under `root` and lists the portals.
    ///
    /// # Errors
    /// When there is no `book.toml`, or a file or folder cannot be read.
    pub fn open(root: &Path, findings: &mut Findings) -> Result<Self, LoadError> {
        let path = root.join("book.toml");
        let failed = |source| LoadError::Read {
            path: path.clone(),
            source,
        };
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(LoadError::NoSite {
                    root: root.to_owned(),
                });
            }
            other => other.map_err(failed)?,
        };
        let real_root = root.canonicalize().map_err(failed)?;
        // Its lines are quoted in findings, so it must not lead to what somebody else keeps secret.
        let source = if stays_inside(&real_root, "book.toml", findings).is_some() {
            read_text(&path, "book.toml".to_owned(), findings)?
        } else {
            None
        };
        let is_readable = source.is_some();
        let source =
            source.unwrap_or_else(|| SourceText::new("book.toml", "[book]\ntitle = \"-\"\n"));
        let settings = BookSettings::parse(&source, findings);
        let mut site = Self {
            root: root.to_owned(),
            agency_images: AgencyImages::read(&real_root, &settings, findings)?,
            settings,
            portals: Vec::new(),
            history: OnceLock::new(),
        };
        if is_readable && site.folders_are_apart(&real_root, findings) {
            site.portals = site.list_portals(findings)?;
        }
        Ok(site)
    }

    /// The folder of `book.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The checked `book.toml`.
    pub fn settings(&self) -> &BookSettings {
        &self.settings
    }

    /// The pictures of the agency that `book.toml` names.
    pub fn agency_images(&self) -> &AgencyImages {
        &self.agency_images
    }

    /// The portals' folder names, sorted.
    pub fn portals(&self) -> &[String] {
        &self.portals
    }

    /// The folder of one portal.
    pub fn portal_folder(&self, portal: &str) -> PathBuf {
        self.root.join(&self.settings.src).join(portal)
    }

    /// The folder of content or output that a file really lies in, wherever links lead: what is in there is published, or meant to be.
    pub fn publishes(&self, file: &Path) -> Option<&str> {
        // What cannot be resolved cannot be opened either.
        let found = real(file).ok()?;
        [&self.settings.src, &self.settings.build_dir]
            .into_iter()
            .find(|folder| {
                real(&self.root.join(folder)).is_ok_and(|folder| found.starts_with(folder))
            })
            .map(String::as_str)
    }

    /// A file's path inside the site, with `/` between the parts; `None` if it really lies elsewhere.
    pub fn path_inside(&self, file: &Path) -> Option<String> {
        let found = real(file).ok()?;
        let inside = found.strip_prefix(real(&self.root).ok()?).ok()?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    /// Walks the repository of the content, if it lies in one, so that portals that are read from now on know their past.
    pub fn walk_history(&self) {
        self.history.get_or_init(|| {
            let content = self.root.join(&self.settings.src);
            Arc::new(History::of(&content))
        });
    }

    fn history_of(&self, portal: &str) -> PortalHistory {
        let known = self.history.get();
        known.map_or_else(PortalHistory::default, |history| {
            PortalHistory::new(history, portal)
        })
    }

    /// Reads one portal's texts and lists its attachments.
    ///
    /// # Errors
    /// When a file or folder cannot be read.
    pub fn read_portal(
        &self,
        portal: &str,
        findings: &mut Findings,
    ) -> Result<PortalSources, LoadError> {
        let shown = format!("{}/{portal}", self.settings.src);
        let mut sources = PortalSources {
            folder: portal.to_owned(),
            shown: shown.clone(),
            settings: None,
            people: None,
            keyring: None,
            projects: BTreeMap::new(),
            folders: BTreeMap::new(),
            access_lock: None,
            pages: Vec::new(),
            attachments: Vec::new(),
            tables: BTreeMap::new(),
            ledgers: BTreeMap::new(),
            invoices: BTreeMap::new(),
            history: self.history_of(portal),
        };
        let text = |found: &FoundFile, findings: &mut Findings| {
            read_text(&found.path, format!("{shown}/{}", found.file), findings)
        };
        for found in walk(&self.portal_folder(portal), &shown, "portal", findings)? {
            let (folder, name) = found.file.rsplit_once('/').unwrap_or(("", &found.file));
            let own = folder.is_empty();
            match name {
                "portal.toml" if own => sources.settings = text(&found, findings)?,
                "people.toml" if own => sources.people = text(&found, findings)?,
                "keyring.toml" if own => sources.keyring = text(&found, findings)?,
                "project.toml" => {
                    if let Some(text) = text(&found, findings)? {
                        sources.projects.insert(folder.to_owned(), text);
                    }
                }
                "_section.toml" => {
                    if let Some(text) = text(&found, findings)? {
                        sources.folders.insert(folder.to_owned(), text);
                    }
                }
                "access.lock" if own => sources.access_lock = text(&found, findings)?,
                _ if name.ends_with(".md") => {
                    if let Some(text) = text(&found, findings)? {
                        let front = FrontMatter::parse(&text, findings);
                        sources.pages.push(MarkdownFile {
                            file: found.file,
                            text,
                            front,
                        });
                    }
                }
                _ if name.ends_with(".toml") => {
                    let hint = "known are `portal.toml`, `people.toml` and `keyring.toml` in the portal's folder, `project.toml` in a project's, and `_section.toml` in any";
                    findings.push(
                        Finding::file_error(
                            "unknown-file",
                            format!("{shown}/{}", found.file),
                            format!("`{name}` means nothing here"),
                        )
                        .hint(hint),
                    );
                }
                _ => {
                    if name.to_ascii_lowercase().ends_with(".csv") {
                        let table = read_table(&found.path, format!("{shown}/{}", found.file))?;
                        sources.tables.insert(found.file.clone(), table);
                    }
                    match section_of(&found.file) {
                        Section::Budget if is_table(name) => {
                            let shown = format!("{shown}/{}", found.file);
                            let ledger = read_ledger(&found.path, shown)?;
                            sources.ledgers.insert(found.file.clone(), ledger);
                        }
                        Section::Documents => {
                            if let Some(invoice) = read_invoice(&found.path)? {
                                sources.invoices.insert(found.file.clone(), invoice);
                            }
                        }
                        _ => {}
                    }
                    sources.attachments.push(AttachmentFile {
                        picture: Picture::of_file(&found.file, &found.path),
                        file: found.file,
                        path: found.path,
                        size: found.size,
                    });
                }
            }
        }
        Ok(sources)
    }

    /// Whether content and output lie inside the site and apart, wherever links lead.
    fn folders_are_apart(&self, real_root: &Path, findings: &mut Findings) -> bool {
        let src = stays_inside(real_root, &self.settings.src, findings);
        let out = stays_inside(real_root, &self.settings.build_dir, findings);
        let (Some(src), Some(out)) = (src, out) else {
            return false;
        };
        let apart = !src.starts_with(&out) && !out.starts_with(&src);
        let plain = |path: &str, real: &Path| real_root.join(path) == real;
        let is_told = plain(&self.settings.src, &src) && plain(&self.settings.build_dir, &out);
        // Without links, the settings themselves say so already.
        if !apart && !is_told {
            let message = "links lead content and output into each other";
            findings.push(
                Finding::file_error("symlink", self.settings.build_dir.clone(), message)
                    .hint("make both plain folders"),
            );
        }
        apart
    }

    fn list_portals(&self, findings: &mut Findings) -> Result<Vec<String>, LoadError> {
        let content = self.root.join(&self.settings.src);
        let failed = |source| LoadError::Read {
            path: content.clone(),
            source,
        };
        let entries = match fs::read_dir(&content) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let finding = Finding::file_error(
                    "no-content",
                    self.settings.src.clone(),
                    "there is no such folder",
                );
                findings.push(
                    finding.hint("make it, with one folder and a `portal.toml` for each portal"),
                );
                return Ok(Vec::new());
            }
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                let finding = Finding::file_error(
                    "no-content",
                    self.settings.src.clone(),
                    "this is no folder",
                );
                findings.push(
                    finding.hint("make one, with one folder and a `portal.toml` for each portal"),
                );
                return Ok(Vec::new());
            }
            other => other.map_err(failed)?,
        };
        let mut portals = Vec::new();
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let place = format!("{}/{name}", self.settings.src);
            let kind = entry.file_type().map_err(failed)?;
            if is_passed_over(&name) {
                continue;
            }
            if kind.is_symlink() {
                findings.push(
                    Finding::file_error("symlink", place, "a portal cannot be a symbolic link")
                        .hint("move the folder here"),
                );
            } else if !kind.is_dir() {
                findings.push(Finding::file_warning(
                    "unknown-file",
                    place,
                    "this file belongs to no portal and is passed over",
                ));
            } else if is_slug(&name) {
                portals.push(name);
            } else {
                findings.push(not_a_slug(&place, &name));
            }
        }
        if portals.is_empty() {
            // Not a warning: a build of nothing would take down everything that is published.
            let finding = Finding::file_error(
                "no-content",
                self.settings.src.clone(),
                "there is no portal in this folder",
            );
            findings
                .push(finding.hint("make a folder with a `portal.toml` that holds `name = \"…\"`"));
        }
        portals.sort();
        Ok(portals)
    }
}

/// The section that a file lies in, whether the folder around it is a project or not: the model knows.
fn section_of(file: &str) -> Section {
    let mut folders = file.split('/').take(2).map(Section::of_folder);
    let found = folders.find(|section| *section != Section::Pages);
    found.unwrap_or(Section::Pages)
}

/// Where a path of the site really leads, unless that is nowhere or outside the site.
fn stays_inside(real_root: &Path, path: &str, findings: &mut Findings) -> Option<PathBuf> {
    let message = match real(&real_root.join(path)) {
        // The root itself would hold both content and output.
        Ok(found) if found.starts_with(real_root) && found != real_root => return Some(found),
        Ok(_) => "a symbolic link leads this path out of the site",
        Err(_) => "a symbolic link leads this path nowhere",
    };
    findings
        .push(Finding::file_error("symlink", path, message).hint(
            "put the file or folder itself here: what lies elsewhere may be somebody else's",
        ));
    None
}

impl AttachmentFile {
    /// Reads the file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self) -> Result<Vec<u8>, LoadError> {
        fs::read(&self.path).map_err(|source| LoadError::Read {
            path: self.path.clone(),
            source,
        })
    }
}

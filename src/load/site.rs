//! The site's folder on disk: settings, the list of portals, and each portal's files.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::LoadError;
use super::front_matter::FrontMatter;
use super::sources::{AttachmentFile, MarkdownFile, PortalSources};
use super::walk::{FoundFile, is_passed_over, not_a_slug, walk};
use crate::config::{BookSettings, is_slug};
use crate::diag::{Finding, Findings, SourceText};

/// A site that has been opened.
#[derive(Debug)]
pub struct Site {
    root: PathBuf,
    settings: BookSettings,
    portals: Vec<String>,
}

impl Site {
    /// Reads `book.toml` under `root` and lists the portals.
    ///
    /// # Errors
    /// When there is no `book.toml`, or a file or folder cannot be read.
    pub fn open(root: &Path, findings: &mut Findings) -> Result<Self, LoadError> {
        let path = root.join("book.toml");
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(LoadError::NoSite {
                    root: root.to_owned(),
                });
            }
            other => other.map_err(|source| LoadError::Read { path, source })?,
        };
        let Some(source) = as_text("book.toml".to_owned(), bytes, findings) else {
            let settings = BookSettings::parse(
                &SourceText::new("book.toml", "[book]\ntitle = \"-\"\n"),
                findings,
            );
            return Ok(Self {
                root: root.to_owned(),
                settings,
                portals: Vec::new(),
            });
        };
        let settings = BookSettings::parse(&source, findings);
        let mut site = Self {
            root: root.to_owned(),
            settings,
            portals: Vec::new(),
        };
        site.portals = site.list_portals(findings)?;
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

    /// The portals' folder names, sorted.
    pub fn portals(&self) -> &[String] {
        &self.portals
    }

    /// The folder of one portal.
    pub fn portal_folder(&self, portal: &str) -> PathBuf {
        self.root.join(&self.settings.src).join(portal)
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
            pages: Vec::new(),
            attachments: Vec::new(),
        };
        for found in walk(&self.portal_folder(portal), &shown, findings)? {
            let (folder, name) = found.file.rsplit_once('/').unwrap_or(("", &found.file));
            let own = folder.is_empty();
            match name {
                "portal.toml" if own => sources.settings = read_text(&found, &shown, findings)?,
                "people.toml" if own => sources.people = read_text(&found, &shown, findings)?,
                "keyring.toml" if own => sources.keyring = read_text(&found, &shown, findings)?,
                "project.toml" => {
                    if let Some(text) = read_text(&found, &shown, findings)? {
                        sources.projects.insert(folder.to_owned(), text);
                    }
                }
                _ if name.ends_with(".md") => {
                    if let Some(text) = read_text(&found, &shown, findings)? {
                        let front = FrontMatter::parse(&text, findings);
                        sources.pages.push(MarkdownFile {
                            file: found.file,
                            text,
                            front,
                        });
                    }
                }
                _ if name.ends_with(".toml") => {
                    let hint = "known are `portal.toml`, `people.toml` and `keyring.toml` in the portal's folder, and `project.toml` in a project's";
                    findings.push(
                        Finding::file_error(
                            "unknown-file",
                            format!("{shown}/{}", found.file),
                            format!("`{name}` means nothing here"),
                        )
                        .hint(hint),
                    );
                }
                _ => sources.attachments.push(AttachmentFile {
                    file: found.file,
                    path: found.path,
                    size: found.size,
                }),
            }
        }
        Ok(sources)
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
            let finding = Finding::file_warning(
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

fn read_text(
    found: &FoundFile,
    shown: &str,
    findings: &mut Findings,
) -> Result<Option<Arc<SourceText>>, LoadError> {
    let bytes = fs::read(&found.path).map_err(|source| LoadError::Read {
        path: found.path.clone(),
        source,
    })?;
    Ok(as_text(format!("{shown}/{}", found.file), bytes, findings))
}

fn as_text(path: String, bytes: Vec<u8>, findings: &mut Findings) -> Option<Arc<SourceText>> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(SourceText::new(path, text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..valid]
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                + 1;
            let message = format!(
                "this file is not UTF-8: byte 0x{:02x} in line {line}",
                error.as_bytes()[valid]
            );
            findings.push(
                Finding::file_error("not-utf8", path, message)
                    .hint("save it with the encoding UTF-8"),
            );
            None
        }
    }
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

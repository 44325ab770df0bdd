//! Portals put together from texts, and what is true of them as a whole.

mod access;
mod assembling;
mod budgets;
mod dates;
mod documents;
mod translating;
mod versions;
mod views;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::{Date, date};

use super::{AudienceSet, Page, Portal, Record};
use crate::config::BookSettings;
use crate::diag::{Findings, SourceText};
use crate::load::{
    AttachmentFile, FrontMatter, InvoiceFile, LedgerFile, MarkdownFile, Picture, PictureSize,
    PortalHistory, PortalSources, TableText,
};

/// The day on which these portals are put together.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// A portal of these files, and the messages of what was found. Settings and people that are not given are the simplest.
pub(crate) fn portal(files: &[(&str, &str)]) -> (Portal, Vec<String>) {
    portal_with_past(files, PortalHistory::default())
}

/// The same for files that were something else before.
pub(crate) fn portal_with_past(
    files: &[(&str, &str)],
    history: PortalHistory,
) -> (Portal, Vec<String>) {
    let mut findings = Findings::default();
    let book = SourceText::new("book.toml", "[book]\ntitle = \"Studio North\"\n");
    let book = BookSettings::parse(&book, &mut findings);
    let text = |name: &str| {
        let found = files.iter().find(|(file, _)| *file == name);
        found.map(|(_, text)| SourceText::new(format!("content/acme/{name}"), *text))
    };
    let simplest = || SourceText::new("content/acme/portal.toml", "name = \"Acme Ltd\"\n");
    let mut sources = PortalSources {
        folder: "acme".to_owned(),
        shown: "content/acme".to_owned(),
        settings: text("portal.toml").or_else(|| Some(simplest())),
        people: text("people.toml"),
        keyring: None,
        projects: BTreeMap::new(),
        folders: BTreeMap::new(),
        access_lock: text("access.lock"),
        pages: Vec::new(),
        attachments: Vec::new(),
        tables: BTreeMap::new(),
        ledgers: BTreeMap::new(),
        invoices: BTreeMap::new(),
        history,
    };
    for (file, content) in files {
        if let Some(folder) = file.strip_suffix("/project.toml") {
            let source = SourceText::new(format!("content/acme/{file}"), *content);
            sources.projects.insert(folder.to_owned(), source);
        } else if let Some(folder) = file.strip_suffix("_section.toml") {
            let source = SourceText::new(format!("content/acme/{file}"), *content);
            let folder = folder.trim_end_matches('/').to_owned();
            sources.folders.insert(folder, source);
        } else if file.ends_with(".md") {
            let text = SourceText::new(format!("content/acme/{file}"), *content);
            sources.pages.push(MarkdownFile {
                file: (*file).to_owned(),
                front: FrontMatter::parse(&text, &mut findings),
                text,
            });
        } else if !file.ends_with(".toml") && *file != "access.lock" {
            if file.ends_with(".csv") {
                let text = SourceText::new(format!("content/acme/{file}"), *content);
                let ledger = LedgerFile::from_csv(Arc::clone(&text));
                sources.ledgers.insert((*file).to_owned(), ledger);
                let table = TableText::Text(text);
                sources.tables.insert((*file).to_owned(), table);
            }
            if file.ends_with(".xml") {
                let invoice = InvoiceFile::from_xml(content.as_bytes());
                sources
                    .invoices
                    .extend(invoice.map(|invoice| ((*file).to_owned(), invoice)));
            }
            sources.attachments.push(AttachmentFile {
                file: (*file).to_owned(),
                path: PathBuf::from(file),
                size: content.len() as u64,
                picture: match *content {
                    "PNG" => Picture::Measured(PictureSize {
                        width: 640,
                        height: 480,
                    }),
                    "broken" => Picture::Broken,
                    _ => Picture::Unmeasured,
                },
            });
        }
    }
    let portal =
        Portal::from_sources(sources, &book, TODAY, &mut findings).expect("it has settings");
    let messages = findings.sorted().into_iter();
    (portal, messages.map(|finding| finding.message).collect())
}

/// What is said of documents that are simpler than real ones.
const SIMPLE: [&str; 3] = [
    "this is due, and nothing says whether it is paid",
    "this is an invoice without a file",
    "this is a contract without a file",
];

/// The same for files that nothing is wrong with.
pub(crate) fn sound_portal(files: &[(&str, &str)]) -> Portal {
    let (portal, mut messages) = portal(files);
    messages.retain(|message| !SIMPLE.contains(&message.as_str()));
    assert_eq!(messages, Vec::<String>::new());
    portal
}

impl Portal {
    /// Limits a page or an attachment to one audience, as front matter and `portal.toml` will.
    pub(crate) fn limit(&mut self, path: &str, audience: &str) {
        let set = AudienceSet::new([audience]);
        let of_file = |page: &&mut Page| match (&page.record, &page.body) {
            (Record::Document(document), None) => {
                document.file.as_deref() == Some(&format!("/{path}"))
            }
            _ => false,
        };
        for page in self.pages.iter_mut().filter(of_file) {
            page.audience = set.clone();
        }
        let pages = self.pages.iter_mut().filter(|page| page.path == path);
        let mut sets: Vec<&mut AudienceSet> = pages.map(|page| &mut page.audience).collect();
        let files = self.attachments.iter_mut().filter(|file| file.path == path);
        sets.extend(files.map(|file| &mut file.audience));
        assert_eq!(sets.len(), 1, "{path}");
        *sets.remove(0) = set;
    }
}

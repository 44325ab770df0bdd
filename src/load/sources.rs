//! What was read of one portal.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::front_matter::FrontMatter;
use super::history::PortalHistory;
use super::invoice::InvoiceFile;
use super::ledger::LedgerFile;
use super::picture::Picture;
use crate::diag::SourceText;

/// One portal's texts, and the list of everything else in its folder.
#[derive(Debug)]
pub struct PortalSources {
    /// The folder's name: the portal's public name.
    pub folder: String,
    /// The folder as findings name it, relative to the site's root.
    pub shown: String,
    /// `portal.toml`
    pub settings: Option<Arc<SourceText>>,
    /// `people.toml`
    pub people: Option<Arc<SourceText>>,
    /// `keyring.toml`
    pub keyring: Option<Arc<SourceText>>,
    /// `project.toml` by the folder it lies in.
    pub projects: BTreeMap<String, Arc<SourceText>>,
    /// `_section.toml` by the folder it lies in.
    pub folders: BTreeMap<String, Arc<SourceText>>,
    /// `access.lock`
    pub access_lock: Option<Arc<SourceText>>,
    /// Every Markdown file.
    pub pages: Vec<MarkdownFile>,
    /// Every other file.
    pub attachments: Vec<AttachmentFile>,
    /// The text of each attachment whose name ends in `.csv`.
    pub tables: BTreeMap<String, TableText>,
    /// The rows of each table in a budget's folder.
    pub ledgers: BTreeMap<String, LedgerFile>,
    /// What each file in a documents folder says as an electronic invoice, if it is one.
    pub invoices: BTreeMap<String, InvoiceFile>,
    /// What git knows of the past of the Markdown files.
    pub history: PortalHistory,
}

/// What a `.csv` file holds. That it cannot be read as a text matters only to those who use it: it may just be a download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableText {
    /// Its text.
    Text(Arc<SourceText>),
    /// It is longer than [`TABLE_LIMIT`].
    TooLong,
    /// It is not UTF-8: why.
    NotUtf8(String),
}

/// The longest table that is read, in bytes: 1 MiB.
pub const TABLE_LIMIT: u64 = 1 << 20;

/// A Markdown file with its front matter read.
#[derive(Debug)]
pub struct MarkdownFile {
    /// Relative to the portal's folder.
    pub file: String,
    /// The whole text.
    pub text: Arc<SourceText>,
    /// The keys at its top.
    pub front: FrontMatter,
}

/// A file that pages can link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentFile {
    /// Relative to the portal's folder.
    pub file: String,
    /// Where to read it.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// What it shows, if it is a picture.
    pub picture: Picture,
}

//! What was read of one portal.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::front_matter::FrontMatter;
use super::history::PortalHistory;
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
    /// Every Markdown file.
    pub pages: Vec<MarkdownFile>,
    /// Every other file.
    pub attachments: Vec<AttachmentFile>,
    /// What git knows of the past of the Markdown files.
    pub history: PortalHistory,
}

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
}

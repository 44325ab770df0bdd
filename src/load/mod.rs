//! The only reader of a site's folder: settings, portals, Markdown with front matter, attachments.
//!
//! 1. [`Site::open`] reads `book.toml` and lists the portals; 2. [`Site::read_portal`] reads one portal's texts, lists its attachments, and
//!    measures those that are pictures; 3. attachments themselves are read one by one, when they are sealed, and what texts were before when
//!    a page asks for it.
//!
//! Everything returned is sorted by name: the order of a directory must not reach the output.

mod brand;
mod front_matter;
mod history;
mod invoice;
mod key_command;
mod key_file;
mod ledger;
mod picture;
mod place;
mod site;
mod sources;
mod text_file;
mod theme;
mod walk;

use std::path::PathBuf;

pub use brand::{AgencyImages, BrandImage, check_logo};
pub use front_matter::FrontMatter;
pub use history::{Commit, Gap, PastFile, PortalHistory};
pub use invoice::{Invoice, InvoiceFile, InvoiceLine, Party, Syntax, TaxLine};
pub use key_command::{KeyCommandError, ask_key_command};
pub use key_file::{KeyFile, read_key_file};
pub use ledger::{Cell, LedgerFile, Row, Rows};
pub use picture::{PICTURES, Picture, PictureSize};
pub use site::Site;
pub use sources::{AttachmentFile, MarkdownFile, PortalSources, TABLE_LIMIT, TableText};
pub use theme::{ThemeChain, ThemeFiles};

/// The disk did not do what it should.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file or folder that must be readable is not.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// Why it was not.
        source: std::io::Error,
    },
    /// A pipe, a device or a folder in place of a file.
    #[error("`{}` is no file", path.display())]
    NotAFile {
        /// What was to be read.
        path: PathBuf,
    },
    /// There is no `book.toml`.
    #[error("there is no `book.toml` in `{}`: run this in the site's folder, or name it with `--root`", root.display())]
    NoSite {
        /// The folder that was looked at.
        root: PathBuf,
    },
}

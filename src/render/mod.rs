//! From a view of a portal to HTML: Markdown, templates, languages and the public shell.
//!
//! [`render_view`] gets a view and nothing else of the portal, so it cannot show what the view's readers may not see.

mod anchors;
mod assets;
mod board;
mod brand;
mod budgets;
mod charts;
mod concepts;
mod content_lines;
mod context;
mod dates;
mod diagrams;
mod documents;
mod downloads;
mod engine;
mod excerpt;
mod facts;
mod fences;
mod frame;
mod freshness;
mod home;
mod html;
mod icalendar;
mod languages;
mod link;
mod links;
mod lists;
mod locale;
mod made_file;
mod markdown;
mod media;
mod notation;
mod opening;
mod page_html;
mod pages;
mod people;
mod posts;
mod reader_assets;
mod reader_bundle;
mod sanitise;
mod schemes;
mod sentences;
mod shell;
mod style_sheet;
#[cfg(test)]
mod tests;
mod texts;
mod theme;
mod theme_files;
mod timeline;
mod titles;
mod urls;
mod vcard;
mod versions;

pub use assets::{PublicAsset, PublicAssets};
pub use brand::{Letterhead, check_accent};
pub use link::HiddenLink;
pub use made_file::{Format, MadeFile};
pub use media::is_compressed;
pub use page_html::PageHtml;
pub use pages::{RenderedView, render_view};
pub use shell::Shell;
pub use theme::{Theme, ThemeError, Themes};
pub use urls::Urls;

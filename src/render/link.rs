//! The HTML around the text of a link.

use super::html::escape;
use super::media::media_type;
use crate::diag::Finding;
use crate::model::{PageId, Target};

/// The HTML around a link's text.
pub struct Link {
    /// Before the text; empty when the link is shown as text.
    pub start: String,
    /// After the text.
    pub end: &'static str,
    /// The title of the page it leads to.
    pub title: Option<String>,
}

/// A link that stays text, because these readers may not see what it leads to.
pub struct HiddenLink {
    /// The page it stands on.
    pub from: PageId,
    /// What it leads to.
    pub to: Target,
    /// The finding in case no reader can follow it.
    pub finding: Finding,
}

impl Link {
    /// Nothing but the text.
    pub(super) fn text(title: Option<String>) -> Self {
        Self {
            start: String::new(),
            end: "",
            title,
        }
    }

    /// A link that begins so.
    pub(super) fn opened(start: String, title: Option<String>) -> Self {
        Self {
            start,
            end: "</a>",
            title,
        }
    }

    /// A mail address in angle brackets.
    pub fn mail(address: &str) -> Self {
        Self::opened(
            format!(
                "<a href=\"mailto:{}\">",
                escape(address.trim_start_matches("mailto:"))
            ),
            None,
        )
    }
}

/// A link out of the portal: a new tab, and no word to the other host about where the reader came from.
pub(super) fn external(address: &str) -> Link {
    let web = address.starts_with("http");
    let marks = if web {
        " rel=\"noopener noreferrer\" target=\"_blank\""
    } else {
        ""
    };
    Link::opened(format!("<a href=\"{}\"{marks}>", escape(address)), None)
}

/// The attributes of a link to an attachment: its real name, its type, and the mark that it is one.
pub(super) fn download_marks(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    format!(
        "download=\"{}\" type=\"{}\" data-attachment=\"\"",
        escape(name),
        media_type(file)
    )
}

//! Pictures: one that has a paragraph to itself can be enlarged, and its title is its caption.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{Located, inside, plain_text};
use crate::render::html::escape;
use crate::render::links::{Image, Links};

/// An image as it was typed.
pub(super) struct Typed {
    /// The path.
    pub(super) path: String,
    /// What stands between the brackets.
    pub(super) alt: String,
    /// What stands behind the path, in quotation marks.
    pub(super) title: String,
    /// How many of the following events it takes up.
    pub(super) length: usize,
}

impl Typed {
    /// An image that has just begun.
    pub(super) fn new(path: &str, title: &str, following: &[Located<'_>]) -> Self {
        let alt = inside(following, |end| matches!(end, TagEnd::Image));
        Self {
            path: path.to_owned(),
            alt: plain_text(alt),
            title: title.to_owned(),
            length: alt.len() + 1,
        }
    }

    /// The image that makes up the whole paragraph that has just begun.
    pub(super) fn alone(following: &[Located<'_>]) -> Option<Self> {
        let (
            Event::Start(Tag::Image {
                dest_url, title, ..
            }),
            _,
        ) = following.first()?
        else {
            return None;
        };
        let mut image = Self::new(dest_url, title, &following[1..]);
        image.length += 1;
        let (next, _) = following.get(image.length)?;
        matches!(next, Event::End(TagEnd::Paragraph)).then_some(image)
    }
}

/// An image in a paragraph of its own, as a block.
pub(super) fn block(image: Image, caption: &str, links: &Links<'_, '_>) -> String {
    let (tag, gains) = match image {
        Image::Shown { tag, gains } => (tag, gains),
        Image::Words(words) if words.is_empty() => return String::new(),
        Image::Words(words) => return format!("<p>{words}</p>\n"),
    };
    let shown = if gains {
        format!(
            "<button type=\"button\" class=\"enlarge\" data-action=\"enlarge\" data-close=\"{}\">{tag}<span>{}</span></button>",
            escape(&links.text("picture-close")),
            escape(&links.text("picture-enlarge")),
        )
    } else {
        tag
    };
    if caption.is_empty() {
        return format!("<p class=\"picture\">{shown}</p>\n");
    }
    format!(
        "<figure class=\"picture\">{shown}<figcaption>{}</figcaption></figure>\n",
        escape(caption)
    )
}

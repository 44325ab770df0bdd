//! What a link in a text becomes: an address, a mark for the reader, or plain text for readers who may not go there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::anchors::Anchor;
use super::html::{escape, heading_id, in_fragment};
use super::link::{HiddenLink, Link, download_marks, external};
use super::locale::Locale;
use super::media::{is_image, media_type};
use super::schemes::{SAFE_SCHEMES, scheme_of};
use super::urls::Urls;
use crate::diag::{Finding, Findings};
use crate::load::{AttachmentFile, Picture, PictureSize};
use crate::model::{AttachmentId, Body, BrokenLink, Page, PageId, Record, Seen, Target, View};

/// A picture of at most so many pixels on each side is seen as large as it gets on any page.
const SMALL: u32 = 300;

/// What an image becomes.
pub enum Image {
    /// Itself.
    Shown {
        /// The element.
        tag: String,
        /// Whether there is more to see when it is larger than a page shows it.
        gains: bool,
    },
    /// Its text as HTML, because it cannot be shown or not to these readers.
    Words(String),
}

/// Resolves the links of a view's pages and gathers what was found on the way.
pub struct Links<'a, 'v> {
    view: &'a View<'v>,
    urls: &'a Urls,
    locale: &'a Locale,
    /// The attachments that are shown or offered.
    pub used: BTreeSet<AttachmentId>,
    /// The attachments whose figures a chart draws.
    pub charted: BTreeSet<AttachmentId>,
    /// Links to headings.
    pub anchors: Vec<Anchor>,
    /// The page whose links are resolved.
    pub from: Option<PageId>,
    /// The attachments that each page shows, offers or draws, by itself and not in a list.
    pub uses: BTreeSet<(PageId, AttachmentId)>,
    /// Links that stay text.
    pub hidden: Vec<HiddenLink>,
    /// Everything that is wrong.
    pub findings: Findings,
}

impl<'a, 'v> Links<'a, 'v> {
    /// Links of a view, with addresses from `urls`.
    pub fn new(view: &'a View<'v>, urls: &'a Urls, locale: &'a Locale) -> Self {
        Self {
            view,
            urls,
            locale,
            used: BTreeSet::new(),
            charted: BTreeSet::new(),
            anchors: Vec::new(),
            from: None,
            uses: BTreeSet::new(),
            hidden: Vec::new(),
            findings: Findings::default(),
        }
    }

    /// The view that is rendered.
    pub fn view(&self) -> &'a View<'v> {
        self.view
    }

    /// The texts and the notation of the view's language.
    pub fn locale(&self) -> &'a Locale {
        self.locale
    }

    /// A text of the interface, in the language of the page.
    pub fn text(&self, key: &str) -> String {
        self.locale.text(key)
    }

    /// The same about a number.
    pub fn numbered(&self, key: &str, number: usize) -> String {
        let values = [("number".to_owned(), number.to_string())];
        self.locale
            .format(key, &BTreeMap::from(values))
            .unwrap_or_else(|| key.to_owned())
    }

    /// Notes a reference to a footnote that nobody wrote.
    pub fn missing_footnote(&mut self, body: &Body, place: Range<usize>, label: &str) {
        let message = format!("there is no footnote `{label}`");
        let finding = Finding::warning("missing-footnote", &body.source, place, message);
        let hint = format!("write it below, as `[^{label}]: …` in a paragraph of its own");
        self.findings.push(finding.hint(hint));
    }

    /// A link by path or web address.
    pub fn path(&mut self, body: &Body, range: Range<usize>, typed: &str) -> Link {
        match scheme_of(typed) {
            Some(scheme) if SAFE_SCHEMES.contains(&scheme.as_str()) => external(typed),
            Some(scheme) => {
                let finding = Finding::error(
                    "unsafe-link",
                    &body.source,
                    range,
                    format!("links of the kind `{scheme}:` are not published"),
                );
                self.findings
                    .push(finding.hint("link to a page, a file or a web address"));
                Link::text(None)
            }
            None if typed.starts_with("//") => external(&format!("https:{typed}")),
            None => self.resolved(body, range, self.view.find(&body.file, typed)),
        }
    }

    /// A wiki link.
    pub fn wiki(&mut self, body: &Body, range: Range<usize>, typed: &str) -> Link {
        self.resolved(body, range, self.view.find_wiki(&body.file, typed))
    }

    /// An image; what cannot be shown becomes a finding and its text.
    pub fn image(
        &mut self,
        body: &Body,
        range: Range<usize>,
        typed: &str,
        alt: &str,
        title: &str,
    ) -> Image {
        if scheme_of(typed).is_some() || typed.starts_with("//") {
            let finding = Finding::error(
                "external-image",
                &body.source,
                range,
                "an image from another host would tell that host who reads the portal",
            );
            self.findings
                .push(finding.hint("put the file beside the page and write its name"));
            return Image::Words(escape(alt));
        }
        match self.view.find(&body.file, typed) {
            Ok(Seen::Attachment(id, attachment)) if is_image(&attachment.file.file) => {
                self.offer(id, body, range.clone());
                if alt.trim().is_empty() {
                    self.image_without_words(body, range.clone());
                }
                let size = self.measured(body, range, &attachment.file);
                let kind = media_type(&attachment.file.file);
                let mut tag = format!(
                    "<img data-src=\"{}\" data-type=\"{kind}\" alt=\"{}\"",
                    self.urls.attachment(id),
                    escape(alt)
                );
                if !title.is_empty() {
                    tag.push_str(&format!(" title=\"{}\"", escape(title)));
                }
                if let Some(PictureSize { width, height }) = size {
                    tag.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
                }
                tag.push('>');
                // Drawings can be shown at any size.
                let is_small = size.is_some_and(|size| size.width <= SMALL && size.height <= SMALL);
                let gains = !is_small || kind == "image/svg+xml";
                Image::Shown { tag, gains }
            }
            Ok(Seen::Hidden(to)) => {
                self.hide(body, range, to);
                Image::Words(escape(alt))
            }
            Ok(_) => {
                let finding = Finding::error(
                    "not-an-image",
                    &body.source,
                    range,
                    format!("`{typed}` is not an image"),
                );
                self.findings.push(finding.hint("link to it without the `!`; images are PNG, JPEG, GIF, WebP, AVIF and SVG files"));
                Image::Words(escape(alt))
            }
            Err(broken) => {
                self.broken(body, range, broken);
                Image::Words(escape(alt))
            }
        }
    }

    /// The size of a picture, which is told to be broken if it has none that it must have.
    fn measured(
        &mut self,
        body: &Body,
        range: Range<usize>,
        file: &AttachmentFile,
    ) -> Option<PictureSize> {
        match file.picture {
            Picture::Measured(size) => Some(size),
            Picture::Unmeasured => None,
            Picture::Broken => {
                let message = format!("`{}` is damaged, or no picture at all", file.file);
                let finding = Finding::warning("broken-image", &body.source, range, message);
                self.findings
                    .push(finding.hint("open it in a browser to see; export it once more"));
                None
            }
        }
    }

    fn image_without_words(&mut self, body: &Body, range: Range<usize>) {
        let message = "this image says nothing to those who cannot see it";
        let finding = Finding::warning("image-without-words", &body.source, range, message);
        self.findings
            .push(finding.hint("write what it shows between the brackets: `![…](…)`"));
    }

    /// The address of a file named in front matter, once more than its text is needed. Broken ones are found by the model.
    pub fn offered(
        &mut self,
        body: &Body,
        range: Range<usize>,
        typed: &str,
    ) -> Option<(AttachmentId, String)> {
        match self.view.find(&body.file, typed) {
            Ok(Seen::Attachment(id, attachment)) => {
                self.offer(id, body, range);
                Some((id, attachment.file.file.clone()))
            }
            Ok(Seen::Hidden(to)) => {
                // What was not typed is nobody's slip.
                if !range.is_empty() {
                    self.hide(body, range, to);
                }
                None
            }
            _ => None,
        }
    }

    /// The address of a file that is a document by itself; `typed` is its path in the portal's folder.
    pub fn dropped(&mut self, typed: &str) -> Option<(AttachmentId, String)> {
        let Ok(Seen::Attachment(id, attachment)) = self.view.find("", typed) else {
            return None;
        };
        if let Some((message, hint)) = self.too_large(id) {
            let place = self.view.attachment_place(id);
            let finding = Finding::file_error("attachment-too-large", place, message);
            self.findings.push(finding.hint(hint));
        }
        self.take(id);
        Some((id, attachment.file.file.clone()))
    }

    /// Notes that a chart draws the figures of an attachment.
    pub fn draw(&mut self, id: AttachmentId) {
        self.charted.insert(id);
        self.uses.extend(self.from.map(|from| (from, id)));
    }

    fn take(&mut self, id: AttachmentId) {
        self.used.insert(id);
        self.uses.extend(self.from.map(|from| (from, id)));
    }

    /// Where a raw HTML attribute leads: the address for the browser, or `None` to drop it.
    pub fn raw(&mut self, body: &Body, range: Range<usize>, typed: &str) -> Option<String> {
        match self.view.find(&body.file, typed) {
            Ok(Seen::Page(id, page, fragment)) => {
                Some(self.page_url(id, page, fragment, body, range))
            }
            Ok(Seen::Attachment(id, _)) => {
                self.offer(id, body, range);
                Some(self.urls.attachment(id).to_owned())
            }
            Ok(Seen::Hidden(to)) => {
                self.hide(body, range, to);
                None
            }
            Err(broken) => {
                self.broken(body, range, broken);
                None
            }
        }
    }

    /// Whether an address is one that this portal has given out.
    pub fn is_own(&self, url: &str) -> bool {
        self.urls.contains(url)
    }

    /// The attributes that make a raw link or image of an attachment one that the reader opens.
    pub fn marks(&self) -> impl Iterator<Item = (String, String, String)> {
        self.used.iter().map(|id| {
            let (url, file) = (self.urls.attachment(*id), self.view.attachment_name(*id));
            let kind = media_type(file);
            (
                url.to_owned(),
                format!("data-src=\"{url}\" data-type=\"{kind}\""),
                format!("href=\"{url}\" {}", download_marks(file)),
            )
        })
    }

    fn resolved(
        &mut self,
        body: &Body,
        range: Range<usize>,
        found: Result<Seen<'v>, BrokenLink>,
    ) -> Link {
        match found {
            Ok(Seen::Page(id, page, fragment)) => {
                let title = Some(self.view.title(page).text).filter(|title| !title.is_empty());
                let title = title.map(str::to_owned);
                Link::opened(
                    format!(
                        "<a href=\"{}\">",
                        escape(&self.page_url(id, page, fragment, body, range))
                    ),
                    title,
                )
            }
            Ok(Seen::Attachment(id, attachment)) => {
                self.offer(id, body, range);
                Link::opened(
                    format!(
                        "<a href=\"{}\" {}>",
                        self.urls.attachment(id),
                        download_marks(&attachment.file.file)
                    ),
                    None,
                )
            }
            Ok(Seen::Hidden(to)) => {
                self.hide(body, range, to);
                Link::text(None)
            }
            Err(broken) => {
                self.broken(body, range, broken);
                Link::text(None)
            }
        }
    }

    fn hide(&mut self, body: &Body, range: Range<usize>, to: Target) {
        let message = "no reader of this page may see what this leads to";
        let finding = Finding::warning("hidden-link", &body.source, range, message);
        let hint = "take the link away, or let them see it: `audience` there or here says who may";
        self.hidden.extend(self.from.map(|from| HiddenLink {
            from,
            to,
            finding: finding.hint(hint),
        }));
    }

    fn page_url(
        &mut self,
        id: PageId,
        page: &Page,
        fragment: Option<String>,
        body: &Body,
        range: Range<usize>,
    ) -> String {
        let Some(fragment) = fragment else {
            return self.urls.page(id).to_owned();
        };
        if let Some(anchor) = line_anchor(page, &fragment) {
            return format!("{}#{}", self.urls.page(id), in_fragment(&anchor));
        }
        let wanted = heading_id(&fragment);
        let named = if page.path.is_empty() {
            "index"
        } else {
            &page.path
        };
        let finding = Finding::error(
            "broken-anchor",
            &body.source,
            range,
            format!("the page `{named}` has no heading `#{fragment}`"),
        );
        let url = format!("{}#{wanted}", self.urls.page(id));
        self.anchors.push(Anchor {
            page: id,
            id: wanted,
            finding,
        });
        url
    }

    fn offer(&mut self, id: AttachmentId, body: &Body, range: Range<usize>) {
        if let Some((message, hint)) = self.too_large(id) {
            let finding = Finding::error("attachment-too-large", &body.source, range, message);
            self.findings.push(finding.hint(hint));
        }
        self.take(id);
    }

    /// That a file is too large to be published, said once.
    fn too_large(&self, id: AttachmentId) -> Option<(String, &'static str)> {
        let limit = self.view.attachment_limit();
        let (name, size) = (self.view.attachment_name(id), self.view.attachment_size(id));
        let message = format!(
            "`{name}` has {}; the limit is {}",
            in_words(size),
            in_words(limit)
        );
        let hint = "make the file smaller, or raise `attachment` under `[limits]` in `book.toml`";
        (size > limit && !self.used.contains(&id)).then_some((message, hint))
    }

    fn broken(&mut self, body: &Body, range: Range<usize>, broken: BrokenLink) {
        self.findings.push(
            Finding::error("broken-link", &body.source, range, broken.message).hint(broken.hint),
        );
    }
}

/// The id of a budget's line on its page, if that is what a fragment names: the line, or what a reader's address bar says of it.
fn line_anchor(page: &Page, fragment: &str) -> Option<String> {
    let Record::Budget(budget) = &page.record else {
        return None;
    };
    let line = budget
        .lines
        .iter()
        .find(|line| line.id == fragment || line.anchor() == fragment)?;
    Some(line.anchor())
}

/// A size as `book.toml` writes it, rounded up so that it never seems to be within a limit that it exceeds.
fn in_words(bytes: u64) -> String {
    let (unit, factor) = match bytes {
        0..10_000 => return format!("{bytes} bytes"),
        10_000..10_000_000 => ("kB", 1_000),
        _ => ("MB", 1_000_000),
    };
    format!("{} {unit}", bytes.div_ceil(factor))
}

//! Finds what a link means: a path beside the file it stands in, or a wiki link by name.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::diag::nearest;

/// A page's number in its portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub(super) usize);

/// An attachment's number in its portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttachmentId(pub(super) usize);

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page, perhaps a heading on it.
    Page(PageId, Option<String>),
    /// A file.
    Attachment(AttachmentId),
}

/// Why a link leads nowhere, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct BrokenLink {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Everything a link can lead to, by the name an author uses.
#[derive(Debug, Default)]
pub struct Places {
    pub(super) files: BTreeMap<String, PageId>,
    pub(super) folders: BTreeMap<String, PageId>,
    pub(super) attachments: BTreeMap<String, AttachmentId>,
    pub(super) drafts: BTreeSet<String>,
    pub(super) wiki: BTreeMap<String, Vec<PageId>>,
    /// The file of each page that stands for many entries, which are in `files` as `file#id`. It may be there by other names too.
    pub(super) gatherings: BTreeMap<PageId, String>,
}

impl Places {
    /// Makes a page known to wiki links under a name.
    pub(super) fn name(&mut self, name: &str, page: PageId) {
        let pages = self.wiki.entry(name.to_lowercase()).or_default();
        if !pages.contains(&page) {
            pages.push(page);
        }
    }

    /// Finds what a path typed in `from` leads to. The caller has taken care of web addresses.
    ///
    /// # Errors
    /// When there is nothing at that place.
    pub fn find(&self, from: &str, typed: &str) -> Result<Target, BrokenLink> {
        let (path, fragment) = match typed.split_once('#') {
            Some((path, fragment)) => (
                path,
                Some(decode(fragment)).filter(|fragment| !fragment.is_empty()),
            ),
            None => (typed, None),
        };
        let path: String = decode(path.split('?').next().unwrap_or(path))
            .nfc()
            .collect();
        if path.is_empty() {
            // A heading of the page itself, unless it is that of another entry in the same file.
            let file = self.gathering(from.split('#').next().unwrap_or(from));
            if let Some(entry) = self.entry(file, fragment.as_deref()) {
                return entry;
            }
            return self
                .files
                .get(from)
                .map(|page| Target::Page(*page, fragment))
                .ok_or_else(|| self.broken(from, typed, from));
        }
        let Some(file) = join(from, &path) else {
            return Err(BrokenLink {
                message: format!("the link `{typed}` leaves the portal"),
                hint: "a portal is complete in itself: copy the file into it".to_owned(),
            });
        };
        let with_ending = format!("{file}.md");
        for file in [&file, &with_ending] {
            if let Some(entry) = self.entry(file, fragment.as_deref()) {
                return entry;
            }
        }
        let page = self
            .files
            .get(&file)
            .or_else(|| self.files.get(&with_ending))
            .or_else(|| self.folders.get(&file));
        if let Some(page) = page {
            return Ok(Target::Page(*page, fragment));
        }
        if let Some(attachment) = self.attachments.get(&file) {
            return Ok(Target::Attachment(*attachment));
        }
        if self.drafts.contains(&file) || self.drafts.contains(&with_ending) {
            return Err(draft(typed));
        }
        Err(self.broken(from, typed, &file))
    }

    /// A file that holds many entries, whichever of its names is given; any other file as it is.
    fn gathering<'f>(&'f self, file: &'f str) -> &'f str {
        let page = self.files.get(file);
        let known = page.and_then(|page| self.gatherings.get(page));
        known.map_or(file, String::as_str)
    }

    /// The entry of a file that holds many, by its id.
    fn entry(&self, file: &str, id: Option<&str>) -> Option<Result<Target, BrokenLink>> {
        let typed = format!("{file}#{}", id?);
        if self.drafts.contains(&typed) {
            return Some(Err(draft(&typed)));
        }
        let name = format!("{}#{}", self.gathering(file), id?);
        if let Some(page) = self.files.get(&name) {
            return Some(Ok(Target::Page(*page, None)));
        }
        self.drafts.contains(&name).then(|| Err(draft(&name)))
    }

    /// Finds the page that a wiki link `[[name]]` means: a path, a file name or a title, in this order.
    ///
    /// # Errors
    /// When no page or more than one has that name.
    pub fn find_wiki(&self, from: &str, typed: &str) -> Result<Target, BrokenLink> {
        let (name, fragment) = match typed.split_once('#') {
            Some((name, fragment)) => (name.trim(), Some(fragment.to_owned())),
            None => (typed.trim(), None),
        };
        if name.contains(['/', '.'])
            && let Ok(target) = self.find(from, typed)
        {
            return Ok(target);
        }
        match self.wiki.get(&name.to_lowercase()).map(Vec::as_slice) {
            Some([page]) => {
                let file = self.gatherings.get(page);
                let entry = file.and_then(|file| self.entry(file, fragment.as_deref()));
                entry.unwrap_or(Ok(Target::Page(*page, fragment)))
            }
            Some(pages) if pages.len() > 1 => Err(BrokenLink {
                message: format!("`[[{typed}]]` could mean {} pages", pages.len()),
                hint: format!("write the path instead: {}", self.wiki_paths(pages)),
            }),
            _ => Err(BrokenLink {
                message: format!("no page is called `{name}`"),
                hint: match nearest(name, self.wiki.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean `[[{near}]]`?"),
                    None => "a wiki link names a page's file or its title".to_owned(),
                },
            }),
        }
    }

    /// Wiki links that can only mean these pages.
    fn wiki_paths(&self, pages: &[PageId]) -> String {
        let paths = self.files.iter().filter(|(_, page)| pages.contains(page));
        let links = paths.map(|(file, _)| format!("`[[{}]]`", file.trim_end_matches(".md")));
        links.collect::<Vec<_>>().join(" or ")
    }

    /// The words for a link from the file `from` to `file`, which is not there.
    fn broken(&self, from: &str, typed: &str, file: &str) -> BrokenLink {
        let known = self
            .files
            .keys()
            .chain(self.attachments.keys())
            .map(String::as_str)
            .filter(|known| *known != from);
        let name = file.rsplit('/').next().unwrap_or(file);
        let same_name = known.clone().find(|known| {
            known.rsplit('/').next() == Some(name) || known.eq_ignore_ascii_case(file)
        });
        let hint = match same_name.or_else(|| nearest(file, known)) {
            Some(near) => format!("did you mean `{}`?", relative(from, near)),
            None => format!(
                "there is no `{file}` in this portal; a link is a path from the folder of its own file, such as `../concepts/relaunch.md`"
            ),
        };
        BrokenLink {
            message: format!("the link `{typed}` leads nowhere"),
            hint,
        }
    }
}

fn draft(typed: &str) -> BrokenLink {
    BrokenLink {
        message: format!("the link `{typed}` leads to a draft, which is not published"),
        hint: "publish the page by removing `draft = true`, or take the link away".to_owned(),
    }
}

/// The file that a path typed in `from` names, whether it is there or not. `None` when it leaves the portal.
pub(super) fn file_at(from: &str, typed: &str) -> Option<String> {
    let path = typed.split(['#', '?']).next().unwrap_or(typed);
    let path: String = decode(path).nfc().collect();
    join(from, &path)
}

/// The path `typed` seen from the file `from`; a leading `/` means the portal's folder. `None` when it leaves the portal.
pub(super) fn join(from: &str, typed: &str) -> Option<String> {
    let mut parts: Vec<&str> = match typed.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from
            .rsplit_once('/')
            .map_or_else(Vec::new, |(folder, _)| folder.split('/').collect()),
    };
    for part in typed.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The path from the file `from` to the file `to`.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from
        .split('/')
        .rev()
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let parts: Vec<&str> = to.split('/').collect();
    let common = folders
        .iter()
        .zip(&parts[..parts.len() - 1])
        .take_while(|(a, b)| a == b)
        .count();
    let mut path = "../".repeat(folders.len() - common);
    path.push_str(&parts[common..].join("/"));
    path
}

/// Percent-decoding (RFC 3986); what does not decode to UTF-8 stays as it is.
pub(super) fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{AttachmentId, PageId, Places, Target, decode, join, relative};

    fn places() -> Places {
        let mut places = Places::default();
        places
            .files
            .insert("concepts/relaunch.md".into(), PageId(1));
        places.folders.insert("concepts".into(), PageId(0));
        places
            .attachments
            .insert("documents/Angebot Nr. 1.pdf".into(), AttachmentId(0));
        places.drafts.insert("concepts/secret.md".into());
        places.name("relaunch", PageId(1));
        places
    }

    #[test]
    fn paths_are_seen_from_the_file_they_stand_in() {
        let page =
            |fragment: Option<&str>| Ok(Target::Page(PageId(1), fragment.map(str::to_owned)));
        let places = places();
        assert_eq!(
            places.find("status/a.md", "../concepts/relaunch.md#next"),
            page(Some("next"))
        );
        assert_eq!(places.find("concepts/b.md", "relaunch"), page(None));
        assert_eq!(
            places.find("concepts/relaunch.md", "#here"),
            page(Some("here"))
        );
        assert_eq!(
            places.find("status/a.md", "/concepts/"),
            Ok(Target::Page(PageId(0), None))
        );
        assert_eq!(
            places.find("index.md", "documents/Angebot%20Nr.%201.pdf"),
            Ok(Target::Attachment(AttachmentId(0)))
        );
        assert_eq!(places.find_wiki("index.md", "Relaunch#x"), page(Some("x")));
    }

    #[test]
    fn what_leads_nowhere_says_so_and_helps() {
        let places = places();
        let broken = |typed: &str| {
            places
                .find("status/a.md", typed)
                .expect_err("it leads nowhere")
        };
        assert!(
            broken("../../other/a.md")
                .message
                .contains("leaves the portal")
        );
        assert!(
            broken("../concepts/relunch.md")
                .hint
                .contains("concepts/relaunch.md")
        );
        assert!(
            broken("relaunch.md")
                .hint
                .contains("`../concepts/relaunch.md`")
        );
        assert!(broken("../concepts/secret.md").message.contains("draft"));
        assert!(
            places
                .find_wiki("index.md", "relaunhc")
                .expect_err("a typo")
                .hint
                .contains("[[relaunch]]")
        );
    }

    #[test]
    fn the_way_from_one_file_to_another() {
        for (from, to, path) in [
            ("index.md", "a.md", "a.md"),
            ("index.md", "a/b.md", "a/b.md"),
            ("a/b.md", "index.md", "../index.md"),
            ("a/b.md", "a/c.md", "c.md"),
            ("a/b/c.md", "a/d/e.md", "../d/e.md"),
            ("a/b.md", "c/a/b.md", "../c/a/b.md"),
        ] {
            assert_eq!(relative(from, to), path);
            assert_eq!(join(from, path).as_deref(), Some(to));
        }
    }

    #[test]
    fn joining_and_decoding() {
        assert_eq!(join("a/b.md", "../../x"), None);
        assert_eq!(join("a/b.md", "./c/../d.md").as_deref(), Some("a/d.md"));
        assert_eq!(decode("Gr%C3%BC%C3%9Fe%2"), "Grüße%2");
        assert_eq!(decode("%ff"), "%ff");
        assert_eq!(decode("%ü"), "%ü");
    }
}

//! Names that are safe to write on every platform: a file's path inside a portal's folder, and the folder's own name.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The file that lists all others; no published file may have its path.
pub(super) const MANIFEST: &str = "manifest.json";

/// A file's path relative to its portal's folder: plain parts with `/` between them, never out of the folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct OutputPath(String);

/// The place of a file in the order of a commit: what a page needs is there before it, what leads to it comes after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Asset,
    Attachment,
    Page,
    Home,
    Access,
}

impl OutputPath {
    /// Checks a path; `None` if it is not safe or is the manifest's.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let safe = text.split('/').all(is_plain_name) && !text.eq_ignore_ascii_case(MANIFEST);
        safe.then(|| Self(text.to_owned()))
    }

    /// The path with `/` between its parts.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The path below a folder, with the platform's separator.
    pub(super) fn below(&self, folder: &Path) -> PathBuf {
        below(folder, &self.0)
    }

    /// The folders it lies in, the outermost first: `_` and `_/ab` for `_/ab/reader.js`.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(end, _)| &self.0[..end])
    }

    /// When in a commit it is put in place.
    pub(super) fn rank(&self) -> Rank {
        match self.as_str() {
            "access.json" => Rank::Access,
            "index.html" => Rank::Home,
            path if path.starts_with("_/") => Rank::Asset,
            path if path.ends_with(".html") => Rank::Page,
            _ => Rank::Attachment,
        }
    }
}

impl TryFrom<String> for OutputPath {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
            .ok_or_else(|| format!("`{text}` is not a path inside the portal's folder"))
    }
}

/// A path with `/` between its parts, below a folder.
pub(super) fn below(folder: &Path, path: &str) -> PathBuf {
    let mut below = folder.to_owned();
    below.extend(path.split('/'));
    below
}

/// Whether a portal's folder may have this name. Hidden names are kept for what is being staged.
pub(super) fn is_portal_name(name: &str) -> bool {
    is_plain_name(name) && !name.contains('/') && !name.starts_with('.')
}

/// Whether a name means one folder entry and the same one everywhere: Windows drops dots and spaces at the end, and gives `:` a meaning.
fn is_plain_name(name: &str) -> bool {
    let is_special = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
    !name.is_empty() && !name.ends_with(['.', ' ']) && !name.contains(is_special)
}

#[cfg(test)]
mod tests {
    use super::{OutputPath, Rank, is_portal_name};

    #[test]
    fn only_paths_that_stay_inside_are_accepted() {
        for good in [
            "index.html",
            "_/ab12/reader.js",
            ".well-known/x",
            "a b.css",
            "_/fonts/größe.woff2",
        ] {
            assert!(OutputPath::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "..",
            "../x",
            "a/../../x",
            "a/..",
            ".",
            "./a",
            "a//b",
            "a/",
            r"a\b",
            r"..\x",
            "C:",
            "C:/x",
            "x.html:stream",
            "a\0b",
            "a\nb",
            "dot.",
            "space ",
            "manifest.json",
            "Manifest.JSON",
        ] {
            assert!(OutputPath::parse(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn a_portal_is_one_visible_folder() {
        for good in ["acme", "müller-söhne", "a.b"] {
            assert!(is_portal_name(good), "{good}");
        }
        for bad in ["", ".", "..", ".acme", "a/b", r"a\b", "/", "a."] {
            assert!(!is_portal_name(bad), "{bad:?}");
        }
    }

    #[test]
    fn a_path_knows_its_folders_and_its_turn() {
        let rank = |path: &str| OutputPath::parse(path).expect("a safe path").rank();
        let path = OutputPath::parse("_/ab/fonts/a.woff2").expect("a safe path");
        assert_eq!(
            path.folders().collect::<Vec<_>>(),
            ["_", "_/ab", "_/ab/fonts"]
        );
        assert_eq!(rank("_/ab/page.html"), Rank::Asset);
        assert_eq!(rank("aaaa.bin"), Rank::Attachment);
        assert!(Rank::Attachment < rank("aaaa.html") && rank("aaaa.html") < rank("index.html"));
        assert!(rank("index.html") < rank("access.json"));
    }
}

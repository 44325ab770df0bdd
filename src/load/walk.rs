//! Walks the folder of one portal or theme: which entries count, which are passed over, which are refused.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::LoadError;
use crate::config::{is_slug, slugify};
use crate::diag::{Finding, Findings, steers_terminals};

/// A file that counts.
pub(super) struct FoundFile {
    /// Relative to the folder, with `/` between the parts.
    pub(super) file: String,
    /// Where to read it.
    pub(super) path: PathBuf,
    /// Its size in bytes.
    pub(super) size: u64,
}

/// The files of a folder, sorted. `shown` is the folder's name in findings, `whole` what it is: a portal or a theme.
pub(super) fn walk(
    root: &Path,
    shown: &str,
    whole: &str,
    findings: &mut Findings,
) -> Result<Vec<FoundFile>, LoadError> {
    let real_root = root.canonicalize().map_err(|source| LoadError::Read {
        path: root.to_owned(),
        source,
    })?;
    let mut files = Vec::new();
    let mut entries = WalkDir::new(root)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(root).to_owned();
            LoadError::Read {
                path,
                source: error.into(),
            }
        })?;
        let Some(name) = entry.file_name().to_str() else {
            findings.push(
                Finding::file_error("not-utf8", shown, "a file name here is not UTF-8")
                    .hint(format!("rename `{}`", entry.file_name().display())),
            );
            skip_folder(&entry, &mut entries);
            continue;
        };
        if is_passed_over(name) {
            skip_folder(&entry, &mut entries);
            continue;
        }
        let Some(file) = relative(root, entry.path()) else {
            continue;
        };
        let place = format!("{shown}/{file}");
        let kind = entry.file_type();
        if !kind.is_dir() && name.starts_with('~') {
            findings.push(
                Finding::file_error("odd-file-name", place, "a file name cannot begin with `~`")
                    .hint("rename it: such names are kept for pages that are made of others"),
            );
        } else if !kind.is_dir() && name.contains(is_unseen) {
            findings.push(
                Finding::file_error(
                    "odd-file-name",
                    place,
                    "this file name has characters that nobody sees",
                )
                .hint("rename it: type the name anew, with letters, digits, `-` and spaces"),
            );
        } else if kind.is_dir() {
            if !is_slug(name) {
                findings.push(not_a_slug(&place, name));
                entries.skip_current_dir();
            }
        } else if kind.is_symlink() {
            match entry.path().canonicalize() {
                Ok(target) if target.starts_with(&real_root) && target.is_file() => {
                    if whole == "portal" {
                        findings.push(
                            Finding::file_error("symlink", place, "a symbolic link to a file is not followed")
                                .hint("link to the file itself from Markdown, or copy it: who may read it depends on where it lies"),
                        );
                    } else {
                        files.push(found(file, &entry)?);
                    }
                }
                Ok(target) if target.starts_with(&real_root) => {
                    findings.push(
                        Finding::file_error(
                            "symlink",
                            place,
                            "a symbolic link to a folder is not followed",
                        )
                        .hint("link to single files, or copy the folder"),
                    );
                }
                Ok(_) => {
                    findings.push(
                        Finding::file_error("symlink", place, format!("this symbolic link leaves the {whole}'s folder"))
                            .hint(format!("copy the file into the {whole}: what lies elsewhere may be somebody else's")),
                    );
                }
                Err(_) => findings.push(
                    Finding::file_error("symlink", place, "this symbolic link leads nowhere")
                        .hint("remove it, or mend its target"),
                ),
            }
        } else if kind.is_file() {
            files.push(found(file, &entry)?);
        } else {
            findings.push(
                Finding::file_error("not-a-file", place, "this is neither a file nor a folder")
                    .hint("remove it"),
            );
        }
    }
    Ok(files)
}

/// The finding about a folder whose name cannot be part of an address.
pub(super) fn not_a_slug(place: &str, name: &str) -> Finding {
    let hint = match slugify(name).as_str() {
        "" => "use lower-case letters, digits and `-`".to_owned(),
        slug => format!("rename it, for example to `{slug}`; the title may say anything"),
    };
    Finding::file_error(
        "not-a-slug",
        place,
        format!("the folder name `{name}` is not a slug"),
    )
    .hint(hint)
}

/// Hidden files, and what editors, office programs and operating systems leave behind.
pub(super) fn is_passed_over(name: &str) -> bool {
    const ENDINGS: [&str; 7] = ["~", ".swp", ".swo", ".tmp", ".bak", ".orig", ".crdownload"];
    const NAMES: [&str; 3] = ["Thumbs.db", "desktop.ini", "4913"];
    name.starts_with(['.', '#'])
        || name.starts_with("~$")
        || NAMES.contains(&name)
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Characters that let two names look the same, or one look like another: `offer\u{202e}fdp.exe` ends in `exe.pdf`.
fn is_unseen(character: char) -> bool {
    steers_terminals(character)
        || matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn found(file: String, entry: &DirEntry) -> Result<FoundFile, LoadError> {
    // Through a link, so the size of what it leads to.
    let metadata = std::fs::metadata(entry.path()).map_err(|source| LoadError::Read {
        path: entry.path().to_owned(),
        source,
    })?;
    Ok(FoundFile {
        file,
        path: entry.path().to_owned(),
        size: metadata.len(),
    })
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .strip_prefix(root)
        .ok()?
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect();
    // macOS hands out decomposed names; links and addresses know composed ones.
    Some(parts?.join("/").nfc().collect())
}

fn skip_folder(entry: &DirEntry, entries: &mut walkdir::IntoIter) {
    if entry.file_type().is_dir() {
        entries.skip_current_dir();
    }
}

#[cfg(test)]
mod tests {
    use super::is_passed_over;

    #[test]
    fn what_editors_leave_behind_is_passed_over() {
        for name in [
            ".git",
            ".DS_Store",
            "a.md~",
            "#a.md#",
            ".a.md.swp",
            "a.md.bak",
            "~$offer.docx",
            "4913",
            "Thumbs.db",
        ] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["a.md", "offer.docx", "2026-11-20-kickoff.md", "backup.zip"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }
}

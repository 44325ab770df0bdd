//! Reads a theme's folder, and those of the themes it overlays: `theme.toml`, `templates/`, `locales/`, `style/`, `static/`.
//!
//! Themes lie in `themes/` beside `book.toml`. What of a folder no theme can use is a finding: a file that silently did nothing would be looked for
//! in vain. What the texts say is checked where they are used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use super::LoadError;
use super::site::Site;
use super::text_file::read_text;
use super::walk::{FoundFile, is_passed_over, walk};
use crate::config::{BUILT_IN_THEMES, ThemeName, ThemeSettings, is_slug};
use crate::diag::{Finding, Findings, SourceText};

/// The folder of themes, beside `book.toml`.
const THEMES: &str = "themes";

/// 256 kB: ten times the longest text of the built-in theme.
const TEXT_LIMIT: u64 = 256_000;

/// 2 MB: each file is fetched by every reader who opens the portal.
const STATIC_LIMIT: u64 = 2_000_000;

/// A theme of more files than this is something else, such as a folder of node modules.
const FILES_LIMIT: usize = 1_000;

/// More themes over each other than this nobody understands.
const CHAIN_LIMIT: usize = 8;

/// What may lie in `static/`: pictures, fonts, and their licences. Scripts never.
const STATIC_ENDINGS: [&str; 11] = [
    "avif", "gif", "ico", "jpeg", "jpg", "png", "svg", "txt", "webp", "woff", "woff2",
];

/// The files of one theme.
#[derive(Clone, Debug)]
pub struct ThemeFiles {
    /// The folder as findings name it: `themes/north`.
    pub shown: String,
    /// The checked `theme.toml`.
    pub settings: ThemeSettings,
    /// The templates by their path in `templates/`.
    pub templates: BTreeMap<String, Arc<SourceText>>,
    /// The Fluent files by language.
    pub locales: BTreeMap<String, Arc<SourceText>>,
    /// The style sheets by name.
    pub styles: BTreeMap<String, Arc<SourceText>>,
    /// Pictures and fonts by name.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A theme with what it overlays.
#[derive(Clone, Debug)]
pub struct ThemeChain {
    /// The themes of the site, the lowest first; empty when a built-in one was chosen.
    pub layers: Vec<ThemeFiles>,
    /// The built-in theme below them.
    pub base: ThemeName,
}

impl Site {
    /// Reads the theme of this name and those that it overlays; `None`, and a finding, when one of them is not there.
    ///
    /// # Errors
    /// When a file or folder cannot be read.
    pub fn read_theme(
        &self,
        chosen: &ThemeName,
        findings: &mut Findings,
    ) -> Result<Option<ThemeChain>, LoadError> {
        let mut layers = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = chosen.clone();
        while !next.is_built_in() {
            if !seen.insert(next.name.clone()) || seen.len() > CHAIN_LIMIT {
                let (message, hint) = match seen.len() > CHAIN_LIMIT {
                    true => (
                        format!("more than {CHAIN_LIMIT} themes lie over each other here"),
                        "put some of them together",
                    ),
                    false => (
                        format!("the theme `{}` ends up extending itself", next.name),
                        "leave `extends` out where the built-in theme is meant",
                    ),
                };
                findings.push(next.finding("theme-circle", message).hint(hint));
                return Ok(None);
            }
            let Some(files) = self.read_theme_folder(&next, findings)? else {
                return Ok(None);
            };
            let below = files.settings.extends.clone();
            layers.push(files);
            next = match below {
                Some(below) => below,
                None => next.called(BUILT_IN_THEMES[0]),
            };
        }
        if self.has_theme_folder(&next.name) && next == *chosen {
            let message = format!("`{}` is the theme that comes with the program", next.name);
            findings.push(
                next.finding("taken-name", message)
                    .as_warning()
                    .hint(format!(
                        "the folder `{THEMES}/{}` is passed over: rename it, if it is meant",
                        next.name
                    )),
            );
        }
        layers.reverse();
        Ok(Some(ThemeChain { layers, base: next }))
    }

    /// The names of the site's themes, sorted.
    fn theme_names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.root().join(THEMES));
        let names = entries.into_iter().flatten().flatten();
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| is_slug(name)).collect();
        names.sort();
        names
    }

    fn has_theme_folder(&self, name: &str) -> bool {
        self.root()
            .join(THEMES)
            .join(name)
            .join("theme.toml")
            .exists()
    }

    fn read_theme_folder(
        &self,
        theme: &ThemeName,
        findings: &mut Findings,
    ) -> Result<Option<ThemeFiles>, LoadError> {
        let folder = self.root().join(THEMES).join(&theme.name);
        let shown = format!("{THEMES}/{}", theme.name);
        match fs::symlink_metadata(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                findings.push(theme.unknown(&self.theme_names()));
                return Ok(None);
            }
            Err(source) => {
                return Err(LoadError::Read {
                    path: folder,
                    source,
                });
            }
            Ok(about) if !about.is_dir() => {
                findings.push(
                    Finding::file_error("symlink", shown, "a theme must be a plain folder").hint(
                        "put the folder itself here: what lies elsewhere may be somebody else's",
                    ),
                );
                return Ok(None);
            }
            Ok(_) => {}
        }
        let mut files = ThemeFiles {
            settings: ThemeSettings::default(),
            templates: BTreeMap::new(),
            locales: BTreeMap::new(),
            styles: BTreeMap::new(),
            files: BTreeMap::new(),
            shown,
        };
        let found = walk(&folder, &files.shown, "theme", findings)?;
        if found.len() > FILES_LIMIT {
            let message = format!("this theme has more than {FILES_LIMIT} files");
            findings.push(
                Finding::file_error("too-many-files", files.shown, message)
                    .hint("keep what the theme is made from in another folder"),
            );
            return Ok(None);
        }
        let mut is_described = false;
        for found in found {
            is_described |= found.file == "theme.toml";
            files.take(&found, &theme.name, findings)?;
        }
        if !is_described {
            findings.push(
                Finding::file_error(
                    "missing-file",
                    files.shown,
                    "there is no `theme.toml` in this theme",
                )
                .hint("add one; it may hold as little as `extends = \"default\"`"),
            );
            return Ok(None);
        }
        Ok(Some(files))
    }
}

impl ThemeFiles {
    /// Reads one file into its place.
    fn take(
        &mut self,
        found: &FoundFile,
        name: &str,
        findings: &mut Findings,
    ) -> Result<(), LoadError> {
        let shown = format!("{}/{}", self.shown, found.file);
        let (folder, file) = found.file.split_once('/').unwrap_or(("", &found.file));
        let ending = |ending: &str| file.strip_suffix(ending).map(str::to_owned);
        match folder {
            "" if file == "theme.toml" => {
                if let Some(text) = read_small(found, shown, findings)? {
                    self.settings = ThemeSettings::parse(&text, name, findings);
                }
            }
            // What people put beside a theme.
            "" if is_for_people(file) => {}
            "templates" if ending(".html").is_some() => {
                if let Some(text) = read_small(found, shown, findings)? {
                    self.templates.insert(file.to_owned(), text);
                }
            }
            "locales" | "style" if file.contains('/') => findings.push(no_subfolder(shown)),
            "static" if file.contains('/') => findings.push(no_subfolder(shown)),
            "locales" if ending(".ftl").is_some() => {
                if let (Some(text), Some(language)) =
                    (read_small(found, shown, findings)?, ending(".ftl"))
                {
                    self.locales.insert(language, text);
                }
            }
            "style" if ending(".css").is_some() && is_public_name(file) => {
                if let Some(text) = read_small(found, shown, findings)? {
                    self.styles.insert(file.to_owned(), text);
                }
            }
            "static" if is_static(file) => {
                if let Some(bytes) = read_static(found, shown, findings)? {
                    self.files.insert(file.to_owned(), bytes);
                }
            }
            _ => findings.push(unknown(shown, folder, file)),
        }
        Ok(())
    }
}

fn read_small(
    found: &FoundFile,
    shown: String,
    findings: &mut Findings,
) -> Result<Option<Arc<SourceText>>, LoadError> {
    if found.size > TEXT_LIMIT {
        let message = "this text has more than 256 kB";
        findings.push(
            Finding::file_error("too-long", shown, message)
                .hint("divide it, and keep what is not needed elsewhere"),
        );
        return Ok(None);
    }
    read_text(&found.path, shown, findings)
}

fn read_static(
    found: &FoundFile,
    shown: String,
    findings: &mut Findings,
) -> Result<Option<Vec<u8>>, LoadError> {
    let failed = |source| LoadError::Read {
        path: found.path.clone(),
        source,
    };
    let mut bytes = Vec::new();
    // One more than allowed, for the file may grow while it is read.
    let file = File::open(&found.path).map_err(failed)?;
    file.take(STATIC_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > STATIC_LIMIT {
        let message = "this file has more than 2 MB, which every reader would fetch";
        findings.push(Finding::file_error("too-large", shown, message).hint("make it smaller"));
        return Ok(None);
    }
    Ok(Some(bytes))
}

/// Whether a name can stand in a public address on every host.
fn is_public_name(file: &str) -> bool {
    let is_plain = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter);
    file.bytes().all(is_plain) && !file.starts_with('.') && !is_passed_over(file)
}

fn is_static(file: &str) -> bool {
    let ending = Path::new(file)
        .extension()
        .and_then(|ending| ending.to_str());
    is_public_name(file)
        && ending.is_some_and(|ending| {
            STATIC_ENDINGS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending))
        })
}

fn is_for_people(file: &str) -> bool {
    let name = file.split('.').next().unwrap_or(file).to_ascii_uppercase();
    [
        "README",
        "LICENSE",
        "LICENCE",
        "COPYING",
        "CHANGELOG",
        "NOTICE",
    ]
    .iter()
    .any(|known| name == *known || name.starts_with(&format!("{known}-")))
}

fn no_subfolder(shown: String) -> Finding {
    Finding::file_error(
        "unknown-file",
        shown,
        "only `templates/` may have folders inside",
    )
    .hint("move the file up")
}

fn unknown(shown: String, folder: &str, file: &str) -> Finding {
    let hint = match folder {
        "templates" => "templates are called `….html`".to_owned(),
        "locales" => "texts are called after their language, such as `de.ftl`".to_owned(),
        "style" => "style sheets are called `….css`, with letters, digits, `-` and `_`".to_owned(),
        "static" if file.ends_with(".js") => {
            "a theme brings no scripts: the browser would run none but the reader's own".to_owned()
        }
        "static" => format!(
            "pictures and fonts lie here, with letters, digits, `-` and `_` in their names: {}",
            STATIC_ENDINGS
                .map(|ending| format!("`.{ending}`"))
                .join(", ")
        ),
        _ => {
            "a theme has `theme.toml`, `templates/`, `locales/`, `style/` and `static/`".to_owned()
        }
    };
    Finding::file_error(
        "unknown-file",
        shown,
        format!("`{file}` means nothing here"),
    )
    .hint(hint)
}

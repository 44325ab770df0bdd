//! Languages: what their files must hold, how they write, and that a file is all it takes to add one.

mod adding;
mod cldr;
mod files;
mod uses;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of the built-in theme.
fn theme_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("themes/default")
        .join(name)
}

/// The files of a folder of the built-in theme that end so, by name without the ending.
fn theme_files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(theme_folder(folder)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let named = paths.filter_map(|path| {
        let name = path.file_name()?.to_str()?.strip_suffix(ending)?.to_owned();
        Some((name, fs::read_to_string(&path).unwrap()))
    });
    named.collect()
}

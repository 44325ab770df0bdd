//! Lists the built-in themes' files for the program to carry: a file that is added to its folder is part of the next build, and named nowhere else.
//!
//! For each folder of `themes/default/` and `themes/plain/` one Rust expression goes to `OUT_DIR`, an array of names with `include_str!` of what they hold; the compiler itself
//! watches the texts. `src/render/theme_files.rs` takes the arrays in, `src/config/language.rs` the languages. Sorted by name, so that two machines agree.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const THEME: &str = "themes/default";

/// The folders and the endings of the files that count there. Anything else, such as what an editor leaves behind, is passed over.
pub const FOLDERS: [(&str, &str); 4] = [
    ("templates", ".html"),
    ("locales", ".ftl"),
    ("style", ".css"),
    ("static", ".svg"),
];

/// The second theme, which lies over the first, and the folders that it has.
const PLAIN: &str = "themes/plain";
const PLAIN_FOLDERS: [(&str, &str); 2] = [("templates", ".html"), ("style", ".css")];

/// The part of the style sheet that all others build on.
const FIRST_STYLE: &str = "base.css";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    for (folder, _) in FOLDERS {
        // of a folder, Cargo looks at what is in it
        println!("cargo::rerun-if-changed={THEME}/{folder}");
    }
    let out = env::var("OUT_DIR")?;
    write_lists(Path::new(THEME), Path::new(&out))?;
    for (folder, ending) in PLAIN_FOLDERS {
        println!("cargo::rerun-if-changed={PLAIN}/{folder}");
        let names = names(&Path::new(PLAIN).join(folder), ending)?;
        let list = texts(&format!("{PLAIN}/{folder}"), &names)?;
        fs::write(Path::new(&out).join(format!("plain-{folder}.rs")), list)?;
    }
    Ok(())
}

/// Writes the lists of a theme's folders, `locales.rs` for `locales/` and so on, and that of its languages.
pub fn write_lists(theme: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    for (folder, ending) in FOLDERS {
        let names = names(&theme.join(folder), ending)?;
        fs::write(
            out.join(format!("{folder}.rs")),
            texts(&format!("{THEME}/{folder}"), &names)?,
        )?;
        if folder == "locales" {
            fs::write(out.join("languages.rs"), languages(&names, ending)?)?;
        }
    }
    Ok(())
}

/// The files of a folder, in their order.
fn names(folder: &Path, ending: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?
            .file_name()
            .into_string()
            .map_err(|name| format!("{}: {name:?} is no UTF-8", folder.display()))?;
        if name.ends_with(ending) && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort_by_key(|name| (name != FIRST_STYLE, name.clone()));
    Ok(names)
}

/// `[("de.ftl", include_str!(…)), …]`
fn texts(folder: &str, names: &[String]) -> Result<String, Box<dyn Error>> {
    let mut array = String::from("[\n");
    for name in names {
        // relative to the package, so that the same text is written on every machine
        writeln!(
            array,
            "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?}))),",
            format!("/{folder}/{name}")
        )?;
    }
    array.push_str("]\n");
    Ok(array)
}

/// `["de", "en"]`, from the names of the locale files.
fn languages(names: &[String], ending: &str) -> Result<String, Box<dyn Error>> {
    let mut languages = Vec::new();
    for name in names {
        let language = name.strip_suffix(ending).unwrap_or(name);
        let is_language = matches!(language.len(), 2 | 3)
            && language.bytes().all(|letter| letter.is_ascii_lowercase());
        if !is_language {
            return Err(format!("{THEME}/locales/{name}: the name must be a language without a region, such as `fr.ftl`; regions are attributes inside it").into());
        }
        languages.push(language);
    }
    Ok(format!("{languages:?}\n"))
}

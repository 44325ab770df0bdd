//! docs/theming.md lists every field of the context, as the code documents it. `UPDATE_DOCS=1` writes the list anew.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::fs;

use crate::architecture::files;
use crate::support::repository;

const BEGINNING: &str =
    "<!-- The list of fields is made by tests/suite/themes/documented.rs. -->\n";
const END: &str = "<!-- end of the list -->";

/// A structure that templates are given.
#[derive(Default)]
struct Structure {
    meaning: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    meaning: String,
}

/// The structures of the files below `src/render/context/`, by name.
fn structures() -> BTreeMap<String, Structure> {
    let mut found = BTreeMap::new();
    for (path, text) in files(&["src/render/context"]) {
        assert!(path.ends_with(".rs"), "{path}");
        let mut current: Option<(String, Structure)> = None;
        let (mut meaning, mut renamed) = (Vec::new(), None);
        for line in text.lines().map(str::trim) {
            if let Some(comment) = line.strip_prefix("/// ") {
                meaning.push(comment);
            } else if let Some(name) = line.strip_prefix("#[serde(rename = \"") {
                renamed = name.split('"').next();
            } else if let Some(name) = line.strip_prefix("pub struct ") {
                let name = name.split(|letter: char| !letter.is_alphanumeric()).next();
                let structure = Structure {
                    meaning: meaning.join(" "),
                    fields: Vec::new(),
                };
                current = Some((name.unwrap().to_owned(), structure));
                meaning.clear();
            } else if let Some((name, kind)) = line
                .strip_prefix("pub ")
                .and_then(|line| line.strip_suffix(','))
                .and_then(|line| line.split_once(": "))
            {
                if let Some((_, structure)) = &mut current {
                    structure.fields.push(Field {
                        name: renamed.take().unwrap_or(name).to_owned(),
                        kind: kind.to_owned(),
                        meaning: meaning.join(" "),
                    });
                }
                meaning.clear();
            } else if line == "}" {
                found.extend(current.take());
                meaning.clear();
            } else if !line.starts_with("#[") {
                meaning.clear();
            }
        }
    }
    found
}

/// A type in words, and the structure that is named in it.
fn in_words(kind: &str, known: &BTreeMap<String, Structure>) -> (String, Option<String>) {
    let inside = |wrapper: &str| kind.strip_prefix(wrapper)?.strip_suffix('>');
    if let Some(kind) = inside("Option<") {
        let (words, named) = in_words(kind, known);
        return (format!("{words}, or none"), named);
    }
    if let Some(kind) = inside("Vec<") {
        let (words, named) = in_words(kind, known);
        return (format!("list: {words}"), named);
    }
    let name = kind.rsplit("::").next().unwrap();
    let words = match kind {
        "String" => "text",
        "&'static str" => "word",
        "bool" => "true or false",
        "usize" | "u8" | "i8" | "u32" | "u64" => "number",
        _ => {
            assert!(
                known.contains_key(name),
                "`{kind}` is not known to the list"
            );
            let anchor = name.to_lowercase();
            return (format!("[{name}](#{anchor})"), Some(name.to_owned()));
        }
    };
    (words.to_owned(), None)
}

/// The list: what a template is given first, then what is in it, in the order in which it is named.
fn list() -> String {
    let known = structures();
    let mut text = String::new();
    let mut seen = BTreeSet::from(["Context".to_owned()]);
    let mut next = VecDeque::from(["Context".to_owned()]);
    while let Some(name) = next.pop_front() {
        let structure = &known[&name];
        writeln!(text, "\n### {name}\n\n{}\n", structure.meaning).unwrap();
        writeln!(text, "| field | holds | meaning |\n|---|---|---|").unwrap();
        for field in &structure.fields {
            let (kind, named) = in_words(&field.kind, &known);
            assert!(!field.meaning.is_empty(), "{name}.{}", field.name);
            let meaning = field.meaning.replace('|', "\\|");
            writeln!(text, "| `{}` | {kind} | {meaning} |", field.name).unwrap();
            next.extend(named.filter(|named| seen.insert(named.clone())));
        }
    }
    text.push('\n');
    text
}

#[test]
fn every_field_is_documented() {
    let path = repository().join("docs/theming.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGINNING).expect("the list begins");
    let (listed, after) = rest.split_once(END).expect("the list ends");
    let list = list();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, format!("{before}{BEGINNING}{list}{END}{after}")).unwrap();
    } else {
        assert!(
            listed == list,
            "docs/theming.md does not list the context as it is; `UPDATE_DOCS=1 cargo test every_field_is_documented` writes it anew"
        );
    }
}

#[test]
fn filters_and_functions_are_documented() {
    let text = fs::read_to_string(repository().join("docs/theming.md")).unwrap();
    let engine = fs::read_to_string(repository().join("src/render/engine/mod.rs")).unwrap();
    for list in ["FILTERS", "FUNCTIONS"] {
        let (_, names) = engine.split_once(&format!("const {list}:")).unwrap();
        let names = names.split_once('=').unwrap().1.split(';').next().unwrap();
        for name in names.split('"').skip(1).step_by(2) {
            assert!(text.contains(&format!("| `{name}")), "`{name}` has no row");
        }
    }
}

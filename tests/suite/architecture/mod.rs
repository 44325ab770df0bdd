//! The house rules as tests: who may name whom, who may read and write, and how a file opens.

mod rules;
pub(crate) mod source;
pub(crate) mod tokens;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rules::Breach;
use source::Source;

/// Reads every source file of the package below `folders`; vendored code follows its own rules.
pub(crate) fn files(folders: &[&str]) -> BTreeMap<String, String> {
    fn gather(folder: &Path, name: &str, found: &mut BTreeMap<String, String>) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for entry in entries.map(|entry| entry.expect("a readable folder")) {
            let own = entry.file_name().into_string().expect("names are UTF-8");
            if own.starts_with('.') || matches!(own.as_str(), "vendor" | "node_modules" | "target")
            {
                continue;
            }
            let path = format!("{name}/{own}");
            if entry.path().is_dir() {
                gather(&entry.path(), &path, found);
            } else if own.ends_with(".rs") || own.ends_with(".js") {
                found.insert(
                    path,
                    fs::read_to_string(entry.path()).expect("source is UTF-8"),
                );
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    for folder in folders {
        gather(&root.join(folder), folder, &mut found);
    }
    found
}

fn is_rust(path: &str) -> bool {
    path.ends_with(".rs")
}

/// Whether `path` is one of `tests`, or lies in the folder of one.
fn belongs(path: &str, tests: &[String]) -> bool {
    tests.iter().any(|test| {
        path == test
            || test.strip_suffix(".rs").is_some_and(|stem| {
                path.starts_with(&format!("{}/", stem.trim_end_matches("/mod")))
            })
    })
}

/// Everything that a set of files breaks.
fn breaches(files: &BTreeMap<String, String>) -> Vec<Breach> {
    let rust = || files.iter().filter(|(path, _)| is_rust(path));
    let tests: Vec<String> = rust()
        .flat_map(|(path, text)| Source::new(path, text, false).test_files())
        .collect();
    let mut found = rules::doors(&files.keys().cloned().collect::<Vec<_>>());
    for (path, text) in files {
        found.extend(rules::opening(path, text));
        found.extend(rules::finished(path, text));
        let source = is_rust(path).then(|| Source::new(path, text, belongs(path, &tests)));
        found.extend(rules::length(path, text, source.as_ref()));
        if let Some(source) = &source {
            found.extend(rules::direction(source));
            found.extend(rules::ownership(source));
            found.extend(rules::habits(source));
            found.extend(rules::library_lists(source));
        }
    }
    found.sort();
    found.dedup();
    found
}

fn of(path: &str, text: &str) -> Vec<String> {
    let files = BTreeMap::from([(path.to_owned(), format!("//! What it is for.\n{text}"))]);
    breaches(&files)
        .into_iter()
        .filter(|breach| breach.what != "the folder has no door")
        .map(|breach| breach.to_string())
        .collect()
}

#[test]
fn the_house_keeps_its_rules() {
    let files = files(&["src", "tests"]);
    assert!(
        files.contains_key("src/lib.rs") && files.contains_key("tests/suite/architecture/mod.rs"),
        "the tree was not found"
    );
    let found: Vec<_> = breaches(&files).iter().map(ToString::to_string).collect();
    assert!(
        found.is_empty(),
        "{} breaches of the house rules:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn naming_a_later_room_is_found_however_it_is_written() {
    for text in [
        "use crate::seal::Envelope;",
        "use crate::{config::Settings, seal::{Envelope, keys}};",
        "use {crate::{seal}};",
        "pub use super::super::seal as other;",
        "fn f() { crate::seal::open(); }",
        "type X = crate\n ::seal::Key;",
        "use extranet::seal::Key;",
        "#[cfg(test)] mod tests { use super::super::super::seal::Key; }",
    ] {
        let found = of("src/render/page.rs", text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(
            found[0].contains("`render` comes before `seal`"),
            "{found:?}"
        );
    }
}

#[test]
fn earlier_rooms_own_rooms_words_in_passing_and_the_binary_are_free() {
    for (path, text) in [
        (
            "src/render/page.rs",
            "use crate::{diag, config::Settings, load::Sources, model, render::shell::Shell};",
        ),
        (
            "src/render/page.rs",
            "// crate::seal::Key\nconst A: &str = \"crate::seal::Key\"; /* use crate::write::Out; */",
        ),
        (
            "src/render/mod.rs",
            "mod tests { use super::seal::X; } mod seal {}",
        ),
        ("src/diag.rs", "use self::span::Span; mod span {}"),
        ("src/main.rs", "use extranet::{serve, pipeline, diag};"),
        (
            "src/cli/build.rs",
            "use crate::cli::report; use extranet::seal::Key;",
        ),
        ("tests/suite/story.rs", "use extranet::seal::Key;"),
    ] {
        assert_eq!(of(path, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_room_that_is_not_in_the_plan_is_found() {
    assert_eq!(
        of("src/utils/text.rs", ""),
        ["src/utils/text.rs:1: `utils` is no room of the house"]
    );
}

#[test]
fn reading_writing_printing_clock_and_chance_have_owners() {
    for (path, text, word) in [
        ("src/render/page.rs", "use std::fs;", "std::fs"),
        (
            "src/render/page.rs",
            "use std::{fmt, fs::File};",
            "std::fs::File",
        ),
        (
            "src/model/page.rs",
            "fn f() { let x = std::fs::read(p); }",
            "std::fs::read",
        ),
        (
            "src/config/book.rs",
            "fn f(p: &Path) -> bool { p.exists() }",
            "exists()",
        ),
        (
            "src/cli/build.rs",
            "fn f(p: &Path) { std::fs::write(p, b\"\"); }",
            "std::fs::write",
        ),
        (
            "src/main.rs",
            "fn main() { let _ = std::fs::remove_file(\"x\"); }",
            "std::fs::remove_file",
        ),
        (
            "src/pipeline.rs",
            "fn f() { walkdir::WalkDir::new(p) }",
            "walkdir::WalkDir::new",
        ),
        (
            "src/load/walk.rs",
            "fn f() { std::fs::write(p, b\"\") }",
            "std::fs::write",
        ),
        (
            "src/load/walk.rs",
            "use std::fs::{self}; fn f() { fs::remove_dir_all(p) }",
            "std::fs::remove_dir_all",
        ),
        (
            "src/load/walk.rs",
            "use std::fs::File; fn f() { File::create(p) }",
            "std::fs::File::create",
        ),
        (
            "src/load/walk.rs",
            "use std::fs::OpenOptions;",
            "std::fs::OpenOptions",
        ),
        ("src/pipeline.rs", "fn f() { println!(\"x\") }", "println!"),
        (
            "src/write/out.rs",
            "fn f() { eprintln!(\"x\") }",
            "eprintln!",
        ),
        (
            "src/load/mod.rs",
            "use std::io; fn f() { io::stderr() }",
            "std::io::stderr",
        ),
        (
            "src/load/mod.rs",
            "fn f() { std::env::var(\"HOME\") }",
            "std::env::var",
        ),
        (
            "src/seal/key.rs",
            "use std::process; fn f() { process::exit(1) }",
            "std::process::exit",
        ),
        (
            "src/seal/key.rs",
            "fn f() { getrandom::fill(&mut x) }",
            "getrandom::fill",
        ),
        (
            "src/load/git.rs",
            "use std::time::SystemTime; fn f() { SystemTime::now() }",
            "std::time::SystemTime::now",
        ),
        (
            "src/render/date.rs",
            "fn f() { jiff::Zoned::now() }",
            "jiff::Zoned::now",
        ),
        (
            "src/serve/mod.rs",
            "use std::time::Instant;",
            "std::time::Instant",
        ),
        ("src/load/mod.rs", "use anyhow::Result;", "anyhow::Result"),
        ("src/write/out.rs", "use hmac::Hmac;", "hmac::Hmac"),
        (
            "src/model/page.rs",
            "use serde::Deserialize;",
            "serde::Deserialize",
        ),
    ] {
        let found = of(path, text);
        assert!(
            found
                .iter()
                .any(|breach| breach.contains(&format!("may not use `{word}`"))),
            "{path}: {text}: {found:?}"
        );
    }
}

#[test]
fn owners_and_tests_may() {
    for (path, text) in [
        (
            "src/load/walk.rs",
            "use std::fs::{self, File}; use walkdir::WalkDir; fn f() { fs::read(p); File::open(p); p.is_dir() }",
        ),
        (
            "src/write/out.rs",
            "use std::fs::{self, File}; fn f() { fs::read(p); File::create(p); fs::rename(a, b); fs::remove_file(p) }",
        ),
        (
            "src/cli/mod.rs",
            "use anyhow::Result; fn f() { println!(\"x\"); std::env::args(); std::time::SystemTime::now(); getrandom::fill(b) }",
        ),
        (
            "src/main.rs",
            "fn main() -> std::process::ExitCode { eprintln!() }",
        ),
        (
            "src/render/mod.rs",
            "#[cfg(test)] mod tests { fn f() { std::fs::read(p); println!(\"x\"); p.exists() } }",
        ),
        (
            "src/config/mod.rs",
            "fn f(x: &Option<u8>) { x.is_some(); self.now(); write!(out, \"std::fs\"); env!(\"CARGO_PKG_VERSION\") }",
        ),
        (
            "tests/suite/story.rs",
            "fn f() { std::fs::write(p, b\"\"); }",
        ),
    ] {
        assert_eq!(of(path, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_file_that_only_tests_include_is_free() {
    let door = "//! A door.\n#[cfg(test)]\nmod samples;".to_owned();
    let samples = "//! Samples.\nuse std::fs;".to_owned();
    let mut files = BTreeMap::from([
        ("src/render/mod.rs".to_owned(), door),
        ("src/render/samples.rs".to_owned(), samples),
    ]);
    assert_eq!(breaches(&files), []);
    files.insert(
        "src/render/mod.rs".to_owned(),
        "//! A door.\nmod samples;".to_owned(),
    );
    assert_eq!(breaches(&files).len(), 1);
}

#[test]
fn habits_of_files_are_kept() {
    assert!(of("src/model/page.rs", "use super::*;")[0].contains("glob import"));
    assert!(of("src/model/page.rs", "use crate::{diag::{Span, *}};")[0].contains("glob import"));
    assert!(
        of("tests/suite/story.rs", "#[test]\n#[ignore]\nfn f() {}")[0]
            .contains(":3: a test that is ignored")
    );
    assert!(
        of("src/lib.rs", "pub mod diag;\npub struct Site;")[0]
            .contains(":3: `lib.rs` lists modules")
    );
    assert_eq!(
        of("src/lib.rs", "pub mod diag; pub use diag::Finding;"),
        Vec::<String>::new()
    );
    let undone = format!("// {} later", concat!("TO", "DO"));
    assert!(of("src/model/page.rs", &undone)[0].contains("left undone"));
}

#[test]
fn long_files_are_found_and_tests_count_less() {
    let line = "fn f() {}\n";
    assert_eq!(
        of("src/model/page.rs", &line.repeat(rules::LONGEST_CODE - 1)),
        Vec::<String>::new()
    );
    assert!(
        of("src/model/page.rs", &line.repeat(rules::LONGEST_CODE))[0]
            .contains("besides tests are too many")
    );
    let tests = |lines: usize| {
        format!(
            "{}#[cfg(test)]\nmod t {{\n{}}}",
            line.repeat(400),
            line.repeat(lines)
        )
    };
    assert_eq!(of("src/model/page.rs", &tests(90)), Vec::<String>::new());
    assert!(of("src/model/page.rs", &tests(120))[0].contains("lines are too many"));
}

#[test]
fn files_say_what_they_are_for_and_folders_have_doors() {
    for (path, text, breaches) in [
        ("src/model/page.rs", "use std::fmt;", 1),
        ("src/model/page.rs", "// Pages.\nuse std::fmt;", 1),
        ("src/model/page.rs", "//! Pages.", 0),
        ("src/reader/gate.js", "const a = 1;", 1),
        ("src/reader/gate.js", "// @ts-check\nconst a = 1;", 1),
        ("src/reader/gate.js", "// @ts-check\n/** The gate. */", 0),
        ("src/reader/gate.js", "//! The gate.\n// @ts-check", 0),
    ] {
        assert_eq!(rules::opening(path, text).len(), breaches, "{text}");
    }
    let paths = [
        "src/lib.rs",
        "src/model/page.rs",
        "src/seal/mod.rs",
        "src/reader/gate.js",
    ]
    .map(str::to_owned);
    let found: Vec<_> = rules::doors(&paths)
        .into_iter()
        .map(|breach| breach.path)
        .collect();
    assert_eq!(found, ["src/model/mod.rs"]);
}

//! The house rules: each takes sources and says where they break it.

use std::fmt;

use super::source::{Named, Source, starts_with};

/// The rooms in the order in which a site passes through them. A room may name itself and those before it.
pub(crate) const ROOMS: [&str; 9] = [
    "diag", "config", "load", "model", "render", "seal", "write", "pipeline", "serve",
];

/// Lines of a file without its tests, and with them.
pub(crate) const LONGEST_CODE: usize = 450;
pub(crate) const LONGEST_FILE: usize = 500;

/// One breach of a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Breach {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.what)
    }
}

impl Breach {
    pub(crate) fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

/// What only some rooms may name, outside tests.
struct Owned {
    path: &'static [&'static str],
    rooms: &'static [&'static str],
}

const OWNED: &[Owned] = &[
    // reading and writing
    owned(&["std", "fs"], &["load", "write"]),
    owned(&["std", "os", "unix", "fs"], &["load", "write"]),
    owned(&["std", "os", "windows", "fs"], &["load", "write"]),
    owned(&["walkdir"], &["load", "write"]),
    owned(&["std", "net"], &["serve"]),
    // git tells the history of the sources
    owned(&["std", "process", "Command"], &["load"]),
    // clock, randomness, environment, printing, exit
    owned(&["std", "env"], &["cli"]),
    owned(&["std", "process", "exit"], &["cli"]),
    owned(&["std", "process", "abort"], &["cli"]),
    owned(&["std", "process", "ExitCode"], &["cli"]),
    owned(&["std", "io", "stdin"], &["cli"]),
    owned(&["std", "io", "stdout"], &["cli"]),
    owned(&["std", "io", "stderr"], &["cli"]),
    owned(&["std", "time", "Instant"], &["cli"]),
    // the dates of files are values of this type; `now` is refused below
    owned(&["std", "time", "SystemTime"], &["load", "write", "cli"]),
    owned(&["getrandom"], &["cli"]),
    owned(&["rand"], &["cli"]),
    owned(&["jiff", "tz", "TimeZone", "system"], &["cli"]),
    // the command line's own
    owned(&["anyhow"], &["cli"]),
    owned(&["clap"], &["cli"]),
    owned(&["indicatif"], &["cli"]),
    // secrets
    owned(&["aes_gcm"], &["seal"]),
    owned(&["argon2"], &["seal"]),
    owned(&["hkdf"], &["seal"]),
    owned(&["hmac"], &["seal"]),
];

/// What a room may not name although others may, outside tests.
const BARRED: &[Owned] = &[
    owned(&["std", "fs", "write"], &["load"]),
    owned(&["std", "fs", "copy"], &["load"]),
    owned(&["std", "fs", "rename"], &["load"]),
    owned(&["std", "fs", "hard_link"], &["load"]),
    owned(&["std", "fs", "soft_link"], &["load"]),
    owned(&["std", "fs", "create_dir"], &["load"]),
    owned(&["std", "fs", "create_dir_all"], &["load"]),
    owned(&["std", "fs", "DirBuilder"], &["load"]),
    owned(&["std", "fs", "remove_file"], &["load"]),
    owned(&["std", "fs", "remove_dir"], &["load"]),
    owned(&["std", "fs", "remove_dir_all"], &["load"]),
    owned(&["std", "fs", "set_permissions"], &["load"]),
    owned(&["std", "fs", "OpenOptions"], &["load"]),
    owned(&["std", "fs", "File", "create"], &["load"]),
    owned(&["std", "fs", "File", "create_new"], &["load"]),
    owned(&["std", "fs", "File", "options"], &["load"]),
    owned(&["std", "os", "unix", "fs", "symlink"], &["load"]),
    // the model is what a portal is, not how it is written down
    owned(&["serde"], &["model"]),
    owned(&["serde_json"], &["model"]),
    owned(&["serde_saphyr"], &["model"]),
    owned(&["toml"], &["model"]),
];

const fn owned(path: &'static [&'static str], rooms: &'static [&'static str]) -> Owned {
    Owned { path, rooms }
}

/// Methods of `Path` that ask the disk.
const ASKING: [&str; 9] = [
    "exists",
    "try_exists",
    "is_file",
    "is_dir",
    "is_symlink",
    "symlink_metadata",
    "read_dir",
    "read_link",
    "canonicalize",
];

const PRINTING: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

fn begins(named: &Named, path: &[&str]) -> bool {
    named.segments.len() >= path.len()
        && named
            .segments
            .iter()
            .zip(path)
            .all(|(segment, expected)| segment == expected)
}

fn is_binary(room: &str) -> bool {
    matches!(room, "cli" | "main")
}

/// The room for the rules of ownership: `main.rs` is part of the command line.
fn owner<'s>(source: &'s Source<'_>) -> &'s str {
    if source.room() == "main" {
        "cli"
    } else {
        source.room()
    }
}

/// A room names only itself and earlier ones; in tests too. The binary may name all.
pub(crate) fn direction(source: &Source<'_>) -> Vec<Breach> {
    let room = source.room();
    if room.is_empty() || room == "lib" || is_binary(room) {
        return Vec::new();
    }
    let Some(own) = ROOMS.iter().position(|name| *name == room) else {
        return vec![Breach::new(
            &source.path,
            1,
            format!("`{room}` is no room of the house"),
        )];
    };
    let inside = source
        .paths
        .iter()
        .filter(|named| begins(named, &["crate"]));
    let later = inside.filter_map(|named| {
        let target = named.segments.get(1)?;
        let allowed = ROOMS[..=own].contains(&target.as_str());
        (!allowed).then(|| {
            Breach::new(
                &source.path,
                named.line,
                format!("`{room}` comes before `{target}` and may not name it"),
            )
        })
    });
    later.collect()
}

/// Reading, writing, printing, clock, chance and secrets have owners. Tests are free.
pub(crate) fn ownership(source: &Source<'_>) -> Vec<Breach> {
    let room = owner(source);
    if room.is_empty() {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for named in source.paths.iter().filter(|named| !named.in_test) {
        let foreign = OWNED
            .iter()
            .any(|owned| begins(named, owned.path) && !owned.rooms.contains(&room));
        let barred = BARRED
            .iter()
            .any(|barred| begins(named, barred.path) && barred.rooms.contains(&room));
        let asks_clock = named.segments.last().is_some_and(|last| last == "now") && room != "cli";
        if foreign || barred || asks_clock {
            breaches.push(Breach::new(
                &source.path,
                named.line,
                format!("`{room}` may not use `{}`", named.segments.join("::")),
            ));
        }
    }
    for (at, token) in source
        .tokens
        .iter()
        .enumerate()
        .filter(|(at, _)| !source.in_test[*at])
    {
        let prints = PRINTING.contains(&token.text)
            && starts_with(&source.tokens, at + 1, &["!"])
            && room != "cli";
        let called = at > 0
            && source.tokens[at - 1].text == "."
            && starts_with(&source.tokens, at + 1, &["("]);
        let asks = called && ASKING.contains(&token.text) && !matches!(room, "load" | "write");
        if prints || asks {
            let sign = if prints { "!" } else { "()" };
            breaches.push(Breach::new(
                &source.path,
                token.line,
                format!("`{room}` may not use `{}{sign}`", token.text),
            ));
        }
    }
    breaches
}

/// No glob imports, no unfinished work, no tests that do not run.
pub(crate) fn habits(source: &Source<'_>) -> Vec<Breach> {
    let globs = source.paths.iter().filter(|named| named.glob);
    let mut breaches: Vec<_> = globs
        .map(|named| {
            Breach::new(
                &source.path,
                named.line,
                format!("glob import of `{}`", named.segments.join("::")),
            )
        })
        .collect();
    let ignored = (0..source.tokens.len())
        .filter(|at| starts_with(&source.tokens, *at, &["#", "[", "ignore"]));
    breaches.extend(ignored.map(|at| {
        Breach::new(
            &source.path,
            source.tokens[at].line,
            "a test that is ignored",
        )
    }));
    breaches
}

/// `lib.rs` lists the modules and defines nothing.
pub(crate) fn library_lists(source: &Source<'_>) -> Vec<Breach> {
    const DEFINING: [&str; 10] = [
        "struct",
        "enum",
        "union",
        "trait",
        "type",
        "fn",
        "const",
        "static",
        "impl",
        "macro_rules",
    ];
    if source.path != "src/lib.rs" {
        return Vec::new();
    }
    let defining = source
        .tokens
        .iter()
        .filter(|token| DEFINING.contains(&token.text));
    defining
        .map(|token| {
            Breach::new(
                &source.path,
                token.line,
                format!(
                    "`lib.rs` lists modules and defines nothing, but here is `{}`",
                    token.text
                ),
            )
        })
        .collect()
}

/// Every file opens by saying what it is for.
pub(crate) fn opening(path: &str, text: &str) -> Vec<Breach> {
    let said = if path.ends_with(".rs") {
        text.starts_with("//! ")
    } else {
        // a mark for the type checker says nothing of the file
        let said = text.strip_prefix("// @ts-check\n").unwrap_or(text);
        said.starts_with("//") || said.starts_with("/*")
    };
    if said {
        return Vec::new();
    }
    vec![Breach::new(
        path,
        1,
        "the file does not open with a comment that says what it is for",
    )]
}

/// Files are short. `source` is there for Rust, whose tests may stand below the code.
pub(crate) fn length(path: &str, text: &str, source: Option<&Source<'_>>) -> Vec<Breach> {
    let whole = text.lines().count();
    let tests = source.map_or(0, |source| {
        let mut lines: Vec<_> = source
            .tokens
            .iter()
            .zip(&source.in_test)
            .filter(|(_, in_test)| **in_test)
            .map(|(token, _)| token.line)
            .collect();
        lines.dedup();
        lines.len()
    });
    let mut breaches = Vec::new();
    if whole > LONGEST_FILE {
        breaches.push(Breach::new(
            path,
            LONGEST_FILE,
            format!("{whole} lines are too many; what second thing lives here?"),
        ));
    } else if whole - tests > LONGEST_CODE {
        breaches.push(Breach::new(
            path,
            LONGEST_CODE,
            format!(
                "{} lines besides tests are too many; what second thing lives here?",
                whole - tests
            ),
        ));
    }
    breaches
}

/// Nothing is left undone in the tree.
pub(crate) fn finished(path: &str, text: &str) -> Vec<Breach> {
    // written so that this file does not hold them
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
    ];
    let left = text
        .lines()
        .enumerate()
        .filter(|(_, line)| marks.iter().any(|mark| line.contains(mark)));
    left.map(|(at, _)| {
        Breach::new(
            path,
            at + 1,
            "work that is left undone is an issue, not a comment",
        )
    })
    .collect()
}

/// Every folder of Rust below `src/` has a door. `paths` are all files of the package.
pub(crate) fn doors(paths: &[String]) -> Vec<Breach> {
    let rust = paths
        .iter()
        .filter(|path| path.starts_with("src/") && path.ends_with(".rs"));
    let folders: std::collections::BTreeSet<_> = rust
        .filter_map(|path| path.rsplit_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    let closed = folders
        .into_iter()
        .filter(|folder| *folder != "src" && !paths.contains(&format!("{folder}/mod.rs")));
    closed
        .map(|folder| Breach::new(&format!("{folder}/mod.rs"), 1, "the folder has no door"))
        .collect()
}

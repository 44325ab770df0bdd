//! One Rust file as the house rules see it: which room it stands in, which paths it names, and which parts are tests.

use std::collections::BTreeMap;

use super::tokens::{Token, tokens};

/// A file of Rust, read once.
pub(crate) struct Source<'a> {
    /// Relative to the package, with `/` between the parts.
    pub(crate) path: String,
    pub(crate) tokens: Vec<Token<'a>>,
    /// For each token, whether it is compiled for tests alone.
    pub(crate) in_test: Vec<bool>,
    pub(crate) paths: Vec<Named>,
}

/// A path that the file names, in a `use` or in passing, made absolute as far as the file tells.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// `["crate", "load", "walk"]`, `["std", "fs"]`, …
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
    pub(crate) in_test: bool,
    /// Whether it ends in `*`.
    pub(crate) glob: bool,
}

impl<'a> Source<'a> {
    /// Reads `text`, which stands in the file `path`. `test_only` says that the whole file is compiled for tests alone.
    pub(crate) fn new(path: &str, text: &'a str, test_only: bool) -> Self {
        let tokens = tokens(text);
        let mut in_test = test_parts(&tokens);
        if test_only {
            in_test.fill(true);
        }
        let paths = named_paths(path, &tokens, &in_test);
        Self {
            path: path.to_owned(),
            tokens,
            in_test,
            paths,
        }
    }

    /// The room of the house: `load` for `src/load/walk.rs`, `diag` for `src/diag.rs`. Empty outside `src/`.
    pub(crate) fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or("");
        inside
            .split('/')
            .next()
            .unwrap_or("")
            .trim_end_matches(".rs")
    }

    /// The files that this one declares with `#[cfg(test)] mod name;`.
    pub(crate) fn test_files(&self) -> Vec<String> {
        let (folder, file) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        let own = file.trim_end_matches(".rs");
        let folder = if matches!(own, "mod" | "lib" | "main") {
            folder.to_owned()
        } else {
            format!("{folder}/{own}")
        };
        let declared = self
            .tokens
            .windows(3)
            .zip(&self.in_test)
            .filter(|(window, in_test)| {
                **in_test && window[0].text == "mod" && window[2].text == ";"
            });
        declared
            .flat_map(|(window, _)| {
                [
                    format!("{folder}/{}.rs", window[1].text),
                    format!("{folder}/{}/mod.rs", window[1].text),
                ]
            })
            .collect()
    }
}

/// Marks what follows `#[cfg(test)]`, up to the end of its item.
fn test_parts(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut marks = vec![false; tokens.len()];
    for start in 0..tokens.len() {
        let is_outer = starts_with(tokens, start, &["#", "[", "cfg", "(", "test"])
            || starts_with(tokens, start, &["#", "[", "cfg", "(", "all", "(", "test"]);
        if starts_with(tokens, start, &["#", "!", "[", "cfg", "(", "test"]) {
            marks.fill(true);
        } else if is_outer {
            let end = item_end(tokens, start);
            marks[start..end].fill(true);
        }
    }
    marks
}

/// Where the item that begins (with its attributes) at `start` is over.
fn item_end(tokens: &[Token<'_>], start: usize) -> usize {
    let mut at = start;
    while starts_with(tokens, at, &["#", "["]) {
        at = closing(tokens, at + 1) + 1;
    }
    while at < tokens.len() {
        match tokens[at].text {
            ";" => return at + 1,
            "{" => return closing(tokens, at) + 1,
            "(" | "[" => at = closing(tokens, at) + 1,
            // a field or an argument: its list ends here
            "}" | ")" | "]" => return at,
            _ => at += 1,
        }
    }
    tokens.len()
}

/// The bracket that closes the one at `open`.
fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len().saturating_sub(1)
}

pub(crate) fn starts_with(tokens: &[Token<'_>], at: usize, expected: &[&str]) -> bool {
    tokens.len() >= at + expected.len()
        && tokens[at..]
            .iter()
            .zip(expected)
            .all(|(token, text)| token.text == *text)
}

fn is_word(text: &str) -> bool {
    text.starts_with(|sign: char| sign == '_' || sign.is_alphabetic())
}

fn named_paths(file: &str, tokens: &[Token<'_>], in_test: &[bool]) -> Vec<Named> {
    let mut walk = Walk {
        tokens,
        in_test,
        found: Vec::new(),
        aliases: BTreeMap::new(),
        modules: module_of(file),
    };
    // for each open brace, whether it is that of a module
    let mut braces = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text {
            "mod" if tokens.get(at + 2).is_some_and(|token| token.text == "{") => {
                walk.modules.push(tokens[at + 1].text.to_owned());
                braces.push(true);
                at += 3;
            }
            "{" => {
                braces.push(false);
                at += 1;
            }
            "}" => {
                if braces.pop() == Some(true) {
                    walk.modules.pop();
                }
                at += 1;
            }
            "use" => at = walk.tree(at + 1, &[], true),
            text if is_word(text) && starts_with(tokens, at + 1, &["::"]) => {
                at = walk.tree(at, &[], false);
            }
            _ => at += 1,
        }
    }
    let Walk {
        mut found, aliases, ..
    } = walk;
    for named in &mut found {
        // `fs::read` after `use std::fs` is `std::fs::read`
        if let Some(full) = aliases
            .get(&named.segments[0])
            .filter(|full| full[0] != named.segments[0])
        {
            named.segments.splice(..1, full.iter().cloned());
        }
    }
    found
}

/// The path of the module that `file` is: `["crate", "load", "walk"]` for `src/load/walk.rs`.
fn module_of(file: &str) -> Vec<String> {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    let parts = inside.trim_end_matches(".rs").split('/');
    let names = parts
        .filter(|part| !matches!(*part, "mod" | "lib" | "main"))
        .map(str::to_owned);
    std::iter::once("crate".to_owned()).chain(names).collect()
}

struct Walk<'t> {
    tokens: &'t [Token<'t>],
    in_test: &'t [bool],
    found: Vec<Named>,
    /// The name by which a `use` makes a path known → the path.
    aliases: BTreeMap<String, Vec<String>>,
    /// Where we stand.
    modules: Vec<String>,
}

impl Walk<'_> {
    /// Reads one path, or one tree of them, that begins at `at` and continues `prefix`. Returns where it is over.
    fn tree(&mut self, at: usize, prefix: &[String], import: bool) -> usize {
        let text = self.tokens.get(at).map_or("", |token| token.text);
        if text == "{" {
            let mut next = at + 1;
            while next < self.tokens.len() && self.tokens[next].text != "}" {
                next = if self.tokens[next].text == "," {
                    next + 1
                } else {
                    self.tree(next, prefix, import)
                };
            }
            return next + 1;
        }
        if text == "*" {
            self.name(at, prefix.to_vec(), true);
            return at + 1;
        }
        if text == "::" {
            return self.tree(at + 1, prefix, import);
        }
        if !is_word(text) {
            return at + 1;
        }
        let mut path = prefix.to_vec();
        if text != "self" || path.is_empty() {
            path.push(text.to_owned());
        }
        let follows = |offset: usize| self.tokens.get(at + offset).map_or("", |token| token.text);
        if follows(1) == "::" && (is_word(follows(2)) || matches!(follows(2), "{" | "*")) {
            return self.tree(at + 2, &path, import);
        }
        let renamed = import && follows(1) == "as";
        let known_as = if renamed {
            follows(2).to_owned()
        } else {
            path.last().cloned().unwrap_or_default()
        };
        let absolute = self.name(at, path, false);
        if import {
            self.aliases.insert(known_as, absolute);
        }
        if renamed { at + 3 } else { at + 1 }
    }

    fn name(&mut self, at: usize, mut segments: Vec<String>, glob: bool) -> Vec<String> {
        let own = matches!(segments.first().map(String::as_str), Some("self" | "super"));
        if own {
            let ups = segments
                .iter()
                .take_while(|segment| *segment == "super")
                .count();
            let down = segments.iter().skip(ups.max(1)).cloned();
            let kept = self.modules.len().saturating_sub(ups).max(1);
            segments = self.modules[..kept].iter().cloned().chain(down).collect();
        } else if segments.first().is_some_and(|first| first == "extranet") {
            segments[0] = "crate".to_owned();
        }
        self.found.push(Named {
            segments: segments.clone(),
            line: self.tokens[at].line,
            in_test: self.in_test[at],
            glob,
        });
        segments
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn named(path: &str, text: &str) -> Vec<String> {
        let source = Source::new(path, text, false);
        source
            .paths
            .iter()
            .map(|named| named.segments.join("::") + if named.glob { "::*" } else { "" })
            .collect()
    }

    #[test]
    fn trees_are_taken_apart() {
        let text =
            "use crate::{config::Settings, load::{self, walk::{Walk, Entry as Found}}, model::*};";
        let expected = [
            "crate::config::Settings",
            "crate::load",
            "crate::load::walk::Walk",
            "crate::load::walk::Entry",
            "crate::model::*",
        ];
        assert_eq!(named("src/seal/keys.rs", text), expected);
    }

    #[test]
    fn paths_in_passing_count_and_aliases_are_followed() {
        let text = "use std::{fs as disk, io}; fn f() { disk::read(x)?; io::stdout(); ::extranet::write::put::<T>() }";
        let expected = [
            "std::fs",
            "std::io",
            "std::fs::read",
            "std::io::stdout",
            "crate::write::put",
        ];
        assert_eq!(named("src/seal/keys.rs", text), expected);
    }

    #[test]
    fn super_is_counted_from_where_it_stands() {
        assert_eq!(
            named("src/seal/keys.rs", "use super::super::write::X;"),
            ["crate::write::X"]
        );
        assert_eq!(
            named(
                "src/seal/mod.rs",
                "mod tests { use super::super::write::X; } use self::a::B;"
            ),
            ["crate::write::X", "crate::seal::a::B"]
        );
    }

    #[test]
    fn test_parts_end_with_their_item() {
        let text = "use a::b; #[cfg(test)] #[path = \"x\"] mod t { use c::d; } #[cfg(test)] use e::{f}; fn g() { h::i() }";
        let source = Source::new("src/diag.rs", text, false);
        let tests: Vec<_> = source
            .paths
            .iter()
            .filter(|named| named.in_test)
            .map(|named| named.segments.join("::"))
            .collect();
        assert_eq!(tests, ["c::d", "e::f"]);
    }

    #[test]
    fn files_declared_for_tests_are_known() {
        let source = Source::new(
            "src/seal/mod.rs",
            "pub mod keys; #[cfg(test)] mod samples;",
            false,
        );
        assert_eq!(
            source.test_files(),
            ["src/seal/samples.rs", "src/seal/samples/mod.rs"]
        );
    }
}

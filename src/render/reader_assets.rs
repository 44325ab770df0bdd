//! The reader's scripts as they are published: our own modules without their comments, those that every page needs as one, what is vendored as it came.
//!
//! The comments are for those who read the source; every visitor would load them, and they are a third of the reader. Only whole lines go, and only where
//! no text can run over the line's end, so the program stays the same: `tests/browser/published.test.js` compares both, token by token, with a real parser.

use std::sync::LazyLock;

use super::reader_bundle::bundle;

macro_rules! scripts {
    ($folder:literal: $($name:literal)+) => { [$(($name, include_str!(concat!("../reader/", $folder, $name)))),+] };
}

const MODULES: [(&str, &str); 28] = scripts!("":
    "access.js" "argon2.js" "argon2-worker.js" "bookings.js" "compare.js" "contents.js" "dom.js" "encoding.js" "errors.js" "fetching.js" "filter.js" "format.js" "keys.js" "ledger.js" "lightbox.js" "living.js" "main.js"
    "messages.js" "opened.js" "parts.js" "portal.js" "scheme.js" "session.js" "sign-in.js" "today.js" "trail.js" "trusted.js" "versions.js");
/// What every page begins with: this module, and all that it imports.
const ENTRY: &str = "main.js";
/// The modules that are loaded apart from it: in a worker, or by the pages of few kinds; with what they import.
const APART: [&str; 8] = [
    "argon2-worker.js",
    "argon2.js",
    "bookings.js",
    "compare.js",
    "contents.js",
    "ledger.js",
    "today.js",
    "versions.js",
];
/// With the licences at their heads, which stay.
const VENDOR: [(&str, &str); 2] = scripts!("vendor/": "hash-wasm-argon2.js" "noble-argon2.js");

/// Every script with its name in the public folder.
pub(super) fn scripts() -> impl Iterator<Item = (String, &'static str)> {
    static PUBLISHED: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
        let begins = (ENTRY, program(&bundle(ENTRY, module)));
        let apart = APART.map(|name| (name, program(module(name))));
        [begins].into_iter().chain(apart).collect()
    });
    let modules = PUBLISHED
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_str()));
    let vendor = VENDOR
        .iter()
        .map(|(name, text)| (format!("vendor/{name}"), *text));
    modules.chain(vendor)
}

/// The text of one of our modules.
fn module(name: &str) -> &'static str {
    let found = MODULES.iter().find(|(known, _)| *known == name);
    found.map_or("", |(_, text)| *text)
}

/// A module without its blank lines and the lines that are comments from end to end.
fn program(module: &str) -> String {
    let mut kept = String::with_capacity(module.len());
    let mut rest = module;
    while !rest.is_empty() {
        let line = &rest[..line_length(rest)];
        let idle = idle_length(rest);
        if idle > 0 {
            rest = &rest[idle..];
        } else if may_run_on(line) {
            // From here on, what looks like a comment may be part of a text.
            kept.push_str(rest);
            break;
        } else {
            kept.push_str(line);
            rest = &rest[line.len()..];
        }
    }
    kept
}

/// How many bytes the whole lines take that say nothing to a browser and stand at the start of a text, which begins at a line's start.
fn idle_length(text: &str) -> usize {
    let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
    let begun = &text[indent..];
    let comment = if begun.starts_with("//") {
        begun.find('\n').unwrap_or(begun.len())
    } else if begun.starts_with("/*") {
        begun.find("*/").map_or(0, |end| end + "*/".len())
    } else {
        0
    };
    let end = indent + comment;
    let line_end = end + line_length(&text[end..]);
    if text[end..line_end].trim().is_empty() {
        line_end
    } else {
        0
    }
}

/// The bytes of the first line, with its end.
fn line_length(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |end| end + 1)
}

/// Whether a template literal, or a string with a backslash at its end, goes on in the next line. It looks at no more than our modules need; what it
/// could overlook, such as templates inside templates, would not pass the comparison.
fn may_run_on(line: &str) -> bool {
    line.trim_end().ends_with('\\') || line.matches('`').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{APART, ENTRY, MODULES, VENDOR, idle_length, module, program, scripts};
    use crate::render::reader_bundle::imports;

    #[test]
    fn only_whole_lines_of_comment_go() {
        for (module, published) in [
            ("", ""),
            ("//! Head.\n// @ts-check\n\nlet a;\n", "let a;\n"),
            ("let a;\n  // why\n\tlet b;", "let a;\n\tlet b;"),
            ("let a;\n// the end", "let a;\n"),
            ("/** Says what. */\nlet a;\n", "let a;\n"),
            ("/**\n * Says\n *\n * `what`.\n */\nlet a;\n", "let a;\n"),
            (
                "/* one */ /* two */\nlet a;\n",
                "/* one */ /* two */\nlet a;\n",
            ),
            ("let a; // here\n", "let a; // here\n"),
            ("/** @type {A} */ let a;\n", "/** @type {A} */ let a;\n"),
            ("/* a\n// b\n*/ let c;\n", "/* a\n*/ let c;\n"),
            ("/* without an end\n", "/* without an end\n"),
            ("a\n/* b */\n(c)\n", "a\n(c)\n"),
            ("let a;\r\n// why\r\n\r\nlet b;\r\n", "let a;\r\nlet b;\r\n"),
        ] {
            assert_eq!(program(module), published, "{module}");
        }
    }

    #[test]
    fn texts_keep_what_only_looks_like_a_comment() {
        for module in [
            "let a = 'https://host.example/'; let b = \"/* no */\";\n",
            "let a = `//`; let b = `/** ${a} */`;\n",
            "let a = /\\/\\/[/*]/;\n",
            "let a = `\n// part of the text\n\n/** so is this */\n`;\n// nothing after it is taken for a comment\n",
            "let a = 'runs on \\\n// to here';\n",
        ] {
            assert_eq!(program(module), module);
        }
    }

    /// What is loaded when these are, by name.
    fn loaded<'a>(entries: &[&'a str]) -> BTreeSet<&'a str> {
        let mut found: Vec<&str> = entries.to_vec();
        let mut at = 0;
        while let Some(name) = found.get(at) {
            assert_ne!(module(name), "", "there is no {name}");
            let more: Vec<&str> = imports(module(name))
                .filter(|other| !found.contains(other))
                .collect();
            found.extend(more);
            at += 1;
        }
        found.into_iter().collect()
    }

    #[test]
    fn every_module_is_published() {
        let apart = BTreeSet::from(APART);
        assert_eq!(loaded(&APART), apart, "and what they import");
        let all: BTreeSet<&str> = MODULES.iter().map(|(name, _)| *name).collect();
        let first = loaded(&[ENTRY]);
        assert_eq!(first.union(&apart).copied().collect::<BTreeSet<_>>(), all);
    }

    #[test]
    fn every_module_loses_all_its_comments() {
        let lines = |text: &str| text.lines().filter(|line| idle_length(line) > 0).count();
        for (name, text) in scripts().take(1 + APART.len()) {
            assert_eq!(lines(text), 0, "{name} has a text that runs over lines");
        }
        let vendored: Vec<_> = scripts()
            .skip(1 + APART.len())
            .map(|(_, text)| text)
            .collect();
        assert_eq!(vendored, VENDOR.map(|(_, text)| text));
    }
}

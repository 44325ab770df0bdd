//! `book.toml`: settings of the site, in mdBook's schema where mdBook has a word for it.

use std::sync::Arc;

use super::brand::Agency;
use super::fields::Fields;
use super::key_command::KeyCommand;
use super::language::{INTERFACE_LANGUAGES, Language};
use super::parse::parse_file;
use super::theme::ThemeName;
use super::tree::Value;
use crate::diag::{Findings, SourceText, listed};

/// Where the master key lies when neither the environment nor `book.toml` says otherwise.
pub const DEFAULT_KEY_FILE: &str = "extranet.key";

/// 100 MB: what mail servers and phones still cope with.
const DEFAULT_ATTACHMENT_LIMIT: u64 = 100_000_000;

/// The checked settings of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookSettings {
    /// `book.title`: the publisher's name for the site.
    pub title: String,
    /// `book.authors`
    pub authors: Vec<String>,
    /// `book.description`
    pub description: Option<String>,
    /// `book.language`: for portals that name none. English when absent, as in mdBook.
    pub language: Language,
    /// `book.src`: the folder of portals, relative to `book.toml`. mdBook's default is `src`; ours is `content`.
    pub src: String,
    /// `build.build-dir`: where the sealed portals go, relative to `book.toml`.
    pub build_dir: String,
    /// `output.html.theme`: for portals that name none.
    pub theme: Option<ThemeName>,
    /// `access.key-file`: the master key's file, relative to `book.toml`.
    pub key_file: String,
    /// `access.key-command`: a program that prints the master key.
    pub key_command: Option<KeyCommand>,
    /// `limits.attachment`: the largest attachment in bytes.
    pub attachment_limit: u64,
    /// `agency`: who publishes the site, and may be seen to.
    pub agency: Option<Agency>,
}

impl BookSettings {
    /// Reads and checks the whole file.
    pub fn parse(source: &Arc<SourceText>, findings: &mut Findings) -> Self {
        let tree = parse_file(source, findings);
        let mut root = Fields::new(source, &tree, findings);
        let mut settings = Self {
            title: String::new(),
            authors: Vec::new(),
            description: None,
            language: Language::parse("en").expect("`en` is a language"),
            src: "content".to_owned(),
            build_dir: "dist".to_owned(),
            theme: None,
            key_file: DEFAULT_KEY_FILE.to_owned(),
            key_command: None,
            attachment_limit: DEFAULT_ATTACHMENT_LIMIT,
            agency: None,
        };
        match root.table("book") {
            Some(table) => settings.take_book(root.inside(table)),
            None => root.missing("book", "add a line `[book]`, and below it `title = \"…\"`"),
        }
        settings.agency = Agency::take(&mut root, &settings.title);
        if let Some(table) = root.table("build") {
            let mut build = root.inside(table);
            take_path(&mut build, "build-dir", "dist", &mut settings.build_dir);
            build.finish();
        }
        if let Some(table) = root.table("output") {
            let mut output = root.inside(table);
            if let Some(table) = output.table("html") {
                let mut html = output.inside(table);
                settings.theme = ThemeName::take(&mut html, "theme");
                html.finish();
            }
            output.finish();
        }
        root.refuse(
            &["theme"],
            |key| format!("`{key}` does not stand here"),
            "write it below `[output.html]`, as in mdBook",
        );
        if let Some(table) = root.table("access") {
            let mut access = root.inside(table);
            // The one path that may lead out of the site: a key is best kept elsewhere.
            if let Some(file) = access.marked_text("key-file") {
                let folders = [&settings.src, &settings.build_dir];
                if let Some(folder) = folders
                    .into_iter()
                    .find(|folder| is_within(&without_detours(&file.value), folder))
                {
                    let message = format!(
                        "the master key cannot lie in `{folder}`: what is in there is published"
                    );
                    let hint = "keep it beside `book.toml`, or outside the site";
                    access.error("invalid-path", file.span.clone(), message, hint);
                }
                settings.key_file = file.value;
            }
            let expected = "a program in the PATH and its arguments, such as \"pass show extranet\"; it is run without a shell, and must not lie in the site";
            settings.key_command = access
                .parsed(
                    "key-command",
                    "invalid-command",
                    expected,
                    KeyCommand::parse,
                )
                .map(|command| command.value);
            access.finish();
        }
        if let Some(table) = root.table("limits") {
            let mut limits = root.inside(table);
            if let Some(limit) = take_size(
                &mut limits,
                "attachment",
                table.get("attachment").map(|node| &node.value),
            ) {
                settings.attachment_limit = limit;
            }
            limits.finish();
        }
        let (src, out) = (settings.src.as_str(), settings.build_dir.as_str());
        if is_within(out, src) || is_within(src, out) {
            let place = |table: &str, key: &str| match &tree.get(table)?.value {
                Value::Table(table) => Some(table.get(key)?.span.clone()),
                _ => None,
            };
            root.error(
                "invalid-path",
                place("build", "build-dir")
                    .or_else(|| place("book", "src"))
                    .unwrap_or(0..0),
                format!("`src` and `build-dir` cannot lie in each other: `{src}` and `{out}`"),
                "keep content and output apart, such as `content` and `dist`",
            );
        }
        root.finish();
        settings
    }

    fn take_book(&mut self, mut book: Fields<'_>) {
        self.title = book
            .required_text("title", "\"My agency\"")
            .unwrap_or_default();
        self.authors = book
            .texts("authors")
            .into_iter()
            .map(|author| author.value)
            .collect();
        self.description = book.text("description");
        if let Some(language) = book.parsed(
            "language",
            "invalid-language",
            "a language tag such as \"de\" or \"en-GB\"",
            Language::parse,
        ) {
            if INTERFACE_LANGUAGES.contains(&language.value.primary()) {
                self.language = language.value;
            } else {
                let message = format!("the interface does not speak `{}`", language.value.as_str());
                let hint = format!("it speaks {}", listed(INTERFACE_LANGUAGES.iter().copied()));
                book.error("invalid-language", language.span, message, hint);
            }
        }
        take_path(&mut book, "src", "content", &mut self.src);
        book.finish();
    }
}

/// A folder inside the site's root.
fn take_path(fields: &mut Fields<'_>, key: &'static str, example: &str, path: &mut String) {
    let inside = |text: &str| {
        let normal = text.trim_end_matches('/');
        let parts_are_names = normal
            .split('/')
            .all(|part| !part.is_empty() && part != "." && part != "..");
        (parts_are_names && !normal.contains(['\\', ':'])).then(|| normal.to_owned())
    };
    if let Some(found) = fields.parsed(
        key,
        "invalid-path",
        &format!("a folder inside the site, such as \"{example}\""),
        inside,
    ) {
        *path = found.value;
    }
}

/// Whether one folder is another or lies in it.
fn is_within(inner: &str, outer: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A path as written, without its `.` and the parts that a `..` takes back.
fn without_detours(path: &str) -> String {
    let mut parts = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" if !parts.is_empty() => {}
            "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn take_size(fields: &mut Fields<'_>, key: &'static str, value: Option<&Value>) -> Option<u64> {
    if let Some(Value::Integer(_)) = value {
        return fields
            .integer(key, 1..=i64::MAX)
            .and_then(|bytes| u64::try_from(bytes).ok());
    }
    fields
        .parsed(key, "invalid-size", "a size such as \"100 MB\"", parse_size)
        .map(|size| size.value)
}

/// A size in bytes with a decimal unit: `500 kB`, `100 MB`, `2 GB`.
fn parse_size(text: &str) -> Option<u64> {
    let digits = text
        .trim()
        .trim_end_matches(|letter: char| letter.is_ascii_alphabetic())
        .trim_end();
    let unit = text.trim()[digits.len()..].trim();
    let factor = match unit.to_ascii_lowercase().as_str() {
        "b" | "" => 1,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return None,
    };
    digits
        .parse::<u64>()
        .ok()
        .filter(|number| *number > 0)?
        .checked_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::{BookSettings, parse_size};
    use crate::diag::{Findings, SourceText, Style};

    fn messages(text: &str) -> Vec<String> {
        let mut findings = Findings::default();
        BookSettings::parse(&SourceText::new("book.toml", text), &mut findings);
        findings
            .sorted()
            .iter()
            .map(|finding| {
                finding
                    .to_text(Style::Plain)
                    .lines()
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn a_short_file_is_enough() {
        let mut findings = Findings::default();
        let settings = BookSettings::parse(
            &SourceText::new("book.toml", "[book]\ntitle = \"A\"\n"),
            &mut findings,
        );
        assert_eq!(findings, Findings::default());
        assert_eq!(
            (settings.src.as_str(), settings.build_dir.as_str()),
            ("content", "dist")
        );
        assert_eq!(settings.language.as_str(), "en");
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let text = "[book]\ntitel = \"A\"\nlanguage = \"german\"\nsrc = \"../x\"\n[biuld]\n[limits]\nattachment = \"many\"\n";
        assert_eq!(
            messages(text),
            [
                "error[missing-key]: `title` is missing",
                "error[unknown-key]: unknown key `titel`",
                "error[invalid-language]: `language` cannot be `german`",
                "error[invalid-path]: `src` cannot be `../x`",
                "error[unknown-key]: unknown key `biuld`",
                "error[invalid-size]: `attachment` cannot be `many`",
            ]
        );
    }

    #[test]
    fn the_key_lies_neither_in_the_content_nor_in_the_output() {
        let found = |path: &str| {
            messages(&format!(
                "[book]\ntitle = \"A\"\n[access]\nkey-file = \"{path}\"\n"
            ))
        };
        for bad in [
            "dist/a.key",
            "content",
            "./content//acme/a.key",
            "keys/../dist/a.key",
        ] {
            assert_eq!(found(bad).len(), 1, "{bad}");
        }
        for good in [
            "a.key",
            "../dist/a.key",
            "/dist/a.key",
            "distant/a.key",
            "~/a.key",
        ] {
            assert_eq!(found(good), [""; 0], "{good}");
        }
    }

    #[test]
    fn broken_toml_is_marked_and_more_than_one_break_is_told() {
        assert!(
            messages("[book\ntitle = \"A\"\n")
                .iter()
                .any(|message| message.starts_with("error[broken-syntax]"))
        );
        assert!(messages("[book]\ntitle = A\nlanguage = B\n").len() >= 2);
    }

    #[test]
    fn sizes_have_decimal_units() {
        assert_eq!(parse_size("100 MB"), Some(100_000_000));
        assert_eq!(parse_size("2kB"), Some(2_000));
        for bad in ["", "MB", "-1 MB", "1 TB", "0"] {
            assert_eq!(parse_size(bad), None, "{bad}");
        }
    }
}

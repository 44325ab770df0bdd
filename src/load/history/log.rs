//! What git says of a repository's past, taken apart: files, commits, and how each commit differs from each of its parents.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::Offset;

use super::commit::Commit;
use super::ends::is_keyring;
use crate::diag::printable;

/// The arguments that list the files of the last commit, with their kinds and contents.
pub(super) const FILES: [&str; 6] = ["ls-tree", "-r", "-z", "HEAD", "--", "."];

/// The arguments that list the commits which touch a folder, children before parents, the newest first. A merge that brought nothing new to the folder
/// leads only to where everything came from; parents are those among the commits of the list.
pub(super) const COMMITS: [&str; 12] = [
    "log",
    "-z",
    "--date-order",
    "--parents",
    "--no-color",
    "--no-show-signature",
    "--encoding=UTF-8",
    "--date=format:%z",
    "--format=%H%x00%P%x00%ct %cd %at%x00%aN%x00",
    "HEAD",
    "--",
    ".",
];

/// The arguments that compare commits with one parent each, as [`questions`] ask. Git's guesses of what was renamed differ from version to version, so it is
/// asked for none.
pub(super) const CHANGES: [&str; 15] = [
    "diff-tree",
    "--stdin",
    "--always",
    "--root",
    "-r",
    "-z",
    "--raw",
    "--no-abbrev",
    "--no-renames",
    "-O/dev/null",
    "--no-ext-diff",
    "--no-textconv",
    "--relative",
    "--",
    ".",
];

/// The name of a commit or of a content, in hexadecimal digits.
pub(super) type ObjectId = Arc<str>;

/// A commit and where it comes from.
#[derive(Debug, PartialEq)]
pub(super) struct Step {
    pub(super) id: ObjectId,
    pub(super) parents: Vec<ObjectId>,
    pub(super) commit: Commit,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    pub(super) file: Arc<str>,
    /// The content before; none for a file that is new, or was none.
    pub(super) before: Option<ObjectId>,
    /// The content after; none for a file that is gone, or is none any more.
    pub(super) after: Option<ObjectId>,
}

/// Texts that stand in the answers again and again.
#[derive(Default)]
pub(super) struct Names(HashMap<String, Arc<str>>);

impl Names {
    pub(super) fn of(&mut self, name: &[u8]) -> Option<Arc<str>> {
        let name = std::str::from_utf8(name).ok()?;
        if let Some(known) = self.0.get(name) {
            return Some(Arc::clone(known));
        }
        let new: Arc<str> = name.into();
        self.0.insert(name.to_owned(), Arc::clone(&new));
        Some(new)
    }
}

/// The Markdown files of a listing and the keyrings, each with its content. Links, and whole repositories in a folder's place, are none.
pub(super) fn files(answer: &[u8], names: &mut Names) -> [Vec<(Arc<str>, ObjectId)>; 2] {
    let [mut files, mut keyrings] = [Vec::new(), Vec::new()];
    for entry in parts(answer) {
        let Some(tab) = entry.iter().position(|byte| *byte == b'\t') else {
            continue;
        };
        let (about, name) = (&entry[..tab], &entry[tab + 1..]);
        let about: Vec<&[u8]> = about.split(|byte| *byte == b' ').collect();
        let [mode, b"blob", id] = about.as_slice() else {
            continue;
        };
        let list = match name {
            name if is_followed(name) => &mut files,
            name if is_keyring(name) => &mut keyrings,
            _ => continue,
        };
        if is_file(mode)
            && let (Some(name), Some(id)) = (names.of(name), names.of(id))
        {
            list.push((name, id));
        }
    }
    [files, keyrings]
}

/// The commits of a list; `None` when it is none.
pub(super) fn commits(answer: &[u8], names: &mut Names) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let fields: Vec<&[u8]> = parts(answer).collect();
    for fields in fields.chunks(5) {
        let [id, parents, time, author, b""] = fields else {
            return None;
        };
        let parents = parents.split(|byte| *byte == b' ');
        let parents = parents.filter(|id| !id.is_empty());
        let author = String::from_utf8_lossy(author);
        let author = printable(author.trim()).into_owned();
        steps.push(Step {
            id: names.of(id)?,
            parents: parents.map(|id| names.of(id)).collect::<Option<_>>()?,
            commit: Commit {
                time: time_of(time),
                written: written_of(time),
                author: names.of(author.as_bytes()).filter(|name| !name.is_empty()),
            },
        });
    }
    Some(steps)
}

/// Seconds since 1970 and an offset, and then those of the author, as in `1795305600 +0100 1795300000`.
fn time_of(text: &[u8]) -> Option<(Timestamp, Offset)> {
    let mut words = std::str::from_utf8(text).ok()?.split(' ');
    let (seconds, offset) = (words.next()?, words.next()?);
    let time = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    let number: i32 = offset.parse().ok()?;
    let minutes = number / 100 * 60 + number % 100;
    // A clock that is wrong about where it stands still knows what time it is.
    let offset = Offset::from_seconds(minutes * 60).unwrap_or(Offset::UTC);
    Some((time, offset))
}

fn written_of(text: &[u8]) -> Option<Timestamp> {
    let seconds = std::str::from_utf8(text).ok()?.split(' ').nth(2)?;
    Timestamp::from_second(seconds.parse().ok()?).ok()
}

/// What git is to compare: each commit with each of its parents, and the first of all with nothing.
pub(super) fn questions(steps: &[Step]) -> Vec<u8> {
    let mut lines = String::new();
    for Step { id, parents, .. } in steps {
        for parent in parents {
            lines.extend([id, " ", parent, "\n"]);
        }
        if parents.is_empty() {
            lines.extend([id, "\n"]);
        }
    }
    lines.into_bytes()
}

/// The answers, in the order of the questions, as far as texts, limits and keyrings go; `None` when they are none.
pub(super) fn changes(answer: &[u8], names: &mut Names) -> Option<Vec<Vec<Change>>> {
    let mut answers: Vec<Vec<Change>> = Vec::new();
    let mut parts = parts(answer);
    while let Some(part) = parts.next() {
        let Some(about) = part.strip_prefix(b":") else {
            answers.push(Vec::new());
            continue;
        };
        let name = parts.next()?;
        if !is_followed(name) && !is_keyring(name) {
            continue;
        }
        let about: Vec<&[u8]> = about.split(|byte| *byte == b' ').collect();
        let [mode_before, mode_after, before, after, _] = about.as_slice() else {
            return None;
        };
        let Some(file) = names.of(name) else { continue };
        let change = Change {
            file,
            before: names.of(before).filter(|_| is_file(mode_before)),
            after: names.of(after).filter(|_| is_file(mode_after)),
        };
        answers.last_mut()?.push(change);
    }
    Some(answers)
}

/// What stands before each NUL.
fn parts(answer: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = answer.strip_suffix(b"\0");
    ends.into_iter()
        .flat_map(|all| all.split(|byte| *byte == 0))
}

fn is_file(mode: &[u8]) -> bool {
    mode.starts_with(b"100")
}

/// Texts, and what says who may read them.
fn is_followed(name: &[u8]) -> bool {
    let file = name.rsplit(|byte| *byte == b'/').next().unwrap_or(name);
    file.ends_with(b".md")
        || [&b"_section.toml"[..], b"project.toml", b"access.lock"].contains(&file)
}

#[cfg(test)]
mod tests {
    use super::{Names, changes, commits, files, questions, time_of};

    #[test]
    fn files_are_markdown_and_no_links() {
        let answer = b"100644 blob aa\tacme/a.md\x00120000 blob bb\tacme/b.md\x00100755 blob cc\tacme/\xc3\xbc c.md\x00\
            100644 blob ab\tacme/keyring.toml\x00160000 commit dd\tacme/d.md\x00100644 blob ee\tacme/e.png\x00100644 blob ff\tacme/\xff.md\x00";
        let [found, keyrings] = files(answer, &mut Names::default());
        let found: Vec<(&str, &str)> = found.iter().map(|(name, id)| (&**name, &**id)).collect();
        assert_eq!(found, [("acme/a.md", "aa"), ("acme/ü c.md", "cc")]);
        assert_eq!(keyrings, [("acme/keyring.toml".into(), "ab".into())]);
        assert_eq!(files(b"", &mut Names::default()), [vec![], vec![]]);
    }

    #[test]
    fn commits_have_parents_a_time_and_an_author() {
        let answer = b"c\x00b a\x001795305600 +0100 1795305000\x00Ben \xff\x1b[2J\xe2\x80\xaeHolm\x00\x00a\x00\x00never +0000\x00 \x00\x00";
        let steps = commits(answer, &mut Names::default()).expect("it is a list");
        let told: Vec<String> = steps
            .iter()
            .map(|step| {
                let time = step
                    .commit
                    .time
                    .map(|(time, offset)| format!("{time} {offset}"));
                format!(
                    "{} {:?} {time:?} {:?}",
                    step.id, step.parents, step.commit.author
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "c [\"b\", \"a\"] Some(\"2026-11-22T00:00:00Z +01\") Some(\"Ben \u{fffd}\u{fffd}[2J\u{fffd}Holm\")",
                "a [] None None"
            ]
        );
        assert_eq!(questions(&steps), b"c b\nc a\na\n");
        assert_eq!(commits(b"", &mut Names::default()), Some(Vec::new()));
        assert_eq!(commits(b"c\x00b\x00", &mut Names::default()), None);
    }

    #[test]
    fn odd_clocks_are_understood() {
        for (typed, expected) in [
            ("0 +0000", Some("1970-01-01T00:00:00Z +00")),
            ("0 -0330", Some("1970-01-01T00:00:00Z -03:30")),
            ("0 +9999", Some("1970-01-01T00:00:00Z +00")),
            ("-5 +0000", Some("1969-12-31T23:59:55Z +00")),
            ("99999999999999999999 +0000", None),
            ("12", None),
            ("", None),
        ] {
            let found = time_of(typed.as_bytes()).map(|(time, offset)| format!("{time} {offset}"));
            assert_eq!(found.as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn changes_are_told_per_question() {
        let answer = b"c\x00:100644 100644 aa bb M\x00a.md\x00:100644 000000 cc 00 D\x00b.md\x00c\x00b\x00:000000 120000 00 dd A\x00c.md\x00\
            :100644 100644 ee ff M\x00d.png\x00";
        let found = changes(answer, &mut Names::default()).expect("they are answers");
        let told: Vec<Vec<String>> = found
            .iter()
            .map(|changes| {
                let told = changes.iter();
                told.map(|change| format!("{} {:?} {:?}", change.file, change.before, change.after))
                    .collect()
            })
            .collect();
        assert_eq!(
            told,
            [
                vec!["a.md Some(\"aa\") Some(\"bb\")", "b.md Some(\"cc\") None"],
                vec![],
                vec!["c.md None None"]
            ]
        );
        assert_eq!(
            changes(b":1 2 3 4 M\x00a.md\x00", &mut Names::default()),
            None
        );
    }
}

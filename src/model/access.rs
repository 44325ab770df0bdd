//! Who may read what by the rules of a portal, and the record of it that is committed: `access.lock`.
//!
//! The record names whoever belongs to more than everyone, and everything that is not for everyone, each in a line of its own. What everyone may read is not in
//! it, so most edits leave it alone; but nothing that it names can be let go, moved out of a limited folder or opened to others without a line that says so.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use super::audience::AudienceSet;
use super::page::{Page, Record};
use super::places::{AttachmentId, PageId};
use super::portal::Portal;
use super::standing::parent;
use crate::config::{Node, Table, Value, parse_file};
use crate::diag::{Finding, Findings, SourceText, listed};

/// The only format of `access.lock` so far.
const FORMAT: i64 = 1;

/// What a portal says about access.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct AccessRules {
    /// Whoever belongs to more than everyone, by id.
    people: BTreeMap<String, AudienceSet>,
    /// What is limited, by the name of the folder or file on disk; bookings of a budget with `#ledger` behind its file.
    limits: BTreeMap<String, AudienceSet>,
}

/// How a difference between the record and the portal is told.
struct Words {
    new: &'static str,
    changed: &'static str,
    gone: &'static str,
}

const OF_PEOPLE: Words = Words {
    new: "`{key}` belongs to {is} now",
    changed: "`{key}` belongs to {is} now, and belonged to {was}",
    gone: "`{key}` no longer belongs to {was}",
};

const OF_PLACES: Words = Words {
    new: "`{key}` is limited to {is} now",
    changed: "`{key}` is for {is} now, and was for {was}",
    gone: "`{key}` is no longer limited to {was}",
};

/// A line of the record.
struct Line {
    names: AudienceSet,
    span: Range<usize>,
}

impl Portal {
    /// What the portal says about access. `files` are the readers of the attachments that pages use, whatever is said of the files themselves.
    pub fn access_rules(&self, files: &BTreeMap<AttachmentId, AudienceSet>) -> AccessRules {
        let mut rules = AccessRules::default();
        for person in &self.people {
            if !person.audiences.is_empty() {
                let names = AudienceSet::new(person.audiences.iter().cloned());
                rules.people.insert(person.id.clone(), names);
            }
        }
        for (place, readers) in self.limits.own() {
            rules.limits.insert(place.to_owned(), readers.clone());
        }
        let limited = |readers: &AudienceSet| !readers.is_everyone();
        for (id, attachment) in self.attachments() {
            // What is said of a file counts; what is said of nothing is for the readers of the pages that use it.
            let own = Some(&attachment.audience).filter(|own| limited(own));
            let readers = own.or_else(|| files.get(&id).filter(|used| limited(used)));
            if let Some(readers) = readers {
                let file = attachment.file.file.clone();
                rules.limits.insert(file, readers.clone());
            }
        }
        for (index, page) in self.pages.iter().enumerate() {
            let gathered = self.places.gatherings.get(&PageId(index));
            let Some(file) = page.body.as_ref().map(|body| &body.file).or(gathered) else {
                continue;
            };
            if limited(&page.audience) && !self.is_as_its_file(page, file) {
                rules.limits.insert(file.clone(), page.audience.clone());
            }
            if let Record::Budget(budget) = &page.record
                && let (Some(readers), None) = (&budget.ledger_readers, &page.ledger)
            {
                rules
                    .limits
                    .insert(format!("{file}#ledger"), readers.clone());
            }
        }
        rules
    }

    /// Whether a page is an entry of a file that holds many, for the same readers as the file.
    fn is_as_its_file(&self, page: &Page, file: &str) -> bool {
        let gathering = parent(&page.path).filter(|_| file.contains('#'));
        let gathering = gathering.and_then(|path| self.page_id(path));
        gathering.is_some_and(|id| self.pages[id.0].audience == page.audience)
    }

    /// Notes where `access.lock` says otherwise than the portal does `now`. A portal that declares no audiences needs none.
    pub fn check_access_lock(
        &self,
        now: &AccessRules,
        lock: Option<&Arc<SourceText>>,
        findings: &mut Findings,
    ) {
        let Some(source) = lock else {
            if !self.settings.audiences.is_empty() {
                let place = format!("{}/access.lock", self.shown);
                let message = "nothing records who may read what in this portal";
                let finding = Finding::file_error("no-access-lock", place, message);
                findings.push(finding.hint(format!(
                    "run `extranet access lock {}`, look at it, and commit the file",
                    self.folder
                )));
            }
            return;
        };
        let Some((people, limits)) = parse(source, findings) else {
            return;
        };
        let mut report = |key: &str,
                          was: Option<&Line>,
                          is: Option<&AudienceSet>,
                          words: &Words| {
            let (before, now) = (was.map(|line| named(&line.names)), is.map(named));
            let words = match (&before, &now) {
                (Some(_), Some(_)) => words.changed,
                (None, _) => words.new,
                (_, None) => words.gone,
            };
            let message = words
                .replace("{was}", &before.unwrap_or_default())
                .replace("{is}", &now.unwrap_or_default())
                .replace("{key}", key);
            let finding = match was {
                Some(line) => Finding::error("access-changed", source, line.span.clone(), message),
                None => Finding::file_error("access-changed", source.path(), message),
            };
            findings.push(finding.hint(format!(
                "if that is meant, run `extranet access lock {}` and commit what it changes",
                self.folder
            )));
        };
        for (person, was, is) in differences(&people, &now.people) {
            report(person, was, is, &OF_PEOPLE);
        }
        let mut unrecorded = Vec::new();
        for (place, was, is) in differences(&limits, &now.limits) {
            match (was, is) {
                (None, Some(is)) if is_like_its_folder(place, is, &limits) => {
                    unrecorded.push(place);
                }
                _ => report(place, was, is, &OF_PLACES),
            }
        }
        if let [first, others @ ..] = unrecorded.as_slice() {
            let message = match others.len() {
                0 => format!("`{first}`, in a limited folder, is not recorded yet"),
                more => {
                    format!("`{first}` and {more} more in limited folders are not recorded yet")
                }
            };
            let finding = Finding::file_warning("access-not-recorded", source.path(), message);
            findings.push(finding.hint(format!(
                "run `extranet access lock {}`: what is recorded cannot be moved out of its folder unseen",
                self.folder
            )));
        }
    }
}

/// Whether something is as limited as the record says of the nearest folder around it that it names.
fn is_like_its_folder(place: &str, readers: &AudienceSet, recorded: &Lines) -> bool {
    let mut path = place;
    while let Some((folder, _)) = path.rsplit_once('/') {
        if let Some(line) = recorded.get(folder) {
            return line.names == *readers;
        }
        path = folder;
    }
    false
}

impl AccessRules {
    /// Whoever belongs to less than the record says, by id: they know keys of what they may not read any more.
    pub fn who_lost(&self, lock: &Arc<SourceText>) -> Vec<String> {
        let Some((people, _)) = parse(lock, &mut Findings::default()) else {
            return Vec::new();
        };
        let lost = people.into_iter().filter(|(person, line)| {
            let now = self.people.get(person);
            now.is_none_or(|now| !line.names.is_within(now))
        });
        lost.map(|(person, _)| person).collect()
    }

    /// The text of `access.lock`.
    pub fn to_text(&self, portal: &str) -> String {
        let mut text = format!(
            "# Who may read what in this portal, beyond what everyone may. `extranet access lock {portal}` writes this file\n\
             # from what people.toml, _section.toml, project.toml and front matter say. Commit it, and review its changes.\n\
             format = {FORMAT}\n"
        );
        for (table, lines) in [("people", &self.people), ("limits", &self.limits)] {
            if lines.is_empty() {
                continue;
            }
            // Writing to a text cannot fail.
            let _ = writeln!(text, "\n[{table}]");
            for (key, names) in lines {
                let names: Vec<String> = names.names().map(quoted).collect();
                let _ = writeln!(text, "{} = [{}]", quoted(key), names.join(", "));
            }
        }
        text
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

type Lines = BTreeMap<String, Line>;

/// The people and the limits of a record; `None` when it cannot be read.
fn parse(source: &Arc<SourceText>, findings: &mut Findings) -> Option<(Lines, Lines)> {
    let tree = parse_file(source, findings);
    if tree.is_broken {
        return None;
    }
    let mut sound = true;
    let mut wrong = |span: Range<usize>, message: &str| {
        let finding = Finding::error("damaged-lock", source, span, message);
        findings.push(
            finding.hint("nobody edits this file: write it anew with `extranet access lock`"),
        );
        sound = false;
    };
    let (mut people, mut limits) = (Lines::new(), Lines::new());
    let mut format = None;
    for (key, node) in tree.entries() {
        match (key.name.as_str(), &node.value) {
            ("format", Value::Integer(number)) => format = Some((*number, node.span.clone())),
            ("people", Value::Table(table)) => people = lines_of(table, &mut wrong),
            ("limits", Value::Table(table)) => limits = lines_of(table, &mut wrong),
            _ => wrong(key.span.clone(), "this means nothing here"),
        }
    }
    match format {
        Some((FORMAT, _)) => {}
        Some((_, span)) => wrong(span, "this was written by a later version of `extranet`"),
        None => wrong(0..0, "this is no record of access"),
    }
    sound.then_some((people, limits))
}

fn lines_of(table: &Table, wrong: &mut impl FnMut(Range<usize>, &str)) -> Lines {
    let mut lines = Lines::new();
    for (key, node) in table.entries() {
        match names_of(node) {
            Some(names) => {
                let line = Line {
                    names,
                    span: key.span.start..node.span.end,
                };
                lines.insert(key.name.clone(), line);
            }
            None => wrong(node.span.clone(), "expected the names of audiences"),
        }
    }
    lines
}

fn names_of(node: &Node) -> Option<AudienceSet> {
    let Value::List(items) = &node.value else {
        return None;
    };
    let names: Option<Vec<&str>> = items
        .iter()
        .map(|item| match &item.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    names.map(AudienceSet::new)
}

/// Every key of which the two say not the same, with what each of them says.
fn differences<'a>(
    was: &'a Lines,
    is: &'a BTreeMap<String, AudienceSet>,
) -> impl Iterator<Item = (&'a str, Option<&'a Line>, Option<&'a AudienceSet>)> {
    let keys: std::collections::BTreeSet<&str> =
        was.keys().chain(is.keys()).map(String::as_str).collect();
    let both = keys.into_iter().map(|key| (key, was.get(key), is.get(key)));
    both.filter(|(_, was, is)| was.map(|line| &line.names) != *is)
}

fn named(set: &AudienceSet) -> String {
    let names: Vec<&str> = set.names().collect();
    listed(names)
}

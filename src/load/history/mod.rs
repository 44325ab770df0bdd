//! What git knows of the past of a site's Markdown, and of what says who may read it: who changed which file when, and what stood in it.
//!
//! [`History::of`] walks the whole repository once, for all portals: a few questions to git, without any content but that of keyrings. Then [`PortalHistory`] tells the past of
//! one portal's files, and reads contents when they are asked for, so that memory holds no more than the texts of one page.
//!
//! Without git, without a repository, with one that git refuses to read, for files that it does not know: there is no past, and nothing is wrong.

mod commit;
mod contents;
mod ends;
mod git;
mod log;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

pub use commit::Commit;
use contents::Contents;
use ends::Ends;
use git::Git;
use log::{Names, ObjectId, Step};
use walk::Past;

/// The past of a whole site.
#[derive(Debug)]
pub struct History {
    git: Git,
    contents: Contents,
    commits: Vec<Commit>,
    /// By the file as it is called now, relative to the folder of all portals.
    files: BTreeMap<String, Vec<Past>>,
    /// Every name that a file ever had, relative to the same folder.
    names: BTreeSet<String>,
    gap: Option<Gap>,
}

/// Why less is known of the past than there was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The clone holds only the newest commits.
    Shallow,
    /// Git does not trust whoever owns the repository.
    Refused,
}

/// The past of one portal's files.
#[derive(Clone, Debug, Default)]
pub struct PortalHistory {
    portal: String,
    known: Known,
}

#[derive(Clone, Debug, Default)]
enum Known {
    #[default]
    Nothing,
    Git(Arc<History>),
    #[cfg(test)]
    Told(BTreeMap<String, Vec<(PastFile, Option<String>)>>),
}

/// A file as a commit left it.
#[derive(Clone, Debug)]
pub struct PastFile {
    /// The commit.
    pub commit: Commit,
    /// How many commits are newer.
    pub age: usize,
    /// What the file was called, relative to the portal's folder.
    pub file: String,
    content: ObjectId,
}

impl History {
    /// What git knows of a folder's files.
    pub(super) fn of(content: &Path) -> Self {
        let git = Git::in_folder(content);
        let mut history = Self {
            git,
            contents: Contents::default(),
            commits: Vec::new(),
            files: BTreeMap::new(),
            names: BTreeSet::new(),
            gap: None,
        };
        history.walk(content);
        history
    }

    /// `None` when there is nothing to walk.
    fn walk(&mut self, content: &Path) -> Option<()> {
        let asked = [
            "rev-parse",
            "--is-shallow-repository",
            "--git-path",
            "shallow",
        ];
        let answer = self.git.run(&asked)?;
        if !answer.status.success() {
            let words = String::from_utf8_lossy(&answer.stderr);
            self.gap = words.contains("safe.directory").then_some(Gap::Refused);
            return None;
        }
        let mut names = Names::default();
        let [mut files, keyrings] = log::files(&self.git.say(&log::FILES)?, &mut names);
        if files.is_empty() {
            return None;
        }
        let steps = log::commits(&self.git.say(&log::COMMITS)?, &mut names)?;
        let answers = self.git.answer(&log::CHANGES, &log::questions(&steps))?;
        let answers = log::changes(&answers, &mut names)?;
        let ends = Ends::find(&self.git, &self.contents, content, &keyrings, &answers)?;
        for (keyring, now) in &keyrings {
            // The folder is becoming another portal, and nobody has committed that yet.
            if ends.is_foreign(keyring, now) {
                files.retain(|(file, _)| walk::portal(file) != walk::portal(keyring));
            }
        }
        let changed: BTreeSet<&str> = answers
            .iter()
            .flatten()
            .map(|change| &*change.file)
            .collect();
        self.names = changed.iter().map(|file| file.nfc().collect()).collect();
        let past = walk::follow(&files, &steps, answers, &ends);
        let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
        let mut lines = answer.lines();
        let mut last: BTreeSet<String> = BTreeSet::new();
        if lines.next() == Some("true") {
            self.gap = Some(Gap::Shallow);
            last = self.git.last_commits(lines.next()?);
        }
        let commit = |step: Step| Commit {
            // Everything seems to be made by the last commit of a shallow clone: whoever made that need not have written it.
            author: step.commit.author.filter(|_| !last.contains(&*step.id)),
            ..step.commit
        };
        self.commits = steps.into_iter().map(commit).collect();
        let files = files.iter().map(|(file, _)| file.nfc().collect());
        self.files = files.zip(past).collect();
        Some(())
    }
}

impl PortalHistory {
    /// That of one portal of a site.
    pub(super) fn new(history: &Arc<History>, portal: &str) -> Self {
        Self {
            portal: portal.to_owned(),
            known: Known::Git(Arc::clone(history)),
        }
    }

    /// Why less is known than there was.
    pub fn gap(&self) -> Option<Gap> {
        match &self.known {
            Known::Git(history) => history.gap,
            _ => None,
        }
    }

    /// The names that files of the portal ever had, as far as they begin in one way.
    pub fn names(&self, beginning: &str) -> Vec<String> {
        let Known::Git(history) = &self.known else {
            return Vec::new();
        };
        let folder = format!("{}/", self.portal);
        let beginning = format!("{folder}{beginning}");
        let names = history.names.range(beginning.clone()..);
        let names = names.take_while(|name| name.starts_with(&beginning));
        names.map(|name| name[folder.len()..].to_owned()).collect()
    }

    /// What a file was, the newest first. Names are relative to the portal's folder.
    pub fn of(&self, file: &str) -> Vec<PastFile> {
        let history = match &self.known {
            Known::Git(history) => history,
            Known::Nothing => return Vec::new(),
            #[cfg(test)]
            Known::Told(files) => {
                let past = files.get(file).into_iter().flatten();
                return past.map(|(past, _)| past.clone()).collect();
            }
        };
        let past = history.files.get(&format!("{}/{file}", self.portal));
        let past = past.map_or(&[][..], Vec::as_slice).iter();
        let told = past.map(|past| PastFile {
            commit: history.commits[past.commit].clone(),
            age: past.commit,
            file: past
                .file
                .split_once('/')
                .map_or("", |(_, file)| file)
                .nfc()
                .collect(),
            content: Arc::clone(&past.content),
        });
        told.collect()
    }

    /// What stood in some of them; none for what is no text, too long or not there.
    pub fn read(&self, files: &[PastFile]) -> Vec<Option<String>> {
        match &self.known {
            Known::Git(history) => {
                let ids: Vec<&str> = files.iter().map(|past| &*past.content).collect();
                history.contents.read(&history.git, &ids)
            }
            Known::Nothing => vec![None; files.len()],
            #[cfg(test)]
            Known::Told(told) => {
                let all: Vec<&(PastFile, Option<String>)> = told.values().flatten().collect();
                let text = |past: &PastFile| {
                    let found = all.iter().find(|(known, _)| known.content == past.content);
                    found.and_then(|(_, text)| text.clone())
                };
                files.iter().map(text).collect()
            }
        }
    }

    /// A past that a test makes up: by file, the newest first, the second since 1970, the author, the name and the text.
    #[cfg(test)]
    pub(crate) fn told(files: &[(&str, i64, &str, &str, &str)]) -> Self {
        let mut told: BTreeMap<String, Vec<(PastFile, Option<String>)>> = BTreeMap::new();
        for (number, (file, second, author, name, text)) in files.iter().enumerate() {
            let time = jiff::Timestamp::from_second(*second).expect("it is a time");
            let past = PastFile {
                commit: Commit {
                    time: Some((time, jiff::tz::Offset::UTC)),
                    written: Some(time),
                    author: Some((*author).into()),
                },
                age: number,
                file: (*name).to_owned(),
                content: number.to_string().into(),
            };
            let known = told.entry((*file).to_owned()).or_default();
            known.push((past, Some((*text).to_owned())));
        }
        Self {
            portal: String::new(),
            known: Known::Told(told),
        }
    }
}

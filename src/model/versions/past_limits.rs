//! How far back the past of a page was for everybody who reads the page now, by the folders around it.
//!
//! A folder may have been limited when a text was written in it. What limited it is looked up in the past of the files that say so; where that cannot be
//! known any more, there is no past to show.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::audience::AudienceSet;
use super::taking::could_read;
use crate::config::{PortalSettings, Table, parse_file};
use crate::diag::{Findings, SourceText};
use crate::load::{FrontMatter, PortalHistory, PortalSources};

/// The files that can limit the folder they lie in.
const LIMITING: [&str; 3] = ["_section.toml", "project.toml", "index.md"];

/// What a portal says, and said, about its folders.
pub(super) struct PastLimits {
    /// Whether anything in the portal was ever limited.
    is_needed: bool,
    /// The files that can limit a folder and are there now.
    present: BTreeSet<String>,
}

/// How much of the past of a page may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// All of it.
    All,
    /// What was committed no earlier than this many commits ago.
    Since(usize),
    /// Nothing.
    Nothing,
}

impl Reach {
    /// Whether a text of this age is within it.
    pub(super) fn holds(self, age: usize) -> bool {
        match self {
            Self::All => true,
            Self::Since(oldest) => age <= oldest,
            Self::Nothing => false,
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All, reach) | (reach, Self::All) => reach,
            (Self::Since(one), Self::Since(two)) => Self::Since(one.min(two)),
            _ => Self::Nothing,
        }
    }
}

impl PastLimits {
    pub(super) fn of(sources: &PortalSources, settings: &PortalSettings) -> Self {
        let named = |folder: &String, name: &str| format!("{folder}/{name}");
        let folders = sources
            .folders
            .keys()
            .map(|folder| named(folder, LIMITING[0]));
        let projects = sources
            .projects
            .keys()
            .map(|folder| named(folder, LIMITING[1]));
        let pages = sources.pages.iter().map(|page| page.file.clone());
        let has_record = !sources.history.names("access.lock").is_empty();
        Self {
            is_needed: !settings.audiences.is_empty() || has_record,
            present: folders.chain(projects).chain(pages).collect(),
        }
    }

    /// How much of the past of a file is for all of these readers, as far as the folders around it go.
    pub(super) fn reach(
        &self,
        history: &PortalHistory,
        file: &str,
        readers: &AudienceSet,
    ) -> Reach {
        let mut reach = Reach::All;
        let mut path = file;
        while let Some((folder, _)) = path.rsplit_once('/').filter(|_| self.is_needed) {
            for name in LIMITING {
                let limiting = format!("{folder}/{name}");
                if limiting != file {
                    reach = reach.and(self.reach_of(history, &limiting, readers));
                }
            }
            path = folder;
        }
        reach
    }

    /// Whether a text that lay in another folder may be shown: who could read it there, nobody can say.
    pub(super) fn may_have_moved(&self, now: &str, then: &str) -> bool {
        let folder = |file: &'_ str| file.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        !self.is_needed || folder(now) == folder(then)
    }

    /// The same by one file that limits its folder.
    fn reach_of(&self, history: &PortalHistory, limiting: &str, readers: &AudienceSet) -> Reach {
        if !self.present.contains(limiting) {
            let names = history.names(limiting);
            return match names.iter().any(|name| name == limiting) {
                true => Reach::Nothing,
                false => Reach::All,
            };
        }
        let past = history.of(limiting);
        let mut newer = None;
        for (past, text) in past.iter().zip(history.read(&past)) {
            let source = SourceText::new(past.file.as_str(), text.unwrap_or_default());
            if !was_open(&source, readers) {
                return newer.map_or(Reach::Nothing, Reach::Since);
            }
            newer = Some(past.age);
        }
        Reach::All
    }
}

/// Whether a file that limits its folder let all of these readers in.
fn was_open(source: &Arc<SourceText>, readers: &AudienceSet) -> bool {
    let mut findings = Findings::default();
    let front;
    let tree;
    let table: &Table = match source.path().ends_with(".md") {
        true => {
            front = FrontMatter::parse(source, &mut findings);
            &front.table
        }
        false => {
            tree = parse_file(source, &mut findings);
            &tree
        }
    };
    !findings.has_errors() && could_read(table, readers)
}

#[cfg(test)]
mod tests {
    use super::Reach;

    #[test]
    fn the_shorter_reach_counts() {
        use Reach::{All, Nothing, Since};
        assert_eq!(All.and(Since(3)), Since(3));
        assert_eq!(Since(2).and(Since(3)), Since(2));
        assert_eq!(Nothing.and(All), Nothing);
        assert_eq!(Since(2).and(Nothing), Nothing);
        assert!(Since(2).holds(2) && !Since(2).holds(3) && !Nothing.holds(0) && All.holds(9));
    }
}

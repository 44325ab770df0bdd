//! Takes the versions of a portal's texts from git: which of them may be shown, and what is to be seen in each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::super::audience::AudienceSet;
use super::super::limits::Limits;
use super::super::page::Common;
use super::super::standing::Standing;
use super::super::translations::{PageFile, Translation, without_suffix};
use super::blocks::{Block, blocks_of};
use super::facts::{facts_of, state_of};
use super::past_limits::PastLimits;
use super::{Version, Versions, clocks};
use crate::config::{PortalSettings, Section, Table, Value};
use crate::diag::{Finding, Findings, SourceText};
use crate::load::{FrontMatter, Gap, MarkdownFile, PastFile, PortalHistory, PortalSources};

/// More versions of one text than this are not shown.
const MOST: usize = 20;

/// The past of a portal, and what the portal says about it.
pub(in crate::model) struct Taking<'a> {
    history: &'a PortalHistory,
    zone: Option<TimeZone>,
    since: Option<Date>,
    is_on: bool,
    limits: PastLimits,
}

/// Where a page stands, and what it says about its past.
pub(in crate::model) struct Place<'a> {
    standing: &'a Standing,
    common: &'a Common,
    /// Who may read it now.
    readers: &'a AudienceSet,
    /// Who may read what lies where.
    limits: &'a Limits,
    /// Where a file of the portal stands.
    find: &'a dyn Fn(&str) -> Standing,
}

impl<'a> Place<'a> {
    /// That of a page with these readers. `find` tells where any file of the portal stands.
    pub(in crate::model) fn of(
        standing: &'a Standing,
        common: &'a Common,
        readers: &'a AudienceSet,
        limits: &'a Limits,
        find: &'a dyn Fn(&str) -> Standing,
    ) -> Self {
        Self {
            standing,
            common,
            readers,
            limits,
            find,
        }
    }
}

/// What is to be seen of a text.
struct Seen {
    blocks: Vec<Block>,
    table_state: Option<super::ConceptState>,
}

impl<'a> Taking<'a> {
    /// With the settings of the portal.
    pub(in crate::model) fn new(sources: &'a PortalSources, settings: &PortalSettings) -> Self {
        Self {
            history: &sources.history,
            limits: PastLimits::of(sources, settings),
            zone: clocks(settings.time_zone.as_deref()),
            since: settings.history_since,
            is_on: settings.versions,
        }
    }

    /// Notes why less of the past is shown than there was.
    pub(in crate::model) fn note_gap(&self, shown: &str, findings: &mut Findings) {
        // All portals lie in one repository, so they say the same of the same folder, which is told once.
        let content = shown.rsplit_once('/').map_or(shown, |(content, _)| content);
        let note = |code, message, hint| Finding::file_note(code, content, message).hint(hint);
        let gap = match self.history.gap().filter(|_| self.is_on) {
            Some(Gap::Shallow) => Some(note(
                "shallow-history",
                "this clone has only the newest commits, so earlier versions of pages are missing",
                "fetch them all: `git fetch --unshallow`; in GitHub Actions `fetch-depth: 0` for `actions/checkout`, in GitLab `GIT_DEPTH: 0`; or say `versions = false` in `portal.toml`",
            )),
            Some(Gap::Refused) => Some(note(
                "refused-history",
                "git does not read this repository, because it belongs to somebody else, so pages have no versions",
                "if you trust it: `git config --global --add safe.directory` with the repository's folder",
            )),
            None => None,
        };
        if let Some(note) = gap {
            findings.push(note);
        }
    }

    /// The versions of a page's own text; its translations are given theirs.
    pub(in crate::model) fn of_page(
        &self,
        page: &PageFile<'_>,
        place: &Place<'_>,
        translations: &mut [Translation],
    ) -> Versions {
        if !self.is_on || !place.common.versions || place.common.draft {
            return Versions::default();
        }
        if page.language.is_some() && self.was_of_another(page) {
            return Versions::default();
        }
        for text in &page.translations {
            let mut taken = translations.iter_mut();
            let taken = taken.find(|taken| taken.body.file == text.file.file);
            // A translation is as public as its page was.
            if let Some((taken, oldest)) = taken.zip(self.public_since(page.file, place.readers)) {
                taken.versions = self.of_text(text.file, place, Some(oldest));
            }
        }
        self.of_text(page.file, place, None)
    }

    /// Whether a page whose name says a language may have been the translation of one that is gone, and so a draft with it.
    fn was_of_another(&self, page: &PageFile<'_>) -> bool {
        let stem = page.name.strip_suffix("md").unwrap_or(&page.name);
        let mut names = self.history.names(stem).into_iter();
        names.any(|name| {
            let is_page = name == page.name || without_suffix(&name).as_deref() == Some(&page.name);
            let mut texts = page.translations.iter().map(|text| &text.file.file);
            is_page && name != page.file.file && texts.all(|text| *text != name)
        })
    }

    /// The versions of one text; of a translation, none that is older than `oldest`.
    fn of_text(&self, file: &MarkdownFile, place: &Place<'_>, oldest: Option<usize>) -> Versions {
        let past = self.history.of(&file.file);
        if self.is_as_committed(file, &past) {
            return Versions::default();
        }
        // What a translation says of readers is an error; who may read it, its page says.
        let everyone = AudienceSet::everyone();
        let readers = oldest.map_or(place.readers, |_| &everyone);
        let Some(now) = seen(&file.text, place.standing.section, readers) else {
            return Versions::default();
        };
        let reach = self.limits.reach(self.history, &file.file, place.readers);
        let mut kept = Kept::default();
        kept.add(now, None, &file.file);
        let mut is_over = false;
        'past: for past in past.chunks(MOST) {
            for (past, text) in past.iter().zip(self.history.read(past)) {
                let is_own = match oldest {
                    Some(oldest) => past.age <= oldest && past.file == file.file,
                    // What was a translation was no more public than a page that nobody asks any more.
                    None => past.file == file.file || without_suffix(&past.file).is_none(),
                };
                let is_theirs =
                    reach.holds(past.age) && self.limits.may_have_moved(&file.file, &past.file);
                if is_over || !is_own || !is_theirs || !self.may_show(past, place) {
                    break 'past;
                }
                // Of the day on which something was taken back, only what was left of it in the end.
                is_over = self.day_of(past) <= self.since(place) && self.since(place).is_some();
                let seen = text.and_then(|text| {
                    seen(
                        &SourceText::new(past.file.as_str(), text),
                        place.standing.section,
                        readers,
                    )
                });
                if let Some(seen) = seen
                    && !kept.add(seen, Some(past), &past.file)
                {
                    break 'past;
                }
            }
        }
        kept.finish()
    }

    /// Whether a text has no past but what it still says. Git is not asked, for it would run the programs that a repository names for that.
    fn is_as_committed(&self, file: &MarkdownFile, past: &[PastFile]) -> bool {
        let [only] = past else {
            return past.is_empty();
        };
        let text = self.history.read(std::slice::from_ref(only)).pop();
        let text = text.flatten();
        text.is_none_or(|text| text.lines().eq(file.text.text().lines()))
    }

    /// Whether a version, and so those before it, may be shown.
    fn may_show(&self, past: &PastFile, place: &Place<'_>) -> bool {
        let then = (place.find)(&past.file);
        let is_here =
            then.section == place.standing.section && then.project == place.standing.project;
        let since = self.since(place);
        // What lay where fewer may read was not written for all who read it now.
        let was_theirs = place
            .readers
            .is_within(&place.limits.around_file(&past.file));
        is_here && was_theirs && (since.is_none() || self.day_of(past) >= since)
    }

    /// A rebase makes commits anew, and what was cut off must not come back with them.
    fn day_of(&self, past: &PastFile) -> Option<Date> {
        past.commit.earliest(self.zone.as_ref()).map(DateTime::date)
    }

    /// The later of the two days; without any, even a broken clock will do.
    fn since(&self, place: &Place<'_>) -> Option<Date> {
        self.since.max(place.common.history_since)
    }

    /// The oldest commit since which a page has been known under its name, was no draft and all of `readers` could read it.
    fn public_since(&self, page: &MarkdownFile, readers: &AudienceSet) -> Option<usize> {
        let mut since = None;
        let all = self.history.of(&page.file);
        for past in all.chunks(MOST) {
            for (past, text) in past.iter().zip(self.history.read(past)) {
                let source = SourceText::new(past.file.as_str(), text.unwrap_or_default());
                // Under another name, it was not this page that said whether the translation is a draft.
                let is_own = past.file == page.file && !source.text().is_empty();
                if !is_own || public_front(&source, readers).is_none() {
                    return since;
                }
                since = Some(past.age);
            }
        }
        since
    }
}

/// What is to be seen of a text; `None` for a draft, for what not all of `readers` could read, and when nobody can say so.
fn seen(source: &Arc<SourceText>, section: Section, readers: &AudienceSet) -> Option<Seen> {
    let front = public_front(source, readers)?;
    let mut blocks = facts_of(&front.table, section);
    blocks.extend(blocks_of(&source.text()[front.body.clone()]));
    Some(Seen {
        blocks,
        table_state: (section == Section::Concepts).then(|| state_of(&front.table)),
    })
}

fn public_front(source: &Arc<SourceText>, readers: &AudienceSet) -> Option<FrontMatter> {
    let mut findings = Findings::default();
    let front = FrontMatter::parse(source, &mut findings);
    let draft = front.table.get("draft").map(|node| &node.value);
    let is_public =
        matches!(draft, None | Some(Value::Bool(false))) && could_read(&front.table, readers);
    (is_public && !findings.has_errors()).then_some(front)
}

/// Whether something was for all of `readers`, by what it said itself.
pub(super) fn could_read(table: &Table, readers: &AudienceSet) -> bool {
    let Some(node) = table.get("audience") else {
        return true;
    };
    let name = |value: &Value| match value {
        Value::Text(name) => Some(name.clone()),
        _ => None,
    };
    let names: Option<Vec<String>> = match &node.value {
        Value::List(items) => items.iter().map(|item| name(&item.value)).collect(),
        value => name(value).map(|name| vec![name]),
    };
    names.is_some_and(|names| readers.is_within(&AudienceSet::new(names)))
}

/// The versions so far.
#[derive(Default)]
struct Kept {
    numbers: BTreeMap<Block, usize>,
    list: Vec<Version>,
}

impl Kept {
    /// Adds the version before; false when there are enough.
    fn add(&mut self, seen: Seen, past: Option<&PastFile>, file: &str) -> bool {
        let blocks = seen.blocks.into_iter().map(|block| {
            let next = self.numbers.len();
            *self.numbers.entry(block).or_insert(next)
        });
        let version = Version {
            commit: past.map(|past| past.commit.clone()),
            file: file.to_owned(),
            state: seen.table_state,
            blocks: blocks.collect(),
        };
        let is_full = self.list.len() == MOST;
        match self
            .list
            .last_mut()
            .filter(|last| last.blocks == version.blocks)
        {
            Some(last) => *last = version,
            None if is_full => return false,
            None => self.list.push(version),
        }
        true
    }

    fn finish(mut self) -> Versions {
        if self.list.len() < 2 {
            return Versions::default();
        }
        // Not all of them: what is only in a version that is one too many must not be published.
        let shown: BTreeSet<usize> = self
            .list
            .iter()
            .flat_map(|version| &version.blocks)
            .copied()
            .collect();
        let place: BTreeMap<usize, usize> = shown
            .iter()
            .enumerate()
            .map(|(place, number)| (*number, place))
            .collect();
        for version in &mut self.list {
            for number in &mut version.blocks {
                *number = place[number];
            }
        }
        let mut blocks: Vec<(usize, Block)> = self
            .numbers
            .into_iter()
            .map(|(block, number)| (number, block))
            .collect();
        blocks.retain(|(number, _)| shown.contains(number));
        blocks.sort_unstable_by_key(|(number, _)| *number);
        Versions {
            blocks: blocks.into_iter().map(|(_, block)| block).collect(),
            list: self.list,
        }
    }
}

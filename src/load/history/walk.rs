//! Follows every file of the last commit into the past, all at once.
//!
//! The commits come children before parents. Each is handed the files that lead to it, notes which of them it changed, and hands them on:
//!
//! | the commit | the file goes on |
//! |---|---|
//! | did not touch it | to the parent; in a merge, to the first parent that has it as it is here |
//! | changed it | to the parent; a merge that differs from all its parents, to each of them |
//! | made it out of one that it removed, without changing a letter, in the same portal; a text of some length | to the parent, under its former name |
//! | made it | nowhere: its history begins here, whatever had the name before |
//! | gave it what another file held until then | nowhere: the two may have exchanged their names |
//! | made its folder this portal, which was another | nowhere |
//!
//! So a file that two branches changed is followed through both, and nothing is told twice.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::ends::Ends;
use super::log::{Change, ObjectId, Step};

/// What a file was from some commit on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Past {
    /// The number of the commit.
    pub(super) commit: usize,
    /// The content.
    pub(super) content: ObjectId,
    /// What it was called.
    pub(super) file: Arc<str>,
}

/// Files on their way: by the name that they have here, the numbers of those that they are at last.
type Files = HashMap<Arc<str>, Vec<usize>>;

/// What each file was, the newest first. `answers` are those to the questions about the steps.
pub(super) fn follow(
    files: &[(Arc<str>, ObjectId)],
    steps: &[Step],
    answers: Vec<Vec<Change>>,
    ends: &Ends,
) -> Vec<Vec<Past>> {
    let mut past: Vec<Vec<Past>> = vec![Vec::new(); files.len()];
    let mut waiting: HashMap<&str, Files> = HashMap::new();
    if let Some(first) = steps.first() {
        let all = files.iter().enumerate();
        let all = all.map(|(number, (file, _))| (Arc::clone(file), vec![number]));
        waiting.insert(&first.id, all.collect());
    }
    let mut answers = answers.into_iter();
    for (commit, step) in steps.iter().enumerate() {
        let compared: Vec<Compared> = (0..step.parents.len().max(1))
            .filter_map(|_| Some(Compared::new(answers.next()?, ends)))
            .collect();
        let Some(here) = waiting.remove(&*step.id) else {
            continue;
        };
        let mut note = |numbers: &[usize], content: &ObjectId, file: &Arc<str>| {
            for number in numbers {
                let past = &mut past[*number];
                if past.last().is_none_or(|last| last.commit != commit) {
                    past.push(Past {
                        commit,
                        content: Arc::clone(content),
                        file: Arc::clone(file),
                    });
                }
            }
        };
        for (parent, files) in hand_on(here, &compared, &mut note).into_iter().enumerate() {
            if let Some(parent) = step.parents.get(parent) {
                join(waiting.entry(parent).or_default(), files);
            }
        }
    }
    past
}

/// Notes the files that a commit changed, and tells which go to which parent.
fn hand_on(
    mut here: Files,
    compared: &[Compared],
    note: &mut impl FnMut(&[usize], &ObjectId, &Arc<str>),
) -> Vec<Files> {
    let mut to: Vec<Files> = compared.iter().map(|_| Files::new()).collect();
    let Some((first, others)) = compared.split_first() else {
        return to;
    };
    for (file, change) in &first.changes {
        let Some(numbers) = here.remove(file) else {
            continue;
        };
        let unchanged = others
            .iter()
            .position(|other| !other.changes.contains_key(file));
        let renamed = compared.iter().enumerate();
        let mut renamed = renamed.filter_map(|(parent, other)| Some((parent, other.former(file)?)));
        if let Some(other) = unchanged {
            to[other + 1].insert(Arc::clone(file), numbers);
        } else if let Some((parent, former)) = renamed.next() {
            to[parent]
                .entry(Arc::clone(former))
                .or_default()
                .extend(numbers);
        } else if let Some(content) = &change.after {
            note(&numbers, content, file);
            for (files, other) in to.iter_mut().zip(compared) {
                let before = other
                    .changes
                    .get(file)
                    .and_then(|change| change.before.as_ref());
                if before.is_some() {
                    files.entry(Arc::clone(file)).or_default().extend(&numbers);
                }
            }
        }
    }
    // All others are as they were.
    join(&mut to[0], here);
    for (files, compared) in to.iter_mut().zip(compared) {
        files.retain(|file, _| !compared.closed.contains(portal(file)));
    }
    to
}

/// How a commit differs from one of its parents.
struct Compared {
    changes: BTreeMap<Arc<str>, Change>,
    /// What each new file was called, for those that are another one under a new name.
    former: BTreeMap<Arc<str>, Arc<str>>,
    /// The portals whose folders were others in the parent.
    closed: HashSet<String>,
}

impl Compared {
    fn new(mut changes: Vec<Change>, ends: &Ends) -> Self {
        let closed = changes.iter().filter(|change| {
            let before = change.before.as_ref();
            before.is_some_and(|before| ends.is_foreign(&change.file, before))
        });
        let closed: HashSet<String> = closed
            .map(|change| portal(&change.file).to_owned())
            .collect();
        let former = former(&changes, &closed, ends);
        let held: HashSet<ObjectId> = changes
            .iter()
            .filter_map(|change| change.before.clone())
            .collect();
        for change in &mut changes {
            // A change of its mode alone leaves a file what it held itself.
            let is_anothers = change.after != change.before
                && change
                    .after
                    .as_ref()
                    .is_some_and(|after| held.contains(after));
            if is_anothers || closed.contains(portal(&change.file)) {
                change.before = None;
            }
        }
        let changes = changes.into_iter();
        Self {
            changes: changes
                .map(|change| (Arc::clone(&change.file), change))
                .collect(),
            former,
            closed,
        }
    }

    fn former(&self, file: &str) -> Option<&Arc<str>> {
        self.former.get(file)
    }
}

/// What each new file was called, by its content.
fn former(
    changes: &[Change],
    closed: &HashSet<String>,
    ends: &Ends,
) -> BTreeMap<Arc<str>, Arc<str>> {
    let mut gone: HashMap<(&str, &ObjectId), Vec<&Arc<str>>> = HashMap::new();
    let mut new = gone.clone();
    for Change {
        file,
        before,
        after,
    } in changes
    {
        let (content, kind) = match (before, after) {
            (Some(before), None) => (before, &mut gone),
            (None, Some(after)) => (after, &mut new),
            _ => continue,
        };
        kind.entry((portal(file), content)).or_default().push(file);
    }
    let mut former = BTreeMap::new();
    for (key, new) in new {
        let (portal, content) = key;
        // Of several, nobody can say which.
        if let ([new], Some([gone])) = (new.as_slice(), gone.get(&key).map(Vec::as_slice))
            && !ends.is_short(content)
            && !closed.contains(portal)
        {
            former.insert(Arc::clone(new), Arc::clone(gone));
        }
    }
    former
}

/// The portal's folder that a file lies in.
pub(super) fn portal(file: &str) -> &str {
    file.split('/').next().unwrap_or(file)
}

/// Adds files to those that are on their way to the same commit.
fn join(to: &mut Files, mut files: Files) {
    if to.len() < files.len() {
        std::mem::swap(to, &mut files);
    }
    for (file, numbers) in files {
        let known = to.entry(file).or_default();
        known.extend(numbers);
        known.sort_unstable();
        known.dedup();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::follow;
    use crate::load::history::commit::Commit;
    use crate::load::history::ends::Ends;
    use crate::load::history::log::{Change, Step};

    /// `commit: parents` and then, for each parent, changes such as `a.md -1 +2`, divided by `;`, with `|` between parents.
    fn told(files: &[&str], commits: &[(&str, &str, &str)]) -> Vec<String> {
        let mut steps = Vec::new();
        let mut answers = Vec::new();
        for (id, parents, changes) in commits {
            steps.push(Step {
                id: (*id).into(),
                parents: parents.split_whitespace().map(Into::into).collect(),
                commit: Commit::default(),
            });
            for changes in changes.split('|') {
                let changes = changes
                    .split(';')
                    .filter(|change| !change.trim().is_empty());
                let change = |change: &str| {
                    let mut words = change.split_whitespace();
                    let file = words.next().expect("a file").into();
                    let words: Vec<&str> = words.collect();
                    let of = |sign| {
                        words
                            .iter()
                            .find_map(|word| word.strip_prefix(sign))
                            .map(Into::into)
                    };
                    Change {
                        file,
                        before: of('-'),
                        after: of('+'),
                    }
                };
                answers.push(changes.map(change).collect());
            }
        }
        let files: Vec<(Arc<str>, Arc<str>)> = files
            .iter()
            .map(|file| ((*file).into(), "".into()))
            .collect();
        let past = follow(&files, &steps, answers, &ends());
        past.iter()
            .map(|past| {
                let told = past.iter().map(|past| {
                    format!("{}:{}@{}", commits[past.commit].0, past.content, past.file)
                });
                told.collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    /// The content `0` proves nothing, and the keyring `k` is another portal's.
    fn ends() -> Ends {
        Ends {
            short: ["0".into()].into(),
            foreign: [("p/keyring.toml".into(), "k".into())].into(),
        }
    }

    #[test]
    fn a_line_of_commits_is_followed_to_where_the_file_was_made() {
        let commits = [
            ("d", "c", "p/a.md -2 +3"),
            ("c", "b", "p/a.md +2;p/b.md -9 +8"),
            ("b", "a", "p/a.md -1"),
            ("a", "", "p/a.md +1;p/b.md +9"),
        ];
        assert_eq!(
            told(&["p/a.md", "p/b.md"], &commits),
            ["d:3@p/a.md c:2@p/a.md", "c:8@p/b.md a:9@p/b.md"]
        );
    }

    #[test]
    fn a_new_name_alone_is_followed_and_only_inside_a_portal() {
        let commits = [
            ("d", "c", "p/c.md -2 +3"),
            ("c", "b", "p/b.md -2;p/c.md +2;q/x.md -7;p/x.md +7"),
            ("b", "a", "p/a.md -1;p/b.md +2"),
            ("a", "", "p/a.md +1;q/x.md +7"),
        ];
        // From a to b something was changed as well, so nobody knows whether b is a at all.
        assert_eq!(
            told(&["p/c.md", "p/x.md"], &commits),
            ["d:3@p/c.md b:2@p/b.md", "c:7@p/x.md"]
        );
    }

    #[test]
    fn what_is_ambiguous_or_short_is_not_followed() {
        let commits = [
            ("c", "b", "p/a.md -1;p/b.md -1;p/c.md +1"),
            ("b", "a", "p/e.md -0;p/f.md +0"),
            ("a", "", "p/a.md +1;p/b.md +1;p/e.md +0"),
        ];
        assert_eq!(
            told(&["p/c.md", "p/f.md"], &commits),
            ["c:1@p/c.md", "b:0@p/f.md"]
        );
    }

    #[test]
    fn a_file_that_takes_the_place_of_another_begins_anew() {
        // Exchanged, moved on by one place, and only made executable.
        let commits = [
            ("e", "d", "p/a.md -2 +4;p/m.md -7 +7"),
            ("d", "c", "p/a.md -1 +2;q/a.md -2 +1"),
            ("c", "b", "p/b.md -3 +5;p/c.md -5"),
            ("b", "a", "p/b.md -6 +3"),
            ("a", "", "p/a.md +1;q/a.md +2;p/b.md +6;p/c.md +5;p/m.md +7"),
        ];
        assert_eq!(
            told(&["p/a.md", "q/a.md", "p/b.md", "p/m.md"], &commits),
            [
                "e:4@p/a.md d:2@p/a.md",
                "d:1@q/a.md",
                "c:5@p/b.md",
                "e:7@p/m.md a:7@p/m.md"
            ]
        );
    }

    #[test]
    fn nothing_is_followed_into_a_folder_that_was_another_portal() {
        let commits = [
            ("d", "c", "p/a.md -2 +3"),
            (
                "c",
                "b",
                "p/keyring.toml -k +l;p/a.md -1 +2;p/n.md -8;p/m.md +8;q/a.md -5 +6",
            ),
            ("b", "a", "p/keyring.toml +k;p/b.md -7 +9"),
            ("a", "", "p/a.md +1;p/b.md +7;p/n.md +8;q/a.md +5"),
        ];
        assert_eq!(
            told(&["p/a.md", "p/b.md", "p/m.md", "q/a.md"], &commits),
            [
                "d:3@p/a.md c:2@p/a.md",
                "",
                "c:8@p/m.md",
                "c:6@q/a.md a:5@q/a.md"
            ]
        );
    }

    #[test]
    fn names_can_be_exchanged() {
        let commits = [
            ("b", "a", "p/a.md -1;p/b.md -2;p/c.md +1;p/d.md +2"),
            ("a", "", "p/a.md +1;p/b.md +2"),
        ];
        assert_eq!(
            told(&["p/d.md", "p/c.md"], &commits),
            ["a:2@p/b.md", "a:1@p/a.md"]
        );
    }

    #[test]
    fn a_merge_tells_only_what_it_changed_itself() {
        let commits = [
            (
                "m",
                "l r",
                "p/r.md -1 +2;p/both.md -l +m|p/l.md -1 +2;p/both.md -r +m",
            ),
            ("l", "o", "p/l.md -1 +2;p/both.md -o +l"),
            ("r", "o", "p/r.md -1 +2;p/both.md -o +r"),
            ("o", "", "p/l.md +1;p/r.md +1;p/both.md +o"),
        ];
        assert_eq!(
            told(&["p/l.md", "p/r.md", "p/both.md"], &commits),
            [
                "l:2@p/l.md o:1@p/l.md",
                "r:2@p/r.md o:1@p/r.md",
                "m:m@p/both.md l:l@p/both.md r:r@p/both.md o:o@p/both.md"
            ]
        );
    }

    #[test]
    fn a_branch_that_came_to_nothing_is_left_out() {
        // The merge took the file as the left branch had it.
        let commits = [
            ("m", "l r", "p/x.md -1 +2|p/a.md -r +l;p/x.md -1 +2"),
            ("r", "o", "p/a.md -o +r"),
            ("l", "o", "p/a.md -o +l"),
            ("o", "", "p/a.md +o;p/x.md +1"),
        ];
        assert_eq!(
            told(&["p/a.md", "p/x.md"], &commits),
            ["l:l@p/a.md o:o@p/a.md", "m:2@p/x.md o:1@p/x.md"]
        );
    }

    #[test]
    fn a_link_in_between_ends_it() {
        let commits = [
            ("c", "b", "p/a.md +2"),
            ("b", "a", "p/a.md -1"),
            ("a", "", "p/a.md +1"),
        ];
        assert_eq!(told(&["p/a.md"], &commits), ["c:2@p/a.md"]);
        assert_eq!(told(&["p/a.md"], &[]), [""]);
    }
}

//! Where a past ends although git would lead further: at texts so short that they prove nothing, and where a folder belonged to another portal.
//!
//! A keyring says by its `portal` which portal a folder is. So a folder that was emptied for the next customer, or took the name of another, shows nothing
//! of what it was.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::contents::Contents;
use super::git::Git;
use super::log::{Change, ObjectId};

/// Two files that hold no more bytes may say the same by chance, as with `To be written`.
const SHORT: u64 = 100;

/// Few enough names for a pipe.
const AT_A_TIME: usize = 100;

/// What contents say about where a past ends.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// Contents that prove nothing.
    pub(super) short: HashSet<ObjectId>,
    /// Keyrings of another portal than that which the folder is today, by their file and content.
    pub(super) foreign: HashSet<(Arc<str>, ObjectId)>,
}

impl Ends {
    /// Asks git for what the changes leave open. `keyrings` are those of the last commit, `folder` holds those of today.
    pub(super) fn find(
        git: &Git,
        contents: &Contents,
        folder: &Path,
        keyrings: &[(Arc<str>, ObjectId)],
        answers: &[Vec<Change>],
    ) -> Option<Self> {
        Some(Self {
            short: short(git, answers)?,
            foreign: foreign(git, contents, folder, keyrings, answers),
        })
    }

    /// Whether a content says too little to know a file again by it.
    pub(super) fn is_short(&self, content: &ObjectId) -> bool {
        self.short.contains(content)
    }

    /// Whether a content of a keyring shows that its folder was another portal.
    pub(super) fn is_foreign(&self, file: &Arc<str>, content: &ObjectId) -> bool {
        let key = (Arc::clone(file), Arc::clone(content));
        self.foreign.contains(&key)
    }
}

/// The short ones among contents that left one file and came to another; also those whose length is unknown.
fn short(git: &Git, answers: &[Vec<Change>]) -> Option<HashSet<ObjectId>> {
    let mut moved = HashSet::new();
    for changes in answers {
        let gone = changes.iter().filter(|change| change.after.is_none());
        let gone: HashSet<&ObjectId> = gone.filter_map(|change| change.before.as_ref()).collect();
        let new = changes.iter().filter(|change| change.before.is_none());
        let new = new.filter_map(|change| change.after.as_ref());
        moved.extend(new.filter(|content| gone.contains(content)).map(Arc::clone));
    }
    if moved.is_empty() {
        return Some(moved);
    }
    let mut asked = String::new();
    for content in &moved {
        asked.extend([content, "\n"]);
    }
    let question = ["cat-file", "--batch-check=%(objectname) %(objectsize)"];
    let answer = git.answer(&question, asked.as_bytes())?;
    for line in String::from_utf8_lossy(&answer).lines() {
        if let Some((content, size)) = line.split_once(' ')
            && size.parse().is_ok_and(|size: u64| size >= SHORT)
        {
            moved.remove(content);
        }
    }
    Some(moved)
}

fn foreign(
    git: &Git,
    contents: &Contents,
    folder: &Path,
    keyrings: &[(Arc<str>, ObjectId)],
    answers: &[Vec<Change>],
) -> HashSet<(Arc<str>, ObjectId)> {
    let changes = answers.iter().flatten();
    let changes = changes.filter(|change| is_keyring(change.file.as_bytes()));
    let before = changes.filter_map(|change| Some((&change.file, change.before.as_ref()?)));
    let now = keyrings.iter().map(|(file, content)| (file, content));
    let mut by_file: BTreeMap<&Arc<str>, HashSet<&ObjectId>> = BTreeMap::new();
    for (file, content) in before.chain(now) {
        by_file.entry(file).or_default().insert(content);
    }
    let mut foreign = HashSet::new();
    for (file, known) in by_file {
        let today = std::fs::read_to_string(folder.join(&**file));
        let Some(today) = today.ok().and_then(|text| portal_of(&text)) else {
            continue;
        };
        let known: Vec<&ObjectId> = known.into_iter().collect();
        for known in known.chunks(AT_A_TIME) {
            let ids: Vec<&str> = known.iter().map(|content| &***content).collect();
            for (content, text) in known.iter().zip(contents.read(git, &ids)) {
                // One that nobody can read may be anybody's.
                if text.and_then(|text| portal_of(&text)).as_ref() != Some(&today) {
                    foreign.insert((Arc::clone(file), Arc::clone(content)));
                }
            }
        }
    }
    foreign
}

/// Whether a path is that of a portal's keyring.
pub(super) fn is_keyring(file: &[u8]) -> bool {
    let portal = file.strip_suffix(b"/keyring.toml");
    portal.is_some_and(|portal| !portal.contains(&b'/'))
}

/// Which portal a keyring is for, as its text says it.
fn portal_of(keyring: &str) -> Option<String> {
    keyring.lines().find_map(|line| {
        let value = line.trim_start().strip_prefix("portal")?.trim_start();
        let value = value.strip_prefix('=')?.trim_start().strip_prefix('"')?;
        Some(value.split('"').next()?.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::{is_keyring, portal_of};

    #[test]
    fn a_keyring_says_which_portal_it_is_for() {
        for (text, portal) in [
            (
                "format = 1\nportal = \"abc\"\r\nsalt = \"x\"\n",
                Some("abc"),
            ),
            ("  portal=\"abc\" # a remark", Some("abc")),
            ("# portal = \"abc\"\nportals = \"x\"\n", None),
            ("portal = abc\n", None),
            ("", None),
        ] {
            assert_eq!(portal_of(text).as_deref(), portal, "{text}");
        }
    }

    #[test]
    fn a_keyring_lies_in_a_portals_folder() {
        for (file, expected) in [
            ("acme/keyring.toml", true),
            ("keyring.toml", false),
            ("acme/deep/keyring.toml", false),
            ("acme/my-keyring.toml", false),
        ] {
            assert_eq!(is_keyring(file.as_bytes()), expected, "{file}");
        }
    }
}

//! Killed or refused at every single change to the disk: each portal is old and whole or new and whole.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use super::dying_disk::{DyingDisk, Fault};
use super::{Changes, Files, OWNER, Site, expected, owner_of, published};
use crate::write::{OutputFolder, WriteError};

const OLD: &[(&str, &str)] = &[
    ("index.html", "old home"),
    ("aaaa.html", "the same page"),
    ("bbbb.html", "a page that goes"),
    ("cccc.bin", "old attachment"),
    ("access.json", "old access"),
    ("_/old/reader.js", "old reader"),
    ("_/old/theme/style.css", "old style"),
];

const NEW: &[(&str, &str)] = &[
    ("index.html", "new home"),
    ("aaaa.html", "the same page"),
    ("dddd.html", "a new page"),
    ("cccc.bin", "new attachment"),
    ("access.json", "new access"),
    ("_/new/reader.js", "new reader"),
    ("_/new/theme/style.css", "new style"),
];

const FOREIGN: (&str, &str) = ("CNAME", "acme.example");

const JOURNAL: &str = ".acme.extranet-update/journal.json";

/// From what to what a build goes.
struct Story {
    before: fn(&Site),
    build: fn(&OutputFolder) -> Result<Changes, WriteError>,
    old: fn() -> Files,
    new: fn() -> Files,
}

const STORIES: [Story; 4] = [
    Story {
        before: |_| {},
        build: publish,
        old: Files::new,
        new: || expected("acme", NEW),
    },
    Story {
        before: |site| std::fs::create_dir(site.path("acme")).unwrap(),
        build: publish,
        old: Files::new,
        new: || expected("acme", NEW),
    },
    Story {
        before: |site| {
            site.build("acme", OLD).unwrap();
            site.put("acme/CNAME", FOREIGN.1);
        },
        build: publish,
        old: || with_foreign(OLD),
        new: || with_foreign(NEW),
    },
    Story {
        before: |site| {
            site.build("acme", OLD).unwrap();
        },
        build: |output| {
            let removals = output.stage_removals_except(&BTreeSet::new(), |_| OWNER.to_owned())?;
            removals
                .into_iter()
                .try_fold(Changes::default(), |mut sum, staged| {
                    sum += staged.commit()?;
                    Ok(sum)
                })
        },
        old: || expected("acme", OLD),
        new: Files::new,
    },
];

fn publish(output: &OutputFolder) -> Result<Changes, WriteError> {
    output.stage("acme", OWNER, published(NEW))?.commit()
}

fn with_foreign(files: &[(&str, &str)]) -> Files {
    let mut all = expected("acme", files);
    all.extend(expected("acme", &[FOREIGN]));
    all
}

/// Builds on a disk that goes wrong, and tells whether the build came through and how many changes were tried.
fn build(
    site: &Site,
    story: &Story,
    at: usize,
    fault: Fault,
) -> (Result<Changes, WriteError>, usize) {
    let (disk, count) = DyingDisk::new(at, fault);
    let output = OutputFolder::open_on(disk, site.folder.path().to_owned(), owner_of);
    let result = output.and_then(|output| (story.build)(&output));
    (result, count.load(Ordering::Relaxed))
}

fn changes_of_a_whole_build(story: &Story) -> usize {
    let site = Site::new();
    (story.before)(&site);
    let (result, count) = build(&site, story, usize::MAX, Fault::Killed);
    assert!(!result.unwrap().is_empty());
    assert_eq!(site.files(), (story.new)());
    count
}

/// The next build begins; what it finds and mends is old and whole or new and whole, and it ends in the new state.
fn mended(site: &Site, story: &Story, told: &str) -> bool {
    let output = OutputFolder::open(site.folder.path(), owner_of).unwrap();
    let files = site.files();
    let is_new = files == (story.new)();
    assert!(
        is_new || files == (story.old)(),
        "{told}: neither old nor new: {files:#?}"
    );
    let changes = (story.build)(&output).unwrap();
    assert_eq!(
        changes.is_empty(),
        is_new,
        "{told}: the manifest fits the files"
    );
    assert_eq!(site.files(), (story.new)(), "{told}");
    assert!((story.build)(&output).unwrap().is_empty(), "{told}");
    is_new
}

#[test]
fn killed_at_any_change_a_portal_is_old_or_new_after_the_next_build_has_begun() {
    for (number, story) in STORIES.iter().enumerate() {
        let mut was_new = false;
        for at in 0..changes_of_a_whole_build(story) {
            let site = Site::new();
            (story.before)(&site);
            let _ = build(&site, story, at, Fault::Killed);
            let is_new = mended(&site, story, &format!("story {number}, killed at {at}"));
            assert!(is_new >= was_new, "there is one point of no return");
            was_new = is_new;
        }
    }
}

#[test]
fn files_come_into_place_in_order_and_the_manifest_last() {
    let story = &STORIES[2];
    let new = Site::new();
    new.build("acme", NEW).unwrap();
    let order = [
        "_/new/reader.js",
        "cccc.bin",
        "dddd.html",
        "index.html",
        "access.json",
        "manifest.json",
    ];
    let mut seen = BTreeSet::new();
    for at in 0..changes_of_a_whole_build(story) {
        let site = Site::new();
        (story.before)(&site);
        let _ = build(&site, story, at, Fault::Killed);
        let read =
            |site: &Site, path: &str| std::fs::read_to_string(site.path("acme").join(path)).ok();
        let is_new = order.map(|path| read(&site, path) == read(&new, path));
        assert!(
            is_new.is_sorted_by(|earlier, later| earlier >= later),
            "killed at {at}: {is_new:?}"
        );
        let is_cleaned = !site.path("acme/bbbb.html").exists() && !site.path("acme/_/old").exists();
        assert!(
            !is_new[5] || is_cleaned,
            "killed at {at}: the manifest is ahead of the removals"
        );
        seen.insert(is_new);
    }
    assert_eq!(seen.len(), order.len() + 1);
}

#[test]
fn killed_again_while_mending_changes_nothing_about_that() {
    for (number, story) in STORIES.iter().enumerate() {
        let changes = changes_of_a_whole_build(story);
        for at in 0..changes {
            for again in 0..changes {
                let site = Site::new();
                (story.before)(&site);
                let _ = build(&site, story, at, Fault::Killed);
                let (disk, count) = DyingDisk::new(again, Fault::Killed);
                let _ = OutputFolder::open_on(disk, site.folder.path().to_owned(), owner_of);
                mended(
                    &site,
                    story,
                    &format!("story {number}, killed at {at} and {again}"),
                );
                if count.load(Ordering::Relaxed) <= again {
                    break;
                }
            }
        }
    }
}

#[test]
fn refused_at_any_change_a_build_cleans_up_or_says_that_it_is_unfinished() {
    for (number, story) in STORIES.iter().enumerate() {
        for at in 0..changes_of_a_whole_build(story) {
            let site = Site::new();
            (story.before)(&site);
            let told = format!("story {number}, refused at {at}");
            match build(&site, story, at, Fault::Refused).0 {
                // A folder that is empty, or a leftover, may stay.
                Ok(_) => {
                    assert!(
                        !site.path(JOURNAL).exists(),
                        "{told}: nothing is left to do again"
                    );
                    drop(site.open());
                    assert_eq!(site.files(), (story.new)(), "{told}");
                }
                Err(error @ WriteError::Unfinished { .. }) => {
                    assert_eq!(
                        error.to_string(),
                        "portal `acme` is only partly replaced; the next build completes it"
                    );
                    assert!(
                        mended(&site, story, &told),
                        "{told}: it was past the point of no return"
                    );
                }
                Err(error) => {
                    assert_eq!(site.files(), (story.old)(), "{told}: {error}");
                    mended(&site, story, &told);
                }
            }
        }
    }
}

#[test]
fn an_unfinished_portal_is_completed_by_the_same_process_too() {
    let story = &STORIES[2];
    let mut unfinished = 0;
    for at in 0..changes_of_a_whole_build(story) {
        let site = Site::new();
        (story.before)(&site);
        let (disk, _) = DyingDisk::new(at, Fault::Refused);
        let output = OutputFolder::open_on(disk, site.folder.path().to_owned(), owner_of).unwrap();
        unfinished += usize::from(matches!(
            (story.build)(&output),
            Err(WriteError::Unfinished { .. })
        ));
        (story.build)(&output).unwrap();
        assert_eq!(site.files(), (story.new)(), "refused at {at}");
    }
    assert!(unfinished > 8, "each change after the commit");
}

#[test]
fn a_foreign_file_that_appears_after_staging_is_refused_by_the_commit() {
    let site = Site::new();
    site.build("acme", OLD).unwrap();
    let output = site.open();
    let staged = output.stage("acme", OWNER, published(NEW)).unwrap();
    site.put("acme/dddd.html", "mine");
    let error = staged.commit().unwrap_err();
    assert!(matches!(error, WriteError::InTheWay { .. }));
    let mut files = expected("acme", OLD);
    files.insert("acme/dddd.html".to_owned(), "mine".to_owned());
    assert_eq!(site.files(), files);
}

#[test]
fn a_foreign_file_that_appears_in_a_half_replaced_portal_is_not_overwritten() {
    let story = &STORIES[2];
    let mut met = 0;
    for at in 0..changes_of_a_whole_build(story) {
        let site = Site::new();
        (story.before)(&site);
        let _ = build(&site, story, at, Fault::Killed);
        let is_committed = site.path(JOURNAL).exists();
        if !is_committed || site.path("acme/dddd.html").exists() {
            continue;
        }
        met += 1;
        site.put("acme/dddd.html", "mine");
        let error = OutputFolder::open(site.folder.path(), owner_of)
            .err()
            .unwrap();
        assert!(matches!(error, WriteError::InTheWay { .. }));
        assert_eq!(site.read("acme/dddd.html"), "mine");
        std::fs::remove_file(site.path("acme/dddd.html")).unwrap();
        assert!(mended(&site, story, "the file was moved away"));
    }
    assert!(met > 2);
}

#[test]
fn a_portal_removed_by_hand_after_an_interrupted_build_is_built_anew() {
    let story = &STORIES[3];
    let site = Site::new();
    (story.before)(&site);
    let (_, count) = build(&site, &STORIES[2], usize::MAX, Fault::Killed);
    for at in 0..count {
        let site = Site::new();
        (story.before)(&site);
        let _ = build(&site, &STORIES[2], at, Fault::Killed);
        std::fs::remove_dir_all(site.path("acme")).unwrap();
        site.build("acme", NEW).unwrap();
        assert_eq!(site.files(), expected("acme", NEW));
    }
}

/// A portal whose update was committed, and nothing of it done yet.
fn interrupted() -> Site {
    let story = &STORIES[2];
    for at in 0..changes_of_a_whole_build(story) {
        let site = Site::new();
        (story.before)(&site);
        let _ = build(&site, story, at, Fault::Killed);
        if site.path(JOURNAL).exists() {
            return site;
        }
    }
    unreachable!("the journal is written");
}

#[test]
fn a_journal_of_another_owner_is_neither_applied_nor_removed() {
    let site = interrupted();
    let before = site.files();
    let output = OutputFolder::open(site.folder.path(), |_| "anotherkey".to_owned()).unwrap();
    let error = output.stage("acme", "anotherkey", published(NEW)).err();
    assert!(matches!(error, Some(WriteError::NotOurs { .. })));
    let removals = output.stage_removals_except(&BTreeSet::new(), |_| "anotherkey".to_owned());
    assert_eq!(removals.unwrap().len(), 0);
    drop(output);
    assert_eq!(site.files(), before);
    assert!(mended(&site, &STORIES[2], "its owner comes back"));
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_staged_file_is_not_published() {
    for staged in ["0", "manifest.json"] {
        let site = interrupted();
        site.put("secret", "somebody's");
        let link = site.path(".acme.extranet-update").join(staged);
        std::fs::remove_file(&link).unwrap();
        std::os::unix::fs::symlink("../secret", &link).unwrap();
        let error = OutputFolder::open(site.folder.path(), owner_of).err();
        assert!(
            matches!(error, Some(WriteError::Symlink { .. })),
            "{staged}"
        );
        let files = std::fs::read_dir(site.path("acme")).unwrap();
        assert!(
            files
                .into_iter()
                .all(|file| !file.unwrap().path().is_symlink()),
            "{staged}"
        );
    }
}

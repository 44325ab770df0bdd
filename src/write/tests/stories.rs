//! What an editor's builds do to the output, told as stories.

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, SystemTime};

use super::{Changes, OWNER, Site, expected, published};
use crate::write::{OutputFolder, Staged};

const FIRST: &[(&str, &str)] = &[
    ("index.html", "home"),
    ("aaaa.html", "a page"),
    ("bbbb.html", "another page"),
    ("cccc.bin", "an attachment"),
    ("access.json", "{}"),
    ("_/old/reader.js", "old reader"),
    ("_/old/theme/style.css", "old style"),
];

const SECOND: &[(&str, &str)] = &[
    ("index.html", "home, newer"),
    ("aaaa.html", "a page"),
    ("dddd.html", "a new page"),
    ("cccc.bin", "AN attachment"),
    ("access.json", "{}"),
    ("_/new/reader.js", "new reader"),
];

/// Makes all files old, so that a file that was written since can be told from one that was not.
fn age(site: &Site) -> SystemTime {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in site
        .files()
        .into_keys()
        .chain(["acme/manifest.json".to_owned()])
    {
        let file = fs::File::options()
            .write(true)
            .open(site.path(&path))
            .unwrap();
        file.set_modified(long_ago).unwrap();
    }
    long_ago
}

fn written_since(site: &Site, long_ago: SystemTime) -> Vec<String> {
    let is_newer =
        |path: &String| fs::metadata(site.path(path)).unwrap().modified().unwrap() != long_ago;
    let all = site
        .files()
        .into_keys()
        .chain(["acme/manifest.json".to_owned()]);
    all.filter(is_newer).collect()
}

#[test]
fn a_first_build_writes_everything_and_a_list_of_it() {
    let site = Site::new();
    let changes = site.build("acme", FIRST).unwrap();
    assert_eq!(site.files(), expected("acme", FIRST));
    assert_eq!(
        (
            changes.created,
            changes.updated,
            changes.removed,
            changes.unchanged
        ),
        (7, 0, 0, 0)
    );
    let manifest = site.read("acme/manifest.json");
    assert_eq!(manifest.lines().count(), FIRST.len() + 6);
    let content: usize = FIRST.iter().map(|(_, content)| content.len()).sum();
    assert_eq!(changes.bytes, (content + manifest.len()) as u64);
}

#[test]
fn an_unchanged_build_writes_nothing() {
    let site = Site::new();
    site.build("acme", FIRST).unwrap();
    let long_ago = age(&site);
    let mut shuffled = FIRST.to_vec();
    shuffled.reverse();
    let changes = site.build("acme", &shuffled).unwrap();
    assert_eq!(
        changes,
        Changes {
            unchanged: 7,
            ..Changes::default()
        }
    );
    assert!(changes.is_empty());
    assert!(written_since(&site, long_ago).is_empty());
}

#[test]
fn a_later_build_touches_only_what_differs() {
    let site = Site::new();
    site.build("acme", FIRST).unwrap();
    let long_ago = age(&site);
    let changes = site.build("acme", SECOND).unwrap();
    assert_eq!(site.files(), expected("acme", SECOND));
    assert_eq!(
        (
            changes.created,
            changes.updated,
            changes.removed,
            changes.unchanged
        ),
        (2, 2, 3, 2)
    );
    let written = written_since(&site, long_ago);
    assert_eq!(
        written,
        [
            "acme/_/new/reader.js",
            "acme/cccc.bin",
            "acme/dddd.html",
            "acme/index.html",
            "acme/manifest.json"
        ]
    );
    assert!(
        !site.path("acme/_/old").exists(),
        "the folders of removed assets are removed"
    );
}

#[test]
fn an_update_and_a_fresh_build_end_in_the_same_bytes() {
    let (updated, fresh) = (Site::new(), Site::new());
    updated.build("acme", FIRST).unwrap();
    updated.build("acme", SECOND).unwrap();
    fresh.build("acme", SECOND).unwrap();
    assert_eq!(updated.files(), fresh.files());
    assert_eq!(
        updated.read("acme/manifest.json"),
        fresh.read("acme/manifest.json")
    );
}

#[test]
fn the_manifest_is_not_believed_about_content() {
    let site = Site::new();
    let first = [FIRST, &[("empty.bin", "")]].concat();
    site.build("acme", &first).unwrap();
    site.put("acme/aaaa.html", "A PAGE");
    site.put("acme/empty.bin", "not empty");
    site.put("acme/cccc.bin", "cut");
    fs::remove_file(site.path("acme/bbbb.html")).unwrap();
    let changes = site.build("acme", &first).unwrap();
    assert_eq!(
        (changes.created, changes.updated, changes.unchanged),
        (1, 3, 4)
    );
    assert_eq!(site.files(), expected("acme", &first));
}

#[test]
fn a_manifest_that_was_reformatted_is_written_again() {
    let site = Site::new();
    site.build("acme", FIRST).unwrap();
    let manifest = site.read("acme/manifest.json");
    site.put("acme/manifest.json", &manifest.replace('\n', " "));
    let changes = site.build("acme", FIRST).unwrap();
    assert!(!changes.is_empty());
    assert_eq!(
        (changes.unchanged, changes.bytes),
        (7, manifest.len() as u64)
    );
    assert_eq!(site.read("acme/manifest.json"), manifest);
}

#[test]
fn foreign_files_stay() {
    let site = Site::new();
    let foreign = [
        (".well-known/security.txt", "mail us"),
        ("CNAME", "acme.example"),
        ("_/old/notes.txt", "mine"),
    ];
    for (path, content) in foreign {
        site.put(&format!("acme/{path}"), content);
    }
    site.put("robots.txt", "foreign too");
    for files in [FIRST, SECOND] {
        site.build("acme", files).unwrap();
        let mut all = expected("acme", files);
        all.extend(expected("acme", &foreign));
        all.insert("robots.txt".to_owned(), "foreign too".to_owned());
        assert_eq!(site.files(), all);
    }
}

#[test]
fn an_empty_folder_is_taken_over() {
    let site = Site::new();
    fs::create_dir(site.path("acme")).unwrap();
    site.build("acme", FIRST).unwrap();
    assert_eq!(site.files(), expected("acme", FIRST));
}

#[test]
fn staging_publishes_nothing_and_dropping_leaves_nothing() {
    let site = Site::new();
    site.build("acme", FIRST).unwrap();
    let output = site.open();
    let update = output.stage("acme", OWNER, published(SECOND)).unwrap();
    let new = output.stage("brown", OWNER, published(FIRST)).unwrap();
    assert_eq!((update.portal(), update.changes().updated), ("acme", 2));
    assert!(
        site.files().len() > FIRST.len(),
        "what is staged is on disk"
    );
    for (path, content) in expected("acme", FIRST) {
        assert_eq!(site.read(&path), content);
    }
    assert!(!site.path("brown").exists());
    drop((update, new));
    assert_eq!(site.files(), expected("acme", FIRST));
}

#[test]
fn a_portal_that_is_gone_is_removed_but_foreign_things_stay() {
    let site = Site::new();
    for portal in ["acme", "brown", "clark"] {
        site.build(portal, FIRST).unwrap();
    }
    site.open()
        .stage("other", "anotherkey", published(FIRST))
        .unwrap()
        .commit()
        .unwrap();
    site.put("clark/CNAME", "clark.example");
    site.put("app/manifest.json", r#"{ "name": "a web app" }"#);
    site.put("broken/manifest.json", "{");
    site.put("plain.txt", "no folder");

    let output = site.open();
    let keep = BTreeSet::from(["acme".to_owned()]);
    let removals = output
        .stage_removals_except(&keep, |_| OWNER.to_owned())
        .unwrap();
    assert_eq!(
        removals.iter().map(Staged::portal).collect::<Vec<_>>(),
        ["brown", "clark"]
    );
    assert!(
        site.path("brown/index.html").exists(),
        "staging removes nothing"
    );
    for staged in removals {
        assert_eq!(
            staged.commit().unwrap(),
            Changes {
                removed: 7,
                ..Changes::default()
            }
        );
    }
    let mut left = expected("acme", FIRST);
    left.extend(expected("other", FIRST));
    left.extend(expected("clark", &[("CNAME", "clark.example")]));
    left.insert("plain.txt".to_owned(), "no folder".to_owned());
    assert_eq!(site.files(), left);
    assert!(!site.path("brown").exists() && !site.path("clark/manifest.json").exists());
    assert!(
        output
            .stage_removals_except(&keep, |_| OWNER.to_owned())
            .unwrap()
            .is_empty()
    );
}

#[test]
fn ten_thousand_small_files_are_quick_and_portals_can_be_written_in_parallel() {
    let site = Site::new();
    let names: Vec<String> = (0..5_000)
        .map(|number| format!("{number:016}.html"))
        .collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .map(|name| (name.as_str(), "a small page"))
        .collect();
    let build = |output: &OutputFolder, portal: &str| {
        output
            .stage(portal, OWNER, published(&files))
            .unwrap()
            .commit()
            .unwrap()
    };
    let output = site.open();
    std::thread::scope(|scope| {
        for portal in ["acme", "brown"] {
            let output = &output;
            scope.spawn(move || assert_eq!(build(output, portal).created, 5_000));
        }
    });
    assert_eq!(site.files().len(), 10_000);
    assert!(build(&output, "acme").is_empty());
}

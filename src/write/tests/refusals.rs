//! What is refused, with the message a person meets, and that a refusal leaves everything as it was.

use std::collections::BTreeSet;
use std::fs;

use super::{Files, OWNER, Site, expected, owner_of, published};
use crate::write::{OutputFolder, WriteError};

const FILES: &[(&str, &str)] = &[
    ("index.html", "home"),
    ("_/ab/reader.js", "reader"),
    ("access.json", "{}"),
];
const NEWER: &[(&str, &str)] = &[
    ("index.html", "newer"),
    ("_/ab/reader.js", "newer"),
    ("new.html", "newer"),
];

/// Refuses to build, leaves all as it was, and tells why with the output folder's own path cut off.
fn refusal(site: &Site, portal: &str, owner: &str, files: &[(&str, &str)]) -> String {
    let before = site.files();
    let error = site
        .open()
        .stage(portal, owner, published(files))
        .err()
        .expect("it is refused");
    assert_eq!(site.files(), before);
    message(site, &error)
}

fn message(site: &Site, error: &WriteError) -> String {
    let folder = format!(
        "{}{}",
        site.folder.path().display(),
        std::path::MAIN_SEPARATOR
    );
    error.to_string().replace(&folder, "").replace('\\', "/")
}

#[test]
fn paths_that_leave_the_folder_or_collide() {
    let site = Site::new();
    for path in [
        "../x",
        "/etc/passwd",
        "a/../../x",
        r"..\x",
        "",
        "manifest.json",
    ] {
        let expected = format!("`{path}` cannot be the path of a file in portal `acme`");
        assert_eq!(
            refusal(&site, "acme", OWNER, &[("index.html", ""), (path, "")]),
            expected.replace('\\', "/")
        );
    }
    let two = "two files of portal `acme` want the path";
    assert_eq!(
        refusal(&site, "acme", OWNER, &[("a.html", "1"), ("a.html", "2")]),
        format!("{two} `a.html`")
    );
    assert_eq!(
        refusal(&site, "acme", OWNER, &[("A.html", "1"), ("a.html", "2")]),
        format!("{two} `a.html`")
    );
    assert_eq!(
        refusal(&site, "acme", OWNER, &[("_", "1"), ("_/ab/x", "2")]),
        format!("{two} `_`")
    );
    for portal in ["..", ".hidden", "a/b", ""] {
        let expected = format!("`{portal}` cannot be the name of a portal's folder");
        assert_eq!(refusal(&site, portal, OWNER, FILES), expected);
    }
    assert_eq!(site.files(), Files::new());
}

#[test]
fn foreign_files_where_ours_would_go() {
    let site = Site::new();
    let foreign = |path: &str| {
        format!(
            "`{path}` stands where a file of the portal goes, and was not written by extranet; move it away or remove it"
        )
    };
    site.put("acme/index.html", "mine");
    assert_eq!(
        refusal(&site, "acme", OWNER, FILES),
        foreign("acme/index.html")
    );
    site.put("brown", "a file");
    assert_eq!(refusal(&site, "brown", OWNER, FILES), foreign("brown"));
    site.put("clark/_", "no folder");
    assert_eq!(refusal(&site, "clark", OWNER, FILES), foreign("clark/_"));
    site.build("davis", FILES).unwrap();
    site.put("davis/new.html", "newer");
    assert_eq!(
        refusal(&site, "davis", OWNER, NEWER),
        foreign("davis/new.html"),
        "even if the bytes are the same"
    );
    fs::remove_file(site.path("davis/new.html")).unwrap();
    fs::remove_file(site.path("davis/index.html")).unwrap();
    site.put("davis/index.html/x", "a folder");
    assert_eq!(
        refusal(&site, "davis", OWNER, NEWER),
        foreign("davis/index.html")
    );
    assert_eq!(
        refusal(&site, "davis", OWNER, &NEWER[1..]),
        foreign("davis/index.html"),
        "stale, and a folder now"
    );
}

#[test]
fn manifests_that_are_not_ours_or_not_understood() {
    let site = Site::new();
    site.build("acme", FILES).unwrap();
    let other = "`acme` was published with another master key; if the key was changed on purpose, remove that folder by hand and build again";
    assert_eq!(refusal(&site, "acme", "other", FILES), other);
    let manifest = site.read("acme/manifest.json");
    let damaged = |reason: &str| {
        format!(
            "`acme/manifest.json` is damaged: {reason}; restore it, or remove its folder by hand and build again"
        )
    };
    for (text, expected) in [
        (&manifest[..40], damaged("EOF while parsing a value at line 4 column 0")),
        ("[]", damaged("invalid length 0, expected an object with `format` and `owner` at line 1 column 2")),
        (
            &manifest.replace("_/ab/reader.js", "../reader.js"),
            damaged("`../reader.js` is not a path inside the portal's folder at line 5 column 18"),
        ),
        (&manifest.replace("\"format\": 1", "\"format\": 0"), damaged("there is no format 0")),
        (
            r#"{ "format": 2, "owner": "x", "all": "new" }"#,
            "`acme/manifest.json` has format 2, and this version of extranet knows format 1 only; use a newer one".to_owned(),
        ),
    ] {
        site.put("acme/manifest.json", text);
        assert_eq!(refusal(&site, "acme", OWNER, FILES), expected);
    }
}

#[test]
fn a_removed_portal_whose_list_is_newer_or_damaged_does_not_stay_unnoticed() {
    let site = Site::new();
    site.put(
        "acme/manifest.json",
        r#"{ "format": 2, "owner": "ownertag" }"#,
    );
    let output = site.open();
    let error = output
        .stage_removals_except(&BTreeSet::new(), |_| OWNER.to_owned())
        .err()
        .unwrap();
    assert!(matches!(error, WriteError::NewerManifest { format: 2, .. }));
    site.put(
        "acme/manifest.json",
        r#"{ "format": 1, "owner": "ownertag", "files": 7 }"#,
    );
    let error = output
        .stage_removals_except(&BTreeSet::new(), |_| OWNER.to_owned())
        .err()
        .unwrap();
    assert!(matches!(error, WriteError::BrokenManifest { .. }));
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_neither_followed_nor_removed() {
    use std::os::unix::fs::symlink;

    let elsewhere = Site::new();
    elsewhere.put("index.html", "home");
    elsewhere.put("ab/reader.js", "reader");
    let before = elsewhere.files();
    let link = |path: &str| {
        format!(
            "`{path}` is a symbolic link, and links inside the output folder are not followed; remove it"
        )
    };

    // The whole portal, a folder inside, the file itself, the manifest, what is hidden; produced now, or stale.
    for (place, to) in [
        ("acme", ""),
        ("acme/_", ""),
        ("acme/_/ab", "ab"),
        ("acme/index.html", "index.html"),
        ("acme/manifest.json", "manifest"),
        (".acme.extranet-update", ""),
        (".acme.extranet-new", ""),
    ] {
        let site = Site::new();
        site.build("acme", FILES).unwrap();
        let output = site.open();
        let place_on_disk = site.path(place);
        if place_on_disk.is_dir() {
            fs::remove_dir_all(&place_on_disk).unwrap();
        } else if place_on_disk.is_file() {
            fs::remove_file(&place_on_disk).unwrap();
        }
        symlink(elsewhere.path(to), &place_on_disk).unwrap();
        for files in [FILES, NEWER, &[]] {
            let error = output.stage("acme", OWNER, published(files)).err().unwrap();
            assert_eq!(message(&site, &error), link(place));
            assert!(place_on_disk.is_symlink());
        }
        if place == "acme" {
            assert!(
                output
                    .stage_removals_except(&BTreeSet::new(), |_| OWNER.to_owned())
                    .unwrap()
                    .is_empty()
            );
        }
        assert_eq!(elsewhere.files(), before);
    }

    let site = Site::new();
    symlink(elsewhere.path("new.lock"), site.path(".extranet.lock")).unwrap();
    let error = OutputFolder::open(site.folder.path(), owner_of)
        .err()
        .unwrap();
    assert_eq!(message(&site, &error), link(".extranet.lock"));
    assert_eq!(elsewhere.files(), before);
}

#[test]
fn a_second_build_at_the_same_time() {
    let site = Site::new();
    let first = site.open();
    let error = OutputFolder::open(site.folder.path(), owner_of)
        .err()
        .unwrap();
    assert_eq!(
        error.to_string(),
        format!(
            "another build is running in `{}`",
            site.folder.path().display()
        )
    );
    drop(first);
    site.open();
}

#[test]
fn a_portal_staged_twice() {
    let site = Site::new();
    let output = site.open();
    let first = output.stage("acme", OWNER, published(FILES)).unwrap();
    let error = output.stage("acme", OWNER, published(FILES)).err().unwrap();
    assert_eq!(error.to_string(), "portal `acme` is staged twice");
    first.commit().unwrap();
    assert!(
        output
            .stage("acme", OWNER, published(FILES))
            .unwrap()
            .changes()
            .is_empty()
    );
}

#[test]
fn an_output_folder_that_is_a_file() {
    let site = Site::new();
    site.put("dist", "a file");
    let error = OutputFolder::open(site.path("dist"), owner_of)
        .err()
        .unwrap();
    assert_eq!(message(&site, &error), "cannot create `dist`");
}

#[test]
fn a_damaged_journal() {
    let site = Site::new();
    site.build("acme", FILES).unwrap();
    for journal in [
        "",
        "{}",
        r#"{ "moves": [], "removals": ["../../x"], "manifest": "keep" }"#,
    ] {
        site.put(".acme.extranet-update/journal.json", journal);
        let error = OutputFolder::open(site.folder.path(), owner_of)
            .err()
            .unwrap();
        let expected = "`.acme.extranet-update/journal.json` is damaged, so an interrupted build cannot be completed; \
                        remove its folder and `acme` by hand and build again";
        assert_eq!(message(&site, &error), expected);
    }
    fs::remove_dir_all(site.path(".acme.extranet-update")).unwrap();
    assert_eq!(site.files(), expected("acme", FILES));
}

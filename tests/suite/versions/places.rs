//! Where there is more or less of a past: clones, shallow ones, no repository, no git, and settings that would mislead.

use super::repository::{Commit, Repository, SETTINGS, git_in, pages_of_versions, versions};
use crate::opening::open_portal;
use crate::support::{PASSPHRASE, Site, Told, read_tree, snapshot};

#[test]
fn two_clones_publish_the_same_bytes() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nOne.\n");
    repository.page(2, "# Shop\n\nTwo.\n");
    repository
        .0
        .write("content/acme/keyring.toml", crate::support::keyring_text());
    let built = |clone: Site| {
        let source = repository.0.path("");
        clone.remove("content");
        let by = Commit {
            hour: 0,
            author: b"-",
        };
        git_in(
            &clone.path(""),
            &[
                "clone",
                "--quiet",
                "--no-hardlinks",
                source.to_str().unwrap(),
                "copy",
            ],
            &by,
        );
        std::fs::rename(clone.path("copy/content"), clone.path("content")).unwrap();
        std::fs::rename(clone.path("copy/.git"), clone.path(".git")).unwrap();
        clone.build();
        read_tree(&clone.path("dist"))
    };
    let (one, other) = (built(Site::new()), built(Site::new()));
    assert!(one.len() > 4);
    assert!(one == other, "two clones differ");
}

/// Builds a clone of which git has only the newest commits.
fn shallow(repository: &Repository, depth: &str) -> (Site, Told) {
    let clone = Site::new();
    clone.remove("content");
    let by = Commit {
        hour: 0,
        author: b"-",
    };
    let source = format!("file://{}", repository.0.path("").to_str().unwrap());
    git_in(
        &clone.path(""),
        &[
            "clone", "--quiet", "--bare", "--depth", depth, &source, "bare.git",
        ],
        &by,
    );
    git_in(
        &clone.path(""),
        &["clone", "--quiet", "bare.git", "copy"],
        &by,
    );
    std::fs::rename(clone.path("copy/content"), clone.path("content")).unwrap();
    std::fs::rename(clone.path("copy/.git"), clone.path(".git")).unwrap();
    let told = clone.run(&["check"]);
    (clone, told)
}

#[test]
fn a_shallow_clone_shows_what_is_there_and_says_what_is_missing() {
    let repository = Repository::new();
    for hour in 1..=4 {
        repository.page(hour, &format!("# Shop\n\nNumber {hour}.\n"));
    }
    let (site, told) = shallow(&repository, "1");
    snapshot("versions-shallow", told);
    assert_eq!(pages_of_versions(&site).len(), 0);
    let (site, told) = shallow(&repository, "2");
    assert_eq!(told.code, Some(0), "{told}");
    // Whoever made the last commit of the clone need not have written the text.
    assert_eq!(
        versions(&site, "Shop"),
        [
            "1 November 2026, 04:00, Ben Holm: Shop / Number 4.",
            "1 November 2026, 03:00: Shop / Number 3."
        ]
    );
    site.write(SETTINGS, "name = \"Acme\"\nversions = false\n");
    assert!(!site.run(&["check"]).stderr.contains("note"));
}

#[test]
fn without_git_or_a_repository_there_are_no_versions_and_nothing_is_wrong() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nOne.\n");
    repository.page(2, "# Shop\n\nTwo.\n");
    let site = &repository.0;
    assert_eq!(repository.versions().len(), 2);
    let silent = |path: Option<&str>| {
        site.remove("dist");
        let mut command = site.command(&["build"]);
        if let Some(path) = path {
            command.env("PATH", path);
        }
        let output = command.output().unwrap();
        assert!(output.status.success());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            !said.contains("warning") && !said.contains("note"),
            "{said}"
        );
        let pages = open_portal(&read_tree(&site.path("dist/acme")), PASSPHRASE).pages;
        assert!(pages.values().all(|html| !html.contains("is-versions")));
    };
    silent(Some("/nowhere"));
    std::fs::rename(site.path(".git/HEAD"), site.path(".git/HEAD-")).unwrap();
    silent(None);
    std::fs::rename(site.path(".git/HEAD-"), site.path(".git/HEAD")).unwrap();
    // A repository without a single commit.
    site.remove(".git");
    repository.git(&["init", "--quiet"]);
    silent(None);
}

#[test]
fn a_portal_that_is_a_repository_of_its_own_has_no_versions() {
    let repository = Repository::new();
    let inner = repository.0.path("content/acme");
    let by = Commit {
        hour: 1,
        author: b"Ben",
    };
    for command in [
        &["init", "--quiet"][..],
        &["add", "."],
        &["commit", "--quiet", "--message", "x"],
    ] {
        git_in(&inner, command, &by);
    }
    repository.git(&["rm", "-r", "--quiet", "--cached", "content/acme"]);
    repository.commit(2);
    assert_eq!(pages_of_versions(&repository.0).len(), 0);
}

#[test]
fn a_submodule_keeps_its_past_to_itself() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nOne.\n");
    repository.page(2, "# Shop\n\nTwo.\n");
    let site = &repository.0;
    let source = site.path("elsewhere");
    for (hour, text) in [(3, "SUBSECRET"), (4, "Clean.")] {
        site.write("elsewhere/tone.md", format!("# Tone\n\n{text}\n"));
        let by = Commit {
            hour,
            author: b"Ben",
        };
        git_in(&source, &["init", "--quiet"], &by);
        git_in(&source, &["add", "."], &by);
        git_in(&source, &["commit", "--quiet", "--message", "x"], &by);
    }
    let url = source.to_str().unwrap();
    repository.git(&["submodule", "--quiet", "add", url, "content/acme/handbook"]);
    repository.commit(5);
    assert!(site.path("content/acme/handbook/tone.md").is_file());
    let pages = pages_of_versions(site);
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["Shop"]);
    assert_eq!(repository.versions().len(), 2);
}

#[test]
fn no_setting_of_machine_or_repository_changes_what_is_told() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nOne.\n");
    repository.page(2, "# Shop\n\nTwo.\n");
    let expected = repository.versions();
    repository
        .0
        .write(".gitattributes", "*.md diff=evil filter=evil\n");
    for (key, value) in [
        ("diff.evil.textconv", "touch evil"),
        ("diff.external", "touch evil"),
        ("core.fsmonitor", "touch evil"),
        ("core.pager", "touch evil"),
        ("filter.evil.smudge", "touch evil"),
        ("filter.evil.clean", "touch evil; cat"),
        ("filter.evil.required", "true"),
        ("mailmap.blob", "HEAD:content/acme/index.md"),
        ("log.showSignature", "true"),
        ("gpg.program", "touch evil"),
        ("color.ui", "always"),
        ("diff.renames", "copies"),
        ("diff.relative", "true"),
        ("diff.orderFile", "nowhere"),
        ("log.showRoot", "false"),
        ("log.diffMerges", "off"),
        ("log.date", "relative"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("core.abbrev", "4"),
        ("core.quotePath", "true"),
    ] {
        repository.git(&["config", key, value]);
    }
    repository
        .0
        .write("names", "Someone Else <secret-address@example.test>\n");
    let names = repository.0.path("names");
    repository.git(&["config", "mailmap.file", names.to_str().unwrap()]);
    // Git would run the filter on files that seem no older than what it noted of them.
    let index = std::fs::File::options()
        .write(true)
        .open(repository.0.path(".git/index"));
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1);
    index.unwrap().set_modified(long_ago).unwrap();
    assert_eq!(repository.versions(), expected);
    let mut command = repository.0.command(&["build"]);
    command.envs([
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/nowhere"),
        ("GIT_EXTERNAL_DIFF", "touch evil"),
        ("GIT_PAGER", "touch evil"),
    ]);
    assert!(command.output().unwrap().status.success());
    let pages = open_portal(&read_tree(&repository.0.path("dist/acme")), PASSPHRASE).pages;
    assert!(pages.values().any(|html| html.contains("is-versions")));
    assert!(!pages.values().any(|html| html.contains("Someone Else")));
    assert!(!repository.0.path("evil").exists() && !repository.0.path("content/evil").exists());
}

#[test]
fn a_repository_that_git_refuses_is_left_alone_and_a_note_says_why() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nOne.\n");
    repository.page(2, "# Shop\n\nTwo.\n");
    let mut command = repository.0.command(&["check"]);
    let output = command
        .env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    snapshot(
        "versions-refused",
        String::from_utf8(output.stderr).unwrap(),
    );
}

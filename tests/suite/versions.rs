//! Versions from git: real repositories with every turn that a past can take, and what readers are shown of it, opened as they open it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::opening::open_portal;
use crate::support::{PASSPHRASE, Site, Told, read_tree, snapshot};

/// A concept's file.
const PAGE: &str = "content/acme/concepts/shop.md";

const SETTINGS: &str = "content/acme/portal.toml";
const BRITISH: &str = "name = \"Acme Ltd\"\nlanguages = [\"en-GB\"]\n";

/// Who commits, and when: hours after the first of November 2026.
struct Commit<'a> {
    hour: u32,
    author: &'a [u8],
}

fn git_in(folder: &Path, arguments: &[&str], by: &Commit<'_>) {
    #[cfg(unix)]
    let author = {
        use std::os::unix::ffi::OsStrExt;
        std::ffi::OsStr::from_bytes(by.author).to_owned()
    };
    #[cfg(not(unix))]
    let author = String::from_utf8_lossy(by.author).into_owned();
    let date = format!(
        "2026-11-{:02}T{:02}:00:00+0100",
        1 + by.hour / 24,
        by.hour % 24
    );
    let output = Command::new("git")
        .current_dir(folder)
        .args([
            "-c",
            "protocol.file.allow=always",
            "-c",
            "i18n.commitEncoding=x-unknown",
        ])
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_NAME", author)
        .env("GIT_AUTHOR_EMAIL", "secret-address@example.test")
        .env("GIT_AUTHOR_DATE", &date)
        .env("GIT_COMMITTER_NAME", "Robot")
        .env("GIT_COMMITTER_EMAIL", "robot@example.test")
        .env("GIT_COMMITTER_DATE", &date)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "git {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A site in a repository whose content was committed at hour 0.
struct Repository(Site);

impl Repository {
    fn new() -> Self {
        let site = Site::new();
        site.write(SETTINGS, BRITISH);
        Self::of(site)
    }

    fn of(site: Site) -> Self {
        let repository = Self(site);
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository.commit(0);
        repository
    }

    fn git(&self, arguments: &[&str]) {
        git_in(
            &self.0.path(""),
            arguments,
            &Commit {
                hour: 0,
                author: b"Ben Holm",
            },
        );
    }

    fn commit(&self, hour: u32) {
        self.commit_by(hour, b"Ben Holm");
    }

    fn commit_by(&self, hour: u32, author: &[u8]) {
        self.git(&["add", "--all", "content"]);
        let commit = [
            "commit",
            "--quiet",
            "--allow-empty",
            "--message",
            "A secret message",
        ];
        git_in(&self.0.path(""), &commit, &Commit { hour, author });
    }

    /// Writes the concept and commits it.
    fn page(&self, hour: u32, text: &str) {
        self.0.write(PAGE, text);
        self.commit(hour);
    }

    /// What the concept's versions say: one line each, with the paragraphs that it has.
    fn versions(&self) -> Vec<String> {
        versions(&self.0, "Shop")
    }
}

fn opened(site: &Site) -> BTreeMap<String, String> {
    site.build();
    open_portal(&read_tree(&site.path("dist/acme")), PASSPHRASE).pages
}

/// The pages of versions by their title.
fn pages_of_versions(site: &Site) -> BTreeMap<String, String> {
    let pages = opened(site).into_values();
    let pages = pages.filter(|html| html.contains("class=\"is-versions\""));
    let title = |html: &str| {
        html.split("<h1>")
            .nth(1)
            .unwrap()
            .split("</h1>")
            .next()
            .unwrap()
            .to_owned()
    };
    pages.map(|html| (title(&html), html)).collect()
}

fn versions(site: &Site, title: &str) -> Vec<String> {
    pages_of_versions(site)
        .get(title)
        .map_or_else(Vec::new, |html| told(html))
}

fn told(html: &str) -> Vec<String> {
    let unescaped = |text: &str| {
        let text = text
            .replace("&quot;", "\"")
            .replace("&#x27;", "'")
            .replace("&#39;", "'");
        text.replace("&#x2f;", "/")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    };
    let data = html.split("<pre data-versions hidden>").nth(1).unwrap();
    let data: serde_json::Value =
        serde_json::from_str(&unescaped(data.split("</pre>").next().unwrap())).unwrap();
    let list = html.split("<ol reversed>").nth(1).unwrap();
    let labels = list.split("<span>").skip(1);
    let labels = labels.map(|item| unescaped(item.split("</span>").next().unwrap()));
    let texts = data["versions"].as_array().unwrap().iter().rev();
    let told = labels.zip(texts).map(|(label, blocks)| {
        let blocks = blocks.as_array().unwrap().iter();
        let texts = blocks.map(|block| {
            data["blocks"][block.as_u64().unwrap() as usize][1]
                .as_str()
                .unwrap()
        });
        format!("{label}: {}", texts.collect::<Vec<_>>().join(" / "))
    });
    told.collect()
}

#[test]
fn every_change_is_a_version_with_its_day_and_author() {
    let repository = Repository::new();
    repository.page(9, "# Shop\n\nOne.\n");
    repository.page(33, "# Shop\n\nTwo.\n\n- a\n- b\n");
    // Two changes on one day have a time; one that nobody sees is none.
    repository.0.write(PAGE, "# Shop\n\nThree.\n");
    repository.commit_by(57, "Anna \u{202e}Berg\u{1b}[2J".as_bytes());
    repository.page(58, "# Shop\n\n\nThree.\n<!-- nobody reads this -->\n");
    repository.page(59, "# Shop\n\nFour.\n");
    assert_eq!(
        repository.versions(),
        [
            "3 November 2026, 11:00, Ben Holm: Shop / Four.",
            "3 November 2026, 09:00, Anna \u{fffd}Berg\u{fffd}[2J: Shop / Three.",
            "2 November 2026, Ben Holm: Shop / Two. / a / b",
            "1 November 2026, Ben Holm: Shop / One.",
        ]
    );
    let pages = opened(&repository.0);
    let page = pages
        .values()
        .find(|html| html.contains("versions-note"))
        .unwrap();
    assert!(page.contains("Changed 3 times, last on 3 November 2026."));
    for (file, html) in &pages {
        for secret in [
            "secret-address",
            "secret message",
            "nobody reads this",
            "Robot",
        ] {
            assert!(!html.contains(secret), "{file}: {secret}");
        }
    }
}

#[test]
fn clocks_are_those_of_the_portal_and_names_those_of_the_mailmap() {
    let repository = Repository::new();
    repository.0.write(
        "content/acme/portal.toml",
        format!("{BRITISH}time-zone = \"Pacific/Kiritimati\"\n"),
    );
    repository
        .0
        .write(".mailmap", "Benjamin Holm <secret-address@example.test>\n");
    repository.page(9, "# Shop\n\nOne.\n");
    repository.page(34, "# Shop\n\nTwo.\n");
    assert_eq!(
        repository.versions(),
        [
            "2 November 2026, Benjamin Holm: Shop / Two.",
            "1 November 2026, Benjamin Holm: Shop / One."
        ]
    );
}

#[test]
fn a_name_in_another_encoding_is_shown_as_far_as_it_can_be_read() {
    let repository = Repository::new();
    repository.page(9, "# Shop\n\nOne.\n");
    repository.0.write(PAGE, "# Shop\n\nTwo.\n");
    repository.commit_by(10, b"J\xfcrgen");
    let versions = repository.versions();
    assert_eq!(
        versions[0],
        "1 November 2026, 10:00, J\u{fffd}rgen: Shop / Two."
    );
}

#[test]
fn a_new_name_alone_keeps_the_past_and_a_guess_does_not() {
    let repository = Repository::new();
    repository
        .0
        .write("content/acme/konzepte/laden.md", "# Shop\n\nOne.\n");
    repository.commit(9);
    repository
        .0
        .write("content/acme/konzepte/laden.md", "# Shop\n\nTwo.\n");
    repository.commit(33);
    repository.git(&["mv", "content/acme/konzepte", "content/acme/concepts"]);
    repository.commit(34);
    repository.git(&["mv", "content/acme/concepts/laden.md", PAGE]);
    repository.commit(35);
    repository.page(57, "# Shop\n\nThree.\n");
    assert_eq!(
        repository.versions(),
        [
            "3 November 2026, Ben Holm: Shop / Three.",
            "2 November 2026, Ben Holm: Shop / Two.",
            "1 November 2026, Ben Holm: Shop / One.",
        ]
    );
    // One letter more, and it may as well be another page.
    repository.git(&["mv", PAGE, "content/acme/concepts/store.md"]);
    repository
        .0
        .write("content/acme/concepts/store.md", "# Shop\n\nThree!\n");
    repository.commit(58);
    assert_eq!(repository.versions(), [""; 0]);
}

#[test]
fn nothing_comes_from_another_portal_another_section_or_another_page() {
    let repository = Repository::new();
    repository.0.portal("bolt");
    let secret = "# Shop\n\nFor nobody else.\n";
    for file in [
        "content/bolt/concepts/shop.md",
        "content/acme/handbook/shop.md",
        "notes.md",
    ] {
        repository.0.write(file, secret);
        repository.git(&["add", file]);
        repository.commit(9);
        repository.0.write(file, "# Shop\n\nThe same.\n");
        repository.git(&["add", file]);
        repository.commit(33);
        // Git itself would call this one file that has moved.
        repository.git(&["mv", file, "content/acme/moved.md"]);
        std::fs::create_dir_all(repository.0.path("content/acme/concepts")).unwrap();
        repository.git(&["mv", "content/acme/moved.md", PAGE]);
        repository.commit(34);
        repository.page(57, "# Shop\n\nChanged.\n");
        let versions = repository.versions();
        let expected = if file.starts_with("content/acme") {
            0
        } else {
            2
        };
        assert_eq!(versions.len(), expected, "{file}: {versions:?}");
        assert!(
            versions.iter().all(|version| !version.contains("nobody")),
            "{file}: {versions:?}"
        );
        repository.0.remove(PAGE);
        repository.commit(58);
    }
    // A page that takes the place of one that was deleted.
    repository.page(60, "# Shop\n\nQuite new.\n");
    repository.page(61, "# Shop\n\nQuite new and better.\n");
    let versions = repository.versions();
    assert_eq!(versions.len(), 2, "{versions:?}");
}

#[test]
fn branches_are_told_once_and_only_as_far_as_they_mattered() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nOne.\n\nLast.\n");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.page(2, "# Shop\n\nOne.\n\nLast, from the side.\n");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.page(3, "# Shop\n\nOne, from the main line.\n\nLast.\n");
    // A branch whose change nobody took.
    repository.git(&["checkout", "--quiet", "-b", "dead", "main~1"]);
    repository.page(4, "# Shop\n\nNobody wanted this.\n\nLast.\n");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.0.write("content/acme/other.md", "# Other\n");
    repository.commit(5);
    let merge = [
        "merge",
        "--quiet",
        "--no-edit",
        "--strategy",
        "ours",
        "dead",
    ];
    let by = |hour, author: &'static [u8]| Commit { hour, author };
    git_in(&repository.0.path(""), &merge, &by(5, b"Ben Holm"));
    let merge = ["merge", "--quiet", "--no-edit", "side"];
    git_in(&repository.0.path(""), &merge, &by(6, b"Anna Berg"));
    assert_eq!(
        repository.versions(),
        [
            "1 November 2026, 06:00, Anna Berg: Shop / One, from the main line. / Last, from the side.",
            "1 November 2026, 03:00, Ben Holm: Shop / One, from the main line. / Last.",
            "1 November 2026, 02:00, Ben Holm: Shop / One. / Last, from the side.",
            "1 November 2026, 01:00, Ben Holm: Shop / One. / Last.",
        ]
    );
    // Taking a change back is a change.
    repository.page(7, "# Shop\n\nOne.\n\nLast.\n");
    assert_eq!(repository.versions().len(), 5);
}

#[test]
fn drafts_and_what_cannot_be_understood_are_in_no_version() {
    let repository = Repository::new();
    repository.page(1, "# Shop\n\nOne.\n");
    repository.page(2, "+++\ndraft = true\n+++\n# Shop\n\nA draft.\n");
    repository.page(3, "+++\ndraft = \"true\"\n+++\n# Shop\n\nNearly a draft.\n");
    repository.page(4, "+++\ndraft = true\n# Shop\n\nAn open end.\n");
    repository.page(5, "+++\ndraft = tru\n+++\n# Shop\n\nA typo.\n");
    repository.page(6, "\n---\ndraft: true\n---\n# Shop\n\nNot at the top.\n");
    repository.0.write(PAGE, b"# Shop\n\nLatin-1: \xe4\n");
    repository.commit(7);
    repository.page(
        8,
        "+++\ndraft = false\nunknown = \"x\"\n+++\n# Shop\n\nTwo.\n",
    );
    repository.page(9, "# Shop\n\nThree.\n");
    assert_eq!(
        repository.versions(),
        [
            "1 November 2026, 09:00, Ben Holm: Shop / Three.",
            "1 November 2026, 08:00, Ben Holm: Shop / Two.",
            "1 November 2026, 01:00, Ben Holm: Shop / One.",
        ]
    );
    // Once there was a draft of a page, its translations were not published either.
    let repository = Repository::of({
        let site = Site::new();
        site.write(
            "content/acme/portal.toml",
            "name = \"Acme\"\nlanguages = [\"en-GB\", \"de\"]\n",
        );
        site
    });
    let german = "content/acme/concepts/shop.de.md";
    repository.0.write(german, "# Laden\n\nGeheim.\n");
    repository.page(1, "+++\ndraft = true\n+++\n# Shop\n\nSecret.\n");
    repository.0.write(german, "# Laden\n\nNoch geheim.\n");
    repository.commit(2);
    repository.page(3, "# Shop\n\nPublic.\n");
    for (hour, text) in [(4, "Eins."), (5, "Zwei.")] {
        repository.0.write(german, format!("# Laden\n\n{text}\n"));
        repository.commit(hour);
    }
    let pages = pages_of_versions(&repository.0);
    let found = told(&pages["Laden"]);
    assert_eq!(
        found,
        [
            "1. November 2026, 05:00, Ben Holm: Laden / Zwei.",
            "1. November 2026, 04:00, Ben Holm: Laden / Eins."
        ]
    );
    assert!(
        pages
            .values()
            .all(|html| !html.contains("geheim") && !html.contains("Geheim"))
    );
}

#[test]
fn what_was_cut_off_is_in_no_published_byte() {
    let repository = Repository::new();
    let secret = "the-password-is-cornflower";
    repository.page(30, &format!("# Shop\n\nOne: {secret}.\n"));
    repository.page(60, "# Shop\n\nTwo.\n");
    repository.page(90, "# Shop\n\nThree.\n");
    let finds = |site: &Site| {
        let pages = opened(site);
        pages.values().any(|html| html.contains("cornflower"))
    };
    assert!(finds(&repository.0), "the test would find nothing anyway");
    assert_eq!(repository.versions().len(), 3);
    for (file, text) in [
        (
            "content/acme/portal.toml",
            "name = \"Acme Ltd\"\nhistory-since = 2026-11-03\n",
        ),
        (
            "content/acme/portal.toml",
            "name = \"Acme Ltd\"\nversions = false\n",
        ),
        (
            PAGE,
            "+++\nhistory-since = \"2026-11-03\"\n+++\n# Shop\n\nThree.\n",
        ),
        (PAGE, "+++\nversions = false\n+++\n# Shop\n\nThree.\n"),
        (
            PAGE,
            "---\nhistory-since: 2026-11-03\n---\n# Shop\n\nNot committed.\n",
        ),
    ] {
        let before = repository.0.read(file);
        repository.0.write(file, text);
        assert!(!finds(&repository.0), "{text}");
        let known = repository.versions();
        assert_eq!(
            known.is_empty(),
            text.contains("versions = false"),
            "{text}: {known:?}"
        );
        repository.0.write(file, before);
    }
    // The stricter of the two counts, and a day that is in the middle of the past cuts off all that lies behind it.
    repository.0.write(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\nhistory-since = 2026-11-04\n",
    );
    repository.0.write(
        PAGE,
        "+++\nhistory-since = 2026-11-01\n+++\n# Shop\n\nThree.\n",
    );
    assert_eq!(repository.versions(), [""; 0]);
}

#[test]
fn what_is_not_committed_is_the_newest_version() {
    let repository = Repository::new();
    repository.page(9, "# Shop\n\nOne.\n");
    repository.0.write(PAGE, "# Shop\n\nTwo.\n");
    assert_eq!(
        repository.versions(),
        [
            "Current text: Shop / Two.",
            "1 November 2026, Ben Holm: Shop / One."
        ]
    );
    repository
        .0
        .write("content/acme/concepts/untracked.md", "# Untracked\n");
    repository.git(&["mv", PAGE, "content/acme/concepts/store.md"]);
    assert_eq!(pages_of_versions(&repository.0).len(), 0);
}

#[test]
fn facts_of_front_matter_are_compared_too() {
    let repository = Repository::new();
    repository.page(
        1,
        "---\ntitle: Shop\nstate: draft\noptions:\n  - { id: a, title: Buy, cost: \"1200.00\" }\nquestions: [Who pays?]\ndriver: ben\n---\nText.\n",
    );
    repository.page(
        2,
        "+++\ntitle = \"Shop\"\nstate = \"in-review\"\ndecide-by = 2026-12-01\ndriver = \"ben\"\nrecommendation = \"a\"\nquestions = [{ text = \"Who pays?\", answer = \"We do.\" }]\noptions = [{ id = \"a\", title = \"Buy\", cost = \"1300.00\", effort = \"2 days\" }]\n+++\nText.\n",
    );
    repository.0.write(
        "content/acme/documents/1.md",
        "+++\nkind = \"invoice\"\nnumber = \"1\"\nstate = \"open\"\nnet = \"10.00\"\n+++\n",
    );
    repository.commit(3);
    repository
        .0
        .edit("content/acme/documents/1.md", "open", "paid");
    repository.commit(4);
    assert_eq!(
        repository.versions(),
        [
            "1 November 2026, 02:00, Ben Holm: Shop / State: In review / Decide by: 1 December 2026 / Driver: Ben Holm / Option a: Buy · 2 days · 1,300.00 / Recommended: Buy / Question: Who pays? Answer: We do. / Text.",
            "1 November 2026, 01:00, Ben Holm: Shop / State: Draft / Driver: Ben Holm / Option a: Buy · 1,200.00 / Question: Who pays? / Text.",
        ]
    );
    assert_eq!(
        versions(&repository.0, "1"),
        [
            "1 November 2026, 04:00, Ben Holm: State: Paid / Number: 1 / Net: 10.00",
            "1 November 2026, 03:00, Ben Holm: State: Open / Number: 1 / Net: 10.00",
        ]
    );
}

#[test]
fn entries_and_people_have_no_versions_and_the_newest_twenty_are_shown() {
    let repository = Repository::new();
    for hour in 1..=23 {
        repository.0.write(
            "content/acme/status/2026-11-20.md",
            format!("Entry {hour}.\n"),
        );
        repository
            .0
            .write("content/acme/people/ben.md", format!("Ben {hour}.\n"));
        repository.page(hour, &format!("# Shop\n\nNumber {hour}.\n"));
    }
    let pages = pages_of_versions(&repository.0);
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["Shop"]);
    let versions = told(&pages["Shop"]);
    assert_eq!(versions.len(), 20);
    assert!(versions[19].ends_with("Number 4."), "{versions:?}");
    let note = opened(&repository.0)
        .into_values()
        .find(|html| html.contains("versions-note"))
        .unwrap();
    assert!(note.contains("Changed many times, last on 1 November 2026."));
}

#[test]
fn home_and_sections_have_versions_of_their_texts() {
    let repository = Repository::new();
    repository
        .0
        .write("content/acme/handbook/index.md", "# Handbook\n\nOne.\n");
    repository.0.write("content/acme/handbook/a.md", "# A\n");
    repository.commit(1);
    repository.0.write(
        "content/acme/index.md",
        "# Welcome\n\nGood to see you again.\n",
    );
    repository
        .0
        .write("content/acme/handbook/index.md", "# Handbook\n\nTwo.\n");
    repository.commit(2);
    let pages = pages_of_versions(&repository.0);
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["Handbook", "Welcome"]);
    let all = opened(&repository.0);
    let handbook = all
        .values()
        .find(|html| html.contains("<h1>Handbook</h1>") && html.contains("is-section"))
        .unwrap();
    // The list of what is in the section names none of these pages.
    assert_eq!(handbook.matches("class=\"entry-title\"").count(), 1);
}

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
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme\"\nversions = false\n",
    );
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
    assert!(!repository.0.path("evil").exists() && !repository.0.path("content/evil").exists());
}

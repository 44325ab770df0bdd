//! A site in a repository with a past, and its versions as a reader who signs in finds them.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::opening::open_portal;
use crate::support::{PASSPHRASE, Site, read_tree};

/// A concept's file.
pub(super) const PAGE: &str = "content/acme/concepts/shop.md";

pub(super) const SETTINGS: &str = "content/acme/portal.toml";
pub(super) const BRITISH: &str = "name = \"Acme Ltd\"\nlanguages = [\"en-GB\"]\n";

/// Who commits, and when: hours after the first of November 2026.
pub(super) struct Commit<'a> {
    pub(super) hour: u32,
    pub(super) author: &'a [u8],
}

pub(super) fn git_in(folder: &Path, arguments: &[&str], by: &Commit<'_>) {
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
pub(super) struct Repository(pub(super) Site);

impl Repository {
    pub(super) fn new() -> Self {
        let site = Site::new();
        site.write(SETTINGS, BRITISH);
        Self::of(site)
    }

    pub(super) fn of(site: Site) -> Self {
        let repository = Self(site);
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository.commit(0);
        repository
    }

    pub(super) fn git(&self, arguments: &[&str]) {
        git_in(
            &self.0.path(""),
            arguments,
            &Commit {
                hour: 0,
                author: b"Ben Holm",
            },
        );
    }

    pub(super) fn commit(&self, hour: u32) {
        self.commit_by(hour, b"Ben Holm");
    }

    pub(super) fn commit_by(&self, hour: u32, author: &[u8]) {
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
    pub(super) fn page(&self, hour: u32, text: &str) {
        self.0.write(PAGE, text);
        self.commit(hour);
    }

    /// What the concept's versions say: one line each, with the paragraphs that it has.
    pub(super) fn versions(&self) -> Vec<String> {
        versions(&self.0, "Shop")
    }
}

pub(super) fn opened(site: &Site) -> BTreeMap<String, String> {
    site.build();
    open_portal(&read_tree(&site.path("dist/acme")), PASSPHRASE).pages
}

/// The pages of versions by their title.
pub(super) fn pages_of_versions(site: &Site) -> BTreeMap<String, String> {
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

pub(super) fn versions(site: &Site, title: &str) -> Vec<String> {
    pages_of_versions(site)
        .get(title)
        .map_or_else(Vec::new, |html| told(html))
}

pub(super) fn told(html: &str) -> Vec<String> {
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

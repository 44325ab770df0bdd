//! What a build writes and leaves alone, told as stories: from this folder, build, change that, build again.

use std::collections::BTreeMap;
use std::time::SystemTime;

use crate::support::{PASSPHRASE, Site, keyring_text, snapshot};

type Published = BTreeMap<String, (SystemTime, Vec<u8>)>;

/// What a second build did to the output.
struct Difference {
    created: Vec<String>,
    updated: Vec<String>,
    removed: Vec<String>,
}

impl Difference {
    fn between(before: &Published, after: &Published) -> Self {
        let missing_in = |other: &Published, files: &Published| {
            let names = files.keys().filter(|file| !other.contains_key(*file));
            names.cloned().collect()
        };
        let updated = before.iter().filter_map(|(file, (time, bytes))| {
            let (new_time, new_bytes) = after.get(file)?;
            // A file that was written again with the same bytes is one write too many.
            assert!(
                bytes != new_bytes || time == new_time,
                "{file} was written for nothing"
            );
            (bytes != new_bytes).then(|| file.clone())
        });
        Self {
            created: missing_in(before, after),
            removed: missing_in(after, before),
            updated: updated.collect(),
        }
    }
}

/// Builds and tells what that did.
fn rebuild(site: &Site) -> Difference {
    let before = site.published();
    site.build();
    Difference::between(&before, &site.published())
}

fn pages(files: &[String]) -> usize {
    files.iter().filter(|file| file.ends_with(".html")).count()
}

#[test]
fn a_first_build_makes_one_complete_site_for_each_portal() {
    let site = Site::new();
    site.portal("bolt");
    let told = site.build();
    snapshot("build_first", &told);
    for portal in ["acme", "bolt"] {
        for file in ["index.html", "access.json", "manifest.json"] {
            assert!(site.path(&format!("dist/{portal}/{file}")).is_file());
        }
    }
    let other = site
        .published()
        .into_keys()
        .find(|file| !file.starts_with("acme/") && !file.starts_with("bolt/"));
    assert_eq!(other, None);
}

#[test]
fn an_unchanged_second_build_writes_nothing_and_says_so() {
    let site = Site::new();
    site.build();
    let before = site.published();
    snapshot("build_unchanged", site.build());
    assert!(before == site.published());
}

#[test]
fn a_check_finds_and_writes_nothing() {
    let site = Site::new();
    snapshot("check", site.refuses(0, &["check"]));
    assert!(!site.path("dist").exists());
    site.write("content/acme/index.md", "[Nowhere](nowhere.md)\n");
    snapshot("check_with_findings", site.refuses(1, &["check"]));
}

#[test]
fn a_changed_page_rewrites_that_page_and_who_quotes_it() {
    let site = Site::new();
    site.write(
        "content/acme/handbook/tone.md",
        "# Tone\n\nFirst words.\n\nMore words.\n",
    );
    site.write("content/acme/handbook/colours.md", "# Colours\n\nBlue.\n");
    site.build();

    // Nobody quotes more than the first paragraph.
    site.edit("content/acme/handbook/tone.md", "More words", "Other words");
    let inner = rebuild(&site);
    assert_eq!(
        inner.updated.len(),
        2,
        "the page and the manifest: {:?}",
        inner.updated
    );
    assert_eq!(pages(&inner.updated), 1);

    // The home page and the folder quote the first one.
    site.edit(
        "content/acme/handbook/tone.md",
        "First words",
        "Better words",
    );
    let first = rebuild(&site);
    assert_eq!(
        pages(&first.updated),
        3,
        "page, folder and home: {:?}",
        first.updated
    );
    assert!(first.created.is_empty() && first.removed.is_empty());
}

#[test]
fn a_removed_page_vanishes() {
    let site = Site::new();
    site.write("content/acme/handbook/tone.md", "# Tone\n");
    site.write("content/acme/handbook/colours.md", "# Colours\n");
    site.build();
    site.remove("content/acme/handbook/colours.md");
    let difference = rebuild(&site);
    assert_eq!(difference.removed.len(), 1);
    assert_eq!(pages(&difference.removed), 1);
    assert!(difference.created.is_empty());
    // The folder goes with its last page.
    site.remove("content/acme/handbook");
    assert_eq!(pages(&rebuild(&site).removed), 2);
}

#[test]
fn a_file_that_is_no_longer_linked_vanishes() {
    let site = Site::new();
    site.write("content/acme/offer.pdf", "%PDF-1.4\n");
    site.write("content/acme/index.md", "# Welcome\n\n[Offer](offer.pdf)\n");
    site.build();
    site.write("content/acme/index.md", "# Welcome\n");
    let removed = rebuild(&site).removed;
    assert!(
        matches!(removed.as_slice(), [file] if file.ends_with(".bin")),
        "{removed:?}"
    );
}

#[test]
fn a_removed_portal_vanishes_and_foreign_files_stay() {
    let site = Site::new();
    site.portal("bolt");
    site.build();
    site.write("dist/CNAME", "rooms.example.com\n");
    site.write(
        "dist/.well-known/security.txt",
        "Contact: mailto:a@example.com\n",
    );
    site.write("dist/bolt/robots.txt", "User-agent: *\n");
    site.remove("content/bolt");
    let told = site.build();
    snapshot("build_removed_portal", told);
    let left: Vec<String> = site
        .published()
        .into_keys()
        .filter(|file| !file.starts_with("acme/"))
        .collect();
    assert_eq!(
        left,
        [".well-known/security.txt", "CNAME", "bolt/robots.txt"]
    );
}

#[test]
fn an_error_in_one_portal_leaves_all_of_them_as_they_were() {
    let site = Site::new();
    site.portal("bolt");
    site.build();
    site.edit(
        "content/acme/index.md",
        "Good to see you",
        "How good to see you",
    );
    site.write("content/bolt/index.md", "[Nowhere](nowhere.md)\n");
    site.refuses(1, &["build"]);
    site.write("content/bolt/index.md", "# Welcome\n\nGood to see you.\n");
    let difference = rebuild(&site);
    assert_eq!(
        difference.updated,
        ["acme/index.html", "acme/manifest.json"]
    );
}

#[test]
fn another_accent_moves_the_public_files_and_all_shells_point_there() {
    let site = Site::new();
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\naccent = \"#1f6f5c\"\n",
    );
    site.build();
    let public = |site: &Site| {
        let files = site.published().into_keys();
        files.filter(|file| file.starts_with("acme/_/")).count()
    };
    let (count, all_pages) = (public(&site), 4);
    site.edit("content/acme/portal.toml", "#1f6f5c", "#1d4f91");
    let difference = rebuild(&site);
    assert_eq!(
        difference.created.len(),
        count,
        "a new folder of public files"
    );
    assert_eq!(difference.removed.len(), count, "the old one is gone");
    assert!(
        difference
            .created
            .iter()
            .all(|file| file.starts_with("acme/_/"))
    );
    assert_eq!(
        pages(&difference.updated),
        all_pages,
        "{:?}",
        difference.updated
    );
    assert_eq!(difference.updated.len(), all_pages + 1, "and the manifest");
}

#[test]
fn a_new_person_changes_the_access_file_alone() {
    let site = Site::new();
    site.build();
    let passphrase = "seven otters polish a brass telescope";
    let add = ["access", "add", "acme", "ben", "--passphrase-stdin"];
    let told = site.run_with(&add, passphrase);
    assert_eq!(told.code, Some(0), "{told}");
    snapshot("access_add_from_stdin", &told);
    assert!(!told.to_string().contains(passphrase));
    let difference = rebuild(&site);
    assert_eq!(
        difference.updated,
        ["acme/access.json", "acme/manifest.json"]
    );
    assert!(difference.created.is_empty() && difference.removed.is_empty());
    let access = site.read("dist/acme/access.json");
    for (typed, person) in [(passphrase, "ben"), (PASSPHRASE, "anna")] {
        let typed = extranet::seal::Passphrase::new(typed);
        let signed_in = extranet::seal::sign_in(access.as_bytes(), &typed).unwrap();
        assert_eq!(signed_in.person, person);
    }
}

#[test]
fn a_passphrase_is_shown_once_on_stdout_and_opens_the_portal() {
    let site = Site::new();
    let told = site.run(&["access", "add", "acme", "ben", "--words", "5"]);
    assert_eq!(told.code, Some(0), "{told}");
    let passphrase = told.stdout.trim_end();
    assert_eq!(passphrase.split(' ').count(), 5);
    assert_eq!(told.stdout.lines().count(), 1);
    assert!(!told.stderr.contains(passphrase));
    assert!(!site.read("content/acme/keyring.toml").contains(passphrase));
    snapshot("access_add", told.stderr.as_str());
    site.build();
    let access = site.read("dist/acme/access.json");
    let typed = extranet::seal::Passphrase::new(passphrase);
    assert_eq!(
        extranet::seal::sign_in(access.as_bytes(), &typed)
            .unwrap()
            .person,
        "ben"
    );
}

#[test]
fn a_new_key_is_private_and_goes_where_book_toml_says() {
    let site = Site::empty();
    site.write(
        "book.toml",
        "[book]\ntitle = \"Studio North\"\n[access]\nkey-file = \"north.key\"\n",
    );
    let told = site.run(&["key", "new"]);
    assert_eq!(told.code, Some(0), "{told}");
    snapshot("key_new", &told);
    assert_eq!(site.read(".gitignore"), "/north.key\n");
    let text = site.read("north.key");
    assert!(!told.to_string().contains(text.trim_end()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = site
            .path("north.key")
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let printed = site.run(&["key", "new", "--print", "--demo"]);
    assert!(printed.stdout.starts_with("extranet-demo-key-"));
    assert_eq!(printed.stderr, "");
    assert!(
        extranet::seal::MasterKey::parse(&printed.stdout)
            .unwrap()
            .is_demo()
    );
}

#[test]
fn a_key_that_git_cannot_see_or_everybody_knows_is_not_ignored() {
    let site = Site::empty();
    for (folder, file, arguments) in [
        ("a", "../north.key", &["--root", "a", "key", "new"][..]),
        ("b", "demo.key", &["--root", "b", "key", "new", "--demo"]),
    ] {
        site.write(
            &format!("{folder}/book.toml"),
            format!("[book]\ntitle = \"Studio North\"\n[access]\nkey-file = \"{file}\"\n"),
        );
        let told = site.run(arguments);
        assert_eq!(told.code, Some(0), "{told}");
        assert!(!told.stderr.contains(".gitignore"), "{told}");
        assert!(!site.path(folder).join(".gitignore").exists());
    }
}

#[cfg(unix)]
#[test]
fn two_people_added_at_once_are_both_there_or_one_is_told_to_try_again() {
    let site = Site::new();
    site.remove("content/acme/keyring.toml");
    let told = std::thread::scope(|scope| {
        ["anna", "ben"]
            .map(|person| {
                let mut command = site.command(&["access", "add", "acme", person]);
                scope.spawn(move || command.output().unwrap())
            })
            .map(|thread| thread.join().unwrap())
    });
    let keyring = site.read("content/acme/keyring.toml");
    let added = told.iter().filter(|output| output.status.success());
    assert_eq!(keyring.matches("[people.").count(), added.count());
    for output in told.iter().filter(|output| !output.status.success()) {
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            said.contains("it has changed meanwhile; run the command again"),
            "{said}"
        );
        assert!(output.stdout.is_empty(), "no passphrase that opens nothing");
    }
}

#[test]
fn the_key_may_come_from_the_environment() {
    let site = Site::new();
    site.build();
    let text = site.read("extranet.key");
    site.remove("extranet.key");
    site.refuses_with(0, &["build"], "", &[("EXTRANET_KEY", &text)]);
    site.write_key("elsewhere/north.key", text.trim_end());
    site.refuses_with(
        0,
        &["build"],
        "",
        &[("EXTRANET_KEY_FILE", "elsewhere/north.key")],
    );
}

#[test]
fn the_demo_key_is_warned_of_once() {
    let site = Site::demo();
    let told = site.build();
    assert_eq!(told.stderr.matches("warning").count(), 1, "{told}");
    snapshot("build_demo", &told);
    let again = site.build();
    assert_eq!(
        again
            .stderr
            .matches("warning: this is the demo key")
            .count(),
        1
    );
}

#[test]
fn a_site_with_another_root_builds_from_afar() {
    let site = Site::empty();
    site.write(
        "sites/north/book.toml",
        "[book]\ntitle = \"N\"\nsrc = \"rooms\"\n[build]\nbuild-dir = \"public/rooms\"\n",
    );
    site.write(
        "sites/north/rooms/acme/portal.toml",
        "name = \"Acme Ltd\"\n",
    );
    site.write("sites/north/rooms/acme/keyring.toml", keyring_text());
    site.write(
        "sites/north/rooms/acme/people.toml",
        "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\n",
    );
    site.write_key(
        "sites/north/extranet.key",
        &crate::support::master_key_text(7),
    );
    let told = site.run(&["--root", "sites/north", "build"]);
    assert_eq!(told.code, Some(0), "{told}");
    assert!(
        site.path("sites/north/public/rooms/acme/index.html")
            .is_file()
    );
}

//! Access that is changed on two branches, merged by git itself.

use std::process::Command;

use extranet::seal::{Keyring, Passphrase, sign_in};

use crate::opening::{Files, open_portal, within};
use crate::support::{PASSPHRASE, Site, read_tree, snapshot, told_in_turn};

const KEYRING: &str = "content/acme/keyring.toml";
const EMIL: &str = "walnut ribbon glacier mitten oboe parsley";
const BERND: &str = "saddle turnip lighthouse cobalt fiddle moss";
const CARLA: &str = "anvil cherry drizzle harpoon walrus linen";

/// A committed site with four people, of whom Anna has a passphrase. The last two stand below one number of the keyring, the others below numbers that follow each
/// other, so that nothing lies between them but these.
const PEOPLE: [&str; 6] = ["anna", "emil", "bernd", "carla", "carl", "dora"];

fn committed_site() -> Site {
    let site = Site::new();
    let people = PEOPLE.map(|id| {
        format!("[[person]]\nid = \"{id}\"\nname = \"Person {id}\"\nside = \"customer\"\n")
    });
    site.write("content/acme/people.toml", people.join("\n"));
    site.write(".gitignore", "/extranet.key\n/dist\n");
    assert!(git(&site, &["init", "-q", "-b", "main"]));
    commit(&site);
    site
}

/// Whether git did it.
fn git(site: &Site, arguments: &[&str]) -> bool {
    let folder = site.path(".");
    let output = Command::new("git")
        .current_dir(&folder)
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", &folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs([
            ("GIT_AUTHOR_NAME", "Editor"),
            ("GIT_AUTHOR_EMAIL", "editor@example.test"),
            ("GIT_AUTHOR_DATE", "2026-11-02T09:00:00Z"),
            ("GIT_COMMITTER_NAME", "Editor"),
            ("GIT_COMMITTER_EMAIL", "editor@example.test"),
            ("GIT_COMMITTER_DATE", "2026-11-02T09:00:00Z"),
        ])
        .output()
        .unwrap();
    output.status.success()
}

fn commit(site: &Site) {
    assert!(git(site, &["add", "-A"]));
    assert!(git(site, &["commit", "-q", "-m", "access"]));
}

/// Does both on branches of their own and merges them. Whether git merged without a question.
fn merge(site: &Site, one: impl Fn(&Site), other: impl Fn(&Site)) -> bool {
    assert!(git(site, &["checkout", "-q", "-b", "other"]));
    other(site);
    commit(site);
    assert!(git(site, &["checkout", "-q", "main"]));
    one(site);
    commit(site);
    git(site, &["merge", "-q", "--no-edit", "other"])
}

fn add(person: &'static str, passphrase: &'static str) -> impl Fn(&Site) {
    move |site| {
        let arguments = ["access", "add", "acme", person, "--passphrase-stdin"];
        let told = site.run_with(&arguments, passphrase);
        assert_eq!(told.code, Some(0), "{told}");
    }
}

fn run(arguments: &'static [&'static str]) -> impl Fn(&Site) {
    move |site| {
        let told = site.run(arguments);
        assert_eq!(told.code, Some(0), "{told}");
    }
}

fn built(site: &Site) -> Files {
    site.build();
    within(&read_tree(&site.path("dist")), "acme")
}

fn opens(files: &Files, passphrase: &str) -> bool {
    sign_in(&files["access.json"], &Passphrase::new(passphrase)).is_ok()
}

#[test]
fn people_who_are_added_on_two_branches_all_open_the_portal() {
    let site = committed_site();
    let merged = merge(&site, add("bernd", BERND), |site| {
        add("carla", CARLA)(site);
        add("emil", EMIL)(site);
    });
    assert!(merged, "{}", site.read(KEYRING));
    let files = built(&site);
    for (person, passphrase) in [
        ("anna", PASSPHRASE),
        ("bernd", BERND),
        ("carla", CARLA),
        ("emil", EMIL),
    ] {
        assert_eq!(open_portal(&files, passphrase).person, person);
    }
}

#[test]
fn the_keyrings_of_the_demo_can_be_merged_too() {
    let demo = Site::demo();
    for portal in ["harbour", "nordlicht"] {
        let text = demo.read(&format!("content/{portal}/keyring.toml"));
        let keyring = Keyring::parse(&text).unwrap();
        assert!(keyring.to_text() == text, "{portal}");
    }
}

#[test]
fn the_same_text_follows_whatever_the_order_of_the_branches() {
    let text = |first: fn(&Site), second: fn(&Site)| {
        let site = committed_site();
        first(&site);
        second(&site);
        site.read(KEYRING)
    };
    let [bernd, carla]: [fn(&Site); 2] = [
        |site| add("bernd", BERND)(site),
        |site| add("carla", CARLA)(site),
    ];
    assert_eq!(text(bernd, carla), text(carla, bernd));
}

#[test]
fn somebody_is_removed_on_one_branch_and_somebody_added_on_the_other() {
    let site = committed_site();
    add("bernd", BERND)(&site);
    commit(&site);
    let merged = merge(
        &site,
        run(&["access", "remove", "acme", "bernd"]),
        add("carla", CARLA),
    );
    assert!(merged, "{}", site.read(KEYRING));
    let files = built(&site);
    assert!(opens(&files, PASSPHRASE) && opens(&files, CARLA));
    assert!(!opens(&files, BERND));
}

#[test]
fn two_branches_that_both_shut_somebody_out_need_a_person() {
    let site = committed_site();
    add("bernd", BERND)(&site);
    add("carla", CARLA)(&site);
    commit(&site);
    let merged = merge(
        &site,
        run(&["access", "remove", "acme", "bernd"]),
        run(&["access", "remove", "acme", "carla"]),
    );
    assert!(!merged, "nobody was asked");
    let unresolved = site.run(&["check"]);
    assert_eq!(unresolved.code, Some(1));

    // The conflict is where the file says what to do; both entries are gone already.
    let text = site.read(KEYRING);
    let ours = resolved(&text, |block| block == 0);
    let mixed = resolved_by_line(&text);
    site.write(KEYRING, &mixed);
    let mixed = site.run(&["check"]);
    assert_eq!(mixed.code, Some(1));
    snapshot("access_merged_removals", told_in_turn([unresolved, mixed]));

    site.write(KEYRING, ours);
    run(&["access", "rotate", "acme"])(&site);
    let files = built(&site);
    assert!(opens(&files, PASSPHRASE));
    assert!(!opens(&files, BERND) && !opens(&files, CARLA));
}

/// One side of every conflict.
fn resolved(text: &str, keeps: impl Fn(usize) -> bool) -> String {
    let mut side = None;
    let mut out = String::new();
    for line in text.lines() {
        match line.split(' ').next() {
            Some("<<<<<<<") => side = Some(0),
            Some("=======") => side = Some(1),
            Some(">>>>>>>") => side = None,
            _ if side.is_none_or(&keeps) => out += &format!("{line}\n"),
            _ => {}
        }
    }
    out
}

/// The epoch of one side with the check of the other.
fn resolved_by_line(text: &str) -> String {
    let [ours, theirs] = [0, 1].map(|side| resolved(text, |block| block == side));
    let check = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("check = "));
        line.unwrap().to_owned()
    };
    ours.replace(&check(&ours), &check(&theirs))
}

#[test]
fn one_person_on_two_branches_is_a_conflict() {
    let site = committed_site();
    assert!(!merge(&site, add("bernd", BERND), add("bernd", CARLA)));
    let told = site.run(&["build"]);
    assert!(told.stderr.contains("error[keyring-conflict]"), "{told}");
    site.write(KEYRING, resolved(&site.read(KEYRING), |side| side == 1));
    assert!(opens(&built(&site), CARLA));
}

#[test]
fn two_people_below_one_number_are_a_conflict_that_keeps_both() {
    let site = committed_site();
    assert!(!merge(&site, add("carl", BERND), add("dora", CARLA)));
    site.write(KEYRING, resolved(&site.read(KEYRING), |_| true));
    let files = built(&site);
    assert!(opens(&files, BERND) && opens(&files, CARLA));
}

#[test]
fn one_passphrase_on_two_branches_is_refused_until_one_is_reset() {
    let site = committed_site();
    assert!(merge(&site, add("bernd", BERND), add("carla", BERND)));
    let told = site.run(&["build"]);
    assert_eq!(told.code, Some(1));
    assert!(site.published().is_empty());
    snapshot("access_merged_same_passphrase", told);
    let arguments = ["access", "reset", "acme", "carla", "--passphrase-stdin"];
    assert_eq!(site.run_with(&arguments, CARLA).code, Some(0));
    let files = built(&site);
    assert!(opens(&files, BERND) && opens(&files, CARLA));
}

#[test]
fn somebody_is_added_while_the_master_key_changes() {
    let site = committed_site();
    let merged = merge(
        &site,
        run(&["key", "rotate", "--new-key-file", "new.key"]),
        add("bernd", BERND),
    );
    assert!(merged, "{}", site.read(KEYRING));
    std::fs::rename(site.path("new.key"), site.path("extranet.key")).unwrap();
    let told = site.run(&["build"]);
    assert_eq!(told.code, Some(1), "{told}");
    assert!(
        told.stderr.contains("the entry of `bernd` is damaged"),
        "{told}"
    );
    let arguments = ["access", "reset", "acme", "bernd", "--passphrase-stdin"];
    assert_eq!(site.run_with(&arguments, BERND).code, Some(0));
    let files = built(&site);
    assert!(opens(&files, PASSPHRASE) && opens(&files, BERND));
}

//! A new master key: told as stories, with all that can come in between.

use crate::opening::{Files, open_portal, within};
use crate::support::{PASSPHRASE, Site, Told, master_key_text, set_mode, snapshot, told_in_turn};

const ROTATE: [&str; 4] = ["key", "rotate", "--new-key-file", "new.key"];

fn two_portals() -> Site {
    let site = Site::new();
    site.portal("bolt");
    site.write(
        "content/acme/handbook/house.md",
        "# House\n\nHow we work.\n",
    );
    site
}

fn keyrings(site: &Site) -> [String; 2] {
    ["acme", "bolt"].map(|portal| site.read(&format!("content/{portal}/keyring.toml")))
}

fn published(site: &Site) -> Files {
    within(&crate::support::read_tree(&site.path("dist")), "acme")
}

/// What was said, without the id of a key that is another one in each run.
fn without_id(site: &Site, told: &Told) -> String {
    let id = site.run_with_key("new.key", &["key", "show-id"]).stdout;
    told.to_string().replace(id.trim_end(), "(its id)")
}

#[test]
fn everybody_keeps_their_passphrase_and_every_address_changes() {
    let site = two_portals();
    site.build();
    let before = published(&site);
    let told = site.run(&ROTATE);
    assert_eq!(told.code, Some(0), "{told}");
    told.keeps_secrets();
    snapshot("key_rotate", without_id(&site, &told));
    assert_eq!(site.read("extranet.key").trim_end(), master_key_text(7));
    assert!(site.read(".gitignore").contains("/new.key\n"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let about = site.path("new.key").metadata().unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
    }
    // The old key opens no keyring, and what was published with it is not mixed with what is new.
    let old_key = site.refuses(1, &["build"]);
    assert!(old_key.stderr.contains("error[wrong-key]"), "{old_key}");
    std::fs::rename(site.path("new.key"), site.path("extranet.key")).unwrap();
    let old_output = site.refuses(2, &["build"]);
    assert!(
        old_output.stderr.contains("another master key"),
        "{old_output}"
    );

    site.remove("dist");
    site.build();
    let after = published(&site);
    assert_eq!(open_portal(&after, PASSPHRASE).person, "anna");
    let kept: Vec<&str> = before
        .keys()
        .filter(|file| after.contains_key(*file) && !file.starts_with("_/"))
        .map(String::as_str)
        .collect();
    assert_eq!(kept, ["access.json", "index.html", "manifest.json"]);
}

#[test]
fn what_was_interrupted_is_taken_up_again() {
    let site = two_portals();
    let before = keyrings(&site);
    site.run(&ROTATE);
    let key = site.read("new.key");
    // As if it had been killed after the first of the two.
    site.write("content/bolt/keyring.toml", &before[1]);
    let half = site.refuses(1, &["build"]);
    let again = site.run(&ROTATE);
    assert_eq!(again.code, Some(0), "{again}");
    assert_eq!(site.read("new.key"), key);
    let after = keyrings(&site);
    assert!(after[0] != before[0] && after[1] != before[1]);
    // Or before the first.
    for (portal, text) in ["acme", "bolt"].iter().zip(&before) {
        site.write(&format!("content/{portal}/keyring.toml"), text);
    }
    assert_eq!(site.run(&ROTATE).code, Some(0));
    assert_eq!(keyrings(&site), after);
    let done = site.run(&ROTATE);
    assert_eq!(keyrings(&site), after);
    snapshot(
        "key_rotate_again",
        [half, again, done]
            .map(|told| without_id(&site, &told))
            .join("\n"),
    );
}

#[test]
fn where_something_is_wrong_nothing_is_changed() {
    let site = two_portals();
    site.edit("content/bolt/keyring.toml", "people.anna", "people.ben");
    let before = keyrings(&site);
    let mut told = vec![site.refuses(1, &ROTATE)];
    assert!(!site.path("new.key").exists());
    site.portal("bolt");
    let before = [before[0].clone(), keyrings(&site)[1].clone()];
    told.push(site.refuses(
        1,
        &["key", "rotate", "--new-key-file", "content/acme/new.key"],
    ));
    site.write_key("new.key", "hunter2");
    told.push(site.refuses(1, &ROTATE));
    site.write_key("new.key", &master_key_text(8));
    set_mode(&site.path("new.key"), 0o644);
    told.push(site.refuses(1, &ROTATE));
    let demo = Site::demo().read("demo.key");
    site.write_key("new.key", demo.trim_end());
    told.push(site.refuses(2, &ROTATE));
    assert_eq!(keyrings(&site), before);
    site.remove("content/acme/keyring.toml");
    site.remove("content/bolt/keyring.toml");
    site.remove("new.key");
    told.push(site.refuses(1, &ROTATE));
    assert!(!site.path("new.key").exists());
    snapshot("bad_input/key_rotate", told_in_turn(told));
}

#[test]
fn a_key_is_named_by_its_id_and_its_place() {
    let site = Site::new();
    let file = site.refuses(0, &["key", "show-id"]);
    assert!(
        site.read("content/acme/keyring.toml")
            .contains(file.stdout.trim_end())
    );
    let variable = site.refuses_with(
        0,
        &["key", "show-id"],
        "",
        &[("EXTRANET_KEY", &master_key_text(8))],
    );
    site.remove("extranet.key");
    let none = site.refuses(1, &["key", "show-id"]);
    let demo = Site::demo().refuses(0, &["key", "show-id"]);
    snapshot("key_show_id", told_in_turn([file, variable, none, demo]));
}

//! The life of an access: given, used, taken away, told as stories.

use extranet::seal::{Passphrase, SignInError, open, sign_in};

use crate::opening::{Files, open_portal, sealed_parts, within};
use crate::support::{PASSPHRASE, Site, read_tree, snapshot, told_in_turn};

/// A passphrase for Ben, strong enough to be taken from stdin.
const BEN: &str = "walnut ribbon glacier mitten oboe parsley";

fn published(site: &Site) -> Files {
    within(&read_tree(&site.path("dist")), "acme")
}

#[test]
fn somebody_who_is_removed_opens_nothing_that_is_built_afterwards() {
    let site = Site::new();
    let given = site.run_with(&["access", "add", "acme", "ben", "--passphrase-stdin"], BEN);
    site.build();
    let before = published(&site);
    let ben = sign_in(&before["access.json"], &Passphrase::new(BEN)).unwrap();
    open_portal(&before, BEN);

    let taken = site.run(&["access", "remove", "acme", "ben"]);
    snapshot("access_remove", told_in_turn([given, taken]));
    site.build();
    let after = published(&site);
    // Ben kept the old access file, and with it his keys: they open the old pages and none of the new ones.
    for (file, bytes) in &after {
        let address = file.split('.').next().unwrap();
        if file.ends_with(".html") {
            for sealed in sealed_parts(std::str::from_utf8(bytes).unwrap()) {
                assert!(open(&ben.keys, address, &sealed).is_err(), "{file}");
            }
        } else if file.ends_with(".bin") {
            assert!(open(&ben.keys, address, bytes).is_err(), "{file}");
        }
    }
    let refused = sign_in(&after["access.json"], &Passphrase::new(BEN));
    assert!(matches!(refused, Err(SignInError::WrongPassphrase)));
    // Anna has noticed nothing, and every address is as it was.
    assert_eq!(open_portal(&after, PASSPHRASE).person, "anna");
    assert!(before.keys().eq(after.keys()));
}

#[test]
fn somebody_who_was_removed_can_be_given_another_passphrase() {
    let site = Site::new();
    site.run(&["access", "remove", "acme", "anna"]);
    let told = site.run_with(
        &["access", "add", "acme", "anna", "--passphrase-stdin"],
        BEN,
    );
    assert_eq!(told.code, Some(0));
    site.build();
    let files = published(&site);
    assert_eq!(open_portal(&files, BEN).person, "anna");
    assert!(sign_in(&files["access.json"], &Passphrase::new(PASSPHRASE)).is_err());
}

#[test]
fn removing_nobody_is_told() {
    let site = Site::new();
    let told = [
        site.refuses(2, &["access", "remove", "acme", "ana"]),
        site.refuses(2, &["access", "remove", "acne", "anna"]),
    ];
    snapshot("access_remove_nobody", told_in_turn(told));
}

#[test]
fn a_reset_passphrase_opens_nothing_that_is_built_afterwards() {
    let site = Site::new();
    site.run_with(&["access", "add", "acme", "ben", "--passphrase-stdin"], BEN);
    site.build();
    let before = published(&site);
    let anna = sign_in(&before["access.json"], &Passphrase::new(PASSPHRASE)).unwrap();

    let reset = site.run(&["access", "reset", "acme", "anna"]);
    assert_eq!(reset.code, Some(0), "{reset}");
    let new = reset.stdout.trim_end().to_owned();
    assert_eq!(new.split(' ').count(), 6);
    site.build();
    let after = published(&site);
    assert!(before.keys().eq(after.keys()));
    for (file, bytes) in after.iter().filter(|(file, _)| file.ends_with(".html")) {
        let address = file.split('.').next().unwrap();
        for sealed in sealed_parts(std::str::from_utf8(bytes).unwrap()) {
            assert!(open(&anna.keys, address, &sealed).is_err(), "{file}");
        }
    }
    assert!(sign_in(&after["access.json"], &Passphrase::new(PASSPHRASE)).is_err());
    assert_eq!(open_portal(&after, &new).person, "anna");
    assert_eq!(open_portal(&after, BEN).person, "ben");
    let told = reset.to_string().replace(&new, "(six words)");
    snapshot("access_reset", told);
}

#[test]
fn a_portal_is_sealed_anew_for_the_same_people() {
    let site = Site::new();
    site.portal("bolt");
    site.portal("cone");
    site.remove("content/cone/keyring.toml");
    let [acme, bolt] = ["acme", "bolt"].map(|name| format!("content/{name}/keyring.toml"));
    let before = site.read(&bolt);
    let one = site.run(&["access", "rotate", "acme"]);
    assert_ne!(site.read(&acme), before);
    assert_eq!(site.read(&bolt), before);
    let all = site.run(&["access", "rotate", "--all"]);
    assert_ne!(site.read(&bolt), before);
    let none = site.run(&["access", "rotate", "cone"]);
    // One of several cannot be opened: none is changed.
    site.edit(&acme, "passes = 3", "passes = 4");
    let before = site.read(&bolt);
    let damaged = site.run(&["access", "rotate", "--all"]);
    assert_eq!(site.read(&bolt), before);
    site.edit(&acme, "passes = 4", "passes = 3");
    site.remove("content/cone");
    site.build();
    assert_eq!(open_portal(&published(&site), PASSPHRASE).person, "anna");
    snapshot("access_rotate", told_in_turn([one, all, none, damaged]));
}

#[test]
fn an_access_is_shown_in_short() {
    let site = Site::new();
    site.edit(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\n",
        "name = \"Acme Ltd\"\naudiences = [\"team\", \"finance\"]\n",
    );
    site.write(
        "content/acme/people.toml",
        "[[person]]\nid = \"anna\"\nname = \"Anna Berg\"\ntitle = \"Head of shop\"\norg = \"Acme\"\nside = \"customer\"\naudiences = [\"team\"]\n\n[[person]]\nid = \"ben\"\nname = \"Ben Holm\"\nside = \"agency\"\n",
    );
    site.write("content/acme/handbook/a.md", "# One\n");
    site.write("content/acme/handbook/b.md", "# Two\n");
    site.write(
        "content/acme/books/_section.toml",
        "audience = [\"finance\"]\n",
    );
    site.write("content/acme/books/a.md", "# Three\n");
    site.write("content/acme/books/b.md", "# Four\n");
    let told = [
        site.run(&["access", "show", "acme", "anna"]),
        site.run(&["access", "show", "acme", "ben"]),
    ];
    snapshot("access_show", told_in_turn(told));
}

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

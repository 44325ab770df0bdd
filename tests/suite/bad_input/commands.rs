//! What can be typed wrong: the command line, `access` and `key`.

use crate::support::{PASSPHRASE, Site, snapshot, told_in_turn};

#[test]
fn the_command_line() {
    let site = Site::new();
    site.build();
    let typed: [&[&str]; 9] = [
        &[],
        &["biuld"],
        &["build", "--watch"],
        &["build", "acme"],
        &["access"],
        &["access", "add", "acme"],
        &["access", "add", "acme", "anna", "--words", "4"],
        &[
            "access",
            "add",
            "acme",
            "anna",
            "--words",
            "7",
            "--passphrase-stdin",
        ],
        &["--root", "nowhere", "build"],
    ];
    let told = typed.map(|arguments| site.refuses(2, arguments));
    snapshot("bad_input/command_line", told_in_turn(told));
}

#[test]
fn help() {
    let site = Site::empty();
    let typed: [&[&str]; 14] = [
        &["--help"],
        &["build", "--help"],
        &["check", "--help"],
        &["access", "--help"],
        &["access", "add", "--help"],
        &["access", "list", "--help"],
        &["access", "show", "--help"],
        &["access", "reset", "--help"],
        &["access", "rotate", "--help"],
        &["key", "--help"],
        &["key", "new", "--help"],
        &["key", "show-id", "--help"],
        &["key", "rotate", "--help"],
        &["--version"],
    ];
    let told = typed.map(|arguments| site.refuses(0, arguments));
    snapshot("help", told_in_turn(told));
}

#[test]
fn access_add() {
    let site = Site::new();
    site.portal("bolt");
    site.build();
    site.portal("empty");
    site.remove("content/empty/people.toml");
    site.remove("content/empty/keyring.toml");
    let typed: [&[&str]; 5] = [
        &["access", "add", "acmee", "ben"],
        &["access", "add", "zzzzzz", "ben"],
        &["access", "add", "acme", "bem"],
        &["access", "add", "acme", "anna"],
        &["access", "add", "empty", "anna"],
    ];
    let keyring = site.read("content/acme/keyring.toml");
    let told = typed.map(|arguments| site.refuses(2, arguments));
    assert_eq!(site.read("content/acme/keyring.toml"), keyring);
    snapshot("bad_input/access_add", told_in_turn(told));
}

#[test]
fn access_show_reset_and_rotate() {
    let site = Site::new();
    site.build();
    let keyring = site.read("content/acme/keyring.toml");
    let typed: [&[&str]; 10] = [
        &["access", "show", "acmee", "anna"],
        &["access", "show", "acme", "ana"],
        &["access", "reset", "acmee", "anna"],
        &["access", "reset", "acme", "ana"],
        &["access", "reset", "acme", "ben"],
        &["access", "rotate"],
        &["access", "rotate", "acmee"],
        &["access", "rotate", "acme", "--all"],
        &["key", "rotate"],
        &["key", "rotate", "--new-key-file", "extranet.key"],
    ];
    let told = typed.map(|arguments| site.refuses(2, arguments));
    let reset: &[&str] = &["access", "reset", "acme", "anna", "--passphrase-stdin"];
    let weak = site.refuses_with(2, reset, "hunter2", &[]);
    let same = site.refuses_with(2, reset, PASSPHRASE, &[]);
    assert_eq!(site.read("content/acme/keyring.toml"), keyring);
    snapshot(
        "bad_input/access_show_reset_and_rotate",
        told_in_turn(told.into_iter().chain([weak, same])),
    );
}

#[test]
fn access_add_from_stdin() {
    let site = Site::new();
    site.build();
    let keyring = site.read("content/acme/keyring.toml");
    let add: &[&str] = &["access", "add", "acme", "ben", "--passphrase-stdin"];
    let weak = [
        "",
        "\n",
        "hunter2\n",
        "Ben Holm Acme Ltd\n",
        "Studio North 2026\n",
        "first of two\nsecond of two\n",
    ];
    let told = weak.map(|typed| {
        let told = site.refuses_with(2, add, typed, &[]);
        let quoted = typed
            .lines()
            .any(|line| !line.is_empty() && told.stderr.contains(line));
        assert!(!quoted, "a passphrase was quoted\n{told}");
        told
    });
    let taken = site.refuses_with(2, add, PASSPHRASE, &[]);
    assert_eq!(site.read("content/acme/keyring.toml"), keyring);
    snapshot(
        "bad_input/access_add_from_stdin",
        told_in_turn(told.into_iter().chain([taken])),
    );
}

#[test]
fn access_with_a_broken_site() {
    let site = Site::new();
    site.build();
    site.remove("extranet.key");
    let no_key = site.refuses(1, &["access", "add", "acme", "ben"]);
    let site = Site::new();
    site.write(
        "content/acme/people.toml",
        "[[person]]\nid = \"ben\"\nnmae = \"Ben\"\n",
    );
    let broken_people = site.refuses(1, &["access", "add", "acme", "ben"]);
    site.write("content/acme/keyring.toml", "format = 1\n");
    let broken_keyring = site.refuses(1, &["access", "list", "acme"]);
    let unknown = site.refuses(2, &["access", "list", "amce"]);
    snapshot(
        "bad_input/access_with_a_broken_site",
        told_in_turn([no_key, broken_people, broken_keyring, unknown]),
    );
}

#[test]
fn access_list() {
    let site = Site::new();
    let some = site.refuses(0, &["access", "list", "acme"]);
    site.remove("content/acme/keyring.toml");
    let nobody = site.refuses(0, &["access", "list", "acme"]);
    snapshot("access_list", told_in_turn([some, nobody]));
}

#[test]
fn key_new() {
    let site = Site::new();
    site.build();
    let key = site.read("extranet.key");
    let exists = site.refuses(2, &["key", "new"]);
    assert_eq!(site.read("extranet.key"), key);
    let nowhere = Site::empty().refuses(2, &["key", "new"]);
    site.write("book.toml", "[book]\ntitel = \"Studio North\"\n");
    let broken = site.refuses(1, &["key", "new"]);
    snapshot("bad_input/key_new", told_in_turn([exists, nowhere, broken]));
}

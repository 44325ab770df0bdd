//! The master key from a command: only where the environment allows that very command, and never unasked.

#![cfg(unix)]

use crate::support::{Site, Told, master_key_text, snapshot, told_in_turn};

const ALLOW: &str = "EXTRANET_ALLOW_KEY_COMMAND";

/// A site without a key file, whose command prints the key and leaves a trace.
fn site_with(command: &str) -> Site {
    let site = Site::new();
    site.remove("extranet.key");
    set(&site, command);
    site.write("store", format!("{}\nnotes\n", master_key_text(7)));
    site.write(
        "ask",
        "echo unlocking the store >&2; touch asked; cat store\n",
    );
    site
}

fn set(site: &Site, command: &str) {
    site.write(
        "book.toml",
        format!("[book]\ntitle = \"Studio North\"\n[access]\nkey-command = '{command}'\n"),
    );
}

fn run(site: &Site, arguments: &[&str], environment: &[(&str, &str)]) -> Told {
    site.run_in(arguments, "", environment)
}

#[test]
fn the_first_line_of_an_allowed_command_is_the_key() {
    let site = site_with("sh ask");
    let allowed = [(ALLOW, "sh ask")];
    let shown = run(&site, &["key", "show-id"], &allowed);
    let built = run(&site, &["build"], &allowed);
    assert_eq!(built.code, Some(0), "{built}");
    // What waits on stdin is not the command's.
    let add = ["access", "add", "acme", "ben", "--passphrase-stdin"];
    set(&site, "sh -c \"cat >eaten; cat store\"");
    let allowed = [(ALLOW, "sh -c \"cat >eaten; cat store\"")];
    let added = site.run_in(&add, "walnut ribbon glacier mitten oboe parsley", &allowed);
    assert_eq!(added.code, Some(0), "{added}");
    assert_eq!(site.read("eaten"), "");
    for told in [&shown, &built, &added] {
        told.keeps_secrets();
    }
    snapshot("key_command", told_in_turn([shown, built, added]));
}

#[test]
fn a_command_that_is_not_allowed_is_not_run() {
    let site = site_with("sh ask");
    let told = [
        run(&site, &["build"], &[]),
        run(&site, &["build"], &[(ALLOW, "sh  ask")]),
        run(&site, &["build"], &[(ALLOW, "1")]),
        run(&site, &["access", "add", "acme", "ben"], &[]),
    ];
    assert!(!site.path("asked").exists());
    assert!(site.published().is_empty());
    // The key file is used then, as the variables are before any command.
    site.write_key("extranet.key", &master_key_text(7));
    assert_eq!(run(&site, &["build"], &[]).code, Some(0));
    site.remove("extranet.key");
    site.write_key("elsewhere.key", &master_key_text(7));
    let key = master_key_text(7);
    for variable in [
        ("EXTRANET_KEY", key.as_str()),
        ("EXTRANET_KEY_FILE", "elsewhere.key"),
    ] {
        let told = run(&site, &["build"], &[(ALLOW, "sh ask"), variable]);
        assert_eq!(told.code, Some(0), "{told}");
    }
    assert!(!site.path("asked").exists());
    snapshot("bad_input/key_command_not_allowed", told_in_turn(told));
}

#[test]
fn a_check_asks_nobody() {
    let site = site_with("sh ask");
    let allowed = [(ALLOW, "sh ask")];
    let matrix: &[&str] = &["access", "matrix", "--format", "json"];
    for arguments in [&["check"], matrix, &["access", "list", "acme"]] {
        let told = run(&site, arguments, &allowed);
        assert_eq!(told.code, Some(0), "{told}");
    }
    assert!(!site.path("asked").exists());
}

#[test]
fn a_command_that_gives_no_key_is_told() {
    let commands = [
        "no-such-program show extranet",
        "sh -c \"echo locked >&2; exit 2\"",
        "true",
        "cat word",
        "cat /dev/zero",
    ];
    let told = commands.map(|command| {
        let site = site_with(command);
        site.write("word", "hunter2\n");
        let told = run(&site, &["build"], &[(ALLOW, command)]);
        assert_ne!(told.code, Some(0), "{told}");
        assert!(!told.stderr.contains("hunter2"), "{told}");
        assert!(site.published().is_empty());
        told
    });
    snapshot("bad_input/key_command", told_in_turn(told));
}

#[test]
fn a_command_that_cannot_be_one() {
    let commands = ["", "pass show a | head -1", "./ask", "pass \"show"];
    let told = commands.map(|command| run(&site_with(command), &["build"], &[]));
    snapshot("bad_input/key_command_setting", told_in_turn(told));
}

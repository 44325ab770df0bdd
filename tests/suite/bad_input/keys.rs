//! The master key and the keyring.

use crate::support::{
    PASSPHRASE, Site, Told, keyring_text, master_key_text, set_mode, snapshot, told_in_turn,
};

#[test]
fn no_key() {
    let site = Site::new();
    site.build();
    site.remove("extranet.key");
    let nobody = site.refuses(1, &["build"]);
    let missing = site.refuses_with(1, &["build"], "", &[("EXTRANET_KEY_FILE", "ci/north.key")]);
    let check = site.refuses(0, &["check"]);
    snapshot("bad_input/no_key", told_in_turn([nobody, missing, check]));
}

#[test]
fn damaged_key() {
    let site = Site::new();
    site.build();
    let text = master_key_text(7);
    let mistyped = text.replacen("key-", "key-a", 1);
    let damaged = [
        String::new(),
        "hunter2".to_owned(),
        text[..40].to_owned(),
        mistyped[..text.len()].to_owned(),
        text.to_uppercase(),
        text.replacen("extranet-key-", "extranet-key-1", 1),
        text.replacen("extranet-key-", "extranet-demo-key-", 1),
        format!("{text}\n{text}"),
    ];
    let told = damaged
        .iter()
        .map(|text| site.refuses_with(1, &["build"], "", &[("EXTRANET_KEY", text)]));
    let told: Vec<Told> = told.collect();
    site.write_key("extranet.key", "EXTRANET_KEY=hunter2");
    let file = site.refuses(1, &["build"]);
    site.write("extranet.key", b"extranet-key-\xff\xfe");
    let bytes = site.refuses(1, &["build"]);
    snapshot(
        "bad_input/damaged_key",
        told_in_turn(told.into_iter().chain([file, bytes])),
    );
}

#[cfg(unix)]
#[test]
fn open_key_file() {
    let site = Site::new();
    site.build();
    set_mode(&site.path("extranet.key"), 0o644);
    let told = site.refuses(1, &["build"]);
    snapshot("bad_input/open_key_file", told);
    set_mode(&site.path("extranet.key"), 0o640);
    site.refuses(1, &["build"]);
    set_mode(&site.path("extranet.key"), 0o400);
    site.build();
}

#[test]
fn wrong_key_for_this_keyring() {
    let site = Site::new();
    site.portal("bolt");
    site.build();
    site.write_key("extranet.key", &master_key_text(8));
    snapshot("bad_input/wrong_key", site.refuses(1, &["build"]));
}

#[test]
fn damaged_keyring() {
    let site = Site::new();
    site.build();
    let whole = keyring_text();
    let entry = whole.find("unlock = \"").unwrap() + "unlock = \"".len();
    let (before, sealed) = whole.split_at(entry);
    let flipped = if sealed.as_bytes()[100] == b'A' {
        "B"
    } else {
        "A"
    };
    let damaged = [
        ("a-not-toml", "<<<<<<< HEAD\n".to_owned() + whole),
        ("b-empty", String::new()),
        ("c-newer-format", whole.replace("format = 1", "format = 2")),
        ("d-format-zero", whole.replace("format = 1", "format = 0")),
        (
            "e-epoch-raised-by-hand",
            whole.replace("epoch = 1", "epoch = 2"),
        ),
        ("f-epoch-zero", whole.replace("epoch = 1", "epoch = 0")),
        ("g-salt-cut", whole.replace("salt = \"", "salt = \"aa")),
        (
            "h-weaker-kdf",
            whole.replace("memory = 65536", "memory = 1024"),
        ),
        ("i-other-kdf", whole.replace("argon2id", "scrypt")),
        ("j-unknown-key", whole.replace("epoch", "epcoh")),
        (
            "k-entry-flipped",
            format!("{before}{}{flipped}{}", &sealed[..100], &sealed[101..]),
        ),
        (
            "l-entry-no-base64",
            whole.replace("unlock = \"", "unlock = \"*"),
        ),
        (
            "m-entry-of-another",
            whole.replace("people.anna", "people.ben"),
        ),
        (
            "n-person-is-no-id",
            whole.replace("people.anna", "people.\"Anna Berg\""),
        ),
        (
            "o-person-twice",
            format!("{whole}{}", &whole[whole.find("\n[people").unwrap()..]),
        ),
        (
            "p-same-passphrase-twice",
            format!(
                "{whole}{}",
                whole[whole.find("\n[people").unwrap()..].replace("anna", "ben")
            ),
        ),
    ];
    for (name, text) in damaged {
        site.portal(name);
        site.write(&format!("content/{name}/keyring.toml"), text);
    }
    snapshot("bad_input/damaged_keyring", site.refuses(1, &["build"]));
}

#[test]
fn nobody_can_open() {
    let site = Site::new();
    site.build();
    site.portal("bolt");
    site.remove("content/bolt/keyring.toml");
    site.portal("cone");
    site.remove("content/cone/keyring.toml");
    site.remove("content/cone/people.toml");
    site.portal("drum");
    let text = keyring_text();
    site.write(
        "content/drum/keyring.toml",
        &text[..text.find("\n[people").unwrap()],
    );
    snapshot("bad_input/nobody_can_open", site.refuses(1, &["build"]));
}

#[test]
fn a_passphrase_for_somebody_who_is_gone() {
    let site = Site::new();
    site.build();
    site.edit("content/acme/people.toml", "id = \"anna\"", "id = \"anne\"");
    site.portal("bolt");
    site.remove("content/bolt/people.toml");
    snapshot(
        "bad_input/somebody_who_is_gone",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn the_passphrase_of_these_stories_opens_what_they_build() {
    let site = Site::new();
    site.build();
    let access = site.read("dist/acme/access.json");
    let typed = extranet::seal::Passphrase::new(PASSPHRASE);
    let signed_in = extranet::seal::sign_in(access.as_bytes(), &typed).unwrap();
    assert_eq!(signed_in.person, "anna");
}

#[test]
fn a_key_that_would_be_published() {
    let site = Site::new();
    site.build();
    site.write_key("content/acme/a.key", &master_key_text(7));
    let by_variable = site.refuses_with(
        1,
        &["build"],
        "",
        &[("EXTRANET_KEY_FILE", "content/acme/a.key")],
    );
    let set = |file: &str| {
        let book = format!("[book]\ntitle = \"Studio North\"\n[access]\nkey-file = \"{file}\"\n");
        site.write("book.toml", book);
    };
    set("content/acme/a.key");
    let by_setting = site.refuses(1, &["build"]);
    set("dist/a.key");
    let new = site.refuses(1, &["key", "new"]);
    snapshot(
        "bad_input/key_that_would_be_published",
        told_in_turn([by_variable, by_setting, new]),
    );
}

#[cfg(unix)]
#[test]
fn a_key_that_links_lead_into_the_output() {
    let site = Site::new();
    site.build();
    std::os::unix::fs::symlink("dist", site.path("keys")).unwrap();
    site.write(
        "book.toml",
        "[book]\ntitle = \"Studio North\"\n[access]\nkey-file = \"keys/a.key\"\n",
    );
    let new = site.refuses(1, &["key", "new"]);
    site.remove("extranet.key");
    std::os::unix::fs::symlink("dist/acme/access.json", site.path("extranet.key")).unwrap();
    site.write("book.toml", "[book]\ntitle = \"Studio North\"\n");
    let linked = site.refuses(1, &["build"]);
    snapshot(
        "bad_input/key_that_links_lead_into_the_output",
        told_in_turn([new, linked]),
    );
}

#[cfg(unix)]
#[test]
fn a_key_that_is_not_unicode_is_not_passed_over() {
    use std::os::unix::ffi::OsStrExt;

    let site = Site::new();
    let mut command = site.command(&["build"]);
    command.env(
        "EXTRANET_KEY",
        std::ffi::OsStr::from_bytes(b"extranet-key-\xff"),
    );
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("error[damaged-key]")
    );
    assert!(site.published().is_empty());
}

#[test]
fn a_key_file_that_is_no_file() {
    let site = Site::new();
    site.remove("extranet.key");
    site.write("extranet.key/a.txt", "a file\n");
    let told = site.refuses(2, &["build"]);
    assert!(told.stderr.contains("extranet.key` is no file"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_key_file_that_never_ends_is_not_waited_for() {
    let site = Site::new();
    let told = site.refuses_with(2, &["build"], "", &[("EXTRANET_KEY_FILE", "/dev/zero")]);
    assert!(told.stderr.contains("/dev/zero` is no file"), "{told}");
}

#[test]
fn a_passphrase_that_is_too_long_is_not_cut() {
    let site = Site::new();
    let typed = format!("{}\n", "copper lantern ".repeat(300));
    let told = site.refuses_with(
        2,
        &["access", "add", "acme", "ben", "--passphrase-stdin"],
        &typed,
        &[],
    );
    assert!(told.stderr.contains("at most 4096 bytes"), "{told}");
}

//! The same input gives the same bytes, wherever, whenever and by whomever it is built.

use std::collections::BTreeMap;
use std::fs::File;
use std::time::{Duration, SystemTime};

use crate::support::{Site, read_tree, repository};

/// The demo site's files.
fn sources() -> Vec<(String, Vec<u8>)> {
    let inside = |folder: &str| {
        let files = read_tree(&repository().join(folder)).into_iter();
        let named = files.map(|(file, bytes)| (format!("{folder}/{file}"), bytes));
        named.collect::<Vec<_>>()
    };
    let mut files = inside("content");
    files.extend(inside("brand"));
    for file in ["book.toml", "demo.key"] {
        files.push((
            file.to_owned(),
            std::fs::read(repository().join(file)).unwrap(),
        ));
    }
    files
}

/// Pages of raw HTML, which goes through a sanitiser with habits of its own.
fn with_raw_html() -> Vec<(String, Vec<u8>)> {
    let mut files = sources();
    let vectors = include_str!("../fixtures/xss.txt").replace("../dot.png", "signal-colours.png");
    for (number, vector) in vectors.split("\n%%\n").enumerate() {
        let file = format!("content/harbour/handbook/vector-{number}.md");
        files.push((file, format!("Before\n\n{vector}\n").into_bytes()));
    }
    files
}

/// Puts the files into a folder in the given order, all of them this old, and builds.
fn built(
    files: &[(String, Vec<u8>)],
    age: Duration,
    environment: &[(&str, &str)],
) -> BTreeMap<String, Vec<u8>> {
    let site = Site::empty();
    for (file, bytes) in files {
        site.write(file, bytes);
        let time = SystemTime::now() - age;
        File::options()
            .write(true)
            .open(site.path(file))
            .unwrap()
            .set_modified(time)
            .unwrap();
    }
    let output = site
        .command(&["build"])
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    read_tree(&site.path("dist"))
}

/// A fixed shuffle: every file trades places with one that a counter picks.
fn shuffled(mut files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let mut state = 12_345_usize;
    for index in (1..files.len()).rev() {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) & 0x7fff_ffff;
        files.swap(index, state % (index + 1));
    }
    files
}

#[test]
fn place_order_clock_and_environment_do_not_matter() {
    let day = Duration::from_secs(86_400);
    let one = built(
        &with_raw_html(),
        day,
        &[("TZ", "Pacific/Kiritimati"), ("RAYON_NUM_THREADS", "4")],
    );
    let other = built(
        &shuffled(with_raw_html()),
        4_000 * day,
        &[
            ("TZ", "America/Los_Angeles"),
            ("LANG", "de_DE.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("SOURCE_DATE_EPOCH", "1"),
            ("USER", "somebody"),
            ("HOME", "/nonexistent"),
            ("RAYON_NUM_THREADS", "1"),
        ],
    );
    let differing: Vec<&String> = one
        .keys()
        .chain(other.keys())
        .filter(|file| one.get(*file) != other.get(*file))
        .collect();
    assert_eq!(differing, Vec::<&String>::new());
    assert!(one.len() > 100);
}

#[cfg(unix)]
#[test]
fn the_umask_does_not_reach_the_bytes() {
    let site = Site::demo();
    let mut command = std::process::Command::new("sh");
    command
        .current_dir(site.path(""))
        .env_clear()
        .args(["-c", "umask 077; exec \"$0\" build"])
        .arg(assert_cmd::cargo::cargo_bin!("extranet"));
    assert!(command.output().unwrap().status.success());
    let strict = read_tree(&site.path("dist"));
    assert!(strict == built(&sources(), Duration::ZERO, &[]));
}

#[test]
fn a_site_that_grew_in_steps_equals_one_built_at_once() {
    let site = Site::demo();
    let extra = "content/harbour/handbook/extra.md";
    site.write(extra, "# Extra\n\nNot for long.\n");
    site.edit("content/harbour/portal.toml", "#1d4f91", "#000000");
    site.build();
    site.remove(extra);
    site.edit("content/harbour/portal.toml", "#000000", "#1d4f91");
    site.build();
    let mut grown = read_tree(&site.path("dist"));
    let mut fresh = built(&sources(), Duration::ZERO, &[]);
    for files in [&mut grown, &mut fresh] {
        files.remove(".extranet.lock");
    }
    assert!(grown == fresh);
}

//! What can stand in the way where output goes.

use std::fs::{self, File};

use crate::support::{Site, master_key_text, snapshot};

#[test]
fn another_build_is_running() {
    let site = Site::new();
    site.build();
    let lock = File::options()
        .write(true)
        .open(site.path("dist/.extranet.lock"))
        .unwrap();
    lock.try_lock().unwrap();
    snapshot(
        "bad_input/another_build_is_running",
        site.refuses(2, &["build"]),
    );
    drop(lock);
    site.build();
}

#[test]
fn a_foreign_file_stands_where_a_page_goes() {
    let site = Site::new();
    site.write("dist/acme/index.html", "by hand\n");
    snapshot(
        "bad_input/foreign_file_in_the_way",
        site.refuses(2, &["build"]),
    );
}

#[test]
fn the_output_folder_is_a_file() {
    let site = Site::new();
    site.write("dist", "a file\n");
    snapshot(
        "bad_input/output_folder_is_a_file",
        site.refuses(2, &["build"]),
    );
    assert_eq!(site.read("dist"), "a file\n");
}

#[test]
fn a_portals_output_is_a_file() {
    let site = Site::new();
    site.write("dist/acme", "a file\n");
    snapshot(
        "bad_input/portal_output_is_a_file",
        site.refuses(2, &["build"]),
    );
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_stands_in_the_way() {
    let site = Site::new();
    site.build();
    fs::rename(site.path("dist/acme"), site.path("moved")).unwrap();
    std::os::unix::fs::symlink("../moved", site.path("dist/acme")).unwrap();
    snapshot(
        "bad_input/output_is_a_symbolic_link",
        site.refuses(2, &["build"]),
    );
}

#[test]
fn a_damaged_manifest() {
    let site = Site::new();
    site.build();
    site.write("dist/acme/manifest.json", "{\"format\": 1, \"files\": ");
    snapshot("bad_input/damaged_manifest", site.refuses(2, &["build"]));
}

#[test]
fn a_newer_manifest() {
    let site = Site::new();
    site.build();
    site.edit("dist/acme/manifest.json", "\"format\": 1", "\"format\": 2");
    snapshot("bad_input/newer_manifest", site.refuses(2, &["build"]));
}

#[test]
fn somebody_elses_output() {
    let site = Site::new();
    site.build();
    // Another site with another key, which has a portal of the same name and the same output folder.
    let other = Site::empty();
    other.write("book.toml", "[book]\ntitle = \"Studio South\"\n");
    other.write_key("extranet.key", &master_key_text(8));
    other.portal("acme");
    other.remove("content/acme/keyring.toml");
    assert_eq!(other.run(&["access", "add", "acme", "anna"]).code, Some(0));
    fs::rename(site.path("dist"), other.path("dist")).unwrap();
    snapshot(
        "bad_input/somebody_elses_output",
        other.refuses(2, &["build"]),
    );
}

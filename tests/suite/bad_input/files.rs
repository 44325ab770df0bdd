//! Attachments over the limit, and symbolic links.

use crate::support::{PNG, Site, snapshot, told_in_turn};

#[test]
fn attachments_over_the_limit() {
    let site = Site::new();
    site.build();
    site.write(
        "book.toml",
        "[book]\ntitle = \"Studio North\"\n\n[limits]\nattachment = \"2 kB\"\n",
    );
    site.write("content/acme/film.mp4", vec![0; 2_001]);
    site.write(
        "content/acme/plan.png",
        [PNG, &[0; 9_000 - PNG.len()]].concat(),
    );
    site.write("content/acme/fits.pdf", vec![0; 2_000]);
    site.write("content/acme/documents/big.pdf", vec![0; 3_000]);
    site.write(
        "content/acme/documents/big.md",
        "+++\nkind = \"report\"\nfile = \"big.pdf\"\n+++\n",
    );
    site.write("content/acme/index.md", "# Welcome\n\n[Film](film.mp4), again [film](film.mp4), [fits](fits.pdf).\n\n![plan](plan.png)\n");
    snapshot(
        "bad_input/attachments_over_the_limit",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn files_that_nobody_links_to_are_told_and_not_published() {
    let site = Site::new();
    site.write("content/acme/forgotten.pdf", "%PDF-1.4\n");
    snapshot("bad_input/unused_file", site.build());
}

#[cfg(unix)]
#[test]
fn symbolic_links() {
    use std::os::unix::fs::symlink;

    let site = Site::new();
    site.portal("bolt");
    site.write("elsewhere/secret.md", "# Somebody else's\n");
    site.build();
    let link = |target: &str, place: &str| symlink(target, site.path(place)).unwrap();
    link("../../elsewhere/secret.md", "content/acme/leaves.md");
    link("../bolt/index.md", "content/acme/neighbour.md");
    link("/etc/hostname", "content/acme/absolute.txt");
    link("nowhere.md", "content/acme/dangling.md");
    site.write("content/acme/handbook/tone.md", "# Tone\n");
    link("handbook", "content/acme/manual");
    link("..", "content/acme/handbook/up");
    link("acme", "content/alias");
    snapshot("bad_input/symbolic_links", site.refuses(1, &["build"]));
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_the_site_elsewhere() {
    use std::os::unix::fs::symlink;

    let linked = |target: &str, place: &str| {
        let site = Site::new();
        site.write("elsewhere/secret.txt", "SECRET = somebody else's\n");
        let root = site.path("site");
        std::fs::create_dir(&root).unwrap();
        for part in ["book.toml", "extranet.key", "content"] {
            std::fs::rename(site.path(part), root.join(part)).unwrap();
        }
        if place != "dist" {
            std::fs::rename(root.join(place), root.join(format!("{place}.moved"))).unwrap();
        }
        symlink(target, root.join(place)).unwrap();
        let told = site.refuses(1, &["--root", "site", "build"]);
        assert!(!told.stderr.contains("SECRET"), "{told}");
        let elsewhere = std::fs::read_dir(site.path("elsewhere")).unwrap();
        assert_eq!(elsewhere.count(), 1, "{told}");
        told
    };
    snapshot(
        "bad_input/links_that_lead_the_site_elsewhere",
        told_in_turn([
            linked("../elsewhere/secret.txt", "book.toml"),
            linked("/dev/null", "book.toml"),
            linked("nowhere", "book.toml"),
            linked("../elsewhere", "content"),
            linked(".", "content"),
            linked("../elsewhere", "dist"),
            linked("nowhere", "dist"),
            linked("content", "dist"),
        ]),
    );
}

#[cfg(unix)]
#[test]
fn links_inside_the_site_are_followed() {
    let site = Site::new();
    for (from, to) in [("book.toml", "settings.toml"), ("content", "portals")] {
        std::fs::rename(site.path(from), site.path(to)).unwrap();
        std::os::unix::fs::symlink(to, site.path(from)).unwrap();
    }
    site.build();
}

#[test]
fn files_and_folders_in_each_others_place() {
    let no_book = Site::empty();
    no_book.write("book.toml/a.md", "# A\n");
    let no_folder = Site::new();
    no_folder.remove("content");
    no_folder.write("content", "a file\n");
    snapshot(
        "bad_input/files_and_folders_in_each_others_place",
        told_in_turn([
            no_book.refuses(1, &["build"]),
            no_folder.refuses(1, &["build"]),
        ]),
    );
}

#[test]
fn texts_that_nobody_can_have_written() {
    let site = Site::new();
    site.build();
    site.write("content/acme/long.md", vec![b'a'; 16_000_001]);
    site.write("content/acme/people.toml", vec![b'\n'; 16_000_001]);
    snapshot("bad_input/texts_too_long", site.refuses(1, &["build"]));
}

#[test]
fn a_site_without_portals_does_not_take_down_what_is_published() {
    let site = Site::new();
    site.build();
    site.remove("content/acme");
    snapshot("bad_input/no_portal_at_all", site.refuses(1, &["build"]));
}

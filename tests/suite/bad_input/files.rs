//! Attachments over the limit, and symbolic links.

use crate::support::{Site, snapshot};

#[test]
fn attachments_over_the_limit() {
    let site = Site::new();
    site.build();
    site.write(
        "book.toml",
        "[book]\ntitle = \"Studio North\"\n\n[limits]\nattachment = \"2 kB\"\n",
    );
    site.write("content/acme/film.mp4", vec![0; 2_001]);
    site.write("content/acme/plan.png", vec![0; 9_000]);
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

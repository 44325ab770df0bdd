//! What an agency looks like: colours, logos, links, and pictures that are more than pictures.

use crate::support::{Site, snapshot, told_in_turn};

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"><path d=\"M0 0h9v9z\"/></svg>\n";

fn with_agency(agency: &str) -> Site {
    let site = Site::new();
    site.build();
    site.write(
        "book.toml",
        format!("[book]\ntitle = \"Studio North\"\n\n[agency]\n{agency}"),
    );
    site
}

#[test]
fn agency_keys() {
    let site = with_agency(
        r##"name = ""
logo = "../logo.svg"
logo_dark = "brand/dark.svg"
favicon = 3
accent = "green"
accent-dark = "#abc"
imprint = "studio.example/imprint"
data-protection = { de = "javascript:alert(1)", english = "https://studio.example/privacy" }
colour = "#1f6f5c"

[agency.contact]
person = "Anna Berg"
mail = "anna@studio.example"

[[agency.links]]
title = { fr = "Conditions" }
url = "mailto:anna@studio.example"

[[agency.links]]
label = "Terms"
"##,
    );
    snapshot("bad_input/brand_agency_keys", site.refuses(1, &["build"]));
}

#[test]
fn agency_contact_and_too_many_links() {
    let links =
        "[[agency.links]]\ntitle = \"Terms\"\nurl = \"https://studio.example/\"\n".repeat(7);
    let site = with_agency(&format!(
        "imprint = {{}}\nlogo-dark = \"dark.svg\"\n[agency.contact]\nemail = \"anna\"\ntel = \"call me\"\n{links}"
    ));
    snapshot(
        "bad_input/brand_agency_contact",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn portal_keys() {
    let site = Site::new();
    site.build();
    site.write("content/acme/logo.svg", SVG);
    site.write(
        "content/acme/portal.toml",
        r##"name = "Acme Ltd"
accent-dark = "#1f6f5c"
logo = "lgoo.svg"
logo-dark = "/logo.svg"
favicon = "logo.svg"

[contact]
name = "Anna Berg"

[gate]
show-agency = "no"
show-logo = true
"##,
    );
    snapshot("bad_input/brand_portal_keys", site.refuses(1, &["build"]));
}

#[test]
fn pictures_that_are_more_than_pictures() {
    let inside =
        |text: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">\n{text}\n</svg>\n");
    let site = with_agency("logo = \"logo.svg\"\n");
    let mut told = Vec::new();
    for text in [
        "<script>alert(1)</script>",
        "<path onclick=\"alert(1)\"/>",
        "<foreignObject><p>Hello</p></foreignObject>",
        "<image href=\"https://elsewhere.example/dot.png\"/>",
        "<style>@import url(https://elsewhere.example/a.css);</style>",
        "<text>&company;</text>",
        "<g>",
    ] {
        site.write("logo.svg", inside(text));
        told.push(site.refuses(1, &["build"]));
    }
    site.write(
        "logo.svg",
        "<!DOCTYPE svg [<!ENTITY company \"Studio\">]>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
    );
    told.push(site.refuses(1, &["build"]));
    snapshot("bad_input/brand_unsafe_svg", told_in_turn(told));
}

#[test]
fn pictures_that_are_too_large_or_something_else() {
    let site =
        with_agency("logo = \"logo.png\"\nlogo-dark = \"dark.gif\"\nfavicon = \"icon.ico\"\n");
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    huge.extend([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0]);
    site.write("logo.png", huge);
    site.write("dark.gif", "GIF89a");
    site.write("icon.ico", "no icon");
    let told = site.refuses(1, &["build"]);
    site.write("logo.png", vec![0; 100_001]);
    site.remove("dark.gif");
    site.write("icon.ico", vec![0; 30_001]);
    let again = site.refuses(1, &["build"]);
    snapshot("bad_input/brand_pictures", told_in_turn([told, again]));
}

#[test]
fn the_agency_shows_nothing_of_a_portal() {
    let site = with_agency("logo = \"content/acme/logo.svg\"\n");
    site.write("content/acme/logo.svg", SVG);
    snapshot("bad_input/brand_in_a_portal", site.refuses(1, &["build"]));
}

#[cfg(unix)]
#[test]
fn the_agency_shows_nothing_from_outside() {
    let site = with_agency("logo = \"logo.svg\"\n");
    std::os::unix::fs::symlink("/dev/null", site.path("logo.svg")).unwrap();
    snapshot("bad_input/brand_outside", site.refuses(1, &["build"]));
}

#[test]
fn colours_that_cannot_be_read_are_told_and_replaced() {
    let site = with_agency("accent = \"#ffcc00\"\naccent-dark = \"#123456\"\n");
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\naccent = \"#ff69b4\"\n",
    );
    let told = site.run(&["build"]);
    assert_eq!(told.code, Some(0));
    snapshot("bad_input/brand_low_contrast", told);
}

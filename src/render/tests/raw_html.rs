//! Raw HTML that authors mix into Markdown. What must never come out stands in the integration tests; here is what must stay.

use super::{html_of, show_text};

#[test]
fn harmless_elements_stay_and_markdown_around_them_works_as_ever() {
    let html = html_of(
        "<details open><summary>More</summary>\n\nA *word*, H<sub>2</sub>O, <kbd>Ctrl</kbd>.\n\n</details>\n",
    );
    for kept in [
        "<details open=\"\"><summary>More</summary>",
        "<em>word</em>",
        "<sub>2</sub>",
        "<kbd>Ctrl</kbd>",
    ] {
        assert!(html.contains(kept), "{html}");
    }
}

#[test]
fn what_markdown_has_written_survives_beside_raw_html() {
    let text = "## Title\n\n[shop](concepts/shop.md) [offer](<Offer No. 1.pdf>) ![plan](plan.png) [web](https://example.com)\n\n\
        - [x] done\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nText[^1]\n\n[^1]: Note\n";
    let plain = html_of(text);
    let mixed = html_of(&format!("{text}\n<br>\n"));
    let elements = |html: &str| -> Vec<String> {
        let mut found: Vec<String> = html
            .split('<')
            .skip(1)
            .map(|piece| {
                let tag = piece.split('>').next().unwrap_or_default();
                let tag = tag.trim_end_matches(" /").replace("=\"\"", "");
                let mut attributes: Vec<&str> = tag.split(' ').collect();
                // The sanitiser writes attributes in its own order, and `disabled` as `disabled=""`.
                attributes.sort_unstable();
                attributes.join(" ")
            })
            .collect();
        found.retain(|tag| !tag.starts_with("br"));
        found
    };
    assert_eq!(elements(&plain), elements(&mixed));
}

#[test]
fn links_and_images_in_raw_html_are_resolved_like_others() {
    let html = html_of(
        "<p><a href=\"concepts/shop.md#next-steps\">shop</a> <a href=\"Offer%20No.%201.pdf\">offer</a> <img src=\"plan.png\" alt=\"plan\"></p>\n",
    );
    for expected in [
        "href=\"concepts_shop.html#next-steps\"",
        "download=\"Offer No. 1.pdf\"",
        "data-src=\"planpng.bin\" data-type=\"image/png\"",
    ] {
        assert!(html.contains(expected), "{expected}: {html}");
    }
    let shown = show_text("<a href=\"nowhere.md\">x</a>\n");
    assert_eq!(
        shown.findings,
        ["error[broken-link]: the link `nowhere.md` leads nowhere"]
    );
}

#[test]
fn no_text_takes_an_id_of_the_reader_or_the_heading_of_the_page() {
    let html = html_of("<div id=\"gate\"><h1>Passphrase</h1></div>\n\n<h2 id=\"status\">x</h2>\n");
    for gone in ["id=\"gate\"", "id=\"status\"", "<h1"] {
        assert!(!html.contains(gone), "{html}");
    }
}

#[test]
fn the_only_field_is_a_box_that_cannot_be_ticked() {
    for typed in [
        "<input>",
        "<input type=text>",
        "<input name=passphrase>",
        "<input type=checkbox checked>",
        "<input type=password disabled>",
    ] {
        let html = html_of(&format!("{typed}\n"));
        assert!(
            html.contains("type=\"checkbox\" disabled=\"\">"),
            "{typed}: {html}"
        );
        assert_eq!(html.matches("type=").count(), 1, "{html}");
    }
    // Words that look like one stay words.
    let html = html_of(
        "<p title='<input type=\"checkbox\">'>x</p>\n\nWrite `<input type=\"checkbox\">`.\n",
    );
    assert!(!html.contains("disabled"), "{html}");
}

#[test]
fn links_within_the_page_stay_within_it() {
    let html =
        html_of("## Next steps\n\n<a href=\"#next-steps\">next</a> text[^1]\n\n[^1]: Note\n");
    for expected in ["href=\"#next-steps\"", "href=\"#fn.1\""] {
        assert!(html.contains(expected), "{html}");
    }
}

//! Pictures in texts.

use super::{html_of, show_text};

#[test]
fn a_picture_by_itself_can_be_enlarged_and_its_title_is_its_caption() {
    let image = "<img data-src=\"planpng.bin\" data-type=\"image/png\" alt=\"The plan\" width=\"640\" height=\"480\">";
    let button = format!(
        "<button type=\"button\" class=\"enlarge\" data-action=\"enlarge\" data-close=\"Close\">{image}<span>Enlarge</span></button>"
    );
    assert_eq!(
        html_of("![The *plan*](plan.png)"),
        format!("<p class=\"picture\">{button}</p>")
    );
    let figure = format!(
        "<figure class=\"picture\">{button}<figcaption>Floor &lt;two&gt;</figcaption></figure>"
    );
    let text = "![The plan](plan.png \"Floor <two>\")";
    assert_eq!(html_of(text), figure);
    // The sanitiser leaves it alone.
    assert_eq!(
        html_of(&format!("{text}\n\n<br>")),
        format!("{figure}\n<br>")
    );
}

#[test]
fn a_picture_among_words_or_in_a_link_is_only_shown() {
    for text in [
        "See ![plan](plan.png)",
        "![plan](plan.png) ![plan](plan.png)",
        "[![plan](plan.png)](https://example.com)",
        "- ![plan](plan.png)",
    ] {
        let html = html_of(text);
        assert!(
            html.contains("<img data-src=\"planpng.bin\"") && !html.contains("<button"),
            "{html}"
        );
    }
    let html = html_of("See ![plan](plan.png \"Floor two\")");
    assert!(html.contains("title=\"Floor two\" width=\"640\""), "{html}");
}

#[test]
fn a_picture_of_unknown_size_is_shown_without_one() {
    let html = html_of("![sketch](sketch.svg)");
    assert!(html.contains("alt=\"sketch\"><span>Enlarge"), "{html}");
}

#[test]
fn what_is_wrong_with_a_picture_is_told() {
    for (text, finding, html) in [
        (
            "![](plan.png)",
            "warning[image-without-words]: this image says nothing to those who cannot see it",
            "alt=\"\"",
        ),
        (
            "![Torn](torn.png)",
            "warning[broken-image]: `torn.png` is damaged, or no picture at all",
            "alt=\"Torn\"><span>",
        ),
        (
            "![Gone](gone.png \"Where?\")",
            "error[broken-link]: the link `gone.png` leads nowhere",
            "<p>Gone</p>",
        ),
    ] {
        let shown = show_text(text);
        assert_eq!(shown.findings, [finding]);
        assert!(
            shown.rendered.html.contains(html),
            "{}",
            shown.rendered.html
        );
    }
}

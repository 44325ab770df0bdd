//! The style sheet as it is published: without the comments and the blanks that are for those who read the source.

use super::brand::AccentColours;

/// The style of a theme, with the accent colours of a portal.
pub(super) fn style_sheet(theme: &str, accent: Option<AccentColours>) -> String {
    let mut style = theme.to_owned();
    if let Some(accent) = accent {
        style.push_str(&accent.style());
    }
    style
}

/// A sheet without comments, and without the blanks that a browser passes over. What stands in quotes stays as it is.
pub(super) fn compact(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut quote = None;
    let mut rest = sheet;
    while let Some(letter) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        match quote {
            Some(mark) if letter == mark => quote = None,
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            _ => {}
        }
        rest = &rest[letter.len_utf8()..];
        if quote.is_none() && letter == '{' {
            bare.truncate(bare.trim_end().len());
        }
        // A colon before a blank is never one of a selector, where blanks count.
        let follows = bare.ends_with(['{', ';', ',', ':']);
        if quote.is_some() || !follows || !letter.is_ascii_whitespace() {
            bare.push(letter);
        }
    }
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{AccentColours, compact, style_sheet};
    use crate::config::{BookSettings, PortalSettings};
    use crate::diag::{Findings, SourceText};
    use crate::render::theme::Theme;

    #[test]
    fn only_what_says_nothing_to_a_browser_goes() {
        for (sheet, published) in [
            ("", ""),
            ("/* head */\n\na {\n  b: c;\n}\n", "a{b:c;}\n"),
            ("a /* why */ b { c: d }", "a  b{c:d }\n"),
            (
                "a::before { content: \"/* kept */  \"; }",
                "a::before{content:\"/* kept */  \";}\n",
            ),
            (
                "a { b: '\"/*' }\n/* two\n lines */ c {}",
                "a{b:'\"/*' }\nc{}\n",
            ),
            ("a {}\n/* without an end", "a{}\n"),
            (
                "a, b :hover { c: d( e, \"f, {  g\" ) }",
                "a,b :hover{c:d( e,\"f, {  g\" ) }\n",
            ),
        ] {
            assert_eq!(compact(sheet), published, "{sheet}");
        }
    }

    #[test]
    fn it_is_small() {
        let source = SourceText::new("portal.toml", "name = \"A\"\naccent = \"#1f6f5c\"\n");
        let mut findings = Findings::default();
        let book = SourceText::new("book.toml", "[book]\ntitle = \"A\"\n");
        let book = BookSettings::parse(&book, &mut findings);
        let accent = PortalSettings::parse(&source, &book, &mut findings).accent;
        assert!(AccentColours::of(&accent).is_some());
        let theme = Theme::built_in().expect("the built-in theme is whole");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed
            .write_all(style_sheet(theme.style(), AccentColours::of(&accent)).as_bytes())
            .expect("memory takes it");
        let size = packed.finish().expect("memory takes it").len();
        assert!(size <= 20_000, "{size} bytes gzipped");
    }
}

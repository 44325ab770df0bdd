//! The style sheet as it is published: without the comments and the indents that are for those who read the source.

use super::brand::AccentColours;

/// The style of a theme, with the accent colours of a portal.
pub(super) fn style_sheet(theme: &str, accent: Option<AccentColours>) -> String {
    let mut style = theme.to_owned();
    if let Some(accent) = accent {
        style.push_str(&accent.style());
    }
    style
}

/// Around these, blanks say nothing.
const SEPARATORS: [char; 4] = ['{', '}', ';', ','];

/// A sheet without comments, and without the blanks that are for those who read it. What stands in quotes stays as it is.
pub(super) fn compact(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut quote = None;
    // Blanks have been left out since the last letter; and whether they would say something after it.
    let (mut is_apart, mut counts) = (false, false);
    let mut rest = sheet;
    while let Some(letter) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        // What is escaped is a letter like any other.
        let is_escaped = letter == '\\';
        let taken = rest.chars().take(1 + usize::from(is_escaped));
        let (piece, after) = rest.split_at(taken.map(char::len_utf8).sum());
        rest = after;
        if quote.is_none() && letter.is_ascii_whitespace() {
            is_apart = true;
            continue;
        }
        let separates = quote.is_none() && SEPARATORS.contains(&letter);
        if std::mem::take(&mut is_apart) && counts && !separates {
            bare.push(' ');
        } else if letter == '}' && separates && !counts && bare.ends_with(';') {
            bare.pop();
        }
        counts = !separates && (letter != ':' || quote.is_some());
        match quote {
            Some(mark) if letter == mark => quote = None,
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            _ => {}
        }
        bare.push_str(piece);
    }
    bare
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
            ("/* head */\n\na {\n  b: c;\n}\n", "a{b:c}"),
            ("a /* why */ b { c: d e }", "a b{c:d e}"),
            ("a/* why */.b { c: d }", "a.b{c:d}"),
            (
                "a :hover, a > b,\nc { d: e; f: g(h, i) }",
                "a :hover,a > b,c{d:e;f:g(h,i)}",
            ),
            (
                "a { b: calc(1rem + 2px) !important; }",
                "a{b:calc(1rem + 2px) !important}",
            ),
            (
                "@media (a: b) and (c) { d { --e: f } }",
                "@media (a:b) and (c){d{--e:f}}",
            ),
            (
                "a::before { content: \"/* kept */ ; }  \"; }",
                "a::before{content:\"/* kept */ ; }  \"}",
            ),
            ("a { b: '\"/*' }\n/* two\n lines */ c {}", "a{b:'\"/*'}c{}"),
            (
                "a { b: '\\'  ' ; c: \"\\\\\" ; }",
                "a{b:'\\'  ';c:\"\\\\\"}",
            ),
            (".a\\, b { c: d }", ".a\\, b{c:d}"),
            ("a {}\n/* without an end", "a{}"),
            ("a { b: \\", "a{b:\\"),
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

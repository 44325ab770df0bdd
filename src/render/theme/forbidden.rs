//! Finds what a page may not hold, because the published content security policy would block it: programs, styles of a page's own, other hosts.
//!
//! The same search reads whole pages and the texts of templates, in which everything between a template's delimiters has been blotted out. It would
//! rather find too much than too little: whatever looks like a tag is one, also in comments.

use std::ops::Range;

/// Stands for what a template prints. Not a character of any text.
const BLOT: char = '\u{1}';

/// What something is looked at as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    /// A page, or a template of one.
    Page,
    /// An SVG picture in a file of its own, where styles do no harm.
    Picture,
}

/// Something that cannot stand in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Forbidden {
    /// The tag's name or the attribute's.
    pub(super) span: Range<usize>,
    /// What it is, with the article: ``a program (`<script>`)``.
    pub(super) what: String,
    /// What to do instead.
    pub(super) instead: &'static str,
}

const NO_SCRIPT: &str = "the reader's script is the only one: windows, filters and other contracts of docs/theming.md need none; data may stand in `<script type=\"application/json\">`";
const NO_STYLE: &str =
    "put the rule into a file in the theme's `style/`, and give the element a class";
const NO_FRAME: &str = "link to it instead";
const NO_HOST: &str = "put the file into the theme's `static/`, and name it in a style sheet: no page may tell another host that it was read";

/// Everything that cannot stand in it, in order.
pub(super) fn forbidden(html: &str, medium: Medium) -> Vec<Forbidden> {
    let mut found = Vec::new();
    for (at, _) in html.match_indices('<') {
        if html
            .as_bytes()
            .get(at + 1)
            .is_some_and(u8::is_ascii_alphabetic)
        {
            look_at_tag(html, at + 1, medium, &mut found);
        }
    }
    found
}

fn look_at_tag(html: &str, start: usize, medium: Medium, found: &mut Vec<Forbidden>) {
    let ends_name = |letter: char| is_gap(letter) || letter == '>';
    let end = start + html[start..].find(ends_name).unwrap_or(html.len() - start);
    let name = html[start..end].to_ascii_lowercase();
    let attributes = attributes(html, end);
    let mut refuse = |span: Range<usize>, what: String, instead| {
        found.push(Forbidden {
            span,
            what,
            instead,
        });
    };
    let value = |wanted: &str| {
        let mut all = attributes.iter();
        all.find(|(name, _)| html[name.clone()].eq_ignore_ascii_case(wanted))
            .map(|(_, value)| &html[value.clone()])
    };
    match name.as_str() {
        "script" => {
            let kind = value("type")
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase();
            let is_data = ["application/json", "application/ld+json"].contains(&kind.as_str());
            if !is_data && !kind.contains(BLOT) {
                refuse(start..end, "a program (`<script>`)".to_owned(), NO_SCRIPT);
            }
        }
        "style" if medium == Medium::Page => {
            refuse(
                start..end,
                "a style of its own (`<style>`)".to_owned(),
                NO_STYLE,
            );
        }
        "iframe" | "frame" | "frameset" | "object" | "embed" | "applet" | "foreignobject" => {
            refuse(start..end, format!("a frame (`<{name}>`)"), NO_FRAME);
        }
        "base" => refuse(
            start..end,
            "another base for links (`<base>`)".to_owned(),
            "links are relative already",
        ),
        _ => {}
    }
    let is_link = matches!(name.as_str(), "a" | "area");
    for (at, value) in &attributes {
        let attribute = html[at.clone()].to_ascii_lowercase();
        let typed = &html[value.clone()];
        match attribute.as_str() {
            "style" if medium == Medium::Page => {
                let what = format!("a style of its own (`style=` on `<{name}>`)");
                refuse(at.clone(), what, NO_STYLE);
            }
            "srcdoc" | "formaction" | "ping" | "http-equiv" => {
                let what = format!("what the policy forbids (`{attribute}=` on `<{name}>`)");
                refuse(at.clone(), what, NO_FRAME);
            }
            "action" if name == "form" => refuse(
                at.clone(),
                "a form that is sent somewhere (`action=`)".to_owned(),
                "nobody would receive it: a portal has no server",
            ),
            _ if attribute.starts_with("on") && attribute.len() > 2 => {
                let what = format!("a program (`{attribute}=` on `<{name}>`)");
                refuse(at.clone(), what, NO_SCRIPT);
            }
            "href" | "src" | "srcset" | "xlink:href" | "poster" | "data" | "background" | "to"
            | "from" | "values" => {
                let address = plain(typed);
                if is_program(&address) {
                    let what = format!("a program (an address in `{attribute}=` on `<{name}>`)");
                    refuse(at.clone(), what, NO_SCRIPT);
                } else if !is_link && leads_away(&attribute, &address) {
                    let what = format!("something of another host (`{attribute}=` on `<{name}>`)");
                    refuse(at.clone(), what, NO_HOST);
                }
            }
            _ => {}
        }
    }
}

fn is_gap(letter: char) -> bool {
    letter.is_ascii_whitespace() || matches!(letter, '/' | BLOT)
}

/// The names and values of a tag's attributes, as a browser takes them apart (HTML, 13.2.5.32 to 39).
fn attributes(html: &str, mut at: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let find = |from: usize, ends: &dyn Fn(char) -> bool| {
        from + html[from..].find(ends).unwrap_or(html.len() - from)
    };
    loop {
        at = find(at, &|letter| !is_gap(letter));
        if at >= html.len() || html[at..].starts_with('>') {
            return found;
        }
        // a `=` in the first place belongs to the name
        let first = html[at..].chars().next().map_or(1, char::len_utf8);
        let end = find(at + first, &|letter| {
            is_gap(letter) || "=>".contains(letter)
        });
        let name = at..end;
        let equals = find(end, &|letter| !letter.is_ascii_whitespace());
        let mut value = end..end;
        at = end;
        if html[equals..].starts_with('=') {
            let from = find(equals + 1, &|letter| !letter.is_ascii_whitespace());
            match html[from..].chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let end = find(from + 1, &|letter| letter == quote);
                    value = from + 1..end;
                    at = (end + 1).min(html.len());
                }
                _ => {
                    let ends = |letter: char| letter.is_ascii_whitespace() || letter == '>';
                    let end = find(from, &ends);
                    value = from..end;
                    at = end;
                }
            }
        }
        found.push((name, value));
    }
}

/// An address without what browsers pass over in it, and with its references resolved.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len().min(64));
    let mut rest = value;
    // A scheme is short; what comes after it is not looked at.
    while let Some(letter) = rest.chars().next()
        && text.len() < 64
    {
        let (letter, length) = match letter {
            '&' => reference(rest).unwrap_or(('&', 1)),
            letter => (letter, letter.len_utf8()),
        };
        rest = &rest[length..];
        if letter > ' ' || letter == BLOT {
            text.extend(letter.to_lowercase());
        }
    }
    text
}

/// `&#106;`, `&#x6a`, `&colon;`: the letter, and how long the reference is.
fn reference(text: &str) -> Option<(char, usize)> {
    let named = [
        ("&colon;", ':'),
        ("&sol;", '/'),
        ("&bsol;", '\\'),
        ("&tab;", '\t'),
        ("&newline;", '\n'),
    ];
    for (name, letter) in named {
        if text
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
        {
            return Some((letter, name.len()));
        }
    }
    let digits = text.strip_prefix("&#")?;
    let (digits, radix, before) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 3),
        None => (digits, 10, 2),
    };
    let end = digits
        .find(|letter: char| !letter.is_digit(radix))
        .unwrap_or(digits.len());
    let letter = u32::from_str_radix(&digits[..end], radix)
        .ok()
        .and_then(char::from_u32)?;
    let semicolon = usize::from(digits[end..].starts_with(';'));
    Some((letter, before + end + semicolon))
}

fn is_program(address: &str) -> bool {
    ["javascript:", "vbscript:", "data:text/html"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}

/// Whether a browser would ask another host for it, or not at all: policies name only the own host, and blobs.
fn leads_away(attribute: &str, address: &str) -> bool {
    let has_scheme = |address: &str| {
        let scheme = address
            .split([':', '/', '?', '#', BLOT])
            .next()
            .unwrap_or_default();
        let is_word = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter));
        is_word && address[scheme.len()..].starts_with(':') && scheme != "blob"
    };
    let starts_away = |address: &str| {
        address.starts_with("//")
            || address.starts_with("\\\\")
            || address.starts_with("/\\")
            || has_scheme(address)
    };
    match attribute {
        "srcset" => address.split(',').any(starts_away),
        "to" | "from" | "values" => false,
        _ => starts_away(address),
    }
}

/// A template's text with everything between its delimiters blotted out, byte by byte.
pub(super) fn blotted(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let closing = match rest.as_bytes().get(at + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                text.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
                continue;
            }
        };
        text.push_str(&rest[..at]);
        let end = rest[at + 2..]
            .find(closing)
            .map_or(rest.len(), |end| at + 4 + end);
        text.extend(std::iter::repeat_n(BLOT, end - at));
        rest = &rest[end..];
    }
    text.push_str(rest);
    text
}

/// The places of a style sheet that would ask another host, or that no browser may follow.
pub(super) fn forbidden_in_style(sheet: &str) -> Vec<Forbidden> {
    let bare = without_comments(sheet);
    let lower = bare.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut refuse = |span: Range<usize>, what: &str, instead| {
        found.push(Forbidden {
            span,
            what: what.to_owned(),
            instead,
        });
    };
    for (at, word) in lower.match_indices("@import") {
        refuse(
            at..at + word.len(),
            "another style sheet (`@import`)",
            "put its rules into a file in `style/`: all of them are published as one sheet",
        );
    }
    for (at, word) in lower.match_indices("url(") {
        let from = at + word.len();
        let address = plain(lower[from..].trim_start().trim_start_matches(['"', '\'']));
        if leads_away("src", &address) {
            refuse(at..from, "something of another host (`url(…)`)", NO_HOST);
        }
    }
    for (at, word) in lower.match_indices("image-set(") {
        let end = lower[at..].find(';').map_or(lower.len(), |end| at + end);
        let texts = lower[at..end].split(['"', '\'']).skip(1).step_by(2);
        if texts
            .into_iter()
            .any(|text| leads_away("src", &plain(text)))
        {
            refuse(
                at..at + word.len(),
                "something of another host (`image-set(…)`)",
                NO_HOST,
            );
        }
    }
    found.sort_by_key(|found| found.span.start);
    found
}

/// The sheet with spaces in the place of its comments.
fn without_comments(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(at) = rest.find("/*") {
        let end = rest[at + 2..]
            .find("*/")
            .map_or(rest.len(), |end| at + 4 + end);
        bare.push_str(&rest[..at]);
        bare.extend(std::iter::repeat_n(' ', end - at));
        rest = &rest[end..];
    }
    bare.push_str(rest);
    bare
}

#[cfg(test)]
mod tests {
    use super::{Medium, blotted, forbidden, forbidden_in_style};

    fn found(html: &str) -> Vec<String> {
        let found = forbidden(&blotted(html), Medium::Page);
        found
            .into_iter()
            .map(|found| html[found.span].to_owned())
            .collect()
    }

    #[test]
    fn what_the_policy_blocks_is_found() {
        for (html, parts) in [
            ("<script>alert(1)</script>", vec!["script"]),
            ("<SCRIPT src=a.js>", vec!["SCRIPT"]),
            ("<script type=\"module\">", vec!["script"]),
            ("<p\nstyle='color: red'>", vec!["style"]),
            ("<style>a {}</style>", vec!["style"]),
            ("<p title=\"a>b\" onclick=\"x()\">", vec!["onclick"]),
            (
                "<p{% if a > b %} hidden{% endif %} onload=x>",
                vec!["onload"],
            ),
            ("<img/onerror=x/src=a.png>", vec!["onerror"]),
            ("<a href=\" java&#x73;cript&colon;x()\">", vec!["href"]),
            ("<a href=\"java\nscript:x()\">", vec!["href"]),
            ("<svg><a xlink:href=\"javascript:x\">", vec!["xlink:href"]),
            ("<svg><set attributeName=href to=javascript:x>", vec!["to"]),
            (
                "<img src=\"https://cdn.example/{{ page.kind }}.png\">",
                vec!["src"],
            ),
            ("<img src=//cdn.example/a.png>", vec!["src"]),
            (
                "<img srcset=\"a.png 1x, https://b/c.png 2x\">",
                vec!["srcset"],
            ),
            ("<img src=\"data:image/png;base64,x\">", vec!["src"]),
            (
                "<link rel=stylesheet href=http://a.example/b.css>",
                vec!["href"],
            ),
            ("<iframe src=a.html srcdoc=b>", vec!["iframe", "srcdoc"]),
            ("<base href=\"/\">", vec!["base"]),
            ("<meta http-equiv=refresh>", vec!["http-equiv"]),
            ("<form action=x.php>", vec!["action"]),
            ("<!-- \" --><a title=\"<script>\">", vec!["script"]),
        ] {
            assert_eq!(found(html), parts, "{html}");
        }
    }

    #[test]
    fn what_is_harmless_stays() {
        for html in [
            "<p class=\"style\" data-onset=\"x\">a < b, onclick=no</p>",
            "<script type=\"application/json\">{}</script>",
            "<a href=\"https://example.org/\">away</a> <a href=\"{{ page.url }}\">",
            "<img src=\"logo.png\" alt=\"javascript: no\"> <img src=\"{{ file.url }}\">",
            "<button type=\"button\" data-action=\"save\">",
            "{# <script> #}{% set tag = \"<script>\" %}",
            "<use href=\"#a\"><use href=\"icons.svg#a\">",
            "<form data-filter=\"x\" hidden>",
        ] {
            assert_eq!(found(html), Vec::<String>::new(), "{html}");
        }
        let picture = "<svg style=\"x\"><style>a {}</style><script/></svg>";
        assert_eq!(forbidden(picture, Medium::Picture).len(), 1);
    }

    #[test]
    fn sheets_ask_no_other_host() {
        for (sheet, count) in [
            ("a { b: url(icons.svg) } /* url(https://x) @import */", 0),
            ("a { b: url( 'https://x/y.png') }", 1),
            ("@import \"a.css\"; @font-face { src: URL(//x/y.woff2) }", 2),
            ("a { b: url(data:image/png;base64,x) }", 1),
            (
                "a { b: image-set(\"a.png\" 1x, \"https://x/b.png\" 2x); }",
                1,
            ),
        ] {
            assert_eq!(forbidden_in_style(sheet).len(), count, "{sheet}");
        }
    }

    #[test]
    fn half_a_tag_is_no_reason_to_stumble() {
        for html in [
            "<", "<a", "<a b", "<a b=", "<a b=\"", "<a b='ü", "<a =", "<ä", "{{", "{% <b",
        ] {
            assert_eq!(found(html), Vec::<String>::new(), "{html}");
        }
    }
}

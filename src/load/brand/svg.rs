//! Whether an SVG is nothing but a picture.
//!
//! In a page a browser shows it as an image and runs none of it. But a public file has an address, and whoever opens that gets a document of
//! the portal's own origin, in which a script could read an open portal. So what could run, ask another host, or hide either is refused:
//! scripts, event handlers, foreign HTML, references to anything outside the file, entities and instructions.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

const SVG: &str = "http://www.w3.org/2000/svg";
const HTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements that run something, hold something else than a drawing, lead somewhere, or move. In lower case.
const REFUSED: [&str; 18] = [
    "a",
    "animate",
    "animatecolor",
    "animatemotion",
    "animatetransform",
    "audio",
    "canvas",
    "discard",
    "embed",
    "foreignobject",
    "handler",
    "iframe",
    "listener",
    "object",
    "script",
    "set",
    "source",
    "video",
];

/// Attributes that load or lead to what they name.
const REFERENCES: [&str; 4] = ["href", "src", "data", "action"];

/// Why an SVG cannot be used, and in which line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused {
    /// What it has, to come after "it ".
    pub(super) why: String,
    pub(super) line: usize,
}

/// Looks at a whole SVG.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refused> {
    let text = std::str::from_utf8(bytes).map_err(|error| Refused {
        why: "is not UTF-8".to_owned(),
        line: line_at(bytes, error.valid_up_to()),
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut looking = Looking::default();
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let refused = |why: String| Refused {
            why,
            line: line_at(text.as_bytes(), at),
        };
        let (namespace, event) = reader
            .read_resolved_event()
            .map_err(|error| refused(format!("is not well-formed: {error}")))?;
        let is_end = event == Event::Eof;
        looking.at(&namespace, event).map_err(refused)?;
        if is_end {
            return Ok(());
        }
    }
}

/// What has been read so far.
#[derive(Default)]
struct Looking {
    /// How many elements are open.
    depth: usize,
    is_svg: bool,
    /// The text of the `<style>` that is open.
    style: Option<String>,
}

impl Looking {
    fn at(&mut self, namespace: &ResolveResult<'_>, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(element) => {
                if self.depth == 0 && self.is_svg {
                    return Err("is not well-formed: it has two roots".to_owned());
                }
                self.element(namespace, &element)?;
                self.depth += 1;
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                if let Some(style) = self.style.take() {
                    plain_style(&style)?;
                }
            }
            Event::DocType(text) if text.contains('[') => {
                return Err("declares entities in its `<!DOCTYPE>`".to_owned());
            }
            Event::PI(instruction) => {
                return Err(format!("has an instruction `<?{}?>`", instruction.target()));
            }
            Event::GeneralRef(name) => {
                let name: &str = &name;
                match predefined(name) {
                    Some(letter) => self.styled(letter),
                    // A character by its number.
                    None if name.starts_with('#') => self.styled(" "),
                    None => return Err(format!("uses the entity `&{name};`")),
                }
            }
            Event::Text(text) => self.styled(&text),
            Event::CData(text) => self.styled(&text),
            Event::Eof if !self.is_svg => return Err("has no `<svg>`".to_owned()),
            Event::Eof if self.depth > 0 => {
                return Err("is not well-formed: it ends too early".to_owned());
            }
            _ => {}
        }
        Ok(())
    }

    fn styled(&mut self, text: &str) {
        if let Some(style) = &mut self.style {
            style.push_str(text);
        }
    }

    fn element(
        &mut self,
        namespace: &ResolveResult<'_>,
        element: &BytesStart<'_>,
    ) -> Result<(), String> {
        let local = element.local_name();
        let name: &str = local.as_ref();
        let lower = name.to_ascii_lowercase();
        let is_of = |wanted: &str| *namespace == ResolveResult::Bound(Namespace(wanted));
        if self.depth == 0 {
            if name != "svg" || !is_of(SVG) {
                return Err(format!(
                    "begins with `<{name}>`, not with `<svg xmlns=\"{SVG}\">`"
                ));
            }
            self.is_svg = true;
        }
        if REFUSED.contains(&lower.as_str()) || is_of(HTML) {
            return Err(format!("has an element `<{name}>`"));
        }
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|error| format!("is not well-formed: {error}"))?;
            let key = attribute.key;
            let local = key.local_name();
            let typed: &str = key.as_ref();
            let attribute_name = AsRef::<str>::as_ref(&local).to_ascii_lowercase();
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| format!("uses an entity in its attribute `{typed}`"))?;
            if attribute_name.starts_with("on") {
                return Err(format!("has an event handler `{typed}`"));
            }
            let loads = REFERENCES.contains(&attribute_name.as_str())
                || typed.eq_ignore_ascii_case("xml:base");
            if loads && !is_own(&value) {
                return Err(format!("refers to `{}`", shortened(&value)));
            }
            // Those with a name before the colon are notes of a drawing program.
            if !typed.contains(':') {
                plain_style(&value)?;
            }
        }
        if lower == "style" {
            self.style = Some(String::new());
        }
        Ok(())
    }
}

/// Whether a reference stays in the file: a fragment, or a picture that is part of it.
fn is_own(value: &str) -> bool {
    let value = value.trim().to_ascii_lowercase();
    let rasters = ["png", "jpeg", "gif", "webp"];
    let is_raster = |kind: &str| value.starts_with(&format!("data:image/{kind};base64,"));
    value.starts_with('#') || rasters.into_iter().any(is_raster)
}

/// Refuses style that loads something. Escapes could spell anything, so there must be none.
fn plain_style(style: &str) -> Result<(), String> {
    let lower = without_comments(&style.to_ascii_lowercase()).into_owned();
    for word in ["@import", "image-set(", "src(", "expression("] {
        if lower.contains(word) {
            return Err(format!("has `{word}` in its style"));
        }
    }
    let mut rest = lower.as_str();
    while let Some((_, after)) = rest.split_once("url(") {
        let target = after.trim_start().trim_start_matches(['"', '\'']);
        if !is_own(target) {
            let end = target.find([')', '"', '\'']).unwrap_or(target.len());
            return Err(format!("refers to `{}`", shortened(&target[..end])));
        }
        rest = after;
    }
    if lower.contains('\\') {
        return Err("has an escape (`\\`) in its style".to_owned());
    }
    Ok(())
}

fn without_comments(style: &str) -> Cow<'_, str> {
    if !style.contains("/*") {
        return Cow::Borrowed(style);
    }
    let mut bare = String::new();
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    Cow::Owned(bare)
}

fn predefined(name: &str) -> Option<&'static str> {
    let known = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
    ];
    let found = known.iter().find(|(word, _)| *word == name);
    found.map(|(_, letter)| *letter)
}

fn shortened(text: &str) -> String {
    let start: String = text.chars().take(60).collect();
    match start.len() == text.len() {
        true => start,
        false => format!("{start}…"),
    }
}

fn line_at(bytes: &[u8], at: usize) -> usize {
    let before = bytes.iter().take(at);
    before.filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::check;

    fn svg(inside: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\">\n{inside}\n</svg>\n"
        )
    }

    #[test]
    fn drawings_are_drawings() {
        for inside in [
            "<path d=\"M0 0h9v9z\" fill=\"currentColor\"/>",
            "<title>A &amp; B &#228;</title><defs><linearGradient id=\"g\"/></defs><rect fill=\"url(#g)\" style=\"fill: url('#g')\"/>",
            "<style>.a { fill: #123456 } /* url(no) @import */ .b { filter: url( \"#f\" ) }</style>",
            "<style><![CDATA[.a > .b { fill: red }]]></style>",
            "<use href=\"#g\"/><use xlink:href=\"#g\"/>",
            "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
            "<metadata><r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" r:about=\"https://elsewhere.example/\"/></metadata>",
            "<g xmlns:i=\"urn:i\" i:file=\"C:\\logo.svg\"/>",
            "<a-b xmlns=\"urn:x\" version=\"1\"/>",
        ] {
            assert_eq!(check(svg(inside).as_bytes()), Ok(()), "{inside}");
        }
        for whole in [
            "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<!-- A -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:path d=\"\"/></s:svg>",
        ] {
            assert_eq!(check(whole.as_bytes()), Ok(()), "{whole}");
        }
    }

    #[test]
    fn whatever_else_it_has_is_named() {
        for (inside, why) in [
            ("<script>alert(1)</script>", "has an element `<script>`"),
            ("<SCRIPT/>", "has an element `<SCRIPT>`"),
            (
                "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
                "has an element `<script>`",
            ),
            (
                "<foreignObject><p/></foreignObject>",
                "has an element `<foreignObject>`",
            ),
            (
                "<h:p xmlns:h=\"http://www.w3.org/1999/xhtml\"/>",
                "has an element `<p>`",
            ),
            (
                "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
                "has an element `<animate>`",
            ),
            ("<a href=\"#x\"/>", "has an element `<a>`"),
            ("<g onload=\"alert(1)\"/>", "has an event handler `onload`"),
            ("<g OnClick=\"\"/>", "has an event handler `OnClick`"),
            (
                "<g xml:base=\"https://elsewhere.example/\"/>",
                "refers to `https://elsewhere.example/`",
            ),
            ("<use href=\"other.svg#g\"/>", "refers to `other.svg#g`"),
            (
                "<image xlink:href=\" https://elsewhere.example/a.png\"/>",
                "refers to ` https://elsewhere.example/a.png`",
            ),
            (
                "<image href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>",
                "refers to `data:image/svg+xml;base64,PHN2Zy8+`",
            ),
            (
                "<use href=\"java&#115;cript:alert(1)\"/>",
                "refers to `javascript:alert(1)`",
            ),
            (
                "<g fill=\"URL( //elsewhere.example/a )\"/>",
                "refers to `//elsewhere.example/a `",
            ),
            ("<g style=\"fill: url(/**/'x.svg')\"/>", "refers to `x.svg`"),
            (
                "<style>@IMPORT 'x.css';</style>",
                "has `@import` in its style",
            ),
            (
                "<style>@im<![CDATA[port 'x.css';]]></style>",
                "has `@import` in its style",
            ),
            (
                "<style>.a { fill: u\\72l(x) }</style>",
                "has an escape (`\\`) in its style",
            ),
            ("<text>&nbsp;</text>", "uses the entity `&nbsp;`"),
            (
                "<g fill=\"&x;\"/>",
                "uses an entity in its attribute `fill`",
            ),
            (
                "<?xml-stylesheet href=\"x.css\"?>",
                "has an instruction `<?xml-stylesheet?>`",
            ),
        ] {
            let found = check(svg(inside).as_bytes()).expect_err(inside);
            assert_eq!((found.why.as_str(), found.line), (why, 2), "{inside}");
        }
    }

    #[test]
    fn what_is_no_svg_is_refused() {
        for (whole, why) in [
            ("", "has no `<svg>`"),
            (
                "<html/>",
                "begins with `<html>`, not with `<svg xmlns=\"http://www.w3.org/2000/svg\">`",
            ),
            (
                "<svg/>",
                "begins with `<svg>`, not with `<svg xmlns=\"http://www.w3.org/2000/svg\">`",
            ),
            (
                "<!DOCTYPE svg [ <!ENTITY a \"b\"> ]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "declares entities in its `<!DOCTYPE>`",
            ),
            (
                "<svg xmlns=\"http://www.w3.org/2000/svg\">",
                "is not well-formed: it ends too early",
            ),
            (
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "is not well-formed: it has two roots",
            ),
        ] {
            let found = check(whole.as_bytes()).expect_err(whole);
            assert_eq!(found.why, why, "{whole}");
        }
        let broken = check(svg("<g></p>").as_bytes()).expect_err("a wrong end");
        assert!(broken.why.starts_with("is not well-formed"), "{broken:?}");
        let latin = check(b"<svg>\n\xe9</svg>").expect_err("no UTF-8");
        assert_eq!((latin.why.as_str(), latin.line), ("is not UTF-8", 2));
    }

    #[test]
    fn no_bytes_make_it_stumble() {
        let whole = svg("<style>.a { fill: url(#b) }</style><g on='&#x;'/><!-- --><![CDATA[]]>");
        for length in 0..whole.len() {
            let mut bent = whole.clone().into_bytes();
            bent[length] = 0xFF;
            for bytes in [&whole.as_bytes()[..length], &bent] {
                assert!(check(bytes).is_err(), "{length}");
            }
        }
    }
}

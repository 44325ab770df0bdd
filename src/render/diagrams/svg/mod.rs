//! The library's SVG written anew: only elements and attributes of a list, no `style`, no ids but those that are used.
//!
//! The published policy blocks `<style>` and `style`, and what stands in a page has its say there; so the document is read as XML and
//! written again from what is known. Colours become classes that the theme's style sheet fills in; an author's own become attributes,
//! which hold because the style sheet colours groups and shapes inherit from them.

mod classes;
mod colours;
mod numbers;
mod style;
mod text;

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::kinds::Kind;
pub use colours::Colour;
use style::{Paint, Style};

/// Stands where the id of the drawing goes; not a character of any text.
pub const ID_MARK: &str = "\u{FDD1}";

/// A drawing, ready to be put on any page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// What it shows.
    pub kind: Kind,
    /// The width in pixels at which its letters have their size.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// The `viewBox`.
    pub view: String,
    /// What stands inside the `svg` element, with [`ID_MARK`] in its ids.
    pub inner: String,
    /// The texts in it, in the order of drawing.
    pub words: Vec<String>,
}

/// Writes an SVG document anew. `None` when it is not what the library writes.
pub fn rewritten(svg: &str, kind: Kind) -> Option<Drawing> {
    let document = Document::parse(svg).ok()?;
    let root = document.root_element();
    let view = numbers::shortened(root.attribute("viewBox")?, "")?;
    let mut sizes = view.split([' ', ',']).skip(2);
    let mut size = || {
        sizes
            .next()?
            .parse::<f64>()
            .ok()
            .map(|size| size.ceil() as u32)
    };
    let (width, height) = (size()?, size()?);
    let markers = root
        .descendants()
        .filter(|node| node.has_tag_name("marker"))
        .filter_map(|node| Some((node.attribute("id")?, node)));
    let mut writer = Writer {
        kind,
        markers: markers.collect(),
        used: Vec::new(),
        words: Vec::new(),
    };
    let mut body = String::new();
    writer.children(root, Context::default(), &mut body);
    let mut inner = writer.definitions();
    inner.push_str(&body);
    Some(Drawing {
        kind,
        width,
        height,
        view,
        inner,
        words: writer.words,
    })
}

struct Writer<'a> {
    kind: Kind,
    markers: BTreeMap<&'a str, Node<'a, 'a>>,
    /// The arrow heads that some line ends in, in the order of their numbers.
    used: Vec<&'a str>,
    words: Vec<String>,
}

/// What holds for everything inside a group.
#[derive(Clone, Copy, Default)]
struct Context {
    /// The colour of letters on a fill that the author chose.
    ink: Option<Colour>,
    /// Whether letters stand around their position rather than behind it.
    is_centred: bool,
    /// Whether this is an arrow head.
    is_marker: bool,
    /// Whether the arrow head has a colour that the author chose.
    is_own: bool,
}

impl<'a> Writer<'a> {
    fn children(&mut self, node: Node<'a, 'a>, context: Context, out: &mut String) {
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                // a link to anywhere would leave the portal; what it marks stays
                "g" | "a" => self.group(child, context, out),
                "text" => self.text(child, context, out),
                "rect" | "circle" | "ellipse" | "line" | "path" | "polygon" | "polyline" => {
                    self.shape(child, context, out);
                }
                _ => {}
            }
        }
    }

    fn group(&mut self, node: Node<'a, 'a>, mut context: Context, out: &mut String) {
        let names = node.attribute("class").unwrap_or_default();
        let has = |name: &str| names.split(' ').any(|known| known == name);
        // the day of the build
        if self.kind == Kind::Gantt && has("today") {
            return;
        }
        if has("node") || has("cluster") || has("statediagram-cluster") {
            context.ink = self.ink_on(node);
        }
        let place = self.place(node, &has, &mut context);
        let mut inner = String::new();
        self.children(node, context, &mut inner);
        if inner.is_empty() {
            return;
        }
        let mut attributes = self.class(names);
        if let Some(place) = place {
            attributes.push_str(&format!(" transform=\"{place}\""));
        }
        attributes.push_str(&Style::of(node).letters());
        if attributes.is_empty() {
            out.push_str(&inner);
        } else {
            out.push_str(&format!("<g{attributes}>{inner}</g>"));
        }
    }

    /// Where a group stands. Labels that the library centres only with its own style sheet, or not at all, are centred here.
    fn place(
        &self,
        node: Node<'a, 'a>,
        has: &impl Fn(&str) -> bool,
        context: &mut Context,
    ) -> Option<String> {
        let place = transform(node.attribute("transform")?)?;
        let parent = node.parent().and_then(|parent| parent.attribute("class"));
        let inside =
            |name: &str| parent.is_some_and(|names| names.split(' ').any(|known| known == name));
        let is_label = has("label") && !has("noteLabel");
        match self.kind {
            Kind::Flowchart if is_label && inside("node") => {
                context.is_centred = true;
                Some(place)
            }
            Kind::State if is_label && inside("statediagram-state") => {
                context.is_centred = true;
                Some(moved(&place, true, false))
            }
            // the label of a line hangs half a line too low
            Kind::State if names_of(node).is_empty() && inside_line_label(node) => {
                Some(moved(&place, false, true))
            }
            Kind::Class | Kind::EntityRelationship if is_label && inside("edgeLabel") => {
                Some(moved(&place, true, false))
            }
            _ => Some(place),
        }
    }

    fn shape(&mut self, node: Node<'a, 'a>, context: Context, out: &mut String) {
        let name = node.tag_name().name();
        let names = node.attribute("class").unwrap_or_default();
        let has = |name: &str| names.split(' ').any(|known| known == name);
        const UNSEEN: [&str; 4] = [
            "background",
            "domain",
            "edge-thickness-invisible",
            "pieOuterCircle",
        ];
        if UNSEEN.iter().any(|name| has(name)) {
            return;
        }
        let Some(geometry) = geometry(node, name) else {
            return;
        };
        let style = Style::of(node);
        let mut class = self.class(names);
        let mut looks = String::new();
        match self.kind {
            _ if context.is_marker => {
                self.marker_looks(&style, context, node, &mut class, &mut looks)
            }
            Kind::Sequence if has("rect") => match node.attribute("fill").and_then(Colour::parse) {
                // letters of the theme stand on it, light or dark
                Some(colour) => looks.push_str(&format!(" fill=\"{colour}\" fill-opacity=\".18\"")),
                None => looks.push_str(" fill=\"none\""),
            },
            Kind::Pie => {
                let colour = style.value("fill").and_then(Colour::parse);
                if let Some(index) = colour.and_then(Colour::index) {
                    class = format!(" class=\"d-slice d-slice-{index}\"");
                }
            }
            Kind::Gantt | Kind::Sequence => {}
            _ => self.graph_looks(&style, &mut class, &mut looks),
        }
        if let Some(dashes) = style.dashes(names) {
            looks.push_str(&format!(" stroke-dasharray=\"{dashes}\""));
        }
        let width = if has("edge-thickness-thick") {
            Some("2.5".to_owned())
        } else {
            let width = style.declared("stroke-width").and_then(numbers::length);
            width.filter(|width| width != "1" && !has("arrowMarkerPath"))
        };
        if let Some(width) = width {
            looks.push_str(&format!(" stroke-width=\"{width}\""));
        }
        for end in ["marker-start", "marker-mid", "marker-end"] {
            if let Some(number) = node.attribute(end).and_then(|url| self.marker(url)) {
                looks.push_str(&format!(" {end}=\"url(#{ID_MARK}-{number})\""));
            }
        }
        let place = match (
            has("milestone"),
            node.attribute("transform").and_then(transform),
        ) {
            (true, _) => diamond(node).map(|place| format!(" transform=\"{place}\"")),
            (false, place) => place.map(|place| format!(" transform=\"{place}\"")),
        };
        let place = place.unwrap_or_default();
        out.push_str(&format!("<{name}{class}{geometry}{place}{looks}/>"));
    }

    fn graph_looks(&self, style: &Style<'a>, class: &mut String, looks: &mut String) {
        let numbered = |colour: Colour| colour.index().is_some();
        let painted = style.value("fill").and_then(Colour::parse);
        // the library paints notes in the colour of that number, whatever they are made of
        if painted.is_some_and(numbered) {
            *class = " class=\"d-note\"".to_owned();
            return;
        }
        let fill = style.paint("fill");
        looks.push_str(&attribute("fill", fill));
        looks.push_str(&attribute("stroke", style.paint("stroke")));
        let is_dark = painted.is_some_and(|colour| !colour.is_light());
        if self.kind == Kind::State && is_dark && fill == Paint::Theme && class.is_empty() {
            *class = " class=\"d-solid\"".to_owned();
        }
    }

    fn marker_looks(
        &self,
        style: &Style<'a>,
        context: Context,
        node: Node<'a, 'a>,
        class: &mut String,
        looks: &mut String,
    ) {
        let is_outline = style.paint("fill") == Paint::None
            || (self.kind == Kind::EntityRelationship && node.has_tag_name("path"));
        if is_outline {
            *class = " class=\"d-head-line\"".to_owned();
            looks.push_str(" fill=\"none\"");
        } else if self.kind == Kind::EntityRelationship {
            *class = " class=\"d-head-open\"".to_owned();
        }
        if context.is_own {
            for name in ["fill", "stroke"] {
                let colour = node.attribute(name).and_then(Colour::parse);
                looks.push_str(&attribute(name, colour.map_or(Paint::Theme, Paint::Own)));
            }
        }
    }

    /// The number of the arrow head that an address names.
    fn marker(&mut self, url: &'a str) -> Option<usize> {
        let id = url.strip_prefix("url(#")?.strip_suffix(')')?;
        self.markers.get(id)?;
        let known = self.used.iter().position(|used| *used == id);
        Some(known.unwrap_or_else(|| {
            self.used.push(id);
            self.used.len() - 1
        }))
    }

    fn definitions(&mut self) -> String {
        let mut written = String::new();
        for (number, id) in self.used.clone().into_iter().enumerate() {
            let Some(&node) = self.markers.get(id) else {
                continue;
            };
            let names = node.attribute("class").unwrap_or_default();
            let is_open = ["extension", "aggregation", "lollipop"]
                .iter()
                .any(|open| names.split(' ').any(|name| name == *open));
            let class = match id {
                _ if id.ends_with("-sequencenumber") => "d-number",
                _ if is_open => "d-head d-head-open",
                _ => "d-head",
            };
            let mut attributes = String::new();
            for name in ["viewBox", "refX", "refY", "markerWidth", "markerHeight"] {
                let value = node
                    .attribute(name)
                    .and_then(|value| numbers::shortened(value, ""));
                if let Some(value) = value {
                    attributes.push_str(&format!(" {name}=\"{value}\""));
                }
            }
            for (name, values) in [
                ("markerUnits", ["userSpaceOnUse", "strokeWidth"]),
                ("orient", ["auto", "auto-start-reverse"]),
            ] {
                let value = node.attribute(name).filter(|value| values.contains(value));
                if let Some(value) = value {
                    attributes.push_str(&format!(" {name}=\"{value}\""));
                }
            }
            let context = Context {
                is_marker: true,
                is_own: id.contains("__"),
                ..Context::default()
            };
            let mut inner = String::new();
            self.children(node, context, &mut inner);
            written.push_str(&format!(
                "<marker id=\"{ID_MARK}-{number}\" class=\"{class}\"{attributes}>{inner}</marker>"
            ));
        }
        if written.is_empty() {
            written
        } else {
            format!("<defs>{written}</defs>")
        }
    }

    /// The colour of letters in a box or group that the author filled.
    fn ink_on(&self, node: Node<'a, 'a>) -> Option<Colour> {
        let own = |name: &str, node: Node<'a, 'a>| match Style::of(node).paint(name) {
            Paint::Own(colour) if colour.index().is_none() => Some(colour),
            _ => None,
        };
        let mut inside = node.descendants().filter(Node::is_element);
        let fill = inside.find_map(|node| own("fill", node))?;
        let chosen = node.descendants().find_map(|node| own("color", node));
        Some(fill.ink(chosen))
    }

    fn class(&self, names: &str) -> String {
        let mut known: Vec<&str> = Vec::new();
        for name in names.split(' ') {
            if let Some(class) = classes::class(self.kind, name)
                && !known.contains(&class)
            {
                known.push(class);
            }
        }
        if known.is_empty() {
            String::new()
        } else {
            format!(" class=\"{}\"", known.join(" "))
        }
    }
}

fn attribute(name: &str, paint: Paint) -> String {
    match paint {
        Paint::Theme => String::new(),
        Paint::None => format!(" {name}=\"none\""),
        Paint::Own(colour) => format!(" {name}=\"{colour}\""),
    }
}

/// The attributes that say where a shape is; `None` when nothing of it would be seen.
fn geometry(node: Node<'_, '_>, name: &str) -> Option<String> {
    let names: &[&str] = match name {
        "rect" => &["x", "y", "width", "height", "rx", "ry"],
        "circle" => &["cx", "cy", "r"],
        "ellipse" => &["cx", "cy", "rx", "ry"],
        "line" => &["x1", "y1", "x2", "y2"],
        _ => &[],
    };
    let mut written = String::new();
    for name in names {
        if let Some(value) = node.attribute(*name).and_then(numbers::length) {
            written.push_str(&format!(" {name}=\"{value}\""));
        }
    }
    match name {
        "rect" => {
            node.attribute("width")?;
            node.attribute("height")?;
        }
        "path" => {
            let line = numbers::shortened(node.attribute("d")?, "MmLlHhVvCcSsQqTtAaZz")?;
            written.push_str(&format!(" d=\"{line}\""));
        }
        "polygon" | "polyline" => {
            let points = numbers::shortened(node.attribute("points")?, "")?;
            written.push_str(&format!(" points=\"{points}\""));
        }
        _ => {}
    }
    Some(written)
}

fn transform(text: &str) -> Option<String> {
    let is_known = ["translate(", "rotate(", "scale(", "matrix("]
        .iter()
        .any(|name| text.starts_with(name));
    is_known.then(|| numbers::shortened(text, "translroecmix()"))?
}

/// `translate(a, b)` with nothing to the side, or nothing down.
fn moved(place: &str, to_middle: bool, to_top: bool) -> String {
    let inner = place.trim_start_matches("translate(").trim_end_matches(')');
    let (x, y) = inner.split_once(',').unwrap_or((inner, "0"));
    let x = if to_middle { "0" } else { x.trim() };
    let y = if to_top { "0" } else { y.trim() };
    format!("translate({x},{y})")
}

/// A square turned on its corner, which the library's style sheet does.
fn diamond(node: Node<'_, '_>) -> Option<String> {
    let number = |name: &str| node.attribute(name)?.parse::<f64>().ok();
    let half = number("width")? / 2.0;
    let x = numbers::number_text(number("x")? + half)?;
    let y = numbers::number_text(number("y")? + half)?;
    Some(format!(
        "translate({x},{y}) rotate(45) scale(.8) translate(-{x},-{y})"
    ))
}

fn names_of<'a>(node: Node<'a, 'a>) -> &'a str {
    node.attribute("class").unwrap_or_default()
}

fn inside_line_label(node: Node<'_, '_>) -> bool {
    node.ancestors()
        .take(4)
        .any(|above| above.attribute("class") == Some("edgeLabel"))
}

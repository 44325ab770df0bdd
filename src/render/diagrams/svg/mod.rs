//! The library's SVG written anew: only elements and attributes of a list, no `style`, no ids but those that are used.
//!
//! The published policy blocks `<style>` and `style`, and what stands in a page has its say there; so the document is read as XML and
//! written again from what is known. Colours become classes that the theme's style sheet fills in; an author's own become attributes,
//! which hold because the style sheet colours groups and shapes inherit from them.

mod classes;
mod colours;
mod geometry;
mod heads;
mod numbers;
mod outline;
mod style;
mod text;

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::kinds::Kind;
pub use colours::Colour;
use geometry::{diamond, moved, shape_geometry, transform};
use style::{Paint, Style};

/// Stands where the id of the drawing goes; not a character of any text.
pub const ID_MARK: &str = "\u{FDD1}";

/// Pies come as large as a page; they are asked for with letters that are larger by as much (`engine.rs`).
const PIE_SCALE: f64 = 0.75;

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
    let scale = if kind == Kind::Pie { PIE_SCALE } else { 1.0 };
    let mut size = || {
        let size: f64 = sizes.next()?.parse().ok()?;
        Some((size * scale).ceil() as u32)
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
        let (labels, others): (Vec<_>, Vec<_>) = node
            .children()
            .filter(Node::is_element)
            .partition(|child| self.kind == Kind::Class && names_of(*child) == "edgeLabels");
        // how many there are at the end of a line would be hidden by the box it ends at
        for child in others.into_iter().chain(labels) {
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
            // with a description below the name, each is placed by itself
            Kind::State
                if is_label
                    && inside("statediagram-state")
                    && node.children().any(|child| child.has_tag_name("text")) =>
            {
                context.is_centred = true;
                Some(moved(&place, true, false))
            }
            // lines come in at the middle
            Kind::Flowchart | Kind::Class if has("cluster-label") && inside("cluster") => {
                let corner = node
                    .parent()?
                    .children()
                    .find(|node| node.has_tag_name("rect"))?;
                let x: f64 = corner.attribute("x")?.parse().ok()?;
                let (_, y) = place.split_once(',')?;
                Some(format!("translate({},{y}", numbers::number_text(x + 12.0)?))
            }
            Kind::State if has("cluster-label") => Some(format!("{place} translate(0,2)")),
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
        let Some(geometry) = shape_geometry(node, name) else {
            return;
        };
        let style = Style::of(node);
        let mut class = self.class(names);
        let mut looks = String::new();
        match self.kind {
            _ if context.is_marker => {
                self.head_looks(&style, context, node, &mut class, &mut looks);
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
            if let Some(number) = node.attribute(end).and_then(|url| self.head(url)) {
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

fn names_of<'a>(node: Node<'a, 'a>) -> &'a str {
    node.attribute("class").unwrap_or_default()
}

fn inside_line_label(node: Node<'_, '_>) -> bool {
    node.ancestors()
        .take(4)
        .any(|above| above.attribute("class") == Some("edgeLabel"))
}

//! The ends of lines: arrow heads, circles, crow's feet. Only those that some line ends in are written, by number.

use roxmltree::Node;

use super::colours::Colour;
use super::style::{Paint, Style};
use super::{Context, ID_MARK, Writer, attribute, numbers};
use crate::render::diagrams::kinds::Kind;

impl<'a> Writer<'a> {
    pub(super) fn head_looks(
        &self,
        style: &Style<'a>,
        context: Context,
        node: Node<'a, 'a>,
        class: &mut String,
        looks: &mut String,
    ) {
        let is_cross = node.parent().is_some_and(|head| {
            let mut names = head.attribute("class").unwrap_or_default().split(' ');
            names.any(|name| name == "cross")
        });
        let is_outline = is_cross
            || style.paint("fill") == Paint::None
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
    pub(super) fn head(&mut self, url: &'a str) -> Option<usize> {
        let id = url.strip_prefix("url(#")?.strip_suffix(')')?;
        self.markers.get(id)?;
        let known = self.used.iter().position(|used| *used == id);
        Some(known.unwrap_or_else(|| {
            self.used.push(id);
            self.used.len() - 1
        }))
    }

    pub(super) fn definitions(&mut self) -> String {
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
}

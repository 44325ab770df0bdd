//! What an element says about its looks, in attributes and in `style`, as far as it is passed on.

use roxmltree::Node;

use super::colours::Colour;
use super::numbers;

/// A fill or a stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// What the theme says.
    Theme,
    /// Nothing.
    None,
    /// What the author chose.
    Own(Colour),
}

/// An element's own declarations.
pub struct Style<'a> {
    node: Node<'a, 'a>,
    declared: Vec<(&'a str, &'a str)>,
}

impl<'a> Style<'a> {
    /// Reads the `style` attribute of an element.
    pub fn of(node: Node<'a, 'a>) -> Self {
        let style = node.attribute("style").unwrap_or_default();
        let declared = style.split(';').filter_map(|declaration| {
            let (name, value) = declaration.split_once(':')?;
            let value = value.trim();
            let value = value.strip_suffix("!important").unwrap_or(value);
            Some((name.trim(), value.trim()))
        });
        Self {
            node,
            declared: declared.collect(),
        }
    }

    /// The last declaration of a property.
    pub fn declared(&self, name: &str) -> Option<&'a str> {
        let mut found = self.declared.iter().rev();
        found
            .find(|(known, _)| *known == name)
            .map(|&(_, value)| value)
    }

    /// A declaration, else the attribute of that name.
    pub fn value(&self, name: &str) -> Option<&'a str> {
        self.declared(name).or_else(|| self.node.attribute(name))
    }

    /// A fill or stroke. Colours in attributes are the library's own theme; those in `style` are an author's. An attribute that says
    /// `none` holds in any case: of two outlines drawn over each other, one is only filled and the other only stroked.
    pub fn paint(&self, name: &str) -> Paint {
        let is_none = |value: &str| matches!(value, "none" | "transparent");
        if self.node.attribute(name).is_some_and(is_none) {
            return Paint::None;
        }
        match self.declared(name) {
            Some(value) if is_none(value) => Paint::None,
            Some(value) => Colour::parse(value).map_or(Paint::Theme, Paint::Own),
            None => Paint::Theme,
        }
    }

    /// The attributes of letters: weight, slope, size, decoration.
    pub fn letters(&self) -> String {
        let mut written = String::new();
        if matches!(
            self.value("font-weight"),
            Some("bold" | "bolder" | "600" | "700" | "800" | "900")
        ) {
            written.push_str(" font-weight=\"700\"");
        }
        if self.value("font-style") == Some("italic") {
            written.push_str(" font-style=\"italic\"");
        }
        if self.value("text-decoration") == Some("underline") {
            written.push_str(" text-decoration=\"underline\"");
        }
        // The size that everything is set in is said once, by the style sheet.
        let size = self.value("font-size").and_then(numbers::length);
        if let Some(size) = size.filter(|size| size != "14" && !size.ends_with("em")) {
            let size = if size == "10" { "11" } else { &size };
            written.push_str(&format!(" font-size=\"{size}\""));
        }
        written
    }

    /// The lengths of dashes and gaps, unless they only say that there are none.
    pub fn dashes(&self, classes: &str) -> Option<String> {
        const LONGEST: usize = 6;
        if let Some(dashes) = self.value("stroke-dasharray") {
            let dashes = dashes.replace("px", "");
            let lengths = dashes.split([',', ' ']).filter(|part| !part.is_empty());
            let lengths: Option<Vec<f64>> = lengths.map(|part| part.parse().ok()).collect();
            if let Some(lengths) = lengths
                && lengths.len() <= LONGEST
                && lengths.iter().any(|length| *length > 1.0)
                && lengths.iter().all(|length| (0.0..100.0).contains(length))
            {
                let texts: Option<Vec<String>> = lengths
                    .iter()
                    .map(|length| numbers::number_text(*length))
                    .collect();
                return texts.map(|texts| texts.join(" "));
            }
        }
        let has = |class: &str| classes.split(' ').any(|known| known == class);
        if has("edge-pattern-dotted") {
            Some("2 3".to_owned())
        } else if has("edge-pattern-dashed") || has("messageLine1") {
            Some("6 4".to_owned())
        } else {
            None
        }
    }
}

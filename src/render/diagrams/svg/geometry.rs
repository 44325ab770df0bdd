//! Where shapes are and what they are made of.

use roxmltree::Node;

use super::{numbers, outline};

/// The attributes that say where a shape is; `None` when nothing of it would be seen.
pub fn shape_geometry(node: Node<'_, '_>, name: &str) -> Option<String> {
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
            let line = node.attribute("d")?;
            let line = outline::shortened(line)
                .or_else(|| numbers::shortened(line, "MmLlHhVvCcSsQqTtAaZz"))?;
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

/// A `transform` as it is passed on.
pub fn transform(text: &str) -> Option<String> {
    let is_known = ["translate(", "rotate(", "scale(", "matrix("]
        .iter()
        .any(|name| text.starts_with(name));
    is_known.then(|| numbers::shortened(text, "translroecmix()"))?
}

/// `translate(a, b)` with nothing to the side, or nothing down.
pub fn moved(place: &str, to_middle: bool, to_top: bool) -> String {
    let inner = place.trim_start_matches("translate(").trim_end_matches(')');
    let (x, y) = inner.split_once(',').unwrap_or((inner, "0"));
    let x = if to_middle { "0" } else { x.trim() };
    let y = if to_top { "0" } else { y.trim() };
    format!("translate({x},{y})")
}

/// A square turned on its corner, which the library's style sheet does.
pub fn diamond(node: Node<'_, '_>) -> Option<String> {
    let number = |name: &str| node.attribute(name)?.parse::<f64>().ok();
    let half = number("width")? / 2.0;
    let x = numbers::number_text(number("x")? + half)?;
    let y = numbers::number_text(number("y")? + half)?;
    Some(format!(
        "translate({x},{y}) rotate(45) scale(.8) translate(-{x},-{y})"
    ))
}

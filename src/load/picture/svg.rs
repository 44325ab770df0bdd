//! The size of an SVG picture: its root element's `width` and `height`, else those of its `viewBox` (SVG 2, 8.2 and 8.6).

use super::{Picture, PictureSize};

/// A side longer than this is a mistake, or somebody's joke.
const LONGEST: f64 = 100_000.0;

/// Measures an SVG by the head of its file.
pub(super) fn measure(head: &[u8]) -> Picture {
    // The head may end inside a letter.
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
    };
    match root(text) {
        Some(attributes) => size(attributes).map_or(Picture::Unmeasured, Picture::Measured),
        // It may be written in another encoding, or with a name before the colon; what holds no such word at all is something else.
        None if head.windows(3).any(|word| word == b"svg") || head.contains(&0) => {
            Picture::Unmeasured
        }
        None => Picture::Broken,
    }
}

fn size(attributes: &str) -> Option<PictureSize> {
    let side = |name| attribute(attributes, name).and_then(length);
    let (width, height) = (side("width"), side("height"));
    let (across, down) = view_box(attributes).unzip();
    let ratio = across.zip(down).map(|(across, down)| across / down);
    let (width, height) = match (width, height, ratio) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(ratio)) => (width, width / ratio),
        (None, Some(height), Some(ratio)) => (height * ratio, height),
        _ => (across?, down?),
    };
    let whole = |side: f64| {
        (0.5..LONGEST)
            .contains(&side)
            .then_some(side.round() as u32)
    };
    PictureSize::of(whole(width)?, whole(height)?)
}

/// What stands between `<svg` and the end of that tag, behind declarations and comments.
fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}');
    loop {
        rest = rest.trim_start();
        rest = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->")?.1
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            instruction.split_once("?>")?.1
        } else if let Some(doctype) = rest.strip_prefix("<!DOCTYPE") {
            after_doctype(doctype)?
        } else {
            let attributes = rest.strip_prefix("<svg")?;
            let ends_name = |letter: char| letter.is_whitespace() || matches!(letter, '/' | '>');
            return attributes.starts_with(ends_name).then_some(attributes);
        };
    }
}

/// What follows a document type, which may hold declarations of its own in brackets.
fn after_doctype(text: &str) -> Option<&str> {
    let end = text.find(['>', '['])?;
    if text[end..].starts_with('>') {
        return Some(&text[end + 1..]);
    }
    let (_, rest) = text.split_once(']')?;
    Some(rest.split_once('>')?.1)
}

/// The value of an attribute; `text` begins behind the element's name.
fn attribute<'a>(mut text: &'a str, wanted: &str) -> Option<&'a str> {
    loop {
        text = text.trim_start();
        if text.starts_with(['>', '/']) {
            return None;
        }
        let (name, rest) = text.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest
            .chars()
            .next()
            .filter(|sign| matches!(sign, '"' | '\''))?;
        let (value, after) = rest[1..].split_once(quote)?;
        if name.trim_end() == wanted {
            return Some(value);
        }
        text = after;
    }
}

/// Width and height of the `viewBox`.
fn view_box(attributes: &str) -> Option<(f64, f64)> {
    let value = attribute(attributes, "viewBox")?;
    let mut numbers = value
        .split([' ', ',', '\t', '\n', '\r'])
        .filter(|number| !number.is_empty())
        .map(|number| number.parse::<f64>().ok());
    let (_, _) = (numbers.next()??, numbers.next()??);
    let (width, height) = (numbers.next()??, numbers.next()??);
    (width > 0.0 && height > 0.0).then_some((width, height))
}

/// A length in CSS pixels (CSS Values 4, 6.2); `None` for what depends on its surroundings.
fn length(value: &str) -> Option<f64> {
    let value = value.trim();
    let digits = value
        .find(|letter: char| letter.is_ascii_alphabetic() || letter == '%')
        .unwrap_or(value.len());
    let (number, unit) = value.split_at(digits);
    let pixels = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    let length = number.trim().parse::<f64>().ok()? * pixels;
    (length > 0.0).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::measure;
    use crate::load::{Picture, PictureSize};

    #[test]
    fn sizes_are_read_from_the_root() {
        for (text, width, height) in [
            ("<svg width=\"800\" height=\"600\"></svg>", 800, 600),
            (
                "\u{feff}<?xml version=\"1.0\"?>\n<!-- <svg width='1' height='1'> -->\n<svg\n\twidth='210mm' height = '297mm'>",
                794,
                1123,
            ),
            (
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\" [ <!ENTITY a \"b\"> ]>\n<svg viewBox='0 0 640.4 480'/>",
                640,
                480,
            ),
            ("<svg viewBox=\"0,0,24,24\" width=\"48\">", 48, 48),
            ("<svg height=\"1in\" viewBox=\"0 0 200 100\">", 192, 96),
            (
                "<svg width=\"100%\" height=\"100%\" viewBox=\"-5 -5 30 20\">",
                30,
                20,
            ),
            ("<svg data-width=\"7\" width=\"12.6\" height=\"3\">", 13, 3),
        ] {
            assert_eq!(
                measure(text.as_bytes()),
                Picture::Measured(PictureSize { width, height }),
                "{text}"
            );
        }
    }

    #[test]
    fn what_says_nothing_is_not_measured() {
        for text in [
            "<svg>",
            "<svg width='0' height='5'>",
            "<svg width='-3' height='5'>",
            "<svg width='1e9' height='5'>",
            "<svg width='NaN' height='5'>",
            "<svg viewBox='0 0 5'>",
            "<svg viewBox='0 0 0 0'>",
            "<svg width=5 height=5>",
            "<svg width='5",
            "<s:svg xmlns:s='http://www.w3.org/2000/svg' width='5' height='5'>",
        ] {
            assert_eq!(measure(text.as_bytes()), Picture::Unmeasured, "{text}");
        }
        assert_eq!(measure(b"\xFF\xFE<\0s\0v\0g\0"), Picture::Unmeasured);
        for text in ["", "GIF89a", "<html>"] {
            assert_eq!(measure(text.as_bytes()), Picture::Broken, "{text}");
        }
    }
}

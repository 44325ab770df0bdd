//! How wide a text will be, without the font: rather too wide than too narrow, since it depends on the reader's system.

use unicode_normalization::char::is_combining_mark;

/// The size of the text of charts, in the units of the drawing.
pub const TEXT: f64 = 13.0;
/// From one line of text to the next.
pub const LINE: f64 = 17.0;

/// The width of a line of text.
pub fn width(text: &str) -> f64 {
    text.chars().map(share).sum::<f64>() * TEXT
}

/// The width of a figure beside a bar, which is bold.
pub fn bold_width(text: &str) -> f64 {
    width(text) * 1.12
}

/// The width of a letter as a share of the text's size, as wide as in the widest of the usual fonts.
fn share(letter: char) -> f64 {
    match letter {
        _ if is_combining_mark(letter) || letter.is_control() => 0.0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | '·' => 0.31,
        ' ' | '\u{a0}' | '\u{202f}' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' => 0.40,
        'm' | 'M' | 'W' | 'w' | '%' | '@' | '—' => 0.92,
        'a'..='z' | 'ä' | 'ö' | 'ü' | 'ß' => 0.61,
        '0'..='9' | '€' | '$' | '£' => 0.64,
        'A'..='Z' | 'Ä' | 'Ö' | 'Ü' => 0.72,
        _ if u32::from(letter) >= 0x1100 => 1.05,
        _ => 0.66,
    }
}

/// The text cut short so that it fits, with `…` at its end.
pub fn shorten(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut left = room - width("…");
    for letter in text.chars() {
        left -= share(letter) * TEXT;
        if left < 0.0 {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

/// The text in lines that fit, broken between words. What does not fit into the last line is cut off.
pub fn wrap(text: &str, room: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match wrapped.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => wrapped.push(word.to_owned()),
        }
    }
    if wrapped.len() > lines {
        let rest = wrapped.split_off(lines - 1).join(" ");
        wrapped.push(rest);
    }
    wrapped.iter().map(|line| shorten(line, room)).collect()
}

/// Whether a text fits in so many lines without being cut.
pub fn fits(text: &str, room: f64, lines: usize) -> bool {
    let wrapped = wrap(text, room, lines);
    wrapped.iter().all(|line| !line.ends_with('…')) || text.ends_with('…')
}

/// A label by the middle that it wants and its height.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    pub middle: f64,
    pub height: f64,
}

/// Moves labels that would cover each other apart, within a range, and returns the middle of each. They keep their order; those that meet share
/// the way that they have to go.
pub fn spread(labels: &[Label], range: (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| labels[*a].middle.total_cmp(&labels[*b].middle));
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    for index in order {
        let mut block = vec![index];
        while let Some(above) = blocks.pop() {
            let (top, height) = placed(labels, &above, range);
            if top + height <= placed(labels, &block, range).0 {
                blocks.push(above);
                break;
            }
            block = [above, block].concat();
        }
        blocks.push(block);
    }
    let mut middles = vec![0.0; labels.len()];
    for block in blocks {
        let mut at = placed(labels, &block, range).0;
        for index in block {
            middles[index] = at + labels[index].height / 2.0;
            at += labels[index].height;
        }
    }
    middles
}

/// Where a block of labels begins so that on average they are where they want to be, and its height.
fn placed(labels: &[Label], block: &[usize], range: (f64, f64)) -> (f64, f64) {
    let (mut height, mut wanted) = (0.0, 0.0);
    for label in block.iter().map(|index| labels[*index]) {
        wanted += label.middle - label.height / 2.0 - height;
        height += label.height;
    }
    let top = wanted / block.len() as f64;
    (top.min(range.1 - height).max(range.0), height)
}

#[cfg(test)]
mod tests {
    use super::{Label, fits, shorten, spread, width, wrap};

    #[test]
    fn long_texts_are_wrapped_and_cut() {
        let room = width("Warenwirtschaft");
        assert_eq!(
            wrap("Warenwirtschaft und Kasse", room, 2),
            ["Warenwirtschaft", "und Kasse"]
        );
        assert_eq!(wrap("Suche", room, 2), ["Suche"]);
        assert_eq!(wrap("", room, 2), Vec::<String>::new());
        let cut = wrap("Warenwirtschaft und Kasse und alles andere", room, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…') && width(&cut[1]) <= room);
        assert!(fits("Warenwirtschaft und Kasse", room, 2));
        assert!(!fits("Warenwirtschaftsanbindung", room, 2));
        assert_eq!(shorten("漢字漢字漢字", width("漢字漢…")), "漢字漢…");
    }

    #[test]
    fn labels_keep_their_distance() {
        let table: [(&[f64], &[f64]); 6] = [
            (&[], &[]),
            (&[10.0, 50.0], &[10.0, 50.0]),
            (&[50.0, 48.0], &[57.0, 41.0]),
            (&[99.0, 98.0, 97.0], &[92.0, 76.0, 60.0]),
            (&[-5.0, 20.0], &[8.0, 24.0]),
            (&[40.0, 50.0, 60.0, 10.0], &[34.0, 50.0, 66.0, 10.0]),
        ];
        for (wanted, placed) in table {
            let label = |middle: &f64| Label {
                middle: *middle,
                height: 16.0,
            };
            let labels: Vec<Label> = wanted.iter().map(label).collect();
            assert_eq!(spread(&labels, (0.0, 100.0)), placed, "{wanted:?}");
        }
    }
}

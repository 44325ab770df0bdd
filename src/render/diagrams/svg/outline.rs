//! Shorter outlines. The library draws many shapes with a generator for sketches, whose every straight line is two curves over each
//! other; a box with round ends would take up 15 kB.

use super::numbers::number_text;

/// A point of the drawing.
type Point = (f64, f64);

/// How far from a straight line a curve may be to count as one.
const STRAIGHT: f64 = 0.05;

/// A `d` of absolute `M`, `L` and `C` with straight lines for what is straight, each drawn once; others stay as they are.
pub fn shortened(path: &str) -> Option<String> {
    let mut written = String::new();
    let (mut pen, mut at) = (None, (0.0, 0.0));
    let mut last = None;
    for (command, points) in commands(path)? {
        let end = *points.last()?;
        match command {
            'M' => at = end,
            _ => {
                let is_again = last == Some((at, end));
                last = Some((at, end));
                let is_straight = command == 'L' || is_straight(at, &points);
                if !is_again && at != end {
                    if pen != Some(at) {
                        written.push_str(&format!("M{}", text(&[at])?));
                    }
                    let letter = if is_straight { "L" } else { "C" };
                    let shown = if is_straight {
                        &points[points.len() - 1..]
                    } else {
                        &points
                    };
                    written.push_str(&format!("{letter}{}", text(shown)?));
                    pen = Some(end);
                }
                at = end;
            }
        }
    }
    Some(written)
}

/// The commands with their points; `None` when there are others than those that are understood.
fn commands(path: &str) -> Option<Vec<(char, Vec<Point>)>> {
    let mut commands = Vec::new();
    let mut rest = path.trim();
    while let Some(letter) = rest.chars().next() {
        let inner = &rest[1..];
        let end = inner
            .find(|letter: char| letter.is_ascii_alphabetic())
            .unwrap_or(inner.len());
        let numbers: Option<Vec<f64>> = inner[..end]
            .split([' ', ',', '\n'])
            .filter(|number| !number.is_empty())
            .map(|number| number.parse().ok())
            .collect();
        let numbers = numbers?;
        let expected = match letter {
            'M' | 'L' => 2,
            'C' => 6,
            _ => return None,
        };
        if numbers.len() != expected {
            return None;
        }
        let points = numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect();
        commands.push((letter, points));
        rest = inner[end..].trim_start();
    }
    Some(commands)
}

/// Whether all points of a curve lie on the line between its ends.
fn is_straight(start: Point, points: &[Point]) -> bool {
    let Some(&end) = points.last() else {
        return false;
    };
    let (dx, dy) = (end.0 - start.0, end.1 - start.1);
    let length = dx.hypot(dy);
    points.iter().all(|point| {
        let (x, y) = (point.0 - start.0, point.1 - start.1);
        if length < STRAIGHT {
            return x.hypot(y) < STRAIGHT;
        }
        let along = (x * dx + y * dy) / length;
        let aside = (x * dy - y * dx).abs() / length;
        aside < STRAIGHT && along > -STRAIGHT && along < length + STRAIGHT
    })
}

fn text(points: &[Point]) -> Option<String> {
    let points = points.iter().map(|&(x, y)| {
        let (x, y) = (number_text(x)?, number_text(y)?);
        Some(format!("{x},{y}"))
    });
    let points: Option<Vec<String>> = points.collect();
    Some(points?.join(" "))
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn straight_lines_are_drawn_once() {
        let table = [
            (
                "M0 0 C1 0, 2 0, 9 0 M0 0 C3 0, 4 0, 9 0 M9 0 C9 1, 9 2, 9 5 M9 0 C9 1, 9 2, 9 5",
                Some("M0,0L9,0L9,5"),
            ),
            ("M0 0 C0 5, 5 9, 9 9", Some("M0,0C0,5 5,9 9,9")),
            ("M0 0L3 0M5 5L9 9", Some("M0,0L3,0M5,5L9,9")),
            ("M0 0 C0 0, 0 0, 0 0 L2 2", Some("M0,0L2,2")),
            ("M0 0 L2 2 Z", None),
            ("m0 0 l2 2", None),
            ("M0 0 L2", None),
        ];
        for (path, expected) in table {
            assert_eq!(shortened(path).as_deref(), expected, "{path}");
        }
    }
}

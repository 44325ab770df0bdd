//! What may stand before and between the statements of a Mermaid text without being part of the drawing: settings.
//!
//! Settings choose themes, fonts and security levels. Those are the portal's, so settings are blanked out, each with a finding. Blanks
//! keep every other byte in its place, so that what the library finds is found in the author's text.

use std::ops::Range;

use super::problem::Problem;

/// The text without settings, and a warning for each.
pub fn without_settings(text: &str) -> (String, Vec<Problem>) {
    let mut spans = Vec::new();
    let mut from = 0;
    if let Some(block) = front_matter(text) {
        from = block.end;
        spans.push(block);
    }
    while let Some(start) = text[from..].find("%%{").map(|start| from + start) {
        let end = text[start..]
            .find("}%%")
            .map_or(text.len(), |end| start + end + "}%%".len());
        spans.push(start..end);
        from = end;
    }
    let mut blanked = text.to_owned();
    for span in &spans {
        let blank: String = text[span.clone()]
            .chars()
            .flat_map(|letter| {
                let blank = if letter == '\n' { '\n' } else { ' ' };
                std::iter::repeat_n(blank, letter.len_utf8())
            })
            .collect();
        blanked.replace_range(span.clone(), &blank);
    }
    let warnings = spans.into_iter().map(|span| warning(text, span));
    (blanked, warnings.collect())
}

fn warning(text: &str, span: Range<usize>) -> Problem {
    let is_front_matter = text[span.clone()].starts_with("---");
    let line = text[span.clone()].lines().next().unwrap_or_default().len();
    let (what, hint) = if is_front_matter {
        (
            "front matter of a diagram is passed over",
            "a caption is written behind the language: ```` ```mermaid From order to parcel ````",
        )
    } else {
        (
            "settings of a diagram are passed over",
            "the portal's theme says how diagrams look; colour single boxes with `classDef` and `class`",
        )
    };
    Problem::at("diagram-settings", span.start..span.start + line, what)
        .hint(hint)
        .into_warning()
}

/// The block between two lines of `---` at the very start.
fn front_matter(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let inner = text[start..].strip_prefix("---")?;
    let inner_start = start + "---".len();
    let end = inner.find("\n---")?;
    Some(start..inner_start + end + "\n---".len())
}

#[cfg(test)]
mod tests {
    use super::without_settings;

    #[test]
    fn settings_are_blanked_and_everything_else_stays_where_it_is() {
        let table = [
            ("pie\n", "pie\n", 0),
            (
                "%%{init: {'theme':'ä'}}%%\npie",
                "                          \npie",
                1,
            ),
            ("%% a comment\npie", "%% a comment\npie", 0),
            ("---\ntitle: A\n---\npie\n", "   \n        \n   \npie\n", 1),
            ("pie\n%%{wrap}%%\n%%{init", "pie\n          \n       ", 2),
        ];
        for (text, expected, warnings) in table {
            let (blanked, found) = without_settings(text);
            assert_eq!(blanked, expected, "{text}");
            assert_eq!(found.len(), warnings, "{text}");
            assert!(found.iter().all(|problem| problem.is_warning), "{text}");
        }
    }
}

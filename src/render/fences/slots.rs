//! Keeps what was drawn away from the sanitiser, which would take it apart.
//!
//! While a text is written, a mark stands for each drawing; the drawings are put in last. The marks are made of a character that
//! Unicode reserves for such use and that no text of an author keeps.

/// Begins and ends a mark (Unicode noncharacter).
const EDGE: char = '\u{FDD0}';

/// The drawings of one text.
#[derive(Debug, Default)]
pub struct Slots(Vec<String>);

impl Slots {
    /// Takes a drawing and gives the mark that stands for it.
    pub fn hold(&mut self, html: String) -> String {
        self.0.push(html);
        mark(self.0.len() - 1)
    }

    /// Puts the drawings in the place of their marks. `None` when a mark is not there exactly once: then somebody typed one.
    pub fn fill(&self, html: &str) -> Option<String> {
        if self.0.is_empty() {
            return Some(html.to_owned());
        }
        let mut filled = String::with_capacity(html.len());
        let mut rest = html;
        for (index, drawing) in self.0.iter().enumerate() {
            let mark = mark(index);
            let (before, after) = rest.split_once(&mark)?;
            filled.push_str(before);
            filled.push_str(drawing);
            rest = after;
        }
        filled.push_str(rest);
        let typed = filled.matches(EDGE).count();
        let drawn: usize = self
            .0
            .iter()
            .map(|drawing| drawing.matches(EDGE).count())
            .sum();
        (typed == drawn).then_some(filled)
    }
}

fn mark(index: usize) -> String {
    format!("{EDGE}{index}{EDGE}")
}

#[cfg(test)]
mod tests {
    use super::Slots;

    #[test]
    fn drawings_stand_where_their_marks_stood() {
        let mut slots = Slots::default();
        let one = slots.hold("<b>1</b>".to_owned());
        let two = slots.hold("<b>2</b>".to_owned());
        assert_eq!(
            slots.fill(&format!("<p>{one}</p>{two}.")).as_deref(),
            Some("<p><b>1</b></p><b>2</b>.")
        );
        for typed in [
            format!("{one}{one}{two}"),
            format!("<a title=\"{one}\">{one}{two}</a>"),
            format!("{two}{one}"),
            one,
        ] {
            assert_eq!(slots.fill(&typed), None, "{typed}");
        }
    }

    #[test]
    fn a_text_without_drawings_stays_as_it_is() {
        assert_eq!(
            Slots::default().fill("a \u{FDD0} b").as_deref(),
            Some("a \u{FDD0} b")
        );
    }
}

//! The formats of numbers in a file of OpenDocument (1.2, 16.27 and 16.29), and which cell is shown by which of them.
//!
//! A cell names a style, or its row or column does for it; a style names a format, or the style that it stands upon does; and a format may
//! leave what is above zero or below it to others.

use std::collections::BTreeMap;

use super::number_format::{PERCENT, SCALED, Shown, marked};

/// Styles stand upon others no deeper than that, and formats leave nothing to formats that leave it to others.
const MOST_STEPS: usize = 10;

/// The formats of a file.
#[derive(Debug, Default)]
pub(super) struct Formats {
    formats: BTreeMap<String, Format>,
    styles: BTreeMap<String, Style>,
}

/// How a number is written.
#[derive(Debug, Default)]
pub(super) struct Format {
    /// What stands beside the number.
    pub(super) texts: String,
    /// Whether it is divided before it is shown.
    pub(super) is_scaled: bool,
    /// Whether it is a percentage.
    pub(super) is_percent: bool,
    /// The formats that show it in some cases.
    pub(super) others: Vec<String>,
}

/// A style of cells.
#[derive(Debug)]
struct Style {
    format: Option<String>,
    parent: Option<String>,
}

impl Formats {
    pub(super) fn add_format(&mut self, name: String, format: Format) {
        self.formats.insert(name, format);
    }

    pub(super) fn add_style(
        &mut self,
        name: String,
        format: Option<String>,
        parent: Option<String>,
    ) {
        self.styles.insert(name, Style { format, parent });
    }

    /// How cells of a style show numbers.
    pub(super) fn of_style(&self, style: &str) -> Shown {
        let mut style = self.styles.get(style);
        for _ in 0..MOST_STEPS {
            let Some(found) = style else { break };
            if let Some(format) = &found.format {
                return self.shown(format);
            }
            let parent = found.parent.as_deref();
            style = parent.and_then(|parent| self.styles.get(parent));
        }
        Shown::Plain
    }

    fn shown(&self, name: &str) -> Shown {
        let Some(format) = self.formats.get(name) else {
            return Shown::Plain;
        };
        let others = format
            .others
            .iter()
            .filter_map(|other| self.formats.get(other));
        let all: Vec<&Format> = [format].into_iter().chain(others).collect();
        if all.iter().any(|format| format.is_percent) {
            return Shown::Otherwise(PERCENT);
        }
        if all.iter().any(|format| format.is_scaled) {
            return Shown::Otherwise(SCALED);
        }
        let mut marks = Vec::new();
        for format in all {
            if let Shown::Marked(mark) = marked(&format.texts)
                && !marks.contains(&mark)
            {
                marks.push(mark);
            }
        }
        marked(&marks.join(" or "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::number_format::{PERCENT, SCALED, Shown};
    use super::{Format, Formats};

    #[test]
    fn styles_show_numbers_as_their_formats_do() {
        let mut formats = Formats::default();
        let texts = |texts: &str| Format {
            texts: texts.to_owned(),
            ..Format::default()
        };
        let below = |other: &str| Format {
            others: vec![other.to_owned()],
            ..Format::default()
        };
        let scaled = Format {
            is_scaled: true,
            ..texts(" Tsd. €")
        };
        let percent = Format {
            is_percent: true,
            ..texts("%")
        };
        for (name, format) in [
            ("plain", texts("")),
            ("euro", texts(" €")),
            ("many", texts(" k")),
            ("scaled", scaled),
            ("percent", percent),
            ("minus", texts("- €")),
            ("parted", below("minus")),
            ("hidden", below("scaled")),
        ] {
            formats.add_format(name.to_owned(), format);
            formats.add_style(format!("of-{name}"), Some(name.to_owned()), None);
        }
        formats.add_style("upon".to_owned(), None, Some("of-euro".to_owned()));
        formats.add_style("ring".to_owned(), None, Some("ring".to_owned()));
        let marked = |mark: &str| Shown::Marked(mark.to_owned());
        for (style, shown) in [
            ("of-plain", Shown::Plain),
            ("of-euro", marked("€")),
            ("of-many", marked("k")),
            ("of-scaled", Shown::Otherwise(SCALED)),
            ("of-percent", Shown::Otherwise(PERCENT)),
            ("of-parted", marked("€")),
            ("of-hidden", Shown::Otherwise(SCALED)),
            ("upon", marked("€")),
            ("ring", Shown::Plain),
            ("none", Shown::Plain),
        ] {
            assert_eq!(formats.of_style(style), shown, "{style}");
        }
    }
}

//! How wide a text is: the advance widths of Helvetica, which Arial, Liberation Sans, Arimo and Nimbus Sans share.
//!
//! Boxes are drawn around texts that only the reader's browser will set. So the style sheet asks for these fonts by name (`diagrams.css`),
//! and what is measured here is a little wider than they are, for devices that have none of them.

use unicode_normalization::UnicodeNormalization;

/// What other sans-serif fonts may need more.
const RESERVE: f64 = 1.04;

/// What bold letters need more.
const BOLD: f64 = 1.1;

/// The advance widths of U+0020 to U+007E in thousandths of the font size (Adobe's font metrics for Helvetica).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The width of a line in the unit of the font size.
pub fn width(text: &str, font_size: f64, is_bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(advance).sum();
    let weight = if is_bold { BOLD } else { 1.0 };
    f64::from(thousandths) / 1000.0 * font_size * weight * RESERVE
}

fn advance(letter: char) -> u32 {
    let plain = |letter: char| {
        let index = u32::from(letter).checked_sub(0x20)?;
        WIDTHS.get(index as usize).map(|width| u32::from(*width))
    };
    match letter {
        // a soft hyphen, joiners, variation selectors, combining marks
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{300}'..='\u{36f}' => 0,
        '\u{a0}' => 278,
        'ß' => 611,
        '‘' | '’' | '‚' => 222,
        '“' | '”' | '„' => 333,
        '–' | '€' => 556,
        // more Latin, Greek, then other punctuation
        '\u{1e00}'..='\u{2013}' | '\u{2015}'..='\u{2025}' | '\u{2027}'..='\u{20ff}' => 720,
        '\u{1100}'.. => 1000,
        letter => plain(letter)
            .or_else(|| letter.nfd().next().and_then(plain))
            .unwrap_or(720),
    }
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn texts_are_as_wide_as_helvetica_sets_them_and_a_little_wider() {
        let table = [
            ("", 0.0),
            ("i", 2.22),
            ("Shop", 23.35),
            ("Prüfung", 35.02),
            ("e\u{301}", 5.56),
            ("漢", 10.0),
        ];
        for (text, expected) in table {
            let measured = width(text, 10.0, false);
            assert!(
                measured >= expected && measured <= expected * 1.1,
                "{text}: {measured}"
            );
        }
        assert!(width("Shop", 10.0, true) > width("Shop", 10.0, false));
    }
}

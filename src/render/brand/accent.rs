//! The accent colour as text and buttons need it: whatever a portal brings, everybody can read it.
//!
//! The grounds that accented text stands on are those of the theme, with the portal's own tint. A colour that differs enough from all of them is
//! taken as it is. In place of any other, the theme writes with the nearest good one of the same hue, and the author hears of it.

use super::oklab::{Oklab, contrast, gamma, luminance, luminance_of_mixture};
use crate::config::{Accent, Colour, Typed};
use crate::diag::{Finding, Findings};

/// WCAG 2.2, 1.4.3: for text that is not large.
const LEAST: f64 = 4.5;

/// Lightness and chroma of an accent on dark grounds that was made from the one for light grounds.
const DARK_LIGHTNESS: f64 = 0.8;
const DARK_CHROMA: f64 = 0.13;

/// A ground of the theme: so many hundredths of the accent in a colour, which may be such a mixture itself.
struct Ground {
    tint: f64,
    base: [u8; 3],
    /// Once more on top.
    mark: f64,
}

const fn ground(tint: f64, base: [u8; 3], mark: f64) -> Ground {
    Ground { tint, base, mark }
}

/// `--paper`, `--card`, `--sunken`, and what is marked with a tenth of the accent on a card; a test compares them with `base.css`. The writing
/// on a button is white, as a card is.
const LIGHT: [Ground; 4] = [
    ground(3.0, [0xfc, 0xfc, 0xfb], 0.0),
    ground(0.0, [0xff, 0xff, 0xff], 0.0),
    ground(5.0, [0xf3, 0xf4, 0xf4], 0.0),
    ground(0.0, [0xff, 0xff, 0xff], 10.0),
];

/// The same for dark, and `--on-accent`.
const DARK: [Ground; 5] = [
    ground(4.0, [0x12, 0x15, 0x16], 0.0),
    ground(5.0, [0x1a, 0x1e, 0x20], 0.0),
    ground(6.0, [0x22, 0x27, 0x29], 0.0),
    ground(5.0, [0x1a, 0x1e, 0x20], 10.0),
    ground(0.0, [0x0e, 0x12, 0x14], 0.0),
];

/// Where a colour is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    Light,
    Dark,
}

impl Scheme {
    fn grounds(self) -> &'static [Ground] {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The luminances of the grounds that a colour tints.
    fn luminances(self, tint: Colour) -> Vec<f64> {
        let grounds = self.grounds().iter();
        let tinted = grounds.map(|ground| luminance_of_mixture(ground.tinted(tint)));
        tinted.collect()
    }

    /// The least contrast of a colour to the grounds that another one tints.
    fn contrast(self, ink: Colour, tint: Colour) -> f64 {
        least_contrast(ink, &self.luminances(tint))
    }

    /// The colour itself if it can be read on the grounds that `tint` tints; else the nearest of its hue that can, away from the grounds.
    fn readable(self, wanted: Colour, tint: Colour) -> Colour {
        let grounds = self.luminances(tint);
        if least_contrast(wanted, &grounds) >= LEAST {
            return wanted;
        }
        let begin = Oklab::of(wanted);
        let shades = (1..=1000_u16).map(|step| {
            let way = f64::from(step) / 1000.0;
            let lightness = match self {
                Self::Light => (begin.lightness - way).max(0.0),
                Self::Dark => (begin.lightness + way).min(1.0),
            };
            begin.with_lightness(lightness).to_colour()
        });
        let mut readable = shades.skip_while(|shade| least_contrast(*shade, &grounds) < LEAST);
        readable.next().unwrap_or(self.farthest())
    }

    /// What can be read if anything can.
    fn farthest(self) -> Colour {
        let channel = match self {
            Self::Light => 0,
            Self::Dark => u8::MAX,
        };
        Colour {
            channels: [channel; 3],
        }
    }
}

fn least_contrast(ink: Colour, grounds: &[f64]) -> f64 {
    let ink = luminance(ink);
    let contrasts = grounds.iter().map(|ground| contrast(ink, *ground));
    contrasts.fold(f64::INFINITY, f64::min)
}

impl Ground {
    fn tinted(&self, accent: Colour) -> [f64; 3] {
        let base = gamma(Colour {
            channels: self.base,
        });
        mixed(self.mark, accent, mixed(self.tint, accent, base))
    }
}

/// `color-mix(in srgb, accent hundredths%, base)`
fn mixed(hundredths: f64, accent: Colour, base: [f64; 3]) -> [f64; 3] {
    let accent = gamma(accent);
    let share = hundredths / 100.0;
    let channel = |index: usize| accent[index] * share + base[index] * (1.0 - share);
    [channel(0), channel(1), channel(2)]
}

/// The colours that a style sheet is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) struct AccentColours {
    light: Colour,
    light_ink: Colour,
    dark: Colour,
    dark_ink: Colour,
}

impl AccentColours {
    pub(in crate::render) fn of(accent: &Accent) -> Option<Self> {
        let light = accent.light.as_ref()?.value;
        let dark = accent.dark.as_ref().map(|typed| typed.value);
        Some(Self::from_colours(light, dark))
    }

    fn from_colours(light: Colour, dark: Option<Colour>) -> Self {
        let lightened = || {
            let begin = Oklab::of(light).with_chroma_below(DARK_CHROMA);
            let lightness = begin.lightness.max(DARK_LIGHTNESS);
            begin.with_lightness(lightness).to_colour()
        };
        let tint = dark.unwrap_or(light);
        Self {
            light,
            light_ink: Scheme::Light.readable(light, light),
            dark: tint,
            dark_ink: Scheme::Dark.readable(dark.unwrap_or_else(lightened), tint),
        }
    }

    /// The end of a portal's style sheet. Browsers that cannot tell light from dark here have what is for light.
    pub(in crate::render) fn style(&self) -> String {
        let Self {
            light,
            light_ink,
            dark,
            dark_ink,
        } = self;
        format!(
            ":root{{--accent:{light};--accent-ink:{light_ink};--accent-fill:var(--accent-ink)}}\n\
             @supports (color:light-dark(red,red)){{:root{{--accent:light-dark({light},{dark});--accent-ink:light-dark({light_ink},{dark_ink})}}}}\n"
        )
    }
}

/// Notes colours that cannot be read. Nobody has to mind: the theme writes with others.
pub fn check_accent(accent: &Accent, findings: &mut Findings) {
    let typed = [(&accent.light, Scheme::Light), (&accent.dark, Scheme::Dark)];
    for (typed, scheme) in typed {
        let low = typed.as_ref().and_then(|typed| low_contrast(typed, scheme));
        if let Some(finding) = low {
            findings.push(finding);
        }
    }
}

fn low_contrast(typed: &Typed<Colour>, scheme: Scheme) -> Option<Finding> {
    let colour = typed.value;
    let found = scheme.contrast(colour, colour);
    if found >= LEAST {
        return None;
    }
    let better = scheme.readable(colour, colour);
    let message = format!(
        "`{colour}` has a contrast of {:.2}:1 on the theme's {} grounds, and text needs 4.5:1",
        (found * 100.0).floor() / 100.0,
        scheme.word()
    );
    let hint =
        format!("the nearest of its hue is `{better}`, which the theme takes for text and buttons");
    Some(typed.warning("low-contrast", message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::{AccentColours, DARK, Ground, LEAST, LIGHT, Scheme};
    use crate::config::Colour;
    use crate::render::theme_files::STYLE;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn the_nearest_good_colour_is_always_the_same() {
        for (wanted, light, dark) in [
            // Those that can be read stay.
            ("#1f6f5c", "#1f6f5c", "#84cfb9"),
            ("#1d4f91", "#1d4f91", "#93c0ff"),
            ("#000000", "#000000", "#bebebe"),
            ("#0b6478", "#0b6478", "#7fcbe1"),
            // Others become darker, and keep their hue.
            ("#ffcc00", "#886b00", "#f3cf66"),
            ("#ff0000", "#d70000", "#ffa193"),
            ("#00ff00", "#008000", "#a0e999"),
            ("#ff69b4", "#c32f80", "#fd9ac6"),
            ("#ffffff", "#707070", "#ffffff"),
            ("#888888", "#6c6c6c", "#bebebe"),
        ] {
            let wanted = colour(wanted);
            let made = AccentColours::from_colours(wanted, None);
            let found = (made.light_ink.to_string(), made.dark_ink.to_string());
            assert_eq!(found, (light.to_owned(), dark.to_owned()), "{wanted}");
        }
    }

    #[test]
    fn every_accent_can_be_read() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let accent = Colour {
                        channels: [red, green, blue],
                    };
                    for scheme in [Scheme::Light, Scheme::Dark] {
                        let ink = scheme.readable(accent, accent);
                        let contrast = scheme.contrast(ink, accent);
                        assert!(contrast >= LEAST, "{accent} {scheme:?}: {ink} {contrast}");
                    }
                }
            }
        }
    }

    /// If this fails, the grounds of the theme have changed: write the new ones here.
    #[test]
    fn the_grounds_are_those_of_the_theme() {
        let (_, base) = STYLE
            .iter()
            .find(|(name, _)| *name == "base.css")
            .expect("it is there");
        let written = |ground: &Ground| {
            let [red, green, blue] = ground.base;
            let [r, g, b] = ground.base.map(|channel| channel >> 4);
            let is_short = ground.base.map(|channel| channel & 15) == [r, g, b];
            let base = match is_short {
                true => format!("#{r:x}{g:x}{b:x}"),
                false => format!("#{red:02x}{green:02x}{blue:02x}"),
            };
            match ground.tint {
                0.0 => base,
                tint => format!("color-mix(in srgb, var(--accent) {tint}%, {base})"),
            }
        };
        for ground in LIGHT.iter().chain(&DARK) {
            let ground = written(ground);
            assert!(base.contains(&ground), "{ground}");
        }
        let marked = "color-mix(in srgb, var(--accent) 10%, var(--card))";
        assert!(base.contains(marked));
    }
}

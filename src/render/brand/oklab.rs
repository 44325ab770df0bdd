//! Colours by lightness, chroma and hue in Oklab (Björn Ottosson, 2020, as CSS Color 4 has it), and their contrast (WCAG 2.2).
//!
//! Every root is taken by Newton's method with a fixed number of steps, out of additions, multiplications and divisions alone, which IEEE 754
//! defines to the last bit. The functions of a system's mathematical library may differ there, and with them a published style sheet.

use std::sync::LazyLock;

use crate::config::Colour;

/// How much light each channel of eight bits stands for, and the light from which on each but the first is the nearest.
static LIGHTS: LazyLock<(Vec<f64>, Vec<f64>)> = LazyLock::new(|| {
    let light = |channel: u8, more: f64| linear((f64::from(channel) + more) / 255.0);
    let lights = (0..=u8::MAX).map(|channel| light(channel, 0.0));
    let borders = (0..u8::MAX).map(|channel| light(channel, 0.5));
    (lights.collect(), borders.collect())
});

/// Steps after which a root no longer changes, from the largest number that occurs to the smallest.
const STEPS: usize = 64;

/// A colour with a lightness from 0 to 1 and two axes that hold hue and chroma.
#[derive(Clone, Copy, Debug)]
pub(super) struct Oklab {
    pub(super) lightness: f64,
    a: f64,
    b: f64,
}

impl Oklab {
    pub(super) fn of(colour: Colour) -> Self {
        let [red, green, blue] = lights(colour);
        let long =
            cube_root(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue);
        let medium =
            cube_root(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue);
        let short =
            cube_root(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue);
        Self {
            lightness: 0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
            a: 1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
            b: 0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short,
        }
    }

    /// The same hue with another lightness.
    pub(super) fn with_lightness(self, lightness: f64) -> Self {
        Self { lightness, ..self }
    }

    /// The same hue with at most this much chroma.
    pub(super) fn with_chroma_below(self, most: f64) -> Self {
        let square = self.a * self.a + self.b * self.b;
        if square <= most * most {
            return self;
        }
        self.scaled(most / root(square))
    }

    /// The nearest colour that screens show: of the same lightness and hue, with as much of the chroma as there is.
    pub(super) fn to_colour(self) -> Colour {
        let (mut inside, mut outside) = (0.0, 1.0);
        if self.is_shown() {
            inside = 1.0;
        } else {
            for _ in 0..24 {
                let middle = (inside + outside) / 2.0;
                if self.scaled(middle).is_shown() {
                    inside = middle;
                } else {
                    outside = middle;
                }
            }
        }
        Colour {
            channels: self.scaled(inside).linear_channels().map(channel),
        }
    }

    fn scaled(self, factor: f64) -> Self {
        Self {
            lightness: self.lightness,
            a: self.a * factor,
            b: self.b * factor,
        }
    }

    fn is_shown(self) -> bool {
        let slack = 1e-6;
        let channels = self.linear_channels();
        channels
            .iter()
            .all(|light| (-slack..=1.0 + slack).contains(light))
    }

    fn linear_channels(self) -> [f64; 3] {
        let Self { lightness, a, b } = self;
        let cube = |root: f64| root * root * root;
        let long = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let medium = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let short = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
        ]
    }
}

/// Red, green and blue from 0 to 1 as they are written.
pub(super) fn gamma(colour: Colour) -> [f64; 3] {
    colour.channels.map(|channel| f64::from(channel) / 255.0)
}

/// Relative luminance of a colour (WCAG 2.2).
pub(super) fn luminance(colour: Colour) -> f64 {
    luminance_of_lights(lights(colour))
}

/// The same for a mixture that no eight bits hold, by its channels from 0 to 1.
pub(super) fn luminance_of_mixture(channels: [f64; 3]) -> f64 {
    luminance_of_lights(channels.map(linear))
}

fn luminance_of_lights([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast of two luminances (WCAG 2.2): from 1 to 21.
pub(super) fn contrast(a: f64, b: f64) -> f64 {
    let (light, dark) = if a > b { (a, b) } else { (b, a) };
    (light + 0.05) / (dark + 0.05)
}

fn lights(colour: Colour) -> [f64; 3] {
    let (lights, _) = &*LIGHTS;
    colour.channels.map(|channel| lights[usize::from(channel)])
}

/// How much light a channel of sRGB stands for (IEC 61966-2-1).
fn linear(channel: f64) -> f64 {
    if channel <= 0.04045 {
        return channel / 12.92;
    }
    let base = (channel + 0.055) / 1.055;
    let fifth = fifth_root(base);
    // to the power of 2.4
    base * base * fifth * fifth
}

/// The channel that comes nearest to some light.
fn channel(light: f64) -> u8 {
    let (_, borders) = &*LIGHTS;
    let nearest = borders.partition_point(|border| *border < light);
    u8::try_from(nearest).unwrap_or(u8::MAX)
}

fn root(number: f64) -> f64 {
    newton(number, |near| (near + number / near) / 2.0)
}

fn cube_root(number: f64) -> f64 {
    newton(number, |near| (2.0 * near + number / (near * near)) / 3.0)
}

fn fifth_root(number: f64) -> f64 {
    newton(number, |near| {
        let square = near * near;
        (4.0 * near + number / (square * square)) / 5.0
    })
}

fn newton(number: f64, next: impl Fn(f64) -> f64) -> f64 {
    if number <= 0.0 {
        return 0.0;
    }
    (0..STEPS).fold(1.0, |near, _| next(near))
}

#[cfg(test)]
mod tests {
    use super::{Oklab, contrast, luminance};
    use crate::config::Colour;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn contrasts_are_those_that_others_reckon() {
        for (a, b, hundredths) in [
            ("#000000", "#ffffff", 2100),
            ("#777777", "#ffffff", 447),
            ("#767676", "#ffffff", 454),
            ("#ffff00", "#ffffff", 107),
            ("#0000ff", "#ffffff", 859),
            ("#1f6f5c", "#ffffff", 602),
            ("#ff0000", "#000000", 525),
        ] {
            let [a, b] = [a, b].map(|text| luminance(colour(text)));
            assert_eq!((contrast(a, b) * 100.0).floor() as i32, hundredths);
        }
    }

    #[test]
    fn lightness_and_chroma_are_those_of_css() {
        // What browsers print for `oklch(from #rrggbb l c h)`, in thousandths.
        for (text, lightness, chroma) in [
            ("#ffffff", 1000, 0),
            ("#000000", 0, 0),
            ("#ff0000", 627, 257),
            ("#00ff00", 866, 294),
            ("#0000ff", 452, 313),
            ("#1f6f5c", 489, 82),
        ] {
            let lab = Oklab::of(colour(text));
            let own = (lab.a * lab.a + lab.b * lab.b).sqrt();
            assert!(
                (lab.lightness * 1000.0 - f64::from(lightness)).abs() < 1.0,
                "{text}"
            );
            assert!(
                (own * 1000.0 - f64::from(chroma)).abs() < 1.0,
                "{text} {own}"
            );
        }
    }

    #[test]
    fn every_colour_comes_back() {
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(17) {
                for blue in (0..=255).step_by(51) {
                    let colour = Colour {
                        channels: [red, green, blue],
                    };
                    assert_eq!(Oklab::of(colour).to_colour(), colour);
                }
            }
        }
    }

    #[test]
    fn what_no_screen_shows_loses_chroma_alone() {
        let green = Oklab::of(colour("#00ff00"));
        for (lightness, shown) in [(0.0, "#000000"), (0.3, "#003900"), (1.0, "#ffffff")] {
            assert_eq!(green.with_lightness(lightness).to_colour(), colour(shown));
        }
        let pale = green.with_chroma_below(0.1);
        let own = (pale.a * pale.a + pale.b * pale.b).sqrt();
        assert!((own - 0.1).abs() < 1e-9 && pale.b / pale.a == green.b / green.a);
    }
}

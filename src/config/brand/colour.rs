//! A colour as people type it.

use std::fmt;

/// A colour of sRGB without transparency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red, green and blue.
    pub channels: [u8; 3],
}

/// Written as `#1f6f5c`.
impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.channels;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// The colour of `#rrggbb`.
    ///
    /// # Errors
    /// Anything else: a hint at what to write instead.
    pub fn parse(text: &str) -> Result<Self, String> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let lower = digits.to_ascii_lowercase();
        let meant = match lower.len() {
            _ if !is_hex => None,
            6 => Some(lower),
            3 => Some(lower.chars().flat_map(|digit| [digit, digit]).collect()),
            // The last two are how transparent it is.
            8 => Some(lower[..6].to_owned()),
            _ => None,
        };
        let Some(meant) = meant else {
            return Err("expected a colour such as \"#1f6f5c\"".to_owned());
        };
        if text.len() != "#rrggbb".len() {
            return Err(format!("write `#{meant}`"));
        }
        let channel = |index: usize| u8::from_str_radix(&meant[index * 2..index * 2 + 2], 16);
        match [channel(0), channel(1), channel(2)] {
            [Ok(red), Ok(green), Ok(blue)] => Ok(Self {
                channels: [red, green, blue],
            }),
            _ => Err("expected a colour such as \"#1f6f5c\"".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn six_digits_are_a_colour() {
        for (text, written) in [("#1f6f5c", "#1f6f5c"), ("#ABCDEF", "#abcdef")] {
            let colour = Colour::parse(text).expect("a colour");
            assert_eq!(colour.to_string(), written);
        }
    }

    #[test]
    fn what_is_nearly_a_colour_is_told_how_to_be_one() {
        let expected = "expected a colour such as \"#1f6f5c\"";
        for (text, hint) in [
            ("1f6f5c", "write `#1f6f5c`"),
            ("#1F6", "write `#11ff66`"),
            ("abc", "write `#aabbcc`"),
            ("#1f6f5c80", "write `#1f6f5c`"),
            ("green", expected),
            ("rgb(31 111 92)", expected),
            ("##1f6f5", expected),
            ("#1f6f5", expected),
            ("#1f6fé", expected),
            ("#", expected),
            ("", expected),
        ] {
            assert_eq!(Colour::parse(text), Err(hint.to_owned()), "{text}");
        }
    }
}

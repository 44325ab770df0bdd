//! Colours that an author chose: checked, and written as `#rrggbb` so that nothing else can be said with them.

/// A colour, as sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(u8, u8, u8);

/// The sixteen names of HTML 4 and those that diagrams use beside them.
const NAMES: [(&str, u32); 40] = [
    ("aqua", 0x00ffff),
    ("beige", 0xf5f5dc),
    ("black", 0x000000),
    ("blue", 0x0000ff),
    ("brown", 0xa52a2a),
    ("coral", 0xff7f50),
    ("crimson", 0xdc143c),
    ("cyan", 0x00ffff),
    ("darkblue", 0x00008b),
    ("darkgreen", 0x006400),
    ("darkred", 0x8b0000),
    ("fuchsia", 0xff00ff),
    ("gold", 0xffd700),
    ("gray", 0x808080),
    ("green", 0x008000),
    ("grey", 0x808080),
    ("indigo", 0x4b0082),
    ("khaki", 0xf0e68c),
    ("lavender", 0xe6e6fa),
    ("lightblue", 0xadd8e6),
    ("lightgray", 0xd3d3d3),
    ("lightgreen", 0x90ee90),
    ("lightgrey", 0xd3d3d3),
    ("lightyellow", 0xffffe0),
    ("lime", 0x00ff00),
    ("magenta", 0xff00ff),
    ("maroon", 0x800000),
    ("navy", 0x000080),
    ("olive", 0x808000),
    ("orange", 0xffa500),
    ("pink", 0xffc0cb),
    ("purple", 0x800080),
    ("red", 0xff0000),
    ("salmon", 0xfa8072),
    ("silver", 0xc0c0c0),
    ("teal", 0x008080),
    ("tomato", 0xff6347),
    ("violet", 0xee82ee),
    ("white", 0xffffff),
    ("yellow", 0xffff00),
];

impl Colour {
    /// A colour as CSS writes it: `#rgb`, `#rrggbb`, `rgb(…)`, `rgba(…)` or a name.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(digits) = text.strip_prefix('#') {
            return Self::from_digits(digits);
        }
        let function = text
            .strip_prefix("rgba(")
            .or_else(|| text.strip_prefix("rgb("));
        if let Some(inner) = function.and_then(|rest| rest.strip_suffix(')')) {
            let parts = inner.split([',', ' ', '/']).filter(|part| !part.is_empty());
            let mut channels = parts.map(|part| part.parse::<f64>().ok());
            let mut next = || Some(channels.next()??.clamp(0.0, 255.0).round() as u8);
            return Some(Self(next()?, next()?, next()?));
        }
        let found = NAMES.iter().find(|(name, _)| *name == text);
        found.map(|&(_, number)| Self::from_number(number))
    }

    /// Whether dark letters are easier to read on it than light ones: by relative luminance (WCAG 2).
    pub fn is_light(self) -> bool {
        self.contrast(Self(0, 0, 0)) >= self.contrast(Self(255, 255, 255))
    }

    /// The colour for letters on it: the one that was chosen if it can be read, else black or white.
    pub fn ink(self, chosen: Option<Self>) -> Self {
        const READABLE: f64 = 4.5;
        match chosen {
            Some(chosen) if self.contrast(chosen) >= READABLE => chosen,
            _ if self.is_light() => Self(0x11, 0x11, 0x11),
            _ => Self(255, 255, 255),
        }
    }

    /// The number that a colour of the pattern `#0000nn` stands for.
    pub fn index(self) -> Option<u8> {
        match self {
            Self(0, 0, index @ 1..=12) => Some(index),
            _ => None,
        }
    }

    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    fn from_digits(digits: &str) -> Option<Self> {
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            3 => {
                let wide = |shift: u32| ((number >> shift & 0xf) * 17) as u8;
                Some(Self(wide(8), wide(4), wide(0)))
            }
            6 => Some(Self::from_number(number)),
            8 => Some(Self::from_number(number >> 8)),
            _ => None,
        }
    }

    fn from_number(number: u32) -> Self {
        let [_, red, green, blue] = number.to_be_bytes();
        Self(red, green, blue)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn colours_are_read_and_anything_else_is_not() {
        let table = [
            ("#fde68a", Some("#fde68a")),
            (" #C00 ", Some("#cc0000")),
            ("#cc000080", Some("#cc0000")),
            ("rgb(204, 0, 300)", Some("#cc00ff")),
            ("rgba(1 2 3 / .5)", Some("#010203")),
            ("Navy", Some("#000080")),
            ("url(https://example.com)", None),
            ("var(--ink)", None),
            ("#12", None),
            ("#-11", None),
            ("rgb(1,2)", None),
            ("none", None),
        ];
        for (text, expected) in table {
            let read = Colour::parse(text).map(|colour| colour.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn letters_can_be_read_on_every_fill() {
        let table = [
            ("#fde68a", None, "#111111"),
            ("#333", None, "#ffffff"),
            ("#333", Some("#111"), "#ffffff"),
            ("#333", Some("gold"), "#ffd700"),
            ("#00f", None, "#ffffff"),
        ];
        for (fill, chosen, expected) in table {
            let fill = Colour::parse(fill).expect("a colour");
            let ink = fill.ink(chosen.and_then(Colour::parse));
            assert_eq!(ink.to_string(), expected, "{fill}");
        }
    }
}

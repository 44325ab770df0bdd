//! What the first line of a fenced block says: a language, settings, a caption.

/// The first line of a fenced block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info<'a> {
    /// The first word, up to the first comma: `rust` of `rust,ignore`. Empty when nothing is said.
    pub language: &'a str,
    /// The settings, in their order.
    pub settings: Vec<Setting<'a>>,
    /// What is left: words for people.
    pub caption: Option<&'a str>,
}

/// `key=value`, or `key="some words"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting<'a> {
    /// The key.
    pub key: &'a str,
    /// The value, without quotation marks.
    pub value: &'a str,
}

impl<'a> Info<'a> {
    /// Takes the line apart. The caption begins with the first word that is no setting.
    pub fn parse(line: &'a str) -> Self {
        let line = line.trim();
        let (first, mut rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let mut settings = Vec::new();
        loop {
            rest = rest.trim_start();
            let Some((setting, after)) = setting(rest) else {
                break;
            };
            settings.push(setting);
            rest = after;
        }
        Self {
            language: first.split(',').next().unwrap_or(first),
            settings,
            caption: Some(rest.trim()).filter(|caption| !caption.is_empty()),
        }
    }

    /// The value of a setting.
    pub fn setting(&self, key: &str) -> Option<&'a str> {
        let found = self.settings.iter().find(|setting| setting.key == key);
        found.map(|setting| setting.value)
    }
}

/// A setting at the very start, and what follows it.
fn setting(text: &str) -> Option<(Setting<'_>, &str)> {
    let (key, rest) = text.split_once('=')?;
    let is_key = !key.is_empty()
        && key
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if !is_key {
        return None;
    }
    let (value, rest) = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?,
        None => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            rest.split_at(end)
        }
    };
    Some((Setting { key, value }, rest))
}

#[cfg(test)]
mod tests {
    use super::{Info, Setting};

    #[test]
    fn a_line_is_taken_apart() {
        let is = |language, settings: &[(&'static str, &'static str)], caption| Info {
            language,
            settings: settings
                .iter()
                .map(|&(key, value)| Setting { key, value })
                .collect(),
            caption,
        };
        let table = [
            ("", is("", &[], None)),
            ("rust", is("rust", &[], None)),
            ("rust,ignore", is("rust", &[], None)),
            (
                " mermaid  From order to parcel ",
                is("mermaid", &[], Some("From order to parcel")),
            ),
            (
                "chart type=bar unit=\"€ a year\" What it costs",
                is(
                    "chart",
                    &[("type", "bar"), ("unit", "€ a year")],
                    Some("What it costs"),
                ),
            ),
            (
                "chart file=costs.csv",
                is("chart", &[("file", "costs.csv")], None),
            ),
            (
                "chart Costs type=bar",
                is("chart", &[], Some("Costs type=bar")),
            ),
            ("rust E=mc²", is("rust", &[], Some("E=mc²"))),
            ("chart unit=\"open", is("chart", &[], Some("unit=\"open"))),
        ];
        for (line, expected) in table {
            assert_eq!(Info::parse(line), expected, "{line}");
        }
        assert_eq!(Info::parse("chart type=bar").setting("type"), Some("bar"));
        assert_eq!(Info::parse("chart type=bar").setting("unit"), None);
    }
}

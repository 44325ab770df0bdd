//! The settings in the first line of a chart.

use std::ops::Range;

use rust_decimal::Decimal;

use super::chart::Kind;
use super::fence::plain;
use crate::diag::{Finding, did_you_mean};
use crate::render::fences::{Fence, Setting};
use crate::render::links::Links;

/// Every key.
const KEYS: [&str; 7] = [
    "type",
    "unit",
    "file",
    "min",
    "max",
    "horizontal",
    "decimal",
];

/// Something typed, with its bytes in the page's file.
#[derive(Clone, Debug)]
pub struct Typed<'a> {
    /// What.
    pub value: &'a str,
    /// Where.
    pub range: Range<usize>,
}

/// The settings as they are meant, but for the unit, which may be anything.
#[derive(Debug, Default)]
pub struct Settings<'a> {
    pub kind: Option<Kind>,
    pub file: Option<Typed<'a>>,
    pub least: Option<Decimal>,
    pub most: Option<Decimal>,
    pub horizontal: Option<bool>,
    pub decimal: Option<char>,
    /// Whether something in them is wrong.
    pub is_broken: bool,
    /// The whole line.
    pub line: Range<usize>,
    ranges: Vec<(&'a str, Range<usize>)>,
}

impl<'a> Settings<'a> {
    /// Reads them; what is wrong becomes findings.
    pub fn read(fence: &Fence<'a>, links: &mut Links<'_, '_>) -> Self {
        let source = &fence.body.source;
        let block = &source.text()[fence.range.clone()];
        let line = block.lines().next().unwrap_or_default();
        let mut settings = Self {
            line: fence.range.start..fence.range.start + line.len(),
            ..Self::default()
        };
        let mut problems = Vec::new();
        let mut from = 0;
        for setting in &fence.info.settings {
            let (key, value) = (setting.key, setting.value);
            // Written with escapes, it is not found, and the whole line stands for it.
            let (key_range, range) = match place_of(setting, line, from) {
                Some((at, length)) => {
                    from = at + length;
                    let at = fence.range.start + at;
                    (at..at + key.len(), at + key.len() + 1..at + length)
                }
                None => (settings.line.clone(), settings.line.clone()),
            };
            if !KEYS.contains(&key) {
                let message = format!("a chart has no setting `{key}`");
                problems.push((key_range, message, did_you_mean(key, KEYS)));
            } else if settings.ranges.iter().any(|(known, _)| *known == key) {
                let hint = "take one of the two away".to_owned();
                problems.push((key_range, format!("`{key}` is said twice"), hint));
            } else if let Err(hint) = settings.take(key, value, range.clone()) {
                let message = format!("`{key}` cannot be `{value}`");
                problems.push((range.clone(), message, hint));
            }
            settings.ranges.push((key, range));
        }
        if let Some(word) = fence.info.caption.and_then(late_setting) {
            let found = line.get(from..).and_then(|rest| rest.find(word));
            let at = found.map(|at| fence.range.start + from + at);
            let range = at.map_or(settings.line.clone(), |at| at..at + word.len());
            let hint =
                "write settings in small letters, right behind `chart` and before the caption"
                    .to_owned();
            problems.push((
                range,
                format!("`{word}` is read as part of the caption"),
                hint,
            ));
        }
        settings.is_broken = !problems.is_empty();
        for (range, message, hint) in problems {
            let finding = Finding::error("invalid-setting", source, range, message);
            links.findings.push(finding.hint(hint));
        }
        settings
    }

    /// Where the value of a setting stands.
    pub fn range_of(&self, key: &str) -> Range<usize> {
        let found = self.ranges.iter().find(|(known, _)| *known == key);
        found.map_or(self.line.clone(), |(_, range)| range.clone())
    }

    fn take(&mut self, key: &str, value: &'a str, range: Range<usize>) -> Result<(), String> {
        match key {
            "type" => {
                let words = Kind::ALL.map(|(word, _)| word);
                self.kind = Some(Kind::parse(value).ok_or_else(|| did_you_mean(value, words))?);
            }
            "unit" => {}
            "file" => self.file = Some(Typed { value, range }),
            "min" | "max" => {
                let number = plain(value).ok_or("write a number, as in `100` or `12.5`")?;
                match key {
                    "min" => self.least = Some(number),
                    _ => self.most = Some(number),
                }
            }
            "horizontal" => {
                self.horizontal = Some(match value {
                    "yes" => true,
                    "no" => false,
                    _ => return Err("write `yes` or `no`".to_owned()),
                });
            }
            _ => {
                self.decimal = Some(match value {
                    "comma" => ',',
                    "point" => '.',
                    _ => return Err("write `comma` or `point`".to_owned()),
                });
            }
        }
        Ok(())
    }
}

/// Where a setting begins in a line, behind what has been read, and its length.
fn place_of(
    Setting { key, value }: &Setting<'_>,
    line: &str,
    from: usize,
) -> Option<(usize, usize)> {
    let rest = line.get(from..)?;
    let written = [format!("{key}={value}"), format!("{key}=\"{value}\"")];
    let found = written
        .into_iter()
        .filter_map(|typed| Some((rest.find(&typed)? + from, typed.len())));
    found.min()
}

/// A setting that stands in the caption, where nobody looks for it.
fn late_setting(caption: &str) -> Option<&str> {
    let mut words = caption.split_whitespace();
    words.find(|word| {
        let key = word.split_once('=').map(|(key, _)| key.to_lowercase());
        key.is_some_and(|key| KEYS.contains(&key.as_str()))
    })
}

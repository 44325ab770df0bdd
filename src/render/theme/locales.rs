//! What is wrong with the texts of a site's theme: each message may take the place of the one below it, if it says it with what it is given.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;

use super::checks::quoted;
use super::layers::Layers;
use crate::config::INTERFACE_LANGUAGES;
use crate::diag::{Finding, Findings, SourceText, listed, nearest};
use crate::load::ThemeFiles;

/// A message of a Fluent file.
struct Message<'t> {
    key: &'t str,
    /// Of the key.
    span: Range<usize>,
    /// The variables that it names, with their places.
    variables: Vec<(&'t str, Range<usize>)>,
}

/// Looks at the locale files of a theme. What cannot be used is taken away.
pub(super) fn check(theme: &mut ThemeFiles, below: &Layers, findings: &mut Findings) {
    let texts = theme.templates.values();
    let named: BTreeSet<&str> = texts.flat_map(|source| quoted(source.text())).collect();
    let mut sound = BTreeMap::new();
    for (language, source) in &theme.locales {
        if !INTERFACE_LANGUAGES.contains(&language.as_str()) {
            let message = format!("the interface does not speak `{language}`");
            let hint = format!(
                "it speaks {}; docs/languages.md says how it learns another",
                listed(INTERFACE_LANGUAGES.iter().copied())
            );
            let finding = Finding::file_error("unknown-language", source.path(), message);
            findings.push(finding.hint(hint));
            continue;
        }
        if !is_well_formed(source, findings) {
            continue;
        }
        let lower = below.locales.get(language).map_or(&[][..], Vec::as_slice);
        if check_messages(source, lower, &named, findings) {
            sound.insert(language.clone(), Arc::clone(source));
        }
    }
    theme.locales = sound;
}

fn is_well_formed(source: &Arc<SourceText>, findings: &mut Findings) -> bool {
    let Err((_, errors)) = FluentResource::try_new(source.text().to_owned()) else {
        return true;
    };
    for error in errors {
        let length = source.text().len();
        let start = error.pos.start.min(length);
        let line = source.text()[start..].lines().next().map_or(0, str::len);
        let message = "this cannot be read as Fluent";
        findings.push(
            Finding::error("broken-syntax", source, start..start + line, message)
                .hint("a message is `key = text`; further lines are indented; variables stand in `{ $name }`"),
        );
    }
    false
}

/// Whether the messages can be used.
fn check_messages(
    source: &Arc<SourceText>,
    below: &[Arc<SourceText>],
    named: &BTreeSet<&str>,
    findings: &mut Findings,
) -> bool {
    let mut given: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for message in below.iter().flat_map(|source| messages(source.text())) {
        let variables = message.variables.iter().map(|(name, _)| *name);
        given.entry(message.key).or_default().extend(variables);
    }
    let mut is_sound = true;
    let mut seen = BTreeSet::new();
    for message in messages(source.text()) {
        let key = message.key;
        if !seen.insert(key) {
            is_sound = false;
            let text = format!("`{key}` stands twice in this file");
            let finding = Finding::error("repeated-id", source, message.span.clone(), text);
            findings.push(finding.hint("take one of them away"));
        }
        let Some(known) = given.get(key) else {
            if !named.contains(key) {
                let text = format!("nothing asks for the text `{key}`");
                let hint = match nearest(key, given.keys().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        "themes/default/locales has all that is asked for; a text of your own is named in a template: `{{ t(key=\"…\") }}`"
                            .to_owned()
                    }
                };
                let finding = Finding::warning("unused-text", source, message.span, text);
                findings.push(finding.hint(hint));
            }
            continue;
        };
        for (variable, span) in message.variables {
            if known.contains(variable) {
                continue;
            }
            is_sound = false;
            let text = format!("`{key}` is not given `${variable}`");
            let hint = match known.len() {
                0 => "it is given nothing".to_owned(),
                _ => format!(
                    "it is given {}",
                    known
                        .iter()
                        .map(|name| format!("`${name}`"))
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
            };
            findings.push(Finding::error("unknown-variable", source, span, text).hint(hint));
        }
    }
    is_sound
}

/// The messages of a well-formed file: they begin at the left margin, and everything indented belongs to them.
fn messages(text: &str) -> Vec<Message<'_>> {
    let mut found: Vec<Message<'_>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && let Some((key, _)) = line.split_once('=')
        {
            let key = key.trim_end();
            found.push(Message {
                key,
                span: at..at + key.len(),
                variables: Vec::new(),
            });
        }
        if let Some(message) = found.last_mut()
            && !line.starts_with('#')
        {
            for (dollar, _) in line.match_indices('$') {
                let name = &line[dollar + 1..];
                let ends = |letter: char| !letter.is_ascii_alphanumeric() && !"-_".contains(letter);
                let name = &name[..name.find(ends).unwrap_or(name.len())];
                if !name.is_empty() {
                    let start = at + dollar;
                    message
                        .variables
                        .push((name, start..start + 1 + name.len()));
                }
            }
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::messages;

    #[test]
    fn messages_are_found_with_their_variables() {
        let text = "# $no\nlock = Lock\nmore = { $count ->\n    [one] { $count } of { $all-of }\n   *[other] many\n}\n\n## More\nb = x\n    .AT = { $y }\n";
        let found: Vec<_> = messages(text)
            .into_iter()
            .map(|message| {
                assert_eq!(&text[message.span], message.key);
                let names = message.variables.iter().map(|(name, span)| {
                    assert_eq!(&text[span.clone()], format!("${name}"));
                    *name
                });
                (message.key, names.collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(
            found,
            [
                ("lock", vec![]),
                ("more", vec!["count", "count", "all-of"]),
                ("b", vec!["y"]),
            ]
        );
    }
}

//! Sentences of the interface in which the people they name are links.

use std::collections::BTreeMap;

use super::context::{Part, Someone};
use super::facts::Facts;

/// What stands in the place of a variable.
pub enum Word {
    /// Some text.
    Text(String),
    /// People, in a row.
    People(Vec<Someone>),
}

/// Around the number of somebody who is named: characters of no text (Unicode, 23.7).
const MARKS: [char; 2] = ['\u{fdd1}', '\u{fdd2}'];

impl Facts<'_, '_> {
    /// A text of the interface with its variables filled in. A variable of people has a companion, `$count`, that says how many there are.
    pub fn sentence(&self, key: &str, words: Vec<(&str, Word)>) -> Vec<Part> {
        let mut named: Vec<Someone> = Vec::new();
        let mut values = BTreeMap::new();
        for (variable, word) in words {
            let value = match word {
                Word::Text(text) => text,
                Word::People(people) => {
                    values.insert("count".to_owned(), people.len().to_string());
                    let marked = people.into_iter().map(|someone| {
                        named.push(someone);
                        format!("{}{}{}", MARKS[0], named.len() - 1, MARKS[1])
                    });
                    self.notation.list(&marked.collect::<Vec<_>>())
                }
            };
            values.insert(variable.to_owned(), value);
        }
        let text = self
            .locale
            .format(key, &values)
            .unwrap_or_else(|| key.to_owned());
        // Every second piece stands between marks.
        let pieces = text.split(MARKS).enumerate();
        let parts = pieces.map(|(index, piece)| {
            let number = piece.parse().ok().filter(|_: &usize| index % 2 == 1);
            match number.and_then(|number| named.get(number)) {
                Some(Someone { name, url }) => Part {
                    text: name.clone(),
                    url: url.clone(),
                },
                None => Part::text(piece),
            }
        });
        parts.filter(|part| !part.text.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Word;
    use crate::model::tests::sound_portal;
    use crate::model::{AudienceSet, View};
    use crate::render::context::{Part, Someone};
    use crate::render::facts::Facts;
    use crate::render::tests::urls;
    use crate::render::theme::Theme;

    #[test]
    fn people_are_linked_where_they_are_named() {
        let portal = sound_portal(&[("portal.toml", "name = \"Acme\"\nlanguages = [\"en\"]\n")]);
        let theme = Theme::built_in().expect("the built-in theme is whole");
        let view = View::of(&portal, AudienceSet::everyone());
        let urls = urls(&portal);
        let language = view.settings().language();
        let facts = Facts {
            view: &view,
            urls: &urls,
            locale: theme.locale(language),
            notation: theme.locale(language).notation(),
        };
        let someone = |name: &str, url: Option<&str>| Someone {
            name: name.to_owned(),
            url: url.map(str::to_owned),
        };
        // A name that is a number is a name.
        let people = vec![someone("Ben Holm", Some("b.html")), someone("0", None)];
        let words = vec![
            ("days", Word::Text("1".to_owned())),
            ("people", Word::People(people)),
        ];
        let parts = facts.sentence("people-away-soon-stand-in", words);
        let linked = Part {
            text: "Ben Holm".to_owned(),
            url: Some("b.html".to_owned()),
        };
        let expected = [
            Part::text("Away 1. "),
            linked,
            Part::text(" and "),
            Part::text("0"),
            Part::text(" stand in."),
        ];
        assert_eq!(parts, expected);
    }
}

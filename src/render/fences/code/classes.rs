//! What colours a word: the many scopes of Sublime's grammars, brought down to the few classes that the style sheet knows.
//!
//! The scopes of a word go from the whole text inwards (`source.rust comment.line punctuation.definition.comment`). The innermost one that the
//! table knows counts, by its longest entry.

use std::sync::LazyLock;

use syntect::parsing::Scope;

/// What a word is. The names are those of the style sheet, behind `code-`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Comment,
    Keyword,
    String,
    Number,
    Function,
    Type,
    Name,
    Added,
    Removed,
    Heading,
}

impl Class {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Keyword => "keyword",
            Self::String => "string",
            Self::Number => "number",
            Self::Function => "function",
            Self::Type => "type",
            Self::Name => "name",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Heading => "heading",
        }
    }
}

/// Scopes and their classes; those without one end the search, so that what is computed inside a string does not look like it.
const TABLE: &[(&str, Option<Class>)] = &[
    ("comment", Some(Class::Comment)),
    ("constant", Some(Class::Number)),
    ("constant.character", Some(Class::String)),
    ("constant.other", None),
    ("constant.other.color", Some(Class::Number)),
    ("constant.other.placeholder", Some(Class::String)),
    ("constant.other.symbol", Some(Class::String)),
    ("entity.name", Some(Class::Type)),
    ("entity.name.function", Some(Class::Function)),
    ("entity.name.section", Some(Class::Heading)),
    ("entity.name.tag", Some(Class::Keyword)),
    ("entity.name.tag.yaml", Some(Class::Name)),
    ("entity.name.tag.toml", Some(Class::Name)),
    ("entity.other.attribute-name", Some(Class::Name)),
    ("entity.other.inherited-class", Some(Class::Type)),
    ("keyword", Some(Class::Keyword)),
    ("keyword.operator", None),
    ("keyword.operator.logical", Some(Class::Keyword)),
    ("keyword.operator.word", Some(Class::Keyword)),
    ("keyword.other.unit", Some(Class::Number)),
    ("markup.bold", Some(Class::Heading)),
    ("markup.deleted", Some(Class::Removed)),
    ("markup.heading", Some(Class::Heading)),
    ("markup.inserted", Some(Class::Added)),
    ("markup.raw", Some(Class::String)),
    ("meta.diff.header", Some(Class::Comment)),
    ("meta.diff.range", Some(Class::Comment)),
    ("meta.interpolation", None),
    ("meta.template.expression", None),
    ("punctuation.definition.variable", None),
    ("punctuation.section.embedded", None),
    ("punctuation.section.interpolation", None),
    ("storage", Some(Class::Keyword)),
    ("string", Some(Class::String)),
    ("support", Some(Class::Type)),
    ("support.constant", Some(Class::Number)),
    ("support.function", Some(Class::Function)),
    ("support.type.property-name", Some(Class::Name)),
    ("variable", None),
    ("variable.function", Some(Class::Function)),
    ("variable.language", Some(Class::Keyword)),
];

/// The class of a word in these scopes, from the outermost inwards.
pub(super) fn of(scopes: &[Scope]) -> Option<Class> {
    static KNOWN: LazyLock<Vec<(Scope, Option<Class>)>> = LazyLock::new(|| {
        TABLE
            .iter()
            .map(|(name, class)| (scope(name), *class))
            .collect()
    });
    static KEY: LazyLock<Scope> = LazyLock::new(|| scope("meta.mapping.key"));
    let alone = |scope: &Scope| {
        let known = KNOWN.iter().filter(|(known, _)| known.is_prefix_of(*scope));
        known.max_by_key(|(known, _)| known.len())
    };
    let (_, class) = scopes.iter().rev().find_map(alone)?;
    // The keys of JSON are strings.
    let is_key =
        *class == Some(Class::String) && scopes.iter().any(|scope| KEY.is_prefix_of(*scope));
    if is_key { Some(Class::Name) } else { *class }
}

fn scope(name: &str) -> Scope {
    Scope::new(name).expect("names of scopes are short")
}

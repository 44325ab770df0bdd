//! What the locale files say: the same messages with the same variables, every plural form, and regions that fit.

use std::collections::{BTreeMap, BTreeSet};

use extranet::config::{INTERFACE_LANGUAGES, Language};
use extranet::render::Theme;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use super::theme_files;

/// CLDR's plural forms.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// One message of a file.
#[derive(Default)]
struct Message {
    variables: BTreeSet<String>,
    /// Variables of the attributes, by name.
    attributes: BTreeMap<String, BTreeSet<String>>,
    /// The plural forms that a choice lists, for each choice that lists any.
    forms: Vec<BTreeSet<String>>,
}

fn messages(language: &str, text: &str) -> BTreeMap<String, Message> {
    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| {
        panic!("{language}.ftl: {errors:?}");
    });
    let mut found = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(entry) = entry else {
            continue;
        };
        let mut message = Message::default();
        let value = entry.value.expect("a message has a value");
        message.variables = variables(&value, &mut message.forms);
        for attribute in entry.attributes {
            let variables = variables(&attribute.value, &mut message.forms);
            message
                .attributes
                .insert(attribute.id.name.to_owned(), variables);
        }
        found.insert(entry.id.name.to_owned(), message);
    }
    found
}

/// The variables of a pattern; the plural forms of its choices are added to `forms`. A number that is only chosen by is none: not every
/// language has a choice to make.
fn variables(pattern: &Pattern<&str>, forms: &mut Vec<BTreeSet<String>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let asked = match expression {
            Expression::Inline(asked) => asked,
            Expression::Select { selector, variants } => {
                let names = variants.iter().filter_map(|variant| match variant.key {
                    VariantKey::Identifier { name } => Some(name.to_owned()),
                    VariantKey::NumberLiteral { .. } => None,
                });
                let names: BTreeSet<String> = names.collect();
                if names.iter().all(|name| FORMS.contains(&name.as_str())) {
                    forms.push(names);
                }
                for variant in variants {
                    found.extend(variables(&variant.value, forms));
                }
                match selector {
                    InlineExpression::VariableReference { id } if id.name == "count" => continue,
                    selector => selector,
                }
            }
        };
        match asked {
            InlineExpression::VariableReference { id } => {
                found.insert(id.name.to_owned());
            }
            InlineExpression::StringLiteral { .. } => {}
            other => panic!("the interface does without {other:?}"),
        }
    }
    found
}

/// The plural forms that whole numbers take in a language.
fn forms_of(language: &str) -> BTreeSet<String> {
    let choices: String = FORMS
        .iter()
        .map(|form| format!("[{form}] {form}\n    "))
        .collect();
    let choices = choices.replace("[other]", "*[other]");
    let text = format!("form = {{ $count ->\n    {choices}}}\n");
    let resource = FluentResource::try_new(text).expect("it is well-formed");
    let mut bundle = FluentBundle::new(vec![language.parse().expect("a language")]);
    bundle.add_resource(resource).expect("it is the only one");
    let form = bundle.get_message("form").and_then(|form| form.value());
    // every rule of CLDR for whole numbers shows below a hundred or at a million
    let counts = (0..=100).chain([1_000_000]);
    let taken = counts.map(|count| {
        let mut arguments = FluentArgs::new();
        arguments.set("count", count);
        let form = form.expect("it has a value");
        let written = bundle.format_pattern(form, Some(&arguments), &mut Vec::new());
        written.trim().to_owned()
    });
    taken.collect()
}

#[test]
fn the_interface_speaks_what_lies_in_the_folder() {
    let files = theme_files("locales", ".ftl");
    let languages: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(languages, INTERFACE_LANGUAGES);
}

#[test]
fn all_languages_say_the_same_things_of_the_same_variables() {
    let files = theme_files("locales", ".ftl");
    let english = messages("en", &files["en"]);
    let mut wrong = Vec::new();
    for (language, text) in &files {
        let own = messages(language, text);
        for key in english.keys().filter(|key| !own.contains_key(*key)) {
            wrong.push(format!("{language}.ftl does not say `{key}`"));
        }
        for (key, message) in &own {
            let Some(english) = english.get(key) else {
                wrong.push(format!("{language}.ftl says `{key}`, en.ftl does not"));
                continue;
            };
            let sets = std::iter::once((String::new(), &message.variables)).chain(
                message
                    .attributes
                    .iter()
                    .map(|(name, variables)| (format!(".{name}"), variables)),
            );
            for (name, variables) in sets {
                if *variables != english.variables {
                    let expected = &english.variables;
                    wrong.push(format!(
                        "{language}.ftl: `{key}{name}` has {variables:?}, `{key}` of en.ftl {expected:?}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_plural_form_of_a_language_is_there() {
    assert_eq!(
        forms_of("en"),
        BTreeSet::from(["one", "other"].map(str::to_owned))
    );
    assert!(forms_of("pl").contains("few"), "the rules are CLDR's");
    let mut wrong = Vec::new();
    for (language, text) in theme_files("locales", ".ftl") {
        let forms = forms_of(&language);
        for (key, message) in messages(&language, &text) {
            for listed in &message.forms {
                for form in forms.difference(listed) {
                    wrong.push(format!("{language}.ftl: `{key}` has no [{form}]"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn switzerland_and_liechtenstein_write_without_sharp_s() {
    let theme = Theme::built_in().unwrap();
    for tag in ["de-CH", "de-LI"] {
        let locale = theme.locale(&Language::parse(tag).unwrap());
        let region = tag.rsplit('-').next().unwrap_or_default();
        for key in locale.keys() {
            let said = locale.text(key);
            assert!(
                !said.contains('ß'),
                "`{key}` of de.ftl lacks `.{region}`: {said}"
            );
        }
    }
}

//! Templates in Jinja, as minijinja reads them: the engine of the built-in theme.

use std::collections::BTreeMap;
use std::error::Error as _;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Rest, Value, ValueOrKwargs, from_args};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, escape_formatter};
use serde::Serialize;

use super::{Context, Engine, FILTERS, FUNCTIONS, Fault, Templates, Trust, say};
use crate::diag::nearest;
use crate::render::locale::Locale;

/// So many steps no page takes: the longest of the built-in theme's takes some hundred thousand.
const FUEL: u64 = 20_000_000;

/// So deep no template includes another; each level takes some of the stack.
const DEPTH: usize = 120;

/// Compiled templates.
pub(in crate::render) struct MinijinjaEngine(Environment<'static>);

impl MinijinjaEngine {
    /// Compiles templates, which say nothing yet.
    pub(in crate::render) fn compile(
        templates: &Templates,
        trust: Trust,
    ) -> Result<Self, Vec<Fault>> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        // As in Tera: what may be missing is no word on a page.
        environment.set_formatter(|out, state, value| match value.is_none() {
            true => Ok(()),
            false => escape_formatter(out, state, value),
        });
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build();
        environment.set_syntax(syntax.expect("the delimiters are Jinja's own"));
        if trust == Trust::Limited {
            environment.set_debug(true);
            environment.set_fuel(Some(FUEL));
            environment.set_recursion_limit(DEPTH);
        }
        add_filters(&mut environment);
        // Silent until a locale lends it a voice; known, so that it is no unknown function.
        environment.add_function("t", |_: Rest<ValueOrKwargs>| "");
        let mut faults = Vec::new();
        for (name, source) in templates {
            let added = environment.add_template_owned(name.clone(), source.text().to_owned());
            faults.extend(added.err().map(|error| fault(&error)));
        }
        match faults.is_empty() {
            true => Ok(Self(environment)),
            false => Err(faults),
        }
    }

    /// Prints anything that can be serialised.
    pub(in crate::render) fn print(
        &self,
        template: &str,
        context: &impl Serialize,
    ) -> Result<String, Box<Fault>> {
        let template = self.0.get_template(template);
        let printed =
            template.and_then(|template| template.render(minijinja::value::Serde(context)));
        printed.map_err(|error| Box::new(fault(&error)))
    }

    /// The same templates in another language.
    pub(in crate::render) fn in_locale(&self, locale: &Locale) -> Self {
        let mut environment = self.0.clone();
        let texts = locale.clone();
        environment.add_function("t", move |args: Rest<ValueOrKwargs>| {
            let args = args.into_values();
            let (words, values): (&[Value], Kwargs) = from_args(&args)?;
            let mut filled = BTreeMap::new();
            for name in values.args() {
                let value: Value = values.peek(name)?;
                filled.insert(name.to_owned(), value.to_string());
            }
            let key = match words {
                [key] => key.to_string(),
                _ => filled.remove("key").unwrap_or_default(),
            };
            say(&texts, &key, &filled)
                .map_err(|message| Error::new(ErrorKind::InvalidOperation, message))
        });
        Self(environment)
    }
}

impl Engine for MinijinjaEngine {
    fn render(&self, template: &str, context: &Context) -> Result<String, Box<Fault>> {
        self.print(template, context)
    }

    fn speaking(&self, locale: &Locale) -> Box<dyn Engine> {
        Box::new(self.in_locale(locale))
    }
}

/// Gives filters with arguments the names that Tera has for them. Jinja's way, by place, stays.
fn add_filters(environment: &mut Environment<'static>) {
    environment.add_filter("join", |value: &Value, args: Rest<ValueOrKwargs>| {
        let [separator] = given(args, ["sep"])?;
        let separator = separator.map(|text| text.to_string()).unwrap_or_default();
        let parts = value.try_iter()?.map(|part| part.to_string());
        Ok::<_, Error>(parts.collect::<Vec<_>>().join(&separator))
    });
    environment.add_filter("split", |value: String, args: Rest<ValueOrKwargs>| {
        let [pattern] = given(args, ["pat"])?;
        let pattern = pattern.ok_or_else(|| missing("pat"))?.to_string();
        Ok::<_, Error>(value.split(&pattern).map(str::to_owned).collect::<Vec<_>>())
    });
    environment.add_filter("replace", |value: String, args: Rest<ValueOrKwargs>| {
        let [from, to] = given(args, ["from", "to"])?;
        let from = from.ok_or_else(|| missing("from"))?.to_string();
        let to = to.ok_or_else(|| missing("to"))?.to_string();
        Ok::<_, Error>(value.replace(&from, &to))
    });
    environment.add_filter("default", |value: Value, args: Rest<ValueOrKwargs>| {
        let [other, boolean] = given(args, ["value", "boolean"])?;
        let other = other.ok_or_else(|| missing("value"))?;
        let is_strict = boolean.is_some_and(|flag| flag.is_true());
        let is_missing = value.is_undefined() || (is_strict && !value.is_true());
        Ok::<_, Error>(if is_missing { other } else { value })
    });
}

/// The arguments of a filter, by place or by name.
fn given<const N: usize>(
    args: Rest<ValueOrKwargs>,
    names: [&str; N],
) -> Result<[Option<Value>; N], Error> {
    let args = args.into_values();
    let (placed, named): (&[Value], Kwargs) = from_args(&args)?;
    if placed.len() > N {
        return Err(Error::from(ErrorKind::TooManyArguments));
    }
    let mut values = [const { None }; N];
    for (at, name) in names.into_iter().enumerate() {
        values[at] = match placed.get(at) {
            Some(value) => Some(value.clone()),
            None => named.get(name)?,
        };
    }
    named.assert_all_used()?;
    Ok(values)
}

fn missing(name: &str) -> Error {
    Error::new(
        ErrorKind::MissingArgument,
        format!("the argument `{name}` is missing"),
    )
}

/// What minijinja has to say, in our words.
fn fault(error: &Error) -> Fault {
    let mut innermost = error;
    while let Some(inner) = innermost
        .source()
        .and_then(|source| source.downcast_ref::<Error>())
    {
        innermost = inner;
    }
    let detail = innermost.detail().unwrap_or_default();
    let fault = |message: String| Fault::new(innermost.name(), innermost.range(), message);
    let unknown = |what: &str, known: &[&str]| {
        let name = detail
            .split(' ')
            .find(|word| !["filter", "function", "test"].contains(word));
        let name = name.unwrap_or_default().trim_end_matches("()");
        let fault = fault(format!("unknown {what} `{name}`"));
        match nearest(name, known.iter().copied()) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault.hint(format!("docs/theming.md lists every {what}")),
        }
    };
    match innermost.kind() {
        ErrorKind::UnknownFilter => unknown("filter", &FILTERS),
        ErrorKind::UnknownFunction => unknown("function", &FUNCTIONS),
        ErrorKind::UnknownTest => unknown("test", &[]),
        ErrorKind::UndefinedError => {
            let message = match detail {
                "" => "something here is undefined".to_owned(),
                detail => detail.to_owned(),
            };
            fault(message).hint(UNDEFINED_HINT)
        }
        ErrorKind::TemplateNotFound => match detail.split(['\'', '"']).nth(1) {
            Some(name) => fault(format!("there is no template `{name}`")),
            None => fault("there is no such template".to_owned()),
        }
        .hint("templates are named by their path in `templates/`, such as `parts.html`"),
        ErrorKind::OutOfFuel => fault(String::new())
            .endless()
            .hint("a page may take 20 million steps; look at the loops in it"),
        _ if detail.contains("recursion limit") => fault(
            "templates or macros call each other without an end".to_owned(),
        )
        .hint("a template cannot include itself, nor one that includes it"),
        _ if detail.contains("cycle in template inheritance") => {
            fault("this template ends up extending itself".to_owned())
                .hint("a template of a theme takes the place of the one it is called like: `extends` cannot reach that one")
        }
        _ if detail.is_empty() => fault(innermost.kind().to_string()),
        _ => fault(detail.to_owned()),
    }
}

/// Where to look when something is undefined.
pub(super) const UNDEFINED_HINT: &str =
    "`extranet theme context PORTAL PAGE` shows all that a template is given";

//! Templates in Tera 2, as those of Zola since 0.23 are.
//!
//! Tera has no fuel. Its loops end, its components go 20 levels deep, and it refuses templates that include themselves; what is left is to bound
//! what it prints and what `range` makes.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;

use tera::{ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::minijinja_engine::UNDEFINED_HINT;
use super::{Context, Engine, FILTERS, FUNCTIONS, Fault, Templates, say};
use crate::diag::nearest;
use crate::render::locale::Locale;

/// 32 MB: so much no page is.
const LONGEST: usize = 32_000_000;

/// Compiled templates.
pub(super) struct TeraEngine(Tera);

impl TeraEngine {
    /// Compiles templates, which say nothing yet.
    pub(super) fn compile(templates: &Templates) -> Result<Self, Vec<Fault>> {
        let mut tera = Tera::new();
        tera.set_escape_fn(escape);
        // Tera looks for functions as it compiles. This one is silent until a locale lends it a voice.
        tera.register_function("t", |_: Kwargs, _: &State<'_>| String::new());
        // One by one first: together, Tera would end at the first that cannot be parsed.
        let alone = templates.iter().flat_map(|(name, source)| {
            let added = Tera::new().add_raw_template(name, source.text());
            let is_syntax = |error: &tera::Error| matches!(error.kind(), ErrorKind::SyntaxError(_));
            added.err().filter(is_syntax).map(|error| faults(&error))
        });
        let found: Vec<Fault> = alone.flatten().collect();
        if !found.is_empty() {
            return Err(found);
        }
        let all = templates
            .iter()
            .map(|(name, source)| (name.as_str(), source.text()));
        match tera.add_raw_templates(all) {
            Ok(()) => Ok(Self(tera)),
            Err(error) => Err(marked(faults(&error), &error, templates)),
        }
    }
}

impl Engine for TeraEngine {
    fn render(&self, template: &str, context: &Context) -> Result<String, Box<Fault>> {
        let one = |error: &tera::Error| {
            let mut fault = faults(error).swap_remove(0);
            fault.template.get_or_insert_with(|| template.to_owned());
            Box::new(fault)
        };
        let context = tera::Context::from_serialize(context).map_err(|error| one(&error))?;
        let mut page = Bounded(Vec::new());
        let printed = self.0.render_to(template, &context, &mut page);
        printed.map_err(|error| one(&error))?;
        Ok(String::from_utf8_lossy(&page.0).into_owned())
    }

    fn speaking(&self, locale: &Locale) -> Box<dyn Engine> {
        let mut tera = self.0.clone();
        let texts = locale.clone();
        tera.register_function(
            "t",
            move |given: Kwargs, _: &State<'_>| -> TeraResult<String> {
                let mut filled: BTreeMap<String, String> = given
                    .iter()
                    .map(|(name, value)| (name.to_string(), written(value)))
                    .collect();
                let key = filled.remove("key").unwrap_or_default();
                say(&texts, &key, &filled).map_err(tera::Error::message)
            },
        );
        Box::new(Self(tera))
    }
}

fn written(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The same letters that minijinja escapes, in the same way: the two print the same page.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '/']) {
        out.write_all(&rest.as_bytes()[..at])?;
        out.write_all(match rest.as_bytes()[at] {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#x27;",
            _ => b"&#x2f;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_all(rest.as_bytes())
}

/// Memory for a page, which has an end.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What Tera has to say, in our words. There is at least one.
fn faults(error: &tera::Error) -> Vec<Fault> {
    let circle = |template: &str| {
        let message = "this template ends up in itself";
        Fault::new(Some(template), None, message)
            .hint("a template cannot include or extend itself, nor one that does so")
    };
    vec![match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = &report.span().range;
            let name = Some(report.filename()).filter(|name| !name.is_empty());
            worded(report.message(), name, Some(span))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            circle(tpl)
        }
        ErrorKind::MissingParent { current, parent } => Fault::new(
            Some(current),
            None,
            format!("there is no template `{parent}` to extend"),
        )
        .hint("templates are named by their path in `templates/`, such as `base.html`"),
        ErrorKind::TemplateNotFound(name) => {
            Fault::new(None, None, format!("there is no template `{name}`"))
        }
        ErrorKind::Io(io::ErrorKind::FileTooLarge) => Fault::new(None, None, "")
            .endless()
            .hint("a page may have 32 MB; look at the loops in it"),
        ErrorKind::Msg(text) if text.starts_with("error: ") => {
            // What Tera finds in whole templates comes as text ready to show, one piece for each.
            return text.split("\n\n").map(reported).collect();
        }
        other => worded(&other.to_string(), None, None),
    }]
}

/// Faults between templates, of which Tera does not say where they stand: at the tag that names the other template.
fn marked(mut faults: Vec<Fault>, error: &tera::Error, templates: &Templates) -> Vec<Fault> {
    let (template, word, names) = match error.kind() {
        ErrorKind::CircularExtend {
            tpl,
            inheritance_chain,
        } => (tpl, "extends", inheritance_chain.as_slice()),
        ErrorKind::CircularInclude { tpl, include_chain } => {
            (tpl, "include", include_chain.as_slice())
        }
        ErrorKind::MissingParent { current, parent } => {
            (current, "extends", std::slice::from_ref(parent))
        }
        _ => return faults,
    };
    if let (Some(source), Some(fault)) = (templates.get(template), faults.first_mut()) {
        fault.span = named_in_tag(source.text(), word, names);
    }
    faults
}

/// Where the first tag of a template stands that begins with a word and names one of these.
fn named_in_tag(text: &str, word: &str, names: &[String]) -> Option<Range<usize>> {
    text.match_indices("{%").find_map(|(at, opening)| {
        let start = at + opening.len();
        let tag = &text[start..start + text[start..].find("%}")?];
        let given = tag
            .trim_start_matches('-')
            .trim_start()
            .strip_prefix(word)?;
        let from = start + tag.len() - given.trim_start().len();
        let quoted = |name: &String| [format!("\"{name}\""), format!("'{name}'")];
        let named = names.iter().flat_map(quoted);
        let named = named.filter(|name| text[from..].starts_with(name.as_str()));
        named.map(|name| from..from + name.len()).next()
    })
}

/// `error: Unknown filter `x`\n --> page.html:1:17\n | …`
fn reported(report: &str) -> Fault {
    let mut lines = report.lines();
    let message = lines.next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let place = lines
        .next()
        .and_then(|line| line.trim_start().strip_prefix("--> "));
    let mut parts = place.unwrap_or_default().rsplitn(3, ':');
    let column = parts.next().and_then(|text| text.parse::<usize>().ok());
    let line = parts.next().and_then(|text| text.parse::<usize>().ok());
    let mut fault = worded(message, parts.next(), None);
    // `7 | the source line`, `  |     ^^^^`
    let source = lines.nth(1).and_then(|line| line.split_once(" | "));
    let marks = lines.next().map(|line| line.matches('^').count());
    if let (Some(line), Some(column), Some((_, text)), Some(marks)) = (line, column, source, marks)
    {
        let column: usize = text.chars().take(column - 1).map(char::len_utf8).sum();
        fault.in_line = Some((line, column..column + marks));
    }
    fault
}

/// A message of Tera's as one of ours.
fn worded(message: &str, template: Option<&str>, span: Option<&Range<usize>>) -> Fault {
    let typed = message.split('`').nth(1).unwrap_or_default();
    let fault = |message: String| Fault::new(template, span.cloned(), message);
    let unknown = |what: &str, known: &[&str]| {
        let fault = fault(format!("unknown {what} `{typed}`"));
        match nearest(typed, known.iter().copied()) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault.hint(format!("docs/theming.md lists every {what}")),
        }
    };
    if message.starts_with("Unknown filter") {
        return unknown("filter", &FILTERS);
    }
    if message.starts_with("Unknown function") {
        return unknown("function", &FUNCTIONS);
    }
    if message.starts_with("Unknown template") {
        return fault(format!("there is no template `{typed}`"))
            .hint("templates are named by their path in `templates/`, such as `parts.html`");
    }
    if let Some((_, available)) = message.split_once(" is not defined. Available") {
        let names = available.split_once(": ").map_or("", |(_, names)| names);
        let near = nearest(typed, names.split(", "));
        let fault = fault(format!("`{typed}` is undefined"));
        return fault.hint(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => UNDEFINED_HINT.to_owned(),
        });
    }
    if message.contains("undefined") {
        return fault(small(message)).hint(UNDEFINED_HINT);
    }
    if message.contains("recursion depth for components") {
        return fault("components call each other without an end".to_owned())
            .hint("they may go 20 levels deep");
    }
    fault(small(message))
}

/// As our messages begin and end.
fn small(message: &str) -> String {
    let line = message
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end_matches('.');
    let mut letters = line.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

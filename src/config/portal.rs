//! `portal.toml`: settings of one portal.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZoneDatabase;

use super::book::BookSettings;
use super::brand::{Accent, Contact, Logo};
use super::currency::Currency;
use super::duration::CalendarDuration;
use super::fields::{Choice, Fields, Marked};
use super::language::{INTERFACE_LANGUAGES, Language};
use super::parse::parse_file;
use super::slug::{is_slug, slugify};
use super::theme::ThemeName;
use crate::diag::{Findings, SourceText, listed};

/// The audience that everybody with a passphrase belongs to.
pub const EVERYONE: &str = "everyone";

/// Whom a portal is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortalKind {
    /// Somebody who buys.
    Customer,
    /// Somebody who delivers.
    Supplier,
    /// Somebody who works alongside.
    Partner,
    /// Somebody who may buy.
    Prospect,
    /// Somebody who applies for a job.
    Applicant,
}

impl Choice for PortalKind {
    const ALL: &'static [(&'static str, Self)] = &[
        ("customer", Self::Customer),
        ("supplier", Self::Supplier),
        ("partner", Self::Partner),
        ("prospect", Self::Prospect),
        ("applicant", Self::Applicant),
    ];
}

/// The checked settings of a portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalSettings {
    /// The name its readers see.
    pub name: String,
    /// Whom it is for; a customer when not said.
    pub kind: PortalKind,
    /// The languages that interface and content speak, each once; the first is the default. The site's alone when absent.
    pub languages: Vec<Language>,
    /// An IANA time zone name. Absent: dates have no time zone.
    pub time_zone: Option<String>,
    /// The currency of amounts that name none.
    pub currency: Option<Currency>,
    /// `theme`: the site's when absent.
    pub theme: Option<ThemeName>,
    /// `year-start`: the month in which the year of budgets begins that do not say it themselves, from 1 to 12.
    pub year_start: Option<i64>,
    /// `accent` and `accent-dark`; the agency's when not said.
    pub accent: Accent,
    /// `logo` and `logo-dark`: files of the portal with the sign of whom it is for. Sealed.
    pub logo: Logo,
    /// `contact`: whom to ask about this portal; the agency's when not said. Sealed.
    pub contact: Option<Contact>,
    /// `update-every`: how often readers may expect news.
    pub update_every: Option<CalendarDuration>,
    /// `review-every`: how often pages that say nothing else are to be reviewed.
    pub review_every: Option<CalendarDuration>,
    /// `phases`: the stages of a project, in their order. Empty: a stage may be called anything.
    pub phases: Vec<Phase>,
    /// `topics`: what status entries may belong to. Empty: a topic may be called anything.
    pub topics: Vec<String>,
    /// `audiences`: groups of readers that content can be limited to, beside [`EVERYONE`].
    pub audiences: Vec<String>,
    /// `versions`: whether readers may compare what pages say with what they said before.
    pub versions: bool,
    /// `history-since`: no version from before this day is published.
    pub history_since: Option<Date>,
    /// `gate.show-name`: whether the public gate may show the portal's name.
    pub gate_shows_name: bool,
    /// `gate.show-agency`: whether the public gate shows whose portal this is.
    pub gate_shows_agency: bool,
}

/// A stage that projects go through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// The word that a status entry's `stage` says.
    pub name: String,
    /// Whether it is of the preset, whose words are localised where they are shown.
    pub is_preset: bool,
}

/// What `phases` may be instead of a list.
const PHASES_PRESET: &str = "track, think, make";

impl PortalSettings {
    /// Reads and checks the whole file.
    pub fn parse(source: &Arc<SourceText>, book: &BookSettings, findings: &mut Findings) -> Self {
        let tree = parse_file(source, findings);
        let mut fields = Fields::new(source, &tree, findings);
        let mut settings = Self {
            name: fields
                .required_text("name", "\"Acme Ltd\"")
                .unwrap_or_default(),
            kind: fields.choice("kind").unwrap_or(PortalKind::Customer),
            languages: take_languages(&mut fields),
            time_zone: fields
                .parsed(
                    "time-zone",
                    "invalid-time-zone",
                    "a name such as \"Europe/Berlin\"",
                    parse_time_zone,
                )
                .map(|zone| zone.value),
            currency: fields.currency("currency"),
            theme: ThemeName::take(&mut fields, "theme").or_else(|| book.theme.clone()),
            year_start: fields.integer("year-start", 1..=12),
            accent: Accent::take(&mut fields),
            logo: Logo::take(&mut fields),
            contact: Contact::take(&mut fields),
            update_every: take_duration(&mut fields, "update-every"),
            review_every: take_duration(&mut fields, "review-every"),
            phases: take_phases(&mut fields),
            topics: take_topics(&mut fields),
            audiences: take_audiences(&mut fields),
            versions: fields.is_on("versions"),
            history_since: fields.date("history-since"),
            gate_shows_name: false,
            gate_shows_agency: true,
        };
        if settings.languages.is_empty() {
            settings.languages.push(book.language.clone());
        }
        if let Some(table) = fields.table("gate") {
            let mut gate = fields.inside(table);
            settings.gate_shows_name = gate.flag("show-name");
            settings.gate_shows_agency = gate.is_on("show-agency");
            gate.finish();
        }
        fields.finish();
        settings
    }

    /// The default language: of readers who chose none, and of pages that name none.
    pub fn language(&self) -> &Language {
        &self.languages[0]
    }

    /// The names that content can be limited to.
    pub fn audience_names(&self) -> Vec<&str> {
        let declared = self.audiences.iter().map(String::as_str);
        declared.chain([EVERYONE]).collect()
    }

    /// The portal's language of a tag, for `en` also `en-GB`.
    pub fn language_named(&self, tag: &Language) -> Option<&Language> {
        let is_meant = |known: &&Language| tag == *known || tag.as_str() == known.primary();
        self.languages.iter().find(is_meant)
    }
}

fn take_languages(fields: &mut Fields<'_>) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for Marked { value, span } in fields.texts("languages") {
        let Some(language) = Language::parse(&value) else {
            fields.error(
                "invalid-language",
                span,
                format!("`{value}` is no language tag"),
                "expected BCP 47 tags such as [\"de\", \"en-GB\"]",
            );
            continue;
        };
        let tag = language.as_str();
        if !INTERFACE_LANGUAGES.contains(&language.primary()) {
            let hint = format!(
                "the interface speaks {}; a page in another language says `language = \"{tag}\"`",
                listed(INTERFACE_LANGUAGES.iter().copied())
            );
            let message = format!("the interface does not speak `{tag}`");
            fields.error("invalid-language", span, message, hint);
        } else if let Some(first) = languages.iter().find(|known| known.is_same(&language)) {
            let message = match first.as_str() == tag {
                true => format!("`{tag}` stands twice in `languages`"),
                false => format!("`{tag}` and `{}` are one language", first.as_str()),
            };
            fields.error("repeated-id", span, message, "take one of them away");
        } else {
            languages.push(language);
        }
    }
    // If none is left, the site's takes their place, so that the rest can be checked.
    languages
}

fn take_duration(fields: &mut Fields<'_>, key: &'static str) -> Option<CalendarDuration> {
    fields
        .parsed(
            key,
            "invalid-duration",
            CalendarDuration::EXPECTED,
            CalendarDuration::parse,
        )
        .map(|duration| duration.value)
}

/// The preset, or a list of words of the portal's own.
fn take_phases(fields: &mut Fields<'_>) -> Vec<Phase> {
    let typed = fields.texts("phases");
    if let [only] = typed.as_slice() {
        if only.value == PHASES_PRESET {
            let words = PHASES_PRESET.split(", ");
            return words.map(|word| Phase::new(word, true)).collect();
        }
        fields.error(
            "invalid-phases",
            only.span.clone(),
            "one phase is none",
            format!("write \"{PHASES_PRESET}\", or a list of at least two"),
        );
        return Vec::new();
    }
    let names = without_repetitions(fields, "phases", typed);
    names.iter().map(|name| Phase::new(name, false)).collect()
}

fn take_topics(fields: &mut Fields<'_>) -> Vec<String> {
    let typed = fields.texts("topics");
    without_repetitions(fields, "topics", typed)
}

/// Names of groups, which also stand in files that are compared line by line: slugs.
fn take_audiences(fields: &mut Fields<'_>) -> Vec<String> {
    let typed = fields.texts("audiences");
    let mut names = Vec::new();
    for typed in without_repetitions_marked(fields, "audiences", typed) {
        let name = &typed.value;
        if name == EVERYONE {
            let message = format!("`{EVERYONE}` is there without being declared");
            let hint = "take it away: whoever has a passphrase belongs to it";
            fields.error("invalid-audience", typed.span, message, hint);
        } else if !is_slug(name) {
            let message = format!("the audience `{name}` is not a slug");
            let hint = match slugify(name).as_str() {
                "" => "use lower-case letters, digits and `-`".to_owned(),
                slug => format!("write for example `{slug}`"),
            };
            fields.error("not-a-slug", typed.span, message, hint);
        } else {
            names.push(typed.value);
        }
    }
    names
}

fn without_repetitions(
    fields: &mut Fields<'_>,
    key: &'static str,
    typed: Vec<Marked<String>>,
) -> Vec<String> {
    let marked = without_repetitions_marked(fields, key, typed);
    marked.into_iter().map(|name| name.value).collect()
}

fn without_repetitions_marked(
    fields: &mut Fields<'_>,
    key: &'static str,
    typed: Vec<Marked<String>>,
) -> Vec<Marked<String>> {
    let mut names: Vec<Marked<String>> = Vec::new();
    for name in typed {
        if names.iter().any(|known| known.value == name.value) {
            let message = format!("`{}` stands twice in `{key}`", name.value);
            fields.error("repeated-id", name.span, message, "take one of them away");
        } else {
            names.push(name);
        }
    }
    names
}

impl Phase {
    fn new(name: &str, is_preset: bool) -> Self {
        Self {
            name: name.to_owned(),
            is_preset,
        }
    }
}

fn parse_time_zone(text: &str) -> Option<String> {
    TimeZoneDatabase::bundled()
        .get(text)
        .ok()
        .map(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::book::BookSettings;
    use super::PortalSettings;
    use crate::config::Language;
    use crate::diag::{Findings, SourceText};

    fn parse(text: &str) -> (PortalSettings, Vec<String>) {
        let mut findings = Findings::default();
        let book = BookSettings::parse(
            &SourceText::new("book.toml", "[book]\ntitle = \"A\"\nlanguage = \"de\"\n"),
            &mut findings,
        );
        let settings =
            PortalSettings::parse(&SourceText::new("portal.toml", text), &book, &mut findings);
        (
            settings,
            findings
                .sorted()
                .into_iter()
                .map(|finding| finding.message)
                .collect(),
        )
    }

    #[test]
    fn a_name_is_enough() {
        let (settings, messages) = parse("name = \"Acme Ltd\"\n");
        assert_eq!(messages, Vec::<String>::new());
        assert_eq!(settings.language().as_str(), "de");
        assert!(!settings.gate_shows_name);
    }

    #[test]
    fn a_portal_speaks_each_of_its_languages_once() {
        let (settings, messages) = parse("name = \"A\"\nlanguages = [\"de\", \"en-gb\"]\n");
        assert_eq!(messages, Vec::<String>::new());
        let named = |tag: &str| {
            let tag = Language::parse(tag).expect("a tag");
            settings.language_named(&tag).map(Language::as_str)
        };
        assert_eq!(named("en"), Some("en-GB"));
        assert_eq!(named("en-GB"), Some("en-GB"));
        assert_eq!(named("en-US"), None);
        let (settings, messages) =
            parse("name = \"A\"\nlanguages = [\"eo\", \"en\", \"en-GB\", \"de\", \"de\"]\n");
        assert_eq!(settings.languages.len(), 2);
        assert_eq!(
            messages,
            [
                "the interface does not speak `eo`",
                "`en-GB` and `en` are one language",
                "`de` stands twice in `languages`"
            ]
        );
    }

    #[test]
    fn every_value_is_checked() {
        let text = "name = \"A\"\nkind = \"costumer\"\nlanguages = [\"eo\", \"x\"]\ntime-zone = \"Europe/Berlinn\"\ncurrency = \"EURO\"\naccent = \"green\"\naudiences = [\"team\", \"Über uns\", \"everyone\", \"team\"]\naudience = \"team\"\n";
        let (_, messages) = parse(text);
        assert_eq!(
            messages,
            [
                "`costumer` is no `kind`",
                "the interface does not speak `eo`",
                "`x` is no language tag",
                "`time-zone` cannot be `Europe/Berlinn`",
                "`EURO` is no currency",
                "`accent` cannot be `green`",
                "the audience `Über uns` is not a slug",
                "`everyone` is there without being declared",
                "`team` stands twice in `audiences`",
                "unknown key `audience`",
            ]
        );
    }
}

//! Translations: files that are one page in several languages.
//!
//! `relaunch.en.md` beside `relaunch.md` is its English text. 1. [`pair`] finds out by their names which files belong together. 2. [`Translation::take`]
//! reads one: words alone. What a page *is*, and above all who may read it, stands in the page's own file and nowhere else.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::page::{Body, Common, first_heading};
use super::references::References;
use super::versions::Versions;
use crate::config::{Fields, INTERFACE_LANGUAGES, Language, PortalSettings};
use crate::diag::{Finding, Findings, SourceText, listed};
use crate::load::{FrontMatter, MarkdownFile};

/// What a translation may say in its front matter: what a text can say anew.
const WORDS: [&str; 6] = ["title", "headline", "next", "updated", "author", "draft"];

/// The text of a page in another language than its own.
#[derive(Debug)]
pub struct Translation {
    /// One of the portal's languages.
    pub language: Language,
    /// The title, if the translation has one.
    pub title: Option<String>,
    /// Whether somebody gave it that title; else its title is how its text begins.
    pub is_titled: bool,
    /// `headline`
    pub headline: Option<String>,
    /// `next`
    pub next: Option<String>,
    /// `updated`
    pub updated: Option<Date>,
    /// `author`: a person's id
    pub author: Option<String>,
    /// The Markdown. It may be blank: then only the words of the front matter are translated, or the title says it all.
    pub body: Body,
    /// Whether the text is translated too, even if nothing of it is left below its title.
    pub has_text: bool,
    /// The day of the page's own text, if that is newer than this one.
    pub older_than: Option<Date>,
    /// What the front matter refers to.
    pub references: References,
    /// What this text was before.
    pub versions: Versions,
}

/// One page's files.
pub(super) struct PageFile<'a> {
    /// The page itself.
    pub(super) file: &'a MarkdownFile,
    /// The name without a language: `concepts/relaunch.md`, of `concepts/relaunch.en.md` too.
    pub(super) name: Cow<'a, str>,
    /// The language that the name of the page itself says.
    pub(super) language: Option<Language>,
    /// The other files.
    pub(super) translations: Vec<TranslationFile<'a>>,
}

impl PageFile<'_> {
    /// Completes what the page says about itself with the language that its name says.
    pub(super) fn take_language(&self, common: &mut Common, fields: &mut Fields<'_>) {
        let Some(language) = &self.language else {
            return;
        };
        match &common.language {
            Some(said) if said.is_same(language) => {}
            Some(said) => fields.error(
                "invalid-language",
                fields.span("language"),
                format!(
                    "`language` is `{}`, and the file's name says `{}`",
                    said.as_str(),
                    language.as_str()
                ),
                "rename the file, or take the key away",
            ),
            None => common.language = Some(language.clone()),
        }
    }

    /// Reads the translations that are no drafts. `keys` are those that a page of this kind may have, `common` is what it says.
    pub(super) fn take_translations(
        &self,
        keys: &[&'static str],
        common: &Common,
        settings: &PortalSettings,
        findings: &mut Findings,
    ) -> Vec<Translation> {
        let own = common.language.as_ref().unwrap_or(settings.language());
        let original = Original {
            name: &self.file.file,
            keys,
            common,
        };
        let mut translations = Vec::new();
        for text in &self.translations {
            if text.language.is_same(own) {
                findings.push(same_language(text.file, self.file));
            }
            translations.extend(Translation::of_file(text, &original, findings));
        }
        translations
    }

    /// The files that are not published: translations that are not among those taken, and all of a draft.
    pub(super) fn drafts(&self, taken: &[Translation], is_draft: bool) -> Vec<String> {
        let is_taken = |file: &str| taken.iter().any(|taken| taken.body.file == file);
        let translations = self.translations.iter().map(|text| text.file.file.as_str());
        let left = translations.filter(|file| is_draft || !is_taken(file));
        // Links name a page without its language, too.
        let own = is_draft.then_some([self.file.file.as_str(), &self.name]);
        own.into_iter()
            .flatten()
            .chain(left)
            .map(str::to_owned)
            .collect()
    }
}

/// A file that belongs to a page.
pub(super) struct TranslationFile<'a> {
    pub(super) file: &'a MarkdownFile,
    pub(super) language: Language,
}

/// What a translation is checked against.
pub(super) struct Original<'a> {
    /// What links call the page.
    pub(super) name: &'a str,
    /// The keys that a page of its kind may have.
    pub(super) keys: &'a [&'static str],
    /// What the page says about itself.
    pub(super) common: &'a Common,
}

/// A text in another language: a whole file, or an entry of one that holds many.
pub(super) struct TranslatedText<'a> {
    pub(super) language: &'a Language,
    /// What links call it.
    pub(super) name: String,
    pub(super) source: &'a Arc<SourceText>,
    pub(super) front: &'a FrontMatter,
    /// What is said above the front matter of an entry.
    pub(super) above: Option<Above>,
}

/// What is said above a text that is one of many in its file.
pub(super) struct Above {
    /// Where its heading stands.
    pub(super) place: Range<usize>,
    /// The title in the heading.
    pub(super) title: Option<String>,
    /// When the file says that its texts were last changed.
    pub(super) updated: Option<Date>,
}

/// A file with the language that its name says.
struct Named<'a> {
    file: &'a MarkdownFile,
    language: Option<Language>,
}

/// Puts files of one page together, in the order of the files.
pub(super) fn pair<'a>(
    files: &'a [MarkdownFile],
    settings: &PortalSettings,
    findings: &mut Findings,
) -> Vec<PageFile<'a>> {
    let mut pages: Vec<(Cow<'a, str>, Vec<Named<'a>>)> = Vec::with_capacity(files.len());
    let mut places: BTreeMap<Cow<'a, str>, usize> = BTreeMap::new();
    for file in files {
        let (name, language) = without_language(&file.file, settings);
        if language.is_none()
            && let Some(finding) = unknown_suffix(file, settings)
        {
            findings.push(finding);
        }
        let language = language.cloned();
        let named = Named { file, language };
        match places.get(&name) {
            Some(place) => pages[*place].1.push(named),
            None => {
                places.insert(name.clone(), pages.len());
                pages.push((name, vec![named]));
            }
        }
    }
    pages
        .into_iter()
        .filter_map(|(name, files)| page_of(name, files, settings, findings))
        .collect()
}

/// The page itself is the file whose name says no language, else the one in the language that the portal names first.
fn page_of<'a>(
    name: Cow<'a, str>,
    mut files: Vec<Named<'a>>,
    settings: &PortalSettings,
    findings: &mut Findings,
) -> Option<PageFile<'a>> {
    let rank = |language: &Language| {
        settings
            .languages
            .iter()
            .position(|known| known == language)
    };
    files.sort_by_key(|named| named.language.as_ref().map(rank));
    let mut files = files.into_iter();
    let Named { file, language } = files.next()?;
    let mut page = PageFile {
        file,
        name,
        language,
        translations: Vec::new(),
    };
    for Named { file, language } in files {
        let last = page.translations.last();
        let before = last.map_or((page.file, page.language.as_ref()), |last| {
            (last.file, Some(&last.language))
        });
        if language.as_ref() == before.1 {
            findings.push(same_language(file, before.0));
        } else if let Some(language) = language {
            page.translations.push(TranslationFile { file, language });
        }
    }
    Some(page)
}

/// The finding about a second text of a page in one language.
pub(super) fn same_language(file: &MarkdownFile, first: &MarkdownFile) -> Finding {
    let message = format!(
        "`{}` and `{}` are one page in one language",
        file.file, first.file
    );
    Finding::file_error("same-language", file.text.path(), message)
        .hint("keep one of them, or say in front matter which `language` the page itself is in")
}

/// A file's name without its language, and the language: one of the portal's, whose tag or primary subtag stands before the ending.
pub(super) fn without_language<'f, 's>(
    file: &'f str,
    settings: &'s PortalSettings,
) -> (Cow<'f, str>, Option<&'s Language>) {
    let suffix = suffix_of(file);
    match suffix.and_then(|(stem, tag)| Some((stem, settings.language_named(&tag)?))) {
        Some((stem, language)) => (Cow::Owned(format!("{stem}.md")), Some(language)),
        None => (Cow::Borrowed(file), None),
    }
}

/// A name without its language, if it ends like that of a translation, into whatever language: those of a portal change.
pub(super) fn without_suffix(file: &str) -> Option<String> {
    let (stem, _) = suffix_of(file)?;
    Some(format!("{stem}.md"))
}

/// What stands before the ending, if it is well-formed as a language, and the path before that.
fn suffix_of(file: &str) -> Option<(&str, Language)> {
    let (stem, suffix) = file.strip_suffix(".md")?.rsplit_once('.')?;
    let is_name = !stem.is_empty() && !stem.ends_with('/');
    Some((stem, Language::parse(suffix)?)).filter(|_| is_name)
}

/// The finding about a name that ends like one of a translation, into a language that the portal does not speak.
fn unknown_suffix(file: &MarkdownFile, settings: &PortalSettings) -> Option<Finding> {
    let (stem, language) =
        suffix_of(&file.file).filter(|(_, language)| language.is_likely_suffix())?;
    let mut known = settings.languages.iter();
    let stem = stem.rsplit('/').next().unwrap_or(stem);
    let tag = language.as_str();
    let hint = match known.find(|known| known.is_same(&language)) {
        Some(known) => format!(
            "they are {}: name the file `{stem}.{}.md`",
            listed(settings.languages.iter().map(Language::as_str)),
            known.primary()
        ),
        None if INTERFACE_LANGUAGES.contains(&language.primary()) => format!(
            "add it to `languages` in `portal.toml`, or rename the file if no language is meant, for example to `{stem}-{tag}.md`"
        ),
        None => format!(
            "the interface speaks {}; a page in another language is named otherwise, such as `{stem}-{tag}.md`, and says `language = \"{tag}\"`",
            listed(INTERFACE_LANGUAGES.iter().copied())
        ),
    };
    let message = format!("`{tag}` is none of this portal's languages");
    Some(Finding::file_error("unknown-language", file.text.path(), message).hint(hint))
}

impl Translation {
    /// Reads a file that is the translation of one page; `None` for a draft.
    pub(super) fn of_file(
        text: &TranslationFile<'_>,
        original: &Original<'_>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let whole = TranslatedText {
            language: &text.language,
            name: text.file.file.clone(),
            source: &text.file.text,
            front: &text.file.front,
            above: None,
        };
        let mut translation = Self::take(whole, original, findings)?;
        translation.title = translation
            .title
            .or_else(|| first_heading(translation.body.markdown()))
            .or_else(|| translation.headline.clone());
        Some(translation)
    }

    /// Reads a text with no more of a title than it was given; `None` for a draft.
    pub(super) fn take(
        text: TranslatedText<'_>,
        original: &Original<'_>,
        findings: &mut Findings,
    ) -> Option<Self> {
        let (source, front) = (text.source, text.front);
        let mut fields = Fields::new(source, &front.table, findings);
        let mut references = References::default();
        let is_entry = original.keys.contains(&"headline");
        let headline = is_entry.then(|| fields.text("headline")).flatten();
        let next = is_entry.then(|| fields.text("next")).flatten();
        let (heading, title, default) = match text.above {
            Some(above) => (Some(above.place), above.title, above.updated),
            None => (None, None, None),
        };
        if title.is_some() {
            fields.refuse(
                &["title"],
                |_| "`title` is said in the heading already".to_owned(),
                "say it in one of the two places",
            );
        }
        let title = title.or_else(|| fields.text("title"));
        let place = heading.clone().filter(|_| !fields.has("updated"));
        let place = place.unwrap_or_else(|| fields.span("updated"));
        let updated = fields.date("updated").or(default);
        let author = references.person(&mut fields, "author");
        let is_draft = fields.flag("draft");
        refuse_facts(&mut fields, original);
        fields.finish();
        if is_draft {
            return None;
        }
        let body = Body {
            source: Arc::clone(source),
            range: front.body.clone(),
            file: text.name,
        };
        let has_text = !body.is_blank();
        let Common { date, .. } = *original.common;
        // What does not say when it was written was written with the page.
        let written = updated.or(date);
        let original_written = original.common.updated.or(date);
        let older_than = original_written.filter(|day| Some(*day) > written && has_text);
        if let Some(day) = older_than {
            let name = original.name;
            let message = format!("this translation is older than `{name}` of {day}");
            let finding = Finding::warning("old-translation", source, place, message);
            findings.push(finding.hint(format!(
                "once it says the same, let it say so: `updated = {day}`"
            )));
        }
        let has_keys = front.table.entries().next().is_some() || front.table.is_broken;
        if !has_text && !has_keys && title.is_none() {
            findings.push(says_nothing(source, heading));
        }
        Some(Self {
            language: text.language.clone(),
            title,
            is_titled: true,
            headline,
            next,
            updated,
            author,
            body,
            has_text,
            older_than,
            references,
            versions: Versions::default(),
        })
    }
}

/// The finding about a translation without words: a file, or an entry with its heading.
pub(super) fn says_nothing(source: &Arc<SourceText>, heading: Option<Range<usize>>) -> Finding {
    let (code, message) = ("empty-translation", "this translation says nothing");
    match heading {
        Some(place) => Finding::warning(code, source, place, message)
            .hint("write it, or take the heading away: readers get the entry in its own language"),
        None => Finding::file_warning(code, source.path(), message)
            .hint("write it, or remove the file: readers get the page in its own language"),
    }
}

/// Notes whatever a page may say and its translation may not.
pub(super) fn refuse_facts(fields: &mut Fields<'_>, original: &Original<'_>) {
    let facts: Vec<&'static str> = original
        .keys
        .iter()
        .copied()
        .filter(|key| !WORDS.contains(key))
        .collect();
    let why = |key: &str| match key {
        "language" => "the file's name says the language of a translation".to_owned(),
        key => format!("`{key}` belongs to `{}`", original.name),
    };
    let hint = "a translation says only what words can say anew; everything else is said once, for all languages";
    fields.refuse(&facts, why, hint);
}

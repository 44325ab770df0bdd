//! Gives the entries that a file gathers, and the file's own page, their words in another language.
//!
//! 1. Each translated entry finds the one that it belongs to. 2. Its heading is held against the original's, because it says nothing new
//!    but the title. 3. The rest is read like any other translation.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::super::page::{Body, Page, Record, first_heading};
use super::super::references::References;
use super::super::translations::{
    Above, Original, PageFile, TranslatedText, Translation, TranslationFile, refuse_facts,
    same_language, says_nothing,
};
use super::super::versions::Versions;
use super::counterparts::{counterparts, day_and_time, moment};
use super::gathered_pages::{GatheredPage, GatheredPages};
use super::gathering::{Gathered, Gathering};
use super::heading::DatedHeading;
use super::label::label_slug;
use super::naming::name_translation;
use crate::config::{Fields, Language};
use crate::diag::{Finding, Findings, SourceText, listed};
use crate::load::MarkdownFile;

/// Notes translations with many entries of a page that is one entry, or none.
pub(in crate::model) fn refuse_gatherings(page: &PageFile<'_>, findings: &mut Findings) {
    for text in &page.translations {
        let (source, body) = (&text.file.text, text.file.front.body.clone());
        // What is wrong with the single entries does not matter any more.
        let gathering = Gathering::of(source, body, true, &mut Findings::default());
        let Some(first) = gathering.and_then(|gathering| gathering.entries.into_iter().next())
        else {
            continue;
        };
        let original = &page.file.file;
        let message = format!("here an entry begins, and `{original}` is one text");
        let finding = Finding::error("other-form", source, first.heading.span, message);
        findings.push(finding.hint(format!(
            "write this heading without a day, or begin the entries of `{original}` in the same way"
        )));
    }
}

/// What the front matter of a translated file may say.
struct FileWords {
    title: Option<String>,
    updated: Option<Date>,
    is_draft: bool,
}

impl FileWords {
    fn take(file: &MarkdownFile, original: &Original<'_>, findings: &mut Findings) -> Self {
        let mut fields = Fields::new(&file.text, &file.front.table, findings);
        fields.refuse(
            &["headline", "next", "author"],
            |key| format!("`{key}` belongs to one entry, and this file has many"),
            "write it right below the entry's heading, between two lines `+++`",
        );
        let words = Self {
            title: fields.text("title"),
            updated: fields.date("updated"),
            is_draft: fields.flag("draft"),
        };
        refuse_facts(&mut fields, original);
        fields.finish();
        words
    }
}

impl GatheredPages {
    /// Takes what a file says in another language; `language` is the portal's own.
    pub(super) fn translate(
        &mut self,
        text: &TranslationFile<'_>,
        original: &MarkdownFile,
        language: &Language,
        findings: &mut Findings,
    ) {
        let file = text.file;
        let common = &self.folder.page.common;
        let own = common.language.as_ref().unwrap_or(language);
        if text.language.is_same(own) {
            findings.push(same_language(file, original));
        }
        let against = Original {
            name: &original.file,
            keys: &self.keys,
            common,
        };
        let words = FileWords::take(file, &against, findings);
        let is_draft = words.is_draft || self.folder.is_draft;
        let updated = words.updated;
        let body = file.front.body.clone();
        let gathering = Gathering::of(&file.text, body.clone(), false, findings);
        let Gathering { above, entries } = gathering.unwrap_or_else(|| {
            findings.extend(without_entries(file, &original.file));
            Gathering {
                above: body,
                entries: Vec::new(),
            }
        });
        let folder = folder_in(text, words, above);
        let places = counterparts(&self.entries, &entries, &file.text, original, findings);
        for (entry, place) in entries.into_iter().zip(places) {
            let Some(page) = place.and_then(|place| self.entries.get_mut(place)) else {
                continue;
            };
            if !text.language.is_same(own) {
                page.refuse_own_language(&entry, text, &original.file, findings);
            }
            let name = format!("{}#{}", file.file, page.id);
            let against = original.file.as_str();
            page.check_heading(&entry.heading, &file.text, against, findings);
            match page.take_translation(entry, text, &name, updated, findings) {
                Some(translation) if !is_draft => page.page.page.translations.push(translation),
                Some(_) => {}
                None => self.drafts.push(name),
            }
        }
        if is_draft {
            self.drafts.push(file.file.clone());
            return;
        }
        self.files.push(file.file.clone());
        self.folder.page.translations.extend(folder);
    }
}

/// What is wrong with a translated file that has no entries: a text is taken for that of no entry, and none says too little.
fn without_entries(file: &MarkdownFile, original: &str) -> Findings {
    let mut findings = Findings::default();
    let text = &file.text.text()[file.front.body.clone()];
    if !text.trim().is_empty() {
        let from = file.front.body.start + (text.len() - text.trim_start().len());
        let line = text.trim_start().lines().next().map_or(0, str::len);
        let message = format!("`{original}` holds many entries, and here none begins");
        let place = from..from + line;
        let finding = Finding::error("other-form", &file.text, place, message);
        findings.push(finding.hint(
            "write each below a heading with the day, time and id of its original, such as `## 2026-11-20 14:30`",
        ));
    } else if file.front.table.entries().next().is_none() && !file.front.table.is_broken {
        findings.push(says_nothing(&file.text, None));
    }
    findings
}

/// The words of the file's own page, if there are any.
fn folder_in(
    text: &TranslationFile<'_>,
    words: FileWords,
    above: Range<usize>,
) -> Option<Translation> {
    let body = Body {
        source: Arc::clone(&text.file.text),
        range: above,
        file: text.file.file.clone(),
    };
    let title = words.title.or_else(|| first_heading(body.markdown()));
    let has_text = !body.is_blank();
    (title.is_some() || has_text).then(|| Translation {
        language: text.language.clone(),
        title,
        is_titled: true,
        headline: None,
        next: None,
        updated: words.updated,
        author: None,
        body,
        has_text,
        older_than: None,
        references: References::default(),
        versions: Versions::default(),
    })
}

impl GatheredPage {
    fn page(&self) -> &Page {
        &self.page.page
    }

    /// An entry may be in another language than its file, and then be translated into that of the file alone.
    fn refuse_own_language(
        &self,
        entry: &Gathered,
        text: &TranslationFile<'_>,
        file: &str,
        findings: &mut Findings,
    ) {
        let own = self.page().common.language.as_ref();
        let Some(own) = own.filter(|own| own.is_same(&text.language)) else {
            return;
        };
        let message = format!("`{file}` has this entry in `{}` itself", own.as_str());
        let place = entry.heading.span.clone();
        let finding = Finding::error("same-language", &text.file.text, place, message);
        findings.push(finding.hint("keep one of them"));
    }

    /// Notes what a translated heading says otherwise than the original's.
    fn check_heading(
        &self,
        heading: &DatedHeading,
        source: &Arc<SourceText>,
        file: &str,
        findings: &mut Findings,
    ) {
        let mut note = |span: Range<usize>, message: String, hint: String| {
            findings.push(Finding::error("other-fact", source, span, message).hint(hint));
        };
        if moment(heading) != moment(&self.heading) {
            let right = day_and_time(&self.heading);
            note(
                heading.date.span.clone(),
                format!("the entry `{}` in `{file}` is of {right}", self.id),
                format!("write `## {right}`: day and time are the same in every language"),
            );
        }
        let own = self.page().common.author.as_deref();
        if let Some(author) = heading
            .author
            .as_ref()
            .filter(|author| Some(author.value.as_str()) != own)
        {
            let who = own.map_or_else(|| "nobody".to_owned(), |own| format!("`{own}`"));
            let id = &author.value;
            note(
                author.span.clone(),
                format!("in `{file}` the author of this entry is {who}, not `{id}`"),
                format!(
                    "leave `@{id}` out; who translated it may be said right below the heading: `author = \"{id}\"`"
                ),
            );
        }
        let known = self.labels();
        for word in &heading.words {
            if !known.contains_key(&label_slug(&word.value)) {
                let again = listed(known.values().map(String::as_str));
                note(
                    word.span.clone(),
                    format!("in `{file}` this entry has no `#{}`", word.value),
                    match again.as_str() {
                        "" => "topic and tags are said there, for all languages".to_owned(),
                        again => format!(
                            "topic and tags are said there, for all languages; what may be repeated is {again}"
                        ),
                    },
                );
            }
        }
    }

    /// What the entry is about, by what spellings have in common.
    fn labels(&self) -> BTreeMap<String, String> {
        let Page { common, record, .. } = self.page();
        let topic = match record {
            Record::Status(status) => status.topic.as_ref().map(|topic| &topic.name),
            _ => None,
        };
        let words = self.heading.words.iter().map(|word| &word.value);
        let labels = topic.into_iter().chain(words).chain(&common.tags);
        labels
            .map(|name| (label_slug(name), format!("#{name}")))
            .collect()
    }

    /// Reads the words of a translated entry, which is called like any entry; `None` for a draft.
    fn take_translation(
        &self,
        entry: Gathered,
        text: &TranslationFile<'_>,
        name: &str,
        updated: Option<Date>,
        findings: &mut Findings,
    ) -> Option<Translation> {
        let Page { common, body, .. } = self.page();
        let original = Original {
            name: body.as_ref().map_or("", |body| body.file.as_str()),
            keys: &self.keys,
            common,
        };
        let Gathered { heading, front } = entry;
        let text = TranslatedText {
            language: &text.language,
            name: name.to_owned(),
            source: &text.file.text,
            front: &front,
            above: Some(Above {
                place: heading.span,
                title: heading.title,
                // An entry that is newer was not there yet.
                updated: updated.filter(|day| Some(*day) > common.date),
            }),
        };
        let mut translation = Translation::take(text, &original, findings)?;
        let title = translation.title.take();
        translation.title = title.or_else(|| translation.headline.clone());
        name_translation(&mut translation);
        Some(translation)
    }
}

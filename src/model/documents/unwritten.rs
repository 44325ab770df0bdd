//! Documents that nobody wrote a page for: a PDF or an electronic invoice that was dropped into a documents folder, and what its name says.
//!
//! A file belongs to a page that names it, in its front matter or in the text of another page among the documents, or that is called like it.
//! Only what is left becomes a document of its own. Drafts count like other pages, so a draft keeps its file from being published. Office
//! files never become documents by themselves: what lies there may be a working copy.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use pulldown_cmark::{Event, Parser, Tag};

use super::super::choices::DocumentKind;
use super::super::generated::generated;
use super::super::page::{MARKDOWN, Page, Record, title_of_stem};
use super::super::places::{decode, join};
use super::super::references::References;
use super::super::standing::Standing;
use super::file_name::PaperName;
use super::invoice;
use super::record::Document;
use crate::config::{Language, Section};
use crate::diag::Finding;
use crate::load::{Invoice, InvoiceFile, MarkdownFile, PortalSources};

/// The files among the documents of a portal, while its pages are taken.
pub(in crate::model) struct Papers<'a> {
    /// By their path without ending, PDFs first.
    by_stem: BTreeMap<&'a str, Vec<&'a str>>,
    /// Those that belong to a page.
    named: BTreeSet<String>,
}

/// A document that was made of a file, and what there is to say about it.
pub(in crate::model) struct Unwritten {
    pub(in crate::model) page: Page,
    /// The file, relative to the portal's folder.
    pub(in crate::model) file: String,
    pub(in crate::model) finding: Option<Finding>,
}

impl<'a> Papers<'a> {
    /// The files of a portal that may become documents.
    pub(in crate::model) fn of(
        sources: &'a PortalSources,
        standing: impl Fn(&str) -> Standing,
    ) -> Self {
        let mut by_stem: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut named = BTreeSet::new();
        let is_paper = |file: &&str| {
            let is_pdf = has_ending(file, "pdf");
            (is_pdf || sources.invoices.contains_key(*file))
                && standing(file).section == Section::Documents
        };
        let files = sources.attachments.iter().map(|file| file.file.as_str());
        for file in files.filter(is_paper) {
            let files = by_stem.entry(stem_of(file)).or_default();
            files.push(file);
            files.sort_by_key(|file| !file.to_lowercase().ends_with(".pdf"));
        }
        if !by_stem.is_empty() {
            let pages = sources.pages.iter();
            for page in pages.filter(|page| standing(&page.file).section == Section::Documents) {
                named.extend(linked(page));
            }
        }
        Self { by_stem, named }
    }

    /// Notes the files that a page names.
    pub(in crate::model) fn name(&mut self, from: &str, references: &References) {
        let typed = references.files.iter();
        let files = typed.filter_map(|typed| join(from, &decode(&typed.value)));
        self.named.extend(files);
    }

    /// Gives a document the files that are called like its page, which is `name`: the first one if it has none, and electronic invoices
    /// beside it.
    pub(in crate::model) fn adopt(&mut self, name: &str, document: &mut Document) {
        let Some(files) = self.by_stem.get(stem_of(name)) else {
            return;
        };
        for file in files {
            if !self.named.insert((*file).to_owned()) {
                continue;
            }
            let file = file.rsplit('/').next().unwrap_or(file).to_owned();
            match document.file {
                None => document.file = Some(file),
                Some(_) => document.files.push(file),
            }
        }
    }

    /// The documents that nobody wrote a page for.
    pub(in crate::model) fn unwritten(
        &self,
        sources: &PortalSources,
        standing: impl Fn(&str) -> Standing,
        language: &Language,
    ) -> Vec<Unwritten> {
        let mut all = Vec::new();
        for (stem, files) in &self.by_stem {
            let files: Vec<&str> = files
                .iter()
                .copied()
                .filter(|file| !self.named.contains(*file))
                .collect();
            let Some(first) = files.first() else { continue };
            let invoice = files
                .iter()
                .find_map(|file| match sources.invoices.get(*file) {
                    Some(InvoiceFile::Invoice(invoice)) => Some(&**invoice),
                    _ => None,
                });
            let stem = stem.rsplit('/').next().unwrap_or(stem);
            let name = PaperName::read(stem);
            let (mut date, title) = (name.date, name.title);
            let mut paths = files.iter().map(|file| as_link(file));
            let mut document = Document {
                kind: name.kind,
                number: name.number,
                file: paths.next(),
                files: paths.collect(),
                ..Document::default()
            };
            if let Some(invoice) = invoice {
                fill(&mut document, &mut date, invoice);
            }
            // Whoever names an XML thinks of programs: `xrechnung_final.xml` is no title.
            let is_for_programs = invoice.is_some() && !has_ending(first, "pdf");
            let title = title
                .filter(|_| !is_for_programs || document.number.is_none())
                .or_else(|| document.number.clone())
                .unwrap_or_else(|| title_of_stem(stem));
            let Standing {
                project,
                section,
                mut path,
                is_index,
                ..
            } = standing(&format!("{}.md", stem_of(first)));
            if is_index {
                path.push_str("/index");
            }
            let place = format!("{}/{first}", sources.shown);
            let is_read = invoice.is_some();
            let finding = missing((place, first), &document, date.is_some(), is_read, language);
            let mut page = generated(path, project, section, title, Record::Document(document));
            page.common.date = date;
            all.push(Unwritten {
                page,
                file: (*first).to_owned(),
                finding,
            });
        }
        all
    }
}

/// What links in the text of a page lead to.
fn linked(page: &MarkdownFile) -> Vec<String> {
    let text = &page.text.text()[page.front.body.clone()];
    let links = Parser::new_ext(text, MARKDOWN).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url),
        _ => None,
    });
    let path = |typed: &str| {
        join(
            &page.file,
            &decode(typed.split('#').next().unwrap_or(typed)),
        )
    };
    links.filter_map(|typed| path(&typed)).collect()
}

/// Lets an electronic invoice say what it knows better than the name of its file.
fn fill(document: &mut Document, date: &mut Option<Date>, invoice: &Invoice) {
    let (kind, number) = (document.kind.take(), document.number.take());
    invoice::fill(document, date, invoice);
    document.kind = document.kind.or(kind).or(Some(DocumentKind::Invoice));
    document.number = document.number.take().or(number);
}

/// What is not known of a document without a page, in one finding.
fn missing(
    (place, file): (String, &str),
    document: &Document,
    has_date: bool,
    is_read: bool,
    language: &Language,
) -> Option<Finding> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let example = match language.primary() {
        "de" => "2026-10-30 Rechnung R-2026-0142 Hosting.pdf",
        _ => "2026-10-30 Invoice R-2026-0142 Hosting.pdf",
    };
    let page = format!("{}.md", stem_of(name));
    let Some(kind) = document.kind else {
        let message = "this file is published as a document, and nothing says of which kind it is";
        let hint = format!(
            "call it for example `{example}`, or write a page `{page}` beside it that says `kind`"
        );
        return Some(Finding::file_warning("document-without-page", place, message).hint(hint));
    };
    let is_numbered =
        kind.has_amount() || matches!(kind, DocumentKind::DeliveryNote) || kind.is_agreement();
    let has_state = !matches!(
        kind,
        DocumentKind::Minutes | DocumentKind::Report | DocumentKind::Certificate
    );
    let unknown = [
        ("number", is_numbered && document.number.is_none()),
        ("date", !has_date),
        ("gross", kind.has_amount() && document.gross.is_none()),
        ("due", kind.is_payable() && document.due.is_none()),
        ("state", has_state),
    ];
    let keys: Vec<String> = unknown
        .into_iter()
        .filter(|(_, is_unknown)| *is_unknown)
        .map(|(key, _)| format!("`{key}`"))
        .collect();
    if keys.is_empty() {
        return None;
    }
    let these = match keys.len() {
        1 => "this key",
        _ => "these keys",
    };
    let keys = keys.join(", ");
    let kind = kind.phrase();
    let message = match is_read {
        true => format!(
            "this file is published as {kind}, and neither the invoice in it nor its name says {keys}"
        ),
        false => format!("this file is published as {kind}, and its name does not say {keys}"),
    };
    let can_be_named = !has_date || (is_numbered && document.number.is_none());
    let name = match can_be_named {
        true => format!("call it for example `{example}`, or "),
        false => String::new(),
    };
    let hint = format!("{name}write a page `{page}` beside it with {these}");
    Some(Finding::file_note("document-without-page", place, message).hint(hint))
}

fn has_ending(file: &str, ending: &str) -> bool {
    let found = file.rsplit_once('.').map(|(_, found)| found);
    found.is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// A path without its ending.
fn stem_of(file: &str) -> &str {
    let name = file.rfind('/').map_or(0, |slash| slash + 1);
    match file[name..].rfind('.') {
        Some(point) if point > 0 => &file[..name + point],
        _ => file,
    }
}

/// A file's path as an author would write it: what means something else in a link is encoded (RFC 3986).
fn as_link(file: &str) -> String {
    let path = file.replace('%', "%25").replace('#', "%23");
    format!("/{}", path.replace('?', "%3F"))
}

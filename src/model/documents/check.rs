//! What can be said about documents only when all of them are known: numbers that are used twice, lead nowhere or lead in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::super::choices::DocumentKind;
use super::super::page::{Page, Record};
use super::super::places::PageId;
use super::super::portal::Portal;
use super::record::Document;
use super::relations::{Chains, Numbers, Related, Relation};
use crate::config::Currency;
use crate::diag::{Finding, Findings, SourceText, nearest};
use crate::load::MarkdownFile;

/// Unknown numbers are compared with all known ones only so often, for that takes a while.
const MOST_COMPARED: usize = 200;

/// A number without what people leave out of it.
fn squeezed(number: &str) -> String {
    let letters = number.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A document and, if somebody wrote one, its page.
struct Filed<'a> {
    id: PageId,
    page: &'a Page,
    document: &'a Document,
    written: Option<&'a MarkdownFile>,
}

/// Notes what is wrong with the documents of a portal, which stand in `files`.
pub(in crate::model) fn check(portal: &Portal, files: &[MarkdownFile], findings: &mut Findings) {
    let files: BTreeMap<&str, &MarkdownFile> = files
        .iter()
        .map(|file| (file.file.as_str(), file))
        .collect();
    let filed = portal.pages.iter().enumerate().filter_map(|(index, page)| {
        let Record::Document(document) = &page.record else {
            return None;
        };
        let body = page.body.as_ref();
        Some(Filed {
            id: PageId(index),
            page,
            document,
            written: body.and_then(|body| files.get(body.file.as_str()).copied()),
        })
    });
    let filed: Vec<Filed<'_>> = filed.collect();
    let pages = || filed.iter().map(|filed| (filed.id, filed.page));
    let numbers = Numbers::of(pages());
    let by_id: BTreeMap<PageId, &Filed<'_>> = filed.iter().map(|filed| (filed.id, filed)).collect();
    let check = Check {
        portal,
        filed: &filed,
        by_id,
        numbers,
    };
    check.repeated_numbers(findings);
    check.unknown_numbers(findings);
    check.rings(findings);
    check.currencies(&Chains::of(pages()), findings);
    check.files(findings);
}

struct Check<'a> {
    portal: &'a Portal,
    filed: &'a [Filed<'a>],
    by_id: BTreeMap<PageId, &'a Filed<'a>>,
    numbers: Numbers<'a>,
}

impl Check<'_> {
    /// A document's number is unique among those of its kind.
    fn repeated_numbers(&self, findings: &mut Findings) {
        let mut seen: BTreeMap<(&str, &str), &Filed<'_>> = BTreeMap::new();
        for filed in self.filed {
            let Some((kind, number)) = filed.document.kind.zip(filed.document.number.as_deref())
            else {
                continue;
            };
            if let Some(first) = seen.insert((kind.word(), number), filed) {
                let message = format!(
                    "the number `{number}` is used twice: also in `{}`",
                    first.file()
                );
                let hint = "numbers are unique among documents of one kind; several files of one document stand in `files` of one page";
                findings.push(
                    self.error(filed, "number", "repeated-number", message)
                        .hint(hint),
                );
            }
        }
    }

    /// What an electronic invoice says, its author cannot have mistyped: only a number that is written differently is worth a guess.
    fn unknown_in_invoice(
        &self,
        filed: &Filed<'_>,
        relation: Relation,
        number: &str,
    ) -> Option<Finding> {
        let own = filed.document.number.as_deref();
        let alike = |known: &&str| squeezed(known) == squeezed(number) && Some(*known) != own;
        let near = self.numbers.known().find(alike);
        if relation == Relation::Order && near.is_none() {
            return None;
        }
        let message = format!(
            "its electronic invoice names the document `{number}`, and none here has this number"
        );
        let hint = match near {
            Some(near) => format!("if `{near}` is meant, write its number as the invoice does"),
            None => "put that document here, too, if readers are to find it".to_owned(),
        };
        let finding = Finding::file_warning("unknown-document", self.path(filed), message);
        Some(finding.hint(hint))
    }

    fn unknown_numbers(&self, findings: &mut Findings) {
        let mut compared = 0;
        for filed in self.filed {
            for (relation, number) in filed.document.relations() {
                let key = relation.key();
                match self.numbers.find(filed.id, relation, number) {
                    Related::Known(_) => {}
                    Related::Unfit(other) => {
                        let other = self.by_id[&other];
                        let kind = other
                            .document
                            .kind
                            .map_or_else(String::new, DocumentKind::phrase);
                        let message = format!("`{number}` is {kind}, which `{key}` does not mean");
                        let hint = format!(
                            "`quotation` names a quotation, `order` an order or its confirmation, `corrects` an invoice; `refers` names any document (`{number}` stands in `{}`)",
                            other.file()
                        );
                        findings.push(
                            self.warning(filed, key, "unfit-reference", message)
                                .hint(hint),
                        );
                    }
                    Related::Unknown => {
                        compared += 1;
                        if !filed.says(key) {
                            if let Some(finding) = self.unknown_in_invoice(filed, relation, number)
                            {
                                findings.push(finding);
                            }
                            continue;
                        }
                        // Nobody means the document itself.
                        let own = filed.document.number.as_deref();
                        let mut known = self.numbers.known().filter(|known| Some(*known) != own);
                        // The other side's order is often not kept here, and its numbers look alike.
                        let near = match relation {
                            Relation::Order => {
                                known.find(|known| squeezed(known) == squeezed(number))
                            }
                            _ if compared > MOST_COMPARED => None,
                            _ => nearest(number, known),
                        };
                        if relation == Relation::Order && near.is_none() {
                            continue;
                        }
                        let message = format!("no document has the number `{number}`");
                        let hint = match near {
                            Some(near) => format!("did you mean `{near}`?"),
                            None => "write the number as the other document says it; drafts do not count".to_owned(),
                        };
                        findings.push(
                            self.warning(filed, key, "unknown-document", message)
                                .hint(hint),
                        );
                    }
                }
            }
        }
    }

    /// Each circle once, at its first page.
    fn rings(&self, findings: &mut Findings) {
        let earlier = |filed: &Filed<'_>| -> Vec<(Relation, PageId)> {
            let relations = filed.document.relations();
            let binding = relations.filter(|(relation, _)| relation.binds());
            let found = binding.filter_map(|(relation, number)| {
                match self.numbers.find(filed.id, relation, number) {
                    Related::Known(id) => Some((relation, id)),
                    _ => None,
                }
            });
            found.collect()
        };
        // Whatever leads to an end, step by step, is in no circle.
        let mut ahead: BTreeMap<PageId, usize> = BTreeMap::new();
        let mut behind: BTreeMap<PageId, Vec<PageId>> = BTreeMap::new();
        for filed in self.filed {
            let earlier = earlier(filed);
            ahead.insert(filed.id, earlier.len());
            for (_, id) in earlier {
                behind.entry(id).or_default().push(filed.id);
            }
        }
        let mut ends: Vec<PageId> = ahead
            .iter()
            .filter(|(_, count)| **count == 0)
            .map(|(id, _)| *id)
            .collect();
        while let Some(end) = ends.pop() {
            ahead.remove(&end);
            for id in behind.remove(&end).unwrap_or_default() {
                let count = ahead.entry(id).or_default();
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ends.push(id);
                }
            }
        }
        let mut walked: BTreeSet<PageId> = BTreeSet::new();
        for start in ahead.keys().copied() {
            let mut way: Vec<(PageId, Relation)> = Vec::new();
            let mut at = start;
            while walked.insert(at) {
                let step = earlier(self.by_id[&at]);
                let Some((relation, next)) =
                    step.into_iter().find(|(_, id)| ahead.contains_key(id))
                else {
                    break;
                };
                way.push((at, relation));
                at = next;
            }
            let Some(from) = way.iter().position(|(id, _)| *id == at) else {
                continue;
            };
            let ring = &way[from..];
            let files = ring.iter().map(|(id, _)| *id).chain([at]);
            let files: Vec<String> = files
                .map(|id| format!("`{}`", self.by_id[&id].file()))
                .collect();
            let message = match ring.len() {
                1 => "this document names itself as an earlier one".to_owned(),
                _ => format!(
                    "these documents name each other in a circle: {}",
                    files.join(" → ")
                ),
            };
            let (first, relation) = ring[0];
            let finding = self.error(self.by_id[&first], relation.key(), "document-ring", message);
            findings.push(finding.hint(
                "an invoice names its order, and an order its quotation; never the other way round",
            ));
        }
    }

    /// Amounts of one deal that nobody can add.
    fn currencies(&self, chains: &Chains, findings: &mut Findings) {
        for chain in chains.all() {
            let priced = chain.iter().map(|id| self.by_id[id]).filter_map(|filed| {
                let document = filed.document;
                document.gross.or(document.net)?;
                let currency = document.currency.or(self.portal.settings.currency)?;
                Some((filed, currency))
            });
            let priced: Vec<(&Filed<'_>, Currency)> = priced.collect();
            let Some((first, usual)) = priced.first() else {
                continue;
            };
            let other = priced.iter().find(|(_, currency)| currency != usual);
            if let Some((filed, currency)) = other {
                let message = format!(
                    "this is in {}, and `{}`, which belongs to it, is in {}",
                    currency.as_str(),
                    first.file(),
                    usual.as_str()
                );
                let finding = self.warning(filed, "currency", "mixed-currencies", message);
                findings.push(finding.hint("mend `currency`, unless it is meant like that"));
            }
        }
    }

    /// What people expect to find beside an invoice or a contract is the paper itself.
    fn files(&self, findings: &mut Findings) {
        for filed in self.filed {
            let document = filed.document;
            let needs_file = document
                .kind
                .is_some_and(|kind| kind.is_payable() || kind.is_agreement());
            let is_broken = filed.written.is_some_and(|file| file.front.table.is_broken);
            if needs_file && document.all_files().next().is_none() && !is_broken {
                let kind = document.kind.map_or_else(String::new, DocumentKind::phrase);
                let place = format!("{}/{}", self.portal.shown, filed.file());
                let message = format!("this is {kind} without a file");
                let hint =
                    "put the PDF beside this page, under the same name or with `file = \"…\"`";
                findings.push(Finding::file_note("no-file", place, message).hint(hint));
            }
        }
    }

    fn error(&self, filed: &Filed<'_>, key: &str, code: &'static str, message: String) -> Finding {
        match filed.place(key) {
            Some((source, span)) => Finding::error(code, source, span, message),
            None => Finding::file_error(code, self.path(filed), message),
        }
    }

    fn warning(
        &self,
        filed: &Filed<'_>,
        key: &str,
        code: &'static str,
        message: String,
    ) -> Finding {
        match filed.place(key) {
            Some((source, span)) => Finding::warning(code, source, span, message),
            None => Finding::file_warning(code, self.path(filed), message),
        }
    }

    fn path(&self, filed: &Filed<'_>) -> String {
        format!("{}/{}", self.portal.shown, filed.file())
    }
}

impl<'a> Filed<'a> {
    /// The file, relative to the portal's folder.
    fn file(&self) -> &'a str {
        let own = self.page.body.as_ref().map(|body| body.file.as_str());
        let file = self.document.file.as_deref();
        own.or(file.map(|file| file.trim_start_matches('/')))
            .unwrap_or(&self.page.path)
    }

    /// Whether its author wrote this key, and no electronic invoice did.
    fn says(&self, key: &str) -> bool {
        self.written
            .is_some_and(|file| file.front.table.get(key).is_some())
    }

    /// Where a key's value stands, if somebody wrote it.
    fn place(&self, key: &str) -> Option<(&'a Arc<SourceText>, Range<usize>)> {
        let file = self.written?;
        let mut keys = [key, "gross", "net", "number"].into_iter();
        let span = keys.find_map(|key| Some(file.front.table.get(key)?.span.clone()));
        Some((&file.text, span.unwrap_or(0..0)))
    }
}

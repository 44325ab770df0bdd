//! The keys of a document: a quotation, an order, an invoice or whatever else has a number and a file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::choices::{DocumentKind, DocumentState};
use super::super::page::{Page, Record};
use super::super::project::Project;
use super::super::references::References;
use crate::config::{Currency, Fields};
use crate::diag::{Finding, Findings, did_you_mean};
use crate::load::MarkdownFile;

/// The keys of a document.
#[derive(Debug, PartialEq)]
pub struct Document {
    /// What it is.
    pub kind: Option<DocumentKind>,
    /// Its number, unique per kind.
    pub number: Option<String>,
    /// When it is to be paid or answered.
    pub due: Option<Date>,
    /// Until when it holds.
    pub valid_until: Option<Date>,
    /// Amount without tax (EN 16931, BT-109).
    pub net: Option<Decimal>,
    /// Tax (BT-110).
    pub tax: Option<Decimal>,
    /// Amount with tax (BT-112).
    pub gross: Option<Decimal>,
    /// The currency of the amounts; the portal's when absent.
    pub currency: Option<Currency>,
    /// How far it has come.
    pub state: Option<DocumentState>,
    /// How much of it has been paid, tax included.
    pub paid: Option<Decimal>,
    /// `paid-on`: when the last payment came.
    pub paid_on: Option<Date>,
    /// The number of the quotation it follows from.
    pub quotation: Option<String>,
    /// The number of the invoice that it corrects or credits.
    pub corrects: Option<String>,
    /// The number of the order it belongs to.
    pub order: Option<String>,
    /// The folder of the project it belongs to.
    pub project: Option<String>,
    /// The file itself, as a path beside this file.
    pub file: Option<String>,
}

impl Document {
    /// Takes the keys of a document. An invoice among its files may tell what it is.
    pub fn take(fields: &mut Fields<'_>, references: &mut References, has_invoice: bool) -> Self {
        let kind = fields.choice("kind");
        if !has_invoice {
            fields.missing("kind", "add for example `kind = \"invoice\"`");
        }
        let (net, tax, gross) = (
            fields.decimal("net"),
            fields.decimal("tax"),
            fields.decimal("gross"),
        );
        if let (Some(net), Some(tax), Some(gross)) = (net, tax, gross) {
            // EN 16931, BR-CO-15: the amount with tax is the amount without tax plus tax.
            if net + tax != gross {
                let span = fields.span("gross");
                fields.error(
                    "amounts-disagree",
                    span,
                    format!("`gross` is {gross}, but net and tax make {}", net + tax),
                    "mend one of `net`, `tax` and `gross`",
                );
            }
        }
        Self {
            kind,
            number: fields.text("number"),
            due: fields.date("due"),
            valid_until: fields.date("valid-until"),
            net,
            tax,
            gross,
            currency: fields.currency("currency"),
            state: fields.choice("state"),
            paid: fields.decimal("paid"),
            paid_on: fields.date("paid-on"),
            quotation: fields.text("quotation"),
            corrects: fields.text("corrects"),
            order: fields.text("order"),
            project: fields.text("project"),
            file: references.file(fields, "file"),
        }
    }

    /// The project that the document says it belongs to, in this file.
    pub(in crate::model) fn check_project(
        &self,
        file: &MarkdownFile,
        projects: &[Project],
        findings: &mut Findings,
    ) {
        let known = projects.iter().map(|project| project.folder.as_str());
        let Some(project) = &self.project else {
            return;
        };
        if known.clone().any(|folder| folder == project) {
            return;
        }
        let typed = file.front.table.get("project");
        let span = typed.map_or(0..0, |node| node.span.clone());
        let hint = match projects.is_empty() {
            true => "this portal has no projects".to_owned(),
            false => did_you_mean(project, known),
        };
        let message = format!("unknown project `{project}`");
        let finding = Finding::error("unknown-project", &file.text, span, message);
        findings.push(finding.hint(hint));
    }
}

/// A document's number is unique among those of its kind.
pub(in crate::model) fn check_numbers(pages: &[Page], findings: &mut Findings) {
    let mut seen: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for page in pages {
        if let (
            Record::Document(Document {
                kind: Some(kind),
                number: Some(number),
                ..
            }),
            Some(body),
        ) = (&page.record, &page.body)
            && let Some(first) = seen.insert((kind.word(), number), &body.file)
        {
            let message = format!("the number `{number}` is used twice: also in `{first}`");
            findings.push(
                Finding::file_error("repeated-number", body.source.path(), message)
                    .hint("numbers are unique among documents of one kind"),
            );
        }
    }
}

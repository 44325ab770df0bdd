//! The keys of a document: a quotation, an order, an invoice or whatever else has a number and a file.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::choices::{DocumentKind, DocumentState, Side};
use super::super::project::Project;
use super::super::references::References;
use crate::config::{Currency, Fields};
use crate::diag::{Finding, Findings, did_you_mean, listed, steers_terminals};
use crate::load::MarkdownFile;

/// The keys of a document.
#[derive(Debug, Default, PartialEq)]
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
    /// The side whose document it is, where its kind does not tell.
    pub from: Option<Side>,
    /// The number of the quotation it follows from.
    pub quotation: Option<String>,
    /// The number of the invoice that it corrects or credits.
    pub corrects: Option<String>,
    /// The number of the order it belongs to.
    pub order: Option<String>,
    /// The numbers of other documents it has to do with.
    pub refers: Vec<String>,
    /// The folder of the project it belongs to.
    pub project: Option<String>,
    /// The file itself, as a path beside this file; from the portal's folder, with a `/` in front, for a document that nobody wrote a page for.
    pub file: Option<String>,
    /// Further files, such as the same as XML.
    pub files: Vec<String>,
}

impl Document {
    /// Takes the keys of a document; `date` is its day, `said` the kind that an electronic invoice among its files is of.
    pub fn take(
        fields: &mut Fields<'_>,
        references: &mut References,
        date: Option<Date>,
        said: Option<DocumentKind>,
    ) -> Self {
        let kind = fields.choice("kind").or(said);
        if said.is_none() {
            fields.missing("kind", "add for example `kind = \"invoice\"`");
        }
        let document = Self {
            kind,
            number: take_number(fields, "number"),
            due: fields.date("due"),
            valid_until: fields.date("valid-until"),
            net: fields.decimal("net"),
            tax: fields.decimal("tax"),
            gross: fields.decimal("gross"),
            currency: fields.currency("currency"),
            state: fields.choice("state"),
            paid: fields.decimal("paid"),
            paid_on: fields.date("paid-on"),
            from: fields.choice("from"),
            quotation: take_number(fields, "quotation"),
            corrects: take_number(fields, "corrects"),
            order: take_number(fields, "order"),
            refers: texts(fields, "refers"),
            project: fields.text("project"),
            file: references.file(fields, "file"),
            files: references.files(fields, "files"),
        };
        document.check_amounts(fields);
        document.check_state(fields);
        document.check_payment(fields);
        document.check_days(fields, date);
        document
    }

    /// All of its files as typed, the document itself first.
    pub fn all_files(&self) -> impl Iterator<Item = &str> {
        let files = self.file.iter().chain(&self.files);
        files.map(String::as_str)
    }

    fn check_amounts(&self, fields: &mut Fields<'_>) {
        let (Some(net), Some(tax), Some(gross)) = (self.net, self.tax, self.gross) else {
            return;
        };
        // EN 16931, BR-CO-15: the amount with tax is the amount without tax plus tax.
        let sum = net.checked_add(tax);
        if sum != Some(gross) {
            let span = fields.span("gross");
            let sum = sum.map_or_else(|| "too much".to_owned(), |sum| sum.to_string());
            fields.error(
                "amounts-disagree",
                span,
                format!("`gross` is {gross}, but net and tax make {sum}"),
                "mend one of `net`, `tax` and `gross`",
            );
        }
    }

    fn check_state(&self, fields: &mut Fields<'_>) {
        let Some(kind) = self.kind else { return };
        if let Some(state) = self.state
            && !kind.states().contains(&state)
        {
            let words = kind.states().iter().map(|state| state.word());
            let message = format!("{} is never `{}`", kind.phrase(), state.word());
            let span = fields.span("state");
            let hint = format!("its state is one of {}", listed(words));
            fields.error("unfit-state", span, message, hint);
        }
        if self.due.is_some() && kind.is_payable() && !fields.has("state") && fields.is_whole() {
            let span = fields.span("due");
            fields.warning(
                "no-state",
                span,
                "this is due, and nothing says whether it is paid",
                "add `state = \"open\"` or `state = \"paid\"`",
            );
        }
    }

    fn check_payment(&self, fields: &mut Fields<'_>) {
        let takes_money =
            |kind: DocumentKind| kind.is_payable() || kind == DocumentKind::CreditNote;
        if let Some(kind) = self.kind.filter(|kind| !takes_money(*kind)) {
            for key in ["paid", "paid-on"] {
                if fields.has(key) {
                    let span = fields.span(key);
                    let message = format!("{} is never paid", kind.phrase());
                    let hint = format!("take `{key}` away, or mend `kind`");
                    fields.error("misplaced-key", span, message, hint);
                }
            }
            return;
        }
        if self.state == Some(DocumentState::PartlyPaid) {
            fields.missing("paid", "say how much has been paid: `paid = \"1250.00\"`");
        }
        let Some(paid) = self.paid else { return };
        let whole = self.gross.map(|gross| gross.abs());
        let (message, hint) = if paid.is_sign_negative() && !paid.is_zero() {
            (
                format!("`paid` is {paid}, less than nothing"),
                "write what has been paid as a positive amount",
            )
        } else if self.state == Some(DocumentState::PartlyPaid) && paid.is_zero() {
            (
                "nothing of it is paid, and yet it is `partly-paid`".to_owned(),
                "write `state = \"open\"`, or what has been paid",
            )
        } else if self.state == Some(DocumentState::PartlyPaid)
            && whole.is_some_and(|whole| paid >= whole)
        {
            (
                format!("`paid` is {paid}, all of it, and yet it is `partly-paid`"),
                "write `state = \"paid\"`, or mend `paid`",
            )
        } else {
            return;
        };
        let span = fields.span("paid");
        fields.error("unfit-payment", span, message, hint);
    }

    fn check_days(&self, fields: &mut Fields<'_>, date: Option<Date>) {
        let days = [("due", self.due), ("valid-until", self.valid_until)];
        for (key, day) in days {
            if let (Some(day), Some(date)) = (day, date)
                && day < date
            {
                let span = fields.span(key);
                fields.error(
                    "ends-before-it-begins",
                    span,
                    format!("`{key}` is {day}, before the day of the document, {date}"),
                    format!("mend `{key}` or `date`"),
                );
            }
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

fn texts(fields: &mut Fields<'_>, key: &'static str) -> Vec<String> {
    let typed = fields.texts(key).into_iter();
    typed.map(|text| text.value).collect()
}

/// A number, which stands in one line and holds nothing that nobody sees: it could not be told from another one, or looked for.
fn take_number(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    let number = fields.text(key)?;
    if number.contains(steers_terminals) {
        let span = fields.span(key);
        let message =
            format!("`{key}` holds line breaks, controls or characters that turn its text around");
        let hint = "type it anew, in one line, instead of copying it";
        fields.error("odd-number", span, message, hint);
        return None;
    }
    Some(number)
}

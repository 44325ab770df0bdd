//! Findings about a table, and how many of them anybody wants to read.

use std::collections::BTreeMap;

use crate::diag::{Finding, Findings, Severity};
use crate::load::{LedgerFile, Row, Rows};

/// So many findings of one code are told of a file.
const MOST: usize = 20;

/// Where in a table something is.
pub(super) struct Spot<'r> {
    pub(super) row: &'r Row,
    /// The column, and its name if it has one; none where it is the whole row.
    pub(super) column: Option<usize>,
}

/// The findings about one file.
pub(super) struct Told<'f, 'r> {
    rows: &'r Rows,
    /// The file as findings name it.
    shown: &'f str,
    findings: &'f mut Findings,
    counts: BTreeMap<(Severity, &'static str), usize>,
}

impl<'f, 'r> Told<'f, 'r> {
    pub(super) fn new(rows: &'r Rows, shown: &'f str, findings: &'f mut Findings) -> Self {
        Self {
            rows,
            shown,
            findings,
            counts: BTreeMap::new(),
        }
    }

    pub(super) fn error(
        &mut self,
        spot: &Spot<'_>,
        code: &'static str,
        message: &str,
        hint: impl Into<String>,
    ) {
        self.push(Severity::Error, spot, code, message, hint.into());
    }

    pub(super) fn warning(
        &mut self,
        spot: &Spot<'_>,
        code: &'static str,
        message: &str,
        hint: impl Into<String>,
    ) {
        self.push(Severity::Warning, spot, code, message, hint.into());
    }

    fn push(
        &mut self,
        severity: Severity,
        spot: &Spot<'_>,
        code: &'static str,
        message: &str,
        hint: String,
    ) {
        let count = self.counts.entry((severity, code)).or_default();
        *count += 1;
        if *count <= MOST {
            let finding = finding(self.rows, self.shown, severity, spot, code, message);
            self.findings.push(finding.hint(hint));
        }
    }

    /// Notes how many findings were left out.
    pub(super) fn finish(self) {
        for ((severity, code), count) in self.counts {
            if count > MOST {
                let message = format!("{} more of `{code}` in this table", count - MOST);
                let finding = match severity {
                    Severity::Error => Finding::file_error(code, self.shown, message),
                    _ => Finding::file_warning(code, self.shown, message),
                };
                let hint = "mend those first that are named";
                self.findings.push(finding.hint(hint));
            }
        }
    }
}

/// A warning about a whole row of a ledger, by its number.
pub(in super::super) fn warning_at_row(
    ledger: &LedgerFile,
    shown: &str,
    number: u32,
    code: &'static str,
    message: &str,
) -> Finding {
    if let LedgerFile::Rows(rows) = ledger
        && let Ok(at) = rows.rows.binary_search_by_key(&number, |row| row.number)
    {
        let row = &rows.rows[at];
        let spot = Spot { row, column: None };
        return finding(rows, shown, Severity::Warning, &spot, code, message);
    }
    Finding::file_warning(code, shown, format!("row {number}: {message}"))
}

/// A finding at a place of a table: marked in a text, named in a spreadsheet.
pub(super) fn finding(
    rows: &Rows,
    shown: &str,
    severity: Severity,
    spot: &Spot<'_>,
    code: &'static str,
    message: &str,
) -> Finding {
    if let Some(source) = &rows.source {
        let span = match spot.column {
            Some(column) => rows.span_of(spot.row, column),
            None => spot.row.span.clone(),
        };
        return match severity {
            Severity::Error => Finding::error(code, source, span, message),
            _ => Finding::warning(code, source, span, message),
        };
    }
    let name = spot
        .column
        .and_then(|column| rows.name_of(spot.row, column));
    let message = match name {
        // Some messages name their cells themselves.
        Some(name) if message.contains(&format!("`{name}")) => message.to_owned(),
        Some(name) => format!("cell `{name}`: {message}"),
        None => format!("row {}: {message}", spot.row.number),
    };
    match severity {
        Severity::Error => Finding::file_error(code, shown, message),
        _ => Finding::file_warning(code, shown, message),
    }
}

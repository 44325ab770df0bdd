//! The ledger of a budget: the table beside its page, and who may see the bookings in it.

use std::sync::Arc;

use super::super::audience::AudienceSet;
use super::super::budget::{Budget, take_rows};
use super::super::limits::part_of;
use super::Assembly;
use crate::diag::{Finding, SourceText};

impl Assembly<'_> {
    /// A budget's ledger lies beside it under the same name.
    pub(super) fn take_ledger(&mut self, name: &str, budget: &mut Budget) -> Option<String> {
        let stem = name.trim_end_matches(".md");
        let ledgers = &self.sources.ledgers;
        let is_beside =
            |file: &&String| file.rsplit_once('.').is_some_and(|(name, _)| name == stem);
        let mut files = ledgers.keys().filter(is_beside);
        let file = files.next()?;
        let shown = |file: &str| format!("{}/{file}", self.sources.shown);
        for other in files {
            let message = format!("`{file}` is the ledger of the same budget");
            let finding = Finding::file_error("two-ledgers", shown(other), message);
            self.findings
                .push(finding.hint("put all bookings into one of them, and remove the other"));
        }
        take_rows(
            budget,
            &ledgers[file],
            &shown(file),
            &self.settings,
            self.findings,
        );
        Some(file.clone())
    }

    /// Settles who may see the bookings of a budget, and limits the file of its ledger to them.
    pub(super) fn limit_ledger(
        &mut self,
        budget: &mut Budget,
        file: Option<&str>,
        page: &AudienceSet,
        source: &Arc<SourceText>,
    ) {
        let limits = &mut self.rules.limits;
        let stated = budget.ledger_audience.take();
        let mut readers = part_of(page, stated.as_ref(), source, self.findings);
        if let Some(file) = file {
            if limits.names_file(file) {
                let of_file = limits.of_file(file);
                if let Some(stated) = stated.filter(|stated| stated.value != of_file) {
                    let message = format!("`_section.toml` says otherwise who may have `{file}`");
                    let finding = Finding::error("two-audiences", source, stated.span, message);
                    self.findings
                        .push(finding.hint("say it in one of the two files"));
                }
                // The bookings are for nobody who may not read their budget.
                if of_file.is_within(page) {
                    readers = of_file;
                }
            }
            limits.limit_file(file, &readers);
        }
        budget.ledger_readers = Some(readers).filter(|readers| readers != page);
    }
}

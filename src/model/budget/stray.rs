//! Files that were meant to be the ledger of a budget and are none: in a format that is not read, or beside a draft.

use super::super::assembly::standing_of;
use super::super::page::Record;
use super::super::portal::Portal;
use super::super::translations::without_language;
use crate::config::Section;
use crate::diag::Finding;

/// The endings of tables that are not read.
const UNREAD: [&str; 8] = [
    "xls", "xlsm", "xlsb", "xltx", "numbers", "tsv", "tab", "fods",
];
const READ: [&str; 3] = ["csv", "xlsx", "ods"];

impl Portal {
    /// What there is to say about a file that no page uses, if it is called like a budget beside it.
    pub(in crate::model) fn stray_ledger(&self, file: &str) -> Option<Finding> {
        let (stem, ending) = file.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        let is_read = READ.contains(&ending.as_str());
        if !is_read && !UNREAD.contains(&ending.as_str()) {
            return None;
        }
        let place = format!("{}/{file}", self.shown);
        let page = format!("{stem}.md");
        let is_page = |other: &str| without_language(other, &self.settings).0 == page;
        let is_draft = self.places.drafts.iter().any(|draft| is_page(draft));
        if is_draft && is_read && self.is_among_budgets(stem) {
            let message = "the budget beside this ledger is a draft, so neither is published";
            let finding = Finding::file_note("ledger-of-draft", place, message);
            return Some(finding.hint("take `draft` out of the budget to publish both"));
        }
        let is_budget = self.pages.iter().any(|page| {
            let body = page.body.as_ref();
            matches!(page.record, Record::Budget(_)) && body.is_some_and(|body| is_page(&body.file))
        });
        let is_meant = is_budget || is_draft && self.is_among_budgets(stem);
        if is_read || !is_meant {
            return None;
        }
        let message = format!(
            "this is called like the budget beside it, and no ledger is read from `.{ending}`"
        );
        let name = stem.rsplit('/').next().unwrap_or(stem);
        let hint = match ending.as_str() {
            "tsv" | "tab" => format!("call it `{name}.csv`: cells divided by tabs are read"),
            _ => format!(
                "save it as `{name}.xlsx`, `{name}.ods` or `{name}.csv`, and remove this one"
            ),
        };
        Some(Finding::file_warning("unread-ledger", place, message).hint(hint))
    }

    /// Whether a file lies where budgets do.
    fn is_among_budgets(&self, stem: &str) -> bool {
        standing_of(&format!("{stem}.md"), &self.projects).section == Section::Budget
    }
}

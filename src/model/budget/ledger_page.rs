//! The page of a ledger: every booking of a budget, below its budget's own address.

use super::super::generated::generated;
use super::super::page::{Page, Record};
use super::super::places::PageId;
use super::super::standing::parent;
use super::super::view::View;
use super::record::{Booking, Budget};
use crate::config::Section;

/// The last part of the logical path of a ledger.
const NAME: &str = "~ledger";

/// A page for each budget that has bookings.
pub(in crate::model) fn ledger_pages(pages: &[Page]) -> Vec<Page> {
    let is_booked = |page: &&Page| matches!(&page.record, Record::Budget(budget) if !budget.bookings.is_empty());
    pages.iter().filter(is_booked).map(ledger).collect()
}

fn ledger(budget: &Page) -> Page {
    let mut page = generated(
        format!("{}/{NAME}", budget.path),
        budget.project.clone(),
        Section::Budget,
        String::new(),
        Record::Ledger,
    );
    page.audience = match &budget.record {
        Record::Budget(Budget {
            ledger_readers: Some(readers),
            ..
        }) => readers.clone(),
        _ => budget.audience.clone(),
    };
    let aliases = budget.common.aliases.iter();
    page.common.aliases = aliases.map(|alias| format!("{alias}/{NAME}")).collect();
    page
}

impl<'a> View<'a> {
    /// The budget whose ledger a page is.
    pub fn budget_of(&self, ledger: &Page) -> Option<(PageId, &'a Page)> {
        let path = parent(&ledger.path).filter(|_| ledger.record == Record::Ledger)?;
        self.page_at(path)
    }

    /// The bookings of a budget that its readers may look at one by one: all, or none.
    pub fn bookings(&self, budget: &'a Page) -> &'a [Booking] {
        match &budget.record {
            Record::Budget(record) if self.ledger_of(budget).is_some() => &record.bookings,
            _ => &[],
        }
    }

    /// The ledger of a budget.
    pub fn ledger_of(&self, budget: &Page) -> Option<(PageId, &'a Page)> {
        self.page_at(&format!("{}/{NAME}", budget.path))
    }
}

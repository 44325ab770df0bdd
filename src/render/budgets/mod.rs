//! Budgets: what one comes to in words, figures and charts, and all of them over the years.
//!
//! [`summary`] says how one stands, [`key_figures`] what it comes to, [`lines`] what it consists of, [`drawings`] how it goes on, [`retainer`] what is
//! left of an allowance, [`years`] compares. [`bullet`] draws the bars, [`amounts`] writes the numbers.

mod amounts;
mod bullet;
mod drawings;
mod key_figures;
mod ledger;
mod lines;
mod retainer;
mod summary;
mod years;

use rust_decimal::Decimal;

use super::context::budget::{BudgetContext, BudgetsContext, LedgerLink};
use super::pages::Pages;
use crate::config::Section;
use crate::model::{Measure, Page, PageId, Record};
use amounts::{Amounts, measure_of};
use summary::Subject;

impl<'v> Pages<'_, 'v> {
    /// What the page of a budget says apart from its text.
    pub(super) fn budget(&self, id: PageId, page: &'v Page) -> Option<BudgetContext> {
        let account = self.view.account(page)?;
        let amounts = Amounts {
            notation: self.facts.notation,
            measure: measure_of(&account.money, &account.hours),
            currency: account.currency,
        };
        let ledger = self
            .view
            .ledger_of(page)
            .map(|(ledger, _)| self.url(ledger));
        let hours = amounts.of(Measure::Hours);
        let bars = [
            self.line_bars(&account, amounts.of(Measure::Money), ledger.as_deref()),
            self.line_bars(&account, hours, ledger.as_deref()),
        ];
        let count = account.budget.bookings.len();
        Some(BudgetContext {
            summary: self
                .facts
                .summary("budget", &Subject::of(&account, amounts)),
            figures: self.facts.key_figures(&account, amounts),
            bars: bars.into_iter().flatten().collect(),
            table: self.line_table(&account, amounts),
            course: self.course(&account, amounts),
            retainer: self.facts.retainer_of(&account, amounts),
            outlook: self.outlook(id, page, &account, amounts.of(Measure::Money)),
            ledger: ledger.map(|url| LedgerLink {
                url,
                text: self.facts.locale.count("budget-bookings", count),
            }),
        })
    }

    /// The line of a budget that pays for a concept, and how much of it is available.
    pub(super) fn budget_line(&self, concept: &Page) -> Option<String> {
        let budget = self.view.concept_budget(concept)?;
        let line = budget.line()?;
        let amounts = Amounts {
            notation: self.facts.notation,
            measure: measure_of(&line.money, &line.hours),
            currency: budget.account.currency,
        };
        let available = line.figures(amounts.measure).available()?;
        let key = match available < Decimal::ZERO {
            true => "budget-line-over",
            false => "budget-line-available",
        };
        let values = [
            ("line", lines::title(line)),
            ("available", amounts.text(available.abs())),
        ];
        Some(self.facts.filled(key, values))
    }

    /// What the page of the section says of all its budgets.
    pub(super) fn budgets(&self, page: &Page) -> Option<BudgetsContext> {
        let is_section = page.record == Record::Folder
            && page.section == Section::Budget
            && self.view.is_section(page);
        let all = is_section.then(|| self.all_years(page))?;
        (!all.tracks.is_empty()).then_some(all)
    }
}

//! The documents of a section as a sheet, a row for each.

use super::sheet::{Cell, Sheet};
use crate::model::{Document, Page, PageId, Record};
use crate::render::pages::Pages;

impl<'v> Pages<'_, 'v> {
    /// Every document anywhere below a section, the newest first.
    pub(super) fn register_sheets(&self, section: &Page) -> Option<Vec<Sheet>> {
        let locale = self.facts.locale;
        let mut documents: Vec<(PageId, &Page, &Document)> = self
            .view
            .descendants(&section.path)
            .filter_map(|(id, page)| match &page.record {
                Record::Document(document) => Some((id, page, document)),
                _ => None,
            })
            .collect();
        documents.sort_by_key(|(id, page, _)| (std::cmp::Reverse(page.common.date), *id));
        let columns = [
            "fact-number",
            "column-kind",
            "column-title",
            "column-date",
            "fact-due",
            "fact-valid-until",
            "fact-state",
            "fact-net",
            "fact-tax",
            "fact-gross",
            "sheet-paid",
            "fact-currency",
            "fact-order",
            "kind-project",
        ];
        let rows = documents
            .iter()
            .map(|(_, page, document)| self.document_cells(page, document));
        let sheet = Sheet {
            name: locale.text("section-documents"),
            columns: columns.map(|key| locale.text(key)).into(),
            rows: rows.collect(),
            sums: Vec::new(),
        };
        (!documents.is_empty()).then(|| vec![sheet.without_empty_columns()])
    }

    fn document_cells(&self, page: &Page, document: &Document) -> Vec<Cell> {
        let locale = self.facts.locale;
        let currency = document.currency.or(self.view.settings().currency);
        let state = document
            .state
            .map(|state| locale.text(&format!("document-state-{}", state.word())));
        let amounts = [document.net, document.tax, document.gross, document.paid];
        let code = currency.filter(|_| amounts.iter().any(Option::is_some));
        let project = document.project.as_deref().or(page.project.as_deref());
        let project = project.and_then(|folder| self.named(folder));
        let mut cells = vec![
            Cell::text(document.number.as_deref()),
            Cell::Text(self.kind_label(page)),
            Cell::Text(self.title(page)),
            Cell::day(page.common.date),
            Cell::day(document.due),
            Cell::day(document.valid_until),
            Cell::text(state.as_deref()),
        ];
        cells.extend(amounts.map(|amount| Cell::money(amount, currency)));
        cells.extend([
            Cell::text(code.as_ref().map(|code| code.as_str())),
            Cell::text(document.order.as_deref()),
            Cell::text(project.as_ref().map(|project| project.title.as_str())),
        ]);
        cells
    }
}

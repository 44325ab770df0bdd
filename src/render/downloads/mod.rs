//! Figures to reckon with: what a page shows, as a spreadsheet and as a text.
//!
//! A page's figures are [`Sheet`]s, made from its view alone. All of them go into the spreadsheet, the first one into the text.

mod budget;
mod csv;
mod file_name;
mod register;
mod sheet;
mod style;
#[cfg(test)]
mod tests;
mod xlsx;

use std::collections::BTreeMap;

use super::context::File;
use super::made_file::{Format, MadeFile};
use super::media::media_type;
use super::pages::Pages;
use crate::config::Section;
use crate::model::{Page, PageId, Record};
use file_name::file_name;
use sheet::Sheet;
use style::Style;

/// What was made of a view's figures: what each file is called, and its size in bytes.
#[derive(Default)]
pub(super) struct Offers(BTreeMap<(PageId, Format), (String, u64)>);

impl Offers {
    /// Of all that was made.
    pub(super) fn of(made: &[MadeFile]) -> Self {
        let offer = |file: &MadeFile| (file.name().to_owned(), file.content().len() as u64);
        let offers = made
            .iter()
            .map(|file| ((file.page(), file.format()), offer(file)));
        Self(offers.collect())
    }
}

impl<'v> Pages<'_, 'v> {
    /// The files that a page offers of its figures. Of a ledger it is only the text: its budget's spreadsheet has all bookings.
    pub(super) fn made(&self, id: PageId, page: &'v Page) -> Vec<MadeFile> {
        let formats = Format::ALL.into_iter();
        let mut formats: Vec<Format> = formats
            .filter(|format| self.urls.made(id, *format).is_some())
            .collect();
        if page.record == Record::Ledger {
            formats.retain(|format| *format != Format::Xlsx);
        }
        if formats.is_empty() {
            return Vec::new();
        }
        let Some(sheets) = self.sheets(page) else {
            return Vec::new();
        };
        let (locale, language) = (self.facts.locale, self.view.language());
        let style = Style::of(&sheets, locale, language);
        let content = |format| match format {
            Format::Xlsx => xlsx::fits(&sheets).then(|| xlsx::write(&sheets, &style)),
            Format::Csv => sheets.first().map(|sheet| csv::write(sheet, &style)),
        };
        formats
            .into_iter()
            .filter_map(|format| {
                Some(MadeFile::new(
                    id,
                    format,
                    self.file_name(page, format),
                    content(format)?,
                    self.view,
                ))
            })
            .collect()
    }

    /// What a page offers of what was made.
    pub(super) fn downloads(&self, id: PageId, page: &Page) -> Vec<File> {
        let budget = self
            .view
            .budget_of(page)
            .map(|(budget, _)| (budget, Format::Xlsx));
        let own = Format::ALL.map(|format| (id, format));
        let offered = budget.into_iter().chain(own);
        offered.filter_map(|of| self.download(of)).collect()
    }

    fn download(&self, of: (PageId, Format)) -> Option<File> {
        let (name, size) = self.offers.0.get(&of)?;
        Some(File {
            name: name.clone(),
            url: self.urls.made(of.0, of.1)?.to_owned(),
            media_type: media_type(name),
            size: self.facts.notation.size(*size),
        })
    }

    /// The tables of a page, if it has figures.
    fn sheets(&self, page: &'v Page) -> Option<Vec<Sheet>> {
        match (&page.record, page.section) {
            (Record::Budget(_), _) => self.budget_sheets(page),
            (Record::Ledger, _) => self.ledger_sheets(page),
            (Record::Folder, Section::Budget) => self.years_sheets(page),
            (Record::Folder, Section::Documents) => self.register_sheets(page),
            _ => None,
        }
    }

    /// `Budget 2026 Nordlicht.xlsx`
    fn file_name(&self, page: &Page, format: Format) -> String {
        let locale = self.facts.locale;
        let kind = (page.record == Record::Ledger).then(|| locale.text("kind-ledger"));
        let project = page
            .project
            .as_deref()
            .and_then(|folder| self.named(folder));
        let place = project.map_or_else(
            || self.view.settings().name.clone(),
            |project| project.title,
        );
        let title = self.label(page);
        let words = kind
            .as_deref()
            .into_iter()
            .chain([title.as_str(), place.as_str()]);
        file_name(&words.collect::<Vec<_>>(), format.ending())
    }
}

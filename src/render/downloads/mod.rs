//! Figures to reckon with: what a page shows, as a spreadsheet and as a text.
//!
//! A page's figures are [`Sheet`]s, made from its view alone. All of them go into the spreadsheet, the first one into the text.

mod csv;
mod file_name;
mod sheet;
mod style;
mod xlsx;

pub(super) use sheet::{Cell, Sheet};

use super::made_file::MadeFile;
use super::pages::Pages;
use crate::model::{Page, PageId};

impl<'v> Pages<'_, 'v> {
    /// The files that a page offers of its figures.
    pub(super) fn made(&self, _id: PageId, _page: &'v Page) -> Vec<MadeFile> {
        Vec::new()
    }
}

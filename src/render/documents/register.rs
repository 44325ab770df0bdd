//! The register: what is open first, then all documents, and what they come to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;

use super::super::context::documents::{OpenPaper, PaperRow, RegisterContext, YearOfPapers};
use super::super::context::timeline::{FilterChoice, FilterOption};
use super::super::context::{Column, Day, Table};
use super::super::pages::Pages;
use super::deadline::soon_over;
use crate::config::Choice;
use crate::model::{
    Basis, DocumentKind, DocumentState, Page, Paper, Register, RegisterGroup, RegisterSum,
};

/// From so many documents on, there is something to filter.
const FILTERED: usize = 8;
/// So many days after its end, what is over is no news any more.
const REMEMBERED: i32 = 60;
/// From more documents than this on, browsers lay out only those that are seen.
const LONG: usize = 200;
/// How many documents that are over some day are carried along, to be shown when that comes near.
const EXPIRING: usize = 50;

impl<'v> Pages<'_, 'v> {
    /// What the page of the section says of all its documents.
    pub(in crate::render) fn register(&self, page: &Page) -> Option<RegisterContext> {
        let register = self.view.register(page)?;
        let mut open: Vec<OpenPaper> = register
            .open
            .iter()
            .map(|paper| self.open_paper(paper, page))
            .collect();
        let is_always_open = !open.is_empty();
        let newest = self.newest_source();
        let expiring = register.expiring.iter().filter_map(|paper| {
            let day = paper.expires()?;
            let until = day.checked_add(REMEMBERED.days()).unwrap_or(day);
            // Nobody reads before the newest source was written.
            newest
                .is_none_or(|newest| until >= newest)
                .then(|| OpenPaper {
                    from: Some(soon_over(day).to_string()),
                    until: Some(until.to_string()),
                    ..self.open_paper(paper, page)
                })
        });
        open.extend(expiring.take(EXPIRING));
        let mut years: Vec<YearOfPapers> = Vec::new();
        for paper in &register.papers {
            let row = self.paper_row(paper, page);
            match years.last_mut().filter(|year| year.title == row.year) {
                Some(year) => year.papers.push(row),
                None => years.push(YearOfPapers {
                    title: row.year.clone(),
                    papers: vec![row],
                }),
            }
        }
        Some(RegisterContext {
            count: register.papers.len(),
            open,
            is_always_open,
            sums: self.sums(&register),
            filter: self.register_filter(&register, page),
            is_long: register.papers.len() > LONG,
            years,
        })
    }

    fn open_paper(&self, paper: &Paper<'v>, register: &Page) -> OpenPaper {
        let open = paper.open();
        OpenPaper {
            paper: self.paper_row(paper, register),
            waits: self.waits(paper),
            open: open.map(|open| self.facts.notation.money(open, paper.currency)),
            deadline: self.deadline(paper),
            from: None,
            until: None,
        }
    }

    /// A document as the lists of a register have it.
    fn paper_row(&self, paper: &Paper<'v>, register: &Page) -> PaperRow {
        let document = paper.document;
        let project = paper.project().filter(|_| register.project.is_none());
        let project = project.filter(|folder| self.view.page_at(folder).is_some());
        PaperRow {
            title: self.title(paper.page),
            lang: self.title_lang(paper.page),
            url: self.url(paper.id),
            kind: document.kind.map_or("", DocumentKind::word),
            kind_label: self.kind_label(paper.page),
            number: paper.number.map(str::to_owned),
            date: paper.date.map(|date| Day {
                iso: date.to_string(),
                text: self.facts.notation.day_and_month(date),
            }),
            year: paper.date.map(|date| date.year().to_string()),
            amount: self.amount_of(paper),
            state: document.state.map(|state| self.facts.document_state(state)),
            state_word: document.state.map_or("", DocumentState::word),
            project_label: project
                .and_then(|folder| self.named(folder))
                .map(|named| named.title),
            project: project.map(str::to_owned),
            deadline: self.deadline(paper),
            files: self.files_of(paper.id),
        }
    }

    fn sums(&self, register: &Register<'_>) -> Option<Table> {
        let locale = self.facts.locale;
        if register.sums.is_empty() {
            return None;
        }
        let is_open = register.sums.iter().any(|sum| sum.open.is_some());
        let head = |label: String, numeric| Column { label, numeric };
        let mut columns = vec![
            head(locale.text("register-what"), false),
            head(locale.text("register-count"), true),
            head(locale.text("register-total"), true),
        ];
        if is_open {
            columns.push(head(locale.text("fact-open"), true));
        }
        let rows = register.sums.iter().map(|sum| self.sum(sum, is_open));
        Some(Table {
            key: "sums",
            caption: locale.text("register-sums"),
            columns,
            rows: rows.collect(),
        })
    }

    fn sum(&self, sum: &RegisterSum, is_open: bool) -> Vec<String> {
        let (locale, notation) = (self.facts.locale, self.facts.notation);
        let group = |group: RegisterGroup| locale.text(&format!("register-{}", group.word()));
        let name = match sum.basis {
            Basis::Gross => group(sum.group),
            Basis::Net => format!("{}, {}", group(sum.group), locale.text("fact-net")),
        };
        let state = match sum.state {
            Some(state) => self.facts.document_state(state).text,
            None => locale.text("document-state-unknown"),
        };
        let money = |amount| notation.money(amount, sum.currency);
        let mut cells = vec![
            format!("{name}: {state}"),
            notation.decimal(sum.count.into()),
            sum.total.map_or_else(String::new, money),
        ];
        if is_open {
            // As in the column beside it, what goes back is below zero.
            let open = sum.open.map(|open| match sum.group {
                RegisterGroup::Credits => -open,
                _ => open,
            });
            cells.push(open.map_or_else(String::new, money));
        }
        cells
    }

    /// The values that occur, where there are several.
    fn register_filter(&self, register: &Register<'v>, page: &Page) -> Vec<FilterChoice> {
        if register.papers.len() < FILTERED {
            return Vec::new();
        }
        let locale = self.facts.locale;
        let papers = || register.papers.iter();
        let kinds: BTreeSet<&str> = papers()
            .filter_map(|paper| Some(paper.document.kind?.word()))
            .collect();
        let states: BTreeSet<&str> = papers()
            .filter_map(|paper| Some(paper.document.state?.word()))
            .collect();
        let mut projects: BTreeMap<&str, String> = BTreeMap::new();
        for project in papers().filter_map(Paper::project) {
            if page.project.is_none()
                && !projects.contains_key(project)
                && let Some(named) = self.named(project)
            {
                projects.insert(project, named.title);
            }
        }
        let years: BTreeSet<i16> = papers()
            .filter_map(|paper| Some(paper.date?.year()))
            .collect();
        let option = |value: &str, label: String| FilterOption {
            value: value.to_owned(),
            label,
        };
        let kinds = <DocumentKind as Choice>::ALL
            .iter()
            .filter(|(word, _)| kinds.contains(word))
            .map(|(word, _)| option(word, locale.text(&format!("document-kind-{word}"))));
        let states = <DocumentState as Choice>::ALL
            .iter()
            .filter(|(word, _)| states.contains(word))
            .map(|(word, _)| option(word, locale.text(&format!("document-state-{word}"))));
        let projects = projects
            .into_iter()
            .map(|(folder, label)| option(folder, label));
        let years = years.iter().rev().map(ToString::to_string);
        let years = years.map(|year: String| option(&year, year.clone()));
        let fields: [(&'static str, Vec<FilterOption>); 4] = [
            ("kind", kinds.collect()),
            ("state", states.collect()),
            ("project", projects.collect()),
            ("year", years.collect()),
        ];
        let choices = fields.into_iter().filter(|(field, options)| match *field {
            // Besides the projects there is what belongs to none.
            "project" => !options.is_empty(),
            _ => options.len() > 1,
        });
        choices
            .map(|(field, options)| FilterChoice {
                name: field,
                label: locale.text(&format!("filter-by-{field}")),
                options,
            })
            .collect()
    }
}

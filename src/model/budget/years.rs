//! The look back: every budget of a portal or a project, by years. What is counted in different currencies, with or without tax, or in years
//! that begin in different months is never summed up.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::choices::Basis;
use super::super::page::Page;
use super::super::places::PageId;
use super::super::view::View;
use super::account::{Account, ProjectAccount, account};
use super::figures::{Figures, Measure};
use super::outlook::change;
use super::settled::Invoices;
use super::year::FiscalYear;
use crate::config::Currency;

/// The years of budgets that can be compared: one currency, with tax or without, years that begin in one month.
#[derive(Debug)]
pub struct Track<'a> {
    /// What their amounts are counted in.
    pub currency: Option<Currency>,
    /// Whether amounts include tax.
    pub basis: Option<Basis>,
    /// The month in which their years begin, from 1 to 12.
    pub month: i8,
    /// The years, the newest first.
    pub years: Vec<YearSum<'a>>,
}

/// All budgets of a year.
#[derive(Debug)]
pub struct YearSum<'a> {
    /// The year.
    pub year: FiscalYear,
    /// The money of all of them.
    pub money: Figures,
    /// Their hours.
    pub hours: Figures,
    /// The same by project, those for the portal as a whole first, then by folder.
    pub projects: Vec<YearOfProject<'a>>,
    /// The budgets, sorted by logical path.
    pub parts: Vec<YearPart<'a>>,
    /// What is more than in the year before, in money; none when there is no budget of that year.
    pub change: Option<Change>,
}

/// What a year comes to for one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearOfProject<'a> {
    /// The project's folder; none for what is for the portal as a whole.
    pub project: Option<&'a str>,
    /// Money.
    pub money: Figures,
    /// Hours.
    pub hours: Figures,
}

/// A budget that counts in a year.
#[derive(Debug)]
pub struct YearPart<'a> {
    /// Its page.
    pub id: PageId,
    /// Its page.
    pub page: &'a Page,
    /// What it comes to as a whole.
    pub account: Account<'a>,
    /// Whether all of it counts; of a portal's budget, only the lines for a project do among those of the project.
    pub is_whole: bool,
    /// The money of what counts.
    pub money: Figures,
    /// The hours of what counts.
    pub hours: Figures,
}

/// How much more than in the year before, as shares of that: 0.1 is a tenth more, below zero is less. None where that was nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Of what was approved.
    pub approved: Option<Decimal>,
    /// Of what was spent. The newer year may still be running.
    pub actual: Option<Decimal>,
    /// Of what will have been spent in the end.
    pub forecast: Option<Decimal>,
}

impl YearSum<'_> {
    /// Its money or its hours.
    pub fn figures(&self, measure: Measure) -> &Figures {
        match measure {
            Measure::Money => &self.money,
            Measure::Hours => &self.hours,
        }
    }
}

impl<'a> View<'a> {
    /// Budgets by years: those of the portal with all its projects, or those of a project with the lines that the portal's budgets have for
    /// it. What can be compared stands together; the track with the newest year first.
    pub fn budget_years(&self, project: Option<&str>) -> Vec<Track<'a>> {
        let invoices = Invoices::of(self);
        let mut years: BTreeMap<_, Vec<YearPart<'a>>> = BTreeMap::new();
        for (id, page) in self.pages() {
            let Some(account) = account(page, self.settings(), &invoices) else {
                continue;
            };
            let Some((year, part)) = account.year.zip(part(id, page, account, project)) else {
                continue;
            };
            let key = (
                part.account.currency,
                part.account.budget.basis,
                year.month,
                std::cmp::Reverse(year),
            );
            years.entry(key).or_default().push(part);
        }
        let mut tracks: Vec<Track<'a>> = Vec::new();
        for ((currency, basis, month, std::cmp::Reverse(year)), parts) in years {
            let sum = YearSum::of(year, parts, project);
            let is_same = |track: &&mut Track<'_>| {
                (track.currency, track.basis, track.month) == (currency, basis, month)
            };
            match tracks.last_mut().filter(is_same) {
                Some(track) => track.years.push(sum),
                None => tracks.push(Track {
                    currency,
                    basis,
                    month,
                    years: vec![sum],
                }),
            }
        }
        for track in &mut tracks {
            track.compare();
        }
        tracks.sort_by_key(|track| std::cmp::Reverse(track.years.first().map(|sum| sum.year)));
        tracks
    }
}

/// What of a budget counts in a scope.
fn part<'a>(
    id: PageId,
    page: &'a Page,
    account: Account<'a>,
    project: Option<&str>,
) -> Option<YearPart<'a>> {
    let is_whole = project.is_none() || page.project.as_deref() == project;
    let (money, hours) = if is_whole {
        (account.money, account.hours)
    } else {
        let own = account.projects.iter().find(|sum| sum.project == project)?;
        (own.money, own.hours)
    };
    Some(YearPart {
        id,
        page,
        account,
        is_whole,
        money,
        hours,
    })
}

impl<'a> YearSum<'a> {
    fn of(year: FiscalYear, parts: Vec<YearPart<'a>>, scope: Option<&str>) -> Self {
        let mut projects: BTreeMap<Option<&'a str>, YearOfProject<'a>> = BTreeMap::new();
        for part in &parts {
            let counts = |sum: &&ProjectAccount<'_>| part.is_whole || sum.project == scope;
            for sum in part.account.projects.iter().filter(counts) {
                let of_project = projects.entry(sum.project).or_insert(YearOfProject {
                    project: sum.project,
                    money: Figures::default(),
                    hours: Figures::default(),
                });
                of_project.money += sum.money;
                of_project.hours += sum.hours;
            }
        }
        Self {
            year,
            money: parts.iter().map(|part| part.money).sum(),
            hours: parts.iter().map(|part| part.hours).sum(),
            projects: projects.into_values().collect(),
            parts,
            change: None,
        }
    }
}

impl Track<'_> {
    /// The newest year first, so each is followed by the one to compare it with, unless that is missing.
    fn compare(&mut self) {
        for index in 1..self.years.len() {
            let (newer, older) = (&self.years[index - 1], &self.years[index]);
            if older.year.next() != newer.year {
                continue;
            }
            let (now, before) = (newer.money, older.money);
            let approved = now.approved.zip(before.approved);
            self.years[index - 1].change = Some(Change {
                approved: approved.and_then(|(now, before)| change(now, before)),
                actual: change(now.actual, before.actual),
                forecast: change(now.forecast(), before.forecast()),
            });
        }
    }
}

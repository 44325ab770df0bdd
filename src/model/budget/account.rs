//! A budget as the readers of a view see it: the figures of its lines, of projects and of the whole.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::page::{Page, Record};
use super::super::view::View;
use super::course::Course;
use super::figures::{Figures, Measure};
use super::level::Thresholds;
use super::outlook::Fan;
use super::pace::Pace;
use super::record::{Booking, Budget, BudgetLine};
use super::retainer::{RetainerPeriod, retainer_periods};
use super::settled::Invoices;
use super::stretch::Stretch;
use super::year::FiscalYear;
use crate::config::{Currency, PortalSettings};

/// Hours are given in hundredths at most.
const DECIMALS_OF_HOURS: u32 = 2;

/// What a budget comes to.
#[derive(Debug)]
pub struct Account<'a> {
    /// The budget as typed.
    pub budget: &'a Budget,
    /// Its year.
    pub year: Option<FiscalYear>,
    /// What its amounts are counted in.
    pub currency: Option<Currency>,
    /// Each line, in the order they were typed in.
    pub lines: Vec<LineAccount<'a>>,
    /// The lines summed up by project, in the order in which projects are first named.
    pub projects: Vec<ProjectAccount<'a>>,
    /// The money of all lines.
    pub money: Figures,
    /// The hours of all lines.
    pub hours: Figures,
    /// The day that the figures are of: that of the newest booking or estimate, or of the page if that is newer.
    pub as_of: Option<Date>,
}

/// What a line of a budget comes to.
#[derive(Debug)]
pub struct LineAccount<'a> {
    /// The line as typed.
    pub line: &'a BudgetLine,
    /// The folder of the project that it is for: its own, or that of the budget.
    pub project: Option<&'a str>,
    /// Its money.
    pub money: Figures,
    /// Its hours.
    pub hours: Figures,
    /// Its bookings, in the order of the ledger.
    pub bookings: Vec<&'a Booking>,
    /// The days that it is meant for: those it says, within the year.
    pub stretch: Option<Stretch>,
}

/// What all lines of a budget for one project come to.
#[derive(Clone, Debug)]
pub struct ProjectAccount<'a> {
    /// The folder of the project; none for what is for the portal as a whole.
    pub project: Option<&'a str>,
    /// The money of its lines.
    pub money: Figures,
    /// The hours of its lines.
    pub hours: Figures,
    /// Where its lines stand among those of the budget.
    pub lines: Vec<usize>,
}

impl<'a> View<'a> {
    /// What a budget comes to for the readers of this view; none for other pages.
    pub fn account(&self, page: &'a Page) -> Option<Account<'a>> {
        let Record::Budget(budget) = &page.record else {
            return None;
        };
        let names_documents = budget
            .bookings
            .iter()
            .any(|booking| booking.document.is_some());
        let invoices = match names_documents {
            true => Invoices::of(self),
            false => Invoices::default(),
        };
        account(page, self.settings(), &invoices)
    }
}

/// What a budget comes to; none for pages that are none.
pub(super) fn account<'a>(
    page: &'a Page,
    settings: &PortalSettings,
    invoices: &Invoices<'a>,
) -> Option<Account<'a>> {
    let Record::Budget(budget) = &page.record else {
        return None;
    };
    let mut bookings: BTreeMap<&str, Vec<&Booking>> = BTreeMap::new();
    for booking in &budget.bookings {
        bookings.entry(&booking.line).or_default().push(booking);
    }
    let year = budget.fiscal_year(settings);
    let currency = budget.currency.or(settings.currency);
    let decimals = currency.map_or(2, |currency| currency.decimals());
    let line_account = |line: &'a BudgetLine| {
        let bookings = bookings.remove(line.id.as_str()).unwrap_or_default();
        let since = line.etc_on.or(page.common.updated);
        let figures = |measure, approved, etc, decimals| {
            let (invoiced, paid) = invoices.settle(&bookings, measure, decimals);
            let mut figures = Figures {
                approved,
                invoiced,
                paid,
                ..Figures::default()
            };
            for booking in &bookings {
                figures.book(booking.kind(), measure.of(booking));
            }
            figures.etc = estimate(etc, since, &bookings, measure, figures.committed);
            figures
        };
        LineAccount {
            money: figures(Measure::Money, line.approved, line.etc, decimals),
            hours: figures(
                Measure::Hours,
                line.approved_hours,
                line.etc_hours,
                DECIMALS_OF_HOURS,
            ),
            line,
            project: line.project.as_deref().or(page.project.as_deref()),
            bookings,
            stretch: year.and_then(|year| line.stretch(year)),
        }
    };
    let lines: Vec<LineAccount<'a>> = budget.lines.iter().map(line_account).collect();
    let booked = budget.bookings.iter().filter_map(|booking| booking.date);
    let estimated = budget.lines.iter().filter_map(|line| line.etc_on);
    Some(Account {
        budget,
        year,
        currency,
        projects: by_project(&lines),
        money: lines.iter().map(|line| line.money).sum(),
        hours: lines.iter().map(|line| line.hours).sum(),
        as_of: booked.chain(estimated).chain(page.common.updated).max(),
        lines,
    })
}

/// What is still expected to be spent. Without anybody's estimate, that is what is ordered. An estimate ages: what has been spent since its
/// day was part of it. It never falls below zero.
fn estimate(
    typed: Option<Decimal>,
    since: Option<Date>,
    bookings: &[&Booking],
    measure: Measure,
    committed: Decimal,
) -> Decimal {
    let Some(typed) = typed else {
        return committed.max(Decimal::ZERO);
    };
    let is_later = |booking: &&&Booking| since.is_some_and(|since| booking.date > Some(since));
    let spent: Decimal = bookings
        .iter()
        .filter(|booking| booking.kind().is_spent())
        .filter(is_later)
        .map(|booking| measure.of(booking))
        .sum();
    (typed - spent.max(Decimal::ZERO)).max(Decimal::ZERO)
}

fn by_project<'a>(lines: &[LineAccount<'a>]) -> Vec<ProjectAccount<'a>> {
    let mut projects: Vec<ProjectAccount<'a>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let known = projects.iter().position(|sum| sum.project == line.project);
        let at = known.unwrap_or_else(|| {
            projects.push(ProjectAccount {
                project: line.project,
                money: Figures::default(),
                hours: Figures::default(),
                lines: Vec::new(),
            });
            projects.len() - 1
        });
        projects[at].money += line.money;
        projects[at].hours += line.hours;
        projects[at].lines.push(index);
    }
    projects
}

impl Budget {
    /// The year that it is for; it begins in the portal's month unless it says another.
    pub fn fiscal_year(&self, settings: &PortalSettings) -> Option<FiscalYear> {
        let month = self.year_start.or(settings.year_start).unwrap_or(1);
        Some(FiscalYear {
            year: i16::try_from(self.year?).ok()?,
            month: i8::try_from(month).ok()?,
        })
    }
}

impl BudgetLine {
    /// The days that it is meant for, within a year.
    fn stretch(&self, year: FiscalYear) -> Option<Stretch> {
        let whole = year.stretch();
        let own = Stretch {
            first: self.from.unwrap_or(whole.first),
            last: self.until.unwrap_or(whole.last),
        };
        own.within(whole)
    }
}

impl<'a> Account<'a> {
    /// The sums of all lines.
    pub fn figures(&self, measure: Measure) -> &Figures {
        match measure {
            Measure::Money => &self.money,
            Measure::Hours => &self.hours,
        }
    }

    /// From where on to warn.
    pub fn thresholds(&self) -> Thresholds {
        self.budget.thresholds()
    }

    /// How fast the whole goes. None before its year, and where no day is known.
    pub fn pace(&self, measure: Measure) -> Option<Pace> {
        let stretch = self.year?.stretch();
        Pace::of(self.figures(measure), stretch, self.as_of?, stretch.days())
    }

    /// How fast one of its lines goes, over the days that it is meant for.
    pub fn line_pace(&self, line: &LineAccount<'_>, measure: Measure) -> Option<Pace> {
        let days = self.year?.stretch().days();
        Pace::of(line.figures(measure), line.stretch?, self.as_of?, days)
    }

    /// How the whole went and is expected to go on within its year.
    pub fn course(&self, measure: Measure) -> Option<Course> {
        let lines: Vec<&LineAccount<'_>> = self.lines.iter().collect();
        Course::of(
            &lines,
            measure,
            self.year?,
            self.as_of,
            self.decimals(measure),
        )
    }

    /// The same for one of its lines.
    pub fn line_course(&self, line: &LineAccount<'_>, measure: Measure) -> Option<Course> {
        let decimals = self.decimals(measure);
        Course::of(&[line], measure, self.year?, self.as_of, decimals)
    }

    /// Each period of its retainer that begins within its year.
    pub fn retainer(&self) -> Vec<RetainerPeriod> {
        let retainer = self.budget.retainer.as_ref();
        let periods = retainer
            .zip(self.year)
            .map(|(retainer, year)| retainer_periods(retainer, year, &self.budget.bookings));
        periods.unwrap_or_default()
    }

    /// What the next year may bring, from the end of the forecast on.
    pub fn fan(&self) -> Option<Fan<'a>> {
        Fan::of(self.budget.outlook.as_ref()?, self.year?, &self.money)
    }

    /// With how many decimals a measure is counted.
    pub fn decimals(&self, measure: Measure) -> u32 {
        match measure {
            Measure::Money => self.currency.map_or(2, |currency| currency.decimals()),
            Measure::Hours => DECIMALS_OF_HOURS,
        }
    }
}

impl LineAccount<'_> {
    /// Its money or its hours.
    pub fn figures(&self, measure: Measure) -> &Figures {
        match measure {
            Measure::Money => &self.money,
            Measure::Hours => &self.hours,
        }
    }

    /// What of its approved is planned to be spent by the end of a day: by its plan, within a month evenly; else evenly over its days.
    pub fn planned(&self, measure: Measure, year: FiscalYear, day: Date) -> Decimal {
        let Some(approved) = self.figures(measure).approved else {
            return Decimal::ZERO;
        };
        if measure == Measure::Money && self.line.plan.len() == 12 {
            let months = year.months();
            let parts = months.iter().zip(&self.line.plan);
            return parts.map(|(month, amount)| month.part(*amount, day)).sum();
        }
        let stretch = self.stretch.unwrap_or_else(|| year.stretch());
        stretch.part(approved, day)
    }
}

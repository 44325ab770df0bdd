//! Everything that a budget comes to, one line of text for each part of it, as `tests/budgets/oracle.py` writes it.

use std::collections::BTreeMap;
use std::fmt::Display;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Account, Course, Figures, Level, Measure, Pace, Stretch, Thresholds};

/// All lines by name.
pub(super) fn facts(account: &Account<'_>) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    let year = account.year.expect("every case has a year").stretch();
    facts.insert("as-of".to_owned(), or_dash(account.as_of));
    facts.insert("year".to_owned(), window(Some(year)));
    for (measure, word) in [(Measure::Money, "money"), (Measure::Hours, "hours")] {
        let whole = account.figures(measure);
        if whole.is_empty() {
            continue;
        }
        let mut tell = |name: &str, fact: String| {
            facts.insert(format!("{name} {word}"), fact);
        };
        tell("total", figures(whole));
        tell("pace total", pace(account.pace(measure)));
        tell("level total", levels(account.thresholds(), whole));
        for line in &account.lines {
            let id = &line.line.id;
            tell(&format!("line {id}"), figures(line.figures(measure)));
            tell(
                &format!("pace {id}"),
                pace(account.line_pace(line, measure)),
            );
        }
        for project in &account.projects {
            let name = project.project.unwrap_or("-");
            let own = match measure {
                Measure::Money => project.money,
                Measure::Hours => project.hours,
            };
            tell(&format!("project {name}"), figures(&own));
        }
        let course = account.course(measure).expect("every case has a year");
        for (name, fact) in of_course(&course) {
            tell(name, fact);
        }
        if let Some(fan) = account.fan().filter(|_| measure == Measure::Money) {
            let scenarios = fan.scenarios.map(|scenario| {
                let change = optional(scenario.change);
                format!("{}:{change}", number(scenario.amount))
            });
            let start = number(fan.start.value);
            let fact = format!(
                "{} {start} {} {}",
                fan.start.date,
                fan.end,
                scenarios.join(" ")
            );
            facts.insert("fan".to_owned(), fact);
        }
    }
    for (index, period) in account.retainer().iter().enumerate() {
        let mut fact = window(Some(period.stretch));
        for (measure, word) in [(Measure::Money, "money"), (Measure::Hours, "hours")] {
            let own = period.allowance(measure).map(|own| {
                let all = [own.allowance, own.carried, own.used, own.left, own.expired];
                all.map(number).join(" ")
            });
            fact.push_str(&format!(" {word} {}", or_dash(own)));
        }
        facts.insert(format!("retainer {:02}", index + 1), fact);
    }
    facts
}

fn figures(figures: &Figures) -> String {
    [
        figures.approved,
        Some(figures.committed),
        Some(figures.actual),
        Some(figures.invoiced),
        Some(figures.paid),
        figures.remaining(),
        figures.available(),
        Some(figures.etc),
        Some(figures.forecast()),
        figures.variance(),
        figures.used(),
    ]
    .map(optional)
    .join(" ")
}

fn pace(pace: Option<Pace>) -> String {
    let Some(pace) = pace else {
        return "-".to_owned();
    };
    let windows = pace.windows;
    [
        number(pace.elapsed),
        number(pace.burn_rate),
        optional(pace.ahead_by),
        window(windows.ahead),
        window(windows.level),
        window(windows.behind),
        or_dash(windows.meets),
        or_dash(pace.runway),
    ]
    .join(" ")
}

fn levels(thresholds: Thresholds, figures: &Figures) -> String {
    let both = [thresholds.of_used(figures), thresholds.of_forecast(figures)];
    both.map(|level| or_dash(level.map(Level::word))).join(" ")
}

fn of_course(course: &Course) -> [(&'static str, String); 4] {
    let booked = course.booked.iter().map(|point| {
        let (actual, committed) = (number(point.actual), number(point.committed));
        format!("{}:{actual}:{committed}", point.date)
    });
    let points = |points: &[crate::model::Point]| {
        let points = points.iter();
        points
            .map(|point| format!("{}:{}", point.date, number(point.value)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let months = course.months.iter().map(|month| {
        [
            number(month.spent),
            optional(month.booked.map(|point| point.actual)),
            optional(month.booked.map(|point| point.committed)),
            optional(month.planned),
        ]
        .join("|")
    });
    [
        ("booked", booked.collect::<Vec<_>>().join(" ")),
        ("plan", points(&course.plan)),
        ("forecast", points(&course.forecast)),
        ("months", months.collect::<Vec<_>>().join(" ")),
    ]
}

fn window(stretch: Option<Stretch>) -> String {
    or_dash(stretch.map(|stretch| format!("{}/{}", stretch.first, stretch.last)))
}

fn optional(amount: Option<Decimal>) -> String {
    or_dash(amount.map(number))
}

/// Twelve decimals at most: more are never shown.
fn number(number: Decimal) -> String {
    let rounded = number.round_dp_with_strategy(12, RoundingStrategy::MidpointAwayFromZero);
    match rounded.is_zero() {
        true => "0".to_owned(),
        false => rounded.normalize().to_string(),
    }
}

fn or_dash(something: Option<impl Display>) -> String {
    something.map_or_else(|| "-".to_owned(), |something| something.to_string())
}

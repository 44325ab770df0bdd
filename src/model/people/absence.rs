//! Who is away when, and who stands in on these days.
//!
//! A period's own substitute comes before the person's. Whoever is asked to stand in and is away too passes on to their substitute of that
//! day; a chain that ends at nobody, or comes back to somebody who was asked already, ends at no stand-in.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::view::View;
use super::person::{Away, Person};

/// Days on which somebody is away and one person stands in, or nobody does; both days included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Absence<'a> {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Who is there instead.
    pub stand_in: Option<&'a Person>,
}

impl<'a> View<'a> {
    /// When a person is away, sorted; split where the stand-in changes. Periods that overlap or follow each other are one.
    pub fn absences(&self, person: &str) -> Vec<Absence<'a>> {
        let mut absences = absences(&self.portal.people, person);
        for absence in &mut absences {
            absence.stand_in = absence.stand_in.filter(|person| self.knows(person));
        }
        absences
    }
}

fn absences<'a>(people: &'a [Person], id: &str) -> Vec<Absence<'a>> {
    let mut absences: Vec<Absence<'a>> = Vec::new();
    for Stretch { from, to, chain } in stretches(people, id) {
        let stand_in = chain.stand_in;
        match absences.last_mut() {
            Some(last)
                if is_next(last.to, from)
                    && last.stand_in.map(|person| &person.id)
                        == stand_in.map(|person| &person.id) =>
            {
                last.to = to;
            }
            _ => absences.push(Absence { from, to, stand_in }),
        }
    }
    absences
}

/// Whether somebody is there on some day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::model) enum Presence<'a> {
    /// They are.
    There,
    /// They are not, and this person stands in, or nobody does.
    Away(Option<&'a Person>),
}

/// Whether a person is there on a day, or who is instead.
pub(in crate::model) fn presence_on<'a>(people: &'a [Person], id: &str, day: Date) -> Presence<'a> {
    match find(people, id).filter(|person| period_on(person, day).is_some()) {
        Some(person) => Presence::Away(chain_on(people, person, day).stand_in),
        None => Presence::There,
    }
}

/// Days on which the same people are asked to stand in, one after the other.
#[derive(Debug)]
pub(super) struct Stretch<'a> {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) chain: Chain<'a>,
}

/// Who is asked to stand in on some day, until somebody is there.
#[derive(Debug, PartialEq)]
pub(super) struct Chain<'a> {
    /// Those who are asked and away themselves, in their order.
    pub(super) away: Vec<&'a Person>,
    /// Who is there.
    pub(super) stand_in: Option<&'a Person>,
    /// To whom the last of those who are away passes on although they were asked before.
    pub(super) back_to: Option<&'a Person>,
}

/// The days on which a person is away, split where the chain of their substitutes changes.
pub(super) fn stretches<'a>(people: &'a [Person], id: &str) -> Vec<Stretch<'a>> {
    let Some(person) = find(people, id).filter(|person| !person.away.is_empty()) else {
        return Vec::new();
    };
    let changes: Vec<Date> = changes(people, person).into_iter().collect();
    let mut stretches: Vec<Stretch<'a>> = Vec::new();
    for (index, from) in changes.iter().enumerate() {
        if period_on(person, *from).is_none() {
            continue;
        }
        let next = changes.get(index + 1);
        let to = next.map_or(Ok(Date::MAX), |next| next.yesterday());
        let to = to.expect("a change follows an earlier one");
        let chain = chain_on(people, person, *from);
        match stretches.last_mut() {
            Some(last) if is_next(last.to, *from) && last.chain == chain => last.to = to,
            _ => stretches.push(Stretch {
                from: *from,
                to,
                chain,
            }),
        }
    }
    stretches
}

/// How many people somebody is passed on to before it counts as nobody.
const LONGEST_CHAIN: usize = 8;
/// How many people such a chain may reach, with the substitutes of single periods.
const MOST_REACHED: usize = 32;

/// The days on which anything may change for a person: somebody whom the chain may reach goes or comes back.
fn changes(people: &[Person], person: &Person) -> BTreeSet<Date> {
    let mut reached = vec![person];
    let mut days = BTreeSet::new();
    let mut next = 0;
    while let Some(person) = reached.get(next).copied() {
        let periods = person.away.iter().filter_map(Away::days);
        days.extend(periods.flat_map(|(from, to)| [Some(from), to.tomorrow().ok()]));
        let own = person.away.iter().map(|away| &away.substitute);
        for id in own.chain([&person.substitute]).flatten() {
            if let Some(found) = find(people, id)
                && reached.len() < MOST_REACHED
                && !reached.iter().any(|known| known.id == found.id)
            {
                reached.push(found);
            }
        }
        next += 1;
    }
    days.into_iter().flatten().collect()
}

fn chain_on<'a>(people: &'a [Person], person: &'a Person, day: Date) -> Chain<'a> {
    let mut chain = Chain {
        away: Vec::new(),
        stand_in: None,
        back_to: None,
    };
    let mut asked = person;
    while chain.away.len() < LONGEST_CHAIN
        && let Some(next) = substitute_on(asked, day).and_then(|id| find(people, id))
    {
        if period_on(next, day).is_none() {
            chain.stand_in = Some(next);
            break;
        }
        let known = |known: &&Person| known.id == next.id;
        if next.id == person.id || chain.away.iter().any(known) {
            chain.back_to = Some(next);
            break;
        }
        chain.away.push(next);
        asked = next;
    }
    chain
}

/// The period that counts on a day: of several the one that names a substitute, and of these the one that begins last.
pub(super) fn period_on(person: &Person, day: Date) -> Option<&Away> {
    let periods = person.away.iter();
    periods
        .filter(|away| {
            away.days()
                .is_some_and(|(from, to)| (from..=to).contains(&day))
        })
        .max_by_key(|away| (away.substitute.is_some(), away.from))
}

fn substitute_on(person: &Person, day: Date) -> Option<&str> {
    let own = period_on(person, day).and_then(|away| away.substitute.as_deref());
    own.or(person.substitute.as_deref())
}

fn find<'a>(people: &'a [Person], id: &str) -> Option<&'a Person> {
    people.iter().find(|person| person.id == id)
}

fn is_next(day: Date, next: Date) -> bool {
    day.tomorrow().is_ok_and(|tomorrow| tomorrow == next)
}

#[cfg(test)]
mod tests {
    use super::absences;
    use crate::model::tests::portal;

    /// Who stands in for Anna when, of people in the notation of `people.toml` without what is always needed.
    fn for_anna(people: &[(&str, &str)]) -> String {
        let tables = people.iter().map(|(id, keys)| {
            format!("[[person]]\nid = \"{id}\"\nname = \"{id}\"\nside = \"agency\"\n{keys}\n")
        });
        let text: String = tables.collect();
        let (portal, _) = portal(&[("people.toml", &text)]);
        let lines = absences(&portal.people, "anna").into_iter().map(|absence| {
            let stand_in = absence.stand_in.map_or("nobody", |person| &person.id);
            format!("{}..{} {stand_in}", absence.from, absence.to)
        });
        lines.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_periods_substitute_comes_before_the_persons() {
        for (keys, expected) in [
            ("", ""),
            (
                "away = [{ from = 2026-12-24, to = 2027-01-01 }]",
                "2026-12-24..2027-01-01 nobody",
            ),
            (
                "substitute = \"ben\"\naway = [{ from = 2026-12-24, to = 2027-01-01 }]",
                "2026-12-24..2027-01-01 ben",
            ),
            (
                "substitute = \"ben\"\naway = [{ from = 2026-12-24, to = 2026-12-24, substitute = \"cleo\" }]",
                "2026-12-24..2026-12-24 cleo",
            ),
        ] {
            let people = [("anna", keys), ("ben", ""), ("cleo", "")];
            assert_eq!(for_anna(&people), expected, "{keys}");
        }
    }

    #[test]
    fn periods_that_touch_are_one_and_the_inner_one_counts() {
        for (periods, expected) in [
            // Next to each other, over a leap day.
            (
                "{ from = 2028-02-25, to = 2028-02-28 }, { from = 2028-02-29, to = 2028-03-01 }",
                "2028-02-25..2028-03-01 ben",
            ),
            // A day between them.
            (
                "{ from = 2026-12-07, to = 2026-12-08 }, { from = 2026-12-10, to = 2026-12-11 }",
                "2026-12-07..2026-12-08 ben, 2026-12-10..2026-12-11 ben",
            ),
            // In the wrong order and over each other.
            (
                "{ from = 2026-12-10, to = 2026-12-20 }, { from = 2026-12-07, to = 2026-12-12 }",
                "2026-12-07..2026-12-20 ben",
            ),
            // One inside the other, with somebody of its own.
            (
                "{ from = 2026-12-01, to = 2026-12-31 }, { from = 2026-12-10, to = 2026-12-11, substitute = \"cleo\" }",
                "2026-12-01..2026-12-09 ben, 2026-12-10..2026-12-11 cleo, 2026-12-12..2026-12-31 ben",
            ),
            // Without a beginning, and back before it left.
            (
                "{ to = 2026-12-31 }, { from = 2026-12-10, to = 2026-12-01 }",
                "",
            ),
            // To the end of the calendar.
            (
                "{ from = 2026-12-10, to = 9999-12-31 }",
                "2026-12-10..9999-12-31 ben",
            ),
        ] {
            let keys = format!("substitute = \"ben\"\naway = [{periods}]");
            let people = [("anna", keys.as_str()), ("ben", ""), ("cleo", "")];
            assert_eq!(for_anna(&people), expected, "{periods}");
        }
    }

    #[test]
    fn who_is_away_too_passes_on() {
        let anna = "substitute = \"ben\"\naway = [{ from = 2026-12-01, to = 2026-12-10 }]";
        for (ben, cleo, expected) in [
            // Ben leaves for three days, and Cleo takes over for these.
            (
                "substitute = \"cleo\"\naway = [{ from = 2026-12-04, to = 2026-12-06 }]",
                "",
                "2026-12-01..2026-12-03 ben, 2026-12-04..2026-12-06 cleo, 2026-12-07..2026-12-10 ben",
            ),
            // Nobody after Ben.
            (
                "away = [{ from = 2026-12-10, to = 2026-12-31 }]",
                "",
                "2026-12-01..2026-12-09 ben, 2026-12-10..2026-12-10 nobody",
            ),
            // Each other's substitutes.
            (
                "substitute = \"anna\"\naway = [{ from = 2026-11-01, to = 2026-12-02 }]",
                "",
                "2026-12-01..2026-12-02 nobody, 2026-12-03..2026-12-10 ben",
            ),
            // A ring that Anna is not in.
            (
                "substitute = \"cleo\"\naway = [{ from = 2026-12-01, to = 2026-12-31 }]",
                "substitute = \"ben\"\naway = [{ from = 2026-12-09, to = 2026-12-31 }]",
                "2026-12-01..2026-12-08 cleo, 2026-12-09..2026-12-10 nobody",
            ),
            // Cleo stands in before and while Ben is away, so nothing changes.
            (
                "substitute = \"cleo\"\naway = [{ from = 2026-11-01, to = 2026-12-05, substitute = \"cleo\" }, { from = 2026-12-06, to = 2026-12-31 }]",
                "",
                "2026-12-01..2026-12-10 cleo",
            ),
        ] {
            let people = [("anna", anna), ("ben", ben), ("cleo", cleo)];
            assert_eq!(for_anna(&people), expected, "{ben} {cleo}");
        }
    }
}

//! What can be said about people only when everybody and everything is known: substitutes who are not there, sides, deciders, privacy.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::page::{Page, Record};
use super::super::portal::Portal;
use super::absence::{Stretch, period_on, stretches};
use super::person::Person;
use super::privacy;
use crate::diag::{Finding, Findings};
use crate::load::MarkdownFile;

/// Notes what is wrong with the people of a portal, or with what its `files` say about them. Absences that are over do not matter.
pub(in crate::model) fn check(
    portal: &Portal,
    files: &[MarkdownFile],
    today: Date,
    findings: &mut Findings,
) {
    let mut found: Vec<Finding> = Vec::new();
    for person in &portal.people {
        let stretches = stretches(&portal.people, &person.id);
        let ahead = stretches.iter().filter(|stretch| stretch.to >= today);
        found.extend(ahead.filter_map(|stretch| no_stand_in(person, stretch)));
        found.extend(same_side(&portal.people, person));
        found.extend(privacy::of_person(portal, person));
    }
    // A file may hold several pages; any of them tells of which kind they are.
    let bodies = portal
        .pages
        .iter()
        .filter_map(|page| Some((page.body.as_ref()?.file.as_str(), page)));
    let pages: BTreeMap<&str, &Page> = bodies.collect();
    for file in files {
        let Some(page) = pages.get(file.file.as_str()) else {
            continue;
        };
        found.extend(decider_alone(&portal.people, page, file));
        found.extend(privacy::of_text(portal, page, file));
    }
    for finding in found {
        findings.push(finding);
    }
}

/// Somebody has a substitute, and yet nobody is there.
fn no_stand_in(person: &Person, stretch: &Stretch<'_>) -> Option<Finding> {
    let Stretch { from, to, chain } = stretch;
    let last = chain.away.last().filter(|_| chain.stand_in.is_none())?;
    let days = if from == to {
        format!("on {from}")
    } else {
        format!("from {from} to {to}")
    };
    let asked: Vec<String> = chain
        .away
        .iter()
        .map(|person| format!("`{}`", person.id))
        .collect();
    let are = if asked.len() == 1 { "is" } else { "are" };
    let message = format!(
        "nobody stands in for `{}` {days}: {} {are} away too",
        person.id,
        asked.join(" and ")
    );
    let hint = match chain.back_to {
        Some(first) => format!(
            "`{}` passes on to `{}` again; name somebody else for these days",
            last.id, first.id
        ),
        None => format!(
            "name somebody else for these days, or a substitute of `{}`",
            last.id
        ),
    };
    let span = period_on(person, *from).map(|away| away.span.clone())?;
    Some(Finding::warning("no-stand-in", &person.written.source, span, message).hint(hint))
}

fn same_side(people: &[Person], person: &Person) -> Option<Finding> {
    let id = person.counterpart.as_ref()?;
    let other = people.iter().find(|other| other.id == *id)?;
    let side = person.side.filter(|side| other.side == Some(*side))?;
    let message = format!(
        "`{id}` is no counterpart: both are on the side `{}`",
        side.word()
    );
    let written = &person.written;
    let finding = Finding::warning(
        "same-side",
        &written.source,
        written.counterpart.clone(),
        message,
    );
    Some(finding.hint(
        "a counterpart sits on the other side of the table; who takes over is a `substitute`",
    ))
}

/// A decision waits for somebody without a substitute.
fn decider_alone(people: &[Person], page: &Page, file: &MarkdownFile) -> Option<Finding> {
    let Record::Concept(concept) = &page.record else {
        return None;
    };
    let id = concept
        .decider
        .as_ref()
        .filter(|_| !concept.state.is_decided())?;
    let decider = people.iter().find(|person| person.id == *id)?;
    if decider.substitute.is_some() {
        return None;
    }
    let span = file.front.table.get("decider")?.span.clone();
    let message = format!("nobody stands in for `{id}`, who decides this");
    let finding = Finding::warning("no-substitute", &file.text, span, message);
    Some(finding.hint(format!(
        "give `{id}` a `substitute`, so that the decision need not wait"
    )))
}

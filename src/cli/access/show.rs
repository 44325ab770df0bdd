//! `extranet access show`: one person's access, in short.

use std::path::Path;

use extranet::config::EVERYONE;
use extranet::diag::{Findings, printable};
use extranet::load::Site;
use extranet::model::Portal;
use extranet::pipeline::{self, Readable, Readership};

use super::{find_person, read_portal};
use crate::cli::report::print;
use crate::cli::{Ending, clock, readership, report};

/// The width of the words that stand before what is shown.
const LABEL: usize = 12;

/// Shows who a person is and what they can open.
pub(in crate::cli) fn show(root: &Path, portal: &str, person: &str) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let sources = read_portal(&site, portal, &mut findings)?;
    let today = clock::today()?;
    let Some(portal) = Portal::from_sources(sources, site.settings(), today, &mut findings) else {
        return Ok(report::findings(findings));
    };
    let person = find_person(&portal, person)?;
    let mut findings = Findings::default();
    let readership = pipeline::readership(&site, &portal.folder, None, today, &mut findings)?;
    // Half of a portal would mislead.
    let Some(readership) = readership.filter(|_| !findings.has_errors()) else {
        return Ok(report::findings(findings));
    };
    let line = |label: &str, text: &str| print(&format!("{label:LABEL$}{}", printable(text)));
    let mut who = vec![person.name.clone()];
    who.extend(person.title.clone());
    who.extend(person.org.clone());
    who.extend(person.side.map(|side| side.word().to_owned()));
    line("person", &format!("{} ({})", who.join(", "), person.id))?;
    line(
        "portal",
        &format!("{} ({})", portal.settings.name, portal.folder),
    )?;
    let own = person.audiences.iter().map(String::as_str);
    let audiences: Vec<&str> = std::iter::once(EVERYONE).chain(own).collect();
    line("audiences", &audiences.join(", "))?;
    if !readership.people.contains_key(&person.id) {
        line("passphrase", "no")?;
        line("reads", "nothing")?;
        return Ok(Ending::Clean);
    }
    line("passphrase", "yes")?;
    for (number, text) in reads(&readership, &person.id).iter().enumerate() {
        line(if number == 0 { "reads" } else { "" }, text)?;
    }
    let others = match readership.people.len() - 1 {
        0 => "nobody could open the portal then".to_owned(),
        1 => "the one other person keeps their passphrase".to_owned(),
        number => format!("the other {number} people keep their passphrases"),
    };
    line(
        "on remove",
        "all of the portal is sealed under new keys from the next build on;",
    )?;
    line("", &format!("{others}; what was seen or saved stays known"))?;
    Ok(Ending::Clean)
}

/// How much of the portal, and what of it not.
fn reads(readership: &Readership, person: &str) -> Vec<String> {
    let of = |rows: &[Readable], word: &str| {
        let reads = |row: &&Readable| row.readers.iter().any(|reader| reader == person);
        let number = rows.iter().filter(reads).count();
        let plural = if rows.len() == 1 { "" } else { "s" };
        format!("{number} of {} {word}{plural}", rows.len())
    };
    let mut parts = vec![of(&readership.pages, "page")];
    if !readership.attachments.is_empty() {
        parts.push(of(&readership.attachments, "file"));
    }
    let mut lines = vec![parts.join(", ")];
    lines.extend(
        readership::closed_to(readership, person)
            .into_iter()
            .map(|place| format!("not {place}")),
    );
    lines
}

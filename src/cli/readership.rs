//! `extranet access matrix` and `extranet access lock`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use extranet::diag::{Findings, printable};
use extranet::load::Site;
use extranet::pipeline::{self, Readable, Readership};
use extranet::write::replace_unchanged;
use serde_json::json;

use super::access::{self, known_portal};
use super::arguments::{AccessMatrix, AccessRotate, MatrixFormat};
use super::report::{print, say};
use super::{Ending, clock, master_key, report};

const NOBODY: &str = "nobody";

/// Prints who reads what.
pub(super) fn matrix(root: &Path, arguments: &AccessMatrix) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let portals: Vec<&str> = match &arguments.portal {
        Some(portal) => vec![known_portal(&site, portal)?],
        None => site.portals().iter().map(String::as_str).collect(),
    };
    let key = match arguments.format {
        // Addresses are a service: without the key there are none.
        MatrixFormat::Json => master_key::find_unasked(&site)?,
        MatrixFormat::Table => None,
    };
    let mut all = Vec::new();
    for portal in portals {
        let today = clock::today()?;
        all.extend(pipeline::readership(
            &site,
            portal,
            key.as_ref(),
            today,
            &mut findings,
        )?);
    }
    // Whoever reads is not to be misled by half of a portal.
    if findings.has_errors() {
        return Ok(report::findings(findings));
    }
    match arguments.format {
        MatrixFormat::Json => {
            let portals: Vec<_> = all.iter().map(as_json).collect();
            let document = json!({ "format": 1, "portals": portals });
            print(&serde_json::to_string_pretty(&document)?)?;
        }
        MatrixFormat::Table => {
            for (number, readership) in all.iter().enumerate() {
                if number > 0 {
                    print("")?;
                }
                print_table(readership, arguments.all)?;
            }
        }
    }
    Ok(Ending::Clean)
}

/// Records who may read what.
pub(super) fn lock(root: &Path, portal: &str) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let portal = known_portal(&site, portal)?;
    // Read for itself, so that nothing is lost that somebody writes meanwhile.
    let before = site
        .read_portal(portal, &mut Findings::default())?
        .access_lock;
    let today = clock::today()?;
    let found = pipeline::readership(&site, portal, None, today, &mut findings)?;
    // What cannot be read may be limited.
    let Some(Readership {
        rules,
        changes,
        who_lost,
        ..
    }) = found.filter(|_| !findings.has_errors())
    else {
        say("nothing was recorded: mend these first");
        return Ok(report::findings(findings));
    };
    let path = site.portal_folder(portal).join("access.lock");
    let file = format!("{}/{portal}/access.lock", site.settings().src);
    let text = rules.to_text(portal);
    let was = before.as_ref().map(|source| source.text());
    if was == Some(text.as_str()) {
        say(&format!("{file} is up to date"));
        return Ok(Ending::Clean);
    }
    if !who_lost.is_empty() {
        let all = AccessRotate {
            portal: Some(portal.to_owned()),
            all: false,
        };
        say(&format!(
            "{} may read less than before, and may have kept the keys: the portal gets new ones",
            who_lost.join(", ")
        ));
        if access::rotate(root, &all)? == Ending::Findings {
            say("nothing was recorded: new keys take the master key");
            return Ok(Ending::Findings);
        }
    }
    replace_unchanged(&path, was, &text)?;
    if before.is_some() {
        for change in changes.sorted() {
            say(&change.message);
        }
    }
    say(&format!(
        "{file} has changed: look at it, commit it, and build."
    ));
    Ok(Ending::Clean)
}

fn as_json(readership: &Readership) -> serde_json::Value {
    let people = readership.people.iter().map(|(id, audiences)| {
        let audiences: Vec<&str> = audiences.names().collect();
        json!({ "id": id, "audiences": audiences })
    });
    let all = |rows: &[Readable]| -> Vec<serde_json::Value> {
        let row = |row: &Readable| json!({ "path": row.path, "file": row.file, "addresses": row.addresses, "readers": row.readers });
        rows.iter().map(row).collect()
    };
    json!({
        "portal": readership.portal,
        "people": people.collect::<Vec<_>>(),
        "pages": all(&readership.pages),
        "attachments": all(&readership.attachments),
    })
}

fn print_table(readership: &Readership, all: bool) -> std::io::Result<()> {
    let people = &readership.people;
    let who = match people.len() {
        0 => "nobody has a passphrase".to_owned(),
        1 => "1 person has a passphrase".to_owned(),
        number => format!("{number} people have a passphrase"),
    };
    print(&format!("{}: {who}", readership.portal))?;
    let width = people.keys().map(String::len).max().unwrap_or_default();
    for (id, audiences) in people {
        let audiences: Vec<&str> = audiences.names().collect();
        print(&format!("  {id:width$}  {}", audiences.join(", ")))?;
    }
    let rows = rows_by_file(readership);
    let lines = match all {
        true => rows
            .iter()
            .map(|(file, row)| (words(&row.readers, people.len()), (*file).to_owned()))
            .collect(),
        false => folded(
            "",
            &rows.into_iter().collect::<Vec<_>>(),
            people.len(),
            &counted,
        ),
    };
    let width = lines.iter().map(|(who, _)| who.chars().count()).max();
    print("")?;
    for (who, place) in &lines {
        print(&format!(
            "  {who:width$}  {}",
            printable(place),
            width = width.unwrap_or_default()
        ))?;
    }
    Ok(())
}

/// What a person cannot open, in lines for whole folders where that is possible.
pub(super) fn closed_to(readership: &Readership, person: &str) -> Vec<String> {
    let seen_by_one: Vec<(&str, Readable)> = rows_by_file(readership)
        .into_iter()
        .map(|(file, row)| {
            let is_reader = row.readers.iter().any(|reader| reader == person);
            let readers = is_reader.then(|| person.to_owned()).into_iter().collect();
            let seen = Readable {
                path: row.path.clone(),
                file: row.file.clone(),
                addresses: Vec::new(),
                readers,
            };
            (file, seen)
        })
        .collect();
    let rows: Vec<(&str, &Readable)> = seen_by_one.iter().map(|(file, row)| (*file, row)).collect();
    let lines = folded("", &rows, 1, &counted);
    let closed = lines.into_iter().filter(|(who, _)| who == NOBODY);
    closed.map(|(_, place)| place).collect()
}

/// Every file with what comes of it, sorted.
fn rows_by_file(readership: &Readership) -> BTreeMap<&str, &Readable> {
    let rows = readership.pages.iter().chain(&readership.attachments);
    // What is made of other pages follows from them.
    rows.filter_map(|row| Some((row.file.as_deref()?, row)))
        .collect()
}

fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

/// A line for everything in a folder that is for the same people, else for each of its parts. `rows` are sorted by their files.
fn folded(
    folder: &str,
    rows: &[(&str, &Readable)],
    people: usize,
    count: &dyn Fn(usize, &str) -> String,
) -> Vec<(String, String)> {
    let readers: BTreeSet<&Vec<String>> = rows.iter().map(|(_, row)| &row.readers).collect();
    let is_page = |file: &str| {
        file.split('#')
            .next()
            .is_some_and(|file| file.ends_with(".md"))
    };
    if let ([only], [first, _, ..]) | ([only], [first]) =
        (readers.iter().collect::<Vec<_>>().as_slice(), rows)
    {
        let place = match rows.len() {
            1 => first.0.to_owned(),
            _ => {
                let pages = rows.iter().filter(|(file, _)| is_page(file)).count();
                let parts = [(pages, "page"), (rows.len() - pages, "file")];
                let parts: Vec<String> = parts
                    .into_iter()
                    .filter(|(number, _)| *number > 0)
                    .map(|(number, word)| count(number, word))
                    .collect();
                let name = if folder.is_empty() {
                    "everything"
                } else {
                    folder
                };
                format!("{name}  ({})", parts.join(", "))
            }
        };
        return vec![(words(only, people), place)];
    }
    let mut lines = Vec::new();
    let mut rest = rows;
    while let Some((file, _)) = rest.first() {
        let inner = &file[folder.len()..];
        let part = match inner.find(['/', '#']) {
            Some(end) => &file[..folder.len() + end + 1],
            None => file,
        };
        let same = rest
            .iter()
            .take_while(|(file, _)| file.starts_with(part))
            .count();
        let (inside, after) = rest.split_at(same);
        lines.extend(folded(part, inside, people, count));
        rest = after;
    }
    lines
}

/// Who reads, in words.
fn words(readers: &[String], people: usize) -> String {
    match readers.len() {
        0 => NOBODY.to_owned(),
        number if number == people => "everyone".to_owned(),
        _ => readers.join(", "),
    }
}

//! `extranet access list`.

use std::path::Path;
use std::sync::Arc;

use extranet::diag::{Findings, printable};
use extranet::load::Site;
use extranet::model::Portal;
use extranet::seal::KeyringFile;

use super::read_portal;
use crate::cli::report::{print, say};
use crate::cli::{Ending, clock, report};

/// Lists who has a passphrase.
pub(in crate::cli) fn list(root: &Path, portal: &str) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let sources = read_portal(&site, portal, &mut findings)?;
    let keyring = match sources.keyring.as_ref().map(Arc::clone) {
        Some(source) => match KeyringFile::parse(&source, &mut findings) {
            Some(file) => file,
            None => return Ok(report::findings(findings)),
        },
        None if findings.is_unreadable(&format!("{}/keyring.toml", sources.shown)) => {
            return Ok(report::findings(findings));
        }
        None => {
            say(&format!("nobody has a passphrase for `{portal}` yet"));
            return Ok(Ending::Clean);
        }
    };
    let Some(portal) =
        Portal::from_sources(sources, site.settings(), clock::today()?, &mut findings)
    else {
        return Ok(report::findings(findings));
    };
    let people: Vec<&str> = keyring.keyring().people().collect();
    for id in &people {
        let person = portal.people.iter().find(|person| person.id == *id);
        let name = person.map_or("(not in people.toml)", |person| &person.name);
        let side = person
            .and_then(|person| person.side)
            .map_or("", |side| side.word());
        print(&format!("{id}\t{}\t{side}", printable(name)))?;
    }
    Ok(Ending::Clean)
}

//! `extranet access remove` and `extranet access rotate`: everything is sealed under new keys, for one person less or for the same people.

use std::path::Path;

use anyhow::bail;
use extranet::diag::{Findings, did_you_mean};
use extranet::load::Site;

use super::{OpenedKeyring, known_portal};
use crate::cli::arguments::AccessRotate;
use crate::cli::report::say;
use crate::cli::{Ending, entropy, master_key, report};

/// Takes a person's access away.
pub(in crate::cli) fn remove(root: &Path, portal: &str, person: &str) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let master = master_key::find(&site, &mut findings)?;
    let Some(master) = master.filter(|_| !findings.has_errors()) else {
        return Ok(report::findings(findings));
    };
    let opened = OpenedKeyring::read(&site, portal, &mut findings)?;
    if findings.has_errors() {
        return Ok(report::findings(findings));
    }
    let Some(opened) = opened else {
        bail!("nobody has a passphrase for `{portal}`");
    };
    if !opened.file.verify(&master, &mut findings) {
        return Ok(report::findings(findings));
    }
    let mut keyring = opened.file.keyring().clone();
    if !keyring.people().any(|known| known == person) {
        let known: Vec<&str> = keyring.people().collect();
        bail!(
            "`{person}` has no passphrase for `{portal}`; {}",
            did_you_mean(person, known)
        );
    }
    keyring.remove(&mut entropy::system, &master, person)?;
    opened.replace(&site, &keyring)?;
    say(&format!(
        "`{person}` cannot open what is built from now on: commit {}, build and deploy. All of the portal is sealed anew; everybody else keeps their passphrase.",
        opened.shown
    ));
    Ok(Ending::Clean)
}

/// Raises the epoch of a portal, or of all.
pub(in crate::cli) fn rotate(root: &Path, arguments: &AccessRotate) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let portals: Vec<&str> = match &arguments.portal {
        Some(portal) => vec![known_portal(&site, portal)?],
        None => site.portals().iter().map(String::as_str).collect(),
    };
    let master = master_key::find(&site, &mut findings)?;
    let Some(master) = master.filter(|_| !findings.has_errors()) else {
        return Ok(report::findings(findings));
    };
    let mut all = Vec::new();
    for portal in portals {
        match OpenedKeyring::read(&site, portal, &mut findings)? {
            Some(opened) if opened.file.verify(&master, &mut findings) => all.push(opened),
            Some(_) => {}
            None if arguments.all || findings.has_errors() => {}
            None => bail!("nobody has a passphrase for `{portal}`"),
        }
    }
    // Of several portals all are sealed anew, or none.
    if findings.has_errors() {
        return Ok(report::findings(findings));
    }
    for opened in &all {
        let mut keyring = opened.file.keyring().clone();
        keyring.rotate(&mut entropy::system, &master)?;
        opened.replace(&site, &keyring)?;
        say(&format!("{} has changed", opened.shown));
    }
    say(if all.is_empty() {
        "no portal has a keyring yet: nothing was done"
    } else {
        "Commit this, build and deploy: all is sealed under new keys then. Everybody keeps their passphrase."
    });
    Ok(Ending::Clean)
}

//! `extranet access`.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use extranet::diag::{Findings, did_you_mean, printable};
use extranet::load::{PortalSources, Site};
use extranet::model::{Person, Portal};
use extranet::seal::{Keyring, KeyringFile, Passphrase, WordCount};
use extranet::write::replace_unchanged;
use zeroize::Zeroizing;

use super::arguments::AccessAdd;
use super::clock;
use super::report::{print, say};
use super::{Ending, entropy, master_key, report};

/// The longest line that is read as a passphrase.
const PASSPHRASE_LIMIT: usize = 4096;

pub(super) fn add(root: &Path, arguments: &AccessAdd) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let master = master_key::find(&site, &mut findings)?;
    let Some(master) = master.filter(|_| !findings.has_errors()) else {
        return Ok(report::findings(findings));
    };
    let sources = read_portal(&site, &arguments.portal, &mut findings)?;
    let before = sources.keyring.clone();
    let existing = match &before {
        Some(source) => match KeyringFile::parse(source, &mut findings) {
            Some(file) if file.unlock(&master, &mut findings).is_some() => {
                Some(Keyring::parse(source.text())?)
            }
            _ => return Ok(report::findings(findings)),
        },
        None => None,
    };
    let shown = sources.shown.clone();
    let portal = Portal::from_sources(sources, site.settings(), clock::today()?, &mut findings);
    // A slip on some page does not matter here; one in these files could cost somebody their access.
    let [settings, people, keyring] =
        ["portal.toml", "people.toml", "keyring.toml"].map(|file| format!("{shown}/{file}"));
    let findings = findings.about(&[&shown, &settings, &people, &keyring]);
    let Some(portal) = portal.filter(|_| !findings.has_errors()) else {
        return Ok(report::findings(findings));
    };
    let person = find_person(&portal, &arguments.person)?;
    let mut keyring = existing.unwrap_or_else(|| Keyring::new(&mut entropy::system, &master));
    if keyring.people().any(|known| known == person.id) {
        bail!(
            "`{0}` has a passphrase already; to give another one, run `extranet access remove {1} {0}` first",
            person.id,
            portal.folder
        );
    }
    let passphrase = if arguments.passphrase_stdin {
        let typed = read_passphrase()?;
        typed.check_strength(&[
            &person.name,
            &person.id,
            &portal.settings.name,
            &portal.folder,
            &site.settings().title,
        ])?;
        typed
    } else {
        let count = WordCount::new(usize::from(arguments.words))
            .context("a passphrase has at least five words")?;
        Passphrase::generate(&mut entropy::system, count)
    };
    let unlock = keyring.unlock_key(&passphrase);
    keyring.add(&master, &person.id, &unlock)?;
    let path = site.portal_folder(&portal.folder).join("keyring.toml");
    replace_unchanged(
        &path,
        before.as_ref().map(|source| source.text()),
        &keyring.to_text(),
    )?;
    if !arguments.passphrase_stdin {
        print(passphrase.as_str())?;
        say(&format!(
            "This is the passphrase of {} for `{}`. It is shown once and stored nowhere; hand it over in person or by phone.",
            person.name, portal.folder
        ));
    }
    say(&format!(
        "{}/keyring.toml has changed: commit it, and build.",
        portal.shown
    ));
    Ok(Ending::Clean)
}

pub(super) fn remove(root: &Path, portal: &str, person: &str) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let master = master_key::find(&site, &mut findings)?;
    let Some(master) = master.filter(|_| !findings.has_errors()) else {
        return Ok(report::findings(findings));
    };
    let sources = read_portal(&site, portal, &mut findings)?;
    let Some(source) = sources.keyring else {
        bail!("nobody has a passphrase for `{portal}`");
    };
    // Only the keyring matters here: whoever is to lose access must not keep it because of a slip on some page.
    let mut findings = Findings::default();
    let file = KeyringFile::parse(&source, &mut findings);
    if file.is_none_or(|file| file.unlock(&master, &mut findings).is_none()) {
        return Ok(report::findings(findings));
    }
    let mut keyring = Keyring::parse(source.text())?;
    if !keyring.people().any(|known| known == person) {
        let known: Vec<&str> = keyring.people().collect();
        bail!(
            "`{person}` has no passphrase for `{portal}`; {}",
            did_you_mean(person, known)
        );
    }
    keyring.remove(&master, person)?;
    replace_unchanged(
        &site.portal_folder(portal).join("keyring.toml"),
        Some(source.text()),
        &keyring.to_text(),
    )?;
    say(&format!(
        "`{person}` cannot open what is built from now on: commit {}/keyring.toml, build and deploy. All of the portal is sealed anew; everybody else keeps their passphrase.",
        sources.shown
    ));
    Ok(Ending::Clean)
}

pub(super) fn list(root: &Path, portal: &str) -> anyhow::Result<Ending> {
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

pub(super) fn read_portal(
    site: &Site,
    portal: &str,
    findings: &mut Findings,
) -> anyhow::Result<PortalSources> {
    Ok(site.read_portal(known_portal(site, portal)?, findings)?)
}

/// A portal's name, if there is such a portal.
pub(super) fn known_portal<'p>(site: &Site, portal: &'p str) -> anyhow::Result<&'p str> {
    if !site.portals().iter().any(|known| known == portal) {
        bail!(
            "there is no portal `{portal}`; {}",
            did_you_mean(portal, site.portals().iter().map(String::as_str))
        );
    }
    Ok(portal)
}

fn find_person<'a>(portal: &'a Portal, id: &str) -> anyhow::Result<&'a Person> {
    let Some(person) = portal.people.iter().find(|person| person.id == id) else {
        let known = portal.people_ids();
        if known.is_empty() {
            bail!(
                "`{}` has no people yet; add `[[person]]` with `id = \"{id}\"` to {}/people.toml",
                portal.folder,
                portal.shown
            );
        }
        bail!(
            "`{id}` is not in {}/people.toml; {}",
            portal.shown,
            did_you_mean(id, known)
        );
    };
    Ok(person)
}

fn read_passphrase() -> anyhow::Result<Passphrase> {
    // All at once, for a buffer that grows leaves copies behind.
    let mut typed = Zeroizing::new(Vec::with_capacity(PASSPHRASE_LIMIT + 2));
    std::io::stdin()
        .take(PASSPHRASE_LIMIT as u64 + 1)
        .read_to_end(&mut typed)
        .context("cannot read the passphrase from stdin")?;
    if typed.len() > PASSPHRASE_LIMIT {
        bail!("a passphrase has at most {PASSPHRASE_LIMIT} bytes; stdin has more");
    }
    let typed = std::str::from_utf8(&typed).context("the passphrase on stdin is not UTF-8")?;
    let line = typed.trim_end_matches(['\n', '\r']);
    if line.contains('\n') {
        bail!("a passphrase is one line; stdin has several");
    }
    Ok(Passphrase::new(line))
}

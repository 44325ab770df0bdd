//! `extranet access add` and `extranet access reset`: a person gets a passphrase.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail};
use extranet::diag::Findings;
use extranet::load::Site;
use extranet::model::{Person, Portal};
use extranet::seal::{Keyring, KeyringFile, Passphrase, WordCount};
use zeroize::Zeroizing;

use super::opened_keyring::write_keyring;
use super::{find_person, read_portal};
use crate::cli::arguments::AccessGive;
use crate::cli::report::{print, say};
use crate::cli::{Ending, clock, entropy, master_key, report};

/// The longest line that is read as a passphrase.
const PASSPHRASE_LIMIT: usize = 4096;

/// Which passphrase it is for the person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Gift {
    /// `add`
    TheFirst,
    /// `reset`: the one they have is lost, or known to others.
    Another,
}

/// Gives a person a passphrase.
pub(in crate::cli) fn give(
    root: &Path,
    arguments: &AccessGive,
    gift: Gift,
) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let master = master_key::find(&site, &mut findings)?;
    let Some(master) = master.filter(|_| !findings.has_errors()) else {
        return Ok(report::findings(findings));
    };
    let sources = read_portal(&site, &arguments.portal, &mut findings)?;
    let before = sources.keyring.clone();
    let existing = match &before {
        Some(source) => {
            let sound = |file: &KeyringFile, findings: &mut Findings| match gift {
                Gift::TheFirst => file.unlock(&master, findings).is_some(),
                // A damaged entry is mended by giving another passphrase.
                Gift::Another => file.verify(&master, findings),
            };
            match KeyringFile::parse(source, &mut findings) {
                Some(file) if sound(&file, &mut findings) => Some(file.into_keyring()),
                _ => return Ok(report::findings(findings)),
            }
        }
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
    let has_one = existing
        .as_ref()
        .is_some_and(|keyring| keyring.people().any(|known| known == person.id));
    match gift {
        Gift::TheFirst if has_one => bail!(
            "`{0}` has a passphrase already; to give another one, run `extranet access reset {1} {0}`",
            person.id,
            portal.folder
        ),
        Gift::Another if !has_one => bail!(
            "`{0}` has no passphrase for `{1}` yet; to give one, run `extranet access add {1} {0}`",
            person.id,
            portal.folder
        ),
        _ => {}
    }
    let mut keyring = existing.unwrap_or_else(|| Keyring::new(&mut entropy::system, &master));
    let passphrase = passphrase(arguments, person, &portal, &site)?;
    let unlock = keyring.unlock_key(&passphrase);
    match gift {
        Gift::TheFirst => keyring.add(&master, &person.id, &unlock)?,
        Gift::Another => {
            keyring.reset(&mut entropy::system, &master, &person.id, &unlock)?;
        }
    }
    write_keyring(&site, &portal.folder, before.as_deref(), &keyring)?;
    if !arguments.passphrase_stdin {
        print(passphrase.as_str())?;
        say(&format!(
            "This is the passphrase of {} for `{}`. It is shown once and stored nowhere; hand it over in person or by phone.",
            person.name, portal.folder
        ));
    }
    let shown = &portal.shown;
    say(&match gift {
        Gift::TheFirst => format!("{shown}/keyring.toml has changed: commit it, and build."),
        Gift::Another => format!(
            "The old passphrase opens nothing that is built from now on: commit {shown}/keyring.toml, build and deploy. All of the portal is sealed anew; everybody else keeps their passphrase."
        ),
    });
    Ok(Ending::Clean)
}

fn passphrase(
    arguments: &AccessGive,
    person: &Person,
    portal: &Portal,
    site: &Site,
) -> anyhow::Result<Passphrase> {
    if !arguments.passphrase_stdin {
        let count = WordCount::new(usize::from(arguments.words))
            .context("a passphrase has at least five words")?;
        return Ok(Passphrase::generate(&mut entropy::system, count));
    }
    let typed = read_passphrase()?;
    typed.check_strength(&[
        &person.name,
        &person.id,
        &portal.settings.name,
        &portal.folder,
        &site.settings().title,
    ])?;
    Ok(typed)
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

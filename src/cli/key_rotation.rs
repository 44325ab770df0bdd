//! `extranet key rotate`: all keyrings of the site are sealed under a new master key.
//!
//! Everything is read and opened before anything is written, the new key first. Killed in between, some keyrings are under the new key and the rest
//! under the old one; both keys are in their files, and another run takes up the rest.

use std::path::Path;

use anyhow::{Context, bail};
use extranet::diag::{Finding, Findings};
use extranet::load::Site;
use extranet::seal::{KeyKind, Keyring, MasterKey};
use extranet::write::{create_private, ignore_in_git};
use zeroize::Zeroizing;

use super::access::OpenedKeyring;
use super::arguments::KeyRotate;
use super::master_key::{Found, InFile};
use super::report::{print, say};
use super::{Ending, entropy, master_key, report};

pub(super) fn rotate(root: &Path, arguments: &KeyRotate) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let old = master_key::find_with_place(&site, &mut findings)?;
    let path = arguments.new_key_file.as_path();
    let shown = path.display().to_string();
    if let Some(folder) = site.publishes(path) {
        findings.push(master_key::exposed(&shown, folder));
    }
    let Some(old) = old.filter(|_| !findings.has_errors()) else {
        return Ok(report::findings(findings));
    };
    let there = master_key::read_private(path, &shown, &mut findings)?;
    let (new, is_made) = match there {
        InFile::Absent => (
            MasterKey::generate(&mut entropy::system, KeyKind::Real),
            true,
        ),
        InFile::Key(key) => (key, false),
        InFile::Unusable => return Ok(report::findings(findings)),
    };
    if new.id() == old.key.id() {
        bail!(
            "`{shown}` holds the key that the site has already (found in {}); name a file for the new key",
            old.place
        );
    }
    if new.is_demo() && !old.key.is_demo() {
        bail!("`{shown}` holds a demo key, which everybody knows: it would open every portal");
    }
    let (pending, done) = rewrapped(&site, &old.key, &new, &mut findings)?;
    if findings.has_errors() {
        say("nothing was changed");
        return Ok(report::findings(findings));
    }
    if pending.is_empty() && !is_made {
        say(
            "no keyring is left under the old key: there is nothing to do but the next steps, if they are not done yet",
        );
        tell_next_steps(&site, &old, &shown);
        return Ok(Ending::Clean);
    }
    if is_made {
        if let Some(file) = site.path_inside(path) {
            ignore_in_git(&site.root().join(".gitignore"), &file).context("nothing was changed")?;
        }
        let line = Zeroizing::new(format!("{}\n", *new.to_text()));
        create_private(path, &line).context("nothing was changed")?;
        print(&shown)?;
    }
    for (number, (opened, keyring)) in pending.iter().enumerate() {
        opened.replace(&site, keyring).with_context(|| {
            format!(
                "{number} of {} keyrings are under the new key: keep both keys, and run this again",
                pending.len()
            )
        })?;
    }
    say(&format!(
        "{} under the new key {}. Everybody keeps their passphrase. Next steps:",
        match pending.len() + done {
            1 => "1 keyring is".to_owned(),
            number => format!("{number} keyrings are"),
        },
        new.id().to_text()
    ));
    tell_next_steps(&site, &old, &shown);
    Ok(Ending::Clean)
}

/// The keyrings that are still under the old key, each with what takes its place, and how many are under the new one.
fn rewrapped(
    site: &Site,
    old: &MasterKey,
    new: &MasterKey,
    findings: &mut Findings,
) -> anyhow::Result<(Vec<(OpenedKeyring, Keyring)>, usize)> {
    let mut pending = Vec::new();
    let mut done = 0;
    for portal in site.portals() {
        let Some(opened) = OpenedKeyring::read(site, portal, findings)? else {
            continue;
        };
        let master = opened.file.keyring().master();
        if master == new.id() {
            done += usize::from(opened.file.unlock(new, findings).is_some());
        } else if let Some(keyring) = opened.file.rewrap(old, new, findings) {
            pending.push((opened, keyring));
        }
    }
    if pending.is_empty() && done == 0 && !findings.has_errors() {
        findings.push(
            Finding::file_error(
                "no-keyring",
                site.settings().src.clone(),
                "no portal has a keyring yet",
            )
            .hint("without keyrings nothing depends on the key: remove its file, and run `extranet key new`"),
        );
    }
    Ok((pending, done))
}

fn tell_next_steps(site: &Site, old: &Found, new_file: &str) {
    let out = &site.settings().build_dir;
    for step in [
        format!("  1. Keep a copy of {new_file} where you keep other passwords."),
        "  2. Commit the keyrings, and give CI the new key as its secret EXTRANET_KEY, both at once: neither works without the other.".to_owned(),
        format!(
            "  3. Put the new key where the old one was found: {}. Keep the old one aside until the last step.",
            old.place
        ),
        format!(
            "  4. Remove {out}/, here and in CI's cache: it was published with the old key. Build and deploy, so that the files of the old key are gone."
        ),
        "  5. Tell readers: links and bookmarks lead nowhere now, but for each portal's first page; browsers ask for the passphrase once more.".to_owned(),
        "  6. Destroy the old key. If somebody else may have it and the repository, run `extranet access reset` for every person.".to_owned(),
    ] {
        say(&step);
    }
}

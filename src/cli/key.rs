//! `extranet key new` and `extranet key show-id`.

use std::path::Path;

use anyhow::Context;
use extranet::diag::Findings;
use extranet::load::Site;
use extranet::seal::{KeyKind, MasterKey};
use extranet::write::{create_private, ignore_in_git};
use zeroize::Zeroizing;

use super::arguments::KeyNew;
use super::report::{print, say};
use super::{Ending, entropy, master_key, report};

pub(super) fn new(root: &Path, arguments: &KeyNew) -> anyhow::Result<Ending> {
    let kind = if arguments.demo {
        KeyKind::Demo
    } else {
        KeyKind::Real
    };
    let key = MasterKey::generate(&mut entropy::system, kind);
    if arguments.print {
        print(&key.to_text())?;
        return Ok(Ending::Clean);
    }
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    // A key comes before any content.
    let mut findings = findings.about(&["book.toml"]);
    let path = master_key::key_file(&site);
    if !findings.has_errors()
        && let Some(folder) = site.publishes(&path)
    {
        findings.push(master_key::exposed(&site.settings().key_file, folder));
    }
    if findings.has_errors() {
        return Ok(report::findings(findings));
    }
    // Before there is a key that could be committed. The demo key is there to be committed.
    let ignored = match site.path_inside(&path) {
        Some(file) if !arguments.demo => {
            ignore_in_git(&site.root().join(".gitignore"), &file).context("no key was made")?
        }
        _ => false,
    };
    let line = Zeroizing::new(format!("{}\n", *key.to_text()));
    if let Err(error) = create_private(&path, &line) {
        let hint = if error.is_taken() {
            "there is a key already; a new one would lock everybody out"
        } else {
            "no key was made"
        };
        return Err(error).context(hint);
    }
    print(&path.display().to_string())?;
    if ignored {
        say(".gitignore names the key now, so that git passes it over.");
    }
    say(
        "This is the master key of the site. Keep a copy where you keep other passwords, keep it out of git,",
    );
    say(
        "and give it to CI as the secret EXTRANET_KEY. Whoever has it can open every portal; without it nobody can build.",
    );
    Ok(Ending::Clean)
}

/// Prints the public id of the master key that is found.
pub(super) fn show_id(root: &Path) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    // Whatever is wrong with the content, the key is asked for.
    let mut findings = findings.about(&["book.toml"]);
    let found = master_key::find_with_place(&site, &mut findings)?;
    let Some(found) = found.filter(|_| !findings.has_errors()) else {
        return Ok(report::findings(findings));
    };
    print(&found.key.id().to_text())?;
    say(&format!(
        "from {}{}",
        found.place,
        if found.key.is_demo() {
            "; it is a demo key, which everybody knows"
        } else {
            ""
        }
    ));
    Ok(Ending::Clean)
}

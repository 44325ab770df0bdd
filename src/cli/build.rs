//! `extranet build` and `extranet check`.

use std::path::Path;

use extranet::diag::Findings;
use extranet::load::Site;
use extranet::pipeline::{self, Outcome};

use super::Ending;
use super::clock;
use super::master_key;
use super::progress::Bar;
use super::report::{self, say};

pub(super) fn build(root: &Path) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let key = master_key::find(&site, &mut findings)?;
    let bar = Bar::new("sealing");
    let today = clock::today()?;
    let result = match &key {
        Some(key) if !findings.has_errors() => pipeline::build(&site, key, today, &bar),
        // Nothing can be sealed, but everything can be found.
        _ => pipeline::check(&site, key.as_ref(), today, &bar),
    };
    bar.finish();
    let outcome = result?;
    findings.extend(outcome.findings.clone());
    let ending = report::findings(findings);
    if ending == Ending::Findings {
        say(&format!(
            "nothing was written; {} is as it was",
            site.settings().build_dir
        ));
        return Ok(ending);
    }
    if let Some(key) = &key {
        master_key::warn_of_demo(key);
    }
    say(&summary(&outcome, &site.settings().build_dir));
    Ok(ending)
}

pub(super) fn check(root: &Path) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    // Content can be checked without the key; only keyrings cannot.
    let key = master_key::find_unasked(&site)?;
    let bar = Bar::new("checking");
    let result = pipeline::check(&site, key.as_ref(), clock::today()?, &bar);
    bar.finish();
    let outcome = result?;
    findings.extend(outcome.findings.clone());
    let ending = report::findings(findings);
    if ending == Ending::Clean {
        let opened = if key.is_some() {
            ""
        } else {
            " (no master key: keyrings were not opened)"
        };
        say(&format!(
            "{} in {} checked{opened}",
            counted(outcome.pages, "page"),
            counted(outcome.portals, "portal")
        ));
    }
    Ok(ending)
}

fn summary(outcome: &Outcome, folder: &str) -> String {
    let Outcome {
        portals,
        pages,
        attachments,
        changes,
        ..
    } = outcome;
    let sealed = format!(
        "{} sealed: {}, {}",
        counted(*portals, "portal"),
        counted(*pages, "page"),
        counted(*attachments, "attachment")
    );
    if changes.is_empty() {
        return format!("{sealed}. Nothing has changed, so nothing was written to {folder}");
    }
    format!(
        "{sealed}. {folder}: {} new, {} changed, {} removed, {} untouched",
        changes.created, changes.updated, changes.removed, changes.unchanged
    )
}

fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

//! Who reads what in a portal, as it would be published.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::addresses::{attachment_address, page_addresses};
use super::views::Rendering;
use super::{PipelineError, public_assets};
use crate::diag::Findings;
use crate::load::Site;
use crate::model::{AccessRules, AudienceSet, PageId, Portal, Readers};
use crate::render::{Letterhead, Theme};
use crate::seal::{KeyringFile, MasterKey};

/// Who reads what in a portal.
#[derive(Debug)]
pub struct Readership {
    /// The portal's folder.
    pub portal: String,
    /// What the portal says about access.
    pub rules: AccessRules,
    /// What `access.lock` and the portal disagree in, as long as nothing else is wrong.
    pub changes: Findings,
    /// Whoever has a passphrase, and belongs to less than `access.lock` says.
    pub who_lost: Vec<String>,
    /// Everybody with a passphrase, by id, with their audiences.
    pub people: BTreeMap<String, AudienceSet>,
    /// Every page, written or made of others, by logical path.
    pub pages: Vec<Readable>,
    /// Every attachment that some page shows or offers, by path.
    pub attachments: Vec<Readable>,
}

/// A page or an attachment, and whoever reads it.
#[derive(Debug)]
pub struct Readable {
    /// The logical path of a page, the path of a file.
    pub path: String,
    /// The file it comes from, relative to the portal's folder; none for a page that is made of others.
    pub file: Option<String>,
    /// The names of its published files, sorted; empty without a master key.
    pub addresses: Vec<String>,
    /// The ids of people, sorted.
    pub readers: Vec<String>,
}

/// Finds out who reads what. `None`, and a finding, when the portal has no settings or its keyring cannot be read.
///
/// # Errors
/// When reading or a theme of the program's own fails.
pub fn readership(
    site: &Site,
    portal: &str,
    key: Option<&MasterKey>,
    today: Date,
    findings: &mut Findings,
) -> Result<Option<Readership>, PipelineError> {
    let sources = site.read_portal(portal, findings)?;
    let keyring = match &sources.keyring {
        Some(file) => match KeyringFile::parse(file, findings) {
            Some(keyring) => Some(keyring),
            None => return Ok(None),
        },
        None => None,
    };
    let lock = sources.access_lock.clone();
    let Some(portal) = Portal::from_sources(sources, site.settings(), today, findings) else {
        return Ok(None);
    };
    let readers = keyring
        .as_ref()
        .map(|file| Readers::of(&portal, file.keyring().people()))
        .unwrap_or_default();
    let keys = key
        .zip(keyring.as_ref())
        .and_then(|(key, file)| file.unlock(key, findings));
    let theme = Theme::of_contexts()?;
    let assets = public_assets(site, &portal, &theme);
    let rendering = Rendering {
        portal: &portal,
        readers: &readers,
        theme: &theme,
        letterhead: Letterhead {
            title: &site.settings().title,
            agency: site.settings().agency.as_ref(),
            assets: Some(&assets),
        },
        keys: None,
    };
    let views = rendering.views(findings)?;
    let rules = portal.access_rules(&views.file_readers(&portal));
    let mut changes = Findings::default();
    portal.check_access_lock(&rules, lock.as_ref(), &mut changes);
    let who_lost = lock.as_ref().map(|lock| rules.who_lost(lock));
    let mut who_lost = who_lost.unwrap_or_default();
    who_lost.retain(|person| readers.iter().any(|(reader, _)| reader == person));
    let people_of = |has: &dyn Fn(&AudienceSet) -> bool| -> Vec<String> {
        let people = readers.iter().filter(|(_, view)| has(view));
        people.map(|(person, _)| person.to_owned()).collect()
    };
    let mut pages_of: BTreeMap<PageId, BTreeSet<&AudienceSet>> = BTreeMap::new();
    for (view, rendered) in views.by_readers() {
        for (id, _) in &rendered.pages {
            pages_of.entry(*id).or_default().insert(view);
        }
    }
    let none = BTreeSet::new();
    let page = |id: PageId| {
        let views = pages_of.get(&id).unwrap_or(&none);
        Readable {
            path: portal.paths(id).next().unwrap_or_default().to_owned(),
            file: portal.file_of(id).map(str::to_owned),
            addresses: keys
                .as_ref()
                .map(|keys| page_addresses(&portal, keys, id))
                .unwrap_or_default(),
            readers: people_of(&|view| views.contains(view)),
        }
    };
    let pages = portal.page_ids().map(page).collect();
    let attachments = views.attachments().into_iter().map(|(id, views)| {
        let attachment = portal.attachment(id);
        Readable {
            path: attachment.file.file.clone(),
            file: Some(attachment.file.file.clone()),
            addresses: keys
                .iter()
                .map(|keys| attachment_address(keys, attachment))
                .collect(),
            readers: people_of(&|view| views.contains(view)),
        }
    });
    let attachments = attachments.collect();
    let people = readers.iter();
    Ok(Some(Readership {
        portal: portal.folder.clone(),
        rules,
        changes,
        who_lost,
        people: people
            .map(|(person, view)| (person.to_owned(), view.clone()))
            .collect(),
        pages,
        attachments,
    }))
}

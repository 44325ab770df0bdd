//! `extranet access`: who can open a portal.

mod give;
mod list;
mod opened_keyring;
mod raise;
mod show;

use anyhow::bail;
use extranet::diag::{Findings, did_you_mean};
use extranet::load::{PortalSources, Site};
use extranet::model::{Person, Portal};

pub(super) use give::{Gift, give};
pub(super) use list::list;
pub(super) use opened_keyring::OpenedKeyring;
pub(super) use raise::{remove, rotate};
pub(super) use show::show;

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

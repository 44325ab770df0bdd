//! What a template is given.

use jiff::civil::Date;

use super::addresses::urls;
use super::{PipelineError, public_assets};
use crate::diag::{Finding, Findings};
use crate::load::Site;
use crate::model::{AudienceSet, BrokenLink, Portal, View};
use crate::render::{Letterhead, Theme, render_view};

/// What the template of a page is given, as JSON; `None`, and a finding, when there is no such page. Needs no key: addresses are numbers.
///
/// # Errors
/// When reading or a theme of the program's own fails.
pub fn context(
    site: &Site,
    portal: &str,
    page: &str,
    today: Date,
    findings: &mut Findings,
) -> Result<Option<String>, PipelineError> {
    let sources = site.read_portal(portal, findings)?;
    let Some(portal) = Portal::from_sources(sources, site.settings(), today, findings) else {
        return Ok(None);
    };
    let readable = AudienceSet::new(portal.settings.audience_names());
    let urls = urls(&portal, &readable, None);
    let view = View::of(&portal, readable);
    let wanted = match view.page_called(page) {
        Ok(id) => id,
        Err(BrokenLink { message, hint }) => {
            let finding = Finding::file_error("unknown-page", &portal.shown, message);
            findings.push(finding.hint(hint));
            return Ok(None);
        }
    };
    let book = site.settings();
    let contexts = Theme::of_contexts()?;
    let assets = public_assets(site, &portal, &contexts);
    let letterhead = Letterhead {
        title: &book.title,
        agency: book.agency.as_ref(),
        assets: Some(&assets),
    };
    let rendered = render_view(&view, letterhead, &urls, &contexts, findings)?;
    let found = rendered.pages.iter().find(|(id, _)| *id == wanted);
    Ok(found.map(|(_, json)| String::from_utf8_lossy(json.as_bytes()).into_owned()))
}

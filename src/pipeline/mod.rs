//! Build and check: the stages in their order, portals in parallel; no logic of its own.
//!
//! Each portal is read, put together, rendered per view, sealed and staged, then dropped from memory. Only when no portal has an
//! error is anything put in place, so a build either publishes all of a site or leaves everything as it was.

mod addresses;
mod context;
mod readership;
mod views;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::iter::{
    IntoParallelIterator, IntoParallelRefIterator, ParallelExtend, ParallelIterator,
};

pub use context::context;
pub use readership::{Readable, Readership, readership};

use addresses::made_path;
use views::{Rendering, Views};

use crate::config::Language;
use crate::diag::Findings;
use crate::load::{LoadError, Site, check_logo};
use crate::model::{AttachmentId, PageId, Portal, Readers, ViewSet};
use crate::render::{
    Letterhead, MadeFile, PageHtml, PublicAssets, Shell, Theme, ThemeError, Themes, check_accent,
    is_compressed,
};
use crate::seal::{Compression, KeyringFile, MasterKey, PortalKeys, Published, Reader};
use crate::write::{Changes, OutputFolder, Staged, WriteError};

/// The world did not play along. Findings about content are not errors: they are in the [`Outcome`].
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// Reading failed.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The theme is broken.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// Writing failed.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Whoever wants to show how far a build is. Called from several threads.
pub trait Progress: Sync {
    /// There are this many portals.
    fn begin(&self, portals: usize);
    /// One more portal is done.
    fn portal_done(&self, portal: &str);
}

/// Nobody looks.
impl Progress for () {
    fn begin(&self, _: usize) {}
    fn portal_done(&self, _: &str) {}
}

/// What a run found and did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything that is wrong or worth a look.
    pub findings: Findings,
    /// How many portals there are.
    pub portals: usize,
    /// How many pages, counted once.
    pub pages: usize,
    /// How many attachments are shown or offered.
    pub attachments: usize,
    /// What was written; nothing when there are errors.
    pub changes: Changes,
}

/// Compiles a site into its output folder. What is written does not depend on `today`; what is found may.
///
/// # Errors
/// When reading, the theme or writing fails. Nothing is published then.
pub fn build(
    site: &Site,
    key: &MasterKey,
    today: Date,
    progress: &dyn Progress,
) -> Result<Outcome, PipelineError> {
    let folder = site.root().join(&site.settings().build_dir);
    let output = OutputFolder::open(folder, |portal| key.owner_tag(portal))?;
    let themes = Themes::new()?;
    let run = Run {
        site,
        themes: &themes,
        today,
        key: Some(key),
        output: Some(&output),
    };
    let (mut outcome, staged) = run.portals(progress)?;
    if outcome.findings.has_errors() {
        return Ok(outcome);
    }
    let keep: BTreeSet<String> = site.portals().iter().cloned().collect();
    let removals = output.stage_removals_except(&keep, |folder| key.owner_tag(folder))?;
    for portal in staged.into_iter().chain(removals) {
        outcome.changes += portal.commit()?;
    }
    Ok(outcome)
}

/// Finds everything that a build would find, and writes nothing. Without a key, keyrings stay closed.
///
/// # Errors
/// When reading or the theme fails.
pub fn check(
    site: &Site,
    key: Option<&MasterKey>,
    today: Date,
    progress: &dyn Progress,
) -> Result<Outcome, PipelineError> {
    let themes = Themes::new()?;
    let run = Run {
        site,
        themes: &themes,
        today,
        key,
        output: None,
    };
    Ok(run.portals(progress)?.0)
}

/// What is public of the look of a portal.
fn public_assets(site: &Site, portal: &Portal, theme: &Theme) -> PublicAssets {
    let agency = site.settings().agency.as_ref();
    let agency = agency.map(|agency| (agency, site.agency_images()));
    PublicAssets::of(&portal.settings, agency, theme)
}

/// What one run works with.
#[derive(Clone, Copy)]
struct Run<'a> {
    site: &'a Site,
    themes: &'a Themes,
    /// For findings alone.
    today: Date,
    key: Option<&'a MasterKey>,
    /// Where to stage; nowhere in a check.
    output: Option<&'a OutputFolder>,
}

/// What of one portal is public.
struct Front {
    shell: Shell,
    assets: PublicAssets,
}

/// What came of one portal.
#[derive(Default)]
struct Done<'a> {
    findings: Findings,
    pages: usize,
    attachments: usize,
    staged: Option<Staged<'a>>,
}

impl<'a> Run<'a> {
    fn portals(self, progress: &dyn Progress) -> Result<(Outcome, Vec<Staged<'a>>), PipelineError> {
        let names = self.site.portals();
        self.site.walk_history();
        progress.begin(names.len());
        let one = |name: &String| {
            let done = self.portal(name);
            progress.portal_done(name);
            done
        };
        let all: Vec<Done<'a>> = names.par_iter().map(one).collect::<Result<_, _>>()?;
        let mut outcome = Outcome {
            portals: names.len(),
            ..Outcome::default()
        };
        if let Some(agency) = &self.site.settings().agency {
            check_accent(&agency.accent, &mut outcome.findings);
        }
        let mut staged = Vec::new();
        for done in all {
            outcome.findings.extend(done.findings);
            outcome.pages += done.pages;
            outcome.attachments += done.attachments;
            staged.extend(done.staged);
        }
        Ok((outcome, staged))
    }

    /// load → model → render → seal → write, for one portal.
    fn portal(self, name: &str) -> Result<Done<'a>, PipelineError> {
        let mut done = Done::default();
        let sources = self.site.read_portal(name, &mut done.findings)?;
        let keyring = sources
            .keyring
            .as_ref()
            .and_then(|file| KeyringFile::parse(file, &mut done.findings));
        let has_keyring_file = sources.keyring.is_some()
            || done
                .findings
                .is_unreadable(&format!("{}/keyring.toml", sources.shown));
        let access_lock = sources.access_lock.clone();
        let Some(portal) = Portal::from_sources(
            sources,
            self.site.settings(),
            self.today,
            &mut done.findings,
        ) else {
            return Ok(done);
        };
        let readers = keyring
            .as_ref()
            .map(|file| Readers::of(&portal, file.keyring().people()))
            .unwrap_or_default();
        match &keyring {
            Some(file) if portal.knows_its_people(&done.findings) => {
                file.check_people(&portal.folder, &portal.people_ids(), &mut done.findings);
            }
            Some(_) => {}
            None if has_keyring_file => {}
            None => portal.nobody_can_open(&mut done.findings),
        }
        if keyring.is_some() && readers.is_empty() {
            portal.nobody_can_open(&mut done.findings);
        }
        let theme = self.theme(&portal, &mut done.findings)?;
        let keys = self
            .key
            .zip(keyring.as_ref())
            .and_then(|(key, file)| file.unlock(key, &mut done.findings));
        check_accent(&portal.settings.accent, &mut done.findings);
        let files = portal.attachments().map(|(_, attachment)| &attachment.file);
        let files: Vec<_> = files.collect();
        check_logo(&portal.settings.logo, &files, &mut done.findings)?;
        let book = self.site.settings();
        let assets = public_assets(self.site, &portal, &theme);
        let letterhead = Letterhead {
            title: &book.title,
            agency: book.agency.as_ref(),
            assets: Some(&assets),
        };
        let rendering = Rendering {
            portal: &portal,
            readers: &readers,
            theme: &theme,
            letterhead,
            keys: self.output.and(keys.as_ref()),
        };
        let views = rendering.views(&mut done.findings)?;
        // What is broken may be limited otherwise than it seems.
        if !done.findings.has_errors() {
            let rules = portal.access_rules(&views.file_readers(&portal));
            portal.check_access_lock(&rules, access_lock.as_ref(), &mut done.findings);
        }
        portal.warn_of_unused(&views.needed(), &mut done.findings);
        (done.pages, done.attachments) = views.counts(self.output.is_some());
        if let (Some(output), Some(keys), Some(key), false) =
            (self.output, keys, self.key, done.findings.has_errors())
        {
            let shell = theme.shell(&portal.settings, letterhead, &assets)?;
            let front = Front { shell, assets };
            let files = Self::seal(&portal, &keys, &readers, &views, &front)?;
            done.staged = Some(output.stage(name, &key.owner_tag(name), files)?);
        }
        Ok(done)
    }

    /// The theme that a portal chooses, or its site.
    fn theme(self, portal: &Portal, findings: &mut Findings) -> Result<Arc<Theme>, PipelineError> {
        let chosen = portal.settings.theme.as_ref();
        self.themes.chosen(chosen, findings, |name, findings| {
            Ok(self.site.read_theme(name, findings)?)
        })
    }

    fn seal(
        portal: &Portal,
        keys: &PortalKeys,
        readers: &Readers,
        views: &Views,
        front: &Front,
    ) -> Result<Vec<Published>, PipelineError> {
        let attachments = views.attachments();
        let mut versions: BTreeMap<(PageId, &Language), Vec<&PageHtml>> = BTreeMap::new();
        for view in views.published() {
            for (id, html) in &view.pages {
                let page = versions.entry((*id, &view.language)).or_default();
                page.push(html);
            }
        }
        let mut files: Vec<Published> = versions
            .par_iter()
            .flat_map_iter(|((id, language), versions)| {
                portal
                    .paths_in(*id, language)
                    .map(|path| keys.seal_page(&keys.page_address(&path), &front.shell, versions))
            })
            .collect();
        let made: Vec<&MadeFile> = views.published().flat_map(|view| &view.made).collect();
        files.par_extend(made.into_par_iter().map(|made| {
            let path = made_path(
                portal,
                made.page(),
                made.format(),
                made.language(),
                made.readable(),
            );
            keys.seal_made(&keys.attachment_address(&path), made)
        }));
        for (id, views) in &attachments {
            let attachment = portal.attachment(*id);
            let address = keys.attachment_address(&attachment.path);
            let compression = if is_compressed(&attachment.file.file) {
                Compression::Never
            } else {
                Compression::IfSmaller
            };
            let content = attachment.file.read()?;
            files.push(keys.seal_attachment(&address, views, &content, compression));
        }
        files.extend(front.assets.files().iter().map(Published::public_asset));
        files.push(
            keys.access(&slots(readers, &attachments))
                .expect("readers are taken from the keyring itself"),
        );
        Ok(files)
    }
}

/// Each reader with their view and the sets of views of the attachments in it.
fn slots<'a>(
    readers: &'a Readers,
    attachments: &'a BTreeMap<AttachmentId, ViewSet>,
) -> Vec<Reader<'a>> {
    let sets: BTreeSet<&ViewSet> = attachments.values().collect();
    let reader = |(person, view)| Reader {
        person,
        view,
        shared: sets
            .iter()
            .copied()
            .filter(|set| set.contains(view))
            .collect(),
    };
    readers.iter().map(reader).collect()
}

//! The brand of a portal: colours for the style sheet, the agency for header, footer and gate, the logo of whom the portal is for.

mod accent;
mod oklab;

pub(super) use accent::AccentColours;
pub use accent::check_accent;

use super::assets::PublicAssets;
use super::context::brand::{AgencyContext, BrandLink, ContactContext, LogoContext, LogoImage};
use super::locale::Locale;
use super::media::media_type;
use super::urls::Urls;
use crate::config::{Accent, Agency, Contact, Language, Localised, PortalSettings};
use crate::load::{Picture, PictureSize};
use crate::model::{AttachmentId, View};

/// Whose site this is, as the pages of one portal say it.
#[derive(Clone, Copy)]
pub struct Letterhead<'a> {
    /// The title of the site.
    pub title: &'a str,
    /// The agency, if the site names one.
    pub agency: Option<&'a Agency>,
    /// The public files of the portal, for the agency's pictures in them.
    pub assets: Option<&'a PublicAssets>,
}

/// A site of this title that says no more.
impl<'a> From<&'a str> for Letterhead<'a> {
    fn from(title: &'a str) -> Self {
        Self {
            title,
            agency: None,
            assets: None,
        }
    }
}

impl Letterhead<'_> {
    /// The agency for a portal's readers.
    pub(super) fn inside(
        &self,
        settings: &PortalSettings,
        language: &Language,
        locale: &Locale,
    ) -> AgencyContext {
        let own = self.agency.and_then(|agency| agency.contact.as_ref());
        AgencyContext {
            contact: settings.contact.as_ref().or(own).map(contact),
            ..self.public(language, locale)
        }
    }

    /// The agency for everybody who comes to a portal's gate, if the portal lets them know.
    pub(super) fn at_gate(
        &self,
        settings: &PortalSettings,
        locale: &Locale,
    ) -> Option<AgencyContext> {
        let is_named = self.agency.is_some() || settings.gate_shows_name;
        (is_named && settings.gate_shows_agency).then(|| self.public(settings.language(), locale))
    }

    fn public(&self, language: &Language, locale: &Locale) -> AgencyContext {
        let Some(agency) = self.agency else {
            return AgencyContext {
                name: self.title.to_owned(),
                logo: None,
                links: Vec::new(),
                contact: None,
            };
        };
        let known = |key: &str, url: &Option<Localised>| {
            url.as_ref().map(|url| BrandLink {
                title: locale.text(key),
                lang: None,
                url: url.in_language(language).0.to_owned(),
            })
        };
        let imprint = known("brand-imprint", &agency.imprint);
        let data_protection = known("brand-data-protection", &agency.data_protection);
        let others = agency.links.iter().map(|link| {
            let (title, lang) = link.title.in_language(language);
            BrandLink {
                title: title.to_owned(),
                lang: lang.map(|lang| lang.as_str().to_owned()),
                url: link.url.in_language(language).0.to_owned(),
            }
        });
        AgencyContext {
            name: agency.name.clone(),
            logo: self.assets.and_then(PublicAssets::logo),
            links: imprint
                .into_iter()
                .chain(data_protection)
                .chain(others)
                .collect(),
            contact: agency.contact.as_ref().map(contact),
        }
    }
}

fn contact(contact: &Contact) -> ContactContext {
    let dialled = |tel: &String| {
        let digits = tel.chars().filter(char::is_ascii_digit);
        let plus = tel.trim_start().starts_with('+').then_some('+');
        format!("tel:{}", plus.into_iter().chain(digits).collect::<String>())
    };
    ContactContext {
        name: contact.name.clone(),
        email: contact.email.clone(),
        tel: contact.tel.clone(),
        tel_url: contact.tel.as_ref().map(dialled),
    }
}

/// The colours of a portal: its own, else those of the agency that its gate shows. An anonymous gate must not have somebody's colours.
pub(super) fn accent_of<'a>(
    settings: &'a PortalSettings,
    agency: Option<&'a Agency>,
) -> Option<&'a Accent> {
    let own = Some(&settings.accent).filter(|accent| accent.light.is_some());
    let shown = agency.filter(|_| settings.gate_shows_agency);
    own.or(shown.map(|agency| &agency.accent))
}

/// The files of the logo of whom a portal is for.
pub(super) fn logo_files(view: &View<'_>) -> impl Iterator<Item = AttachmentId> {
    let files = view.settings().logo.files();
    files.filter_map(|file| Some(view.file(&file.value)?.0))
}

/// The logo of whom a portal is for: sealed, as all that tells who that is.
pub(super) fn customer_logo(view: &View<'_>, urls: &Urls) -> Option<LogoContext> {
    let logo = &view.settings().logo;
    let image = |file: &str| {
        let (id, attachment) = view.file(file)?;
        let size = match attachment.file.picture {
            Picture::Measured(size) => Some(size),
            _ => None,
        };
        Some(LogoImage {
            sealed: Some(media_type(file)),
            ..image_of(urls.attachment(id).to_owned(), size)
        })
    };
    Some(LogoContext {
        light: image(&logo.light.as_ref()?.value)?,
        dark: logo.dark.as_ref().and_then(|dark| image(&dark.value)),
    })
}

/// A public picture.
pub(super) fn image_of(url: String, size: Option<PictureSize>) -> LogoImage {
    LogoImage {
        url,
        sealed: None,
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
    }
}

//! The public files of a portal: the browser's reader, its sentences, and the theme's style sheet. Nothing of a page is in them.

use data_encoding::BASE32_NOPAD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::brand::{AccentColours, accent_of, image_of};
use super::context::brand::LogoContext;
use super::locale::Locale;
use super::reader_assets::scripts;
use super::style_sheet::style_sheet;
use super::theme::Theme;
use crate::config::{Agency, PortalSettings};
use crate::load::{AgencyImages, BrandImage, PictureSize};

/// One public file.
pub struct PublicAsset {
    path: String,
    bytes: Vec<u8>,
}

impl PublicAsset {
    /// Where it goes, relative to the portal's folder.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Its content.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The public files of one portal, in a folder named by their content.
pub struct PublicAssets {
    folder: String,
    files: Vec<PublicAsset>,
    /// The logo's names and sizes, on light grounds first.
    logo: Vec<(String, Option<PictureSize>)>,
    favicon: Option<String>,
}

impl PublicAssets {
    /// The files for a portal of these settings: those with the same theme differ by accent colours alone, and by whether their gate shows the agency.
    pub fn of(
        settings: &PortalSettings,
        agency: Option<(&Agency, &AgencyImages)>,
        theme: &Theme,
    ) -> Self {
        let mut files: Vec<(String, Vec<u8>)> =
            vec![("messages.json".to_owned(), messages(theme).into_bytes())];
        files.extend(scripts().map(|(name, text)| (name, text.as_bytes().to_vec())));
        files.extend(
            theme
                .files()
                .map(|(name, bytes)| (name.to_owned(), bytes.to_vec())),
        );
        let accent = accent_of(settings, agency.map(|(agency, _)| agency));
        let style = style_sheet(theme.style(), accent.and_then(AccentColours::of));
        files.push(("style.css".to_owned(), style.into_bytes()));
        let shown = agency.filter(|_| settings.gate_shows_agency);
        let images = shown.map(|(_, images)| images);
        let mut publish = |name: &str, image: &BrandImage| {
            let name = format!("{name}.{}", image.ending);
            files.push((name.clone(), image.bytes.clone()));
            (name, image.size)
        };
        let mut logo = Vec::new();
        if let Some(light) = images.and_then(|images| images.logo.as_ref()) {
            logo.push(publish("logo", light));
            let dark = images.and_then(|images| images.logo_dark.as_ref());
            logo.extend(dark.map(|dark| publish("logo-dark", dark)));
        }
        let favicon = images
            .and_then(|images| images.favicon.as_ref())
            .map(|favicon| publish("favicon", favicon).0);
        files.sort();
        let mut hash = Sha256::new();
        for (name, bytes) in &files {
            for part in [name.as_bytes(), bytes] {
                hash.update((part.len() as u64).to_be_bytes());
                hash.update(part);
            }
        }
        let folder = format!(
            "_/{}",
            BASE32_NOPAD.encode(&hash.finalize()[..10]).to_lowercase()
        );
        let files = files
            .into_iter()
            .map(|(name, bytes)| PublicAsset {
                path: format!("{folder}/{name}"),
                bytes,
            })
            .collect();
        Self {
            folder,
            files,
            logo,
            favicon,
        }
    }

    /// The agency's logo, if it is among them.
    pub(super) fn logo(&self) -> Option<LogoContext> {
        let mut images = self
            .logo
            .iter()
            .map(|(name, size)| image_of(format!("{}/{name}", self.folder), *size));
        Some(LogoContext {
            light: images.next()?,
            dark: images.next(),
        })
    }

    /// The sign of the browser's tab.
    pub(super) fn favicon(&self) -> String {
        let name = self.favicon.as_deref().unwrap_or("icon.svg");
        format!("{}/{name}", self.folder)
    }

    /// The folder, relative to the portal's: `_/` and 16 letters.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The files, sorted by path.
    pub fn files(&self) -> &[PublicAsset] {
        &self.files
    }
}

/// The reader's sentences in every language of the interface: which of them a portal speaks is nobody's concern but its readers'.
fn messages(theme: &Theme) -> String {
    let sentences = |locale: &Locale| {
        locale
            .keys()
            .filter(|key| key.starts_with("reader-"))
            .map(|key| (key.to_owned(), Value::String(locale.text(key))))
            .collect()
    };
    let languages: Map<String, Value> = theme
        .locales()
        .map(|(language, locale)| (language.to_owned(), Value::Object(sentences(locale))))
        .collect();
    Value::Object(languages).to_string()
}

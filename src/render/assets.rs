//! The public files of a portal: the browser's reader, its sentences, and the theme's style sheet. Nothing of a page is in them.

use data_encoding::BASE32_NOPAD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::locale::Locale;
use super::reader_assets::scripts;
use super::style_sheet::style_sheet;
use super::theme::Theme;
use crate::config::PortalSettings;

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
}

impl PublicAssets {
    /// The files for a portal of these settings: those with the same theme differ by accent colour alone.
    pub fn of(settings: &PortalSettings, theme: &Theme) -> Self {
        let mut files: Vec<(String, Vec<u8>)> =
            vec![("messages.json".to_owned(), messages(theme).into_bytes())];
        files.extend(scripts().map(|(name, text)| (name, text.as_bytes().to_vec())));
        files.extend(
            theme
                .files()
                .map(|(name, bytes)| (name.to_owned(), bytes.to_vec())),
        );
        let style = style_sheet(theme.style(), settings.accent.as_deref());
        files.push(("style.css".to_owned(), style.into_bytes()));
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
        Self { folder, files }
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

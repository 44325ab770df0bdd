//! The public files of a portal: the browser's reader, its sentences, and the theme's style sheet. Nothing of a page is in them.

use data_encoding::BASE32_NOPAD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::theme::Theme;
use super::theme_files::{STATIC, STYLE};
use crate::config::PortalSettings;

macro_rules! files {
    ($folder:literal: $($name:literal)+) => { [$(($name, include_str!(concat!($folder, $name)))),+] };
}

const READER: [(&str, &str); 17] = files!("../reader/":
    "access.js" "argon2.js" "argon2-worker.js" "dom.js" "encoding.js" "errors.js" "fetching.js" "format.js" "keys.js" "main.js" "messages.js" "opened.js"
    "portal.js" "session.js" "sign-in.js" "trail.js" "trusted.js");
const VENDOR: [(&str, &str); 2] =
    files!("../reader/vendor/": "hash-wasm-argon2.js" "noble-argon2.js");

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
    /// The files for a portal of these settings: they differ by accent colour and language alone.
    pub fn of(settings: &PortalSettings, theme: &Theme) -> Self {
        let language = settings.language();
        let messages: Map<String, Value> = theme
            .locale(language)
            .keys()
            .filter(|key| key.starts_with("reader-"))
            .map(|key| {
                (
                    key.to_owned(),
                    Value::String(theme.locale(language).text(key)),
                )
            })
            .collect();
        let mut files: Vec<(String, Vec<u8>)> = vec![(
            format!("messages.{}.json", language.primary()),
            Value::Object(messages).to_string().into_bytes(),
        )];
        for (name, text) in READER.iter().chain(STATIC) {
            files.push(((*name).to_owned(), text.as_bytes().to_vec()));
        }
        let mut style: String = STYLE.iter().map(|(_, text)| *text).collect();
        if let Some(accent) = &settings.accent {
            style.push_str(&format!(":root{{--accent:{accent}}}\n"));
        }
        files.push(("style.css".to_owned(), style.into_bytes()));
        files.extend(
            VENDOR
                .iter()
                .map(|(name, text)| (format!("vendor/{name}"), text.as_bytes().to_vec())),
        );
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

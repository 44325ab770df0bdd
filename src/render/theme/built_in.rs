//! The themes that come with the program, as if they had been read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::theme_files::{LOCALES, PLAIN_STYLE, PLAIN_TEMPLATES, STATIC, STYLE, TEMPLATES};
use crate::config::{EngineName, ThemeSettings};
use crate::diag::SourceText;
use crate::load::ThemeFiles;

/// The theme that every other lies on.
pub(super) fn default_theme() -> ThemeFiles {
    let locales = LOCALES.iter().map(|(file, text)| {
        let language = file.strip_suffix(".ftl").unwrap_or(file);
        let source = SourceText::new(format!("themes/default/locales/{file}"), *text);
        (language.to_owned(), source)
    });
    let files = STATIC.iter();
    ThemeFiles {
        shown: "themes/default".to_owned(),
        settings: ThemeSettings::default(),
        templates: sources("default/templates", TEMPLATES),
        locales: locales.collect(),
        styles: sources("default/style", STYLE),
        files: files
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect(),
    }
}

/// The sober one, in Tera.
pub(super) fn plain_theme() -> ThemeFiles {
    ThemeFiles {
        shown: "themes/plain".to_owned(),
        settings: ThemeSettings {
            engine: EngineName::Tera,
            extends: None,
        },
        templates: sources("plain/templates", PLAIN_TEMPLATES),
        locales: BTreeMap::new(),
        styles: sources("plain/style", PLAIN_STYLE),
        files: BTreeMap::new(),
    }
}

fn sources(folder: &str, texts: &[(&str, &str)]) -> BTreeMap<String, Arc<SourceText>> {
    let source = |name: &str, text: &str| SourceText::new(format!("themes/{folder}/{name}"), text);
    texts
        .iter()
        .map(|(name, text)| ((*name).to_owned(), source(name, text)))
        .collect()
}

//! Themes over each other: which file of which theme counts.
//!
//! A file takes the place of the one that is called like it below. Templates pass from theme to theme only as long as all of them are written for one
//! engine; texts, style sheets, pictures and fonts always do. Style sheets keep the place of those they replace; others follow below.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::engine::Templates;
use crate::config::EngineName;
use crate::diag::SourceText;
use crate::load::ThemeFiles;

/// The files that count.
pub(super) struct Layers {
    pub(super) engine: EngineName,
    pub(super) templates: Templates,
    /// By language: the lowest first, for messages take each other's place one by one.
    pub(super) locales: BTreeMap<String, Vec<Arc<SourceText>>>,
    /// In the order in which they are published.
    pub(super) styles: Vec<(String, Arc<SourceText>)>,
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

impl Layers {
    /// The lowest first. Its style sheets begin with `base.css`.
    pub(super) fn of(themes: &[ThemeFiles]) -> Self {
        let mut all = Self {
            engine: EngineName::default(),
            templates: Templates::new(),
            locales: BTreeMap::new(),
            styles: Vec::new(),
            files: BTreeMap::new(),
        };
        for theme in themes {
            all.add(theme);
        }
        all
    }

    fn add(&mut self, theme: &ThemeFiles) {
        if theme.settings.engine != self.engine {
            self.templates.clear();
            self.engine = theme.settings.engine;
        }
        let templates = theme.templates.iter();
        let templates = templates.map(|(name, source)| (name.clone(), Arc::clone(source)));
        self.templates.extend(templates);
        for (language, source) in &theme.locales {
            let sources = self.locales.entry(language.clone()).or_default();
            sources.push(Arc::clone(source));
        }
        let (first, rest): (Vec<_>, Vec<_>) = theme
            .styles
            .iter()
            .partition(|(name, _)| *name == "base.css");
        for (name, source) in first.into_iter().chain(rest) {
            let source = Arc::clone(source);
            match self.styles.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = source,
                None => self.styles.push((name.clone(), source)),
            }
        }
        let files = theme.files.iter();
        self.files
            .extend(files.map(|(name, bytes)| (name.clone(), bytes.clone())));
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in::{default_theme, plain_theme};
    use super::Layers;
    use crate::config::{EngineName, ThemeSettings};
    use crate::diag::SourceText;
    use crate::load::ThemeFiles;

    fn theme(engine: EngineName, files: &[(&str, &str)]) -> ThemeFiles {
        let within = |folder: &str| {
            let inside = files.iter().filter_map(|(file, text)| {
                let name = file.strip_prefix(folder)?;
                Some((name.to_owned(), SourceText::new(*file, *text)))
            });
            inside.collect()
        };
        ThemeFiles {
            shown: "themes/x".to_owned(),
            settings: ThemeSettings {
                engine,
                extends: None,
            },
            templates: within("templates/"),
            locales: within("locales/"),
            styles: within("style/"),
            files: std::collections::BTreeMap::new(),
        }
    }

    #[test]
    fn one_file_takes_one_place() {
        let files = [
            ("templates/page.html", "P"),
            ("style/home.css", "H"),
            ("style/a.css", "A"),
            ("locales/de", "lock = Zu"),
        ];
        let below = Layers::of(&[default_theme()]);
        let all = Layers::of(&[default_theme(), theme(EngineName::Minijinja, &files)]);
        assert_eq!(all.templates["page.html"].text(), "P");
        assert_eq!(all.templates.len(), below.templates.len());
        assert_eq!(all.locales["de"].len(), 2);
        let names = |layers: &Layers| -> Vec<String> {
            layers.styles.iter().map(|(name, _)| name.clone()).collect()
        };
        let mut expected = names(&below);
        expected.push("a.css".to_owned());
        assert_eq!(names(&all), expected);
        assert_eq!(expected[0], "base.css");
        assert!(all.styles.iter().any(|(_, sheet)| sheet.text() == "H"));
    }

    #[test]
    fn templates_pass_only_to_themes_for_the_same_engine() {
        let tera = theme(EngineName::Tera, &[("templates/page.html", "P")]);
        let all = Layers::of(&[default_theme(), tera.clone()]);
        assert_eq!(all.templates.len(), 1);
        let all = Layers::of(&[default_theme(), plain_theme(), tera]);
        assert_eq!(all.templates.len(), plain_theme().templates.len());
        let back = theme(EngineName::Minijinja, &[]);
        assert!(
            Layers::of(&[default_theme(), plain_theme(), back])
                .templates
                .is_empty()
        );
    }
}

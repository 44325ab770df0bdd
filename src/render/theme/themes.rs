//! The themes of a site: each is put together once, for all portals that choose it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::layers::Layers;
use super::{Own, Theme, ThemeError, built_in, checks, locales};
use crate::config::{EngineName, ThemeName};
use crate::diag::{Finding, Findings};
use crate::load::ThemeChain;
use crate::render::engine::{Trust, compile};

/// Themes by name, ready to use from several threads.
pub struct Themes {
    default: Arc<Theme>,
    chosen: Mutex<BTreeMap<String, (Arc<Theme>, Findings)>>,
}

impl Themes {
    /// With the built-in theme, for those who choose none.
    ///
    /// # Errors
    /// When one of its files is broken.
    pub fn new() -> Result<Self, ThemeError> {
        Ok(Self {
            default: Arc::new(Theme::built_in()?),
            chosen: Mutex::default(),
        })
    }

    /// The theme that was chosen. `read` reads it, and is asked once for each name. Where it is not sound, the built-in one takes its place, so that
    /// the rest can be checked; what was found says that nothing may be published.
    ///
    /// # Errors
    /// When reading fails, or a theme of the program's own is broken.
    pub fn chosen<E: From<ThemeError>>(
        &self,
        name: Option<&ThemeName>,
        findings: &mut Findings,
        read: impl FnOnce(&ThemeName, &mut Findings) -> Result<Option<ThemeChain>, E>,
    ) -> Result<Arc<Theme>, E> {
        let Some(name) = name else {
            return Ok(Arc::clone(&self.default));
        };
        let mut known = self
            .chosen
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((theme, found)) = known.get(&name.name) {
            // Each portal says so where it chooses a theme that is not there.
            if found.has_errors() {
                read(name, findings)?;
            }
            findings.extend(found.clone());
            return Ok(Arc::clone(theme));
        }
        let mut found = Findings::default();
        let theme = match read(name, &mut found)? {
            Some(chain) => self.put_together(name, &chain, &mut found)?,
            None => Arc::clone(&self.default),
        };
        findings.extend(found.clone());
        known.insert(name.name.clone(), (Arc::clone(&theme), found));
        Ok(theme)
    }

    fn put_together(
        &self,
        name: &ThemeName,
        chain: &ThemeChain,
        findings: &mut Findings,
    ) -> Result<Arc<Theme>, ThemeError> {
        let mut layers = vec![built_in::default_theme()];
        if chain.base.name == "plain" {
            layers.push(built_in::plain_theme());
        }
        let [.., top] = chain.layers.as_slice() else {
            if chain.base.name != "plain" {
                return Ok(Arc::clone(&self.default));
            }
            if cfg!(feature = "tera") {
                return Ok(Arc::new(Theme::plain()?));
            }
            findings.push(without_tera(name));
            return Ok(Arc::clone(&self.default));
        };
        for layer in &chain.layers {
            let below = Layers::of(&layers);
            let mut layer = layer.clone();
            locales::check(&mut layer, &below, findings);
            checks::check_files(&mut layer, &below, findings);
            layers.push(layer);
        }
        let whole = Layers::of(&layers);
        if whole.engine == EngineName::Tera && !cfg!(feature = "tera") {
            findings.push(without_tera(name));
            return Ok(Arc::clone(&self.default));
        }
        checks::check_whole(&whole, top, findings);
        let own = Own::new(&top.shown, &whole.templates);
        let pages = match compile(whole.engine, &whole.templates, Trust::Limited) {
            Ok(pages) => pages,
            Err(faults) => {
                for fault in faults {
                    findings.push(own.finding(&fault, "base.html"));
                }
                return Ok(Arc::clone(&self.default));
            }
        };
        match Theme::speaking(&whole, pages.as_ref(), Some(own)) {
            Ok(theme) => Ok(Arc::new(theme)),
            Err(ThemeError::Locale(error)) => {
                let place = format!("{}/locales/{}.ftl", top.shown, error.language());
                findings.push(
                    Finding::file_error("broken-locale", place, error.to_string())
                        .hint("docs/languages.md says what the messages of a language must say"),
                );
                Ok(Arc::clone(&self.default))
            }
            Err(error) => Err(error),
        }
    }
}

fn without_tera(name: &ThemeName) -> Finding {
    let message = format!(
        "the theme `{}` is written in Tera, and this program was built without it",
        name.name
    );
    name.finding("without-tera", message)
        .hint("build the program with the feature `tera`, or choose another theme")
}

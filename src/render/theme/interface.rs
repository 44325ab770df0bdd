//! One language of the interface in all its regions: its texts, and the templates that speak them.

use std::collections::BTreeMap;

use super::super::engine::{Engine, MinijinjaEngine};
use super::super::locale::Locale;
use super::super::texts::{LocaleError, Texts};

/// One language in all its regions.
pub(super) struct Interface {
    /// Where no region of the locale file is meant.
    anywhere: Variant,
    regions: BTreeMap<String, Variant>,
    /// The region of tags that name none.
    likely_region: String,
}

/// What a region reads.
pub(super) struct Variant {
    pub(super) locale: Locale,
    /// The theme's templates.
    pub(super) pages: Box<dyn Engine>,
    /// The shell, which is the program's own in every theme.
    pub(super) shell: MinijinjaEngine,
}

impl Interface {
    pub(super) fn new(
        texts: &Texts,
        pages: &dyn Engine,
        shell: &MinijinjaEngine,
    ) -> Result<Self, LocaleError> {
        let variant = |texts: Texts| {
            let locale = Locale::new(texts)?;
            Ok(Variant {
                pages: pages.speaking(&locale),
                shell: shell.in_locale(&locale),
                locale,
            })
        };
        let regional = |region: &str| Ok((region.to_owned(), variant(texts.in_region(region))?));
        Ok(Self {
            anywhere: variant(texts.clone())?,
            regions: texts.regions().map(regional).collect::<Result<_, _>>()?,
            likely_region: texts.plain("likely-region", None).unwrap_or_default(),
        })
    }

    pub(super) fn variant(&self, region: Option<&str>) -> &Variant {
        let region = region.unwrap_or(&self.likely_region);
        self.regions.get(region).unwrap_or(&self.anywhere)
    }
}

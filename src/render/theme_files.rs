//! The built-in themes' files as parts of the program. `build.rs` lists its folders: to add a file to one is enough.

/// The templates, by file name.
pub const TEMPLATES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The Fluent files, by file name: one per language of [`crate::config::INTERFACE_LANGUAGES`].
pub const LOCALES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The parts of `style.css`: `base.css`, then the others by name.
pub const STYLE: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/style.rs"));

/// Images that templates name, by file name.
pub const STATIC: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/static.rs"));

/// The templates of the theme `plain`, by file name.
pub const PLAIN_TEMPLATES: &[(&str, &str)] =
    &include!(concat!(env!("OUT_DIR"), "/plain-templates.rs"));

/// The style sheets that `plain` adds.
pub const PLAIN_STYLE: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/plain-style.rs"));

//! The built-in theme's files as parts of the program. `build.rs` lists its folders: to add a file to one is enough.

/// The templates, by file name.
pub const TEMPLATES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The Fluent files, by file name: one per language of [`crate::config::INTERFACE_LANGUAGES`].
pub const LOCALES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The parts of `style.css`: `base.css`, then the others by name.
pub const STYLE: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/style.rs"));

/// Images that templates name, by file name.
pub const STATIC: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/static.rs"));

//! Themes: the demo in both of those that come with the program, themes over them, and the page that documents all of it.

mod documented;
mod golden;
mod overlay;

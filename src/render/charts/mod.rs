//! Charts from exact numbers: small, calm drawings with direct labels, and always the figures as a table.
//!
//! A [`chart::Chart`] says what is shown; a fenced block `chart` is one way to make one. What cannot be drawn, or would mislead, is refused
//! ([`unfit::Unfit`]). It is drawn twice in SVG, for a desk and for a phone, because text that shrinks with a drawing cannot be read; the theme
//! shows the one that fits. Shapes have classes only: colours, textures and dashes are the theme's.

mod axes;
mod bars;
mod canvas;
pub mod chart;
pub mod course;
pub mod fan;
mod fence;
mod figure;
mod grid;
mod lines;
mod measure;
mod moments;
mod sentence;
mod settings;
mod sheet;
mod slices;
#[cfg(test)]
mod tests;
mod ticks;
pub mod unfit;

pub use fence::draw;

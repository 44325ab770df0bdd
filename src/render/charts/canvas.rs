//! SVG, shape by shape. Colours and dashes are the theme's: shapes have classes, and fills have textures for those who see no colours.
//!
//! Units are CSS pixels at the size the drawing was made for. Numbers have one decimal, so that every machine writes the same.

use std::fmt::Write;

use jiff::civil::Date;

use super::measure::TEXT;
use crate::render::html::escape;

/// Where a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    Start,
    Middle,
    End,
}

/// A rectangle by its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// The colour, texture, dash and marker of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// 0 for a series that is alone, else from 1.
    pub number: usize,
}

impl Paint {
    /// The paint of one series of several.
    pub fn of(index: usize, count: usize) -> Self {
        let number = if count == 1 { 0 } else { index + 1 };
        Self { number }
    }

    fn is_plain(self) -> bool {
        self.number < 2
    }
}

/// A drawing that grows.
pub struct Canvas {
    id: String,
    shapes: String,
    textures: Vec<usize>,
}

impl Canvas {
    /// An empty one whose ids begin like this.
    pub fn new(id: String) -> Self {
        Self {
            id,
            shapes: String::new(),
            textures: Vec::new(),
        }
    }

    /// A horizontal or vertical line of the axes.
    pub fn rule(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.shape(format_args!(
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
            at(from.0),
            at(from.1),
            at(to.0),
            at(to.1)
        ));
    }

    /// A bar or a sample of a fill.
    pub fn rect(&mut self, class: &str, paint: Paint, area: Area) {
        let fill = self.fill(paint);
        self.shape(format_args!(
            "<rect class=\"{class} s{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{fill}/>",
            paint.number,
            at(area.x),
            at(area.y),
            at(area.width),
            at(area.height)
        ));
    }

    /// A filled outline.
    pub fn filled(&mut self, class: &str, paint: Paint, path: &str) {
        let fill = self.fill(paint);
        self.shape(format_args!(
            "<path class=\"{class} s{}\" d=\"{path}\"{fill}/>",
            paint.number
        ));
    }

    /// A line of a series.
    pub fn line(&mut self, paint: Paint, path: &str) {
        self.shape(format_args!(
            "<path class=\"line s{}\" d=\"{path}\"/>",
            paint.number
        ));
    }

    /// The point of a series: circle, square, triangle or diamond.
    pub fn marker(&mut self, paint: Paint, x: f64, y: f64) {
        let number = paint.number;
        let class = format!("marker s{number}");
        match number.saturating_sub(1) % 4 {
            0 => self.shape(format_args!(
                "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"3.5\"/>",
                at(x),
                at(y)
            )),
            1 => self.shape(format_args!(
                "<path class=\"{class}\" d=\"M{} {}h6.4v6.4h-6.4z\"/>",
                at(x - 3.2),
                at(y - 3.2)
            )),
            2 => self.shape(format_args!(
                "<path class=\"{class}\" d=\"M{} {}l4.4 7.4h-8.8z\"/>",
                at(x),
                at(y - 4.6)
            )),
            _ => self.shape(format_args!(
                "<path class=\"{class}\" d=\"M{} {}l4.6 4.6l-4.6 4.6l-4.6-4.6z\"/>",
                at(x),
                at(y - 4.6)
            )),
        }
    }

    /// A line of text by the left, the middle or the right of its base line.
    pub fn write(&mut self, class: &str, hold: Hold, x: f64, y: f64, text: &str) {
        let hold = match hold {
            Hold::Start => "",
            Hold::Middle => " text-anchor=\"middle\"",
            Hold::End => " text-anchor=\"end\"",
        };
        self.shape(format_args!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\"{hold}>{}</text>",
            at(x),
            at(y),
            escape(text)
        ));
    }

    /// A mark of the day of reading: the reader moves it from `x` to the right by the share of the days that is over.
    pub fn today(&mut self, days: (Date, Date), width: f64, draw: impl FnOnce(&mut Self)) {
        self.shape(format_args!(
            "<g class=\"today\" data-today=\"{}\" data-today-until=\"{}\" data-today-width=\"{}\" hidden>",
            days.0,
            days.1,
            at(width)
        ));
        draw(self);
        self.shape(format_args!("</g>"));
    }

    /// The drawing as an element. What it is called and what it says are for those who cannot see it.
    pub fn finish(self, class: &str, size: (f64, f64), title: &str, description: &str) -> String {
        let Self {
            id,
            shapes,
            textures,
        } = self;
        let (width, height) = (at(size.0), at(size.1));
        let mut svg = format!(
            "<svg class=\"{class}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-size=\"{TEXT}\"><title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
            escape(title),
            escape(description)
        );
        if !textures.is_empty() {
            svg.push_str("<defs>");
            textures
                .iter()
                .for_each(|number| svg.push_str(&texture(&id, *number)));
            svg.push_str("</defs>");
        }
        svg.push_str(&shapes);
        svg.push_str("</svg>");
        svg
    }

    fn shape(&mut self, shape: std::fmt::Arguments<'_>) {
        self.shapes
            .write_fmt(shape)
            .expect("a string takes everything");
    }

    /// The attribute that fills a shape with the texture of a series.
    fn fill(&mut self, paint: Paint) -> String {
        if paint.is_plain() {
            return String::new();
        }
        if !self.textures.contains(&paint.number) {
            self.textures.push(paint.number);
        }
        format!(" fill=\"url(#{}-{})\"", self.id, paint.number)
    }
}

/// Fine lines over the colour, in another way for each series.
fn texture(id: &str, number: usize) -> String {
    let lines = match number {
        2 => "M-2 2L2-2M0 8L8 0M6 10L10 6",
        3 => "M2 2h1v1h-1zM6 6h1v1h-1z",
        4 => "M0 4H8",
        5 => "M-2 6L2 10M0 0L8 8M6-2L10 2",
        6 => "M0 4H8M4 0V8",
        7 => "M4 0V8",
        _ => "M0 0L8 8M0 8L8 0",
    };
    format!(
        "<pattern id=\"{id}-{number}\" class=\"s{number}\" patternUnits=\"userSpaceOnUse\" width=\"8\" height=\"8\">\
         <rect class=\"fill\" width=\"8\" height=\"8\"/><path class=\"texture\" d=\"{lines}\"/></pattern>"
    )
}

/// A coordinate.
pub fn at(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    // no `-0`
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn coordinates_are_short() {
        for (number, text) in [
            (0.0, "0"),
            (-0.01, "0"),
            (12.0, "12"),
            (12.349, "12.3"),
            (-1.25, "-1.3"),
            (1e6, "1000000"),
        ] {
            assert_eq!(at(number), text);
        }
    }
}

//! What a chart shows: a kind, categories, series of exact numbers, and how they are counted.

use rust_decimal::Decimal;

/// How figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One bar per category.
    Bar,
    /// A bar per series, side by side.
    Grouped,
    /// The series of a category on top of each other.
    Stacked,
    /// A line per series.
    Line,
    /// Filled lines, the series on top of each other.
    Area,
    /// Shares of a whole.
    Pie,
    /// The same with the whole written in the middle.
    Donut,
    /// A small line without axes.
    Sparkline,
}

impl Kind {
    /// Every kind with its word.
    pub const ALL: [(&'static str, Self); 8] = [
        ("bar", Self::Bar),
        ("grouped", Self::Grouped),
        ("stacked", Self::Stacked),
        ("line", Self::Line),
        ("area", Self::Area),
        ("pie", Self::Pie),
        ("donut", Self::Donut),
        ("sparkline", Self::Sparkline),
    ];

    /// The kind that a word means.
    pub fn parse(word: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(known, _)| *known == word);
        found.map(|(_, kind)| *kind)
    }

    /// The word.
    pub fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, kind)| *kind == self);
        found.map_or("bar", |(word, _)| word)
    }

    /// Whether it draws bars.
    pub fn is_bars(self) -> bool {
        matches!(self, Self::Bar | Self::Grouped | Self::Stacked)
    }

    /// Whether it draws one series only.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Bar | Self::Pie | Self::Donut | Self::Sparkline)
    }

    /// Whether it joins the figures of neighbours.
    pub fn is_continuous(self) -> bool {
        matches!(self, Self::Line | Self::Area | Self::Sparkline)
    }

    /// Whether it sums figures up, so that none may take away from the whole.
    pub fn is_sum(self) -> bool {
        matches!(self, Self::Area | Self::Pie | Self::Donut)
    }
}

/// A row of figures with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// What they count.
    pub name: String,
    /// One for each category; nothing where none is known.
    pub values: Vec<Option<Decimal>>,
}

/// Everything that a chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// How it is drawn.
    pub kind: Kind,
    /// What it says, in words. Without them a sentence is made from the figures.
    pub caption: Option<String>,
    /// What the figures are counted in: a currency by code or sign, `%`, or a word. May be empty.
    pub unit: String,
    /// What the categories are, as the head of their column in the table. May be empty.
    pub corner: String,
    /// The categories: words, or ISO days, months or years.
    pub categories: Vec<String>,
    /// The figures.
    pub series: Vec<Series>,
    /// Where the axis begins, instead of where the figures make it begin.
    pub least: Option<Decimal>,
    /// Where it ends.
    pub most: Option<Decimal>,
    /// Whether bars lie or stand; without it, they lie when their names are long.
    pub horizontal: Option<bool>,
    /// What its ids begin with; unique on a page, the same in every build.
    pub id: String,
}

impl Chart {
    /// Every figure that is known, with the numbers of its series and category.
    pub fn figures(&self) -> impl Iterator<Item = (usize, usize, Decimal)> {
        let series = self.series.iter().enumerate();
        series.flat_map(|(index, series)| {
            let values = series.values.iter().enumerate();
            let values = values.take(self.categories.len());
            values.filter_map(move |(category, value)| Some((index, category, (*value)?)))
        })
    }

    /// A figure, if it is known.
    pub fn value(&self, series: usize, category: usize) -> Option<Decimal> {
        self.series.get(series)?.values.get(category).copied()?
    }

    /// The sum of what the first so many series have in a category.
    pub fn stacked(&self, series: usize, category: usize) -> Decimal {
        (0..series)
            .filter_map(|below| self.value(below, category))
            .sum()
    }
}

//! What budgets are given: the page of one, the overview of all over the years, and how they stand on a home page.

use serde::Serialize;

use super::{Column, Day, Entry, Part, Table, Window};

/// A budget, on its page.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetContext {
    /// What it comes to.
    pub summary: BudgetSummary,
    /// Its figures, each with what it is made of.
    pub figures: Vec<KeyFigure>,
    /// Its lines as bars: money, then hours.
    pub bars: Vec<Bars>,
    /// All figures of its lines.
    pub table: Option<SumTable>,
    /// The drawing of its year, as HTML.
    pub course: Option<String>,
    /// Its retainer.
    pub retainer: Option<RetainerContext>,
    /// What the next year may bring.
    pub outlook: Option<OutlookContext>,
    /// The page with every booking.
    pub ledger: Option<LedgerLink>,
}

/// How a budget stands: a sentence, a bar, a few words.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetSummary {
    /// The sentence, in the wording of each part of time.
    pub messages: Vec<BudgetMessage>,
    /// Whether it is within its limits.
    pub marks: Vec<BudgetMark>,
    /// Whether money goes faster than time.
    pub pace: Vec<Window>,
    /// The bar, as HTML.
    pub bar: String,
    /// What its amounts are: the year, the currency, with or without tax.
    pub terms: String,
    /// The day that its figures are of.
    pub as_of: Option<Day>,
}

/// A sentence that holds on some days. Both ends are ISO 8601 and belong to it.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetMessage {
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub until: Option<String>,
    /// The pieces of the sentence.
    pub parts: Vec<MessagePart>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, Serialize)]
pub struct MessagePart {
    /// The text; empty for what only the reader's browser knows.
    pub text: String,
    /// A stretch of days of which the elapsed share stands here.
    pub elapsed: Option<Days>,
}

/// All days from one to another, as ISO 8601.
#[derive(Clone, Debug, Serialize)]
pub struct Days {
    /// The first.
    pub first: String,
    /// The last.
    pub last: String,
}

/// A few words with a tone, on some days or always.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetMark {
    /// `good`, `warn` or `bad`.
    pub tone: &'static str,
    /// The words.
    pub text: String,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub until: Option<String>,
}

/// A figure of a budget.
#[derive(Clone, Debug, Serialize)]
pub struct KeyFigure {
    /// Which one, such as `available`.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// What it is.
    pub text: String,
    /// The same in hours, beside money.
    pub hours: Option<String>,
    /// What it is made of.
    pub note: String,
    /// `neutral`, or `bad` where there is less than nothing.
    pub tone: &'static str,
}

/// Bars on one scale.
#[derive(Clone, Debug, Serialize)]
pub struct Bars {
    /// What they show.
    pub title: String,
    /// What the parts of a bar mean.
    pub key: Vec<BarKey>,
    /// The bars, in groups where they belong to several projects.
    pub groups: Vec<BarGroup>,
}

/// What a part of a bar means.
#[derive(Clone, Debug, Serialize)]
pub struct BarKey {
    /// A sample, as HTML.
    pub sample: String,
    /// What it means.
    pub text: String,
}

/// Bars that belong together.
#[derive(Clone, Debug, Serialize)]
pub struct BarGroup {
    /// All of them together; none where that says nothing more.
    pub sum: Option<Bar>,
    /// What they belong to, where no sum says it.
    pub title: Option<Part>,
    /// The first bars.
    pub bars: Vec<Bar>,
    /// The rest.
    pub more: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// What links to it name, where it is the line of a budget.
    pub anchor: Option<String>,
    /// What it is for.
    pub name: String,
    /// The name's language, where it is not the reader's.
    pub lang: Option<String>,
    /// Where more about it stands.
    pub url: Option<String>,
    /// The drawing, as HTML.
    pub svg: String,
    /// How much of how much is spent.
    pub text: String,
    /// Which share that is.
    pub share: Option<String>,
    /// Whether it is within its limits.
    pub marks: Vec<BudgetMark>,
    /// What the budgets of a year say of themselves.
    pub remarks: Vec<Remark>,
}

/// How the text of a budget begins.
#[derive(Clone, Debug, Serialize)]
pub struct Remark {
    /// The budget's title, where the year has several.
    pub title: Option<String>,
    /// The title's language, where it is not the reader's.
    pub title_lang: Option<String>,
    /// Its page.
    pub url: String,
    /// Its first paragraph.
    pub text: Option<String>,
    /// The text's language, where it is not the reader's.
    pub lang: Option<String>,
}

/// A table with sums.
#[derive(Clone, Debug, Serialize)]
pub struct SumTable {
    /// Its name.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<SumRow>,
}

/// A row of a table with sums.
#[derive(Clone, Debug, Serialize)]
pub struct SumRow {
    /// `line`, `part` for a sum of some, `sum` for that of all.
    pub kind: &'static str,
    /// What links to it name, where it is the line of a budget.
    pub anchor: Option<String>,
    /// The cells; the first one names the row.
    pub cells: Vec<SumCell>,
}

/// A cell of such a row.
#[derive(Clone, Debug, Serialize)]
pub struct SumCell {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub url: Option<String>,
    /// Whether it is less than nothing.
    pub negative: bool,
}

/// A retainer.
#[derive(Clone, Debug, Serialize)]
pub struct RetainerContext {
    /// What each period brings.
    pub terms: String,
    /// Its periods, each shown on its days.
    pub periods: Vec<RetainerNow>,
    /// All of them with their figures.
    pub tables: Vec<Table>,
}

/// A period of a retainer, on its days.
#[derive(Clone, Debug, Serialize)]
pub struct RetainerNow {
    /// Its days.
    pub days: Days,
    /// What it is called.
    pub name: String,
    /// What is used and left of it, in money, in hours or in both.
    pub bars: Vec<Bar>,
}

/// What the next year may bring.
#[derive(Clone, Debug, Serialize)]
pub struct OutlookContext {
    /// Its heading.
    pub title: String,
    /// The drawing, as HTML.
    pub html: String,
    /// What it rests on.
    pub assumptions: Vec<String>,
}

/// The way to every booking.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerLink {
    /// The page.
    pub url: String,
    /// What it has.
    pub text: String,
}

/// How the budget of the running year stands, on home pages and above all years.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetNow {
    /// What it is called.
    pub title: String,
    /// The title's language, where it is not the reader's.
    pub lang: Option<String>,
    /// Where it is.
    pub url: Option<String>,
    /// The first day on which it is shown.
    pub from: Option<String>,
    /// The last one.
    pub until: Option<String>,
    /// What it comes to.
    pub summary: BudgetSummary,
}

/// The budgets of a portal or a project over the years, on the page of the section.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetsContext {
    /// How those of the running year stand.
    pub now: Vec<BudgetNow>,
    /// Years that can be compared with each other.
    pub tracks: Vec<TrackContext>,
    /// Budgets without a year.
    pub others: Vec<Entry>,
}

/// Years that can be compared with each other.
#[derive(Clone, Debug, Serialize)]
pub struct TrackContext {
    /// The years as bars on one scale, the newest first.
    pub bars: Bars,
    /// Their figures.
    pub table: SumTable,
}

//! What documents are given: the page of one, and the register of all.

use serde::Serialize;

use super::timeline::FilterChoice;
use super::{Day, Fact, File, Named, Table};

/// A document, on its page.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentContext {
    /// Its number.
    pub number: Option<String>,
    /// What it comes to.
    pub amount: Option<Fact>,
    /// What of it is still to be paid, if that is less.
    pub open: Option<Fact>,
    /// How far it has come.
    pub state: Option<Fact>,
    /// What it waits for, and of whom.
    pub waits: Option<Fact>,
    /// The day that matters.
    pub deadline: Option<Deadline>,
    /// What else it says.
    pub details: Vec<Fact>,
    /// What hangs together with it, in the order of a deal; empty when it stands alone.
    pub chain: Vec<ChainItem>,
    /// How many more of these there are.
    pub chain_more: usize,
    /// The register that it stands in.
    pub register: Option<Named>,
    /// Where it was booked.
    pub bookings: Vec<BookingItem>,
    /// Whether there is nothing but the file.
    pub is_file: bool,
}

/// The day by which something is to be done, or until which something holds. What is said of it depends on the day of reading.
#[derive(Clone, Debug, Serialize)]
pub struct Deadline {
    /// `due` or `valid`.
    pub kind: &'static str,
    /// The day.
    pub day: Day,
    /// The day before, in ISO 8601: the last on which nothing is pressing; for `valid`, the one before it is soon over.
    pub calm_until: Option<String>,
    /// The first day on which it is soon over, in ISO 8601; for `due`, the day itself.
    pub soon_from: Option<String>,
    /// The day after, in ISO 8601.
    pub over_from: Option<String>,
}

/// One of the documents that hang together.
#[derive(Clone, Debug, Serialize)]
pub struct ChainItem {
    /// The kind in the reader's language.
    pub kind_label: String,
    /// Its number, else its title.
    pub name: String,
    /// The title's language where that is what it is called, and it is not the reader's.
    pub lang: Option<String>,
    /// Its address.
    pub url: String,
    /// Its day.
    pub date: Option<Day>,
    /// What it comes to.
    pub amount: Option<String>,
    /// How far it has come.
    pub state: Option<Fact>,
    /// Whether it is the page itself.
    pub current: bool,
}

/// A booking that names the document.
#[derive(Clone, Debug, Serialize)]
pub struct BookingItem {
    /// The budget.
    pub budget: String,
    /// Its language, where it is not the reader's.
    pub lang: Option<String>,
    /// The ledger with this booking, else the budget.
    pub url: String,
    /// The line.
    pub line: String,
    /// When.
    pub date: Option<Day>,
    /// What was booked.
    pub kind: Option<String>,
    /// How much.
    pub amount: Option<String>,
}

/// The documents of a portal or a project, on the page of the section.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterContext {
    /// How many there are.
    pub count: usize,
    /// What somebody has to do something about, the most urgent first, and what is over some day soon.
    pub open: Vec<OpenPaper>,
    /// Whether something of it is there on every day.
    pub is_always_open: bool,
    /// What they come to.
    pub sums: Option<Table>,
    /// What they can be filtered by.
    pub filter: Vec<FilterChoice>,
    /// All of them, the newest first.
    pub years: Vec<YearOfPapers>,
    /// Whether there are so many that not all of them should be laid out at once.
    pub is_long: bool,
}

/// A document that somebody has to do something about.
#[derive(Clone, Debug, Serialize)]
pub struct OpenPaper {
    /// The document.
    pub paper: PaperRow,
    /// What it waits for, and of whom.
    pub waits: Option<Fact>,
    /// What is still to be paid of it.
    pub open: Option<String>,
    /// The day that matters.
    pub deadline: Option<Deadline>,
    /// The first day on which it is shown, in ISO 8601, if that is not every day.
    pub from: Option<String>,
    /// The last one.
    pub until: Option<String>,
}

/// The documents of a year.
#[derive(Clone, Debug, Serialize)]
pub struct YearOfPapers {
    /// The year; none for documents without a day.
    pub title: Option<String>,
    /// The documents.
    pub papers: Vec<PaperRow>,
}

/// A document in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PaperRow {
    /// The title.
    pub title: String,
    /// The title's language, where it is not the reader's.
    pub lang: Option<String>,
    /// The address.
    pub url: String,
    /// The kind, as the filter names it.
    pub kind: &'static str,
    /// The kind in the reader's language.
    pub kind_label: String,
    /// The number.
    pub number: Option<String>,
    /// The day without its year.
    pub date: Option<Day>,
    /// The year, as the filter names it.
    pub year: Option<String>,
    /// What it comes to.
    pub amount: Option<String>,
    /// How far it has come.
    pub state: Option<Fact>,
    /// The state, as the filter names it.
    pub state_word: &'static str,
    /// The project, as the filter names it.
    pub project: Option<String>,
    /// What the project is called.
    pub project_label: Option<String>,
    /// The day that matters.
    pub deadline: Option<Deadline>,
    /// Its files.
    pub files: Vec<File>,
}

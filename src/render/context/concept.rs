//! What pages of concepts are given: the concept as a decider asks for it, and the board on which all of them stand.

use serde::Serialize;

use super::windows::{Part, Window};
use super::{Day, Fact, Named, Someone};

/// A concept, on its own page and on its summary.
#[derive(Clone, Debug, Serialize)]
pub struct ConceptContext {
    /// The concept's own page.
    pub page: Named,
    /// The page to print, unless there is nothing to choose between.
    pub summary: Option<String>,
    /// How the text opens; on the summary alone.
    pub opening: Option<String>,
    /// The language of that, where it is not the reader's.
    pub opening_lang: Option<String>,
    /// The language of what the front matter says in words, where it is not the reader's.
    pub words_lang: Option<String>,
    /// How ripe it is.
    pub state: Fact,
    /// Whether nobody need decide any more, or not for now.
    pub is_decided: bool,
    /// Who decides.
    pub decider: Option<Someone>,
    /// While it is not decided: when the decider is away, and who stands in.
    pub away: Vec<Window>,
    /// Until when it is to be decided.
    pub decide_by: Option<Due>,
    /// Who carries it forward.
    pub driver: Option<Someone>,
    /// Whose advice is asked.
    pub consulted: Vec<Someone>,
    /// Who is told.
    pub informed: Vec<Someone>,
    /// What can be chosen between.
    pub options: Vec<OptionContext>,
    /// Whether any of them says what it costs.
    pub has_costs: bool,
    /// Whether any of them says what work it takes.
    pub has_efforts: bool,
    /// Whether any of them is summed up.
    pub has_summaries: bool,
    /// What is recommended.
    pub recommendation: Option<String>,
    /// What was decided.
    pub decision: Option<DecisionContext>,
    /// Questions that nobody has answered.
    pub open: Vec<QuestionContext>,
    /// Questions with their answers.
    pub answered: Vec<QuestionContext>,
    /// What is there and what is missing, while it is not decided.
    pub maturity: Option<MaturityContext>,
    /// The concept whose place it takes.
    pub supersedes: Option<Named>,
    /// Those that take its own.
    pub superseded_by: Vec<Named>,
    /// The budget that pays for it.
    pub budget: Option<Named>,
    /// Its line that does, and what is left of that.
    pub budget_line: Option<String>,
}

/// A day until when something is to be done.
#[derive(Clone, Debug, Serialize)]
pub struct Due {
    /// The day.
    pub day: Day,
    /// The first day on which it is overdue, unless it is done.
    pub overdue_from: Option<String>,
}

/// One way to go.
#[derive(Clone, Debug, Serialize)]
pub struct OptionContext {
    /// What it is called.
    pub title: String,
    /// What it costs.
    pub cost: Option<String>,
    /// What work it takes.
    pub effort: Option<String>,
    /// What speaks for and against it.
    pub summary: Option<String>,
    /// Whether it is the one that is recommended.
    pub recommended: bool,
    /// Whether it is the one that was chosen.
    pub chosen: bool,
}

/// What was decided.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionContext {
    /// The day.
    pub on: Option<Day>,
    /// By whom, and for whom if somebody stood in.
    pub by: Vec<Part>,
    /// What was chosen.
    pub option: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Until when it is put off.
    pub until: Option<Due>,
}

/// A question.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionContext {
    /// The question.
    pub text: String,
    /// The answer.
    pub answer: Option<String>,
    /// Until when an answer is needed.
    pub by: Option<Due>,
}

/// What a concept needs before it can be decided.
#[derive(Clone, Debug, Serialize)]
pub struct MaturityContext {
    /// How much of it is there and what is missing, in words.
    pub text: String,
    /// The same without what is missing.
    pub short: String,
    /// Everything it needs.
    pub items: Vec<MaturityItem>,
}

impl MaturityContext {
    /// How much is missing.
    pub fn missing(&self) -> usize {
        self.items.iter().filter(|item| !item.is_there).count()
    }
}

/// One thing that a concept needs.
#[derive(Clone, Debug, Serialize)]
pub struct MaturityItem {
    /// What it is.
    pub label: String,
    /// Whether it is there.
    pub is_there: bool,
}

/// All concepts of a folder by state.
#[derive(Clone, Debug, Serialize)]
pub struct BoardContext {
    /// Those that are not decided, by state.
    pub open: Vec<ColumnContext>,
    /// Those that are, by state.
    pub decided: Vec<ColumnContext>,
    /// How many of them there are.
    pub decided_count: usize,
    /// The portal's other boards.
    pub others: Vec<Part>,
}

/// The concepts of one state.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnContext {
    /// The state's word.
    pub state: &'static str,
    /// Its name in the reader's language.
    pub title: String,
    /// Its tone.
    pub tone: &'static str,
    /// The concepts that are shown at once, those with the nearest day first.
    pub cards: Vec<CardContext>,
    /// Those that are shown when asked for.
    pub more: Vec<CardContext>,
}

/// A concept on a board.
#[derive(Clone, Debug, Serialize)]
pub struct CardContext {
    /// The title.
    pub title: String,
    /// The title's language, where it is not the reader's.
    pub lang: Option<String>,
    /// The address.
    pub url: String,
    /// Who decides.
    pub decider: Option<String>,
    /// Until when it is to be decided.
    pub decide_by: Option<Due>,
    /// What of what it needs is there, in words.
    pub maturity: Option<String>,
    /// When it was decided.
    pub decided_on: Option<Day>,
    /// Marks for when it is no longer fresh.
    pub freshness: Vec<Window>,
}

//! The keys of a concept.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::choices::ConceptState;
use super::super::references::References;
use super::decider;
use super::decision::Decision;
use crate::config::{Currency, Fields, Marked, Value};
use crate::diag::did_you_mean;

/// The keys of a concept.
#[derive(Debug, PartialEq)]
pub struct Concept {
    /// How ripe it is; an idea when not said.
    pub state: ConceptState,
    /// Who carries it forward: a person's id.
    pub driver: Option<String>,
    /// Who decides: exactly one person's id.
    pub decider: Option<String>,
    /// Whose advice is asked.
    pub consulted: Vec<String>,
    /// Who is told.
    pub informed: Vec<String>,
    /// Until when it is to be decided.
    pub decide_by: Option<Date>,
    /// What can be chosen between.
    pub options: Vec<ConceptOption>,
    /// The id of the option that is recommended.
    pub recommendation: Option<String>,
    /// Questions, answered and open.
    pub questions: Vec<Question>,
    /// What was decided, once it was.
    pub decision: Option<Decision>,
    /// The concept that this one replaces, as a path beside this file.
    pub supersedes: Option<String>,
    /// The budget that pays for it, as a path beside this file.
    pub budget: Option<String>,
}

/// One way to go.
#[derive(Debug, PartialEq)]
pub struct ConceptOption {
    /// A short id such as `a`.
    pub id: String,
    /// What it is called.
    pub title: Option<String>,
    /// What it costs, in the portal's currency.
    pub cost: Option<Decimal>,
    /// What work it takes, in the author's words.
    pub effort: Option<String>,
    /// What speaks for and against it.
    pub summary: Option<String>,
}

/// A question, and its answer once there is one.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// The answer.
    pub answer: Option<String>,
    /// Until when an answer is needed.
    pub by: Option<Date>,
}

impl ConceptOption {
    /// What it is called, or else its id.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id)
    }

    /// Whether it is said what it takes.
    pub fn is_weighed(&self) -> bool {
        self.cost.is_some() || self.effort.is_some()
    }
}

impl Concept {
    /// Takes the keys of a concept; `currency` is the portal's.
    pub fn take(
        fields: &mut Fields<'_>,
        references: &mut References,
        currency: Option<Currency>,
    ) -> Self {
        let state = fields.choice("state").unwrap_or(ConceptState::Idea);
        let options = take_options(fields, currency);
        let recommendation = fields.marked_text("recommendation");
        let recommendation = recommendation.map(|typed| check_option(fields, typed, &options));
        Self {
            state,
            driver: references.person(fields, "driver"),
            decider: decider::take(fields, references),
            consulted: references.people(fields, "consulted"),
            informed: references.people(fields, "informed"),
            decide_by: fields.date("decide-by"),
            recommendation,
            questions: take_questions(fields),
            decision: Decision::take(fields, references, state, &options),
            options,
            supersedes: references.file(fields, "supersedes"),
            budget: references.file(fields, "budget"),
        }
    }

    /// The option of an id.
    pub fn option(&self, id: Option<&str>) -> Option<&ConceptOption> {
        self.options
            .iter()
            .find(|option| Some(option.id.as_str()) == id)
    }

    /// The questions that nobody has answered.
    pub fn open_questions(&self) -> impl Iterator<Item = &Question> {
        self.questions
            .iter()
            .filter(|question| question.answer.is_none())
    }
}

/// The id of an option, which must be there.
pub(super) fn check_option(
    fields: &mut Fields<'_>,
    typed: Marked<String>,
    options: &[ConceptOption],
) -> String {
    let ids = options
        .iter()
        .map(|option| option.id.as_str())
        .filter(|id| !id.is_empty());
    if !ids.clone().any(|id| id == typed.value) {
        let hint = if options.is_empty() {
            "add `options` with this id".to_owned()
        } else {
            did_you_mean(&typed.value, ids)
        };
        let message = format!("there is no option `{}`", typed.value);
        fields.error("unknown-option", typed.span, message, hint);
    }
    typed.value
}

fn take_options(fields: &mut Fields<'_>, currency: Option<Currency>) -> Vec<ConceptOption> {
    let mut options: Vec<ConceptOption> = Vec::new();
    for table in fields.tables("options") {
        let mut inner = fields.inside(table);
        let option = ConceptOption {
            id: inner.required_text("id", "\"a\"").unwrap_or_default(),
            title: inner.text("title"),
            cost: inner.amount_in("cost", currency),
            effort: inner.text("effort"),
            summary: inner.text("summary"),
        };
        if !option.id.is_empty() && options.iter().any(|known| known.id == option.id) {
            let span = inner.span("id");
            inner.error(
                "repeated-id",
                span,
                format!("two options have the id `{}`", option.id),
                "give each its own id",
            );
        }
        inner.finish();
        options.push(option);
    }
    options
}

/// Questions are texts, or tables once they have an answer.
fn take_questions(fields: &mut Fields<'_>) -> Vec<Question> {
    let mut questions = Vec::new();
    for item in fields.items("questions") {
        if let Value::Table(table) = &item.value {
            let mut inner = fields.inside(table);
            let text = inner
                .required_text("text", "\"Who maintains the shop?\"")
                .unwrap_or_default();
            let answer = inner.text("answer");
            let by = inner.date("by");
            inner.finish();
            questions.push(Question { text, answer, by });
        } else if let Some(text) = fields.as_text(item, "questions") {
            questions.push(Question {
                text: text.value,
                answer: None,
                by: None,
            });
        }
    }
    questions
}

//! Concepts: pages that ripen from an idea to a decision.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::choices::ConceptState;
use super::references::References;
use crate::config::{Fields, Value};
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

impl ConceptState {
    /// Whether nobody need decide any more, or not for now.
    pub fn is_decided(self) -> bool {
        !matches!(
            self,
            Self::Idea | Self::Draft | Self::InReview | Self::DecisionReady
        )
    }
}

impl Concept {
    /// Takes the keys of a concept.
    pub fn take(fields: &mut Fields<'_>, references: &mut References) -> Self {
        let options = take_options(fields);
        let recommendation = fields.marked_text("recommendation");
        if let Some(typed) = &recommendation {
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
                fields.error(
                    "unknown-option",
                    typed.span.clone(),
                    format!("there is no option `{}`", typed.value),
                    hint,
                );
            }
        }
        Self {
            state: fields.choice("state").unwrap_or(ConceptState::Idea),
            driver: references.person(fields, "driver"),
            decider: references.person(fields, "decider"),
            consulted: references.people(fields, "consulted"),
            informed: references.people(fields, "informed"),
            decide_by: fields.date("decide-by"),
            options,
            recommendation: recommendation.map(|typed| typed.value),
            questions: take_questions(fields),
            supersedes: references.file(fields, "supersedes"),
            budget: references.file(fields, "budget"),
        }
    }
}

fn take_options(fields: &mut Fields<'_>) -> Vec<ConceptOption> {
    let mut options: Vec<ConceptOption> = Vec::new();
    for table in fields.tables("options") {
        let mut inner = fields.inside(table);
        let option = ConceptOption {
            id: inner.required_text("id", "\"a\"").unwrap_or_default(),
            title: inner.text("title"),
            cost: inner.decimal("cost"),
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

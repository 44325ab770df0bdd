//! What front matter says that readers see. Read without complaint: what an old version says wrongly, nobody can mend any more.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::choices::{ConceptState, DocumentState};
use super::blocks::{Block, BlockKind};
use crate::config::{Choice, Section, Table, Value, parse_date};

/// The value of a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactValue {
    /// Words of the author.
    Text(String),
    /// A word out of the list of a concept's states.
    ConceptState(String),
    /// A word out of the list of a document's states.
    DocumentState(String),
    /// A day.
    Day(Date),
    /// An amount in the currency of the page.
    Amount(Decimal),
    /// A person's id.
    Person(String),
    /// One way to go.
    Option {
        /// Its id.
        id: String,
        /// What it costs.
        cost: Option<Decimal>,
        /// Title, effort and summary.
        words: Vec<String>,
    },
    /// A question, and its answer.
    Question(String, Option<String>),
}

/// The facts of a page in their order, its title first.
pub(super) fn facts_of(table: &Table, section: Section) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(title) = text(table, "title") {
        blocks.push(Block {
            kind: BlockKind::Heading(1),
            text: title,
        });
    }
    let mut fact = |key: &'static str, value: Option<FactValue>| {
        blocks.extend(value.map(|value| Block {
            kind: BlockKind::Fact(key, value),
            text: String::new(),
        }));
    };
    let day = |key| {
        text(table, key)
            .and_then(|typed| parse_date(&typed))
            .map(FactValue::Day)
    };
    let person = |key| text(table, key).map(FactValue::Person);
    match section {
        Section::Concepts => {
            fact(
                "state",
                word::<ConceptState>(table).map(FactValue::ConceptState),
            );
            fact("decide-by", day("decide-by"));
            fact("decider", person("decider"));
            fact("driver", person("driver"));
            for option in tables(table, "options") {
                fact("option", option_of(option));
            }
            fact("recommendation", recommended(table));
            for question in questions(table) {
                fact("question", Some(question));
            }
        }
        Section::Documents => {
            fact(
                "state",
                word::<DocumentState>(table).map(FactValue::DocumentState),
            );
            fact("number", text(table, "number").map(FactValue::Text));
            for key in ["date", "due", "valid-until"] {
                fact(key, day(key));
            }
            for key in ["net", "tax", "gross"] {
                fact(key, amount(table, key).map(FactValue::Amount));
            }
        }
        _ => {}
    }
    blocks
}

/// How ripe a concept was.
pub(super) fn state_of(table: &Table) -> ConceptState {
    let typed = text(table, "state");
    let mut known = ConceptState::ALL.iter();
    let found = known.find(|(word, _)| Some(*word) == typed.as_deref());
    found.map_or(ConceptState::Idea, |(_, state)| *state)
}

fn text(table: &Table, key: &str) -> Option<String> {
    let typed = match &table.get(key)?.value {
        Value::Text(text) | Value::Date(text) | Value::Number(text) => text.trim().to_owned(),
        Value::Integer(number) => number.to_string(),
        _ => return None,
    };
    (!typed.is_empty()).then_some(typed)
}

fn amount(table: &Table, key: &str) -> Option<Decimal> {
    text(table, key)?.parse().ok()
}

fn word<T: Choice>(table: &Table) -> Option<String> {
    let typed = text(table, "state")?;
    T::ALL
        .iter()
        .any(|(word, _)| *word == typed)
        .then_some(typed)
}

fn items<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Value> {
    let items = match table.get(key).map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    items.iter().map(|item| &item.value)
}

fn tables<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    items(table, key).filter_map(|item| match item {
        Value::Table(table) => Some(table),
        _ => None,
    })
}

fn option_of(option: &Table) -> Option<FactValue> {
    let words = ["title", "effort", "summary"].into_iter();
    Some(FactValue::Option {
        id: text(option, "id")?,
        cost: amount(option, "cost"),
        words: words.filter_map(|key| text(option, key)).collect(),
    })
}

fn recommended(table: &Table) -> Option<FactValue> {
    let id = text(table, "recommendation")?;
    let option = tables(table, "options").find(|option| text(option, "id").as_ref() == Some(&id));
    let title = option.and_then(|option| text(option, "title"));
    Some(FactValue::Text(title.unwrap_or(id)))
}

fn questions(table: &Table) -> impl Iterator<Item = FactValue> {
    items(table, "questions").filter_map(|item| match item {
        Value::Text(question) => Some(FactValue::Question(question.trim().to_owned(), None)),
        Value::Table(table) => Some(FactValue::Question(
            text(table, "text")?,
            text(table, "answer"),
        )),
        _ => None,
    })
}

//! The record of a decision: who decided what, when and why.

use jiff::civil::Date;

use super::super::choices::ConceptState;
use super::super::references::References;
use super::record::{ConceptOption, check_option};
use crate::config::{Fields, Marked};

/// What was decided.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The day.
    pub on: Option<Date>,
    /// Who decided: the decider, or who stood in on that day.
    pub by: Option<String>,
    /// The id of the option that was chosen.
    pub option: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Until when it is put off.
    pub until: Option<Date>,
}

impl Decision {
    /// Takes the record of a concept in this state, with these options.
    pub(super) fn take(
        fields: &mut Fields<'_>,
        references: &mut References,
        state: ConceptState,
        options: &[ConceptOption],
    ) -> Option<Self> {
        if !state.is_decided() {
            let word = state.word();
            fields.refuse(
                &["decision"],
                |_| format!("a concept that is `{word}` is not decided yet"),
                "write what it is by now, such as `state = \"accepted\"`, or take `decision` away",
            );
            return None;
        }
        let table = fields.table("decision")?;
        let mut inner = fields.inside(table);
        if state != ConceptState::Deferred {
            inner.refuse(
                &["until"],
                |_| format!("nothing is put off: this concept is `{}`", state.word()),
                "`until` belongs to a concept that is `deferred`",
            );
        }
        let decision = Self {
            on: inner.date("on"),
            by: references.person(&mut inner, "by"),
            option: take_option(&mut inner, options),
            reason: inner.text("reason"),
            until: match state {
                ConceptState::Deferred => inner.date("until"),
                _ => None,
            },
        };
        if let Some((on, until)) = decision.on.zip(decision.until)
            && until <= on
        {
            let span = inner.span("until");
            let message = format!("put off until {until}, which was no later than {on}");
            let hint = "write the day on which to look at it again, or leave `until` out";
            inner.error("no-later", span, message, hint);
        }
        inner.finish();
        Some(decision)
    }
}

fn take_option(fields: &mut Fields<'_>, options: &[ConceptOption]) -> Option<String> {
    let typed: Option<Marked<String>> = fields.marked_text("option");
    typed.map(|typed| check_option(fields, typed, options))
}

//! Every step of the ladder, allowed and refused.

use crate::config::Choice;
use crate::model::ConceptState;

/// Rows are states, columns what they may become: idea, draft, in-review, decision-ready, accepted, rejected, deferred, withdrawn, implemented,
/// superseded.
const STEPS: [(&str, &str); 10] = [
    ("idea", "yyyyyyyy.y"),
    ("draft", "yyyyyyyy.y"),
    ("in-review", "yyyyyyyy.y"),
    ("decision-ready", "yyyyyyyy.y"),
    ("accepted", "....y.yyyy"),
    ("rejected", "yyy..y...y"),
    ("deferred", "yyyyyyyy.y"),
    ("withdrawn", "yyy....y.y"),
    ("implemented", "........yy"),
    ("superseded", ".........y"),
];

fn states() -> Vec<(&'static str, ConceptState)> {
    <ConceptState as Choice>::ALL.to_vec()
}

#[test]
fn every_step_is_allowed_or_refused() {
    assert_eq!(states().len(), STEPS.len());
    for ((word, state), (row, steps)) in states().into_iter().zip(STEPS) {
        assert_eq!(word, row);
        let may: String = states()
            .iter()
            .map(|(_, next)| if state.may_become(*next) { 'y' } else { '.' })
            .collect();
        assert_eq!(may, steps, "{word}");
    }
}

#[test]
fn every_state_says_what_it_asks_for() {
    for (word, state) in states() {
        let asked = [
            state.is_decided(),
            state.needs_decision(),
            state.needs_choice(),
            state.needs_reason(),
        ];
        let expected = match word {
            "idea" | "draft" | "in-review" | "decision-ready" => [false; 4],
            "accepted" | "implemented" => [true, true, true, false],
            "rejected" | "deferred" => [true, true, false, true],
            _ => [true, false, false, false],
        };
        assert_eq!(asked, expected, "{word}");
    }
}

#[test]
fn readers_ask_for_what_waits_before_what_is_over() {
    let mut states = states();
    states.sort_by_key(|(_, state)| state.rank());
    let words: Vec<&str> = states.iter().map(|(word, _)| *word).collect();
    let expected = "decision-ready in-review draft idea accepted deferred implemented rejected withdrawn superseded";
    assert_eq!(words.join(" "), expected);
}

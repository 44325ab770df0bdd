//! What belongs to a decision, and who may have made it.

use super::said;

fn decided(state: &str, decision: &str) -> String {
    said(&format!(
        "state = \"{state}\"\ndecider = \"anna\"\noptions = [{{ id = \"a\" }}, {{ id = \"b\" }}]\n{decision}"
    ))
}

#[test]
fn a_decided_state_needs_its_record() {
    let needs = |state: &str, missing: &str| {
        format!("a concept that is `{state}` needs the record of its decision, missing: {missing}")
    };
    let on_by = "on = 2026-11-20, by = \"anna\"";
    for state in ["accepted", "implemented", "rejected", "deferred"] {
        let (more, key) = match state {
            "accepted" | "implemented" => ("option = \"a\"", "option"),
            _ => ("reason = \"Too dear\"", "reason"),
        };
        assert_eq!(decided(state, ""), needs(state, "`decision`"));
        assert_eq!(
            decided(state, "decision = { }"),
            needs(
                state,
                &format!("`decision.on`, `decision.by`, `decision.{key}`")
            )
        );
        assert_eq!(
            decided(state, &format!("decision = {{ {on_by} }}")),
            needs(state, &format!("`decision.{key}`"))
        );
        assert_eq!(
            decided(state, &format!("decision = {{ {on_by}, {more} }}")),
            ""
        );
    }
    assert_eq!(
        said("state = \"accepted\""),
        needs("accepted", "`decider`, `decision`")
    );
    // Without options a yes is enough.
    assert_eq!(
        said(&format!(
            "state = \"accepted\"\ndecider = \"anna\"\ndecision = {{ {on_by} }}"
        )),
        ""
    );
    assert_eq!(decided("withdrawn", ""), "");
}

#[test]
fn a_decision_comes_with_its_state() {
    for state in ["idea", "draft", "in-review"] {
        assert_eq!(
            decided(state, "decision = { on = 2026-11-20, by = \"anna\" }"),
            format!("a concept that is `{state}` is not decided yet")
        );
    }
    for (keys, expected) in [
        ("option = \"c\"", "there is no option `c`"),
        (
            "option = \"a\", until = 2027-01-01",
            "nothing is put off: this concept is `accepted`",
        ),
        ("option = \"a\", who = \"anna\"", "unknown key `who`"),
        ("option = \"a\", reason = 3", "`reason` cannot be `3`"),
    ] {
        let decision = format!("decision = {{ on = 2026-11-20, by = \"anna\", {keys} }}");
        assert_eq!(decided("accepted", &decision), expected, "{keys}");
    }
    let put_off = |until: &str| {
        decided(
            "deferred",
            &format!(
                "decision = {{ on = 2026-11-20, by = \"anna\", reason = \"So\", until = {until} }}"
            ),
        )
    };
    assert_eq!(put_off("2027-01-01"), "");
    assert_eq!(
        put_off("2026-11-20"),
        "put off until 2026-11-20, which was no later than 2026-11-20"
    );
}

#[test]
fn the_decider_decides_or_who_stands_in() {
    for (on, by, expected) in [
        ("2026-11-20", "anna", ""),
        // Somebody who is away may still decide.
        ("2026-11-10", "anna", ""),
        ("2026-11-10", "eva", ""),
        ("2026-11-16", "carl", ""),
        (
            "2026-11-10",
            "ben",
            "`ben` could not decide this on 2026-11-10: `eva` stood in for `anna`",
        ),
        (
            "2026-11-16",
            "eva",
            "`eva` could not decide this on 2026-11-16: `carl` stood in for `anna`",
        ),
        (
            "2026-11-17",
            "eva",
            "`eva` could not decide this on 2026-11-17: nobody stood in for `anna`",
        ),
        (
            "2026-11-20",
            "eva",
            "`eva` could not decide this on 2026-11-20: `anna` was there",
        ),
        ("2026-11-20", "zoe", "unknown person `zoe`"),
        (
            "2027-11-20",
            "anna",
            "this cannot have been decided on 2027-11-20, which is still ahead",
        ),
    ] {
        let decision = format!("decision = {{ on = {on}, by = \"{by}\", option = \"a\" }}");
        assert_eq!(decided("accepted", &decision), expected, "{on} {by}");
    }
}

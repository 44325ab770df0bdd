//! Which entries a timeline holds, and in which order.

use super::{entries, everybody, paths};
use crate::model::Scope;

#[test]
fn the_newest_is_first_and_ties_go_by_path() {
    let portal = entries(&[
        ("status/2026-11-20-a", "kind = \"note\""),
        ("status/2026-11-20-b", "kind = \"note\""),
        ("status/2025-12-31-c", "kind = \"note\""),
        ("status/2026-01-01-d", "kind = \"note\""),
    ]);
    let view = everybody(&portal);
    assert_eq!(
        paths(&view, Scope::Portal),
        [
            "2026-11-20-b",
            "2026-11-20-a",
            "2026-01-01-d",
            "2025-12-31-c"
        ]
    );
}

#[test]
fn hidden_entries_are_in_no_scope() {
    let mut portal = entries(&[
        ("status/2026-11-20-a", "topic = \"Launch\""),
        ("status/2026-11-21-b", "topic = \"Launch\""),
    ]);
    portal.limit("status/2026-11-21-b", "board");
    let view = everybody(&portal);
    for scope in [Scope::Portal, Scope::Own, Scope::Topic("launch")] {
        assert_eq!(paths(&view, scope), ["2026-11-20-a"], "{scope:?}");
    }
}

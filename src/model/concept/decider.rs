//! Who decides: exactly one person.

use std::ops::Range;

use super::super::references::References;
use crate::config::{Fields, Marked};

/// What stands between the names of a committee.
const BETWEEN: [&str; 7] = [",", ";", "&", "+", "/", " and ", " und "];

/// Takes the decider. Several are refused: what seven people own, nobody decides.
pub(super) fn take(fields: &mut Fields<'_>, references: &mut References) -> Option<String> {
    let typed = fields.texts("decider");
    let Some((first, last)) = typed.first().zip(typed.last()) else {
        let span = fields.span("decider");
        // Of anything else that is no name it has been said what is wrong with it.
        if fields.has("decider") && fields.source().text()[span.clone()].starts_with('[') {
            refuse(fields, span, &[]);
        }
        return None;
    };
    let span = first.span.start..last.span.end;
    let names: Vec<&str> = typed.iter().flat_map(names).collect();
    match names.as_slice() {
        [_] if typed.len() == 1 => {
            references.note_person(&first.value, first.span.clone());
            Some(first.value.clone())
        }
        names => {
            refuse(fields, span, names);
            None
        }
    }
}

fn names(typed: &Marked<String>) -> Vec<&str> {
    let mut names = vec![typed.value.as_str()];
    for between in BETWEEN {
        names = names
            .into_iter()
            .flat_map(|name| name.split(between))
            .collect();
    }
    let mut names: Vec<&str> = names.into_iter().map(str::trim).collect();
    names.retain(|name| !name.is_empty());
    names
}

fn refuse(fields: &mut Fields<'_>, span: Range<usize>, names: &[&str]) {
    let hint = match names.split_first() {
        Some((first, others)) if !others.is_empty() => {
            let others: Vec<String> = others.iter().map(|name| format!("\"{name}\"")).collect();
            format!(
                "name the one who decides, for example `decider = \"{first}\"`; whose advice is asked stands in `consulted = [{}]`",
                others.join(", ")
            )
        }
        _ => "name the one who decides, by id".to_owned(),
    };
    let message = "a concept has exactly one decider";
    fields.error("several-deciders", span, message, hint);
}

//! The cases that `tests/budgets/oracle.py` has worked out from docs/budgets.md.

use std::collections::BTreeMap;

use serde_json::Value;

use super::facts::facts;
use super::with_account;
use crate::model::tests::portal;

const CASES: &str = include_str!("../../../../tests/budgets/cases.json");

fn texts(value: &Value) -> BTreeMap<String, String> {
    let entries = value.as_object().expect("a table").iter();
    entries
        .map(|(key, text)| (key.clone(), text.as_str().expect("a text").to_owned()))
        .collect()
}

#[test]
fn every_case_comes_to_what_another_program_made_of_it() {
    let cases: Value = serde_json::from_str(CASES).expect("the table is JSON");
    let cases = cases.as_array().expect("a list");
    assert!(cases.len() > 50, "only {} cases", cases.len());
    for case in cases {
        let name = case["name"].as_str().expect("a name");
        let files = texts(&case["files"]);
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str()))
            .collect();
        let (portal, _) = portal(&files);
        let found = with_account(&portal, "budget/2026", facts);
        let expected = texts(&case["expected"]);
        for (key, fact) in &expected {
            assert_eq!(found.get(key), Some(fact), "{name}: {key}");
        }
        let unexpected = found.keys().find(|key| !expected.contains_key(*key));
        assert_eq!(unexpected, None, "{name}");
    }
}

//! Concepts on portals put together from texts: the ladder, what each state asks for, who decides, who supersedes whom.

mod decisions;
mod ladder;
mod readiness;
mod succession;

use crate::model::tests::portal;

/// Anna decides and Eva stands in for her in the second week of December; Ben works for the agency.
const PEOPLE: &str = "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\nsubstitute = \"eva\"\n\
    away = [{ from = 2026-11-09, to = 2026-11-13 }, { from = 2026-11-16, to = 2026-11-17, substitute = \"carl\" }]\n\
    [[person]]\nid = \"ben\"\nname = \"Ben\"\nside = \"agency\"\nsubstitute = \"anna\"\n\
    [[person]]\nid = \"carl\"\nname = \"Carl\"\nside = \"supplier\"\naway = [{ from = 2026-11-17, to = 2026-11-17 }]\n\
    [[person]]\nid = \"eva\"\nname = \"Eva\"\nside = \"customer\"\nsubstitute = \"anna\"\n";

/// What is found about these concepts among these people.
fn messages(concepts: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<(String, String)> = concepts
        .iter()
        .map(|(name, keys)| {
            let file = format!("concepts/{name}.md");
            (file, format!("+++\n{keys}\n+++\nText\n"))
        })
        .collect();
    let mut all = vec![
        ("people.toml", PEOPLE),
        ("portal.toml", "name = \"Acme\"\ncurrency = \"EUR\"\n"),
        ("plan.md", "Text\n"),
    ];
    all.extend(
        files
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str())),
    );
    let (_, messages) = portal(&all);
    messages
}

/// The same for one concept.
fn said(keys: &str) -> String {
    messages(&[("a", keys)]).join("\n")
}

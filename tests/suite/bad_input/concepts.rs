//! Concepts that are not what their state says, decisions of the wrong people, and successions that cannot be.

use crate::support::{Site, snapshot, told_in_turn};

const PEOPLE: &str = r#"[[person]]
id = "anna"
name = "Anna Berg"
side = "customer"
substitute = "eva"
away = [
  { from = 2026-11-09, to = 2026-11-13 },
  { from = 2026-11-16, to = 2026-11-17, substitute = "carl" },
]

[[person]]
id = "ben"
name = "Ben Holm"
side = "agency"
substitute = "anna"

[[person]]
id = "carl"
name = "Carl Voss"
side = "supplier"
away = [{ from = 2026-11-17, to = 2026-11-17 }]

[[person]]
id = "eva"
name = "Eva Lund"
side = "customer"
substitute = "anna"
"#;

/// A site with these people, a currency, and these concepts.
fn site(concepts: &[(&str, &str)]) -> Site {
    let site = Site::new();
    site.build();
    site.write("content/acme/people.toml", PEOPLE);
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\ncurrency = \"EUR\"\n",
    );
    for (name, text) in concepts {
        site.write(&format!("content/acme/concepts/{name}.md"), text);
    }
    site
}

#[test]
fn not_ready() {
    let site = site(&[
        (
            "nothing",
            "---\nstate: decision-ready\n---\n# Nothing yet\n",
        ),
        (
            "nearly",
            r#"+++
state = "decision-ready"
driver = "ben"
decider = "ben"
options = [{ id = "a" }, { id = "b", cost = "3000.00" }, { id = "c" }]
recommendation = "b"
questions = ["Who pays?", { text = "Who builds it?" }, { text = "Who wants it?", answer = "Anna" }]
+++
Text
"#,
        ),
        (
            "wrong",
            r#"+++
state = "decision-ready"
decider = "anna"
decide-by = "soon"
recommendation = "c"
options = [{ id = "a", cost = "12.400,00" }, { id = "b", effort = 3 }]
+++
Text
"#,
        ),
        (
            "broken",
            "+++\nstate = \"decision-ready\"\ndecider = \n+++\nText\n",
        ),
        ("unknown", "+++\nstate = \"decision ready\"\n+++\nText\n"),
    ]);
    snapshot("bad_input/concepts_not_ready", site.refuses(1, &["build"]));
}

#[test]
fn deciders() {
    let site = site(&[
        (
            "committee",
            "+++\ndecider = [\"anna\", \"eva\", \"carl\"]\n+++\nText\n",
        ),
        ("nobody", "+++\ndecider = []\n+++\nText\n"),
        ("pair", "---\ndecider: anna and eva\n---\nText\n"),
        ("stranger", "---\ndecider: eve\n---\nText\n"),
    ]);
    snapshot("bad_input/concepts_deciders", site.refuses(1, &["build"]));
}

#[test]
fn costs() {
    let options = |cost: &str| {
        format!(
            "---\noptions:\n  - id: a\n    cost: {cost}\n  - id: b\n    cost: 4000 EUR\n---\nText\n"
        )
    };
    let site = site(&[
        ("francs", &options("3000 CHF")),
        ("pounds", &options("GBP 3000.50")),
        ("typo", &options("3000 ERU")),
        ("words", &options("3000 euros")),
    ]);
    let counted = site.refuses(1, &["build"]);
    site.write("content/acme/portal.toml", "name = \"Acme Ltd\"\n");
    site.remove("content/acme/concepts/pounds.md");
    site.remove("content/acme/concepts/typo.md");
    site.remove("content/acme/concepts/words.md");
    let uncounted = site.refuses(1, &["build"]);
    snapshot(
        "bad_input/concepts_costs",
        told_in_turn([counted, uncounted]),
    );
}

#[test]
fn decisions() {
    let decided = |state: &str, decision: &str| {
        format!(
            "+++\nstate = \"{state}\"\ndecider = \"anna\"\noptions = [{{ id = \"a\" }}, {{ id = \"b\" }}]\n{decision}\n+++\nText\n"
        )
    };
    let by = |on: &str, by: &str| {
        decided(
            "accepted",
            &format!("decision = {{ on = {on}, by = \"{by}\", option = \"a\" }}"),
        )
    };
    let site = site(&[
        (
            "early",
            &decided(
                "in-review",
                "decision = { on = 2026-11-20, by = \"anna\", option = \"a\" }",
            ),
        ),
        ("missing-accepted", &decided("accepted", "")),
        ("missing-all", "+++\nstate = \"implemented\"\n+++\nText\n"),
        ("missing-deferred", &decided("deferred", "decision = { }")),
        (
            "missing-reason",
            &decided("rejected", "decision = { on = 2026-11-20, by = \"anna\" }"),
        ),
        ("no-table", &decided("accepted", "decision = \"a\"")),
        ("there", &by("2026-11-20", "eva")),
        (
            "unknown-keys",
            &decided(
                "accepted",
                "decision = { on = \"today\", by = \"zoe\", option = \"c\", until = 2027-01-01, why = \"So\" }",
            ),
        ),
        (
            "until",
            &decided(
                "deferred",
                "decision = { on = 2026-11-20, by = \"anna\", reason = \"So\", until = 2026-11-19 }",
            ),
        ),
        ("without-anybody", &by("2026-11-17", "eva")),
        ("wrong-stand-in", &by("2026-11-16", "eva")),
    ]);
    let broken = site.refuses(1, &["build"]);
    site.remove("content/acme/concepts");
    site.write("content/acme/concepts/ahead.md", by("2027-11-20", "anna"));
    let warned = site.build();
    snapshot(
        "bad_input/concepts_decisions",
        told_in_turn([broken, warned]),
    );
}

#[test]
fn succession() {
    let supersedes = |file: &str| format!("+++\nsupersedes = \"{file}\"\n+++\nText\n");
    let accepted =
        "state = \"accepted\"\ndecider = \"anna\"\ndecision = { on = 2026-11-20, by = \"anna\" }";
    let site = site(&[
        ("itself", &supersedes("itself.md")),
        ("page", &supersedes("../index.md")),
        ("ring-a", &supersedes("ring-b.md")),
        ("ring-b", &supersedes("ring-c.md")),
        ("ring-c", &supersedes("ring-a.md")),
    ]);
    let broken = site.refuses(1, &["build"]);
    site.remove("content/acme/concepts");
    site.write(
        "content/acme/concepts/new.md",
        format!("+++\nsupersedes = \"old.md\"\n{accepted}\n+++\nText\n"),
    );
    site.write("content/acme/concepts/old.md", "Text\n");
    site.write(
        "content/acme/concepts/orphan.md",
        "---\nstate: superseded\n---\nText\n",
    );
    let warned = site.build();
    snapshot(
        "bad_input/concepts_succession",
        told_in_turn([broken, warned]),
    );
}

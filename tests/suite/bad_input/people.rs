//! People who are away, what is said about them, and dates: what can be wrong once everything is known.

use crate::support::{Site, snapshot, told_in_turn};

#[test]
fn absences() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/people.toml",
        r#"[[person]]
id = "anna"
name = "Anna Berg"
side = "customer"
counterpart = "cleo"
substitute = "cleo"
away = [
  { from = 2026-12-07, to = 2026-12-11 },
  { from = 2026-12-24, to = 2026-12-31, substitute = "ben" },
  { from = 2026-10-01, to = 2026-10-09 },
]

[[person]]
id = "ben"
name = "Ben Holm"
side = "agency"
counterpart = "ben"
substitute = "ben"
away = [
  { from = 2026-12-28, to = 2026-12-28 },
  { from = 2026-12-28 },
  { to = 2026-12-28 },
  { from = 2027-02-02, to = 2027-02-01, substitute = "ben" },
]

[[person]]
id = "cleo"
name = "Cleo Dahl"
side = "customer"
substitute = "anna"
away = [
  { from = 2026-12-10, to = 2026-12-31 },
  { from = 2026-10-01, to = 2026-10-09 },
]
"#,
    );
    let broken = site.refuses(1, &["build"]);
    // What is left when the errors are gone may be published.
    site.edit(
        "content/acme/people.toml",
        "substitute = \"ben\"\naway",
        "away",
    );
    site.edit("content/acme/people.toml", "  { from = 2026-12-28 },\n  { to = 2026-12-28 },\n  { from = 2027-02-02, to = 2027-02-01, substitute = \"ben\" },\n", "");
    site.write(
        "content/acme/concepts/shop.md",
        "+++\nstate = \"in-review\"\ndriver = \"ben\"\ndecider = \"ben\"\n+++\nText\n",
    );
    site.write(
        "content/acme/concepts/decided.md",
        "+++\nstate = \"accepted\"\ndecider = \"ben\"\ndecision = { on = 2026-11-20, by = \"ben\" }\n+++\nText\n",
    );
    let warned = site.build();
    snapshot("bad_input/absences", told_in_turn([broken, warned]));
}

#[test]
fn health_of_people() {
    let site = Site::new();
    site.edit(
        "content/acme/people.toml",
        "name = \"Ben Holm\"",
        "name = \"Ben Holm\"\ntitle = \"Designer (on parental leave)\"",
    );
    site.write(
        "content/acme/status/2026-11-20-late.md",
        "---\nheadline: Later, because Ben is ill\n---\nThe designs come a week later.\nBen has been sick\nsince Monday, and still is ill.\n\nThe sick bay of the ferry is done.\n\n- Anna: texts\n- Burnout campaign: pictures\n",
    );
    site.write(
        "content/acme/people/anna.md",
        "Half days only until January, after surgery.\n",
    );
    site.write(
        "content/acme/handbook/holm.md",
        "The ill-defined Krankenkasse of Mr Holm has no finding.\n",
    );
    snapshot("bad_input/health_of_people", site.build());
}

#[test]
fn reviews() {
    let site = Site::new();
    site.write(
        "content/acme/handbook/never.md",
        "+++\nreview-every = \"P3M\"\n+++\nText\n",
    );
    site.write(
        "content/acme/handbook/tomorrow.md",
        "---\nreviewed: 2026-11-23\nreview-every: P3M\n---\nText\n",
    );
    snapshot("bad_input/reviews", site.build());
}

#[test]
fn events() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/handbook/fair.md",
        r#"+++
events = [
  { title = "Fair", from = 2026-12-29, to = 2026-12-27 },
  { title = "Call", from = 2026-12-08T10:00:00, to = 2026-12-08 },
  { title = "Talk", from = "2026-12-08 10:00", to = "2026-12-08 10:00" },
  { title = "Lunch", from = "noon", where = "Pier 3" },
  { from = 2026-12-08T10:00:00+01:00 },
  { title = "Never" },
  "Party",
]
+++
Text
"#,
    );
    site.write(
        "content/acme/handbook/yaml.md",
        "---\nevents:\n  title: Fair\n---\nText\n",
    );
    let broken = site.refuses(1, &["build"]);
    site.remove("content/acme/handbook/yaml.md");
    site.write(
        "content/acme/handbook/fair.md",
        "---\nevents:\n  - title: Call\n    from: 2026-12-08 10:00\n    to: 2026-12-08 11:00\n---\nText\n",
    );
    let warned = site.build();
    snapshot("bad_input/events", told_in_turn([broken, warned]));
}

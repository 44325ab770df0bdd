//! The front matter of each kind of page, in TOML and in YAML.

use crate::support::{Site, snapshot};

#[test]
fn any_page() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/handbook/tone.md",
        r#"+++
titel = "Tone"
title = 7
date = 20.11.2026
+++
Text
"#,
    );
    site.write(
        "content/acme/handbook/words.md",
        r#"+++
date = "20.11.2026"
updated = 2026-02-30
author = "bne"
owner = "Anna Berg"
tags = [1, "a", ""]
audience = ["evryone", "board"]
reviewed = true
review-every = "3 months"
language = "english"
draft = "yes"
aliases = ["../old", "a//b"]
Audience = ["board"]
+++
Text
"#,
    );
    site.write(
        "content/acme/handbook/yaml.md",
        "---\ntitle:\naudiance: board\naudience: board\ndate: 20.11.2026\ndraft: ja\nreview-every: P3\ntags: {a: b}\n---\nText\n",
    );
    snapshot("bad_input/any_page", site.refuses(1, &["build"]));
}

#[test]
fn status() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/status/2026-11-20-kickoff.md",
        r#"+++
kind = "milestoen"
health = "green"
progress = "120 %"
target = "Q3"
headline = ""
need = []
needs = [{ who = "anan", by = "soon", what = "logo" }, { what = "", when = 2026-12-01 }, "texts"]
corrects = "2026-11-19-kickof.md"
+++
Text
"#,
    );
    site.write(
        "content/acme/status/2026-11-21-yaml.md",
        "---\nkind: Win\nprogress: 101\nneeds: test data\nstate: draft\n---\nText\n",
    );
    snapshot("bad_input/status", site.refuses(1, &["build"]));
}

#[test]
fn concept() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/concepts/shop.md",
        r#"+++
state = "ready"
driver = "bem"
decider = ["anna", "ben"]
consulted = ["anna", "zoe"]
decide-by = 2026-11-31
recommendation = "c"
questions = [{ answer = "Yes" }, 7, { text = "Who?", by = "later", who = "anna" }]
supersedes = "old-shop.md"
budget = "../budget/2027.md"
options = [
  { id = "a", title = "Buy", cost = "12.400,00" },
  { id = "a", title = "Build", cost = 1e3, price = 3 },
  { title = "Neither" },
]
+++
Text
"#,
    );
    site.write(
        "content/acme/concepts/yaml.md",
        "---\nstate: accepted\noptions:\n  - Buy\n  - Build\nrecommendation: a\nsupersedes: [shop.md]\n---\nText\n",
    );
    snapshot("bad_input/concept", site.refuses(1, &["build"]));
}

#[test]
fn budget() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/budget/2026.md",
        r#"+++
year = "26"
currency = "Euro"
lines = [
  { id = "shop", title = "Shop", approved = "12.400,00", etc-on = "May" },
  { id = "shop", approved = "1 000" },
  { title = "Nameless", aproved = "10" },
]
bookings = [
  { date = 2026-03-01, line = "shpo", kind = "paid", amount = "1,200.00" },
  { date = "1 March", kind = "actual", hours = "seven" },
  "1200",
]
retainer = { hours = 10, period = "monthly", carryover = "P1M" }
thresholds = { warn = "80 %", alert = 2000, stop = 1 }
outlook = { year = 3026, scenarios = { low = "few", best = 3 }, assumptions = [] }
+++
Text
"#,
    );
    site.write(
        "content/acme/budget/2027.md",
        "---\nbasis: netto\nyear: next\nretainer: 10 hours\n---\nText\n",
    );
    snapshot("bad_input/budget", site.refuses(1, &["build"]));
}

#[test]
fn document() {
    let site = Site::new();
    site.build();
    site.write("content/acme/shop/project.toml", "title = \"Shop\"\n");
    site.write("content/acme/documents/a.pdf", "%PDF-1.4\n");
    for name in ["one", "two"] {
        site.write(
            &format!("content/acme/documents/{name}.md"),
            "+++\nkind = \"invoice\"\nnumber = \"R-2026-0142\"\nfile = \"a.pdf\"\n+++\n",
        );
    }
    site.write(
        "content/acme/documents/sums.md",
        "+++\nkind = \"invoice\"\nnumber = \"R-2026-0143\"\nnet = \"100.00\"\ntax = \"19.00\"\ngross = \"118.99\"\nfile = \"b.pdf\"\n+++\n",
    );
    site.write(
        "content/acme/documents/words.md",
        r#"+++
kind = "bill"
state = "unpaid"
due = "in 14 days"
valid-until = 2026-11-31
net = "12,50 €"
currency = "€"
project = "shpo"
order = 12
file = "../documents/A.pdf"
amount = "12.50"
+++
"#,
    );
    site.write(
        "content/acme/documents/yaml.md",
        "---\nnumber: 2026-7\nproject: web\ngross: 1.250,00\n---\n",
    );
    snapshot("bad_input/document", site.refuses(1, &["build"]));
}

#[test]
fn person() {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/people/cleo.md",
        "+++\nside = \"agncy\"\nsubstitute = \"dora\"\nmail = \"cleo@example.com\"\n+++\nText\n",
    );
    // Anna stands in people.toml already, so her page has no more to say than any other.
    site.write(
        "content/acme/people/anna.md",
        "+++\nemail = \"anna@example.com\"\n+++\nText\n",
    );
    snapshot("bad_input/person", site.refuses(1, &["build"]));
}

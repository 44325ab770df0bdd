//! Budgets whose lines, terms and links do not agree with themselves, with their year or with each other.

use crate::support::{Site, snapshot};

/// A site with a currency, a project and these files.
fn site(files: &[(&str, &str)]) -> Site {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\ncurrency = \"EUR\"\n",
    );
    site.write("content/acme/shop/project.toml", "title = \"Shop\"\n");
    for (file, text) in files {
        site.write(&format!("content/acme/{file}"), text);
    }
    site
}

#[test]
fn lines() {
    let site = site(&[
        (
            "budget/2026.md",
            r#"+++
basis = "net"
lines = [
  { id = "nothing", title = "Nothing approved" },
  { id = "less", approved = "-1.00", approved-hours = -2, etc = "-3.00", etc-hours = -4, etc-on = 2026-11-01 },
  { id = "elsewhere", approved = 5, project = "shpo" },
  { id = "undated", approved = 5, etc-hours = 3 },
  { id = "last-year", approved = 5, etc = 1, etc-on = 2025-12-30 },
  { id = "ahead", approved = 5, etc = 1, etc-on = 2026-12-24 },
  { id = "old", approved = 5, etc = 1, etc-on = 2026-06-30 },
  { id = "backwards", approved = 5, from = 2026-05-01, until = 2026-04-30 },
  { id = "long", approved = 5, from = 2025-12-01, until = 2027-01-31 },
  { id = "short-plan", approved = 3, plan = [1, "1.00", "one"] },
  { id = "other-plan", approved = 13, plan = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
  { id = "vain-plan", approved-hours = 13, plan = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
  { id = "two-plans", approved = 12, until = 2026-05-31, plan = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
  { id = "fine", approved = "0.001" },
]
+++
Text
"#,
        ),
        (
            "budget/frame.md",
            "---\nbasis: net\nlines:\n  - id: a\n    approved: 5\n    plan: 12\n---\nText\n",
        ),
    ]);
    snapshot("bad_input/budget_lines", site.refuses(1, &["build"]));
}

#[test]
fn terms() {
    let site = site(&[
        (
            "budget/2026.md",
            r#"+++
basis = "net"
thresholds = { warn = 95, alert = 80 }
retainer = { period = "P1M", cap = 5, cap-amount = "100.00", line = "car", from = 2027-02-01 }
lines = [{ id = "care", approved = 5 }]

[outlook]
year = 2026
scenarios = { low = 30, likely = "20.00", high = 10 }
+++
Text
"#,
        ),
        (
            "shop/budget/2026.md",
            "+++\nbasis = \"net\"\nyear-start = 13\nretainer = { amount = -5 }\n[outlook.scenarios]\nlow = -1\n+++\nText\n",
        ),
    ]);
    site.edit(
        "content/acme/portal.toml",
        "\"EUR\"",
        "\"EUR\"\nyear-start = \"April\"",
    );
    snapshot("bad_input/budget_terms", site.refuses(1, &["build"]));
}

#[test]
fn what_counts_twice_and_what_is_not_there() {
    let site = site(&[
        (
            "budget/2026.md",
            r#"+++
basis = "net"
lines = [
  { id = "shop", approved = 100, project = "shop" },
  { id = "care", approved = 50 },
]
bookings = [
  { date = 2026-02-01, line = "care", kind = "committed", amount = "30.00" },
  { date = 2026-03-01, line = "care", kind = "committed", amount = "-45.00" },
  { date = 2026-04-01, line = "care", kind = "credit", amount = "10.00", note = "Refund" },
]
+++
See [the shop](2026.md#shop), [care](2026.md#care) and [what is not there](2026.md#cares).
"#,
        ),
        (
            "shop/budget/2026.md",
            "+++\nbasis = \"net\"\nlines = [{ id = \"engine\", approved = 100 }]\n+++\nText\n",
        ),
        (
            "concepts/one.md",
            "+++\nbudget = \"../budget/2026.md#shpo\"\n+++\nText\n",
        ),
        (
            "concepts/other.md",
            "+++\nbudget = \"one.md#shop\"\n+++\nText\n",
        ),
        (
            "concepts/sound.md",
            "+++\nbudget = \"../budget/2026.md#care\"\n+++\nText\n",
        ),
    ]);
    snapshot("bad_input/budget_links", site.refuses(1, &["build"]));
}

//! Documents that cannot be as their keys say, that name each other wrongly, and files that nobody wrote a page for.

use crate::support::{Site, snapshot};

/// A site with these files among the documents.
fn site(files: &[(&str, &str)]) -> Site {
    let site = Site::new();
    site.build();
    site.write(
        "content/acme/portal.toml",
        "name = \"Acme Ltd\"\ncurrency = \"EUR\"\n",
    );
    for (name, text) in files {
        site.write(&format!("content/acme/documents/{name}"), text);
    }
    site
}

#[test]
fn states_and_payments() {
    let site = site(&[
        (
            "quotation.md",
            "+++\nkind = \"quotation\"\nnumber = \"Q-1\"\nstate = \"paid\"\npaid = \"10\"\npaid-on = 2026-11-20\n+++\n",
        ),
        ("a.pdf", "%PDF-1.4\n"),
        (
            "certificate.md",
            "+++\nkind = \"certificate\"\nstate = \"open\"\n+++\n",
        ),
        (
            "nothing.md",
            "+++\nkind = \"invoice\"\nstate = \"partly-paid\"\ngross = \"119\"\nfile = \"a.pdf\"\n+++\n",
        ),
        (
            "all.md",
            "+++\nkind = \"invoice\"\nstate = \"partly-paid\"\ngross = \"119\"\npaid = \"119.00\"\nfile = \"a.pdf\"\n+++\n",
        ),
        (
            "none.md",
            "+++\nkind = \"invoice\"\nstate = \"partly-paid\"\npaid = 0\nfile = \"a.pdf\"\n+++\n",
        ),
        (
            "less.md",
            "+++\nkind = \"credit-note\"\nstate = \"paid\"\npaid = \"-5\"\n+++\n",
        ),
        (
            "silent.md",
            "+++\nkind = \"invoice\"\ndue = 2026-11-30\nfile = \"a.pdf\"\n+++\n",
        ),
        (
            "early.md",
            "+++\nkind = \"invoice\"\nstate = \"open\"\ndate = 2026-11-20\ndue = 2026-11-19\nvalid-until = 2025-11-20\nfile = \"a.pdf\"\n+++\n",
        ),
        (
            "huge.md",
            "+++\nkind = \"invoice\"\nstate = \"open\"\nnet = \"999999999999999\"\ntax = \"1\"\ngross = \"5\"\nfrom = \"agent\"\nfile = \"a.pdf\"\n+++\n",
        ),
    ]);
    snapshot("bad_input/documents_states", site.refuses(1, &["build"]));
}

#[test]
fn numbers() {
    let pdf = "%PDF-1.4\n";
    let site = site(&[
        (
            "q.md",
            "+++\nkind = \"quotation\"\nnumber = \"Q-2026-001\"\nstate = \"accepted\"\ngross = \"100\"\ncurrency = \"GBP\"\n+++\n",
        ),
        (
            "o.md",
            "+++\nkind = \"order\"\nnumber = \"PO-3391\"\nquotation = \"Q-2026-001\"\ngross = \"100\"\nstate = \"open\"\n+++\n",
        ),
        ("i.pdf", pdf),
        (
            "i.md",
            "+++\nkind = \"invoice\"\nnumber = \"R-1\"\norder = \"PO 3391\"\nquotation = \"Q-2026-01\"\ncorrects = \"Q-2026-001\"\nrefers = [\"nowhere\"]\nstate = \"open\"\n+++\n",
        ),
        (
            "kept-elsewhere.md",
            "+++\nkind = \"invoice\"\nnumber = \"R-2\"\norder = \"4500017\"\nstate = \"open\"\n+++\n",
        ),
        (
            "again.md",
            "+++\nkind = \"invoice\"\nnumber = \"R-2\"\nstate = \"open\"\nfile = \"i.pdf\"\n+++\n",
        ),
        (
            "itself.md",
            "+++\nkind = \"credit-note\"\nnumber = \"C-1\"\ncorrects = \"C-1\"\n+++\n",
        ),
        (
            "c-2.md",
            "+++\nkind = \"credit-note\"\nnumber = \"C-2\"\ncorrects = \"C-3\"\n+++\n",
        ),
        (
            "c-3.md",
            "+++\nkind = \"corrected-invoice\"\nnumber = \"C-3\"\ncorrects = \"C-2\"\nfile = \"i.pdf\"\n+++\n",
        ),
    ]);
    snapshot("bad_input/documents_numbers", site.refuses(1, &["build"]));
}

#[test]
fn files_without_a_page() {
    let pdf = "%PDF-1.4\n";
    let site = site(&[
        ("2026-10-30 Invoice R-2026-0142 Hosting.pdf", pdf),
        ("minutes 2026-11-04 kick-off.pdf", pdf),
        ("certificate.pdf", pdf),
        ("scan0001.pdf", pdf),
        ("calculation.xlsx", "PK"),
        ("secret.pdf", pdf),
        ("secret.md", "+++\nkind = \"nda\"\ndraft = true\n+++\n"),
        ("later.pdf", pdf),
        (
            "soon.md",
            "+++\nkind = \"contract\"\nnumber = \"C-1\"\ndraft = true\nfile = \"later.pdf\"\n+++\n",
        ),
        ("annex.pdf", pdf),
        (
            "contract.md",
            "+++\nkind = \"contract\"\nstate = \"signed\"\n+++\n[Annex](annex.pdf)\n",
        ),
        ("contract.pdf", pdf),
    ]);
    snapshot("bad_input/documents_without_pages", site.run(&["check"]));
}

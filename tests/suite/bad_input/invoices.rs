//! Electronic invoices that contradict their documents, themselves or each other, and files that hold something else than they should.

use std::fs;

use crate::support::{Site, repository, snapshot, told_in_turn};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/fixtures/invoices").join(name)).unwrap()
}

fn text(name: &str) -> String {
    String::from_utf8(fixture(name)).unwrap()
}

#[test]
fn documents_that_contradict_their_invoices() {
    let site = Site::new();
    site.build();
    let documents = "content/acme/documents";
    site.write(&format!("{documents}/wrong.pdf"), fixture("rates.pdf"));
    site.write(
        &format!("{documents}/wrong.md"),
        "+++\nkind = \"credit-note\"\nnumber = \"R-2026-0210\"\ndate = 2026-10-31\ndue = 2026-11-26\nnet = \"1263.00\"\ntax = \"234.46\"\n\
         gross = \"1497.46\"\ncurrency = \"CHF\"\nstate = \"open\"\norder = \"AB-2026-005\"\n+++\nText\n",
    );
    // What is said otherwise and means the same is no contradiction.
    site.write(&format!("{documents}/same.xml"), fixture("partial-cii.xml"));
    site.write(
        &format!("{documents}/same.md"),
        "+++\nkind = \"partial-invoice\"\nnumber = \"R-2026-0206\"\nnet = \"13680\"\nstate = \"open\"\nfile = \"same.xml\"\n+++\nText\n",
    );
    snapshot(
        "bad_input/invoice_contradicts_document",
        site.refuses(1, &["build"]),
    );
}

#[test]
fn two_invoices_in_one_document() {
    let site = Site::new();
    site.build();
    let documents = "content/acme/documents";
    site.write(&format!("{documents}/2026-0201.pdf"), fixture("rates.pdf"));
    let xml = text("rates-ubl.xml");
    assert!(xml.contains("R-2026-0201") && xml.contains("2026-11-27"));
    let xml = xml.replace("R-2026-0201", "R-2026-0202");
    site.write(
        &format!("{documents}/2026-0201.xml"),
        xml.replace("2026-11-27", "2026-11-30"),
    );
    site.write(
        &format!("{documents}/2026-0201.md"),
        "+++\nstate = \"open\"\n+++\nText\n",
    );
    snapshot("bad_input/invoices_disagree", site.refuses(1, &["build"]));
}

#[test]
fn invoices_that_contradict_themselves_are_told_and_shown() {
    let site = Site::new();
    let documents = "content/acme/documents";
    let cii = text("rates-cii.xml");
    let change = |name: &str, from: &str, to: &str| {
        assert!(cii.contains(from), "{from}");
        site.write(
            &format!("{documents}/{name}.xml"),
            cii.replace(from, to).replace("R-2026-0201", name),
        );
        site.write(
            &format!("{documents}/{name}.md"),
            "+++\nkind = \"invoice\"\nstate = \"open\"\n+++\nText\n",
        );
    };
    let amount = |tag: &str, amount: &str| format!("<ram:{tag}>{amount}</ram:{tag}>");
    change("due-before", "20261127", "20261027");
    change(
        "gross",
        &amount("GrandTotalAmount", "1498.01"),
        &amount("GrandTotalAmount", "1498.10"),
    );
    change(
        "lines",
        &amount("LineTotalAmount", "1187.50"),
        &amount("LineTotalAmount", "1187.05"),
    );
    change(
        "net",
        &amount("TaxBasisTotalAmount", "1263.35"),
        &amount("TaxBasisTotalAmount", "1236.35"),
    );
    change(
        "tax",
        &amount("CalculatedAmount", "3.14"),
        &amount("CalculatedAmount", "4.13"),
    );
    change(
        "no-kind",
        "<ram:TypeCode>380</ram:TypeCode>",
        "<ram:TypeCode>999</ram:TypeCode>",
    );
    change(
        "no-money",
        "<ram:InvoiceCurrencyCode>EUR",
        "<ram:InvoiceCurrencyCode>EURO",
    );
    snapshot("bad_input/invoice_contradicts_itself", site.build());
}

/// Their authors cannot have mistyped what a file says.
#[test]
fn invoices_that_name_what_is_not_here() {
    let site = Site::new();
    let documents = "content/acme/documents";
    site.write(
        &format!("{documents}/corrected.xml"),
        fixture("corrected-cii.xml"),
    );
    let typed = "+++\nkind = \"invoice\"\nnumber = \"R-2026-0208\"\nstate = \"paid\"\nfile = \"corrected.pdf\"\ncorrects = \"R-2026-0218\"\n+++\nText\n";
    site.write(&format!("{documents}/typed.md"), typed);
    site.write(&format!("{documents}/corrected.pdf"), "%PDF-1.7");
    let near = site.run(&["check"]);
    site.edit(
        &format!("{documents}/typed.md"),
        "\"R-2026-0208\"",
        "\"R 2026/0201\"",
    );
    let alike = site.run(&["check"]);
    snapshot(
        "bad_input/invoices_that_name_what_is_not_here",
        told_in_turn([near, alike]),
    );
}

#[test]
fn files_that_hold_no_readable_invoice_are_told_and_published() {
    let site = Site::new();
    let documents = "content/acme/documents";
    let cii = text("rates-cii.xml");
    let pdf = fixture("rates.pdf");
    let bomb = format!(
        "{}{}</rsm:CrossIndustryInvoice>",
        &cii[..cii.len() - 28],
        " ".repeat(11 << 20)
    );
    let doctype = cii.replacen(
        "<rsm:",
        "<!DOCTYPE i [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><rsm:",
        1,
    );
    let ubl = text("rates-ubl.xml");
    let payable = "<cbc:PayableAmount currencyID=\"EUR\"";
    assert!(ubl.contains(payable) && cii.contains("R-2026-0201"));
    let files: [(&str, Vec<u8>); 11] = [
        ("amount.xml", cii.replacen("1187.50", "1.187,50", 1).into()),
        ("cut.xml", cii.as_bytes()[..3_000].to_vec()),
        ("cut.pdf", pdf[..pdf.len() / 2].to_vec()),
        ("day.xml", cii.replacen("20261030", "30.10.2026", 1).into()),
        ("doctype.xml", doctype.into()),
        (
            "latin.xml",
            cii.replace("Möhren", "M\u{fffd}hren")
                .bytes()
                .filter(|byte| *byte != 0xef)
                .collect(),
        ),
        ("locked.pdf", fixture("locked.pdf")),
        ("long.xml", bomb.into()),
        ("readme.pdf", fixture("readme-inside.pdf")),
        (
            "dollars.xml",
            ubl.replace(payable, "<cbc:PayableAmount currencyID=\"USD\"")
                .into(),
        ),
        (
            "turned.xml",
            cii.replace("R-2026-0201", "R-2026-\u{202e}1020").into(),
        ),
    ];
    for (name, bytes) in files {
        site.write(&format!("{documents}/{name}"), bytes);
        site.write(
            &format!("{documents}/{}.md", name.replace('.', "-")),
            format!("+++\nkind = \"report\"\nfile = \"{name}\"\n+++\nText\n"),
        );
    }
    snapshot("bad_input/unreadable_invoices", site.build());
}

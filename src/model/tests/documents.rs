//! Documents as views see them: registers, chains, whose turn it is, and files that nobody wrote a page for.

use jiff::civil::date;
use rust_decimal::Decimal;

use super::{portal, sound_portal};
use crate::model::{
    AudienceSet, DocumentKind, Paper, Portal, Record, Register, RegisterGroup, Scope, View,
};

const SETTINGS: (&str, &str) = ("portal.toml", "name = \"Acme Ltd\"\ncurrency = \"EUR\"\n");
const SHOP: (&str, &str) = ("shop/project.toml", "title = \"Shop\"\n");
const PDF: &str = "%PDF";

/// A document of these keys, which say everything that is asked for.
fn document(keys: &str) -> String {
    format!("+++\n{keys}\nfile = \"/documents/a.pdf\"\n+++\n")
}

fn view(portal: &Portal) -> View<'_> {
    View::of(portal, AudienceSet::everyone())
}

fn register<'a>(view: &View<'a>, path: &str) -> Register<'a> {
    let (_, page) = view.page_at(path).expect("it is there");
    view.register(page).expect("it is a folder of documents")
}

fn numbers<'a>(papers: &[Paper<'a>]) -> Vec<&'a str> {
    papers
        .iter()
        .map(|paper| paper.number.unwrap_or(""))
        .collect()
}

/// A quotation, its order, two invoices of a project, a contract that ends, a paper of no kind.
fn deal() -> Portal {
    let texts = [
        (
            "documents/q.md",
            "kind = \"quotation\"\nnumber = \"Q-1\"\ndate = 2026-01-05\ngross = \"300\"\nstate = \"accepted\"",
        ),
        (
            "documents/o.md",
            "kind = \"order\"\nnumber = \"O-1\"\ndate = 2026-01-09\nquotation = \"Q-1\"\ngross = \"300\"\nstate = \"accepted\"",
        ),
        (
            "shop/documents/i1.md",
            "kind = \"partial-invoice\"\nnumber = \"R-1\"\ndate = 2026-02-01\norder = \"O-1\"\ngross = \"100\"\nstate = \"paid\"\ndue = 2026-02-20",
        ),
        (
            "documents/i2.md",
            "kind = \"invoice\"\nnumber = \"R-2\"\ndate = 2026-03-01\norder = \"O-1\"\ngross = \"200\"\npaid = \"50\"\nstate = \"partly-paid\"\ndue = 2026-03-20\nproject = \"shop\"",
        ),
        (
            "documents/i3.md",
            "kind = \"invoice\"\nnumber = \"R-3\"\ndate = 2026-03-02\nnet = \"10\"\ncurrency = \"GBP\"\nstate = \"open\"",
        ),
        (
            "documents/g.md",
            "kind = \"credit-note\"\nnumber = \"G-1\"\ndate = 2026-04-01\ncorrects = \"R-1\"\ngross = \"30\"\nstate = \"open\"",
        ),
        (
            "documents/c.md",
            "kind = \"contract\"\nnumber = \"C-1\"\ndate = 2025-04-01\nvalid-until = 2026-12-31\nstate = \"signed\"",
        ),
    ];
    let texts = texts.map(|(file, keys)| (file, document(keys)));
    let mut files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(file, text)| (*file, text.as_str()))
        .collect();
    files.extend([SETTINGS, SHOP, ("documents/a.pdf", PDF)]);
    sound_portal(&files)
}

#[test]
fn a_register_has_what_is_open_first_and_sums_that_never_mix() {
    let portal = deal();
    let view = view(&portal);
    let whole = register(&view, "documents");
    assert_eq!(numbers(&whole.open), ["R-2", "G-1", "R-3"]);
    assert_eq!(numbers(&whole.expiring), ["C-1"]);
    assert_eq!(
        numbers(&whole.papers),
        ["G-1", "R-3", "R-2", "R-1", "O-1", "Q-1", "C-1"]
    );
    let sums: Vec<String> = whole
        .sums
        .iter()
        .map(|sum| {
            let currency = sum.currency.expect("it is known");
            let open = sum
                .open
                .map_or_else(String::new, |open| format!(" open {open}"));
            format!(
                "{} {} {} {}{open}",
                sum.group.word(),
                sum.basis.word(),
                currency.as_str(),
                sum.total.expect("it is small")
            )
        })
        .collect();
    assert_eq!(
        sums,
        [
            "invoices gross EUR 100",
            "invoices gross EUR 200 open 150",
            "invoices net GBP 10 open 10",
            "credits gross EUR -30 open 30",
            "quotations gross EUR 300",
            "orders gross EUR 300",
        ]
        .map(str::to_owned)
    );
    let shop = register(&view, "shop/documents");
    assert_eq!(numbers(&shop.papers), ["R-2", "R-1"]);
    assert_eq!(shop.sums[0].group, RegisterGroup::Invoices);
}

#[test]
fn the_sign_of_a_credit_note_does_not_matter() {
    let portal = deal();
    let view = view(&portal);
    let (id, page) = view.page_at("documents/g").expect("it is there");
    let paper = view.paper(id, page).expect("it is a document");
    assert_eq!(
        paper.amount().map(|amount| amount.value),
        Some(Decimal::from(30))
    );
    assert_eq!(
        paper.value().map(|amount| amount.value),
        Some(Decimal::from(-30))
    );
    assert_eq!(paper.open(), Some(Decimal::from(30)));
}

#[test]
fn a_chain_shows_what_its_readers_may_see() {
    let mut portal = deal();
    let chain = |portal: &Portal| -> Vec<String> {
        let view = view(portal);
        let (id, _) = view.page_at("documents/i2").expect("it is there");
        let papers = view.chain(id).iter();
        papers.map(|id| view.page(*id).path.clone()).collect()
    };
    assert_eq!(
        chain(&portal),
        [
            "documents/q",
            "documents/o",
            "shop/documents/i1",
            "documents/i2",
            "documents/g"
        ]
    );
    portal.limit("documents/o", "board");
    // Without the order, nothing holds them together.
    assert_eq!(chain(&portal), Vec::<String>::new());
}

#[test]
fn open_documents_are_up_to_one_side() {
    let portal = deal();
    let waiting = view(&portal).papers_for_readers(Scope::Portal);
    assert_eq!(numbers(&waiting), ["R-2", "R-3"]);
    assert_eq!(waiting[0].deadline(), Some(date(2026, 3, 20)));
    let shop = view(&portal).papers_for_readers(Scope::Project("shop"));
    assert_eq!(numbers(&shop), ["R-2"]);
}

#[test]
fn a_file_that_no_page_names_is_a_document() {
    let (mut portal, messages) = portal(&[
        ("documents/2026-10-30 Invoice R-7 Hosting.pdf", PDF),
        ("documents/named.pdf", PDF),
        ("documents/linked.pdf", PDF),
        ("documents/mentioned.pdf", PDF),
        ("documents/hidden.pdf", PDF),
        ("documents/same.pdf", PDF),
        ("documents/working.docx", "PK"),
        ("handbook/plain.pdf", PDF),
        (
            "documents/one.md",
            "+++\nkind = \"report\"\nfiles = [\"named.pdf\"]\n+++\n[More](linked.pdf)\n",
        ),
        ("documents/same.md", "+++\nkind = \"minutes\"\n+++\n"),
        ("index.md", "# Welcome\n\n[Read](documents/mentioned.pdf)\n"),
    ]);
    let paths = |portal: &Portal| -> Vec<String> {
        let view = view(portal);
        let papers = view.papers().map(|paper| paper.page.path.clone());
        papers.collect()
    };
    assert_eq!(
        paths(&portal),
        [
            "documents/2026-10-30 Invoice R-7 Hosting",
            "documents/hidden",
            "documents/mentioned",
            "documents/one",
            "documents/same",
        ]
    );
    assert_eq!(messages.len(), 3, "{messages:?}");
    let view_before = view(&portal);
    let (_, page) = view_before
        .page_at("documents/2026-10-30 Invoice R-7 Hosting")
        .expect("it is there");
    let Record::Document(document) = &page.record else {
        panic!("it is a document");
    };
    assert_eq!(document.kind, Some(DocumentKind::Invoice));
    assert_eq!(
        (page.title.as_str(), page.common.date),
        ("Hosting", Some(date(2026, 10, 30)))
    );
    let (_, same) = view_before.page_at("documents/same").expect("it is there");
    let Record::Document(document) = &same.record else {
        panic!("it is a document");
    };
    assert_eq!(document.file.as_deref(), Some("same.pdf"));
    // Whoever may not read the file learns nothing of its name.
    portal.limit("documents/hidden.pdf", "board");
    assert!(!paths(&portal).contains(&"documents/hidden".to_owned()));
}

/// Its name is written for programs, and what it says is written for everybody.
#[test]
fn an_invoice_for_programs_alone_is_called_by_its_number() {
    let xml = include_str!("../../../tests/fixtures/invoices/corrected-cii.xml");
    let (portal, messages) = portal(&[("documents/xrechnung_final.xml", xml)]);
    let view = view(&portal);
    let (_, page) = view
        .page_at("documents/xrechnung_final")
        .expect("it is there");
    assert_eq!(page.title, "R-2026-0207");
    assert_eq!(
        messages,
        [
            "its electronic invoice names the document `R-2026-0201`, and none here has this number",
            "this file is published as a corrected invoice, and neither the invoice in it nor its name says `state`",
        ]
    );
}

#[test]
fn several_projects_have_one_register() {
    let minutes = "+++\nkind = \"minutes\"\n+++\n";
    let mut portal = sound_portal(&[
        SHOP,
        ("site/project.toml", "title = \"Site\"\n"),
        ("shop/documents/a.md", minutes),
        ("site/documents/b.md", minutes),
    ]);
    let whole = |portal: &Portal| {
        let view = view(portal);
        let (_, page) = view.page_at("documents")?;
        view.register(page).map(|register| register.papers.len())
    };
    assert_eq!(whole(&portal), Some(2));
    portal.limit("site/documents/b", "board");
    assert_eq!(whole(&portal), None);
}

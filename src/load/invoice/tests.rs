//! Files that factur-x and pypdf wrote (`tests/peers/make_invoices.py`), with what they say in `expected.json`, and the same files damaged.

use std::path::{Path, PathBuf};

use lopdf::{Document, Object, SaveOptions, Stream, dictionary};
use rust_decimal::Decimal;
use serde_json::Value;

use super::pdf::{Embedded, embedded};
use super::{Invoice, InvoiceFile, Syntax, of_pdf_file, of_xml_file, read_invoice};

const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/invoices")
        .join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).unwrap()
}

fn read(name: &str) -> Invoice {
    match read_invoice(&fixture(name)).unwrap() {
        Some(InvoiceFile::Invoice(invoice)) => *invoice,
        other => panic!("{name}: {other:?}"),
    }
}

fn message(file: Option<InvoiceFile>) -> String {
    match file {
        Some(InvoiceFile::Unreadable { message, .. }) => format!("unreadable: {message}"),
        Some(InvoiceFile::Unseen { message, .. }) => format!("unseen: {message}"),
        Some(InvoiceFile::Invoice(_)) => "an invoice".to_owned(),
        None => "nothing".to_owned(),
    }
}

/// What a value of the model must say, by the terms of the standard.
fn expect(name: &str, terms: &Value, term: &str, found: &Option<String>) {
    let expected = terms[term].as_str();
    let found = found.as_deref();
    let is_amount =
        found.is_some_and(|found| found.parse::<Decimal>().is_ok() && !found.contains(' '));
    let same = match (expected, found) {
        (Some(expected), Some(found)) if is_amount => {
            expected.parse::<Decimal>().ok() == found.parse().ok()
        }
        (expected, found) => expected == found,
    };
    assert!(
        same,
        "{name}, {term}: {expected:?} was written, {found:?} is read"
    );
}

#[test]
fn what_another_program_wrote_is_read_in_both_syntaxes() {
    let expected: Value = serde_json::from_slice(&bytes("expected.json")).unwrap();
    let invoices = expected.as_object().unwrap();
    assert_eq!(invoices.len(), 7);
    for (name, terms) in invoices {
        for (syntax, ending) in [(Syntax::Cii, "cii"), (Syntax::Ubl, "ubl")] {
            let file = format!("{name}-{ending}.xml");
            let invoice = read(&file);
            assert_eq!(invoice.syntax, syntax);
            assert_eq!(invoice.profile.as_deref(), Some("urn:cen.eu:en16931:2017"));
            let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
            let amount = |amount: Option<Decimal>| amount.map(|amount| amount.to_string());
            for (term, found) in [
                ("BT-1", invoice.number.clone()),
                ("BT-2", day(invoice.issued)),
                ("BT-3", invoice.type_code.clone()),
                ("BT-5", invoice.currency.clone()),
                ("BT-9", day(invoice.due)),
                ("BT-10", invoice.buyer_reference.clone()),
                ("BT-13", invoice.order.clone()),
                ("BT-20", invoice.terms.clone()),
                ("BT-72", day(invoice.delivered)),
                ("BT-73", day(invoice.period_start)),
                ("BT-74", day(invoice.period_end)),
                ("BT-84", invoice.iban.clone()),
                ("BT-106", amount(invoice.lines_total)),
                ("BT-107", amount(invoice.allowances)),
                ("BT-108", amount(invoice.charges)),
                ("BT-109", amount(invoice.net)),
                ("BT-110", amount(invoice.tax)),
                ("BT-112", amount(invoice.gross)),
                ("BT-113", amount(invoice.prepaid)),
                ("BT-114", amount(invoice.rounding)),
                ("BT-115", amount(invoice.payable)),
            ] {
                expect(&file, terms, term, &found);
            }
            expect(
                &file,
                &terms["BG-1"][0],
                "BT-22",
                &invoice.notes.first().cloned(),
            );
            expect(&file, &terms["BG-3"][0], "BT-25", &invoice.preceding);
            for (party, term) in [(&invoice.seller, "BG-4"), (&invoice.buyer, "BG-7")] {
                let terms = &terms[term];
                expect(&file, terms, "name", &party.name);
                expect(&file, terms, "vat_identifier", &party.vat_id);
                let city = format!(
                    "{} {}",
                    terms["postcode"].as_str().unwrap(),
                    terms["city"].as_str().unwrap()
                );
                let address = [
                    terms["addr_l1"].as_str(),
                    terms["addr_l2"].as_str(),
                    Some(&city),
                    terms["country_code"].as_str(),
                ];
                assert!(
                    party
                        .address
                        .iter()
                        .map(String::as_str)
                        .eq(address.into_iter().flatten()),
                    "{file}"
                );
            }
            let lines = terms["BG-25"].as_array().unwrap();
            assert_eq!(invoice.lines.len(), lines.len());
            for (line, terms) in invoice.lines.iter().zip(lines) {
                expect(&file, terms, "BT-126", &line.number);
                expect(&file, terms, "BT-129", &amount(line.quantity));
                expect(&file, terms, "BT-130", &line.unit);
                expect(&file, terms, "BT-131", &amount(line.net));
                expect(&file, terms, "BT-146", &amount(line.price));
                expect(&file, terms, "BT-149", &amount(line.price_of));
                expect(&file, terms, "BT-152", &amount(line.rate));
                expect(&file, terms, "BT-153", &line.title);
                expect(&file, terms, "BT-154", &line.text);
            }
            let taxes = terms["BG-23"].as_array().unwrap();
            assert_eq!(invoice.taxes.len(), taxes.len());
            for (tax, terms) in invoice.taxes.iter().zip(taxes) {
                expect(&file, terms, "BT-116", &amount(tax.base));
                expect(&file, terms, "BT-117", &amount(tax.tax));
                expect(&file, terms, "BT-118", &tax.category);
                expect(&file, terms, "BT-119", &amount(tax.rate));
                expect(&file, terms, "BT-120", &tax.reason);
            }
        }
    }
}

#[test]
fn an_invoice_in_a_pdf_is_found_however_the_pdf_is_packed() {
    assert_eq!(read("rates.pdf"), read("rates-cii.xml"));
    let mut document = Document::load_mem(&bytes("rates.pdf")).unwrap();
    let mut packed = Vec::new();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .build();
    document.save_with_options(&mut packed, options).unwrap();
    assert!(String::from_utf8_lossy(&packed).contains("/ObjStm"));
    assert_eq!(of_pdf_file(&packed), of_pdf_file(&bytes("rates.pdf")));
}

#[test]
fn other_files_are_passed_over() {
    for name in ["plain.pdf", "readme-inside.pdf", "expected.json"] {
        assert_eq!(read_invoice(&fixture(name)).unwrap(), None, "{name}");
    }
    assert_eq!(of_pdf_file(b"no PDF at all"), None);
    assert_eq!(of_xml_file(b"<config>&broken;"), None);
    assert_eq!(
        of_xml_file(format!("<a about=\"{UBL}\"/>").as_bytes()),
        None
    );
    assert_eq!(
        of_xml_file(format!("<Order xmlns=\"{UBL}\"/>").as_bytes()),
        None
    );
}

#[test]
fn what_cannot_be_read_says_why() {
    let xml = String::from_utf8(bytes("rates-cii.xml")).unwrap();
    let with = |from: &str, to: &str| {
        assert!(xml.contains(from), "{from}");
        message(of_xml_file(xml.replacen(from, to, 1).as_bytes()))
    };
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(xml.encode_utf16().flat_map(u16::to_le_bytes));
    let old = "<a:CrossIndustryDocument xmlns:a=\"urn:ferd:CrossIndustryDocument:invoice:1p0\"/>";
    let told = [
        message(read_invoice(&fixture("locked.pdf")).unwrap()),
        with("20261030", "20261131"),
        with("format=\"102\"", "format=\"610\""),
        with("<ram:GrandTotalAmount>", "<ram:GrandTotalAmount>1.234,50 €"),
        with("</ram:GrandTotalAmount>", "</ram:GrandTotal>"),
        with("<rsm:ExchangedDocument>", "<rsm:ExchangedDocument>&other;"),
        with(
            "<rsm:CrossIndustryInvoice",
            "<!DOCTYPE a [<!ENTITY b \"b\">]><rsm:CrossIndustryInvoice",
        ),
        message(of_xml_file(&xml.as_bytes()[..xml.len() / 2])),
        message(of_xml_file(&utf16)),
        message(of_xml_file(
            format!("<Invoice xmlns=\"{UBL}\">{}", "<a>".repeat(100)).as_bytes(),
        )),
        message(of_xml_file(old.as_bytes())),
        message(of_xml_file(
            format!("<Invoice xmlns=\"{UBL}\"/>{}", " ".repeat(11 << 20)).as_bytes(),
        )),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

/// Tax may be told once more as the books of the seller count it (BT-111, in BT-6), and nothing else in another currency.
#[test]
fn amounts_are_in_the_currency_of_the_invoice() {
    let cii = String::from_utf8(bytes("rates-cii.xml")).unwrap();
    let ubl = String::from_utf8(bytes("rates-ubl.xml")).unwrap();
    let of = |text: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        message(of_xml_file(text.replacen(from, to, 1).as_bytes()))
    };
    let books = "<cac:TaxTotal><cbc:TaxAmount currencyID=\"CHF\">1.00</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>";
    let named = "<cbc:TaxCurrencyCode>CHF</cbc:TaxCurrencyCode>";
    let code = "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>";
    let with_books = ubl.replacen(code, &format!("{code}{named}"), 1);
    let total = "<ram:GrandTotalAmount>";
    let cii_books = "<ram:TaxTotalAmount currencyID=\"CHF\">1.00</ram:TaxTotalAmount>";
    let cii_code = "<ram:InvoiceCurrencyCode>";
    let cii_with_books = cii.replacen(
        cii_code,
        &format!("<ram:TaxCurrencyCode>CHF</ram:TaxCurrencyCode>{cii_code}"),
        1,
    );
    for (told, expected) in [
        (of(&with_books, "<cac:TaxTotal>", books), None),
        (
            of(&ubl, "<cac:TaxTotal>", books),
            Some("`TaxAmount` is in `CHF`"),
        ),
        (
            of(
                &ubl,
                "<cbc:PayableAmount currencyID=\"EUR\"",
                "<cbc:PayableAmount currencyID=\"USD\"",
            ),
            Some("`PayableAmount` is in `USD`"),
        ),
        (
            of(
                &ubl,
                "<cbc:PriceAmount currencyID=\"EUR\"",
                "<cbc:PriceAmount currencyID=\"USD\"",
            ),
            Some("`PriceAmount` is in `USD`"),
        ),
        (
            of(&cii_with_books, total, &format!("{cii_books}{total}")),
            None,
        ),
        (
            of(&cii, total, &format!("{cii_books}{total}")),
            Some("`TaxTotalAmount` is in `CHF`"),
        ),
        (
            of(&cii, total, "<ram:GrandTotalAmount currencyID=\"USD\">"),
            Some("`GrandTotalAmount` is in `USD`"),
        ),
        (
            of(&cii, total, "<ram:GrandTotalAmount currencyID=\"EUR\">"),
            None,
        ),
    ] {
        match expected {
            None => assert_eq!(told, "an invoice"),
            Some(expected) => assert!(told.contains(expected), "{expected}: {told}"),
        }
    }
}

/// A PDF with an embedded file of that name and content.
fn with_file(name: &str, content: Vec<u8>) -> Document {
    let mut document = Document::with_version("1.7");
    let mut stream = Stream::new(
        dictionary! { "Type" => "EmbeddedFile", "Subtype" => "text/xml" },
        content,
    );
    stream.compress().unwrap();
    let file = document.add_object(stream);
    let specification = document.add_object(dictionary! {
        "Type" => "Filespec", "UF" => Object::string_literal(name), "EF" => dictionary! { "F" => file },
    });
    let pages = document.add_object(
        dictionary! { "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0 },
    );
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => pages, "AF" => vec![specification.into()],
    });
    document.trailer.set("Root", catalog);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn names_and_associations_are_looked_at_alike_and_bombs_are_left_packed() {
    let xml = bytes("rates-cii.xml");
    for name in [
        "ZUGFeRD-invoice.xml",
        "zugferd-invoice.xml",
        "Factur-X.xml",
        "xrechnung.xml",
        "a/factur-x.xml",
    ] {
        assert_eq!(
            message(of_pdf_file(&saved(with_file(name, xml.clone())))),
            "an invoice",
            "{name}"
        );
    }
    assert_eq!(
        of_pdf_file(&saved(with_file("order-x.xml", xml.clone()))),
        None
    );
    let broken = of_pdf_file(&saved(with_file("factur-x.xml", xml[..900].to_vec())));
    assert!(
        message(broken).starts_with("unreadable: `factur-x.xml` in this PDF is broken in line")
    );
    let other = of_pdf_file(&saved(with_file("factur-x.xml", b"<a/>".to_vec())));
    assert_eq!(
        message(other),
        "unreadable: `factur-x.xml` in this PDF is no invoice in CII or UBL"
    );
    let bomb = saved(with_file("factur-x.xml", vec![b' '; 200 << 20]));
    assert!(bomb.len() < 300_000);
    assert_eq!(
        message(of_pdf_file(&bomb)),
        "unreadable: `factur-x.xml` in this PDF has more than 10 MiB"
    );
}

#[test]
fn names_that_lead_in_circles_come_to_an_end() {
    let mut document = with_file("other.xml", b"<a/>".to_vec());
    let tree = document.new_object_id();
    let kids: Vec<Object> = vec![tree.into(); 1_000];
    document.set_object(tree, dictionary! { "Kids" => kids });
    document
        .catalog_mut()
        .unwrap()
        .set("Names", dictionary! { "EmbeddedFiles" => tree });
    assert_eq!(embedded(&saved(document)), Embedded::Nothing);
}

#[test]
fn what_would_take_too_long_is_not_taken_apart() {
    let too_many = Embedded::Broken("it has more parts than any invoice needs".to_owned());
    let array = "0 ".repeat(1_500_000);
    let head = "%PDF-1.7\n1 0 obj<</Type/Catalog/EF 1>>endobj\n";
    let long = format!("{head}2 0 obj[{array}]endobj\ntrailer<</Root 1 0 R>>");
    assert_eq!(embedded(long.as_bytes()), too_many);
    // The same object under many numbers.
    let array = "0 ".repeat(100_000);
    let at = head.len();
    let mut again = format!("{head}2 0 obj[{array}]endobj\n");
    let table = again.len();
    again.push_str("xref\n0 1\n0000000000 65535 f \n1 1\n0000000009 00000 n \n2 1000\n");
    again.push_str(&format!("{at:010} 00000 n \n").repeat(1_000));
    again.push_str(&format!(
        "trailer<</Root 1 0 R/Size 1002>>\nstartxref\n{table}\n%%EOF"
    ));
    assert_eq!(embedded(again.as_bytes()), too_many);
}

#[test]
fn damaged_files_are_told_or_read_and_never_a_panic() {
    // Steps of a linear congruential generator: the same damage in every run.
    let mut state = 20_261_122_u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let whole = bytes("rates.pdf");
    let mut packed = Vec::new();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .build();
    Document::load_mem(&whole)
        .unwrap()
        .save_with_options(&mut packed, options)
        .unwrap();
    let (mut read, mut told) = (0, 0);
    for original in [
        whole,
        packed,
        bytes("rates-cii.xml"),
        bytes("rates-ubl.xml"),
        bytes("locked.pdf"),
    ] {
        for _ in 0..300 {
            let mut damaged = original.clone();
            for _ in 0..=next(4) {
                let at = next(damaged.len());
                match next(4) {
                    0 => damaged.truncate(at.max(1)),
                    1 => drop(damaged.drain(at..(at + next(200)).min(damaged.len()))),
                    2 => damaged[at] = b"<>()[]/0R "[next(10)],
                    _ => damaged[at] ^= 1 << next(8),
                }
                if damaged.is_empty() {
                    damaged.push(b' ');
                }
            }
            let found = match damaged.starts_with(b"%PDF") {
                true => of_pdf_file(&damaged),
                false => of_xml_file(&damaged),
            };
            match found {
                Some(InvoiceFile::Invoice(_)) => read += 1,
                _ => told += 1,
            }
        }
    }
    assert!(read > 50 && told > 500, "{read} were read, {told} were not");
}

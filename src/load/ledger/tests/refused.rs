//! Tables as nobody should write them: refused, whatever they hold.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::super::LedgerFile;
use super::{OFFICE, cells, ods, packed, refusal, xlsx};

#[test]
fn files_that_are_no_plain_table_are_refused() {
    let ole = |word: &str| {
        let name = word.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            .iter()
            .copied()
            .chain(name)
            .collect::<Vec<u8>>()
    };
    let content = "<office:document-content/>";
    let manifest = "<manifest:encryption-data/>";
    let entities = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    let cut = "<office:document-content><table:table table:name=\"a\"><table:table-row><table:table-cell office:value-type=\"string\"><office:annotation>";
    for (name, bytes, why) in [
        (
            "a.xlsx",
            b"<html><table>".to_vec(),
            "this is no spreadsheet",
        ),
        ("a.ods", Vec::new(), "this is no spreadsheet"),
        (
            "a.xlsx",
            ole("EncryptedPackage"),
            "this spreadsheet is protected by a password",
        ),
        (
            "a.xlsx",
            ole("Workbook"),
            "this is a spreadsheet of the old binary format",
        ),
        (
            "a.ods",
            packed(&[
                ("content.xml", content),
                ("META-INF/manifest.xml", manifest),
            ]),
            "this spreadsheet is protected by a password",
        ),
        (
            "a.xlsx",
            packed(&[("xl/vbaProject.bin", "x")]),
            "this spreadsheet holds macros",
        ),
        (
            "a.ods",
            packed(&[
                ("content.xml", content),
                ("Basic/Standard/Module1.xml", "x"),
            ]),
            "this spreadsheet holds macros",
        ),
        (
            "a.ods",
            packed(&[("content.xml", entities)]),
            "this file defines entities, which no spreadsheet program writes",
        ),
        (
            "a.xlsx",
            packed(&[("xl/sharedStrings.xml", entities)]),
            "this file defines entities, which no spreadsheet program writes",
        ),
        (
            "a.ods",
            packed(&[("content.xml", content)]),
            "this spreadsheet has no visible sheet",
        ),
        (
            "a.ods",
            packed(&[("content.xml", cut)]),
            "this file is damaged: it ends amid its table",
        ),
    ] {
        assert_eq!(refusal(name, &bytes), why, "{name}");
    }
    for (name, bytes) in [
        ("a.xlsx", packed(&[("a.txt", "")])),
        ("a.ods", packed(&[("mimetype", "")])),
        ("a.xlsx", b"PK\x03\x04".to_vec()),
        ("a.ods", OFFICE[1].1.to_vec()),
        ("a.xlsx", OFFICE[2].1.to_vec()),
    ] {
        let why = refusal(name, &bytes);
        assert!(why.starts_with("this file is damaged"), "{name}: {why}");
    }
}

#[test]
fn what_a_file_may_cost_is_limited() {
    let bomb = " ".repeat(60 << 20);
    let why = refusal("a.xlsx", &packed(&[("xl/sharedStrings.xml", &bomb)]));
    assert_eq!(why, "this file unpacks to far more than a table can hold");
    let why = refusal("a.ods", &packed(&[("content.xml", &bomb[..9 << 20])]));
    assert_eq!(why, "this file unpacks to far more than a table can hold");
    let long = "this table has more than 200,000 rows";
    let rows = |count: usize| format!("line\n{}", "a\n".repeat(count));
    assert_eq!(refusal("a.csv", rows(200_001).as_bytes()), long);
    assert_eq!(refusal("a.csv", rows(1_000_000).as_bytes()), long);
    assert_eq!(cells("a.csv", rows(200_000).as_bytes()).len(), 200_001);
    let repeated = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell></table:table-row>";
    assert_eq!(refusal("a.ods", &ods(repeated)), long);
    let wide = "this table has more than 50 columns";
    let repeated = "<table:table-row><table:table-cell table:number-columns-repeated=\"4000000000\" office:value-type=\"string\"><text:p>a</text:p></table:table-cell></table:table-row>";
    assert_eq!(refusal("a.ods", &ods(repeated)), wide);
    assert_eq!(
        refusal("a.csv", ",".repeat(60).replace(',', ",a").as_bytes()),
        wide
    );
    let far = xlsx(|book| {
        book.add_worksheet().write(0, 16_000, "a").expect("fits");
    });
    assert_eq!(refusal("a.xlsx", &far), wide);
    assert_eq!(
        cells("a.csv", format!("a{}\n", ",".repeat(60)).as_bytes()).len(),
        1
    );
}

/// Whatever becomes of a file on its way, it is read or refused.
#[test]
fn damaged_files_never_stop_the_program() {
    let mut seed: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).expect("it is below a size")
    };
    let mut read = 0;
    for (name, bytes) in OFFICE {
        for _ in 0..300 {
            let mut damaged = bytes.to_vec();
            match next(3) {
                0 => damaged.truncate(next(bytes.len())),
                1 => {
                    for _ in 0..=next(8) {
                        let at = next(damaged.len());
                        damaged[at] ^= 1 << next(8);
                    }
                }
                _ => {
                    let at = next(damaged.len());
                    let end = (at + next(64)).min(damaged.len());
                    damaged.drain(at..end);
                }
            }
            if let LedgerFile::Rows(rows) = LedgerFile::from_bytes(name.to_owned(), damaged) {
                read += usize::from(rows.rows.len() <= 5);
            }
        }
    }
    assert!(read > 0);
}

/// The same inside the parts, whose checksums would otherwise keep the readers from seeing any of it.
#[test]
fn damaged_parts_never_stop_the_program() {
    let mut seed: u64 = 0x2545_f491_4f6c_dd1d;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).expect("it is below a size")
    };
    for (name, bytes) in &OFFICE[1..] {
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        let mut zip = ZipArchive::new(Cursor::new(*bytes)).expect("it is sound");
        for index in 0..zip.len() {
            let mut part = zip.by_index(index).expect("it is sound");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("it is sound");
            parts.push((part.name().expect("it is sound").into_owned(), content));
        }
        for _ in 0..200 {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            let hit = next(parts.len());
            for (index, (part, content)) in parts.iter().enumerate() {
                let mut content = content.clone();
                if index == hit && !content.is_empty() {
                    let at = next(content.len());
                    match next(3) {
                        0 => content.truncate(at),
                        1 => content[at] = b"<>/\"&0Z"[next(7)],
                        _ => {
                            let end = (at + next(40)).min(content.len());
                            content.drain(at..end);
                        }
                    }
                }
                let options = SimpleFileOptions::default();
                writer
                    .start_file(part.as_str(), options)
                    .expect("it is in memory");
                writer.write_all(&content).expect("it is in memory");
            }
            let damaged = writer.finish().expect("it is in memory").into_inner();
            if let LedgerFile::Rows(rows) = LedgerFile::from_bytes((*name).to_owned(), damaged) {
                assert!(rows.rows.len() <= 5, "{name}");
            }
        }
    }
}

//! Packed spreadsheets before anybody reads them: what they may not hold, and how large each part is really when it is unpacked.
//!
//! What a packed file says of its own sizes may be a lie, and a small file can unpack to more than a machine holds. So each part that could be
//! read is unpacked once, into nothing, up to a limit; documents that define entities are refused as they pass.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Refusal;

/// The parts of a packed file.
pub(super) type Parts<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A spreadsheet has a dozen.
const MOST_PARTS: usize = 1_000;
/// A sheet of 200,000 rows comes to a third of it.
const MOST_UNPACKED: u64 = 512 << 20;
/// Texts, styles and relations are held in memory.
const MOST_HELD: u64 = 48 << 20;
/// Sheets are packed to a tenth or a fiftieth; nothing that somebody filled in is packed to this part.
const MOST_RATIO: u64 = 500;
/// Below this size no ratio matters.
const RATIO_FROM: u64 = 8 << 20;

const OLD_FORMAT: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const DOCTYPE: &[u8] = b"<!DOCTYPE";

const NO_PASSWORD: &str = "save it without a password: the portal is protected by its own";

/// Opens a packed file after looking at all its parts.
pub(super) fn open(bytes: &[u8]) -> Result<Parts<'_>, Refusal> {
    if bytes.starts_with(OLD_FORMAT) {
        let name: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        return Err(
            match bytes.windows(name.len()).any(|window| window == name) {
                true => password(),
                false => Refusal::new(
                    "this is a spreadsheet of the old binary format",
                    "save it as XLSX, ODS or CSV",
                ),
            },
        );
    }
    if !bytes.starts_with(b"PK") {
        let message = "this is no spreadsheet";
        return Err(Refusal::new(
            message,
            "save the table as XLSX, ODS or CSV, and name the file so",
        ));
    }
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(Refusal::damaged)?;
    if parts.len() > MOST_PARTS {
        return Err(Refusal::new(
            format!(
                "this file has {} parts, and a spreadsheet has a dozen",
                parts.len()
            ),
            "save the table anew as XLSX, ODS or CSV",
        ));
    }
    for index in 0..parts.len() {
        check_part(&mut parts, index)?;
    }
    Ok(parts)
}

fn check_part(parts: &mut Parts<'_>, index: usize) -> Result<(), Refusal> {
    let (name, packed) = {
        let part = parts.by_index_raw(index).map_err(Refusal::damaged)?;
        if part.encrypted() {
            return Err(password());
        }
        let name = part.name().map_err(Refusal::damaged)?;
        (name.to_ascii_lowercase(), part.compressed_size())
    };
    let is_macro =
        name.contains("vbaproject") || name.starts_with("basic/") || name.starts_with("scripts/");
    if is_macro {
        return Err(Refusal::new(
            "this spreadsheet holds macros",
            "save it without them, as XLSX, ODS or CSV: a portal carries no programs",
        ));
    }
    if !(name.ends_with(".xml") || name.ends_with(".rels")) {
        // Pictures and the like are never looked into.
        return Ok(());
    }
    let is_streamed = name == "content.xml" || name.contains("worksheets/");
    let most = if is_streamed {
        MOST_UNPACKED
    } else {
        MOST_HELD
    };
    let part = parts.by_index(index).map_err(Refusal::damaged)?;
    let real = measure(part.take(most + 1))?;
    if real > most || real > RATIO_FROM && real > packed.saturating_mul(MOST_RATIO) {
        return Err(Refusal::new(
            "this file unpacks to far more than a table can hold",
            "save the table anew as XLSX, ODS or CSV, without formats beyond its last row",
        ));
    }
    Ok(())
}

/// How long a part really is; refuses one that defines what its own words mean.
fn measure(mut part: impl Read) -> Result<u64, Refusal> {
    let mut buffer = vec![0; 1 << 16];
    let (mut total, mut kept) = (0, 0);
    loop {
        let count = part.read(&mut buffer[kept..]).map_err(Refusal::damaged)?;
        if count == 0 {
            return Ok(total);
        }
        total += count as u64;
        let end = kept + count;
        let mut found = buffer[..end].windows(DOCTYPE.len());
        if found.any(|window| window[0] == b'<' && window.eq_ignore_ascii_case(DOCTYPE)) {
            return Err(Refusal::new(
                "this file defines entities, which no spreadsheet program writes",
                "save the table anew as XLSX, ODS or CSV",
            ));
        }
        // The word may stand across two reads.
        kept = end.min(DOCTYPE.len() - 1);
        buffer.copy_within(end - kept..end, 0);
    }
}

fn password() -> Refusal {
    Refusal::new("this spreadsheet is protected by a password", NO_PASSWORD)
}

/// What an ODS file says of parts that a password protects.
pub(super) fn is_protected(parts: &mut Parts<'_>) -> Result<(), Refusal> {
    let mut manifest = String::new();
    let Ok(part) = parts.by_name("META-INF/manifest.xml") else {
        return Ok(());
    };
    part.take(MOST_HELD)
        .read_to_string(&mut manifest)
        .map_err(Refusal::damaged)?;
    match manifest.contains("encryption-data") {
        true => Err(password()),
        false => Ok(()),
    }
}

//! Reads one text of a site, or one table, if it is a file, not too long, and UTF-8.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

use super::LoadError;
use super::sources::{TABLE_LIMIT, TableText};
use crate::diag::{Finding, Findings, SourceText};

/// 16 MB: far more than anybody writes, far less than a machine can hold.
const TEXT_LIMIT: u64 = 16_000_000;

/// The file's text, or `None` and a finding. `shown` is the file's name in findings.
pub(super) fn read_text(
    path: &Path,
    shown: String,
    findings: &mut Findings,
) -> Result<Option<Arc<SourceText>>, LoadError> {
    let failed = |source| LoadError::Read {
        path: path.to_owned(),
        source,
    };
    let Some(file) = open_file(path).map_err(failed)? else {
        findings.push(
            Finding::file_error("not-a-file", shown, "this is no file")
                .hint("remove it, and put a file there"),
        );
        return Ok(None);
    };
    let mut bytes = Vec::new();
    // One more than allowed, for the file may grow while it is read.
    file.take(TEXT_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > TEXT_LIMIT {
        let message = "this text has more than 16 MB, which nobody can have written";
        findings.push(
            Finding::file_error("too-long", shown, message)
                .hint("divide it; what is no text belongs into an attachment"),
        );
        return Ok(None);
    }
    Ok(as_text(shown, bytes, findings))
}

/// Opens a file; `None` if something else stands there.
pub(super) fn open_file(path: &Path) -> io::Result<Option<File>> {
    // First by name, for a pipe nobody writes to would keep `open` waiting; then what was opened itself.
    if !fs::metadata(path)?.is_file() {
        return Ok(None);
    }
    let file = File::open(path)?;
    Ok(file.metadata()?.is_file().then_some(file))
}

/// The text of a `.csv` file; nothing is wrong with one that has none.
pub(super) fn read_table(path: &Path, shown: String) -> Result<TableText, LoadError> {
    let failed = |source| LoadError::Read {
        path: path.to_owned(),
        source,
    };
    let Some(file) = open_file(path).map_err(failed)? else {
        return Ok(TableText::NotUtf8("this is no file".to_owned()));
    };
    let mut bytes = Vec::new();
    file.take(TABLE_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > TABLE_LIMIT {
        return Ok(TableText::TooLong);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => TableText::Text(SourceText::new(shown, text)),
        Err(error) => TableText::NotUtf8(not_utf8(&error)),
    })
}

/// Says where a file stops being UTF-8.
fn not_utf8(error: &FromUtf8Error) -> String {
    let valid = error.utf8_error().valid_up_to();
    let before = error.as_bytes()[..valid].iter();
    let line = before.filter(|byte| **byte == b'\n').count() + 1;
    format!(
        "this file is not UTF-8: byte 0x{:02x} in line {line}",
        error.as_bytes()[valid]
    )
}

fn as_text(path: String, bytes: Vec<u8>, findings: &mut Findings) -> Option<Arc<SourceText>> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(SourceText::new(path, text)),
        Err(error) => {
            let message = not_utf8(&error);
            findings.push(
                Finding::file_error("not-utf8", path, message)
                    .hint("save it with the encoding UTF-8"),
            );
            None
        }
    }
}

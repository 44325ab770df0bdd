//! Finds the invoice that lies in a PDF as a file (ISO 32000-1, 7.11.4; ZUGFeRD and Factur-X, PDF/A-3).
//!
//! Most PDFs hold no file. One that does has a stream for it, and streams are never compressed away: their dictionaries stand in the file as they are.
//! ISO 19005-3 (PDF/A-3), which these invoices must follow, wants the file's media type there. So a PDF without any of [`MARKS`] is not parsed.

use std::cell::Cell;
use std::panic::resume_unwind;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, decode_text_string};

use super::XML_LIMIT;
use crate::diag::contained;

/// What the dictionaries of an embedded file hold: its type, its media type, or its place in the specification that names it.
const MARKS: [&[u8]; 6] = [
    b"/EmbeddedFile",
    b"/EF",
    b"/text#2Fxml",
    b"/text#2fxml",
    b"/text/xml",
    b"/application#2Fxml",
];
/// The names under which an invoice lies in a PDF, in capitals or not.
const NAMES: [&str; 3] = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];
/// All streams of objects together may unpack to 32 MiB: real ones have some hundred KB.
const UNPACKED: usize = 32 << 20;
/// Each of these many parts takes some 250 bytes of memory once it is parsed.
const MOST_PARTS: usize = 1_000_000;
/// In what is compressed, every 25th byte looks as if it began a part.
const SEEMING_PARTS: usize = 16;
/// How many parts may be parsed until the catalog is known, as objects can be parsed again and again.
const MOST_WORK: usize = 20_000_000;
/// More files than that are in no invoice.
const MOST_NAMES: usize = 2_000;

thread_local! {
    /// How much more may be parsed: the parser calls a plain function for each object, which can remember nothing itself.
    static WORK: Cell<usize> = const { Cell::new(0) };
}

/// What a PDF holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Embedded {
    /// No invoice.
    Nothing,
    /// An invoice by its name, and its bytes.
    Invoice(String, Vec<u8>),
    /// An invoice by its name that is longer than allowed.
    TooLong(String),
    /// An invoice by its name that does not unpack.
    Damaged(String),
    /// Files, and a password before them.
    Locked,
    /// Files, or so it seems, in a PDF that cannot be taken apart: why.
    Broken(String),
}

/// Looks for an invoice.
pub fn embedded(bytes: &[u8]) -> Embedded {
    let marks = Marks::of(bytes);
    if !marks.file {
        return Embedded::Nothing;
    }
    if marks.is_encrypted {
        return Embedded::Locked;
    }
    if parts(bytes) > MOST_PARTS + bytes.len() / SEEMING_PARTS {
        return Embedded::Broken(TOO_MANY.to_owned());
    }
    WORK.set(MOST_WORK);
    let options = LoadOptions {
        filter: Some(keep),
        max_decompressed_size: Some(UNPACKED / marks.object_streams.max(1)),
        ..LoadOptions::default()
    };
    // The parser is not ours, and the file is not the author's: whatever it does to the parser must not end the build.
    let loaded = contained(|| Document::load_mem_with_options(bytes, options));
    match loaded {
        Some(Ok(document)) => invoice_in(&document),
        Some(Err(error)) => Embedded::Broken(error.to_string().to_lowercase()),
        None if WORK.get() == 0 => Embedded::Broken(TOO_MANY.to_owned()),
        None => Embedded::Broken("its structure is damaged".to_owned()),
    }
}

/// What the bytes of a PDF give away without being parsed.
#[derive(Default)]
struct Marks {
    file: bool,
    is_encrypted: bool,
    object_streams: usize,
}

impl Marks {
    fn of(bytes: &[u8]) -> Self {
        let mut marks = Self::default();
        let mut at = 0;
        while let Some(found) = bytes[at..].iter().position(|byte| *byte == b'/') {
            let rest = &bytes[at + found..];
            match rest.get(1) {
                Some(b'E' | b't' | b'a') => {
                    marks.file |= MARKS.iter().any(|mark| rest.starts_with(mark));
                    marks.is_encrypted |= rest.starts_with(b"/Encrypt");
                }
                Some(b'O') if rest.starts_with(b"/ObjStm") => marks.object_streams += 1,
                _ => {}
            }
            at += found + 1;
        }
        marks
    }
}

/// Why a PDF is not taken apart.
const TOO_MANY: &str = "it has more parts than any invoice needs";

/// How many objects, or parts of objects, there can be at most.
fn parts(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| matches!(byte, b'/' | b'(' | b'[' | b'<' | 0 | 9..=13 | b' ');
    bytes.iter().filter(begins).count()
}

/// Leaves out what an invoice is never in, which is most of a PDF: pictures, fonts, what is drawn on pages. Leaves the parser where it has
/// worked enough.
fn keep(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    WORK.set(WORK.get().saturating_sub(size(object)));
    if WORK.get() == 0 {
        // Without a message: what is caught needs none.
        resume_unwind(Box::new(TOO_MANY));
    }
    match object {
        Object::Stream(stream) => {
            let is_drawn = stream.dict.has_type(b"XObject") || stream.dict.has(b"Length1");
            // What is returned is used for members of a stream of objects alone, and no stream is one.
            (!is_drawn).then_some((id, Object::Null))
        }
        other if size(other) > 10 * MOST_NAMES => None,
        other => Some((id, other.clone())),
    }
}

/// How many parts an object has; the parser goes no deeper than 100.
fn size(object: &Object) -> usize {
    let inside: usize = match object {
        Object::Array(items) => items.iter().map(size).sum(),
        Object::Dictionary(dictionary) => dictionary.iter().map(|(_, item)| size(item)).sum(),
        Object::Stream(stream) => stream.dict.iter().map(|(_, item)| size(item)).sum(),
        _ => 0,
    };
    inside + 1
}

fn invoice_in(document: &Document) -> Embedded {
    let (mut files, mut left) = (Vec::new(), MOST_NAMES);
    if let Ok(catalog) = document.catalog() {
        let names = catalog
            .get_deref(b"Names", document)
            .and_then(Object::as_dict);
        if let Ok(tree) = names.and_then(|names| names.get_deref(b"EmbeddedFiles", document)) {
            gather(document, tree, &mut left, &mut files);
        }
        if let Ok(associated) = catalog
            .get_deref(b"AF", document)
            .and_then(Object::as_array)
        {
            files.extend(
                associated
                    .iter()
                    .take(MOST_NAMES)
                    .filter_map(|file| specification(document, file)),
            );
        }
    }
    for wanted in NAMES {
        for specification in &files {
            let names = [b"UF".as_slice(), b"F"].map(|key| name(document, specification, key));
            let Some(name) = names
                .into_iter()
                .flatten()
                .find(|name| name.eq_ignore_ascii_case(wanted))
            else {
                continue;
            };
            return unpacked(document, specification, name);
        }
    }
    Embedded::Nothing
}

/// The file specifications of a tree of names. `left` is how many of its nodes may still be looked at, for they may name each other.
fn gather<'d>(
    document: &'d Document,
    node: &'d Object,
    left: &mut usize,
    files: &mut Vec<&'d Dictionary>,
) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        let Ok(node) = node.as_dict() else {
            continue;
        };
        if let Ok(pairs) = node
            .get_deref(b"Names", document)
            .and_then(Object::as_array)
        {
            let named = pairs.chunks(2).take(*left);
            files.extend(named.filter_map(|pair| specification(document, pair.get(1)?)));
            *left = left.saturating_sub(pairs.len() / 2);
        }
        if let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) {
            let found = kids.iter().take(*left);
            open.extend(found.filter_map(|kid| Some(document.dereference(kid).ok()?.1)));
        }
        *left = left.saturating_sub(1);
        if *left == 0 {
            break;
        }
    }
}

fn specification<'d>(document: &'d Document, file: &'d Object) -> Option<&'d Dictionary> {
    document.dereference(file).ok()?.1.as_dict().ok()
}

fn name(document: &Document, specification: &Dictionary, key: &[u8]) -> Option<String> {
    let name = decode_text_string(specification.get_deref(key, document).ok()?).ok()?;
    // It may be a path.
    name.rsplit(['/', '\\']).next().map(str::to_owned)
}

fn unpacked(document: &Document, specification: &Dictionary, name: String) -> Embedded {
    let files = specification
        .get_deref(b"EF", document)
        .and_then(Object::as_dict);
    let stream = files.and_then(|files| {
        let file = files.get_deref(b"UF", document);
        file.or_else(|_| files.get_deref(b"F", document))
            .and_then(Object::as_stream)
    });
    let Ok(stream) = stream else {
        return Embedded::Damaged(name);
    };
    let limit = usize::try_from(XML_LIMIT).unwrap_or(usize::MAX);
    let content = contained(|| stream.get_plain_content_with_limit(limit));
    match content {
        Some(Ok(content)) if !content.is_empty() => Embedded::Invoice(name, content),
        Some(Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded {
            ..
        }))) => Embedded::TooLong(name),
        _ => Embedded::Damaged(name),
    }
}

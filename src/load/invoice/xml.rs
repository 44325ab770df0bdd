//! A small tree of the XML of an invoice: elements by namespace and name, their texts, and the few attributes that mean something.
//!
//! Prefixes mean nothing but what the file binds them to. There are no document types, so no entities but the five of XML itself.

use jiff::civil::Date;
use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use rust_decimal::Decimal;

use super::values::{amount, basic_day, iso_day, shortened};
use crate::config::Currency;
use crate::diag::{misleads, steers_terminals};

/// Deeper than any invoice by far.
const MOST_DEPTH: usize = 40;
/// Some 5,000 lines with everything that a line can have.
const MOST_ELEMENTS: usize = 300_000;

/// The namespaces of invoices, with the short names that the standards' own texts use for them.
const SPACES: [(&str, &str, Space); 8] = [
    (
        "rsm",
        "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
        Space::Rsm,
    ),
    (
        "ram",
        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
        Space::Ram,
    ),
    (
        "udt",
        "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
        Space::Udt,
    ),
    (
        "ferd",
        "urn:ferd:CrossIndustryDocument:invoice:1p0",
        Space::OldCii,
    ),
    (
        "inv",
        "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
        Space::UblInvoice,
    ),
    (
        "cn",
        "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
        Space::UblCreditNote,
    ),
    (
        "cac",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
        Space::Cac,
    ),
    (
        "cbc",
        "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
        Space::Cbc,
    ),
];

/// The attributes that mean something here.
const ATTRIBUTES: [&str; 4] = ["currencyID", "format", "schemeID", "unitCode"];

/// A namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// The frame of CII.
    Rsm,
    /// The parts of CII.
    Ram,
    /// The values of CII.
    Udt,
    /// ZUGFeRD 1.0.
    OldCii,
    /// An invoice in UBL.
    UblInvoice,
    /// A credit note in UBL.
    UblCreditNote,
    /// The parts of UBL.
    Cac,
    /// The values of UBL.
    Cbc,
    /// Any other, or none.
    Other,
}

/// What is wrong with an XML, and in which line.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    /// From 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// An element.
#[derive(Debug)]
pub struct Element {
    /// Its namespace.
    pub space: Space,
    /// Its name without prefix.
    pub name: String,
    attributes: Vec<(&'static str, String)>,
    text: String,
    children: Vec<Element>,
    line: usize,
}

/// Whether a file names a namespace of invoices where documents name theirs: at the beginning. Anything else may be as broken as it likes.
pub fn may_be_invoice(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8 << 10)];
    // Of UTF-16, every other byte: such files are told, not passed over.
    let letters: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    let head = String::from_utf8_lossy(&letters);
    SPACES.iter().any(|(_, urn, space)| {
        matches!(
            space,
            Space::Rsm | Space::OldCii | Space::UblInvoice | Space::UblCreditNote
        ) && head.contains(urn)
    })
}

/// Reads a text into its root element.
///
/// # Errors
/// When it is not well-formed, has a document type, or breaks a bound.
pub fn read(text: &str) -> Result<Element, Broken> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut lines = Lines::new(text);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut count = 0;
    loop {
        let line = lines.at(usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX));
        let broken = |message: &str| Broken {
            line,
            message: message.to_owned(),
        };
        let (space, event) = match reader.read_resolved_event() {
            Ok((resolved, event)) => (space_of(&resolved), event),
            Err(error) => {
                let line = lines.at(usize::try_from(reader.error_position()).unwrap_or(usize::MAX));
                let message = format!("it is not well-formed XML ({error})");
                return Err(Broken { line, message });
            }
        };
        match event {
            Event::Start(start) => {
                count += 1;
                if open.len() >= MOST_DEPTH || count > MOST_ELEMENTS {
                    return Err(broken(
                        "it has more elements, or deeper ones, than any invoice needs",
                    ));
                }
                if root.is_some() {
                    return Err(broken("there is more behind its end"));
                }
                open.push(Element::new(space, &start, line).map_err(|message| broken(&message))?);
            }
            Event::End(_) => {
                let done = open
                    .pop()
                    .ok_or_else(|| broken("an element ends that never began"))?;
                if done.text.contains(misleads) {
                    return Err(done.broken(format!(
                        "`{}` holds characters that nobody sees and that turn its text around, or controls",
                        done.name
                    )));
                }
                match open.last_mut() {
                    Some(parent) => parent.children.push(done),
                    None => root = Some(done),
                }
            }
            Event::Text(text) => append(&mut open, &text.xml10_content()),
            Event::CData(text) => append(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let name = reference.xml10_content();
                let letter = reference.resolve_char_ref().ok().flatten();
                match (letter, resolve_predefined_entity(&name)) {
                    (Some(letter), _) => append(&mut open, letter.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => append(&mut open, text),
                    (None, None) => return Err(broken(&format!("there is no entity `&{name};`"))),
                }
            }
            Event::DocType(_) => return Err(broken("a document type is not allowed")),
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    let line = lines.at(text.len());
    // The reader does not mind a text that stops in the middle.
    let unfinished = open
        .last()
        .map(|element| format!("`{}` from line {} never ends", element.name, element.line));
    match (unfinished, root) {
        (None, Some(root)) => Ok(root),
        (Some(message), _) => Err(Broken { line, message }),
        (None, None) => Err(Broken {
            line,
            message: "there is no element in it".to_owned(),
        }),
    }
}

fn append(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn space_of(resolved: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(Namespace(urn)) = resolved else {
        return Space::Other;
    };
    let known = SPACES.iter().find(|(_, known, _)| known == urn);
    known.map_or(Space::Other, |(_, _, space)| *space)
}

/// Counts lines in a text from the front.
struct Lines<'t> {
    text: &'t str,
    seen: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            seen: 0,
            line: 1,
        }
    }

    fn at(&mut self, position: usize) -> usize {
        let to = position.min(self.text.len());
        if to > self.seen {
            let passed = &self.text.as_bytes()[self.seen..to];
            self.line += passed.iter().filter(|byte| **byte == b'\n').count();
            self.seen = to;
        }
        self.line
    }
}

impl Element {
    fn new(space: Space, start: &BytesStart<'_>, line: usize) -> Result<Self, String> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute =
                attribute.map_err(|error| format!("an attribute is broken ({error})"))?;
            let name = ATTRIBUTES.iter().find(|known| **known == attribute.key.0);
            if let Some(name) = name {
                let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
                let value = value.map_err(|error| format!("`{name}` is broken ({error})"))?;
                attributes.push((*name, value.into_owned()));
            }
        }
        Ok(Self {
            space,
            name: start.local_name().as_ref().to_owned(),
            attributes,
            text: String::new(),
            children: Vec::new(),
            line,
        })
    }

    /// Says what is wrong here.
    pub fn broken(&self, message: impl Into<String>) -> Broken {
        Broken {
            line: self.line,
            message: message.into(),
        }
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut found = self.attributes.iter().filter(|(known, _)| *known == name);
        found.next().map(|(_, value)| value.as_str())
    }

    /// The elements at a path such as `cac:Party/cbc:Name`, whose prefixes are those of the standards, whatever the file's are.
    pub fn all(&self, path: &str) -> Vec<&Self> {
        let mut found = vec![self];
        for step in path.split('/') {
            let (prefix, name) = step
                .split_once(':')
                .expect("steps are written with a prefix");
            let space = SPACES.iter().find(|(known, ..)| *known == prefix);
            let space = space.expect("prefixes are those of the table").2;
            let of_space = |child: &&Self| child.space == space && child.name == name;
            found = found
                .into_iter()
                .flat_map(|element| element.children.iter().filter(of_space))
                .collect();
        }
        found
    }

    /// The first element at a path.
    pub fn one(&self, path: &str) -> Option<&Self> {
        self.all(path).into_iter().next()
    }

    /// The text of the element itself, without the white space that only sets it apart.
    pub fn own_text(&self) -> Option<String> {
        let lines = self
            .text
            .trim()
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let text = lines.collect::<Vec<_>>().join("\n");
        (!text.is_empty()).then_some(text)
    }

    /// The text at a path in one line, as numbers and codes are written: without what nobody sees.
    pub fn word(&self, path: &str) -> Option<String> {
        let text = self.text(path)?;
        let words: Vec<&str> = text.split_whitespace().collect();
        let seen = words.join(" ").replace(steers_terminals, "");
        (!seen.is_empty()).then_some(seen)
    }

    /// The text at a path.
    pub fn text(&self, path: &str) -> Option<String> {
        self.all(path).into_iter().find_map(Self::own_text)
    }

    /// Whether the amounts of these names, wherever they stand in it, are all in the currency of the invoice. One of them may be in another: the
    /// tax as the books of the seller count it (BT-111), told by the name of its parent, its own, and that currency (BT-6).
    ///
    /// # Errors
    /// At the first that is in another one.
    pub fn check_currency(
        &self,
        currency: Option<&str>,
        names: &[&str],
        books: (&str, &str, Option<&str>),
    ) -> Result<(), Broken> {
        // Without a currency of the invoice, none of its amounts is taken.
        let Some(own) = currency.filter(|own| Currency::parse(own).is_some()) else {
            return Ok(());
        };
        for child in &self.children {
            let code = child.attribute("currencyID").map(str::trim);
            let is_read = names.contains(&child.name.as_str());
            let is_of_books = (self.name.as_str(), child.name.as_str(), code) == books;
            if let Some(code) = code.filter(|code| is_read && *code != own && !is_of_books) {
                return Err(child.broken(format!(
                    "`{}` is in `{}`, and the invoice is in `{}` (BT-5)",
                    child.name,
                    shortened(code),
                    shortened(own)
                )));
            }
            child.check_currency(currency, names, books)?;
        }
        Ok(())
    }

    /// The amount at a path, exact.
    ///
    /// # Errors
    /// When there is something else.
    pub fn amount(&self, path: &str) -> Result<Option<Decimal>, Broken> {
        self.one(path).map_or(Ok(None), Self::own_amount)
    }

    /// The amount that is the element's text.
    ///
    /// # Errors
    /// When it is something else.
    pub fn own_amount(&self) -> Result<Option<Decimal>, Broken> {
        let Some(text) = self.own_text() else {
            return Ok(None);
        };
        let amount = amount(&text);
        let message = || {
            format!(
                "`{}` cannot be `{}`: it is no amount of at most 15 digits before and 9 behind the point",
                self.name,
                shortened(&text)
            )
        };
        amount.map(Some).ok_or_else(|| self.broken(message()))
    }

    /// The day at a path.
    ///
    /// # Errors
    /// When there is something else.
    pub fn date(&self, path: &str) -> Result<Option<Date>, Broken> {
        self.one(path).map_or(Ok(None), Self::own_date)
    }

    fn own_date(&self) -> Result<Option<Date>, Broken> {
        let Some(text) = self.own_text() else {
            return Ok(None);
        };
        let day = match self.attribute("format") {
            // UNTDID 2379: 102 is a day without signs between its parts.
            Some("102") => basic_day(&text),
            None if self.space == Space::Udt => basic_day(&text).or_else(|| iso_day(&text)),
            None => iso_day(&text),
            Some(_) => None,
        };
        let message = || {
            format!(
                "`{}` cannot be `{}`: it is no day",
                self.name,
                shortened(&text)
            )
        };
        day.map(Some).ok_or_else(|| self.broken(message()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Broken, read};

    #[test]
    fn names_are_resolved_by_namespace() {
        let text = "<?xml version=\"1.0\"?><x:CreditNote xmlns:x=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\" \
            xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\" xmlns:cbc=\"urn:else\">\
            <cbc:ID>no</cbc:ID><ID> A &amp; B&#x21;\n <!-- - --><![CDATA[<c>]]> </ID></x:CreditNote>";
        let root = read(text).expect("it is well-formed");
        assert_eq!(root.text("cbc:ID").as_deref(), Some("A & B!\n<c>"));
    }

    #[test]
    fn numbers_stand_in_one_line_and_nothing_turns_around() {
        let of = |text: &str| {
            let space = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
            read(&format!(
                "<a xmlns=\"{space}\"><b>\n<ID>{text}</ID></b></a>"
            ))
        };
        let id = |text: &str| {
            let root = of(text).expect("it is well-formed");
            root.children[0].word("cbc:ID")
        };
        for (text, word) in [
            ("R-1", Some("R-1")),
            ("R-1\n  2026", Some("R-1 2026")),
            (" R&#10;&#9;1 ", Some("R 1")),
            ("R-1\u{200f}", Some("R-1")),
            (" \n ", None),
        ] {
            assert_eq!(id(text).as_deref(), word, "{text}");
        }
        for text in [
            "R-\u{202e}24",
            "a\u{2066}b",
            "&#x202E;a",
            "a&#27;[2J",
            "a\u{7}",
        ] {
            let broken = of(text).expect_err(text);
            assert_eq!(broken.line, 2, "{text}");
            assert!(broken.message.contains("`ID` holds"), "{}", broken.message);
        }
    }

    #[test]
    fn what_is_no_xml_says_where() {
        let broken = |text: &str| read(text).expect_err(text);
        assert_eq!(
            broken("<a>\n<b>"),
            Broken {
                line: 2,
                message: "`b` from line 2 never ends".to_owned()
            }
        );
        assert_eq!(broken("<a>\n\n</b></a>").line, 3);
        assert!(
            broken("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")
                .message
                .contains("document type")
        );
        assert!(broken("<a>&b;</a>").message.contains("`&b;`"));
        assert!(broken(&"<a>".repeat(50)).message.contains("deeper"));
        assert!(broken("").message.contains("no element"));
        assert!(broken("<a/><b/>").message.contains("behind its end"));
        assert!(broken("<a>&</a>").message.contains("well-formed"));
    }
}

//! Gathers from the demo's sources whatever could give something away.

use std::collections::BTreeSet;

use crate::opening::demo_passphrases;
use crate::support::{read_tree, repository};

use super::search::Needle;

/// Names of folders and files that are the same in every portal.
const GENERIC_NAMES: [&str; 17] = [
    "status",
    "concepts",
    "konzepte",
    "budget",
    "budgets",
    "documents",
    "dokumente",
    "people",
    "kontakte",
    "index",
    "portal",
    "project",
    "keyring",
    "handbook",
    "handbuch",
    "nordlicht",
    "harbour",
];

/// Words of the format, which are in every site's sources and, as code and labels, in every reader.
const GENERIC_VALUES: [&str; 21] = [
    "customer",
    "agency",
    "supplier",
    "partner",
    "update",
    "milestone",
    "decision",
    "question",
    "on-track",
    "at-risk",
    "off-track",
    "on-hold",
    "actual",
    "committed",
    "credit",
    "correction",
    "everyone",
    "accepted",
    "argon2id",
    "amount",
    "document",
];

/// The needles of the whole demo.
pub fn all() -> Vec<Needle> {
    let mut needles = BTreeSet::new();
    for (file, bytes) in read_tree(&repository().join("content")) {
        needles.extend(of_file(&file, &bytes));
    }
    let book = std::fs::read_to_string(repository().join("book.toml")).unwrap();
    for passphrase in demo_passphrases()
        .values()
        .flat_map(|people| people.values())
    {
        needles.insert(Needle::text(passphrase));
    }
    needles.insert(Needle::text("Hagebutte Digitalwerkstatt"));
    assert!(book.contains("Hagebutte Digitalwerkstatt"));
    let key = std::fs::read_to_string(repository().join("demo.key")).unwrap();
    needles.insert(Needle::text(key.trim()));
    needles.into_iter().collect()
}

/// The needles of one file: its name and what is in it.
pub fn of_file(file: &str, bytes: &[u8]) -> BTreeSet<Needle> {
    let mut needles = Gathered::default();
    for part in file.split('/') {
        let (stem, _) = part.rsplit_once('.').unwrap_or((part, ""));
        if !GENERIC_NAMES.contains(&stem) {
            needles.word(stem);
            needles.word(part);
            // What a dated name says behind its date.
            needles.word(
                stem.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '-'),
            );
        }
    }
    match (std::str::from_utf8(bytes), file.rsplit('.').next()) {
        (Ok(text), Some("md")) => needles.markdown(text),
        (Ok(text), Some("toml")) => needles.quoted(text),
        (Ok(text), Some("csv")) => {
            for cell in text.split(['\n', ',']) {
                needles.value(cell);
            }
        }
        _ => needles.binary(file, bytes),
    }
    needles.0
}

#[derive(Default)]
struct Gathered(BTreeSet<Needle>);

impl Gathered {
    fn word(&mut self, word: &str) {
        let word = word.trim();
        if word.chars().count() >= 6 && !GENERIC_VALUES.contains(&word) {
            self.0.insert(Needle::text(word));
        }
    }

    /// A value as it was typed, and an amount in every notation.
    fn value(&mut self, value: &str) {
        let value = value
            .trim()
            .trim_matches(['"', '\'', '[', ']', '{', '}', ','])
            .trim();
        self.word(value);
        let digits = value.trim_start_matches('-');
        if let Some((whole, part)) = digits.split_once('.') {
            let plain =
                |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if plain(whole) && plain(part) && whole.len() >= 3 {
                let grouped = |separator: char| {
                    let mut text = String::new();
                    for (index, digit) in whole.chars().enumerate() {
                        if index > 0 && (whole.len() - index) % 3 == 0 {
                            text.push(separator);
                        }
                        text.push(digit);
                    }
                    text
                };
                self.word(&format!("{},{part}", grouped('.')));
                self.word(&format!("{}.{part}", grouped(',')));
                self.word(&format!("{whole},{part}"));
            }
        }
    }

    fn quoted(&mut self, text: &str) {
        for value in text.split('"').skip(1).step_by(2) {
            // The accent is in the public style sheet on purpose.
            if !value.starts_with('#') {
                self.value(value);
            }
        }
    }

    fn markdown(&mut self, text: &str) {
        let mut front = None;
        for (number, line) in text.lines().enumerate() {
            let delimiter = ["+++", "---"]
                .into_iter()
                .find(|delimiter| line.trim_end() == *delimiter);
            match (front, delimiter) {
                (None, Some(delimiter)) if number == 0 => front = Some((delimiter, true)),
                (Some((open, true)), Some(delimiter)) if open == delimiter => {
                    front = Some((open, false));
                }
                (Some((_, true)), _) => self.front_matter(line),
                // The mark of an alert, `[!NOTE]`, is a word of the format.
                _ if line.contains("[!") => {}
                _ => self.prose(line),
            }
        }
    }

    fn front_matter(&mut self, line: &str) {
        self.quoted(line);
        let value = line.split_once([':', '=']).map_or(line, |(_, value)| value);
        self.value(value);
        for item in value.split(',') {
            self.value(item.rsplit([':', '=']).next().unwrap_or(item));
        }
    }

    /// The line as it stands, its sentences, and the words between marks and links; short ones could stand in any text.
    fn prose(&mut self, line: &str) {
        const MARKS: [char; 11] = ['[', ']', '(', ')', '*', '`', '|', '"', '„', '“', '<'];
        const ENDS: [char; 6] = ['.', '!', '?', ':', ';', '|'];
        let starts = |text: &'_ str| {
            text.trim_start_matches(['#', '>', '-', '*', '|', ' '])
                .to_owned()
        };
        let pieces = line.split(MARKS).chain(line.split(ENDS)).map(starts);
        for piece in pieces.chain([line.to_owned(), starts(line)]) {
            if piece.trim().chars().count() >= 10 {
                self.word(&piece);
            }
        }
        // Amounts are short and tell much.
        for word in line.split_whitespace() {
            let amount = word.trim_matches(|letter: char| !letter.is_ascii_digit());
            match amount.rfind([',', '.']) {
                // German: points group, the comma divides.
                Some(at) if amount[at..].starts_with(',') => {
                    self.value(amount);
                    self.value(&amount.replace('.', "").replace(',', "."));
                }
                Some(_) => {
                    self.value(amount);
                    self.value(&amount.replace(',', ""));
                }
                None => {}
            }
        }
    }

    /// Some bytes out of the middle, which occur nowhere else.
    fn binary(&mut self, file: &str, bytes: &[u8]) {
        for at in [bytes.len() / 3, bytes.len() / 2, bytes.len() * 2 / 3] {
            let window = bytes.get(at..at + 24);
            // Papers name the agency, whose shop sign the gate is.
            let is_sign = |window: &&[u8]| {
                let sign = b"Hagebutte Digitalwerkstatt";
                let word = window.trim_ascii();
                sign.windows(word.len()).any(|part| part == word)
            };
            if let Some(window) = window.filter(|window| !is_sign(window)) {
                self.0.insert(Needle {
                    shown: format!("bytes {at} to {} of {file}", at + 24),
                    bytes: window.to_vec(),
                });
            }
        }
    }
}

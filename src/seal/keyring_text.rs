//! `keyring.toml`: from text to a checked keyring and back. The same keyring always gives the same text.
//!
//! **Two branches that add people merge.** git merges two changes if an unchanged line lies between them, and new entries beside each other have none. So the
//! text has a fixed row of comments, and each person stands below the one that follows from their id: two new people meet below the same one, and only there git
//! asks, once in 64 times. Merging line by line without asking (`merge=union`) would bring back people who were removed.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use toml::Spanned;

use super::access_file::KDF_NAME;
use super::derive::{Epoch, KeyId, PortalId};
use super::kdf::Kdf;
use super::keyring::{FORMAT, Keyring, KeyringError, SealedUnlock, is_person_id};
use super::text::{base32, base64, from_base32, from_base64};

/// How many comments the people stand below.
const PLACES: u8 = 64;

/// Only what tells whether the rest can be understood.
#[derive(Deserialize)]
struct RawFormat {
    format: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKeyring {
    #[serde(rename = "format")]
    _format: i64,
    portal: Spanned<String>,
    salt: Spanned<String>,
    epoch: Spanned<i64>,
    master: Spanned<String>,
    check: Spanned<String>,
    kdf: Spanned<RawKdf>,
    #[serde(default)]
    people: BTreeMap<String, RawPerson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawKdf {
    name: Spanned<String>,
    memory: i64,
    passes: i64,
    lanes: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPerson {
    unlock: Spanned<String>,
}

impl Keyring {
    /// Reads the text of a `keyring.toml`.
    ///
    /// # Errors
    /// When it is not one, or has values that cannot be. Whether it is genuine shows when it is unlocked.
    pub fn parse(text: &str) -> Result<Self, KeyringError> {
        let format = toml::from_str::<RawFormat>(text)
            .map_err(|error| from_toml(&error))?
            .format;
        if *format.get_ref() > FORMAT {
            return Err(KeyringError::NewerFormat {
                format: *format.get_ref(),
                span: Some(format.span()),
            });
        }
        if *format.get_ref() != FORMAT {
            return Err(damaged("format", "it must be 1", &format));
        }
        let raw: RawKeyring = toml::from_str(text).map_err(|error| from_toml(&error))?;
        let kdf = raw.kdf.get_ref();
        if kdf.name.get_ref() != KDF_NAME {
            return Err(damaged("kdf.name", "it must be `argon2id`", &kdf.name));
        }
        let salt: [u8; 16] = fixed("salt", &raw.salt)?;
        let [memory, passes, lanes] =
            [kdf.memory, kdf.passes, kdf.lanes].map(|number| u64::try_from(number).unwrap_or(0));
        let checked = Kdf::checked(memory, passes, lanes, salt.to_vec())
            .map_err(|error| damaged("kdf", &error.to_string(), &raw.kdf))?;
        let epoch = u64::try_from(*raw.epoch.get_ref())
            .ok()
            .filter(|epoch| *epoch > 0)
            .ok_or_else(|| damaged("epoch", "it must be 1 or more", &raw.epoch))?;
        Ok(Self {
            portal: PortalId(fixed("portal", &raw.portal)?),
            epoch: Epoch(epoch),
            master: KeyId(fixed("master", &raw.master)?),
            check: fixed("check", &raw.check)?,
            kdf: checked,
            people: people(raw.people)?,
        })
    }

    /// The text of the file, with the people in an order of their own that never changes.
    pub fn to_text(&self) -> String {
        let mut out = String::from(
            "# Who may open this portal. Written by `extranet access`; it holds no secret in clear and belongs in git.\n",
        );
        let mut line = |text: std::fmt::Arguments<'_>| {
            writeln!(out, "{text}").expect("a string takes all text");
        };
        line(format_args!("format = {FORMAT}"));
        line(format_args!("portal = \"{}\"", base32(&self.portal.0)));
        line(format_args!("salt = \"{}\"", base32(self.kdf.salt())));
        line(format_args!(
            "# A conflict in the next three lines? Keep all three of one branch, take out whoever was removed on either, then run `extranet access rotate`."
        ));
        line(format_args!("epoch = {}", self.epoch.0));
        line(format_args!("master = \"{}\"", self.master.to_text()));
        line(format_args!("check = \"{}\"", base32(&self.check)));
        line(format_args!("\n[kdf]\nname = \"{KDF_NAME}\""));
        line(format_args!("memory = {}", self.kdf.memory()));
        line(format_args!("passes = {}", self.kdf.passes()));
        line(format_args!("lanes = {}", self.kdf.lanes()));
        line(format_args!(
            "\n# The number that a person stands below follows from their id: so branches that add people merge."
        ));
        let mut people: Vec<_> = self.people.iter().collect();
        people.sort_by_key(|(person, _)| place(person));
        let mut people = people.into_iter().peekable();
        for number in 0..PLACES {
            line(format_args!("# {number}"));
            while let Some((person, entry)) = people.next_if(|(person, _)| place(person) == number)
            {
                line(format_args!(
                    "[people.{person}]\nunlock = \"{}\"",
                    base64(&entry.envelope)
                ));
            }
        }
        out
    }
}

/// The number of the comment that a person stands below: the same whoever else is there.
fn place(person: &str) -> u8 {
    Sha256::digest(person.as_bytes())[0] % PLACES
}

fn people(
    raw: BTreeMap<String, RawPerson>,
) -> Result<BTreeMap<String, SealedUnlock>, KeyringError> {
    raw.into_iter()
        .map(|(person, RawPerson { unlock })| {
            let span = Some(unlock.span());
            if !is_person_id(&person) {
                return Err(KeyringError::PersonName { person, span });
            }
            match from_base64(unlock.get_ref()) {
                Some(envelope) => Ok((person, SealedUnlock { envelope, span })),
                None => Err(damaged(
                    &format!("people.{person}.unlock"),
                    "it must be base64, as `extranet access` wrote it",
                    &unlock,
                )),
            }
        })
        .collect()
}

fn fixed<const N: usize>(field: &str, value: &Spanned<String>) -> Result<[u8; N], KeyringError> {
    from_base32(value.get_ref())
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| {
            damaged(
                field,
                &format!("it must be {N} bytes in base32, as `extranet access` wrote them"),
                value,
            )
        })
}

fn damaged<T>(field: &str, expected: &str, value: &Spanned<T>) -> KeyringError {
    KeyringError::Field {
        field: field.to_owned(),
        expected: expected.to_owned(),
        span: Some(value.span()),
    }
}

fn from_toml(error: &toml::de::Error) -> KeyringError {
    KeyringError::Toml {
        message: error.message().to_owned(),
        span: error.span(),
    }
}

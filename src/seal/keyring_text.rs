//! `keyring.toml`: from text to a checked keyring and back. The same keyring always gives the same text.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;
use toml::Spanned;

use super::access_file::KDF_NAME;
use super::derive::{Epoch, KeyId, PortalId};
use super::kdf::Kdf;
use super::keyring::{FORMAT, Keyring, KeyringError, SealedUnlock, is_person_id};
use super::text::{base32, base64, from_base32, from_base64};

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

    /// The text of the file, with the people sorted.
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
        line(format_args!("epoch = {}", self.epoch.0));
        line(format_args!("master = \"{}\"", self.master.to_text()));
        line(format_args!("check = \"{}\"", base32(&self.check)));
        line(format_args!("\n[kdf]\nname = \"{KDF_NAME}\""));
        line(format_args!("memory = {}", self.kdf.memory()));
        line(format_args!("passes = {}", self.kdf.passes()));
        line(format_args!("lanes = {}", self.kdf.lanes()));
        for (person, entry) in &self.people {
            line(format_args!(
                "\n[people.{person}]\nunlock = \"{}\"",
                base64(&entry.envelope)
            ));
        }
        out
    }
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
                None => Err(KeyringError::PersonDamaged { person, span }),
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

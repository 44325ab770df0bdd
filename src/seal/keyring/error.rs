//! What can be wrong with a keyring, or with what should be done to it.

use std::ops::Range;

use thiserror::Error;

/// What is wrong with a keyring, or with what should be added to it. [`Self::span`] tells where in its text.
#[derive(Debug, Error)]
pub enum KeyringError {
    /// Not TOML, or not a keyring's keys.
    #[error("{message}")]
    Toml {
        /// What the parser says.
        message: String,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// Written by a later version.
    #[error("this keyring has format {format}, and this version of `extranet` knows format 1")]
    NewerFormat {
        /// The format it names.
        format: i64,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// A value that cannot have been written by `extranet access`.
    #[error("`{field}` is damaged: {expected}")]
    Field {
        /// The key.
        field: String,
        /// What should stand there.
        expected: String,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// Another master key.
    #[error(
        "wrong master key: this keyring belongs to the key `{expected}`, and `{found}` was given"
    )]
    WrongMasterKey {
        /// The id in the keyring.
        expected: String,
        /// The id of the key that was given.
        found: String,
    },
    /// The settings were changed by hand.
    #[error(
        "the keyring's settings do not match its `check`: something in it was changed by hand or lost"
    )]
    Check,
    /// A person's entry does not open.
    #[error("the entry of `{person}` is damaged, or was moved here from another person or portal")]
    PersonDamaged {
        /// The person's id.
        person: String,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// Somebody with this id is in the keyring.
    #[error("`{person}` has a passphrase already")]
    PersonExists {
        /// The person's id.
        person: String,
    },
    /// Nobody with this id is in the keyring.
    #[error("`{person}` has no passphrase")]
    NoSuchPerson {
        /// The person's id.
        person: String,
    },
    /// Not an id.
    #[error("`{person}` cannot be a person's id: use 1 to 64 of `a`–`z`, `0`–`9`, `-` and `_`")]
    PersonName {
        /// What was given.
        person: String,
        /// Where.
        span: Option<Range<usize>>,
    },
    /// A reset that changes nothing.
    #[error("this is the passphrase that `{person}` has already")]
    PassphraseUnchanged {
        /// The person's id.
        person: String,
    },
    /// The gate could not tell them apart.
    #[error("`{person}` and `{other}` have the same passphrase")]
    SamePassphrase {
        /// One of them.
        person: String,
        /// The other.
        other: String,
        /// Where.
        span: Option<Range<usize>>,
    },
}

impl KeyringError {
    /// The bytes of the keyring's text that the error is about, if it is about some.
    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            Self::Toml { span, .. }
            | Self::NewerFormat { span, .. }
            | Self::Field { span, .. }
            | Self::PersonDamaged { span, .. }
            | Self::PersonName { span, .. }
            | Self::SamePassphrase { span, .. } => span.clone(),
            Self::WrongMasterKey { .. }
            | Self::Check
            | Self::PersonExists { .. }
            | Self::NoSuchPerson { .. }
            | Self::PassphraseUnchanged { .. } => None,
        }
    }
}

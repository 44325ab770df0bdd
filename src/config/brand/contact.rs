//! Whom to ask: a name, a mail address, a phone number.

use super::super::fields::Fields;
use crate::diag::steers_terminals;

/// Somebody to turn to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// A person, or a desk.
    pub name: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    /// A phone number.
    pub tel: Option<String>,
}

impl Contact {
    /// The table `contact`.
    pub(in crate::config) fn take(fields: &mut Fields<'_>) -> Option<Self> {
        let span = fields.span("contact");
        let table = fields.table("contact")?;
        let mut inside = fields.inside(table);
        let name = inside.text("name");
        let email = inside.parsed(
            "email",
            "invalid-email",
            "a mail address such as \"anna@example.com\"",
            parse_email,
        );
        let tel = inside.parsed(
            "tel",
            "invalid-phone",
            "a phone number such as \"+49 30 1234567\"",
            parse_phone,
        );
        let contact = Self {
            name,
            email: email.map(|email| email.value),
            tel: tel.map(|tel| tel.value),
        };
        if inside.is_whole() && !inside.has("email") && !inside.has("tel") {
            inside.error(
                "missing-key",
                span,
                "nobody can be reached by this `contact`",
                "add for example `email = \"hello@example.com\"`",
            );
        }
        inside.finish();
        Some(contact)
    }
}

/// A mail address. Enough to catch a slip; whether it exists only its server knows.
pub fn parse_email(text: &str) -> Option<String> {
    let (local, domain) = text.split_once('@')?;
    let plain = !local.is_empty()
        && domain.contains('.')
        && !text.contains(char::is_whitespace)
        // What an address of a mail could carry besides: other recipients, a subject.
        && !text.contains(|letter: char| "?&#%,;:<>()\"\\".contains(letter))
        && !text.contains(steers_terminals)
        && !domain.contains('@');
    plain.then(|| text.to_owned())
}

/// A phone number, in whatever groups it is written.
pub fn parse_phone(text: &str) -> Option<String> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+ ()-/.".contains(letter));
    (plain && digits >= 3).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{parse_email, parse_phone};

    #[test]
    fn slips_in_addresses_are_caught() {
        assert!(parse_email("anna.berg@example.com").is_some());
        for bad in [
            "anna",
            "anna@",
            "@example.com",
            "a b@example.com",
            "anna@example",
            "a@b@example.com",
            "anna@example.com?bcc=eve%40example.org",
            "anna,eve@example.com",
            "an\u{202e}na@example.com",
        ] {
            assert!(parse_email(bad).is_none(), "{bad}");
        }
        assert!(parse_phone("+49 (30) 123-45/67").is_some());
        for bad in ["", "12", "call me", "+49 x"] {
            assert!(parse_phone(bad).is_none(), "{bad}");
        }
    }
}

//! vCards: people as an address book takes them (RFC 6350, version 4.0).

use super::content_lines::{ContentLines, escaped};
use crate::model::Person;

/// One person's card. The same `uid` lets an address book know the card again; `note` is a sentence about the person.
pub fn vcard(person: &Person, uid: Option<&str>, note: Option<&str>) -> String {
    let mut lines = ContentLines::default();
    lines.add("BEGIN", "VCARD");
    lines.add("VERSION", "4.0");
    if let Some(uid) = uid {
        lines.add("UID;VALUE=text", &escaped(uid));
    }
    lines.add("KIND", "individual");
    lines.add_text("FN", &person.name);
    lines.add("N", &name_parts(&person.name));
    let about = [
        ("ORG", &person.org),
        ("TITLE", &person.title),
        ("EMAIL;TYPE=work", &person.email),
        ("TEL;TYPE=work", &person.tel),
    ];
    for (name, value) in about {
        if let Some(text) = value {
            lines.add_text(name, text);
        }
    }
    for role in &person.roles {
        lines.add_text("ROLE", role);
    }
    for (index, language) in person.languages.iter().enumerate() {
        // Preferences end at 100 (RFC 6350, 5.3).
        lines.add(
            &format!("LANG;PREF={}", (index + 1).min(100)),
            language.as_str(),
        );
    }
    if let Some(note) = note {
        lines.add_text("NOTE", note);
    }
    lines.add("END", "VCARD");
    lines.into_text()
}

/// Family name; given names; nothing more; titles; nothing after. As good as it gets without asking: the last word is the family name.
fn name_parts(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_title = |word: &&&str| word.ends_with('.') && word.chars().count() > 2;
    let titles = words.iter().take_while(is_title).count();
    let (titles, rest) = words.split_at(titles);
    let (family, given) = match rest {
        [only] => (String::new(), (*only).to_owned()),
        [given @ .., family] => ((*family).to_owned(), given.join(" ")),
        [] => (name.to_owned(), String::new()),
    };
    let parts = [&family, &given, "", &titles.join(" "), ""];
    parts.map(escaped).join(";")
}

/// A phone number as the address of a link (RFC 3966): without what only people read, such as the zero that is not dialled from abroad.
pub fn tel_uri(tel: &str) -> String {
    let dialled = match tel.trim().starts_with('+') {
        true => tel.replace("(0)", ""),
        false => tel.to_owned(),
    };
    let digits: String = dialled.chars().filter(char::is_ascii_digit).collect();
    let plus = if tel.trim().starts_with('+') { "+" } else { "" };
    format!("tel:{plus}{digits}")
}

/// The first letters of the first and the last name, in capitals.
pub fn initials(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| !word.ends_with('.'));
    let mut letters = words.filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let first = letters.next();
    let last = letters.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{initials, name_parts, tel_uri, vcard};
    use crate::model::tests::sound_portal;

    #[test]
    fn a_card_says_all_that_an_address_book_can_keep() {
        let people = "[[person]]\nid = \"anna\"\nname = \"Dr. Anna Berg\"\nside = \"customer\"\norg = \"Berg, Holm; Söhne\"\n\
            title = \"Head\"\nroles = [\"Decides\", \"Pays\"]\nemail = \"anna@example.com\"\ntel = \"+49 30 1\\u002023\"\nlanguages = [\"de\", \"en-GB\"]\n";
        let portal = sound_portal(&[("people.toml", people)]);
        let card = vcard(&portal.people[0], Some("k3"), Some("About: a, b"));
        let expected = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID;VALUE=text:k3\r\nKIND:individual\r\nFN:Dr. Anna Berg\r\nN:Berg;Anna;;Dr.;\r\n\
            ORG:Berg\\, Holm\\; Söhne\r\nTITLE:Head\r\nEMAIL;TYPE=work:anna@example.com\r\nTEL;TYPE=work:+49 30 1 23\r\nROLE:Decides\r\nROLE:Pays\r\n\
            LANG;PREF=1:de\r\nLANG;PREF=2:en-GB\r\nNOTE:About: a\\, b\r\nEND:VCARD\r\n";
        assert_eq!(card, expected);
    }

    #[test]
    fn a_card_needs_no_more_than_a_name() {
        let people = "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\n";
        let portal = sound_portal(&[("people.toml", people)]);
        let expected = "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Anna\r\nN:;Anna;;;\r\nEND:VCARD\r\n";
        assert_eq!(vcard(&portal.people[0], None, None), expected);
    }

    #[test]
    fn names_are_taken_apart() {
        for (name, parts, letters) in [
            ("Anna Berg", "Berg;Anna;;;", "AB"),
            (
                "Prof. Dr. Anna Maria Berg-Holm",
                "Berg-Holm;Anna Maria;;Prof. Dr.;",
                "AB",
            ),
            ("J. Smith", "Smith;J.;;;", "S"),
            ("Øyvind Ås", "Ås;Øyvind;;;", "ØÅ"),
            ("Ocke Lührsen-Thamm", "Lührsen-Thamm;Ocke;;;", "OL"),
            ("Cher", ";Cher;;;", "C"),
            ("(Büro)", ";(Büro);;;", "B"),
            ("", ";;;;", ""),
        ] {
            assert_eq!(name_parts(name), parts, "{name}");
            assert_eq!(initials(name), letters, "{name}");
        }
    }

    #[test]
    fn numbers_are_dialled_without_what_only_people_read() {
        for (tel, uri) in [
            ("+49 30 23125 142", "tel:+493023125142"),
            ("+49 (0)30 / 231-25", "tel:+493023125"),
            ("030 (231) 25", "tel:03023125"),
            ("(0) 30 23", "tel:03023"),
        ] {
            assert_eq!(tel_uri(tel), uri);
        }
    }
}

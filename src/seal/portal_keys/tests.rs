//! From a passphrase through the gate to pages and attachments, as a reader goes.

use super::{PortalKeys, Reader};
use crate::model::tests::sound_portal;
use crate::model::{AudienceSet, View, ViewSet};
use crate::render::{Format, MadeFile, PageHtml, Shell};
use crate::seal::envelope::Compression;
use crate::seal::{
    Address, KeyKind, Keyring, MasterKey, OpenError, Passphrase, Published, ReaderKeys,
    SignInError, SignedIn, open, sign_in,
};

const ANNA: &str = "stapled gravity oxidant unloved caddie reprise";
const BERND: &str = "Größe über Öl und Äpfel";

fn portal() -> PortalKeys {
    let mut next = 0;
    let mut entropy = move |bytes: &mut [u8]| {
        next += 1;
        bytes.fill(next);
    };
    let master = MasterKey::generate(&mut entropy, KeyKind::Demo);
    let mut keyring = Keyring::new(&mut entropy, &master);
    for (person, passphrase) in [("anna", ANNA), ("bernd", BERND)] {
        let unlock = keyring.unlock_key(&Passphrase::new(passphrase));
        keyring.add(&master, person, &unlock).unwrap();
    }
    keyring.unlock(&master).unwrap()
}

fn templates(page: &Published) -> Vec<Vec<u8>> {
    let html = std::str::from_utf8(page.bytes()).unwrap();
    html.split("<template data-sealed>")
        .skip(1)
        .map(|rest| {
            data_encoding::BASE64
                .decode(rest.split_once("</template>").unwrap().0.as_bytes())
                .unwrap()
        })
        .collect()
}

/// What each of a page's envelopes is to these keys.
fn seen(keys: &ReaderKeys, address: &Address, page: &Published) -> Vec<Result<String, OpenError>> {
    let opened = templates(page)
        .into_iter()
        .map(|sealed| open(keys, address.as_str(), &sealed));
    let mut seen: Vec<_> = opened
        .map(|result| result.map(|html| String::from_utf8(html.to_vec()).unwrap()))
        .collect();
    seen.sort_by_key(Result::is_err);
    seen
}

#[test]
fn each_reader_opens_exactly_their_view() {
    let portal = portal();
    let everyone = AudienceSet::everyone();
    let finance = AudienceSet::new(["everyone", "finance"]);
    let [of_all, of_finance]: [ViewSet; 2] = [
        [&everyone, &finance].into_iter().collect(),
        [&finance].into_iter().collect(),
    ];
    let address = portal.page_address("concepts/relaunch");
    let shell = Shell::for_test("<html>", "</html>");
    let [short, long] = [
        PageHtml::for_test("<p>Relaunch</p>", &everyone),
        PageHtml::for_test("<p>Relaunch costs 9,000 €</p>", &finance),
    ];
    let page = portal.seal_page(&address, &shell, &[&short, &long]);
    assert_eq!(page.path(), format!("{}.html", address.as_str()));
    assert!(
        page.bytes()
            .starts_with(b"<html><template data-sealed>WE5FV")
            && page.bytes().ends_with(b"</template>\n</html>")
    );

    let file = portal.attachment_address("documents/offer.pdf");
    let attachment = portal.seal_attachment(&file, &of_finance, b"%PDF-1.7", Compression::Never);
    assert_eq!(attachment.path(), format!("{}.bin", file.as_str()));

    let readers = [
        Reader {
            person: "bernd",
            view: &finance,
            shared: vec![&of_finance, &of_all, &of_finance],
        },
        Reader {
            person: "anna",
            view: &everyone,
            shared: vec![&of_all],
        },
    ];
    let access = portal.access(&readers).unwrap();
    assert_eq!(access.path(), "access.json");

    let anna = sign_in(access.bytes(), &Passphrase::new(&ANNA.replace(' ', "  "))).unwrap();
    assert_eq!((anna.person.as_str(), anna.keys.ids().len()), ("anna", 2));
    assert_eq!(
        seen(&anna.keys, &address, &page),
        [Ok("<p>Relaunch</p>".to_owned()), Err(OpenError::UnknownKey)]
    );
    assert_eq!(
        open(&anna.keys, file.as_str(), attachment.bytes()),
        Err(OpenError::UnknownKey)
    );

    let bernd = sign_in(access.bytes(), &Passphrase::new(BERND)).unwrap();
    assert_eq!(
        (bernd.person.as_str(), bernd.keys.ids().len()),
        ("bernd", 3)
    );
    assert_eq!(
        seen(&bernd.keys, &address, &page),
        [
            Ok("<p>Relaunch costs 9,000 €</p>".to_owned()),
            Err(OpenError::UnknownKey)
        ]
    );
    assert_eq!(
        open(&bernd.keys, file.as_str(), attachment.bytes())
            .unwrap()
            .as_slice(),
        b"%PDF-1.7"
    );
    assert_eq!(
        open(&bernd.keys, address.as_str(), attachment.bytes()),
        Err(OpenError::Tag)
    );

    assert!(matches!(
        sign_in(access.bytes(), &Passphrase::new("nobody's words")),
        Err(SignInError::WrongPassphrase)
    ));
}

#[test]
fn what_is_made_of_a_view_opens_with_its_key_alone() {
    let keys = portal();
    let content = sound_portal(&[]);
    let [everyone, finance] = [
        AudienceSet::everyone(),
        AudienceSet::new(["everyone", "finance"]),
    ];
    let [of_all, of_finance]: [ViewSet; 2] = [
        [&everyone, &finance].into_iter().collect(),
        [&finance].into_iter().collect(),
    ];
    let slot = |person, view| Reader {
        person,
        view,
        // The keys of attachments must not open it either.
        shared: vec![&of_all, &of_finance],
    };
    let access = keys
        .access(&[slot("anna", &everyone), slot("bernd", &finance)])
        .unwrap();
    let signed_in = |words| sign_in(access.bytes(), &Passphrase::new(words)).unwrap();
    let (anna, bernd) = (signed_in(ANNA), signed_in(BERND));
    for format in Format::ALL {
        for (readable, own, other) in [(&everyone, &anna, &bernd), (&finance, &bernd, &anna)] {
            let view = View::of(&content, readable.clone());
            let address = keys.attachment_address("~made/budget.xlsx");
            let file = keys.seal_made(&address, &MadeFile::for_test(format, b"61,000.00", &view));
            assert_eq!(file.path(), format!("{}.bin", address.as_str()));
            let opened = |reader: &SignedIn| {
                open(&reader.keys, address.as_str(), file.bytes()).map(|bytes| bytes.to_vec())
            };
            assert_eq!(opened(own), Ok(b"61,000.00".to_vec()));
            assert_eq!(opened(other), Err(OpenError::UnknownKey));
            let elsewhere = keys.attachment_address("~made/other.xlsx");
            assert!(open(&own.keys, elsewhere.as_str(), file.bytes()).is_err());
        }
    }
}

#[test]
fn the_same_is_sealed_to_the_same_bytes_whatever_the_order() {
    let shell = Shell::for_test("", "");
    let [team, finance] = [AudienceSet::new(["team"]), AudienceSet::new(["finance"])];
    let [one, two] = [
        PageHtml::for_test("one", &team),
        PageHtml::for_test("two", &finance),
    ];
    let page = portal().seal_page(&Address::home(), &shell, &[&one, &two]);
    let again = portal().seal_page(&Address::home(), &shell, &[&two, &one]);
    assert_eq!(page.path(), "index.html");
    assert!(page.bytes() == again.bytes());
}

#[test]
fn addresses_tell_pages_from_attachments_and_the_empty_path_is_home() {
    let portal = portal();
    assert_eq!(portal.page_address(""), Address::home());
    assert_ne!(
        portal.page_address("a").as_str(),
        portal.attachment_address("a").as_str()
    );
    assert_eq!(portal.page_address("a").as_str().len(), 16);
}

#[test]
fn portals_may_be_sealed_from_several_threads() {
    const fn shared<T: Send + Sync>() {}
    shared::<PortalKeys>();
    shared::<MasterKey>();
}

#[test]
fn a_reader_must_be_in_the_keyring() {
    let view = AudienceSet::everyone();
    let error = portal()
        .access(&[Reader {
            person: "carla",
            view: &view,
            shared: Vec::new(),
        }])
        .err()
        .unwrap();
    assert_eq!(
        error.to_string(),
        "`carla` has no passphrase in this portal's keyring"
    );
}

//! The derivations against their vectors, and what no key may do.

use data_encoding::HEXLOWER as HEX;
use serde_json::Value;

use super::{
    Edition, Epoch, EscrowKey, MasterKey, NameKey, PortalId, PortalKey, SealingKey, Secret,
    UnlockKey,
};
use crate::model::AudienceSet;
use crate::seal::address::{Address, AddressKind};
use crate::seal::kdf::Kdf;
use crate::seal::passphrase::Passphrase;
use crate::seal::text::base32;

/// Does not compile if the type has `Debug`: then there are two ways to find `probe`.
macro_rules! assert_no_debug {
    ($($secret:ty),+) => {$(
        const _: fn() = || {
            trait Probe<Marker> {
                fn probe() {}
            }
            impl<T: ?Sized> Probe<()> for T {}
            struct HasDebug;
            impl<T: ?Sized + std::fmt::Debug> Probe<HasDebug> for T {}
            let _ = <$secret as Probe<_>>::probe;
        };
    )+};
}

assert_no_debug!(
    MasterKey, PortalKey, NameKey, EscrowKey, SealingKey, UnlockKey, Passphrase
);
assert_no_debug!(
    crate::seal::PortalKeys,
    crate::seal::ReaderKeys,
    crate::seal::SignedIn,
    crate::render::PageHtml
);

fn vectors(text: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(text).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name} is missing"))
}

fn bytes<const N: usize>(value: &Value, name: &str) -> [u8; N] {
    HEX.decode(text(value, name).as_bytes())
        .unwrap()
        .try_into()
        .unwrap()
}

#[test]
fn keys_and_addresses_are_those_of_the_vectors() {
    for case in vectors(include_str!("../../../tests/vectors/v1/derive.json")) {
        let real = MasterKey::parse(text(&case, "masterText")).unwrap();
        let master = MasterKey::parse(text(&case, "demoText")).unwrap();
        assert!(master.is_demo() && !real.is_demo());
        assert_eq!(master.to_text().as_str(), text(&case, "demoText"));
        assert_eq!(HEX.encode(master.secret.as_slice()), text(&case, "master"));
        assert_eq!(HEX.encode(&real.id().0), text(&case, "masterKeyId"));
        let epoch = Epoch(case["epoch"].as_u64().unwrap());
        let portal = PortalId(bytes(&case, "portal"));
        let portal_key = master.portal_key(portal);
        assert_eq!(
            HEX.encode(portal_key.0.as_slice()),
            text(&case, "portalKey")
        );
        let escrow = portal_key.escrow_key();
        assert_eq!(HEX.encode(escrow.0.as_slice()), text(&case, "escrowKey"));
        assert_eq!(
            HEX.encode(&escrow.sealing_key().id().0),
            text(&case, "escrowKeyId")
        );
        for (number, dummy) in (0..).zip(case["dummies"].as_array().unwrap()) {
            assert_eq!(
                HEX.encode(escrow.dummy(number).as_bytes()),
                dummy.as_str().unwrap()
            );
        }
        let number = u64::to_be_bytes;
        let salt: [u8; 16] = bytes(&case, "salt");
        let check = escrow.keyring_check(&[
            &number(1),
            &portal.0,
            &salt,
            &number(epoch.0),
            &number(65_536),
            &number(3),
            &number(1),
        ]);
        assert_eq!(HEX.encode(&check), text(&case, "keyringCheck"));
        for owner in case["owners"].as_array().unwrap() {
            assert_eq!(
                master.owner_tag(text(owner, "folder")),
                text(owner, "owner")
            );
        }
        for set in case["sets"].as_array().unwrap() {
            let names = AudienceSet::new(
                set["names"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|name| name.as_str().unwrap()),
            );
            let views: Vec<_> = names.names().map(|name| AudienceSet::new([name])).collect();
            let audience = portal_key.audience_key(epoch, &views.iter().collect());
            let view = portal_key.view_key(epoch, &names);
            assert_eq!(HEX.encode(audience.as_bytes()), text(set, "audienceKey"));
            assert_eq!(HEX.encode(&audience.id().0), text(set, "audienceKeyId"));
            assert_eq!(HEX.encode(view.as_bytes()), text(set, "viewKey"));
            assert_eq!(HEX.encode(&view.id().0), text(set, "viewKeyId"));
            assert_eq!(
                HEX.encode(view.file_key(&[0; 32]).as_slice()),
                text(set, "viewFileKeyForZeroSalt")
            );
        }
        for address in case["addresses"].as_array().unwrap() {
            let kind = if text(address, "kind") == "page" {
                AddressKind::Page
            } else {
                AddressKind::Attachment
            };
            let derived = Address::derive(&portal_key.name_key(), kind, text(address, "path"));
            assert_eq!(derived.as_str(), text(address, "address"));
        }
    }
}

#[test]
fn passphrases_lead_to_the_slots_of_the_vectors() {
    for case in vectors(include_str!("../../../tests/vectors/v1/passphrase.json")) {
        let passphrase = Passphrase::new(text(&case, "passphrase"));
        assert_eq!(
            passphrase.as_str(),
            text(&case, "normalised"),
            "{}",
            case["name"]
        );
        let [memory, passes, lanes] =
            ["memory", "passes", "lanes"].map(|name| case[name].as_u64().unwrap());
        let salt = HEX.decode(text(&case, "salt").as_bytes()).unwrap();
        let unlock = Kdf::checked(memory, passes, lanes, salt)
            .unwrap()
            .unlock_key(&passphrase);
        assert_eq!(
            HEX.encode(unlock.as_bytes()),
            text(&case, "unlockKey"),
            "{}",
            case["name"]
        );
        let edition = Edition(bytes(&case, "edition"));
        assert_eq!(base32(&unlock.slot_id(edition)), text(&case, "slotId"));
        let slot = unlock.slot_key(edition);
        assert_eq!(HEX.encode(slot.as_bytes()), text(&case, "slotKey"));
        assert_eq!(HEX.encode(&slot.id().0), text(&case, "slotKeyId"));
    }
}

#[test]
fn epochs_change_keys_and_leave_addresses() {
    let portal_key = PortalKey(Secret::new([1; 32]));
    let set = AudienceSet::everyone();
    assert_ne!(
        portal_key.view_key(Epoch(1), &set).as_bytes(),
        portal_key.view_key(Epoch(2), &set).as_bytes()
    );
    assert_ne!(
        portal_key.view_key(Epoch(1), &set).as_bytes(),
        portal_key
            .audience_key(Epoch(1), &[&set].into_iter().collect())
            .as_bytes()
    );
    let decomposed = Address::derive(&portal_key.name_key(), AddressKind::Page, "u\u{308}ber");
    assert_eq!(
        decomposed,
        Address::derive(&portal_key.name_key(), AddressKind::Page, "über")
    );
}

/// Does not compile for a type with `Debug`: two implementations would fit then.
trait NeverShown<Which> {
    fn holds() {}
}

struct Shown;

impl<T> NeverShown<()> for T {}
impl<T: std::fmt::Debug> NeverShown<Shown> for T {}

#[test]
fn no_secret_can_be_printed_by_accident() {
    use crate::seal::{Keyring, Passphrase, PortalKeys, ReaderKeys, SignedIn};

    <super::MasterKey as NeverShown<_>>::holds();
    <super::PortalKey as NeverShown<_>>::holds();
    <super::NameKey as NeverShown<_>>::holds();
    <super::EscrowKey as NeverShown<_>>::holds();
    <super::UnlockKey as NeverShown<_>>::holds();
    <super::SealingKey as NeverShown<_>>::holds();
    <Passphrase as NeverShown<_>>::holds();
    <Keyring as NeverShown<_>>::holds();
    <PortalKeys as NeverShown<_>>::holds();
    <ReaderKeys as NeverShown<_>>::holds();
    <SignedIn as NeverShown<_>>::holds();
    // What is public may be shown.
    let id =
        super::MasterKey::generate(&mut |bytes: &mut [u8]| bytes.fill(1), super::KeyKind::Real)
            .id();
    assert!(format!("{id:?}").starts_with("KeyId"));
}

//! Every label of the format in one place: what a derived key is for. Two uses never share one.

pub(super) const PORTAL: &str = "extranet/v1/portal";
pub(super) const NAME: &str = "extranet/v1/name";
pub(super) const ESCROW: &str = "extranet/v1/escrow";
pub(super) const AUDIENCE: &str = "extranet/v1/audience";
pub(super) const VIEW: &str = "extranet/v1/view";

pub(super) const KEY_ID: &str = "extranet/v1/key-id";
pub(super) const SALT: &str = "extranet/v1/salt";
pub(super) const FILE: &str = "extranet/v1/file";

pub(super) const SLOT_ID: &str = "extranet/v1/slot-id";
pub(super) const SLOT_KEY: &str = "extranet/v1/slot-key";
pub(super) const EDITION: &str = "extranet/v1/edition";
pub(super) const DUMMY: &str = "extranet/v1/dummy";

pub(super) const KEYRING: &str = "extranet/v1/keyring";
pub(super) const OWNER: &str = "extranet/v1/owner";
pub(super) const KEY_TEXT: &str = "extranet/v1/key-text";

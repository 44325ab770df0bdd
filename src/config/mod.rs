//! From the text of `book.toml` and `portal.toml` to checked settings; also the tree and the field checks that front matter shares.

mod amount;
mod book;
mod brand;
mod currency;
mod duration;
mod fields;
mod key_command;
mod language;
mod moment;
mod money;
mod number;
mod parse;
mod portal;
mod section;
mod slug;
mod theme;
mod toml_tree;
mod tree;
mod values;
mod yaml_tree;

pub use book::{BookSettings, DEFAULT_KEY_FILE};
pub use brand::{
    Accent, Agency, AgencyLink, Colour, Contact, Localised, Logo, Typed, parse_email, parse_phone,
};
pub use currency::Currency;
pub use duration::CalendarDuration;
pub use fields::{Choice, Fields, Marked};
pub use key_command::KeyCommand;
pub use language::{INTERFACE_LANGUAGES, Language};
pub use moment::{Moment, parse_time};
pub use money::{AmountReading, NoAmount};
pub use number::{NoNumber, NumberReading};
pub use parse::{Notation, parse, parse_file};
pub use portal::{EVERYONE, Phase, PortalKind, PortalSettings};
pub use section::Section;
pub use slug::{is_slug, slugify};
pub use theme::{BUILT_IN_THEMES, EngineName, ThemeName, ThemeSettings};
pub use tree::{Node, Table, Value};
pub use values::parse_date;

//! People, as templates are given them.

use serde::Serialize;

use super::Someone;
use super::windows::{Part, Save, Window};

/// Everybody, side by side.
#[derive(Clone, Debug, Serialize)]
pub struct PeopleContext {
    /// Those that have people, in the order in which a customer asks for them.
    pub sides: Vec<SideContext>,
}

/// The people of one side.
#[derive(Clone, Debug, Serialize)]
pub struct SideContext {
    /// The side's name in the reader's language.
    pub title: String,
    /// The people.
    pub people: Vec<PersonCard>,
    /// All of their cards, when there are several.
    pub save: Option<Save>,
}

/// A person's card.
#[derive(Clone, Debug, Serialize)]
pub struct PersonCard {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The first letters of the name.
    pub initials: String,
    /// The person's page.
    pub url: Option<String>,
    /// The job title.
    pub title: Option<String>,
    /// The organisation.
    pub org: Option<String>,
    /// What the person does here.
    pub roles: Vec<String>,
    /// A mail address.
    pub email: Option<String>,
    /// A phone number.
    pub tel: Option<String>,
    /// The phone number as the address of a link.
    pub tel_url: Option<String>,
    /// Languages spoken.
    pub languages: Vec<String>,
    /// What to ask about, with the pages about it.
    pub topics: Vec<Part>,
    /// Who stands in.
    pub substitute: Option<Someone>,
    /// Who to talk to on the other side.
    pub counterpart: Option<Someone>,
    /// Who talks to whom about what, as a sentence.
    pub talks: Vec<Part>,
    /// When the person is away, or soon will be.
    pub away: Vec<Window>,
    /// The person for an address book.
    pub save: Save,
}

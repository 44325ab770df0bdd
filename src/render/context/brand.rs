//! Who is behind a portal, as templates see it: on every opened page, and at the gate as far as it is public.

use serde::Serialize;

/// The agency.
#[derive(Clone, Debug, Serialize)]
pub struct AgencyContext {
    /// Its name.
    pub name: String,
    /// Its logo, a public file.
    pub logo: Option<LogoContext>,
    /// Imprint, data protection and others.
    pub links: Vec<BrandLink>,
    /// Whom to ask.
    pub contact: Option<ContactContext>,
}

/// A logo on light and dark grounds.
#[derive(Clone, Debug, Serialize)]
pub struct LogoContext {
    /// On light grounds, and everywhere if there is no other.
    pub light: LogoImage,
    /// On dark grounds.
    pub dark: Option<LogoImage>,
}

/// One picture of a logo.
#[derive(Clone, Debug, Serialize)]
pub struct LogoImage {
    /// Its address.
    pub url: String,
    /// The media type, if it is sealed and so must be opened first.
    pub sealed: Option<&'static str>,
    /// Its width in CSS pixels, if it says.
    pub width: Option<u32>,
    /// Its height in CSS pixels, if it says.
    pub height: Option<u32>,
}

/// A link of the agency to the web.
#[derive(Clone, Debug, Serialize)]
pub struct BrandLink {
    /// What it is called.
    pub title: String,
    /// The title's language, where it is not the reader's.
    pub lang: Option<String>,
    /// Where it leads.
    pub url: String,
}

/// Somebody to turn to.
#[derive(Clone, Debug, Serialize)]
pub struct ContactContext {
    /// A person, or a desk.
    pub name: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    /// A phone number.
    pub tel: Option<String>,
    /// The phone number as a link has it.
    pub tel_url: Option<String>,
}

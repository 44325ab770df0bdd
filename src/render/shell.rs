//! The public page around sealed bytes: the same for every page of a portal, made from public facts alone.

use serde::Serialize;

use super::context::brand::AgencyContext;

/// What the browser may do on a page: run and load this folder's files, show opened images, and nothing else.
///
/// A worker brings its own policy, so Argon2's WebAssembly needs no word here.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; \
connect-src 'self'; worker-src 'self'; media-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types extranet";

/// What the shell's template is given. Nothing of it comes from a page.
#[derive(Serialize)]
pub(super) struct ShellContext<'a> {
    pub(super) lang: &'a str,
    pub(super) assets: &'a str,
    pub(super) csp: &'a str,
    /// Only when the portal has opted in.
    pub(super) portal_name: Option<&'a str>,
    /// Unless the portal keeps it to itself.
    pub(super) agency: Option<AgencyContext>,
    pub(super) favicon: &'a str,
    pub(super) sealed: &'a str,
}

/// The shell's two halves; the sealed payload goes between them.
pub struct Shell {
    before: String,
    after: String,
}

impl Shell {
    pub(super) fn new(before: String, after: String) -> Self {
        Self { before, after }
    }

    /// The HTML before the sealed payload.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// The HTML after the sealed payload.
    pub fn after(&self) -> &str {
        &self.after
    }

    /// A shell for tests of what comes after rendering.
    #[cfg(test)]
    pub(crate) fn for_test(before: &str, after: &str) -> Self {
        Self {
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }
}

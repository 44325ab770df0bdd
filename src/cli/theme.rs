//! `extranet theme`.

use std::path::Path;

use anyhow::{Context, bail};
use extranet::config::{BUILT_IN_THEMES, is_slug, slugify};
use extranet::diag::Findings;
use extranet::load::Site;
use extranet::pipeline;
use extranet::write::create_folder;

use super::access::known_portal;
use super::report::{print, say};
use super::{Ending, clock, report};

/// The files of a new theme: each says what it is for, and does something small.
const FILES: [(&str, &str); 4] = [
    (
        "theme.toml",
        r#"# A theme lies over another one: what it does not bring is taken from there. docs/theming.md says what it may bring.
name = "NAME"
version = "0.1.0"

# The theme below; the built-in one when absent.
# extends = "plain"

# The language of the templates: "minijinja", or "tera" for those brought from Zola.
engine = "minijinja"
"#,
    ),
    (
        "style/NAME.css",
        r#"/* Published below the sheets of the built-in theme, so what stands here wins. A sheet called like one of those takes its place.
   Everything is set in tokens; these are some of them. The accent is the portal's own: `accent` in portal.toml. */
:root {
  --round: 4px;
  --round-small: 2px;
}
"#,
    ),
    (
        "templates/changes.html",
        r#"{# This takes the place of the built-in template of this name, which stands below texts that have changed. Take it away if it is to look as before.
   What a template is given: `extranet theme context PORTAL PAGE`. #}
{% if page.versions %}
<p class="versions-note">{{ page.versions.text }} <a href="{{ page.versions.url }}">{{ t("versions-compare") }}</a></p>
{% endif %}
"#,
    ),
    (
        "locales/en.ftl",
        "# Each message here takes the place of the one with the same key in the built-in texts; all others stay.\nlock = Lock\n",
    ),
];

/// Begins a theme.
pub(super) fn new(root: &Path, name: &str) -> anyhow::Result<Ending> {
    if !is_slug(name) {
        match slugify(name).as_str() {
            "" => bail!(
                "`{name}` cannot be the name of a theme: use lower-case letters, digits and `-`"
            ),
            slug => bail!("`{name}` cannot be the name of a theme; did you mean `{slug}`?"),
        }
    }
    if BUILT_IN_THEMES.contains(&name) {
        bail!("`{name}` comes with the program; give yours another name");
    }
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let findings = findings.about(&["book.toml"]);
    if findings.has_errors() {
        return Ok(report::findings(findings));
    }
    let folder = site.root().join("themes").join(name);
    let files = FILES.map(|(file, text)| (file.replace("NAME", name), text.replace("NAME", name)));
    if let Err(error) = create_folder(&folder, &files) {
        let hint = if error.is_taken() {
            "there is something of this name already; nothing was written"
        } else {
            "no theme was made"
        };
        return Err(error).context(hint);
    }
    for (file, _) in &files {
        print(&format!("{}/{file}", folder.display()))?;
    }
    say("Choose the theme in book.toml, for all portals:");
    say(&format!("\n  [output.html]\n  theme = \"{name}\"\n"));
    say(&format!("or in the portal.toml of one: theme = \"{name}\""));
    Ok(Ending::Clean)
}

/// Prints what the template of a page is given.
pub(super) fn context(root: &Path, portal: &str, page: &str) -> anyhow::Result<Ending> {
    let mut findings = Findings::default();
    let site = Site::open(root, &mut findings)?;
    let portal = known_portal(&site, portal)?;
    let context = pipeline::context(&site, portal, page, clock::today()?, &mut findings)?;
    // What is wrong with other pages is no reason to show nothing.
    match context {
        Some(json) => {
            print(&json)?;
            Ok(Ending::Clean)
        }
        None => Ok(report::findings(findings)),
    }
}

//! Where the master key comes from: `EXTRANET_KEY`, the file `EXTRANET_KEY_FILE`, or the key file of `book.toml`.

use std::env;
use std::path::{Path, PathBuf};

use extranet::diag::{Finding, Findings};
use extranet::load::{Site, read_key_file};
use extranet::seal::MasterKey;
use zeroize::Zeroizing;

use super::report::say;

const VARIABLE: &str = "EXTRANET_KEY";
const FILE_VARIABLE: &str = "EXTRANET_KEY_FILE";

/// The key file that `book.toml` names.
pub(super) fn key_file(site: &Site) -> PathBuf {
    site.root().join(&site.settings().key_file)
}

/// Finds the master key, or notes why there is none.
///
/// # Errors
/// When a key file exists and cannot be read.
pub(super) fn find(site: &Site, findings: &mut Findings) -> anyhow::Result<Option<MasterKey>> {
    if let Some(text) = env::var_os(VARIABLE) {
        // What is not Unicode is no key either, and must not be passed over for another one.
        let text = text.into_string().unwrap_or_else(|_| "\u{fffd}".to_owned());
        let text = Zeroizing::new(text);
        if text.trim().is_empty() {
            // What CI hands over for a secret that is not there.
            let finding =
                Finding::file_error("no-key", format!("${VARIABLE}"), "the master key is empty");
            findings.push(finding.hint("is the secret set, and may this run read it? Without the variable, the key file is used"));
            return Ok(None);
        }
        return Ok(parse(&text, &format!("${VARIABLE}"), findings));
    }
    let (path, shown) = match env::var_os(FILE_VARIABLE) {
        Some(path) => (PathBuf::from(&path), Path::new(&path).display().to_string()),
        None => (key_file(site), site.settings().key_file.clone()),
    };
    if let Some(folder) = site.publishes(&path) {
        // A setting that says so itself has its finding already.
        if !findings.clone().about(&["book.toml"]).has_errors() {
            findings.push(exposed(&shown, folder));
        }
        return Ok(None);
    }
    let Some(file) = read_key_file(&path)? else {
        let finding = Finding::file_error("no-key", shown, "there is no master key");
        findings.push(finding.hint(format!(
            "run `extranet key new`, or set {VARIABLE} or {FILE_VARIABLE}"
        )));
        return Ok(None);
    };
    let key = parse(&file.text, &shown, findings);
    if key.as_ref().is_some_and(|key| !key.is_demo()) && !file.is_private {
        let finding = Finding::file_error(
            "open-key-file",
            shown.clone(),
            "others on this machine can read the master key",
        );
        findings.push(finding.hint(format!("run `chmod 600 {shown}`")));
    }
    Ok(key)
}

/// The finding about a master key in a folder of content or output.
pub(super) fn exposed(shown: &str, folder: &str) -> Finding {
    let message = format!("the master key lies in `{folder}`: what is in there is published");
    Finding::file_error("exposed-key", shown, message).hint(
        "keep it beside `book.toml`, or outside the site; if it was published, make a new one",
    )
}

/// The one warning of a site that is sealed with a key everybody knows.
pub(super) fn warn_of_demo(key: &MasterKey) {
    if key.is_demo() {
        say(
            "warning: this is the demo key, which everybody knows: publish nothing that is sealed with it",
        );
    }
}

fn parse(text: &str, shown: &str, findings: &mut Findings) -> Option<MasterKey> {
    MasterKey::parse(text)
        .map_err(|error| {
            let finding = Finding::file_error("damaged-key", shown, error.to_string());
            findings.push(finding.hint("take the key from where you keep its copy; it is one line, from `extranet-` to the end"));
        })
        .ok()
}

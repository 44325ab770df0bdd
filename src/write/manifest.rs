//! `manifest.json`: what an earlier build wrote into a portal's folder, and whose it is (`docs/format.md` §8).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use data_encoding::HEXLOWER;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::error::{Tried, WriteError};
use super::output_path::{MANIFEST, OutputPath};
use super::portal_folder::{OnDisk, on_disk};

/// The format this version writes, and the only one it reads.
const FORMAT: u64 = 1;

/// The list of a portal's files.
pub(super) struct Manifest {
    owner: String,
    files: BTreeMap<OutputPath, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    size: u64,
    sha256: String,
}

/// As much as every format has; read first, so that a newer one gets a message of its own.
#[derive(Deserialize)]
#[serde(expecting = "an object with `format` and `owner`")]
struct Head {
    format: u64,
    owner: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(rename = "format")]
    _format: u64,
    owner: String,
    files: BTreeMap<OutputPath, Entry>,
}

impl Manifest {
    /// An empty list.
    pub(super) fn new(owner: &str) -> Self {
        Self {
            owner: owner.to_owned(),
            files: BTreeMap::new(),
        }
    }

    /// Adds a file.
    pub(super) fn insert(&mut self, path: OutputPath, bytes: &[u8]) {
        let entry = Entry {
            size: bytes.len() as u64,
            sha256: HEXLOWER.encode(&Sha256::digest(bytes)),
        };
        self.files.insert(path, entry);
    }

    /// The owner tag.
    pub(super) fn owner(&self) -> &str {
        &self.owner
    }

    /// Whether a path is listed.
    pub(super) fn lists(&self, path: &OutputPath) -> bool {
        self.files.contains_key(path)
    }

    /// The paths, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.files.keys()
    }

    /// The text of the file: a line per file, so that the difference between two deployments can be read.
    pub(super) fn to_json(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut json = format!(
            "{{\n  \"format\": {FORMAT},\n  \"owner\": {},\n  \"files\": {{",
            quoted(&self.owner)
        );
        let mut separator = "\n";
        for (path, Entry { size, sha256 }) in &self.files {
            let path = quoted(path.as_str());
            json.push_str(&format!(
                "{separator}    {path}: {{ \"size\": {size}, \"sha256\": \"{sha256}\" }}"
            ));
            separator = ",\n";
        }
        json.push_str("\n  }\n}\n");
        json
    }

    /// Reads the manifest of a portal's folder, with its text; `None` if there is none.
    ///
    /// # Errors
    /// [`WriteError::BrokenManifest`], [`WriteError::NewerManifest`], or something else than a readable file stands there.
    pub(super) fn read(portal: &Path) -> Result<Option<(Self, Vec<u8>)>, WriteError> {
        let path = portal.join(MANIFEST);
        let Some(text) = read_text(&path)? else {
            return Ok(None);
        };
        let broken = |error: serde_json::Error| WriteError::BrokenManifest {
            path: path.clone(),
            reason: error.to_string(),
        };
        let head: Head = serde_json::from_slice(&text).map_err(broken)?;
        if head.format > FORMAT {
            return Err(WriteError::NewerManifest {
                path,
                format: head.format,
            });
        }
        if head.format < FORMAT {
            let reason = format!("there is no format {}", head.format);
            return Err(WriteError::BrokenManifest { path, reason });
        }
        let raw: Raw = serde_json::from_slice(&text).map_err(broken)?;
        let manifest = Self {
            owner: raw.owner,
            files: raw.files,
        };
        Ok(Some((manifest, text)))
    }

    /// The owner tag in a folder that may be anybody's: `None` where nothing of ours can be recognised.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub(super) fn owner_in(folder: &Path) -> Result<Option<String>, WriteError> {
        let path = folder.join(MANIFEST);
        if !matches!(on_disk(&path)?, OnDisk::File { .. }) {
            return Ok(None);
        }
        let head = read_text(&path)?.and_then(|text| serde_json::from_slice::<Head>(&text).ok());
        Ok(head.map(|head| head.owner))
    }
}

fn read_text(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match on_disk(path)? {
        OnDisk::Nothing => Ok(None),
        OnDisk::File { .. } => fs::read(path).tried("read", path).map(Some),
        other => Err(other.refusal(path)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Manifest, OutputPath};

    #[test]
    fn the_text_is_sorted_with_a_line_per_file() {
        let mut manifest = Manifest::new("geheim32");
        for (path, bytes) in [
            ("index.html", "abc"),
            ("_/ab/r.js", ""),
            ("access.json", "{}"),
        ] {
            manifest.insert(
                OutputPath::parse(path).expect("a safe path"),
                bytes.as_bytes(),
            );
        }
        let expected = r#"{
  "format": 1,
  "owner": "geheim32",
  "files": {
    "_/ab/r.js": { "size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    "access.json": { "size": 2, "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a" },
    "index.html": { "size": 3, "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" }
  }
}
"#;
        assert_eq!(manifest.to_json(), expected);
    }
}

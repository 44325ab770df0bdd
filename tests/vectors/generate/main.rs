//! Makes the test vectors of format version 1: `cargo run --example vectors`.
//!
//! It follows docs/format.md with the bare primitives and uses nothing of `src/seal/`, so that the vectors check the sealer and are not made
//! by it. A vector that exists is never overwritten: one that would come out differently is reported, and the run fails.

mod access;
mod envelopes;
mod format;
mod keys;

use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn main() {
    let mut folder = Folder {
        root: Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/v1"),
        written: 0,
        different: Vec::new(),
    };
    keys::derive(&mut folder);
    keys::passphrase(&mut folder);
    keys::padme_sizes(&mut folder);
    envelopes::to_open(&mut folder);
    envelopes::to_refuse(&mut folder);
    access::to_open(&mut folder);
    access::to_refuse(&mut folder);
    let report = format!(
        "{} written, {} different: {:?}\n",
        folder.written,
        folder.different.len(),
        folder.different
    );
    std::io::stderr()
        .write_all(report.as_bytes())
        .expect("stderr");
    assert!(
        folder.different.is_empty(),
        "a released vector is never edited"
    );
}

/// Where the vectors are.
pub(crate) struct Folder {
    root: PathBuf,
    written: usize,
    different: Vec<String>,
}

impl Folder {
    pub(crate) fn put(&mut self, name: &str, vector: &Value) {
        let path = self.root.join(name).with_extension("json");
        let text = serde_json::to_string_pretty(vector).expect("JSON") + "\n";
        match std::fs::read_to_string(&path) {
            Ok(there) if there == text => {}
            Ok(_) => self.different.push(name.to_owned()),
            Err(_) => {
                std::fs::create_dir_all(path.parent().expect("folder")).expect("make folder");
                std::fs::write(&path, text).expect("write vector");
                self.written += 1;
            }
        }
    }
}

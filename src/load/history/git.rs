//! Runs the `git` program, and believes nothing but its answer: no setting of the machine or the repository changes what it says, runs another
//! program, asks a network or writes anything.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// What would lead git to another repository than that of the folder, or change what it takes for a path. `GIT_CONFIG_*` stays: there, a
/// machine says which repositories are safe.
const MISLEADING: [&str; 17] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
];

const ALWAYS: [&str; 18] = [
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.quotePath=off",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "log.follow=false",
    // What is not there is not fetched.
    "-c",
    "protocol.allow=never",
    "-c",
    "color.ui=false",
    // The repository's own `.mailmap` remains, which is the same on all machines.
    "-c",
    "mailmap.file=",
    "-c",
    "mailmap.blob=",
];

/// The program, in a folder of some repository.
#[derive(Debug)]
pub(super) struct Git {
    folder: PathBuf,
}

impl Git {
    /// For a folder, which need not be in a repository.
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Runs a command to its end; `None` when there is no such program.
    pub(super) fn run(&self, arguments: &[&str]) -> Option<Output> {
        self.command(arguments).stdin(Stdio::null()).output().ok()
    }

    /// The bytes that a command says; `None` unless it ends well.
    pub(super) fn say(&self, arguments: &[&str]) -> Option<Vec<u8>> {
        said(self.run(arguments)?)
    }

    /// The same for a command that is told something.
    pub(super) fn answer(&self, arguments: &[&str], question: &[u8]) -> Option<Vec<u8>> {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().ok()?;
        let mut input = child.stdin.take()?;
        let output = std::thread::scope(|scope| {
            // Beside reading: a pipe holds little, and both sides would wait. Git tells in the end whether it got everything.
            scope.spawn(move || input.write_all(question).is_ok());
            child.wait_with_output()
        });
        said(output.ok()?)
    }

    /// Begins a command that answers one question after the other.
    pub(super) fn converse(&self, arguments: &[&str]) -> Option<Child> {
        let mut command = self.command(arguments);
        command
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()
    }

    /// The commits that end a shallow clone, by a file in which git keeps them.
    pub(super) fn last_commits(&self, list: &str) -> BTreeSet<String> {
        let list = std::fs::read_to_string(self.folder.join(list)).unwrap_or_default();
        list.lines().map(str::to_owned).collect()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .current_dir(&self.folder)
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_NO_LAZY_FETCH", "1")
            .args(ALWAYS)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for name in MISLEADING {
            command.env_remove(name);
        }
        command
    }
}

fn said(output: Output) -> Option<Vec<u8>> {
    output.status.success().then_some(output.stdout)
}

//! The master key from a command, such as that of a password store.
//!
//! The first line of what the program prints is the key; the rest does not matter, for password stores keep notes there. The program gets no stdin, as a passphrase
//! may be waiting in it; its stderr is that of `extranet`, so that people see what it asks.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::config::KeyCommand;

/// More than anybody keeps beside a key.
const OUTPUT_LIMIT: usize = 64 * 1024;
/// How long a program may take to end once it has closed its stdout, in steps.
const STEPS_TO_END: u32 = 100;
const STEP: Duration = Duration::from_millis(10);

/// A key command did not give a key. What it printed is never quoted.
#[derive(Debug, thiserror::Error)]
pub enum KeyCommandError {
    /// It could not be started.
    #[error("cannot run the key command `{command}`")]
    Start {
        /// The command.
        command: String,
        /// Why not.
        source: std::io::Error,
    },
    /// Its output could not be read, or its end not be seen.
    #[error("cannot read what the key command `{command}` prints")]
    Read {
        /// The command.
        command: String,
        /// Why not.
        source: std::io::Error,
    },
    /// It failed.
    #[error("the key command `{command}` failed: {status}")]
    Failed {
        /// The command.
        command: String,
        /// How it ended.
        status: ExitStatus,
    },
    /// It was waited for long enough.
    #[error("the key command `{command}` did not end within {} seconds", patience.as_secs())]
    Slow {
        /// The command.
        command: String,
        /// How long it was waited for.
        patience: Duration,
    },
    /// Nothing in the first line.
    #[error("the key command `{command}` printed nothing in its first line")]
    Empty {
        /// The command.
        command: String,
    },
    /// No key store says that much.
    #[error("the key command `{command}` printed more than {OUTPUT_LIMIT} bytes")]
    TooLong {
        /// The command.
        command: String,
    },
}

/// Runs a key command in `folder`, and returns the first line that it prints.
///
/// # Errors
/// When it cannot be run, fails, prints nothing or too much, or takes longer than `patience`.
pub fn ask_key_command(
    command: &KeyCommand,
    folder: &Path,
    patience: Duration,
) -> Result<Zeroizing<String>, KeyCommandError> {
    let text = || command.as_str().to_owned();
    let mut child = Command::new(command.program())
        .args(command.arguments())
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .map_err(|source| KeyCommandError::Start {
            command: text(),
            source,
        })?;
    let output = child.stdout.take().expect("stdout was asked for");
    let (sender, receiver) = mpsc::channel();
    // Not joined: a program that is killed may have left its stdout to another one.
    std::thread::spawn(move || {
        // All at once, for a buffer that grows leaves copies behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(OUTPUT_LIMIT + 1));
        let read = output.take(OUTPUT_LIMIT as u64 + 1).read_to_end(&mut bytes);
        // Nobody waits any longer if this fails.
        let _ = sender.send(read.map(|_| bytes));
    });
    let read = receiver.recv_timeout(patience).ok();
    let is_too_long = matches!(&read, Some(Ok(bytes)) if bytes.len() > OUTPUT_LIMIT);
    let status = match &read {
        Some(Ok(_)) if !is_too_long => end_of(&mut child),
        _ => Ok(None),
    };
    if !matches!(status, Ok(Some(_))) {
        // It may have ended meanwhile.
        let _ = child.kill();
        let _ = child.wait();
    }
    let failed = |source| KeyCommandError::Read {
        command: text(),
        source,
    };
    let slow = || KeyCommandError::Slow {
        command: text(),
        patience,
    };
    let bytes = read.ok_or_else(slow)?.map_err(failed)?;
    if is_too_long {
        return Err(KeyCommandError::TooLong { command: text() });
    }
    let status = status.map_err(failed)?.ok_or_else(slow)?;
    if !status.success() {
        return Err(KeyCommandError::Failed {
            command: text(),
            status,
        });
    }
    let line = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    // What is not text is no key either, and whoever parses it says so.
    let line = std::str::from_utf8(line).unwrap_or("\u{fffd}").trim();
    if line.is_empty() {
        return Err(KeyCommandError::Empty { command: text() });
    }
    Ok(Zeroizing::new(line.to_owned()))
}

/// How a program ended that has closed its stdout; `None` if it goes on.
fn end_of(child: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    for _ in 0..STEPS_TO_END {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        std::thread::sleep(STEP);
    }
    Ok(None)
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::ask_key_command;
    use crate::config::BookSettings;
    use crate::diag::{Findings, SourceText};

    /// What comes of a script, in words.
    fn told(script: &str, patience: Duration) -> String {
        let book =
            format!("[book]\ntitle = \"A\"\n[access]\nkey-command = '''sh -c \"{script}\"'''\n");
        let mut findings = Findings::default();
        let settings = BookSettings::parse(&SourceText::new("book.toml", &book), &mut findings);
        let command = settings.key_command.expect("a command");
        match ask_key_command(&command, Path::new("."), patience) {
            Ok(line) => format!("key {}", line.as_str()),
            Err(error) => error.to_string().replace(command.as_str(), "COMMAND"),
        }
    }

    #[test]
    fn the_first_line_is_the_key_and_all_else_is_told() {
        let long = Duration::from_secs(60);
        for (script, expected) in [
            ("echo one; echo two", "key one"),
            ("printf ' one\\r\\n'", "key one"),
            ("printf one", "key one"),
            (
                "echo secret; exit 3",
                "the key command `COMMAND` failed: exit status: 3",
            ),
            (
                "true",
                "the key command `COMMAND` printed nothing in its first line",
            ),
            (
                "echo; echo one",
                "the key command `COMMAND` printed nothing in its first line",
            ),
            (
                "cat",
                "the key command `COMMAND` printed nothing in its first line",
            ),
            (
                "cat /dev/zero",
                "the key command `COMMAND` printed more than 65536 bytes",
            ),
        ] {
            assert_eq!(told(script, long), expected, "{script}");
        }
    }

    #[test]
    fn nobody_waits_for_ever() {
        let slow = "the key command `COMMAND` did not end within 0 seconds";
        for script in ["exec sleep 600", "echo one; exec sleep 600"] {
            assert_eq!(told(script, Duration::from_millis(1)), slow, "{script}");
        }
        let slow = "the key command `COMMAND` did not end within 60 seconds";
        let closed = "echo one; exec sleep 600 >&-";
        assert_eq!(told(closed, Duration::from_secs(60)), slow);
    }
}

//! Reads contents that git keeps: programs that stay, and answer one question after the other.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::{Mutex, PoisonError};

use super::git::Git;

/// 1 MB: longer texts are not compared with what they were.
const LONGEST: u64 = 1_000_000;

/// As many readers as are needed at a time.
#[derive(Debug, Default)]
pub(super) struct Contents(Mutex<Vec<Reader>>);

#[derive(Debug)]
struct Reader {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Contents {
    /// The texts of some contents; none for what is no text, too long or not there.
    pub(super) fn read(&self, git: &Git, ids: &[&str]) -> Vec<Option<String>> {
        let free = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = free().pop();
        let Some(mut reader) = kept.or_else(|| Reader::begin(git)) else {
            return vec![None; ids.len()];
        };
        match reader.read(ids) {
            Some(texts) => {
                free().push(reader);
                texts
            }
            None => vec![None; ids.len()],
        }
    }
}

impl Reader {
    fn begin(git: &Git) -> Option<Self> {
        let mut child = git.converse(&["cat-file", "--batch"])?;
        let questions = child.stdin.take();
        let answers = BufReader::new(child.stdout.take()?);
        Some(Self {
            child,
            questions,
            answers,
        })
    }

    /// `None` when the reader is of no use any more.
    fn read(&mut self, ids: &[&str]) -> Option<Vec<Option<String>>> {
        let mut asked = String::new();
        for id in ids {
            asked.extend([id, "\n"]);
        }
        // Few enough for a pipe, so git is never kept from answering.
        self.questions.as_mut()?.write_all(asked.as_bytes()).ok()?;
        ids.iter().map(|_| self.answer()).collect()
    }

    fn answer(&mut self) -> Option<Option<String>> {
        let mut head = String::new();
        self.answers.read_line(&mut head).ok()?;
        let words: Vec<&str> = head.split_whitespace().collect();
        let [_, kind, size] = words.as_slice() else {
            // `missing`, unless git is gone.
            return head.ends_with('\n').then_some(None);
        };
        let size: u64 = size.parse().ok()?;
        let mut bytes = Vec::new();
        let mut content = self.answers.by_ref().take(size + 1);
        if size <= LONGEST && *kind == "blob" {
            content.read_to_end(&mut bytes).ok()?;
            // The line break behind it.
            (bytes.pop() == Some(b'\n') && bytes.len() as u64 == size).then_some(())?;
            return Some(String::from_utf8(bytes).ok());
        }
        std::io::copy(&mut content, &mut std::io::sink()).ok()?;
        Some(None)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // It ends when there is nobody left to ask, or nobody left to hear the answer.
        self.questions = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

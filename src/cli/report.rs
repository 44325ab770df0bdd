//! Tells people what happened: findings, failures, results.

use std::io::{IsTerminal, Write};

use extranet::diag::{Findings, Severity, Style, printable};

use super::Ending;

/// A line of talk. Names in it may be anybody's, so nothing in it steers the terminal.
pub(super) fn say(line: &str) {
    show(&printable(line));
}

fn show(text: &str) {
    // Nobody listening is no reason to fail.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// A line of data.
///
/// # Errors
/// When stdout cannot be written.
pub(super) fn print(line: &str) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{line}")
}

/// Shows all findings and how many there are.
pub(super) fn findings(findings: Findings) -> Ending {
    let style = if std::io::stderr().is_terminal() {
        Style::Coloured
    } else {
        Style::Plain
    };
    let findings = findings.sorted();
    // Not of the unsorted ones: what is wrong with a page in two languages is found twice.
    let count = |severity| {
        let found = findings.iter();
        found.filter(|finding| finding.severity == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let notes = count(Severity::Note);
    for finding in &findings {
        show(&finding.to_text(style));
        show("");
    }
    let counted = |number: usize, word: &str| {
        (number > 0).then(|| format!("{number} {word}{}", if number == 1 { "" } else { "s" }))
    };
    let summary: Vec<String> = [
        counted(errors, "error"),
        counted(warnings, "warning"),
        counted(notes, "note"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !summary.is_empty() {
        say(&summary.join(", "));
    }
    if errors > 0 {
        Ending::Findings
    } else {
        Ending::Clean
    }
}

/// Shows why a command could not run, down to the root.
pub(super) fn failure(error: &anyhow::Error) {
    let chain: Vec<String> = error.chain().map(ToString::to_string).collect();
    say(&format!("extranet: {}", chain.join(": ")));
}

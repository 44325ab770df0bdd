//! Names of made files as people read them, and as every system takes them.

/// The most characters of a name, without its ending.
const LONGEST: usize = 100;
/// Names that mean devices on Windows, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A name of some words with an ending: `Budget 2026 Nordlicht.xlsx`.
pub fn file_name(words: &[&str], ending: &str) -> String {
    let text: String = words.join(" ").chars().map(harmless).collect();
    let text: Vec<&str> = text.split_whitespace().collect();
    let text: String = text.join(" ").chars().take(LONGEST).collect();
    let text = text.trim_matches(['.', ' ', '-']);
    let first = text.split('.').next().unwrap_or_default().to_lowercase();
    let numbered = first
        .strip_prefix("com")
        .or_else(|| first.strip_prefix("lpt"));
    let is_device = DEVICES.contains(&first.as_str())
        || numbered
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()));
    match (text.is_empty(), is_device) {
        (true, _) => format!("extranet.{ending}"),
        (false, true) => format!("_{text}.{ending}"),
        (false, false) => format!("{text}.{ending}"),
    }
}

/// A letter that no file system refuses, and that does not turn the name around before the reader's eyes.
fn harmless(letter: char) -> char {
    match letter {
        '/' | '\\' | ':' | '|' => '-',
        '*' | '?' | '"' | '<' | '>' => ' ',
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => ' ',
        letter if letter.is_control() => ' ',
        letter => letter,
    }
}

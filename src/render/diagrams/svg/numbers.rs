//! The numbers of an SVG: checked and written with two decimals, which is finer than a pixel of any screen.

/// A list of numbers with commands between them, as in `d`, `points` or `transform`. `None` when it holds anything but letters of
/// `commands`.
pub fn shortened(text: &str, commands: &str) -> Option<String> {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if letter.is_ascii_digit() || matches!(letter, '-' | '+' | '.') {
            let end = number_length(rest);
            let number: f64 = rest[..end].parse().ok()?;
            // `1.5.5` is two numbers, but `1.50.5` would be others
            if written.ends_with(|last: char| last.is_ascii_digit() || last == '.') {
                written.push(' ');
            }
            written.push_str(&number_text(number)?);
            rest = &rest[end..];
        } else if letter.is_ascii_whitespace() || letter == ',' || commands.contains(letter) {
            written.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            return None;
        }
    }
    Some(written)
}

/// A single number, with or without `px` or `pt` behind it; `em` is kept.
pub fn length(text: &str) -> Option<String> {
    let text = text.trim();
    let (number, unit) = match text.strip_suffix("em") {
        Some(number) => (number, "em"),
        None => {
            let plain = text.strip_suffix("px").or_else(|| text.strip_suffix("pt"));
            (plain.unwrap_or(text), "")
        }
    };
    let number: f64 = number.trim().parse().ok()?;
    Some(format!("{}{unit}", number_text(number)?))
}

/// A number with at most two decimals.
pub fn number_text(number: f64) -> Option<String> {
    if !number.is_finite() {
        return None;
    }
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    Some(if text == "-0" { "0" } else { text }.to_owned())
}

/// How many bytes at the start of a text are one number.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut at = digits(usize::from(matches!(bytes.first(), Some(b'-' | b'+'))));
    if bytes.get(at) == Some(&b'.') {
        at = digits(at + 1);
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'-' | b'+')));
        let end = digits(at + 1 + sign);
        if end > at + 1 + sign {
            at = end;
        }
    }
    at.max(1)
}

#[cfg(test)]
mod tests {
    use super::{length, shortened};

    #[test]
    fn numbers_keep_two_decimals() {
        let table = [
            (
                "M930.322,48.778L876.138,-56.2",
                Some("M930.32,48.78L876.14,-56.2"),
            ),
            ("M1e-7 0.5.5", Some("M0 0.5 0.5")),
            ("M-0.001-2", Some("M0 -2")),
            ("M0 0url(x)", None),
            ("M1 2<", None),
            ("", Some("")),
        ];
        for (text, expected) in table {
            assert_eq!(shortened(text, "ML").as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn lengths_are_numbers() {
        let table = [
            ("14px", Some("14")),
            ("1.1em", Some("1.1em")),
            ("100%", None),
            ("NaN", None),
            ("calc(1px)", None),
        ];
        for (text, expected) in table {
            assert_eq!(length(text).as_deref(), expected, "{text}");
        }
    }
}

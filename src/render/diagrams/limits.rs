//! How much may stand in one diagram: what a person can take in, and what is drawn in the blink of an eye.
//!
//! Checked before anything is drawn. The numbers of boxes and lines are counted by the library once it has read the text
//! (`engine.rs`); what is counted here keeps that reading itself short.

use super::problem::Problem;

/// The bytes of a text.
pub const BYTES: usize = 20_000;

/// The lines of a text.
pub const LINES: usize = 500;

/// The bytes of a line, and with it of a label.
pub const LINE: usize = 1_000;

/// How deep groups may stand inside groups.
pub const DEPTH: usize = 12;

/// The days of all tasks of a schedule together where some days are left out: the library then walks from day to day.
pub const DAYS: f64 = 40_000.0;

/// The boxes and lines together, and other things of that kind.
pub const ITEMS: usize = 400;

/// The finding about a text that is too large to be read at all.
pub fn check(text: &str) -> Result<(), Problem> {
    check_size(text)?;
    check_depth(text)?;
    check_days(text)
}

/// The same without a look at its groups, which every language writes in its own way.
pub fn check_size(text: &str) -> Result<(), Problem> {
    if text.len() > BYTES {
        return Err(too_large(format!(
            "this diagram has {} bytes; the limit is {BYTES}",
            text.len()
        )));
    }
    let lines = text.lines().count();
    if lines > LINES {
        return Err(too_large(format!(
            "this diagram has {lines} lines; the limit is {LINES}"
        )));
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > LINE {
            let message = format!("this line has {} bytes; the limit is {LINE}", line.len());
            let shown = line.chars().take(60).map(char::len_utf8).sum::<usize>();
            return Err(Problem {
                span: Some(start..start + shown),
                ..too_large(message)
            });
        }
        start += line.len();
    }
    Ok(())
}

/// An error about size, with the advice that goes with it.
pub fn too_large(message: String) -> Problem {
    Problem::whole("diagram-too-large", message)
        .hint("divide it: a person takes in some twenty boxes at a glance")
}

fn check_depth(text: &str) -> Result<(), Problem> {
    const OPENING: [&str; 11] = [
        "subgraph",
        "alt",
        "opt",
        "loop",
        "par",
        "par_over",
        "critical",
        "break",
        "rect",
        "box",
        "namespace",
    ];
    let (mut depth, mut start) = (0_usize, 0);
    for line in text.split_inclusive('\n') {
        let statement = line.trim();
        let word = statement
            .split(|letter: char| letter.is_whitespace() || letter == ';')
            .next()
            .unwrap_or_default();
        if OPENING.contains(&word) || statement.ends_with('{') {
            depth += 1;
        } else if word == "end" || statement.starts_with('}') {
            depth = depth.saturating_sub(1);
        }
        if depth > DEPTH {
            let at = start + line.len() - line.trim_start().len();
            let problem = too_large(format!("groups stand inside more than {DEPTH} groups here"));
            return Err(Problem {
                span: Some(at..at + statement.len()),
                ..problem
            });
        }
        start += line.len();
    }
    Ok(())
}

/// Only schedules that leave days out are looked at; their tasks last `3d`, `2w`, `1.5M` and so on.
fn check_days(text: &str) -> Result<(), Problem> {
    let begins = |word: &str| text.lines().any(|line| line.trim_start().starts_with(word));
    if !begins("gantt") || !begins("excludes") {
        return Ok(());
    }
    let (mut days, mut start) = (0.0, 0);
    for line in text.split_inclusive('\n') {
        days += line.split([',', ':']).filter_map(days_of).sum::<f64>();
        if days > DAYS {
            let message = format!("the tasks up to here last more than {DAYS} days");
            let indent = line.len() - line.trim_start().len();
            return Err(Problem {
                span: Some(start + indent..start + line.trim_end().len()),
                ..too_large(message)
            });
        }
        start += line.len();
    }
    Ok(())
}

/// The days of a duration, part of one counting whole.
fn days_of(part: &str) -> Option<f64> {
    let part = part.trim();
    let number = part.trim_end_matches(char::is_alphabetic);
    let factor = match &part[number.len()..] {
        "y" => 366.0,
        "M" => 31.0,
        "w" => 7.0,
        "d" => 1.0,
        "h" => 1.0 / 24.0,
        "m" => 1.0 / 1_440.0,
        "s" => 1.0 / 86_400.0,
        "ms" => 1.0 / 86_400_000.0,
        _ => return None,
    };
    let number: f64 = number.trim_end().parse().ok()?;
    Some((number * factor).ceil())
}

#[cfg(test)]
mod tests {
    use super::{BYTES, DEPTH, LINE, LINES, check, days_of};

    #[test]
    fn schedules_that_leave_days_out_end_some_day() {
        let gantt = |task: &str| {
            format!(
                "gantt\n dateFormat YYYY-MM-DD\n excludes weekends\n A :a, 2026-01-01, {task}\n"
            )
        };
        for (task, is_refused) in [
            ("30d", false),
            ("40000d", false),
            ("40001d", true),
            ("5715w", true),
            ("20000000d", true),
            ("110y", true),
            ("999999999999m", true),
            ("1e300d", true),
        ] {
            let told = check(&gantt(task)).err();
            assert_eq!(told.is_some(), is_refused, "{task}");
            assert!(told.is_none_or(|problem| problem.span.is_some()));
        }
        assert!(check(&gantt("4000d\n B :b, after a, 39000d")).is_err());
        assert!(check(&gantt("99999999d").replace("excludes weekends", "")).is_ok());
        assert_eq!(days_of(" 1.5w "), Some(11.0));
        assert_eq!(days_of("2026-01-01"), None);
        assert_eq!(days_of("d"), None);
    }

    #[test]
    fn texts_have_limits() {
        let nested = |depth: usize| {
            format!(
                "flowchart TD\n{}a-->b\n{}",
                "  subgraph x\n".repeat(depth),
                "end\n".repeat(depth)
            )
        };
        let states = |depth: usize| "state x {\n".repeat(depth) + &"}\n".repeat(depth);
        let table = [
            (String::new(), None),
            ("a".repeat(LINE), None),
            ("a".repeat(LINE + 1), Some("this line")),
            (("a".repeat(LINE - 1) + "\n").repeat(BYTES / LINE), None),
            ("a".repeat(BYTES + 1), Some("this diagram has")),
            ("a\n".repeat(LINES), None),
            ("a\n".repeat(LINES + 1), Some("lines")),
            (nested(DEPTH), None),
            (nested(DEPTH + 1), Some("inside more than")),
            (states(DEPTH), None),
            (states(DEPTH + 1), Some("inside more than")),
            ("subgraph x\nend\n".repeat(100), None),
        ];
        for (text, expected) in table {
            let told = check(&text).err().map(|problem| problem.message);
            assert_eq!(told.is_some(), expected.is_some(), "{told:?}");
            assert!(
                told.unwrap_or_default()
                    .contains(expected.unwrap_or_default())
            );
        }
    }
}

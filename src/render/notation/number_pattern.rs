//! Patterns of numbers in CLDR's signs (UTS #35, part 3, "Number Format Patterns"), read once.
//!
//! `#,##0.00 ¤;¤-#,##0.00`: what stands before and after the digits, with `¤` for the currency and `%` as it is; how many digits stand
//! between two group signs (`#,##,##0` is Indian: three, then always two); behind `;` what is around negative numbers, if that is not a minus sign before
//! everything. How many decimals there are is the number's matter, not the pattern's. No line ends at a space in a number.

/// The signs that stand for digits.
const DIGITS: [char; 4] = ['#', '0', ',', '.'];

/// A pattern that has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberPattern {
    /// Around numbers of zero and more.
    pub positive: Around,
    /// Around others.
    pub negative: Around,
    /// Digits up to the first group sign, from the decimal sign on; 0 when there is none.
    pub first_group: usize,
    /// Digits between two group signs.
    pub other_groups: usize,
}

/// What stands before and after the digits. The minus sign is `-`, the currency is `¤`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    pub before: String,
    pub after: String,
}

impl NumberPattern {
    /// Reads a pattern.
    pub fn parse(pattern: &str) -> Result<Self, String> {
        let (positive, negative) = match pattern.split_once(';') {
            Some((positive, negative)) => (positive, Some(negative)),
            None => (pattern, None),
        };
        let (positive, digits) = around(positive)?;
        let negative = match negative {
            Some(negative) => around(negative)?.0,
            None => Around {
                before: format!("-{}", positive.before),
                after: positive.after.clone(),
            },
        };
        let whole = digits.split('.').next().unwrap_or_default();
        let mut groups = whole.rsplit(',').map(str::len);
        let last = groups.next().unwrap_or_default();
        // what stands left of all group signs is no group
        let has_more = whole.matches(',').count() > 1;
        let first_group = if whole.contains(',') { last } else { 0 };
        Ok(Self {
            positive,
            negative,
            first_group,
            other_groups: groups.next().filter(|_| has_more).unwrap_or(first_group),
        })
    }
}

fn around(pattern: &str) -> Result<(Around, &str), String> {
    let none = || format!("`{pattern}` has no digits such as `#,##0`");
    let start = pattern.find(DIGITS).ok_or_else(none)?;
    let end = pattern.rfind(DIGITS).ok_or_else(none)? + 1;
    let digits = &pattern[start..end];
    if !digits.chars().all(|sign| DIGITS.contains(&sign)) {
        return Err(format!("`{digits}` is no row of digits such as `#,##0`"));
    }
    let unbroken = |text: &str| text.replace(' ', "\u{a0}");
    let around = Around {
        before: unbroken(&pattern[..start]),
        after: unbroken(&pattern[end..]),
    };
    Ok((around, digits))
}

#[cfg(test)]
mod tests {
    use super::NumberPattern;

    #[test]
    fn patterns_are_read() {
        let around = |before: &str, after: &str| (before.to_owned(), after.to_owned());
        for (pattern, positive, negative, groups) in [
            ("#,##0.###", around("", ""), around("-", ""), (3, 3)),
            ("#,##,##0.00", around("", ""), around("-", ""), (3, 2)),
            ("0.00", around("", ""), around("-", ""), (0, 0)),
            (
                "#,##0 %",
                around("", "\u{a0}%"),
                around("-", "\u{a0}%"),
                (3, 3),
            ),
            (
                "¤ #,##0.00;¤-#,##0.00",
                around("¤\u{a0}", ""),
                around("¤-", ""),
                (3, 3),
            ),
        ] {
            let read = NumberPattern::parse(pattern).expect("a pattern");
            assert_eq!((read.positive.before, read.positive.after), positive);
            assert_eq!((read.negative.before, read.negative.after), negative);
            assert_eq!((read.first_group, read.other_groups), groups, "{pattern}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for (pattern, problem) in [
            ("¤", "`¤` has no digits such as `#,##0`"),
            ("#,##0;", "`` has no digits such as `#,##0`"),
            ("# ##0", "`# ##0` is no row of digits such as `#,##0`"),
        ] {
            assert_eq!(NumberPattern::parse(pattern).unwrap_err(), problem);
        }
    }
}

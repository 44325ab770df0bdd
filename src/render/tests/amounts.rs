//! Numbers and amounts as they are shown are read back as the same, or not at all where they could be two numbers.

use proptest::prelude::{Strategy, TestCaseError, prop_assert, prop_assert_eq};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;

use crate::config::{AmountReading, Currency, Language, NoAmount, NoNumber, NumberReading};
use crate::render::theme::Theme;

const LANGUAGES: [&str; 5] = ["de", "de-AT", "de-CH", "en", "en-GB"];

/// Runs the same tests each time, for each language with how it reads numbers.
fn hold<S: Strategy>(
    strategy: &S,
    test: impl Fn(&S::Value, &str, &Theme, &Language) -> Result<(), TestCaseError>,
) {
    let theme = Theme::built_in().expect("the built-in theme is whole");
    let config = Config {
        cases: 2000,
        failure_persistence: None,
        ..Config::default()
    };
    let chance = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, chance);
    let run = runner.run(strategy, |value| {
        for tag in LANGUAGES {
            let language = Language::parse(tag).expect("a tag");
            test(&value, tag, &theme, &language)?;
        }
        Ok(())
    });
    if let Err(failure) = run {
        panic!("{failure}");
    }
}

#[test]
fn an_amount_is_read_back_as_it_was_written() {
    let amounts = -99_999_999_999_999_i64..99_999_999_999_999_i64;
    let sizes =
        amounts.prop_flat_map(|amount| (0..14_u32).prop_map(move |cut| amount / 10_i64.pow(cut)));
    hold(&sizes, |cents, tag, theme, language| {
        let notation = theme.locale(language);
        let notation = notation.notation();
        for code in ["EUR", "GBP", "CHF", "USD"] {
            let currency = Currency::parse(code);
            let amount = Decimal::new(*cents, 2);
            let shown = notation.money(amount, currency);
            let reading = AmountReading {
                numbers: NumberReading::of_portal(std::slice::from_ref(language)),
                currency,
            };
            match reading.read(&shown) {
                Ok(read) => prop_assert_eq!(read, Some(amount), "{} in {}", shown, tag),
                // Signs such as `US$` that only some languages have need not be known; no other amount may come of them.
                Err(NoAmount::Number(NoNumber::Other)) => {
                    prop_assert!(code == "USD", "{} in {}", shown, tag);
                }
                Err(why) => prop_assert!(false, "{shown} in {tag}: {why:?}"),
            }
        }
        Ok(())
    });
}

#[test]
fn a_number_is_read_back_as_it_was_written_or_asked_about() {
    let digits = (
        -999_999_999_999_999_i64..999_999_999_999_999_i64,
        0..15_u32,
        0..=9_u32,
    );
    let numbers =
        digits.prop_map(|(digits, cut, scale)| Decimal::new(digits / 10_i64.pow(cut), scale));
    hold(&numbers, |number, tag, theme, language| {
        let notation = theme.locale(language);
        let notation = notation.notation();
        let shown = notation.decimal(*number);
        let sign = notation.decimal_sign().chars().next();
        let home = NumberReading::of_portal(std::slice::from_ref(language));
        // Whoever says what the decimal sign is can always be understood.
        let said = NumberReading { said: sign, ..home };
        prop_assert_eq!(
            said.read(&shown),
            Ok(Some(*number)),
            "{} in {}",
            &shown,
            tag
        );
        match home.read(&shown) {
            Err(NoNumber::Doubtful) => {}
            read => prop_assert_eq!(read, Ok(Some(*number)), "{} in {}", &shown, tag),
        }
        Ok(())
    });
}

//! Passphrases: normalised as they are typed, generated from the bundled word list, and refused where they are easy to guess.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::entropy::Entropy;

/// 7,757 words: 12.92 bits a word. Source and licence stand beside it.
const WORDS: &str = include_str!("words/english.txt");

/// How many guesses a self-chosen passphrase must withstand by zxcvbn's estimate. Its best score begins at 10^10; but sealed bytes can be
/// attacked at leisure, and a gate cannot count the tries.
const LEAST_GUESSES: u64 = 1_000_000_000_000;

/// The estimate takes time that grows fast with the length, and is long decided by then.
const ESTIMATED_CHARACTERS: usize = 100;

/// What a person types to open a portal, normalised: NFKC, one space between words, none around them.
pub struct Passphrase(Zeroizing<String>);

/// How many words a generated passphrase has: at least 5, by default 6 (77.5 bits).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordCount(usize);

/// A self-chosen passphrase that is too easy to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WeakPassphrase {
    /// Nothing was typed.
    #[error("the passphrase is empty")]
    Empty,
    /// Guessed too soon.
    #[error(
        "this passphrase is too easy to guess: take five or more words that have nothing to do with each other, the person or the portal, \
         or let `extranet` choose one"
    )]
    Guessable,
}

impl Passphrase {
    /// What was typed, normalised.
    pub fn new(typed: &str) -> Self {
        // Room enough from the start: growing would leave copies behind.
        let length = typed.nfkc().map(char::len_utf8).sum();
        let mut compatible = Zeroizing::new(String::with_capacity(length));
        compatible.extend(typed.nfkc());
        let mut text = Zeroizing::new(String::with_capacity(compatible.len()));
        for word in compatible.split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        Self(text)
    }

    /// A new one, each word drawn with the same chance.
    pub fn generate(entropy: &mut dyn Entropy, count: WordCount) -> Self {
        let words: Vec<&str> = WORDS.lines().collect();
        let mut text = Zeroizing::new(String::with_capacity(16 * count.0));
        for _ in 0..count.0 {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(words[draw(entropy, words.len())]);
        }
        Self(text)
    }

    /// Whether it is hard enough to guess for somebody who knows the names in `known` (of the person, the portal, the company).
    ///
    /// # Errors
    /// When it is not; the message says what to do.
    pub fn check_strength(&self, known: &[&str]) -> Result<(), WeakPassphrase> {
        if self.0.is_empty() {
            return Err(WeakPassphrase::Empty);
        }
        let length = self.0.char_indices().nth(ESTIMATED_CHARACTERS);
        let start = &self.0[..length.map_or(self.0.len(), |(at, _)| at)];
        let parts = known
            .iter()
            .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
        let known: Vec<&str> = known
            .iter()
            .copied()
            .chain(parts)
            .filter(|name| !name.is_empty())
            .collect();
        if zxcvbn::zxcvbn(start, &known).guesses() < LEAST_GUESSES {
            Err(WeakPassphrase::Guessable)
        } else {
            Ok(())
        }
    }

    /// The normalised text. It is the secret itself: show it once, store it nowhere.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl WordCount {
    /// `count` words, if they are enough.
    pub fn new(count: usize) -> Option<Self> {
        (5..=100).contains(&count).then_some(Self(count))
    }
}

impl Default for WordCount {
    fn default() -> Self {
        Self(6)
    }
}

/// A number below `limit`. Draws that would favour the small ones are drawn again.
fn draw(entropy: &mut dyn Entropy, limit: usize) -> usize {
    const DRAWS: usize = 1 << 16;
    let fair = DRAWS - DRAWS % limit;
    loop {
        let mut bytes = Zeroizing::new([0; 2]);
        entropy.fill(bytes.as_mut_slice());
        let drawn = usize::from(u16::from_be_bytes(*bytes));
        if drawn < fair {
            return drawn % limit;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sha2::{Digest, Sha256};

    use super::{Passphrase, WORDS, WeakPassphrase, WordCount, draw};

    #[test]
    fn the_word_list_is_the_one_described_beside_it() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), 7_757);
        assert!(
            words
                .iter()
                .all(|word| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_lowercase()))
        );
        let sum = data_encoding::HEXLOWER.encode(&Sha256::digest(WORDS));
        assert!(include_str!("words/README.md").contains(&sum));
    }

    #[test]
    fn generated_ones_have_their_words_and_pass_the_floor() {
        let mut state = 1_u32;
        let mut entropy = |bytes: &mut [u8]| {
            for byte in bytes {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *byte = state.to_be_bytes()[0];
            }
        };
        for _ in 0..20 {
            let passphrase = Passphrase::generate(&mut entropy, WordCount::new(5).unwrap());
            assert_eq!(passphrase.as_str().split(' ').count(), 5);
            assert_eq!(
                Passphrase::new(passphrase.as_str()).as_str(),
                passphrase.as_str()
            );
            assert_eq!(passphrase.check_strength(&["anna", "acme"]), Ok(()));
        }
        assert_eq!(
            Passphrase::generate(&mut entropy, WordCount::default())
                .as_str()
                .split(' ')
                .count(),
            6
        );
        assert!(WordCount::new(4).is_none());
    }

    #[test]
    fn drawing_is_fair() {
        // Every pair of bytes once: each number must come up equally often, and what is left over must be drawn again.
        for limit in [3, 7_757, 40_000] {
            let mut next = 0_u16;
            let fair = 65_536 - 65_536 % limit;
            let mut counts = vec![0; limit];
            for _ in 0..fair {
                counts[draw(
                    &mut |bytes: &mut [u8]| {
                        bytes.copy_from_slice(&next.to_be_bytes());
                        next = next.wrapping_add(1);
                    },
                    limit,
                )] += 1;
            }
            assert!(counts.iter().all(|count| *count == 65_536 / limit));
        }
        let mut answers = [[0xff, 0xff], [0x00, 0x05]].into_iter();
        assert_eq!(
            draw(
                &mut |bytes: &mut [u8]| bytes.copy_from_slice(&answers.next().unwrap()),
                7_757
            ),
            5
        );
    }

    #[test]
    fn weak_ones_are_refused() {
        let known = ["anna-lindqvist", "Nordlicht Möbel GmbH"];
        for weak in [
            "password",
            "hunter2",
            "anna-lindqvist",
            "annalindqvist2026",
            "Nordlicht Möbel 2026",
            "qwertzuiop1234",
            "Sommer2026!",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "grün",
            "12345678901234567890",
        ] {
            assert_eq!(
                Passphrase::new(weak).check_strength(&known),
                Err(WeakPassphrase::Guessable),
                "{weak}"
            );
        }
        assert_eq!(
            Passphrase::new(" \u{a0} ").check_strength(&known),
            Err(WeakPassphrase::Empty)
        );
        for strong in [
            "der blaue Kran frisst Zwiebeln",
            "x7#Lq9!vTz2@mW",
            "öäü größe straße übermut",
        ] {
            assert_eq!(
                Passphrase::new(strong).check_strength(&known),
                Ok(()),
                "{strong}"
            );
        }
        assert!(
            Passphrase::new(&"zwölf Boxkämpfer jagen Viktor ".repeat(1_000))
                .check_strength(&known)
                .is_ok()
        );
    }
}

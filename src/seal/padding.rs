//! Padmé: how far a length is rounded up before it is published, so that its low bits tell nothing (Nikitin et al., PETS 2019).

/// The padded size of `length` bytes, at most 12 % more. `length` must be at least 2.
pub(super) fn padded_size(length: usize) -> usize {
    let exponent = length.ilog2();
    let kept_bits = exponent.ilog2() + 1;
    length.next_multiple_of(1 << (exponent - kept_bits))
}

#[cfg(test)]
mod tests {
    use super::padded_size;

    #[test]
    fn sizes_are_those_of_the_vectors() {
        let vectors: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/v1/padme.json")).unwrap();
        for pair in vectors["sizes"].as_array().unwrap() {
            let [length, size] =
                [0, 1].map(|n| usize::try_from(pair[n].as_u64().unwrap()).unwrap());
            assert_eq!(padded_size(length), size, "of {length}");
        }
    }

    #[test]
    fn padding_is_small_and_final() {
        for length in 9..100_000 {
            let size = padded_size(length);
            assert!(
                size >= length && (size - length) * 100 < length * 12,
                "{length} became {size}"
            );
            assert_eq!(padded_size(size), size);
        }
    }
}

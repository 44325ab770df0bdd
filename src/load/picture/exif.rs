//! The orientation that a camera writes into a JPEG (Exif 3.0, 4.6.5.1.6), because browsers turn the picture by it.

/// The tag of the orientation.
const ORIENTATION: u16 = 0x0112;

/// Whether a JPEG's head says that it is to be turned by 90 or 270 degrees: then its width is its height.
pub(super) fn is_turned(head: &[u8]) -> bool {
    head.starts_with(b"\xFF\xD8")
        && exif(&head[2..])
            .and_then(orientation)
            .is_some_and(|orientation| (5..=8).contains(&orientation))
}

/// The Exif block, a TIFF file of its own, among the segments before the picture itself.
fn exif(mut segments: &[u8]) -> Option<&[u8]> {
    while let [0xFF, marker, rest @ ..] = segments {
        match marker {
            // Fill bytes may stand before any marker.
            0xFF => segments = &segments[1..],
            // The picture begins.
            0xDA => return None,
            _ => {
                let length = usize::from(u16::from_be_bytes(rest.first_chunk().copied()?));
                let content = rest.get(2..length)?;
                if let (0xE1, Some(block)) = (marker, content.strip_prefix(b"Exif\0\0")) {
                    return Some(block);
                }
                segments = rest.get(length..)?;
            }
        }
    }
    None
}

/// The orientation in a TIFF file's first directory: entries of twelve bytes, each with tag, type, count and value.
fn orientation(tiff: &[u8]) -> Option<u16> {
    let is_little = tiff.starts_with(b"II*\0");
    if !is_little && !tiff.starts_with(b"MM\0*") {
        return None;
    }
    let short = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if is_little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    let start: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let start = usize::try_from(if is_little {
        u32::from_le_bytes(start)
    } else {
        u32::from_be_bytes(start)
    })
    .ok()?;
    let entries = start.checked_add(2)?;
    let at = (0..usize::from(short(start)?))
        .map(|entry| entries.saturating_add(12 * entry))
        .find(|at| short(*at) == Some(ORIENTATION))?;
    short(at.checked_add(8)?)
}

#[cfg(test)]
mod tests {
    use super::{exif, orientation};

    #[test]
    fn both_orders_of_bytes_are_read() {
        let little = b"II*\0\x08\0\0\0\x02\0\x00\x01\x03\0\x01\0\0\0\x07\0\0\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let big = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        assert_eq!(orientation(little), Some(6));
        assert_eq!(orientation(big), Some(8));
        for broken in [
            &b"II*\0\xFF\xFF\xFF\xFF"[..],
            b"MM\0*\0\0\0\x08\xFF\xFF",
            b"MM",
            b"",
        ] {
            assert_eq!(orientation(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn the_block_is_found_among_others() {
        let segments = b"\xFF\xE0\0\x04ab\xFF\xFF\xE1\0\x04xy\xFF\xE1\0\x0AExif\0\0II\xFF\xDA";
        assert_eq!(exif(segments), Some(&b"II"[..]));
        for none in [
            &b"\xFF\xDA\0\x08Exif\0\0"[..],
            b"\xFF\xE1\0\xFFExif\0\0",
            b"\xFF\xE1\0\x01",
            b"\xFF",
        ] {
            assert_eq!(exif(none), None, "{none:?}");
        }
    }
}

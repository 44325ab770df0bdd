//! How large a picture is shown, told by the head of its file, so that a page can keep the place free until the picture is opened.
//!
//! Pixels count for PNG, JPEG, GIF, WebP and AVIF, for SVG what its root element says. The rest of the file is not looked at.

mod exif;
mod svg;

use std::io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use super::text_file::open_file;

/// The endings of files that browsers show as pictures.
pub const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// More than any head of a picture that is read here: Exif has one segment of at most 64 KB behind a few short ones.
const HEAD: u64 = 160_000;

/// What the head of a file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picture {
    /// No picture by its name, or one that says nothing of its size.
    #[default]
    Unmeasured,
    /// A picture of this size.
    Measured(PictureSize),
    /// Called like a picture, but no browser will show it.
    Broken,
}

/// The size of a picture in CSS pixels, as it stands when it is shown. Neither is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl PictureSize {
    fn of(width: impl TryInto<u32>, height: impl TryInto<u32>) -> Option<Self> {
        let (width, height) = (width.try_into().ok()?, height.try_into().ok()?);
        (width > 0 && height > 0).then_some(Self { width, height })
    }
}

impl Picture {
    /// Measures a file. One that cannot be opened is told of when it is needed.
    pub(super) fn of_file(name: &str, path: &Path) -> Self {
        if !is_picture(name) {
            return Self::Unmeasured;
        }
        match open_file(path) {
            Ok(Some(file)) => Self::read(name, BufReader::new(file)),
            _ => Self::Unmeasured,
        }
    }

    /// Measures a picture that is at hand.
    pub(super) fn of_bytes(name: &str, bytes: &[u8]) -> Self {
        Self::read(name, Cursor::new(bytes))
    }

    /// Measures what a reader holds.
    fn read(name: &str, mut reader: impl BufRead + Seek) -> Self {
        if ending(name) == "svg" {
            let mut head = Vec::new();
            return match reader.take(HEAD).read_to_end(&mut head) {
                Ok(_) => svg::measure(&head),
                Err(_) => Self::Unmeasured,
            };
        }
        let Ok(found) = imagesize::reader_size(&mut reader) else {
            return Self::Broken;
        };
        let size = if is_turned(reader) {
            PictureSize::of(found.height, found.width)
        } else {
            PictureSize::of(found.width, found.height)
        };
        size.map_or(Self::Broken, Self::Measured)
    }
}

/// Whether a file is called like a picture.
fn is_picture(name: &str) -> bool {
    PICTURES.contains(&ending(name).as_str())
}

fn ending(name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.to_ascii_lowercase()
}

/// Whether browsers turn the picture on its side, as those of phones often are.
fn is_turned(mut reader: impl Read + Seek) -> bool {
    let mut head = Vec::new();
    let read = reader
        .seek(SeekFrom::Start(0))
        .and_then(|_| reader.take(HEAD).read_to_end(&mut head));
    read.is_ok() && exif::is_turned(&head)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::{Picture, PictureSize};

    fn read(name: &str, bytes: &[u8]) -> Picture {
        Picture::read(name, Cursor::new(bytes))
    }

    fn of(width: u32, height: u32) -> Picture {
        Picture::Measured(PictureSize { width, height })
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0]);
        bytes
    }

    /// A JPEG of 40 × 30 pixels, with an Exif orientation if one is given.
    fn jpeg(orientation: Option<u8>) -> Vec<u8> {
        let mut bytes = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
        if let Some(orientation) = orientation {
            bytes.extend(b"\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
            bytes.extend([orientation, 0, 0, 0, 0, 0, 0]);
        }
        bytes.extend(b"\xFF\xC0\0\x11\x08\0\x1E\0\x28\x03\x01\x22\0\x02\x11\x01\x03\x11\x01");
        bytes
    }

    #[test]
    fn pictures_are_measured_by_their_heads() {
        assert_eq!(read("a.png", &png(1200, 800)), of(1200, 800));
        assert_eq!(
            read("a.gif", b"GIF89a\x20\x03\x58\x02\0\0\0\0"),
            of(800, 600)
        );
        let webp = b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x8f\x01\0\x2b\x01\0\0\0\0\0";
        assert_eq!(read("a.webp", webp), of(400, 300));
        assert_eq!(read("a.jpg", &jpeg(None)), of(40, 30));
        // What a file is called is less than what it is: browsers look into it, too.
        assert_eq!(read("a.JPEG", &png(10, 20)), of(10, 20));
    }

    #[test]
    fn photographs_stand_as_browsers_turn_them() {
        for orientation in 1..=4 {
            assert_eq!(read("a.jpg", &jpeg(Some(orientation))), of(40, 30));
        }
        for orientation in 5..=8 {
            assert_eq!(read("a.jpg", &jpeg(Some(orientation))), of(30, 40));
        }
        for strange in [0, 9, 255] {
            assert_eq!(read("a.jpg", &jpeg(Some(strange))), of(40, 30));
        }
    }

    #[test]
    fn what_is_cut_short_or_something_else_is_broken() {
        let cut = &png(10, 20)[..20];
        for bytes in [
            &b""[..],
            b"PNG",
            b"%PDF-1.7",
            b"\xFF\xD8\xFF\xD9",
            cut,
            &png(0, 20),
            b"GIF89a\x20",
        ] {
            assert_eq!(read("a.png", bytes), Picture::Broken, "{bytes:?}");
        }
    }

    #[test]
    fn no_bytes_make_it_stumble() {
        let (png, jpeg) = (png(10, 20), jpeg(Some(6)));
        let svg =
            b"<?xml version='1.0'?><!DOCTYPE svg [<!-- > -->]><svg width='1' viewBox='0 0 2 3'/>";
        for whole in [&png[..], &jpeg, svg] {
            for length in 0..whole.len() {
                for name in ["a.svg", "a.jpg"] {
                    read(name, &whole[..length]);
                    let mut bent = whole.to_vec();
                    bent[length] = 0xFF;
                    read(name, &bent);
                }
            }
        }
    }
}

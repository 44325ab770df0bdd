//! The pictures of a brand: the agency's, which are published as they are, and the logo of whom a portal is for, which is sealed.
//!
//! They stand on every page, so they must be small; and they are looked into before anybody is shown them.

mod svg;

use std::io::Read;
use std::path::Path;

use super::LoadError;
use super::picture::{Picture, PictureSize};
use super::place::real;
use super::sources::AttachmentFile;
use super::text_file::open_file;
use crate::config::{Agency, BookSettings, Logo, Typed};
use crate::diag::{Finding, Findings, nearest};

/// 100 kB for a logo and 30 kB for a favicon: they come with the first page, over a phone's line.
const LOGO: Kind = Kind {
    limit: 100_000,
    endings: &["svg", "png", "jpg", "jpeg", "webp"],
    expected: "SVG, PNG, JPEG or WebP",
};
const FAVICON: Kind = Kind {
    limit: 30_000,
    endings: &["svg", "png", "ico"],
    expected: "SVG, PNG or ICO",
};

/// Pixels of a side. More is no logo, and costs a phone its memory.
const LONGEST: u32 = 4_000;

/// What a picture is for.
struct Kind {
    limit: u64,
    endings: &'static [&'static str],
    expected: &'static str,
}

/// A picture that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrandImage {
    /// How its name ends, in lower case, without the point.
    pub ending: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// How large it is shown, if it says.
    pub size: Option<PictureSize>,
}

/// The agency's pictures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyImages {
    /// The logo.
    pub logo: Option<BrandImage>,
    /// The logo on dark grounds.
    pub logo_dark: Option<BrandImage>,
    /// The sign of the browser's tab.
    pub favicon: Option<BrandImage>,
}

impl AgencyImages {
    /// Reads and checks the pictures that `book.toml` names.
    pub(super) fn read(
        root: &Path,
        settings: &BookSettings,
        findings: &mut Findings,
    ) -> Result<Self, LoadError> {
        let Some(Agency { logo, favicon, .. }) = &settings.agency else {
            return Ok(Self::default());
        };
        let mut read = |typed: &Option<Typed<String>>, kind: &Kind| match typed {
            Some(typed) => of_site(root, &settings.src, typed, kind, findings),
            None => Ok(None),
        };
        Ok(Self {
            logo: read(&logo.light, &LOGO)?,
            logo_dark: read(&logo.dark, &LOGO)?,
            favicon: read(favicon, &FAVICON)?,
        })
    }
}

/// Notes what is wrong with the logo of whom a portal is for.
///
/// # Errors
/// When a file that is there cannot be read.
pub fn check_logo(
    logo: &Logo,
    files: &[&AttachmentFile],
    findings: &mut Findings,
) -> Result<(), LoadError> {
    for typed in logo.files() {
        if let Some(file) = files.iter().find(|file| file.file == typed.value) {
            read(&file.path, typed, &LOGO, findings)?;
        } else {
            let names = files.iter().map(|file| file.file.as_str());
            findings.push(missing(typed, "portal", nearest(&typed.value, names)));
        }
    }
    Ok(())
}

/// A picture of the site, which must really lie in it, and not in a portal: what lies there is its customer's.
fn of_site(
    root: &Path,
    content: &str,
    typed: &Typed<String>,
    kind: &Kind,
    findings: &mut Findings,
) -> Result<Option<BrandImage>, LoadError> {
    let path = root.join(&typed.value);
    let lies_in = |folder: &Path| match (real(&path), real(folder)) {
        (Ok(found), Ok(folder)) => found.starts_with(folder),
        _ => false,
    };
    if !lies_in(root) {
        let message = format!("a symbolic link leads `{}` out of the site", typed.value);
        findings.push(
            typed
                .error("symlink", message)
                .hint("put the file itself here: what lies elsewhere may be somebody else's"),
        );
        return Ok(None);
    }
    if lies_in(&root.join(content)) {
        let message = format!(
            "`{}` lies in `{content}`, and what the agency shows is public",
            typed.value
        );
        findings.push(
            typed
                .error("invalid-path", message)
                .hint("keep it beside `book.toml`, such as in `brand/`"),
        );
        return Ok(None);
    }
    read(&path, typed, kind, findings)
}

fn read(
    path: &Path,
    typed: &Typed<String>,
    kind: &Kind,
    findings: &mut Findings,
) -> Result<Option<BrandImage>, LoadError> {
    let failed = |source| LoadError::Read {
        path: path.to_owned(),
        source,
    };
    let file = match open_file(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        other => other.map_err(failed)?,
    };
    let Some(file) = file else {
        findings.push(missing(typed, "site", None));
        return Ok(None);
    };
    let mut bytes = Vec::new();
    file.take(kind.limit + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let image = check(&typed.value, bytes, kind);
    Ok(image
        .map_err(|(code, why, hint)| {
            let message = format!("`{}` {why}", typed.value);
            findings.push(typed.error(code, message).hint(hint));
        })
        .ok())
}

fn missing(typed: &Typed<String>, place: &str, nearest: Option<&str>) -> Finding {
    let message = format!("there is no file `{}` in this {place}", typed.value);
    let finding = typed.error("missing-file", message);
    match nearest {
        Some(name) => finding.hint(format!("did you mean `{name}`?")),
        None => finding.hint("paths begin in the folder of this file"),
    }
}

/// The picture, or the code, the reason and what to do about it.
fn check(
    name: &str,
    bytes: Vec<u8>,
    kind: &Kind,
) -> Result<BrandImage, (&'static str, String, String)> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    if !kind.endings.contains(&ending.as_str()) {
        let hint = format!("expected {}", kind.expected);
        return Err(("invalid-image", "is no such picture".to_owned(), hint));
    }
    if bytes.len() as u64 > kind.limit {
        let why = format!("has more than {} kB", kind.limit / 1000);
        let hint = "it is loaded before anything else: make it smaller, best as an SVG";
        return Err(("too-large", why, hint.to_owned()));
    }
    let size = match ending.as_str() {
        "svg" => {
            svg::check(&bytes).map_err(|refused| {
                let why = format!("{} (line {})", refused.why, refused.line);
                let hint = "export it as a plain SVG: shapes and their colours alone";
                ("unsafe-image", why, hint.to_owned())
            })?;
            Picture::of_bytes(name, &bytes)
        }
        "ico" if bytes.starts_with(&[0, 0, 1, 0]) => Picture::Unmeasured,
        "ico" => Picture::Broken,
        _ => Picture::of_bytes(name, &bytes),
    };
    let size = match size {
        Picture::Broken => {
            let why = format!("is no picture of the kind `.{ending}`");
            let hint = "export it again, and look at it in a browser";
            return Err(("invalid-image", why, hint.to_owned()));
        }
        Picture::Unmeasured => None,
        Picture::Measured(size) => Some(size),
    };
    let is_raster = ending != "svg";
    if let Some(PictureSize { width, height }) = size
        && is_raster
        && width.max(height) > LONGEST
    {
        let why = format!("has {width} × {height} pixels");
        let hint = format!("no side needs more than {LONGEST}; a logo is well served by 600");
        return Err(("too-large", why, hint));
    }
    Ok(BrandImage {
        ending,
        bytes,
        size,
    })
}

#[cfg(test)]
mod tests {
    use super::{FAVICON, LOGO, check};

    fn told(name: &str, bytes: &[u8]) -> String {
        let kind = if name.starts_with("favicon") {
            &FAVICON
        } else {
            &LOGO
        };
        match check(name, bytes.to_vec(), kind) {
            Ok(image) => format!("{} {:?}", image.ending, image.size),
            Err((code, why, _)) => format!("{code}: {why}"),
        }
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0]);
        bytes
    }

    #[test]
    fn pictures_are_what_they_are_called_and_small() {
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"/>";
        let measured = "Some(PictureSize { width: 120, height: 40 })";
        assert_eq!(told("logo.SVG", svg), format!("svg {measured}"));
        assert_eq!(told("logo.png", &png(120, 40)), format!("png {measured}"));
        assert_eq!(told("favicon.ico", b"\0\0\x01\0\x01\0"), "ico None");
        for (name, bytes, why) in [
            ("logo", &b""[..], "invalid-image: is no such picture"),
            ("logo.gif", b"GIF89a", "invalid-image: is no such picture"),
            (
                "logo.ico",
                b"\0\0\x01\0",
                "invalid-image: is no such picture",
            ),
            ("favicon.webp", b"RIFF", "invalid-image: is no such picture"),
            (
                "favicon.ico",
                b"PNG",
                "invalid-image: is no picture of the kind `.ico`",
            ),
            (
                "logo.png",
                b"GIF",
                "invalid-image: is no picture of the kind `.png`",
            ),
            (
                "logo.png",
                &png(120, 5000),
                "too-large: has 120 × 5000 pixels",
            ),
            (
                "logo.svg",
                b"<svg xmlns=\"http://www.w3.org/2000/svg\">\n<script/></svg>",
                "unsafe-image: has an element `<script>` (line 2)",
            ),
            (
                "logo.svg",
                &[b' '; 100_001],
                "too-large: has more than 100 kB",
            ),
            (
                "favicon.svg",
                &[b' '; 30_001],
                "too-large: has more than 30 kB",
            ),
        ] {
            assert_eq!(told(name, bytes), why, "{name}");
        }
    }
}

//! Media types (IANA) by file ending: what browsers show and what people exchange.

const TYPES: [(&str, &str); 34] = [
    ("avif", "image/avif"),
    ("gif", "image/gif"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("webp", "image/webp"),
    ("pdf", "application/pdf"),
    ("csv", "text/csv"),
    ("txt", "text/plain"),
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("ics", "text/calendar"),
    ("vcf", "text/vcard"),
    ("zip", "application/zip"),
    ("gz", "application/gzip"),
    ("7z", "application/x-7z-compressed"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    ("doc", "application/msword"),
    ("xls", "application/vnd.ms-excel"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("ogg", "audio/ogg"),
    ("wav", "audio/wav"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("mov", "video/quicktime"),
    ("eml", "message/rfc822"),
];

/// The media type of a file; `application/octet-stream` when unknown.
pub fn media_type(file: &str) -> &'static str {
    let ending = file
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    TYPES
        .iter()
        .find(|(known, _)| *known == ending)
        .map_or("application/octet-stream", |(_, kind)| kind)
}

/// Whether browsers show the file as an image.
pub fn is_image(file: &str) -> bool {
    media_type(file).starts_with("image/")
}

/// Whether deflating the file again would be work for nothing.
pub fn is_compressed(file: &str) -> bool {
    let kind = media_type(file);
    let texts = [
        "text/",
        "image/svg",
        "application/json",
        "application/xml",
        "application/octet-stream",
        "application/msword",
        "application/vnd.ms-",
        "message/",
        "audio/wav",
    ];
    !texts.iter().any(|text| kind.starts_with(text))
}

#[cfg(test)]
mod tests {
    use super::{TYPES, is_compressed, is_image, media_type};
    use crate::load::PICTURES;

    #[test]
    fn what_is_shown_as_an_image_is_measured() {
        let endings = TYPES.map(|(ending, _)| ending);
        let shown = endings
            .iter()
            .filter(|ending| is_image(&format!("a.{ending}")));
        assert!(shown.eq(&PICTURES));
    }

    #[test]
    fn types_by_ending() {
        assert_eq!(media_type("a/Offer.PDF"), "application/pdf");
        assert_eq!(media_type("archive"), "application/octet-stream");
        assert!(is_image("plan.svg") && !is_image("plan.pdf"));
        assert!(
            is_compressed("plan.png") && is_compressed("offer.docx") && is_compressed("offer.pdf")
        );
        assert!(
            !is_compressed("plan.svg") && !is_compressed("ledger.csv") && !is_compressed("unknown")
        );
    }
}

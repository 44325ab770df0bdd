//! Which address everything in a portal has, as its links write them.

use std::collections::BTreeMap;

use crate::config::Language;
use crate::model::{Attachment, AudienceSet, PageId, Portal};
use crate::render::{Format, Urls};
use crate::seal::PortalKeys;

/// File names by page and file, in each language, as one view knows them.
pub(super) fn urls(
    portal: &Portal,
    readable: &AudienceSet,
    keys: Option<&PortalKeys>,
) -> BTreeMap<Language, Urls> {
    let languages = portal.settings.languages.iter();
    languages
        .map(|language| (language.clone(), urls_in(language, portal, readable, keys)))
        .collect()
}

/// File names in one language. Without keys they only have to differ, and nothing is made.
fn urls_in(
    language: &Language,
    portal: &Portal,
    readable: &AudienceSet,
    keys: Option<&PortalKeys>,
) -> Urls {
    let page = |path: &str, index: usize| {
        keys.map_or_else(
            || format!("{index}.html"),
            |keys| keys.page_address(path).file_name(),
        )
    };
    let attachment = |path: &str, index: usize| {
        keys.map_or_else(
            || format!("{index}.bin"),
            |keys| keys.attachment_address(path).file_name(),
        )
    };
    let pages = portal.page_ids().enumerate().map(|(index, id)| {
        let path = portal.paths_in(id, language).next().unwrap_or_default();
        (id, page(&path, index))
    });
    let attachments = portal
        .attachments()
        .enumerate()
        .map(|(index, (id, file))| (id, attachment(&file.path, index)));
    let made = keys.iter().flat_map(|keys| {
        let figures = portal.page_ids().filter(|id| portal.has_figures(*id));
        figures.flat_map(|id| {
            Format::ALL.map(|format| {
                let path = made_path(portal, id, format, language, readable);
                ((id, format), keys.attachment_address(&path).file_name())
            })
        })
    });
    let made = made.collect();
    Urls::new(pages.collect(), attachments.collect()).with_made(made)
}

/// The names of the published files of a page, in every language and under every alias, sorted.
pub(super) fn page_addresses(portal: &Portal, keys: &PortalKeys, id: PageId) -> Vec<String> {
    let languages = portal.settings.languages.iter();
    let paths = languages.flat_map(|language| portal.paths_in(id, language));
    let mut names: Vec<String> = paths
        .map(|path| keys.page_address(&path).file_name())
        .collect();
    names.sort();
    names
}

/// The name of the published file of an attachment.
pub(super) fn attachment_address(keys: &PortalKeys, attachment: &Attachment) -> String {
    keys.attachment_address(&attachment.path).file_name()
}

/// The logical path of what is made for a page of one view. It lies in a folder that no file can lie in. The names of audiences come with their lengths, so that
/// no two views share a path, whatever their audiences are called.
pub(super) fn made_path(
    portal: &Portal,
    page: PageId,
    format: Format,
    language: &Language,
    readable: &AudienceSet,
) -> String {
    let view: String = readable
        .names()
        .map(|name| format!("{}:{name}", name.len()))
        .collect();
    let path = portal.paths_in(page, language).next().unwrap_or_default();
    format!("~made/{view}/{path}.{}", format.ending())
}

//! Tags: words that any page may carry, each with a page of its own for those who follow it.

use std::collections::BTreeMap;

use super::generated::generated;
use super::page::{Page, Record};
use super::places::PageId;
use super::status::label_slug;
use super::view::View;
use crate::config::Section;

/// The folder of tags.
const TAGS: &str = "~tag";

/// The pages of a view by the tags that they carry.
#[derive(Default)]
pub(super) struct Tagged(BTreeMap<String, Vec<PageId>>);

impl Tagged {
    pub(super) fn of(view: &View<'_>) -> Self {
        let mut tagged: BTreeMap<String, Vec<PageId>> = BTreeMap::new();
        for (id, page) in view.pages() {
            for tag in &page.common.tags {
                let pages = tagged.entry(label_slug(tag)).or_default();
                if pages.last() != Some(&id) {
                    pages.push(id);
                }
            }
        }
        Self(tagged)
    }

    /// Whether some page of the view carries the tag.
    pub(super) fn have(&self, slug: &str) -> bool {
        self.0.contains_key(slug)
    }
}

impl<'a> View<'a> {
    /// The pages that carry a tag, by path.
    pub fn tagged(&self, slug: &str) -> impl Iterator<Item = (PageId, &'a Page)> {
        let pages = self.tagged.0.get(slug).map_or(&[][..], Vec::as_slice);
        let portal = self.portal;
        pages.iter().map(move |id| (*id, &portal.pages[id.0]))
    }

    /// A tag as the first page that carries it spells it.
    pub(super) fn spelling_of_tag(&self, slug: &str) -> Option<&'a str> {
        let mut pages = self.tagged(slug);
        pages.find_map(|(_, page)| {
            let mut tags = page.common.tags.iter();
            tags.find(|tag| label_slug(tag) == slug).map(String::as_str)
        })
    }

    /// The page of a tag, as it is spelt on some page.
    pub fn tag_page(&self, tag: &str) -> Option<(PageId, &'a Page)> {
        self.page_at(&format!("{TAGS}/{}", label_slug(tag)))
    }
}

/// A page for each tag. Of several spellings the first counts.
pub(super) fn tag_pages(pages: &[Page]) -> Vec<Page> {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for tag in pages.iter().flat_map(|page| &page.common.tags) {
        names.entry(label_slug(tag)).or_insert(tag);
    }
    let page = |(slug, name): (String, &str)| {
        let (path, name) = (format!("{TAGS}/{slug}"), name.to_owned());
        generated(path, None, Section::Pages, name, Record::Tag(slug))
    };
    names.into_iter().map(page).collect()
}

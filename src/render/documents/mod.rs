//! Documents: the register of all, and the page of one.

mod deadline;
mod invoice;
mod paper;
mod register;

use super::context::File;
use super::media::media_type;
use super::pages::Pages;
use crate::model::{AttachmentId, PageId};

impl Pages<'_, '_> {
    /// The files that a page's record names.
    pub(super) fn files_of(&self, id: PageId) -> Vec<File> {
        let notation = self.facts.notation;
        let file = |(attachment, file): &(AttachmentId, String)| File {
            name: file.rsplit('/').next().unwrap_or(file).to_owned(),
            url: self.urls.attachment(*attachment).to_owned(),
            media_type: media_type(file),
            size: notation.size(self.view.attachment_size(*attachment)),
        };
        let files = self.files.get(&id);
        files.map_or_else(Vec::new, |files| files.iter().map(file).collect())
    }
}

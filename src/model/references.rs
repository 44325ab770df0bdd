//! References to people and files, noted while front matter is read and checked once everything is known.

use std::ops::Range;

use crate::config::{Fields, Marked};

/// The references of one file.
#[derive(Debug, Default, PartialEq)]
pub struct References {
    /// Ids of people.
    pub people: Vec<Marked<String>>,
    /// Paths of files, relative to the file they stand in.
    pub files: Vec<Marked<String>>,
}

impl References {
    /// Takes one person's id.
    pub fn person(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
        let id = fields.marked_text(key)?;
        self.people.push(id.clone());
        Some(id.value)
    }

    /// Takes a list of people's ids.
    pub fn people(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Vec<String> {
        let ids = fields.texts(key);
        self.people.extend(ids.iter().cloned());
        ids.into_iter().map(|id| id.value).collect()
    }

    /// Takes a path to a page or an attachment.
    pub fn file(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
        self.marked_file(fields, key).map(|path| path.value)
    }

    /// Takes a list of paths.
    pub fn files(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Vec<String> {
        let paths = fields.texts(key);
        self.files.extend(paths.iter().cloned());
        paths.into_iter().map(|path| path.value).collect()
    }

    /// Takes a path and its place.
    pub fn marked_file(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
    ) -> Option<Marked<String>> {
        let path = fields.marked_text(key)?;
        self.files.push(path.clone());
        Some(path)
    }

    /// Notes a person's id that was taken by other means.
    pub fn note_person(&mut self, id: &str, span: Range<usize>) {
        self.people.push(Marked {
            value: id.to_owned(),
            span,
        });
    }
}

//! Where a file stands in a portal: its project, its section and its logical path.
//!
//! The logical path is what a page's address is made of: section folders under their English name, no ending, a folder's
//! `index.md` as the folder itself. So `konzepte/relaunch.md` may become `concepts/relaunch.md` and keeps its address.

use crate::config::Section;

/// Where a file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The folder of the project, if it is in one.
    pub project: Option<String>,
    /// The section it belongs to.
    pub section: Section,
    /// The logical path; empty for the portal's home.
    pub path: String,
    /// Whether it stands for its folder: an `index.md`.
    pub is_index: bool,
    /// Whether it lies directly in the portal's or project's folder, in no section.
    pub is_top: bool,
}

impl Standing {
    /// The standing of a file; `is_project` tells whether a folder of the portal is a project.
    pub fn of(file: &str, is_project: impl Fn(&str) -> bool) -> Self {
        let mut parts: Vec<&str> = file.split('/').collect();
        let name = parts.pop().unwrap_or_default();
        let project = parts
            .first()
            .filter(|first| is_project(first))
            .map(|first| (*first).to_owned());
        let inner = usize::from(project.is_some());
        let mut section = Section::Pages;
        if let Some(folder) = parts.get_mut(inner) {
            section = Section::of_folder(folder);
            // People belong to the portal as a whole.
            if section == Section::People && project.is_some() {
                section = Section::Pages;
            }
            if let Some(word) = section.word() {
                *folder = word;
            }
        }
        let is_top = parts.len() == inner;
        let stem = name.strip_suffix(".md");
        let is_index = stem == Some("index");
        if !is_index {
            parts.push(stem.unwrap_or(name));
        }
        Self {
            project,
            section,
            path: parts.join("/"),
            is_index,
            is_top,
        }
    }
}

/// The logical path of the folder that a page stands in; `None` for the home page.
pub fn parent(path: &str) -> Option<&str> {
    if path.is_empty() {
        return None;
    }
    Some(path.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// Whether a path is the folder of a section itself, not one inside it.
pub fn is_section(path: &str, project: Option<&str>, section: Section) -> bool {
    let inner = project.map_or(path, |project| {
        path.strip_prefix(project)
            .unwrap_or(path)
            .trim_start_matches('/')
    });
    section.word() == Some(inner)
}

#[cfg(test)]
mod tests {
    use super::{Section, Standing, parent};

    fn standing(file: &str) -> (Option<String>, Section, String, bool) {
        let found = Standing::of(file, |folder| folder == "shop");
        (found.project, found.section, found.path, found.is_index)
    }

    #[test]
    fn files_stand_where_their_folders_say() {
        let shop = Some("shop".to_owned());
        assert_eq!(
            standing("index.md"),
            (None, Section::Pages, String::new(), true)
        );
        assert_eq!(
            standing("konzepte/relaunch.md"),
            (None, Section::Concepts, "concepts/relaunch".into(), false)
        );
        assert_eq!(
            standing("concepts/index.md"),
            (None, Section::Concepts, "concepts".into(), true)
        );
        assert_eq!(
            standing("shop/index.md"),
            (shop.clone(), Section::Pages, "shop".into(), true)
        );
        assert_eq!(
            standing("shop/dokumente/2026/a.pdf"),
            (
                shop.clone(),
                Section::Documents,
                "shop/documents/2026/a.pdf".into(),
                false
            )
        );
        assert_eq!(
            standing("shop/kontakte/x.md"),
            (shop, Section::Pages, "shop/kontakte/x".into(), false)
        );
        assert_eq!(
            standing("handbuch/konzepte/x.md"),
            (None, Section::Pages, "handbuch/konzepte/x".into(), false)
        );
    }

    #[test]
    fn every_page_but_home_has_a_parent() {
        assert_eq!(parent(""), None);
        assert_eq!(parent("concepts"), Some(""));
        assert_eq!(parent("shop/concepts/a"), Some("shop/concepts"));
    }
}

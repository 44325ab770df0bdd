//! Sorts the `#words` of headings into topics and tags, and gives a topic one spelling everywhere.
//!
//! A topic is known when `portal.toml` lists it, when somebody on the people's list answers for it, or when an entry names it by
//! `topic = …`. Where `portal.toml` lists topics, these are all there are.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::audience::AudienceSet;
use super::super::page::{Page, Record};
use super::super::people::Person;
use super::label::label_slug;
use super::record::{Status, Topic};
use crate::config::{Marked, PortalSettings};
use crate::diag::{Finding, Findings, did_you_mean};

/// With more topics than this, every one has a neighbour that looks like it.
const COMPARABLE: usize = 200;

/// Every topic of a portal by its slug.
struct Topics<'a> {
    settings: &'a PortalSettings,
    names: BTreeMap<String, Known>,
}

/// A topic that is known.
#[derive(Default)]
struct Known {
    /// How it is spelt, in what order, and for whom: the first that everybody in question may read counts.
    spellings: Vec<(AudienceSet, String)>,
    /// How many entries belong to it.
    entries: usize,
    /// Whether more than entries know it.
    is_listed: bool,
}

impl Known {
    /// How it is spelt for these readers, by pages that all of them may read.
    fn name_for(&self, readers: &AudienceSet) -> Option<&str> {
        let mut spellings = self.spellings.iter();
        let (_, name) = spellings.find(|(source, _)| readers.is_within(source))?;
        Some(name)
    }
}

/// Gives every entry its topic and its tags.
pub(in crate::model) fn sort_words(
    pages: &mut [Page],
    settings: &PortalSettings,
    people: &[Person],
    findings: &mut Findings,
) {
    let mut topics = Topics::of(pages, settings, people);
    let mut strays: Vec<(usize, Marked<String>)> = Vec::new();
    for (index, page) in pages.iter_mut().enumerate() {
        let Record::Status(status) = &mut page.record else {
            continue;
        };
        let words = std::mem::take(&mut status.words);
        for word in words {
            let slug = label_slug(&word.value);
            let known = topics.names.get(&slug);
            let is_topic = known.is_some_and(|known| known.name_for(&page.audience).is_some());
            if is_topic && status.topic.is_none() {
                status.topic = Some(Topic::new(word));
            } else if !page.common.tags.iter().any(|tag| label_slug(tag) == slug) {
                page.common.tags.push(word.value.clone());
                strays.push((index, word));
            }
        }
        if let Some(topic) = &mut status.topic
            && let Some(known) = topics.names.get_mut(&topic.slug)
        {
            known.entries += 1;
            if let Some(name) = known.name_for(&page.audience) {
                topic.name = name.to_owned();
            }
        }
    }
    topics.check(pages, findings);
    topics.check_strays(pages, &strays, findings);
}

impl<'a> Topics<'a> {
    fn of(pages: &[Page], settings: &'a PortalSettings, people: &[Person]) -> Self {
        let mut topics = Self {
            settings,
            names: BTreeMap::new(),
        };
        for name in &settings.topics {
            topics.know(name, AudienceSet::everyone(), true);
        }
        if settings.topics.is_empty() {
            for person in people {
                let readers = readers_of(person, pages);
                for name in &person.topics {
                    topics.know(name, readers.clone(), true);
                }
            }
            for page in pages {
                if let Some(topic) = status_of(page).and_then(|status| status.topic.as_ref()) {
                    topics.know(&topic.name, page.audience.clone(), false);
                }
            }
        }
        topics
    }

    fn know(&mut self, name: &str, readers: AudienceSet, is_listed: bool) {
        let known = self.names.entry(label_slug(name)).or_default();
        known.is_listed |= is_listed;
        if !known
            .spellings
            .iter()
            .any(|(first, _)| readers.is_within(first))
        {
            known.spellings.push((readers, name.to_owned()));
        }
    }

    fn check(&self, pages: &[Page], findings: &mut Findings) {
        for page in pages {
            let (Some(status), Some(body)) = (status_of(page), &page.body) else {
                continue;
            };
            let Some(topic) = &status.topic else { continue };
            let place: Range<usize> = topic.span.clone();
            match self.names.get(&topic.slug) {
                None => {
                    let names = self.settings.topics.iter().map(String::as_str);
                    let message = format!("unknown topic `{}`", topic.name);
                    let finding = Finding::error("unknown-topic", &body.source, place, message);
                    findings.push(finding.hint(did_you_mean(&topic.name, names)));
                }
                Some(known) if known.entries == 1 && !known.is_listed => {
                    if let Some(near) = self.look_alike(&topic.slug) {
                        let message = format!("`{}` is the topic of this entry alone", topic.name);
                        let finding =
                            Finding::warning("lonely-topic", &body.source, place, message);
                        findings.push(finding.hint(format!(
                            "did you mean `{near}`? If not, list both under `topics` in `portal.toml`"
                        )));
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// A word of a heading that no other page has for a tag, and that is spelt nearly like a topic.
    fn check_strays(
        &self,
        pages: &[Page],
        strays: &[(usize, Marked<String>)],
        findings: &mut Findings,
    ) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for tag in pages.iter().flat_map(|page| &page.common.tags) {
            *counts.entry(label_slug(tag)).or_default() += 1;
        }
        for (index, word) in strays {
            let slug = label_slug(&word.value);
            let (Some(status), Some(body)) = (status_of(&pages[*index]), &pages[*index].body)
            else {
                continue;
            };
            if status.topic.is_some() || counts.get(&slug) != Some(&1) {
                continue;
            }
            if let Some(near) = self.look_alike(&slug) {
                let message = format!("`#{}` is a tag of this entry alone", word.value);
                let place = word.span.clone();
                let finding = Finding::warning("lonely-tag", &body.source, place, message);
                findings
                    .push(finding.hint(format!("did you mean the topic `#{}`?", label_slug(near))));
            }
        }
    }

    /// A topic that is spelt nearly like this, and not the same; `Phase 1` and `Phase 2` are meant to be two.
    fn look_alike(&self, slug: &str) -> Option<&str> {
        if self.names.len() > COMPARABLE {
            return None;
        }
        let letters = |slug: &str| slug.replace(|letter: char| letter.is_ascii_digit(), "");
        let own = letters(slug);
        let slips = match own.chars().count() {
            0..4 => return None,
            4..10 => 1,
            _ => 2,
        };
        let is_near = |other: &&String| {
            let theirs = letters(other);
            theirs != own
                && theirs.len().abs_diff(own.len()) <= slips
                && strsim::damerau_levenshtein(&own, &theirs) <= slips
        };
        let slug = self.names.keys().find(is_near)?;
        let (_, name) = self.names.get(slug)?.spellings.first()?;
        Some(name)
    }
}

/// Who may read what a person says of themselves: whoever reads their page, and everyone where there is none.
fn readers_of(person: &Person, pages: &[Page]) -> AudienceSet {
    let path = person.page.as_deref();
    let page = path.and_then(|path| pages.iter().find(|page| page.path == path));
    page.map_or_else(AudienceSet::everyone, |page| page.audience.clone())
}

fn status_of(page: &Page) -> Option<&Status> {
    match &page.record {
        Record::Status(status) => Some(status),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::status::tests::{entries, everybody, wrong};
    use crate::model::{Portal, Scope};

    fn labels(portal: &Portal) -> Vec<String> {
        let entries = everybody(portal).entries(Scope::Portal);
        let labels = entries.iter().map(|entry| {
            let topic = entry.status.topic.as_ref().map(|topic| topic.name.as_str());
            format!(
                "{} {}",
                topic.unwrap_or("-"),
                entry.page.common.tags.join(" ")
            )
        });
        labels.collect()
    }

    #[test]
    fn a_word_that_is_a_known_topic_is_the_topic_and_others_are_tags() {
        let log = "## 2026-11-20 #shop #launch One\n\n## 2026-11-19 #big-day #money Two\n\n## 2026-11-18 #launch #money Three\n";
        let people = "[[person]]\nid = \"anna\"\nname = \"Anna\"\nside = \"customer\"\ntopics = [\"Money\"]\n";
        let portal = entries(&[
            ("people.toml", people),
            ("status/log.md", log),
            ("status/2026-11-01-a", "topic = \"Big day\""),
            (
                "status/2026-11-02-b",
                "topic = \"big day\"\ntags = [\"launch\"]",
            ),
        ]);
        assert_eq!(
            labels(&portal),
            [
                "- shop launch",
                "Big day money",
                "Money launch",
                "Big day launch",
                "Big day "
            ]
        );
    }

    #[test]
    fn topics_of_the_portal_are_all_there_are() {
        let settings = "name = \"Acme\"\ntopics = [\"Big launch\", \"Money\"]\n";
        let (portal, messages) = wrong(&[
            ("portal.toml", settings),
            (
                "status/log.md",
                "## 2026-11-20 #big-launch One\n\n## 2026-11-19 #shop Two\n",
            ),
            ("status/2026-11-01-a", "topic = \"big launch\""),
            ("status/2026-11-02-b", "topic = \"Monye\""),
        ]);
        assert_eq!(messages, ["unknown topic `Monye`"]);
        assert_eq!(
            labels(&portal),
            ["Big launch ", "- shop", "Monye ", "Big launch "]
        );
    }

    #[test]
    fn a_lonely_topic_that_looks_like_another_is_worth_a_look() {
        let (_, messages) = wrong(&[
            ("status/2026-11-01-a", "topic = \"Relaunch\""),
            ("status/2026-11-02-b", "topic = \"Relaunch\""),
            ("status/2026-11-03-c", "topic = \"Relanch\""),
            ("status/2026-11-04-d", "topic = \"Phase 1\""),
            ("status/2026-11-05-e", "topic = \"Phase 2\""),
            ("status/2026-11-06-f", "topic = \"Launch\""),
        ]);
        assert_eq!(messages, ["`Relanch` is the topic of this entry alone"]);
    }
}

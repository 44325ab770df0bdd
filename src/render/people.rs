//! What people's pages show: cards, who talks to whom, who is away and who stands in.

use jiff::ToSpan;
use jiff::civil::Date;

use super::context::{Part, PeopleContext, PersonCard, Save, SideContext, Someone, Window};
use super::pages::Pages;
use super::sentences::Word;
use super::vcard::{initials, tel_uri, vcard};
use crate::config::{Choice, Section, slugify};
use crate::model::{Absence, Page, Person, Record, Side, label_slug};

/// How long before somebody leaves this is told.
const DAYS_AHEAD: i64 = 7;

const VCARD: &str = "text/vcard";

impl Pages<'_, '_> {
    /// Everybody with a page, for the page of the people. The agency comes first: it is the other side of nearly all who read.
    pub(super) fn people(&self, page: &Page) -> Option<PeopleContext> {
        let is_list = page.record == Record::Folder
            && page.section == Section::People
            && self.view.is_section(page);
        let of_side = |(word, side): &(&str, Side)| {
            let people: Vec<&Person> = self
                .view
                .people()
                .filter(|person| person.side == Some(*side))
                .filter(|person| self.person_page(person).is_some())
                .collect();
            (!people.is_empty()).then(|| SideContext {
                title: self.facts.locale.text(&format!("side-{word}")),
                save: (people.len() > 1).then(|| self.save_all(word, &people)),
                people: people.iter().map(|person| self.card(person)).collect(),
            })
        };
        is_list.then(|| PeopleContext {
            sides: <Side as Choice>::ALL.iter().filter_map(of_side).collect(),
        })
    }

    /// A person's card.
    pub(super) fn card(&self, person: &Person) -> PersonCard {
        let someone = |id: &Option<String>| id.as_deref().map(|id| self.facts.someone(id));
        let topics = person.topics.iter().map(|topic| self.topic(topic));
        let save = Save::new(format!("{}.vcf", person.id), VCARD, &self.vcard(person));
        PersonCard {
            id: person.id.clone(),
            name: person.name.clone(),
            initials: initials(&person.name),
            url: self.person_page(person),
            title: person.title.clone(),
            org: person.org.clone(),
            roles: person.roles.clone(),
            email: person.email.clone(),
            tel: person.tel.clone(),
            tel_url: person.tel.as_deref().map(tel_uri),
            languages: person
                .languages
                .iter()
                .map(|language| self.facts.locale.language_name(language))
                .collect(),
            topics: topics.collect(),
            substitute: someone(&person.substitute),
            counterpart: someone(&person.counterpart),
            talks: self.talks(person),
            away: self.away(person),
            save,
        }
    }

    fn person_page(&self, person: &Person) -> Option<String> {
        let (id, _) = self.view.page_at(&format!("people/{}", person.id))?;
        Some(self.url(id))
    }

    fn topic(&self, topic: &str) -> Part {
        let page = self.view.page_at(&format!("~topic/{}", label_slug(topic)));
        Part {
            text: topic.to_owned(),
            url: page.map(|(id, _)| self.url(id)),
        }
    }

    /// Whom a person talks to about what: the topics of both, or else the person's own.
    fn talks(&self, person: &Person) -> Vec<Part> {
        let other = person.counterpart.as_deref();
        let Some(other) = other.and_then(|id| self.view.person(id)) else {
            return Vec::new();
        };
        let is_common = |topic: &&String| {
            let slug = label_slug(topic);
            other.topics.iter().any(|known| label_slug(known) == slug)
        };
        let mut topics: Vec<String> = person.topics.iter().filter(is_common).cloned().collect();
        if topics.is_empty() {
            topics.clone_from(&person.topics);
        }
        let mut words = vec![
            ("person", Word::Text(person.name.clone())),
            ("other", Word::People(vec![self.facts.someone(&other.id)])),
        ];
        if topics.is_empty() {
            return self.facts.sentence("people-talks", words);
        }
        words.push(("topics", Word::Text(self.facts.notation.list(&topics))));
        self.facts.sentence("people-talks-about", words)
    }

    /// What is said while somebody is away, and in the week before. Never why.
    pub(super) fn away(&self, person: &Person) -> Vec<Window> {
        let absences = self.view.absences(&person.id);
        // Somebody is back only after the last of absences that follow each other, whoever stands in.
        let together =
            |a: &Absence<'_>, b: &Absence<'_>| a.to.tomorrow().is_ok_and(|next| next == b.from);
        let mut windows = Vec::new();
        for stay in absences.chunk_by(together) {
            let (first, last) = (stay[0].from, stay[stay.len() - 1].to);
            windows.push(self.away_soon(first, last, stay));
            windows.extend(stay.iter().map(|absence| self.away_now(absence, last)));
        }
        windows
    }

    fn away_soon(&self, first: Date, last: Date, stay: &[Absence<'_>]) -> Window {
        let mut people: Vec<Someone> = Vec::new();
        for stand_in in stay.iter().filter_map(|absence| absence.stand_in) {
            if !people.iter().any(|known| known.name == stand_in.name) {
                people.push(self.facts.someone(&stand_in.id));
            }
        }
        let mut words = vec![("days", Word::Text(self.facts.notation.range(first, last)))];
        let key = match people.is_empty() {
            true => "people-away-soon",
            false => "people-away-soon-stand-in",
        };
        words.push(("people", Word::People(people)));
        let ahead = first.checked_sub(DAYS_AHEAD.days()).ok();
        Window {
            state: "soon",
            from: ahead.map(|day| day.to_string()),
            until: first.yesterday().ok().map(|day| day.to_string()),
            parts: self.facts.sentence(key, words),
        }
    }

    fn away_now(&self, absence: &Absence<'_>, last: Date) -> Window {
        let mut words = vec![("day", Word::Text(self.facts.notation.short_date(last)))];
        let key = match absence.stand_in {
            Some(stand_in) => {
                let people = vec![self.facts.someone(&stand_in.id)];
                words.push(("person", Word::People(people)));
                "people-away-stand-in"
            }
            None => "people-away",
        };
        Window {
            state: "away",
            from: Some(absence.from.to_string()),
            until: Some(absence.to.to_string()),
            parts: self.facts.sentence(key, words),
        }
    }

    /// A card for an address book.
    fn vcard(&self, person: &Person) -> String {
        let uid = self.identity(&format!("people/{}", person.id));
        let topics = self.facts.notation.list(&person.topics);
        let note = format!("{}: {topics}", self.facts.locale.text("fact-topics"));
        let note = Some(note.as_str()).filter(|_| !topics.is_empty());
        vcard(person, uid, note)
    }

    /// The cards of a whole side in one file, named by their organisation if they have only one.
    fn save_all(&self, side: &str, people: &[&Person]) -> Save {
        let mut names: Vec<&str> = people
            .iter()
            .filter_map(|person| person.org.as_deref())
            .collect();
        names.sort_unstable();
        names.dedup();
        let name = match names.as_slice() {
            [only] => slugify(only),
            _ => String::new(),
        };
        let name = if name.is_empty() { side } else { &name };
        let cards: String = people.iter().map(|person| self.vcard(person)).collect();
        Save::new(format!("{name}.vcf"), VCARD, &cards)
    }
}

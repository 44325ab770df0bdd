//! What a record says about itself: labelled values.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::context::{Day, Fact, Someone};
use super::locale::Locale;
use super::notation::Notation;
use super::urls::Urls;
use crate::config::{CalendarDuration, Currency, Language, Phase};
use crate::model::{
    Budget, ConceptState, Document, DocumentState, Health, Page, Record, Retainer, Scope, Status,
    View, Words,
};

/// Turns records into facts for one view in one language.
pub struct Facts<'a, 'v> {
    /// What may be named.
    pub view: &'a View<'v>,
    /// Where it is.
    pub urls: &'a Urls,
    /// The interface's texts.
    pub locale: &'a Locale,
    /// The language's notation.
    pub notation: &'a Notation,
}

impl Facts<'_, '_> {
    /// Everything a page's record says, in the order a reader asks.
    pub fn of_page(&self, page: &Page) -> Vec<Fact> {
        match &page.record {
            Record::Budget(budget) => self.budget(budget),
            Record::Document(document) => self.document(document, page.common.date),
            Record::Project => self.project(page),
            _ => Vec::new(),
        }
    }

    /// The few that matter in a list.
    pub fn for_list(&self, page: &Page) -> Vec<Fact> {
        match &page.record {
            Record::Status(status) => status
                .health
                .map(|health| self.health(health))
                .into_iter()
                .collect(),
            Record::Concept(concept) => {
                let due = concept
                    .decide_by
                    .filter(|_| !concept.state.is_decided())
                    .map(|date| self.date("decide-by", date));
                [Some(self.concept_state(concept.state)), due]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Record::Budget(budget) => {
                let approved: Vec<Decimal> = budget
                    .lines
                    .iter()
                    .filter_map(|line| line.approved)
                    .collect();
                let currency = self.currency(budget.currency);
                let sum = (!approved.is_empty()).then(|| {
                    self.fact(
                        "approved",
                        self.notation.money(approved.iter().sum(), currency),
                    )
                });
                [sum, self.basis(budget)].into_iter().flatten().collect()
            }
            Record::Document(document) => {
                let currency = self.currency(document.currency);
                let amount = document
                    .gross
                    .or(document.net)
                    .map(|amount| self.fact("amount", self.notation.money(amount, currency)));
                [
                    amount,
                    document.state.map(|state| self.document_state(state)),
                ]
                .into_iter()
                .flatten()
                .collect()
            }
            _ => Vec::new(),
        }
    }

    /// A day for machines and people.
    pub fn day(&self, date: Date) -> Day {
        Day {
            iso: date.to_string(),
            text: self.notation.date(date),
        }
    }

    /// A person by id, as somebody named on a page.
    pub fn someone(&self, id: &str) -> Someone {
        let name = self.view.person(id).map_or_else(
            || self.locale.text("somebody"),
            |person| person.name.clone(),
        );
        let url = self
            .view
            .page_at(&format!("people/{id}"))
            .map(|(page, _)| self.urls.page(page).to_owned());
        Someone { name, url }
    }

    /// How far a status entry says things have come.
    pub(super) fn course(&self, status: &Status) -> Vec<Fact> {
        let mut facts = Vec::new();
        if let Some(stage) = &status.stage {
            let mut phases = self.view.settings().phases.iter();
            let phase = phases.find(|phase| phase.name == *stage);
            let stage = phase.map_or_else(|| stage.clone(), |phase| self.phase(phase));
            facts.push(self.fact("stage", stage));
        }
        facts.extend(
            status
                .progress
                .map(|percent| self.fact("progress", self.notation.percent(percent.into()))),
        );
        facts
    }

    /// What a status entry says comes next.
    pub(super) fn next(&self, page: &Page) -> Option<Fact> {
        self.view.next(page).map(|next| self.words("next", next))
    }

    fn budget(&self, budget: &Budget) -> Vec<Fact> {
        let mut facts = Vec::new();
        facts.extend(budget.year.map(|year| self.fact("year", year.to_string())));
        facts.extend(self.basis(budget));
        facts.extend(
            self.currency(budget.currency)
                .map(|currency| self.fact("currency", currency.as_str().to_owned())),
        );
        facts.extend(
            budget
                .retainer
                .as_ref()
                .and_then(|retainer| self.retainer(budget, retainer)),
        );
        let thresholds: Vec<String> = [budget.warn, budget.alert]
            .into_iter()
            .flatten()
            .map(|percent| self.notation.percent(percent.into()))
            .collect();
        facts.extend(
            (!thresholds.is_empty()).then(|| self.fact("thresholds", thresholds.join(" / "))),
        );
        facts
    }

    fn document(&self, document: &Document, date: Option<Date>) -> Vec<Fact> {
        let currency = self.currency(document.currency);
        let money = |key, amount: Option<Decimal>| {
            amount.map(|amount| self.fact(key, self.notation.money(amount, currency)))
        };
        let mut facts = Vec::new();
        facts.extend(document.state.map(|state| self.document_state(state)));
        facts.extend(
            document
                .number
                .clone()
                .map(|number| self.fact("number", number)),
        );
        facts.extend(date.map(|date| self.date("date", date)));
        facts.extend(document.due.map(|date| self.date("due", date)));
        facts.extend(
            document
                .valid_until
                .map(|date| self.date("valid-until", date)),
        );
        facts.extend(
            [
                money("net", document.net),
                money("tax", document.tax),
                money("gross", document.gross),
            ]
            .into_iter()
            .flatten(),
        );
        facts.extend(
            document
                .order
                .clone()
                .map(|order| self.fact("order", order)),
        );
        if let Some((id, page)) = document
            .project
            .as_deref()
            .and_then(|project| self.view.page_at(project))
        {
            facts.push(Fact {
                url: Some(self.urls.page(id).to_owned()),
                ..self.words("project", self.view.title(page))
            });
        }
        facts
    }

    fn project(&self, page: &Page) -> Vec<Fact> {
        let Some(project) = self
            .view
            .projects()
            .find(|project| project.folder == page.path)
        else {
            return Vec::new();
        };
        let mut facts = Vec::new();
        // The text of the home may name the same person.
        let owner = project.owner.as_deref();
        let owner = owner.filter(|owner| page.common.owner.as_deref() != Some(owner));
        facts.extend(owner.map(|id| self.person("owner", id)));
        facts.extend(project.start.map(|date| self.date("start", date)));
        // As soon as somebody has reported, the target stands with its history where the project stands.
        let is_plan = self.view.entries(Scope::Project(&page.path)).is_empty();
        let plan = project.target.filter(|_| is_plan);
        facts.extend(plan.map(|date| self.date("target", date)));
        facts
    }

    fn retainer(&self, budget: &Budget, retainer: &Retainer) -> Option<Fact> {
        let hours = retainer
            .hours
            .map(|hours| format!("{}\u{a0}h", self.notation.decimal(hours)));
        let amount = retainer
            .amount
            .map(|amount| self.notation.money(amount, self.currency(budget.currency)));
        let allowance = [hours, amount]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" + ");
        let period = retainer.period.map_or_else(String::new, |period| {
            format!(" / {}", self.duration(period))
        });
        (!allowance.is_empty()).then(|| self.fact("retainer", format!("{allowance}{period}")))
    }

    fn duration(&self, duration: CalendarDuration) -> String {
        let parts = units(duration).into_iter().map(|(unit, count)| {
            let values = [("count".to_owned(), count.to_string())].into();
            self.locale
                .format(&format!("duration-{unit}"), &values)
                .unwrap_or_else(|| format!("{count} {unit}"))
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    /// How often something comes, such as "every two weeks"; nothing for periods that have no such words.
    pub(super) fn every(&self, duration: CalendarDuration) -> Option<String> {
        let [(unit, count)] = units(duration).try_into().ok()?;
        let values = [("count".to_owned(), count.to_string())].into();
        self.locale.format(&format!("every-{unit}"), &values)
    }

    pub(super) fn health(&self, health: Health) -> Fact {
        let tone = match health {
            Health::OnTrack | Health::Done => "good",
            Health::AtRisk => "warn",
            Health::OffTrack => "bad",
            Health::OnHold => "neutral",
        };
        self.word("health", "health", health.word(), tone)
    }

    /// What a phase is called.
    pub(super) fn phase(&self, phase: &Phase) -> String {
        if phase.is_preset {
            self.locale.text(&format!("phase-{}", phase.name))
        } else {
            phase.name.clone()
        }
    }

    pub(super) fn concept_state(&self, state: ConceptState) -> Fact {
        let tone = match state {
            ConceptState::Accepted | ConceptState::Implemented => "good",
            ConceptState::DecisionReady => "warn",
            ConceptState::InReview => "info",
            ConceptState::Rejected => "bad",
            _ => "neutral",
        };
        self.word("state", "concept-state", state.word(), tone)
    }

    pub(super) fn document_state(&self, state: DocumentState) -> Fact {
        let tone = match state {
            DocumentState::Paid
            | DocumentState::Accepted
            | DocumentState::Approved
            | DocumentState::Signed
            | DocumentState::Settled => "good",
            DocumentState::Open | DocumentState::PartlyPaid => "warn",
            DocumentState::Rejected | DocumentState::Cancelled => "bad",
            DocumentState::Draft | DocumentState::Valid | DocumentState::Final => "neutral",
        };
        self.word("state", "document-state", state.word(), tone)
    }

    fn basis(&self, budget: &Budget) -> Option<Fact> {
        budget
            .basis
            .map(|basis| self.word("basis", "basis", basis.word(), "neutral"))
    }

    fn word(&self, key: &'static str, list: &str, word: &str, tone: &'static str) -> Fact {
        Fact {
            tone,
            ..self.fact(key, self.locale.text(&format!("{list}-{word}")))
        }
    }

    fn date(&self, key: &'static str, date: Date) -> Fact {
        self.fact(key, self.notation.date(date))
    }

    fn person(&self, key: &'static str, id: &str) -> Fact {
        let someone = self.someone(id);
        Fact {
            url: someone.url,
            ..self.fact(key, someone.name)
        }
    }

    /// A language's tag, where it is not the reader's.
    pub fn lang_of(&self, language: &Language) -> Option<String> {
        (language != self.view.language()).then(|| language.as_str().to_owned())
    }

    fn words(&self, key: &'static str, words: Words<'_>) -> Fact {
        Fact {
            lang: self.lang_of(words.language),
            ..self.fact(key, words.text.to_owned())
        }
    }

    pub(super) fn fact(&self, key: &'static str, text: String) -> Fact {
        Fact {
            key,
            label: self.locale.text(&format!("fact-{key}")),
            text,
            lang: None,
            url: None,
            tone: "neutral",
        }
    }

    pub(super) fn currency(&self, own: Option<Currency>) -> Option<Currency> {
        own.or(self.view.settings().currency)
    }
}

/// The units of a duration that there are some of.
pub(super) fn units(duration: CalendarDuration) -> Vec<(&'static str, u16)> {
    let units = [
        ("years", duration.years),
        ("months", duration.months),
        ("weeks", duration.weeks),
        ("days", duration.days),
    ];
    units.into_iter().filter(|(_, count)| *count > 0).collect()
}

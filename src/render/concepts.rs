//! What a concept's page and its summary show.

use jiff::civil::Date;

use super::context::concept::{
    ConceptContext, DecisionContext, Due, MaturityContext, MaturityItem, OptionContext,
    QuestionContext,
};
use super::context::{Named, Part};
use super::opening::opening;
use super::pages::Pages;
use super::sentences::Word;
use crate::model::{
    Concept, ConceptOption, Decision, Maturity, Page, PageId, Person, Question, Record, Seen,
};

impl<'v> Pages<'_, 'v> {
    /// The concept of its own page, or of its summary.
    pub(super) fn concept(&self, id: PageId, page: &'v Page) -> Option<ConceptContext> {
        let is_summary = page.record == Record::Summary;
        let (id, page) = match is_summary {
            true => self.view.summarised(page)?,
            false => (id, page),
        };
        let Record::Concept(concept) = &page.record else {
            return None;
        };
        let someone = |id: &String| self.facts.someone(id);
        let is_decided = concept.state.is_decided();
        let own = self.facts.lang_of(self.view.own_language(page));
        let superseded_by = self.view.superseded_by(id).into_iter();
        let options: Vec<OptionContext> = concept
            .options
            .iter()
            .map(|option| self.option(concept, option))
            .collect();
        let by_answer = |is_open: bool| {
            let questions = concept.questions.iter();
            let wanted = questions.filter(|question| question.answer.is_none() == is_open);
            wanted.map(|question| self.question(question)).collect()
        };
        Some(ConceptContext {
            page: self.name_of(id, page),
            summary: self.view.summary_of(page).map(|(id, _)| self.url(id)),
            opening: is_summary.then(|| self.opening_of(page)).flatten(),
            opening_lang: self.facts.lang_of(self.view.text_language(page)),
            words_lang: own,
            state: self.facts.concept_state(concept.state),
            is_decided,
            decider: concept.decider.as_ref().map(someone),
            away: self.decider_away(concept),
            decide_by: concept.decide_by.map(|day| self.due(day, !is_decided)),
            driver: concept.driver.as_ref().map(someone),
            consulted: concept.consulted.iter().map(someone).collect(),
            informed: concept.informed.iter().map(someone).collect(),
            has_costs: options.iter().any(|option| option.cost.is_some()),
            has_efforts: options.iter().any(|option| option.effort.is_some()),
            has_summaries: options.iter().any(|option| option.summary.is_some()),
            options,
            recommendation: concept
                .option(concept.recommendation.as_deref())
                .map(|option| option.name().to_owned()),
            decision: concept
                .decision
                .as_ref()
                .map(|decision| self.decision(concept, decision)),
            open: by_answer(true),
            answered: by_answer(false),
            maturity: self.maturity(page).filter(|_| !is_decided),
            supersedes: self
                .view
                .supersedes(id)
                .map(|(id, page)| self.name_of(id, page)),
            superseded_by: superseded_by
                .map(|(id, page)| self.name_of(id, page))
                .collect(),
            budget: self.budget_of(page, concept),
            budget_line: self.budget_line(page),
        })
    }

    /// How the text that this view shows opens.
    fn opening_of(&self, page: &Page) -> Option<String> {
        opening(self.view.body(page)?.markdown())
    }

    fn name_of(&self, id: PageId, page: &Page) -> Named {
        Named {
            title: self.title(page),
            lang: self.title_lang(page),
            url: self.url(id),
        }
    }

    /// Until when something is to be done; it can be overdue as long as it is open.
    pub(super) fn due(&self, day: Date, is_open: bool) -> Due {
        let late = day.tomorrow().ok().filter(|_| is_open);
        Due {
            day: self.facts.day(day),
            overdue_from: late.map(|late| late.to_string()),
        }
    }

    fn decider_away(&self, concept: &Concept) -> Vec<super::context::Window> {
        let decider = concept.decider.as_deref();
        let decider = decider.filter(|_| !concept.state.is_decided());
        let decider: Option<&Person> = decider.and_then(|id| self.view.person(id));
        decider.map_or_else(Vec::new, |person| self.away(person))
    }

    fn option(&self, concept: &Concept, option: &ConceptOption) -> OptionContext {
        let is = |id: Option<&String>| id == Some(&option.id);
        let chosen = concept.decision.as_ref();
        let currency = self.facts.currency(None);
        OptionContext {
            title: option.name().to_owned(),
            cost: option
                .cost
                .map(|cost| self.facts.notation.money(cost, currency)),
            effort: option.effort.clone(),
            summary: option.summary.clone(),
            recommended: is(concept.recommendation.as_ref()),
            chosen: is(chosen.and_then(|decision| decision.option.as_ref())),
        }
    }

    fn question(&self, question: &Question) -> QuestionContext {
        QuestionContext {
            text: question.text.clone(),
            answer: question.answer.clone(),
            by: question
                .by
                .filter(|_| question.answer.is_none())
                .map(|day| self.due(day, true)),
        }
    }

    fn decision(&self, concept: &Concept, decision: &Decision) -> DecisionContext {
        let option = concept.option(decision.option.as_deref());
        DecisionContext {
            on: decision.on.map(|on| self.facts.day(on)),
            by: self.decided_by(concept, decision),
            option: option.map(|option| option.name().to_owned()),
            reason: decision.reason.clone(),
            until: decision.until.map(|day| self.due(day, true)),
        }
    }

    /// Who decided; whoever stood in did so for the decider.
    fn decided_by(&self, concept: &Concept, decision: &Decision) -> Vec<Part> {
        let Some(by) = &decision.by else {
            return Vec::new();
        };
        let by_person = self.facts.someone(by);
        match concept.decider.as_ref().filter(|decider| *decider != by) {
            None => vec![Part {
                text: by_person.name,
                url: by_person.url,
            }],
            Some(decider) => {
                let decider = self.facts.someone(decider);
                let words = vec![
                    ("person", Word::People(vec![by_person])),
                    ("decider", Word::People(vec![decider])),
                ];
                self.facts.sentence("decision-by-stand-in", words)
            }
        }
    }

    /// What a concept needs, and what of it is there.
    pub(super) fn maturity(&self, page: &Page) -> Option<MaturityContext> {
        let maturity: Maturity = self.view.maturity(page)?;
        let label = |word: &str| self.facts.locale.text(&format!("maturity-{word}"));
        let count = |key: &str, missing: String| {
            let values = [
                ("met", maturity.met().to_string()),
                ("total", maturity.total().to_string()),
                ("missing", missing),
            ];
            let values = values.map(|(name, value)| (name.to_owned(), value));
            let text = self.facts.locale.format(key, &values.into());
            text.unwrap_or_else(|| key.to_owned())
        };
        let missing: Vec<String> = maturity
            .missing()
            .map(|requirement| label(requirement.word()))
            .collect();
        let short = count("concept-maturity", String::new());
        Some(MaturityContext {
            text: match missing.is_empty() {
                true => short.clone(),
                false => count(
                    "concept-maturity-missing",
                    self.facts.notation.list(&missing),
                ),
            },
            short,
            items: maturity
                .items()
                .map(|(requirement, is_there)| MaturityItem {
                    label: label(requirement.word()),
                    is_there,
                })
                .collect(),
        })
    }

    /// The budget, unless it is hidden from these readers.
    fn budget_of(&self, page: &Page, concept: &Concept) -> Option<Named> {
        let from = page.body.as_ref().map_or("", |body| body.file.as_str());
        match self.view.find(from, concept.budget.as_deref()?) {
            Ok(Seen::Page(id, page, _)) => Some(self.name_of(id, page)),
            _ => None,
        }
    }
}

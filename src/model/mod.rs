//! What a portal is: pages, concepts, status entries, budgets, documents, people and views. Pure: no disk, no clock.

mod access;
mod assembly;
mod audience;
mod budget;
mod choices;
mod concept;
mod dates;
mod decisions;
mod documents;
mod freshness;
mod generated;
mod limits;
mod page;
mod people;
mod places;
mod portal;
mod project;
mod readers;
mod references;
mod sheet;
mod standing;
mod status;
mod tags;
#[cfg(test)]
pub(crate) mod tests;
mod translations;
mod versions;
mod view;
mod wording;

pub use access::AccessRules;
pub use audience::{AudienceSet, ViewSet};
pub use budget::{
    Account, Allowance, BookedPoint, Booking, Budget, BudgetLine, Change, ConceptBudget, Course,
    CourseMonth, Fan, Figures, FiscalYear, Level, LineAccount, Measure, Outlook, Pace, PaceWindows,
    Point, ProjectAccount, Retainer, RetainerPeriod, Scenario, Stretch, Thresholds, Track,
    YearOfProject, YearPart, YearSum,
};
pub use choices::{
    Basis, BookingKind, ConceptState, DocumentKind, DocumentState, Health, Side, StatusKind,
};
pub use concept::{Concept, ConceptOption, Decision, Maturity, Question, Requirement};
pub use dates::{DateKind, Dated, Event, events_of, scope_of_dates};
pub use documents::{
    Amount, Document, Paper, PaperBooking, Register, RegisterGroup, RegisterSum, Waiting,
};
pub use freshness::{Freshness, freshness};
pub use page::{Body, Common, MARKDOWN, Page, Period, Record};
pub use people::{Absence, Away, PeopleFile, Person};
pub use places::{AttachmentId, BrokenLink, PageId, Target};
pub use portal::{Attachment, Portal};
pub use project::Project;
pub use readers::Readers;
pub use references::References;
pub use standing::parent;
pub use status::{
    Claim, Entry, Need, NeedState, OpenNeed, Scope, Situation, Status, TargetHistory, TargetStep,
    TimelinePage, Topic, WeekOfHealth, cut_between_words, label_slug,
};
pub use translations::Translation;
pub use versions::{Block, BlockKind, FactValue, Version, Versions};
pub use view::{Seen, View};
pub use wording::Words;

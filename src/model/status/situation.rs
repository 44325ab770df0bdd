//! How things stand in a scope: for each field the newest entry that says something about it.

use super::super::choices::Health;
use super::super::view::View;
use super::claims::Claim;
use super::entry::{Entry, Scope};
use super::targets::TargetHistory;

/// How things stand, and which entry says so.
#[derive(Clone, Debug, Default)]
pub struct Situation<'a> {
    /// The newest entry.
    pub newest: Option<Entry<'a>>,
    /// How the project does.
    pub health: Option<(Health, Entry<'a>)>,
    /// The phase it is in.
    pub stage: Option<(&'a str, Entry<'a>)>,
    /// Progress in percent.
    pub progress: Option<(i64, Entry<'a>)>,
    /// What comes next.
    pub next: Option<(&'a str, Entry<'a>)>,
    /// The day that is aimed at, and those that were.
    pub target: Option<TargetHistory>,
}

impl<'a> View<'a> {
    /// How things stand in a scope.
    pub fn situation(&self, scope: Scope<'_>) -> Situation<'a> {
        let mut situation = Situation {
            target: self.target(scope),
            ..Situation::default()
        };
        for entry in self.chronicle.entries(scope) {
            let status = entry.status;
            let counts = |claim: Claim| self.counts(&entry, claim);
            let Situation {
                newest,
                health,
                stage,
                progress,
                next,
                ..
            } = &mut situation;
            newest.get_or_insert(entry);
            if health.is_none() && counts(Claim::Health) {
                *health = status.health.map(|health| (health, entry));
            }
            if stage.is_none() && counts(Claim::Stage) {
                *stage = status.stage.as_deref().map(|stage| (stage, entry));
            }
            if progress.is_none() && counts(Claim::Progress) {
                *progress = status.progress.map(|percent| (percent, entry));
            }
            if next.is_none() && counts(Claim::Next) {
                *next = status.next.as_deref().map(|next| (next, entry));
            }
            if health.is_some() && stage.is_some() && progress.is_some() && next.is_some() {
                break;
            }
        }
        situation
    }
}

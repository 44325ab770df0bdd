//! One budget against another, for nothing may count twice; and the lines that concepts name.

use super::super::super::page::{Page, Record};
use super::super::super::places::Target;
use super::super::super::portal::Portal;
use super::super::record::Budget;
use crate::config::{Fields, PortalSettings};
use crate::diag::{Finding, Findings, did_you_mean};
use crate::load::MarkdownFile;

/// Notes lines of a portal's budget for projects that have a budget of their own for the same time.
pub(super) fn check_double(
    fields: &mut Fields<'_>,
    (page, budget): (&Page, &Budget),
    budgets: &[(&Page, &Budget)],
    settings: &PortalSettings,
) {
    let Some(year) = budget
        .fiscal_year(settings)
        .filter(|_| page.project.is_none())
    else {
        return;
    };
    let tables = fields.tables("lines");
    for (table, line) in tables.into_iter().zip(&budget.lines) {
        let Some(project) = line.project.as_deref() else {
            continue;
        };
        let own = budgets.iter().find_map(|(other, of_project)| {
            let own_year = of_project.fiscal_year(settings)?;
            let overlaps = own_year.stretch().within(year.stretch()).is_some();
            let is_own = overlaps && other.project.as_deref() == Some(project);
            is_own.then_some((other.body.as_ref()?.file.as_str(), own_year))
        });
        if let Some((file, own_year)) = own {
            let mut inner = fields.inside(table);
            let span = inner.span("project");
            inner.warning(
                "counted-twice",
                span,
                format!(
                    "`{project}` has a budget of its own for {own_year}, so that this line counts twice"
                ),
                format!("take the line out, or its `project`, or `{file}`"),
            );
        }
    }
}

/// Notes lines that concepts name and that are not there.
pub(super) fn check_concepts(portal: &Portal, files: &[MarkdownFile], findings: &mut Findings) {
    for page in &portal.pages {
        let (Record::Concept(concept), Some(body)) = (&page.record, &page.body) else {
            continue;
        };
        let Some(typed) = concept
            .budget
            .as_deref()
            .filter(|typed| typed.contains('#'))
        else {
            continue;
        };
        // Links that lead nowhere are noted with all others.
        let Ok(Target::Page(id, Some(line))) = portal.places.find(&body.file, typed) else {
            continue;
        };
        let paying = &portal.pages[id.0];
        let file = files.iter().find(|file| file.file == body.file);
        let node = file.and_then(|file| file.front.table.get("budget"));
        let Some(span) = node.map(|node| node.span.clone()) else {
            continue;
        };
        let Record::Budget(budget) = &paying.record else {
            let message = format!("`{typed}` leads to no budget");
            let finding = Finding::error("unknown-line", &body.source, span, message);
            findings.push(finding.hint("name a file of the folder `budget`, and a line's id"));
            continue;
        };
        let ids = budget.lines.iter().map(|line| line.id.as_str());
        if ids.clone().any(|id| id == line) {
            continue;
        }
        let hint = match budget.lines.is_empty() {
            true => "this budget has no lines".to_owned(),
            false => did_you_mean(&line, ids),
        };
        let message = format!("there is no line `{line}` in the budget `{}`", paying.path);
        let finding = Finding::error("unknown-line", &body.source, span, message);
        findings.push(finding.hint(hint));
    }
}

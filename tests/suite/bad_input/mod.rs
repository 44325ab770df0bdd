//! Every message a person can meet stands in a snapshot, and whatever is wrong, nothing is published.
//!
//! A story here builds a site, breaks it in several ways of one theme, builds again, and compares all that was said. `Site::refuses`
//! also checks that the published files are untouched, times included, and that no message quotes a secret.

mod brand;
mod budgets;
mod charts;
mod commands;
mod concepts;
mod diagrams;
mod documents;
mod entries;
mod files;
mod front_matter;
mod invoices;
mod keys;
mod languages;
mod ledgers;
mod links;
mod names;
mod notes;
mod output;
mod people;
mod settings;
mod syntax;
mod themes;

//! What a portal is: pages, concepts, status entries, budgets, documents, people and views. Pure: no disk, no clock.

pub mod audience;

//! Diagrams on pages.

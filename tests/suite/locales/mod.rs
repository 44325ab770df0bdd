//! Languages: what their files must hold, how they write, and that a file is all it takes to add one.

mod cldr;

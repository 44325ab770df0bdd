//! The `extranet` command.

fn main() {}

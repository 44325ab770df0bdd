//! The command line: what was typed, what it means, and how results are told.
//!
//! stdout is data, stderr is talk. Exit codes: 0 clean, 1 findings, 2 could not run.

mod access;
mod arguments;
mod build;
mod clock;
mod entropy;
mod key;
mod key_rotation;
mod master_key;
mod progress;
mod readership;
mod report;
mod theme;

use std::panic::{set_hook, take_hook};
use std::process::ExitCode;

use clap::Parser;
use extranet::diag::is_contained;

use arguments::{AccessCommand, Arguments, Command, KeyCommand, ThemeCommand};

/// How a command ended, if it could run at all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Clean,
    Findings,
}

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let told = take_hook();
    set_hook(Box::new(move |panic| {
        // A finding says what is wrong with the file.
        if !is_contained() {
            told(panic);
        }
    }));
    let arguments = Arguments::parse();
    let root = arguments.root.as_path();
    let result = match arguments.command {
        Command::Build => build::build(root),
        Command::Check => build::check(root),
        Command::Access(AccessCommand::Add(person)) => {
            access::give(root, &person, access::Gift::TheFirst)
        }
        Command::Access(AccessCommand::Reset(person)) => {
            access::give(root, &person, access::Gift::Another)
        }
        Command::Access(AccessCommand::Show { portal, person }) => {
            access::show(root, &portal, &person)
        }
        Command::Access(AccessCommand::Rotate(portals)) => access::rotate(root, &portals),
        Command::Access(AccessCommand::Remove { portal, person }) => {
            access::remove(root, &portal, &person)
        }
        Command::Access(AccessCommand::Matrix(matrix)) => readership::matrix(root, &matrix),
        Command::Access(AccessCommand::Lock { portal }) => readership::lock(root, &portal),
        Command::Access(AccessCommand::List { portal }) => access::list(root, &portal),
        Command::Key(KeyCommand::New(new)) => key::new(root, &new),
        Command::Key(KeyCommand::ShowId) => key::show_id(root),
        Command::Key(KeyCommand::Rotate(rotation)) => key_rotation::rotate(root, &rotation),
        Command::Theme(ThemeCommand::New { name }) => theme::new(root, &name),
        Command::Theme(ThemeCommand::Context { portal, page }) => {
            theme::context(root, &portal, &page)
        }
    };
    match result {
        Ok(Ending::Clean) => ExitCode::SUCCESS,
        Ok(Ending::Findings) => ExitCode::from(1),
        Err(error) => {
            report::failure(&error);
            ExitCode::from(2)
        }
    }
}

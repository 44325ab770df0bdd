//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Compiles per-customer Markdown folders into sealed customer portals.
#[derive(Parser)]
#[command(name = "extranet", version, propagate_version = true)]
#[command(after_help = "Examples:
  extranet key new                     make a master key, once per site
  extranet access add acme anna        give Anna a passphrase for the portal acme
  extranet build                       seal all portals into dist/

Exit codes: 0 clean, 1 findings, 2 could not run.")]
pub(super) struct Arguments {
    /// The folder of `book.toml`.
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,

    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Compile content/ into dist/, one sealed site per portal.
    ///
    /// Everything is checked before anything is written: a build that finds an error leaves dist/ as it was. Only what has
    /// changed is written.
    #[command(after_help = "Examples:
  extranet build
  EXTRANET_KEY=extranet-key-… extranet build        as in CI, with the master key from a secret
  extranet --root customers build")]
    Build,
    /// Find everything that a build would find, and write nothing.
    #[command(after_help = "Example:
  extranet check")]
    Check,
    /// Decide who can open a portal.
    #[command(subcommand)]
    Access(AccessCommand),
    /// Make, name or replace the master key.
    #[command(subcommand)]
    Key(KeyCommand),
    /// Make a theme of your own.
    #[command(subcommand)]
    Theme(ThemeCommand),
}

#[derive(Subcommand)]
pub(super) enum AccessCommand {
    /// Give a person a passphrase. It is shown once, on stdout, and stored nowhere.
    ///
    /// The person must stand in the portal's `people.toml`. The keyring that this writes holds no secret in clear; commit it.
    #[command(after_help = "Examples:
  extranet access add acme anna
  extranet access add acme anna --words 7
  pass show acme/anna | extranet access add acme anna --passphrase-stdin")]
    Add(AccessGive),
    /// Show who a person is, what they can open, and what taking their access away would mean.
    #[command(after_help = "Example:
  extranet access show acme anna")]
    Show {
        /// The portal's folder name.
        portal: String,
        /// The person's id in `people.toml`.
        person: String,
    },
    /// Give a person another passphrase, for one that was lost or that others may know.
    ///
    /// This raises the portal's epoch: everything is sealed under new keys, so the old passphrase opens nothing that is built from now on.
    /// Everybody else keeps theirs.
    #[command(after_help = "Examples:
  extranet access reset acme anna
  extranet access reset acme anna --words 7
  pass show acme/anna | extranet access reset acme anna --passphrase-stdin")]
    Reset(AccessGive),
    /// Take a person's access away, from the next build on.
    ///
    /// This raises the portal's epoch: everything is sealed under new keys, and everybody else keeps their passphrase. To delete the
    /// entry from the keyring by hand would not do: the person knows the old keys. What has been seen or saved stays known.
    #[command(after_help = "Example:
  extranet access remove acme anna")]
    Remove {
        /// The portal's folder name.
        portal: String,
        /// The person's id.
        person: String,
    },
    /// Seal a portal under new keys, for the same people.
    ///
    /// For when somebody may have got hold of a reader's keys, and to end a merge of two branches that both took access away. Everybody keeps
    /// their passphrase. Where a passphrase may be known to others, use `reset`.
    #[command(after_help = "Examples:
  extranet access rotate acme
  extranet access rotate --all")]
    Rotate(AccessRotate),
    /// Show who reads what: pages and files with the people who can open them.
    ///
    /// Folders whose content is all for the same people are one line.
    #[command(after_help = "Examples:
  extranet access matrix                    every portal
  extranet access matrix acme --all         a line for every page and file
  extranet access matrix acme --format json | jq '.pages[] | select(.readers | index(\"anna\"))'")]
    Matrix(AccessMatrix),
    /// Record who may read what in the portal's `access.lock`.
    ///
    /// A portal that limits anything needs this record, committed. A build stops while the portal lets in others than the record says, so that
    /// no edit widens access unseen.
    #[command(after_help = "Example:
  extranet access lock acme && git diff content/acme/access.lock")]
    Lock {
        /// The portal's folder name.
        portal: String,
    },
    /// List who has a passphrase, one line each: id, name, side.
    #[command(after_help = "Example:
  extranet access list acme")]
    List {
        /// The portal's folder name.
        portal: String,
    },
}

#[derive(Args)]
pub(super) struct AccessGive {
    /// The portal's folder name.
    pub(super) portal: String,
    /// The person's id in `people.toml`.
    pub(super) person: String,
    /// How many words the passphrase has.
    #[arg(long, default_value_t = 6, value_name = "NUMBER", value_parser = clap::value_parser!(u8).range(5..=20), conflicts_with = "passphrase_stdin")]
    pub(super) words: u8,
    /// Read a passphrase from stdin instead of making one. A weak one is refused.
    #[arg(long)]
    pub(super) passphrase_stdin: bool,
}

#[derive(Args)]
pub(super) struct AccessRotate {
    /// The portal's folder name.
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub(super) portal: Option<String>,
    /// Every portal of the site.
    #[arg(long)]
    pub(super) all: bool,
}

#[derive(Args)]
pub(super) struct AccessMatrix {
    /// The portal's folder name; all portals when absent.
    pub(super) portal: Option<String>,
    /// How to print it. JSON also has the addresses of published files, if the master key is at hand.
    #[arg(long, value_enum, default_value_t = MatrixFormat::Table)]
    pub(super) format: MatrixFormat,
    /// Print a line for every page and file.
    #[arg(long)]
    pub(super) all: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MatrixFormat {
    /// Lines for people.
    Table,
    /// For other programs.
    Json,
}

#[derive(Subcommand)]
pub(super) enum KeyCommand {
    /// Make a master key and write it to the site's key file, which must not exist yet.
    ///
    /// Everything is sealed under this key. Keep a copy where you keep other passwords; keep it out of git.
    #[command(after_help = "Examples:
  extranet key new
  extranet key new --print | gh secret set EXTRANET_KEY      straight into a CI secret")]
    New(KeyNew),
    /// Print the public id of the master key that is found, as keyrings name it. Where it was found is told on stderr.
    #[command(after_help = "Example:
  extranet key show-id")]
    ShowId,
    /// Seal all keyrings of the site under a new master key. Everybody keeps their passphrase.
    ///
    /// The old key is found as ever and stays where it is; both are needed until this has ended. All keyrings are changed, or none; if it is
    /// interrupted, run it again.
    ///
    /// ADDRESSES CHANGE: those of pages and files follow from the master key, so links and bookmarks that people have saved lead nowhere after the
    /// next deployment, but for each portal's first page. Every browser asks for the passphrase once more.
    ///
    /// Keyrings in git's past can still be opened with the old key, which gives away what people's passphrases unlock. If somebody else may have both
    /// the old key and the repository, also run `extranet access reset` for every person.
    #[command(after_help = "Example:
  extranet key rotate --new-key-file extranet-2.key")]
    Rotate(KeyRotate),
}

#[derive(Args)]
pub(super) struct KeyRotate {
    /// Where the new key goes; a key that is there already is taken.
    #[arg(long, value_name = "FILE")]
    pub(super) new_key_file: PathBuf,
}

#[derive(Args)]
pub(super) struct KeyNew {
    /// Print the key to stdout instead of writing a file.
    #[arg(long)]
    pub(super) print: bool,
    /// Make a key that says of itself that it is public: for demonstrations.
    #[arg(long)]
    pub(super) demo: bool,
}

#[derive(Subcommand)]
pub(super) enum ThemeCommand {
    /// Begin a theme in `themes/NAME`: a few small files, with comments, over the built-in theme.
    ///
    /// An existing folder is never touched. docs/theming.md says what a theme may hold.
    #[command(after_help = "Example:
  extranet theme new north")]
    New {
        /// The theme's name: lower-case letters, digits and `-`.
        name: String,
    },
    /// Print what the template of a page is given, as JSON.
    ///
    /// No master key is needed: in the place of addresses, pages and files have numbers.
    #[command(after_help = "Examples:
  extranet theme context acme concepts/relaunch.md
  extranet theme context acme status | jq .timeline.months
  extranet theme context acme /                     the portal's first page")]
    Context {
        /// The portal's folder name.
        portal: String,
        /// The page, as links inside the portal write it.
        page: String,
    },
}

//! The words of the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use lanista_wire::files::Language;
use std::net::SocketAddr;
use std::path::PathBuf;

/// A language by its tag: `de`, `pt-BR`.
fn language(tag: &str) -> Result<Language, String> {
    Language::of_tag(tag).ok_or_else(|| {
        let all = Language::ALL.map(Language::code).join(", ");
        format!("this is none of {all}")
    })
}

/// Runs a LAN tournament from the organiser's laptop.
///
/// Without a command the window opens. Exit codes: 0 done, 1 something else went wrong, 2 the words were not understood, 3 not
/// a gathering, 4 the gathering is open in another program, 5 it comes from a newer Lanista, 6 it is damaged, 7 the port or
/// address cannot be used, 8 the folder or disk cannot be written.
#[derive(Debug, Parser)]
#[command(name = "lanista", version, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    /// Say more in the log. `LANISTA_LOG` or `RUST_LOG` says exactly what, as `lanista=debug,info`.
    #[arg(long, global = true)]
    pub(crate) verbose: bool,
    /// How the log is written: to standard error, and into `logs` beside an open gathering, a file a day for a week.
    #[arg(long, global = true, value_name = "FORMAT", default_value = "text")]
    pub(crate) log_format: LogFormat,
    /// A gathering to open in the window.
    #[cfg(feature = "desktop")]
    pub(crate) file: Option<PathBuf>,
    /// Show the portraits in this folder, {pool}/{hero}.png, .webp or .jpg; without it, those in `portraits` beside the gathering.
    #[cfg(feature = "desktop")]
    #[arg(long, value_name = "DIR")]
    pub(crate) portraits: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub(crate) order: Option<Order>,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// Lines for people.
    Text,
    /// A JSON object a line, for programs.
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Order {
    /// Serve a gathering without a window; the desk opens in any browser.
    Serve(Serve),
    /// Write the demonstration: a small LAN with four tournaments at different points.
    Demo {
        /// A file that does not exist yet.
        file: PathBuf,
    },
    /// Write a gathering for measurements: a program with the token in `LANISTA_TOKEN` is a desk in it.
    BenchFile {
        /// A file that does not exist yet.
        file: PathBuf,
    },
    /// Play a day of a gathering, in a copy: simulated judges, captains, screens, phones and lost links on the real server.
    ///
    /// For training: real tablets and desks may join in. For testing: at its end the file, the receipts and what every screen
    /// shows are held against each other, and the exit code is 1 if anything differs.
    Rehearse(Rehearse),
    /// Write a gathering as a site of plain pages: what the hall was shown, without a script, to be published anywhere.
    Site {
        /// The gathering. Nothing is added to it.
        file: PathBuf,
        /// A folder that does not exist yet, or an archive that ends in .zip.
        out: PathBuf,
        /// In which language: en, de, fr, es or pt.
        #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
        lang: Language,
    },
    /// Look at a gathering's journal.
    #[command(subcommand)]
    Journal(Journal),
    /// Play stages by the rules alone: a JSON request a line in, a JSON answer a line out (docs/ENGINE.md).
    Engine,
    /// Look at a Swiss tournament of another program.
    Swiss(Swiss),
    /// Look at recorded hero drafts and at draft formats.
    #[command(subcommand)]
    Draft(Draft),
}

/// What to do with drafts.
#[derive(Debug, Subcommand)]
pub(crate) enum Draft {
    /// Check a draft format: prints every fault with its place, each seat's totals, and how many heroes the pool must have.
    /// The exit code is 1 if there are faults.
    Check(crate::draft::Check),
    /// List the draft formats that come with the program, with what is known of each.
    Formats,
    /// Lay recorded drafts beside a format: prints for each whether it fits, and if not, at which action and why.
    Replay {
        /// As `lanista draft formats` lists it.
        #[arg(long, value_name = "ID")]
        format: String,
        /// Recorded drafts, a JSON object a line; without it they are read from the standard input.
        #[arg(value_name = "FILE.jsonl", default_value = "-")]
        file: PathBuf,
    },
    /// Print a draft format that comes with the program, to start an own one from.
    Show {
        /// As `lanista draft formats` lists it.
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Print what recorded drafts say of heroes, pairs, sides, entrants and players, as JSON.
    Stats {
        /// Recorded drafts, a JSON object a line.
        #[arg(value_name = "FILE.jsonl")]
        file: PathBuf,
        /// Count only the games whose record holds this value under this key, as `league=LCK`; may be given several times.
        #[arg(long = "group", value_name = "KEY=VALUE")]
        groups: Vec<String>,
    },
}

/// What to do with a Swiss tournament.
#[derive(Debug, Args)]
pub(crate) struct Swiss {
    /// Print the tie-breaks of a FIDE tournament report (TRF16 or TRF-2026) as a tab-separated table.
    #[arg(long, value_name = "FILE.trf")]
    pub(crate) tiebreaks: PathBuf,
}

/// How to serve.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The gathering; it is made if it does not exist.
    pub(crate) file: PathBuf,
    /// Listen on this address and port only; loopback is always served too.
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) listen: Option<SocketAddr>,
    /// Do not announce the server on the network.
    #[arg(long)]
    pub(crate) no_mdns: bool,
    /// Show the portraits in this folder, {pool}/{hero}.png, .webp or .jpg; without it, those in `portraits` beside the gathering.
    #[arg(long, value_name = "DIR")]
    pub(crate) portraits: Option<PathBuf>,
    /// Connections of all kinds that are served.
    #[arg(long, value_name = "COUNT")]
    pub(crate) max_connections: Option<usize>,
    /// Anonymous connections of one address.
    #[arg(long, value_name = "COUNT")]
    pub(crate) max_per_address: Option<usize>,
    /// Messages that a link or token may send at once; a fifth of them comes back each second.
    #[arg(long, value_name = "COUNT")]
    pub(crate) rate: Option<u32>,
    /// Requests that an address may send at once to /api/v1 without a token; a fifth of them comes back each second.
    #[arg(long, value_name = "COUNT")]
    pub(crate) public_rate: Option<u32>,
    /// Refuse to make a new gathering.
    #[arg(long)]
    pub(crate) must_exist: bool,
    /// Open a damaged gathering for reading, up to its last good entry. The file stays as it is.
    #[arg(long)]
    pub(crate) damaged: bool,
    /// Once serving, write `{"port","desk_url"}` there.
    #[arg(long, hide = true)]
    pub(crate) ready_file: Option<PathBuf>,
}

/// How a day is rehearsed.
#[derive(Debug, Args)]
pub(crate) struct Rehearse {
    /// The gathering. Nothing is added to it.
    pub(crate) file: PathBuf,
    /// How many times as fast as time passes: 60 plays an hour in a minute.
    #[arg(long, value_name = "TIMES", default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=600))]
    pub(crate) speed: u16,
    /// Simulated tablets of judges; 0 leaves all matches to yours.
    #[arg(long, value_name = "COUNT", default_value_t = 16, value_parser = clap::value_parser!(u16).range(0..=64))]
    pub(crate) judges: u16,
    /// Simulated phones of captains.
    #[arg(long, value_name = "COUNT", default_value_t = 16, value_parser = clap::value_parser!(u16).range(0..=64))]
    pub(crate) captains: u16,
    /// Simulated screens of the hall.
    #[arg(long, value_name = "COUNT", default_value_t = 24, value_parser = clap::value_parser!(u16).range(0..=100))]
    pub(crate) screens: u16,
    /// Simulated phones of players.
    #[arg(long, value_name = "COUNT", default_value_t = 50, value_parser = clap::value_parser!(u16).range(0..=500))]
    pub(crate) phones: u16,
    /// The organiser is you: nothing is drawn, published, paired or decided but at your desk.
    #[arg(long)]
    pub(crate) own_desk: bool,
    /// No link breaks by lot.
    #[arg(long)]
    pub(crate) no_lost_links: bool,
    /// Plays the same lots again. People and threads still meet in another order.
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// After so many hours of the rehearsed day everybody goes home.
    #[arg(long, value_name = "HOURS", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=72))]
    pub(crate) hours: u16,
    /// Keep the rehearsed gathering in this new file.
    #[arg(long, value_name = "FILE")]
    pub(crate) keep: Option<PathBuf>,
    /// Where to listen; otherwise as the gathering does.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<SocketAddr>,
    /// Do not announce the server on the network.
    #[arg(long)]
    pub(crate) no_mdns: bool,
}

/// What to do with a journal.
#[derive(Debug, Subcommand)]
pub(crate) enum Journal {
    /// Check every entry and every page; prints `{"entries","head","ok"}`. The file is not changed.
    Check {
        /// The gathering.
        file: PathBuf,
    },
}

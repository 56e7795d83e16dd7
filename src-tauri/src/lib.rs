//! The shell around the crates: command line, window, headless serve.

mod bench_file;
mod check;
mod cli;
mod copies;
mod demo;
#[cfg(feature = "desktop")]
mod desktop;
mod draft;
mod failure;
mod logs;
mod out;
mod rehearse;
mod rules;
mod serve;
mod site;
mod venue;

use clap::Parser as _;
use cli::{Cli, Journal, Order, Swiss};
use failure::Failure;
use logs::Verbosity;
use std::process::ExitCode;

/// Reads the command line, does what it says, and gives the exit code that `--help` explains.
#[must_use]
pub fn start() -> ExitCode {
    let cli = Cli::parse();
    let verbosity = if cli.verbose {
        Verbosity::More
    } else {
        Verbosity::Usual
    };
    logs::start(verbosity, cli.log_format);
    match run(cli) {
        Ok(code) => code,
        Err(failure) => {
            out::complain(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    match cli.order {
        Some(Order::Serve(words)) => runtime.block_on(serve::serve(words))?,
        Some(Order::Demo { file }) => runtime.block_on(demo::write(&file))?,
        Some(Order::BenchFile { file }) => runtime.block_on(bench_file::write(&file))?,
        Some(Order::Journal(Journal::Check { file })) => runtime.block_on(check::check(&file))?,
        Some(Order::Rehearse(words)) => runtime.block_on(rehearse::rehearse(words))?,
        Some(Order::Site { file, out, lang }) => {
            runtime.block_on(site::write(&file, &out, lang))?;
        }
        Some(Order::Engine) => rules::engine()?,
        Some(Order::Draft(what)) => return draft::run(&what),
        Some(Order::Swiss(Swiss { tiebreaks })) => rules::tie_breaks(&tiebreaks)?,
        #[cfg(not(feature = "desktop"))]
        None => return Err(Failure::NoWindow),
        #[cfg(feature = "desktop")]
        None => return desktop::open(&runtime, cli.file, cli.portraits),
    }
    Ok(ExitCode::SUCCESS)
}

//! The shell around the crates: command line, window, headless serve.

mod bench_file;
mod check;
mod cli;
mod copies;
mod demo;
#[cfg(feature = "desktop")]
mod desktop;
mod failure;
mod out;
mod rules;
mod serve;
mod venue;

use clap::Parser as _;
use cli::{Cli, Journal, Order, Swiss};
use failure::Failure;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Reads the command line, does what it says, and gives the exit code that `--help` explains.
#[must_use]
pub fn start() -> ExitCode {
    let cli = Cli::parse();
    let level = if cli.verbose {
        "lanista=debug,info"
    } else {
        "lanista=info,warn"
    };
    let filter = EnvFilter::try_from_env("LANISTA_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
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
        Some(Order::Engine) => rules::engine()?,
        Some(Order::Swiss(Swiss { tiebreaks })) => rules::tie_breaks(&tiebreaks)?,
        #[cfg(not(feature = "desktop"))]
        None => return Err(Failure::NoWindow),
        #[cfg(feature = "desktop")]
        None => return desktop::open(&runtime, cli.file),
    }
    Ok(ExitCode::SUCCESS)
}

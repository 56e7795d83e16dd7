//! Set-up, run, test, check, gen, bench: one command each, started as `cargo xtask <command>`.

mod bench;
mod check;
mod fanout;
mod generate;
mod pictures;
mod program;
mod repository;
mod run;
mod say;
mod setup;
mod steps;
mod test;
mod ui;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};
use pico_args::Arguments;

use crate::setup::NeedsAPerson;

const USAGE: &str = "\
Usage: cargo xtask <command>

  setup [--for run|test] [--window]    install what is missing (default: for run)
  ui                                   build the screens in ui/
  run [--dev] [--window|--headless] [arguments of lanista…]
                                       set up, build, and open the window; without a display, serve
  test [--long] [--only rules|ui|venue|browser|window]
                                       set up and pass every test
  check                                formatting, lints, licences
  gen [--check]                        the TypeScript types in ui/src/wire
  bench [NAME…]                        run the benchmarks or some of them, write docs/bench.md
  bench fanout [--rounds N] [--only lanista,floor]
                                       thousands of screens beside the peers, write docs/fanout.md
  pictures                             make the pictures in docs/pictures

Exit codes: 0 done, 1 something failed, 2 something is needed that only a person may do.";

fn main() -> ExitCode {
    match begin(std::env::args_os().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::problem(&format!("{error:#}"));
            match error.downcast_ref::<NeedsAPerson>() {
                Some(_) => ExitCode::from(2),
                None => ExitCode::FAILURE,
            }
        }
    }
}

/// Reads the command's name and hands the rest to the command.
fn begin(words: Vec<OsString>) -> Result<()> {
    let mut words = Arguments::from_vec(words);
    if words.contains(["-h", "--help"]) {
        say::line(USAGE);
        return Ok(());
    }
    let root = repository::Root::find()?;
    match words.subcommand()?.as_deref() {
        Some("setup") => {
            let purpose = words.opt_value_from_str("--for")?;
            let window = words.contains("--window");
            nothing_left(words)?;
            setup::command(&root, purpose.unwrap_or(setup::Purpose::Run), window)
        }
        Some("ui") => {
            nothing_left(words)?;
            ui::command(&root)
        }
        Some("run") => run::command(&root, words),
        Some("test") => {
            let wish = test::Wish {
                long: words.contains("--long"),
                only: words.opt_value_from_str("--only")?,
            };
            nothing_left(words)?;
            test::command(&root, wish)
        }
        Some("check") => {
            nothing_left(words)?;
            check::command(&root)
        }
        Some("gen") => {
            let check = words.contains("--check");
            nothing_left(words)?;
            if check {
                generate::compare(&root, generate::Scope::Alone)
            } else {
                generate::write(&root)
            }
        }
        Some("bench") => match words.subcommand()?.as_deref() {
            Some("fanout") => {
                let wish = fanout::Wish {
                    rounds: words.opt_value_from_str("--rounds")?,
                    only: words.opt_value_from_str("--only")?,
                };
                nothing_left(words)?;
                fanout::command(&root, &wish)
            }
            first => {
                let mut only: Vec<String> = first.map(str::to_owned).into_iter().collect();
                while let Some(name) = words.subcommand()? {
                    only.push(name);
                }
                nothing_left(words)?;
                bench::command(&root, &only)
            }
        },
        Some("pictures") => {
            nothing_left(words)?;
            pictures::command(&root)
        }
        Some(other) => bail!("there is no command `{other}`\n\n{USAGE}"),
        None => bail!("which command?\n\n{USAGE}"),
    }
}

/// A word that nobody understood is a mistake, not something to overlook.
fn nothing_left(words: Arguments) -> Result<()> {
    let left = words.finish();
    if left.is_empty() {
        Ok(())
    } else {
        bail!("not understood: {left:?}\n\n{USAGE}")
    }
}

//! `bench fanout`: publish to the last screen beside the peers, in turns, and the table of it in `docs/fanout.md`.
//!
//! The harness and its peers lie beside the repository (`../shared/bench/fanout`, or `LANISTA_FANOUT`); they are copied
//! and built under `target`, so that nothing is written there.

mod stored;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::program::Program;
use crate::repository::Root;
use crate::steps::Steps;
use crate::{bench, say, ui};
use stored::Stored;
use table::Table;

/// Where the figures go.
const FIGURES: &str = "docs/fanout.md";
/// Our own target.
const OWN: &str = "lanista";
/// How many subscribers there are.
const SUBSCRIBERS: &str = "100,1000,5000";
/// Seconds of each phase.
const SECONDS: &str = "2";

/// A peer, and what must be there for it to run.
struct Peer {
    name: &'static str,
    needs: &'static str,
}

/// The first is the limit: one thread, one `send()` for each subscriber.
const PEERS: [Peer; 7] = [
    Peer {
        name: "floor",
        needs: "sh",
    },
    Peer {
        name: "ref-fan",
        needs: "sh",
    },
    Peer {
        name: "ref-axum-tuned",
        needs: "sh",
    },
    Peer {
        name: "ref-axum-naive",
        needs: "sh",
    },
    Peer {
        name: "nchan-ws",
        needs: "/usr/sbin/nginx",
    },
    Peer {
        name: "node-ws",
        needs: "npm",
    },
    Peer {
        name: "socketio",
        needs: "npm",
    },
];

/// What is measured.
#[derive(Debug)]
pub(crate) struct Wish {
    /// How often each is measured, in turns.
    pub(crate) rounds: Option<u32>,
    /// Only these, by name and with commas between them.
    pub(crate) only: Option<String>,
}

/// `cargo xtask bench fanout`.
///
/// # Errors
/// When the harness is not there, something cannot be built, or Lanista cannot be measured.
pub(crate) fn command(root: &Root, wish: &Wish) -> Result<()> {
    let rounds = wish.rounds.unwrap_or(3).max(1);
    let is_wanted = |name: &str| {
        let only = wish.only.as_deref();
        only.is_none_or(|only| only.split(',').any(|one| one == name))
    };
    let harness = copy(root)?;
    let mut steps = Steps::of(3 + rounds as usize);
    steps.step("The harness and its peers", || {
        Program::cargo()
            .args(["build", "--quiet", "--release"])
            .within(&harness)
            .env("CARGO_TARGET_DIR", harness.join("target"))
            .run()
    })?;
    steps.step("Packages of the peers", || {
        if !is_wanted("node-ws") && !is_wanted("socketio") {
            return Ok(());
        }
        Program::new("npm")
            .args(["install", "--no-save", "--no-audit", "--no-fund"])
            .args(["ws", "socket.io"])
            .within(&harness)
            .run()
    })?;
    steps.step("The program, as it is released, without a window", || {
        ui::command(root)?;
        Program::cargo()
            .args(["build", "--quiet", "--release", "--package", "lanista"])
            .arg("--no-default-features")
            .within(root.path())
            .run()
    })?;
    let mut table = Table::default();
    let mut stored = Stored::default();
    for round in 1..=rounds {
        steps.step(&format!("Round {round}"), || {
            // In turns, so that a busy minute of the machine harms everybody alike.
            for peer in PEERS.iter().filter(|peer| is_wanted(peer.name)) {
                if which::which(peer.needs).is_err() {
                    say::line(&format!("  {}: SKIPPED, no {}", peer.name, peer.needs));
                    continue;
                }
                let target = Path::new("targets").join(format!("{}.json", peer.name));
                match measure(&harness, &harness, &target, SUBSCRIBERS) {
                    Ok(figures) => table.add(peer.name, &figures)?,
                    Err(why) => say::line(&format!("  {}: SKIPPED, {why:#}", peer.name)),
                }
            }
            if is_wanted(OWN) {
                let target = Path::new("bench").join("lanista.json");
                // One number after the other: each has a journal of its own, which is counted.
                for subscribers in SUBSCRIBERS.split(',') {
                    let figures = measure(&harness, root.path(), &target, subscribers)?;
                    table.add(OWN, &figures)?;
                    stored.add(root.path(), &figures)?;
                }
            }
            Ok(())
        })?;
    }
    let page = format!(
        "# From a command to the last of thousands of screens, beside peers\n\n\
         Made by `cargo xtask bench fanout` on {} at commit `{}`, {}: medians of {rounds} rounds in turns, server on one core, \
         screens on the other. Ratios hold across machines, absolute figures do not. Lanista stores each message on disk before it is \
         answered, and joins news of one document beyond 500 a second: the harness counts a message that was joined with the next as lost. {}\n\n{}",
        bench::today()?,
        bench::commit(root)?,
        bench::machine(),
        stored.sentence(),
        table.page()
    );
    say::line(&page);
    if wish.only.is_none() {
        fs::write(root.join(FIGURES), page)?;
        say::line(&format!("{FIGURES} is written."));
    }
    Ok(())
}

/// One target, alone; what the harness wrote.
fn measure(harness: &Path, from: &Path, target: &Path, subscribers: &str) -> Result<String> {
    let out = harness.join("figures.json");
    let fanout = harness.join("target/release/fanout");
    say::line(&format!("  {}", target.display()));
    // The generator has a socket for every subscriber.
    Program::new("sh")
        .args(["-c", "ulimit -n 20000; exec \"$@\"", "fanout"])
        .arg(&fanout)
        .arg(target)
        .args(["--n", subscribers, "--lat", SECONDS, "--sat", SECONDS])
        .arg("--out")
        .arg(&out)
        .within(from)
        .read()?;
    fs::read_to_string(&out).with_context(|| out.display().to_string())
}

/// A copy of the harness under `target`.
fn copy(root: &Root) -> Result<PathBuf> {
    let source = match std::env::var_os("LANISTA_FANOUT") {
        Some(folder) => PathBuf::from(folder),
        None => root.join("../shared/bench/fanout"),
    };
    if !source.join("Cargo.toml").is_file() {
        bail!(
            "the harness is not at {}: LANISTA_FANOUT names its folder",
            source.display()
        );
    }
    let copy = root.join("target/bench/fanout");
    for folder in ["", "src", "src/bin", "servers", "targets"] {
        fs::create_dir_all(copy.join(folder))?;
        for entry in fs::read_dir(source.join(folder))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                fs::copy(entry.path(), copy.join(folder).join(entry.file_name()))?;
            }
        }
    }
    // Under our own folder cargo would take it for a part of our workspace.
    let manifest = copy.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    if !text.contains("[workspace]") {
        fs::write(&manifest, format!("{text}\n[workspace]\n"))?;
    }
    Ok(copy)
}

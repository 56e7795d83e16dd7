//! `lanista rehearse`: two hours of the demonstration at 600 times the pace of time, with lost links, come out without a doubt.

use anyhow::{Context as _, Result, ensure};
use lanista_venue::server::program;
use std::process::{Command, Output};
use tempfile::tempdir;

#[test]
fn a_rehearsed_day_loses_nothing_and_leaves_the_gathering_as_it_was() -> Result<()> {
    let folder = tempdir()?;
    let (file, kept) = (
        folder.path().join("demo.lanista"),
        folder.path().join("kept.lanista"),
    );
    let lanista = || program().map(Command::new);
    ensure!(lanista()?.arg("demo").arg(&file).status()?.success());
    let before = std::fs::read(&file)?;

    let rehearsed = lanista()?
        .arg("rehearse")
        .arg(&file)
        .args(["--speed", "600", "--hours", "2", "--seed", "7"])
        .args([
            "--judges",
            "6",
            "--captains",
            "4",
            "--screens",
            "4",
            "--phones",
            "6",
        ])
        .args(["--listen", "127.0.0.1:0", "--no-mdns", "--keep"])
        .arg(&kept)
        .output()?;

    let said = said(&rehearsed);
    ensure!(rehearsed.status.success(), "{said}");
    for claim in [
        "10 screens and phones show what the server says",
        "acknowledged taps once, and opens as the same gathering",
        "Left: 2 hours are over.",
    ] {
        ensure!(said.contains(claim), "{claim} is missing in:\n{said}");
    }
    ensure!(!said.contains("did not fit"), "{said}");
    let taps = said
        .lines()
        .find_map(|line| line.split_once(" taps acknowledged"))
        .and_then(|(count, _)| count.parse::<u32>().ok());
    ensure!(taps.context("no count of taps")? > 50, "{said}");
    ensure!(
        std::fs::read(&file)? == before,
        "the gathering itself was written to"
    );
    ensure!(
        lanista()?
            .args(["journal", "check"])
            .arg(&kept)
            .status()?
            .success()
    );
    let again = lanista()?
        .arg("rehearse")
        .arg(&file)
        .arg("--keep")
        .arg(&kept)
        .output()?;
    ensure!(
        !again.status.success(),
        "a file that is there is not written over"
    );
    Ok(())
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

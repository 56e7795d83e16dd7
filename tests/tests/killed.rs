//! The demonstration, served and killed three times: the same journal; and with one byte flipped: not ok.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use lanista_venue::dice::Dice;
use lanista_venue::order::{Checked, check_journal, order};
use lanista_venue::server::Start;
use lanista_venue::skip::times;

#[test]
fn a_served_demonstration_survives_three_kills() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (file, before) = demonstration(folder.path())?;
    kill_three_times(&file)?;
    let after = check_journal(&file)?;
    assert_eq!(after, before, "the journal is the same after three kills");
    Ok(())
}

#[test]
fn one_flipped_byte_in_an_entry_is_found() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (file, before) = demonstration(folder.path())?;
    kill_three_times(&file)?;
    let bytes = fs::read(&file)?;
    let mut places = places_of(&bytes, b"match_ended");
    ensure!(places.len() > 20, "the demonstration has results");
    let mut dice = Dice::said_aloud("one_flipped_byte_in_an_entry_is_found");
    dice.shuffle(&mut places);
    for place in places.into_iter().take(times(6, 60)) {
        let found = flipped(&file, &bytes, place, bit(&mut dice))?;
        let checked = found.with_context(|| format!("no report about byte {place}"))?;
        ensure!(!checked.ok, "byte {place} of {} was flipped", bytes.len());
        ensure!(checked.entries < before.entries, "the entry itself is bad");
    }
    restored(&file, &bytes, &before)
}

#[test]
fn one_flipped_byte_anywhere_is_found() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (file, before) = demonstration(folder.path())?;
    let bytes = fs::read(&file)?;
    let mut dice = Dice::said_aloud("one_flipped_byte_anywhere_is_found");
    for _ in 0..times(12, 200) {
        let place = dice.below(bytes.len());
        // In the first bytes a flip may make the file look like something else, which is refused without a report.
        if let Some(checked) = flipped(&file, &bytes, place, bit(&mut dice))? {
            ensure!(!checked.ok, "byte {place} of {} was flipped", bytes.len());
        }
    }
    restored(&file, &bytes, &before)
}

/// `lanista demo FILE`, and what `journal check` says of it.
fn demonstration(folder: &Path) -> Result<(PathBuf, Checked)> {
    let file = folder.join("demonstration.lanista");
    let said = order(&[OsStr::new("demo"), file.as_os_str()])?;
    ensure!(said.code == Some(0), "{said:?}");
    let checked = check_journal(&file)?;
    ensure!(checked.ok && checked.entries > 100, "{checked:?}");
    Ok((file, checked))
}

fn kill_three_times(file: &Path) -> Result<()> {
    let mut server = Start::new()?.file(file).run()?;
    for _ in 0..2 {
        server = server.kill_and_start_again()?;
    }
    server.kill()?;
    Ok(())
}

/// What the check says of the file with one bit changed; none when the file is refused altogether.
fn flipped(file: &Path, bytes: &[u8], place: usize, bit: u8) -> Result<Option<Checked>> {
    let mut bytes = bytes.to_vec();
    bytes[place] ^= bit;
    fs::write(file, &bytes)?;
    let words: [OsString; 3] = ["journal".into(), "check".into(), file.into()];
    let said = order(&words)?;
    ensure!(
        said.code != Some(0),
        "byte {place} of {} was flipped and all seems well: {said:?}",
        bytes.len()
    );
    ensure!(fs::read(file)? == bytes, "a check changes nothing");
    Ok(serde_json::from_str(&said.output).ok())
}

/// With the bytes back all is well: it was the flip that was found.
fn restored(file: &Path, bytes: &[u8], before: &Checked) -> Result<()> {
    fs::write(file, bytes)?;
    assert_eq!(&check_journal(file)?, before);
    Ok(())
}

fn bit(dice: &mut Dice) -> u8 {
    1 << dice.below(8)
}

fn places_of(bytes: &[u8], word: &[u8]) -> Vec<usize> {
    let is_there = |(_, found): &(usize, &[u8])| *found == word;
    let places = bytes.windows(word.len()).enumerate();
    places.filter(is_there).map(|(place, _)| place).collect()
}

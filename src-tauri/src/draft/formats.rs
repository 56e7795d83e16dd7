//! `lanista draft check`, `formats` and `show`: draft formats as files.

use crate::out;
use anyhow::Context as _;
use lanista_domain::draft::{DraftFormat, Evidence, Pool, Seat, Shelf, Totals, need};
use lanista_exchange::draft::import::{LARGEST_POOL, read_pool};
use lanista_exchange::draft::pools::pools;
use lanista_exchange::draft::read::{Checked, LARGEST, Placed, check_text, read};
use lanista_exchange::draft::shipped::{formats, shipped};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// What a format file is checked against.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// The format; `-` for the standard input.
    #[arg(value_name = "FORMAT.toml")]
    file: PathBuf,
    /// A pool as JSON or CSV, beside those that come with the program; may be given several times.
    #[arg(long = "pool", value_name = "POOL")]
    pools: Vec<PathBuf>,
    /// Another format that overrides may name, beside those that come with the program; may be given several times.
    #[arg(long = "with", value_name = "OTHER.toml")]
    others: Vec<PathBuf>,
    /// How many games a match has at most; may be given several times.
    #[arg(long, value_name = "GAMES", default_values_t = [1, 3, 5], value_parser = clap::value_parser!(u8).range(1..=99))]
    best_of: Vec<u8>,
}

/// Whether a format can be drafted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// It can.
    Nothing,
    /// It cannot.
    Faults,
}

/// Prints every fault of a format with its id, place and sentence, the totals of each seat and the size of pool it needs.
///
/// # Errors
/// When a file cannot be read, or a pool or another format is none.
pub(crate) fn check(words: &Check) -> anyhow::Result<Found> {
    let text = text_of(&words.file, LARGEST)?;
    let mut own_pools = Vec::new();
    for file in &words.pools {
        own_pools.push(pool_of(file)?);
    }
    let mut own_formats = Vec::new();
    for file in &words.others {
        let other = read(&text_of(file, LARGEST)?)
            .map_err(|faults| anyhow::anyhow!("{}", lines(&faults)))
            .with_context(|| format!("{}", file.display()))?;
        own_formats.push(other);
    }
    // What somebody brings stands before what comes with the program.
    let kept = pools()
        .iter()
        .filter(|pool| own_pools.iter().all(|own| own.id != pool.id));
    let kept: Vec<Pool> = kept.cloned().collect();
    own_pools.extend(kept);
    let kept = formats()
        .iter()
        .filter(|format| own_formats.iter().all(|own| own.id != format.id));
    let kept: Vec<DraftFormat> = kept.cloned().collect();
    own_formats.extend(kept);
    let shelf = Shelf {
        formats: &own_formats,
        pools: &own_pools,
        best_of: &words.best_of,
    };
    let checked = check_text(&text, &shelf);
    out::print(&report(&checked, &shelf));
    Ok(if checked.faults.is_empty() {
        Found::Nothing
    } else {
        Found::Faults
    })
}

fn report(checked: &Checked, shelf: &Shelf<'_>) -> String {
    let mut page = lines(&checked.faults);
    if !page.is_empty() {
        page.push('\n');
    }
    let Some(format) = &checked.format else {
        return page + "This is no draft format.\n";
    };
    if checked.faults.is_empty() {
        page += &format!("{} is valid.\n", format.id);
    }
    page += &format!("Evidence: {}\n", evidence(format));
    let totals = Totals::of(format);
    for seat in Seat::BOTH {
        page += &format!("Seat {seat:?}: {}\n", of_seat(&totals, seat));
    }
    for &best_of in shelf.best_of {
        if let Some(need) = need(shelf, format, best_of) {
            page += &format!("Best of {best_of} needs {} enabled heroes", need.heroes);
            page += &match need.game {
                1 => ".\n".to_owned(),
                game => format!(" (game {game}).\n"),
            };
        }
    }
    page + &match shelf.pool(&format.pool.id) {
        Some(pool) => format!("Pool {}: {} enabled.\n", pool.id, pool.enabled().count()),
        None => format!(
            "Pool {} is not here, so nothing of it was checked.\n",
            format.pool.id
        ),
    }
}

fn of_seat(totals: &Totals, seat: Seat) -> String {
    let verbs = match seat {
        Seat::A => &totals.a,
        Seat::B => &totals.b,
    };
    let told: Vec<String> = verbs
        .iter()
        .map(|(verb, count)| format!("{count} {verb:?}").to_lowercase())
        .collect();
    if told.is_empty() {
        "nothing".to_owned()
    } else {
        told.join(", ")
    }
}

/// A fault a line: where, id, place, sentence.
fn lines(faults: &[Placed]) -> String {
    let line = |placed: &Placed| {
        let Placed { fault, spot } = placed;
        let spot = spot.map_or_else(String::new, |spot| {
            format!("{}:{}: ", spot.line, spot.column)
        });
        let place = if fault.place.is_empty() {
            "format"
        } else {
            &fault.place
        };
        format!("{spot}{} at {place}: {}\n", fault.id, fault.says)
    };
    faults.iter().map(line).collect()
}

fn evidence(format: &DraftFormat) -> String {
    let word = match format.evidence {
        Evidence::Data => "recorded games fit it",
        Evidence::Doc => "published",
        Evidence::Memory => "UNVERIFIED",
        Evidence::House => "made by the organiser",
    };
    if format.source.is_empty() {
        word.to_owned()
    } else {
        format!("{word}: {}", format.source)
    }
}

/// Lists the formats that come with the program: id, version, evidence, name.
pub(crate) fn list() -> String {
    let line = |format: &DraftFormat| {
        let evidence = match format.evidence {
            Evidence::Data => "data",
            Evidence::Doc => "doc",
            Evidence::Memory => "unverified",
            Evidence::House => "house",
        };
        format!("{:<30} {:<10} {}\n", format.id, evidence, format.name)
    };
    formats().iter().map(line).collect()
}

/// The text of a format that comes with the program, to start an own one from.
///
/// # Errors
/// When there is none of this name.
pub(crate) fn show(id: &str) -> anyhow::Result<&'static str> {
    let found = shipped().iter().find(|one| one.format.id == id);
    found
        .map(|one| one.text)
        .with_context(|| format!("there is no format {id:?}; `lanista draft formats` lists them"))
}

fn pool_of(file: &Path) -> anyhow::Result<Pool> {
    let name = file
        .file_stem()
        .unwrap_or(file.as_os_str())
        .to_string_lossy();
    let bytes = bytes_of(file, LARGEST_POOL)?;
    read_pool(&name, &bytes).with_context(|| format!("{}", file.display()))
}

fn text_of(file: &Path, most: usize) -> anyhow::Result<String> {
    let bytes = bytes_of(file, most)?;
    let text = String::from_utf8(bytes).with_context(|| format!("{}", file.display()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The bytes of a file, one more than are accepted at most, so that the reader says that it is too large.
fn bytes_of(file: &Path, most: usize) -> anyhow::Result<Vec<u8>> {
    let name = || format!("{}", file.display());
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin()
            .lock()
            .take(most)
            .read_to_end(&mut bytes)
            .with_context(name)?;
    } else {
        let opened = std::fs::File::open(file).with_context(name)?;
        opened
            .take(most)
            .read_to_end(&mut bytes)
            .with_context(name)?;
    }
    Ok(bytes)
}

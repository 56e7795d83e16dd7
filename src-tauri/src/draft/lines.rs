//! The lines of a file, or of the standard input for `-`: bounded, with their numbers, blank ones passed over.

use anyhow::Context as _;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

/// Hands each line with its number, from 1, to `take`.
///
/// # Errors
/// When the file cannot be read, a line is longer than `longest` bytes or no UTF-8, or `take` refuses a line.
pub(crate) fn each_line(
    file: &Path,
    longest: usize,
    mut take: impl FnMut(usize, &str) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let name = || format!("{}", file.display());
    let mut input: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(
            std::fs::File::open(file).with_context(name)?,
        ))
    };
    let most = u64::try_from(longest).unwrap_or(u64::MAX).saturating_add(2);
    let mut line = Vec::new();
    for number in 1_usize.. {
        line.clear();
        let where_it_is = || format!("{}, line {number}", file.display());
        let read = input.by_ref().take(most).read_until(b'\n', &mut line);
        if read.with_context(where_it_is)? == 0 {
            break;
        }
        let text = std::str::from_utf8(&line).with_context(where_it_is)?;
        let text = text.trim_start_matches('\u{feff}').trim();
        anyhow::ensure!(
            text.len() <= longest,
            "{}: the line is longer than {longest} bytes",
            where_it_is()
        );
        if !text.is_empty() {
            take(number, text).with_context(where_it_is)?;
        }
    }
    Ok(())
}

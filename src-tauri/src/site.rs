//! `lanista site`: a gathering as plain pages, in a folder or an archive.

use crate::failure::Failure;
use crate::out;
use anyhow::{Context as _, anyhow};
use lanista_hub::Still;
use lanista_journal::{Create, Damaged, Journal, Open};
use lanista_papers::{Book, site, zipped};
use lanista_wire::files::Language;
use lanista_wire::topic::Audience;
use std::fs;
use std::path::Path;

/// Writes the site in a language. Times in it are UTC: a command knows no reader.
///
/// # Errors
///
/// When the gathering cannot be read, or the place is taken or cannot be written.
pub(crate) async fn write(file: &Path, to: &Path, language: Language) -> Result<(), Failure> {
    if to.exists() {
        return Err(anyhow!("{} exists already", to.display()).into());
    }
    let how = Open {
        create: Create::MustExist,
        damaged: Damaged::Refuse,
    };
    let opened = Journal::open(file, how).await?;
    let still = Still::of_file(opened).await?;
    let files = site(&Book::new(still.read_as(Audience::Public), 0, language));
    let count = files.len();
    if to
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
    {
        let bytes = zipped(&files).map_err(anyhow::Error::msg)?;
        fs::write(to, bytes).with_context(|| to.display().to_string())?;
    } else {
        for (path, bytes) in &files {
            let path = to.join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
            }
            fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
    }
    out::say(&format!("Written: {} pages to {}", count - 1, to.display()));
    Ok(())
}

//! Logs: to standard error always, and into files beside the gathering from the moment it is open.
//!
//! A file a day, the last seven are kept. A thread of its own writes them: when the disk is slow, lines are lost rather
//! than anybody waits.

use crate::cli::LogFormat;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::fmt::format::PrettyFields;
use tracing_subscriber::fmt::writer::{MakeWriter, OptionalWriter};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt as lines};

/// The folder beside the gathering.
const FOLDER: &str = "logs";
/// Files that are kept, one a day.
const KEPT: usize = 7;
/// Lines that wait for the disk; further ones are lost.
const WAITING: usize = 4_096;

/// Where lines go besides standard error. The log is the one thing that the whole process has in common.
static OPEN: Mutex<Option<NonBlocking>> = Mutex::new(None);

/// Begins to log. `LANISTA_LOG`, or else `RUST_LOG`, says what, as `lanista=debug,info`.
pub(crate) fn start(verbosity: Verbosity, format: LogFormat) {
    let level = match verbosity {
        Verbosity::Usual => "lanista=info,warn",
        Verbosity::More => "lanista=debug,info",
    };
    let filter = EnvFilter::try_from_env("LANISTA_LOG")
        .or_else(|_| EnvFilter::try_from_default_env())
        .unwrap_or_else(|_| EnvFilter::new(level));
    let layers = match format {
        LogFormat::Text => vec![
            lines::layer().with_writer(std::io::stderr).boxed(),
            // Other fields than those of the layer above: the two would share them, colours and all.
            lines::layer()
                .with_ansi(false)
                .fmt_fields(PrettyFields::new())
                .with_writer(Beside)
                .boxed(),
        ],
        LogFormat::Json => vec![
            lines::layer().json().with_writer(std::io::stderr).boxed(),
            lines::layer().json().with_writer(Beside).boxed(),
        ],
    };
    let subscriber = tracing_subscriber::registry().with(layers).with(filter);
    // Only a second call could fail, and the program begins once.
    let _once = tracing::subscriber::set_global_default(subscriber);
}

/// How much is said.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Verbosity {
    Usual,
    More,
}

/// Writes into the file, where there is one.
struct Beside;

impl<'a> MakeWriter<'a> for Beside {
    type Writer = OptionalWriter<NonBlocking>;

    fn make_writer(&'a self) -> Self::Writer {
        match open().clone() {
            Some(file) => OptionalWriter::some(file),
            None => OptionalWriter::none(),
        }
    }
}

fn open() -> MutexGuard<'static, Option<NonBlocking>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Files beside a gathering, until it is dropped; what waits is written then.
#[derive(Debug)]
pub(crate) struct Kept {
    _writer: WorkerGuard,
}

impl Kept {
    /// Logs into `logs/NAME.DATE.log` beside a gathering. Nothing where that folder cannot be written: the log on
    /// standard error says so, and the gathering is served all the same.
    pub(crate) fn beside(gathering: &Path) -> Option<Self> {
        match appender(gathering) {
            Ok(file) => {
                let (lines, writer) = NonBlockingBuilder::default()
                    .lossy(true)
                    .buffered_lines_limit(WAITING)
                    .finish(file);
                *open() = Some(lines);
                Some(Self { _writer: writer })
            }
            Err(why) => {
                tracing::warn!(%why, "no log is kept beside the gathering");
                None
            }
        }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        *open() = None;
    }
}

fn appender(gathering: &Path) -> Result<RollingFileAppender, String> {
    let folder = gathering.parent().unwrap_or(Path::new("")).join(FOLDER);
    fs::create_dir_all(&folder).map_err(|why| why.to_string())?;
    let name = gathering.file_stem().unwrap_or_default().to_string_lossy();
    RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix(name)
        .filename_suffix("log")
        .max_log_files(KEPT)
        .build(&folder)
        .map_err(|why| why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn lines_go_beside_the_gathering_while_it_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let gathering = folder.path().join("hall.lanista");
        let kept = Kept::beside(&gathering).unwrap();
        writeln!(Beside.make_writer(), "a line").unwrap();
        drop(kept);
        writeln!(Beside.make_writer(), "a line too late").unwrap();
        let found: Vec<_> = fs::read_dir(folder.path().join(FOLDER))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        let name = found[0].file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            name.starts_with("hall.") && name.ends_with(".log"),
            "{name}"
        );
        assert_eq!(fs::read_to_string(&found[0]).unwrap(), "a line\n");
    }

    #[test]
    fn a_place_that_cannot_be_written_is_no_reason_to_end() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FOLDER), "in the way").unwrap();
        assert!(Kept::beside(&folder.path().join("hall.lanista")).is_none());
    }
}

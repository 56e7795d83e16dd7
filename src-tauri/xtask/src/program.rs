//! Starts other programs, and says which one failed and how.

mod echo;

use std::ffi::OsStr;
use std::io::{IsTerminal as _, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::program::echo::Echo;

/// A program that ended without success, and what it said last where that was not said to a terminal.
#[derive(Debug)]
pub(crate) struct Ended {
    how: String,
    pub(crate) last_words: Vec<String>,
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.how)
    }
}

impl std::error::Error for Ended {}

/// A program with its arguments, ready to run.
#[derive(Debug)]
pub(crate) struct Program(Command);

impl Program {
    /// `name` is looked up in PATH (on Windows with its extensions, so that `npm` finds `npm.cmd`).
    pub(crate) fn new(name: impl AsRef<OsStr>) -> Self {
        let name = name.as_ref();
        Self(Command::new(
            which::which(name).unwrap_or_else(|_| PathBuf::from(name)),
        ))
    }

    /// The cargo that started us.
    pub(crate) fn cargo() -> Self {
        Self(Command::new(
            std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        ))
    }

    pub(crate) fn arg(mut self, word: impl AsRef<OsStr>) -> Self {
        self.0.arg(word);
        self
    }

    pub(crate) fn args<W: AsRef<OsStr>>(mut self, words: impl IntoIterator<Item = W>) -> Self {
        self.0.args(words);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    pub(crate) fn envs<N: AsRef<OsStr>, V: AsRef<OsStr>>(
        mut self,
        all: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        self.0.envs(all);
        self
    }

    pub(crate) fn within(mut self, folder: impl AsRef<Path>) -> Self {
        self.0.current_dir(folder);
        self
    }

    /// Runs it with its words on the person's terminal; where there is none they are passed on, and the last are kept.
    ///
    /// # Errors
    /// [`Ended`] when it does not end with success; others when it cannot be started.
    pub(crate) fn run(mut self) -> Result<()> {
        let shown = self.shown();
        let cannot_start = || format!("cannot start `{shown}`");
        let (status, last_words) = if stdout().is_terminal() {
            (self.0.status().with_context(cannot_start)?, vec![])
        } else {
            let echo = Echo::of(&mut self.0)?;
            let status = self.0.status().with_context(cannot_start)?;
            // The command holds an end of the pipe, which must close before the echo can end.
            drop(self);
            (status, echo.last_words())
        };
        if status.success() {
            return Ok(());
        }
        let how = format!("`{shown}` ended with {status}");
        Err(Ended { how, last_words }.into())
    }

    /// Runs it in silence and returns what it wrote to standard output.
    ///
    /// # Errors
    /// When it cannot be started or does not end with success; then with everything it wrote.
    pub(crate) fn read(mut self) -> Result<String> {
        let shown = self.shown();
        let output = self
            .0
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("cannot start `{shown}`"))?;
        let written = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(written);
        }
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!(
            "`{shown}` ended with {}\n{written}{complaint}",
            output.status
        )
    }

    /// Runs it in silence; success is the answer, and a program that does not exist says no.
    pub(crate) fn agrees(mut self) -> bool {
        self.0
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// Becomes that program where the system can do so, so that Ctrl+C reaches it alone.
    ///
    /// # Errors
    /// When it cannot be started, and on systems without `exec` when it does not end with success.
    pub(crate) fn become_it(self) -> Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt as _;
            let shown = self.shown();
            let mut command = self.0;
            Err(command.exec()).with_context(|| format!("cannot start `{shown}`"))
        }
        #[cfg(not(unix))]
        self.run()
    }

    /// As a person would type it.
    fn shown(&self) -> String {
        let name = Path::new(self.0.get_program());
        let name = name
            .file_name()
            .unwrap_or(name.as_os_str())
            .to_string_lossy()
            .into_owned();
        let words = self
            .0
            .get_args()
            .map(|word| word.to_string_lossy().into_owned());
        std::iter::once(name)
            .chain(words)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Whether a program of that name is in PATH.
pub(crate) fn exists(name: &str) -> bool {
    which::which(name).is_ok()
}

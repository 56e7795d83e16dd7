//! Starts other programs, and says which one failed and how.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

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

    pub(crate) fn within(mut self, folder: impl AsRef<Path>) -> Self {
        self.0.current_dir(folder);
        self
    }

    /// Runs it with its words on the person's terminal.
    ///
    /// # Errors
    /// When it cannot be started or does not end with success.
    pub(crate) fn run(mut self) -> Result<()> {
        let shown = self.shown();
        let status = self
            .0
            .status()
            .with_context(|| format!("cannot start `{shown}`"))?;
        if status.success() {
            Ok(())
        } else {
            bail!("`{shown}` ended with {status}")
        }
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

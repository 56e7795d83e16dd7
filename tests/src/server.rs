//! The real `lanista` program serving a gathering: started, killed, and started again on the same port.

use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use tempfile::TempDir;

use crate::hall::Host;
use crate::skip::checkout;

/// How long a server may take until it listens, in steps of [`STEP`].
const PATIENCE: usize = 800;
const STEP: Duration = Duration::from_millis(25);

/// The headless program: `LANISTA_BIN`, or the one that `cargo xtask test` built last.
///
/// # Errors
/// When there is none, with the command that builds it.
pub fn program() -> Result<PathBuf> {
    let path = match std::env::var_os("LANISTA_BIN") {
        Some(named) => PathBuf::from(named),
        None => checkout().join("target/xtask/lanista-headless"),
    };
    if path.exists() {
        return Ok(path);
    }
    bail!(
        "no program {}: `cargo xtask test --only venue` builds it",
        path.display()
    )
}

/// What the server writes to its ready file once it listens.
#[derive(Debug, Clone, Deserialize)]
pub struct Ready {
    /// The port it listens on.
    pub port: u16,
    /// The one-time address that lets the first desk in.
    pub desk_url: String,
}

/// A running server. It dies with this value.
#[derive(Debug)]
pub struct Server {
    process: Process,
    ready: Ready,
    start: Start,
}

/// A process that ends with this value, so that a failed test leaves none behind.
#[derive(Debug)]
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// How a server is started: on which file, at which address, on which host.
#[derive(Debug)]
pub struct Start {
    file: PathBuf,
    listen: IpAddr,
    port: u16,
    words: Vec<String>,
    enter: Vec<String>,
    folder: TempDir,
    program: Option<PathBuf>,
}

impl Start {
    /// A new gathering on the loopback, on a free port, without mDNS.
    ///
    /// # Errors
    /// When no temporary folder can be made.
    pub fn new() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        Ok(Self {
            file: folder.path().join("gathering.lanista"),
            listen: IpAddr::from([127, 0, 0, 1]),
            port: 0,
            words: vec!["--no-mdns".to_owned()],
            enter: vec![],
            folder,
            program: None,
        })
    }

    /// Starts another program than [`program`], such as the released one.
    #[must_use]
    pub fn program(mut self, path: &Path) -> Self {
        self.program = Some(path.to_owned());
        self
    }

    /// Serves `file` instead of a new one.
    #[must_use]
    pub fn file(mut self, file: &Path) -> Self {
        file.clone_into(&mut self.file);
        self
    }

    /// With these words more on its command line.
    #[must_use]
    pub fn with(mut self, words: &[&str]) -> Self {
        self.words
            .extend(words.iter().map(|word| (*word).to_owned()));
        self
    }

    /// Listens on this host of a hall, and lets mDNS announce it.
    #[must_use]
    pub fn at(mut self, host: &Host) -> Self {
        self.listen = host.address();
        self.enter = host.enter();
        self.words.clear();
        self
    }

    /// Waits until the server listens.
    ///
    /// # Errors
    /// When it ends before, or does not listen within twenty seconds.
    pub fn run(self) -> Result<Server> {
        let program = match &self.program {
            Some(named) => named.clone(),
            None => program()?,
        };
        let ready_file = self.folder.path().join("ready.json");
        // Absent at the first start.
        fs::remove_file(&ready_file).ok();
        let mut command = match self.enter.split_first() {
            None => Command::new(&program),
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(&program);
                command
            }
        };
        command
            .arg("serve")
            .arg(&self.file)
            .args([
                "--listen",
                &SocketAddr::new(self.listen, self.port).to_string(),
                "--ready-file",
            ])
            .arg(&ready_file)
            .args(&self.words)
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        let mut process = Process(
            command
                .spawn()
                .with_context(|| program.display().to_string())?,
        );
        for _ in 0..PATIENCE {
            let ready = fs::read(&ready_file)
                .ok()
                .and_then(|text| serde_json::from_slice::<Ready>(&text).ok());
            if let Some(ready) = ready {
                return Ok(Server {
                    process,
                    ready,
                    start: self,
                });
            }
            if let Some(status) = process.0.try_wait()? {
                bail!("the server ended with {status} before it listened");
            }
            sleep(STEP);
        }
        bail!("the server does not listen yet after twenty seconds")
    }
}

impl Server {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        SocketAddr::new(self.start.listen, self.ready.port)
    }

    /// The one-time address of the first desk.
    #[must_use]
    pub fn desk_url(&self) -> &str {
        &self.ready.desk_url
    }

    /// The gathering's file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.start.file
    }

    /// What it holds in memory now, bytes.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn resident(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.0.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilo = line.and_then(|line| line.split_whitespace().next());
        Ok(1_024 * kilo.context("no VmRSS")?.parse::<u64>()?)
    }

    /// SIGKILL, then a new process on the same file and the same port.
    ///
    /// # Errors
    /// When the new one does not listen.
    pub fn kill_and_start_again(mut self) -> Result<Self> {
        self.kill()?;
        let Self { ready, start, .. } = self;
        Start {
            port: ready.port,
            ..start
        }
        .run()
    }

    /// SIGKILL, as when the plug is pulled from the program.
    ///
    /// # Errors
    /// When the process cannot be waited for.
    pub fn kill(&mut self) -> Result<ExitStatus> {
        self.process.0.kill()?;
        Ok(self.process.0.wait()?)
    }
}

//! One window for one person: a second start raises the first and hands it the file.
//!
//! The first holds a lock that vanishes with its process, and listens on the loopback; port and password stand in a
//! file that only this person can read.

use crate::desktop::ending;
use crate::desktop::house::House;
use crate::desktop::page;
use crate::failure::Failure;
use anyhow::Context as _;
use lanista_lan::crypto::Secret;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tauri::AppHandle;
use tauri::Manager as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::runtime::Runtime;

/// How long either side waits for the other.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often a second start looks for the door of a first one that is still opening it.
const TRIES: u32 = 20;
/// Longest knock, bytes.
const KNOCK: u64 = 64 * 1024;
/// What the first answers.
const HEARD: &[u8] = b"heard";

/// Whether this start is the first.
#[derive(Debug)]
pub(crate) enum Claim {
    /// It is, until it ends.
    First(First),
    /// It is not; the first window has been raised.
    Second,
}

/// The right to be the window of this person.
#[derive(Debug)]
pub(crate) struct First {
    lock: File,
    listener: TcpListener,
    password: String,
}

/// Where the first listens.
#[derive(Debug, Serialize, Deserialize)]
struct Door {
    port: u16,
    password: String,
}

/// What a second start says.
#[derive(Debug, Serialize, Deserialize)]
struct Knock {
    password: String,
    file: Option<PathBuf>,
}

/// Becomes the first, or tells the first about `file`.
pub(crate) fn claim(folder: &Path, file: Option<&Path>) -> Result<Claim, Failure> {
    let door = folder.join("window.json");
    let lock = OpenOptions::new()
        .create(true)
        .append(true)
        .open(folder.join("window.lock"));
    let lock = lock.with_context(|| format!("{} cannot be written", folder.display()))?;
    match lock.try_lock() {
        Ok(()) => {
            let listener =
                TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
            let port = listener.local_addr()?.port();
            let password = Secret::<16>::fresh().context("this machine gives no random numbers")?;
            let password = password.expose_text();
            let text = serde_json::to_vec(&Door {
                port,
                password: password.clone(),
            });
            write_privately(&door, &text.context("the door")?)?;
            Ok(Claim::First(First {
                lock,
                listener,
                password,
            }))
        }
        Err(TryLockError::WouldBlock) => {
            knock(&door, file).context("Lanista is already open, but does not answer")?;
            Ok(Claim::Second)
        }
        Err(TryLockError::Error(why)) => Err(why.into()),
    }
}

/// Hears further starts until the program ends.
pub(crate) fn listen(runtime: &Runtime, app: &AppHandle, first: First) -> Result<(), Failure> {
    let First {
        lock,
        listener,
        password,
    } = first;
    listener.set_nonblocking(true)?;
    let _guard = runtime.enter();
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let app = app.clone();
    runtime.spawn(async move {
        let _held = lock;
        loop {
            let Ok((mut stream, _)) = listener.accept().await else {
                tokio::time::sleep(PATIENCE).await;
                continue;
            };
            let heard = tokio::time::timeout(PATIENCE, hear(&mut stream, &password)).await;
            if let Ok(Some(knock)) = heard {
                page::raise(&app);
                if let Some(file) = knock.file {
                    open(&app, &file).await;
                }
            }
        }
    });
    Ok(())
}

/// Opens what a further start named, in this window.
async fn open(app: &AppHandle, file: &Path) {
    let house = app.state::<House>();
    if house.file().await.as_deref() != Some(file) && ending::is_agreed(app, &house).await {
        house.close().await;
        house.open_named(file).await;
        page::reload(app);
    }
}

async fn hear(stream: &mut tokio::net::TcpStream, password: &str) -> Option<Knock> {
    let mut text = Vec::new();
    stream.take(KNOCK).read_to_end(&mut text).await.ok()?;
    let knock: Knock = serde_json::from_slice(&text).ok()?;
    if knock.password != password {
        return None;
    }
    stream.write_all(HEARD).await.ok()?;
    Some(knock)
}

/// Tells the first; it may still be opening its door.
fn knock(door: &Path, file: Option<&Path>) -> io::Result<()> {
    let mut told = Err(io::ErrorKind::NotFound.into());
    for _ in 0..TRIES {
        told = tell(door, file);
        if told.is_ok() {
            break;
        }
        std::thread::sleep(PATIENCE / TRIES);
    }
    told
}

fn tell(door: &Path, file: Option<&Path>) -> io::Result<()> {
    let Door { port, password } = serde_json::from_slice(&std::fs::read(door)?)?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(&serde_json::to_vec(&Knock {
        password,
        file: file.map(Path::to_path_buf),
    })?)?;
    stream.shutdown(Shutdown::Write)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    if answer == HEARD {
        Ok(())
    } else {
        Err(io::ErrorKind::ConnectionRefused.into())
    }
}

/// Writes a file that only this person can read.
fn write_privately(path: &Path, text: &[u8]) -> io::Result<()> {
    let draft = path.with_extension("part");
    match std::fs::remove_file(&draft) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
        Ok(()) | Err(_) => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&draft)?.write_all(text)?;
    std::fs::rename(&draft, path)
}

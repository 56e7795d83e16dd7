//! While devices are linked the laptop does not sleep.
//!
//! Windows ties the wish to the thread that has it, so one thread keeps it for the life of the program. A system that
//! does not listen is told once in the log: the tournament goes on.

#[cfg(target_os = "linux")]
mod logind;

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

/// Tells the system whether to stay awake; the wish ends with the program.
#[derive(Clone, Debug)]
pub(crate) struct Awake {
    wish: SyncSender<bool>,
}

impl Awake {
    /// Starts without a wish.
    pub(crate) fn start() -> Self {
        let (wish, wishes) = sync_channel(16);
        std::thread::spawn(move || keep(&wishes));
        Self { wish }
    }

    /// Whether to stay awake from now on. Asked again every few seconds, so that one may be lost.
    pub(crate) fn set(&self, stay: bool) {
        match self.wish.try_send(stay) {
            Ok(()) | Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {}
        }
    }
}

fn keep(wishes: &Receiver<bool>) {
    let mut held = None;
    let mut is_told = false;
    while let Ok(stay) = wishes.recv() {
        if !stay {
            held = None;
        } else if held.is_none() {
            match hold() {
                Ok(hold) => {
                    tracing::info!("devices are linked: this computer stays awake");
                    held = Some(hold);
                }
                Err(why) if is_told => tracing::debug!(why, "still no way to stay awake"),
                Err(why) => {
                    tracing::warn!(
                        why,
                        "this computer may go to sleep although devices are linked"
                    );
                    is_told = true;
                }
            }
        }
    }
}

#[cfg(target_os = "linux")]
fn hold() -> Result<logind::Hold, String> {
    logind::hold().map_err(|why| why.to_string())
}

#[cfg(not(target_os = "linux"))]
fn hold() -> Result<keepawake::KeepAwake, String> {
    keepawake::Builder::default()
        .idle(true)
        .sleep(true)
        .reason("Tablets and screens are linked")
        .app_name("Lanista")
        .app_reverse_domain("org.lanista.desk")
        .create()
        .map_err(|why| why.to_string())
}

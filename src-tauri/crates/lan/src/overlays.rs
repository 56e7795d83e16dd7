//! The key in the addresses of overlays that see what a stream holds back: one at a time, made anew from the desk.

use crate::crypto::{is_overlay_key, overlay_key};
use crate::hall::Hall;
use lanista_hub::{Hub, StoreError};
use lanista_wire::topic::Audience;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use tokio::sync::watch;

/// Where it lies how often the key was made anew.
const KIND: &str = "overlay";
const ISSUE: &str = "issue";
/// Milliseconds between two alarms about wrong keys: whoever tries is no reason to shake the desk.
const QUIET: u64 = 60_000;

/// Which key is the one that counts.
#[derive(Debug)]
pub(crate) struct Overlays {
    issue: watch::Sender<u32>,
    /// The alarm about wrong keys, and when it was shown last.
    alarm: Mutex<Option<(u32, u64)>>,
}

/// Ends when the key with which somebody came is worth nothing any more; never for those who came without.
#[derive(Debug)]
pub(crate) enum Renewed {
    Never,
    After(watch::Receiver<u32>),
}

/// What a stranger sees, and until when.
pub(crate) type Seen = (Audience, Renewed);

/// A key that is not the one that counts.
#[derive(Debug)]
pub(crate) struct WrongKey;

impl Overlays {
    /// As it was when the program ended.
    pub(crate) async fn load(hub: &Hub) -> Self {
        let kept = hub.secrets(KIND).await.into_iter();
        let issue = kept
            .filter(|(id, _)| id == ISSUE)
            .find_map(|(_, body)| Some(u32::from_be_bytes(body.try_into().ok()?)));
        Self {
            issue: watch::Sender::new(issue.unwrap_or_default()),
            alarm: Mutex::default(),
        }
    }
}

impl Renewed {
    /// Waits for it.
    pub(crate) async fn come(&mut self) {
        let is_renewed = match self {
            Self::After(issue) => issue.changed().await.is_ok(),
            Self::Never => false,
        };
        if !is_renewed {
            std::future::pending::<()>().await;
        }
    }
}

impl Hall {
    /// The key that counts, for desks.
    pub(crate) fn overlay_key(&self) -> String {
        overlay_key(self.personal.root(), *self.overlays.issue.borrow())
    }

    /// What somebody without a name sees, who perhaps has a key of overlays; the desk is told of a wrong one.
    pub(crate) async fn seen_with(
        &self,
        key: Option<&str>,
        from: IpAddr,
    ) -> Result<Seen, WrongKey> {
        let Some(key) = key else {
            return Ok((Audience::Public, Renewed::Never));
        };
        // What follows is as old as the key that is compared.
        let issue = self.overlays.issue.subscribe();
        let now = *issue.borrow();
        if is_overlay_key(self.personal.root(), now, key) {
            return Ok((Audience::Stream, Renewed::After(issue)));
        }
        if let Some(number) = self.overlay_alarm() {
            let from = from.to_canonical();
            let text = format!(
                "An overlay at {from} has a key that is not valid: it shows what the hall sees. Copy its address anew."
            );
            self.alarm(number, "wrong_key", text).await;
        }
        Err(WrongKey)
    }

    /// The number of the alarm about wrong keys, unless it was shown a moment ago.
    fn overlay_alarm(&self) -> Option<u32> {
        let now = self.hub.now();
        let mut alarm = self
            .overlays
            .alarm
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if alarm.is_some_and(|(_, at)| now < at.saturating_add(QUIET)) {
            return None;
        }
        let number = alarm.map_or_else(|| self.alarm_number(), |(number, _)| number);
        *alarm = Some((number, now));
        Some(number)
    }

    /// Makes another key. Whoever came with the one before sees from now on what the hall sees.
    ///
    /// # Errors
    /// When the file could not be written; the key stays.
    pub(crate) async fn renew_overlay_key(&self) -> Result<(), StoreError> {
        let issue = self.overlays.issue.borrow().saturating_add(1);
        let body = issue.to_be_bytes().to_vec();
        self.hub.put_secret(KIND, ISSUE, body).await?;
        self.overlays.issue.send_replace(issue);
        let key = self.overlay_key();
        self.hub
            .live(move |live| live.server.overlay_key = key)
            .await;
        Ok(())
    }
}

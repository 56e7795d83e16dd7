//! Programs on the network that are told of what happens (`docs/PROTOCOL.md`, Telling programs).
//!
//! One task for each, so that a dead one holds nobody else up. Each goes through the journal in order and does not move
//! on before an entry was taken; how far it is lies beside the journal with its secret, so that a restart loses nothing.

mod address;
mod letter;
mod post;
mod turn;

use crate::crypto::{Secret, webhook_proof};
use crate::hall::{Hall, ended};
use address::Target;
use lanista_wire::program::{WebhookEvent, WebhookState, WebhookView};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, watch};

/// Whether a text is an address that may be told.
#[cfg(feature = "fuzz")]
pub(crate) fn is_address(text: &str) -> bool {
    Target::read(text).is_ok()
}

/// Programs that are told, at most.
const MOST: usize = 16;
/// Between two looks at whether something happened.
const LOOK: Duration = Duration::from_millis(200);
/// Failures without a break after which a program is tried rarely.
const PAUSE_AFTER: u32 = 10;
const WEBHOOK: &str = "webhook";

/// All programs that are told.
#[derive(Debug)]
pub(crate) struct Webhooks {
    known: Mutex<BTreeMap<String, Arc<Webhook>>>,
    is_changed: AtomicBool,
    /// The newest entry, as far as was looked.
    head: watch::Sender<u64>,
}

/// One of them.
#[derive(Debug)]
struct Webhook {
    id: String,
    address: String,
    target: Target,
    events: BTreeSet<WebhookEvent>,
    secret: Secret<24>,
    progress: Mutex<Progress>,
    /// A trial was taken, or it was removed.
    poked: Notify,
}

/// How far one is.
#[derive(Clone, Debug, Default)]
struct Progress {
    /// Everything up to this entry was taken, or is nothing to tell.
    taken: u64,
    /// What the file holds of that.
    kept: u64,
    failures: u32,
    delivered: u32,
    retry: Option<u64>,
    last: Option<(u64, String)>,
    is_removed: bool,
}

/// One as it is kept beside the journal.
#[derive(Debug, Serialize, Deserialize)]
struct Stored {
    address: String,
    events: BTreeSet<WebhookEvent>,
    secret: String,
    taken: u64,
}

/// Why a program is not told.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotTold {
    #[error(transparent)]
    Address(#[from] address::BadAddress),
    #[error("Choose at least one kind of event.")]
    NoEvents,
    #[error("At most 16 programs are told. Remove one first.")]
    TooMany,
    #[error("This program is not told any more.")]
    Unknown,
    #[error("It could not be written down.")]
    NotStored,
    #[error("The trial was not taken: {0}.")]
    NotTaken(String),
}

impl NotTold {
    /// A stable word.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Address(_) => "bad_address",
            Self::NoEvents => "no_events",
            Self::TooMany => "too_many",
            Self::Unknown => "not_found",
            Self::NotStored => "not_stored",
            Self::NotTaken(_) => "not_taken",
        }
    }
}

impl Default for Webhooks {
    fn default() -> Self {
        Self {
            known: Mutex::default(),
            is_changed: AtomicBool::new(false),
            head: watch::Sender::new(0),
        }
    }
}

impl Webhooks {
    fn known(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Webhook>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self) {
        self.is_changed.store(true, Ordering::Relaxed);
    }

    fn of(&self, id: &str) -> Result<Arc<Webhook>, NotTold> {
        self.known().get(id).cloned().ok_or(NotTold::Unknown)
    }
}

impl Webhook {
    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn view(&self) -> WebhookView {
        let progress = self.progress().clone();
        let state = match progress.failures {
            0 => WebhookState::Idle,
            failures if failures >= PAUSE_AFTER => WebhookState::Paused,
            _ => WebhookState::Retrying,
        };
        let (at, answer) = progress.last.unzip();
        WebhookView {
            id: self.id.clone(),
            address: self.address.clone(),
            events: self.events.iter().copied().collect(),
            state,
            delivered: progress.delivered,
            failures: progress.failures,
            retry: progress.retry,
            at,
            answer,
        }
    }

    fn stored(&self, taken: u64) -> Vec<u8> {
        let stored = Stored {
            address: self.address.clone(),
            events: self.events.clone(),
            secret: self.secret.expose_text(),
            taken,
        };
        // A plain struct with text keys; serialising it cannot fail.
        serde_json::to_vec(&stored).unwrap_or_default()
    }

    /// Writes down how far it is.
    async fn keep(&self, hall: &Hall) -> Result<(), NotTold> {
        let taken = self.progress().taken;
        let body = self.stored(taken);
        hall.hub
            .put_secret(WEBHOOK, &self.id, body)
            .await
            .map_err(|error| {
                tracing::warn!(webhook = self.id, %error, "a webhook was not written down");
                NotTold::NotStored
            })?;
        self.progress().kept = taken;
        Ok(())
    }
}

impl Hall {
    /// Tells a program from now on; its id, and the proof of the secret.
    pub(crate) async fn add_webhook(
        self: &Arc<Self>,
        secret: Secret<24>,
        address: String,
        events: Vec<WebhookEvent>,
    ) -> Result<(String, String), NotTold> {
        let target = Target::read(&address)?;
        // A name that cannot be found yet may be found later; one that leads outside is refused at once.
        if let Err(outside @ address::BadAddress::Outside) = target.resolve().await {
            return Err(outside.into());
        }
        if events.is_empty() {
            return Err(NotTold::NoEvents);
        }
        if self.webhooks.known().len() >= MOST {
            return Err(NotTold::TooMany);
        }
        let taken = self.hub.head().await.ok_or(NotTold::NotStored)?;
        let proof = webhook_proof(&secret);
        let id = proof.chars().take(8).collect::<String>();
        let webhook = Arc::new(Webhook {
            id: id.clone(),
            address,
            target,
            events: events.into_iter().collect(),
            secret,
            progress: Mutex::new(Progress {
                taken,
                ..Progress::default()
            }),
            poked: Notify::new(),
        });
        webhook.keep(self).await?;
        self.begin(webhook);
        Ok((id, proof))
    }

    /// Tells a program no more.
    pub(crate) async fn remove_webhook(&self, id: &str) -> Result<(), NotTold> {
        let webhook = self.webhooks.of(id)?;
        self.hub
            .delete_secret(WEBHOOK, id)
            .await
            .map_err(|_| NotTold::NotStored)?;
        self.webhooks.known().remove(id);
        webhook.progress().is_removed = true;
        webhook.poked.notify_one();
        self.webhooks.change();
        Ok(())
    }

    /// Sends a trial; where it is taken, what waits goes on at once.
    pub(crate) async fn test_webhook(&self, id: &str) -> Result<(), NotTold> {
        let webhook = self.webhooks.of(id)?;
        let now = self.hub.now();
        let letter = letter::trial(id, now);
        let outcome = post::post(&webhook.target, &webhook.secret, now, &letter).await;
        self.webhooks.change();
        match outcome {
            Ok(status) => {
                let mut progress = webhook.progress();
                progress.failures = 0;
                progress.retry = None;
                progress.last = Some((now, format!("answered {status}")));
                drop(progress);
                webhook.poked.notify_one();
                Ok(())
            }
            Err(why) => {
                webhook.progress().last = Some((now, why.clone()));
                Err(NotTold::NotTaken(why))
            }
        }
    }

    fn begin(self: &Arc<Self>, webhook: Arc<Webhook>) {
        self.webhooks
            .known()
            .insert(webhook.id.clone(), Arc::clone(&webhook));
        self.webhooks.change();
        tokio::spawn(turn::tell(Arc::clone(self), webhook));
    }
}

/// Looks for news, and shows the desk how it stands, until the server ends.
pub(crate) async fn run(hall: Arc<Hall>) {
    for (id, body) in hall.hub.secrets(WEBHOOK).await {
        let read = serde_json::from_slice::<Stored>(&body).ok();
        let known = read.and_then(|stored| {
            let target = Target::read(&stored.address).ok()?;
            let secret = Secret::parse(&stored.secret)?;
            Some((stored, target, secret))
        });
        let Some((stored, target, secret)) = known else {
            tracing::warn!(webhook = id, "a stored webhook cannot be read");
            continue;
        };
        let progress = Progress {
            taken: stored.taken,
            kept: stored.taken,
            ..Progress::default()
        };
        hall.begin(Arc::new(Webhook {
            id,
            address: stored.address,
            target,
            events: stored.events,
            secret,
            progress: Mutex::new(progress),
            poked: Notify::new(),
        }));
    }
    let mut ending = hall.ending.subscribe();
    let mut shown = 0;
    loop {
        if !hall.webhooks.known().is_empty() {
            let Some(head) = hall.hub.head().await else {
                return;
            };
            hall.webhooks
                .head
                .send_if_modified(|known| std::mem::replace(known, head) != head);
        }
        let now = hall.hub.now();
        let is_due = now.saturating_sub(shown) >= report_ms(&hall);
        if is_due && hall.webhooks.is_changed.swap(false, Ordering::Relaxed) {
            shown = now;
            show(&hall).await;
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            () = ended(&mut ending) => return,
        }
    }
}

fn report_ms(hall: &Hall) -> u64 {
    u64::try_from(hall.times.report.as_millis()).unwrap_or(u64::MAX)
}

async fn show(hall: &Hall) {
    let views: BTreeMap<String, WebhookView> = hall
        .webhooks
        .known()
        .iter()
        .map(|(id, webhook)| (id.clone(), webhook.view()))
        .collect();
    hall.hub
        .live(move |live| live.server.webhooks = views)
        .await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::encode;

    #[test]
    fn a_stored_webhook_shows_no_secret() {
        let webhook = Webhook {
            id: "abc".into(),
            address: "http://10.0.0.1/".into(),
            target: Target::read("http://10.0.0.1/").unwrap(),
            events: BTreeSet::from([WebhookEvent::Result]),
            secret: Secret::new([7; 24]),
            progress: Mutex::default(),
            poked: Notify::new(),
        };
        let secret = encode(&[7; 24]);
        assert!(!format!("{webhook:?}").contains(&secret));
        let view = serde_json::to_string(&webhook.view()).unwrap();
        assert!(!view.contains(&secret));
        let stored: Stored = serde_json::from_slice(&webhook.stored(3)).unwrap();
        assert_eq!((stored.secret, stored.taken), (secret, 3));
    }
}

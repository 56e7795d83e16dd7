//! The way of one program through the journal: in order, again after a failure, rarely after many.

use super::letter::letter;
use super::post::{Letter, post};
use super::{PAUSE_AFTER, Webhook};
use crate::hall::{Hall, ended};
use lanista_hub::News;
use std::sync::Arc;
use std::time::Duration;

/// Entries looked at together.
const TOGETHER: u64 = 64;
/// The longest wait after a failure, as a multiple of the first.
const LONGEST: u32 = 60;
/// How rarely a paused one is tried, as a multiple of the first wait.
const PAUSED: u32 = 300;
/// Entries passed without writing down how far it is.
const UNKEPT: u64 = 32;

/// Tells a program until it is removed or the server ends.
pub(super) async fn tell(hall: Arc<Hall>, webhook: Arc<Webhook>) {
    let mut ending = hall.ending.subscribe();
    let mut head = hall.webhooks.head.subscribe();
    loop {
        let wait = catch_up(&hall, &webhook).await;
        if webhook.progress().is_removed {
            return;
        }
        if is_to_keep(&webhook, wait) {
            let _logged = webhook.keep(&hall).await;
        }
        tokio::select! {
            () = webhook.poked.notified() => {}
            _changed = head.changed(), if wait.is_none() => {}
            () = after(wait) => {}
            () = ended(&mut ending) => {
                if !webhook.progress().is_removed && is_to_keep(&webhook, None) {
                    let _logged = webhook.keep(&hall).await;
                }
                return;
            }
        }
    }
}

/// While a program fails nothing moves, and nothing is to be written.
fn is_to_keep(webhook: &Webhook, wait: Option<Duration>) -> bool {
    let progress = webhook.progress();
    wait.is_none() && progress.taken != progress.kept
}

async fn after(wait: Option<Duration>) {
    match wait {
        Some(wait) => tokio::time::sleep(wait).await,
        None => std::future::pending().await,
    }
}

/// Tells everything up to now; how long to wait where something was not taken.
async fn catch_up(hall: &Arc<Hall>, webhook: &Webhook) -> Option<Duration> {
    loop {
        let after = webhook.progress().taken;
        let news = match hall.hub.news(after, TOGETHER).await {
            Ok(news) if news.is_empty() => return None,
            Ok(news) => news,
            Err(_) => return Some(hall.times.retry * LONGEST),
        };
        for one in news {
            if *hall.ending.borrow() || webhook.progress().is_removed {
                return None;
            }
            if let Some(wait) = held_back(hall, webhook, &one).await {
                return Some(wait);
            }
            if let Some(letter) = letter(hall, &webhook.id, &webhook.events, &one).await {
                let wait = deliver(hall, webhook, &letter).await;
                if wait.is_some() {
                    return wait;
                }
            }
            let unkept = {
                let mut progress = webhook.progress();
                progress.taken = one.seq;
                one.seq - progress.kept
            };
            if unkept >= UNKEPT {
                let _logged = webhook.keep(hall).await;
            }
        }
    }
}

/// How long to wait with what a stream holds back from the hall; none where the hall knows it, or nothing is to be told.
/// It may be shown sooner.
async fn held_back(hall: &Hall, webhook: &Webhook, news: &News) -> Option<Duration> {
    if !news
        .told
        .iter()
        .any(|one| webhook.events.contains(&one.event))
    {
        return None;
    }
    let until = hall.hub.withheld_until(news.seq).await?;
    let left = Duration::from_millis(until.saturating_sub(hall.hub.now()).max(1));
    Some(left.min(hall.times.retry))
}

/// Sends one letter; how long to wait where it was not taken.
async fn deliver(hall: &Hall, webhook: &Webhook, letter: &Letter) -> Option<Duration> {
    let now = hall.hub.now();
    let outcome = post(&webhook.target, &webhook.secret, now, letter).await;
    hall.webhooks.change();
    let mut progress = webhook.progress();
    match outcome {
        Ok(status) => {
            progress.failures = 0;
            progress.retry = None;
            progress.delivered = progress.delivered.saturating_add(1);
            progress.last = Some((now, format!("answered {status}")));
            None
        }
        Err(why) => {
            progress.failures = progress.failures.saturating_add(1);
            let wait = hall.times.retry * times(progress.failures);
            let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
            progress.retry = Some(hall.hub.now().saturating_add(wait_ms));
            tracing::debug!(webhook = webhook.id, why, "not taken");
            progress.last = Some((now, why));
            Some(wait)
        }
    }
}

/// How many times the first wait follows a failure.
const fn times(failures: u32) -> u32 {
    if failures >= PAUSE_AFTER {
        return PAUSED;
    }
    let doubled = 1_u32 << failures.saturating_sub(1);
    if doubled < LONGEST { doubled } else { LONGEST }
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn waits_double_up_to_a_minute_and_then_it_pauses() {
        let waits: Vec<u32> = (1..=11).map(times).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60, 300, 300]);
    }
}

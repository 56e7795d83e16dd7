//! Running clocks of matches across a restart: while one runs, the time is noted beside the journal every ten seconds.
//!
//! A setting, not an entry: a weekend of clocks would be thousands of entries that say nothing. After a restart all
//! clocks that ran stand at what they showed at the last entry or the last note, and a person lets them go on.

use crate::handle::{Body, Hub, Submission};
use crate::writer::{Message, Writer};
use lanista_domain::{At, Gathering};
use lanista_journal::Journal;
use std::time::Duration;
use tokio::sync::mpsc;

const EVERY: Duration = Duration::from_secs(10);
const SETTING: &str = "clocks_ran_at";

fn any_runs(state: &Gathering) -> bool {
    state
        .matches
        .values()
        .any(|found| found.conduct.running().next().is_some())
        || state.drafts_run()
}

/// The last moment of which it is known that clocks ran; none where no clock runs.
pub(crate) async fn last_known(journal: &mut Journal, state: &Gathering) -> Option<At> {
    if !any_runs(state) {
        return None;
    }
    let noted = journal.setting(SETTING).await.ok().flatten();
    let noted = noted.and_then(|text| text.parse().ok()).unwrap_or(0);
    Some(At(state.now.0.max(noted)))
}

/// Lets the clocks that ran stand still, as an entry that everybody sees.
pub(crate) async fn halt(hub: &Hub, as_of: At) {
    let submission = Submission {
        device: None,
        id: crate::complete::random_name(),
        expect: None,
        body: Body::HaltClocks { as_of: as_of.0 },
    };
    if let Err(rejected) = hub.submit(submission).await {
        tracing::warn!(?rejected, "clocks that ran were not stopped");
    }
}

/// Reminds the writer while it lives.
pub(crate) fn remind(own: mpsc::WeakSender<Message>) {
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(EVERY);
        loop {
            ticks.tick().await;
            let Some(own) = own.upgrade() else { return };
            if own.send(Message::NoteClocks).await.is_err() {
                return;
            }
        }
    });
}

impl Writer {
    /// Notes the time beside the journal, if a clock runs.
    pub(crate) async fn note_clocks(&mut self) {
        if !any_runs(&self.state) || self.journal.read_only().is_some() {
            return;
        }
        let now = self.clock.now().0.to_string();
        if let Err(why) = self.journal.put_setting(SETTING, &now).await {
            tracing::warn!(%why, "the time of running clocks is not noted");
        }
    }
}

//! Snapshots of the state, so that a gathering opens quickly: made beside the work, and once more as the writer ends.

use super::{Message, Writer};
use crate::replay;
use tokio::sync::oneshot;

impl Writer {
    /// Begins a snapshot, so that opening stays quick and no moment of the past is far from one. Writing it down and
    /// pressing it happen beside the work, on a copy of the state.
    pub(super) fn make_snapshot(&mut self) {
        if self.journal.read_only().is_some() {
            return;
        }
        self.snapshot_at = self.state.head.0;
        let (state, own) = (self.state.clone(), self.own.clone());
        tokio::spawn(async move {
            let seq = state.head.0;
            let made = tokio::task::spawn_blocking(move || replay::snapshot(&state)).await;
            if let (Ok(Some(body)), Some(own)) = (made, own.upgrade()) {
                let (kept, _unasked) = oneshot::channel();
                let _ended = own.send(Message::Snapshot { seq, body, kept }).await;
            }
        });
    }

    /// The last one, as the writer ends.
    pub(super) async fn save_snapshot(&mut self) {
        let head = self.state.head.0;
        if head == self.last_kept || self.journal.read_only().is_some() {
            return;
        }
        if let Some(body) = replay::snapshot(&self.state) {
            self.keep_snapshot(head, &body).await;
        }
    }

    pub(super) async fn keep_snapshot(&mut self, seq: u64, body: &[u8]) {
        match self.journal.save_snapshot(seq, body).await {
            Ok(()) => self.last_kept = self.last_kept.max(seq),
            Err(why) => {
                tracing::warn!(%why, "no snapshot was stored; the journal is whole without it");
            }
        }
    }
}

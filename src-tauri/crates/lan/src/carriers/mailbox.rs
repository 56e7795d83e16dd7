//! What a link without a socket has to say, until it is fetched: as a stream of events, or question by question.

use crate::link::End;
use bytes::Bytes;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

/// Letters that wait; who writes waits when it is full, as for a blocked socket.
const LETTERS: usize = 64;

/// The letters of one link, in order.
#[derive(Debug, Default)]
pub(crate) struct Mailbox {
    state: Mutex<State>,
    arrived: Notify,
    fetched: Notify,
}

#[derive(Debug, Default)]
struct State {
    /// How many were fetched and are not kept any more.
    before: u64,
    letters: VecDeque<Bytes>,
    closed: Option<Closed>,
    is_left: bool,
}

/// How the link was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Closed {
    pub(crate) close: u16,
    pub(crate) code: &'static str,
}

/// What was fetched.
#[derive(Debug)]
pub(super) struct Fetched {
    /// The number of the last letter; 1 is the first of a link.
    pub(super) last: u64,
    pub(super) letters: Vec<Bytes>,
    /// Nothing comes after these.
    pub(super) closed: Option<Closed>,
}

impl Mailbox {
    pub(super) fn empty() -> Arc<Self> {
        Arc::default()
    }

    /// Puts a letter in, and waits for room where there is none.
    pub(crate) async fn put(&self, text: Bytes, patience: Duration) -> Result<(), End> {
        let late = Instant::now() + patience;
        loop {
            let fetched = self.fetched.notified();
            {
                let mut state = self.state();
                if state.is_left || state.closed.is_some() {
                    return Err(End::Gone);
                }
                if state.letters.len() < LETTERS {
                    state.letters.push_back(text);
                    drop(state);
                    self.arrived.notify_one();
                    return Ok(());
                }
            }
            timeout_at(late, fetched).await.map_err(|_| End::Gone)?;
        }
    }

    /// The last letter: it needs no room.
    pub(crate) fn close(&self, last: Bytes, closed: Closed) {
        let mut state = self.state();
        state.letters.push_back(last);
        state.closed = Some(closed);
        drop(state);
        self.arrived.notify_one();
    }

    /// One of both ends is not there any more.
    pub(crate) fn leave(&self) {
        self.state().is_left = true;
        self.arrived.notify_one();
        self.fetched.notify_one();
    }

    /// Waits for letters after one that was fetched, and keeps them until a later one is named. None where nothing
    /// comes any more, or where the number is none of this link's.
    pub(super) async fn after(&self, number: u64) -> Option<Fetched> {
        loop {
            let arrived = self.arrived.notified();
            if let Some(known) = self.after_now(number) {
                return known;
            }
            arrived.await;
        }
    }

    fn after_now(&self, number: u64) -> Option<Option<Fetched>> {
        let mut state = self.state();
        let Some(read) = number
            .checked_sub(state.before)
            .and_then(|read| usize::try_from(read).ok())
            .filter(|read| *read <= state.letters.len())
        else {
            return Some(None);
        };
        state.letters.drain(..read);
        state.before = number;
        if read > 0 {
            self.fetched.notify_one();
        }
        if state.letters.is_empty() && state.closed.is_none() {
            return state.is_left.then_some(None);
        }
        let letters: Vec<Bytes> = state.letters.iter().cloned().collect();
        let count = u64::try_from(letters.len()).unwrap_or(0);
        Some(Some(Fetched {
            last: number + count,
            letters,
            closed: state.closed,
        }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn letters_are_kept_until_a_later_one_is_named() {
        let mailbox = Mailbox::empty();
        for text in ["a", "b"] {
            mailbox
                .put(Bytes::from_static(text.as_bytes()), SOON)
                .await
                .unwrap();
        }
        for _ in 0..2 {
            let fetched = mailbox.after(0).await.unwrap();
            assert_eq!(
                (fetched.last, fetched.letters.len()),
                (2, 2),
                "an answer was lost"
            );
        }
        mailbox.put(Bytes::from_static(b"c"), SOON).await.unwrap();
        let fetched = mailbox.after(2).await.unwrap();
        assert_eq!(
            (fetched.last, fetched.letters),
            (3, vec![Bytes::from_static(b"c")])
        );
        assert!(mailbox.after(1).await.is_none(), "b is not kept any more");
        assert!(mailbox.after(9).await.is_none(), "there is no ninth");
    }

    #[tokio::test]
    async fn who_never_fetches_is_gone() {
        let mailbox = Mailbox::empty();
        for _ in 0..LETTERS {
            mailbox.put(Bytes::from_static(b"x"), SOON).await.unwrap();
        }
        assert_eq!(
            mailbox.put(Bytes::from_static(b"x"), SOON).await,
            Err(End::Gone)
        );
    }

    #[tokio::test]
    async fn the_goodbye_comes_last() {
        let mailbox = Mailbox::empty();
        mailbox.put(Bytes::from_static(b"a"), SOON).await.unwrap();
        let closed = Closed {
            close: 1012,
            code: "restart",
        };
        mailbox.close(Bytes::from_static(b"bye"), closed);
        let fetched = mailbox.after(0).await.unwrap();
        assert_eq!((fetched.letters.len(), fetched.closed), (2, Some(closed)));
        assert_eq!(
            mailbox.put(Bytes::from_static(b"b"), SOON).await,
            Err(End::Gone)
        );
    }
}

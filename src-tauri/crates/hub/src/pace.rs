//! How often news of one document go out: at once in quiet times, joined for a moment where they come too fast.
//!
//! Joining is not rendering: what was touched is only rendered when it goes out, so that joined news are the way from
//! the last document that went out to the newest.

use crate::topics::Touch;
use lanista_wire::topic::{Audience, Topic};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// News that come later than this after the ones before, and after all have those, go out at once.
const QUIET: Duration = Duration::from_millis(16);
/// So many news of one document a second go out one by one.
const ONE_BY_ONE: u32 = 500;
/// So many may be on their way at once.
const ON_THEIR_WAY: usize = 16;
const SECOND: Duration = Duration::from_secs(1);

type Document = (Audience, Topic);

/// The pace of every document that is followed.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    known: BTreeMap<Document, Beat>,
    joined: BTreeMap<Document, (Touch, Instant)>,
}

#[derive(Debug)]
struct Beat {
    last: Instant,
    second: Instant,
    count: u32,
    before: u32,
    token: Arc<()>,
}

impl Pace {
    /// Whether news of a document may go out now. Otherwise they are kept until [`Pace::due`].
    pub(crate) fn may_go(&mut self, document: Document, touch: &Touch, now: Instant) -> bool {
        if let Some((kept, _)) = self.joined.get_mut(&document) {
            kept.join(touch);
            return false;
        }
        let Some(beat) = self.known.get(&document) else {
            return true;
        };
        let on_their_way = Arc::strong_count(&beat.token) - 1;
        let is_quiet = on_their_way == 0 && now - beat.last > QUIET;
        if is_quiet || (beat.in_a_second(now) < ONE_BY_ONE && on_their_way < ON_THEIR_WAY) {
            return true;
        }
        self.joined.insert(document, (touch.clone(), now + QUIET));
        false
    }

    /// News went out; the token is to live until everybody has them.
    pub(crate) fn went(&mut self, document: Document, now: Instant) -> Arc<()> {
        let beat = self.known.entry(document).or_insert_with(|| Beat {
            last: now,
            second: now,
            count: 0,
            before: 0,
            token: Arc::default(),
        });
        if now - beat.second >= SECOND {
            beat.before = if now - beat.second < 2 * SECOND {
                beat.count
            } else {
                0
            };
            beat.count = 0;
            beat.second = now;
        }
        beat.count += 1;
        beat.last = now;
        Arc::clone(&beat.token)
    }

    /// Nobody follows a document any more.
    pub(crate) fn forget(&mut self, document: Document) {
        self.known.remove(&document);
        self.joined.remove(&document);
    }

    /// When joined news are to go out next.
    pub(crate) fn next(&self) -> Option<Instant> {
        self.joined.values().map(|(_, due)| *due).min()
    }

    /// The joined news that are to go out now.
    pub(crate) fn due(&mut self, now: Instant) -> Vec<(Document, Touch)> {
        let due: Vec<Document> = self
            .joined
            .iter()
            .filter(|(_, (_, due))| *due <= now)
            .map(|(document, _)| *document)
            .collect();
        due.into_iter()
            .filter_map(|document| {
                let (touch, _) = self.joined.remove(&document)?;
                Some((document, touch))
            })
            .collect()
    }
}

impl Beat {
    /// News of about the last second: those of this one, and of the one before what still counts.
    fn in_a_second(&self, now: Instant) -> u32 {
        let passed = now - self.second;
        if passed >= SECOND {
            return 0;
        }
        let left = SECOND.saturating_sub(passed).as_millis();
        let before = u128::from(self.before) * left / 1_000;
        self.count
            .saturating_add(u32::try_from(before).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: Document = (Audience::Public, Topic::Floor);

    #[test]
    fn a_quiet_document_goes_out_at_once() {
        let mut pace = Pace::default();
        let mut now = Instant::now();
        for _ in 0..1_000 {
            assert!(pace.may_go(DOCUMENT, &Touch::Whole, now));
            pace.went(DOCUMENT, now);
            now += Duration::from_millis(17);
        }
        assert_eq!(pace.next(), None);
    }

    #[test]
    fn a_busy_document_goes_out_five_hundred_times_a_second_and_then_joined() {
        let mut pace = Pace::default();
        let start = Instant::now();
        let (mut alone, mut joined) = (0, 0);
        for tenth in 0..10_000 {
            let now = start + Duration::from_micros(tenth * 100);
            if !pace.due(now).is_empty() {
                joined += 1;
                pace.went(DOCUMENT, now);
            }
            if pace.may_go(DOCUMENT, &Touch::Whole, now) {
                alone += 1;
                pace.went(DOCUMENT, now);
            }
        }
        assert_eq!(alone, 500);
        // 950 ms at one every 16 ms.
        assert!((55..=62).contains(&joined), "{joined}");
    }

    #[test]
    fn what_is_on_its_way_to_many_holds_the_next_back() {
        let mut pace = Pace::default();
        let now = Instant::now();
        let tokens: Vec<_> = (0..ON_THEIR_WAY)
            .map(|_| {
                assert!(pace.may_go(DOCUMENT, &Touch::Whole, now));
                pace.went(DOCUMENT, now)
            })
            .collect();
        assert!(!pace.may_go(DOCUMENT, &Touch::Whole, now));
        drop(tokens);
        assert_eq!(pace.next(), Some(now + QUIET));
        assert_eq!(pace.due(now + QUIET), [(DOCUMENT, Touch::Whole)]);
    }
}

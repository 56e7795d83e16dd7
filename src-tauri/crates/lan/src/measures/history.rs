//! The last ten minutes of the figures, a point every two seconds, for the desk's page.

use super::{Measures, Seat, lock};
use crate::hall::{Hall, ended};
use lanista_hub::{Figures, Times};
use lanista_wire::measure::{MeasurePoint, MeasureView, Took};
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::time::MissedTickBehavior;

/// Between two points.
const EVERY: Duration = Duration::from_secs(2);
/// Points that are kept: ten minutes.
const KEPT: usize = 300;
/// Points in one answer, which is to stay well below what a message may hold.
const IN_ONE: usize = 100;

/// Points, and what they were counted from.
#[derive(Debug, Default)]
pub(super) struct History {
    points: VecDeque<MeasurePoint>,
    hub: Figures,
    messages: u64,
}

/// Notes a point now and then until the server ends.
pub(crate) async fn keep(hall: Arc<Hall>) {
    let mut ending = hall.ending.subscribe();
    let mut clock = tokio::time::interval(EVERY);
    clock.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        tokio::select! {
            _ = clock.tick() => hall.measures.note(&hall),
            () = ended(&mut ending) => return,
        }
    }
}

impl Measures {
    /// Notes a point.
    fn note(&self, hall: &Hall) {
        let hub = hall.hub.figures();
        let messages = self.messages.load(Ordering::Relaxed);
        let links = |seats: &[Seat]| {
            let open = lock(&self.links);
            let found = open.iter().filter(|((seat, _), _)| seats.contains(seat));
            small(found.map(|(_, count)| *count).sum())
        };
        let officials = [
            Seat::Desk,
            Seat::HeadJudge,
            Seat::Judge,
            Seat::Caster,
            Seat::Waiting,
        ];
        let (officials, screens) = (links(&officials), links(&[Seat::Screen]));
        let phones = links(&[Seat::Phone, Seat::Captain]);
        let mut history = lock(&self.history);
        let before = std::mem::replace(&mut history.hub, hub.clone());
        let heard = messages.saturating_sub(history.messages);
        history.messages = messages;
        history.points.push_back(MeasurePoint {
            at: hall.hub.now(),
            officials,
            screens,
            phones,
            messages: small(heard),
            accepted: small(hub.accepted - before.accepted),
            refused: small(hub.refused - before.refused),
            news: small(hub.news - before.news),
            joined: small(hub.joined - before.joined),
            deliveries: small(hub.deliveries - before.deliveries),
            skipped: small(hub.skipped - before.skipped),
            bytes: hub.bytes - before.bytes,
            waiting: small_of(hub.writer_queue + hub.delivery_queue),
            commit: took(&hub.commit.since(&before.commit)),
            fan_out: took(&hub.fan_out.since(&before.fan_out)),
        });
        if history.points.len() > KEPT {
            history.points.pop_front();
        }
    }

    /// What the desk's page draws: the points after a moment, and what is counted since the start.
    pub(crate) fn view(&self, hall: &Hall, after: u64) -> MeasureView {
        let hub = hall.hub.figures();
        let history = lock(&self.history);
        let points = history.points.iter().filter(|point| point.at > after);
        MeasureView {
            every: millis(EVERY),
            kept: millis(EVERY) * u32::try_from(KEPT).unwrap_or(u32::MAX),
            points: points.take(IN_ONE).cloned().collect(),
            connections: small_of(hall.places.connections()),
            memory: memory(),
            resumed: hub.resumed,
            snapshots: hub.snapshots,
            catch_ups: hub.catch_ups,
            turned_away: self.turned_away.load(Ordering::Relaxed),
            refusals: hub.refusals,
            ends: lock(&self.ends)
                .iter()
                .map(|(code, count)| ((*code).to_owned(), *count))
                .collect(),
        }
    }
}

/// Resident memory of this program, bytes, where the system tells it in a file.
pub(super) fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").trim().parse().ok()?;
    Some(kilobytes * 1024)
}

fn took(times: &Times) -> Option<Took> {
    Some(Took {
        p50: small(times.within(500)?),
        p99: small(times.within(990)?),
    })
}

fn millis(time: Duration) -> u32 {
    u32::try_from(time.as_millis()).unwrap_or(u32::MAX)
}

fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn small_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

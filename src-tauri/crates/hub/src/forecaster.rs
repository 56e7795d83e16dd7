//! Foretells the day on a thread of its own: it fetches what is left to play from the writer, which only nudges it, plays it
//! on many times, and has the writer show what came of it.

use crate::handle::Hub;
use crate::writer::Message;
use lanista_domain::MatchId;
use lanista_insight::forecast::{Day, Fewer, Forecast};
use lanista_wire::forecast::FewerView;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// So long it is waited after a change: the next one is near.
const SETTLES: Duration = Duration::from_secs(2);
/// Without a change it is looked again after so long: time passes.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// After so many times the work, at the soonest, it is worked again: the machine is there for others.
const RESTS: u32 = 20;
/// What all are shown moves when it is off by so much, in milliseconds.
const MOVES: u64 = 5 * 60_000;
const MINUTE: u64 = 60_000;

/// Starts the thread; it ends when nobody can nudge it any more. A nudge that finds another one waiting is no loss.
pub(crate) fn start(writer: mpsc::WeakSender<Message>) -> std::io::Result<SyncSender<()>> {
    let (to, from) = sync_channel(1);
    std::thread::Builder::new()
        .name("lanista-forecast".to_owned())
        .spawn(move || while work(&from, &writer) {})?;
    Ok(to)
}

/// One forecast, after a change or a while. Whether there may be another one.
fn work(from: &Receiver<()>, writer: &mpsc::WeakSender<Message>) -> bool {
    match from.recv_timeout(LOOK_AGAIN) {
        Ok(()) => std::thread::sleep(SETTLES),
        Err(RecvTimeoutError::Timeout) => {}
        Err(RecvTimeoutError::Disconnected) => return false,
    }
    while from.try_recv().is_ok() {}
    let (answer, wait) = oneshot::channel();
    let sent = writer
        .upgrade()
        .map(|to| to.blocking_send(Message::DayToCome(answer)).is_ok());
    let (Some(true), Ok(day)) = (sent, wait.blocking_recv()) else {
        return false;
    };
    let Some(day) = day else { return true };
    let began = Instant::now();
    let told = catch_unwind(AssertUnwindSafe(|| day.forecast()));
    let took = began.elapsed();
    let Ok(told) = told else {
        tracing::error!("the day could not be foretold");
        return true;
    };
    let Some(to) = writer.upgrade() else {
        return false;
    };
    let shown = to.blocking_send(Message::Forecast(Box::new(told))).is_ok();
    drop(to);
    std::thread::sleep(took * RESTS);
    shown
}

/// Moves what all are shown to where the forecast is, where it is far enough off; the matches of which that is so.
pub(crate) fn expect(shown: &mut BTreeMap<u32, u64>, told: &Forecast) -> BTreeSet<MatchId> {
    let mut changed = BTreeSet::new();
    shown.retain(|id, _| told.calls.contains_key(&MatchId(*id)));
    for (id, span) in &told.calls {
        let middle = span.middle.0;
        let is_near = |at: &u64| at.abs_diff(middle) < MOVES;
        if !shown.get(&id.0).is_some_and(is_near) {
            shown.insert(id.0, middle - middle % MOVES);
            changed.insert(*id);
        }
    }
    changed
}

impl Hub {
    /// What each round that has not begun would save with fewer games. `None` when the hub has ended.
    pub async fn fewer_games(&self) -> Option<Vec<FewerView>> {
        let (answer, wait) = oneshot::channel();
        self.to.send(Message::DayToCome(answer)).await.ok()?;
        let Some(day) = wait.await.ok()? else {
            return Some(Vec::new());
        };
        let found = tokio::task::spawn_blocking(move || fewer(&day))
            .await
            .ok()?;
        let look = move |state: &lanista_domain::Gathering, _: &crate::Live| {
            let last = |cut: &Fewer| {
                let stage = state.stages.get(&cut.stage);
                let nodes = stage.into_iter().flat_map(|stage| &stage.bracket.nodes);
                let of_groups = nodes.filter(|node| cut.groups.contains(&node.group));
                of_groups.map(|node| node.round).max().unwrap_or(cut.round)
            };
            let views = found.iter().map(|cut| view(cut, last(cut)));
            views.collect()
        };
        self.read(look).await
    }
}

fn fewer(day: &Day) -> Vec<Fewer> {
    catch_unwind(AssertUnwindSafe(|| day.fewer_games())).unwrap_or_default()
}

fn view(cut: &Fewer, last: u8) -> FewerView {
    let minutes = |millis: i64| i32::try_from(millis / MINUTE.cast_signed()).unwrap_or(i32::MAX);
    FewerView {
        tournament: cut.tournament.0,
        stage: cut.stage.0,
        groups: cut.groups.iter().map(|group| (*group).into()).collect(),
        round: cut.round,
        from_end: last.saturating_sub(cut.round),
        matches: cut.matches,
        now: (&cut.now).into(),
        then: (&cut.then).into(),
        saves: minutes(cut.saves),
        saves_day: minutes(cut.saves_day),
    }
}

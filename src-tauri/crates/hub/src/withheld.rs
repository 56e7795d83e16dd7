//! What the hall is shown later: which gathering an audience sees, when the rest is due, and what was held back when the server ended.

use crate::handle::Hub;
use crate::past::Past;
use crate::replay::accepted;
use crate::topics::Touched;
use crate::writer::{Message, Writer};
use lanista_domain::{At, Gathering, MatchId, Withheld};
use lanista_journal::Journal;
use lanista_wire::topic::{Audience, Topic};
use std::collections::BTreeMap;

/// Entries read at once.
const CHUNK: u32 = 500;

/// A gathering as somebody sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen<'a> {
    pub(crate) state: &'a Gathering,
    /// Whether it is the hall's, which is told of some things later.
    pub(crate) is_behind: bool,
}

impl<'a> Seen<'a> {
    /// As it is.
    pub(crate) const fn whole(state: &'a Gathering) -> Self {
        Self {
            state,
            is_behind: false,
        }
    }

    /// As an audience sees it, where `shown` is what the hall sees, if that is another. What is for one entrant's eyes,
    /// they know already.
    pub(crate) fn by(
        audience: Audience,
        topic: Option<Topic>,
        state: &'a Gathering,
        shown: Option<&'a Gathering>,
    ) -> Self {
        let is_own = topic.is_some_and(|topic| topic.entrant().is_some());
        match shown {
            Some(shown) if !audience.is_ahead() && !is_own => Self {
                state: shown,
                is_behind: true,
            },
            Some(_) | None => Self::whole(state),
        }
    }
}

/// What is still held back as a gathering is opened, from the entries of the last minutes.
pub(crate) async fn at_start(
    past: &Past,
    journal: &mut Journal,
    state: &Gathering,
    now: At,
) -> Withheld {
    let plans = state.streams.plans.values();
    let longest = plans.map(lanista_domain::StreamPlan::held_back_ms).max();
    let since = At(now.0.saturating_sub(longest.unwrap_or(0)));
    if state.now <= since {
        return Withheld::default();
    }
    let known = follow(past, journal, state.head.0, since).await;
    let Some(mut withheld) = known else {
        tracing::warn!(
            "what a stream holds back could not be found out: the hall is shown all of it"
        );
        return Withheld::default();
    };
    let _shown_by_now = withheld.release(state, now, |_| {});
    withheld
}

/// Follows the entries after a moment up to the last.
async fn follow(past: &Past, journal: &mut Journal, head: u64, since: At) -> Option<Withheld> {
    let mut first = head + 1;
    loop {
        first = first.saturating_sub(CHUNK.into()).max(1);
        let entries = journal.entries(first, 1).await.ok()?;
        if first == 1 || entries.first()?.told.at <= since.0 {
            break;
        }
    }
    let mut state = match first {
        1 => Gathering::default(),
        _ => past
            .look()
            .await
            .ok()?
            .instant(first - 1)
            .await
            .ok()?
            .state
            .clone(),
    };
    let mut withheld = Withheld::default();
    while state.head.0 < head {
        for entry in journal.entries(state.head.0 + 1, CHUNK).await.ok()? {
            let entry = accepted(&entry).ok()?;
            let _shown_by_then = withheld.release(&state, entry.at, |_| {});
            state = state.evolve(&entry);
            withheld.take(&state, &entry);
        }
    }
    Some(withheld)
}

impl Hub {
    /// When the hall is shown an entry that a stream holds back, milliseconds since 1970; none where it knows it.
    pub async fn withheld_until(&self, seq: u64) -> Option<u64> {
        self.ask(|answer| Message::WithheldUntil(seq, answer))
            .await
            .flatten()
    }
}

impl Writer {
    /// Shows the hall what it is to see by now.
    pub(crate) async fn show_withheld(&mut self) {
        let now = self.clock.now();
        if self.withheld.next_due().is_none_or(|due| due > now) {
            return;
        }
        let followed = self.followed_matches();
        let mut touched = Touched::default();
        let mut drafted: Vec<MatchId> = Vec::new();
        let last = self.withheld.release(&self.state, now, |shown| {
            touched.add_step(shown, &followed);
            drafted.extend(lanista_insight::draft::touched(shown));
        });
        if let Some(last) = last {
            // In another order some things come out otherwise: from here on the hall sees what everybody sees.
            touched.add_differences(&last, &self.state, &followed);
            self.add_foretold(&mut touched);
        }
        self.drafts_changed.extend(drafted);
        self.add_of_entrants(&mut touched);
        self.note_withheld(&mut touched);
        self.publish(&touched).await;
        self.nudge_numbers();
    }

    /// The hall sees again how the day will go by what happened.
    fn add_foretold(&mut self, touched: &mut Touched) {
        self.live.hall_forecast = None;
        let before = std::mem::take(&mut self.live.hall_expected);
        let now = &self.live.expected;
        let all = before.keys().chain(now.keys());
        let changed = all.filter(|id| before.get(id) != now.get(id));
        let changed = changed.map(|id| MatchId(*id)).collect();
        touched.whole(Topic::Plan);
        touched.add_expected(&self.state, &changed, &self.followed_ways());
    }

    /// Producers see until when something is held back.
    pub(crate) fn note_withheld(&mut self, touched: &mut Touched) {
        let plans = self.state.streams.plans.keys();
        let until: BTreeMap<u32, u64> = plans
            .filter_map(|number| Some((number.0, self.withheld.until(*number)?.0)))
            .collect();
        if until != self.live.held_until {
            self.live.held_until = until;
            touched.whole(Topic::Floor);
        }
    }
}

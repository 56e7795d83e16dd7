//! What the writer has to do with the forecast: it nudges the thread that makes it, gives it what is left of the day, and shows what comes of it.

use super::Writer;
use crate::forecaster;
use crate::topics::Touched;
use lanista_insight::forecast::{Day, Forecast};
use lanista_wire::topic::Topic;
use std::sync::Arc;

impl Writer {
    /// Has the thread look at the day again. It is never waited for.
    pub(super) fn nudge_forecaster(&self) {
        let _one_waits_or_ended = self.forecaster.try_send(());
    }

    /// What bears on calls bears on the day.
    pub(super) fn note_day(&self, touched: &Touched) {
        if touched.topics.contains_key(&Topic::Dispatch) {
            self.nudge_forecaster();
        }
    }

    /// What is left of the day; none where nobody plays anything.
    pub(super) fn day_to_come(&self) -> Option<Day> {
        let mut tournaments = self.state.tournaments.values();
        let is_any = tournaments.any(|it| !it.entrants.is_empty());
        is_any.then(|| Day::of(&self.state, self.clock.now()))
    }

    /// Keeps a forecast; what is to be shown anew because of it.
    pub(super) fn foretold(&mut self, told: Forecast) -> Touched {
        let changed = forecaster::expect(&mut self.live.expected, &told);
        self.live.forecast = Some(Arc::new(told));
        let ways = self.followed_ways();
        let mut touched = Touched::default();
        touched.whole(Topic::Forecast);
        touched.whole(Topic::Plan);
        touched.add_expected(&self.state, &changed, &ways);
        touched
    }
}

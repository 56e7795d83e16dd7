//! What the hall and players' phones do not know yet: results of matches whose stream holds them back, and all that rests on these.
//!
//! The hall sees a gathering of its own, which lags behind in the cells that such entries touch and in nothing else. It
//! is made of the same entries, in another order, and is given up once nothing is held back any more.

use crate::contest::Match;
use crate::event::Accepted;
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, MatchId, Seq, StageId, StationNo, TournamentId};
use crate::step::{Before, Cell};
use crate::stream::StreamPlan;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// What is held back, and the gathering without it.
#[derive(Clone, Debug, Default)]
pub struct Withheld {
    /// None while nothing is held back: then the hall sees what everybody sees.
    shown: Option<Gathering>,
    /// In the order in which they were accepted.
    waiting: Vec<Waiting>,
}

/// An entry that the hall is shown later.
#[derive(Clone, Debug)]
struct Waiting {
    entry: Accepted,
    /// At which streams; none where it only rests on what waits before it.
    stations: BTreeSet<StationNo>,
    /// When the hall is shown it.
    due: At,
    cells: BTreeSet<Cell>,
    /// The matches among them.
    matches: BTreeSet<MatchId>,
    /// The tournaments to which these belong.
    tournaments: BTreeSet<TournamentId>,
}

impl Waiting {
    /// Whether something with these cells rests on it.
    fn bears(&self, state: &Gathering, cells: &BTreeSet<Cell>) -> bool {
        let plays = |id: EntrantId| {
            let mut known = self.matches.iter().filter_map(|of| state.matches.get(of));
            known.any(|found| found.has(id))
        };
        let is_touched = |cell: &Cell| {
            self.cells.contains(cell)
                || match about(cell) {
                    About::Match(id) | About::BesideMatch(id) => self.matches.contains(&id),
                    About::Stage(id) => {
                        let stage = state.stages.get(&id);
                        stage.is_some_and(|stage| self.tournaments.contains(&stage.tournament))
                    }
                    About::Tournament(id) => self.tournaments.contains(&id),
                    About::Stream(number) => self.stations.contains(&number),
                    About::CallTo(number, id) => {
                        self.stations.contains(&number) || self.matches.contains(&id)
                    }
                    About::Entrant(id) => plays(id),
                    About::Else => false,
                }
        };
        cells.iter().any(is_touched)
    }
}

impl Withheld {
    /// The gathering as the hall sees it; none where that is the gathering itself.
    #[must_use]
    pub const fn shown(&self) -> Option<&Gathering> {
        self.shown.as_ref()
    }

    /// When the hall is shown something next.
    #[must_use]
    pub fn next_due(&self) -> Option<At> {
        self.waiting.iter().map(|waiting| waiting.due).min()
    }

    /// Whether anything of a match is held back.
    #[must_use]
    pub fn holds(&self, id: MatchId) -> bool {
        self.waiting
            .iter()
            .any(|waiting| waiting.matches.contains(&id))
    }

    /// When the hall is shown the last of what a station's stream holds back; none where it holds nothing back.
    #[must_use]
    pub fn until(&self, station: StationNo) -> Option<At> {
        let own = self.waiting.iter();
        let own = own.filter(|it| it.stations.contains(&station));
        own.map(|waiting| waiting.due).max()
    }

    /// When the hall is shown an entry; none where it knows it.
    #[must_use]
    pub fn until_of(&self, seq: Seq) -> Option<At> {
        let found = self.waiting.iter().find(|it| it.entry.seq == seq);
        found.map(|waiting| waiting.due)
    }

    /// Follows an entry that was just accepted: `state` is the gathering after it. Whether it is held back.
    pub fn take(&mut self, state: &Gathering, entry: &Accepted) -> bool {
        let Some(step) = state.steps.back() else {
            return false;
        };
        let mut plans = state.streams.plans.values();
        if self.waiting.is_empty() && plans.all(|plan| plan.held_back_s == 0) {
            return false;
        }
        let cells: BTreeSet<Cell> = step.cells.keys().cloned().collect();
        let touched = step.cells.iter();
        let told = touched.flat_map(|(cell, before)| state.held_back_at(cell, before));
        let stations: BTreeSet<StationNo> = told.collect();
        let own = stations.iter().map(|at| state.shown_at(*at, entry.at));
        let own = own.filter(|due| *due > entry.at);
        let is_of_stream = cells.iter().any(|cell| matches!(cell, Cell::Stream(_)));
        let bearing = self.waiting.iter().filter(|it| it.bears(state, &cells));
        let Some(due) = bearing.map(|it| it.due).chain(own).max() else {
            if let Some(shown) = self.shown.take() {
                self.shown = Some(shown.evolve(entry));
            }
            if is_of_stream {
                self.look_again(state);
            }
            return false;
        };
        let shown = self.shown.get_or_insert_with(|| state.before_last());
        shown.head = state.head;
        let matches: BTreeSet<MatchId> = cells.iter().filter_map(of_match).collect();
        let tournaments = matches.iter().filter_map(|id| state.tournament_of(*id));
        self.waiting.push(Waiting {
            entry: entry.clone(),
            stations,
            due,
            tournaments: tournaments.map(|found| found.id).collect(),
            matches,
            cells,
        });
        if is_of_stream {
            self.look_again(state);
        }
        true
    }

    /// Streams may hold back for less long than before, or have shown all at once.
    fn look_again(&mut self, state: &Gathering) {
        let mut done: Vec<Waiting> = Vec::with_capacity(self.waiting.len());
        for mut waiting in core::mem::take(&mut self.waiting) {
            let before = done.iter().filter(|it| it.bears(state, &waiting.cells));
            let resting = before.map(|it| it.due).max();
            let at = waiting.entry.at;
            let own = waiting.stations.iter().map(|it| state.shown_at(*it, at));
            let due = resting.into_iter().chain(own).max();
            waiting.due = due.map_or(waiting.due, |due| due.min(waiting.due));
            done.push(waiting);
        }
        self.waiting = done;
    }

    /// Shows the hall what it is to see by now: `tell` gets the gathering as it sees it after each of the entries. What
    /// it saw last, where nothing is held back any more: from then on it sees what everybody sees.
    pub fn release(
        &mut self,
        state: &Gathering,
        now: At,
        mut tell: impl FnMut(&Gathering),
    ) -> Option<Gathering> {
        let mut shown = self.shown.take()?;
        let (due, later): (Vec<_>, Vec<_>) = core::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|waiting| waiting.due <= now);
        for waiting in due {
            shown = shown.evolve(&waiting.entry);
            tell(&shown);
        }
        self.waiting = later;
        shown.head = state.head;
        if self.waiting.is_empty() {
            return Some(shown);
        }
        self.shown = Some(shown);
        None
    }
}

/// What a cell is about, as far as results bear on it.
enum About {
    /// A match, whose result is in it.
    Match(MatchId),
    /// A match, and only beside its result.
    BesideMatch(MatchId),
    /// All of a stage or a tournament, which results decide.
    Stage(StageId),
    Tournament(TournamentId),
    /// The stream of a station: what its overlays show says that a match is over.
    Stream(StationNo),
    /// A call to a station: whoever played there has ended.
    CallTo(StationNo, MatchId),
    /// Somebody whose matches say whether they are still in it.
    Entrant(EntrantId),
    /// What no result bears on.
    Else,
}

const fn about(cell: &Cell) -> About {
    match cell {
        Cell::Match(id) | Cell::Draft(id, _) | Cell::Choosing(id) | Cell::Photos(id) => {
            About::Match(*id)
        }
        Cell::CalledTo(number, id) => About::CallTo(*number, *id),
        Cell::Stream(number) => About::Stream(*number),
        Cell::Wish(id) | Cell::GoLight(id) | Cell::Lobby(id) => About::BesideMatch(*id),
        Cell::Stage(id) | Cell::Rulings(id) | Cell::Planned(id) => About::Stage(*id),
        Cell::Tournament(id) | Cell::Seeding(id) | Cell::Closing(id) => About::Tournament(*id),
        Cell::Entrant(_, id) => About::Entrant(*id),
        Cell::GatheringName
        | Cell::Person(_)
        | Cell::Confirmation(_)
        | Cell::SignUp(_)
        | Cell::Arrived(..)
        | Cell::ByPhone(..)
        | Cell::Help(_)
        | Cell::Earlier
        | Cell::Times(_)
        | Cell::Station(_)
        | Cell::Dispatching
        | Cell::Places(_)
        | Cell::LobbyPlan(_)
        | Cell::Aims
        | Cell::Breaks
        | Cell::OnPlan(_)
        | Cell::Device(_)
        | Cell::Screen(_)
        | Cell::Message(_)
        | Cell::Playlist(_)
        | Cell::Alert
        | Cell::Drafting(_)
        | Cell::OwnFormat(_)
        | Cell::OwnPool(_) => About::Else,
    }
}

/// The match whose result is in a cell.
const fn of_match(cell: &Cell) -> Option<MatchId> {
    if let About::Match(id) = about(cell) {
        Some(id)
    } else {
        None
    }
}

impl Gathering {
    /// The stations whose streams hold back what this cell tells.
    fn held_back_at(&self, cell: &Cell, before: &Before) -> BTreeSet<StationNo> {
        let was = if let Before::Match(Some(was)) = before {
            Some(&**was)
        } else {
            None
        };
        let Some(id) = of_match(cell) else {
            return BTreeSet::new();
        };
        let is = self.matches.get(&id);
        let tells = |found: &&Match| found.has_begun() || found.outcome().is_some();
        let told = [was, is].into_iter().flatten().filter(tells);
        let streams = told.filter_map(|found| found.station.or_else(|| self.streamed_at(id)));
        let holds = |number: &StationNo| {
            let plan = self.streams.plans.get(number);
            self.is_for_show(*number) && plan.is_some_and(|plan| plan.held_back_s > 0)
        };
        streams.filter(holds).collect()
    }

    /// The stream at which a match that is at no station is planned or shown.
    fn streamed_at(&self, id: MatchId) -> Option<StationNo> {
        let mut plans = self.streams.plans.iter();
        let planned = self.streams.of(id).map(|(number, _)| number);
        planned.or_else(|| {
            let shown = plans.find(|(_, plan)| plan.on_air == Some(id));
            shown.map(|(number, _)| *number)
        })
    }

    /// When the hall is shown what was accepted at a moment and is held back at a station.
    fn shown_at(&self, station: StationNo, at: At) -> At {
        let plan = self.streams.plans.get(&station);
        let held = plan.filter(|plan| plan.revealed.is_none_or(|revealed| revealed < at));
        held.map_or(at, |plan| At(at.0.saturating_add(plan.held_back_ms())))
    }

    /// A copy of the gathering before its last entry, as far as anybody looks at it.
    fn before_last(&self) -> Self {
        let mut copy = self.clone();
        copy.forget_last();
        copy
    }
}

impl StreamPlan {
    /// For how long results are held back, ms.
    #[must_use]
    pub fn held_back_ms(&self) -> u64 {
        u64::from(self.held_back_s) * 1_000
    }
}

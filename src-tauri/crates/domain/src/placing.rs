//! Where everybody stands: placings that are final, and who is still in.

use crate::bracket::{Next, Node};
use crate::contest::{Ending, Match, Outcome};
use crate::format::StageFormat;
use crate::gathering::Gathering;
use crate::ids::{EntrantId, StageId};
use crate::ladder::Hill;
use crate::onward::{is_to_be_decided, onward, place_of_nobody};
use crate::side::Side;
use crate::stage::Stage;
use crate::table::Fate;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// One entrant's place in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placing {
    /// Who.
    pub entrant: EntrantId,
    /// The seed with which they were drawn, from 1.
    pub seed: u32,
    /// The final placing as a competition rank (1, 2, 3, 4, 5, 5, 7, 7); none while still in.
    pub place: Option<u32>,
    /// Matches won.
    pub won: u32,
    /// Matches lost.
    pub lost: u32,
    /// Matches drawn.
    pub drawn: u32,
    /// The group that it is ranked in, from 1.
    pub group: u8,
}

impl Gathering {
    /// Everybody in a stage: those still in first (by seed), then by placing and seed.
    #[must_use]
    pub fn placings(&self, stage: StageId) -> Vec<Placing> {
        let Some(stage) = self.stages.get(&stage) else {
            return Vec::new();
        };
        let mut table: BTreeMap<EntrantId, Placing> = (1..)
            .zip(&stage.seeding)
            .map(|(seed, &entrant)| {
                (
                    entrant,
                    Placing {
                        entrant,
                        seed,
                        place: None,
                        won: 0,
                        lost: 0,
                        drawn: 0,
                        group: group_of(stage, seed),
                    },
                )
            })
            .collect();
        for found in self.counted(stage) {
            let Some(outcome) = found.outcome() else {
                continue;
            };
            let onward = onward(stage, found, outcome);
            let place_of = |next: Option<Next>| match next? {
                Next::To(..) | Next::Out => None,
                Next::Placed(place) => Some(place),
            };
            let Some((winner, loser)) = found.won_and_lost() else {
                // Whoever met nobody goes on as past a bye; where nobody goes on, both are out.
                if let Some(row) = found.winner().and_then(|id| table.get_mut(&id)) {
                    row.place = place_of(onward.map(|next| next.winner)).or(row.place);
                    continue;
                }
                for entrant in Side::BOTH
                    .into_iter()
                    .filter_map(|side| found.entrant(side))
                {
                    if let Some(row) = table.get_mut(&entrant) {
                        row.drawn += u32::from(outcome.ending == Ending::Played);
                        row.lost += u32::from(outcome.ending != Ending::Played);
                        row.place = place_of_nobody(stage, found, outcome).or(row.place);
                    }
                }
                continue;
            };
            if let Some(row) = table.get_mut(&winner) {
                row.won += 1;
                row.place = place_of(onward.map(|next| next.winner)).or(row.place);
            }
            if let Some(row) = table.get_mut(&loser) {
                row.lost += 1;
                row.place = place_of(onward.map(|next| next.loser)).or(row.place);
            }
        }
        if stage.format.is_ranked() && self.is_stage_over(stage.id) {
            for row in self.tables(stage).into_iter().flatten() {
                let placing = stage.entrant(row.seed).and_then(|id| table.get_mut(&id));
                if let Some(placing) = placing {
                    placing.place = Some(row.rank);
                }
            }
        }
        if let Some(hill) = self.hill(stage).filter(|_| self.is_stage_over(stage.id)) {
            for (entrant, rank) in stage.seeding.iter().zip(hill.ranks()) {
                if let Some(placing) = table.get_mut(entrant) {
                    placing.place = Some(rank);
                }
            }
        }
        let mut rows: Vec<Placing> = table.into_values().collect();
        rows.sort_by_key(|row| (row.group, row.place.unwrap_or(0), row.seed));
        rows
    }

    /// The hill of a stage after the matches that are over; none in any other format.
    fn hill(&self, stage: &Stage) -> Option<Hill> {
        let StageFormat::Hill { rule } = stage.format else {
            return None;
        };
        let entrants = u32::try_from(stage.seeding.len()).ok()?;
        let mut hill = Hill::new(entrants, rule).ok()?;
        for outcome in self.matches_of(stage).map_while(Match::outcome) {
            climb(&mut hill, outcome);
        }
        Some(hill)
    }

    /// Whether the hill of a stage is taken for good when a match ends so.
    pub(crate) fn takes_hill(&self, stage: &Stage, found: &Match, outcome: Outcome) -> bool {
        let StageFormat::Hill { rule } = stage.format else {
            return false;
        };
        let entrants = u32::try_from(stage.seeding.len()).unwrap_or(u32::MAX);
        let Ok(mut hill) = Hill::new(entrants, rule) else {
            return false;
        };
        // A match without play takes no hill, so that those which the same entry ends before it may be left out.
        if outcome.ending != Ending::Played {
            return false;
        }
        let before = self
            .matches_of(stage)
            .take_while(|known| known.id < found.id);
        for known in before.filter_map(Match::outcome) {
            climb(&mut hill, known);
        }
        climb(&mut hill, outcome);
        hill.is_over()
    }

    /// Whether every placing of a stage is final: nothing is left to play.
    #[must_use]
    pub fn is_stage_over(&self, stage: StageId) -> bool {
        self.stages
            .get(&stage)
            .is_some_and(|stage| self.is_all_over(stage) && !self.has_rounds_left(stage))
    }

    /// Whether every match that is drawn is over.
    #[must_use]
    pub fn is_all_over(&self, stage: &Stage) -> bool {
        !self
            .matches_of(stage)
            .any(|found| found.is_open() || is_to_be_decided(stage, found))
    }

    /// Whether every round is played, be a tie-break open or not: nothing else can change the table.
    #[must_use]
    pub fn is_played_out(&self, stage: &Stage) -> bool {
        let is_over = |(found, node): (&Match, &Node)| {
            let is_open = found.is_open() || is_to_be_decided(stage, found);
            node.tie_break().is_some() || !is_open
        };
        let mut all = self.matches_of(stage).zip(&stage.bracket.nodes);
        all.all(is_over) && !self.has_rounds_left(stage)
    }

    /// Whether rounds are to follow that nobody has paired yet.
    #[must_use]
    pub fn has_rounds_left(&self, stage: &Stage) -> bool {
        stage.rounds_after(stage.last_round()) > 0 && self.still_playing(stage).len() > 1
    }

    /// The seeds that the next round of a Swiss stage is paired of: not gone, not through, not out.
    #[must_use]
    pub fn still_playing(&self, stage: &Stage) -> Vec<u32> {
        let entrants = self
            .tournaments
            .get(&stage.tournament)
            .map(|found| &found.entrants);
        let is_here = |id: &EntrantId| {
            entrants.is_some_and(|known| known.get(id).is_some_and(|found| found.gone.is_none()))
        };
        (1..)
            .zip(&stage.seeding)
            .filter(|&(seed, id)| is_here(id) && self.fate(stage, seed) == Fate::Open)
            .map(|(seed, _)| seed)
            .collect()
    }

    /// The matches of a stage in playing order, byes included.
    pub fn matches_of(&self, stage: &Stage) -> impl Iterator<Item = &Match> + use<'_> {
        let id = stage.id;
        self.matches
            .range(stage.first_match..)
            .map(|(_, found)| found)
            .take_while(move |found| found.stage == id)
    }
}

/// The next match on a hill, which was refused only if the hill was taken before.
fn climb(hill: &mut Hill, outcome: Outcome) {
    let _taken = match (outcome.winner, outcome.ending) {
        (Some(winner), Ending::Played) => hill.report(winner),
        (
            Some(winner),
            Ending::Walkover | Ending::Forfeit | Ending::Retirement | Ending::Disqualified,
        ) => hill.pass(winner),
        (None, _) => hill.pass_by_nobody(),
    };
}

/// The group that a seed is ranked in, from 1.
fn group_of(stage: &Stage, seed: u32) -> u8 {
    (1..)
        .zip(&stage.groups)
        .find(|(_, group)| group.contains(&seed))
        .map_or(1, |(number, _)| number)
}

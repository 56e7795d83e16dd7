//! What is planned and cannot be: where a match can be played nowhere, what ends too late at the earliest, and fixed times
//! that get in each other's way.
//!
//! Everything here is a lower bound, as long as matches take what they are expected to: what is told cannot fit, and what
//! is not told may still come to be late. How likely that is says the forecast.

mod aims;
mod earliest;

use super::ahead::later;
use super::{Ahead, Lengths, people};
use crate::contest::Match;
use crate::format::StageFormat;
use crate::gathering::Gathering;
use crate::ids::{At, MatchId, PersonId, StationNo, TournamentId};
use crate::places::PlayedAt;
use crate::stage::Stage;
use crate::station::Station;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use earliest::Earliest;

/// Something planned that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Of which tournament; none where it is the whole day.
    pub tournament: Option<TournamentId>,
    /// Which match, or the first of them; none where it is no single match.
    pub match_id: Option<MatchId>,
    /// How many matches it is about.
    pub matches: u32,
    /// Why it cannot be.
    pub why: Why,
}

impl Misfit {
    /// One match that cannot be played as it is planned.
    const fn of(tournament: TournamentId, match_id: MatchId, why: Why) -> Self {
        Self {
            tournament: Some(tournament),
            match_id: Some(match_id),
            matches: 1,
            why,
        }
    }
}

/// Why something cannot be as it is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No station of the kinds that the tournament is played at is in order.
    NoStation {
        /// Those that would fit and are out of order.
        broken: Vec<StationNo>,
    },
    /// It is wished for a station that is out of order.
    StationBroken {
        /// Which.
        station: StationNo,
    },
    /// It is wished for the stream, and no station of the stream is in order.
    NoStream,
    /// It is fixed for a time that lies in a break or runs into one.
    IntoBreak {
        /// What the break is called.
        text: String,
        /// When calls go on.
        until: At,
    },
    /// It is fixed for a time at which a match that leads to it is still played.
    TooSoon {
        /// The match that leads to it.
        after: MatchId,
        /// When that ends at the earliest.
        until: At,
    },
    /// Two matches of one person are fixed for the same time.
    PersonTwice {
        /// Who.
        person: PersonId,
        /// The other match.
        other: MatchId,
    },
    /// Two matches are fixed for one station and the same time.
    StationTwice {
        /// Where.
        station: StationNo,
        /// The other match.
        other: MatchId,
    },
    /// Its round shall be over before it can be.
    RoundTooShort {
        /// By when the round shall be over.
        until: At,
        /// When the match ends at the earliest.
        ends: At,
    },
    /// One match after the other ends later than the tournament or the day shall be over.
    TooLong {
        /// By when it shall be over.
        aim: At,
        /// When it ends at the earliest.
        ends: At,
        /// What holds the first match of that row.
        held: Held,
    },
    /// The stations need longer for all matches than there is.
    TooFewStations {
        /// By when it shall be over.
        aim: At,
        /// When it ends at the earliest.
        ends: At,
        /// So many matches can be played at once.
        at_once: u32,
        /// So many would have to be.
        needed: u32,
    },
}

/// What holds the first match of a row that ends too late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// Nothing: it could go now.
    Nothing,
    /// It is wished not before a moment.
    Wish {
        /// Which match.
        match_id: MatchId,
    },
    /// Its round begins later.
    Round {
        /// Which match.
        match_id: MatchId,
    },
    /// A break.
    Break {
        /// What it is called.
        text: String,
    },
}

/// A match with a fixed time.
struct Fixed {
    match_id: MatchId,
    tournament: TournamentId,
    station: Option<StationNo>,
    from: u64,
    until: u64,
    people: Vec<PersonId>,
}

impl Gathering {
    /// Everything planned that cannot be, tournament by tournament, then the day. `at` is the present.
    #[must_use]
    pub fn misfits(&self, at: At) -> Vec<Misfit> {
        let lengths = Lengths::of(self);
        let mut found = Vec::new();
        let mut fixed = Vec::new();
        let mut longest: BTreeMap<TournamentId, (u64, MatchId, Held)> = BTreeMap::new();
        let mut work: BTreeMap<TournamentId, (u64, u32)> = BTreeMap::new();
        for stage in self.stages.values() {
            let ways = self.ways_ahead(stage, &lengths);
            let tournament = self.tournaments.get(&stage.tournament);
            let after = tournament.map_or_else(Ahead::default, |it| later(it, stage, &lengths));
            let earliest = self.earliest(stage, &lengths, at);
            let mut nowhere: Option<Misfit> = None;
            for (id, way) in stage.matches().zip(&ways) {
                let (Some(game), Some(when)) = (self.matches.get(&id), earliest.get(&id)) else {
                    continue;
                };
                let takes = lengths.expect(stage.tournament, &game.series);
                let beyond = way.millis.saturating_sub(takes);
                let end = match &stage.format {
                    // In any order: somebody plays all of them, and one may be half over.
                    StageFormat::RoundRobin { .. } => {
                        let last = when.ends.saturating_add(after.millis);
                        last.max(at.0.saturating_add(beyond))
                    }
                    StageFormat::Swiss { .. } => when.ends.saturating_add(beyond),
                    StageFormat::Bracket { .. }
                    | StageFormat::Stepladder {}
                    | StageFormat::Hill { .. }
                    | StageFormat::Gsl { .. }
                    | StageFormat::FreeForAll { .. }
                    | StageFormat::TimeTrial { .. } => when.ends.saturating_add(after.millis),
                };
                let known = longest.get(&stage.tournament);
                if known.is_none_or(|known| known.0 < end) {
                    longest.insert(stage.tournament, (end, id, when.held.clone()));
                }
                let of_stations = work.entry(stage.tournament).or_default();
                of_stations.0 += when.ends - when.begins;
                of_stations.1 += 1;
                if game.is_at_its_place() {
                    continue;
                }
                self.has_no_place(stage, game, &mut nowhere, &mut found);
                self.check_time(stage, game, (when, at), &mut found);
                if let Some(from) = self.wish_of(id).from {
                    fixed.push(Fixed {
                        match_id: id,
                        tournament: stage.tournament,
                        station: self.wish_of(id).station,
                        from: from.0.max(when.begins),
                        until: from.0.max(when.begins) + (when.ends - when.begins),
                        people: people::of_match(self, stage, game).collect(),
                    });
                }
            }
            found.extend(nowhere);
        }
        self.check_fixed(&fixed, &mut found);
        self.check_aims(&longest, &work, at, &mut found);
        found
    }

    /// Whether there is any place in the hall for a match. What lacks for a whole stage is told once.
    fn has_no_place(
        &self,
        stage: &Stage,
        game: &Match,
        nowhere: &mut Option<Misfit>,
        found: &mut Vec<Misfit>,
    ) {
        let wish = self.wish_of(game.id);
        let mut tell = |why| found.push(Misfit::of(stage.tournament, game.id, why));
        if let Some(station) = wish.station {
            let known = self.stations.get(&station);
            if known.is_none_or(|known| known.out_of_order.is_some()) {
                tell(Why::StationBroken { station });
            }
            return;
        }
        let in_order = |it: &&Station| it.out_of_order.is_none();
        if wish.stream {
            let mut streams = self.stations.values().filter(in_order);
            if !streams.any(|it| it.equipment.kind.is_for_show()) {
                tell(Why::NoStream);
            }
            return;
        }
        if let Some(known) = nowhere {
            known.matches += 1;
            return;
        }
        let places = self.floor.of(stage.tournament).at;
        let that_fit = || self.stations.values().filter(|it| places.takes(it));
        let at_seats = match places {
            PlayedAt::Seats {} => true,
            PlayedAt::Anywhere {} => that_fit().next().is_none(),
            PlayedAt::Stations { .. } => false,
        };
        if !at_seats && !that_fit().any(|it| it.out_of_order.is_none()) {
            let broken = that_fit().map(|it| it.number).collect();
            let why = Why::NoStation { broken };
            *nowhere = Some(Misfit::of(stage.tournament, game.id, why));
        }
    }

    /// Whether a match can keep the time that is fixed for it, and that of its round.
    fn check_time(
        &self,
        stage: &Stage,
        game: &Match,
        (when, at): (&Earliest, At),
        found: &mut Vec<Misfit>,
    ) {
        let mut tell = |why| found.push(Misfit::of(stage.tournament, game.id, why));
        // What has slipped into the past is called when it is ready.
        let wished = self.wish_of(game.id).from;
        if let Some(from) = wished.filter(|from| *from >= at && when.begins > from.0) {
            let led = when.after.filter(|(_, free)| *free > from.0);
            match (&when.held, led) {
                (Held::Break { text }, _) => tell(Why::IntoBreak {
                    text: text.clone(),
                    until: At(when.begins),
                }),
                (_, Some((after, free))) => tell(Why::TooSoon {
                    after,
                    until: At(free),
                }),
                (Held::Nothing | Held::Wish { .. } | Held::Round { .. }, None) => {}
            }
        }
        let node = stage.bracket.nodes.get(game.node as usize);
        if let Some(until) = node.and_then(|node| stage.window(node).until)
            && when.ends > until.0
        {
            tell(Why::RoundTooShort {
                until,
                ends: At(when.ends),
            });
        }
    }

    /// Whether two fixed times need the same person, or more of a station than it has.
    fn check_fixed(&self, fixed: &[Fixed], found: &mut Vec<Misfit>) {
        for (at, one) in fixed.iter().enumerate() {
            let earlier = || {
                let before = fixed.iter().take(at);
                before.filter(|it| it.from < one.until && one.from < it.until)
            };
            let mut tell = |why| found.push(Misfit::of(one.tournament, one.match_id, why));
            let twice = earlier().find_map(|it| {
                let person = it
                    .people
                    .iter()
                    .find(|person| one.people.contains(person))?;
                Some((*person, it.match_id))
            });
            if let Some((person, other)) = twice {
                tell(Why::PersonTwice { person, other });
            }
            if let Some(station) = one.station
                && let Some(known) = self.stations.get(&station)
            {
                let there = || earlier().filter(|it| it.station == Some(station));
                if there().count() >= usize::from(known.equipment.at_once)
                    && let Some(other) = there().next()
                {
                    tell(Why::StationTwice {
                        station,
                        other: other.match_id,
                    });
                }
            }
        }
    }
}

//! The documents of one audience, as those who make files ask for them.

use crate::words::{Words, words};
use lanista_hub::Reading;
use lanista_wire::files::Language;
use lanista_wire::topic::Topic;
use lanista_wire::view::{
    EntrantView, EntrantsView, FloorView, GatheringView, MatchCard, MatchView, MatchesView,
    RoundView, StageView, StandingRow, StandingView, StateView, TournamentView,
};
use std::collections::BTreeMap;

/// What a reader may know at one moment.
#[derive(Debug)]
pub struct Book<'a> {
    reading: Reading<'a>,
    /// Minutes by which the reader's clock is ahead of UTC.
    zone: i16,
    words: &'static Words,
}

/// A round with its matches.
#[derive(Clone, Debug)]
pub struct Played {
    /// What it is.
    pub round: RoundView,
    /// Its matches from the top, byes included.
    pub cards: Vec<MatchCard>,
}

impl<'a> Book<'a> {
    /// Opens it for somebody with this clock who speaks this language.
    #[must_use]
    pub fn new(reading: Reading<'a>, zone: i16, language: Language) -> Self {
        Self {
            reading,
            zone,
            words: words(language),
        }
    }

    /// The words of its reader.
    #[must_use]
    pub const fn words(&self) -> &'static Words {
        self.words
    }

    /// Its name and its tournaments.
    #[must_use]
    pub fn gathering(&self) -> GatheringView {
        let none = || GatheringView {
            name: String::new(),
            tournaments: BTreeMap::new(),
        };
        self.reading.view(Topic::Gathering).unwrap_or_else(none)
    }

    /// One tournament or all of them, by id.
    #[must_use]
    pub fn tournaments(&self, only: Option<u32>) -> Vec<TournamentView> {
        let all = self.gathering().tournaments.into_values();
        all.filter(|one| only.is_none_or(|id| one.id == id))
            .collect()
    }

    /// The entrants of a tournament, by id.
    #[must_use]
    pub fn entrants(&self, tournament: u32) -> BTreeMap<u32, EntrantView> {
        let topics = self
            .reading
            .topics(&format!("tournament/{tournament}/entrants/"));
        topics
            .into_iter()
            .filter_map(|topic| self.reading.view::<EntrantsView>(topic))
            .flat_map(|part| part.entrants)
            .collect()
    }

    /// The stages of a tournament that can be seen, in the order they are played.
    #[must_use]
    pub fn stages(&self, of: &TournamentView) -> Vec<StageView> {
        of.stages
            .iter()
            .filter_map(|id| self.reading.view(Topic::Stage { stage: *id }))
            .collect()
    }

    /// The rounds of a stage with their matches, as they are played, the parts of a bracket one after the other.
    #[must_use]
    pub fn rounds(&self, of: &StageView) -> Vec<Played> {
        let rounds = crate::words::in_order(of).into_iter();
        rounds
            .map(|(_, round)| {
                let parts = (0..round.parts).filter_map(|part| {
                    self.reading.view::<MatchesView>(Topic::Round {
                        stage: of.id,
                        group: round.group,
                        round: round.round,
                        part,
                    })
                });
                let mut cards: Vec<MatchCard> =
                    parts.flat_map(|part| part.matches.into_values()).collect();
                cards.sort_by_key(|card| card.position);
                let round = round.clone();
                Played { round, cards }
            })
            .collect()
    }

    /// Who stands where in a stage.
    #[must_use]
    pub fn standing(&self, of: &StageView) -> Vec<StandingRow> {
        let topics = self.reading.topics(&format!("stage/{}/standing/", of.id));
        topics
            .into_iter()
            .filter_map(|topic| self.reading.view::<StandingView>(topic))
            .flat_map(|part| part.rows.into_values())
            .collect()
    }

    /// A match in full.
    #[must_use]
    pub fn whole(&self, card: &MatchCard) -> Option<MatchView> {
        self.reading.view(Topic::Match { match_id: card.id })
    }

    /// The stations, by number.
    #[must_use]
    pub fn floor(&self) -> FloorView {
        let none = || FloorView {
            stations: BTreeMap::new(),
        };
        self.reading.view(Topic::Floor).unwrap_or_else(none)
    }

    /// What is read.
    #[must_use]
    pub const fn reading(&self) -> &Reading<'a> {
        &self.reading
    }

    /// A moment for tables: `2026-11-27 14:05`.
    #[must_use]
    pub fn moment(&self, at: u64) -> String {
        let stamp = lanista_hub::clock::stamp(at, self.zone);
        stamp.chars().take(16).collect::<String>().replace('T', " ")
    }

    /// This moment as its reader writes it.
    #[must_use]
    pub fn today(&self) -> String {
        self.words.moment(&self.moment(self.reading.now()))
    }
}

/// Whether a match is played by somebody: byes are not.
pub(crate) fn is_played(card: &MatchCard) -> bool {
    card.state != StateView::Bye
}

//! Which topics a change touches, and which topics a name or prefix means.

mod calls;
mod differences;
mod feeders;
mod lobbies;
mod names;
mod people;
mod places;
mod screens;
mod ways;

use names::{entrant_parts, open_topic, round_topic, standing_parts, topics_of};
pub(crate) use names::{last_rounds, meant_by};

use lanista_domain::bracket::{NodeId, Origin};
use lanista_domain::step::Before;
use lanista_domain::{Cell, Gathering, Match, MatchId, Side, Stage, StageId, TournamentId};
use lanista_wire::limits::ENTRANTS_A_TOPIC;
use lanista_wire::topic::Topic;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

/// How much of a document is to be rendered anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// All of it.
    Whole,
    /// These of its matches.
    Matches(BTreeSet<u32>),
}

impl Touch {
    /// Adds what else is to be rendered.
    pub(crate) fn join(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Matches(ids), Self::Matches(more)) => ids.extend(more),
            (_, Self::Whole) => *self = Self::Whole,
            (Self::Whole, _) => {}
        }
    }
}

/// What was touched.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) topics: BTreeMap<Topic, Touch>,
}

impl Touched {
    pub(crate) fn whole(&mut self, topic: Topic) {
        self.topics.insert(topic, Touch::Whole);
    }

    fn one(&mut self, topic: Topic, match_id: MatchId) {
        let known = self
            .topics
            .entry(topic)
            .or_insert_with(|| Touch::Matches(BTreeSet::new()));
        if let Touch::Matches(ids) = known {
            ids.insert(match_id.0);
        }
    }

    /// Adds what the newest step of a state touched.
    pub(crate) fn add_step(&mut self, state: &Gathering, followed: &BTreeSet<u32>) {
        self.whole(Topic::Journal);
        let Some(step) = state.steps.back() else {
            return;
        };
        for (cell, before) in &step.cells {
            if calls::bears_on(cell) {
                self.whole(Topic::Dispatch);
            }
            match cell {
                Cell::GatheringName => self.whole(Topic::Gathering),
                Cell::Person(id) => {
                    // Somebody new is in no document yet but those of their entrants.
                    if matches!(before, Before::Person(Some(_))) {
                        self.add_person(state, *id, followed);
                    }
                }
                Cell::Earlier => {}
                Cell::Tournament(id) => self.add_tournament(state, *id, followed),
                Cell::Entrant(tournament, id) => {
                    self.whole(Topic::Gathering);
                    let stages = state.stages.values();
                    for stage in stages.filter(|stage| stage.tournament == *tournament) {
                        self.whole(Topic::Stage { stage: stage.id.0 });
                        self.add_standings(stage);
                    }
                    // Somebody new plays nowhere yet.
                    if !matches!(before, Before::Entrant(None)) {
                        self.add_lobbies_with(state, |found| found.has(*id));
                    }
                    let part = id.0 / ENTRANTS_A_TOPIC;
                    self.whole(Topic::Entrants {
                        tournament: tournament.0,
                        part,
                    });
                    for id_of_draft in state.drafts.keys() {
                        if state
                            .matches
                            .get(id_of_draft)
                            .is_some_and(|found| found.has(*id))
                        {
                            self.add_draft(state, *id_of_draft);
                        }
                    }
                    for &match_id in followed {
                        let is_theirs = state
                            .matches
                            .get(&MatchId(match_id))
                            .is_some_and(|found| found.has(*id));
                        if is_theirs {
                            self.whole(Topic::Match { match_id });
                        }
                    }
                }
                Cell::Rulings(id) => {
                    if let Some(stage) = state.stages.get(id) {
                        self.add_standings(stage);
                        self.whole(Topic::Stage { stage: id.0 });
                        // Each match says itself that its result is void.
                        if matches!(before, Before::Rulings(was) if was.voided != stage.voided) {
                            self.add_all_matches(stage, followed);
                        }
                    }
                }
                Cell::SignUp(id) => self.whole(Topic::SignUp { tournament: id.0 }),
                Cell::Arrived(tournament, id) | Cell::ByPhone(tournament, id) => {
                    let tournament = tournament.0;
                    let part = id.0 / ENTRANTS_A_TOPIC;
                    self.whole(Topic::Entrants { tournament, part });
                    self.whole(Topic::SignUp { tournament });
                }
                Cell::Confirmation(_) | Cell::Closing(_) => {
                    if let Cell::Closing(id) = cell {
                        self.whole(Topic::SignUp { tournament: id.0 });
                    }
                    self.whole(Topic::Gathering);
                    for &match_id in followed {
                        self.whole(Topic::Match { match_id });
                    }
                }
                Cell::Help(_) => self.whole(Topic::Help),
                Cell::Planned(id) => self.whole(Topic::Stage { stage: id.0 }),
                Cell::Times(id) => {
                    if let Some(stage) = state.stages.get(id) {
                        self.add_times(stage, followed);
                    }
                }
                Cell::Seeding(id) => {
                    for part in entrant_parts(state, *id) {
                        self.whole(Topic::Entrants {
                            tournament: id.0,
                            part,
                        });
                    }
                }
                Cell::Stage(id) => self.add_stage(state, *id, before, followed),
                Cell::Match(id) => self.add_match(state, *id, before),
                Cell::Station(number) => {
                    self.whole(Topic::Floor);
                    self.whole(Topic::Forecast);
                    self.add_lobbies_with(state, |found| found.station == Some(*number));
                    self.add_lights(state, *number);
                }
                Cell::Stream(number) => {
                    self.whole(Topic::Floor);
                    self.add_lights(state, *number);
                }
                Cell::GoLight(id) => self.whole(Topic::Match { match_id: id.0 }),
                Cell::OnPlan(_) => self.whole(Topic::Floor),
                Cell::Places(id) => {
                    self.add_called(state, *id);
                    self.whole(Topic::Forecast);
                }
                Cell::LobbyPlan(id) => self.add_lobbies(state, *id),
                Cell::Lobby(id) => {
                    if let Some(found) = state.matches.get(id) {
                        self.add_lobby(found);
                    }
                }
                Cell::CalledTo(..) | Cell::Dispatching => {}
                Cell::Aims | Cell::Breaks | Cell::Wish(_) => self.whole(Topic::Forecast),
                Cell::Device(_) => {
                    self.whole(Topic::Devices);
                    self.whole(Topic::Help);
                    for &match_id in followed {
                        self.whole(Topic::Match { match_id });
                    }
                }
                Cell::Photos(id) => self.whole(Topic::Match { match_id: id.0 }),
                Cell::Drafting(id) => {
                    self.whole(Topic::Drafting { tournament: id.0 });
                    self.whole(Topic::Drafts);
                }
                Cell::OwnFormat(_) | Cell::OwnPool(_) => self.whole(Topic::Drafts),
                Cell::Draft(id, _) | Cell::Choosing(id) => self.add_draft(state, *id),
                Cell::Message(screen) => self.whole(Topic::Message {
                    screen: screen.map(|number| number.0),
                }),
                Cell::Playlist(id) => self.add_playlist(state, *id),
                Cell::Alert => self.add_alert(),
                Cell::Screen(number) => self.add_screen(state, *number),
            }
        }
    }

    /// The draft of a match, for everybody who may follow it.
    fn add_draft(&mut self, state: &Gathering, id: MatchId) {
        let match_id = id.0;
        self.whole(Topic::Draft { match_id });
        self.whole(Topic::Drafts);
        let found = state.matches.get(&id);
        for side in Side::BOTH {
            if let Some(entrant) = found.and_then(|found| found.entrant(side)) {
                let entrant = entrant.0;
                self.whole(Topic::Seat { match_id, entrant });
            }
        }
    }

    fn add_all_matches(&mut self, stage: &Stage, followed: &BTreeSet<u32>) {
        for topic in topics_of(stage) {
            self.whole(topic);
        }
        for match_id in stage.matches() {
            self.one(open_topic(match_id), match_id);
        }
        for &match_id in followed {
            self.whole(Topic::Match { match_id });
        }
    }

    fn add_tournament(&mut self, state: &Gathering, id: TournamentId, followed: &BTreeSet<u32>) {
        self.whole(Topic::Gathering);
        for part in entrant_parts(state, id) {
            self.whole(Topic::Entrants {
                tournament: id.0,
                part,
            });
        }
        for stage in state.stages.values().filter(|stage| stage.tournament == id) {
            self.whole(Topic::Stage { stage: stage.id.0 });
            // How many go on is a matter of the stage after it.
            self.add_standings(stage);
        }
        for &match_id in followed {
            self.whole(Topic::Match { match_id });
        }
        if state.has_lobbies() {
            self.add_lobbies(state, id);
        }
    }

    fn add_stage(
        &mut self,
        state: &Gathering,
        id: StageId,
        before: &Before,
        followed: &BTreeSet<u32>,
    ) {
        let was = if let Before::Stage(Some(stage)) = before {
            Some(&**stage)
        } else {
            None
        };
        for stage in [was, state.stages.get(&id)].into_iter().flatten() {
            for topic in topics_of(stage) {
                self.whole(topic);
            }
            for part in entrant_parts(state, stage.tournament) {
                self.whole(Topic::Entrants {
                    tournament: stage.tournament.0,
                    part,
                });
            }
            for match_id in stage.matches() {
                self.one(open_topic(match_id), match_id);
            }
        }
        if state.has_lobbies() {
            self.add_lobbies_with(state, |found| found.stage == id);
        }
        for screen in state.screens.keys() {
            self.whole(Topic::Screen { number: screen.0 });
        }
        for &match_id in followed {
            self.whole(Topic::Match { match_id });
        }
        self.whole(Topic::Gathering);
        // What is not published is on no overlay.
        if !state.streams.plans.is_empty() {
            self.whole(Topic::Floor);
        }
    }

    fn add_match(&mut self, state: &Gathering, id: MatchId, before: &Before) {
        let Before::Match(Some(was)) = before else {
            return;
        };
        let Some(is) = state.matches.get(&id) else {
            return;
        };
        let Some(stage) = state.stages.get(&is.stage) else {
            return;
        };
        let Some(node) = stage.bracket.node(NodeId(is.node)) else {
            return;
        };
        self.one(round_topic(stage, node), id);
        self.one(open_topic(id), id);
        self.whole(Topic::Match { match_id: id.0 });
        if !state.drafting.is_empty() {
            self.whole(Topic::Drafts);
        }
        let is_played = was.contenders != is.contenders || was.games != is.games;
        if state.drafts.contains_key(&id) && is_played {
            self.add_draft(state, id);
            for side in Side::BOTH {
                if let Some(entrant) = was.entrant(side) {
                    self.whole(Topic::Seat {
                        match_id: id.0,
                        entrant: entrant.0,
                    });
                }
            }
        }
        if state.has_lobbies() && lobbies::differ(was, is) {
            self.add_lobby(was);
            self.add_lobby(is);
        }
        if was.station != is.station || discriminant(&was.state) != discriminant(&is.state) {
            self.whole(Topic::Floor);
            // Whose phones are awaited.
            self.whole(Topic::Devices);
            if state.help.values().any(|call| call.match_id == Some(id)) {
                self.whole(Topic::Help);
            }
        }
        if calls::differ(was, is) {
            self.whole(Topic::Dispatch);
        }
        if was.lease != is.lease {
            self.whole(Topic::Devices);
        }
        if discriminant(&was.state) != discriminant(&is.state) || was.series != is.series {
            self.whole(Topic::Stage { stage: stage.id.0 });
            self.whole(Topic::Gathering);
            self.add_feeders(state, stage, node);
        }
        if was.outcome() != is.outcome() || was.is_void() != is.is_void() {
            self.add_result(stage, is);
        } else if was.series != is.series {
            // Whether a draw is possible is part of what is still possible.
            self.add_standings(stage);
        }
        // The table of a heat moves with each game, not with the last.
        if was.contenders != is.contenders && is.heat().is_some() {
            self.add_standings(stage);
        }
    }

    fn add_standings(&mut self, stage: &Stage) {
        for part in standing_parts(stage) {
            self.whole(Topic::Standing {
                stage: stage.id.0,
                part,
            });
        }
    }

    /// A result changes the standings, who is tied, and who passes through the byes that it feeds.
    fn add_result(&mut self, stage: &Stage, is: &Match) {
        self.add_standings(stage);
        if stage.format.table().is_some() {
            self.whole(Topic::Stage { stage: stage.id.0 });
        }
        for (id, node) in stage.bracket.iter() {
            let is_fed = node.slots.iter().any(|(_, origin)| {
                matches!(origin, Origin::WinnerOf(from) | Origin::LoserOf(from) if from.0 == is.node)
            });
            if is_fed && !node.is_played() {
                self.one(round_topic(stage, node), stage.match_of(id.0));
            }
        }
    }
}

//! How an accepted entry changes the state. It never refuses: what does not fit any more is left alone.

mod closing;
mod conduct;
mod corrections;
mod draft;
mod draw;
mod floor;
mod heats;
mod life;
mod lineup;
mod restore;
mod screens;
mod shelf;
mod sign_up;
mod stages;
mod stream;
mod touch;
mod verdict;

use crate::contest::{Change, Contenders, Lease, MatchState, Slot};
use crate::device::{Device, Message, Standing};
use crate::event::{Accepted, Event};
use crate::game_rule::GameRule;
use crate::gathering::Gathering;
use crate::ids::{At, MatchId};
use crate::life::Confirmation;
use crate::photo::Photo;
use crate::screens::Meant;
use crate::series::Game;
use crate::station::Station;
use crate::step::{Cell, STEPS_KEPT, Step};
use crate::tournament::Tournament;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl Gathering {
    /// Applies one entry. Its last step then says which cells it touched.
    #[must_use]
    pub fn evolve(mut self, entry: &Accepted) -> Self {
        self.head = entry.seq;
        self.now = self.now.max(entry.at);
        self.steps.push_back(Step {
            seq: entry.seq,
            at: entry.at,
            device: entry.device.clone(),
            kind: entry.kind.clone(),
            reverses: None,
            is_taken_back: false,
            cells: BTreeMap::new(),
        });
        let mut scored = Vec::new();
        for event in &entry.events {
            self.evolve_one(event, entry.at, &mut scored);
        }
        let change = entry.device.clone().map(|device| Change {
            device,
            command: entry.command.clone(),
        });
        scored.sort_unstable();
        scored.dedup();
        for id in scored {
            self.remember_again(id);
            if let Some(found) = self.matches.get_mut(&id) {
                found.rev = found.rev.saturating_add(1);
                found.last_change.clone_from(&change);
            }
        }
        while self.steps.len() > STEPS_KEPT {
            self.steps.pop_front();
        }
        self
    }

    /// Follows one event on a copy that keeps no memory of entries.
    pub(crate) fn follow(&mut self, event: &Event) {
        let mut scored = Vec::new();
        self.evolve_one(event, self.now, &mut scored);
    }

    fn evolve_one(&mut self, event: &Event, at: At, scored: &mut Vec<MatchId>) {
        match event {
            Event::GatheringNamed { name } => {
                self.touch(Cell::GatheringName);
                self.name.clone_from(name);
            }
            Event::TournamentCreated {
                tournament,
                name,
                title,
                format,
            } => {
                self.touch(Cell::Tournament(*tournament));
                self.next.tournament = self.next.tournament.max(tournament.0.saturating_add(1));
                let made = Tournament {
                    id: *tournament,
                    name: name.clone(),
                    title: title.clone(),
                    format: format.clone(),
                    entrants: BTreeMap::new(),
                    seeding: Vec::new(),
                    merits: BTreeMap::new(),
                    confirmation: Confirmation::default(),
                    stages: Vec::new(),
                };
                self.tournaments.insert(*tournament, made);
            }
            Event::TournamentChanged {
                tournament,
                name,
                title,
                format,
            } => {
                self.touch(Cell::Tournament(*tournament));
                if let Some(found) = self.tournaments.get_mut(tournament) {
                    found.name.clone_from(name);
                    found.title.clone_from(title);
                    found.format.clone_from(format);
                }
            }
            Event::TournamentRemoved { tournament } => self.remove_tournament(*tournament),
            Event::EntrantsAdded {
                tournament,
                persons,
                entrants,
            } => {
                self.touch(Cell::Seeding(*tournament));
                for person in persons {
                    self.put_person(person);
                }
                for entrant in entrants {
                    self.enter(*tournament, entrant);
                }
            }
            Event::EntrantChanged {
                tournament,
                persons,
                entrant,
                ..
            } => {
                self.touch(Cell::Entrant(*tournament, entrant.id));
                for person in persons {
                    self.put_person(person);
                }
                if let Some(found) = self.tournaments.get_mut(tournament) {
                    found.entrants.insert(entrant.id, entrant.clone());
                }
            }
            Event::EntrantRemoved {
                tournament,
                entrant,
            } => {
                self.take_out(*tournament, *entrant);
                self.forget_phone(*tournament, *entrant);
            }
            Event::SeedingSet { tournament, order }
            | Event::LotsDrawn {
                tournament, order, ..
            } => self.seed(*tournament, order, None),
            Event::SeededByMerit {
                tournament,
                merits,
                order,
            } => self.seed(*tournament, order, Some(merits)),
            Event::RatingsRecorded { earlier } => {
                self.touch(Cell::Earlier);
                self.earlier.clone_from(earlier);
            }
            Event::StageDrawn { .. }
            | Event::MovePlanned { .. }
            | Event::MovesDropped { .. }
            | Event::TimesSet { .. }
            | Event::RoundPaired { .. }
            | Event::RoundDiscarded { .. }
            | Event::SeedsSwapped { .. }
            | Event::PointsAdjusted { .. }
            | Event::TieLotsDrawn { .. }
            | Event::TieBreakPaired { .. }
            | Event::TieBreakDiscarded { .. }
            | Event::EnteredLate { .. }
            | Event::EntrantLeft { .. }
            | Event::ResultsVoided { .. }
            | Event::DrawDiscarded { .. }
            | Event::StagePublished { .. } => self.evolve_stage(event, at),
            Event::SeriesSet { match_id, series } => {
                if let Some(found) = self.touched_match(*match_id) {
                    found.series.clone_from(series);
                }
            }
            Event::MatchCalled { match_id, station } => {
                if let Some(station) = station {
                    self.touch(Cell::CalledTo(*station, *match_id));
                }
                self.next.call = self.next.call.saturating_add(1);
                self.floor.taken_back.remove(match_id);
                if let Some(found) = self.touched_match(*match_id) {
                    if !found.is_at_its_place() {
                        found.called = Some(at);
                    }
                    found.station = *station;
                    life::call(found, at);
                }
            }
            Event::LastCalled { match_id } => {
                if let Some(found) = self.touched_match(*match_id) {
                    found.wait.last = found.waited(at);
                }
            }
            Event::MatchTaken { match_id, device } => {
                scored.push(*match_id);
                if let Some(found) = self.touched_match(*match_id) {
                    found.lease = Some(Lease {
                        device: device.clone(),
                        since: at,
                    });
                }
            }
            Event::MatchHandedBack { match_id } => {
                scored.push(*match_id);
                if let Some(found) = self.touched_match(*match_id) {
                    found.lease = None;
                }
            }
            Event::GameScored {
                match_id,
                game,
                score,
                winner,
            } => {
                scored.push(*match_id);
                let rule = self
                    .tournament_of(*match_id)
                    .map_or(GameRule::WinnerOnly, |found| found.format.rule);
                if let Some(found) = self.touched_match(*match_id) {
                    let index = usize::from(game.saturating_sub(1));
                    let scored = Game::at(rule, *score, *winner);
                    match found.games.get_mut(index) {
                        Some(known) => *known = scored,
                        None => found.games.push(scored),
                    }
                    if !found.has_begun() {
                        found.called.get_or_insert(at);
                        found.state = MatchState::Live { since: at };
                    }
                    conduct::after_game(found, at);
                }
            }
            Event::GameDropped { match_id, game } => {
                scored.push(*match_id);
                if let Some(found) = self.touched_match(*match_id) {
                    let left = usize::from(game.saturating_sub(1));
                    match &mut found.contenders {
                        Contenders::Sides { .. } => found.games.truncate(left),
                        Contenders::Heat { games, .. } => games.truncate(left),
                    }
                    life::begin_or_not(found, at);
                }
            }
            Event::HeatScored {
                match_id,
                game,
                finishes,
            } => {
                scored.push(*match_id);
                self.apply_heat(*match_id, *game, finishes, at);
            }
            Event::AttemptRecorded {
                match_id,
                entrant,
                attempt,
                mark,
            } => {
                scored.push(*match_id);
                self.apply_attempt(*match_id, *attempt, *entrant, *mark, at);
            }
            Event::ClockSet { .. }
            | Event::PauseCalled { .. }
            | Event::SideReady { .. }
            | Event::GameMarked { .. } => self.evolve_conduct(event, at),
            Event::MatchHeld { match_id, reason } => {
                if let Some(found) = self.touched_match(*match_id) {
                    found.state = MatchState::Held {
                        since: at,
                        reason: reason.clone(),
                        from: life::held_from(&found.state, at),
                    };
                }
                self.halt(*match_id, at);
            }
            Event::MatchResumed { match_id } => {
                if let Some(found) = self.touched_match(*match_id) {
                    life::resume(found, at);
                }
                self.go_on(*match_id, at);
            }
            Event::MatchEnded { match_id, outcome } => {
                scored.push(*match_id);
                self.end(*match_id, *outcome, at);
            }
            Event::PresenceSet { .. }
            | Event::HeatPresenceSet { .. }
            | Event::ResultReported { .. }
            | Event::ResultDisputed { .. }
            | Event::MatchRuled { .. }
            | Event::MatchVoided { .. }
            | Event::MatchReplayed { .. }
            | Event::SlotClosed { .. }
            | Event::ConfirmationSet { .. }
            | Event::HelpCalled { .. }
            | Event::HelpAnswered { .. } => self.evolve_verdict(event, at, scored),
            Event::MatchReopened { match_id } => {
                scored.push(*match_id);
                if let Some(found) = self.touched_match(*match_id) {
                    life::begin_again(found, at);
                    found.ruling = None;
                    found.sent_on = None;
                }
                self.leave_taken_station(*match_id);
            }
            // What it does is told by the events after it.
            Event::Corrected { .. } => {}
            Event::MatchCorrected { .. }
            | Event::MatchRearranged { .. }
            | Event::SentOnByRuling { .. }
            | Event::SeedsExchanged { .. }
            | Event::PairsExchanged { .. }
            | Event::FieldReplaced { .. }
            | Event::StageRuled { .. }
            | Event::StageFollows { .. } => self.evolve_correction(event, at, scored),
            Event::SlotFilled {
                match_id,
                side,
                entrant,
            } => {
                self.set_slot(*match_id, *side, Slot::Taken { entrant: *entrant }, at);
            }
            Event::SlotEmptied { match_id, side } => {
                // Whoever saw the match with this opponent must look again before they decide anything.
                scored.push(*match_id);
                self.set_slot(*match_id, *side, Slot::Undecided, at);
            }
            Event::MatchNotDue { match_id } => {
                if let Some(found) = self.touched_match(*match_id) {
                    found.state = MatchState::NotDue;
                }
            }
            Event::EntryTakenBack { seq } => self.take_back(*seq, scored),
            Event::StationSet { number, name } => {
                self.touch(Cell::Station(*number));
                let known = self.stations.entry(*number);
                known
                    .or_insert_with(|| Station::plain(*number, name.clone()))
                    .name
                    .clone_from(name);
            }
            Event::StationRemoved { number } => {
                self.touch(Cell::Station(*number));
                self.stations.remove(number);
                self.forget_stream(*number);
                if self.floor.plan.contains_key(number) {
                    self.touch(Cell::OnPlan(*number));
                    self.floor.plan.remove(number);
                }
            }
            Event::LobbySet { match_id, lobby } => {
                self.touch(Cell::Lobby(*match_id));
                match lobby {
                    None => self.floor.lobbies.remove(match_id),
                    Some(lobby) => self.floor.lobbies.insert(*match_id, lobby.clone()),
                };
            }
            Event::FloorChanged { change } => self.evolve_floor(change, at),
            Event::StreamChanged { change } => self.evolve_stream(change, at),
            Event::ClosingChanged { tournament, fact } => {
                self.evolve_closing(*tournament, fact, at);
            }
            Event::SignUpChanged { tournament, fact } => self.evolve_sign_up(*tournament, fact),
            Event::ArrivalMarked {
                tournament,
                entrant,
                persons,
                presence,
            } => self.mark(*tournament, *entrant, (persons, *presence), at),
            Event::DeviceAdmitted {
                device,
                number,
                name,
                role,
                scope,
            } => {
                self.touch(Cell::Device(device.clone()));
                self.next.device = self.next.device.max(number.saturating_add(1));
                let made = Device {
                    id: device.clone(),
                    number: *number,
                    name: name.clone(),
                    role: *role,
                    scope: *scope,
                    standing: Standing::Admitted,
                    admitted: at,
                };
                self.devices.insert(device.clone(), made);
            }
            Event::DeviceChanged {
                device,
                name,
                scope,
            } => {
                self.touch(Cell::Device(device.clone()));
                if let Some(found) = self.devices.get_mut(device) {
                    found.name.clone_from(name);
                    found.scope = *scope;
                }
            }
            Event::DeviceRevoked { device } => {
                self.touch(Cell::Device(device.clone()));
                if let Some(found) = self.devices.get_mut(device) {
                    found.standing = Standing::Revoked { at };
                }
            }
            Event::DraftRulesSet {
                tournament,
                number,
                rules,
            } => self.set_draft_rules(*tournament, *number, rules.as_deref()),
            Event::ShelfChanged { change } => self.evolve_shelf(change),
            Event::Draft { match_id, fact } => self.evolve_draft(*match_id, fact, at),
            Event::PhotoAttached {
                match_id,
                sha256,
                bytes,
                kind,
            } => {
                self.touch(Cell::Photos(*match_id));
                let by = self.steps.back().and_then(|step| step.device.clone());
                let photo = Photo {
                    sha256: sha256.clone(),
                    bytes: *bytes,
                    kind: *kind,
                    by,
                    at,
                };
                self.photos.entry(*match_id).or_default().push(photo);
            }
            Event::ScreenAssigned {
                number,
                token,
                name,
                layout,
            } => {
                let found = self.touched_screen(&Meant {
                    number: *number,
                    token: token.clone(),
                });
                found.token.clone_from(token);
                found.name.clone_from(name);
                found.layout.clone_from(layout);
            }
            Event::ScreenForgotten { number } => {
                self.touch(Cell::Screen(*number));
                self.screens.remove(number);
            }
            Event::ScreensChanged { change } => self.evolve_screens(change, at),
            Event::MessageShown { screen, text } => {
                self.touch(Cell::Message(*screen));
                let message = Message {
                    text: text.clone(),
                    at: self.now,
                };
                self.messages.put(*screen, Some(message));
            }
            Event::MessageHidden { screen } => {
                self.touch(Cell::Message(*screen));
                self.messages.put(*screen, None);
            }
        }
    }
}

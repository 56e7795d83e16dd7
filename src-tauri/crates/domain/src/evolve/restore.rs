//! Taking an entry back: every cell it touched becomes what it was before.

use crate::device::Standing;
use crate::gathering::Gathering;
use crate::ids::{MatchId, Seq};
use crate::life::Confirmation;
use crate::sign_up::SignUp;
use crate::step::{Before, Cell};
use crate::tournament::Tournament;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl Gathering {
    pub(super) fn take_back(&mut self, seq: Seq, scored: &mut Vec<MatchId>) {
        let Some(step) = self.steps.iter_mut().find(|step| step.seq == seq) else {
            return;
        };
        step.is_taken_back = true;
        let is_call = matches!(step.kind.as_str(), "call_match" | "call_next" | "call_wave");
        let reverses = step.reverses;
        let cells: Vec<(Cell, Before)> = step
            .cells
            .iter()
            .map(|(cell, before)| (cell.clone(), before.clone()))
            .collect();
        if let Some(now) = self.steps.back_mut() {
            now.reverses = Some(seq);
        }
        self.turn_over(seq, reverses);
        // All are remembered before the first is restored: a tournament takes its entrants with it.
        for (cell, _) in &cells {
            self.touch(cell.clone());
        }
        for (cell, before) in cells {
            if let (true, Cell::Match(id)) = (is_call, &cell) {
                self.floor.taken_back.insert(*id);
            }
            self.restore(&cell, before, scored);
        }
    }

    /// Makes every cell of the last entry what it was before it, and forgets the entry: nobody has seen it.
    pub(crate) fn forget_last(&mut self) {
        let Some(step) = self.steps.pop_back() else {
            return;
        };
        for (cell, before) in step.cells {
            match (&cell, before) {
                (Cell::Match(id), Before::Match(Some(before))) => {
                    self.matches.insert(*id, *before);
                }
                (Cell::Draft(id, place), Before::Draft(before)) => {
                    self.put_draft_back(*id, *place, before);
                }
                (_, before) => self.restore(&cell, before, &mut Vec::new()),
            }
        }
    }

    /// What a step without effect had taken back holds again, what that had taken back does not, and so on.
    fn turn_over(&mut self, seq: Seq, reverses: Option<Seq>) {
        let mut is_taken_back = false;
        let (mut above, mut next) = (seq, reverses);
        while let Some(seq) = next.filter(|seq| *seq < above)
            && let Some(step) = self.steps.iter_mut().find(|step| step.seq == seq)
        {
            step.is_taken_back = is_taken_back;
            is_taken_back = !is_taken_back;
            (above, next) = (seq, step.reverses);
        }
    }

    fn restore(&mut self, cell: &Cell, before: Before, scored: &mut Vec<MatchId>) {
        match (cell, before) {
            (Cell::GatheringName, Before::GatheringName(name)) => self.name = name,
            (Cell::Tournament(id), Before::Tournament(None)) => {
                self.tournaments.remove(id);
            }
            (Cell::Tournament(id), Before::Tournament(Some(head))) => {
                let found = self.tournaments.entry(*id).or_insert_with(|| Tournament {
                    id: *id,
                    name: head.name.clone(),
                    title: head.title.clone(),
                    format: head.format.clone(),
                    entrants: BTreeMap::new(),
                    seeding: Vec::new(),
                    merits: BTreeMap::new(),
                    confirmation: Confirmation::default(),
                    stages: Vec::new(),
                });
                found.name = head.name;
                found.title = head.title;
                found.format = head.format;
                found.stages = head.stages;
            }
            // Somebody may have been named again since; a person without an entrant harms nobody.
            (Cell::Person(_), Before::Person(None)) => {}
            (Cell::Person(id), Before::Person(Some(person))) => {
                self.persons.insert(*id, *person);
            }
            (Cell::Entrant(tournament, id), Before::Entrant(before)) => {
                if let Some(found) = self.tournaments.get_mut(tournament) {
                    match before {
                        None => found.entrants.remove(id),
                        Some(entrant) => found.entrants.insert(*id, *entrant),
                    };
                }
            }
            (Cell::Seeding(id), Before::Seeding(order, merits)) => {
                if let Some(found) = self.tournaments.get_mut(id) {
                    found.seeding = order;
                    found.merits = merits;
                }
            }
            (Cell::Confirmation(id), Before::Confirmation(before)) => {
                if let Some(found) = self.tournaments.get_mut(id) {
                    found.confirmation = before;
                }
            }
            (Cell::Closing(id), Before::Closing(before)) => {
                match before {
                    None => self.closings.remove(id),
                    Some(closing) => self.closings.insert(*id, *closing),
                };
            }
            (Cell::SignUp(id), Before::SignUp(before)) => {
                let now = self.sign_ups.remove(id).unwrap_or_default();
                let restored = SignUp {
                    by_phone: now.by_phone,
                    ..before.map(|before| *before).unwrap_or_default()
                };
                self.put_sign_up(*id, restored);
            }
            (Cell::ByPhone(tournament, id), Before::ByPhone(before)) => {
                let mut known = self.sign_ups.remove(tournament).unwrap_or_default();
                match before {
                    None => known.by_phone.remove(id),
                    Some(phone) => known.by_phone.insert(*id, phone),
                };
                self.put_sign_up(*tournament, known);
            }
            (Cell::Arrived(_, id), Before::Arrived(before)) => {
                if before.is_empty() {
                    self.arrived.remove(id);
                } else {
                    self.arrived.insert(*id, before);
                }
            }
            (Cell::Help(id), Before::Help(before)) => {
                match before {
                    None => self.help.remove(id),
                    Some(call) => self.help.insert(*id, call),
                };
            }
            (Cell::Earlier, Before::Earlier(earlier)) => self.earlier = *earlier,
            (Cell::Stage(id), Before::Stage(None)) => {
                self.stages.remove(id);
            }
            (Cell::Stage(id), Before::Stage(Some(mut stage))) => {
                // What has a cell of its own is restored by that alone.
                if let Some(now) = self.stages.get(id) {
                    stage.adjustments.clone_from(&now.adjustments);
                    stage.lots.clone_from(&now.lots);
                    stage.times.clone_from(&now.times);
                    stage.planned.clone_from(&now.planned);
                    stage.by_ruling.clone_from(&now.by_ruling);
                }
                self.stages.insert(*id, *stage);
            }
            (Cell::Rulings(id), Before::Rulings(rulings)) => {
                if let Some(found) = self.stages.get_mut(id) {
                    found.adjustments = rulings.adjustments;
                    found.lots = rulings.lots;
                    found.voided = rulings.voided;
                    found.by_ruling = rulings.by_ruling;
                }
            }
            (Cell::Times(id), Before::Times(times)) => {
                if let Some(found) = self.stages.get_mut(id) {
                    found.times = times;
                }
            }
            (Cell::Planned(id), Before::Planned(planned)) => {
                if let Some(found) = self.stages.get_mut(id) {
                    found.planned = planned;
                }
            }
            (Cell::Match(id), Before::Match(None)) => {
                self.matches.remove(id);
            }
            (Cell::Match(id), Before::Match(Some(mut before))) => {
                // The count never goes back: whoever saw the later state must not be taken for up to date.
                if let Some(lease) = &before.lease
                    && self.admitted(&lease.device).is_none()
                {
                    before.lease = None;
                }
                if let Some(now) = self.matches.get(id) {
                    let is_scored = now.games != before.games
                        || now.lease != before.lease
                        || now.contenders != before.contenders
                        || now.outcome() != before.outcome()
                        || now.report() != before.report()
                        || now.is_void() != before.is_void();
                    before.rev = now.rev;
                    before.last_change.clone_from(&now.last_change);
                    if is_scored {
                        scored.push(*id);
                    }
                }
                self.matches.insert(*id, *before);
                self.leave_taken_station(*id);
            }
            (Cell::Station(id), Before::Station(before)) => {
                match before {
                    None => self.stations.remove(id),
                    Some(station) => self.stations.insert(*id, *station),
                };
            }
            (Cell::Dispatching, Before::Dispatching(before)) => self.floor.dispatching = before,
            (Cell::OnPlan(id), Before::OnPlan(before)) => {
                match before {
                    None => self.floor.plan.remove(id),
                    Some(spot) => self.floor.plan.insert(*id, spot),
                };
            }
            (Cell::Aims, Before::Aims(before)) => self.floor.aims = *before,
            (Cell::Breaks, Before::Breaks(before)) => self.floor.breaks = before,
            (Cell::Places(id), Before::Places(before)) => {
                match before {
                    None => self.floor.places.remove(id),
                    Some(places) => self.floor.places.insert(*id, *places),
                };
            }
            (Cell::Wish(id), Before::Wish(before)) => {
                match before {
                    None => self.floor.wishes.remove(id),
                    Some(wish) => self.floor.wishes.insert(*id, wish),
                };
            }
            (Cell::Stream(id), Before::Stream(before)) => {
                match before {
                    None => self.streams.plans.remove(id),
                    Some(mut plan) => {
                        // Matches that went since have taken themselves out.
                        plan.rundown.retain(|id| self.matches.contains_key(id));
                        plan.on_air = plan.on_air.filter(|id| self.matches.contains_key(id));
                        self.streams.plans.insert(*id, *plan)
                    }
                };
            }
            (Cell::GoLight(id), Before::GoLight(before)) => {
                match before {
                    None => self.streams.lights.remove(id),
                    Some(light) => self.streams.lights.insert(*id, light),
                };
            }
            (Cell::LobbyPlan(id), Before::LobbyPlan(before)) => {
                match before {
                    None => self.floor.lobby_plans.remove(id),
                    Some(plan) => self.floor.lobby_plans.insert(*id, *plan),
                };
            }
            (Cell::Lobby(id), Before::Lobby(before)) => {
                match before {
                    None => self.floor.lobbies.remove(id),
                    Some(lobby) => self.floor.lobbies.insert(*id, *lobby),
                };
            }
            (Cell::Device(id), Before::Device(None)) => {
                self.devices.remove(id);
            }
            (Cell::Device(id), Before::Device(Some(mut before))) => {
                // Whoever was thrown out meanwhile stays out.
                if let Some(now) = self.devices.get(id)
                    && now.standing != Standing::Admitted
                {
                    before.standing = now.standing;
                }
                self.devices.insert(id.clone(), *before);
            }
            (Cell::Screen(id), Before::Screen(before)) => {
                match before {
                    None => self.screens.remove(id),
                    // What is shown again is news to a screen: its number names this picture and no other one.
                    Some(mut screen) => {
                        screen.rev = self.head.0;
                        self.screens.insert(*id, *screen)
                    }
                };
            }
            (Cell::Message(screen), Before::Message(before)) => self.messages.put(*screen, before),
            (Cell::Playlist(id), Before::Playlist(before)) => {
                match before {
                    None => self.shows.playlists.remove(id),
                    Some(mut playlist) => {
                        playlist.rev = self.head.0;
                        self.shows.playlists.insert(*id, *playlist)
                    }
                };
            }
            (Cell::Alert, Before::Alert(before)) => self.shows.alert = before,
            (Cell::Photos(id), Before::Photos(before)) => {
                if before.is_empty() {
                    self.photos.remove(id);
                } else {
                    self.photos.insert(*id, before);
                }
            }
            (Cell::Drafting(id), Before::Drafting(before)) => {
                match before {
                    None => self.drafting.remove(id),
                    Some(number) => self.drafting.insert(*id, number),
                };
            }
            (Cell::OwnFormat(id), Before::OwnFormat(before)) => {
                match before {
                    None => self.own_shelf.formats.remove(id),
                    Some(own) => self.own_shelf.formats.insert(id.clone(), *own),
                };
            }
            (Cell::OwnPool(id), Before::OwnPool(before)) => {
                match before {
                    None => self.own_shelf.pools.remove(id),
                    Some(own) => self.own_shelf.pools.insert(id.clone(), *own),
                };
            }
            (Cell::Draft(id, place), Before::Draft(before)) => {
                self.restore_draft(*id, *place, before)
            }
            (Cell::Choosing(id), Before::Choosing(before)) => {
                match before {
                    None => self.choosing.remove(id),
                    Some(choosing) => self.choosing.insert(*id, *choosing),
                };
            }
            (
                Cell::GatheringName
                | Cell::Tournament(_)
                | Cell::Person(_)
                | Cell::Entrant(..)
                | Cell::Seeding(_)
                | Cell::Confirmation(_)
                | Cell::Closing(_)
                | Cell::SignUp(_)
                | Cell::ByPhone(..)
                | Cell::Arrived(..)
                | Cell::Help(_)
                | Cell::Earlier
                | Cell::Stage(_)
                | Cell::Rulings(_)
                | Cell::Times(_)
                | Cell::Planned(_)
                | Cell::Match(_)
                | Cell::Station(_)
                | Cell::CalledTo(..)
                | Cell::Dispatching
                | Cell::Places(_)
                | Cell::Wish(_)
                | Cell::Stream(_)
                | Cell::GoLight(_)
                | Cell::LobbyPlan(_)
                | Cell::Lobby(_)
                | Cell::Aims
                | Cell::Breaks
                | Cell::OnPlan(_)
                | Cell::Device(_)
                | Cell::Screen(_)
                | Cell::Message(_)
                | Cell::Playlist(_)
                | Cell::Alert
                | Cell::Photos(_)
                | Cell::Drafting(_)
                | Cell::OwnFormat(_)
                | Cell::OwnPool(_)
                | Cell::Choosing(_)
                | Cell::Draft(..),
                _,
            ) => {}
        }
    }
}

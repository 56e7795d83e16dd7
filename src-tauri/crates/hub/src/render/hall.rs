//! What stands in the hall, and the journal: floor, devices, screens, last entries.

use super::Renderer;
use lanista_domain::{
    Device, EntrantId, MatchState, PlaylistId, Role, Scope, ScreenNo, Standing, StationNo,
    TournamentId,
};
use lanista_wire::draft::DraftLeaders;
use lanista_wire::floor::Equipment;
use lanista_wire::portraits::SPONSORS;
use lanista_wire::screens::{Playlist, PlaylistEntry};
use lanista_wire::shared::Layout;
use lanista_wire::stream::StreamView;
use lanista_wire::topic::Audience;
use lanista_wire::view::{
    CalledPhoneView, DeviceView, DevicesView, FloorView, JournalView, MessageView, OutOfOrderView,
    ScreenOwnView, ScreenView, ScreensView, StationView, WaitingPhonesView,
};
use std::collections::{BTreeMap, BTreeSet};

/// Devices that were thrown out and are still listed.
const REVOKED_SHOWN: usize = 20;

impl Renderer<'_> {
    /// The stations. Why one is out of order, and where a game server is reached, is for those who work here.
    pub(super) fn floor(&self, audience: Audience) -> FloorView {
        let works_here = matches!(audience, Audience::Desk | Audience::Judge);
        let mut playing: BTreeMap<StationNo, Vec<u32>> = BTreeMap::new();
        for found in self
            .state
            .matches
            .values()
            .filter(|it| it.is_at_its_place())
        {
            if let Some(station) = found.station {
                playing.entry(station).or_default().push(found.id.0);
            }
        }
        let stations = self
            .state
            .stations
            .values()
            .map(|station| {
                let mut there = playing
                    .remove(&station.number)
                    .unwrap_or_default()
                    .into_iter();
                let mut equipment = Equipment::from(&station.equipment);
                if !works_here {
                    equipment.address.clear();
                }
                let closed = station.out_of_order.as_ref();
                let view = StationView {
                    number: station.number.0,
                    name: station.name.clone(),
                    equipment: (!station.equipment.is_usual()).then_some(equipment),
                    out_of_order: closed.map(|closed| OutOfOrderView {
                        reason: works_here.then(|| closed.reason.clone()),
                        since: closed.since.0,
                    }),
                    at: self
                        .state
                        .floor
                        .plan
                        .get(&station.number)
                        .copied()
                        .map(Into::into),
                    match_id: there.next(),
                    also: there.collect(),
                    stream: self.stream(audience, station.number),
                };
                (station.number.0, view)
            })
            .collect();
        FloorView { stations }
    }

    /// What is settled for the stream of a station: what comes there is for the desk.
    fn stream(&self, audience: Audience, number: StationNo) -> Option<StreamView> {
        if !self.state.is_for_show(number) {
            return None;
        }
        let plan = self.state.streams.plans.get(&number)?;
        let on_air = self.state.on_air(number).filter(|id| {
            let found = self.state.matches.get(id);
            found.is_some_and(|found| {
                let stage = self.visible(audience, found.stage);
                stage.is_some_and(|stage| Self::shows(audience, stage, found.node))
            })
        });
        let is_desk = audience == Audience::Desk;
        let rundown = plan.rundown.iter().filter(|_| is_desk);
        let is_told = audience.is_official();
        let held_until = self.live.held_until.get(&number.0);
        let view = StreamView {
            on_air: on_air.map(|id| id.0),
            is_said: is_desk && plan.on_air.is_some(),
            is_flipped: plan.is_flipped,
            rundown: rundown.map(|id| id.0).collect(),
            held_back: if is_told { plan.held_back_s } else { 0 },
            held_until: held_until.copied().filter(|_| is_told),
        };
        (!view.is_empty()).then_some(view)
    }

    pub(super) fn devices(&self) -> DevicesView {
        let mut held = BTreeMap::new();
        for found in self.state.matches.values() {
            if let Some(lease) = &found.lease {
                held.insert(&lease.device, found.id.0);
            }
        }
        let mut revoked: Vec<_> = self
            .state
            .devices
            .values()
            .filter(|d| d.standing != Standing::Admitted && d.role != Role::Captain)
            .collect();
        revoked.sort_by_key(|device| std::cmp::Reverse(device.number));
        revoked.truncate(REVOKED_SHOWN);
        let shown: BTreeSet<_> = revoked.iter().map(|device| &device.id).collect();
        let devices = self
            .state
            .devices
            .values()
            .filter(|device| {
                shown.contains(&device.id)
                    || (device.standing == Standing::Admitted && device.role != Role::Captain)
            })
            .map(|device| {
                let view = DeviceView {
                    id: device.id.0.clone(),
                    number: device.number,
                    name: device.name.clone(),
                    role: device.role.into(),
                    scope: device.scope.into(),
                    revoked: device.standing != Standing::Admitted,
                    admitted: device.admitted.0,
                    link: self
                        .live
                        .links
                        .get(&device.id.0)
                        .cloned()
                        .unwrap_or_default(),
                    match_id: held.get(&device.id).copied(),
                    program: self.live.programs.get(&device.id.0).cloned(),
                };
                (device.id.0.clone(), view)
            })
            .collect();
        let acting = |device: &&Device| {
            device.standing == Standing::Admitted && device.role == Role::Captain
        };
        let captains: Vec<&Device> = self.state.devices.values().filter(acting).collect();
        let is_linked = |device: &&&Device| {
            let link = self.live.links.get(&device.id.0);
            link.is_some_and(|link| link.up)
        };
        let linked = captains.iter().filter(is_linked).count();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        DevicesView {
            devices,
            waiting: self.live.waiting.clone(),
            enrolments: self.live.enrolments.clone(),
            alarms: self.live.alarms.clone(),
            phones: self.live.phones.saturating_add(count(linked)),
            captains: count(captains.len()),
            called: self.called_phones(&captains),
        }
    }

    /// Whose phones show that they are called.
    fn called_phones(&self, captains: &[&Device]) -> Vec<CalledPhoneView> {
        let mut phones: BTreeMap<(TournamentId, EntrantId), bool> = BTreeMap::new();
        for device in captains {
            if let Scope::Entrant {
                tournament,
                entrant,
            } = device.scope
            {
                let link = self.live.links.get(&device.id.0);
                *phones.entry((tournament, entrant)).or_default() |=
                    link.is_some_and(|link| link.up);
            }
        }
        let matches = self.state.matches.values();
        let called = matches.filter(|found| matches!(found.state, MatchState::Called { .. }));
        called
            .filter_map(|found| Some((found, self.state.stage_of(found.id)?.tournament)))
            .flat_map(|(found, tournament)| {
                let theirs =
                    phones.range((tournament, EntrantId(0))..=(tournament, EntrantId(u32::MAX)));
                theirs.filter(|((_, entrant), _)| found.has(*entrant)).map(
                    |((_, entrant), open)| CalledPhoneView {
                        match_id: found.id.0,
                        entrant: entrant.0,
                        open: *open,
                    },
                )
            })
            .collect()
    }

    /// The phones of entrants that wait: whoever judges their matches lets them in.
    pub(super) fn waiting_phones(&self) -> WaitingPhonesView {
        let waiting = self.live.waiting.iter();
        WaitingPhonesView {
            waiting: waiting
                .filter(|(_, view)| view.role == lanista_wire::shared::Role::Captain)
                .map(|(id, view)| (id.clone(), view.clone()))
                .collect(),
        }
    }

    pub(super) fn screens(&self) -> ScreensView {
        let assigned = self.state.screens.keys().map(|number| number.0);
        let numbers: BTreeSet<u32> = assigned.chain(self.live.screens.keys().copied()).collect();
        let screens = numbers
            .into_iter()
            .filter_map(|number| {
                let own = self.own_screen(number)?;
                let assigned = self.state.screens.get(&ScreenNo(number));
                let live = self.live.screens.get(&number);
                let token = assigned
                    .map(|screen| screen.token.clone())
                    .or_else(|| live.map(|screen| screen.token.clone()))?;
                let link = live.map(|screen| screen.link.clone()).unwrap_or_default();
                let view = ScreenView {
                    number,
                    token,
                    name: own.name,
                    layout: own.layout,
                    groups: assigned.map_or_else(Vec::new, |screen| screen.groups.clone()),
                    sight: own.sight,
                    frozen: own.frozen,
                    rev: own.rev,
                    overlay: live.and_then(|screen| screen.overlay),
                    link,
                };
                Some((number, view))
            })
            .collect();
        let playlists = self.state.shows.playlists.iter();
        ScreensView {
            screens,
            playlists: playlists
                .map(|(id, playlist)| (id.0, playlist.clone().into()))
                .collect(),
            alert: self.alert(),
        }
    }

    /// What a screen shows. What it may not show any more becomes its number.
    pub(super) fn own_screen(&self, number: u32) -> Option<ScreenOwnView> {
        use lanista_domain::Layout as Assigned;
        let Some(screen) = self.state.screens.get(&ScreenNo(number)) else {
            let is_known = self.live.screens.contains_key(&number);
            return is_known.then(|| ScreenOwnView {
                number,
                name: String::new(),
                layout: Layout::Number,
                sight: None,
                frozen: None,
                rev: 0,
                playlists: BTreeMap::new(),
                sponsors: BTreeMap::new(),
                alert: self.alert(),
            });
        };
        let layout = if self.may_show(&screen.layout) {
            screen.layout.clone().into()
        } else {
            Layout::Number
        };
        let playlists = match screen.layout {
            Assigned::Playlist { playlist } => self.playlists(playlist),
            Assigned::Number
            | Assigned::Bracket { .. }
            | Assigned::Match { .. }
            | Assigned::Standings { .. }
            | Assigned::Draft { .. }
            | Assigned::DraftLeaders { .. }
            | Assigned::Calls
            | Assigned::Stations
            | Assigned::Matches { .. }
            | Assigned::Station { .. }
            | Assigned::Champion { .. }
            | Assigned::Progress
            | Assigned::Schedule
            | Assigned::Clock { .. }
            | Assigned::Sponsors
            | Assigned::Blank => BTreeMap::new(),
        };
        let is_sponsors = |entry: &PlaylistEntry| entry.layout == Layout::Sponsors;
        let sponsored = layout == Layout::Sponsors
            || playlists
                .values()
                .any(|playlist: &Playlist| playlist.entries.iter().any(is_sponsors));
        let sponsors = self.live.portraits.get(SPONSORS);
        let sponsors = sponsors.filter(|_| sponsored).cloned().unwrap_or_default();
        Some(ScreenOwnView {
            number,
            name: screen.name.clone(),
            layout,
            sight: screen.sight.map(Into::into),
            frozen: screen.frozen.map(|at| at.0),
            rev: self.state.shown_since(screen),
            playlists,
            sponsors,
            alert: self.alert(),
        })
    }

    /// Whether the hall may see it, as things stand.
    fn may_show(&self, layout: &lanista_domain::Layout) -> bool {
        use lanista_domain::Layout as Assigned;
        match layout {
            Assigned::Number
            | Assigned::Calls
            | Assigned::Stations
            | Assigned::Station { .. }
            | Assigned::Progress
            | Assigned::Schedule
            | Assigned::Clock { .. }
            | Assigned::Sponsors
            | Assigned::Blank
            | Assigned::Draft { match_id: None } => true,
            Assigned::DraftLeaders { tournament } | Assigned::Champion { tournament } => {
                self.state.tournaments.contains_key(tournament)
            }
            Assigned::Bracket { stage } | Assigned::Standings { stage } => self
                .state
                .stages
                .get(stage)
                .is_some_and(lanista_domain::Stage::is_published),
            Assigned::Match { match_id }
            | Assigned::Draft {
                match_id: Some(match_id),
            } => self.is_public(*match_id),
            Assigned::Matches { matches } => matches.iter().all(|id| self.is_public(*id)),
            Assigned::Playlist { playlist } => self.state.shows.playlists.contains_key(playlist),
        }
    }

    /// A playlist and those in it, without what the hall may not see.
    fn playlists(&self, id: PlaylistId) -> BTreeMap<u32, Playlist> {
        let ids = self.state.playlists_in(id).into_iter();
        ids.filter_map(|id| {
            let mut playlist = self.state.shows.playlists.get(&id)?.clone();
            playlist
                .entries
                .retain(|entry| self.may_show(&entry.layout));
            Some((id.0, playlist.into()))
        })
        .collect()
    }

    fn alert(&self) -> Option<MessageView> {
        let message = self.state.shows.alert.as_ref()?;
        Some(MessageView {
            text: message.text.clone(),
            at: message.at.0,
        })
    }

    /// What leads in the finished drafts of a tournament: for desk and casters, and for all while a screen shows it.
    pub(super) fn draft_leaders(
        &self,
        audience: Audience,
        tournament: u32,
    ) -> Option<&DraftLeaders> {
        let shown = lanista_domain::Layout::DraftLeaders {
            tournament: lanista_domain::TournamentId(tournament),
        };
        let is_shown = || self.state.is_on_a_screen(&shown);
        (matches!(audience, Audience::Desk | Audience::Caster) || is_shown())
            .then(|| self.live.draft_leaders.get(&tournament))?
    }

    pub(super) fn message(&self, screen: Option<u32>) -> Option<MessageView> {
        let message = self.state.messages.of(screen.map(ScreenNo))?;
        Some(MessageView {
            text: message.text.clone(),
            at: message.at.0,
        })
    }

    pub(super) fn journal(&self) -> JournalView {
        JournalView {
            head: self.state.head.0,
            last_step: self.state.last_step().map(|step| step.seq.0),
            entries: self.memory.last(self.state),
            last_by: self.memory.last_of_desks(self.state),
        }
    }
}

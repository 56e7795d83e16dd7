//! The whole state of a gathering, as the replay of its journal gives it.

use crate::bracket::{Node, NodeId};
use crate::closing::Closing;
use crate::contest::Match;
use crate::device::{Device, Messages, Role, Screen, Standing};
use crate::draft::{Choosing, Draft, DraftRules, OwnShelf};
use crate::entrant::{Entrant, Person};
use crate::ids::{
    At, DeviceId, EntrantId, MatchId, PersonId, ScreenNo, Seq, StageId, StationNo, TournamentId,
};
use crate::life::HelpCall;
use crate::merit::Earlier;
use crate::photo::Photo;
use crate::places::Floor;
use crate::screens::Shows;
use crate::sign_up::{Arrivals, SignUp};
use crate::stage::Stage;
use crate::station::Station;
use crate::step::Step;
use crate::stream::Streams;
use crate::tournament::Tournament;
use alloc::collections::{BTreeMap, VecDeque};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The LAN weekend: tournaments, people, devices, stations and screens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gathering {
    /// What people call it; empty until it is named.
    pub name: String,
    /// The last entry applied.
    pub head: Seq,
    /// When that was.
    pub now: At,
    /// The next ids to give.
    pub next: NextIds,
    /// All competitions.
    pub tournaments: BTreeMap<TournamentId, Tournament>,
    /// All human beings.
    pub persons: BTreeMap<PersonId, Person>,
    /// What was known of names before this gathering.
    #[serde(default)]
    pub earlier: Earlier,
    /// All drawn brackets.
    pub stages: BTreeMap<StageId, Stage>,
    /// All matches of all stages, byes included.
    pub matches: BTreeMap<MatchId, Match>,
    /// How far the end of tournaments has come.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub closings: BTreeMap<TournamentId, Closing>,
    /// The sign-up of tournaments about which anything is said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sign_ups: BTreeMap<TournamentId, SignUp>,
    /// Who has come to the door, by entrant.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arrived: BTreeMap<EntrantId, Arrivals>,
    /// All numbered places.
    pub stations: BTreeMap<StationNo, Station>,
    /// What is settled about where and when matches are called.
    #[serde(default, skip_serializing_if = "Floor::is_empty")]
    pub floor: Floor,
    /// What is settled for the streams.
    #[serde(default, skip_serializing_if = "Streams::is_empty")]
    pub streams: Streams,
    /// All paired devices, the revoked ones included.
    pub devices: BTreeMap<DeviceId, Device>,
    /// The screens that were given something to show.
    pub screens: BTreeMap<ScreenNo, Screen>,
    /// What is shown on screens instead of that.
    #[serde(default, skip_serializing_if = "Messages::is_empty")]
    pub messages: Messages,
    /// What goes over all that, and playlists.
    #[serde(default, skip_serializing_if = "Shows::is_empty")]
    pub shows: Shows,
    /// What was photographed about each match, in the order in which it came.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub photos: BTreeMap<MatchId, Vec<Photo>>,
    /// The calls for help that nobody has answered.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub help: BTreeMap<u32, HelpCall>,
    /// By what tournaments draft, by number; what was used once stays.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub draft_rules: BTreeMap<u32, DraftRules>,
    /// Which of these rules a tournament drafts by now.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub drafting: BTreeMap<TournamentId, u32>,
    /// Own draft formats and pools.
    #[serde(default, skip_serializing_if = "OwnShelf::is_empty")]
    pub own_shelf: OwnShelf,
    /// Drafts that wait for their captains to choose order and side.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choosing: BTreeMap<MatchId, Choosing>,
    /// The drafts of each match, in the order in which they were opened.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub drafts: BTreeMap<MatchId, Vec<Draft>>,
    /// The last entries, as far as they can be taken back; the newest last.
    pub steps: VecDeque<Step>,
}

/// Ids are given once and never again, also after something is removed or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is the next id of its kind")]
pub struct NextIds {
    pub tournament: u32,
    pub stage: u32,
    pub entrant: u32,
    pub person: u32,
    pub match_id: u32,
    pub device: u32,
    #[serde(default = "first")]
    pub help: u32,
    #[serde(default = "first")]
    pub call: u32,
    #[serde(default = "first")]
    pub playlist: u32,
}

const fn first() -> u32 {
    1
}

impl Default for NextIds {
    fn default() -> Self {
        Self {
            tournament: 1,
            stage: 1,
            entrant: 1,
            person: 1,
            match_id: 1,
            device: 1,
            help: 1,
            call: 1,
            playlist: 1,
        }
    }
}

impl Gathering {
    /// The stage of a match.
    #[must_use]
    pub fn stage_of(&self, id: MatchId) -> Option<&Stage> {
        self.stages.get(&self.matches.get(&id)?.stage)
    }

    /// The bracket's node of a match.
    #[must_use]
    pub fn node_of(&self, id: MatchId) -> Option<&Node> {
        let found = self.matches.get(&id)?;
        self.stages
            .get(&found.stage)?
            .bracket
            .node(NodeId(found.node))
    }

    /// The number that people see on a match; 0 on a bye.
    #[must_use]
    pub fn number_of(&self, id: MatchId) -> u32 {
        self.node_of(id).and_then(|node| node.number).unwrap_or(0)
    }

    /// The tournament of a match.
    #[must_use]
    pub fn tournament_of(&self, id: MatchId) -> Option<&Tournament> {
        self.tournaments.get(&self.stage_of(id)?.tournament)
    }

    /// An entrant of a tournament.
    #[must_use]
    pub fn entrant(&self, tournament: TournamentId, id: EntrantId) -> Option<&Entrant> {
        self.tournaments.get(&tournament)?.entrants.get(&id)
    }

    /// A device that is let in.
    #[must_use]
    pub fn admitted(&self, id: &DeviceId) -> Option<&Device> {
        self.devices
            .get(id)
            .filter(|device| device.standing == Standing::Admitted)
    }

    /// All desks that are let in.
    pub fn desks(&self) -> impl Iterator<Item = &Device> {
        self.devices
            .values()
            .filter(|device| device.role == Role::Desk && device.standing == Standing::Admitted)
    }

    /// The newest entry that can be taken back, for the foot of the desk.
    #[must_use]
    pub fn last_step(&self) -> Option<&Step> {
        self.steps
            .iter()
            .rev()
            .find(|step| step.can_be_named_last())
    }

    /// The matches that are called to or played at a station.
    pub fn matches_at(&self, station: StationNo) -> impl Iterator<Item = &Match> {
        let all = self.matches.values();
        all.filter(move |found| found.station == Some(station) && found.is_at_its_place())
    }

    /// Whether a station takes no other match than this one: as many as it takes are there.
    #[must_use]
    pub fn is_full_for(&self, station: StationNo, id: MatchId) -> bool {
        let known = self.stations.get(&station);
        let most = known.map_or(1, |known| usize::from(known.equipment.at_once));
        self.matches_at(station)
            .filter(|found| found.id != id)
            .count()
            >= most
    }
}

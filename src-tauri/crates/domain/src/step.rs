//! What an entry touched, and how it was before: the means of taking an entry back.

use crate::closing::Closing;
use crate::contest::Match;
use crate::day_plan::{Aims, Break};
use crate::device::{Device, Message, Screen};
use crate::draft::{Choosing, Deed, Draft, OwnFormat, OwnPool};
use crate::entrant::{Entrant, Person};
use crate::ids::{
    At, DeviceId, EntrantId, MatchId, PersonId, PlaylistId, ScreenNo, Seq, StageId, StationNo,
    TournamentId,
};
use crate::life::{Confirmation, HelpCall};
use crate::lobby::{Lobby, LobbyPlan};
use crate::merit::{Earlier, Merit};
use crate::photo::Photo;
use crate::places::{Dispatching, Places, Wish};
use crate::screens::Playlist;
use crate::sign_up::{Arrivals, SignUp};
use crate::stage::{Adjusted, Move, Stage, StandsByRuling, Timed};
use crate::station::{PlanSpot, Station};
use crate::stream::{GoLight, StreamPlan};
use crate::tournament::Format;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// How many entries can be taken back.
pub const STEPS_KEPT: usize = 64;

/// The smallest part of a gathering that is restored as one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each names a part of the gathering")]
pub enum Cell {
    GatheringName,
    Tournament(TournamentId),
    Person(PersonId),
    Entrant(TournamentId, EntrantId),
    Seeding(TournamentId),
    Confirmation(TournamentId),
    Closing(TournamentId),
    SignUp(TournamentId),
    /// That somebody signed up by phone: in [`SignUp::by_phone`], and restored by itself.
    ByPhone(TournamentId, EntrantId),
    Arrived(TournamentId, EntrantId),
    Help(u32),
    Earlier,
    Stage(StageId),
    Rulings(StageId),
    Times(StageId),
    Planned(StageId),
    Match(MatchId),
    Station(StationNo),
    /// That a match was called there: nothing of the station, but it must stay.
    CalledTo(StationNo, MatchId),
    Dispatching,
    Places(TournamentId),
    Wish(MatchId),
    Stream(StationNo),
    GoLight(MatchId),
    LobbyPlan(TournamentId),
    Lobby(MatchId),
    Aims,
    Breaks,
    OnPlan(StationNo),
    Device(DeviceId),
    Screen(ScreenNo),
    Message(Option<ScreenNo>),
    Playlist(PlaylistId),
    Alert,
    Photos(MatchId),
    Drafting(TournamentId),
    Draft(MatchId, usize),
    OwnFormat(String),
    OwnPool(String),
    Choosing(MatchId),
}

/// A cell as it was; `None` where it did not exist. What is large lies in a box: most entries touch one small cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each repeats the name of its cell")]
pub enum Before {
    GatheringName(String),
    Tournament(Option<Box<TournamentHead>>),
    Person(Option<Box<Person>>),
    Entrant(Option<Box<Entrant>>),
    Seeding(Vec<EntrantId>, BTreeMap<EntrantId, Merit>),
    Confirmation(Confirmation),
    Closing(Option<Box<Closing>>),
    SignUp(Option<Box<SignUp>>),
    ByPhone(Option<String>),
    Arrived(Arrivals),
    Help(Option<HelpCall>),
    Earlier(Box<Earlier>),
    Stage(Option<Box<Stage>>),
    Rulings(Box<Rulings>),
    Times(Vec<Timed>),
    Planned(Vec<Move>),
    Match(Option<Box<Match>>),
    Station(Option<Box<Station>>),
    CalledTo,
    Dispatching(Dispatching),
    Places(Option<Box<Places>>),
    Wish(Option<Wish>),
    Stream(Option<Box<StreamPlan>>),
    GoLight(Option<GoLight>),
    LobbyPlan(Option<Box<LobbyPlan>>),
    Lobby(Option<Box<Lobby>>),
    Aims(Box<Aims>),
    Breaks(Vec<Break>),
    OnPlan(Option<PlanSpot>),
    Device(Option<Box<Device>>),
    Screen(Option<Box<Screen>>),
    Message(Option<Message>),
    Playlist(Option<Box<Playlist>>),
    Alert(Option<Message>),
    Photos(Vec<Photo>),
    Drafting(Option<u32>),
    Draft(Option<Box<Draft>>),
    OwnFormat(Option<Box<OwnFormat>>),
    OwnPool(Option<Box<OwnPool>>),
    Choosing(Option<Box<Choosing>>),
}

/// What officials ruled on a stage, and the lots drawn for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rulings {
    /// Points given or taken.
    pub adjustments: Vec<Adjusted>,
    /// Seeds in the order of a draw of lots.
    pub lots: Vec<u32>,
    /// Whose matches do not count.
    pub voided: Vec<EntrantId>,
    /// What stands though it follows from the results no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_ruling: Vec<StandsByRuling>,
}

/// A tournament without what changes on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TournamentHead {
    /// What people call it.
    pub name: String,
    /// The game that is played.
    pub title: String,
    /// How it is drawn and played.
    pub format: Format,
    /// Its stages.
    pub stages: Vec<StageId>,
}

/// One accepted entry, as far as it can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The entry's number.
    pub seq: Seq,
    /// When.
    pub at: At,
    /// By whom; none for the server.
    pub device: Option<DeviceId>,
    /// The command's name.
    pub kind: String,
    /// The earlier entry that this one took back.
    pub reverses: Option<Seq>,
    /// Whether a later entry took it back.
    pub is_taken_back: bool,
    /// What it touched, as that was before.
    #[serde(with = "as_pairs")]
    pub cells: BTreeMap<Cell, Before>,
}

impl Step {
    /// Whether it is something that was done and holds: neither taken back nor a taking back.
    #[must_use]
    pub fn can_be_named_last(&self) -> bool {
        !self.is_taken_back && self.is_reversible() && self.reverses.is_none()
    }

    /// Whether such an entry is taken back at all: people and devices let in stay until they are revoked.
    #[must_use]
    pub fn is_reversible(&self) -> bool {
        // What was drafted was seen: a draft steps back to a turn instead, and says so.
        !matches!(
            self.kind.as_str(),
            "admit_device" | "revoke_device" | "change_device" | "change_shift" | "time_is_up"
        ) && (!Deed::KINDS.contains(&self.kind.as_str()) || self.kind == Deed::CORRECT_LINEUP)
    }
}

/// A map whose keys are no strings, as a list of pairs.
mod as_pairs {
    use super::{Before, Cell};
    use alloc::collections::BTreeMap;
    use alloc::vec::Vec;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        cells: &BTreeMap<Cell, Before>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(cells)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeMap<Cell, Before>, D::Error> {
        Ok(Vec::<(Cell, Before)>::deserialize(from)?
            .into_iter()
            .collect())
    }
}

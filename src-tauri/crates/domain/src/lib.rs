//! The rules of a gathering: decide and evolve, without clock, dice or I/O.
//!
//! [`Gathering::decide`] may refuse and never changes; [`Gathering::evolve`] changes and never refuses. Time,
//! lots and ids of devices come in from outside. Replaying the accepted entries gives the live state.
#![no_std]

extern crate alloc;

pub mod bracket;
pub mod closing;
pub mod command;
pub mod conduct;
pub mod contest;
pub mod correct;
pub mod day_plan;
pub mod decide;
pub mod device;
pub mod dispatch;
pub mod draft;
pub mod entrant;
pub mod event;
pub mod evolve;
mod exact;
mod final_order;
pub mod format;
pub mod free_for_all;
pub mod game_rule;
pub mod gathering;
pub mod heat;
pub mod ids;
pub mod ladder;
pub mod life;
mod lobby;
pub mod merit;
pub mod name;
mod nation;
mod onward;
mod patience;
pub mod photo;
pub mod places;
pub mod placing;
pub mod refusal;
pub mod rights;
pub mod roster;
pub mod round_robin;
pub mod screens;
pub mod series;
pub mod side;
pub mod sign_up;
pub mod stage;
pub mod standings;
pub mod station;
pub mod step;
pub mod stream;
pub mod swiss;
pub mod table;
pub mod timers;
pub mod title_rules;
pub mod tournament;
mod withheld;

pub use bracket::{GrandFinal, Group, Kind, Plan, ThirdPlace};
pub use closing::{
    Closing, ClosingDeed, ClosingFact, Handed, Prize, Prizes, Share, Signature, Signer,
};
pub use command::{Command, Envelope, Expect};
pub use contest::{Contenders, Ending, Finish, HeldFrom, Match, MatchState, Outcome, Slot, Told};
pub use day_plan::{Aims, Break};
pub use device::{Device, Layout, Message, Messages, Role, Scope, Screen, Standing};
pub use entrant::{Entrant, NewEntrant, Person};
pub use event::{Accepted, Event};
pub use format::{Intake, StageFormat, StagePlan, TableRule};
pub use game_rule::{AfterTime, AtLevel, GameRule};
pub use gathering::Gathering;
pub use heat::Finishing;
pub use ids::{
    At, CommandId, DeviceId, EntrantId, MatchId, PersonId, PlaylistId, ScreenNo, Seq, StageId,
    StationNo, TournamentId,
};
pub use life::{
    Absent, Confirmation, HelpCall, HelpKind, Presence, Report, Ruling, Voice, WaitsFor,
};
pub use lobby::{LOBBY_TEXT, Lobby, LobbyPlan};
pub use merit::{Earlier, EarlierRating, Merit, Merits, Placed, Rated, Unrated};
pub use nation::nation;
pub use patience::{CallClock, Patience, Wait};
pub use photo::{Photo, PhotoKind};
pub use places::{Dispatching, Floor, FloorChange, Places, PlayedAt, Wish};
pub use refusal::{Refusal, Refused};
pub use roster::{NewMember, Particulars, Post, Posted, RosterLock};
pub use screens::{Entry, Meant, Playlist, ScreensChange, Shown, Shows, Sight};
pub use series::{Game, HeadStart, Length, Series, Verdict};
pub use side::{BySide, Side};
pub use sign_up::{
    Arrival, Arrivals, BY_PHONE, DoorOpen, PhonesOpen, SignUp, SignUpDeed, SignUpFact, TeamsBy,
};
pub use stage::{Publication, Stage};
pub use station::{Arranged, Equipment, OutOfOrder, PlanSpot, Station, StationKind};
pub use step::{Cell, Step};
pub use stream::{GoLight, Lamp, StreamChange, StreamPlan, Streams};
pub use timers::{Timer, TimerOwner};
pub use tournament::{Format, SeriesPlan, Tournament};
pub use withheld::Withheld;

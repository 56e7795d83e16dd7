//! The names of the documents that can be followed, and who may follow them.

use crate::shared::{Group, Role};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A document that an audience can follow. Its text form is what crosses the socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// `gathering`: its name and its tournaments.
    Gathering,
    /// `tournament/3/entrants/0`: entrants by id, a bounded number in each document.
    Entrants {
        /// Whose.
        tournament: u32,
        /// `id / ENTRANTS_A_TOPIC`.
        part: u32,
    },
    /// `stage/7`: the head of a stage: rounds and the names of its other topics.
    Stage {
        /// Which.
        stage: u32,
    },
    /// `stage/7/round/upper/2/0`: the matches of a round.
    Round {
        /// Of which stage.
        stage: u32,
        /// Of which group.
        group: Group,
        /// 1 is the first.
        round: u8,
        /// `position / MATCHES_A_TOPIC`.
        part: u32,
    },
    /// `stage/7/standing/0`: placings in order.
    Standing {
        /// Of which stage.
        stage: u32,
        /// `row / ROWS_A_TOPIC`.
        part: u32,
    },
    /// `match/120`: everything about one match.
    Match {
        /// Which.
        match_id: u32,
    },
    /// `way/3/41`: the matches of one entrant, and where they stand; for the phones of those who play.
    Way {
        /// The tournament.
        tournament: u32,
        /// Who.
        entrant: u32,
    },
    /// `open/1`: the matches that can be called or played now, whatever their tournament.
    Open {
        /// `match id / MATCHES_A_TOPIC`.
        part: u32,
    },
    /// `floor`: the stations.
    Floor,
    /// `dispatch`: who can be called next, and why not the others.
    Dispatch,
    /// `forecast`: when the day and its tournaments will be over.
    Forecast,
    /// `plan`: where and when the matches of the day are played.
    Plan,
    /// `devices`: paired and waiting devices with their links.
    Devices,
    /// `waiting`: the phones of entrants that wait to be let in.
    Waiting,
    /// `screens`: venue screens with their links.
    Screens,
    /// `screen/4`: what that screen shows.
    Screen {
        /// Its number.
        number: u32,
    },
    /// `message`: a text on all screens; `message/4`: one on that screen, which goes before it.
    Message {
        /// Which screen; none: all.
        screen: Option<u32>,
    },
    /// `server`: addresses, port, file, warnings.
    Server,
    /// `journal`: the last entries.
    Journal,
    /// `help`: the open calls for help.
    Help,
    /// `drafts`: what is drafted now, or could be.
    Drafts,
    /// `draft/120`: the last draft of a match, as the reader may know it.
    Draft {
        /// Which match.
        match_id: u32,
    },
    /// `seat/120/41`: the same as one captain may know it. It is followed by those who speak for that entrant alone.
    Seat {
        /// Which match.
        match_id: u32,
        /// For whom.
        entrant: u32,
    },
    /// `lobby/120`: the lobby in which a match is played, for officials.
    Lobby {
        /// Which match.
        match_id: u32,
    },
    /// `lobby/120/41`: the same for one who plays there, once they are called.
    OwnLobby {
        /// Which match.
        match_id: u32,
        /// For whom.
        entrant: u32,
    },
    /// `pool/7/0`: what can be chosen by a set of rules; it never changes.
    Pool {
        /// The number of the rules.
        rules: u32,
        /// Which of their pools.
        index: u32,
    },
    /// `drafting/3`: by what a tournament drafts.
    Drafting {
        /// Which.
        tournament: u32,
    },
    /// `sign_up/3`: who is awaited at the door of a tournament, and who waits for a place.
    SignUp {
        /// Which.
        tournament: u32,
    },
    /// `signing_up`: for what anybody can sign up on a phone.
    SigningUp,
    /// `place/3/41`: whether somebody who signed up has a place. It is followed by those who speak for them alone.
    Place {
        /// The tournament.
        tournament: u32,
        /// For whom.
        entrant: u32,
    },
    /// `hints/120`: what finished drafts say of the one that runs in a match.
    Hints {
        /// Which match.
        match_id: u32,
    },
    /// `draft_leaders/3`: what leads in the finished drafts of a tournament, while a screen shows it.
    DraftLeaders {
        /// Which.
        tournament: u32,
    },
}

impl Topic {
    /// Whose eyes alone a topic is for: an entrant's.
    #[must_use]
    pub const fn entrant(self) -> Option<u32> {
        match self {
            Self::Seat { entrant, .. }
            | Self::OwnLobby { entrant, .. }
            | Self::Place { entrant, .. } => Some(entrant),
            Self::Gathering
            | Self::Entrants { .. }
            | Self::Stage { .. }
            | Self::Round { .. }
            | Self::Standing { .. }
            | Self::Match { .. }
            | Self::Way { .. }
            | Self::Open { .. }
            | Self::Floor
            | Self::Dispatch
            | Self::Forecast
            | Self::Plan
            | Self::Devices
            | Self::Waiting
            | Self::Screens
            | Self::Screen { .. }
            | Self::Message { .. }
            | Self::Server
            | Self::Journal
            | Self::Help
            | Self::Drafts
            | Self::Draft { .. }
            | Self::Lobby { .. }
            | Self::Pool { .. }
            | Self::Drafting { .. }
            | Self::SignUp { .. }
            | Self::SigningUp
            | Self::Hints { .. }
            | Self::DraftLeaders { .. } => None,
        }
    }
}

/// Who reads a rendering of a topic: what is hidden from an audience never leaves the hub for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Audience {
    /// Sees drafts and everything else.
    Desk,
    /// Sees what is published, and who holds which match.
    Judge,
    /// Sees what the hall sees, when the hall sees it, and what finished drafts say of it.
    Caster,
    /// Sees what is published.
    Public,
    /// Sees what is published, at once where a stream holds results back from the hall: the overlays of streams.
    Stream,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Desk,
        Self::Judge,
        Self::Caster,
        Self::Public,
        Self::Stream,
    ];

    /// The audience that a role belongs to.
    #[must_use]
    pub const fn of(role: Role) -> Self {
        match role {
            Role::Desk | Role::HeadJudge => Self::Desk,
            Role::Judge => Self::Judge,
            Role::Caster => Self::Caster,
            Role::Captain | Role::Screen | Role::Public => Self::Public,
        }
    }

    /// Whether it acts on matches and therefore knows what the hall does not, or not yet.
    #[must_use]
    pub const fn is_official(self) -> bool {
        match self {
            Self::Desk | Self::Judge => true,
            Self::Caster | Self::Public | Self::Stream => false,
        }
    }

    /// Whether it is shown at once what a stream holds back from the hall.
    #[must_use]
    pub const fn is_ahead(self) -> bool {
        match self {
            Self::Desk | Self::Judge | Self::Stream => true,
            Self::Caster | Self::Public => false,
        }
    }

    /// Whether it may follow a topic at all.
    #[must_use]
    pub const fn may_read(self, topic: Topic) -> bool {
        match topic {
            Topic::Gathering
            | Topic::Entrants { .. }
            | Topic::Stage { .. }
            | Topic::Round { .. }
            | Topic::Standing { .. }
            | Topic::Match { .. }
            | Topic::Way { .. }
            | Topic::Open { .. }
            | Topic::Floor
            | Topic::Plan
            | Topic::Screen { .. }
            | Topic::Message { .. }
            | Topic::Drafts
            | Topic::Draft { .. }
            | Topic::Pool { .. }
            | Topic::Drafting { .. }
            | Topic::SigningUp
            | Topic::DraftLeaders { .. } => true,
            // Nobody as an audience: one entrant's captain, as the hub knows who follows.
            Topic::Seat { .. } | Topic::OwnLobby { .. } | Topic::Place { .. } => false,
            Topic::Waiting | Topic::Lobby { .. } => matches!(self, Self::Desk | Self::Judge),
            Topic::Devices
            | Topic::Screens
            | Topic::Server
            | Topic::Dispatch
            | Topic::Forecast
            | Topic::SignUp { .. }
            | Topic::Journal => {
                matches!(self, Self::Desk)
            }
            // Never captains, nor the judges whose pages captains stand beside.
            Topic::Hints { .. } => matches!(self, Self::Desk | Self::Caster),
            Topic::Help => matches!(self, Self::Desk | Self::Judge),
        }
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gathering => f.write_str("gathering"),
            Self::Entrants { tournament, part } => {
                write!(f, "tournament/{tournament}/entrants/{part}")
            }
            Self::Stage { stage } => write!(f, "stage/{stage}"),
            Self::Round {
                stage,
                group,
                round,
                part,
            } => {
                write!(f, "stage/{stage}/round/{group}/{round}/{part}")
            }
            Self::Standing { stage, part } => write!(f, "stage/{stage}/standing/{part}"),
            Self::Match { match_id } => write!(f, "match/{match_id}"),
            Self::Way {
                tournament,
                entrant,
            } => write!(f, "way/{tournament}/{entrant}"),
            Self::Open { part } => write!(f, "open/{part}"),
            Self::Floor => f.write_str("floor"),
            Self::Dispatch => f.write_str("dispatch"),
            Self::Forecast => f.write_str("forecast"),
            Self::Plan => f.write_str("plan"),
            Self::Devices => f.write_str("devices"),
            Self::Waiting => f.write_str("waiting"),
            Self::Screens => f.write_str("screens"),
            Self::Screen { number } => write!(f, "screen/{number}"),
            Self::Message { screen: None } => f.write_str("message"),
            Self::Message {
                screen: Some(number),
            } => write!(f, "message/{number}"),
            Self::Server => f.write_str("server"),
            Self::Journal => f.write_str("journal"),
            Self::Help => f.write_str("help"),
            Self::Drafts => f.write_str("drafts"),
            Self::Draft { match_id } => write!(f, "draft/{match_id}"),
            Self::Seat { match_id, entrant } => write!(f, "seat/{match_id}/{entrant}"),
            Self::Lobby { match_id } => write!(f, "lobby/{match_id}"),
            Self::OwnLobby { match_id, entrant } => write!(f, "lobby/{match_id}/{entrant}"),
            Self::Pool { rules, index } => write!(f, "pool/{rules}/{index}"),
            Self::Drafting { tournament } => write!(f, "drafting/{tournament}"),
            Self::SignUp { tournament } => write!(f, "sign_up/{tournament}"),
            Self::SigningUp => f.write_str("signing_up"),
            Self::Place {
                tournament,
                entrant,
            } => write!(f, "place/{tournament}/{entrant}"),
            Self::Hints { match_id } => write!(f, "hints/{match_id}"),
            Self::DraftLeaders { tournament } => write!(f, "draft_leaders/{tournament}"),
        }
    }
}

/// What a client asks to follow: one topic, or all whose name begins so (`stage/7/`, `open/`).
///
/// A prefix ends with `/`. Names outside the table are refused by the server.
#[must_use]
pub fn covers(wanted: &str, topic: &str) -> bool {
    if wanted.ends_with('/') {
        topic.starts_with(wanted)
    } else {
        wanted == topic
    }
}

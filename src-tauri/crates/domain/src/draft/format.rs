//! A draft format: steps, clock, effects, constraints and overrides, all of it data.

use super::clock::{ClockRule, TimeoutAct};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The schema of formats that this program reads and writes.
pub const SCHEMA: u32 = 1;
/// Most steps of a format.
pub const MOST_STEPS: usize = 100;

/// The procedure of one draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftFormat {
    /// [`SCHEMA`].
    pub schema: u32,
    /// A stable name: lower-case letters, digits, `-`, `.` and `_`, 1 to 60.
    pub id: String,
    /// Formats change with patches: which one this is.
    pub version: String,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// How sure it is that the title is drafted like this.
    #[serde(default)]
    pub evidence: Evidence,
    /// From where that is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Of which pool the heroes are.
    pub pool: PoolNeed,
    /// Who acts first.
    #[serde(default)]
    pub seats: Seats,
    /// How long a turn lasts.
    pub clock: ClockRule,
    /// How many heroes each seat has picked at the end; left out where nobody counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team_size: Option<u8>,
    /// What the sides of the game are called, where steps choose one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<String>,
    /// What becomes of two seats that chose the same hero while neither could see the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collision: Option<Collision>,
    /// What becomes of a turn for which nothing is left.
    #[serde(default)]
    pub exhaustion: Exhaustion,
    /// The steps in their order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
    /// What an action closes, to whom, until when.
    #[serde(rename = "effect", default)]
    pub effects: Vec<Effect>,
    /// What else a choice must fulfil.
    #[serde(rename = "constraint", default, skip_serializing_if = "Vec::is_empty")]
    pub constraints: Vec<Constraint>,
    /// Games of a series that are drafted by another format.
    #[serde(rename = "override", default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
}

/// How sure it is that the title is drafted like this.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Recorded games fit it.
    Data,
    /// A published page or a program states it.
    Doc,
    /// Nobody has checked it; shown as unverified.
    Memory,
    /// Made by the organiser.
    #[default]
    House,
}

/// Of which pool the heroes are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolNeed {
    /// The pool's id.
    #[serde(rename = "ref")]
    pub id: String,
    /// Exactly so many must be enabled: a map veto that leaves one map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exactly: Option<u16>,
}

/// Who acts first, and who decides it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seats {
    /// In the first game of a series.
    #[serde(default)]
    pub assign: Assign,
    /// In later games; left out where it is as in the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<Assign>,
}

/// Who acts first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assign {
    /// Home, always.
    FixedSide,
    /// Whom a toss says; the draw is recorded.
    #[default]
    Coin,
    /// The better seed.
    HigherSeed,
    /// Who lost the game before.
    LoserOfPrevious,
    /// Who won the game before.
    WinnerOfPrevious,
    /// The better seed, later the loser, chooses: to act first or second, or a side of the game.
    Choice,
    /// As in the draft before, turned round.
    Alternate,
    /// As in the draft before.
    Same,
    /// A played round decides, and the judge enters it.
    Knife,
}

/// The captain's place in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Seat {
    /// Acts first.
    A,
    /// Acts second.
    B,
}

impl Seat {
    /// Both, the first first.
    pub const BOTH: [Self; 2] = [Self::A, Self::B];

    /// The seat across the table.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// What an action does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Take a hero for the own team, a map for the series.
    Pick,
    /// Close a hero.
    Ban,
    /// Keep a hero from being banned by the other seat.
    Protect,
    /// Take one of the other's picks away.
    Snipe,
    /// Take one of the other's picks over.
    Steal,
    /// Choose a side of the game.
    Side,
    /// Choose who acts first in the next draft.
    Order,
    /// What is left at the end.
    Decider,
}

impl Verb {
    /// Whether the choice is a hero of the pool.
    #[must_use]
    pub const fn names_a_hero(self) -> bool {
        matches!(
            self,
            Self::Pick | Self::Ban | Self::Protect | Self::Snipe | Self::Steal | Self::Decider
        )
    }
}

/// One step: turns that are open at the same time, or something that the server does itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// A stable name; left out where nobody refers to it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What people call this part: "Ban 1".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phase: String,
    /// Who may act; all of it is needed before the step closes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Opening>,
    /// What the server does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<SystemAct>,
    /// Another time than the clock's for these turns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn_ms: Option<u32>,
}

/// One seat's turn within a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Whose.
    pub seat: Seat,
    /// What is done.
    #[serde(rename = "do")]
    pub verb: Verb,
    /// How many times.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub n: u8,
    /// Whether the choice is kept from all others until a reveal.
    #[serde(default, skip_serializing_if = "is_shown")]
    pub hidden: bool,
    /// What effects know it by, where not all of this verb have the same.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tag: String,
    /// Only heroes with this attribute …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    /// … of this value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

const fn once() -> u8 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
const fn is_once(n: &u8) -> bool {
    *n == 1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
const fn is_shown(hidden: &bool) -> bool {
    !*hidden
}

/// What the server does by itself in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SystemAct {
    /// Everything hidden so far is shown.
    Reveal,
    /// The one hero that is left is played.
    Decider,
    /// The draft is held until a judge lets it go on.
    Pause,
}

/// An action creates a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// What causes it.
    pub on: Trigger,
    /// Only openings with this tag cause it; left out for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The verbs that are closed.
    pub blocks: Vec<Verb>,
    /// To whom.
    #[serde(rename = "for")]
    pub whom: Whom,
    /// How long.
    pub until: Until,
}

/// What causes a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the verb of the action")]
pub enum Trigger {
    Pick,
    Ban,
    Protect,
    Snipe,
    Steal,
    Decider,
    /// The game that was played with it was won.
    Won,
    /// The game that was played with it was lost.
    Lost,
}

impl Trigger {
    /// What an action causes; sides and orders cause nothing.
    #[must_use]
    pub const fn of(verb: Verb) -> Option<Self> {
        match verb {
            Verb::Pick => Some(Self::Pick),
            Verb::Ban => Some(Self::Ban),
            Verb::Protect => Some(Self::Protect),
            Verb::Snipe => Some(Self::Snipe),
            Verb::Steal => Some(Self::Steal),
            Verb::Decider => Some(Self::Decider),
            Verb::Side | Verb::Order => None,
        }
    }
}

/// To whom something is closed, seen from the seat that acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// The seat that acted.
    #[serde(rename = "self")]
    Own,
    /// The other one.
    Opponent,
    /// Both.
    Both,
}

/// How long something is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// Until the step closes.
    Step,
    /// Until the draft ends.
    Game,
    /// For all later games of the match.
    Series,
    /// For all later matches of the entrant in the tournament.
    Event,
}

/// What else a choice must fulfil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constraint {
    /// What is asked.
    pub kind: ConstraintKind,
    /// Of which attribute.
    pub attribute: String,
    /// Only of this value; left out for each value by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Which actions count.
    pub verb: Verb,
    /// How many of a value a seat may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u8>,
    /// How many of a value a seat must have at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u8>,
}

/// What a constraint asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstraintKind {
    /// At most, or at least, so many with a value.
    AttributeQuota,
    /// No value in common with the last such action of either seat in this draft.
    DiffersFromPrevious,
}

/// Games that are drafted by another format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// In which games.
    pub when: When,
    /// The id of the other format.
    pub format: String,
}

/// Which games of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Only in series of so many games.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best_of: Option<u8>,
    /// This game; left out for every one from `from` on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game: Option<u8>,
    /// This game and all after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u8>,
}

impl When {
    /// Whether a game is meant.
    #[must_use]
    pub fn holds(&self, best_of: u8, game: u8) -> bool {
        self.best_of.is_none_or(|wanted| wanted == best_of)
            && self.game.is_none_or(|wanted| wanted == game)
            && self.from.is_none_or(|from| from <= game)
    }
}

/// What becomes of two seats that chose the same hero while neither could see the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Collision {
    /// Both keep it.
    Allow,
    /// Both lose it: the turns count as empty.
    BothLost,
    /// Whose action was stored first keeps it.
    FirstWins,
}

/// What becomes of a turn for which nothing is left.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Exhaustion {
    /// A judge decides.
    #[default]
    Judge,
    /// The turn stays empty.
    Empty,
    /// What the series closed is open again.
    Reopen,
}

impl DraftFormat {
    /// Who decides the seats of a game.
    #[must_use]
    pub fn assign(&self, game: u8) -> Assign {
        if game > 1 {
            self.seats.later.unwrap_or(self.seats.assign)
        } else {
            self.seats.assign
        }
    }

    /// Whether people must be told that nobody has checked it.
    #[must_use]
    pub const fn is_unverified(&self) -> bool {
        matches!(self.evidence, Evidence::Memory)
    }

    /// Whether a captain may leave such a turn empty: where the time-out would do so.
    #[must_use]
    pub fn may_pass(&self, verb: Verb) -> bool {
        match self.clock.on_timeout(verb) {
            TimeoutAct::Empty | TimeoutAct::HoveredOrEmpty => true,
            TimeoutAct::Random | TimeoutAct::HoveredOrRandom | TimeoutAct::Judge => false,
        }
    }

    /// How long the turns of a step are shown, in milliseconds.
    #[must_use]
    pub fn turn_ms(&self, step: &Step) -> u32 {
        step.turn_ms.unwrap_or(self.clock.turn_ms)
    }
}

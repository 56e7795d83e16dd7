//! What is wrong with a draft format or a pool: a stable id, the place, and a sentence for people.

use alloc::string::String;
use core::fmt;
use serde::Serialize;

/// One thing that is wrong. A check gives all of them at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Which check failed.
    pub id: FaultKind,
    /// Where: `step[3].open[0].n`, counted from 0; empty for the whole.
    pub place: String,
    /// What is wrong and what would be right.
    pub says: String,
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(id: FaultKind, place: impl Into<String>, says: impl Into<String>) -> Self {
        Self {
            id,
            place: place.into(),
            says: says.into(),
        }
    }
}

/// Declares the ids once: the variant, its stable name, and what it means.
macro_rules! fault_kinds {
    ($($kind:ident $code:literal $means:literal,)*) => {
        /// Which check failed. The names never change; `docs/FORMATS.md` lists them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub enum FaultKind {
            $(#[doc = $means] #[serde(rename = $code)] $kind,)*
        }

        impl FaultKind {
            /// All of them, in the order of the book.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The stable name.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $code,)*
                }
            }

            /// What it means.
            #[must_use]
            pub const fn means(self) -> &'static str {
                match self {
                    $(Self::$kind => $means,)*
                }
            }
        }
    };
}

fault_kinds! {
    NotToml "not_toml" "The text is no TOML.",
    TooLarge "too_large" "The file is larger than anything that describes a draft.",
    KeyUnknown "key_unknown" "A key has no meaning here.",
    KeyMissing "key_missing" "A key that is needed is missing.",
    TypeWrong "type_wrong" "A value is of another type than its key has.",
    WordUnknown "word_unknown" "A word is none of those that its key knows.",
    SeatUnknown "seat_unknown" "A seat is neither A nor B; the server's own steps are `system`.",
    VerbUnknown "verb_unknown" "What a seat does is none of the verbs.",
    NumberOutOfRange "number_out_of_range" "A number is too small or too large for its key.",
    SchemaUnknown "schema_unknown" "The schema is not one that this program reads.",
    IdMalformed "id_malformed" "An id has other signs than lower-case letters, digits, `-`, `.` and `_`, or more than 60.",
    TextUnfit "text_unfit" "A text is empty, too long, or has signs that cannot be shown.",
    StepsMissing "steps_missing" "There is no step.",
    StepsTooMany "steps_too_many" "There are more steps than a draft may have.",
    NobodyActs "nobody_acts" "No seat ever has a turn.",
    StepIdTwice "step_id_twice" "Two steps have the same id.",
    StepEmpty "step_empty" "A step has neither turns nor an act of the server.",
    StepMixed "step_mixed" "A step has turns and an act of the server.",
    StepSeatTwice "step_seat_twice" "A seat has two turns in one step: turns that are open together are of different seats.",
    CountWrong "count_wrong" "A turn is taken no time, or more often than a draft allows.",
    DeciderBySeat "decider_by_seat" "What is left is played by the server, never chosen by a seat.",
    DeciderTwice "decider_twice" "There is more than one decider.",
    DeciderNeedsExactly "decider_needs_exactly" "A decider needs a pool of a stated size.",
    DeciderLeavesOther "decider_leaves_other" "Not exactly one is left for the decider.",
    DeciderAfterEmpty "decider_after_empty" "A turn before the decider may stay empty, which leaves more than one.",
    HiddenNeverRevealed "hidden_never_revealed" "Something hidden is never revealed.",
    HiddenBanBeforePick "hidden_ban_before_pick" "A ban is still hidden when somebody picks, and no collision rule says what then.",
    CollisionUnruled "collision_unruled" "Both seats may choose the same unseen, and no collision rule says what then.",
    HiddenUnfit "hidden_unfit" "A turn that cannot be hidden is.",
    SnipeWithoutPicks "snipe_without_picks" "A snipe comes when the other seat has too few picks.",
    StealWithoutPicks "steal_without_picks" "A steal comes when the other seat has too few picks.",
    SidesMissing "sides_missing" "A side is chosen, but fewer than two are named.",
    SideTwice "side_twice" "A side is chosen twice for the same map or game.",
    OrderTwice "order_twice" "The order of the next draft is chosen twice.",
    TeamSizeMissed "team_size_missed" "A seat's picks are not its team's size.",
    TimeOutOfRange "time_out_of_range" "A time is too short or too long.",
    TimeoutUnfit "timeout_unfit" "What happens on time-out does not fit the verb.",
    EmptyNotAllowed "empty_not_allowed" "A turn stays empty on time-out that must not be empty.",
    EffectBlocksNothing "effect_blocks_nothing" "An effect closes nothing.",
    EffectBlocksOdd "effect_blocks_odd" "An effect closes a verb that chooses nothing of the pool, or one twice.",
    EffectTwice "effect_twice" "The same effect stands twice.",
    EffectTagUnknown "effect_tag_unknown" "An effect names a tag that no turn has.",
    ResultTooLate "result_too_late" "An effect of a result ends before the result is known.",
    ConstraintUnfit "constraint_unfit" "A constraint has numbers it cannot use, or none where it needs one.",
    QuotaUpsideDown "quota_upside_down" "A quota's least is more than its most.",
    QuotaOutOfReach "quota_out_of_reach" "A quota cannot be reached.",
    AttributeUnknown "attribute_unknown" "No hero of the pool has the attribute.",
    ValueUnknown "value_unknown" "No hero of the pool has the value.",
    AttributeHalf "attribute_half" "A turn names an attribute without a value, or a value without an attribute.",
    OverrideUnknown "override_unknown" "An override names a format that is not here.",
    OverrideCycle "override_cycle" "Overrides lead round in a circle.",
    OverrideNever "override_never" "An override can never hold.",
    OverrideAlways "override_always" "An override holds for every game, so the format itself is never used.",
    PoolTooSmall "pool_too_small" "The pool is too small in the worst case of a series.",
    PoolNotExact "pool_not_exact" "The pool has not the stated number of enabled heroes.",
    PoolUnfit "pool_unfit" "The stated size of the pool cannot be.",
    HeroesMissing "heroes_missing" "A pool has no heroes, or more than a pool may have.",
    HeroTwice "hero_twice" "Two heroes of a pool have the same id.",
    NameTwice "name_twice" "Two heroes of a pool are called the same, so nobody could tell which is meant.",
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

//! When rounds and waves are played: windows of time, and which of them a match lies in.

use super::Stage;
use crate::bracket::{Group, Node};
use crate::ids::At;
use serde::{Deserialize, Serialize};

/// What has a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TimeOf {
    /// A round of a table, in all its groups.
    MatchDay {
        /// 1 is the first.
        round: u8,
    },
    /// A round of one part of a bracket.
    Round {
        /// Upper, lower, final …
        group: Group,
        /// 1 is the first.
        round: u8,
    },
    /// Groups that are played together.
    Wave {
        /// 1 is the first.
        wave: u8,
    },
}

/// What has a time, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timed {
    /// What.
    pub of: TimeOf,
    /// When it begins; none where nobody said.
    pub from: Option<At>,
    /// By when it is over; none where nobody said.
    pub until: Option<At>,
}

/// From when until when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// When it begins; none where nobody said.
    pub from: Option<At>,
    /// By when it is over; none where nobody said.
    pub until: Option<At>,
}

impl Window {
    /// What lies in both: the later beginning and the earlier end.
    fn within(self, other: Self) -> Self {
        let both = |one: Option<At>, other, pick: fn(At, At) -> At| match (one, other) {
            (Some(one), Some(other)) => Some(pick(one, other)),
            (one, other) => one.or(other),
        };
        Self {
            from: both(self.from, other.from, At::max),
            until: both(self.until, other.until, At::min),
        }
    }
}

impl Stage {
    /// The time of a round or a wave.
    #[must_use]
    pub fn time_of(&self, of: TimeOf) -> Window {
        let found = self.times.iter().find(|timed| timed.of == of);
        found.map_or_else(Window::default, |timed| Window {
            from: timed.from,
            until: timed.until,
        })
    }

    /// What gives a round of one of its parts its time.
    #[must_use]
    pub const fn round_time(&self, group: Group, round: u8) -> TimeOf {
        match group {
            Group::Pool(_) => TimeOf::MatchDay { round },
            Group::Upper
            | Group::Lower
            | Group::Final
            | Group::Reset
            | Group::ThirdPlace
            | Group::PoolPart { .. }
            | Group::TieBreak(_) => TimeOf::Round { group, round },
        }
    }

    /// The time of a match: of its round, and within that of its wave.
    #[must_use]
    pub fn window(&self, node: &Node) -> Window {
        let round = self.time_of(self.round_time(node.group, node.round));
        let wave = self.wave_of(node.group).map(|wave| TimeOf::Wave { wave });
        wave.map_or(round, |wave| round.within(self.time_of(wave)))
    }

    /// The wave of a group, from 1; none where all groups play at once. Groups are dealt to waves in blocks, in their
    /// order.
    #[must_use]
    pub fn wave_of(&self, group: Group) -> Option<u8> {
        let (Group::Pool(number) | Group::PoolPart { pool: number, .. }) = group else {
            return None;
        };
        if self.waves < 2 {
            return None;
        }
        let before = usize::from(number.saturating_sub(1)) * usize::from(self.waves);
        u8::try_from(before / self.groups.len().max(1) + 1).ok()
    }

    /// Whether it has such a round or wave.
    pub(crate) fn has(&self, of: TimeOf) -> bool {
        match of {
            TimeOf::MatchDay { round } => {
                let last = self.format.most_rounds().unwrap_or(self.last_round());
                let is_table = self.is_paired() || self.format.has_groups();
                is_table && (1..=last).contains(&round)
            }
            TimeOf::Round { group, round } => {
                let mut nodes = self.bracket.nodes.iter();
                !matches!(group, Group::Pool(_))
                    && nodes.any(|node| node.group == group && node.round == round)
            }
            TimeOf::Wave { wave } => self.waves > 1 && (1..=self.waves).contains(&wave),
        }
    }
}

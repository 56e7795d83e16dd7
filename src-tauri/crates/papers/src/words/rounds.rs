//! What rounds, groups and parts of brackets are called, as on screens.

use super::Words;
use super::written::letter;
use crate::book::Played;
use lanista_wire::format::StageKind;
use lanista_wire::shared::{Group, Part};
use lanista_wire::view::{RoundView, StageView};
use std::collections::BTreeMap;
use std::fmt::Display;

impl Words {
    /// What a round is called within its stage, as on screens: of a bracket, the last three have names.
    #[must_use]
    pub fn round_name(&self, stage: &StageView, round: &RoundView) -> String {
        let last = [
            self.semis,
            self.quarters,
            self.upper_semis,
            self.upper_quarters,
        ];
        self.round_named(stage, round, last)
    }

    /// The same for one match of it: a semi-final.
    #[must_use]
    pub fn match_round_name(&self, stage: &StageView, round: &RoundView) -> String {
        let last = [self.semi, self.quarter, self.upper_semi, self.upper_quarter];
        self.round_named(stage, round, last)
    }

    fn round_named(
        &self,
        stage: &StageView,
        round: &RoundView,
        [semi, quarter, upper_semi, upper_quarter]: [&str; 4],
    ) -> String {
        let n = ("n", &round.round as &dyn Display);
        let is_lower =
            |one: &RoundView| matches!(one.group, Group::Lower | Group::PoolPart(_, Part::Lower));
        let has_lower = stage.rounds.values().any(is_lower);
        let is_bracket = matches!(
            stage.kind,
            StageKind::Single { .. } | StageKind::Double { .. }
        );
        let upper = || match (round.from_end, has_lower) {
            (0, false) => self.last_round.to_owned(),
            (1, false) if is_bracket => semi.to_owned(),
            (2, false) if is_bracket => quarter.to_owned(),
            (_, false) => self.fill(self.round, &[n]),
            (0, true) => self.upper_final.to_owned(),
            (1, true) => upper_semi.to_owned(),
            (2, true) => upper_quarter.to_owned(),
            (_, true) => self.fill(self.upper_round, &[n]),
        };
        let lower = || match round.from_end {
            0 => self.lower_final.to_owned(),
            _ => self.fill(self.lower_round, &[n]),
        };
        match round.group {
            Group::Upper => upper(),
            Group::Lower => lower(),
            Group::Final => self.grand_final.to_owned(),
            Group::Reset => self.second_final.to_owned(),
            Group::ThirdPlace => self.third_place.to_owned(),
            Group::Pool(pool) => {
                let name = self.fill(self.round, &[n]);
                if stage.groups > 1 {
                    self.fill(self.in_group, &[("name", &name), ("group", &letter(pool))])
                } else {
                    name
                }
            }
            Group::PoolPart(pool, part) => {
                let name = match part {
                    Part::Upper => upper(),
                    Part::Lower => lower(),
                    Part::Final => self.grand_final.to_owned(),
                    Part::Reset => self.second_final.to_owned(),
                    Part::ThirdPlace => self.third_place.to_owned(),
                };
                self.fill(self.in_pool, &[("name", &name), ("group", &letter(pool))])
            }
            Group::TieBreak(which) => {
                let name = match which {
                    0 | 1 => self.tie_break.to_owned(),
                    which => self.fill(self.tie_break_no, &[("n", &which)]),
                };
                self.fill(self.in_round, &[("name", &name), n])
            }
        }
    }

    /// What a group is called: `Group B`.
    #[must_use]
    pub(crate) fn group_name(&self, group: u8) -> String {
        self.fill(self.group, &[("group", &letter(group))])
    }

    /// The parts of a bracket with what each is called, and whether there are rounds of something else.
    pub(crate) fn bracket_parts(&self, rounds: Vec<Played>) -> (Vec<(String, Vec<Played>)>, bool) {
        let mut parts: BTreeMap<(u8, bool), Vec<Played>> = BTreeMap::new();
        let mut is_other = false;
        for played in rounds {
            let key = match played.round.group {
                Group::Upper | Group::Final | Group::Reset | Group::ThirdPlace => (0, false),
                Group::Lower => (0, true),
                Group::PoolPart(pool, part) => (pool, part == Part::Lower),
                Group::Pool(_) | Group::TieBreak(_) => {
                    is_other = true;
                    continue;
                }
            };
            parts.entry(key).or_default().push(played);
        }
        let has_lower = parts.keys().any(|(_, is_lower)| *is_lower);
        let named = parts.into_iter().map(|((pool, is_lower), rounds)| {
            let part = match (has_lower, is_lower) {
                (false, _) => "",
                (true, false) => self.upper_bracket,
                (true, true) => self.lower_bracket,
            };
            let word = match pool {
                0 => part.to_owned(),
                pool if part.is_empty() => self.fill(self.pool, &[("group", &letter(pool))]),
                pool => self.fill(self.in_pool, &[("name", &part), ("group", &letter(pool))]),
            };
            (word, rounds)
        });
        (named.collect(), is_other)
    }
}

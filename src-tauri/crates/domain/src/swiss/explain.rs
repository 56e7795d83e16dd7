//! Says of a matching why each pair and the bye came out so, and which rules could not be kept.

use super::field::Field;
use super::history::ByeRight;
use super::pairing::{
    Breach, Bye, Cause, FloatCause, NoBye, Pair, Pairing, PassedOver, Shift, Why,
};
use alloc::vec;
use alloc::vec::Vec;

/// How the members of one score group were paired.
#[derive(Debug, Default)]
struct Group {
    /// In order: who was paired within the group.
    staying: Vec<usize>,
    /// In order: who met somebody of a lower group, or had the bye.
    leaving: Vec<usize>,
    /// How many of the group were there for it, forced pairs and those who met somebody higher apart.
    left: usize,
}

struct Story<'a> {
    field: &'a Field<'a>,
    groups: Vec<Group>,
    /// The opponent of each, in the numbers of the field.
    mates: Vec<Option<usize>>,
    forced: Vec<bool>,
}

/// The pairing with its reasons, the best table first.
pub(super) fn pairing(
    field: &Field<'_>,
    forced: &[(usize, usize)],
    met: &[(usize, usize)],
    bye: Option<usize>,
) -> Pairing {
    let story = Story::new(field, forced, met, bye);
    let seed = |number: usize| field.rows[number].seed;
    let mut tables: Vec<(usize, usize)> = met.iter().chain(forced).copied().collect();
    tables.sort_unstable_by_key(|&(one, other)| one.min(other));
    let pairs = tables.iter().enumerate().map(|(table, &(one, other))| {
        let (home, away) = if story.forced[one] {
            (one, other)
        } else {
            field.home_first(one, other, table)
        };
        Pair {
            home: seed(home),
            away: seed(away),
            why: story.why(one.min(other), one.max(other)),
        }
    });
    let mut breaches: Vec<Breach> = tables
        .iter()
        .flat_map(|&(one, other)| story.breaches(one, other))
        .collect();
    breaches.extend(
        bye.filter(|&bye| field.bye_cost(bye) > 0)
            .map(|bye| Breach::SecondBye { seed: seed(bye) }),
    );
    Pairing {
        pairs: pairs.collect(),
        bye: bye.map(|bye| Bye {
            seed: seed(bye),
            passed_over: (bye + 1..field.len())
                .map(|lower| story.passed_over(lower))
                .collect(),
        }),
        breaches,
    }
}

impl<'a> Story<'a> {
    fn new(
        field: &'a Field<'a>,
        forced: &[(usize, usize)],
        met: &[(usize, usize)],
        bye: Option<usize>,
    ) -> Self {
        let group = |number: usize| field.rows[number].group as usize;
        let mut groups: Vec<Group> = Vec::new();
        groups.resize_with(
            field.rows.last().map_or(0, |row| row.group as usize + 1),
            Group::default,
        );
        let mut mates = vec![None; field.len()];
        for &(one, other) in met {
            mates[one] = Some(other);
            mates[other] = Some(one);
        }
        for number in 0..field.len() {
            let stays = match mates[number] {
                Some(mate) if group(mate) < group(number) => continue,
                Some(mate) => group(mate) == group(number),
                None if bye == Some(number) => false,
                None => continue,
            };
            let own = &mut groups[group(number)];
            own.left += 1;
            if stays {
                &mut own.staying
            } else {
                &mut own.leaving
            }
            .push(number);
        }
        let mut is_forced = vec![false; field.len()];
        for &(one, other) in forced {
            (mates[one], mates[other]) = (Some(other), Some(one));
            (is_forced[one], is_forced[other]) = (true, true);
        }
        Self {
            field,
            groups,
            mates,
            forced: is_forced,
        }
    }

    fn why(&self, better: usize, worse: usize) -> Why {
        let (high, low) = (&self.field.rows[better], &self.field.rows[worse]);
        let group = &self.groups[high.group as usize];
        if self.forced[better] {
            return Why::Forced;
        }
        if high.group != low.group {
            return self.floated(better, worse, group);
        }
        let points = high.line.points;
        let half = group.staying.len() / 2;
        let at = group.staying.partition_point(|&member| member < better);
        let planned = group.staying[if at < half { at + half } else { at - half }];
        if planned == worse {
            let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            return Why::Fold {
                points,
                number: number(at + 1),
                of: number(half),
            };
        }
        let bar = self.field.bar(better, planned);
        let because = if bar.played + bar.not_played > 0 {
            Shift::HaveMet
        } else if bar.forbidden > 0 {
            Shift::Forbidden
        } else if self.field.are_mates(better, planned) {
            Shift::ClubMates
        } else if self.field.side_cost(better, planned) > 0 {
            Shift::Sides
        } else {
            Shift::MadeRoom
        };
        Why::Shifted {
            points,
            instead_of: self.field.rows[planned].seed,
            because,
        }
    }

    fn floated(&self, better: usize, worse: usize, group: &Group) -> Why {
        let (high, low) = (&self.field.rows[better], &self.field.rows[worse]);
        // The lowest who leaves an odd group has to; whoever leaves besides found no opponent within it.
        let is_odd_one = group.left % 2 == 1 && group.leaving.last() == Some(&better);
        let spared = group.staying.iter().filter(|&&member| member > better);
        Why::Floated {
            down: high.seed,
            from: high.line.points,
            to: low.line.points,
            because: if is_odd_one {
                FloatCause::OddGroup
            } else {
                FloatCause::NoOpponentLeft
            },
            spared: spared.map(|&member| self.field.rows[member].seed).collect(),
        }
    }

    fn passed_over(&self, lower: usize) -> PassedOver {
        let row = &self.field.rows[lower];
        let because = match row.line.bye {
            _ if self.forced[lower] => NoBye::Forced,
            ByeRight::HadBye => NoBye::HadBye,
            ByeRight::HadWalkover => NoBye::HadWalkover,
            ByeRight::Free => NoBye::RestUnpaired,
        };
        PassedOver {
            seed: row.seed,
            because,
        }
    }

    fn breaches(&self, one: usize, other: usize) -> Vec<Breach> {
        let mut found = Vec::new();
        let field = self.field;
        let seeds = (field.rows[one].seed, field.rows[other].seed);
        let times = field.times(one, other);
        if times > 0 {
            let because = self.cause(one, other);
            found.push(Breach::Rematch {
                seeds,
                times,
                because,
            });
        }
        if field.bar(one, other).forbidden > 0 {
            let because = self.cause(one, other);
            found.push(Breach::Forbidden { seeds, because });
        }
        if field.are_mates(one, other)
            && let Some(club) = field.rows[one].club
        {
            let members = field
                .rows
                .iter()
                .filter(|row| row.club == Some(club))
                .count();
            let because = if !self.forced[one] && 2 * members > field.len() {
                let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
                Cause::MoreThanHalf {
                    members: number(members),
                    present: number(field.len()),
                }
            } else {
                self.cause(one, other)
            };
            found.push(Breach::ClubMates {
                seeds,
                club,
                because,
            });
        }
        found
    }

    fn cause(&self, one: usize, other: usize) -> Cause {
        let field = self.field;
        let has_met_all = |&number: &usize| {
            (0..field.len()).all(|third| third == number || field.times(number, third) > 0)
        };
        if self.mates[one] == Some(other) && self.forced[one] {
            return Cause::Forced;
        }
        match [one, other].into_iter().find(has_met_all) {
            Some(number) => Cause::MetEverybody {
                seed: field.rows[number].seed,
            },
            None => Cause::NoOtherWay,
        }
    }
}

//! Seeding those who come out of groups, so that who was in one group, or is of one club, meets as late as possible in a
//! bracket.

use crate::ids::EntrantId;
use alloc::vec::Vec;

/// An entrant with the stage and the group it comes from, and the club it is of, as any number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comer {
    pub(super) entrant: EntrantId,
    pub(super) group: (u8, u8),
    pub(super) club: Option<u32>,
}

impl Comer {
    /// How much these two are to be kept apart: group-mates, who have met, before club-mates.
    fn mates(self, other: Self) -> u64 {
        let of_group = if self.group == other.group { 4 } else { 0 };
        let of_club = u64::from(self.club.is_some() && self.club == other.club);
        of_group + of_club
    }
}

/// The seeding: all of the first tier, then all of the second, and so on. Within a tier the order is the one in which
/// the fewest mates meet early; among equals the order of the groups. `first` says in which round two seeds can meet at
/// the earliest; none if never.
///
/// Each tier is laid in turn, in the order of the groups; then the two seeds whose exchange gains most are exchanged, as
/// long as any gains. That is not always the best order, but it always ends, and it is the same each time.
pub(super) fn lay(
    tiers: Vec<Vec<Comer>>,
    first: &impl Fn(usize, usize) -> Option<u32>,
) -> Vec<EntrantId> {
    let mut laid: Vec<Comer> = Vec::with_capacity(tiers.iter().map(Vec::len).sum());
    for tier in tiers {
        let from = laid.len();
        laid.extend(tier);
        improve(&mut laid, from, first);
    }
    laid.into_iter().map(|comer| comer.entrant).collect()
}

/// Exchanges seeds of index `from` on as long as that parts mates.
fn improve(laid: &mut [Comer], from: usize, first: &impl Fn(usize, usize) -> Option<u32>) {
    loop {
        let mut best = (0, None);
        for one in from..laid.len() {
            for other in one + 1..laid.len() {
                let before = cost(laid, one, first) + cost(laid, other, first);
                laid.swap(one, other);
                let after = cost(laid, one, first) + cost(laid, other, first);
                laid.swap(one, other);
                let gain = before.saturating_sub(after);
                if gain > best.0 {
                    best = (gain, Some((one, other)));
                }
            }
        }
        match best.1 {
            Some((one, other)) => laid.swap(one, other),
            None => return,
        }
    }
}

/// How early this seed meets mates: four times as much for each round earlier.
fn cost(laid: &[Comer], at: usize, first: &impl Fn(usize, usize) -> Option<u32>) -> u64 {
    let own = laid[at];
    let others = laid.iter().enumerate().filter(|&(other, _)| other != at);
    others
        .map(|(other, comer)| {
            let mates = own.mates(*comer);
            if mates == 0 {
                return 0;
            }
            first(at, other).map_or(0, |round| mates << (2 * (16 - round.min(16))))
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bracket::Meetings;
    use alloc::vec;

    fn in_bracket(count: u32) -> impl Fn(usize, usize) -> Option<u32> {
        let meetings = Meetings::of_all(count);
        let seed = |at: usize| u32::try_from(at + 1).expect("few");
        move |one, other| Some(meetings.first(seed(one), seed(other)))
    }

    /// Groups of the tiers by letters, and the seeding that comes of it.
    fn check(tiers: &[&str], expect: &str) {
        let mut id = 0;
        let mut letters = Vec::new();
        let tiers = tiers
            .iter()
            .map(|tier| {
                tier.bytes()
                    .map(|letter| {
                        id += 1;
                        letters.push(letter as char);
                        Comer {
                            entrant: EntrantId(id),
                            group: (0, letter),
                            club: None,
                        }
                    })
                    .collect()
            })
            .collect();
        let tiers: Vec<Vec<Comer>> = tiers;
        let count = u32::try_from(tiers.iter().map(Vec::len).sum::<usize>()).expect("few");
        let laid: alloc::string::String = lay(tiers, &in_bracket(count))
            .into_iter()
            .map(|EntrantId(id)| letters[id as usize - 1])
            .collect();
        assert_eq!(laid, expect);
    }

    #[test]
    fn of_two_groups_the_winner_meets_the_other_second() {
        check(&["AB", "AB"], "ABAB");
    }

    #[test]
    fn of_four_groups_mates_are_in_opposite_halves() {
        check(&["ABCD", "ABCD"], "ABCDBADC");
    }

    #[test]
    fn club_mates_of_different_groups_are_kept_apart_too() {
        let comer = |id, group, club| Comer {
            entrant: EntrantId(id),
            group: (0, group),
            club: Some(club),
        };
        // By groups alone the second of group 2 would be seed 5 and meet seed 4, who is of the same club.
        let winners = [(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 4, 9)];
        let seconds = [(5, 1, 5), (6, 2, 9), (7, 3, 7), (8, 4, 8)];
        let tier =
            |of: [(u32, u8, u32); 4]| of.map(|(id, group, club)| comer(id, group, club)).to_vec();
        let first = in_bracket(8);
        let laid = lay(vec![tier(winners), tier(seconds)], &first);
        let seed = |id: u32| laid.iter().position(|known| known.0 == id).expect("laid");
        let meets_in_first = first(seed(4), seed(6)) == Some(1);
        assert!(!meets_in_first, "{laid:?}");
    }
}

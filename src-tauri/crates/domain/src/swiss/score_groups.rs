//! Pairing by score groups: the least costly matching, with what matters more outweighing all that matters less.
//!
//! In this order: nobody has a second bye; nobody meets again; nobody meets whom officials do not want; the bye goes
//! as low as the rest allows; club-mates are kept apart; score groups are left by the fewest and for the nearest
//! (the squares of the distances in groups add up); nobody floats the same way as in the last two rounds; the lowest
//! of a group go down and meet the highest of the next. Who stays in a group is then paired with the fold: place i
//! of k pairs against place i + k, sides in balance first where they matter.
//!
//! The goals are those of the Dutch system (FIDE C.04.3); the way is Ólafsson's, who paired chess tournaments by
//! weighted matching ("Weighted Matching in Chess Tournaments", J. Oper. Res. Soc. 1990).

use super::coarse::Fold;
use super::explain;
use super::field::Field;
use super::history::History;
use super::pairing::Pairing;
use super::scale::Scale;
use super::solve::{FEW, least_cost};
use super::wishes::{SwissRefusal, Wishes};
use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::Range;

/// The most entrants of a Swiss stage.
pub const MOST: u32 = 4096;

/// Distances of groups and places beyond these make no difference.
const FAR_GROUP: u32 = 31;
const FAR_PLACE: u32 = 255;
const FAR_FOLD: usize = 1023;

/// How many likely opponents of a kind are looked at before all others.
const LIKELY: usize = 6;

/// Pairs everybody who is present.
///
/// The same input gives the same pairing. Every round comes out complete; what could not be kept is among the
/// breaches. See the module for the order of what is kept.
///
/// # Errors
/// Wishes that cannot be meant ([`Wishes::check`]), or more than [`MOST`] entrants.
pub fn pair(history: &History, wishes: &Wishes) -> Result<Pairing, Vec<SwissRefusal>> {
    let entrants = u32::try_from(history.lines.len()).unwrap_or(u32::MAX);
    if entrants > MOST {
        return Err(vec![SwissRefusal::TooMany { entrants }]);
    }
    wishes.check(history)?;
    let field = Field::new(history, wishes);
    let forced: Vec<(usize, usize)> = wishes
        .forced
        .iter()
        .filter_map(|&(home, away)| {
            let number = |seed| field.rows.iter().position(|row| row.seed == seed);
            Some((number(home)?, number(away)?))
        })
        .collect();
    let (mut met, bye) = matched(&field, &forced);
    fold_groups(&field, &mut met);
    Ok(explain::pairing(&field, &forced, &met, bye))
}

/// Who meets whom, and who has the bye.
type Met = (Vec<(usize, usize)>, Option<usize>);

/// Who meets whom, forced pairs apart, and who has the bye: everything but the order within the groups.
fn matched(field: &Field<'_>, forced: &[(usize, usize)]) -> Met {
    let mut is_forced = vec![false; field.len()];
    for &(one, other) in forced {
        is_forced[one] = true;
        is_forced[other] = true;
    }
    let open: Vec<usize> = (0..field.len())
        .filter(|&number| !is_forced[number])
        .collect();
    if let Some(at_once) = of_one_group(field, &open) {
        return at_once;
    }
    // Where the number is odd, one more vertex stands for the bye.
    let count = open.len() + open.len() % 2;
    let pairs = count / 2;
    let times = usize::from(Field::MOST_TIMES) * pairs;
    let scale = Scale::new(&[
        2,
        times,
        times,
        pairs,
        count,
        pairs,
        pairs * (FAR_GROUP * FAR_GROUP) as usize,
        pairs * 8,
        pairs * 2 * FAR_PLACE as usize,
    ]);
    let cost = |one: usize, other: usize| {
        if other == open.len() {
            let rank = u32::try_from(other - 1 - one).unwrap_or(u32::MAX);
            return scale.cost(&[field.bye_cost(open[one]), 0, 0, 0, rank]);
        }
        let (one, other) = (open[one], open[other]);
        let (bar, higher, lower) = (field.bar(one, other), &field.rows[one], &field.rows[other]);
        let apart = (lower.group - higher.group).min(FAR_GROUP);
        let (again, spot) = if apart == 0 {
            (0, 0)
        } else {
            let spot = higher.below.min(FAR_PLACE) + lower.place.min(FAR_PLACE);
            (field.float_cost(one, other), spot)
        };
        scale.cost(&[
            0,
            u32::from(bar.played),
            u32::from(bar.not_played),
            u32::from(bar.forbidden),
            0,
            u32::from(field.are_mates(one, other)),
            apart * apart,
            again,
            spot,
        ])
    };
    let mates = least_cost(count, cost, likely(field, &open));
    let (mut met, mut bye) = (Vec::new(), None);
    for (one, &other) in mates.iter().enumerate() {
        if other == open.len() {
            bye = Some(open[one]);
        } else if one < other && one < open.len() {
            met.push((open[one], open[other]));
        }
    }
    (met, bye)
}

/// Where all are of one group and nobody has a bye, nobody leaves the group, and the fold finds the pairs: any will do
/// until then. So it is in a first round where the lowest may have the bye.
fn of_one_group(field: &Field<'_>, open: &[usize]) -> Option<Met> {
    let group = |one: &usize| field.rows[*one].group;
    let (last, others) = open.split_last()?;
    if open.iter().any(|one| group(one) != group(last)) {
        return None;
    }
    let pairs = |paired: &[usize]| paired.chunks_exact(2).map(|two| (two[0], two[1])).collect();
    if open.len().is_multiple_of(2) {
        return Some((pairs(open), None));
    }
    (field.is_free() && field.bye_cost(*last) == 0).then(|| (pairs(others), Some(*last)))
}

/// Pairs that are likely to be good, by their numbers among those who are open.
fn likely(field: &Field<'_>, open: &[usize]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let group = |one: usize| field.rows[open[one]].group;
    let mut start = 0;
    while start < open.len() {
        let end = (start..open.len()).find(|&one| group(one) != group(start));
        let members = start..end.unwrap_or(open.len());
        let next_end = (members.end..open.len().min(members.end + LIKELY)).end;
        for one in members.clone() {
            near_fold(field, open, &members, one, &mut found);
            found.extend((one + 1..open.len().min(one + LIKELY)).map(|other| (one, other)));
            let next = if one + LIKELY >= members.end {
                next_end
            } else {
                next_end.min(members.end + 2)
            };
            found.extend((members.end..next).map(|other| (one, other)));
        }
        apart(field, open, &members, &mut found);
        start = members.end;
    }
    if open.len() % 2 == 1 {
        let lowest = open.len().saturating_sub(2 * LIKELY)..open.len();
        found.extend(lowest.map(|one| (one, open.len())));
    }
    found
}

/// Pairs that keep as many club-mates of a group apart as can be: in the order of their clubs, the largest first,
/// each meets who stands half of them further on.
fn apart(
    field: &Field<'_>,
    open: &[usize],
    members: &Range<usize>,
    found: &mut Vec<(usize, usize)>,
) {
    let club = |one: usize| field.rows[open[one]].club;
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for club in members.clone().filter_map(club) {
        *sizes.entry(club).or_default() += 1;
    }
    let mut order: Vec<usize> = members.clone().collect();
    if order.len() % 2 == 1 {
        order.pop();
    }
    let size = |one: usize| club(one).and_then(|club| sizes.get(&club)).copied();
    order.sort_by_key(|&one| (Reverse(size(one)), club(one), one));
    let half = order.len() / 2;
    found.extend((0..half).map(|at| (order[at], order[at + half])));
}

/// Opponents within a group who can be met, the nearest to the fold first.
fn near_fold(
    field: &Field<'_>,
    open: &[usize],
    members: &Range<usize>,
    one: usize,
    found: &mut Vec<(usize, usize)>,
) {
    let half = (members.len() / 2).max(1);
    let middle = if one + half < members.end {
        one + half
    } else {
        one - half.min(one)
    };
    let around =
        (0..4 * LIKELY).flat_map(|off| [middle.checked_sub(off), middle.checked_add(off + 1)]);
    let others = around
        .flatten()
        .filter(|other| members.contains(other) && *other != one)
        .filter(|&other| field.is_open(open[one], open[other]));
    found.extend(others.take(LIKELY).map(|other| (one, other)));
}

/// Pairs anew all who stay within their group, and all who leave one group for one other: as near to the fold as what
/// matters more allows. Whoever leaves stands higher than whom it meets, so its fold is the first against the first.
///
/// Nobody changes groups: two of a higher group who could meet at no greater cost would have stayed.
fn fold_groups(field: &Field<'_>, met: &mut Vec<(usize, usize)>) {
    let group = |number: usize| field.rows[number].group;
    let mut together: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
    for &(one, other) in met.iter() {
        let members = together.entry((group(one), group(other))).or_default();
        members.extend([one, other]);
    }
    met.clear();
    for members in together.values_mut() {
        members.sort_unstable();
        met.extend(folded(field, members));
    }
}

/// The members of one group, or those of two who meet each other, in pairs.
fn folded(field: &Field<'_>, members: &[usize]) -> Vec<(usize, usize)> {
    let half = members.len() / 2;
    let is_clean =
        |one: usize, other: usize| field.is_open(one, other) && field.side_cost(one, other) == 0;
    if (0..half).all(|one| is_clean(members[one], members[one + half])) {
        return (0..half)
            .map(|one| (members[one], members[one + half]))
            .collect();
    }
    let times = usize::from(Field::MOST_TIMES) * half;
    let scale = Scale::new(&[
        times,
        times,
        half,
        half,
        half * Field::MOST_FOR_SIDES as usize,
        half * FAR_FOLD * FAR_FOLD,
    ]);
    let cost = |one: usize, other: usize| {
        let off = (other - one).abs_diff(half).min(FAR_FOLD);
        let (one, other) = (members[one], members[other]);
        let bar = field.bar(one, other);
        scale.cost(&[
            u32::from(bar.played),
            u32::from(bar.not_played),
            u32::from(bar.forbidden),
            u32::from(field.are_mates(one, other)),
            field.side_cost(one, other),
            u32::try_from(off * off).unwrap_or(u32::MAX),
        ])
    };
    let mut likely = Vec::new();
    for one in 0..members.len() {
        near_fold(field, members, &(0..members.len()), one, &mut likely);
    }
    if members.len() > FEW {
        let all: Vec<usize> = (0..members.len()).collect();
        let fold = Fold {
            cost: &cost,
            is_open: &|one, other| field.is_open(members[one], members[other]),
            club: &|one| field.rows[members[one]].club,
        };
        likely.extend(fold.likely(&all));
    }
    let mates = least_cost(members.len(), cost, likely);
    let numbered = mates
        .iter()
        .enumerate()
        .filter(|&(one, &other)| one < other);
    numbered
        .map(|(one, &other)| (members[one], members[other]))
        .collect()
}

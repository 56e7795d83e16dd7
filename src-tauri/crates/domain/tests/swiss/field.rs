//! What must hold in any paired round, and by trying everything, what the best round would be.

use lanista_domain::side::Side;
use lanista_domain::swiss::{
    Breach, ByeRight, Float, History, Line, Met, Pairing, Sides, Why, Wishes,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everybody present, best first.
pub(crate) fn ranked(history: &History) -> Vec<u32> {
    let mut seeds: Vec<u32> = history.present().map(|(seed, _)| seed).collect();
    seeds.sort_by_key(|&seed| {
        let line = line(history, seed);
        (-line.points, line.place, seed)
    });
    seeds
}

pub(crate) fn line(history: &History, seed: u32) -> &Line {
    history.line(seed).expect("a seed")
}

fn times(history: &History, one: u32, other: u32, how: Met) -> u64 {
    let met = &line(history, one).met;
    let times = met
        .iter()
        .filter(|met| met.opponent == other && met.how == how);
    times.count().min(5) as u64
}

pub(crate) fn have_met(history: &History, one: u32, other: u32) -> bool {
    line(history, one)
        .met
        .iter()
        .any(|met| met.opponent == other)
}

/// Everybody present plays once or has the bye; what is told as broken is broken, and nothing else.
pub(crate) fn check_complete(history: &History, wishes: &Wishes, paired: &Pairing) {
    let mut seen = BTreeSet::new();
    let players = paired.pairs.iter().flat_map(|pair| [pair.home, pair.away]);
    for seed in players.chain(paired.bye.iter().map(|bye| bye.seed)) {
        assert!(seen.insert(seed), "seed {seed} is there twice: {paired:?}");
    }
    let here: BTreeSet<u32> = history.present().map(|(seed, _)| seed).collect();
    assert_eq!(seen, here, "{paired:?}");
    assert_eq!(paired.bye.is_some(), here.len() % 2 == 1);
    let told = |wanted: &dyn Fn(&Breach) -> Option<(u32, u32)>| -> BTreeSet<(u32, u32)> {
        let pairs = paired.breaches.iter().filter_map(wanted);
        pairs
            .map(|(one, other)| (one.min(other), one.max(other)))
            .collect()
    };
    let real = |broken: &dyn Fn(u32, u32) -> bool| -> BTreeSet<(u32, u32)> {
        let pairs = paired
            .pairs
            .iter()
            .filter(|pair| broken(pair.home, pair.away));
        pairs
            .map(|pair| (pair.home.min(pair.away), pair.home.max(pair.away)))
            .collect()
    };
    let rematches = told(&|breach| match breach {
        Breach::Rematch { seeds, .. } => Some(*seeds),
        Breach::Forbidden { .. } | Breach::ClubMates { .. } | Breach::SecondBye { .. } => None,
    });
    assert_eq!(rematches, real(&|one, other| have_met(history, one, other)));
    let forbidden = told(&|breach| match breach {
        Breach::Forbidden { seeds, .. } => Some(*seeds),
        Breach::Rematch { .. } | Breach::ClubMates { .. } | Breach::SecondBye { .. } => None,
    });
    assert_eq!(
        forbidden,
        real(&|one, other| wishes.is_forbidden(one, other))
    );
    let mates = told(&|breach| match breach {
        Breach::ClubMates { seeds, .. } => Some(*seeds),
        Breach::Rematch { .. } | Breach::Forbidden { .. } | Breach::SecondBye { .. } => None,
    });
    assert_eq!(mates, real(&|one, other| are_mates(wishes, one, other)));
    let seconds = paired
        .breaches
        .iter()
        .any(|breach| matches!(breach, Breach::SecondBye { .. }));
    let bye_right = paired.bye.as_ref().map(|bye| line(history, bye.seed).bye);
    assert_eq!(
        seconds,
        bye_right.is_some_and(|right| right != ByeRight::Free)
    );
}

/// Where nobody has met half of the field, everybody can be paired without a rematch (Dirac's theorem), and the bye
/// goes to the lowest who had none.
pub(crate) fn check_where_all_is_possible(history: &History, paired: &Pairing) {
    let order = ranked(history);
    let here: BTreeSet<u32> = order.iter().copied().collect();
    let most_met = order.iter().map(|&seed| {
        let met = line(history, seed).met.iter().map(|met| met.opponent);
        met.filter(|opponent| here.contains(opponent))
            .collect::<BTreeSet<u32>>()
            .len()
    });
    let even = order.len() - order.len() % 2;
    let degree = even.saturating_sub(1 + most_met.max().unwrap_or(0));
    if 2 * degree < even {
        return;
    }
    let rematch = paired
        .breaches
        .iter()
        .find(|breach| matches!(breach, Breach::Rematch { .. }));
    assert_eq!(rematch, None, "avoidable");
    if let Some(bye) = &paired.bye {
        let free = |seed: &&u32| line(history, **seed).bye == ByeRight::Free;
        let lowest = order.iter().rev().find(free);
        assert!(
            lowest.is_none() || lowest == Some(&bye.seed),
            "{lowest:?} {bye:?}"
        );
    }
}

fn are_mates(wishes: &Wishes, one: u32, other: u32) -> bool {
    wishes.club(one).is_some() && wishes.club(one) == wishes.club(other)
}

/// What a round costs, the strongest first. Written down once more from the description of the rules.
fn price(
    history: &History,
    wishes: &Wishes,
    order: &[u32],
    pairs: &[(u32, u32)],
    bye: Option<u32>,
) -> Vec<u64> {
    let groups: BTreeSet<i32> = order
        .iter()
        .map(|&seed| -line(history, seed).points)
        .collect();
    let group_of = |seed: u32| {
        let points = -line(history, seed).points;
        groups
            .iter()
            .position(|&group| group == points)
            .expect("a group")
    };
    let place = |seed: u32| {
        order
            .iter()
            .position(|&other| other == seed)
            .expect("is here")
    };
    let mut price = vec![0; 9];
    if let Some(bye) = bye {
        price[0] = match line(history, bye).bye {
            ByeRight::Free => 0,
            ByeRight::HadWalkover => 1,
            ByeRight::HadBye => 2,
        };
        let unforced = |seed: &&u32| {
            !wishes
                .forced
                .iter()
                .any(|pair| pair.0 == **seed || pair.1 == **seed)
        };
        price[4] = order[place(bye) + 1..].iter().filter(unforced).count() as u64;
    }
    for &(one, other) in pairs {
        let (high, low) = if place(one) < place(other) {
            (one, other)
        } else {
            (other, one)
        };
        price[1] += times(history, high, low, Met::Played);
        price[2] += times(history, high, low, Met::NotPlayed);
        price[3] += u64::from(wishes.is_forbidden(high, low));
        price[5] += u64::from(are_mates(wishes, high, low));
        let apart = group_of(low) - group_of(high);
        price[6] += (apart * apart) as u64;
        if apart > 0 {
            let again = |seed: u32, float: Float| {
                let floats = &line(history, seed).floats;
                let was = |ago: usize| floats.iter().rev().nth(ago) == Some(&float);
                3 * u64::from(was(0)) + u64::from(was(1))
            };
            price[7] += again(high, Float::Down) + again(low, Float::Up);
            let below = order[place(high) + 1..]
                .iter()
                .filter(|&&seed| group_of(seed) == group_of(high));
            let above = order[..place(low)]
                .iter()
                .filter(|&&seed| group_of(seed) == group_of(low));
            price[8] += (below.count() + above.count()) as u64;
        }
    }
    price
}

/// Pairs, and who is left over.
type Way = (Vec<(u32, u32)>, Option<u32>);

/// All ways to pair a list of seeds, with one left over where the number is odd.
fn all_ways(seeds: &[u32]) -> Vec<Way> {
    let Some((&first, rest)) = seeds.split_first() else {
        return vec![(Vec::new(), None)];
    };
    let mut found = Vec::new();
    for at in 0..rest.len() {
        let mut others = rest.to_vec();
        let other = others.remove(at);
        for (mut pairs, bye) in all_ways(&others) {
            pairs.push((first, other));
            found.push((pairs, bye));
        }
    }
    if seeds.len() % 2 == 1 {
        found.extend(
            all_ways(rest)
                .into_iter()
                .map(|(pairs, _)| (pairs, Some(first))),
        );
    }
    found
}

/// No other round is better in what decides who floats, and within each group none is better folded.
pub(crate) fn check_best(history: &History, wishes: &Wishes, paired: &Pairing) {
    let order = ranked(history);
    let is_forced = |seed: u32| {
        wishes
            .forced
            .iter()
            .any(|pair| pair.0 == seed || pair.1 == seed)
    };
    let open: Vec<u32> = order
        .iter()
        .copied()
        .filter(|&seed| !is_forced(seed))
        .collect();
    let ours: Vec<(u32, u32)> = paired
        .pairs
        .iter()
        .filter(|pair| pair.why != Why::Forced)
        .map(|pair| (pair.home, pair.away))
        .collect();
    let bye = paired.bye.as_ref().map(|bye| bye.seed);
    let best = all_ways(&open)
        .into_iter()
        .map(|(pairs, bye)| price(history, wishes, &order, &pairs, bye))
        .min();
    assert_eq!(
        Some(price(history, wishes, &order, &ours, bye)),
        best,
        "{paired:?}\n{history:?}\n{wishes:?}"
    );
    let mut groups: BTreeMap<(i32, i32), Vec<(u32, u32)>> = BTreeMap::new();
    for &(one, other) in &ours {
        let points = (line(history, one).points, line(history, other).points);
        let key = (points.0.max(points.1), points.0.min(points.1));
        groups.entry(key).or_default().push((one, other));
    }
    for pairs in groups.values() {
        let inside = |seed: &&u32| {
            pairs
                .iter()
                .any(|pair| pair.0 == **seed || pair.1 == **seed)
        };
        let members: Vec<u32> = order.iter().filter(inside).copied().collect();
        let best = all_ways(&members)
            .into_iter()
            .map(|(pairs, _)| fold(history, wishes, &members, &pairs))
            .min();
        assert_eq!(
            Some(fold(history, wishes, &members, pairs)),
            best,
            "{pairs:?}\n{history:?}\n{wishes:?}"
        );
    }
}

/// What the pairs of one group cost among themselves.
fn fold(history: &History, wishes: &Wishes, members: &[u32], pairs: &[(u32, u32)]) -> Vec<u64> {
    let mut price = vec![0; 6];
    for &(one, other) in pairs {
        let place = |seed: u32| {
            members
                .iter()
                .position(|&member| member == seed)
                .expect("a member")
        };
        price[0] += times(history, one, other, Met::Played);
        price[1] += times(history, one, other, Met::NotPlayed);
        price[2] += u64::from(wishes.is_forbidden(one, other));
        price[3] += u64::from(are_mates(wishes, one, other));
        if wishes.sides == Sides::Balanced {
            let (due, also) = (due(history, one), due(history, other));
            if due.is_some() && due.map(|due| due.0) == also.map(|due| due.0) {
                price[4] += due.map_or(0, |due| due.1).min(also.map_or(0, |due| due.1));
            }
        }
        let off = place(one)
            .abs_diff(place(other))
            .abs_diff(members.len() / 2) as u64;
        price[5] += off * off;
    }
    price
}

/// The side that is due and how much.
fn due(history: &History, seed: u32) -> Option<(Side, u64)> {
    let sides = &line(history, seed).sides;
    let last = *sides.last()?;
    let lead: i32 = sides
        .iter()
        .map(|&side| if side == Side::Home { 1 } else { -1 })
        .sum();
    let fewer = if lead > 0 { Side::Away } else { Side::Home };
    let twice = sides.len() >= 2 && sides[sides.len() - 2] == last;
    Some(match lead.abs() {
        2.. => (fewer, 9),
        _ if twice => (last.other(), 9),
        1 => (fewer, 3),
        _ => (last.other(), 1),
    })
}

/// Whether every way to pair all who are present has a rematch, or gives a second bye: by trying all.
pub(crate) fn is_rematch_unavoidable(history: &History) -> bool {
    fn can_pair(history: &History, seeds: &[u32], bye_allowed: bool) -> bool {
        let Some((&first, rest)) = seeds.split_first() else {
            return true;
        };
        let bye = bye_allowed
            && line(history, first).bye == ByeRight::Free
            && can_pair(history, rest, false);
        bye || rest.iter().enumerate().any(|(at, &other)| {
            let mut others = rest.to_vec();
            others.remove(at);
            !have_met(history, first, other) && can_pair(history, &others, bye_allowed)
        })
    }
    let here: Vec<u32> = history.present().map(|(seed, _)| seed).collect();
    !can_pair(history, &here, here.len() % 2 == 1)
}

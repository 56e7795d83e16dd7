//! How many heroes a draft takes in the worst case: everything closed so far is different, and the last turn still has a choice.

use super::format::{DraftFormat, Effect, Opening, Seat, SystemAct, Trigger, Until, Verb, Whom};
use super::totals::turns;
use alloc::vec::Vec;

/// A turn of a format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// In which step.
    pub(super) step: usize,
    /// Which of the turns there.
    pub(super) turn: usize,
    /// The turn itself.
    pub(super) opening: &'a Opening,
}

/// The most that earlier turns of this draft close to the last action of a turn.
pub(super) fn closed_now(format: &DraftFormat, place: Place<'_>) -> u32 {
    let Place {
        step,
        turn,
        opening,
    } = place;
    turns(format)
        .filter(|(at, other, _)| *at < step || (*at == step && *other != turn))
        .filter(|(at, _, other)| {
            let is_same = *at == step;
            format.effects.iter().any(|effect| {
                (is_same || effect.until != Until::Step)
                    && causes(effect, other)
                    && effect.blocks.contains(&opening.verb)
                    && covers(effect.whom, other.seat, opening.seat)
            })
        })
        .map(|(_, _, other)| u32::from(other.n))
        .sum::<u32>()
        + own_before(format, opening)
}

/// The actions of the same turn before its last.
fn own_before(format: &DraftFormat, opening: &Opening) -> u32 {
    let is_closed = format.effects.iter().any(|effect| {
        causes(effect, opening)
            && effect.blocks.contains(&opening.verb)
            && covers(effect.whom, opening.seat, opening.seat)
    });
    if is_closed {
        u32::from(opening.n).saturating_sub(1)
    } else {
        0
    }
}

/// The most that earlier games close to a seat's verb, under the effects of the format in force now.
pub(super) fn closed_earlier(
    now: &DraftFormat,
    earlier: &[&DraftFormat],
    seat: Seat,
    verb: Verb,
    best_of: u8,
) -> u32 {
    let lasting = || {
        now.effects.iter().filter(move |effect| {
            matches!(effect.until, Until::Series | Until::Event) && effect.blocks.contains(&verb)
        })
    };
    let by_deed: u32 = earlier
        .iter()
        .map(|game| {
            // Who acted first then may be either of the two now.
            let sat_as = |then: Seat| -> u32 {
                turns(game)
                    .filter(|(_, _, opening)| {
                        let by = if then == seat {
                            opening.seat
                        } else {
                            opening.seat.other()
                        };
                        lasting()
                            .any(|effect| causes(effect, opening) && covers(effect.whom, by, seat))
                    })
                    .map(|(_, _, opening)| u32::from(opening.n))
                    .sum()
            };
            sat_as(Seat::A).max(sat_as(Seat::B))
        })
        .sum();
    by_deed + by_result(earlier, best_of, lasting())
}

/// What results close: before the last game of a series neither side can have won more than half of the others.
fn by_result<'a>(
    earlier: &[&DraftFormat],
    best_of: u8,
    lasting: impl Iterator<Item = &'a Effect>,
) -> u32 {
    let (mut of_wins, mut of_losses) = (false, false);
    for effect in lasting {
        let (own, other) = match effect.on {
            Trigger::Won => (&mut of_wins, &mut of_losses),
            Trigger::Lost => (&mut of_losses, &mut of_wins),
            Trigger::Pick
            | Trigger::Ban
            | Trigger::Protect
            | Trigger::Snipe
            | Trigger::Steal
            | Trigger::Decider => continue,
        };
        *own |= effect.whom != Whom::Opponent;
        *other |= effect.whom != Whom::Own;
    }
    let half = usize::from(best_of / 2);
    let games = usize::from(of_wins) * half + usize::from(of_losses) * half;
    let mut played: Vec<u32> = earlier.iter().map(|game| played(game)).collect();
    played.sort_unstable_by(|one, other| other.cmp(one));
    played.into_iter().take(games).sum()
}

/// The most that one game is played with by either side.
fn played(game: &DraftFormat) -> u32 {
    let picks = |seat: Seat| -> u32 {
        turns(game)
            .filter(|(_, _, opening)| {
                opening.seat == seat && matches!(opening.verb, Verb::Pick | Verb::Steal)
            })
            .map(|(_, _, opening)| u32::from(opening.n))
            .sum()
    };
    let shared = game
        .steps
        .iter()
        .filter(|step| step.system == Some(SystemAct::Decider))
        .count();
    let shared = u32::try_from(shared).unwrap_or(u32::MAX);
    // Maps and stages are played by both, a team's heroes by itself.
    let all = if game.team_size.is_some() {
        picks(Seat::A).max(picks(Seat::B))
    } else {
        picks(Seat::A) + picks(Seat::B)
    };
    all.saturating_add(shared)
}

fn causes(effect: &Effect, opening: &Opening) -> bool {
    Trigger::of(opening.verb) == Some(effect.on)
        && effect.tag.as_ref().is_none_or(|tag| *tag == opening.tag)
}

const fn covers(whom: Whom, by: Seat, seat: Seat) -> bool {
    let is_own = matches!((by, seat), (Seat::A, Seat::A) | (Seat::B, Seat::B));
    match whom {
        Whom::Own => is_own,
        Whom::Opponent => !is_own,
        Whom::Both => true,
    }
}

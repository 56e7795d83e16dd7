//! Plays a bracket out: carries seeds from slot to slot as the structure says, and keeps the minutes.

use lanista_domain::bracket::{
    Bracket, Drops, GrandFinal, Group, Kind, Next, NodeId, Origin, Placement, Plan, build,
};
use lanista_domain::side::{BySide, Side};
use std::collections::BTreeMap;

/// One match that was played, with the seeds who met.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meeting {
    pub(crate) group: Group,
    pub(crate) round: u8,
    pub(crate) winner: u32,
    pub(crate) loser: u32,
}

/// A tournament from its first match to its last placing.
#[derive(Debug, Default)]
pub(crate) struct Played {
    /// In the order of play.
    pub(crate) meetings: Vec<Meeting>,
    /// The placing of each seed.
    pub(crate) place: BTreeMap<u32, u32>,
}

pub(crate) fn plan(kind: Kind) -> Plan {
    Plan {
        kind,
        drops: Drops::StartGg,
        placement: Placement::InnerOuter,
    }
}

pub(crate) const RESET: Kind = Kind::Double {
    grand_final: GrandFinal::ResetIfNeeded,
};

pub(crate) fn draw(kind: Kind, entrants: u32) -> Bracket {
    build(&plan(kind), entrants).expect("the number of entrants is allowed")
}

/// Plays all matches that come to be; `decide` says who wins, or gives up.
///
/// # Errors
/// Whatever `decide` gave up with.
///
/// # Panics
/// When the structure contradicts itself: a slot fed twice, by another than it names, or never.
pub(crate) fn play_out<E>(
    bracket: &Bracket,
    mut decide: impl FnMut(NodeId, BySide<u32>) -> Result<Side, E>,
) -> Result<Played, E> {
    let mut slots = vec![BySide::new(None, None); bracket.nodes.len()];
    let mut played = Played::default();
    for (id, node) in bracket.played() {
        for (side, origin) in node.slots.iter() {
            if let Origin::Seed(seed) = *origin {
                slots[id.0 as usize][side] = Some(seed);
            }
        }
        let BySide {
            home: Some(home),
            away: Some(away),
        } = slots[id.0 as usize]
        else {
            assert_eq!(node.group, Group::Reset, "{id:?} is never filled");
            assert_eq!(
                slots[id.0 as usize],
                BySide::new(None, None),
                "half a reset"
            );
            continue;
        };
        let seeds = BySide::new(home, away);
        let won_by = decide(id, seeds)?;
        let (winner, loser) = (seeds[won_by], seeds[won_by.other()]);
        played.meetings.push(Meeting {
            group: node.group,
            round: node.round,
            winner,
            loser,
        });
        let onward = bracket
            .onward(id, won_by)
            .expect("a played node leads somewhere");
        for (seed, next, origin) in [
            (winner, onward.winner, Origin::WinnerOf(id)),
            (loser, onward.loser, Origin::LoserOf(id)),
        ] {
            match next {
                Next::To(to, side) => {
                    assert!(to > id, "{id:?} leads back to {to:?}");
                    assert_eq!(
                        bracket.nodes[to.0 as usize].slots[side], origin,
                        "of {to:?}"
                    );
                    let before = slots[to.0 as usize][side].replace(seed);
                    assert_eq!(before, None, "{to:?} {side:?} is fed twice");
                }
                Next::Out => unreachable!("{id:?} leads nowhere"),
                Next::Placed(place) => {
                    assert_eq!(
                        played.place.insert(seed, place),
                        None,
                        "seed {seed} placed twice"
                    );
                }
            }
        }
    }
    Ok(played)
}

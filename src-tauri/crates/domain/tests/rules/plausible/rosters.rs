//! Rosters that somebody might set, right and wrong.

use super::Dice;
use lanista_domain::{Command, EntrantId, NewMember, Post, TournamentId};

/// Two people for an entrant; sometimes nobody may play, or both in one position.
pub(crate) fn roster(tournament: TournamentId, entrants: &[EntrantId], dice: &mut Dice) -> Command {
    let posts = [
        Post::Player { position: None },
        Post::Player { position: Some(1) },
        Post::Substitute {},
        Post::Coach {},
    ];
    let members = [(); 2].map(|()| NewMember {
        person: None,
        handle: format!("P{}", dice.roll(9)),
        post: dice.pick(&posts),
    });
    Command::SetRoster {
        tournament,
        entrant: dice.pick(entrants),
        members: members.to_vec(),
        captain: dice.pick(&[None, Some(0), Some(1)]),
    }
}

//! Rosters that somebody might set, right and wrong.

use super::Dice;
use lanista_domain::{Command, EntrantId, NewMember, Particulars, Post, TournamentId};

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
        about: Particulars {
            nation: dice
                .pick(&[None, Some("DE"), Some("XX")])
                .map(str::to_owned),
            shows_name: dice.pick(&[None, Some(true), Some(false)]),
            ..Particulars::default()
        },
    });
    Command::SetRoster {
        tournament,
        entrant: dice.pick(entrants),
        members: members.to_vec(),
        captain: dice.pick(&[None, Some(0), Some(1)]),
        reason: String::new(),
    }
}

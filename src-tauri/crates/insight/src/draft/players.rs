//! What each player plays, for lists: the same counts as the figures, with the heroes by name.

use super::count::Count;
use super::tally::Tally;

/// How many heroes a player's list shows.
const MOST: usize = 6;

/// What a player played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlayerPicks {
    /// The key of the player in the records.
    pub player: String,
    /// Games in which it is known what they played.
    pub games: Count,
    /// How many heroes they played.
    pub heroes: usize,
    /// Those played most, the most games first.
    pub top: Vec<(String, Count)>,
}

impl Tally {
    /// Everybody of whom it is known what they played, the most games first.
    #[must_use]
    pub fn player_picks(&self) -> Vec<PlayerPicks> {
        let players = self.players.iter().enumerate();
        let mut all: Vec<PlayerPicks> = players
            .filter(|(_, player)| !player.games.is_none())
            .map(|(place, player)| {
                let heroes = player.heroes.iter();
                let mut top: Vec<(String, Count)> = heroes
                    .map(|(hero, count)| (self.names.heroes.name(*hero).to_owned(), *count))
                    .collect();
                top.sort_by(|(a, one), (b, other)| other.n.cmp(&one.n).then_with(|| a.cmp(b)));
                top.truncate(MOST);
                PlayerPicks {
                    player: self.names.players.name(place).to_owned(),
                    games: player.games,
                    heroes: player.heroes.len(),
                    top,
                }
            })
            .collect();
        all.sort_by(|a, b| {
            let games = b.games.n.cmp(&a.games.n);
            games.then_with(|| a.player.cmp(&b.player))
        });
        all
    }
}

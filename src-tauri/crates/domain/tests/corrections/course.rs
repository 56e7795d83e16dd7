//! What comes of each match in the true course of a day: what it came to, what was put right, or nothing yet.

use crate::hall::CUP;
use crate::scratch::Made;
use lanista_domain::bracket::{Next, NodeId};
use lanista_domain::command::WithoutPlay;
use lanista_domain::correct::{Choice, Fix};
use lanista_domain::{
    Absent, BySide, Command, Ending, EntrantId, Finish, Match, MatchId, Outcome, Side, Stage, Told,
};

/// How a match of the true course ends.
pub(crate) enum Course {
    Ended(Outcome),
    Heat(Vec<Vec<Finish>>, bool),
    Void,
    Open,
}

impl Made<'_> {
    /// What comes of a match that can be played now.
    pub(crate) fn course(&self, found: &Match, was: Option<&Match>, old: &Stage) -> Course {
        if let (Some((entrants, _)), Some(was)) = (found.heat(), was) {
            return self.course_of_heat(entrants, was);
        }
        let both = [Side::Home, Side::Away].map(|side| found.entrant(side));
        let [Some(_), Some(_)] = both else {
            return Course::Open;
        };
        let passed = self.passed(found);
        let same = was.filter(|was| was.contenders == found.contenders);
        let Some(was) = same else {
            let is_void = was.is_some_and(|was| self.is_chosen_void(was.id));
            return match passed {
                Some(outcome) => Course::Ended(outcome),
                None if is_void => Course::Void,
                None => Course::Open,
            };
        };
        if self.fix.match_id() == Some(was.id) {
            return self.put_right(was);
        }
        if let Some(side) = self.expelled().and_then(|id| found.side_of(id))
            && self.turns(was, side, old)
        {
            return Course::Ended(without_play(side.into(), Ending::Disqualified));
        }
        if self.is_chosen_void(was.id) {
            return Course::Void;
        }
        was.outcome().map_or(Course::Open, Course::Ended)
    }

    fn course_of_heat(&self, entrants: &[EntrantId], was: &Match) -> Course {
        let Some((_, games)) = was.heat().filter(|(known, _)| *known == entrants) else {
            return Course::Open;
        };
        let mut games = games.to_vec();
        let is_cause = self.fix.match_id() == Some(was.id);
        if is_cause && matches!(self.fix, Fix::Void { .. }) {
            return Course::Void;
        }
        if let (true, Fix::Heat { game, finishes, .. }) = (is_cause, self.fix) {
            let at = usize::from(*game) - 1;
            if at < games.len() {
                games[at].clone_from(finishes);
            } else {
                games.push(finishes.clone());
            }
        }
        Course::Heat(games, was.outcome().is_some())
    }

    fn is_chosen_void(&self, id: MatchId) -> bool {
        let mut all = self.seen.reached.iter();
        all.any(|found| found.match_id == id && found.chosen == Some(Choice::Void))
    }

    fn put_right(&self, was: &Match) -> Course {
        match self.fix {
            Fix::Result { score, .. } => {
                let won = (score.home != score.away).then_some(if score.home > score.away {
                    Side::Home
                } else {
                    Side::Away
                });
                Course::Ended(Outcome {
                    winner: won,
                    score: *score,
                    ending: Ending::Played,
                    told: Told::Score,
                })
            }
            Fix::Winner { winner, .. } => Course::Ended(Outcome {
                winner: Some(*winner),
                score: was.series.least_win(*winner).expect("it can be won"),
                ending: Ending::Played,
                told: Told::Winner,
            }),
            Fix::WithoutPlay { absent, how, .. } => {
                Course::Ended(without_play(*absent, (*how).into()))
            }
            Fix::Void { .. } => Course::Void,
            Fix::Replay { .. } | Fix::Heat { .. } | Fix::Swap { .. } | Fix::Disqualify { .. } => {
                Course::Open
            }
        }
    }

    /// Whom this fix disqualifies.
    pub(crate) const fn expelled(&self) -> Option<EntrantId> {
        if let Fix::Disqualify { entrant, .. } = *self.fix {
            Some(entrant)
        } else {
            None
        }
    }

    /// How a match ends in which somebody meets whoever has left.
    fn passed(&self, found: &Match) -> Option<Outcome> {
        let gone = |side: Side| {
            let found = self.after.state.entrant(CUP, found.entrant(side)?)?;
            Some(Ending::from(found.gone.as_ref()?.disqualified))
        };
        match (gone(Side::Home), gone(Side::Away)) {
            (None, None) => None,
            (Some(ending), None) => Some(without_play(Absent::Home, ending)),
            (None, Some(ending)) => Some(without_play(Absent::Away, ending)),
            (Some(ending), Some(_)) => Some(without_play(Absent::Both, ending)),
        }
    }

    /// What somebody won who should not have played goes to the opponent: in a table always, in a bracket where nothing
    /// that follows was begun.
    fn turns(&self, was: &Match, side: Side, old: &Stage) -> bool {
        let Some(outcome) = was.outcome() else {
            return !was.is_void();
        };
        let Some(winner) = outcome.winner else {
            return outcome.ending == Ending::Played;
        };
        if winner != side {
            return false;
        }
        let onward = old.bracket.onward(NodeId(was.node), winner);
        !onward.is_some_and(|onward| match onward.winner {
            Next::To(next, _) => self.before.state.matches[&old.match_of(next.0)].has_begun(),
            Next::Placed(_) | Next::Out => false,
        })
    }
}

fn without_play(absent: Absent, ending: Ending) -> Outcome {
    Outcome {
        winner: absent.winner(),
        score: BySide::new(0, 0),
        ending,
        told: Told::Score,
    }
}

/// The command that ends a match like this.
pub(crate) fn ended(match_id: MatchId, outcome: Outcome) -> Command {
    match (outcome.ending, outcome.told, outcome.winner) {
        (Ending::Played, Told::Winner, Some(winner)) => Command::EnterWinner { match_id, winner },
        (Ending::Played, _, _) => Command::EnterResult {
            match_id,
            score: outcome.score,
        },
        (ending, _, winner) => Command::EndWithoutPlay {
            match_id,
            absent: match winner {
                Some(Side::Home) => Absent::Away,
                Some(Side::Away) => Absent::Home,
                None => Absent::Both,
            },
            how: if ending == Ending::Walkover {
                WithoutPlay::Walkover
            } else {
                WithoutPlay::Disqualified
            },
        },
    }
}

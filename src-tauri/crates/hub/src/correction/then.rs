//! What becomes of each match and stage that a correction reaches, in a sentence.

use super::is_again;
use lanista_domain::correct::{Choice, Correction, Reached, ReachedStage};
use lanista_domain::{Ending, EntrantId, Gathering, Match, MatchState, Side, Told as Known};

/// What becomes of a match.
pub(super) fn of_match(state: &Gathering, correction: &Correction, found: &Reached) -> String {
    let after = correction.after.matches.get(&found.match_id);
    let (Some(was), Some(is)) = (state.matches.get(&found.match_id), after) else {
        let with = if found.chosen == Some(Choice::Void) {
            "tie-break"
        } else {
            "stage"
        };
        return format!("Falls with its {with}.");
    };
    let told = Told { state, was, is };
    if found.is_cause && found.offers.is_empty() {
        return told.of_cause();
    }
    if found.offers.is_empty() {
        return match found.chosen {
            // With its tie-break, of which the choice is said there.
            Some(Choice::Void) => told.voided(),
            Some(Choice::Stand | Choice::Replay) | None => told.unbegun(),
        };
    }
    match found.chosen {
        None => "Choose: let it stand, replay it, or void it.".into(),
        Some(Choice::Stand) => format!("Stands by ruling: {}.", told.result_before()),
        Some(Choice::Void) => told.voided(),
        Some(Choice::Replay) => told.replayed(),
    }
}

/// One match before and after.
struct Told<'a> {
    state: &'a Gathering,
    was: &'a Match,
    is: &'a Match,
}

impl Told<'_> {
    fn name(&self, entrant: EntrantId) -> &str {
        let stage = self.state.stages.get(&self.was.stage);
        stage
            .and_then(|stage| self.state.entrant(stage.tournament, entrant))
            .map_or("an entrant", |found| found.name.as_str())
    }

    fn on(&self, found: &Match, side: Side) -> Option<&str> {
        found.entrant(side).map(|id| self.name(id))
    }

    /// "X v Y" where both are known.
    fn both(&self, found: &Match) -> Option<String> {
        let (home, away) = (self.on(found, Side::Home)?, self.on(found, Side::Away)?);
        Some(format!("{home} v {away}"))
    }

    fn result_before(&self) -> String {
        let score = self.was.score();
        let name = |side| self.on(self.was, side).unwrap_or("nobody");
        let (home, away) = (name(Side::Home), name(Side::Away));
        format!("{home} {} : {} {away}", score.home, score.away)
    }

    /// What is withdrawn from whoever had begun, or was on the way.
    fn withdrawn(&self) -> String {
        let place = self.was.station.filter(|_| self.was.is_at_its_place());
        let is_running = matches!(self.was.state, MatchState::Live { .. });
        match (is_running, place) {
            (true, Some(station)) => format!(" It is stopped at station {station}."),
            (true, None) => " It is stopped.".into(),
            (false, Some(station)) => format!(" The call to station {station} is withdrawn."),
            (false, None) if self.was.is_at_its_place() => " The call is withdrawn.".into(),
            (false, None) => String::new(),
        }
    }

    fn of_cause(&self) -> String {
        let Some(outcome) = self.is.outcome() else {
            return if matches!(self.is.state, MatchState::Void { .. }) {
                "Is void: nobody goes on until it is replayed.".into()
            } else if self.is.heat().is_some() {
                "Is opened again, with its games.".into()
            } else {
                self.replayed()
            };
        };
        if self.is.heat().is_some() {
            return "The finishing order is another one.".into();
        }
        let score = outcome.score;
        let Some(winner) = outcome.winner else {
            return match outcome.ending {
                Ending::Played => format!("Drawn, {} : {}.", score.home, score.away),
                Ending::Walkover | Ending::Forfeit | Ending::Retirement | Ending::Disqualified => {
                    "Nobody goes on.".into()
                }
            };
        };
        let name = self.on(self.is, winner).unwrap_or("nobody");
        let how = match outcome.ending {
            Ending::Played if outcome.told == Known::Winner => ", score unknown".into(),
            Ending::Played => format!(", {} : {}", score[winner], score[winner.other()]),
            Ending::Walkover => " by walkover".into(),
            Ending::Forfeit => " by forfeit".into(),
            Ending::Retirement => " by retirement".into(),
            Ending::Disqualified => " by disqualification".into(),
        };
        format!("Won by {name}{how}.")
    }

    /// Nobody had begun it: it just gets whoever comes.
    fn unbegun(&self) -> String {
        let withdrawn = self.withdrawn();
        match &self.is.state {
            MatchState::Bye => "Another entrant has the bye.".into(),
            MatchState::NotDue => format!("Is not due any more.{withdrawn}"),
            MatchState::Over { outcome, .. } => {
                let goes_on = outcome.winner.and_then(|side| self.on(self.is, side));
                let goes_on = goes_on.unwrap_or("Nobody");
                format!("{goes_on} goes on without play.{withdrawn}")
            }
            MatchState::Undecided
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Void { .. } => match self.both(self.is) {
                Some(both) => format!("Not played yet: {both} now.{withdrawn}"),
                None => format!("Not played yet: it waits for its contenders.{withdrawn}"),
            },
        }
    }

    fn replayed(&self) -> String {
        let withdrawn = self.withdrawn();
        if let Some(outcome) = self.is.outcome() {
            let goes_on = outcome.winner.and_then(|side| self.on(self.is, side));
            let goes_on = goes_on.unwrap_or("Nobody");
            return format!("Falls: {goes_on} goes on without play.{withdrawn}");
        }
        match self.both(self.is) {
            Some(both) => {
                let games = self.is.series.most_games();
                format!("Is played again as {both}, best of {games}.{withdrawn}")
            }
            None if self.is.state == MatchState::NotDue => {
                format!("Falls: it is not due any more.{withdrawn}")
            }
            None => format!("Falls: it opens again once its contenders are known.{withdrawn}"),
        }
    }

    fn voided(&self) -> String {
        let withdrawn = self.withdrawn();
        match self.both(self.is) {
            Some(both) => {
                format!("Is void: {both} counts for nobody until it is replayed.{withdrawn}")
            }
            None if self.is.state == MatchState::NotDue => {
                format!("Is annulled: it is not due any more.{withdrawn}")
            }
            None => {
                format!("Is annulled: it opens again once its contenders are known.{withdrawn}")
            }
        }
    }
}

/// What becomes of a stage.
pub(super) fn of_stage(state: &Gathering, correction: &Correction, found: &ReachedStage) -> String {
    if let Some(number) = found.tie_break.filter(|_| !found.offers.is_empty()) {
        return match found.chosen {
            None => format!("Those of tie-break {number} are not equal without it any more."),
            Some(Choice::Stand) => format!("Tie-break {number} stands, by ruling."),
            Some(Choice::Replay | Choice::Void) => {
                format!("Tie-break {number} is void: its matches count for nobody.")
            }
        };
    }
    if let Some(round) = found.round.filter(|_| !found.offers.is_empty()) {
        return match found.chosen {
            None => format!("Round {round} is paired by the old results, and nobody has begun it."),
            Some(Choice::Stand) => format!("Round {round} stays as it is paired."),
            Some(Choice::Replay | Choice::Void) => {
                format!("Round {round} is paired again by the corrected results.")
            }
        };
    }
    if found.offers.is_empty() {
        return "Follows from the results again: it stands by ruling no more.".into();
    }
    let is_there = correction.after.stages.contains_key(&found.stage);
    let is_drawn_again = !is_there && {
        let index = state.stages.get(&found.stage).map(|stage| stage.index);
        let mut after = correction.after.stages.values();
        after.any(|stage| Some(stage.index) == index)
    };
    match found.chosen {
        None if found.comes.is_empty() && found.leaves.is_empty() => {
            "Its field changes in its order, or is not known yet.".into()
        }
        None => "Another field follows from the corrected results.".into(),
        Some(Choice::Stand) => "Stays as it was drawn, by ruling.".into(),
        Some(Choice::Replay) if is_again(found.chosen) && is_there => {
            "Takes the new field in: matches of those who changed are reached.".into()
        }
        Some(Choice::Replay | Choice::Void) if is_drawn_again && found.has_begun => {
            "Is drawn again with the new field: all its results fall.".into()
        }
        Some(Choice::Replay | Choice::Void) if is_drawn_again => {
            "Is drawn again with the new field.".into()
        }
        Some(Choice::Replay | Choice::Void) if found.has_begun => {
            "Its draw and all its results fall; it is drawn once its field is known.".into()
        }
        Some(Choice::Replay | Choice::Void) => {
            "Its draw falls; it is drawn once its field is known.".into()
        }
    }
}

//! Whether two tournaments came to the same.

use crate::hall::{CUP, Hall};
use lanista_domain::correct::{Choice, Correction, Subject};
use lanista_domain::{BySide, Contenders, Ending, Match, Outcome, Stage};

/// What a match is in the end: who meets, what came of it, whether it is void, and whether it is due.
pub(crate) fn essence(found: &Match) -> (Contenders, Option<Outcome>, bool, bool) {
    let is_due = found.state != lanista_domain::MatchState::NotDue;
    // Of a match that was not played to its end the games do not count.
    let outcome = found.outcome().map(|outcome| match outcome.ending {
        Ending::Played => outcome,
        Ending::Walkover | Ending::Forfeit | Ending::Retirement | Ending::Disqualified => Outcome {
            score: BySide::new(0, 0),
            ..outcome
        },
    });
    (found.contenders.clone(), outcome, found.is_void(), is_due)
}

/// Both tournaments are the same one: fields, contenders, results, tables, places and what is over.
pub(crate) fn check_same(after: &Hall, truth: &Hall, said: &str) {
    let stages = |hall: &Hall| hall.state.tournaments[&CUP].stages.clone();
    let (one, other) = (stages(after), stages(truth));
    assert_eq!(one.len(), other.len(), "{said}");
    for (one, other) in one.into_iter().zip(other) {
        let (one, other) = (&after.state.stages[&one], &truth.state.stages[&other]);
        assert_eq!(one.seeding, other.seeding, "{said}");
        assert_eq!(one.bracket.nodes.len(), other.bracket.nodes.len(), "{said}");
        let pairs = after
            .state
            .matches_of(one)
            .zip(truth.state.matches_of(other));
        for (is, should) in pairs {
            assert_eq!(essence(is), essence(should), "match {} after {said}", is.id);
        }
        let places = |hall: &Hall, stage: &Stage| -> Vec<_> {
            let rows = hall.state.placings(stage.id).into_iter();
            rows.map(|row| (row.entrant, row.place, row.won, row.lost, row.drawn))
                .collect()
        };
        assert_eq!(places(after, one), places(truth, other), "{said}");
        let tables = |hall: &Hall, stage: &Stage| -> Vec<_> {
            let rows = hall.state.tables(stage).into_iter().flatten();
            rows.map(|row| (row.rank, row.seed, row.values)).collect()
        };
        assert_eq!(tables(after, one), tables(truth, other), "{said}");
        let over = (
            after.state.is_stage_over(one.id),
            truth.state.is_stage_over(other.id),
        );
        assert_eq!(over.0, over.1, "{} is over, {said}", one.id);
    }
}

/// The choices about matches, for saying what was done.
pub(crate) fn chosen(seen: &Correction) -> Vec<(Subject, Option<Choice>)> {
    let matches = seen
        .reached
        .iter()
        .map(|found| (Subject::Match { id: found.match_id }, found.chosen));
    let stages = seen
        .stages
        .iter()
        .map(|found| (found.subject(), found.chosen));
    matches.chain(stages).collect()
}

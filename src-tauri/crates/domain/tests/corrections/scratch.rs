//! The tournament as it would have been: drawn and played from its first match, with what was wrong put right, and every
//! result that has the same contenders as before.

use crate::hall::{CUP, DESK, Hall};
use lanista_domain::bracket::{Next, NodeId};
use lanista_domain::command::{Disqualified, WithoutPlay};
use lanista_domain::correct::{Choice, Correction, Fix, Subject};
use lanista_domain::gathering::NextIds;
use lanista_domain::{
    Absent, Accepted, BySide, Command, CommandId, Contenders, Ending, EntrantId, Event, Finish,
    Gathering, Match, MatchId, Outcome, Seq, Side, Stage, StageId, Told,
};
use std::collections::BTreeSet;

/// A correction that was made, with what it was foreseen to do.
pub(crate) struct Made<'a> {
    pub(crate) before: &'a Hall,
    pub(crate) after: &'a Hall,
    pub(crate) fix: &'a Fix,
    pub(crate) seen: &'a Correction,
}

/// How a match of the true course ends.
enum Course {
    Ended(Outcome),
    Heat(Vec<Vec<Finish>>, bool),
    Void,
    Open,
}

impl Made<'_> {
    /// Whether something stands by ruling, so that it is not as it would have been.
    pub(crate) fn stands_by_ruling(&self) -> bool {
        let matches = self.seen.reached.iter().map(|found| found.chosen);
        // A round that nobody has begun may be left as it was paired.
        let fields = self
            .seen
            .stages
            .iter()
            .filter(|found| found.round.is_none());
        matches
            .chain(fields.map(|found| found.chosen))
            .any(|chosen| chosen == Some(Choice::Stand))
    }

    /// The true course of the day.
    pub(crate) fn played_from_scratch(&self) -> Hall {
        let mut fresh = self.before.clone();
        fresh.state.stages.clear();
        fresh.state.matches.clear();
        fresh.state.steps.clear();
        fresh.state.next = NextIds {
            stage: 1,
            match_id: 1,
            ..fresh.state.next
        };
        let cup = fresh.state.tournaments.get_mut(&CUP).expect("it is there");
        cup.stages.clear();
        let old: Vec<StageId> = self.before.state.tournaments[&CUP].stages.clone();
        for (index, id) in old.into_iter().enumerate() {
            let Some(now) = self.after.state.tournaments[&CUP].stages.get(index) else {
                break;
            };
            let (old, now) = (
                &self.before.state.stages[&id],
                &self.after.state.stages[now],
            );
            self.draw(&mut fresh, old, now);
            self.play(&mut fresh, old, now);
            if index == 0 {
                self.leave(&mut fresh);
            }
        }
        fresh
    }

    fn choice_of(&self, stage: &Stage) -> Option<Choice> {
        let mut all = self.seen.stages.iter();
        all.find(|found| found.stage == stage.id && found.round.is_none())
            .and_then(|found| found.chosen)
    }

    fn draw(&self, fresh: &mut Hall, old: &Stage, now: &Stage) {
        let events = fresh
            .send(DESK, Command::DrawStage { tournament: CUP })
            .unwrap_or_else(|refused| panic!("{:?} cannot be drawn: {refused:?}", old.id));
        let drawn = fresh
            .state
            .stages
            .values()
            .next_back()
            .expect("is drawn")
            .id;
        if let Fix::Swap {
            stage,
            round: None,
            one,
            other,
        } = *self.fix
            && stage == old.id
        {
            let reason = "Wrong seed".to_owned();
            let swap = Command::SwapSeeds {
                stage: drawn,
                one,
                other,
                reason,
            };
            fresh.must(DESK, swap);
        }
        let found = &fresh.state.stages[&drawn];
        let everybody = |stage: &Stage| stage.seeding.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(everybody(found), everybody(now), "who comes into {drawn:?}");
        assert_eq!(found.lower, now.lower);
        // Who comes in for somebody takes the one place; and what officials did to the pairs of the first round.
        let mut events = events;
        for event in &mut events {
            if let Event::StageDrawn { seeding, .. } = event {
                seeding.clone_from(&now.seeding);
            }
            if let Event::RoundPaired { round, .. } = event
                && self.choice_of(old).is_none()
            {
                *round = self.round(old, 1);
            }
        }
        let is_exchanged = self.choice_of(old) == Some(Choice::Replay);
        if is_exchanged || old.is_paired() {
            let kept = found.seeding.clone();
            assert!(is_exchanged || kept == now.seeding, "{kept:?}");
            fresh.state.stages.remove(&drawn);
            fresh.state.matches.retain(|_, found| found.stage != drawn);
            let cup = fresh.state.tournaments.get_mut(&CUP).expect("it is there");
            cup.stages.pop();
            evolve(&mut fresh.state, events);
        } else {
            assert_eq!(found.seeding, now.seeding, "the seeds of {drawn:?}");
        }
        fresh.must(DESK, Command::PublishStage { stage: drawn });
    }

    /// A round as it was paired, and as it should have been.
    fn round(&self, old: &Stage, round: u8) -> lanista_domain::stage::PairedRound {
        let mut all = old.paired.iter();
        let mut paired = all.find(|known| known.round == round).expect("is").clone();
        if let Fix::Swap {
            stage,
            round: Some(wrong),
            one,
            other,
        } = *self.fix
            && stage == old.id
            && wrong == round
        {
            let seeds = old.seed(one).expect("is").min(old.seed(other).expect("is"));
            let others = old.seed(one).expect("is").max(old.seed(other).expect("is"));
            let right = |seed: &mut u32| {
                if *seed == seeds {
                    *seed = others;
                } else if *seed == others {
                    *seed = seeds;
                }
            };
            for pair in &mut paired.pairing.pairs {
                right(&mut pair.home);
                right(&mut pair.away);
            }
            if let Some(bye) = &mut paired.pairing.bye {
                right(&mut bye.seed);
            }
        }
        paired
    }

    fn play(&self, fresh: &mut Hall, old: &Stage, now: &Stage) {
        let id = *fresh.state.tournaments[&CUP].stages.last().expect("is");
        let falls = now.id != old.id;
        self.play_open(fresh, id, old, falls);
        if falls {
            return;
        }
        for round in 2..=old.last_round() {
            if !old.is_paired() {
                break;
            }
            let again = self.seen.stages.iter().find(|found| {
                found.stage == old.id
                    && found.round == Some(round)
                    && found.chosen == Some(Choice::Replay)
            });
            if again.is_some() {
                self.leave(fresh);
                fresh.must(
                    DESK,
                    Command::PairRound {
                        stage: id,
                        forbid: Vec::new(),
                        force: Vec::new(),
                    },
                );
                fresh.must(DESK, Command::PublishStage { stage: id });
            } else {
                let paired = Event::RoundPaired {
                    stage: id,
                    round: self.round(old, round),
                };
                evolve(
                    &mut fresh.state,
                    vec![paired, Event::StagePublished { stage: id }],
                );
                self.play_open(fresh, id, old, falls);
            }
        }
        if old.tie_breaks() > 0 {
            self.leave(fresh);
        }
        self.break_ties(fresh, id, old);
    }

    /// Those who were equal met once more, and still are equal without it; what is void was played for nothing.
    fn break_ties(&self, fresh: &mut Hall, id: StageId, old: &Stage) {
        for number in 1..=old.tie_breaks() {
            let theirs: Vec<&Match> = old
                .of_tie_break(number)
                .map(|id| &self.before.state.matches[&id])
                .collect();
            let mut entrants: Vec<EntrantId> = theirs
                .iter()
                .flat_map(|found| [Side::Home, Side::Away].map(|side| found.entrant(side)))
                .flatten()
                .collect();
            entrants.sort_unstable_by_key(|id| old.seed(*id));
            entrants.dedup();
            let chosen = self
                .seen
                .stages
                .iter()
                .find(|found| found.stage == old.id && found.tie_break == Some(number));
            let series = theirs[0].series.clone();
            if chosen.is_some_and(|found| found.chosen == Some(Choice::Void)) {
                let paired = Event::TieBreakPaired {
                    stage: id,
                    tie_break: number,
                    entrants,
                    series,
                };
                evolve(&mut fresh.state, vec![paired]);
                let all: Vec<MatchId> = fresh.state.stages[&id].of_tie_break(number).collect();
                let void = |match_id| Event::MatchVoided {
                    match_id,
                    reason: "Void".to_owned(),
                };
                evolve(&mut fresh.state, all.into_iter().map(void).collect());
            } else {
                let is_without_one = matches!(
                    self.fix,
                    Fix::Disqualify { entrant, .. } if entrants.contains(entrant)
                );
                if is_without_one {
                    let paired = Event::TieBreakPaired {
                        stage: id,
                        tie_break: number,
                        entrants,
                        series,
                    };
                    evolve(&mut fresh.state, vec![paired]);
                } else {
                    fresh.must(
                        DESK,
                        Command::PlayTieBreak {
                            stage: id,
                            entrants,
                            series,
                        },
                    );
                }
                fresh.must(DESK, Command::PublishStage { stage: id });
                self.play_open(fresh, id, old, false);
            }
        }
    }

    /// Whoever is disqualified by it leaves, once all their matches of the first stage are settled.
    fn leave(&self, fresh: &mut Hall) {
        if let Fix::Disqualify { entrant, .. } = *self.fix
            && fresh
                .state
                .entrant(CUP, entrant)
                .expect("is")
                .gone
                .is_none()
        {
            let left = Event::EntrantLeft {
                tournament: CUP,
                entrant,
                disqualified: Disqualified::Yes,
                reason: String::new(),
            };
            evolve(&mut fresh.state, vec![left]);
        }
    }

    fn play_open(&self, fresh: &mut Hall, id: StageId, old: &Stage, falls: bool) {
        let first = fresh.state.stages[&id].first_match.0;
        let ids: Vec<MatchId> = fresh.state.stages[&id].matches().collect();
        for match_id in ids {
            let found = fresh.state.matches[&match_id].clone();
            if found.outcome().is_some() || found.is_void() {
                continue;
            }
            let node = match_id.0 - first;
            let was = self.before.state.matches.get(&old.match_of(node));
            match self.course(&found, was.filter(|_| !falls), old) {
                Course::Open => {}
                Course::Void => evolve(
                    &mut fresh.state,
                    vec![Event::MatchVoided {
                        match_id,
                        reason: "Void".to_owned(),
                    }],
                ),
                Course::Ended(outcome) => fresh.must(DESK, ended(match_id, outcome)),
                Course::Heat(games, over) => {
                    let mut events: Vec<Event> = (1..)
                        .zip(games)
                        .map(|(game, finishes)| Event::HeatScored {
                            match_id,
                            game,
                            finishes,
                        })
                        .collect();
                    if over {
                        let was = was.and_then(Match::outcome).expect("it is over");
                        events.push(Event::MatchEnded {
                            match_id,
                            outcome: was,
                        });
                    }
                    evolve(&mut fresh.state, events);
                }
            }
        }
    }

    /// What comes of a match that can be played now.
    fn course(&self, found: &Match, was: Option<&Match>, old: &Stage) -> Course {
        if let (Some((entrants, _)), Some(was)) = (found.heat(), was) {
            return self.course_of_heat(entrants, was);
        }
        let both = [Side::Home, Side::Away].map(|side| found.entrant(side));
        let [Some(_), Some(_)] = both else {
            return Course::Open;
        };
        let gone = self.expelled(found);
        let same = was.filter(|was| was.contenders == found.contenders);
        let Some(was) = same else {
            let is_void = was.is_some_and(|was| self.is_chosen_void(was.id));
            return match gone {
                Some(side) => Course::Ended(without_play(side.into(), Ending::Disqualified)),
                None if is_void => Course::Void,
                None => Course::Open,
            };
        };
        if self.fix.match_id() == Some(was.id) {
            return self.put_right(was);
        }
        if let Some(side) = gone
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
        let Some((known, games)) = was.heat().filter(|(known, _)| *known == entrants) else {
            return Course::Open;
        };
        let _ = known;
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

    /// The side of whoever this fix disqualifies.
    fn expelled(&self, found: &Match) -> Option<Side> {
        match *self.fix {
            Fix::Disqualify { entrant, .. } => found.side_of(entrant),
            _ => None,
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

pub(crate) fn evolve(state: &mut Gathering, events: Vec<Event>) {
    let entry = Accepted {
        seq: Seq(state.head.0 + 1),
        at: state.now,
        device: None,
        command: CommandId("again".to_owned()),
        kind: "draw_stage".to_owned(),
        events,
    };
    *state = core::mem::take(state).evolve(&entry);
}

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

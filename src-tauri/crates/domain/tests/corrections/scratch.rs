//! The tournament as it would have been: drawn and played from its first match, with what was wrong put right, and every
//! result that has the same contenders as before.

use crate::course::{Course, ended};
use crate::hall::{CUP, DESK, Hall};
use lanista_domain::correct::{Choice, Correction, Fix};
use lanista_domain::gathering::NextIds;
use lanista_domain::{
    Accepted, Command, CommandId, EntrantId, Event, Gathering, Match, MatchId, Publication, Seq,
    Side, Stage, StageId,
};
use std::collections::BTreeSet;

/// A correction that was made, with what it was foreseen to do.
pub(crate) struct Made<'a> {
    pub(crate) before: &'a Hall,
    pub(crate) after: &'a Hall,
    pub(crate) fix: &'a Fix,
    pub(crate) seen: &'a Correction,
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
        for entrant in cup.entrants.values_mut() {
            entrant.gone = None;
        }
        let old: Vec<StageId> = self.before.state.tournaments[&CUP].stages.clone();
        for (index, id) in old.into_iter().enumerate() {
            let Some(now) = self.after.state.tournaments[&CUP].stages.get(index) else {
                break;
            };
            let (old, now) = (
                &self.before.state.stages[&id],
                &self.after.state.stages[now],
            );
            if now.id != old.id {
                self.leave_by(&mut fresh, None);
            }
            self.draw(&mut fresh, old, now);
            self.play(&mut fresh, old, now);
            self.leave(&mut fresh, old);
        }
        self.leave_by(&mut fresh, None);
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
                self.leave(fresh, old);
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
            self.leave(fresh, old);
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
            // What nobody had begun was never there.
            if chosen.is_some_and(|found| found.chosen == Some(Choice::Void) && !found.has_begun) {
                continue;
            }
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
                let is_gone = |id: &EntrantId| {
                    fresh
                        .state
                        .entrant(CUP, *id)
                        .is_some_and(|it| it.gone.is_some())
                };
                if !entrants.iter().any(is_gone) {
                    // Who left since takes no part in ties.
                    let mut judged = fresh.clone();
                    let cup = judged.state.tournaments.get_mut(&CUP).expect("is");
                    for (who, found) in &mut cup.entrants {
                        if found.gone.is_none() && !entrants.contains(who) {
                            let later = self.after.state.entrant(CUP, *who).expect("is");
                            found.gone.clone_from(&later.gone);
                        }
                    }
                    judged.must(
                        DESK,
                        Command::PlayTieBreak {
                            stage: id,
                            entrants: entrants.clone(),
                            series: series.clone(),
                        },
                    );
                }
                let paired = Event::TieBreakPaired {
                    stage: id,
                    tie_break: number,
                    entrants,
                    series,
                };
                evolve(&mut fresh.state, vec![paired]);
                fresh.must(DESK, Command::PublishStage { stage: id });
                self.play_open(fresh, id, old, false);
            }
        }
    }

    /// Whoever left before the next stage was there leaves, once all their matches of this one are settled; so does who
    /// is disqualified by it.
    fn leave(&self, fresh: &mut Hall, old: &Stage) {
        let next = usize::from(old.index) + 1;
        let next = self.before.state.tournaments[&CUP].stages.get(next);
        let shown = next.map(|id| self.before.state.stages[id].publication);
        self.leave_by(fresh, shown);
    }

    /// Whoever left before this; everybody where nothing follows.
    fn leave_by(&self, fresh: &mut Hall, shown: Option<Publication>) {
        let expelled = self.expelled();
        for (&entrant, found) in &self.after.state.tournaments[&CUP].entrants {
            let Some(gone) = &found.gone else { continue };
            let is_later = matches!(shown, Some(Publication::Published { at }) if gone.at > at);
            let is_known = fresh
                .state
                .entrant(CUP, entrant)
                .expect("is")
                .gone
                .is_some();
            if is_known || (is_later && expelled != Some(entrant)) {
                continue;
            }
            let left = Event::EntrantLeft {
                tournament: CUP,
                entrant,
                disqualified: gone.disqualified,
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

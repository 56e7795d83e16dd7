//! What can be done with a match now, and why not: asked of the rules themselves, so that no screen has a copy of them.

use crate::command::{Command, WithoutPlay};
use crate::contest::{Match, MatchState};
use crate::device::{Device, Role};
use crate::gathering::Gathering;
use crate::ids::{At, MatchId};
use crate::life::{Absent, Presence, REOPENED_WITHIN, WaitsFor};
use crate::refusal::Refusal;
use crate::rights::{Right, right};
use crate::series::Verdict;
use crate::side::{BySide, Side};
use alloc::vec;
use alloc::vec::Vec;

/// The names of the steps, and the reasons why each cannot be taken now; none where it can.
pub type Steps = Vec<(&'static str, Vec<Refusal>)>;

impl Gathering {
    /// What a role can do with a match now. A judge is taken to hold it, and to be the one who committed it.
    #[must_use]
    pub fn possible(&self, id: MatchId, role: Role, at: At) -> Steps {
        let Some(found) = self.matches.get(&id) else {
            return Vec::new();
        };
        probes(found)
            .into_iter()
            .map(|command| {
                let mut reasons = match right(role, &command) {
                    Right::Never => vec![Refusal::NotAllowed],
                    Right::Always | Right::InScope | Right::Holding => {
                        self.why_not(found, &command, role, at)
                    }
                };
                if role == Role::Judge {
                    reasons.retain(|reason| *reason != Refusal::HeldByAnother);
                }
                (command.kind(), reasons)
            })
            .collect()
    }

    fn why_not(&self, found: &Match, command: &Command, role: Role, at: At) -> Vec<Refusal> {
        if let Err(closed) = self.check_open(command) {
            return vec![closed];
        }
        if let Command::TakeMatch { .. } = command {
            let free = self.check_hands(found, None);
            let reasons = self.playable(found.id).map(drop).and(free);
            return reasons.err().into_iter().collect();
        }
        if let Command::CallMatch { .. } = command {
            return self.playable(found.id).err().into_iter().collect();
        }
        if let (Command::ReopenMatch { .. }, Role::Judge) = (command, role) {
            return self.why_not_reopened(found, at);
        }
        if let (Command::ConfirmResult { .. }, Role::Judge) = (command, role) {
            return self.why_no_second_judge(found);
        }
        // A judge is taken to be whoever holds it.
        let holder = found.lease.as_ref().filter(|_| role == Role::Judge);
        match self.judge(command, holder.map(|lease| &lease.device), at) {
            Ok(_) => Vec::new(),
            // Whether the probe would change anything says nothing about the step.
            Err(refused) => refused
                .reasons
                .into_iter()
                .filter(|reason| *reason != Refusal::NoChange)
                .collect(),
        }
    }

    /// Whether another judge than the reporter may confirm.
    fn why_no_second_judge(&self, found: &Match) -> Vec<Refusal> {
        let Some(report) = found.report() else {
            return vec![Refusal::NotReported];
        };
        if matches!(found.state, MatchState::Disputed { .. }) {
            return vec![Refusal::Contested];
        }
        match report.waits_for {
            WaitsFor::SecondJudge => Vec::new(),
            WaitsFor::Desk | WaitsFor::Side(_) => vec![self.not_yours(found, report)],
        }
    }

    fn why_not_reopened(&self, found: &Match, at: At) -> Vec<Refusal> {
        let Some(judge) = self.last_judge(found) else {
            return vec![if found.outcome().is_some() || found.report().is_some() {
                Refusal::NotYourResult
            } else {
                Refusal::MatchNotOver
            }];
        };
        match self.reopen_to_play(found.id, Some(&judge.id), at) {
            Ok(_) => Vec::new(),
            Err(refused) => refused.reasons,
        }
    }

    /// The judge to whom the last change of a match belongs.
    fn last_judge(&self, found: &Match) -> Option<&Device> {
        let change = found.last_change.as_ref()?;
        self.admitted(&change.device)
            .filter(|known| known.role == Role::Judge)
    }

    /// Until when the judge who committed a match may open it again; none where nobody may.
    #[must_use]
    pub fn reopen_until(&self, found: &Match) -> Option<At> {
        let MatchState::Over { at, .. } = found.state else {
            return None;
        };
        let judge = self.last_judge(found)?;
        self.reopen_to_play(found.id, Some(&judge.id), at).ok()?;
        Some(At(at.0.saturating_add(REOPENED_WITHIN)))
    }
}

/// One command for each step, as somebody would send it who knows the match.
fn probes(found: &Match) -> Vec<Command> {
    let match_id = found.id;
    let winner = found.verdict().and_then(Verdict::winner);
    let needed = u16::from(
        found
            .series
            .wins_needed()
            .unwrap_or_else(|| found.series.most_games()),
    );
    let mut probes = vec![
        Command::CallMatch {
            match_id,
            station: None,
        },
        Command::LastCall {
            match_id,
            since: None,
        },
        Command::TakeMatch { match_id },
        Command::CommitMatch { match_id, winner },
        Command::HoldMatch {
            match_id,
            reason: "?".into(),
        },
        Command::ResumeMatch { match_id },
        Command::ReopenMatch { match_id },
        Command::ConfirmResult { match_id },
        Command::DisputeResult {
            match_id,
            note: "?".into(),
        },
        Command::ReplayMatch { match_id },
    ];
    if found.heat().is_none() {
        probes.extend([
            Command::CheckIn {
                match_id,
                side: Side::Home,
                presence: Presence::Here,
            },
            Command::ReportResult {
                match_id,
                result: crate::command::Stated::Winner { winner: Side::Home },
            },
            Command::EnterResult {
                match_id,
                score: BySide::new(needed, 0),
            },
            Command::EndWithoutPlay {
                match_id,
                absent: Absent::Home,
                how: WithoutPlay::Forfeit,
            },
            Command::RuleMatch {
                match_id,
                winner: Some(Side::Home),
                score: None,
                reason: "?".into(),
            },
        ]);
    }
    probes
}

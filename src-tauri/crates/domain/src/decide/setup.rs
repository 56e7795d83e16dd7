//! Before play: tournaments, their formats, and how long matches are.

use super::Decision;
use crate::bracket::{Group, NodeId};
use crate::event::Event;
use crate::format::{MOST_STAGES, StagePlan};
use crate::gathering::Gathering;
use crate::ids::{MatchId, StageId, TournamentId};
use crate::name;
use crate::refusal::{Refusal, Refused};
use crate::series::Series;
use crate::tournament::{Format, Tournament};
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Longest name of a gathering, a tournament or a title.
const HEADING: usize = 60;
/// Longest name of a stage.
const STAGE_NAME: usize = 40;
/// Most rounds whose series differs.
const EXCEPTIONS: usize = 64;

impl Gathering {
    pub(super) fn found_tournament(&self, id: TournamentId) -> Result<&Tournament, Refusal> {
        self.tournaments
            .get(&id)
            .ok_or_else(|| Refusal::not_found("tournament"))
    }

    pub(super) fn undrawn(&self, id: TournamentId) -> Result<&Tournament, Refusal> {
        let found = self.found_tournament(id)?;
        if found.stages.is_empty() {
            Ok(found)
        } else {
            Err(Refusal::AlreadyDrawn)
        }
    }

    pub(super) fn name_gathering(&self, raw: &str) -> Decision {
        let name = checked(raw, "name", HEADING)?;
        if name == self.name {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::GatheringNamed { name }])
    }

    pub(super) fn create_tournament(&self, name: &str, title: &str, format: &Format) -> Decision {
        let (name, title, format) = checked_heading(name, title, format)?;
        let tournament = TournamentId(self.next.tournament);
        Ok(vec![Event::TournamentCreated {
            tournament,
            name,
            title,
            format,
        }])
    }

    pub(super) fn change_tournament(
        &self,
        id: TournamentId,
        name: &str,
        title: &str,
        format: &Format,
    ) -> Decision {
        let found = self.found_tournament(id)?;
        let (name, title, format) = checked_heading(name, title, format)?;
        if format != found.format {
            let drawn = found.stages.len();
            let is_kept = format.rule == found.format.rule
                && format.vocabulary == found.format.vocabulary
                && format.stages.len() >= drawn
                && format.stages[..drawn] == found.format.stages[..drawn];
            if drawn > 0 && !is_kept {
                return Err(Refusal::AlreadyDrawn.into());
            }
        } else if name == found.name && title == found.title {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::TournamentChanged {
            tournament: id,
            name,
            title,
            format,
        }])
    }

    pub(super) fn remove_undrawn(&self, id: TournamentId) -> Decision {
        self.undrawn(id)?;
        Ok(vec![Event::TournamentRemoved { tournament: id }])
    }

    pub(super) fn set_series(
        &self,
        id: StageId,
        group: Group,
        round: u8,
        series: &Series,
    ) -> Decision {
        let stage = self
            .stages
            .get(&id)
            .ok_or_else(|| Refusal::not_found("stage"))?;
        let series = &checked_series(series)?;
        if !stage.format.takes(series) {
            return Err(games_of_a_heat().into());
        }
        if matches!(group, Group::TieBreak(_)) && series.wins_needed().is_none() {
            return Err(Refusal::DrawNotAllowed.into());
        }
        let of_round: Vec<MatchId> = stage
            .bracket
            .iter()
            .filter(|(_, node)| node.group == group && node.round == round && node.is_played())
            .map(|(NodeId(node), _)| stage.match_of(node))
            .collect();
        if of_round.is_empty() {
            return Err(Refusal::not_found("round").into());
        }
        let events: Vec<Event> = of_round
            .into_iter()
            .filter(|id| {
                self.matches
                    .get(id)
                    .is_some_and(|found| !found.has_begun() && found.series != *series)
            })
            .map(|match_id| Event::SeriesSet {
                match_id,
                series: series.clone(),
            })
            .collect();
        if events.is_empty() {
            Err(Refusal::NoChange.into())
        } else {
            Ok(events)
        }
    }
}

pub(super) fn checked(raw: &str, what: &str, most: usize) -> Result<String, Refusal> {
    let text = name::clean(raw);
    if name::fits(&text, most) {
        Ok(text)
    } else {
        Err(Refusal::bad_text(what, most))
    }
}

/// A text that may be missing or empty.
pub(super) fn checked_optional(
    raw: Option<&str>,
    what: &str,
    most: usize,
) -> Result<Option<String>, Refusal> {
    let text = name::clean(raw.unwrap_or_default());
    if text.is_empty() {
        Ok(None)
    } else if name::fits(&text, most) {
        Ok(Some(text))
    } else {
        Err(Refusal::bad_text(what, most))
    }
}

pub(super) fn checked_series(series: &Series) -> Result<Series, Refusal> {
    if !series.is_sound() {
        return Err(Refusal::BadNumber {
            what: "games of a match".into(),
        });
    }
    let mut series = series.clone();
    if let Some(start) = &mut series.head_start {
        start.reason = checked(&start.reason, "reason", name::SENTENCE)?;
    }
    Ok(series)
}

fn games_of_a_heat() -> Refusal {
    Refusal::BadNumber {
        what: "games of a heat, all of 1 to 20".into(),
    }
}

/// Name, title and format, cleaned; otherwise everything that is wrong with them.
fn checked_heading(
    raw_name: &str,
    raw_title: &str,
    format: &Format,
) -> Result<(String, String, Format), Refused> {
    let mut reasons = Vec::new();
    let name = keep(&mut reasons, checked(raw_name, "name", HEADING));
    let title = keep(
        &mut reasons,
        checked_optional(Some(raw_title), "title", HEADING),
    );
    let mut format = format.clone();
    if format.stages.is_empty() || format.stages.len() > MOST_STAGES {
        reasons.push(Refusal::BadNumber {
            what: "stages, 1 to 8".into(),
        });
        format.stages.truncate(MOST_STAGES);
    }
    for index in 0..format.stages.len() {
        let (before, rest) = format.stages.split_at_mut(index);
        if let Some(plan) = rest.first_mut() {
            check_plan(&mut reasons, before, plan);
        }
    }
    if !format.rule.is_sound() {
        reasons.push(Refusal::BadNumber {
            what: "points of a game".into(),
        });
    }
    match format.title_rules.checked() {
        Ok(clean) => format.title_rules = clean,
        Err(mut wrong) => reasons.append(&mut wrong),
    }
    if reasons.is_empty() {
        let title = title.flatten().unwrap_or_default();
        Ok((name.unwrap_or_default(), title, format))
    } else {
        reasons.dedup();
        Err(Refused { reasons })
    }
}

/// Cleans the plan of a stage, or says everything that is wrong with it.
fn check_plan(reasons: &mut Vec<Refusal>, before: &[StagePlan], plan: &mut StagePlan) {
    if let Some(name) = keep(
        reasons,
        checked_optional(Some(&plan.name), "stage's name", STAGE_NAME),
    ) {
        plan.name = name.unwrap_or_default();
    }
    let exceptions = &mut plan.series.exceptions;
    if exceptions.len() > EXCEPTIONS {
        reasons.push(Refusal::BadNumber {
            what: "rounds that differ".into(),
        });
        exceptions.truncate(EXCEPTIONS);
    }
    let all = exceptions.iter_mut().map(|exception| &mut exception.series);
    for series in all.chain([&mut plan.series.usual]) {
        if let Some(clean) = keep(reasons, checked_series(series)) {
            *series = clean;
        }
    }
    plan.format.check(reasons);
    if !plan.format.takes(&plan.series.usual) {
        reasons.push(games_of_a_heat());
    }
    plan.intake.check(&plan.format, before, reasons);
    if plan.waves == 0 || plan.waves > plan.format.groups() {
        reasons.push(Refusal::BadNumber {
            what: "waves, from 1 to as many as there are groups".into(),
        });
    }
}

/// The value, or nothing and one reason more.
pub(super) fn keep<T>(reasons: &mut Vec<Refusal>, result: Result<T, Refusal>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(reason) => {
            reasons.push(reason);
            None
        }
    }
}

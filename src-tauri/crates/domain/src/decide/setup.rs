//! Before play: tournaments, the draw and its publication.

use super::Decision;
use crate::bracket::{self, Group, Impossible, NodeId};
use crate::event::Event;
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
            self.undrawn(id)?;
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

    pub(super) fn draw_bracket(&self, id: TournamentId) -> Decision {
        let found = self.undrawn(id)?;
        let entrants = u32::try_from(found.seeding.len()).unwrap_or(u32::MAX);
        bracket::build(&found.format.plan, entrants).map_err(|impossible| match impossible {
            Impossible::TooFew { .. } | Impossible::TooMany { .. } => {
                Refusal::WrongCount { entrants }
            }
        })?;
        Ok(vec![Event::BracketDrawn {
            tournament: id,
            stage: StageId(self.next.stage),
            first_match: MatchId(self.next.match_id),
            format: found.format.clone(),
            seeding: found.seeding.clone(),
        }])
    }

    pub(super) fn discard_draw(&self, id: StageId) -> Decision {
        let stage = self
            .stages
            .get(&id)
            .ok_or_else(|| Refusal::not_found("stage"))?;
        let begun = stage.matches().filter(|id| {
            self.matches
                .get(id)
                .is_some_and(|found| found.has_begun() || found.lease.is_some())
        });
        let reasons: Vec<Refusal> = begun
            .take(20)
            .map(|id| Refusal::HasBegun {
                number: self.number_of(id),
            })
            .collect();
        if !reasons.is_empty() {
            return Err(Refused { reasons });
        }
        Ok(vec![Event::DrawDiscarded { stage: id }])
    }

    pub(super) fn publish_stage(&self, id: StageId) -> Decision {
        let stage = self
            .stages
            .get(&id)
            .ok_or_else(|| Refusal::not_found("stage"))?;
        if stage.is_published() {
            return Err(Refusal::AlreadyPublished.into());
        }
        Ok(vec![Event::StagePublished { stage: id }])
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

fn checked_series(series: &Series) -> Result<Series, Refusal> {
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
    let exceptions = &mut format.series.exceptions;
    if exceptions.len() > EXCEPTIONS {
        reasons.push(Refusal::BadNumber {
            what: "rounds that differ".into(),
        });
        exceptions.truncate(EXCEPTIONS);
    }
    let all = exceptions.iter_mut().map(|exception| &mut exception.series);
    for series in all.chain([&mut format.series.usual]) {
        if let Some(clean) = keep(&mut reasons, checked_series(series)) {
            *series = clean;
        }
    }
    if !format.rule.is_sound() {
        reasons.push(Refusal::BadNumber {
            what: "points of a game".into(),
        });
    }
    if reasons.is_empty() {
        let title = title.flatten().unwrap_or_default();
        Ok((name.unwrap_or_default(), title, format))
    } else {
        reasons.dedup();
        Err(Refused { reasons })
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

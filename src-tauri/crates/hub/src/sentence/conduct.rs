//! Clocks, pauses and marks in words.

use lanista_domain::conduct::{ClockKind, Grant, Motion, PauseKind};
use lanista_domain::title_rules::ClockRule;
use lanista_domain::{Event, Gathering, MatchId};

use super::words::name;

/// The sentence of an event that is about the conduct of a match alone; empty for others.
pub(super) fn conduct(state: &Gathering, event: &Event) -> String {
    if let Event::ClockSet {
        match_id,
        clock,
        elapsed,
        motion,
        reason,
        ..
    } = event
    {
        let which = match clock {
            ClockKind::Game => "game clock",
            ClockKind::Series => "series clock",
        };
        let shown = shown(state, *match_id, *clock, *elapsed);
        let how = match (reason, motion) {
            (Some(reason), _) => format!("put to {shown}: {reason}"),
            (None, Motion::Runs) => format!("runs from {shown}"),
            (None, Motion::Stands | Motion::Halted) => format!("stands at {shown}"),
        };
        return format!("Match {}: {which} {how}", state.number_of(*match_id));
    }
    if let Event::PauseCalled {
        match_id,
        kind,
        by,
        grant,
        ..
    } = event
    {
        let what = match kind {
            PauseKind::Tactical => "tactical pause",
            PauseKind::Technical => "technical pause",
            PauseKind::Medical => "medical pause",
            PauseKind::Judge => "pause",
        };
        let who = by.map_or("by the judge".into(), |side| {
            format!("for {}", name(state, *match_id, side))
        });
        let beyond = match grant {
            Grant::Allowance => "",
            Grant::Anyway => ", beyond the allowance",
        };
        return format!("Match {}: {what} {who}{beyond}", state.number_of(*match_id));
    }
    if let Event::SideReady { match_id, side } = event {
        return format!(
            "Match {}: {} is ready",
            state.number_of(*match_id),
            name(state, *match_id, *side)
        );
    }
    if let Event::GameMarked {
        match_id,
        game,
        marks,
    } = event
    {
        let mut said: Vec<String> = Vec::new();
        said.extend(marks.map.clone());
        if let Some(side) = &marks.home_side {
            let home = name(state, *match_id, lanista_domain::Side::Home);
            said.push(format!("{home} plays {side}"));
        }
        for side in lanista_domain::Side::BOTH {
            let characters = &marks.characters[side];
            if !characters.is_empty() {
                let who = name(state, *match_id, side);
                said.push(format!("{who} with {}", characters.join(", ")));
            }
        }
        let what = if said.is_empty() {
            "nothing marked any more".into()
        } else {
            said.join("; ")
        };
        return format!("Match {}, game {game}: {what}", state.number_of(*match_id));
    }
    String::new()
}

/// What the clock shows, as 4:37; over time with a plus.
fn shown(state: &Gathering, id: MatchId, clock: ClockKind, elapsed: u64) -> String {
    let rules = state
        .tournament_of(id)
        .map(|found| &found.format.title_rules);
    let rule = rules.and_then(|rules| match clock {
        ClockKind::Game => rules.game_clock,
        ClockKind::Series => rules.series_clock,
    });
    let (sign, ms) = match rule {
        Some(ClockRule::Down { from }) => {
            let all = u64::from(from) * 1_000;
            if elapsed > all {
                ("+", elapsed - all)
            } else {
                ("", all - elapsed)
            }
        }
        Some(ClockRule::Up {}) | None => ("", elapsed),
    };
    let seconds = ms / 1_000;
    format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
}

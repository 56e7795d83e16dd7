//! Clocks, pauses and marks of a match, as everybody may see them.

use lanista_domain::conduct::{Clock, ClockKind, PauseKind};
use lanista_domain::title_rules::{Allowance, ClockRule, Per, TitleRules};
use lanista_domain::{At, Game, Match, Side};
use lanista_wire::conduct::{
    ClockView, ClocksView, Marks, MarksView, Motion, PauseView, PausesLeft,
};
use lanista_wire::shared::BySide;

/// The clocks that the title has, also those that nobody touched yet.
pub(super) fn clocks(rules: &TitleRules, found: &Match) -> Option<ClocksView> {
    let view = |rule: Option<ClockRule>, kind: ClockKind| {
        rule.map(|rule| clock(rule, present(found, kind)))
    };
    let clocks = ClocksView {
        game: view(rules.game_clock, ClockKind::Game),
        series: view(rules.series_clock, ClockKind::Series),
    };
    (clocks != ClocksView::default()).then_some(clocks)
}

/// A clock as it stands; the game clock of an earlier game is none of the next one, once that has begun.
fn present(found: &Match, kind: ClockKind) -> Option<Clock> {
    let game = u8::try_from(found.games.len()).unwrap_or(u8::MAX);
    found
        .conduct
        .clock(kind)
        .filter(|clock| kind == ClockKind::Series || clock.game >= game)
}

fn clock(rule: ClockRule, clock: Option<Clock>) -> ClockView {
    ClockView {
        from: match rule {
            ClockRule::Up {} => None,
            ClockRule::Down { from } => Some(u64::from(from) * 1_000),
        },
        elapsed: clock.map_or(0, |clock| clock.elapsed),
        anchor: clock.map_or(0, |clock| clock.anchor.0),
        motion: clock.map_or(Motion::Stands, |clock| clock.motion.into()),
    }
}

pub(super) fn pause(found: &Match) -> Option<PauseView> {
    found.conduct.pause.map(|pause| PauseView {
        kind: pause.kind.into(),
        by: pause.by.map(Into::into),
        since: pause.since.0,
        due: pause.due().map(|At(at)| at),
        ready: pause.ready.into(),
    })
}

/// What each side may still ask for in the game that is played.
pub(super) fn pauses_left(rules: &TitleRules, found: &Match) -> Option<PausesLeft> {
    let played = found
        .games
        .iter()
        .filter(|game| Game::is_over(game))
        .count();
    let is_between = played == found.games.len() && found.verdict().is_none();
    let game = u8::try_from(found.games.len() + usize::from(is_between)).unwrap_or(u8::MAX);
    let left = |kind: PauseKind, allowance: Option<Allowance>| {
        allowance.map(|allowance| {
            let within = (allowance.per == Per::Game).then_some(game);
            let of = |side: Side| {
                let had = found.conduct.had(kind, side, within);
                let left = usize::from(allowance.count).saturating_sub(had);
                u8::try_from(left).unwrap_or(u8::MAX)
            };
            BySide {
                home: of(Side::Home),
                away: of(Side::Away),
            }
        })
    };
    let all = PausesLeft {
        tactical: left(PauseKind::Tactical, rules.pauses.tactical),
        technical: left(PauseKind::Technical, rules.pauses.technical),
        medical: left(PauseKind::Medical, rules.pauses.medical),
    };
    (all != PausesLeft::default()).then_some(all)
}

pub(super) fn marks(found: &Match) -> Option<MarksView> {
    let all = found.conduct.marks.iter();
    let views: MarksView = all
        .map(|(game, marks)| (*game, Marks::from(marks)))
        .collect();
    (!views.is_empty()).then_some(views)
}

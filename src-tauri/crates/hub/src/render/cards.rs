//! Matches: as a card shows them, and one in full.

use super::conduct;
use super::life;
use lanista_domain::bracket::{NodeId, Origin};
use lanista_domain::command::Disqualified;
use lanista_domain::{
    EntrantId, Gathering, Match, MatchId, MatchState, Slot, Stage, StageFormat, Tournament,
};
use lanista_wire::shared::{BySide, Group, Side};
use lanista_wire::stream::GoLightView;
use lanista_wire::title_rules::TitleRules;
use lanista_wire::topic::Audience;
use lanista_wire::view::{
    ChangeView, Comes, EntrantView, GameView, GoneView, HeatCard, HeatView, LeaseView, MatchCard,
    MatchView, PhotoView, SlotView, StateView, TargetView,
};
use std::collections::BTreeMap;

/// How many of those who lead a heat its card names.
const LEADERS: usize = 3;

/// The last round of each group of a stage.
pub(super) type LastRounds = BTreeMap<Group, u8>;

/// A match as a card shows it.
pub(super) fn card(
    state: &Gathering,
    audience: Audience,
    stage: &Stage,
    rounds: &LastRounds,
    found: &Match,
) -> Option<MatchCard> {
    let node = stage.bracket.node(NodeId(found.node))?;
    let group = Group::from(node.group);
    let slots = found.slots();
    let slot_view = |side: lanista_domain::Side| slot(state, stage, node.slots[side], slots[side]);
    let target = |to: Option<(NodeId, lanista_domain::Side)>| {
        to.map(|(node, side)| TargetView {
            match_id: stage.match_of(node.0).0,
            side: side.into(),
        })
    };
    let outcome = found.outcome();
    let holder = found.lease.as_ref().filter(|_| audience.is_official());
    let window = stage.window(node);
    Some(MatchCard {
        id: found.id.0,
        number: node.number,
        tournament: stage.tournament.0,
        stage: stage.id.0,
        group,
        round: node.round,
        from_end: rounds
            .get(&group)
            .copied()
            .unwrap_or(node.round)
            .saturating_sub(node.round),
        position: node.position,
        state: state_view(&found.state),
        since: since(&found.state),
        slots: BySide {
            home: slot_view(lanista_domain::Side::Home),
            away: slot_view(lanista_domain::Side::Away),
        },
        heat: found.heat().map(|(entrants, games)| HeatCard {
            contenders: u32::try_from(entrants.len()).unwrap_or(u32::MAX),
            played: u8::try_from(games.iter().filter(|game| !game.is_empty()).count())
                .unwrap_or(u8::MAX),
            leaders: state
                .leaders(stage, found, LEADERS)
                .into_iter()
                .map(|id| id.0)
                .collect(),
            here: life::present(found, entrants),
        }),
        score: found.score().into(),
        needed: found.series.wins_needed(),
        most_games: found.series.most_games(),
        game: running_game(found),
        winner: outcome.and_then(|outcome| outcome.winner).map(Into::into),
        ending: outcome.map(|outcome| life::ending(outcome.ending)),
        unscored: outcome.and_then(|outcome| (!outcome.told.is_score()).then_some(true)),
        here: life::here(found),
        call: life::call_clock(state, found),
        report: life::report(state, audience, stage, found),
        ruled: found.ruling.as_ref().map(|ruling| ruling.reason.clone()),
        void: stage
            .voided
            .iter()
            .any(|&id| found.side_of(id).is_some())
            .then_some(true),
        station: found.station.map(|station| station.0),
        holder: holder.and_then(|lease| Some(state.devices.get(&lease.device)?.number)),
        from: window.from.map(|at| at.0),
        until: window.until.map(|at| at.0),
        wave: stage.wave_of(node.group),
        why: super::tables::why(state, audience, stage, node),
        winner_to: target(node.winner_to),
        loser_to: target(node.loser_to),
        rev: found.rev,
        expected: None,
    })
}

/// One match in full; `None` where this audience may not see it.
pub(crate) fn match_view(state: &Gathering, audience: Audience, id: MatchId) -> Option<MatchView> {
    let found = state.matches.get(&id)?;
    let stage = state.stages.get(&found.stage)?;
    if audience != Audience::Desk && !stage.shows(found.node) {
        return None;
    }
    let tournament = state.tournaments.get(&stage.tournament)?;
    let is_inside = audience.is_official();
    let title_rules = &tournament.format.title_rules;
    let entrant = |side: lanista_domain::Side| {
        found
            .entrant(side)
            .and_then(|id| entrant_view(state, tournament, id, seed_in(stage, id)))
    };
    Some(MatchView {
        card: card(
            state,
            audience,
            stage,
            &crate::topics::last_rounds(stage),
            found,
        )?,
        tournament_name: tournament.name.clone(),
        title: tournament.title.clone(),
        confirmation: life::confirmation(tournament.confirmation),
        entrants: BySide {
            home: entrant(lanista_domain::Side::Home),
            away: entrant(lanista_domain::Side::Away),
        },
        walkovers_in_row: is_inside.then(|| walkovers(state, found)).flatten(),
        steps: life::steps(state, audience, id),
        reopen_until: state
            .reopen_until(found)
            .filter(|_| is_inside)
            .map(|until| until.0),
        void_reason: match &found.state {
            MatchState::Void { reason, .. } => Some(reason.clone()),
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Held { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Over { .. } => None,
        },
        heat: heat_view(state, stage, tournament, found),
        series: (&found.series).into(),
        rule: tournament.format.rule.into(),
        vocabulary: tournament.format.vocabulary.into(),
        title_rules: TitleRules::of(title_rules),
        games: (1..)
            .zip(&found.games)
            .map(|(number, game)| game_view(number, game))
            .collect(),
        held: match &found.state {
            MatchState::Held { reason, .. } => Some(reason.clone()),
            MatchState::Bye
            | MatchState::Undecided
            | MatchState::NotDue
            | MatchState::Ready { .. }
            | MatchState::Called { .. }
            | MatchState::Live { .. }
            | MatchState::Reported { .. }
            | MatchState::Disputed { .. }
            | MatchState::Over { .. }
            | MatchState::Void { .. } => None,
        },
        clocks: conduct::clocks(title_rules, found),
        pause: conduct::pause(found),
        pauses_left: conduct::pauses_left(title_rules, found),
        marks: conduct::marks(found),
        lease: found.lease.as_ref().filter(|_| is_inside).map(|lease| {
            let device = state.devices.get(&lease.device);
            LeaseView {
                device: lease.device.0.clone(),
                number: device.map_or(0, |device| device.number),
                name: device.map_or_else(String::new, |device| device.name.clone()),
                since: lease.since.0,
            }
        }),
        last_change: found
            .last_change
            .as_ref()
            .filter(|_| is_inside)
            .map(|change| ChangeView {
                device: change.device.0.clone(),
                command: change.command.0.clone(),
            }),
        go_light: state
            .go_light(found)
            .filter(|_| is_inside)
            .map(|light| GoLightView {
                producer: light.producer.is_some(),
                judge: light.judge.is_some(),
            }),
        photos: photos(state, id, audience),
        blocked_by: state
            .next_matches(found)
            .into_iter()
            .filter(|(id, _)| state.matches.get(id).is_some_and(Match::has_begun))
            .map(|(id, _)| state.number_of(id))
            .collect(),
    })
}

/// What was photographed about a match: for officials alone.
fn photos(state: &Gathering, id: MatchId, audience: Audience) -> Vec<PhotoView> {
    let known = state.photos.get(&id).map_or(&[][..], Vec::as_slice);
    let shown = known.iter().filter(|_| audience.is_official());
    shown
        .map(|photo| PhotoView {
            sha256: photo.sha256.clone(),
            kind: photo.kind.into(),
            bytes: photo.bytes,
            at: photo.at.0,
            by: photo
                .by
                .as_ref()
                .and_then(|id| state.devices.get(id))
                .map_or_else(String::new, crate::author::author),
        })
        .collect()
}

/// How often in a row each of the two was not there; none where neither was missing.
fn walkovers(state: &Gathering, found: &Match) -> Option<BySide<u32>> {
    // It matters while somebody may be missing.
    if !matches!(
        found.state,
        MatchState::Ready { .. } | MatchState::Called { .. }
    ) {
        return None;
    }
    let of = |side| state.walkovers_in_row(found, side);
    let (home, away) = (
        of(lanista_domain::Side::Home),
        of(lanista_domain::Side::Away),
    );
    (home > 0 || away > 0).then_some(BySide { home, away })
}

/// A heat in full.
fn heat_view(
    state: &Gathering,
    stage: &Stage,
    tournament: &Tournament,
    found: &Match,
) -> Option<HeatView> {
    let (entrants, games) = found.heat()?;
    let (measure, points) = match &stage.format {
        StageFormat::FreeForAll { rule, .. } => (None, Some(&rule.points)),
        StageFormat::TimeTrial { measure, .. } => (Some((*measure).into()), None),
        StageFormat::Bracket { .. }
        | StageFormat::Stepladder {}
        | StageFormat::Hill { .. }
        | StageFormat::Gsl { .. }
        | StageFormat::RoundRobin { .. }
        | StageFormat::Swiss { .. } => (None, None),
    };
    Some(HeatView {
        entrants: entrants
            .iter()
            .filter_map(|&id| entrant_view(state, tournament, id, seed_in(stage, id)))
            .collect(),
        games: games
            .iter()
            .map(|game| game.iter().map(Into::into).collect())
            .collect(),
        measure,
        placing: points.map_or_else(Vec::new, |points| points.placing.clone()),
        kill: points.map_or(0, |points| points.kill),
    })
}

/// An entrant with a seed.
pub(super) fn entrant_view(
    state: &Gathering,
    tournament: &Tournament,
    id: EntrantId,
    seed: u32,
) -> Option<EntrantView> {
    let entrant = tournament.entrants.get(&id)?;
    Some(EntrantView {
        id: id.0,
        name: entrant.name.clone(),
        short_name: entrant.short_name.clone(),
        tag: entrant.tag.clone(),
        club: entrant.club.clone(),
        seat: entrant.seat.clone(),
        spoken: entrant.spoken.clone(),
        seed,
        roster: entrant
            .roster
            .iter()
            .filter_map(|id| state.persons.get(id))
            .map(|person| person.handle.clone())
            .collect(),
        people: super::lineups::known(state, entrant),
        legal: Vec::new(),
        members: Vec::new(),
        person: None,
        captain: None,
        arrived: None,
        by_phone: None,
        merit: None,
        gone: entrant.gone.as_ref().map(|gone| GoneView {
            disqualified: gone.disqualified == Disqualified::Yes,
            reason: gone.reason.clone(),
        }),
    })
}

fn seed_in(stage: &Stage, id: EntrantId) -> u32 {
    let place = stage.seeding.iter().position(|known| *known == id);
    place
        .and_then(|place| u32::try_from(place + 1).ok())
        .unwrap_or(0)
}

/// A slot. A bye shows who passes through it, once that is known.
pub(crate) fn slot(state: &Gathering, stage: &Stage, origin: Origin, slot: Slot) -> SlotView {
    let taken = |entrant: EntrantId| SlotView::Taken {
        entrant: entrant.0,
        seed: seed_in(stage, entrant),
    };
    match (slot, origin) {
        (Slot::Taken { entrant }, _) => taken(entrant),
        (Slot::Bye, _) | (Slot::Undecided, Origin::Seed(_) | Origin::Bye | Origin::Heat(_)) => {
            SlotView::Bye
        }
        (Slot::Undecided, Origin::WinnerOf(from) | Origin::LoserOf(from)) => {
            let id = stage.match_of(from.0);
            let comes = if matches!(origin, Origin::WinnerOf(_)) {
                Comes::Winner
            } else {
                Comes::Loser
            };
            let before = state.matches.get(&id);
            // Where nobody goes on, nobody comes.
            if before
                .and_then(Match::outcome)
                .is_some_and(|outcome| outcome.is_nobodys())
            {
                return SlotView::Bye;
            }
            let arrived = before.and_then(|before| {
                let winner = before.outcome()?.winner?;
                before.entrant(if comes == Comes::Winner {
                    winner
                } else {
                    winner.other()
                })
            });
            arrived.map_or_else(
                || SlotView::Undecided {
                    from: comes,
                    number: state.number_of(id),
                    match_id: id.0,
                },
                taken,
            )
        }
    }
}

pub(crate) const fn state_view(state: &MatchState) -> StateView {
    match state {
        MatchState::Bye => StateView::Bye,
        MatchState::Undecided => StateView::Undecided,
        MatchState::NotDue => StateView::NotDue,
        MatchState::Ready { .. } => StateView::Ready,
        MatchState::Called { .. } => StateView::Called,
        MatchState::Live { .. } => StateView::Live,
        MatchState::Held { .. } => StateView::Held,
        MatchState::Reported { .. } => StateView::Reported,
        MatchState::Disputed { .. } => StateView::Disputed,
        MatchState::Over { .. } => StateView::Over,
        MatchState::Void { .. } => StateView::Void,
    }
}

const fn since(state: &MatchState) -> Option<u64> {
    match state {
        MatchState::Bye | MatchState::Undecided | MatchState::NotDue => None,
        MatchState::Ready { since }
        | MatchState::Called { since }
        | MatchState::Live { since }
        | MatchState::Held { since, .. }
        | MatchState::Reported { since, .. }
        | MatchState::Disputed { since, .. } => Some(since.0),
        MatchState::Over { at, .. } | MatchState::Void { at, .. } => Some(at.0),
    }
}

fn running_game(found: &Match) -> Option<GameView> {
    let last = found.games.last().filter(|game| !game.is_over())?;
    let is_playing = matches!(
        found.state,
        MatchState::Live { .. } | MatchState::Held { .. }
    );
    let number = u8::try_from(found.games.len()).unwrap_or(u8::MAX);
    is_playing.then(|| game_view(number, last))
}

fn game_view(number: u8, game: &lanista_domain::Game) -> GameView {
    GameView {
        number,
        score: game.score.into(),
        winner: game.winner.map(Side::from),
        drawn: game.is_drawn.then_some(true),
    }
}

//! Drafts as each reader may know them. Everything but the reader's own is worked out on a position from which the
//! hidden choices are taken out first, so that nothing can follow from them.

use super::{Renderer, lineups};
use lanista_domain::draft::{
    Because, Choosing, Decided, Doer, Draft, DraftFormat, Fate, Illegal, Noted, Outcome, Phase,
    Pool, Position, Seat, Secrecy, SystemAct, Table, Turn, Verb, Waits, What,
};
use lanista_domain::{At, Gathering, Match, MatchId, MatchState, Side, TournamentId};
use lanista_wire::draft as wire;
use lanista_wire::shared::{BySide, Side as WireSide};
use lanista_wire::topic::Audience;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// Everybody, officials among them: nobody sees what is hidden.
    Hall,
    /// Whoever speaks for a side.
    Captain(Side),
}

impl Renderer<'_> {
    pub(super) fn draft(
        &self,
        audience: Audience,
        eyes: Eyes,
        id: MatchId,
    ) -> Option<wire::DraftView> {
        let found = self.state.matches.get(&id)?;
        let stage = self.visible(audience, found.stage)?;
        if !Self::shows(audience, stage, found.node) {
            return None;
        }
        let draft = self.state.last_draft(id)?;
        let draft = match eyes {
            Eyes::Hall => self.as_seen(audience, draft)?,
            Eyes::Captain(_) => Cow::Borrowed(draft),
        };
        self.draft_view(audience, eyes, stage.tournament, found, &draft)
    }

    /// A finished draft of a match as officials see it, by its place among all of them.
    pub(crate) fn finished_draft(&self, id: MatchId, place: usize) -> Option<wire::DraftView> {
        let found = self.state.matches.get(&id)?;
        let draft = self.state.drafts.get(&id)?.get(place)?;
        let stage = self.state.stage_of(id)?;
        let is_finished = draft.counts() && !draft.is_open();
        is_finished
            .then(|| self.draft_view(Audience::Desk, Eyes::Hall, stage.tournament, found, draft))?
    }

    fn draft_view(
        &self,
        audience: Audience,
        eyes: Eyes,
        tournament: TournamentId,
        found: &Match,
        draft: &Draft,
    ) -> Option<wire::DraftView> {
        let id = found.id;
        let (format, pool) = self.state.draft_means(draft)?;
        let rules = self.state.draft_rules.get(&draft.head.rules)?;
        let table = Table {
            format,
            pool,
            memory: &draft.memory,
        };
        let position = table.position(&draft.log);
        let own = match eyes {
            Eyes::Hall => None,
            Eyes::Captain(side) => Some(draft.seat(side)),
        };
        let known = position.as_known_to(own);
        let index = rules.pools.iter().position(|other| other.id == pool.id)?;
        let team = |seat| known.team(seat, own).map(|hero| hero.0.clone()).collect();
        let is_official = audience.is_official();
        let later = if own.is_some() || is_official {
            0
        } else {
            u64::from(format.clock.delay_ms)
        };
        Some(wire::DraftView {
            match_id: id.0,
            tournament: tournament.0,
            number: self.state.number_of(id),
            game: draft.head.place.game,
            best_of: found.series.most_games(),
            rules: draft.head.rules,
            pool: u32::try_from(index).ok()?,
            format: head(format),
            names: self.names(found),
            first: draft.head.first.into(),
            how: decided(&draft.head.how),
            home_side: draft.head.home_side.clone(),
            phase: phase(draft, later)?,
            turn: short(draft.log.len()),
            turns: turns(draft, format, &position, own),
            open: open(draft, format, &position, later),
            reserve: by_side(draft, |seat| draft.reserve[seat]),
            waits: position.waits.map(|waits| match waits {
                Waits::GoOn => wire::DraftWaits::GoOn,
                Waits::Decide => wire::DraftWaits::Decide,
            }),
            closed: (draft.is_open() && (is_official || own.is_some())).then(|| {
                by_side(draft, |seat| {
                    if own.is_some_and(|own| own != seat) {
                        BTreeMap::new()
                    } else {
                        closed(draft, &table, &known, seat)
                    }
                })
            }),
            teams: by_side(draft, team),
            lineup: BySide {
                home: draft
                    .lineup
                    .home
                    .iter()
                    .map(|hero| hero.0.clone())
                    .collect(),
                away: draft
                    .lineup
                    .away
                    .iter()
                    .map(|hero| hero.0.clone())
                    .collect(),
            },
            players: lineups::named(draft),
            roster: self.fielded(tournament, found, draft, format),
            hover: match eyes {
                Eyes::Hall => None,
                Eyes::Captain(side) => self.live.hovers.get(&(id.0, side)).cloned(),
            },
            notes: if is_official {
                self.notes(draft)
            } else {
                Vec::new()
            },
        })
    }

    /// What is drafted now, which matches that are called or played could draft next, and what was drafted for their game.
    pub(super) fn drafts(&self, audience: Audience) -> wire::DraftsView {
        let mut view = wire::DraftsView {
            shelf: if audience == Audience::Desk {
                self.shelf_moved()
            } else {
                0
            },
            ..wire::DraftsView::default()
        };
        for (id, found) in &self.state.matches {
            let is_on = matches!(
                found.state,
                MatchState::Called { .. } | MatchState::Live { .. } | MatchState::Held { .. }
            );
            let open = self.state.last_draft(*id).filter(|draft| {
                // The hall may still be watching what is over.
                let seen = self.as_seen(audience, draft);
                draft.is_open() || seen.is_some_and(|seen| seen.is_open())
            });
            if !is_on && open.is_none() {
                continue;
            }
            if let Some(line) = self.line(audience, found, open) {
                view.drafts.insert(id.0, line);
            }
        }
        view
    }

    /// A number that any keeping and any deletion changes.
    fn shelf_moved(&self) -> u64 {
        let shelf = &self.state.own_shelf;
        let formats = shelf.formats.values().map(|own| own.kept.0);
        let kept = formats.chain(shelf.pools.values().map(|own| own.kept.0));
        kept.sum()
    }

    fn line(
        &self,
        audience: Audience,
        found: &Match,
        open: Option<&Draft>,
    ) -> Option<wire::DraftLine> {
        let stage = self.visible(audience, found.stage)?;
        if !Self::shows(audience, stage, found.node) {
            return None;
        }
        let (home, away) = (found.entrant(Side::Home)?, found.entrant(Side::Away)?);
        let choosing = self.state.choosing.get(&found.id);
        let (_, rules) = self.state.draft_rules_of(stage.tournament).unzip();
        let next = rules.and_then(|rules| self.state.next_place(found, rules));
        let shown = open.or_else(|| {
            self.state
                .last_draft(found.id)
                .filter(|_| rules.is_some() && next.is_none())
        });
        let mut home_side = None;
        let (game, format, state, turn_of) = if let Some(draft) = shown {
            // That it is open is no secret; whose turn it is would tell how far it is.
            let seen = self.as_seen(audience, draft);
            let seen = seen.as_deref();
            let (format, pool) = self.state.draft_means(draft)?;
            let table = Table {
                format,
                pool,
                memory: &draft.memory,
            };
            let position = seen.map(|seen| table.position(&seen.log));
            let turns = position.iter().flat_map(|position| position.open(format));
            let turn_of = turns
                .filter(|_| seen.is_some_and(Draft::is_open))
                .map(|open| draft.side(open.opening.seat).into())
                .collect();
            let state = match seen.unwrap_or(draft).phase {
                Phase::Running {} => wire::DraftLineState::Running,
                Phase::Held { .. } => wire::DraftLineState::Held,
                Phase::Swapping { .. } => wire::DraftLineState::Swapping,
                Phase::Complete { .. } => wire::DraftLineState::Complete,
                Phase::Void { .. } => return None,
            };
            (draft.head.place.game, format, state, turn_of)
        } else if let Some(choosing) = choosing {
            let rules = self.state.draft_rules.get(&choosing.rules)?;
            let format = rules.format(&choosing.format)?;
            let turn_of = Vec::from([choosing.turn().into()]);
            let state = wire::DraftLineState::Choosing;
            (choosing.place.game, format, state, turn_of)
        } else {
            let place = next?;
            let format = rules?.format_at(place, found.series.most_games())?;
            home_side = self.state.side_decided(found, place, format);
            (place.game, format, wire::DraftLineState::Next, Vec::new())
        };
        Some(wire::DraftLine {
            tournament: stage.tournament.0,
            number: self.state.number_of(found.id),
            names: self.names(found),
            entrants: BySide {
                home: home.0,
                away: away.0,
            },
            game,
            format: called(format),
            state,
            turn_of,
            home_side,
            choosing: choosing
                .filter(|_| open.is_none())
                .map(|choosing| wire::ChoosingView {
                    how: decided(&choosing.how),
                    chooser: choosing.chooser.into(),
                    first: choosing.first.map(Into::into),
                    home_side: choosing.side_of_home().cloned(),
                    sides: if Choosing::has_sides(format) {
                        format.sides.clone()
                    } else {
                        Vec::new()
                    },
                }),
        })
    }

    /// The draft as an audience may see it by now: officials at once, the hall and its casters after the format's delay.
    pub(super) fn as_seen<'b>(
        &self,
        audience: Audience,
        draft: &'b Draft,
    ) -> Option<Cow<'b, Draft>> {
        if audience.is_official() {
            return Some(Cow::Borrowed(draft));
        }
        as_watched(self.state, draft, self.now)
    }

    pub(super) fn pool(&self, rules: u32, index: u32) -> Option<wire::PoolView> {
        let rules = self.state.draft_rules.get(&rules)?;
        let pool = rules.pools.get(usize::try_from(index).ok()?)?;
        let portraits = self.live.portraits.get(&pool.id);
        let hero = |hero: &lanista_domain::draft::Hero| {
            let view = wire::HeroView {
                portrait: portraits.and_then(|marks| marks.get(&hero.id.0).cloned()),
                name: hero.name.clone(),
                aliases: hero.aliases.clone(),
                attributes: hero.attributes.clone(),
                enabled: hero.enabled.is_yes(),
            };
            (hero.id.0.clone(), view)
        };
        Some(wire::PoolView {
            id: pool.id.clone(),
            name: pool.name.clone(),
            version: pool.version.clone(),
            heroes: pool.heroes.iter().map(hero).collect(),
        })
    }

    pub(super) fn drafting(
        &self,
        audience: Audience,
        id: TournamentId,
    ) -> Option<wire::DraftingView> {
        let (number, rules) = self.state.draft_rules_of(id)?;
        let is_shown = audience == Audience::Desk
            || self
                .state
                .stages
                .values()
                .any(|stage| stage.tournament == id && stage.is_published());
        let pool = |pool: &Pool| wire::PoolHead {
            id: pool.id.clone(),
            name: pool.name.clone(),
            version: pool.version.clone(),
            enabled: u32::try_from(pool.enabled().count()).unwrap_or(u32::MAX),
            heroes: u32::try_from(pool.heroes.len()).unwrap_or(u32::MAX),
        };
        is_shown.then(|| wire::DraftingView {
            rules: number,
            chain: rules.chain.iter().map(Into::into).collect(),
            formats: rules.formats.iter().map(head).collect(),
            pools: rules.pools.iter().map(pool).collect(),
        })
    }

    fn names(&self, found: &Match) -> BySide<String> {
        let tournament = self.state.stage_of(found.id).map(|stage| stage.tournament);
        let name = |side| {
            let entrant = found.entrant(side)?;
            Some(self.state.entrant(tournament?, entrant)?.name.clone())
        };
        BySide {
            home: name(Side::Home).unwrap_or_default(),
            away: name(Side::Away).unwrap_or_default(),
        }
    }

    fn notes(&self, draft: &Draft) -> Vec<wire::DraftNote> {
        let name = |id: &lanista_domain::DeviceId| {
            self.state.devices.get(id).map(|device| device.name.clone())
        };
        let note = |note: &lanista_domain::draft::Note| wire::DraftNote {
            at: note.at.0,
            by: note.by.as_ref().and_then(name).unwrap_or_default(),
            what: match note.what {
                Noted::Held {} => wire::DraftNoted::Held {},
                Noted::Resumed {} => wire::DraftNoted::Resumed {},
                Noted::TimeAdded { seat, ms } => wire::DraftNoted::TimeAdded {
                    seat: seat.into(),
                    ms,
                },
                Noted::SteppedBack { to } => wire::DraftNoted::SteppedBack { to },
                Noted::Voided {} => wire::DraftNoted::Voided {},
                Noted::LineupCorrected { side } => {
                    wire::DraftNoted::LineupCorrected { side: side.into() }
                }
            },
            reason: note.reason.clone(),
        };
        draft.notes.iter().map(note).collect()
    }
}

/// The draft as the hall sees it by a moment: after the format's delay. `None` where it has not begun there.
pub(crate) fn as_watched<'a>(
    state: &Gathering,
    draft: &'a Draft,
    now: At,
) -> Option<Cow<'a, Draft>> {
    let (format, pool) = state.draft_means(draft)?;
    let delay = u64::from(format.clock.delay_ms);
    if delay == 0 {
        return Some(Cow::Borrowed(draft));
    }
    let table = Table {
        format,
        pool,
        memory: &draft.memory,
    };
    let moment = At(now.0.saturating_sub(delay));
    draft.as_of(&table, moment).map(Cow::Owned)
}

fn by_side<T>(draft: &Draft, mut of: impl FnMut(Seat) -> T) -> BySide<T> {
    BySide {
        home: of(draft.seat(Side::Home)),
        away: of(draft.seat(Side::Away)),
    }
}

fn short(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// What people call a format; its id where it has no name.
fn called(format: &DraftFormat) -> String {
    if format.name.is_empty() {
        format.id.clone()
    } else {
        format.name.clone()
    }
}

fn head(format: &DraftFormat) -> wire::DraftFormatHead {
    let verbs = [
        Verb::Pick,
        Verb::Ban,
        Verb::Protect,
        Verb::Snipe,
        Verb::Steal,
    ];
    let may_pass = verbs.into_iter().filter(|verb| format.may_pass(*verb));
    wire::DraftFormatHead {
        id: format.id.clone(),
        name: called(format),
        unverified: format.is_unverified(),
        team_size: format.team_size,
        sides: format.sides.clone(),
        may_pass: may_pass.map(Into::into).collect(),
        turn_ms: format.clock.turn_ms,
        reserve_ms: format.clock.reserve_ms,
        delay_ms: Some(format.clock.delay_ms).filter(|delay| *delay > 0),
    }
}

const fn decided(how: &Decided) -> wire::DraftDecided {
    match how {
        Decided::Rule {} => wire::DraftDecided::Rule,
        Decided::Toss { .. } => wire::DraftDecided::Toss,
        Decided::Official {} => wire::DraftDecided::Official,
        Decided::Chosen {} => wire::DraftDecided::Chosen,
    }
}

/// Its moments are the reader's: whoever sees everything later has the whole turn before them then.
fn phase(draft: &Draft, later: u64) -> Option<wire::DraftPhase> {
    Some(match &draft.phase {
        Phase::Running {} => wire::DraftPhase::Running {
            opens: draft.opened.0.saturating_add(later),
        },
        Phase::Held {
            elapsed,
            since,
            reason,
        } => wire::DraftPhase::Held {
            elapsed: *elapsed,
            since: since.0.saturating_add(later),
            reason: reason.clone(),
        },
        Phase::Swapping { until } => wire::DraftPhase::Swapping {
            until: until.0.saturating_add(later),
        },
        Phase::Complete { at } => wire::DraftPhase::Complete {
            at: at.0.saturating_add(later),
        },
        Phase::Void { .. } => return None,
    })
}

/// Every turn of the format in its order, with what became of it as far as the eyes may know.
fn turns(
    draft: &Draft,
    format: &DraftFormat,
    position: &Position,
    eyes: Option<Seat>,
) -> BTreeMap<u32, wire::TurnView> {
    let mut cells = BTreeMap::new();
    let mut put = |view: wire::TurnView| {
        let place = u32::try_from(cells.len()).unwrap_or(u32::MAX);
        cells.insert(place, view);
    };
    for (step, of) in format.steps.iter().enumerate() {
        let done = |seat: Option<Seat>| {
            let turns = position.turns.iter();
            turns.filter(move |turn| turn.step == step && turn.seat == seat)
        };
        for opening in &of.open {
            let mut done = done(Some(opening.seat));
            for _ in 0..opening.n {
                let view = wire::TurnView {
                    side: Some(draft.side(opening.seat).into()),
                    verb: opening.verb.into(),
                    phase: of.phase.clone(),
                    step: short(step),
                    state: if position.step == step {
                        wire::TurnState::Open
                    } else {
                        wire::TurnState::Later
                    },
                    choice: None,
                    by: None,
                    action: None,
                };
                put(match done.next() {
                    Some(turn) => finished(view, draft, turn, eyes),
                    None => view,
                });
            }
        }
        if of.system == Some(SystemAct::Decider) {
            let view = wire::TurnView {
                side: None,
                verb: wire::Verb::Decider,
                phase: of.phase.clone(),
                step: short(step),
                state: wire::TurnState::Later,
                choice: None,
                by: None,
                action: None,
            };
            put(match done(None).next() {
                Some(turn) => finished(view, draft, turn, eyes),
                None => view,
            });
        }
    }
    cells
}

fn finished(
    mut view: wire::TurnView,
    draft: &Draft,
    turn: &Turn,
    eyes: Option<Seat>,
) -> wire::TurnView {
    view.state = match (turn.secrecy, turn.fate) {
        (Secrecy::Hidden, _) => wire::TurnState::Hidden,
        (Secrecy::Shown, Fate::Stands) => wire::TurnState::Done,
        (Secrecy::Shown, Fate::Collided) => wire::TurnState::Collided,
        (Secrecy::Shown, Fate::Taken) => wire::TurnState::Taken,
    };
    view.choice = turn.is_known_to(eyes).then(|| (&turn.choice).into());
    let action = turn.action.and_then(|action| draft.log.get(action));
    view.by = action.map(|action| match action.by {
        Doer::Captain { .. } => wire::TurnBy::Captain,
        Doer::Official { .. } | Doer::Record {} => wire::TurnBy::Official,
        Doer::Time {} => wire::TurnBy::Time,
        Doer::Nothing {} => wire::TurnBy::Nothing,
    });
    view.action = turn.action.map(short);
    view
}

fn open(
    draft: &Draft,
    format: &DraftFormat,
    position: &Position,
    later: u64,
) -> Vec<wire::OpenTurn> {
    if !draft.is_open() || position.waits.is_some() {
        return Vec::new();
    }
    let turn = |open: lanista_domain::draft::Open<'_>| {
        let seat = open.opening.seat;
        let At(until) = draft.shown_until(format, position.step, seat);
        let reserve = u64::from(draft.reserve[seat]);
        let (shown_until, left_ms, reserve_left_ms) = match draft.phase {
            Phase::Held { elapsed, .. } => {
                let whole = until.saturating_sub(draft.opened.0);
                let over = elapsed.saturating_sub(whole);
                let left = whole.saturating_sub(elapsed);
                (None, Some(left), Some(reserve.saturating_sub(over)))
            }
            Phase::Running {}
            | Phase::Swapping { .. }
            | Phase::Complete { .. }
            | Phase::Void { .. } => (Some(until.saturating_add(later)), None, None),
        };
        wire::OpenTurn {
            side: draft.side(seat).into(),
            seat: seat.into(),
            verb: open.opening.verb.into(),
            left: open.left,
            hidden: open.opening.hidden,
            shown_until,
            left_ms,
            reserve_left_ms,
        }
    };
    position.open(format).map(turn).collect()
}

/// What a seat cannot choose, as it follows from a position that the reader may know.
fn closed(
    draft: &Draft,
    table: &Table<'_>,
    known: &Position,
    seat: Seat,
) -> BTreeMap<String, wire::Closed> {
    let side = |by: Option<Seat>| by.map(|by| WireSide::from(draft.side(by)));
    let why = |illegal: Illegal| {
        let Illegal::Blocked { because } = illegal else {
            return wire::Closed::Other {
                code: illegal.code().into(),
                says: illegal.to_string(),
            };
        };
        match because {
            Because::Disabled {} => wire::Closed::Disabled {},
            Because::Now { verb, by } => wire::Closed::Now {
                verb: verb.into(),
                by: side(by),
            },
            Because::Game { game, by, what } => wire::Closed::Game {
                game,
                by: side(by),
                won: by.and_then(|by| winner(draft, what, by)),
            },
            Because::Match { .. } => wire::Closed::Match {},
        }
    };
    let all = table.closed_for(known, seat).into_iter();
    all.map(|(hero, illegal)| (hero.0.clone(), why(illegal)))
        .collect()
}

/// Who won the game that closed something by its result.
fn winner(draft: &Draft, what: What, by: Seat) -> Option<WireSide> {
    let side = draft.side(by);
    match what {
        What::Played(Outcome::Won) => Some(side.into()),
        What::Played(Outcome::Lost) => Some(side.other().into()),
        What::Did(_) => None,
    }
}

//! From the state to the documents: what each audience may see of it, and nothing else.

mod cards;
mod conduct;
mod day;
mod dispatch;
mod drafts;
mod hall;
mod life;
mod lineups;
mod listing;
mod lobby;
mod sign_up;
mod stages;
mod tables;
mod ways;

use crate::foresight::Foresight;
use crate::live::Live;
use crate::memory::Memory;
use crate::withheld::Seen;
use lanista_domain::{At, EntrantId, Gathering, Match, MatchId, Stage, StageId, TournamentId};
use lanista_insight::forecast::Forecast;
use lanista_wire::forecast::PlanView;
use lanista_wire::limits::MATCHES_A_TOPIC;
use lanista_wire::shared::Group;
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::StandingRow;
use serde::Serialize;
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub(crate) use cards::{match_view, slot as slot_view, state_view};
pub(crate) use dispatch::wave;
pub(crate) use drafts::as_watched;
pub(crate) use life::ending as ending_view;

/// The rows of a standing, the same for all who ask in one moment.
type Rows = Rc<[StandingRow]>;

/// Renders documents of one moment.
#[derive(Debug)]
pub(crate) struct Renderer<'a> {
    state: &'a Gathering,
    live: &'a Live,
    memory: &'a Memory,
    foresight: &'a Foresight,
    /// Whether the state is the hall's, which is behind.
    is_behind: bool,
    /// The moment.
    now: At,
    /// Standings per stage, for the desk or for others, made once per moment.
    standings: RefCell<BTreeMap<(StageId, bool), Rows>>,
    /// What the ways of entrants are made from, per stage, for the desk or for others, found once per moment.
    ways: RefCell<BTreeMap<(StageId, bool), Rc<ways::Index>>>,
    /// Last rounds per stage, found once per moment.
    last_rounds: RefCell<BTreeMap<StageId, Rc<cards::LastRounds>>>,
}

impl<'a> Renderer<'a> {
    pub(crate) const fn new(
        seen: Seen<'a>,
        live: &'a Live,
        memory: &'a Memory,
        foresight: &'a Foresight,
        now: At,
    ) -> Self {
        Self {
            state: seen.state,
            live,
            memory,
            foresight,
            is_behind: seen.is_behind,
            now,
            standings: RefCell::new(BTreeMap::new()),
            ways: RefCell::new(BTreeMap::new()),
            last_rounds: RefCell::new(BTreeMap::new()),
        }
    }

    /// The whole document; `None` where there is none for this audience.
    pub(crate) fn document(&self, audience: Audience, topic: Topic) -> Option<Value> {
        match topic {
            Topic::Gathering => value(&self.gathering(audience)),
            Topic::Entrants { tournament, part } => {
                value(&self.entrants(audience, TournamentId(tournament), part)?)
            }
            Topic::Stage { stage } => value(&self.stage(audience, StageId(stage))?),
            Topic::Round {
                stage,
                group,
                round,
                part,
            } => {
                let stage = self.visible(audience, StageId(stage))?;
                if !Self::shows_round(audience, stage, group, round) {
                    return None;
                }
                let ids = stage
                    .bracket
                    .iter()
                    .filter(|(_, node)| {
                        node.round == round
                            && node.position / MATCHES_A_TOPIC == part
                            && Group::from(node.group) == group
                            && !node.is_empty()
                    })
                    .map(|(id, _)| stage.match_of(id.0));
                self.whole_matches(audience, topic, ids)
            }
            Topic::Standing { stage, part } => {
                value(&self.standing(audience, StageId(stage), part)?)
            }
            Topic::Match { match_id } => {
                value(&match_view(self.state, audience, MatchId(match_id))?)
            }
            Topic::Way {
                tournament,
                entrant,
            } => value(&self.way(audience, TournamentId(tournament), EntrantId(entrant))?),
            Topic::Open { part } => {
                let first = part * MATCHES_A_TOPIC;
                let ids = self
                    .state
                    .matches
                    .range(MatchId(first)..MatchId(first.saturating_add(MATCHES_A_TOPIC)))
                    .map(|(id, _)| *id);
                self.whole_matches(audience, topic, ids)
            }
            Topic::Floor => value(&self.floor(audience)),
            Topic::Dispatch => value(&dispatch::dispatch(self.state, self.now)),
            Topic::Forecast => value(&day::forecast(self.state, self.live, self.now)),
            Topic::Plan => value(&self.plan(audience)),
            Topic::Devices => value(&self.devices()),
            Topic::Waiting => value(&self.waiting_phones()),
            Topic::Screens => value(&self.screens()),
            Topic::Screen { number } => value(&self.own_screen(number)?),
            Topic::Message { screen } => value(&self.message(screen)?),
            Topic::Server => value(&self.live.server),
            Topic::Journal => value(&self.journal()),
            Topic::Help => value(&life::help(self.state)),
            Topic::Drafts => value(&self.drafts(audience)),
            Topic::Draft { match_id } => {
                value(&self.draft(audience, drafts::Eyes::Hall, MatchId(match_id))?)
            }
            Topic::Seat { match_id, entrant } => {
                let found = self.state.matches.get(&MatchId(match_id))?;
                let side = found.side_of(EntrantId(entrant))?;
                value(&self.draft(audience, drafts::Eyes::Captain(side), MatchId(match_id))?)
            }
            Topic::Lobby { match_id } => value(&lobby::lobby(self.state, MatchId(match_id), None)?),
            Topic::OwnLobby { match_id, entrant } => value(&lobby::lobby(
                self.state,
                MatchId(match_id),
                Some(EntrantId(entrant)),
            )?),
            Topic::Pool { rules, index } => value(&self.pool(rules, index)?),
            Topic::Drafting { tournament } => {
                value(&self.drafting(audience, TournamentId(tournament))?)
            }
            Topic::SignUp { tournament } => {
                value(&sign_up::sign_up(self.state, TournamentId(tournament))?)
            }
            Topic::SigningUp => value(&sign_up::signing_up(self.state, self.now)),
            Topic::Place {
                tournament,
                entrant,
            } => value(&sign_up::place(
                self.state,
                TournamentId(tournament),
                EntrantId(entrant),
            )?),
            Topic::Hints { match_id } => {
                // The same gate as the draft itself.
                self.draft(audience, drafts::Eyes::Hall, MatchId(match_id))?;
                let hints = if audience.is_official() {
                    &self.live.draft_hints
                } else {
                    &self.live.watched_hints
                };
                value(hints.get(&match_id)?)
            }
            Topic::DraftLeaders { tournament } => value(self.draft_leaders(audience, tournament)?),
        }
    }

    /// Some matches of a document of matches: null for those that are not in it (any more). `None` where there is
    /// no such document for this audience.
    pub(crate) fn matches(
        &self,
        audience: Audience,
        topic: Topic,
        ids: &BTreeSet<u32>,
    ) -> Option<Map<String, Value>> {
        if let Topic::Round {
            stage,
            group,
            round,
            ..
        } = topic
        {
            let stage = self.visible(audience, StageId(stage))?;
            if !Self::shows_round(audience, stage, group, round) {
                return None;
            }
        }
        let card = |id: &u32| (id.to_string(), self.card_in(audience, topic, MatchId(*id)));
        Some(ids.iter().map(card).collect())
    }

    /// How the day will go, as far as whoever reads may know.
    fn foretold(&self) -> Option<&'a Forecast> {
        let told = if self.is_behind {
            &self.live.hall_forecast
        } else {
            &self.live.forecast
        };
        told.as_deref()
    }

    fn plan(&self, audience: Audience) -> PlanView {
        let plan = day::plan(self.state, self.foretold(), self.now);
        if audience == Audience::Desk {
            return plan;
        }
        day::without_the_desks(plan, |id| {
            let found = self.state.matches.get(&id);
            found.is_some_and(|found| {
                let stage = self.visible(audience, found.stage);
                stage.is_some_and(|stage| Self::shows(audience, stage, found.node))
            })
        })
    }

    fn whole_matches(
        &self,
        audience: Audience,
        topic: Topic,
        ids: impl Iterator<Item = MatchId>,
    ) -> Option<Value> {
        let matches: Map<String, Value> = ids
            .map(|id| (id.0.to_string(), self.card_in(audience, topic, id)))
            .filter(|(_, card)| !card.is_null())
            .collect();
        let mut document = Map::new();
        document.insert("matches".into(), Value::Object(matches));
        Some(Value::Object(document))
    }

    fn card_in(&self, audience: Audience, topic: Topic, id: MatchId) -> Value {
        let shown = self
            .state
            .matches
            .get(&id)
            .filter(|found| !matches!(topic, Topic::Open { .. }) || self.is_open(found));
        shown
            .and_then(|found| {
                let stage = self
                    .visible(audience, found.stage)
                    .filter(|stage| Self::shows(audience, stage, found.node))?;
                let mut card =
                    cards::card(self.state, audience, stage, &self.rounds_of(stage), found)?;
                if matches!(topic, Topic::Open { .. }) {
                    card.expected = self.expected(found);
                }
                Some(card)
            })
            .and_then(|card| value(&card))
            .unwrap_or(Value::Null)
    }

    /// About when its entrants are called, as long as they are not.
    fn expected(&self, found: &Match) -> Option<u64> {
        use lanista_domain::MatchState::{Ready, Undecided};
        let waits = matches!(found.state, Ready { .. } | Undecided);
        let known = if self.is_behind {
            &self.live.hall_expected
        } else {
            &self.live.expected
        };
        let known = known.get(&found.id.0);
        known.copied().filter(|_| waits)
    }

    /// Whether a match can be called or played now, or its result waits for somebody.
    fn is_open(&self, found: &Match) -> bool {
        use lanista_domain::MatchState::{Called, Disputed, Held, Live, Ready, Reported};
        matches!(
            found.state,
            Ready { .. }
                | Called { .. }
                | Live { .. }
                | Held { .. }
                | Reported { .. }
                | Disputed { .. }
        ) && self
            .state
            .stages
            .get(&found.stage)
            .is_some_and(|stage| stage.shows(found.node))
    }

    /// Whether an audience may know of a round: the public learns of one that was just paired when it is published.
    fn shows_round(audience: Audience, stage: &Stage, group: Group, round: u8) -> bool {
        stage.bracket.iter().any(|(id, node)| {
            node.round == round
                && Group::from(node.group) == group
                && Self::shows(audience, stage, id.0)
        })
    }

    /// Whether an audience may see a node of a stage that it may see.
    fn shows(audience: Audience, stage: &Stage, node: u32) -> bool {
        audience == Audience::Desk || stage.shows(node)
    }

    /// A stage that an audience may see.
    fn visible(&self, audience: Audience, id: StageId) -> Option<&'a Stage> {
        self.state
            .stages
            .get(&id)
            .filter(|stage| audience == Audience::Desk || stage.is_published())
    }

    fn rounds_of(&self, stage: &Stage) -> Rc<cards::LastRounds> {
        let mut known = self.last_rounds.borrow_mut();
        let found = known
            .entry(stage.id)
            .or_insert_with(|| Rc::new(crate::topics::last_rounds(stage)));
        Rc::clone(found)
    }
}

fn value(view: &impl Serialize) -> Option<Value> {
    serde_json::to_value(view)
        .inspect_err(|why| tracing::error!(%why, "a view could not be rendered"))
        .ok()
}

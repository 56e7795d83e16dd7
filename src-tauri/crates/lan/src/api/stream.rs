//! `GET /api/v1/stream`: what the scorebug of a stream shows, as one flat object for tools that know rows and columns only.

use super::asker::{Asker, Words};
use super::fresh::fresh;
use super::problem::{ending, missing, wrong_key};
use super::reads::{InHall, look_up};
use crate::hall::Hall;
use crate::overlays::WrongKey;
use crate::socket::Peer;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::response::Response;
use lanista_hub::{MatchFilter, Read, Slice, Wanted};
use lanista_papers::words::{Words as Table, words};
use lanista_wire::conduct::{ClockView, Motion};
use lanista_wire::files::Language;
use lanista_wire::floor::StationKind;
use lanista_wire::shared::{BySide, Side};
use lanista_wire::topic::Topic;
use lanista_wire::view::{
    EntrantView, FloorView, MatchCard, MatchView, SlotView, StageView, StateView,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Finished matches of a station that are looked through for the last one.
const LOOKED_THROUGH: usize = 500;

/// Which match.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct StreamQuery {
    /// This match, wherever it is played.
    #[serde(rename = "match")]
    #[param(rename = "match")]
    match_id: Option<u32>,
    /// The match at this station; without one at the first of kind stream, then stage.
    station: Option<u32>,
    /// The key of overlays: with it, what a stream holds back from the hall is told at once.
    overlay: Option<String>,
    /// The language of the round's name and of who is not decided yet; without it English.
    #[param(inline)]
    lang: Option<Language>,
}

/// What the scorebug shows. Every field is always there: empty or 0 where there is nothing to say.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(super) struct StreamState {
    /// Whether there is a match to show.
    on: bool,
    /// Its id.
    r#match: u32,
    /// The number that people see.
    number: u32,
    /// The tournament's name.
    tournament: String,
    /// What its round is called.
    round: String,
    /// Where it is in its life: ready, called, live, held, over …
    state: String,
    /// Where it is played; 0 where at no station.
    station: u32,
    home: String,
    home_short: String,
    home_tag: String,
    home_club: String,
    away: String,
    away_short: String,
    away_tag: String,
    away_club: String,
    /// Whether the producer has home at the right.
    flipped: bool,
    /// Games won; 0 while the result is disputed or void.
    home_score: u32,
    away_score: u32,
    /// Whether only the winner is known: the score is the least that wins, and no more than that.
    unscored: bool,
    /// Points of the running game.
    home_points: u32,
    away_points: u32,
    /// The game that runs, from 1.
    game: u32,
    /// Most games that can be played.
    games: u32,
    /// Games that win it; 0 where all are played.
    needed: u32,
    /// home or away, once somebody won.
    winner: String,
    /// How it ended: played, walkover …
    ending: String,
    /// Whether it is on hold, and why.
    held: bool,
    held_reason: String,
    /// What the clock showed at `clock_at`, milliseconds; 0 without a clock.
    clock: u64,
    /// Milliseconds since 1970.
    clock_at: u64,
    /// Whether it goes on from there, and whether towards 0.
    clock_runs: bool,
    clock_down: bool,
}

/// What the scorebug shows, flat.
#[utoipa::path(get, path = "/api/v1/stream", tag = "Reads", params(StreamQuery),
    responses((status = 200, body = StreamState)))]
pub(super) async fn stream(
    State(hall): InHall,
    Extension(peer): Extension<Peer>,
    mut asker: Asker,
    Words(query): Words<StreamQuery>,
    asked: HeaderMap,
) -> Response {
    if !asker.audience.is_ahead() {
        let key = query.overlay.as_deref();
        match hall.seen_with(key, peer.address.ip()).await {
            Ok((audience, _)) if key.is_some() => asker.audience = audience,
            Ok(_) => {}
            Err(WrongKey) => return wrong_key(),
        }
    }
    let reader = Reader {
        hall: &hall,
        asker: &asker,
    };
    match reader.state(&query).await {
        Ok(Some(state)) => fresh(
            &asked,
            serde_json::to_string(&state).unwrap_or_else(|_| String::from("{}")),
        ),
        Ok(None) => missing(),
        Err(Ended) => ending(),
    }
}

/// The hub has ended.
struct Ended;

/// Reads what the asker may see.
struct Reader<'a> {
    hall: &'a Hall,
    asker: &'a Asker,
}

impl Reader<'_> {
    /// None where a match was asked for that is not there.
    async fn state(&self, query: &StreamQuery) -> Result<Option<StreamState>, Ended> {
        let is_asked = query.match_id.is_some();
        let (id, flipped) = match query.match_id {
            Some(id) => (Some(id), false),
            None => self.at_station(query.station).await?,
        };
        let found: Option<MatchView> = match id {
            Some(match_id) => self.document(Topic::Match { match_id }).await?,
            None => None,
        };
        let Some(found) = found else {
            let state = StreamState {
                flipped,
                ..StreamState::default()
            };
            return Ok((!is_asked).then_some(state));
        };
        if found.card.heat.is_some() {
            // Two sides are drawn, and many play.
            return Ok(Some(StreamState::default()));
        }
        let stage = Topic::Stage {
            stage: found.card.stage,
        };
        let stage: Option<StageView> = self.document(stage).await?;
        Ok(Some(StreamState {
            flipped,
            ..flat(
                &found,
                stage.as_ref(),
                words(query.lang.unwrap_or_default()),
            )
        }))
    }

    async fn document<T: DeserializeOwned>(&self, topic: Topic) -> Result<Option<T>, Ended> {
        let slice = Slice {
            after: None,
            count: 1,
        };
        match look_up(self.hall, self.asker, Wanted::Document(topic), slice).await {
            Read::One(found) => Ok(serde_json::from_value(found).ok()),
            Read::Many(_) | Read::Missing => Ok(None),
            Read::Ended => Err(Ended),
        }
    }

    /// What the producer shows of the station, else what is called to it or played there, else what ended there last; and
    /// whether home is at the right.
    async fn at_station(&self, asked: Option<u32>) -> Result<(Option<u32>, bool), Ended> {
        let Some(floor) = self.document::<FloorView>(Topic::Floor).await? else {
            return Ok((None, false));
        };
        let of = |wanted: StationKind| {
            let mut all = floor.stations.values();
            all.find(|station| {
                let equipment = station.equipment.as_ref();
                equipment.is_some_and(|equipment| equipment.kind == wanted)
            })
        };
        let station = match asked {
            Some(number) => floor.stations.get(&number),
            None => of(StationKind::Stream).or_else(|| of(StationKind::Stage)),
        };
        let Some(station) = station else {
            return Ok((None, false));
        };
        let stream = station.stream.as_ref();
        let flipped = stream.is_some_and(|stream| stream.is_flipped);
        let of_producer = stream.and_then(|stream| stream.on_air);
        if let Some(shown) = of_producer.or(station.match_id) {
            return Ok((Some(shown), flipped));
        }
        let over = Wanted::Matches(MatchFilter {
            tournament: None,
            stage: None,
            state: Some(StateView::Over),
            station: Some(station.number),
            entrant: None,
        });
        let slice = Slice {
            after: None,
            count: LOOKED_THROUGH,
        };
        match look_up(self.hall, self.asker, over, slice).await {
            Read::Many(found) => {
                let cards = found.items.into_iter();
                let cards = cards.filter_map(|card| serde_json::from_value::<MatchCard>(card).ok());
                // Numbers begin anew in each stage; an over match has been so since its end.
                let last = cards.max_by_key(|card| (card.since, card.id));
                Ok((last.map(|card| card.id), flipped))
            }
            Read::One(_) | Read::Missing => Ok((None, flipped)),
            Read::Ended => Err(Ended),
        }
    }
}

fn flat(found: &MatchView, stage: Option<&StageView>, words: &Table) -> StreamState {
    let card = &found.card;
    let round = stage.and_then(|stage| {
        let mut rounds = stage.rounds.values();
        let round = rounds.find(|one| one.group == card.group && one.round == card.round)?;
        Some(words.match_round_name(stage, round))
    });
    let [home, away] = [
        who(found.entrants.home.as_ref(), &card.slots.home, words),
        who(found.entrants.away.as_ref(), &card.slots.away, words),
    ];
    let clocks = found.clocks.as_ref();
    let clock = clocks.and_then(|clocks| clocks.game.or(clocks.series));
    let shown = |clock: ClockView| match clock.from {
        Some(from) => from.saturating_sub(clock.elapsed),
        None => clock.elapsed,
    };
    let is_doubtful = matches!(card.state, StateView::Disputed | StateView::Void);
    let score = if is_doubtful {
        BySide { home: 0, away: 0 }
    } else {
        card.score
    };
    let points = card.game.as_ref().map(|game| game.score);
    let points = points.filter(|_| !is_doubtful);
    StreamState {
        on: true,
        r#match: card.id,
        number: card.number.unwrap_or(0),
        tournament: found.tournament_name.clone(),
        round: round.unwrap_or_default(),
        state: word(&card.state),
        station: card.station.unwrap_or(0),
        home: home.name,
        home_short: home.short,
        home_tag: home.tag,
        home_club: home.club,
        away: away.name,
        away_short: away.short,
        away_tag: away.tag,
        away_club: away.club,
        flipped: false,
        home_score: score.home.into(),
        away_score: score.away.into(),
        unscored: card.unscored.unwrap_or_default(),
        home_points: points.map_or(0, |points| points.home.into()),
        away_points: points.map_or(0, |points| points.away.into()),
        game: card.game.as_ref().map_or(0, |game| game.number.into()),
        games: card.most_games.into(),
        needed: card.needed.map_or(0, Into::into),
        winner: card.winner.map_or_else(String::new, |side| match side {
            Side::Home => "home".into(),
            Side::Away => "away".into(),
        }),
        ending: card.ending.as_ref().map_or_else(String::new, word),
        held: card.state == StateView::Held,
        held_reason: found.held.clone().unwrap_or_default(),
        clock: clock.map_or(0, shown),
        clock_at: clock.map_or(0, |clock| clock.anchor),
        clock_runs: clock.is_some_and(|clock| clock.motion == Motion::Runs),
        clock_down: clock.is_some_and(|clock| clock.from.is_some()),
    }
}

#[derive(Default)]
struct Named {
    name: String,
    short: String,
    tag: String,
    club: String,
}

fn who(entrant: Option<&EntrantView>, slot: &SlotView, words: &Table) -> Named {
    match entrant {
        Some(known) => Named {
            name: known.name.clone(),
            short: known.short_name.clone(),
            tag: known.tag.clone(),
            club: known.club.clone().unwrap_or_default(),
        },
        None => Named {
            name: words.slot_name(slot, &std::collections::BTreeMap::new()),
            ..Named::default()
        },
    }
}

/// A name of the protocol as it crosses sockets.
fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(_) | Err(_) => String::new(),
    }
}

//! A draft against a bot: a match of its own in a gathering of its own, played by the real rules and forgotten again.

mod bot;

use crate::foresight::Foresight;
use crate::handle::Rejected;
use crate::memory::Memory;
use crate::past::nothing_known;
use crate::render::Renderer;
use crate::sentence::isolated;
use crate::withheld::Seen;
use lanista_domain::bracket::{Drops, Kind, Placement, Plan, ThirdPlace};
use lanista_domain::draft::{Chance, Deed, Draft, DraftRules, HeroId, Phase};
use lanista_domain::{
    Accepted, At, BySide, Command, CommandId, DeviceId, Envelope, Format, GameRule, Gathering,
    MatchId, NewEntrant, Refusal, Role, Scope, Seq, Series, SeriesPlan, Side, StageFormat, StageId,
    TimerOwner, TournamentId,
};
use lanista_wire::draft::{DraftView, TurnBy};
use lanista_wire::rehearsal::{
    BotChoice, BotFor, Rehearsal, Rehearsed, RehearsedAct, RehearsedGame,
};
use lanista_wire::shared::Side as WireSide;
use lanista_wire::topic::{Audience, Topic};

const MATCH: MatchId = MatchId(1);
const CUP: TournamentId = TournamentId(1);
/// The tablet at which it is rehearsed.
const TABLET: &str = "tablet";
/// Most actions of all games together.
const MOST_ACTS: usize = 2_000;
/// A rehearsal has these lengths of a match.
const LENGTHS: [u8; 5] = [1, 3, 5, 7, 9];

/// Plays what was done, lets the bot act, and shows where it stands. `now` is where its clocks begin.
///
/// # Errors
///
/// What the rules say against an act, or why nothing can be rehearsed.
pub fn rehearse(rules: DraftRules, rehearsal: &Rehearsal, now: u64) -> Result<Rehearsed, Rejected> {
    let acts: usize = rehearsal.games.iter().map(|game| game.acts.len()).sum();
    if !LENGTHS.contains(&rehearsal.best_of)
        || rehearsal.games.is_empty()
        || rehearsal.games.len() > usize::from(rehearsal.best_of)
        || acts > MOST_ACTS
    {
        let text = "A rehearsal is of a match of 1, 3, 5, 7 or 9 games.";
        return Err(Rejected::because("bad_number", text));
    }
    let mut room = Room::open(rules, rehearsal.best_of, now)?;
    let last = rehearsal.games.len() - 1;
    let mut games = rehearsal.games.clone();
    for (number, game) in games.iter_mut().enumerate() {
        let lots = |act: usize| Lots::of(rehearsal.seed, number, act);
        room.open_draft(game.first, &mut lots(0))?;
        for (done, act) in game.acts.iter().enumerate() {
            room.act(act, &mut lots(done + 1))?;
        }
        let bot = if number < last {
            BotFor::Nobody
        } else {
            rehearsal.bot
        };
        room.let_bot_act(bot, rehearsal.chooses, lots, game)?;
        game.first = Some(room.draft()?.head.first.into());
        if number < last {
            room.end_game(number, game.winner)?;
        }
    }
    room.shown(games, rehearsal.best_of)
}

/// A gathering with one match in it.
struct Room {
    state: Gathering,
    now: u64,
}

impl Room {
    fn open(mut rules: DraftRules, best_of: u8, now: u64) -> Result<Self, Rejected> {
        for format in &mut rules.formats {
            // Nobody in the hall has to follow, and nobody exchanges heroes.
            (format.clock.min_dwell_ms, format.clock.swap_ms) = (0, 0);
        }
        let state = Gathering::default();
        let mut room = Self { state, now };
        let tablet = Command::AdmitDevice {
            device: DeviceId(TABLET.to_owned()),
            name: TABLET.to_owned(),
            role: Role::Judge,
            scope: Scope::Everything,
        };
        let entrant = |name: &str| NewEntrant {
            name: name.to_owned(),
            ..NewEntrant::default()
        };
        let setting = [
            tablet,
            Command::CreateTournament {
                name: "Rehearsal".to_owned(),
                title: String::new(),
                format: one_match(best_of),
            },
            Command::AddEntrants {
                tournament: CUP,
                entrants: vec![entrant("Home"), entrant("Away")],
            },
            Command::DrawStage { tournament: CUP },
            Command::PublishStage { stage: StageId(1) },
            Command::SetDraftRules {
                tournament: CUP,
                rules: Some(Box::new(rules)),
            },
            Command::CallMatch {
                match_id: MATCH,
                station: None,
            },
        ];
        for command in setting {
            room.send(None, command)?;
        }
        room.send(Some(TABLET), Command::TakeMatch { match_id: MATCH })?;
        Ok(room)
    }

    fn send(&mut self, from: Option<&str>, command: Command) -> Result<(), Rejected> {
        let seq = Seq(self.state.head.0 + 1);
        let envelope = Envelope {
            device: from.map(|name| DeviceId(name.to_owned())),
            id: CommandId(seq.0.to_string()),
            at: At(self.now),
            expect: None,
            command,
        };
        let events = self.state.decide(&envelope).map_err(|refused| {
            let mut rejected = Rejected::because("refused", "It is against the rules.");
            let reason = |why: &Refusal| lanista_wire::frame::Reason {
                code: why.code().into(),
                text: isolated(why.to_string()),
            };
            rejected.reasons = refused.reasons.iter().map(reason).collect();
            rejected
        })?;
        let entry = Accepted {
            seq,
            at: envelope.at,
            device: envelope.device,
            command: envelope.id,
            kind: envelope.command.kind().to_owned(),
            events,
        };
        self.state = std::mem::take(&mut self.state).evolve(&entry);
        Ok(())
    }

    fn deed(&mut self, deed: Deed) -> Result<(), Rejected> {
        let command = Command::Draft {
            match_id: MATCH,
            deed,
        };
        self.send(Some(TABLET), command)
    }

    fn draft(&self) -> Result<&Draft, Rejected> {
        let none = || Rejected::because("no_draft", "Nothing is drafted before this game.");
        self.state.last_draft(MATCH).ok_or_else(none)
    }

    /// What people would decide before the draft is decided by the first who may act first.
    fn open_draft(&mut self, first: Option<WireSide>, lots: &mut Lots) -> Result<(), Rejected> {
        let open = |first: Option<Side>, lot: u32| Deed::Open {
            first,
            lot: Some(lot),
            home_side: None,
        };
        let lot = lots.next();
        self.deed(open(first.map(Into::into), lot))
            .or_else(|refused| {
                let waits = refused.reasons.iter().any(|why| why.code == "who_is_first");
                if waits { Ok(()) } else { Err(refused) }
            })?;
        if self.state.last_draft(MATCH).is_some_and(Draft::is_open) {
            return Ok(());
        }
        self.deed(open(Some(Side::Home), lot))
    }

    fn act(&mut self, act: &RehearsedAct, lots: &mut Lots) -> Result<(), Rejected> {
        let turn = u16::try_from(self.draft()?.log.len()).unwrap_or(u16::MAX);
        match act.clone() {
            RehearsedAct::Turn { seat, verb, choice } => self.deed(Deed::Lock {
                turn,
                seat: seat.into(),
                verb: verb.into(),
                choice: choice.into(),
            }),
            RehearsedAct::Decide { hero } => self.deed(Deed::Decide { hero: HeroId(hero) }),
            RehearsedAct::GoOn {} => self.deed(Deed::GoOn {}),
            RehearsedAct::TimeOut {} => self.time_out(lots),
        }
    }

    /// What the format does when nobody acts. A draft that is held then goes on.
    fn time_out(&mut self, lots: &mut Lots) -> Result<(), Rejected> {
        let owner = TimerOwner::Draft { match_id: MATCH };
        let due = self
            .state
            .timers()
            .into_iter()
            .filter(|timer| timer.owner == owner)
            .map(|timer| (timer.due, timer.generation))
            .min_by_key(|(due, _)| due.0);
        let Some((due, generation)) = due else {
            let text = "No clock runs here: this turn has no end.";
            return Err(Rejected::because("no_clock", text));
        };
        let before = std::mem::replace(&mut self.now, due.0);
        let chance = Chance {
            lots: (0..64).map(|_| lots.next()).collect(),
            ..Chance::default()
        };
        let told = self.send(
            None,
            Command::TimeIsUp {
                owner,
                generation,
                chance: Some(Box::new(chance)),
            },
        );
        self.now = before.max(self.now);
        told?;
        if matches!(self.draft()?.phase, Phase::Held { .. }) {
            self.deed(Deed::Resume {})?;
        }
        Ok(())
    }

    /// The bot takes every turn that is its own, until it is somebody else's or nothing is left.
    fn let_bot_act(
        &mut self,
        bot: BotFor,
        chooses: BotChoice,
        lots: impl Fn(usize) -> Lots,
        game: &mut RehearsedGame,
    ) -> Result<(), Rejected> {
        for _ in 0..MOST_ACTS {
            let mut drawn = lots(game.acts.len() + 1);
            let Some(act) = self.next_of_bot(bot, chooses, &mut drawn)? else {
                break;
            };
            self.act(&act, &mut drawn)?;
            game.acts.push(act);
        }
        Ok(())
    }

    fn end_game(&mut self, number: usize, winner: Option<WireSide>) -> Result<(), Rejected> {
        let none = || Rejected::because("no_winner", "Say who won the game before.");
        let game = u8::try_from(number + 1).unwrap_or(u8::MAX);
        self.send(
            Some(TABLET),
            Command::ScoreGame {
                match_id: MATCH,
                game,
                score: BySide::new(0, 0),
                winner: Some(winner.ok_or_else(none)?.into()),
            },
        )
    }

    fn shown(self, games: Vec<RehearsedGame>, best_of: u8) -> Result<Rehearsed, Rejected> {
        let gone = || Rejected::because("no_draft", "Nothing is drafted before this game.");
        let (live, memory, foresight) = (nothing_known(), Memory::default(), Foresight::default());
        let renderer = Renderer::new(
            Seen::whole(&self.state),
            &live,
            &memory,
            &foresight,
            At(self.now),
        );
        let topic = Topic::Draft { match_id: MATCH.0 };
        let view = renderer.document(Audience::Desk, topic);
        let mut view: DraftView = view
            .and_then(|view| serde_json::from_value(view).ok())
            .ok_or_else(gone)?;
        for turn in view.turns.values_mut() {
            // Whoever rehearses is both captains.
            if turn.by == Some(TurnBy::Official) {
                turn.by = Some(TurnBy::Captain);
            }
        }
        let draft = self.draft()?;
        let (_, pool) = self.state.draft_means(draft).ok_or_else(gone)?;
        let is_last = games.len() == usize::from(best_of) || view.game == 0;
        Ok(Rehearsed {
            pool: pool.id.clone(),
            is_over: !draft.is_open() && is_last,
            view: serde_json::to_value(view).map_err(|_| gone())?,
            games,
        })
    }
}

fn one_match(best_of: u8) -> Format {
    Format::one_stage(
        StageFormat::bracket(Plan {
            kind: Kind::Single {
                third_place: ThirdPlace::NotPlayed,
            },
            drops: Drops::StartGg,
            placement: Placement::InnerOuter,
        }),
        SeriesPlan {
            usual: Series::best_of(best_of),
            exceptions: Vec::new(),
        },
        GameRule::Target {
            target: 1,
            margin: 1,
        },
    )
}

/// Numbers that follow from a seed: a rehearsal is the same again.
struct Lots(u64);

impl Lots {
    /// Each act has its own, so that stepping back and going on draws the same again.
    fn of(seed: u32, game: usize, act: usize) -> Self {
        let place = u64::try_from(game * 10_000 + act).unwrap_or(0);
        Self(u64::from(seed) << 32 | place)
    }

    fn next(&mut self) -> u32 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap_or(0)
    }

    fn below(&mut self, count: usize) -> usize {
        let count = u32::try_from(count).unwrap_or(u32::MAX).max(1);
        usize::try_from(self.next() % count).unwrap_or(0)
    }
}

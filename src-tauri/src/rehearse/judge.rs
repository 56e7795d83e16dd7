//! A simulated judge: takes a match that was called, waits for who plays, taps the games in and commits.

use super::day::Day;
use super::score::{Score, of_game};
use super::tablet::Tablet;
use anyhow::Result;
use lanista_domain::{BySide, Side};
use lanista_insight::forecast::Dice;
use lanista_lan::client::Device;
use lanista_wire::command::Command;
use lanista_wire::heat::FinishView;
use lanista_wire::life::{Absent, Presence, WithoutPlay};
use lanista_wire::shared::GameRule;
use lanista_wire::view::{MatchCard, MatchView, SlotView, StateView};
use std::sync::Arc;

/// Of a hundred matches, in so many somebody does not come.
const NO_SHOWS: f64 = 0.03;
/// Of a hundred games, in so many something breaks.
const BREAKS: f64 = 0.01;
/// Minutes that one game takes, in the middle.
const GAME: f64 = 9.0;
/// So much sooner or later, one in three: a factor.
const SPREAD: f64 = 0.35;

/// A judge with a tablet.
#[derive(Debug)]
pub(super) struct Judge {
    tablet: Tablet,
    day: Arc<Day>,
}

impl Judge {
    pub(super) fn new(device: Device, day: &Arc<Day>, dice: Dice) -> Self {
        let tablet = Tablet::new(device, day, &["gathering", "open/"], dice);
        Self {
            tablet,
            day: Arc::clone(day),
        }
    }

    /// Judges until the day is over.
    ///
    /// # Errors
    /// When the server loses or doubles something, or proves to be another.
    pub(super) async fn run(mut self) -> Result<()> {
        while !self.day.is_over() {
            match self.pick() {
                Some(card) => self.judge(card).await?,
                None => self.tablet.pass(0.7).await?,
            }
        }
        Ok(())
    }

    /// A match that was called, or that somebody left behind.
    fn pick(&mut self) -> Option<MatchCard> {
        let mut free: Vec<MatchCard> = self.tablet.open();
        free.retain(|card| {
            matches!(card.state, StateView::Called | StateView::Live) && card.holder.is_none()
        });
        if free.is_empty() {
            return None;
        }
        let chosen = self.tablet.dice.below(free.len());
        Some(free.swap_remove(chosen))
    }

    async fn judge(&mut self, card: MatchCard) -> Result<()> {
        let match_id = card.id;
        let taken = self.tablet.settle(Command::TakeMatch { match_id }).await?;
        if taken.refused.is_some() {
            // Somebody else was faster.
            return self.tablet.pass(0.5).await;
        }
        if card.heat.is_some() {
            return self.judge_heat(&card).await;
        }
        let fresh =
            matches!(card.state, StateView::Called) && card.score.home + card.score.away == 0;
        if fresh && !self.wait_for_both(&card).await? {
            return Ok(());
        }
        self.play(&card).await
    }

    /// Whether both came; whoever did not loses once the clock says so.
    async fn wait_for_both(&mut self, card: &MatchCard) -> Result<bool> {
        let match_id = card.id;
        let missing = (self.tablet.dice.share() < NO_SHOWS).then(|| self.either());
        for side in Side::BOTH {
            let walk = 3.0 * self.tablet.dice.share();
            self.tablet.pass(walk).await?;
            let said = self.tablet.card(match_id).and_then(|card| card.here);
            let is_here = said.is_some_and(|here| BySide::new(here.home, here.away)[side]);
            if missing != Some(side) && !is_here {
                let presence = Presence::Here;
                self.tablet
                    .tap(Command::CheckIn {
                        match_id,
                        side: side.into(),
                        presence,
                    })
                    .await?;
            }
        }
        let Some(missing) = missing else {
            return Ok(true);
        };
        let absent = match missing {
            Side::Home => Absent::Home,
            Side::Away => Absent::Away,
        };
        let how = WithoutPlay::Walkover;
        // Patience is that of the tournament: it is asked again until the clock is down.
        while !self.day.is_over() {
            self.tablet.pass(2.0).await?;
            let now = self.tablet.card(match_id);
            let Some(now) = now.filter(|card| matches!(card.state, StateView::Called)) else {
                // The desk has decided it, or holds it: whoever is free takes it up again.
                self.tablet
                    .settle(Command::HandBackMatch { match_id })
                    .await?;
                return Ok(false);
            };
            if now.here.is_some_and(|here| here.home && here.away) {
                return Ok(true);
            }
            let is_down = now
                .call
                .is_none_or(|clock| clock.stands.is_none() && clock.until <= self.day.time());
            if !is_down {
                continue;
            }
            let body = Command::EndWithoutPlay {
                match_id,
                absent,
                how,
            };
            if self.tablet.settle(body).await?.refused.is_none() {
                self.day.tally.no_show();
                return Ok(false);
            }
        }
        Ok(false)
    }

    async fn play(&mut self, card: &MatchCard) -> Result<()> {
        let match_id = card.id;
        let rule = self.rule_of(card.tournament);
        let mut won: BySide<u16> = card.score.into();
        let better = self.better(card);
        let played = u8::try_from(card.score.home + card.score.away).unwrap_or(0);
        // A head start is in the score, and no game.
        let first = card.game.as_ref().map_or(played, |game| game.number - 1);
        let most = card.most_games;
        let mut game = if matches!(card.state, StateView::Called) {
            0
        } else {
            first
        };
        while game < most && !is_won(won, card.needed) && !self.tablet.is_refused() {
            game += 1;
            let winner = if self.tablet.dice.share() < 0.66 {
                better
            } else {
                better.other()
            };
            let length = GAME * (SPREAD * self.tablet.dice.normal()).exp();
            let Score { between, last } = of_game(rule, winner, &mut self.tablet.dice);
            self.tablet.pass(length / 2.0).await?;
            if let Some(score) = between {
                self.score(match_id, game, score, None).await?;
            }
            self.break_by_lot(match_id).await?;
            self.tablet.pass(length / 2.0).await?;
            self.score(match_id, game, last, Some(winner)).await?;
            won[winner] += 1;
        }
        self.tablet.pass(0.5).await?;
        let winner = match won.home.cmp(&won.away) {
            std::cmp::Ordering::Greater => Some(Side::Home),
            std::cmp::Ordering::Less => Some(Side::Away),
            std::cmp::Ordering::Equal => None,
        };
        self.commit(match_id, winner).await
    }

    async fn commit(&mut self, match_id: u32, winner: Option<Side>) -> Result<()> {
        let winner = winner.map(Into::into);
        let body = Command::CommitMatch { match_id, winner };
        if self.tablet.is_refused() {
            // The desk has it, or the hall moved on: whoever is responsible finds it in the list.
            self.tablet.settled().await?;
            self.tablet
                .settle(Command::HandBackMatch { match_id })
                .await?;
            return Ok(());
        }
        if self.tablet.settle(body).await?.refused.is_some() {
            self.tablet
                .settle(Command::HandBackMatch { match_id })
                .await?;
        }
        Ok(())
    }

    async fn score(
        &mut self,
        match_id: u32,
        game: u8,
        score: BySide<u16>,
        winner: Option<Side>,
    ) -> Result<()> {
        self.tablet
            .tap(Command::ScoreGame {
                match_id,
                game,
                score: score.into(),
                winner: winner.map(Into::into),
            })
            .await
    }

    /// A keyboard dies now and then, and play waits for another.
    async fn break_by_lot(&mut self, match_id: u32) -> Result<()> {
        if self.tablet.dice.share() >= BREAKS {
            return Ok(());
        }
        let reason = "A keyboard is being changed".to_owned();
        let held = self
            .tablet
            .settle(Command::HoldMatch { match_id, reason })
            .await?;
        if held.refused.is_none() {
            self.day.tally.held();
            let long = 3.0 + 8.0 * self.tablet.dice.share();
            self.tablet.pass(long).await?;
            self.tablet
                .settle(Command::ResumeMatch { match_id })
                .await?;
        }
        Ok(())
    }

    /// Many play at once: every game in some order, or an attempt of each.
    async fn judge_heat(&mut self, card: &MatchCard) -> Result<()> {
        let match_id = card.id;
        let topic = format!("match/{match_id}");
        self.tablet.follow(topic.clone()).await?;
        self.tablet.pass(1.5).await?;
        let seen = self.tablet.document::<MatchView>(&topic);
        let Some(heat) = seen.and_then(|seen| seen.heat) else {
            return self.commit(match_id, None).await;
        };
        let mut entrants: Vec<u32> = heat.entrants.iter().map(|one| one.id).collect();
        let from = u8::try_from(heat.games.len()).unwrap_or(u8::MAX);
        for game in from.saturating_add(1)..=card.most_games {
            let length = GAME * (SPREAD * self.tablet.dice.normal()).exp();
            self.tablet.pass(length).await?;
            self.tablet.dice.shuffle(&mut entrants);
            if heat.measure.is_some() {
                for &entrant in &entrants {
                    let mark = u32::try_from(60_000 + self.tablet.dice.below(30_000)).ok();
                    self.tablet
                        .tap(Command::RecordAttempt {
                            match_id,
                            entrant,
                            attempt: game,
                            mark,
                        })
                        .await?;
                }
                continue;
            }
            let finishes = entrants
                .iter()
                .map(|&entrant| {
                    let kills = u32::try_from(self.tablet.dice.below(9)).unwrap_or(0);
                    FinishView::Plain(entrant, kills)
                })
                .collect();
            self.tablet
                .tap(Command::ScoreHeat {
                    match_id,
                    game,
                    finishes,
                })
                .await?;
        }
        self.commit(match_id, None).await
    }

    fn rule_of(&self, tournament: u32) -> GameRule {
        let known = self.tablet.gathering();
        known
            .and_then(|known| {
                known
                    .tournaments
                    .get(&tournament)
                    .map(|one| one.format.rule)
            })
            .unwrap_or(GameRule::WinnerOnly)
    }

    fn better(&self, card: &MatchCard) -> Side {
        let seed = |slot: &SlotView| match slot {
            SlotView::Taken { seed, .. } => *seed,
            SlotView::Bye | SlotView::Undecided { .. } => u32::MAX,
        };
        if seed(&card.slots.home) <= seed(&card.slots.away) {
            Side::Home
        } else {
            Side::Away
        }
    }

    fn either(&mut self) -> Side {
        if self.tablet.dice.below(2) == 0 {
            Side::Home
        } else {
            Side::Away
        }
    }
}

fn is_won(won: BySide<u16>, needed: Option<u8>) -> bool {
    needed.is_some_and(|needed| won.home.max(won.away) >= u16::from(needed))
}

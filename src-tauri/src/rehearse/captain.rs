//! A simulated captain: comes when the own match is called, and confirms or disputes what was reported.

use super::day::Day;
use super::tablet::Tablet;
use anyhow::Result;
use lanista_insight::forecast::Dice;
use lanista_lan::client::Device;
use lanista_wire::command::Command;
use lanista_wire::life::Presence;
use lanista_wire::shared::{Scope, Side};
use lanista_wire::view::{MatchCard, SlotView, StateView};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Of a hundred reports, so many are disputed.
const DISPUTES: f64 = 0.04;
/// Of a hundred calls, so many are answered by the judge alone.
const SILENT: f64 = 0.2;

/// A captain with a phone.
#[derive(Debug)]
pub(super) struct Captain {
    phone: Tablet,
    day: Arc<Day>,
    tournament: u32,
    entrant: u32,
    /// Matches that were answered already, and reports.
    done: BTreeSet<(u32, bool)>,
}

impl Captain {
    /// Of the entrant that the device speaks for; none for any other device.
    pub(super) fn new(device: Device, day: &Arc<Day>, dice: Dice) -> Option<Self> {
        let Scope::Entrant {
            tournament,
            entrant,
        } = device.scope
        else {
            return None;
        };
        Some(Self {
            phone: Tablet::new(device, day, &["gathering", "open/"], dice),
            day: Arc::clone(day),
            tournament,
            entrant,
            done: BTreeSet::new(),
        })
    }

    /// Plays until the day is over.
    ///
    /// # Errors
    /// When the server loses or doubles something, or proves to be another.
    pub(super) async fn run(mut self) -> Result<()> {
        while !self.day.is_over() {
            let pause = 0.5 + 2.0 * self.phone.dice.share();
            self.phone.pass(pause).await?;
            let own: Vec<(MatchCard, Side)> = self
                .phone
                .open()
                .into_iter()
                .filter(|card| card.tournament == self.tournament)
                .filter_map(|card| self.side_of(&card).map(|side| (card, side)))
                .collect();
            for (card, side) in own {
                self.look(&card, side).await?;
            }
        }
        Ok(())
    }

    async fn look(&mut self, card: &MatchCard, side: Side) -> Result<()> {
        let match_id = card.id;
        let is_report = match card.state {
            StateView::Called => false,
            StateView::Reported => true,
            StateView::Bye
            | StateView::Undecided
            | StateView::NotDue
            | StateView::Ready
            | StateView::Live
            | StateView::Held
            | StateView::Disputed
            | StateView::Over
            | StateView::Void => return Ok(()),
        };
        if !self.done.insert((match_id, is_report)) {
            return Ok(());
        }
        let lot = self.phone.dice.share();
        let command = if !is_report && lot >= SILENT {
            let presence = Presence::Here;
            Command::CheckIn {
                match_id,
                side,
                presence,
            }
        } else if !is_report {
            return Ok(());
        } else if lot < DISPUTES {
            let note = "It was the other way round".to_owned();
            Command::DisputeResult { match_id, note }
        } else {
            Command::ConfirmResult { match_id }
        };
        self.phone.settle(command).await?;
        Ok(())
    }

    fn side_of(&self, card: &MatchCard) -> Option<Side> {
        let is_own = |slot: &SlotView| matches!(slot, SlotView::Taken { entrant, .. } if *entrant == self.entrant);
        if is_own(&card.slots.home) {
            Some(Side::Home)
        } else {
            is_own(&card.slots.away).then_some(Side::Away)
        }
    }
}

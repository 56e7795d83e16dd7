//! A draft as it stood a moment ago: what the hall sees where a format lets it watch with a delay.

use super::format::Seat;
use super::play::Table;
use super::running::{Draft, Note, Noted, Phase};
use crate::ids::At;
use crate::side::BySide;

impl Draft {
    /// When something last happened in it.
    #[must_use]
    pub fn changed(&self) -> At {
        let ended = match self.phase {
            Phase::Complete { at } => Some(at),
            Phase::Running {}
            | Phase::Held { .. }
            | Phase::Swapping { .. }
            | Phase::Void { .. } => None,
        };
        let last = self.log.last().map(|action| action.at);
        let noted = self.notes.last().map(|note| note.at);
        let all = [Some(self.begun), last, noted, ended];
        all.into_iter().flatten().max().unwrap_or_default()
    }

    /// The draft as of a moment; `None` where it had not begun. Turns that were taken back since are not in it: what
    /// does not count is shown to nobody later.
    #[must_use]
    pub fn as_of(&self, table: &Table<'_>, moment: At) -> Option<Self> {
        if self.changed() <= moment {
            return Some(self.clone());
        }
        if self.begun > moment {
            return None;
        }
        let mut then = Self::begin(
            self.head.clone(),
            table.format,
            self.memory.clone(),
            self.begun,
            self.generation,
        );
        let mut position = table.position(&[]);
        let mut notes = self
            .notes
            .iter()
            .filter(|note| note.at <= moment)
            .peekable();
        for action in self.log.iter().filter(|action| action.at <= moment) {
            while let Some(note) = notes.next_if(|note| note.at < action.at) {
                then.follow(note);
            }
            let before = position.clone();
            position = table.after(position, then.log.len(), action);
            let generation = then.generation;
            then.take(table.format, action.clone(), &before, &position, generation);
        }
        for note in notes {
            then.follow(note);
        }
        if let Phase::Swapping { until } = then.phase
            && until <= moment
        {
            then.phase = Phase::Complete { at: until };
        }
        then.lineup = BySide::default();
        then.players = BySide::default();
        Some(then)
    }

    /// What an official did, done again.
    fn follow(&mut self, note: &Note) {
        let generation = self.generation;
        let reason = note.reason.clone();
        match note.what {
            Noted::Held {} => self.hold(note.at, note.at, reason, generation),
            Noted::Resumed {} => self.resume(note.at, generation),
            Noted::TimeAdded { seat, ms } => self.add(seat, ms),
            Noted::SteppedBack { to } => {
                self.step_back(usize::from(to), note.at, reason, generation);
            }
            Noted::Voided {} | Noted::LineupCorrected { .. } => {}
        }
    }

    /// More time for a seat in the open step.
    pub(crate) fn add(&mut self, seat: Seat, ms: u32) {
        self.added[seat] = self.added[seat].saturating_add(ms);
    }
}

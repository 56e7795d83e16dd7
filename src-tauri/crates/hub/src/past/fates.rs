//! Which entries are taken back now, by which: from the entries that take back, since the state keeps only the last ones.

use lanista_domain::{Accepted, Event};
use std::collections::BTreeMap;

/// Who took back whom.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fates {
    /// The last entry that was noted.
    pub(crate) up_to: u64,
    /// What an entry took back.
    reverses: BTreeMap<u64, u64>,
    /// By what an entry is taken back.
    back: BTreeMap<u64, u64>,
}

impl Fates {
    /// Notes an entry; in their order.
    pub(crate) fn note(&mut self, entry: &Accepted) {
        let by = entry.seq.0;
        self.up_to = self.up_to.max(by);
        for event in &entry.events {
            if let Event::EntryTakenBack { seq } = event {
                self.reverses.insert(by, seq.0);
                self.back.insert(seq.0, by);
                self.turn_over(seq.0);
            }
        }
    }

    /// What an entry without effect had taken back holds again, what that had taken back does not, and so on.
    fn turn_over(&mut self, mut above: u64) {
        let mut holds = true;
        while let Some(seq) = self
            .reverses
            .get(&above)
            .copied()
            .filter(|seq| *seq < above)
        {
            if holds {
                self.back.remove(&seq);
            } else {
                self.back.insert(seq, above);
            }
            holds = !holds;
            above = seq;
        }
    }

    /// By which entry this one is taken back now.
    pub(crate) fn of(&self, seq: u64) -> Option<u64> {
        self.back.get(&seq).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lanista_domain::{At, CommandId, Seq};

    fn fates(acts: &[(u64, u64)]) -> Fates {
        let mut fates = Fates::default();
        for (by, seq) in acts {
            fates.note(&Accepted {
                seq: Seq(*by),
                at: At(0),
                device: None,
                command: CommandId("c".into()),
                kind: "take_back".into(),
                events: vec![Event::EntryTakenBack { seq: Seq(*seq) }],
            });
        }
        fates
    }

    #[test]
    fn what_took_back_and_was_taken_back_frees_what_it_had() {
        assert_eq!(fates(&[(5, 3)]).of(3), Some(5));
        let twice = fates(&[(5, 3), (6, 5)]);
        assert_eq!((twice.of(3), twice.of(5)), (None, Some(6)));
        let thrice = fates(&[(5, 3), (6, 5), (7, 6)]);
        assert_eq!(
            (thrice.of(3), thrice.of(5), thrice.of(6)),
            (Some(5), None, Some(7))
        );
    }
}

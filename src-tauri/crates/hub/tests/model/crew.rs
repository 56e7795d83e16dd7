//! Chance, and who works in the hall: what each of them has last seen of it, and the commands they sent.

use lanista_domain::{At, CommandId, DeviceId, Envelope, Gathering};
use lanista_hub::{Receipt, Rejected};
use lanista_wire::command::{Command, Expect};
use std::collections::BTreeMap;

/// A row of numbers that follows from its seed. `SplitMix64`, <https://prng.di.unimi.it/splitmix64.c>.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % end.max(1) as u64).unwrap()
    }

    /// True in so many of a hundred throws.
    pub(crate) fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.below(from.len())).cloned()
    }
}

/// A desk or a judge with a device.
#[derive(Debug)]
pub(crate) struct Worker {
    pub(crate) device: String,
    pub(crate) is_desk: bool,
    /// The hall as this device last saw it; it may be long ago.
    pub(crate) sees: Gathering,
    /// The last command it sent about each match.
    pub(crate) last: BTreeMap<u32, String>,
}

/// A command on its way, with every answer that reached anybody.
#[derive(Debug)]
pub(crate) struct Parcel {
    pub(crate) device: String,
    pub(crate) id: String,
    pub(crate) expect: Option<Expect>,
    pub(crate) command: Command,
    /// What the server answered, each time it came there.
    pub(crate) answers: Vec<Result<Receipt, Rejected>>,
    /// Whether an answer reached its sender, who sends it no more then.
    pub(crate) is_heard: bool,
}

impl Parcel {
    /// The number of its entry. Once it was stored, every further answer is the same receipt.
    pub(crate) fn receipt(&self) -> Option<u64> {
        let first = self.answers.iter().position(Result::is_ok)?;
        let receipts: Vec<u64> = self.answers[first..]
            .iter()
            .map(|answer| match answer {
                Ok(receipt) => receipt.seq,
                Err(why) => panic!("{} was stored and then refused: {why:?}", self.id),
            })
            .collect();
        assert!(
            receipts.windows(2).all(|pair| pair[0] == pair[1]),
            "{} has several receipts: {receipts:?}",
            self.id
        );
        receipts.first().copied()
    }

    pub(crate) const fn is_settled(&self) -> bool {
        self.is_heard && !self.answers.is_empty()
    }

    /// As the rules see it.
    pub(crate) fn envelope(&self, at: At) -> Envelope {
        Envelope {
            device: Some(DeviceId(self.device.clone())),
            id: CommandId(self.id.clone()),
            at,
            expect: self.expect.clone().map(Into::into),
            command: self.command.clone().try_into().expect("it is complete"),
        }
    }
}

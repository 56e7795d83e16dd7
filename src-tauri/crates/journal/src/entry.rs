//! What an entry is, and the hash that chains it to the one before.

use sha2::{Digest, Sha256};

/// A SHA-256 hash: of an entry, a snapshot, a secret.
pub(crate) type Hash = [u8; 32];

/// What the first entry has in place of the hash of the one before.
pub(crate) const BEFORE_THE_FIRST: Hash = [0; 32];

/// An accepted command with its events, before it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// When the command was decided: milliseconds since 1970 by the hub's clock.
    pub at: u64,
    /// Who is responsible, for people and for the log: `judge Ana`, `system`.
    pub actor: String,
    /// The paired device that sent the command; together with `command_id` it names the command for ever.
    pub device: String,
    /// The id that the device gave its command.
    pub command_id: String,
    /// SHA-256 of the command as it was sent: tells a resend from an id used twice.
    pub command_hash: [u8; 32],
    /// The name of the command, so that entries can be listed without reading bodies.
    pub kind: String,
    /// Command and events as JSON text; opaque to the journal.
    pub body: String,
}

/// An entry as it lies in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number: the first is 1, the next one more, without gaps.
    pub seq: u64,
    /// What was appended.
    pub told: NewEntry,
    /// The hash of the entry before; zeros for the first.
    pub prev_hash: [u8; 32],
    /// The hash over all of the above.
    pub hash: [u8; 32],
}

/// The receipt for one stored entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// The number it got.
    pub seq: u64,
    /// Its hash, the head of the chain after it.
    pub hash: [u8; 32],
}

/// What is known of a command that was stored before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The entry it became.
    pub seq: u64,
    /// The hash of the command that was accepted then: another hash now means that the id was used twice.
    pub command_hash: [u8; 32],
}

/// The last entry: where the chain goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) seq: u64,
    pub(crate) hash: Hash,
}

impl Head {
    /// The head of a journal without entries.
    pub(crate) const EMPTY: Self = Self {
        seq: 0,
        hash: BEFORE_THE_FIRST,
    };
}

/// The hash of an entry. Every field is framed by its length, so that no byte can move between fields unseen.
pub(crate) fn entry_hash(seq: u64, told: &NewEntry, prev: &Hash) -> Hash {
    framed(
        b"lanista entry 1",
        &[
            &seq.to_be_bytes(),
            &told.at.to_be_bytes(),
            told.actor.as_bytes(),
            told.device.as_bytes(),
            told.command_id.as_bytes(),
            &told.command_hash,
            told.kind.as_bytes(),
            told.body.as_bytes(),
            prev,
        ],
    )
}

/// The hash over a purpose and fields, each preceded by its length in eight bytes.
pub(crate) fn framed(purpose: &[u8], fields: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for field in std::iter::once(&purpose).chain(fields) {
        // A length of memory fits eight bytes on every machine that exists.
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    hasher.finalize().into()
}

/// A hash as 64 lower-case hexadecimal digits, the way `journal check` prints it.
#[must_use]
pub fn hex(hash: &[u8; 32]) -> String {
    let digit = |nibble: u8| {
        char::from(if nibble < 10 {
            b'0' + nibble
        } else {
            b'a' + nibble - 10
        })
    };
    hash.iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told() -> NewEntry {
        NewEntry {
            at: 1_763_686_800_000,
            actor: "judge Ana".into(),
            device: "tablet 4".into(),
            command_id: "c-17".into(),
            command_hash: [7; 32],
            kind: "ReportScore".into(),
            body: r#"{"command":{},"events":[]}"#.into(),
        }
    }

    /// Frozen: a journal written today must verify in every later version.
    #[test]
    fn the_hash_of_an_entry_never_changes() {
        assert_eq!(
            hex(&entry_hash(1, &told(), &BEFORE_THE_FIRST)),
            "525699512dd033506caaacdc8a94d136b4cb7413456bdec3283cef47e716b1fe"
        );
    }

    #[test]
    fn every_field_counts_and_none_can_lend_to_its_neighbour() {
        let plain = entry_hash(1, &told(), &BEFORE_THE_FIRST);
        let differs = |change: fn(&mut NewEntry)| {
            let mut other = told();
            change(&mut other);
            assert_ne!(plain, entry_hash(1, &other, &BEFORE_THE_FIRST), "{other:?}");
        };
        differs(|entry| entry.at += 1);
        differs(|entry| entry.actor.push(' '));
        differs(|entry| entry.device.push(' '));
        differs(|entry| entry.command_id.push(' '));
        differs(|entry| entry.command_hash[31] ^= 1);
        differs(|entry| entry.kind.push(' '));
        differs(|entry| entry.body.push(' '));
        differs(|entry| {
            entry.actor = "judge Anat".into();
            entry.device = "ablet 4".into();
        });
        assert_ne!(plain, entry_hash(2, &told(), &BEFORE_THE_FIRST));
        assert_ne!(plain, entry_hash(1, &told(), &[1; 32]));
    }
}

//! The last entries in words, overall and per match, for the desk.

use crate::handle::StartError;
use crate::replay::accepted;
use crate::sentence::sentence;
use lanista_domain::{Accepted, Gathering};
use lanista_journal::Journal;
use lanista_wire::view::EntryView;
use std::collections::{BTreeMap, VecDeque};

/// Entries that the desk's journal shows.
const SHOWN: usize = 50;
/// Entries of a match that its history shows.
const OF_A_MATCH: usize = 100;
/// Entries looked back upon at the start.
const LOOK_BACK: u64 = 5_000;

/// What the desk can read about the past without asking the file.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    last: VecDeque<EntryView>,
    by_match: BTreeMap<u32, VecDeque<EntryView>>,
}

impl Memory {
    /// Looks back at the start.
    pub(crate) async fn load(journal: &mut Journal, state: &Gathering) -> Result<Self, StartError> {
        let mut memory = Self::default();
        let head = journal.head().seq;
        let from = head.saturating_sub(LOOK_BACK - 1).max(1);
        let count = u32::try_from(LOOK_BACK).unwrap_or(u32::MAX);
        for entry in journal.entries(from, count).await? {
            memory.note(state, &accepted(&entry)?);
        }
        Ok(memory)
    }

    /// Notes an entry that was just accepted, or is remembered.
    pub(crate) fn note(&mut self, state: &Gathering, entry: &Accepted) {
        let view = EntryView {
            seq: entry.seq.0,
            at: entry.at.0,
            kind: entry.kind.clone(),
            text: sentence(state, entry),
            author: entry.device.as_ref().and_then(|id| {
                let device = state.devices.get(id)?;
                Some(format!("{} {}", device.number, device.name))
            }),
            taken_back: false,
        };
        for id in matches_of(entry) {
            let known = self.by_match.entry(id).or_default();
            known.push_front(view.clone());
            known.truncate(OF_A_MATCH);
        }
        self.last.push_back(view);
        if self.last.len() > SHOWN {
            self.last.pop_front();
        }
    }

    /// The last entries by number, with what has been taken back since.
    pub(crate) fn last(&self, state: &Gathering) -> BTreeMap<u64, EntryView> {
        self.last
            .iter()
            .map(|view| (view.seq, with_fate(state, view)))
            .collect()
    }

    /// A match's entries, newest first.
    pub(crate) fn of_match(&self, state: &Gathering, id: u32) -> Vec<EntryView> {
        let known = self.by_match.get(&id);
        known
            .into_iter()
            .flatten()
            .map(|view| with_fate(state, view))
            .collect()
    }
}

fn with_fate(state: &Gathering, view: &EntryView) -> EntryView {
    let taken_back = state
        .steps
        .iter()
        .any(|step| step.seq.0 == view.seq && step.is_taken_back);
    EntryView {
        taken_back,
        ..view.clone()
    }
}

fn matches_of(entry: &Accepted) -> Vec<u32> {
    let mut ids: Vec<u32> = entry
        .events
        .iter()
        .filter_map(lanista_domain::Event::match_id)
        .map(|id| id.0)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

//! The last entries in words, overall and per match, for the desk.

use crate::author::author;
use crate::handle::StartError;
use crate::replay::accepted;
use crate::sentence::sentence;
use lanista_domain::{Accepted, Event, Gathering, Length, Role, Series, Stage};
use lanista_journal::Journal;
use lanista_wire::view::EntryView;
use std::collections::{BTreeMap, VecDeque};

/// Entries that the desk's journal shows.
const SHOWN: usize = 50;
/// Entries remembered: all that can be taken back.
const KEPT: usize = lanista_domain::step::STEPS_KEPT;
/// Entries of a match that its history shows.
const OF_A_MATCH: usize = 100;
/// Entries looked back upon at the start.
const LOOK_BACK: u64 = 5_000;

/// What the desk can read about the past without asking the file.
#[derive(Clone, Debug, Default)]
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
            let accepted = accepted(&entry)?;
            // Whoever holds a device changes: an entry keeps the name of its own time.
            let author = accepted.device.as_ref().map(|_| entry.told.actor.clone());
            memory.note_by(state, &accepted, author);
        }
        Ok(memory)
    }

    /// Notes an entry that was just accepted, or is remembered.
    pub(crate) fn note(&mut self, state: &Gathering, entry: &Accepted) {
        let author = entry.device.as_ref().and_then(|id| {
            let device = state.devices.get(id)?;
            Some(author(device))
        });
        self.note_by(state, entry, author);
    }

    fn note_by(&mut self, state: &Gathering, entry: &Accepted, author: Option<String>) {
        let view = EntryView {
            seq: entry.seq.0,
            at: entry.at.0,
            kind: entry.kind.clone(),
            text: sentence(state, entry),
            author,
            taken_back: false,
        };
        let mut told = told_of_matches(state, entry);
        for event in &entry.events {
            if let Event::EntryTakenBack { seq } = event {
                let reversed = self
                    .by_match
                    .iter()
                    .filter(|(_, known)| known.iter().any(|view| view.seq == seq.0));
                told.extend(reversed.map(|(id, _)| (*id, None)));
            }
        }
        for (id, text) in told {
            let known = self.by_match.entry(id).or_default();
            known.push_front(EntryView {
                text: text.unwrap_or_else(|| view.text.clone()),
                ..view.clone()
            });
            known.truncate(OF_A_MATCH);
        }
        self.last.push_back(view);
        if self.last.len() > KEPT {
            self.last.pop_front();
        }
    }

    /// The last entries by number, with what has been taken back since.
    pub(crate) fn last(&self, state: &Gathering) -> BTreeMap<u64, EntryView> {
        self.last
            .iter()
            .rev()
            .take(SHOWN)
            .map(|view| (view.seq, with_fate(state, view)))
            .collect()
    }

    /// The last thing that each desk or head judge did and that still holds, by the number of its device.
    pub(crate) fn last_of_desks(&self, state: &Gathering) -> BTreeMap<u32, EntryView> {
        let mut found = BTreeMap::new();
        for step in state.steps.iter().rev() {
            let device = step.device.as_ref().and_then(|id| state.devices.get(id));
            if let Some(device) = device
                && matches!(device.role, Role::Desk | Role::HeadJudge)
                && step.can_be_named_last()
                && !found.contains_key(&device.number)
                && let Some(view) = self.last.iter().find(|view| view.seq == step.seq.0)
            {
                found.insert(device.number, view.clone());
            }
        }
        found
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

/// The matches that an entry is about, with a sentence of their own where that of the entry speaks of others too.
pub(crate) fn told_of_matches(
    state: &Gathering,
    entry: &Accepted,
) -> BTreeMap<u32, Option<String>> {
    let mut told = BTreeMap::new();
    for event in &entry.events {
        if let Some(id) = event.match_id() {
            let own = told.entry(id.0).or_insert(None);
            if let Event::SeriesSet { series, .. } = event
                && own.is_none()
            {
                *own = Some(of_length(series));
            }
            if own.is_none() {
                *own = of_another(state, entry, event);
            }
        }
        if let Event::HelpCalled { call } = event
            && let Some(id) = call.match_id
        {
            told.insert(id.0, None);
        }
        if let Event::RoundPaired { stage, round } = event
            && let Some(stage) = state.stages.get(stage)
        {
            for (id, node) in stage.matches().zip(&stage.bracket.nodes) {
                let pair = round.pairing.pairs.get(node.position as usize);
                if let (true, None, Some(pair)) =
                    (node.round == round.round, node.tie_break(), pair)
                {
                    let [home, away] =
                        [pair.home, pair.away].map(|seed| by_seed(state, stage, seed));
                    let text = format!("Round {} paired: {home} meets {away}", round.round);
                    told.insert(id.0, Some(text));
                }
            }
        }
        if let Event::TieBreakPaired {
            stage, tie_break, ..
        } = event
            && let Some(stage) = state.stages.get(stage)
        {
            let text = || Some("Drawn as a tie-break: the table left them equal".to_owned());
            told.extend(stage.of_tie_break(*tie_break).map(|id| (id.0, text())));
        }
        if let Event::SeedsSwapped {
            stage, one, other, ..
        } = event
            && let Some(stage) = state.stages.get(stage)
        {
            let theirs = state.matches_of(stage);
            let theirs = theirs.filter(|found| found.has_either(*one, *other));
            told.extend(theirs.map(|found| (found.id.0, None)));
        }
    }
    told
}

/// What an event says of its match in an entry that speaks of another one; none where the entry speaks of this one,
/// or the event says nothing to people.
fn of_another(state: &Gathering, entry: &Accepted, event: &Event) -> Option<String> {
    let first = entry.events.iter().find_map(Event::match_id);
    if first == event.match_id() {
        return None;
    }
    if let Event::SlotFilled {
        match_id, entrant, ..
    } = event
    {
        let stage = state.stage_of(*match_id)?;
        let who = state.entrant(stage.tournament, *entrant)?;
        return Some(format!("{} comes into this match", who.name));
    }
    if let Event::SlotEmptied { .. } = event {
        return Some("A place in this match is open again".to_owned());
    }
    if let Event::SlotClosed { .. } = event {
        return Some("Nobody comes to a place in this match".to_owned());
    }
    matches!(
        event,
        Event::MatchEnded { .. }
            | Event::MatchReopened { .. }
            | Event::MatchRuled { .. }
            | Event::MatchVoided { .. }
            | Event::MatchReplayed { .. }
    )
    .then(|| crate::sentence::of_event(state, event))
}

fn by_seed(state: &Gathering, stage: &Stage, seed: u32) -> String {
    stage
        .entrant(seed)
        .and_then(|id| state.entrant(stage.tournament, id))
        .map_or_else(|| format!("seed {seed}"), |found| found.name.clone())
}

/// How many games decide from now on.
fn of_length(series: &Series) -> String {
    match series.length {
        Length::BestOf { games } => format!("Best of {games} from now on"),
        Length::FirstTo { wins } => format!("First to {wins} from now on"),
        Length::PlayAll { games } => format!("All of {games} games from now on"),
        Length::Aggregate { games } => format!("{games} games by points from now on"),
    }
}

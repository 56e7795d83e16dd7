//! Pages of the journal, newest first, told with the names of their own time.

use super::fates::Fates;
use super::row::{About, row};
use super::{Look, Visitor, unreadable};
use crate::handle::{Hub, Rejected};
use lanista_domain::{Accepted, Gathering};
use lanista_journal::{Entry, Looking};
use lanista_wire::limits::ENTRIES_A_PAGE;
use lanista_wire::past::{EntryRow, JournalFilter, JournalOutline, JournalPage};
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

/// Stretches between snapshots that are searched for one page; whoever wants more asks again.
const STRETCHES: u32 = 3;
/// Longest text that is looked for, bytes.
const TEXT: usize = 200;
/// Most names of commands.
const KINDS: usize = 100;
/// Points of an outline.
const POINTS: u64 = 256;
/// Marks of an outline.
const MARKS: usize = 200;
/// What a day is remembered by.
const MARKING: [&str; 3] = ["draw_stage", "publish_stage", "pair_round"];

/// A filter as it is tried on entries.
#[derive(Clone, Debug)]
pub(crate) struct Sieve {
    words: Vec<String>,
    kinds: BTreeSet<String>,
    device: Option<u32>,
    tournament: Option<u32>,
    match_id: Option<u32>,
    /// First and last entry by their times.
    pub(crate) first: u64,
    pub(crate) last: u64,
}

impl Sieve {
    pub(crate) async fn of(filter: &JournalFilter, look: &mut Look<'_>) -> Result<Self, Rejected> {
        let text = filter.text.as_deref().unwrap_or_default();
        if text.len() > TEXT || filter.kinds.len() > KINDS {
            return Err(Rejected::because(
                "too_many",
                "This is too much to look for at once.",
            ));
        }
        let first = match filter.from {
            Some(from) if from > 0 => look.file.seq_at(from - 1).await.map_err(unreadable)? + 1,
            Some(_) | None => 1,
        };
        let last = match filter.until {
            Some(until) => look.file.seq_at(until).await.map_err(unreadable)?,
            None => look.head,
        };
        Ok(Self {
            words: text.split_whitespace().map(str::to_lowercase).collect(),
            kinds: filter.kinds.iter().cloned().collect(),
            device: filter.device,
            tournament: filter.tournament,
            match_id: filter.match_id,
            first,
            last,
        })
    }

    /// Whether command and sender can be told from without the body, and rule entries out.
    fn is_coarse(&self) -> bool {
        !self.kinds.is_empty()
    }

    fn takes_kind(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.contains(kind)
    }

    pub(super) fn takes(
        &self,
        state: &Gathering,
        accepted: &Accepted,
        entry: &Entry,
        fates: &Fates,
    ) -> Option<EntryRow> {
        if !self.takes_kind(&accepted.kind) {
            return None;
        }
        if let Some(number) = self.device {
            let known = accepted.device.as_ref().map(|id| state.devices.get(id));
            let is_it = match known {
                None => number == 0,
                Some(device) => device.is_some_and(|device| device.number == number),
            };
            if !is_it {
                return None;
            }
        }
        let about = About::of(state, accepted);
        let has = |wanted: Option<u32>, found: &BTreeSet<u32>| {
            wanted.is_none_or(|wanted| found.contains(&wanted))
        };
        if !has(self.match_id, &about.matches) || !has(self.tournament, &about.tournaments) {
            return None;
        }
        let row = row(state, accepted, entry, &about, fates);
        let author = row.author.as_deref().unwrap_or_default().to_lowercase();
        let text = row.text.to_lowercase();
        let found =
            |word: &String| text.contains(word) || author.contains(word) || row.kind.contains(word);
        self.words.iter().all(found).then_some(row)
    }
}

/// Keeps the newest rows that pass.
pub(crate) struct Catch {
    pub(crate) sieve: Arc<Sieve>,
    pub(crate) fates: Arc<Fates>,
    pub(crate) first: u64,
    pub(crate) most: usize,
    pub(crate) rows: VecDeque<EntryRow>,
    pub(crate) overflow: bool,
}

impl Visitor for Catch {
    fn visit(&mut self, state: &Gathering, accepted: &Accepted, entry: &Entry) {
        if entry.seq < self.first {
            return;
        }
        if let Some(row) = self.sieve.takes(state, accepted, entry, &self.fates) {
            self.rows.push_back(row);
            if self.rows.len() > self.most {
                self.rows.pop_front();
                self.overflow = true;
            }
        }
    }
}

impl Hub {
    /// A page of entries, newest first. It may be short and go on, since one question searches only so far.
    ///
    /// # Errors
    /// When the filter is too much, or the file cannot be read.
    pub async fn journal_page(
        &self,
        filter: JournalFilter,
        before: Option<u64>,
        count: u32,
    ) -> Result<JournalPage, Rejected> {
        let mut look = self.past.look().await?;
        let head = look.head;
        let sieve = Arc::new(Sieve::of(&filter, &mut look).await?);
        let fates = Arc::new(look.fates().await?);
        let wanted = usize::try_from(count.clamp(1, ENTRIES_A_PAGE)).unwrap_or(1);
        let mut last = before.map_or(sieve.last, |before| {
            before.saturating_sub(1).min(sieve.last)
        });
        let mut entries: Vec<EntryRow> = Vec::new();
        let mut searched = 0;
        while last >= sieve.first && entries.len() < wanted && searched < STRETCHES {
            let base = look.stretch(last).await?;
            let from = base.head.0 + 1;
            if look.is_worth(&sieve, from.max(sieve.first), last).await? {
                searched += 1;
                let catch = Catch {
                    sieve: Arc::clone(&sieve),
                    fates: Arc::clone(&fates),
                    first: sieve.first,
                    most: wanted - entries.len(),
                    rows: VecDeque::new(),
                    overflow: false,
                };
                let (_, mut catch) = look.forward(base, catch, last).await?;
                if catch.overflow {
                    let oldest = catch.rows.front().map_or(from, |row| row.seq);
                    entries.extend(catch.rows.drain(..).rev());
                    last = oldest - 1;
                    break;
                }
                entries.extend(catch.rows.drain(..).rev());
            }
            last = from - 1;
        }
        look.end().await;
        Ok(JournalPage {
            entries,
            before: (last >= sieve.first).then_some(last + 1),
            head,
        })
    }

    /// The whole journal from afar.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn journal_outline(&self) -> Result<JournalOutline, Rejected> {
        let mut look = self.past.look().await?;
        let head = look.head;
        let step = head.div_ceil(POINTS).max(1);
        let mut points = Vec::new();
        let numbers = (1..=head).step_by(usize::try_from(step).unwrap_or(1));
        for seq in numbers.chain(std::iter::once(head)) {
            if points.last().is_none_or(|(last, _)| *last < seq)
                && let Some(at) = look.file.at(seq).await.map_err(unreadable)?
            {
                points.push((seq, at));
            }
        }
        let mut marking = Vec::new();
        for kind in MARKING {
            let found = look.file.of_kind(kind, 0).await.map_err(unreadable)?;
            marking.extend(found);
        }
        marking.sort_by_key(|entry| entry.seq);
        let skipped = marking.len().saturating_sub(MARKS);
        let fates = look.fates().await?;
        look.end().await;
        let marks = self
            .read(move |state, _| {
                let told = marking.iter().skip(skipped).filter_map(|entry| {
                    let accepted = super::known(entry).ok()?;
                    let about = About::named(&accepted);
                    Some(row(state, &accepted, entry, &about, &fates))
                });
                told.collect()
            })
            .await
            .ok_or_else(Rejected::ended)?;
        Ok(JournalOutline {
            head,
            points,
            marks,
        })
    }
}

impl Look<'_> {
    /// The state from which a stretch that ends with an entry begins: that of the snapshot before it.
    pub(crate) async fn stretch(&mut self, last: u64) -> Result<Gathering, Rejected> {
        let base = self.snapshot(last.saturating_sub(1), 0).await?;
        let base = base.unwrap_or_default();
        let width = Looking::spacing(self.head);
        if last - base.head.0 <= 2 * width {
            return Ok(base);
        }
        // Few snapshots: this way leaves some behind, and the last of them is where the stretch begins.
        let goal = last - width;
        let (state, ()) = self.forward(base, (), goal).await?;
        Ok(state)
    }

    /// Whether any entry of a stretch can pass, as far as that is seen without its body.
    async fn is_worth(&mut self, sieve: &Sieve, from: u64, last: u64) -> Result<bool, Rejected> {
        if !sieve.is_coarse() {
            return Ok(true);
        }
        let heads = self.file.heads(from, last).await.map_err(unreadable)?;
        Ok(heads.iter().any(|(_, kind, _)| sieve.takes_kind(kind)))
    }
}

impl Visitor for () {
    fn visit(&mut self, _: &Gathering, _: &Accepted, _: &Entry) {}
}

//! One entry in full, and what stands in the way of taking one back.

use super::fates::Fates;
use super::row::{About, row};
use super::{blocking, known, missing};
use crate::handle::{Hub, Rejected};
use crate::sentence::of_event;
use lanista_domain::{Command, DeviceId, Envelope, Gathering, MatchId, Seq};
use lanista_journal::Entry;
use lanista_wire::frame::Reason;
use lanista_wire::past::{EntryDetail, Reach, TakeBack, TouchedMatch};

/// Events of an entry that are told.
const EVENTS: usize = 200;
/// Matches of an entry that are named.
const MATCHES: usize = 64;

/// What the state says of taking an entry back.
struct Verdict {
    reach: Reach,
    reasons: Vec<Reason>,
    depends: Vec<Seq>,
}

impl Hub {
    /// One entry in full, for a device that may want to take it back.
    ///
    /// # Errors
    /// When there is no such entry, or the file cannot be read.
    pub async fn journal_entry(&self, device: String, seq: u64) -> Result<EntryDetail, Rejected> {
        let mut look = self.past.look().await?;
        if seq == 0 || seq > look.head {
            return Err(missing(seq));
        }
        let instant = look.instant(seq).await?;
        let entry = look.entry(seq).await?;
        let fates = look.fates().await?;
        look.end().await;
        let (row, events, more, matches) = blocking(move || {
            let state = &instant.state;
            let accepted = known(&entry)?;
            let about = About::of(state, &accepted);
            let told = accepted.events.iter().take(EVENTS);
            let events: Vec<String> = told.map(|event| of_event(state, event)).collect();
            let more = accepted.events.len().saturating_sub(events.len());
            let matches: Vec<TouchedMatch> = about
                .matches
                .iter()
                .filter_map(|id| touched(state, *id))
                .take(MATCHES)
                .collect();
            let row = row(state, &accepted, &entry, &about, &fates);
            Ok((
                row,
                events,
                u32::try_from(more).unwrap_or(u32::MAX),
                matches,
            ))
        })
        .await?;
        let mut back = self.take_back_of(device, Some(seq)).await?;
        back.entry = Some(row.clone());
        Ok(EntryDetail {
            row,
            events,
            more,
            matches,
            back,
        })
    }

    /// The last thing that a device did and that still holds, and what rests on it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn my_last(&self, device: String) -> Result<TakeBack, Rejected> {
        self.take_back_of(device, None).await
    }

    async fn take_back_of(&self, device: String, seq: Option<u64>) -> Result<TakeBack, Rejected> {
        let now = lanista_domain::At(self.now());
        let judged = self
            .read(move |state, _| {
                let device = DeviceId(device);
                let last = || state.last_step_of(&device).map(|step| step.seq);
                let seq = seq.map(Seq).or_else(last);
                seq.map(|seq| (seq, verdict(state, &device, seq, now)))
            })
            .await
            .ok_or_else(Rejected::ended)?;
        let Some((seq, verdict)) = judged else {
            return Ok(TakeBack {
                entry: None,
                reach: Reach::Nothing,
                reasons: Vec::new(),
                depends: Vec::new(),
            });
        };
        let mut look = self.past.look().await?;
        let mut entries = Vec::new();
        for seq in std::iter::once(&seq).chain(&verdict.depends) {
            entries.push(look.entry(seq.0).await?);
        }
        let fates = look.fates().await?;
        look.end().await;
        let mut rows = self
            .read(move |state, _| rows(state, &entries, &fates))
            .await
            .ok_or_else(Rejected::ended)??
            .into_iter();
        Ok(TakeBack {
            entry: rows.next(),
            reach: verdict.reach,
            reasons: verdict.reasons,
            depends: rows.collect(),
        })
    }
}

/// Lines with the names of today: none of these entries is old.
fn rows(
    state: &Gathering,
    entries: &[Entry],
    fates: &Fates,
) -> Result<Vec<lanista_wire::past::EntryRow>, Rejected> {
    entries
        .iter()
        .map(|entry| {
            let accepted = known(entry)?;
            let about = About::named(&accepted);
            Ok(row(state, &accepted, entry, &about, fates))
        })
        .collect()
}

fn touched(state: &Gathering, id: u32) -> Option<TouchedMatch> {
    let number = state.number_of(MatchId(id));
    let tournament = state.tournament_of(MatchId(id))?.id.0;
    (number > 0).then_some(TouchedMatch {
        match_id: id,
        number,
        tournament,
    })
}

fn verdict(state: &Gathering, device: &DeviceId, seq: Seq, at: lanista_domain::At) -> Verdict {
    let envelope = Envelope {
        device: Some(device.clone()),
        id: lanista_domain::CommandId("foreseen".into()),
        at,
        expect: None,
        command: Command::TakeBack { seq },
    };
    let reasons = match state.decide(&envelope) {
        Ok(_) => Vec::new(),
        Err(refused) => refused
            .reasons
            .iter()
            .map(|reason| Reason {
                code: reason.code().into(),
                text: reason.to_string(),
            })
            .collect(),
    };
    let depends = state.resting_on(seq);
    let step = |seq: &Seq| state.steps.iter().find(|step| step.seq == *seq);
    let is_fixed = |seq: &Seq| step(seq).is_some_and(|step| !step.is_reversible());
    let reach = match step(&seq) {
        None => Reach::Beyond,
        Some(step) if step.is_taken_back => Reach::Already,
        Some(_) if is_fixed(&seq) || depends.iter().any(is_fixed) => Reach::Never,
        Some(_) if state.is_crowded_out(seq) => Reach::Beyond,
        Some(_) => Reach::Within,
    };
    Verdict {
        reach,
        reasons,
        depends,
    }
}

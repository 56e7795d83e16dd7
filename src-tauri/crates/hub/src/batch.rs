//! A batch: every command is judged on the tentative state, one commit stores them all, or none.

mod refusals;

pub(crate) use refusals::Refusals;

use crate::complete::complete;
use crate::handle::{Body, Receipt, Rejected, Submission};
use crate::replay::StoredBody;
use crate::writer::Writer;
use lanista_domain::{Accepted, Command, CommandId, DeviceId, Envelope, Expect, MatchId, Seq};
use lanista_journal::{AppendError, NewEntry, Told};
use lanista_wire::command::Expect as WireExpect;
use sha2::{Digest as _, Sha256};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::sync::oneshot;
use tokio::time::Instant;

/// A command and who waits for its answer.
pub(crate) type Waiting = (Box<Submission>, oneshot::Sender<Result<Receipt, Rejected>>);

/// When the journal is asked whether it holds a command already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asking {
    /// Only for what the rules refuse. What they accept a second time is refused by the journal itself.
    WhenRefused,
    /// Before each command is judged.
    First,
}

/// What became of a command: one entry of the batch, or an answer without one.
enum Verdict {
    Entry(usize),
    Told(Result<Receipt, Rejected>),
}

/// A command that was accepted on the tentative state.
struct Judged {
    entry: Accepted,
    stored: NewEntry,
    hash: [u8; 32],
    rev: Option<u32>,
}

impl Writer {
    /// Judges and stores a batch and answers everybody. What is returned is on disk.
    ///
    /// A command sent twice is rare and asking the journal for each costs a good part of the way to the receipt,
    /// so the batch is judged as if all were new. If the journal then knows one, the batch is judged afresh,
    /// asking first; nobody was answered before.
    pub(crate) async fn store(&mut self, batch: Vec<Waiting>) -> Vec<Accepted> {
        let after = self.state.head.0;
        let (submissions, answers): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        let (mut judged, mut verdicts) = self.judge_all(&submissions, Asking::WhenRefused).await;
        let mut done = self.append(after, &judged).await;
        if matches!(done, Err(AppendError::Duplicate { .. })) {
            for submission in &submissions {
                let device = submission.device.as_deref().unwrap_or_default();
                self.refused.clear(device, &submission.id);
            }
            (judged, verdicts) = self.judge_all(&submissions, Asking::First).await;
            done = self.append(after, &judged).await;
        }
        if let Err(why) = &done {
            tracing::error!(%why, entries = judged.len(), "a batch was not stored");
        }
        for (verdict, answer) in verdicts.into_iter().zip(answers) {
            let told = match (verdict, &done) {
                (Verdict::Told(told), _) => told,
                (Verdict::Entry(_), Err(why)) => Err(not_stored(&why.to_string())),
                (Verdict::Entry(at), Ok(())) => judged.get(at).map_or_else(
                    || Err(not_stored("")),
                    |found| {
                        Ok(Receipt {
                            seq: found.entry.seq.0,
                            at: found.entry.at.0,
                            rev: found.rev,
                        })
                    },
                ),
            };
            self.measures.answered(&told);
            let _gone = answer.send(told);
        }
        if done.is_err() {
            return Vec::new();
        }
        for found in &judged {
            self.refused
                .clear(&found.stored.device, &found.stored.command_id);
        }
        judged.into_iter().map(|found| found.entry).collect()
    }

    /// Stores what was judged, or brings the tentative state back to what is on disk.
    async fn append(&mut self, after: u64, judged: &[Judged]) -> Result<(), AppendError> {
        if judged.is_empty() {
            return Ok(());
        }
        let entries: Vec<_> = judged.iter().map(|found| found.stored.clone()).collect();
        let begun = Instant::now();
        let done = self.journal.append(after, &entries).await;
        if done.is_ok() {
            self.measures.committed(entries.len(), begun.elapsed());
        }
        if done.is_err() {
            self.tentative.clone_from(&self.state);
        }
        done.map(|_| ())
    }

    async fn judge_all(
        &mut self,
        submissions: &[Box<Submission>],
        asking: Asking,
    ) -> (Vec<Judged>, Vec<Verdict>) {
        let mut judged: Vec<Judged> = Vec::new();
        let mut verdicts = Vec::with_capacity(submissions.len());
        for submission in submissions {
            let verdict = self.judge_one(submission, &mut judged, asking).await;
            verdicts.push(verdict.unwrap_or_else(|rejected| Verdict::Told(Err(rejected))));
        }
        (judged, verdicts)
    }

    async fn judge_one(
        &mut self,
        submission: &Submission,
        judged: &mut Vec<Judged>,
        asking: Asking,
    ) -> Result<Verdict, Rejected> {
        let device = submission.device.as_deref().unwrap_or_default();
        let hash = hash(submission)?;
        let twin = judged.iter().position(|known| {
            known.stored.command_id == submission.id && known.stored.device == device
        });
        if let Some(at) = twin {
            let same = judged.get(at).is_some_and(|known| known.hash == hash);
            return if same {
                Ok(Verdict::Entry(at))
            } else {
                Err(id_reused())
            };
        }
        if asking == Asking::First
            && let Some(told) = self.stored_before(submission, hash).await?
        {
            return Ok(Verdict::Told(told));
        }
        match self.judge(submission.clone(), hash) {
            Ok(found) => {
                judged.push(found);
                Ok(Verdict::Entry(judged.len() - 1))
            }
            Err(rejected) => {
                if asking == Asking::WhenRefused
                    && let Some(told) = self.stored_before(submission, hash).await?
                {
                    return Ok(Verdict::Told(told));
                }
                self.refused.note(device, &submission.id);
                Err(rejected)
            }
        }
    }

    /// The answer to a command that the journal holds already.
    async fn stored_before(
        &mut self,
        submission: &Submission,
        hash: [u8; 32],
    ) -> Result<Option<Result<Receipt, Rejected>>, Rejected> {
        let device = submission.device.as_deref().unwrap_or_default();
        match self.journal.find(device, &submission.id).await {
            Ok(None) => Ok(None),
            Ok(Some(told)) => Ok(Some(
                self.receipt_again(&told, hash, &submission.body).await,
            )),
            Err(why) => Err(not_stored(&why.to_string())),
        }
    }

    fn judge(&mut self, submission: Submission, hash: [u8; 32]) -> Result<Judged, Rejected> {
        let Submission {
            device,
            id,
            expect,
            body,
        } = submission;
        if id.is_empty() || id.len() > 64 {
            return Err(Rejected::because("bad_id", "The command has no proper id."));
        }
        if let Some(why) = self.journal.read_only() {
            let text = format!("The gathering is open for reading only: {}", why.why);
            return Err(Rejected::because("read_only", &text));
        }
        let command = complete(&self.tentative, body)?;
        let match_id = command.match_id();
        if let (Some(device), Some(WireExpect::After { after })) = (&device, &expect)
            && self.refused.holds(device, after)
        {
            return Err(self.rejected(
                Some(&DeviceId(device.clone())),
                match_id,
                &lanista_domain::Refusal::PredecessorRefused.into(),
            ));
        }
        let device = device.map(DeviceId);
        let envelope = Envelope {
            device: device.clone(),
            id: CommandId(id.clone()),
            at: self.clock.now(),
            expect: expect.map(Expect::from),
            command,
        };
        let span = tracing::debug_span!(
            "command",
            kind = envelope.command.kind(),
            device = device.as_ref().map_or("server", |device| device.0.as_str()),
            id = id.as_str(),
            match_id = match_id.map(|id| id.0),
        );
        let _entered = span.enter();
        let tentative = &self.tentative;
        let decision = catch_unwind(AssertUnwindSafe(|| tentative.decide(&envelope)))
            .map_err(|_| {
                tracing::error!(
                    kind = envelope.command.kind(),
                    id = envelope.id.0.as_str(),
                    "a command panicked"
                );
                Rejected::because(
                    "panicked",
                    "This could not be judged: a fault in Lanista, written to its log. Nothing was changed.",
                )
            })?;
        let events =
            decision.map_err(|refused| self.rejected(device.as_ref(), match_id, &refused))?;
        let entry = Accepted {
            seq: Seq(self.tentative.head.0 + 1),
            at: envelope.at,
            device: device.clone(),
            command: envelope.id.clone(),
            kind: envelope.command.kind().to_owned(),
            events,
        };
        let stored = self.to_store(&envelope.command, &entry, hash)?;
        self.tentative = std::mem::take(&mut self.tentative).evolve(&entry);
        let rev = match_id
            .and_then(|id| self.tentative.matches.get(&id))
            .map(|found| found.rev);
        tracing::debug!(seq = entry.seq.0, "accepted");
        Ok(Judged {
            entry,
            stored,
            hash,
            rev,
        })
    }

    fn to_store(
        &self,
        command: &Command,
        entry: &Accepted,
        hash: [u8; 32],
    ) -> Result<NewEntry, Rejected> {
        let body = serde_json::to_string(&StoredBody {
            command,
            events: &entry.events,
        })
        .map_err(|why| not_stored(&why.to_string()))?;
        let actor = entry.device.as_ref().map_or_else(
            || "server".to_owned(),
            |id| {
                let device = self.tentative.devices.get(id);
                device.map_or_else(String::new, crate::author::author)
            },
        );
        Ok(NewEntry {
            at: entry.at.0,
            actor,
            device: entry
                .device
                .as_ref()
                .map(|id| id.0.clone())
                .unwrap_or_default(),
            command_id: entry.command.0.clone(),
            command_hash: hash,
            kind: entry.kind.clone(),
            body,
        })
    }

    /// The receipt of a command that was stored before; refused if the id came back with another body.
    async fn receipt_again(
        &mut self,
        told: &Told,
        hash: [u8; 32],
        body: &Body,
    ) -> Result<Receipt, Rejected> {
        if told.command_hash != hash {
            return Err(id_reused());
        }
        let entry = self
            .journal
            .entries(told.seq, 1)
            .await
            .ok()
            .and_then(|found| found.into_iter().next());
        let at = entry.map_or(0, |entry| entry.told.at);
        let match_id = match body {
            Body::Wire(command) => Command::try_from(command.clone())
                .ok()
                .and_then(|command| command.match_id()),
            Body::Photo { match_id, .. } => Some(MatchId(*match_id)),
            Body::Entrants { .. }
            | Body::Ratings { .. }
            | Body::ByPhone { .. }
            | Body::HaltClocks { .. }
            | Body::DraftRules { .. }
            | Body::Shelf(_)
            | Body::Due { .. } => None,
        };
        let rev = match_id
            .and_then(|id| self.state.matches.get(&id))
            .map(|found| found.rev);
        Ok(Receipt {
            seq: told.seq,
            at,
            rev,
        })
    }
}

fn hash(submission: &Submission) -> Result<[u8; 32], Rejected> {
    let body = match &submission.body {
        Body::Wire(command) => serde_json::to_vec(&(command, &submission.expect)),
        Body::Entrants {
            tournament,
            entrants,
        } => serde_json::to_vec(&(tournament, entrants)),
        Body::HaltClocks { as_of } => serde_json::to_vec(&("halt_clocks", as_of)),
        // Whoever asks again may have changed what they typed: it is the phone that signs up once.
        Body::ByPhone {
            tournament, phone, ..
        } => serde_json::to_vec(&("by_phone", tournament, phone)),
        Body::Ratings { source, ratings } => serde_json::to_vec(&(source, ratings)),
        Body::Photo {
            match_id,
            sha256,
            bytes,
            kind,
        } => serde_json::to_vec(&(match_id, sha256, bytes, kind)),
        Body::Due {
            owner,
            generation,
            hovered: _,
        } => serde_json::to_vec(&(owner, generation)),
        Body::Shelf(change) => serde_json::to_vec(&("shelf", change)),
        Body::DraftRules { tournament, rules } => {
            serde_json::to_vec(&("draft_rules", tournament, rules))
        }
    };
    let body = body.map_err(|why| not_stored(&why.to_string()))?;
    Ok(Sha256::digest(&body).into())
}

fn id_reused() -> Rejected {
    Rejected::because("id_reused", "This id was used for another command before.")
}

fn not_stored(why: &str) -> Rejected {
    Rejected::because("not_stored", &format!("It was not stored. {why}"))
}

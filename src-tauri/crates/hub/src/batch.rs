//! A batch: every command is judged on the tentative state, one commit stores them all, or none.

use crate::complete::complete;
use crate::handle::{Body, Receipt, Rejected, Submission};
use crate::render::match_view;
use crate::replay::StoredBody;
use crate::writer::Writer;
use lanista_domain::{
    Accepted, Command, CommandId, DeviceId, Envelope, Expect, MatchId, Refused, Seq,
};
use lanista_journal::{NewEntry, Told};
use lanista_wire::command::Expect as WireExpect;
use lanista_wire::frame::Reason;
use lanista_wire::topic::Audience;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::sync::oneshot;

/// A command and who waits for its answer.
pub(crate) type Waiting = (Box<Submission>, oneshot::Sender<Result<Receipt, Rejected>>);

/// Refused commands remembered per device, so that what was built on them is refused too.
const REMEMBERED: usize = 256;

/// The refused commands of each device.
#[derive(Debug, Default)]
pub(crate) struct Refusals {
    by_device: BTreeMap<String, VecDeque<String>>,
}

impl Refusals {
    fn holds(&self, device: &str, command: &str) -> bool {
        self.by_device
            .get(device)
            .is_some_and(|known| known.iter().any(|id| id == command))
    }

    fn note(&mut self, device: &str, command: &str) {
        let known = self.by_device.entry(device.to_owned()).or_default();
        if !known.iter().any(|id| id == command) {
            known.push_back(command.to_owned());
            if known.len() > REMEMBERED {
                known.pop_front();
            }
        }
    }

    fn clear(&mut self, device: &str, command: &str) {
        if let Some(known) = self.by_device.get_mut(device) {
            known.retain(|id| id != command);
        }
    }
}

/// A command that was accepted on the tentative state.
struct Judged {
    entry: Accepted,
    stored: NewEntry,
    hash: [u8; 32],
    answers: Vec<oneshot::Sender<Result<Receipt, Rejected>>>,
    rev: Option<u32>,
}

impl Writer {
    /// Judges and stores a batch and answers everybody. What is returned is on disk.
    pub(crate) async fn store(&mut self, batch: Vec<Waiting>) -> Vec<Accepted> {
        let after = self.state.head.0;
        let mut judged: Vec<Judged> = Vec::new();
        for (submission, answer) in batch {
            let device = submission.device.clone().unwrap_or_default();
            let id = submission.id.clone();
            let hash = match hash(&submission) {
                Ok(hash) => hash,
                Err(rejected) => {
                    let _gone = answer.send(Err(rejected));
                    continue;
                }
            };
            if let Some(twin) = judged
                .iter_mut()
                .find(|known| known.stored.command_id == id && known.stored.device == device)
            {
                if twin.hash == hash {
                    twin.answers.push(answer);
                } else {
                    let _gone = answer.send(Err(id_reused()));
                }
                continue;
            }
            match self.journal.find(&device, &id).await {
                Ok(None) => {}
                Ok(Some(told)) => {
                    let receipt = self.receipt_again(&told, hash, &submission.body).await;
                    let _gone = answer.send(receipt);
                    continue;
                }
                Err(why) => {
                    let _gone = answer.send(Err(not_stored(&why.to_string())));
                    continue;
                }
            }
            match self.judge(*submission, hash) {
                Ok(mut found) => {
                    found.answers.push(answer);
                    judged.push(found);
                }
                Err(rejected) => {
                    self.refused.note(&device, &id);
                    let _gone = answer.send(Err(rejected));
                }
            }
        }
        self.commit(after, judged).await
    }

    async fn commit(&mut self, after: u64, judged: Vec<Judged>) -> Vec<Accepted> {
        if judged.is_empty() {
            return Vec::new();
        }
        let (entries, rest): (Vec<_>, Vec<_>) = judged
            .into_iter()
            .map(|j| (j.stored, (j.entry, j.answers, j.rev)))
            .unzip();
        let done = self.journal.append(after, &entries).await;
        if let Err(why) = &done {
            tracing::error!(%why, entries = entries.len(), "a batch was not stored");
            self.tentative.clone_from(&self.state);
        }
        let mut stored = Vec::new();
        for (entry, answers, rev) in rest {
            let receipt = Receipt {
                seq: entry.seq.0,
                at: entry.at.0,
                rev,
            };
            for answer in answers {
                let _gone = answer.send(match &done {
                    Ok(_) => Ok(receipt),
                    Err(why) => Err(not_stored(&why.to_string())),
                });
            }
            if done.is_ok() {
                if let Some(device) = &entry.device {
                    self.refused.clear(&device.0, &entry.command.0);
                }
                stored.push(entry);
            }
        }
        stored
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
        let span = tracing::info_span!(
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
                tracing::error!("a command panicked");
                Rejected::because(
                    "panicked",
                    "This could not be judged: a fault in Lanista, written to its log. Nothing was changed.",
                )
            })?;
        let events = decision.map_err(|refused| self.rejected(match_id, &refused))?;
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
            answers: Vec::new(),
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
                device.map_or_else(String::new, |found| {
                    format!("{} {}", found.number, found.name)
                })
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

    fn rejected(&self, match_id: Option<MatchId>, refused: &Refused) -> Rejected {
        let reasons = refused
            .reasons
            .iter()
            .map(|reason| Reason {
                code: reason.code().into(),
                text: reason.to_string(),
            })
            .collect();
        let state = match_id
            .and_then(|id| match_view(&self.tentative, Audience::Judge, id))
            .map(Box::new);
        Rejected { reasons, state }
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
            Body::Entrants { .. } => None,
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

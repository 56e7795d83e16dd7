//! Files of entrants, or of earlier results: their bytes come over HTTP with a ticket, and what the desk agreed to is what is imported.
//!
//! Every preview has a digest over what it would import. The command names ticket and digest, so that a file that was
//! changed behind the desk's back is not taken over.

mod drafts;
mod http;

pub(crate) use http::{faulty, put, wish};

use crate::crypto::encode;
use crate::hall::Hall;
use lanista_domain::EarlierRating;
use lanista_domain::TournamentId;
use lanista_exchange::{
    Earlier, Known, Preview, ReadRating, ReadResult, Source, Unreadable, Winner, Wishes,
    faulty_rows_csv, read, read_earlier,
};
use lanista_hub::{FileResult, Score, rate_file};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A ticket holds for so long, milliseconds.
const TICKET_MS: u64 = 30 * 60_000;
/// Tickets at a time; each may hold a file of 20 MB. A new one pushes the oldest out.
const TICKETS: usize = 8;

/// All tickets.
#[derive(Debug, Default)]
pub(crate) struct Imports {
    tickets: Mutex<BTreeMap<String, Ticket>>,
}

#[derive(Clone, Debug)]
struct Ticket {
    into: Into,
    expires: u64,
    source: Option<Arc<Source>>,
    read: Option<Arc<Read>>,
}

/// What a file is brought into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Into {
    /// The entrants of a tournament.
    Entrants {
        /// Which.
        tournament: u32,
    },
    /// What was known before this gathering.
    Ratings,
    /// Nothing: recorded drafts whose figures are looked at.
    Drafts,
}

/// The last preview of a file.
#[derive(Debug)]
pub(crate) struct Read {
    digest: String,
    preview: Preview,
    /// Of a file of earlier results; otherwise empty.
    ratings: Vec<EarlierRating>,
    /// Row by row.
    faulty: String,
}

/// A preview as the page gets it.
#[derive(Debug, Serialize)]
struct Shown<'a> {
    digest: &'a str,
    #[serde(flatten)]
    preview: &'a Preview,
}

/// Why there is no preview.
#[derive(Debug)]
pub(crate) enum NoPreview {
    /// No such ticket, or it has ended, or it has no file yet.
    Unknown,
    /// The file is not a table of entrants.
    Unreadable(Unreadable),
    /// Reading it failed.
    Failed,
}

impl Imports {
    fn tickets(&self) -> MutexGuard<'_, BTreeMap<String, Ticket>> {
        self.tickets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Permits one file.
    pub(crate) fn permit(&self, into: Into, now: u64) -> Result<String, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        let id = encode(&bytes);
        let mut tickets = self.tickets();
        tickets.retain(|_, ticket| ticket.expires > now);
        while tickets.len() >= TICKETS {
            let oldest = tickets
                .iter()
                .min_by_key(|(_, ticket)| ticket.expires)
                .map(|(id, _)| id.clone());
            oldest.and_then(|oldest| tickets.remove(&oldest));
        }
        tickets.insert(
            id.clone(),
            Ticket {
                into,
                expires: now + TICKET_MS,
                source: None,
                read: None,
            },
        );
        Ok(id)
    }

    fn ticket(&self, id: &str, now: u64) -> Option<Ticket> {
        self.tickets()
            .get(id)
            .filter(|ticket| ticket.expires > now)
            .cloned()
    }

    /// The entrants that `import`, `ticket:digest`, stands for.
    pub(crate) fn agreed(
        &self,
        tournament: u32,
        import: &str,
        now: u64,
    ) -> Option<Vec<lanista_domain::NewEntrant>> {
        let (ticket, digest) = import.split_once(':')?;
        let ticket = self
            .ticket(ticket, now)
            .filter(|ticket| ticket.into == Into::Entrants { tournament })?;
        let read = ticket.read.filter(|read| read.digest == digest)?;
        Some(entrants(&read.preview))
    }

    /// The name of the file and the ratings that `import`, `ticket:digest`, stands for.
    pub(crate) fn agreed_ratings(
        &self,
        import: &str,
        now: u64,
    ) -> Option<(String, Vec<EarlierRating>)> {
        let (ticket, digest) = import.split_once(':')?;
        let ticket = self
            .ticket(ticket, now)
            .filter(|ticket| ticket.into == Into::Ratings)?;
        let read = ticket.read.filter(|read| read.digest == digest)?;
        Some((read.preview.name.clone(), read.ratings.clone()))
    }
}

impl Hall {
    /// Reads a file, or the one that is there with other wishes. The same input gives the same digest.
    pub(crate) async fn preview(
        &self,
        id: &str,
        source: Option<Source>,
        wishes: Wishes,
    ) -> Result<Arc<Read>, NoPreview> {
        let ticket = self
            .imports
            .ticket(id, self.hub.now())
            .ok_or(NoPreview::Unknown)?;
        let source = source
            .map(Arc::new)
            .or(ticket.source)
            .ok_or(NoPreview::Unknown)?;
        let reading = Arc::clone(&source);
        let outcome = match ticket.into {
            Into::Entrants { tournament } => {
                let existing = self.existing(tournament).await;
                tokio::task::spawn_blocking(move || {
                    let preview = read(&reading, &wishes, &existing)?;
                    Ok(digested(preview, Vec::new()))
                })
                .await
            }
            // Figures are no preview of anything.
            Into::Drafts => return Err(NoPreview::Unknown),
            Into::Ratings => {
                tokio::task::spawn_blocking(move || {
                    let (preview, earlier) = read_earlier(&reading, &wishes)?;
                    Ok(digested(preview, ratings(&earlier)))
                })
                .await
            }
        };
        let read = match outcome {
            Ok(Ok(read)) => Arc::new(read),
            Ok(Err(unreadable)) => return Err(NoPreview::Unreadable(unreadable)),
            Err(error) => {
                tracing::error!(%error, "reading a file failed");
                return Err(NoPreview::Failed);
            }
        };
        let mut tickets = self.imports.tickets();
        let ticket = tickets.get_mut(id).ok_or(NoPreview::Unknown)?;
        ticket.source = Some(source);
        ticket.read = Some(Arc::clone(&read));
        Ok(read)
    }

    async fn existing(&self, tournament: u32) -> Vec<Known> {
        let id = TournamentId(tournament);
        self.hub
            .read(move |gathering, _| {
                let entrants = gathering.tournaments.get(&id).map(|found| &found.entrants);
                entrants
                    .into_iter()
                    .flat_map(|entrants| entrants.values())
                    .map(|known| Known {
                        name: known.name.clone(),
                        club: known.club.clone(),
                        seat: known.seat.clone(),
                    })
                    .collect()
            })
            .await
            .unwrap_or_default()
    }
}

fn digested(preview: Preview, ratings: Vec<EarlierRating>) -> Read {
    let mut hash = Sha256::new();
    for entrant in &preview.entrants {
        // The fields have no line breaks, so that two lists cannot look the same.
        hash.update(format!("{entrant:?}\n"));
    }
    for rating in &ratings {
        hash.update(format!("{rating:?}\n"));
    }
    let digest = encode(&hash.finalize()[..12]);
    let faulty = faulty_rows_csv(&preview);
    Read {
        digest,
        preview,
        ratings,
        faulty,
    }
}

/// What a file comes to for each name: as it says, or worked out of its results.
fn ratings(earlier: &Earlier) -> Vec<EarlierRating> {
    match earlier {
        Earlier::Results(results) => {
            let results: Vec<FileResult> = results.iter().map(result).collect();
            rate_file(&results)
        }
        Earlier::Ratings(ratings) => ratings.iter().map(rating).collect(),
    }
}

fn result(one: &ReadResult) -> FileResult {
    FileResult {
        home: one.home.clone(),
        away: one.away.clone(),
        score: match one.winner {
            Winner::Home => Score::Home,
            Winner::Away => Score::Away,
            Winner::Nobody => Score::Draw,
        },
        day: one.day,
    }
}

fn rating(one: &ReadRating) -> EarlierRating {
    EarlierRating {
        name: one.name.clone(),
        rating: one.rating,
        deviation: one.deviation,
        volatility: 6_000,
        results: 0,
    }
}

fn entrants(preview: &Preview) -> Vec<lanista_domain::NewEntrant> {
    preview
        .entrants
        .iter()
        .map(|entrant| lanista_domain::NewEntrant {
            name: entrant.name.clone(),
            short_name: entrant.short_name.clone(),
            tag: entrant.tag.clone(),
            club: entrant.club.clone(),
            seat: entrant.seat.clone(),
            spoken: None,
            roster: entrant.roster.clone(),
            people: entrant.people.clone(),
        })
        .collect()
}

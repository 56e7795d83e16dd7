//! Photos of matches: their bytes come and go over HTTP with a ticket that only a device in the hall gets.
//!
//! A ticket to attach is good for one photo, one minute and one use, and names device, match, hash, size and kind. The
//! bytes must be what it says, and an image; only when they are on disk is the photo an entry of the journal.

mod http;
mod image;

pub(crate) use http::{get, put};
pub(crate) use image::look as is_photo;

use crate::crypto::encode;
use crate::hall::Hall;
use lanista_domain::PhotoKind;
use lanista_hub::{Body, Rejected};
use lanista_wire::limits::PHOTO_MINUTES;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::Semaphore;

/// A ticket to attach holds for so long, milliseconds.
const ATTACH_MS: u64 = 60_000;
/// A ticket to look holds for so long, milliseconds.
const VIEW_MS: u64 = PHOTO_MINUTES * 60_000;
/// Tickets of one device and of all. Of a device a new one pushes the oldest out.
const OF_A_DEVICE: usize = 8;
const TICKETS: usize = 1_024;
/// Photos that come at a time: each is held in memory until it is whole.
const COMING: usize = 4;

/// All tickets, and what is on its way.
#[derive(Debug)]
pub(crate) struct Media {
    tickets: Mutex<BTreeMap<String, Ticket>>,
    /// The devices and the hashes of the uploads that run.
    coming: Mutex<BTreeSet<String>>,
    room: Semaphore,
}

impl Default for Media {
    fn default() -> Self {
        Self {
            tickets: Mutex::default(),
            coming: Mutex::default(),
            room: Semaphore::new(COMING),
        }
    }
}

/// What one ticket permits.
#[derive(Clone, Debug)]
struct Ticket {
    device: String,
    expires: u64,
    match_id: u32,
    what: What,
}

/// To bring a photo or to look at those of a match.
#[derive(Clone, Debug)]
enum What {
    Attach(Said),
    View,
}

/// What the device said of the photo.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) sha256: String,
    pub(crate) bytes: u32,
    pub(crate) kind: PhotoKind,
}

/// Why there is no ticket.
#[derive(Debug)]
pub(crate) enum NoTicket {
    /// The rules are against it.
    Rejected(Rejected),
    /// Too many are open.
    Crowded,
    /// The machine gives no random numbers.
    NoRandom,
}

impl Media {
    fn tickets(&self) -> MutexGuard<'_, BTreeMap<String, Ticket>> {
        self.tickets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn coming(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.coming.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn issue(&self, ticket: Ticket, now: u64) -> Result<String, NoTicket> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|_| NoTicket::NoRandom)?;
        let id = encode(&bytes);
        let mut tickets = self.tickets();
        tickets.retain(|_, known| known.expires > now);
        let mut own: Vec<_> = tickets
            .iter()
            .filter(|(_, known)| known.device == ticket.device)
            .map(|(id, known)| (known.expires, id.clone()))
            .collect();
        own.sort_unstable();
        for (_, oldest) in own.iter().take((own.len() + 1).saturating_sub(OF_A_DEVICE)) {
            tickets.remove(oldest);
        }
        if tickets.len() >= TICKETS {
            return Err(NoTicket::Crowded);
        }
        tickets.insert(id.clone(), ticket);
        Ok(id)
    }

    /// Uses a ticket to attach up, if it is one for this photo.
    fn redeem(&self, id: &str, sha256: &str, now: u64) -> Option<(String, u32, Said)> {
        let mut tickets = self.tickets();
        let found = tickets.get(id).filter(|known| known.expires > now)?;
        match &found.what {
            What::Attach(said) if said.sha256 == sha256 => {
                let redeemed = (found.device.clone(), found.match_id, said.clone());
                tickets.remove(id);
                Some(redeemed)
            }
            What::Attach(_) | What::View => None,
        }
    }

    /// The device and the match of a ticket to look.
    fn viewing(&self, id: &str, now: u64) -> Option<(String, u32)> {
        let tickets = self.tickets();
        let found = tickets.get(id).filter(|known| known.expires > now)?;
        match &found.what {
            What::View => Some((found.device.clone(), found.match_id)),
            What::Attach(_) => None,
        }
    }
}

impl Hall {
    /// Permits one upload, if this device could attach that photo now.
    pub(crate) async fn permit_photo(
        &self,
        device: &str,
        match_id: u32,
        said: Said,
    ) -> Result<String, NoTicket> {
        let body = Body::Photo {
            match_id,
            sha256: said.sha256.clone(),
            bytes: said.bytes,
            kind: said.kind,
        };
        self.hub
            .judge(device, body)
            .await
            .map_err(NoTicket::Rejected)?;
        let now = self.hub.now();
        let ticket = Ticket {
            device: device.to_owned(),
            expires: now + ATTACH_MS,
            match_id,
            what: What::Attach(said),
        };
        self.media.issue(ticket, now)
    }

    /// Permits looking at the photos of a match. The caller knows that this device is an official's.
    pub(crate) async fn permit_looking(
        &self,
        device: &str,
        match_id: u32,
    ) -> Result<String, NoTicket> {
        if !self.may_look(device, match_id).await {
            return Err(NoTicket::Rejected(Rejected::because(
                "out_of_scope",
                "This device is let in for other matches.",
            )));
        }
        let now = self.hub.now();
        let ticket = Ticket {
            device: device.to_owned(),
            expires: now + VIEW_MS,
            match_id,
            what: What::View,
        };
        self.media.issue(ticket, now)
    }

    /// Whether a device is let in, an official's, and has this match in its scope.
    async fn may_look(&self, device: &str, match_id: u32) -> bool {
        use lanista_domain::{DeviceId, MatchId, Role};
        let (id, match_id) = (DeviceId(device.to_owned()), MatchId(match_id));
        self.hub
            .read(move |gathering, _| {
                let Some(device) = gathering.admitted(&id) else {
                    return false;
                };
                let Some(found) = gathering.matches.get(&match_id) else {
                    return false;
                };
                match device.role {
                    Role::Desk | Role::HeadJudge
                        if device.scope == lanista_domain::Scope::Everything =>
                    {
                        true
                    }
                    Role::Desk | Role::HeadJudge | Role::Judge => gathering.in_scope(device, found),
                    Role::Captain | Role::Caster | Role::Screen | Role::Public => false,
                }
            })
            .await
            .unwrap_or(false)
    }
}

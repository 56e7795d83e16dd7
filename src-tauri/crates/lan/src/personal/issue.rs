//! Codes for badges, and codes that are issued again.

use super::{KIND, Personal, ROOT, Who};
use crate::crypto::{EnrolmentSecret, Secret};
use crate::hall::Hall;
use crate::server::StartError;
use lanista_domain::{Scope as InDomain, Standing};
use lanista_hub::{Body, Hub, Submission};
use lanista_wire::command::Command;
use lanista_wire::shared::Scope;
use std::collections::BTreeMap;

/// How often a code is made anew until its six characters are nobody else's.
const ATTEMPTS: usize = 64;

/// The code of one entrant, for a badge.
#[derive(Debug)]
pub(crate) struct Badge {
    pub(crate) who: Who,
    pub(crate) secret: EnrolmentSecret,
    pub(crate) phones: u32,
}

/// Why a code was not issued again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotRenewed {
    /// There is no such entrant.
    NotFound,
    /// The file could not be written.
    NotStored,
}

impl Personal {
    /// Everything that was known when the program ended; a new gathering gets its secret.
    pub(crate) async fn load(hub: &Hub) -> Result<Self, StartError> {
        let mut root = None;
        let mut issues = BTreeMap::new();
        for (id, body) in hub.secrets(KIND).await {
            if id == ROOT {
                root = body.as_slice().try_into().ok().map(Secret::new);
            } else if let Some((who, issue)) = parsed(&id, &body) {
                issues.insert(who, issue);
            }
        }
        if let Some(root) = root {
            return Ok(Self::new(root, issues));
        }
        let root = Secret::fresh()?;
        // A damaged gathering is served for reading; its codes last as long as the process.
        if let Err(error) = hub.put_secret(KIND, ROOT, root.expose().to_vec()).await {
            tracing::warn!(%error, "the secret of the personal codes is not stored");
        }
        Ok(Self::new(root, issues))
    }
}

fn parsed(id: &str, body: &[u8]) -> Option<(Who, u32)> {
    let (tournament, entrant) = id.split_once('-')?;
    let issue = u32::from_be_bytes(body.try_into().ok()?);
    Some(((tournament.parse().ok()?, entrant.parse().ok()?), issue))
}

impl Hall {
    /// Looks at all entrants; those whose six characters are an earlier one's.
    pub(super) async fn learn(&self) -> Vec<Who> {
        let all: Vec<Who> = self
            .hub
            .read(|gathering, _| {
                let tournaments = gathering.tournaments.values();
                let mut all: Vec<Who> = tournaments
                    .flat_map(|found| found.entrants.keys().map(|id| (found.id.0, id.0)))
                    .collect();
                // Who came first keeps the characters: ids rise, and badges are printed.
                all.sort_unstable_by_key(|(tournament, entrant)| (*entrant, *tournament));
                all
            })
            .await
            .unwrap_or_default();
        let mut book = self.personal.book();
        book.learn(&self.personal, &all)
    }

    /// The codes of all entrants of a tournament, by id, or of one of them.
    pub(crate) async fn badges(
        &self,
        tournament: u32,
        entrant: Option<u32>,
    ) -> Result<Vec<Badge>, NotRenewed> {
        for who in self.learn().await {
            self.make_anew(who).await?;
        }
        let scopes = self.phones().await;
        let all = self
            .hub
            .read(move |gathering, _| {
                let id = lanista_domain::TournamentId(tournament);
                let found = gathering.tournaments.get(&id)?;
                Some(found.entrants.keys().map(|id| id.0).collect::<Vec<_>>())
            })
            .await
            .flatten()
            .ok_or(NotRenewed::NotFound)?;
        let badges: Vec<Badge> = all
            .into_iter()
            .filter(|id| entrant.is_none_or(|wanted| wanted == *id))
            .map(|id| {
                let who = (tournament, id);
                let issue = self.personal.book().issue(who);
                Badge {
                    who,
                    secret: self.personal.secret(who, issue),
                    phones: scopes.get(&who).copied().unwrap_or_default(),
                }
            })
            .collect();
        if badges.is_empty() && entrant.is_some() {
            return Err(NotRenewed::NotFound);
        }
        Ok(badges)
    }

    /// Makes a code worthless and another in its place. Phones that were let in stay, unless they are thrown out.
    pub(crate) async fn renew(&self, who: Who) -> Result<(), NotRenewed> {
        let _twice = self.learn().await;
        if !self.personal.book().known.contains_key(&who) {
            return Err(NotRenewed::NotFound);
        }
        self.make_anew(who).await
    }

    async fn make_anew(&self, who: Who) -> Result<(), NotRenewed> {
        for _ in 0..ATTEMPTS {
            let issue = self.personal.book().issue(who).saturating_add(1);
            let id = format!("{}-{}", who.0, who.1);
            self.hub
                .put_secret(KIND, &id, issue.to_be_bytes().to_vec())
                .await
                .map_err(|_| NotRenewed::NotStored)?;
            self.personal.book().issues.insert(who, issue);
            if !self.learn().await.contains(&who) {
                return Ok(());
            }
        }
        Err(NotRenewed::NotStored)
    }

    /// Throws out the phones of an entrant in the name of the device that asked, whether or not that entrant is there
    /// still; how many went.
    pub(crate) async fn throw_out(&self, who: Who, asked: &str, id: &str) -> usize {
        let scope = Scope::Entrant {
            tournament: who.0,
            entrant: who.1,
        };
        let waiting = self.register().waiting_for(scope);
        let mut gone = waiting.len();
        for device in waiting {
            self.refuse(&device).await;
        }
        let wanted = InDomain::from(scope);
        let devices = self
            .hub
            .read(move |gathering, _| {
                let devices = gathering.devices.values();
                devices
                    .filter(|known| known.scope == wanted && known.standing == Standing::Admitted)
                    .map(|known| known.id.0.clone())
                    .collect::<Vec<_>>()
            })
            .await
            .unwrap_or_default();
        for (at, device) in devices.into_iter().enumerate() {
            let submission = Submission {
                device: Some(asked.to_owned()),
                id: format!("out-{at}-{id}").chars().take(64).collect(),
                expect: None,
                body: Body::Wire(Command::RevokeDevice { device }),
            };
            if self.hub.submit(submission).await.is_ok() {
                gone += 1;
            } else {
                tracing::warn!(?who, "a phone was not thrown out");
            }
        }
        self.devices_changed().await;
        gone
    }

    async fn phones(&self) -> BTreeMap<Who, u32> {
        self.hub
            .read(|gathering, _| {
                let mut phones = BTreeMap::new();
                for device in gathering.devices.values() {
                    if let InDomain::Entrant {
                        tournament,
                        entrant,
                    } = device.scope
                        && device.standing == Standing::Admitted
                    {
                        *phones.entry((tournament.0, entrant.0)).or_default() += 1;
                    }
                }
                phones
            })
            .await
            .unwrap_or_default()
    }
}

//! A phone that comes with a personal code.

use super::{Heard, Way, Who};
use crate::crypto::{EnrolmentSecret, Nonce, typed_code, typed_secret};
use crate::enrolment::{Answer, Kind, NotPaired, PairRequest, Wanted, newcomer};
use crate::hall::Hall;
use lanista_domain::{EntrantId, Scope as InDomain, Standing, TournamentId};
use lanista_wire::limits::PHONES;
use lanista_wire::shared::{Role, Scope};
use std::net::IpAddr;
use std::sync::Arc;

/// A lost answer may be asked for again within this time, in milliseconds.
const RETRY_MS: u64 = 60_000;
/// Answers that are kept so long.
const KEPT: usize = 1_024;

impl Hall {
    /// Answers a phone whose code is none of the desk's.
    pub(crate) async fn pair_phone(
        self: &Arc<Self>,
        request: PairRequest,
        from: IpAddr,
    ) -> Result<Answer, NotPaired> {
        let now = self.hub.now();
        if let Some(answer) = self.heard_before(&request, now) {
            return Ok(answer);
        }
        let nonce = Nonce::parse(&request.nonce)
            .filter(|_| request.name.len() <= 400)
            .ok_or(NotPaired::Malformed)?;
        let (who, way, name) = self.whose(&request.enrolment, from, now).await?;
        let door = self.personal.door.lock().await;
        if self.phones_of(who).await >= PHONES {
            return Err(NotPaired::TooManyPhones);
        }
        let secret = self.secret_of(who, way);
        let wanted = Wanted {
            role: Role::Captain,
            scope: Scope::Entrant {
                tournament: who.0,
                entrant: who.1,
            },
            name,
            expires: 0,
        };
        let kind = match way {
            Way::Badge => Kind::Badge,
            Way::Typed => Kind::Typed,
        };
        let fresh = Nonce::fresh().map_err(|_| NotPaired::NotStored)?;
        let address = from.to_canonical().to_string();
        let made = newcomer(
            &request,
            kind,
            &secret,
            &wanted,
            (nonce, fresh),
            &self.identity,
            address,
            now,
        );
        if kind == Kind::Typed && self.register().is_crowded() {
            return Err(NotPaired::Busy);
        }
        // On its own task: a connection that breaks now must not leave half a device.
        let hall = Arc::clone(self);
        let written = tokio::spawn(async move { hall.write_down(made).await });
        let answer = written.await.unwrap_or(Err(NotPaired::NotStored))?;
        drop(door);
        let mut book = self.personal.book();
        book.answers
            .retain(|heard| now.saturating_sub(heard.at) <= RETRY_MS);
        if book.answers.len() < KEPT {
            book.answers.push(Heard {
                at: now,
                enrolment: request.enrolment,
                nonce: request.nonce,
                answer: answer.clone(),
            });
        }
        Ok(answer)
    }

    fn heard_before(&self, request: &PairRequest, now: u64) -> Option<Answer> {
        let book = self.personal.book();
        let heard = book.answers.iter().find(|heard| {
            heard.enrolment == request.enrolment
                && heard.nonce == request.nonce
                && now.saturating_sub(heard.at) <= RETRY_MS
        })?;
        Some(heard.answer.clone())
    }

    /// Whose code it is. A wrong one is counted, and whoever had too many is not told about six characters any more.
    async fn whose(
        &self,
        enrolment: &str,
        from: IpAddr,
        now: u64,
    ) -> Result<(Who, Way, String), NotPaired> {
        let from = from.to_canonical();
        let may_try = self.personal.book().guesses.may_try(from, now);
        let mut found = self.personal.book().names.get(enrolment).copied();
        if found.is_none() && may_try {
            let _twice = self.learn().await;
            found = self.personal.book().names.get(enrolment).copied();
        }
        match found {
            Some((_, Way::Typed)) | None if !may_try => Err(NotPaired::TooManyGuesses),
            None => {
                self.personal.book().guesses.note(from, now);
                Err(NotPaired::Unknown)
            }
            Some((who, way)) => match self.entrant_name(who).await {
                Some(name) => Ok((who, way, name)),
                None => Err(NotPaired::Unknown),
            },
        }
    }

    /// The name of an entrant who is in the tournament still.
    async fn entrant_name(&self, who: Who) -> Option<String> {
        self.hub
            .read(move |gathering, _| {
                gathering
                    .entrant(TournamentId(who.0), EntrantId(who.1))
                    .map(|entrant| entrant.name.clone())
            })
            .await
            .flatten()
    }

    fn secret_of(&self, who: Who, way: Way) -> EnrolmentSecret {
        let issue = self.personal.book().issue(who);
        let secret = self.personal.secret(who, issue);
        match way {
            Way::Badge => secret,
            Way::Typed => typed_secret(&typed_code(&secret)),
        }
    }

    /// The phones that act for an entrant or wait to.
    pub(crate) async fn phones_of(&self, who: Who) -> usize {
        let scope = Scope::Entrant {
            tournament: who.0,
            entrant: who.1,
        };
        let waiting = self.register().waiting_for(scope).len();
        let scope = InDomain::from(scope);
        let admitted = self
            .hub
            .read(move |gathering, _| {
                let devices = gathering.devices.values();
                devices
                    .filter(|device| device.scope == scope && device.standing == Standing::Admitted)
                    .count()
            })
            .await
            .unwrap_or(PHONES);
        waiting + admitted
    }
}

//! Sign-up on a phone that nobody has let in: a name goes in, and the phone speaks for whoever it signed up.
//!
//! Asking again is harmless at any time: what the phone is answered follows from its key alone, the gathering knows by the
//! key's name that it has signed up, and whoever repeats what a phone sent finds no secret.

use crate::crypto::{SignUpKey, decode, encode, phone_name};
use crate::enrolment::{Answer, Kind, NotPaired, PairRequest, Wanted, newcomer};
use crate::hall::Hall;
use crate::personal::guesses::Guesses;
use crate::routes::{malformed, refuse, unproved};
use crate::socket::Peer;
use axum::Json;
use axum::body::Body as Bytes;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use lanista_domain::{DeviceId, TournamentId};
use lanista_hub::{Body, Rejected, Submission};
use lanista_wire::limits::{SIGN_UPS_A_MINUTE, SIGN_UPS_OF_AN_ADDRESS};
use lanista_wire::shared::{Role, Scope};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Those who asked in the minute that runs, and a door through which one goes at a time.
#[derive(Debug)]
pub(crate) struct Strangers {
    counted: Mutex<Guesses>,
    door: tokio::sync::Mutex<()>,
}

impl Default for Strangers {
    fn default() -> Self {
        let counted = Guesses::at_most(SIGN_UPS_OF_AN_ADDRESS, SIGN_UPS_A_MINUTE);
        Self {
            counted: Mutex::new(counted),
            door: tokio::sync::Mutex::default(),
        }
    }
}

impl Strangers {
    fn counted(&self) -> MutexGuard<'_, Guesses> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a phone sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    tournament: u32,
    /// The phone's point, base64url; it is its nonce as well.
    point: String,
    name: String,
    #[serde(default)]
    club: Option<String>,
}

/// What it is answered.
#[derive(Debug, Serialize)]
struct SignedUp {
    /// The server's point.
    point: String,
    #[serde(flatten)]
    answer: Answer,
}

/// Why nobody was signed up.
enum No {
    Malformed,
    TooMany,
    /// It had signed up, and the desk has removed it.
    Removed,
    NotStored,
    Rejected(Box<Rejected>),
}

/// `POST /api/v1/sign_up`.
pub(crate) async fn post(
    State(hall): State<Arc<Hall>>,
    Extension(peer): Extension<Peer>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = match unproved(&hall, &headers, body, "Signing up is asked for in JSON.").await {
        Ok(asked) => asked,
        Err(refusal) => return *refusal,
    };
    match hall.sign_up(asked, peer.address.ip()).await {
        Ok(signed_up) => Json(signed_up).into_response(),
        Err(No::Malformed) => malformed(),
        Err(No::TooMany) => {
            let text = "Many sign up at this moment. Try again in a minute, or ask the desk.";
            refuse(StatusCode::TOO_MANY_REQUESTS, "too_many_sign_ups", text)
        }
        Err(No::Removed) => {
            let text = "The desk has removed what this phone signed up. Ask there.";
            refuse(StatusCode::GONE, "signed_up_and_removed", text)
        }
        Err(No::NotStored) => {
            let text = "The server could not write this down. Ask the desk to look at it.";
            refuse(StatusCode::SERVICE_UNAVAILABLE, "not_stored", text)
        }
        Err(No::Rejected(rejected)) => {
            let first = rejected.reasons.first();
            let (code, text) = first.map_or(("not_stored", ""), |reason| {
                (reason.code.as_str(), reason.text.as_str())
            });
            let status = match code {
                "not_stored" | "busy" => StatusCode::SERVICE_UNAVAILABLE,
                _ => StatusCode::CONFLICT,
            };
            refuse(status, code, text)
        }
    }
}

impl Hall {
    async fn sign_up(self: &Arc<Self>, asked: Asked, from: IpAddr) -> Result<SignedUp, No> {
        let phone = decode::<32>(&asked.point).ok_or(No::Malformed)?;
        let (own, nonce) = SignUpKey::for_phone(self.personal.root(), &phone);
        let secret = own.secret(&phone, own.point()).ok_or(No::Malformed)?;
        let name = phone_name(&phone);
        let tournament = asked.tournament;
        // Those who ask again cost nothing, and are not counted.
        let door = self.strangers.door.lock().await;
        let known = match self.of_phone(tournament, &name).await {
            Some(known) => known,
            None => {
                self.count(from)?;
                let submission = Submission {
                    device: None,
                    id: format!("phone-{tournament}-{name}"),
                    expect: None,
                    body: Body::ByPhone {
                        tournament,
                        phone: name.clone(),
                        name: asked.name,
                        club: asked.club,
                    },
                };
                let done = self.hub.submit(submission).await;
                done.map_err(|why| No::Rejected(Box::new(why)))?;
                let known = self.of_phone(tournament, &name).await;
                known.ok_or(No::Removed)?
            }
        };
        let (entrant, called) = known;
        let wanted = Wanted {
            role: Role::Captain,
            scope: Scope::Entrant {
                tournament,
                entrant,
            },
            name: called,
            expires: 0,
        };
        let request = PairRequest {
            enrolment: name,
            nonce: asked.point,
            name: String::new(),
        };
        let made = newcomer(
            &request,
            Kind::SignUp,
            &secret,
            &wanted,
            (crate::crypto::Nonce(phone), nonce),
            &self.identity,
            from.to_canonical().to_string(),
            self.hub.now(),
        );
        let answer = if self.is_known(&made.answer.device).await {
            made.answer
        } else {
            // On its own task: a connection that breaks now must not leave half a device.
            let hall = Arc::clone(self);
            let written = tokio::spawn(async move { hall.write_down(made).await });
            let written = written.await.unwrap_or(Err(NotPaired::NotStored));
            written.map_err(|_| No::NotStored)?
        };
        drop(door);
        Ok(SignedUp {
            point: encode(own.point()),
            answer,
        })
    }

    /// The allowance of an address is what the desk made of it, as with connections; who is refused is shown there.
    fn count(&self, from: IpAddr) -> Result<(), No> {
        let from = from.to_canonical();
        let times = self.allowances.times(|address| address == from);
        let now = self.hub.now();
        let mut counted = self.strangers.counted();
        if !counted.may_try_times(from, now, times) {
            self.allowances.refused(from);
            return Err(No::TooMany);
        }
        counted.note(from, now);
        Ok(())
    }

    /// Whom a phone has signed up, and what they are called.
    async fn of_phone(&self, tournament: u32, phone: &str) -> Option<(u32, String)> {
        let phone = phone.to_owned();
        let found = self.hub.read(move |gathering, _| {
            let id = TournamentId(tournament);
            let known = gathering.sign_ups.get(&id)?;
            let entrant = known.of_phone(&phone)?;
            let who = gathering.signed_up(id, entrant)?;
            Some((entrant.0, who.name.clone()))
        });
        found.await.flatten()
    }

    async fn is_known(&self, device: &str) -> bool {
        let id = DeviceId(device.to_owned());
        let found = self
            .hub
            .read(move |gathering, _| gathering.devices.contains_key(&id));
        found.await.unwrap_or(false)
    }
}

//! What is known of codes and keys, in memory: a state machine without a clock, a store or a socket.

use super::code::{Code, Kind, State, Wanted};
use super::newcomer::{Known, Newcomer, NotPaired, Outcome, PairRequest, StoredDevice, newcomer};
use crate::crypto::{DeviceKey, EnrolmentSecret, Identity, Nonce, check_code, enrolment_id};
use lanista_wire::shared::Scope;
use lanista_wire::view::{EnrolmentView, WaitingView};
use std::collections::{BTreeMap, BTreeSet};

/// A lost answer may be asked for again within this time, in milliseconds.
const RETRY_MS: u64 = 60_000;
/// An ended code is remembered for so long, to say that it has ended rather than that it is unknown.
const REMEMBER_MS: u64 = 60 * 60_000;
/// Codes that are known at a time.
const MOST_CODES: usize = 1_024;
/// Devices that wait at a time.
const MOST_WAITING: usize = 256;

/// All codes and all keys.
#[derive(Debug, Default)]
pub(crate) struct Register {
    pub(crate) codes: BTreeMap<String, Code>,
    pub(crate) devices: BTreeMap<String, Known>,
    /// Those of the devices that are neither let in nor thrown out.
    waiting: BTreeSet<String>,
    /// Desks of the server's own codes that look at a gathering which cannot be written.
    guests: BTreeSet<String>,
    /// Sent away since the start.
    refused: BTreeMap<String, DeviceKey>,
}

impl Register {
    /// Adds a code; none when there are too many or its secret is known already.
    pub(crate) fn issue(
        &mut self,
        secret: EnrolmentSecret,
        kind: Kind,
        wanted: Wanted,
    ) -> Option<String> {
        let id = enrolment_id(&secret);
        if self.codes.len() >= MOST_CODES || self.codes.contains_key(&id) {
            return None;
        }
        self.codes.insert(
            id.clone(),
            Code {
                kind,
                wanted,
                state: State::Fresh { secret },
            },
        );
        Some(id)
    }

    /// Makes a fresh code worthless; whether there was one.
    pub(crate) fn cancel(&mut self, id: &str) -> bool {
        let is_fresh = self
            .codes
            .get(id)
            .is_some_and(|code| matches!(code.state, State::Fresh { .. }));
        if is_fresh {
            self.codes.remove(id);
        }
        is_fresh
    }

    /// Forgets fresh codes of one kind, which a new one replaces.
    pub(crate) fn forget_fresh(&mut self, kind: Kind) {
        self.codes
            .retain(|_, code| code.kind != kind || !matches!(code.state, State::Fresh { .. }));
    }

    /// Judges a request. `fresh` is a nonce of the server that was never used.
    pub(crate) fn pair(
        &mut self,
        request: &PairRequest,
        fresh: Nonce,
        identity: &Identity,
        address: String,
        now: u64,
    ) -> Outcome {
        let Some(client) = Nonce::parse(&request.nonce).filter(|_| request.name.len() <= 400)
        else {
            return Outcome::No(NotPaired::Malformed);
        };
        let is_crowded = self.is_crowded();
        let Some(code) = self.codes.get_mut(&request.enrolment) else {
            return Outcome::No(NotPaired::Unknown);
        };
        let secret = match &code.state {
            State::Used {
                answer: Some((nonce, at, answer)),
                ..
            } if *nonce == client && now.saturating_sub(*at) <= RETRY_MS => {
                return Outcome::Again(answer.clone());
            }
            State::Used { .. } => return Outcome::No(NotPaired::Used),
            State::Taken { nonce, .. } if *nonce == client => return Outcome::No(NotPaired::Busy),
            State::Taken { .. } => return Outcome::No(NotPaired::Used),
            State::Fresh { .. } if code.wanted.expires <= now => {
                return Outcome::No(NotPaired::Ended);
            }
            State::Fresh { .. } if is_crowded && code.kind == Kind::Desk => {
                return Outcome::No(NotPaired::Busy);
            }
            State::Fresh { secret } => secret.clone(),
        };
        code.state = State::Taken {
            secret: secret.clone(),
            nonce: client,
        };
        Outcome::Newcomer(Box::new(newcomer(
            request,
            code.kind,
            &secret,
            &code.wanted,
            (client, fresh),
            identity,
            address,
            now,
        )))
    }

    /// Whether as many devices wait as may.
    pub(crate) fn is_crowded(&self) -> bool {
        self.waiting.len() >= MOST_WAITING
    }

    /// The devices that wait for a scope.
    pub(crate) fn waiting_for(&self, scope: Scope) -> Vec<String> {
        let waiting = self.waiting.iter();
        waiting
            .filter(|id| {
                self.devices
                    .get(*id)
                    .is_some_and(|known| known.view.scope == scope)
            })
            .cloned()
            .collect()
    }

    /// A newcomer is on disk: its code is used.
    pub(crate) fn settle(&mut self, newcomer: &Newcomer, now: u64) {
        if let Some(code) = self.codes.get_mut(&newcomer.enrolment) {
            let answer = Some((newcomer.nonce, now, Box::new(newcomer.answer.clone())));
            code.state = State::Used {
                alarm: None,
                answer,
            };
        }
        let id = newcomer.answer.device.clone();
        if newcomer.kind.waits() {
            self.waiting.insert(id.clone());
        }
        self.devices.insert(id, newcomer.device.clone());
    }

    /// A newcomer could not be written down because nothing can: it looks on until the program ends.
    pub(crate) fn receive(&mut self, newcomer: &Newcomer, now: u64) {
        self.settle(newcomer, now);
        self.guests.insert(newcomer.answer.device.clone());
    }

    /// Whether the device is a desk only for as long as the program runs.
    pub(crate) fn is_guest(&self, device: &str) -> bool {
        self.guests.contains(device)
    }

    /// A newcomer could not be written down: its code can be used again.
    pub(crate) fn give_back(&mut self, newcomer: &Newcomer) {
        if let Some(code) = self.codes.get_mut(&newcomer.enrolment)
            && let State::Taken { secret, .. } = &code.state
        {
            code.state = State::Fresh {
                secret: secret.clone(),
            };
        }
    }

    /// The number of the alarm about a used code, which `next` makes when there is none yet.
    pub(crate) fn alarm(
        &mut self,
        enrolment: &str,
        next: impl FnOnce() -> u32,
    ) -> Option<(u32, Wanted)> {
        let code = self.codes.get_mut(enrolment)?;
        let wanted = code.wanted.clone();
        match &mut code.state {
            State::Used { alarm, .. } => Some((*alarm.get_or_insert_with(next), wanted)),
            State::Taken { .. } | State::Fresh { .. } => Some((next(), wanted)),
        }
    }

    /// A device from the file. Whether it waits is said by [`Register::sort`].
    pub(crate) fn remember(&mut self, id: &str, key: DeviceKey, stored: StoredDevice) {
        let StoredDevice {
            name,
            role,
            scope,
            since,
            address,
            ..
        } = stored;
        let code = check_code(&key);
        let view = WaitingView {
            id: id.to_owned(),
            name,
            role,
            scope,
            code,
            since,
            address,
        };
        self.devices.insert(id.to_owned(), Known { key, view });
        self.waiting.insert(id.to_owned());
    }

    /// Takes those out of the waiting ones that the gathering knows, and hands them out.
    pub(crate) fn sort(&mut self, is_known: impl Fn(&str) -> bool) -> Vec<String> {
        let (known, waiting) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|id| is_known(id));
        self.waiting = waiting;
        let known: BTreeSet<String> = known;
        known.into_iter().collect()
    }

    /// Sends a waiting device away; whether there was one.
    pub(crate) fn refuse(&mut self, device: &str) -> bool {
        let was_waiting = self.waiting.remove(device);
        if was_waiting && let Some(known) = self.devices.remove(device) {
            self.refused.insert(device.to_owned(), known.key);
        }
        was_waiting
    }

    /// The key of a device, also of one that was sent away since the start.
    pub(crate) fn key(&self, device: &str) -> Option<DeviceKey> {
        self.devices
            .get(device)
            .map(|known| &known.key)
            .or_else(|| self.refused.get(device))
            .cloned()
    }

    /// Whether the device was sent away.
    pub(crate) fn is_refused(&self, device: &str) -> bool {
        self.refused.contains_key(device)
    }

    /// The devices that wait, as the desk sees them.
    pub(crate) fn waiting(&self) -> BTreeMap<String, WaitingView> {
        self.waiting
            .iter()
            .filter_map(|id| Some((id.clone(), self.devices.get(id)?.view.clone())))
            .collect()
    }

    /// The codes that can still be used, as the desk sees them. Those of the server itself are not its business.
    pub(crate) fn usable(&self, now: u64) -> BTreeMap<String, EnrolmentView> {
        self.codes
            .iter()
            .filter(|(_, code)| {
                code.kind == Kind::Desk
                    && code.wanted.expires > now
                    && !matches!(code.state, State::Used { .. })
            })
            .map(|(id, code)| {
                let Wanted {
                    role,
                    scope,
                    ref name,
                    expires,
                } = code.wanted;
                (
                    id.clone(),
                    EnrolmentView {
                        id: id.clone(),
                        role,
                        scope,
                        name: name.clone(),
                        expires,
                    },
                )
            })
            .collect()
    }

    /// Forgets codes that ended long ago, and names them.
    pub(crate) fn sweep(&mut self, now: u64) -> Vec<String> {
        let old: Vec<String> = self
            .codes
            .iter()
            .filter(|(_, code)| code.wanted.expires.saturating_add(REMEMBER_MS) <= now)
            .map(|(id, _)| id.clone())
            .collect();
        for id in &old {
            self.codes.remove(id);
        }
        old
    }
}

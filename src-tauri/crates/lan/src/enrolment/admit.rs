//! The way of a device from its first request to its place in the file, and of a code from the desk to its end.

use super::code::{Kind, State, StoredCode, Wanted};
use super::newcomer::{Answer, Newcomer, NotPaired, Outcome, PairRequest};
use super::{OwnCode, store};
use crate::crypto::{EnrolmentSecret, Nonce, enrolment_id};
use crate::hall::Hall;
use lanista_hub::{Body, Submission};
use lanista_wire::command::Command;
use lanista_wire::limits;
use lanista_wire::shared::{Role, Scope};
use std::net::IpAddr;
use std::sync::Arc;

/// The device of the native window that was let in last.
const WINDOW: &str = "window_device";

/// Why codes were not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotIssued {
    /// Too many are open, or the same ask came before.
    NotNew,
    /// The file could not be written.
    NotStored,
}

impl Hall {
    /// Answers a device that came with a code.
    pub(crate) async fn pair(
        self: &Arc<Self>,
        request: PairRequest,
        from: IpAddr,
    ) -> Result<Answer, NotPaired> {
        let fresh = Nonce::fresh().map_err(|_| NotPaired::NotStored)?;
        let address = from.to_canonical().to_string();
        let outcome = self.register().pair(
            &request,
            fresh,
            &self.identity,
            address.clone(),
            self.hub.now(),
        );
        match outcome {
            Outcome::Again(answer) => Ok(*answer),
            Outcome::No(NotPaired::Used) => {
                self.used_again(&request.enrolment, &address).await;
                Err(NotPaired::Used)
            }
            Outcome::No(NotPaired::Unknown) => self.pair_phone(request, from).await,
            Outcome::No(reason) => Err(reason),
            Outcome::Newcomer(newcomer) => {
                // On its own task: a connection that breaks now must not leave the code half used.
                let hall = Arc::clone(self);
                let written = tokio::spawn(async move { hall.write_down(*newcomer).await });
                written.await.unwrap_or(Err(NotPaired::NotStored))
            }
        }
    }

    pub(crate) async fn write_down(&self, newcomer: Newcomer) -> Result<Answer, NotPaired> {
        let device = newcomer.answer.device.clone();
        if let Err(error) = self.keep(&newcomer).await {
            let is_own = matches!(newcomer.kind, Kind::First | Kind::Window);
            if is_own && self.is_read_only().await {
                tracing::warn!(device, "a desk looks at a gathering that cannot be written");
                self.register().receive(&newcomer, self.hub.now());
                return Ok(newcomer.answer);
            }
            tracing::warn!(device, error, "a device was not let in");
            self.register().give_back(&newcomer);
            let _left_over = store::forget_device(&self.hub, &device).await;
            return Err(NotPaired::NotStored);
        }
        self.register().settle(&newcomer, self.hub.now());
        tracing::info!(device, role = ?newcomer.answer.role, approved = newcomer.answer.approved, "paired");
        if newcomer.kind == Kind::Window {
            self.replace_window(&device).await;
        }
        self.devices_changed().await;
        Ok(newcomer.answer)
    }

    /// A damaged gathering can be looked at and nothing else.
    async fn is_read_only(&self) -> bool {
        self.hub
            .read(|_, live| live.server.read_only.is_some())
            .await
            .unwrap_or(false)
    }

    async fn keep(&self, newcomer: &Newcomer) -> Result<(), String> {
        store::keep_device(&self.hub, &newcomer.device)
            .await
            .map_err(|error| error.to_string())?;
        let view = &newcomer.device.view;
        if newcomer.kind == Kind::Desk {
            let expires = self
                .register()
                .codes
                .get(&newcomer.enrolment)
                .map_or(0, |code| code.wanted.expires);
            let used = StoredCode {
                role: view.role,
                scope: view.scope,
                name: view.name.clone(),
                expires,
                secret: None,
            };
            return store::keep_code(&self.hub, &newcomer.enrolment, &used)
                .await
                .map_err(|error| error.to_string());
        }
        if newcomer.kind == Kind::Typed {
            return Ok(());
        }
        let body = Command::AdmitDevice {
            device: view.id.clone(),
            name: view.name.clone(),
            role: view.role,
            scope: view.scope,
        };
        self.own_command(format!("admit-{}", view.id), body).await
    }

    /// The window was loaded anew: the desk that it was before is thrown out, so that they do not pile up.
    async fn replace_window(&self, device: &str) {
        let before = self.hub.setting(WINDOW).await;
        if let Err(error) = self.hub.set_setting(WINDOW, device).await {
            tracing::warn!(%error, "the window's device is not remembered");
        }
        if let Some(before) = before.filter(|before| before != device) {
            let id = format!("replace-{device}");
            if let Err(reason) = self
                .own_command(id, Command::RevokeDevice { device: before })
                .await
            {
                tracing::debug!(reason, "the window before was no desk any more");
            }
        }
    }

    async fn own_command(&self, id: String, body: Command) -> Result<(), String> {
        let submission = Submission {
            device: None,
            id,
            expect: None,
            body: Body::Wire(body),
        };
        match self.hub.submit(submission).await {
            Ok(_) => Ok(()),
            Err(rejected) => Err(rejected
                .reasons
                .first()
                .map_or_else(String::new, |reason| reason.text.clone())),
        }
    }

    async fn used_again(&self, enrolment: &str, address: &str) {
        let Some((number, wanted)) = self.register().alarm(enrolment, || self.alarm_number())
        else {
            return;
        };
        let whose = if wanted.name.is_empty() {
            String::new()
        } else {
            format!(" for {}", wanted.name)
        };
        let text = format!(
            "A code{whose} was used a second time, from {address}. If the first device is not the right one, throw it out."
        );
        tracing::warn!(enrolment, address, "a code was used a second time");
        self.alarm(number, "code_used_twice", text).await;
    }

    /// Makes codes from secrets that the desk knows as well; their public names and their end.
    pub(crate) async fn issue(
        &self,
        secrets: Vec<EnrolmentSecret>,
        wanted: Wanted,
    ) -> Result<Vec<String>, NotIssued> {
        let mut ids = Vec::new();
        for secret in secrets {
            let issued = self.register().issue(secret, Kind::Desk, wanted.clone());
            let Some(id) = issued else {
                self.take_back(&ids).await;
                return Err(NotIssued::NotNew);
            };
            let stored = self
                .register()
                .codes
                .get(&id)
                .map(super::code::Code::stored);
            ids.push(id.clone());
            if let Some(stored) = stored
                && let Err(error) = store::keep_code(&self.hub, &id, &stored).await
            {
                tracing::warn!(%error, "codes were not stored");
                self.take_back(&ids).await;
                return Err(NotIssued::NotStored);
            }
        }
        self.show_devices().await;
        Ok(ids)
    }

    async fn take_back(&self, ids: &[String]) {
        for id in ids {
            self.register().cancel(id);
            let _left_over = store::forget_code(&self.hub, id).await;
        }
    }

    /// Makes a code worthless; whether there was one.
    pub(crate) async fn cancel(&self, enrolment: &str) -> bool {
        let was_there = self.register().cancel(enrolment);
        if was_there {
            let _left_over = store::forget_code(&self.hub, enrolment).await;
            self.show_devices().await;
        }
        was_there
    }

    /// Sends a waiting device away; whether there was one.
    pub(crate) async fn refuse(&self, device: &str) -> bool {
        let was_there = self.register().refuse(device);
        if was_there {
            let _left_over = store::forget_device(&self.hub, device).await;
            self.devices_changed().await;
        }
        was_there
    }

    /// A code of the server itself. It replaces one of the same kind that nobody has used.
    pub(crate) fn own_code(&self, kind: Kind) -> Result<OwnCode, getrandom::Error> {
        let secret = EnrolmentSecret::fresh()?;
        let minutes = if kind == Kind::Window {
            u64::from(limits::ENROLMENT_MINUTES)
        } else {
            24 * 60
        };
        let wanted = Wanted {
            role: Role::Desk,
            scope: Scope::Everything,
            name: String::new(),
            expires: self.hub.now() + minutes * 60_000,
        };
        // An address works everywhere, the name only where multicast does; the server's own machine comes last.
        let (names, mut hosts): (Vec<_>, Vec<_>) = self
            .reachable()
            .into_iter()
            .partition(|host| host.contains(".local:"));
        hosts.extend(names);
        hosts.push(format!("localhost:{}", self.port()));
        let code = OwnCode {
            secret: secret.expose_text(),
            fingerprint: self.identity.fingerprint(),
            hosts,
        };
        let mut register = self.register();
        register.forget_fresh(kind);
        tracing::info!(
            enrolment = enrolment_id(&secret),
            ?kind,
            "a code of the server itself"
        );
        register.issue(secret, kind, wanted);
        Ok(code)
    }

    /// Forgets what ended long ago, here and in the file.
    pub(crate) async fn sweep(&self) {
        let now = self.hub.now();
        let old = self.register().sweep(now);
        for id in &old {
            let _left_over = store::forget_code(&self.hub, id).await;
        }
        let has_ended = self.register().codes.values().any(|code| {
            matches!(code.state, State::Fresh { .. })
                && code.kind == Kind::Desk
                && code.wanted.expires <= now
        });
        if has_ended || !old.is_empty() {
            self.show_devices().await;
        }
    }
}

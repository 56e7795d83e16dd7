//! What stands in the hall: devices and screens.

use super::Decision;
use super::screens::{checked_text, cleaned};
use crate::device::{Device, Layout, Role, Scope};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{DeviceId, ScreenNo};
use crate::name::{self, NAME};
use crate::refusal::Refusal;
use crate::screens::Meant;
use alloc::string::String;
use alloc::vec;

/// Longest text by which a screen or a device calls itself.
pub(super) const TOKEN: usize = 64;
/// The highest number of a screen.
pub(super) const SCREENS: u32 = 999;
/// Longest message on a screen, bytes.
const MESSAGE: usize = 16 * 1024;

impl Gathering {
    pub(super) fn admit_device(
        &self,
        id: &DeviceId,
        raw: &str,
        role: Role,
        scope: Scope,
        by: Option<&DeviceId>,
    ) -> Decision {
        self.check_below(role, by)?;
        self.check_plays_here(scope, by)?;
        if self.devices.contains_key(id) {
            return Err(Refusal::AlreadyAdmitted.into());
        }
        if id.0.is_empty() || id.0.len() > TOKEN {
            return Err(Refusal::bad_text("device", TOKEN).into());
        }
        if matches!(role, Role::Screen | Role::Public) {
            return Err(Refusal::NotAllowed.into());
        }
        let name = required(raw)?;
        self.check_scope(scope)?;
        let number = self.next.device;
        Ok(vec![Event::DeviceAdmitted {
            device: id.clone(),
            number,
            name,
            role,
            scope,
        }])
    }

    fn admitted_or_refused(&self, id: &DeviceId) -> Result<&Device, Refusal> {
        self.admitted(id)
            .ok_or_else(|| Refusal::not_found("device"))
    }

    pub(super) fn change_device(&self, id: &DeviceId, raw: &str, scope: Scope) -> Decision {
        let known = self.admitted_or_refused(id)?;
        let name = required(raw)?;
        self.check_scope(scope)?;
        if known.name == name && known.scope == scope {
            return Err(Refusal::NoChange.into());
        }
        Ok(vec![Event::DeviceChanged {
            device: id.clone(),
            name,
            scope,
        }])
    }

    /// A head judge lets in and throws out judges and captains, nobody above.
    fn check_below(&self, role: Role, by: Option<&DeviceId>) -> Result<(), Refusal> {
        let is_head = by
            .and_then(|id| self.admitted(id))
            .is_some_and(|known| known.role == Role::HeadJudge);
        if is_head && !matches!(role, Role::Judge | Role::Captain) {
            return Err(Refusal::NotAllowed);
        }
        Ok(())
    }

    /// A judge lets in phones of those who play a match in the judge's scope, and nobody else.
    fn check_plays_here(&self, scope: Scope, by: Option<&DeviceId>) -> Result<(), Refusal> {
        let Some(judge) = by
            .and_then(|id| self.admitted(id))
            .filter(|known| known.role == Role::Judge)
        else {
            return Ok(());
        };
        let plays_here = match scope {
            Scope::Entrant {
                tournament,
                entrant,
            } => self.matches.values().any(|found| {
                found.has(entrant)
                    && found.is_open()
                    && self.in_scope(judge, found)
                    && self
                        .stages
                        .get(&found.stage)
                        .is_some_and(|stage| stage.tournament == tournament)
            }),
            Scope::Everything | Scope::Tournament { .. } | Scope::Stations { .. } => false,
        };
        if plays_here {
            Ok(())
        } else {
            Err(Refusal::OutOfScope)
        }
    }

    pub(super) fn revoke_device(&self, id: &DeviceId, by: Option<&DeviceId>) -> Decision {
        let known = self.admitted_or_refused(id)?;
        self.check_below(known.role, by)?;
        if known.role == Role::Desk && self.desks().count() == 1 {
            return Err(Refusal::LastDesk.into());
        }
        let mut events = vec![Event::DeviceRevoked { device: id.clone() }];
        events.extend(
            self.matches
                .values()
                .filter(|found| {
                    found
                        .lease
                        .as_ref()
                        .is_some_and(|lease| lease.device == *id)
                })
                .map(|found| Event::MatchHandedBack { match_id: found.id }),
        );
        Ok(events)
    }

    fn check_scope(&self, scope: Scope) -> Result<(), Refusal> {
        match scope {
            Scope::Everything => Ok(()),
            Scope::Tournament { tournament } => self.found_tournament(tournament).map(drop),
            Scope::Entrant {
                tournament,
                entrant,
            } => {
                self.found_tournament(tournament)?;
                // Whoever waits for a place has a phone as well, and keeps it when they move up.
                let known = self.signed_up(tournament, entrant);
                known.map(drop).ok_or_else(|| Refusal::not_found("entrant"))
            }
            Scope::Stations { from, to } if from <= to => Ok(()),
            Scope::Stations { .. } => Err(Refusal::BadNumber {
                what: "the first station is above the last".into(),
            }),
        }
    }

    pub(super) fn assign_screen(
        &self,
        number: ScreenNo,
        token: &str,
        raw: &str,
        layout: &Layout,
    ) -> Decision {
        self.check_screen(&Meant {
            number,
            token: token.into(),
        })?;
        self.check_layout(layout)?;
        let layout = cleaned(layout)?;
        let name = optional(raw)?;
        Ok(vec![Event::ScreenAssigned {
            number,
            token: token.into(),
            name,
            layout,
        }])
    }

    pub(super) fn forget_screen(&self, number: ScreenNo) -> Decision {
        if !self.screens.contains_key(&number) {
            return Err(Refusal::not_found("screen").into());
        }
        Ok(vec![Event::ScreenForgotten { number }])
    }

    pub(super) fn show_message(&self, screen: Option<ScreenNo>, raw: &str) -> Decision {
        if screen.is_some_and(|number| !(1..=SCREENS).contains(&number.0)) {
            return Err(Refusal::not_found("screen").into());
        }
        Ok(vec![Event::MessageShown {
            screen,
            text: checked_text(raw, MESSAGE)?,
        }])
    }

    pub(super) fn hide_message(&self, screen: Option<ScreenNo>) -> Decision {
        if self.messages.of(screen).is_none() {
            return Err(Refusal::not_found("message").into());
        }
        Ok(vec![Event::MessageHidden { screen }])
    }
}

fn required(raw: &str) -> Result<String, Refusal> {
    let text = name::clean(raw);
    if name::fits(&text, NAME) {
        Ok(text)
    } else {
        Err(Refusal::bad_text("name", NAME))
    }
}

pub(super) fn optional(raw: &str) -> Result<String, Refusal> {
    let text = name::clean(raw);
    if text.is_empty() || name::fits(&text, NAME) {
        Ok(text)
    } else {
        Err(Refusal::bad_text("name", NAME))
    }
}

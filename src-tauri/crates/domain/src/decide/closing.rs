//! The end of a tournament: what places win, who signs the final list, and that nothing but corrections follows.

use super::Decision;
use crate::closing::{
    ClosingDeed, ClosingFact, Handed, MOST_CENTS, MOST_PRIZES, Prize, Prizes, Signer,
};
use crate::command::Command;
use crate::device::{Role, Scope};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{DeviceId, TournamentId};
use crate::name;
use crate::refusal::Refusal;
use crate::step::Cell;
use alloc::string::String;
use alloc::vec;

/// Longest name of a currency, thing beside the money, and reason.
const CURRENCY: usize = 8;
const ALSO: usize = 60;
const REASON: usize = 200;

impl Gathering {
    /// Refuses what would change a tournament whose list both have signed. What was done to it since can be taken back.
    pub(super) fn check_open(&self, command: &Command) -> Result<(), Refusal> {
        let Some(id) = self.concerns(command) else {
            return Ok(());
        };
        if !self.is_signed_off(id) {
            return Ok(());
        }
        let is_allowed = if let Command::TakeBack { seq } = command {
            // What nobody knows any more is refused for that reason.
            let step = self.steps.iter().find(|step| step.seq == *seq);
            step.is_none_or(|step| {
                step.kind == "correct" || step.cells.contains_key(&Cell::Closing(id))
            })
        } else {
            matches!(
                command,
                Command::Close { .. }
                    | Command::Correct { .. }
                    | Command::AttachPhoto { .. }
                    // A stream goes on after the last match.
                    | Command::ChangeStream { .. }
            )
        };
        if is_allowed {
            Ok(())
        } else {
            Err(Refusal::TournamentClosed)
        }
    }

    pub(super) fn close(
        &self,
        id: TournamentId,
        deed: &ClosingDeed,
        by: Option<&DeviceId>,
    ) -> Decision {
        self.found_tournament(id)?;
        let fact = match deed {
            ClosingDeed::SetPrizes { prizes } => self.set_prizes(id, prizes)?,
            ClosingDeed::Sign {} => self.sign(id, by)?,
            ClosingDeed::Withdraw { reason } => self.withdraw_signature(id, reason, by)?,
            ClosingDeed::Hand { entrant, handed } => {
                self.check_is_desk(by)?;
                let list = self.final_order(id).ok_or(Refusal::StageNotOver)?;
                if !list.iter().any(|(_, listed)| listed == entrant) {
                    return Err(Refusal::not_found("entrant").into());
                }
                let has = self
                    .closings
                    .get(&id)
                    .is_some_and(|closing| closing.handed.contains(entrant));
                if has == (*handed == Handed::Over) {
                    return Err(Refusal::NoChange.into());
                }
                ClosingFact::PrizeHanded {
                    entrant: *entrant,
                    handed: *handed,
                }
            }
        };
        Ok(vec![Event::ClosingChanged {
            tournament: id,
            fact,
        }])
    }

    fn set_prizes(&self, id: TournamentId, raw: &Prizes) -> Result<ClosingFact, Refusal> {
        let known = self.closings.get(&id);
        if self.is_signed_off(id) {
            return Err(Refusal::TournamentClosed);
        }
        let currency = optional(&raw.currency, "currency", CURRENCY)?;
        if raw.places.len() > MOST_PRIZES {
            return Err(Refusal::BadNumber {
                what: "at most 256 places win something".into(),
            });
        }
        let mut places = vec::Vec::with_capacity(raw.places.len());
        for prize in &raw.places {
            if prize.cents > MOST_CENTS {
                return Err(Refusal::BadNumber {
                    what: "a prize is at most a thousand million".into(),
                });
            }
            places.push(Prize {
                cents: prize.cents,
                also: optional(&prize.also, "prize", ALSO)?,
            });
        }
        // Where nothing is won nothing is counted.
        let currency = if places.is_empty() {
            String::new()
        } else {
            currency
        };
        let prizes = Prizes { currency, places };
        if known.map_or_else(Prizes::default, |known| known.prizes.clone()) == prizes {
            return Err(Refusal::NoChange);
        }
        Ok(ClosingFact::PrizesSet { prizes })
    }

    /// As whom a device signs: a desk as organiser, a head judge's as head judge, both for this tournament.
    fn signer(&self, id: TournamentId, by: Option<&DeviceId>) -> Result<(Signer, String), Refusal> {
        let Some(by) = by else {
            return Ok((Signer::Organiser, String::new()));
        };
        let device = self.admitted(by).ok_or(Refusal::NotAdmitted)?;
        let is_for_it = match device.scope {
            Scope::Everything => true,
            Scope::Tournament { tournament } => tournament == id,
            Scope::Stations { .. } | Scope::Entrant { .. } => false,
        };
        if !is_for_it {
            return Err(Refusal::OutOfScope);
        }
        let signer = match device.role {
            Role::Desk => Signer::Organiser,
            Role::HeadJudge => Signer::HeadJudge,
            Role::Judge | Role::Captain | Role::Caster | Role::Screen | Role::Public => {
                return Err(Refusal::NotAllowed);
            }
        };
        Ok((signer, device.name.clone()))
    }

    fn check_is_desk(&self, by: Option<&DeviceId>) -> Result<(), Refusal> {
        let role = by
            .and_then(|by| self.admitted(by))
            .map(|device| device.role);
        match role {
            None | Some(Role::Desk) => Ok(()),
            Some(_) => Err(Refusal::NotAllowed),
        }
    }

    fn sign(&self, id: TournamentId, by: Option<&DeviceId>) -> Result<ClosingFact, Refusal> {
        let (signer, by) = self.signer(id, by)?;
        let list = self.final_order(id).ok_or(Refusal::StageNotOver)?;
        let known = self.closings.get(&id);
        let has = known.and_then(|known| known.signed.get(&signer));
        if has.is_some_and(|has| has.list == list) {
            return Err(Refusal::NoChange);
        }
        Ok(ClosingFact::Signed { signer, by, list })
    }

    fn withdraw_signature(
        &self,
        id: TournamentId,
        raw: &str,
        by: Option<&DeviceId>,
    ) -> Result<ClosingFact, Refusal> {
        let (signer, _) = self.signer(id, by)?;
        let reason = name::clean(raw);
        if !name::fits(&reason, REASON) {
            return Err(Refusal::bad_text("reason", REASON));
        }
        let known = self.closings.get(&id);
        if !known.is_some_and(|known| known.signed.contains_key(&signer)) {
            return Err(Refusal::NoChange);
        }
        Ok(ClosingFact::Withdrawn { signer, reason })
    }
}

/// A text that may be empty.
fn optional(raw: &str, what: &str, most: usize) -> Result<String, Refusal> {
    let text = name::clean(raw);
    if text.is_empty() || name::fits(&text, most) {
        Ok(text)
    } else {
        Err(Refusal::bad_text(what, most))
    }
}

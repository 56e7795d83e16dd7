//! Before play: until when people check in at the door, how many may play, and who waits for a place.

mod teams;

pub use teams::TeamsBy;

use crate::entrant::{Entrant, NewEntrant, Person};
use crate::gathering::Gathering;
use crate::ids::{At, EntrantId, PersonId, TournamentId};
use crate::life::Presence;
use crate::roster::{Post, RosterLock};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Who of an entrant's people has come, and when each did.
pub type Arrivals = BTreeMap<PersonId, At>;

/// The sign-up of one tournament; who has come is in [`Gathering::arrived`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// That people are awaited at the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check_in: Option<DoorOpen>,
    /// How many may play; as many as come where none is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// Who waits for a place, the next one first. They are no entrants of the tournament yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<Entrant>,
    /// Who was taken out before the draw, the last one last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Entrant>,
    /// That people may sign up by themselves, on their phones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phones: Option<PhonesOpen>,
    /// Whether rosters may be changed.
    #[serde(default, skip_serializing_if = "RosterLock::is_open")]
    pub rosters: RosterLock,
    /// Who did, with the public name of their phone's key: a phone that asks again signs nobody up twice.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_phone: BTreeMap<EntrantId, String>,
}

/// An open check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorOpen {
    /// By when everybody shall have come; who comes later is late, and marked all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<At>,
}

/// A sign-up that is open to phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhonesOpen {
    /// From when on it takes nobody in any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<At>,
    /// How many may be signed up by phone at a time, whoever has a place and whoever waits.
    pub most: u16,
}

/// How many sign up by phone at most where nothing else is said.
pub const BY_PHONE: u16 = 1_024;

impl SignUp {
    /// Whether nothing is known of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The same without who came by phone, each of whom is a cell of its own.
    pub(crate) fn without_phones(&self) -> Self {
        Self {
            check_in: self.check_in,
            limit: self.limit,
            waiting: self.waiting.clone(),
            dropped: self.dropped.clone(),
            phones: self.phones,
            rosters: self.rosters,
            by_phone: BTreeMap::new(),
        }
    }

    /// Who signed up from this phone.
    #[must_use]
    pub fn of_phone(&self, phone: &str) -> Option<EntrantId> {
        let mut all = self.by_phone.iter();
        all.find(|(_, known)| *known == phone).map(|(id, _)| *id)
    }

    /// Somebody who waits.
    #[must_use]
    pub fn waits(&self, id: EntrantId) -> Option<&Entrant> {
        self.waiting.iter().find(|entrant| entrant.id == id)
    }
}

/// What is done about the sign-up of a tournament.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SignUpDeed {
    /// Await people at the door, or move the deadline.
    OpenCheckIn {
        /// By when they shall have come.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<At>,
    },
    /// Await nobody any more. Who has come stays known.
    CloseCheckIn {},
    /// Let so many play, 2 to 4,096; before the draw those who signed up last wait where there are more.
    SetLimit {
        /// How many; none: all who come.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u16>,
    },
    /// Somebody signs up at the door; they wait where all places are taken, and have come where the check-in is open.
    Enter {
        /// Who.
        entrant: NewEntrant,
    },
    /// Say that somebody has come, or has not. The same people count in every other tournament that awaits them, unless the
    /// desk is for this one alone.
    Mark {
        /// Who: an entrant, or somebody who waits for a place.
        entrant: EntrantId,
        /// Who of its people; all of them where none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
        /// Whether they have come.
        presence: Presence,
    },
    /// Take out who has not come. Before the draw, and after it as long as nobody has seen it, the others move up and
    /// the stage is drawn again; later they withdraw.
    Drop {
        /// Whom; nobody of them may have come.
        entrants: Vec<EntrantId>,
        /// Why they withdraw, up to 200 characters.
        reason: String,
    },
    /// Let those who wait take the places that are free.
    MoveUp {},
    /// Let somebody back in who was dropped: into a free place, or to the end of those who wait.
    Return {
        /// Who.
        entrant: EntrantId,
    },
    /// Make teams of those who signed up alone, before the draw.
    FormTeams {
        /// How many play in each, 2 to 16; whoever is left over is a substitute.
        size: u8,
        /// What each is called, before its number; 1 to 20 characters.
        called: String,
        /// Who comes into which.
        by: TeamsBy,
        /// Whom it is about; none: all who signed up alone. A team that signed up by its name alone looks like one person.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        only: Vec<EntrantId>,
    },
    /// Lock the rosters, or open them again.
    LockRosters {
        /// From when on.
        lock: RosterLock,
    },
    /// Two people are one: wherever the first is in a roster, the second is from now on.
    Merge {
        /// In whose roster the first is.
        entrant: EntrantId,
        /// Who of it, from 0.
        member: u16,
        /// Who it is in truth.
        same: PersonId,
    },
    /// One of a roster is somebody else than the person of the same name elsewhere.
    Split {
        /// In whose roster.
        entrant: EntrantId,
        /// Who of it, from 0.
        member: u16,
    },
    /// Forget somebody who waits or was dropped.
    Strike {
        /// Whom.
        entrant: EntrantId,
    },
    /// Forget all who signed up by phone and have a place or wait for one, but for those who have come; before the draw.
    StrikeByPhone {},
    /// Let people sign up by themselves on their phones, or change until when and how many.
    OpenToPhones {
        /// From when on nobody is taken in any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<At>,
        /// How many, 1 to 4,096; none: [`BY_PHONE`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<u16>,
    },
    /// Let nobody do so any more.
    CloseToPhones {},
    /// Somebody signs up on a phone that nobody has let in: the server says so, and nobody else. Nobody has seen who
    /// it is, so that it is never taken for somebody who is known already.
    EnterByPhone {
        /// The public name of the phone's key.
        phone: String,
        /// The name, as they typed it.
        name: String,
        /// Club, school or town.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        club: Option<String>,
    },
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the deeds, as they took effect")]
pub enum SignUpFact {
    CheckInOpened {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<At>,
    },
    CheckInClosed {},
    LimitSet {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u16>,
    },
    /// They wait behind those who wait already.
    SignedUp {
        persons: Vec<Person>,
        entrants: Vec<Entrant>,
    },
    /// They had a place, and wait before all others.
    SetBack {
        entrants: Vec<EntrantId>,
    },
    /// They waited, and are the last of the seeding now.
    MovedUp {
        entrants: Vec<EntrantId>,
    },
    /// They are out, and stay known.
    Dropped {
        entrants: Vec<EntrantId>,
    },
    /// Somebody who was dropped waits behind those who wait already.
    Returned {
        entrant: EntrantId,
    },
    /// Teams were made of these, in the order in which they were dealt out: what follows makes them.
    TeamsFormed {
        size: u8,
        by: TeamsBy,
        dealt: Vec<EntrantId>,
    },
    /// Somebody who waits or was dropped has another roster.
    Kept {
        entrant: Entrant,
    },
    /// Somebody neither waits nor is known as dropped any more.
    Struck {
        entrant: EntrantId,
    },
    OpenedToPhones {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<At>,
        most: u16,
    },
    ClosedToPhones {},
    RostersLocked {
        lock: RosterLock,
    },
    /// Who was added or waits since the events before it did so by this phone.
    CameByPhone {
        entrant: EntrantId,
        phone: String,
    },
}

/// How much of an entrant has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Nobody.
    Missing,
    /// Somebody, and not all who play.
    Partly {
        /// So many of those who play.
        here: u16,
        /// So many do.
        of: u16,
    },
    /// All who play.
    Here {
        /// When the last of them came.
        since: At,
    },
}

impl Entrant {
    /// How many of its people are waited for at the door.
    #[must_use]
    pub fn awaited(&self) -> u16 {
        count(awaited(self).len())
    }
}

impl Gathering {
    /// How much of an entrant has come. Substitutes and coaches are not waited for, unless there is nobody else.
    #[must_use]
    pub fn arrival(&self, entrant: &Entrant) -> Arrival {
        let Some(marked) = self.arrived.get(&entrant.id) else {
            return Arrival::Missing;
        };
        let awaited = awaited(entrant);
        let came: Vec<At> = awaited
            .iter()
            .filter_map(|id| marked.get(id))
            .copied()
            .collect();
        match came.iter().max() {
            Some(&since) if came.len() == awaited.len() => Arrival::Here { since },
            None if !entrant.roster.iter().any(|id| marked.contains_key(id)) => Arrival::Missing,
            Some(_) | None => Arrival::Partly {
                here: count(came.len()),
                of: count(awaited.len()),
            },
        }
    }

    /// An entrant of a tournament, or somebody who waits for a place in it.
    #[must_use]
    pub fn signed_up(&self, tournament: TournamentId, id: EntrantId) -> Option<&Entrant> {
        let waits = || self.sign_ups.get(&tournament)?.waits(id);
        self.entrant(tournament, id).or_else(waits)
    }

    /// The sign-up by phone of a tournament as it is open at a moment; none where nobody can sign up.
    #[must_use]
    pub fn phones_open(&self, id: TournamentId, at: At) -> Option<PhonesOpen> {
        let known = self.sign_ups.get(&id).filter(|_| !self.is_signed_off(id));
        let open = known.and_then(|known| known.phones)?;
        let is_open = open.until.is_none_or(|until| at < until);
        (is_open && self.takes_newcomers(id)).then_some(open)
    }

    /// Whether rosters of a tournament are changed with a reason alone by now.
    #[must_use]
    pub fn rosters_are_locked(&self, id: TournamentId) -> bool {
        let lock = self.sign_ups.get(&id).map(|known| known.rosters);
        match lock.unwrap_or_default() {
            RosterLock::Open => false,
            RosterLock::FromDraw => {
                let found = self.tournaments.get(&id);
                found.is_some_and(|found| !found.stages.is_empty())
            }
            RosterLock::Locked => true,
        }
    }

    /// How many of those with a place, and of those who wait, signed up by phone.
    #[must_use]
    pub fn came_by_phone(&self, id: TournamentId) -> usize {
        let Some((known, found)) = self.sign_ups.get(&id).zip(self.tournaments.get(&id)) else {
            return 0;
        };
        let came = |id: &EntrantId| known.by_phone.contains_key(id);
        let waiting = known.waiting.iter().filter(|one| came(&one.id));
        waiting.count() + found.entrants.keys().filter(|id| came(id)).count()
    }

    /// Whether people are awaited at the door for a tournament.
    #[must_use]
    pub fn is_checking_in(&self, id: TournamentId) -> bool {
        self.door_of(id).is_some()
    }

    /// The check-in of a tournament; none once both have signed its final list, closed at the door or not.
    #[must_use]
    pub fn door_of(&self, id: TournamentId) -> Option<DoorOpen> {
        let known = self.sign_ups.get(&id).filter(|_| !self.is_signed_off(id));
        known.and_then(|known| known.check_in)
    }
}

fn count(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Those who play; all where nobody simply does.
fn awaited(entrant: &Entrant) -> Vec<PersonId> {
    let plays = |id: &&PersonId| matches!(entrant.post(**id), Post::Player { .. });
    let players: Vec<PersonId> = entrant.roster.iter().filter(plays).copied().collect();
    if players.is_empty() {
        entrant.roster.clone()
    } else {
        players
    }
}

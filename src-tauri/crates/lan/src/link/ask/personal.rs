//! The personal codes that a desk asks for: covered on their way, since the hall listens.

use super::failed;
use crate::crypto::{LinkKeys, Nonce};
use crate::hall::Hall;
use crate::personal::{Badge, NotRenewed};
use lanista_wire::ask::{Answer, PersonalCode, Phones};
use lanista_wire::limits::CODES_A_PART;

/// The codes of a tournament, a part of them, or that of one entrant.
pub(super) async fn codes(
    hall: &Hall,
    keys: &LinkKeys,
    tournament: u32,
    entrant: Option<u32>,
    part: u32,
) -> Answer {
    match hall.badges(tournament, entrant).await {
        Ok(badges) => covered(keys, &badges, part),
        Err(why) => not_there(why),
    }
}

/// Issues a code again; `(device, id)` asked for it.
pub(super) async fn renew(
    hall: &Hall,
    keys: &LinkKeys,
    (device, id): (&str, &str),
    who: (u32, u32),
    phones: Phones,
) -> Answer {
    let renewed = hall.renew(who).await;
    // Who waits, was dropped or struck has no code, and may have a phone that goes all the same.
    let thrown_out = if phones == Phones::ThrowOut && renewed != Err(NotRenewed::NotStored) {
        hall.throw_out(who, device, id).await
    } else {
        0
    };
    match renewed {
        Ok(()) => {}
        Err(NotRenewed::NotFound) if thrown_out > 0 => return covered(keys, &[], 0),
        Err(why) => return not_there(why),
    }
    codes(hall, keys, who.0, Some(who.1), 0).await
}

fn covered(keys: &LinkKeys, badges: &[Badge], part: u32) -> Answer {
    let Ok(nonce) = Nonce::fresh() else {
        return failed("no_random", "This machine gives no random numbers.");
    };
    let size = usize::try_from(CODES_A_PART).unwrap_or(usize::MAX);
    let parts = u32::try_from(badges.len().div_ceil(size)).unwrap_or(u32::MAX);
    let from = usize::try_from(part)
        .unwrap_or(usize::MAX)
        .saturating_mul(size);
    let codes = (0..)
        .zip(badges.iter().skip(from).take(size))
        .map(|(index, badge)| PersonalCode {
            entrant: badge.who.1,
            covered: keys.covered(&nonce, index, &badge.secret).expose_text(),
            phones: badge.phones,
        })
        .collect();
    Answer::PersonalCodes {
        nonce: nonce.text(),
        parts,
        codes,
    }
}

fn not_there(why: NotRenewed) -> Answer {
    match why {
        NotRenewed::NotFound => failed("not_found", "There is no such entrant any more."),
        NotRenewed::NotStored => failed("not_stored", "The code could not be written down."),
    }
}

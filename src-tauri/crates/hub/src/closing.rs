//! The final list of a tournament as its organisers see it.

use crate::handle::Hub;
use lanista_domain::{Gathering, Signer, TournamentId};
use lanista_wire::closing::{ClosingHead, ClosingRow, ClosingView, Prizes, SignatureView};

impl Hub {
    /// The final list; none where there is no such tournament, or the hub has ended.
    pub async fn closing(&self, tournament: u32) -> Option<ClosingView> {
        self.read(move |state, _| view(state, TournamentId(tournament)))
            .await
            .flatten()
    }
}

/// How far the end of a tournament has come; none where nothing was done about it.
pub(crate) fn head(state: &Gathering, id: TournamentId) -> Option<ClosingHead> {
    let closing = state.closings.get(&id)?;
    Some(ClosingHead {
        organiser: closing.signed.contains_key(&Signer::Organiser),
        head_judge: closing.signed.contains_key(&Signer::HeadJudge),
        handed: u32::try_from(closing.handed.len()).unwrap_or(u32::MAX),
        prizes: u32::try_from(closing.prizes.places.len()).unwrap_or(u32::MAX),
    })
}

fn view(state: &Gathering, id: TournamentId) -> Option<ClosingView> {
    let found = state.tournaments.get(&id)?;
    let list = state.final_order(id);
    let closing = state.closings.get(&id).cloned().unwrap_or_default();
    let (shares, left_over) = closing.prizes.shares(list.as_deref().unwrap_or_default());
    let rows = shares.into_iter().map(|share| ClosingRow {
        place: share.place,
        entrant: share.entrant.0,
        name: found
            .entrants
            .get(&share.entrant)
            .map_or_else(String::new, |entrant| entrant.name.clone()),
        cents: share.cents,
        also: share.also,
        handed: closing.handed.contains(&share.entrant),
    });
    let signed = closing
        .signed
        .iter()
        .map(|(signer, signature)| SignatureView {
            signer: (*signer).into(),
            by: signature.by.clone(),
            at: signature.at.0,
            current: list.as_ref() == Some(&signature.list),
        });
    Some(ClosingView {
        over: list.is_some(),
        closed: closing.is_closed(),
        prizes: Prizes::from(&closing.prizes),
        left_over,
        rows: rows.collect(),
        signed: signed.collect(),
    })
}

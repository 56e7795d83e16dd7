//! Sentences about the end of a tournament.

use lanista_domain::{ClosingFact, Gathering, Handed, Signer, TournamentId};

/// What became of it.
pub(super) fn told(state: &Gathering, id: TournamentId, fact: &ClosingFact) -> String {
    let known = state.tournaments.get(&id);
    let name = known.map_or("a tournament", |found| found.name.as_str());
    match fact {
        ClosingFact::PrizesSet { prizes } => match prizes.places.len() {
            0 => format!("No prizes in {name}"),
            1 => format!("A prize for the first place of {name}"),
            count => format!("Prizes for the first {count} places of {name}"),
        },
        ClosingFact::Signed { signer, .. } => {
            format!("Final list of {name} signed as {}", role(*signer))
        }
        ClosingFact::Withdrawn { signer, reason } => {
            format!(
                "Signature of the {} under {name} withdrawn: {reason}",
                role(*signer)
            )
        }
        ClosingFact::PrizeHanded { entrant, handed } => {
            let who = state
                .entrant(id, *entrant)
                .map_or("somebody", |found| found.name.as_str());
            match handed {
                Handed::Over => format!("{who} has got the prize of {name}"),
                Handed::NotYet => format!("{who} has not got the prize of {name}"),
            }
        }
    }
}

const fn role(signer: Signer) -> &'static str {
    match signer {
        Signer::Organiser => "organiser",
        Signer::HeadJudge => "head judge",
    }
}

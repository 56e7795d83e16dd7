//! What only the server can add to a command: lots, the present seeding; and random names.

use crate::handle::{Body, Rejected};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use lanista_domain::{
    At, Command, EntrantId, Gathering, MatchId, SignUpDeed, StageId, TeamsBy, TimerOwner,
    TournamentId,
};
use lanista_wire::command::Incomplete;

/// The domain's command for what came over the wire.
pub(crate) fn complete(state: &Gathering, body: Body) -> Result<Command, Rejected> {
    let command = match body {
        Body::Entrants {
            tournament,
            entrants,
        } => {
            return Ok(Command::AddEntrants {
                tournament: TournamentId(tournament),
                entrants,
            });
        }
        Body::ByPhone {
            tournament,
            phone,
            name,
            club,
        } => {
            return Ok(Command::SignUp {
                tournament: TournamentId(tournament),
                deed: SignUpDeed::EnterByPhone { phone, name, club },
            });
        }
        Body::Ratings { source, ratings } => {
            return Ok(Command::RecordRatings { source, ratings });
        }
        Body::Photo {
            match_id,
            sha256,
            bytes,
            kind,
        } => {
            return Ok(Command::AttachPhoto {
                match_id: MatchId(match_id),
                sha256,
                bytes,
                kind,
            });
        }
        Body::HaltClocks { as_of } => return Ok(Command::HaltClocks { as_of: At(as_of) }),
        Body::Due {
            owner: TimerOwner::Dispatch {},
            ..
        } => return Ok(Command::CallNext {}),
        Body::Due {
            owner,
            generation,
            hovered,
        } => {
            return Ok(Command::TimeIsUp {
                owner,
                generation,
                chance: crate::drafts::chance(state, owner, hovered)?,
            });
        }
        Body::DraftRules { tournament, rules } => {
            return Ok(Command::SetDraftRules {
                tournament: TournamentId(tournament),
                rules,
            });
        }
        Body::Shelf(change) => return Ok(Command::ChangeShelf { change }),
        Body::Wire(command) => command,
    };
    match Command::try_from(command) {
        Ok(Command::Draft { match_id, deed }) => Ok(Command::Draft {
            match_id,
            deed: crate::drafts::with_lot(deed)?,
        }),
        Ok(Command::SignUp {
            tournament,
            deed:
                SignUpDeed::FormTeams {
                    size,
                    called,
                    by: TeamsBy::Lot { .. },
                    only,
                },
        }) => {
            let known = state.tournaments.get(&tournament);
            let alone = known.map_or(0, |found| found.alone(&only).count());
            let deed = SignUpDeed::FormTeams {
                size,
                called,
                by: TeamsBy::Lot { lots: lots(alone)? },
                only,
            };
            Ok(Command::SignUp { tournament, deed })
        }
        Ok(command) => Ok(command),
        Err(Incomplete::Import { .. } | Incomplete::Ratings { .. }) => Err(Rejected::because(
            "import_unknown",
            "The file is not there any more. Choose it again.",
        )),
        Err(Incomplete::Choice) => Err(Rejected::because(
            "bad_choice",
            "A choice is about one match or one stage.",
        )),
        Err(Incomplete::Result) => Err(Rejected::because(
            "no_result",
            "State the score or the winner: one of the two.",
        )),
        Err(Incomplete::Merit {
            tournament,
            basis,
            digest,
        }) => crate::seeding::confirmed(state, tournament, &basis, &digest),
        Err(Incomplete::Lots { tournament }) => {
            let id = TournamentId(tournament);
            let count = state
                .tournaments
                .get(&id)
                .map_or(0, |found| found.seeding.len());
            Ok(Command::DrawLots {
                tournament: id,
                lots: lots(count)?,
            })
        }
        Err(Incomplete::TieLots { stage }) => {
            let id = StageId(stage);
            let count = state.stages.get(&id).map_or(0, |found| found.seeding.len());
            Ok(Command::DrawTieLots {
                stage: id,
                lots: lots(count)?,
            })
        }
        Err(Incomplete::Move {
            tournament,
            entrant,
            to,
        }) => {
            let id = TournamentId(tournament);
            let mut order = state
                .tournaments
                .get(&id)
                .map(|found| found.seeding.clone())
                .unwrap_or_default();
            let target = usize::try_from(to).unwrap_or(usize::MAX).saturating_sub(1);
            if let Some(from) = order.iter().position(|known| *known == EntrantId(entrant)) {
                let moved = order.remove(from);
                order.insert(target.min(order.len()), moved);
            }
            Ok(Command::SetSeeding {
                tournament: id,
                order,
            })
        }
    }
}

/// A lot for each of so many, from the machine's own randomness.
pub(crate) fn lots(count: usize) -> Result<Vec<u32>, Rejected> {
    (0..count)
        .map(|_| {
            getrandom::u32().map_err(|_| {
                Rejected::because(
                    "no_lots",
                    "This machine gives no random numbers; no lots were drawn.",
                )
            })
        })
        .collect()
}

/// 16 characters that nobody has guessed.
pub(crate) fn random_name() -> String {
    let mut bytes = [0_u8; 12];
    if getrandom::fill(&mut bytes).is_err() {
        tracing::error!("the machine gives no random numbers");
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

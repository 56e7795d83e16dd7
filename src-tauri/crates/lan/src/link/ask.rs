//! What a desk asks of the server itself.

mod nudge;
mod personal;

use super::ask_draft;
use super::ask_drafts;
use super::ask_past::{self, is_of_the_past};
use super::ask_webhook;
use super::set_drafting;
use crate::crypto::{LinkKeys, token_device};
use crate::enrolment::{NotIssued, Wanted};
use crate::hall::Hall;
use crate::imports::Into;
use crate::media::{NoTicket, Said};
use crate::network;
use lanista_hub::{Body, Submission};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::Command;
use lanista_wire::draft::DraftsAsked;
use lanista_wire::frame::{ServerFrame, Standing};
use lanista_wire::limits::ENROLMENT_BATCH;
use lanista_wire::shared::{Role, Scope};
use nudge::nudge;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::oneshot;
use tracing::Instrument as _;

/// Codes hold for a day at most.
const MOST_MINUTES: u32 = 24 * 60;

/// Answers an ask.
pub(super) async fn answer(
    hall: Arc<Hall>,
    device: String,
    standing: Standing,
    keys: LinkKeys,
    id: String,
    ask: Ask,
) -> ServerFrame {
    let span = tracing::info_span!("ask", device = device.as_str(), id);
    let body = async {
        if !may_ask(&standing, &ask) {
            return failed("not_allowed", "This device may not do that.");
        }
        if !scope_allows(&standing, &ask) {
            return failed(
                "out_of_scope",
                "This is outside of what this device was given.",
            );
        }
        match ask {
            Ask::Enrol {
                role,
                scope,
                name,
                count,
                minutes,
            } => enrol(&hall, &keys, &id, role, scope, name, count, minutes).await,
            Ask::ApiToken { name, role, scope } => {
                api_token(&hall, &device, &keys, &id, (name, role, scope)).await
            }
            webhook @ (Ask::AddWebhook { .. }
            | Ask::RemoveWebhook { .. }
            | Ask::TestWebhook { .. }) => ask_webhook::answer(&hall, &keys, &id, webhook).await,
            Ask::Hover { match_id, hero } => hover(&hall, &standing, match_id, hero).await,
            Ask::CancelEnrolment { enrolment } => found(hall.cancel(&enrolment).await, "code"),
            Ask::RefuseDevice { device } => found(hall.refuse(&device).await, "waiting device"),
            Ask::ImportTicket { tournament } => permit(&hall, Into::Entrants { tournament }),
            Ask::RatingsTicket => permit(&hall, Into::Ratings),
            Ask::DraftsTicket => permit(&hall, Into::Drafts),
            Ask::SeedSources { tournament } => match hall.hub.seed_sources(tournament).await {
                Some(sources) => Answer::SeedSources { sources },
                None => failed("ending", "The server is ending."),
            },
            Ask::FewerGames => match hall.hub.fewer_games().await {
                Some(rounds) => Answer::FewerGames { rounds },
                None => failed("ending", "The server is ending."),
            },
            Ask::Wave {
                stage,
                wave,
                stations,
            } => hall.hub.foresee_wave(stage, wave, stations).await,
            Ask::SeedProposal {
                tournament,
                basis,
                part,
            } => match hall.hub.seed_proposal(tournament, basis, part).await {
                Ok(proposal) => Answer::SeedProposal { proposal },
                Err(refused) => match refused.reasons.first() {
                    Some(reason) => failed(&reason.code, &reason.text),
                    None => failed("ending", "The server is ending."),
                },
            },
            Ask::Listen { addresses } => listen(&hall, addresses).await,
            Ask::Allow {
                address,
                connections,
            } => {
                if hall.allow(&address, connections).await {
                    Answer::Fine
                } else {
                    let text = "That is no address, or more connections than the server takes.";
                    failed("bad_allowance", text)
                }
            }
            Ask::SaveCopy { folder } => {
                let folder = (!folder.is_empty()).then(|| PathBuf::from(folder));
                match hall.hub.save_copy(folder).await {
                    Ok((path, bytes)) => Answer::Saved {
                        path: path.display().to_string(),
                        bytes,
                    },
                    Err(error) => failed("not_saved", &error.to_string()),
                }
            }
            Ask::ForeseeCorrection { fix, choices } => {
                hall.hub.foresee_correction(fix, choices).await
            }
            Ask::PersonalCodes {
                tournament,
                entrant,
                part,
            } => personal::codes(&hall, &keys, tournament, entrant, part).await,
            Ask::RenewCode {
                tournament,
                entrant,
                phones,
            } => {
                let who = (tournament, entrant);
                personal::renew(&hall, &keys, (&device, &id), who, phones).await
            }
            Ask::AttachPhoto {
                match_id,
                sha256,
                bytes,
                kind,
            } => {
                let said = Said {
                    sha256,
                    bytes,
                    kind: kind.into(),
                };
                ticket(hall.permit_photo(&device, match_id, said).await)
            }
            Ask::ViewPhotos { match_id } => ticket(hall.permit_looking(&device, match_id).await),
            Ask::Foresee { command } => hall.hub.foresee(device.clone(), command).await,
            past @ (Ask::PastView { .. }
            | Ask::JournalPage { .. }
            | Ask::JournalOutline
            | Ask::JournalEntry { .. }
            | Ask::JournalExport { .. }
            | Ask::File { .. }
            | Ask::MyLast) => ask_past::answer(&hall, device.clone(), past).await,
            drafts @ (Ask::DraftShelf
            | Ask::DraftText { .. }
            | Ask::CheckDraft { .. }
            | Ask::DraftPool { .. }
            | Ask::KeepFormat { .. }
            | Ask::DropFormat { .. }
            | Ask::KeepPool { .. }
            | Ask::DropPool { .. }
            | Ask::Rehearse { .. }
            | Ask::ReadPool { .. }) => ask_draft::answer(&hall, (&device, &id), drafts).await,
            Ask::Drafts { ask } => ask_drafts::answer(&hall, ask).await,
            Ask::SetDrafting {
                tournament,
                chain,
                texts,
                pools,
                disabled,
                best_of,
            } => {
                let wanted = set_drafting::Wanted {
                    chain,
                    texts,
                    pools,
                    disabled,
                    best_of,
                };
                set_drafting::set(&hall, (&device, &id), tournament, wanted).await
            }
            Ask::Nudge { whom, what } => nudge(&hall, &whom, what),
            Ask::Closing { tournament } => match hall.hub.closing(tournament).await {
                Some(closing) => Answer::Closing {
                    closing: Box::new(closing),
                },
                None => failed("not_found", "There is no such tournament any more."),
            },
            Ask::RenewOverlayKey => match hall.renew_overlay_key().await {
                Ok(()) => Answer::Fine,
                Err(error) => failed("not_stored", &error.to_string()),
            },
            Ask::Measures { after } => Answer::Measures {
                measures: Box::new(hall.measures.view(&hall, after)),
            },
            Ask::History { match_id } => Answer::History {
                entries: hall.hub.history(match_id).await,
            },
        }
    }
    .instrument(span)
    .await;
    ServerFrame::Answer { id, body }
}

/// Who may ask what: desks everything, others what is about the matches they have to do with.
fn may_ask(standing: &Standing, ask: &Ask) -> bool {
    let Standing::Admitted { role, .. } = standing else {
        return false;
    };
    match role {
        Role::Desk => true,
        Role::HeadJudge if is_of_the_past(ask) || matches!(ask, Ask::Drafts { .. }) => true,
        Role::HeadJudge => matches!(
            ask,
            Ask::AttachPhoto { .. }
                | Ask::ViewPhotos { .. }
                | Ask::PersonalCodes { .. }
                | Ask::RenewCode { .. }
                | Ask::RefuseDevice { .. }
                | Ask::CancelEnrolment { .. }
                | Ask::Enrol {
                    role: Role::Judge,
                    ..
                }
                | Ask::History { .. }
                | Ask::Closing { .. }
                | Ask::Foresee { .. }
                | Ask::ForeseeCorrection { .. }
        ),
        Role::Judge => matches!(ask, Ask::AttachPhoto { .. } | Ask::ViewPhotos { .. }),
        Role::Captain => matches!(ask, Ask::AttachPhoto { .. } | Ask::Hover { .. }),
        Role::Caster => is_of_figures(ask),
        Role::Screen | Role::Public => false,
    }
}

/// Whether an ask is for what finished drafts say, which counts a draft once the hall has seen it out. A board is
/// rendered as officials see it, and files are the desk's.
fn is_of_figures(ask: &Ask) -> bool {
    let Ask::Drafts { ask } = ask else {
        return false;
    };
    match ask {
        DraftsAsked::Choices {}
        | DraftsAsked::History { .. }
        | DraftsAsked::Heroes { .. }
        | DraftsAsked::Pairs { .. }
        | DraftsAsked::Hero { .. } => true,
        DraftsAsked::Board { .. } | DraftsAsked::Export { .. } => false,
    }
}

/// A captain shows the own team what they look at. It is for whom the device speaks, whatever it says.
async fn hover(hall: &Hall, standing: &Standing, match_id: u32, hero: Option<String>) -> Answer {
    let Standing::Admitted {
        role: Role::Captain,
        scope: Scope::Entrant { entrant, .. },
        ..
    } = standing
    else {
        return failed("not_allowed", "This device may not do that.");
    };
    hall.hub.hover(match_id, *entrant, hero).await;
    Answer::Fine
}

/// A permission about photos, or why there is none.
fn ticket(outcome: Result<String, NoTicket>) -> Answer {
    match outcome {
        Ok(ticket) => Answer::Ticket { ticket },
        Err(NoTicket::Rejected(rejected)) => match rejected.reasons.first() {
            Some(reason) => failed(&reason.code, &reason.text),
            None => failed("ending", "The server is ending."),
        },
        Err(NoTicket::Crowded) => failed(
            "busy",
            "Too many photos are on their way. Try again in a minute.",
        ),
        Err(NoTicket::NoRandom) => failed("no_random", "This machine gives no random numbers."),
    }
}

#[expect(clippy::too_many_arguments, reason = "they are the fields of the ask")]
async fn enrol(
    hall: &Hall,
    keys: &LinkKeys,
    id: &str,
    role: Role,
    scope: Scope,
    name: String,
    count: u32,
    minutes: u32,
) -> Answer {
    if !matches!(
        role,
        Role::Desk | Role::HeadJudge | Role::Judge | Role::Caster
    ) {
        return failed("bad_role", "Codes let in desks, judges and casters.");
    }
    if !(1..=ENROLMENT_BATCH).contains(&count) || !(1..=MOST_MINUTES).contains(&minutes) {
        return failed(
            "bad_number",
            "At most 64 codes are made at once, and they hold for a day at most.",
        );
    }
    let expires = hall.hub.now() + u64::from(minutes) * 60_000;
    let secrets = (0..count)
        .map(|index| keys.enrolment_secret(id, index))
        .collect();
    match hall
        .issue(
            secrets,
            Wanted {
                role,
                scope,
                name,
                expires,
            },
        )
        .await
    {
        Ok(enrolments) => Answer::Enrolled {
            enrolments,
            expires,
        },
        Err(NotIssued::NotNew) => failed(
            "too_many",
            "Too many codes are open. Cancel some, or wait until they end.",
        ),
        Err(NotIssued::NotStored) => failed("not_stored", "The codes could not be written down."),
    }
}

/// Lets a program in: whoever has the token that both ends derive.
async fn api_token(
    hall: &Hall,
    desk: &str,
    keys: &LinkKeys,
    id: &str,
    (name, role, scope): (String, Role, Scope),
) -> Answer {
    if !matches!(
        role,
        Role::Desk | Role::HeadJudge | Role::Judge | Role::Caster
    ) {
        let text = "A program acts as a desk, head judge or judge, or only reads as a caster.";
        return failed("bad_role", text);
    }
    let device = token_device(&keys.api_token(id));
    let submission = Submission {
        device: Some(desk.to_owned()),
        id: format!("token-{device}"),
        expect: None,
        body: Body::Wire(Command::AdmitDevice {
            device: device.clone(),
            name,
            role,
            scope,
        }),
    };
    match hall.hub.submit(submission).await {
        Ok(_) => {
            hall.programs.is_good(&device);
            hall.devices_changed().await;
            Answer::Token { device }
        }
        Err(rejected) => match rejected.reasons.first() {
            Some(reason) => failed(&reason.code, &reason.text),
            None => failed("ending", "The server is ending."),
        },
    }
}

/// Permits one file.
fn permit(hall: &Hall, into: Into) -> Answer {
    match hall.imports.permit(into, hall.hub.now()) {
        Ok(ticket) => Answer::Ticket { ticket },
        Err(_) => failed("no_random", "This machine gives no random numbers."),
    }
}

async fn listen(hall: &Hall, addresses: Vec<String>) -> Answer {
    let Ok(chosen) = addresses
        .iter()
        .map(|address| address.parse())
        .collect::<Result<_, _>>()
    else {
        return failed("bad_address", "That is no address of this machine.");
    };
    let (answer, wait) = oneshot::channel();
    if hall
        .network
        .send(network::Request::Listen { chosen, answer })
        .await
        .is_err()
    {
        return failed("ending", "The server is ending.");
    }
    match wait.await {
        Ok(Ok(())) => Answer::Fine,
        Ok(Err(error)) => failed("not_listening", &error.to_string()),
        Err(_) => failed("ending", "The server is ending."),
    }
}

fn found(was_there: bool, what: &str) -> Answer {
    if was_there {
        Answer::Fine
    } else {
        failed("not_found", &format!("There is no such {what} any more."))
    }
}

pub(super) fn failed(code: &str, text: &str) -> Answer {
    Answer::Failed {
        code: code.to_owned(),
        text: text.to_owned(),
    }
}

/// Whether a device that was let in for a part of the gathering may ask this. What lets devices in, or concerns the
/// whole server, is for those of everything.
const fn scope_allows(standing: &Standing, ask: &Ask) -> bool {
    let Standing::Admitted { scope, .. } = standing else {
        return false;
    };
    match (scope, ask) {
        (Scope::Everything, _) => true,
        (
            Scope::Tournament { tournament: own },
            Ask::ImportTicket { tournament }
            | Ask::SeedSources { tournament }
            | Ask::SeedProposal { tournament, .. }
            | Ask::PersonalCodes { tournament, .. }
            | Ask::RenewCode { tournament, .. }
            | Ask::SetDrafting { tournament, .. }
            | Ask::Closing { tournament },
        ) => *own == *tournament,
        (
            _,
            Ask::Enrol { .. }
            | Ask::ApiToken { .. }
            | Ask::AddWebhook { .. }
            | Ask::RemoveWebhook { .. }
            | Ask::TestWebhook { .. }
            | Ask::CancelEnrolment { .. }
            | Ask::RefuseDevice { .. }
            | Ask::ImportTicket { .. }
            | Ask::RatingsTicket
            | Ask::DraftsTicket
            | Ask::SeedSources { .. }
            | Ask::SeedProposal { .. }
            | Ask::PersonalCodes { .. }
            | Ask::RenewCode { .. }
            | Ask::Listen { .. }
            | Ask::Allow { .. }
            | Ask::SaveCopy { .. }
            | Ask::RenewOverlayKey
            | Ask::Nudge { .. }
            | Ask::SetDrafting { .. }
            | Ask::Closing { .. }
            | Ask::KeepFormat { .. }
            | Ask::DropFormat { .. }
            | Ask::KeepPool { .. }
            | Ask::DropPool { .. }
            | Ask::Measures { .. },
        ) => false,
        (
            _,
            Ask::History { .. }
            | Ask::AttachPhoto { .. }
            | Ask::ViewPhotos { .. }
            | Ask::Hover { .. }
            | Ask::Foresee { .. }
            | Ask::ForeseeCorrection { .. }
            | Ask::PastView { .. }
            | Ask::JournalPage { .. }
            | Ask::JournalOutline
            | Ask::JournalEntry { .. }
            | Ask::JournalExport { .. }
            | Ask::File { .. }
            | Ask::MyLast
            | Ask::Drafts { .. }
            | Ask::DraftShelf
            | Ask::FewerGames
            | Ask::Wave { .. }
            | Ask::DraftText { .. }
            | Ask::CheckDraft { .. }
            | Ask::DraftPool { .. }
            | Ask::Rehearse { .. }
            | Ask::ReadPool { .. },
        ) => true,
    }
}

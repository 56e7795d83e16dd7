//! A command on its way to the hub, and its receipt on the way back.

use super::inbound::BodyHead;
use crate::hall::Hall;
use lanista_hub::{Body, Receipt, Rejected, Submission};
use lanista_wire::command::{Command, Expect};
use lanista_wire::frame::{Reason, ServerFrame, Standing};
use lanista_wire::shared::{Role, Scope};
use lanista_wire::sign_up::SignUpDeed;
use std::sync::Arc;
use tracing::Instrument as _;

/// Has a command judged and stored; its receipt or its refusal.
pub(super) async fn carry_out(
    hall: Arc<Hall>,
    device: String,
    standing: Standing,
    id: String,
    expect: Option<Expect>,
    body: Command,
    head: Option<BodyHead>,
) -> ServerFrame {
    let (kind, match_id) = head.map_or((String::new(), None), |head| (head.kind, head.match_id));
    let span = tracing::debug_span!("command", device, id, kind, "match" = match_id);
    async move {
        match submit_as(&hall, &device, &standing, id.clone(), expect, body).await {
            Ok(receipt) => ServerFrame::Done {
                id,
                seq: receipt.seq,
                at: receipt.at,
                rev: receipt.rev,
            },
            Err(Rejected { reasons, state }) => ServerFrame::Refused { id, reasons, state },
        }
    }
    .instrument(span)
    .await
}

/// Has a command of a device without a link judged and stored.
pub(crate) async fn submit(
    hall: &Hall,
    device: &str,
    id: String,
    expect: Option<Expect>,
    body: Command,
) -> Result<Receipt, Rejected> {
    let standing = hall.standing(device).await;
    if !matches!(standing, Standing::Admitted { .. }) {
        return Err(refused("not_admitted", "This device is not let in."));
    }
    submit_as(hall, device, &standing, id, expect, body).await
}

async fn submit_as(
    hall: &Hall,
    device: &str,
    standing: &Standing,
    id: String,
    expect: Option<Expect>,
    body: Command,
) -> Result<Receipt, Rejected> {
    let is_about_devices = matches!(
        body,
        Command::AdmitDevice { .. }
            | Command::ChangeDevice { .. }
            | Command::ChangeShift { .. }
            | Command::RevokeDevice { .. }
            | Command::TakeBack { .. }
            // Phones go with their people into teams.
            | Command::SignUp {
                deed: SignUpDeed::FormTeams { .. },
                ..
            }
    );
    let outcome = match complete(hall, standing, body) {
        Ok(body) => {
            let submission = Submission {
                device: Some(device.to_owned()),
                id,
                expect,
                body,
            };
            hall.hub.submit(submission).await
        }
        Err(refused) => Err(refused),
    };
    match &outcome {
        Ok(receipt) => {
            tracing::debug!(seq = receipt.seq, "done");
            if is_about_devices {
                hall.devices_changed().await;
            }
        }
        Err(Rejected { reasons, .. }) => {
            let reason = reasons.first().map_or("", |reason| reason.code.as_str());
            tracing::debug!(reason, "refused");
        }
    }
    outcome
}

/// Adds what only the server knows: what is in a file that the desk agreed to. The rights are the domain's.
fn complete(hall: &Hall, standing: &Standing, body: Command) -> Result<Body, Rejected> {
    let is_desk = matches!(
        standing,
        Standing::Admitted {
            role: Role::Desk,
            ..
        }
    );
    if let Command::ImportEntrants { tournament, import } = &body {
        if !is_desk {
            return Err(refused("not_allowed", "This device may not do that."));
        }
        return match hall.imports.agreed(*tournament, import, hall.hub.now()) {
            Some(entrants) => Ok(Body::Entrants {
                tournament: *tournament,
                entrants,
            }),
            None => Err(refused(
                "import_unknown",
                "The file is not there any more, or has changed. Choose it again.",
            )),
        };
    }
    if let Command::ImportRatings { import } = &body {
        if !is_desk {
            return Err(refused("not_allowed", "This device may not do that."));
        }
        return match hall.imports.agreed_ratings(import, hall.hub.now()) {
            Some((source, ratings)) => Ok(Body::Ratings { source, ratings }),
            None => Err(refused(
                "import_unknown",
                "The file is not there any more, or has changed. Choose it again.",
            )),
        };
    }
    if let Command::SeedByMerit { .. } = &body
        && !is_desk
    {
        return Err(refused("not_allowed", "This device may not do that."));
    }
    if let Command::AdmitDevice {
        device,
        role,
        scope,
        ..
    } = &body
        && !may_let_in(hall, standing, device, (*role, *scope))
    {
        return Err(refused(
            "not_found",
            "There is no such device. It may have been sent away.",
        ));
    }
    Ok(Body::Wire(body))
}

/// Whether there is such a device. Officials let it in as what it came for, and nothing else.
fn may_let_in(hall: &Hall, standing: &Standing, device: &str, wanted: (Role, Scope)) -> bool {
    let Standing::Admitted { role, .. } = standing else {
        return true;
    };
    let register = hall.register();
    let known = register.devices.get(device).map(|known| &known.view);
    match role {
        Role::Desk => known.is_some(),
        // The rights refuse to let in anybody above.
        Role::HeadJudge if matches!(wanted.0, Role::Desk | Role::HeadJudge) => known.is_some(),
        Role::HeadJudge => known.is_some_and(|view| (view.role, view.scope) == wanted),
        Role::Judge if wanted.0 == Role::Captain => {
            known.is_some_and(|view| (view.role, view.scope) == wanted)
        }
        // The rights refuse these.
        Role::Judge | Role::Captain | Role::Caster | Role::Screen | Role::Public => true,
    }
}

fn refused(code: &str, text: &str) -> Rejected {
    Rejected {
        reasons: vec![Reason {
            code: code.to_owned(),
            text: text.to_owned(),
        }],
        state: None,
    }
}

//! From a text to what it asks for. Nothing here trusts anything before its signature.

use super::End;
use crate::crypto::Verifier;
use crate::presence::Report;
use lanista_wire::ask::Ask;
use lanista_wire::command::{Command, Expect};
use lanista_wire::frame::{ClientFrame, Reason, ServerFrame};
use lanista_wire::nudge::Health;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a client asks for.
#[derive(Debug)]
pub(crate) enum Inbound {
    Sub(BTreeMap<String, u64>),
    Unsub(Vec<String>),
    Ping {
        n: u32,
        report: Report,
    },
    /// Signed; to be done in order.
    Work(Box<Work>),
}

/// Signed work.
#[derive(Debug)]
pub(crate) enum Work {
    Command {
        id: String,
        expect: Option<Expect>,
        body: Command,
        head: Option<BodyHead>,
    },
    Ask {
        id: String,
        body: Ask,
    },
    /// Signed, but not to be understood: refused in its turn.
    Strange(ServerFrame),
}

/// The beginning of every frame.
#[derive(Debug, Deserialize)]
struct Head {
    t: String,
    body: Option<BodyHead>,
}

/// What a command is called and which match it is about, for the log.
#[derive(Debug, Deserialize)]
pub(crate) struct BodyHead {
    #[serde(rename = "type", default)]
    pub(super) kind: String,
    #[serde(rename = "match", default)]
    pub(super) match_id: Option<u32>,
}

/// Reads a text. `verifier` is there for a device that has proved its key.
pub(crate) fn read(text: &str, verifier: Option<&mut Verifier>) -> Result<Inbound, End> {
    if text.starts_with('{') {
        return bare(text);
    }
    let signed = match verifier {
        Some(verifier) => verifier.verify(text).map_err(|reason| {
            tracing::warn!(%reason, "a frame was not accepted");
            End::FORGED
        })?,
        None => return Err(End::FORGED),
    };
    match serde_json::from_str(signed.json) {
        Ok(ClientFrame::Cmd { id, expect, body }) if is_id(&id, 8) => {
            let head = serde_json::from_str::<Head>(signed.json)
                .ok()
                .and_then(|head| head.body);
            Ok(work(Work::Command {
                id,
                expect,
                body,
                head,
            }))
        }
        Ok(ClientFrame::Ask { id, body }) if is_id(&id, 1) => Ok(work(Work::Ask { id, body })),
        Ok(ClientFrame::Cmd { .. } | ClientFrame::Ask { .. } | ClientFrame::Hello { .. }) => {
            Err(End::MALFORMED)
        }
        // Without a socket everything that a device says is signed.
        Ok(
            other
            @ (ClientFrame::Sub { .. } | ClientFrame::Unsub { .. } | ClientFrame::Ping { .. }),
        ) => plain(other),
        Err(_) => strange(signed.json),
    }
}

fn bare(text: &str) -> Result<Inbound, End> {
    match serde_json::from_str(text) {
        Ok(frame) => plain(frame),
        Err(_) => match serde_json::from_str::<Head>(text) {
            Ok(head) if matches!(head.t.as_str(), "cmd" | "ask") => Err(End::FORGED),
            Ok(_) | Err(_) => Err(End::MALFORMED),
        },
    }
}

/// What needs no signature on a socket.
fn plain(frame: ClientFrame) -> Result<Inbound, End> {
    match frame {
        ClientFrame::Sub { topics } => Ok(Inbound::Sub(topics)),
        ClientFrame::Unsub { topics } => Ok(Inbound::Unsub(topics)),
        ClientFrame::Ping {
            n,
            rtt,
            waiting,
            health,
        } => {
            let health = health.map(Health::plausible);
            let report = Report {
                rtt,
                waiting,
                health,
            };
            Ok(Inbound::Ping { n, report })
        }
        ClientFrame::Cmd { .. } | ClientFrame::Ask { .. } => Err(End::FORGED),
        ClientFrame::Hello { .. } => Err(End::MALFORMED),
    }
}

/// A signed frame of a newer or a broken page: refused by its id where it has one, so that the page can say so.
fn strange(json: &str) -> Result<Inbound, End> {
    #[derive(Deserialize)]
    struct Named {
        t: String,
        id: String,
    }
    let named: Named = serde_json::from_str(json).map_err(|_| End::MALFORMED)?;
    let code = "unknown_command".to_owned();
    let text =
        "The server does not know this command, or not in this form. Reload the page.".to_owned();
    let frame = match named.t.as_str() {
        "cmd" if is_id(&named.id, 8) => ServerFrame::Refused {
            id: named.id,
            reasons: vec![Reason { code, text }],
            state: None,
        },
        "ask" if is_id(&named.id, 1) => ServerFrame::Answer {
            id: named.id,
            body: lanista_wire::ask::Answer::Failed {
                code: "unknown_ask".to_owned(),
                text,
            },
        },
        _ => return Err(End::MALFORMED),
    };
    Ok(work(Work::Strange(frame)))
}

fn work(work: Work) -> Inbound {
    Inbound::Work(Box::new(work))
}

fn is_id(id: &str, least: usize) -> bool {
    (least..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

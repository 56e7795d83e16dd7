//! The greeting: challenge, hello, welcome.

use super::End;
use super::line::{Line, Said};
use crate::crypto::{Direction, LinkKeys, Nonce, Signer, Verifier, encode, is_hello_proof};
use crate::hall::Hall;
use crate::names::host_port;
use crate::overlays::Renewed;
use crate::presence::Who;
use lanista_wire::frame::{ClientFrame, ServerFrame, Standing};
use lanista_wire::limits::{OLDEST_PROTOCOL, PROTOCOL, UNPROVED_BYTES};
use lanista_wire::nudge::is_word;
use lanista_wire::screens::Overlay;
use lanista_wire::shared::Role;
use lanista_wire::topic::Audience;
use std::collections::BTreeMap;

/// Longest text by which a screen calls itself.
const TOKEN: usize = 64;

/// Who is at the other end, and what it wants to follow.
#[derive(Debug)]
pub(super) struct Greeted {
    pub(super) who: Who,
    pub(super) device: Option<Device>,
    /// What somebody without a key sees, and until when.
    pub(super) sees: (Audience, Renewed),
    /// The build of its page, where it says one.
    pub(super) build: Option<String>,
    pub(super) topics: BTreeMap<String, u64>,
}

/// A device that has proved its key.
#[derive(Debug)]
pub(super) struct Device {
    pub(super) id: String,
    pub(super) keys: LinkKeys,
    pub(super) verifier: Verifier,
    pub(super) standing: Standing,
}

/// A hello of the right protocol.
struct Hello {
    role: Role,
    build: String,
    device: Option<String>,
    nonce: Option<String>,
    proof: Option<String>,
    screen: Option<String>,
    overlay: Option<String>,
    draws: Option<String>,
    topics: BTreeMap<String, u64>,
}

/// Greets until the other end is known and welcome.
pub(super) async fn greet(hall: &Hall, line: &mut Line, connection: Nonce) -> Result<Greeted, End> {
    line.say(&ServerFrame::Challenge {
        server: encode(hall.identity.public()),
        epoch: hall.hub.epoch().to_owned(),
        nonce: connection.text(),
    })
    .await?;
    let hello = match tokio::time::timeout(hall.times.hello, hear(hall, line)).await {
        Ok(hello) => hello?,
        Err(_) => return Err(End::LATE),
    };
    match &hello.device {
        Some(device) => greet_device(hall, line, connection, device.clone(), hello).await,
        None => greet_anonymous(hall, line, hello).await,
    }
}

async fn hear(hall: &Hall, line: &mut Line) -> Result<Hello, End> {
    let text = loop {
        match line.recv().await? {
            Said::Text(text) => break text,
            Said::Life => {}
        }
    };
    line.judge(Ok(()))?;
    if text.len() > UNPROVED_BYTES {
        return Err(End::TOO_LARGE);
    }
    // The version is looked at first: the hello of another protocol may have another shape.
    #[derive(serde::Deserialize)]
    struct Version {
        t: String,
        v: u16,
    }
    let version: Version = serde_json::from_str(&text).map_err(|_| End::MALFORMED)?;
    if version.t == "hello" && !(OLDEST_PROTOCOL..=PROTOCOL).contains(&version.v) {
        return Err(End::OTHER_PROTOCOL);
    }
    match serde_json::from_str::<ClientFrame>(&text) {
        Ok(ClientFrame::Hello {
            role,
            build,
            device,
            nonce,
            proof,
            screen,
            overlay,
            draws,
            epoch,
            mut topics,
            ..
        }) => {
            if epoch.as_deref() != Some(hall.hub.epoch()) {
                topics.values_mut().for_each(|version| *version = 0);
            }
            Ok(Hello {
                role,
                build,
                device,
                nonce,
                proof,
                screen,
                overlay,
                draws,
                topics,
            })
        }
        Ok(
            ClientFrame::Sub { .. }
            | ClientFrame::Unsub { .. }
            | ClientFrame::Cmd { .. }
            | ClientFrame::Ask { .. }
            | ClientFrame::Ping { .. },
        )
        | Err(_) => Err(End::MALFORMED),
    }
}

async fn greet_device(
    hall: &Hall,
    line: &mut Line,
    connection: Nonce,
    id: String,
    hello: Hello,
) -> Result<Greeted, End> {
    let (Some(nonce), Some(proof)) = (hello.nonce.as_deref().and_then(Nonce::parse), hello.proof)
    else {
        return Err(End::MALFORMED);
    };
    let key = hall.register().key(&id);
    let Some(key) = key else {
        line.say(&welcome(hall, line, Standing::Unknown)).await?;
        return Err(End::NOT_LET_IN);
    };
    if !is_hello_proof(&key, &connection, &nonce, &proof) {
        return Err(End::FORGED);
    }
    let keys = LinkKeys::derive(&key, connection, &nonce);
    line.prove(Signer::new(&keys, Direction::ServerToClient));
    let standing = hall.standing(&id).await;
    let is_let_in = is_let_in(&standing);
    if is_let_in {
        line.peer
            .place
            .become_device(&id)
            .map_err(|_| End::TOO_MANY)?;
    }
    line.say(&welcome(hall, line, standing.clone())).await?;
    if !is_let_in {
        return Err(End::NOT_LET_IN);
    }
    let verifier = Verifier::new(&keys, Direction::ClientToServer);
    let device = Device {
        id: id.clone(),
        keys,
        verifier,
        standing,
    };
    Ok(Greeted {
        who: Who::Device(id),
        device: Some(device),
        sees: (Audience::Public, Renewed::Never),
        build: known_build(hello.build),
        topics: hello.topics,
    })
}

async fn greet_anonymous(hall: &Hall, line: &mut Line, hello: Hello) -> Result<Greeted, End> {
    let (who, standing) = match (hello.role, hello.screen) {
        (Role::Screen, Some(token)) if is_token(&token) => {
            line.peer.place.become_screen().map_err(|_| End::TOO_MANY)?;
            let overlay = hello.draws.as_deref().and_then(Overlay::named);
            let number = hall.hub.screen_number(token.clone(), overlay).await;
            let who = Who::Screen {
                number,
                token,
                overlay,
            };
            (who, Standing::Screen { number })
        }
        (Role::Screen, _) => return Err(End::MALFORMED),
        (Role::Public, _) => {
            line.peer.place.become_phone().map_err(|_| End::TOO_MANY)?;
            (Who::Phone, Standing::Anonymous)
        }
        // Whoever wants to be more without a key is told that nobody knows it.
        (Role::Desk | Role::HeadJudge | Role::Judge | Role::Captain | Role::Caster, _) => {
            line.say(&welcome(hall, line, Standing::Unknown)).await?;
            return Err(End::NOT_LET_IN);
        }
    };
    let key = hello.overlay.filter(|_| matches!(who, Who::Screen { .. }));
    let from = line.peer.address.ip();
    // A wrong key is no reason to leave a screen without a picture.
    let sees = hall.seen_with(key.as_deref(), from).await;
    let sees = sees.unwrap_or((Audience::Public, Renewed::Never));
    line.say(&welcome(hall, line, standing)).await?;
    Ok(Greeted {
        who,
        device: None,
        sees,
        build: known_build(hello.build),
        topics: hello.topics,
    })
}

/// Whether a link with this standing may stay.
pub(super) fn is_let_in(standing: &Standing) -> bool {
    match standing {
        Standing::Anonymous
        | Standing::Screen { .. }
        | Standing::Waiting { .. }
        | Standing::Admitted { .. } => true,
        Standing::Refused | Standing::Revoked | Standing::Unknown => false,
    }
}

/// A build as pages name it; the desk is shown nothing else.
fn known_build(build: String) -> Option<String> {
    Some(build).filter(|build| is_word(build, 32))
}

fn is_token(token: &str) -> bool {
    (1..=TOKEN).contains(&token.len())
        && token
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn welcome(hall: &Hall, line: &Line, standing: Standing) -> ServerFrame {
    let mut addresses = hall.reachable();
    let caller = line.peer.address.ip().to_canonical();
    if caller.is_loopback() {
        // The native window, and everything else on the server's own machine.
        addresses.push(host_port(caller, hall.port()));
    }
    ServerFrame::Welcome {
        v: PROTOCOL,
        range: (OLDEST_PROTOCOL, PROTOCOL),
        build: hall.build.clone(),
        at: hall.hub.now(),
        pace: Some(hall.hub.pace()).filter(|pace| *pace > 1),
        addresses,
        standing,
    }
}

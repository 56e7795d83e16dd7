//! A link as a device sees it: every signature and the running hash are checked, documents are kept up to date.

mod carrier;
mod hear;
mod work;

pub use hear::apply;

use super::pair::Device;
use crate::crypto::{Direction, LinkKeys, Nonce, RunningSum, Signer, Verifier, hello_proof};
use carrier::{Way, bare, json, over, parse, send, socket, text};
use lanista_wire::frame::{ClientFrame, Reason, ServerFrame, Standing};
use lanista_wire::limits::PROTOCOL;
use lanista_wire::shared::Role;
use lanista_wire::view::{Carrier, MatchView};
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;

/// As what a link is opened.
#[derive(Clone, Debug)]
pub enum Who {
    /// With a key.
    Paired(Device),
    /// The overlay of a stream: what the screen calls itself, and the key in its address.
    Overlay(String, String),
    /// A venue screen that calls itself so.
    Screen(String),
    /// Anybody.
    Public,
}

/// Why a link cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The server closed it.
    #[error("closed with {code}")]
    Closed {
        /// The close code; 1006 without one.
        code: u16,
    },
    /// Nothing came for too long.
    #[error("silent")]
    Silent,
    /// A frame was not what it should be.
    #[error("tampered: {0}")]
    Tampered(String),
    /// A patch does not fit what is held: whoever follows has to subscribe again.
    #[error("a patch of {topic} from {from} to {to} on {held:?}")]
    Gap {
        /// Of which document.
        topic: String,
        /// The version that it leads from.
        from: u64,
        /// And to.
        to: u64,
        /// The version that is held, if one is.
        held: Option<u64>,
    },
    /// A letter was not taken; the link itself may go on.
    #[error("refused with {status}: {code}")]
    Refused {
        /// Of the answer.
        status: u16,
        /// A stable word.
        code: String,
    },
    /// The connection could not be made.
    #[error("no connection: {0}")]
    NoConnection(String),
}

/// A refused command.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// At least one.
    pub reasons: Vec<Reason>,
    /// The match as it is now.
    pub state: Option<Box<MatchView>>,
}

impl Refusal {
    /// The first reason's word.
    #[must_use]
    pub fn code(&self) -> &str {
        self.reasons.first().map_or("", |reason| &reason.code)
    }
}

/// What the server told, apart from documents, which are kept in the link.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// A document changed or came.
    Document(String),
    /// A command is on disk: its id and the number of its entry.
    Done {
        /// Of the command.
        id: String,
        /// Of the entry.
        seq: u64,
        /// The match's count.
        rev: Option<u32>,
    },
    /// A command was refused.
    Refused {
        /// Of the command.
        id: String,
        /// Why.
        refusal: Refusal,
    },
    /// Anything else.
    Frame(ServerFrame),
}

/// One end of a link.
#[derive(Debug)]
pub struct Link {
    socket: Way,
    keys: Option<LinkKeys>,
    signer: Option<Signer>,
    verifier: Option<Verifier>,
    sum: RunningSum,
    /// The server's epoch.
    pub epoch: String,
    /// Whether and as what it was let in, as last told.
    pub standing: Standing,
    /// The welcome.
    pub welcome: ServerFrame,
    /// Documents with their versions, by topic.
    pub documents: BTreeMap<String, (u64, Value)>,
    waiting: VecDeque<Told>,
    commands: u64,
    asks: u64,
    prefix: String,
}

impl Link {
    /// Opens a link and greets.
    ///
    /// # Errors
    /// When the server cannot be reached, does not prove itself, or closes before its welcome.
    pub async fn open(address: SocketAddr, who: &Who) -> Result<Self, Error> {
        Self::open_by(address, who, &address.to_string(), None).await
    }

    /// The same, with a `Host` and perhaps an `Origin`.
    ///
    /// # Errors
    /// As [`Link::open`].
    pub async fn open_by(
        address: SocketAddr,
        who: &Who,
        host: &str,
        origin: Option<&str>,
    ) -> Result<Self, Error> {
        Self::greet(socket(address, host, origin).await?, who).await
    }

    /// The same over another carrier.
    ///
    /// # Errors
    /// As [`Link::open`].
    pub async fn open_over(
        address: SocketAddr,
        who: &Who,
        carrier: Carrier,
    ) -> Result<Self, Error> {
        Self::greet(over(address, carrier).await?, who).await
    }

    async fn greet(mut socket: Way, who: &Who) -> Result<Self, Error> {
        let ServerFrame::Challenge {
            server,
            epoch,
            nonce,
        } = bare(&mut socket).await?
        else {
            return Err(Error::Tampered("no challenge".into()));
        };
        let connection = Nonce::parse(&nonce).ok_or_else(|| Error::Tampered("no nonce".into()))?;
        let own = Nonce::fresh().map_err(|error| Error::NoConnection(error.to_string()))?;
        let overlay = match who {
            Who::Overlay(_, key) => Some(key.clone()),
            Who::Paired(_) | Who::Screen(_) | Who::Public => None,
        };
        let draws = overlay.as_ref().map(|_| "scorebug".to_owned());
        let (role, device, screen) = match who {
            Who::Paired(device) => (device.role, Some(device), None),
            Who::Screen(token) | Who::Overlay(token, _) => {
                (Role::Screen, None, Some(token.clone()))
            }
            Who::Public => (Role::Public, None, None),
        };
        if device.is_some_and(|device| device.server != server) {
            return Err(Error::Tampered("a foreign server".into()));
        }
        let hello = ClientFrame::Hello {
            v: PROTOCOL,
            build: "client".into(),
            role,
            device: device.map(|device| device.id.clone()),
            nonce: device.map(|_| own.text()),
            proof: device.map(|device| hello_proof(&device.key, &connection, &own)),
            screen,
            overlay,
            draws,
            epoch: None,
            topics: BTreeMap::new(),
        };
        send(&mut socket, json(&hello)).await?;
        let keys = device.map(|device| LinkKeys::derive(&device.key, connection, &own));
        let mut verifier = keys
            .as_ref()
            .map(|keys| Verifier::new(keys, Direction::ServerToClient));
        let text = text(&mut socket).await?;
        let is_bare = text.starts_with('{');
        let welcome: ServerFrame = match &mut verifier {
            Some(verifier) if !is_bare => {
                let signed = verifier
                    .verify(&text)
                    .map_err(|error| Error::Tampered(error.to_string()))?;
                parse(signed.json)?
            }
            Some(_) | None => parse(&text)?,
        };
        let ServerFrame::Welcome { standing, .. } = &welcome else {
            return Err(Error::Tampered(format!("no welcome: {text}")));
        };
        let standing = standing.clone();
        if keys.is_some() && is_bare && standing != Standing::Unknown {
            return Err(Error::Tampered("the server does not prove itself".into()));
        }
        let signer = keys
            .as_ref()
            .map(|keys| Signer::new(keys, Direction::ClientToServer));
        Ok(Self {
            socket,
            keys,
            signer,
            verifier,
            sum: RunningSum::default(),
            epoch,
            standing,
            welcome,
            documents: BTreeMap::new(),
            waiting: VecDeque::new(),
            commands: 0,
            asks: 0,
            prefix: own.text()[..12].to_owned(),
        })
    }

    /// Follows topics or prefixes from nothing.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn follow(&mut self, topics: &[&str]) -> Result<(), Error> {
        let topics = topics
            .iter()
            .map(|topic| ((*topic).to_owned(), 0))
            .collect();
        self.send_bare(&ClientFrame::Sub { topics }).await
    }

    /// Sends a bare frame.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn send_bare(&mut self, frame: &ClientFrame) -> Result<(), Error> {
        let text = json(frame);
        let text = match &mut self.signer {
            Some(signer) if self.socket.is_posted() => signer.sign(&text),
            Some(_) | None => text,
        };
        send(&mut self.socket, text).await
    }

    /// The next frame as its text, checked by nobody.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn next_text(&mut self) -> Result<String, Error> {
        text(&mut self.socket).await
    }

    /// The name of a link without a socket.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.socket {
            Way::Socket(_) => "",
            Way::Posted(posted) => &posted.id,
        }
    }

    /// Sends any text, for what a page would never send.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn send_text(&mut self, text: impl Into<String>) -> Result<(), Error> {
        send(&mut self.socket, text.into()).await
    }

    /// Closes in good order.
    pub async fn close(mut self) {
        if let Way::Socket(socket) = &mut self.socket {
            let _gone = socket.close(None).await;
        }
    }
}

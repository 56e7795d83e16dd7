//! A link as a device sees it: every signature and the running hash are checked, documents are kept up to date.

use super::pair::{Code, Device};
use crate::crypto::{Direction, LinkKeys, Nonce, RunningSum, Signer, Verifier, hello_proof};
use futures_util::{SinkExt as _, StreamExt as _};
use lanista_wire::ask::{Answer, Ask};
use lanista_wire::command::{Command, Expect};
use lanista_wire::frame::{ClientFrame, Reason, ServerFrame, Standing};
use lanista_wire::limits::PROTOCOL;
use lanista_wire::shared::Role;
use lanista_wire::view::MatchView;
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{WebSocketStream, client_async};

/// Longest wait for a frame: the server sends one at least every two seconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// As what a link is opened.
#[derive(Clone, Debug)]
pub enum Who {
    /// With a key.
    Paired(Device),
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
    socket: WebSocketStream<TcpStream>,
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
        let mut socket = socket(address, host, origin).await?;
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
        let (role, device, screen) = match who {
            Who::Paired(device) => (device.role, Some(device), None),
            Who::Screen(token) => (Role::Screen, None, Some(token.clone())),
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
        send(&mut self.socket, json(frame)).await
    }

    /// Sends any text, for what a page would never send.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn send_text(&mut self, text: impl Into<String>) -> Result<(), Error> {
        send(&mut self.socket, text.into()).await
    }

    /// Signs a JSON text, which uses up its number.
    ///
    /// # Errors
    /// When the link has no key.
    pub fn signed(&mut self, json: &str) -> Result<String, Error> {
        let signer = self
            .signer
            .as_mut()
            .ok_or_else(|| Error::Tampered("no key".into()))?;
        Ok(signer.sign(json))
    }

    /// Sends a command and does not wait for its receipt; its id.
    ///
    /// # Errors
    /// When the link is gone or has no key.
    pub async fn send_command(
        &mut self,
        body: Command,
        expect: Option<Expect>,
    ) -> Result<String, Error> {
        self.commands += 1;
        let id = format!("{}-{:06}", self.prefix, self.commands);
        self.send_command_as(&id, body, expect).await?;
        Ok(id)
    }

    /// The same with an id of the caller's: a resend after a break.
    ///
    /// # Errors
    /// When the link is gone or has no key.
    pub async fn send_command_as(
        &mut self,
        id: &str,
        body: Command,
        expect: Option<Expect>,
    ) -> Result<(), Error> {
        let frame = self.signed(&json(&ClientFrame::Cmd {
            id: id.to_owned(),
            expect,
            body,
        }))?;
        send(&mut self.socket, frame).await
    }

    /// Sends a command and waits until it is on disk or refused; the number of its entry.
    ///
    /// # Errors
    /// When the link is gone or has no key.
    pub async fn command(&mut self, body: Command) -> Result<Result<u64, Refusal>, Error> {
        let id = self.send_command(body, None).await?;
        self.receipt(&id).await
    }

    /// Waits for the receipt of a command; everything else is kept for [`Link::next`].
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn receipt(&mut self, wanted: &str) -> Result<Result<u64, Refusal>, Error> {
        let told = self
            .wait(|told| match told {
                Told::Done { id, .. } | Told::Refused { id, .. } => id == wanted,
                Told::Document(_) | Told::Frame(_) => false,
            })
            .await?;
        match told {
            Told::Done { seq, .. } => Ok(Ok(seq)),
            Told::Refused { refusal, .. } => Ok(Err(refusal)),
            Told::Document(_) | Told::Frame(_) => Err(Error::Tampered("no receipt".into())),
        }
    }

    /// Asks the server itself.
    ///
    /// # Errors
    /// When the link is gone or has no key.
    pub async fn ask(&mut self, body: Ask) -> Result<Answer, Error> {
        self.asks += 1;
        let wanted = format!("ask-{}", self.asks);
        let frame = self.signed(&json(&ClientFrame::Ask {
            id: wanted.clone(),
            body,
        }))?;
        send(&mut self.socket, frame).await?;
        let told = self
            .wait(
                |told| matches!(told, Told::Frame(ServerFrame::Answer { id, .. }) if *id == wanted),
            )
            .await?;
        match told {
            Told::Frame(ServerFrame::Answer { body, .. }) => Ok(body),
            Told::Frame(_) | Told::Document(_) | Told::Done { .. } | Told::Refused { .. } => {
                Err(Error::Tampered("no answer".into()))
            }
        }
    }

    /// Makes codes, whose secrets both ends derive.
    ///
    /// # Errors
    /// When the link is gone, or the server makes none or others.
    pub async fn enrol(&mut self, ask: Ask, fingerprint: &str) -> Result<Vec<Code>, Error> {
        let answer = self.ask(ask).await?;
        let Answer::Enrolled { enrolments, .. } = answer else {
            return Err(Error::Tampered(format!("no codes: {answer:?}")));
        };
        let id = format!("ask-{}", self.asks);
        let keys = self
            .keys
            .as_ref()
            .ok_or_else(|| Error::Tampered("no key".into()))?;
        let codes: Vec<Code> = (0_u32..)
            .zip(&enrolments)
            .map(|(index, _)| keys.enrolment_secret(&id, index))
            .map(|secret| Code {
                secret,
                fingerprint: fingerprint.to_owned(),
            })
            .collect();
        let is_same = codes
            .iter()
            .zip(&enrolments)
            .all(|(code, id)| crate::crypto::enrolment_id(&code.secret) == *id);
        if is_same {
            Ok(codes)
        } else {
            Err(Error::Tampered("other codes".into()))
        }
    }

    /// Waits until a document satisfies a claim, and returns it.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn until(
        &mut self,
        topic: &str,
        claim: impl Fn(&Value) -> bool,
    ) -> Result<Value, Error> {
        loop {
            if let Some((_, document)) = self.documents.get(topic)
                && claim(document)
            {
                return Ok(document.clone());
            }
            let told = self.hear().await?;
            self.waiting.push_back(told);
        }
    }

    /// Waits for a standing that satisfies a claim.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn until_standing(
        &mut self,
        claim: impl Fn(&Standing) -> bool,
    ) -> Result<Standing, Error> {
        while !claim(&self.standing) {
            let told = self.hear().await?;
            self.waiting.push_back(told);
        }
        Ok(self.standing.clone())
    }

    /// What was told and not yet asked for, or else what comes next. Ticks and pongs are checked and left out.
    ///
    /// # Errors
    /// When the link is gone.
    pub async fn next(&mut self) -> Result<Told, Error> {
        match self.waiting.pop_front() {
            Some(told) => Ok(told),
            None => self.hear().await,
        }
    }

    async fn wait(&mut self, is_wanted: impl Fn(&Told) -> bool) -> Result<Told, Error> {
        if let Some(at) = self.waiting.iter().position(&is_wanted)
            && let Some(told) = self.waiting.remove(at)
        {
            return Ok(told);
        }
        loop {
            let told = self.hear().await?;
            if is_wanted(&told) {
                return Ok(told);
            }
            self.waiting.push_back(told);
        }
    }

    async fn hear(&mut self) -> Result<Told, Error> {
        loop {
            if let Some(told) = self.frame().await? {
                return Ok(told);
            }
        }
    }

    /// One frame: checked, and documents brought up to date.
    async fn frame(&mut self) -> Result<Option<Told>, Error> {
        let text = text(&mut self.socket).await?;
        let is_bare = text.starts_with('{');
        let frame: ServerFrame = match &mut self.verifier {
            Some(verifier) if !is_bare => {
                let signed = verifier
                    .verify(&text)
                    .map_err(|error| Error::Tampered(error.to_string()))?;
                parse(signed.json)?
            }
            Some(_) => {
                self.sum.add(text.as_bytes());
                parse(&text)?
            }
            None => parse(&text)?,
        };
        let is_shared = matches!(
            frame,
            ServerFrame::Snap { .. }
                | ServerFrame::Patch { .. }
                | ServerFrame::Gone { .. }
                | ServerFrame::Pong { .. }
                | ServerFrame::Bye { .. }
        );
        if self.verifier.is_some() && is_bare && !is_shared {
            return Err(Error::Tampered(format!("not signed: {text}")));
        }
        Ok(match frame {
            ServerFrame::Snap { topic, v, doc } => {
                self.documents.insert(topic.clone(), (v, doc));
                Some(Told::Document(topic))
            }
            ServerFrame::Patch {
                topic,
                from,
                v,
                patch,
            } => {
                let (version, document) = self
                    .documents
                    .get_mut(&topic)
                    .filter(|(version, _)| *version == from)
                    .ok_or_else(|| {
                        Error::Tampered(format!("a patch of {topic} from {from} does not fit"))
                    })?;
                apply(document, &patch);
                *version = v;
                Some(Told::Document(topic))
            }
            ServerFrame::Gone { topic } => {
                self.documents.remove(&topic);
                Some(Told::Document(topic))
            }
            ServerFrame::Done { id, seq, rev, .. } => Some(Told::Done { id, seq, rev }),
            ServerFrame::Refused { id, reasons, state } => Some(Told::Refused {
                id,
                refusal: Refusal { reasons, state },
            }),
            ServerFrame::Standing { standing } => {
                self.standing = standing.clone();
                Some(Told::Frame(ServerFrame::Standing { standing }))
            }
            ServerFrame::Tick { sum, .. } => {
                if self.verifier.is_some() && sum != Some(self.sum.text()) {
                    return Err(Error::Tampered("the running hash differs".into()));
                }
                None
            }
            ServerFrame::Pong { .. } => None,
            frame @ (ServerFrame::Challenge { .. }
            | ServerFrame::Welcome { .. }
            | ServerFrame::Answer { .. }
            | ServerFrame::Bye { .. }) => Some(Told::Frame(frame)),
        })
    }

    /// Closes in good order.
    pub async fn close(mut self) {
        let _gone = self.socket.close(None).await;
    }
}

/// Applies a JSON merge patch (RFC 7396).
pub fn apply(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    if let Value::Object(fields) = target {
        for (name, change) in changes {
            if change.is_null() {
                fields.remove(name);
            } else {
                apply(fields.entry(name.clone()).or_insert(Value::Null), change);
            }
        }
    }
}

async fn socket(
    address: SocketAddr,
    host: &str,
    origin: Option<&str>,
) -> Result<WebSocketStream<TcpStream>, Error> {
    let broken = |error: &dyn std::fmt::Display| Error::NoConnection(error.to_string());
    let mut request = format!("ws://{address}/ws")
        .into_client_request()
        .map_err(|error| broken(&error))?;
    let headers = request.headers_mut();
    headers.insert("host", host.parse().map_err(|error| broken(&error))?);
    if let Some(origin) = origin {
        headers.insert("origin", origin.parse().map_err(|error| broken(&error))?);
    }
    let stream = TcpStream::connect(address)
        .await
        .map_err(|error| broken(&error))?;
    stream.set_nodelay(true).map_err(|error| broken(&error))?;
    let (socket, _) = client_async(request, stream)
        .await
        .map_err(|error| broken(&error))?;
    Ok(socket)
}

async fn send(socket: &mut WebSocketStream<TcpStream>, text: String) -> Result<(), Error> {
    socket
        .send(Message::text(text))
        .await
        .map_err(|_| Error::Closed { code: 1006 })
}

async fn bare(socket: &mut WebSocketStream<TcpStream>) -> Result<ServerFrame, Error> {
    parse(&text(socket).await?)
}

async fn text(socket: &mut WebSocketStream<TcpStream>) -> Result<String, Error> {
    loop {
        let message = tokio::time::timeout(PATIENCE, socket.next())
            .await
            .map_err(|_| Error::Silent)?;
        match message {
            Some(Ok(Message::Text(text))) => return Ok(text.as_str().to_owned()),
            Some(Ok(Message::Close(frame))) => {
                return Err(Error::Closed {
                    code: frame.map_or(1005, |frame| frame.code.into()),
                });
            }
            Some(Ok(
                Message::Ping(_) | Message::Pong(_) | Message::Binary(_) | Message::Frame(_),
            )) => {}
            Some(Err(_)) | None => return Err(Error::Closed { code: 1006 }),
        }
    }
}

fn json(frame: &ClientFrame) -> String {
    serde_json::to_string(frame).unwrap_or_default()
}

fn parse(json: &str) -> Result<ServerFrame, Error> {
    serde_json::from_str(json).map_err(|error| Error::Tampered(format!("{error}: {json}")))
}

//! The life of an anonymous link: it reads, and says little. The fan writes to it; its own task only listens, goes on
//! with what the socket did not take at once, and asks for what was missed.

use super::followed::Followed;
use super::inbound::{self, Inbound};
use super::line::farewell;
use super::purse::Purse;
use super::socket::Socket;
use super::{End, bare, screen};
use crate::arrivals::Step;
use crate::crowd::Spot;
use crate::hall::Hall;
use crate::measures::{Carried, Counted, Seat};
use crate::nudges::Open;
use crate::overlays::Renewed;
use crate::presence::Who;
use crate::socket::Peer;
use lanista_hub::{Following, Outlet};
use lanista_wire::frame::ServerFrame;
use lanista_wire::topic::Audience;
use lanista_wire::view::Carrier;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use tungstenite::Message;

/// Everything that an anonymous link is, apart from what it waits for: in a box, so that its task holds it once.
pub(super) struct Onlooker {
    hall: Arc<Hall>,
    peer: Peer,
    socket: Socket,
    who: Who,
    number: u64,
    following: Following,
    followed: Followed,
    purse: Purse,
    _spot: Spot,
    _counted: Counted,
    _reach: Option<Open>,
}

impl Onlooker {
    /// Lets somebody look on: known to the desk and in the numbers, and following nothing yet.
    pub(super) async fn enter(
        hall: Arc<Hall>,
        peer: Peer,
        socket: Socket,
        (who, sees): (Who, Audience),
        build: Option<String>,
    ) -> Box<Self> {
        let from = (peer.address.ip(), Carrier::Socket, build);
        hall.arrived(&peer, Step::Linked);
        let number = hall.presence.up(&who, from, hall.hub.now());
        let reach = screen(&who).map(|whom| hall.nudges.stream(whom, socket.stream()));
        let outlet = Arc::clone(socket.stream()) as Arc<dyn Outlet>;
        let following = hall.hub.follow_with(sees, outlet).await;
        Box::new(Self {
            _spot: hall.crowd.enter(Arc::clone(socket.stream())),
            _counted: hall.measures.link(Seat::looking(&who), Carried::Websocket),
            _reach: reach,
            purse: Purse::of(hall.limits.messages),
            followed: Followed::up_to(hall.limits.topics),
            hall,
            peer,
            socket,
            who,
            number,
            following,
        })
    }

    /// Runs the link until it ends, and tells the end.
    pub(super) async fn run(mut self: Box<Self>, topics: BTreeMap<String, u64>, renewed: Renewed) {
        let end = match Box::pin(self.follow(topics)).await {
            Ok(()) => {
                let ended = match renewed {
                    Renewed::Never => self.live().await,
                    // In a box, since few links are an overlay's with a key.
                    mut renewed => Box::pin(self.live_until(&mut renewed)).await,
                };
                match ended {
                    Err(end) => end,
                    Ok(never) => match never {},
                }
            }
            Err(end) => end,
        };
        Box::pin(self.leave(end)).await;
    }

    async fn leave(self: Box<Self>, end: End) {
        let Self {
            hall,
            peer,
            socket,
            who,
            number,
            following,
            _spot: spot,
            _counted: counted,
            _reach: reach,
            followed: _,
            purse: _,
        } = *self;
        drop((spot, following, counted, reach));
        hall.presence.down(&who, number, hall.hub.now());
        hall.measures.ended(&end);
        farewell(socket, peer, end).await;
    }

    async fn live_until(&mut self, renewed: &mut Renewed) -> Result<Infallible, End> {
        tokio::select! {
            () = renewed.come() => Err(End::RENEWED),
            ended = self.live() => ended,
        }
    }

    async fn live(&mut self) -> Result<Infallible, End> {
        loop {
            while let Some(said) = self.socket.next_now() {
                match said? {
                    Message::Text(text) => Box::pin(self.hear(&text)).await?,
                    Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
                    Message::Binary(_) => return Err(End::MALFORMED),
                    Message::Close(_) => return Err(End::Gone),
                }
            }
            if let Some(missed) = self.socket.stream().missed() {
                Box::pin(self.following.catch_up(missed)).await;
            }
            self.socket.stream().stir().await?;
        }
    }

    async fn hear(&mut self, text: &str) -> Result<(), End> {
        self.hall.measures.heard();
        self.purse.pay()?;
        match inbound::read(text, None)? {
            Inbound::Sub(topics) => self.follow(topics).await,
            Inbound::Unsub(topics) => {
                self.followed.remove(&topics);
                self.following.unsub(topics).await;
                Ok(())
            }
            Inbound::Ping { n, report } => {
                let at = self.hall.hub.now();
                let presence = &self.hall.presence;
                presence.heard(&self.who, self.number, report, at);
                // A socket that takes nothing now gets no answer: that says it all.
                let pong = bare(&ServerFrame::Pong { n, at });
                self.socket.stream().put_now(&pong);
                Ok(())
            }
            // Nothing that is signed comes from somebody without a key.
            Inbound::Work(_) => Err(End::FORGED),
        }
    }

    async fn follow(&mut self, topics: BTreeMap<String, u64>) -> Result<(), End> {
        if topics.is_empty() {
            return Ok(());
        }
        self.followed.add(&topics)?;
        self.following.sub(topics).await;
        Ok(())
    }
}

//! The life of an anonymous link: it reads, and says little. The fan writes to it; its own task only listens, goes on
//! with what the socket did not take at once, and asks for what was missed.

use super::followed::Followed;
use super::inbound::{self, Inbound};
use super::purse::Purse;
use super::socket::Socket;
use super::{End, bare};
use crate::hall::Hall;
use crate::presence::Who;
use lanista_hub::{Following, Outlet};
use lanista_wire::frame::ServerFrame;
use lanista_wire::topic::Audience;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use tungstenite::Message;

struct Onlooker {
    hall: Arc<Hall>,
    socket: Socket,
    who: Who,
    number: u64,
    following: Following,
    followed: Followed,
    purse: Purse,
}

/// Runs a link until it ends. The socket comes back, so that the end can be told.
pub(super) async fn run(
    hall: Arc<Hall>,
    socket: Socket,
    who: Who,
    number: u64,
    topics: BTreeMap<String, u64>,
) -> (Socket, Who, End) {
    let outlet = Arc::clone(socket.stream()) as Arc<dyn Outlet>;
    let following = hall.hub.follow_with(Audience::Public, outlet).await;
    let spot = hall.crowd.enter(Arc::clone(socket.stream()));
    let mut onlooker = Onlooker {
        purse: Purse::of(hall.limits.messages),
        followed: Followed::up_to(hall.limits.topics),
        hall,
        socket,
        who,
        number,
        following,
    };
    let end = match Box::pin(onlooker.follow(topics)).await {
        Ok(()) => match onlooker.live().await {
            Err(end) => end,
            Ok(never) => match never {},
        },
        Err(end) => end,
    };
    drop(spot);
    (onlooker.socket, onlooker.who, end)
}

impl Onlooker {
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

//! Listening sockets, and the HTTP connections that come in through them.

use crate::arrivals::Step;
use crate::hall::{Hall, ended};
use crate::socket::{Guarded, Peer};
use axum::Router;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::Service;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use socket2::{Domain, Protocol, Socket, Type};
use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Connections that wait to be accepted: a hall reloads at once.
const BACKLOG: i32 = 1_024;

/// What the operating system may hold of what a client has not read yet. Its own choice grows to megabytes, which a
/// slow client would have to read through before it sees the present; the newest documents wait in the hub instead.
const UNREAD_BYTES: usize = 128 * 1024;

/// One listening socket.
#[derive(Debug)]
pub(crate) struct Door {
    pub(crate) address: SocketAddr,
    task: JoinHandle<()>,
}

impl Door {
    /// Begins to accept.
    pub(crate) fn open(
        listener: TcpListener,
        address: SocketAddr,
        router: Router,
        hall: Arc<Hall>,
    ) -> Self {
        Self {
            address,
            task: tokio::spawn(accept(listener, router, hall)),
        }
    }

    /// Stops listening; connections that are open go on.
    pub(crate) async fn close(self) {
        self.task.abort();
        let _ended = self.task.await;
    }
}

/// The addresses to bind for a choice: none chosen are all. Loopback is always among them.
pub(crate) fn wanted(chosen: &BTreeSet<IpAddr>) -> Vec<IpAddr> {
    if chosen.is_empty() {
        return vec![Ipv4Addr::UNSPECIFIED.into(), Ipv6Addr::UNSPECIFIED.into()];
    }
    let mut all = BTreeSet::from([
        IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(Ipv6Addr::LOCALHOST),
    ]);
    all.extend(chosen);
    all.into_iter().collect()
}

/// Binds one address.
pub(crate) fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let domain = if address.is_ipv6() {
        Domain::IPV6
    } else {
        Domain::IPV4
    };
    let socket = Socket::new(domain, Type::STREAM, Some(Protocol::TCP))?;
    if address.is_ipv6() {
        socket.set_only_v6(true)?;
    }
    // Elsewhere this would let two programs share a port.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    socket.set_send_buffer_size(UNREAD_BYTES)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    TcpListener::from_std(socket.into())
}

/// Whether an address cannot be bound because this machine does not have it, or not its family.
pub(crate) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AddrNotAvailable | io::ErrorKind::Unsupported)
        // Linux without IPv6: "address family not supported by protocol".
        || matches!(error.raw_os_error(), Some(97))
}

async fn accept(listener: TcpListener, router: Router, hall: Arc<Hall>) {
    loop {
        match listener.accept().await {
            Ok((stream, address)) => {
                // Without a place the connection is closed at once: anything else would cost more than the flood.
                let Ok(place) = hall.places.enter(address.ip()) else {
                    hall.measures.turned_away();
                    continue;
                };
                let local = stream.local_addr().map_or(address.ip(), |local| local.ip());
                let peer = Peer::new(address, local, place);
                hall.arrived(&peer, Step::Connected);
                tokio::spawn(serve(stream, peer, router.clone(), Arc::clone(&hall)));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

async fn serve(stream: TcpStream, peer: Peer, router: Router, hall: Arc<Hall>) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let mut ending = hall.ending.subscribe();
    let io = TokioIo::new(Guarded::new(stream, hall.times.write));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(hall.times.headers)
        .max_buf_size(16 * 1024)
        .serve_connection(io, Routes { router, peer })
        .with_upgrades();
    let mut connection = pin!(connection);
    let mut is_ending = false;
    loop {
        tokio::select! {
            outcome = connection.as_mut() => {
                if let Err(error) = outcome {
                    tracing::trace!(%error, "a connection ended");
                }
                return;
            }
            () = ended(&mut ending), if !is_ending => {
                is_ending = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

/// The router for one connection: every request knows its peer.
#[derive(Debug)]
struct Routes {
    router: Router,
    peer: Peer,
}

impl Service<Request<Incoming>> for Routes {
    type Response = <TowerToHyperService<Router> as Service<Request<Incoming>>>::Response;
    type Error = <TowerToHyperService<Router> as Service<Request<Incoming>>>::Error;
    type Future = <TowerToHyperService<Router> as Service<Request<Incoming>>>::Future;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.peer.clone());
        TowerToHyperService::new(self.router.clone()).call(request)
    }
}

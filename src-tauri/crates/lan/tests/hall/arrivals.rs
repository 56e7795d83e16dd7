//! Which of the machine's networks a phone came through, as the desk sees it. Needs a network besides loopback.

use crate::venue::Venue;
use lanista_lan::Listen;
use lanista_lan::client::{Link, Who, request};
use std::net::{IpAddr, SocketAddr};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpSocket;

/// Two addresses of this machine in different networks: one to come from, one to come to.
fn two_networks() -> Option<(IpAddr, IpAddr)> {
    let found = if_addrs::get_if_addrs().unwrap();
    let outside = found
        .iter()
        .map(|one| one.ip())
        .find(|address| address.is_ipv4() && !address.is_loopback() && !address.is_unspecified());
    outside.map(|address| ("127.0.0.1".parse().unwrap(), address))
}

#[tokio::test]
async fn what_comes_from_this_machine_lights_nothing() {
    let venue = Venue::with(|options| options.listen = Listen::On(Vec::new())).await;
    let mut desk = venue.desk().await;
    desk.follow(&["server"]).await.unwrap();
    let port = venue.address().port();
    let Some((_, own)) = two_networks() else {
        eprintln!("SKIPPED: this machine has no network besides loopback");
        return;
    };
    let address = SocketAddr::new(own, port);
    let page = request(address, "GET", "/p", &[], b"").await.unwrap();
    assert_eq!(page.status, 200);
    let link = Link::open(address, &Who::Public).await.unwrap();
    let view = desk.until("server", |_| true).await.unwrap();
    assert!(view.get("reached").is_none(), "{view}");
    drop(link);
}

/// A second address of the same network would be a phone; here it is an alias that needs the right to add it.
#[tokio::test]
async fn a_phone_lights_the_network_it_came_through() {
    let Some(hall) = Hall::open() else { return };
    let venue = Venue::with(|options| options.listen = Listen::On(Vec::new())).await;
    let mut desk = venue.desk().await;
    desk.follow(&["server"]).await.unwrap();
    let to = SocketAddr::new(hall.server, venue.address().port());
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::new(hall.phone, 0)).unwrap();
    let mut stream = socket.connect(to).await.unwrap();
    let key = hall.server.to_string();
    let seen = desk
        .until("server", |view| view["reached"][&key]["connected"].is_u64())
        .await
        .unwrap();
    assert!(seen["reached"][&key].get("page").is_none());
    let ask = format!("GET /p HTTP/1.1\r\nHost: {to}\r\nConnection: close\r\n\r\n");
    stream.write_all(ask.as_bytes()).await.unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).await.unwrap();
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    let seen = desk
        .until("server", |view| view["reached"][&key]["page"].is_u64())
        .await
        .unwrap();
    assert_eq!(seen["reached"][&key]["from"], hall.phone.to_string());
}

/// Two addresses on an interface of their own, gone with the test.
struct Hall {
    server: IpAddr,
    phone: IpAddr,
    name: String,
}

impl Hall {
    fn open() -> Option<Self> {
        let name = format!("lan{}", std::process::id() % 100_000);
        let made = ip(&["link", "add", &name, "type", "bridge"])
            && ip(&["addr", "add", "10.78.0.1/24", "dev", &name])
            && ip(&["addr", "add", "10.78.0.2/24", "dev", &name])
            && ip(&["link", "set", &name, "up"]);
        let hall = Self {
            server: "10.78.0.1".parse().unwrap(),
            phone: "10.78.0.2".parse().unwrap(),
            name,
        };
        if made {
            return Some(hall);
        }
        let why = "no right to add a network";
        assert!(
            std::env::var_os("LANISTA_NO_SKIP").is_none(),
            "may not be skipped: {why}"
        );
        eprintln!("SKIPPED: {why}");
        None
    }
}

impl Drop for Hall {
    fn drop(&mut self) {
        ip(&["link", "del", &self.name]);
    }
}

fn ip(words: &[&str]) -> bool {
    std::process::Command::new("ip")
        .args(words)
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

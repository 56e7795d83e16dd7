//! The name on the network, heard by another responder on the same machine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what a test's hall cannot do ends the test"
)]

use lanista_hub::{Hub, Settings};
use lanista_journal::{Create, Damaged, Journal, Open};
use lanista_lan::{Listen, Mdns, Options, Server};
use lanista_wire::command::Command;
use mdns_sd::{Receiver, ResolvedService, ServiceDaemon, ServiceEvent};
use std::time::Duration;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(20);

async fn hub(folder: &TempDir) -> Hub {
    let path = folder.path().join("hall.lanista");
    let how = Open {
        create: Create::IfAbsent,
        damaged: Damaged::Refuse,
    };
    let opened = Journal::open(&path, how).await.unwrap();
    let (hub, _) = Hub::start(
        opened,
        Settings {
            file: path,
            version: "test".into(),
        },
    )
    .await
    .unwrap();
    let body = lanista_hub::Body::Wire(Command::NameGathering {
        name: "L.A.N. Zoë".into(),
    });
    hub.submit(lanista_hub::Submission {
        device: None,
        id: "name-it-1".into(),
        expect: None,
        body,
    })
    .await
    .unwrap();
    hub
}

async fn server(hub: &Hub) -> Server {
    let mut options = Options {
        port: Some(0),
        listen: Listen::On(vec![]),
        mdns: Mdns::On,
        ..Options::default()
    };
    options.times.look = Duration::from_millis(200);
    Server::start(hub.clone(), options).await.unwrap()
}

#[tokio::test]
async fn a_gathering_is_found_by_its_name_and_says_goodbye() {
    let has_network = if_addrs::get_if_addrs()
        .unwrap()
        .iter()
        .any(|one| !one.is_loopback() && one.ip().is_ipv4());
    if !has_network {
        assert!(
            std::env::var_os("LANISTA_NO_SKIP").is_none(),
            "may not be skipped: this machine is in no network"
        );
        eprintln!("SKIPPED: this machine is in no network, so there is nobody to announce to");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let hub = hub(&folder).await;
    let first = server(&hub).await;
    let listener = ServiceDaemon::new().unwrap();
    let events = listener.browse("_lanista._tcp.local.").unwrap();
    let found = resolved(&events, &first, "L.A.N. Zoë").await;
    assert_eq!(found.get_property_val_str("proto"), Some("1"));
    assert_eq!(found.get_property_val_str("path"), Some("/"));
    assert_eq!(
        found.get_property_val_str("id"),
        Some(first.fingerprint().as_str())
    );
    let hostname = found.get_hostname().trim_end_matches('.').to_owned();
    let named = format!("{hostname}:{}", first.local_addr().port());
    let is_known = tokio::time::timeout(PATIENCE, async {
        while first.addresses().first() != Some(&named) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    assert!(
        is_known.await.is_ok(),
        "the final name comes first: {:?}",
        first.addresses()
    );

    let fullname = found.get_fullname().to_owned();
    first.stop().await;
    let is_gone = tokio::time::timeout(PATIENCE, async {
        loop {
            if let ServiceEvent::ServiceRemoved(_, name) = events.recv_async().await.unwrap()
                && name == fullname
            {
                return;
            }
        }
    })
    .await;
    assert!(is_gone.is_ok(), "the name is taken back");
    hub.stop().await;
}

/// Waits until a server is found under a name.
async fn resolved(
    events: &Receiver<ServiceEvent>,
    server: &Server,
    name: &str,
) -> Box<ResolvedService> {
    let port = server.local_addr().port();
    let mut heard = Vec::new();
    let found = tokio::time::timeout(PATIENCE, async {
        loop {
            if let ServiceEvent::ServiceResolved(service) = events.recv_async().await.unwrap() {
                heard.push(format!("{} {}", service.get_fullname(), service.get_port()));
                if service.get_port() == port
                    && service.get_fullname() == format!("{name}._lanista._tcp.local.")
                {
                    return service;
                }
            }
        }
    })
    .await;
    found.unwrap_or_else(|_| panic!("{name} is not announced; heard: {heard:?}"))
}

//! The server is found by name: avahi on another host sees `_lanista._tcp` with the server's address and port.

use std::time::Duration;

use anyhow::Result;
use lanista_venue::avahi::Avahi;
use lanista_venue::hall::Hall;
use lanista_venue::server::Start;

const SERVICE: &str = "_lanista._tcp";

#[test]
fn avahi_on_another_host_of_the_hall_finds_the_server() -> Result<()> {
    let Some(hall) = Hall::open(2)? else {
        return Ok(());
    };
    let [laptop, tablet] = hall.hosts.as_slice() else {
        unreachable!("two hosts were asked for")
    };
    let server = Start::new()?.at(laptop).run()?;
    let avahi = Avahi::start(tablet)?;

    let found = avahi.browse_until(SERVICE, Duration::from_secs(15), |found| {
        found.address == laptop.address()
    })?;

    assert_eq!(found.port, server.address().port());
    assert!(found.host.ends_with(".local"), "{found:?}");
    Ok(())
}

//! The harness itself: hosts reach each other, and avahi finds what another host announces.

use std::time::Duration;

use anyhow::Result;
use lanista_venue::avahi::Avahi;
use lanista_venue::hall::Hall;

#[test]
fn hosts_of_a_hall_reach_each_other() -> Result<()> {
    let Some(hall) = Hall::open(2)? else {
        return Ok(());
    };
    let [one, other] = hall.hosts.as_slice() else {
        unreachable!("two hosts were asked for")
    };
    let route = other
        .command(&["ip", "route", "get", &one.address().to_string()])
        .output()?;
    assert!(String::from_utf8_lossy(&route.stdout).contains("dev eth0"));
    let addresses = one.command(&["ip", "-brief", "address"]).output()?;
    let addresses = String::from_utf8_lossy(&addresses.stdout).into_owned();
    assert!(
        addresses.contains("10.77.0.1/24") && !addresses.contains("10.77.0.2"),
        "{addresses}"
    );
    Ok(())
}

#[test]
fn avahi_in_a_hall_finds_what_another_host_announces() -> Result<()> {
    let Some(hall) = Hall::open(2)? else {
        return Ok(());
    };
    let [announcer, listener] = hall.hosts.as_slice() else {
        unreachable!("two hosts were asked for")
    };
    let (one, other) = (Avahi::start(announcer)?, Avahi::start(listener)?);
    let mut announcement = announcer
        .command(&["avahi-publish", "-s", "Nord", "_nord._tcp", "7420"])
        .spawn()?;
    let found = other.browse_until("_nord._tcp", Duration::from_secs(10), |found| {
        found.address == announcer.address()
    });
    announcement.kill()?;
    announcement.wait()?;
    assert_eq!(found?.port, 7420);
    assert_eq!(one.browse("_west._tcp")?, []);
    Ok(())
}

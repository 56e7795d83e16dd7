//! Who is linked, reported to the hub at most once a second and only when it looks different.

use crate::hall::{Hall, ended};
use lanista_hub::LiveScreen;
use lanista_wire::nudge::Health;
use lanista_wire::screens::Overlay;
use lanista_wire::view::{Carrier, LinkView};
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// A round trip that changes by less is not worth a report, milliseconds.
const RTT_STEP: u32 = 40;
/// "Last heard" is reported at least so often, milliseconds.
const SEEN_STEP: u64 = 10_000;

/// All links that the desk sees.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    links: Mutex<Links>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct Links {
    next: u64,
    devices: BTreeMap<String, Linked>,
    screens: BTreeMap<u32, (Named, Linked)>,
    phones: u32,
    changed_devices: BTreeSet<String>,
    changed_screens: BTreeSet<u32>,
    is_phones_changed: bool,
}

/// What a screen calls itself, and what it draws where it is an overlay.
type Named = (String, Option<Overlay>);

/// The links of one device, by number; the newest speaks for it.
#[derive(Debug, Default)]
struct Linked {
    open: BTreeSet<u64>,
    view: LinkView,
}

/// What a device says of itself with each ping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Report {
    pub(crate) rtt: u32,
    pub(crate) waiting: u32,
    pub(crate) health: Option<Health>,
}

/// Whose link it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    Device(String),
    Screen {
        number: u32,
        token: String,
        overlay: Option<Overlay>,
    },
    Phone,
}

impl Presence {
    /// A link is up; its number.
    pub(crate) fn up(
        &self,
        who: &Who,
        (address, carrier, build): (IpAddr, Carrier, Option<String>),
        now: u64,
    ) -> u64 {
        let mut links = self.links();
        links.next += 1;
        let number = links.next;
        if *who == Who::Phone {
            links.phones += 1;
            links.is_phones_changed = true;
        } else {
            links.change(who, |linked| {
                linked.open.insert(number);
                linked.view = LinkView {
                    up: true,
                    seen: Some(now),
                    address: Some(address.to_canonical().to_string()),
                    carrier: Some(carrier),
                    build,
                    ..LinkView::default()
                };
                true
            });
        }
        self.changed.notify_one();
        number
    }

    /// A link has said how it is.
    pub(crate) fn heard(&self, who: &Who, number: u64, report: Report, now: u64) {
        let Report {
            rtt,
            waiting,
            health,
        } = report;
        let is_different = self.links().change(who, |linked| {
            if linked.open.last() != Some(&number) {
                return false;
            }
            let view = &mut linked.view;
            let is_different = view.waiting != Some(waiting)
                || view.health != health
                || view
                    .rtt
                    .is_none_or(|before| before.abs_diff(rtt) >= RTT_STEP)
                || view
                    .seen
                    .is_none_or(|before| now.saturating_sub(before) >= SEEN_STEP);
            if is_different {
                *view = LinkView {
                    seen: Some(now),
                    rtt: Some(rtt),
                    waiting: Some(waiting),
                    health,
                    ..view.clone()
                };
            }
            is_different
        });
        if is_different {
            self.changed.notify_one();
        }
    }

    /// A link is gone.
    pub(crate) fn down(&self, who: &Who, number: u64, now: u64) {
        let mut links = self.links();
        if *who == Who::Phone {
            links.phones = links.phones.saturating_sub(1);
            links.is_phones_changed = true;
        } else {
            links.change(who, |linked| {
                linked.open.remove(&number);
                linked.view.up = !linked.open.is_empty();
                linked.view.seen = Some(now);
                true
            });
        }
        self.changed.notify_one();
    }

    /// There is something to report besides.
    pub(crate) fn tell(&self) {
        self.changed.notify_one();
    }

    /// Whether a screen is known that has no link.
    fn has_silent_screens(&self) -> bool {
        let links = self.links();
        links.screens.values().any(|(_, linked)| !linked.view.up)
    }

    fn links(&self) -> MutexGuard<'_, Links> {
        self.links.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Links {
    fn change(&mut self, who: &Who, change: impl FnOnce(&mut Linked) -> bool) -> bool {
        match who {
            Who::Device(device) => {
                let is_different = change(self.devices.entry(device.clone()).or_default());
                if is_different {
                    self.changed_devices.insert(device.clone());
                }
                is_different
            }
            Who::Screen {
                number,
                token,
                overlay,
            } => {
                let (known, linked) = self.screens.entry(*number).or_default();
                *known = (token.clone(), *overlay);
                let is_different = change(linked);
                if is_different {
                    self.changed_screens.insert(*number);
                }
                is_different
            }
            Who::Phone => false,
        }
    }
}

/// Reports until the hub or the server ends: what changed, and now and then that time passed, since what is gone for long
/// is forgotten.
pub(crate) async fn report(hall: std::sync::Arc<Hall>) {
    let mut ending = hall.ending.subscribe();
    let mut round = tokio::time::interval(hall.times.forget);
    loop {
        tokio::select! {
            () = hall.presence.changed.notified() => {}
            _ = round.tick(), if hall.presence.has_silent_screens() => {}
            () = ended(&mut ending) => return,
        }
        let (devices, screens, phones) = {
            let mut links = hall.presence.links();
            let changed = std::mem::take(&mut links.changed_devices);
            let devices: Vec<(String, LinkView)> = changed
                .into_iter()
                .filter_map(|id| {
                    links
                        .devices
                        .get(&id)
                        .map(|linked| (id.clone(), linked.view.clone()))
                })
                .collect();
            let changed = std::mem::take(&mut links.changed_screens);
            let screens: Vec<(u32, LiveScreen)> = changed
                .into_iter()
                .filter_map(|number| {
                    let ((token, overlay), linked) = links.screens.get(&number)?;
                    Some((
                        number,
                        LiveScreen {
                            token: token.clone(),
                            overlay: *overlay,
                            link: linked.view.clone(),
                        },
                    ))
                })
                .collect();
            let is_changed = std::mem::take(&mut links.is_phones_changed);
            (devices, screens, is_changed.then_some(links.phones))
        };
        let reached = hall.arrivals.news();
        hall.hub
            .live(move |live| {
                if let Some(reached) = reached {
                    live.server.reached = reached;
                }
                live.links.extend(devices);
                live.screens.extend(screens);
                if let Some(phones) = phones {
                    live.phones = phones;
                }
            })
            .await;
        tokio::time::sleep(hall.times.report).await;
    }
}

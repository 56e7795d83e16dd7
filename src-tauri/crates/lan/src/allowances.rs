//! How much one address may have: a whole hall may stand behind one, which shows when many of it are refused, and the
//! desk allows it more in one tap.

use crate::hall::{Hall, ended};
use lanista_wire::view::CrowdedView;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;

/// Addresses that are remembered; beyond that the refused are not told apart.
const MOST: usize = 64;
/// Between two times that the desk is told of further refusals.
const TOLD: Duration = Duration::from_secs(2);
/// Where what was allowed is kept, beside the journal.
const SETTING: &str = "allowances";

/// What addresses may have and what they were refused.
#[derive(Debug)]
pub(crate) struct Allowances {
    usual: usize,
    known: Mutex<BTreeMap<IpAddr, Crowded>>,
    news: Notify,
}

#[derive(Clone, Copy, Debug, Default)]
struct Crowded {
    /// What the desk allowed it instead of the usual.
    allowed: Option<u32>,
    /// How often it was refused since then.
    refused: u32,
    /// When it was refused last, as far as the desk was told.
    last: Option<u64>,
    is_news: bool,
}

impl Allowances {
    pub(crate) fn of(usual: usize) -> Arc<Self> {
        Arc::new(Self {
            usual,
            known: Mutex::default(),
            news: Notify::new(),
        })
    }

    /// How many connections of onlookers an address may have.
    pub(crate) fn connections(&self, address: IpAddr) -> usize {
        let allowed = self
            .known()
            .get(&address.to_canonical())
            .and_then(|one| one.allowed);
        allowed.map_or(self.usual, |allowed| {
            usize::try_from(allowed).unwrap_or(usize::MAX)
        })
    }

    /// How many times the usual the addresses may have that are meant; once where nothing else was said.
    pub(crate) fn times(&self, is_meant: impl Fn(IpAddr) -> bool) -> u32 {
        let known = self.known();
        let meant = known.iter().filter(|(address, _)| is_meant(**address));
        let most = meant.filter_map(|(_, one)| one.allowed).max().unwrap_or(0);
        let usual = u32::try_from(self.usual).unwrap_or(u32::MAX).max(1);
        most.div_ceil(usual).max(1)
    }

    /// An address was refused because it has all that it may have.
    pub(crate) fn refused(&self, address: IpAddr) {
        let address = address.to_canonical();
        let mut known = self.known();
        if known.len() >= MOST && !known.contains_key(&address) {
            // Those that the desk allowed more stay, and of the others who was refused most.
            let least = known.iter().filter(|(_, one)| one.allowed.is_none());
            let Some(least) = least
                .min_by_key(|(_, one)| one.refused)
                .map(|(address, _)| *address)
            else {
                return;
            };
            known.remove(&least);
        }
        let one = known.entry(address).or_default();
        one.refused = one.refused.saturating_add(1);
        one.is_news = true;
        drop(known);
        self.news.notify_one();
    }

    /// The desk allows an address so many connections; 0: the usual.
    pub(crate) fn allow(&self, address: IpAddr, connections: u32) {
        let mut known = self.known();
        if connections == 0 {
            known.remove(&address.to_canonical());
        } else {
            let allowed = Crowded {
                allowed: Some(connections),
                ..Crowded::default()
            };
            known.insert(address.to_canonical(), allowed);
        }
        drop(known);
        self.news.notify_one();
    }

    /// What the desk sees, with the moment for what is new.
    fn view(&self, now: u64) -> BTreeMap<String, CrowdedView> {
        let mut known = self.known();
        let view = known.iter_mut().map(|(address, one)| {
            if std::mem::take(&mut one.is_news) {
                one.last = Some(now);
            }
            let usual = u32::try_from(self.usual).unwrap_or(u32::MAX);
            let view = CrowdedView {
                allowed: one.allowed.unwrap_or(usual),
                is_raised: one.allowed.is_some(),
                refused: one.refused,
                last: one.last,
            };
            (address.to_string(), view)
        });
        view.collect()
    }

    /// What is kept: the addresses that were allowed something else.
    fn kept(&self) -> BTreeMap<IpAddr, u32> {
        let known = self.known();
        let kept = known
            .iter()
            .filter_map(|(address, one)| Some((*address, one.allowed?)));
        kept.collect()
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<IpAddr, Crowded>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Hall {
    /// The desk allows an address so many connections; 0: the usual. False where that is no address, or more than
    /// there are.
    pub(crate) async fn allow(&self, address: &str, connections: u32) -> bool {
        let Ok(address) = address.parse::<IpAddr>() else {
            return false;
        };
        if usize::try_from(connections).is_ok_and(|wanted| wanted > self.limits.connections) {
            return false;
        }
        self.allowances.allow(address, connections);
        self.programs.forget_allowances();
        tracing::info!(%address, connections, "the desk allows an address more, or the usual again");
        let kept = serde_json::to_string(&self.allowances.kept()).unwrap_or_default();
        if let Err(error) = self.hub.set_setting(SETTING, &kept).await {
            tracing::warn!(%error, "what was allowed is forgotten with the next start");
        }
        true
    }
}

/// Begins with what was allowed before, and shows the desk who is crowded until the server ends.
pub(crate) async fn report(hall: Arc<Hall>) {
    let mut ending = hall.ending.subscribe();
    let kept = hall.hub.setting(SETTING).await.unwrap_or_default();
    let kept: BTreeMap<IpAddr, u32> = serde_json::from_str(&kept).unwrap_or_default();
    for (address, connections) in kept.into_iter().take(MOST) {
        hall.allowances.allow(address, connections);
    }
    loop {
        tokio::select! {
            () = hall.allowances.news.notified() => {}
            () = ended(&mut ending) => return,
        }
        let crowded = hall.allowances.view(hall.hub.now());
        hall.hub
            .live(move |live| live.server.crowded = crowded)
            .await;
        tokio::time::sleep(TOLD.min(hall.times.report * 20)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HALL: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 7));

    #[test]
    fn an_address_has_the_usual_until_the_desk_allows_it_more() {
        let allowances = Allowances::of(256);
        let of_the_hall = |allowances: &Allowances| {
            let times = allowances.times(|address| address == HALL);
            (allowances.connections(HALL), times)
        };
        assert_eq!(of_the_hall(&allowances), (256, 1));
        for (allowed, means) in [(1_024, (1_024, 4)), (300, (300, 2)), (0, (256, 1))] {
            allowances.allow(HALL, allowed);
            assert_eq!(of_the_hall(&allowances), means, "{allowed}");
        }
    }

    #[test]
    fn the_desk_sees_who_was_refused_and_a_flood_of_addresses_is_bounded() {
        let allowances = Allowances::of(256);
        let at = |last: u16| {
            IpAddr::V4(Ipv4Addr::new(
                10,
                0,
                last.to_be_bytes()[0],
                last.to_be_bytes()[1],
            ))
        };
        allowances.allow(at(1), 512);
        (0..41).for_each(|_| allowances.refused(HALL));
        (1_000..1_500).for_each(|last| allowances.refused(at(last)));
        let view = allowances.view(5);
        assert_eq!(view.len(), MOST);
        let shown = |address: &str| {
            view.get(address)
                .map(|one| (one.allowed, one.is_raised, one.refused, one.last))
        };
        assert_eq!(shown("10.0.0.7"), Some((256, false, 41, Some(5))));
        assert_eq!(shown("10.0.0.1"), Some((512, true, 0, None)));
        allowances.allow(HALL, 1_024);
        assert_eq!(
            allowances.view(6)["10.0.0.7"].refused,
            0,
            "it is counted anew"
        );
    }
}

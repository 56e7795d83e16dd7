//! Who follows what, and who therefore gets a frame.

use crate::deliver::{Delivery, News, Target, Targets};
use crate::outlet::{Outlet, Renewal, Renewed};
use lanista_wire::topic::{Audience, Topic, covers};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// Everybody who follows anything.
#[derive(Debug)]
pub(crate) struct Fan {
    followers: BTreeMap<u64, Entry>,
    /// Who asked for which name; few names, many followers.
    wanted: BTreeMap<(Audience, String), BTreeSet<u64>>,
    /// Worked out from the above, until they change.
    targets: BTreeMap<(Audience, Topic), Targets>,
    /// How many are left out.
    left_out: usize,
    to: mpsc::Sender<Delivery>,
}

#[derive(Debug)]
struct Entry {
    audience: Audience,
    /// The entrant that it speaks for.
    entrant: Option<u32>,
    outlet: Arc<dyn Outlet>,
    /// Up to which publication it was offered everything, where it is left out.
    left_out: Option<u64>,
}

/// How the names of ways begin: `way/TOURNAMENT/ENTRANT`.
const WAY: &str = "way/";
/// How the names of places before play begin: `place/TOURNAMENT/ENTRANT`.
const PLACE: &str = "place/";
/// How the names of seats begin: `seat/MATCH/ENTRANT`.
const SEAT: &str = "seat/";
/// How the names of lobbies begin: `lobby/MATCH` and `lobby/MATCH/ENTRANT`.
const LOBBY: &str = "lobby/";

impl Fan {
    /// The entrants whose ways somebody follows, as tournament and entrant, whether there is anything to read yet or not.
    pub(crate) fn ways(&self) -> BTreeSet<(u32, u32)> {
        self.of_entrants(WAY)
    }

    /// The same of their places before play.
    pub(crate) fn places(&self) -> BTreeSet<(u32, u32)> {
        self.of_entrants(PLACE)
    }

    fn of_entrants(&self, prefix: &str) -> BTreeSet<(u32, u32)> {
        let of = |audience: Audience| {
            self.wanted
                .range((audience, prefix.to_owned())..)
                .map_while(move |((of, name), _)| {
                    (*of == audience)
                        .then(|| name.strip_prefix(prefix))
                        .flatten()
                })
        };
        Audience::ALL
            .into_iter()
            .flat_map(of)
            .filter_map(|name| {
                let (tournament, entrant) = name.split_once('/')?;
                Some((tournament.parse().ok()?, entrant.parse().ok()?))
            })
            .collect()
    }
}

impl Fan {
    pub(crate) const fn new(to: mpsc::Sender<Delivery>) -> Self {
        Self {
            followers: BTreeMap::new(),
            wanted: BTreeMap::new(),
            targets: BTreeMap::new(),
            left_out: 0,
            to,
        }
    }

    pub(crate) fn enter(
        &mut self,
        id: u64,
        audience: Audience,
        entrant: Option<u32>,
        outlet: Arc<dyn Outlet>,
    ) {
        let entry = Entry {
            audience,
            entrant,
            outlet,
            left_out: None,
        };
        self.followers.insert(id, entry);
    }

    /// Whether a follower may ask for a name: what is for one entrant's eyes is asked for by whoever speaks for that
    /// entrant, in full, and never with a prefix.
    pub(crate) fn may_want(&self, id: u64, name: &str) -> bool {
        let touches = |whose: &str| whose.starts_with(name) || name.starts_with(whose);
        if !touches(SEAT) && !touches(LOBBY) && !touches(PLACE) {
            return true;
        }
        let mut own = [SEAT, LOBBY, PLACE].into_iter();
        let rest = own.find_map(|own| name.strip_prefix(own));
        // The lobby of a match is also an official's, by its name alone.
        if name.starts_with(LOBBY) && rest.is_some_and(|rest| rest.parse::<u32>().is_ok()) {
            return true;
        }
        let own = self.followers.get(&id).and_then(|entry| entry.entrant);
        let asked = rest.and_then(|rest| rest.split_once('/'));
        own.is_some_and(|own| {
            asked.is_some_and(|(of, entrant)| {
                of.parse::<u32>().is_ok() && entrant == own.to_string()
            })
        })
    }

    /// Whether a follower may read a topic.
    pub(crate) fn may_read(&self, id: u64, topic: Topic) -> bool {
        self.followers
            .get(&id)
            .is_some_and(|entry| match topic.entrant() {
                Some(entrant) => entry.entrant == Some(entrant),
                None => entry.audience.may_read(topic),
            })
    }

    /// Leaves those out, from after a publication on, who are still behind and have yet to ask.
    pub(crate) fn leave_out(&mut self, ids: BTreeSet<u64>, pulse: u64) {
        for id in ids {
            if let Some(entry) = self.followers.get_mut(&id)
                && entry.left_out.is_none()
                && entry.outlet.is_to_ask()
            {
                entry.left_out = Some(pulse);
                self.left_out += 1;
                self.targets.clear();
            }
        }
    }

    /// Somebody asks and is offered everything again. Up to which publication they were, and what they follow, where
    /// they were left out.
    pub(crate) fn come_back(&mut self, id: u64) -> Option<(u64, Vec<String>)> {
        let entry = self.followers.get_mut(&id)?;
        let pulse = entry.left_out.take()?;
        self.left_out = self.left_out.saturating_sub(1);
        self.targets.clear();
        let names = self.wanted.iter().filter(|(_, ids)| ids.contains(&id));
        Some((pulse, names.map(|((_, name), _)| name.clone()).collect()))
    }

    /// Whether somebody who is left out will ask for a topic.
    pub(crate) fn is_owed(&self, audience: Audience, topic: Topic) -> bool {
        if self.left_out == 0 {
            return false;
        }
        let name = topic.to_string();
        let is_left_out = |id: &u64| {
            let entry = self.followers.get(id);
            entry.is_some_and(|entry| entry.left_out.is_some())
        };
        self.wanted.iter().any(|((of, wanted), ids)| {
            *of == audience && covers(wanted, &name) && ids.iter().any(is_left_out)
        })
    }

    pub(crate) fn leave(&mut self, id: u64) {
        let left = self.followers.remove(&id);
        if left.is_some_and(|entry| entry.left_out.is_some()) {
            self.left_out = self.left_out.saturating_sub(1);
        }
        self.wanted.retain(|_, followers| {
            followers.remove(&id);
            !followers.is_empty()
        });
        self.targets.clear();
    }

    pub(crate) fn audience(&self, id: u64) -> Option<Audience> {
        self.followers.get(&id).map(|entry| entry.audience)
    }

    pub(crate) fn want(&mut self, id: u64, name: &str) {
        if let Some(entry) = self.followers.get(&id) {
            let key = (entry.audience, name.to_owned());
            self.wanted.entry(key).or_default().insert(id);
            self.targets.clear();
        }
    }

    pub(crate) fn want_no_more(&mut self, id: u64, name: &str) {
        let Some(entry) = self.followers.get(&id) else {
            return;
        };
        let key = (entry.audience, name.to_owned());
        if let Some(followers) = self.wanted.get_mut(&key) {
            followers.remove(&id);
            if followers.is_empty() {
                self.wanted.remove(&key);
            }
            self.targets.clear();
        }
    }

    /// Everybody in an audience who follows a topic.
    pub(crate) fn of(&mut self, audience: Audience, topic: Topic) -> Targets {
        let key = (audience, topic);
        if let Some(known) = self.targets.get(&key) {
            return Arc::clone(known);
        }
        let targets = self.gather(audience, topic, |entry| entry.left_out.is_none());
        self.targets.insert(key, Arc::clone(&targets));
        targets
    }

    /// The same with those who are left out: that a document is no more is news that cannot be asked for by its name's
    /// beginning.
    pub(crate) fn all_of(&self, audience: Audience, topic: Topic) -> Targets {
        self.gather(audience, topic, |_| true)
    }

    fn gather(
        &self,
        audience: Audience,
        topic: Topic,
        is_meant: impl Fn(&Entry) -> bool,
    ) -> Targets {
        let name = topic.to_string();
        let ids: BTreeSet<u64> = self
            .wanted
            .iter()
            .filter(|((of, wanted), _)| *of == audience && covers(wanted, &name))
            .flat_map(|(_, followers)| followers.iter().copied())
            .collect();
        ids.into_iter()
            .filter_map(|id| {
                let entry = self.followers.get(&id)?;
                let is_there = is_meant(entry) && !entry.outlet.is_gone();
                is_there.then(|| Target {
                    id,
                    outlet: Arc::clone(&entry.outlet),
                })
            })
            .collect()
    }

    /// Sends what one commit changed to all who follow it; on disk since then.
    pub(crate) async fn spread(&self, news: Vec<News>, since: Instant) {
        if !news.is_empty() {
            let _ended = self.to.send(Delivery::News { news, since }).await;
        }
    }

    /// Answers once everything before is out.
    pub(crate) async fn mark(&self, answer: oneshot::Sender<()>) {
        let _ended = self.to.send(Delivery::Mark(answer)).await;
    }

    /// Brings one link up to date, after what is on its way to it already.
    pub(crate) async fn renew(&self, id: u64, news: Option<Renewed>, why: Renewal) {
        let Some(entry) = self.followers.get(&id) else {
            return;
        };
        let delivery = Delivery::Renewed {
            target: Arc::clone(&entry.outlet),
            news,
            why,
        };
        let _ended = self.to.send(delivery).await;
    }
}

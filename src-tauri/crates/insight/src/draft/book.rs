//! All finished drafts of a gathering with a tally for each pool, brought up to date match by match.

use super::drafted::Drafted;
use super::tags::{Reach, Tags};
use super::tally::Tally;
use lanista_domain::draft::{HeroId, Pool};
use lanista_domain::{EntrantId, MatchId, TournamentId};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Which drafts are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Chosen {
    /// From which pool.
    pub pool: String,
    /// Of which tournament.
    pub tournament: Option<TournamentId>,
    /// With which entrant, which is one of a tournament.
    pub entrant: Option<EntrantId>,
    /// In which patch.
    pub patch: Option<String>,
}

impl Chosen {
    /// All drafts from a pool.
    #[must_use]
    pub fn all(pool: &str) -> Self {
        Self {
            pool: pool.to_owned(),
            ..Self::default()
        }
    }

    fn is_all(&self) -> bool {
        *self == Self::all(&self.pool)
    }

    /// Whether a draft is among them.
    #[must_use]
    pub fn takes(&self, draft: &Drafted) -> bool {
        draft.pool == self.pool
            && self.tournament.is_none_or(|it| it == draft.tournament)
            && self
                .entrant
                .is_none_or(|it| it == draft.entrants.home || it == draft.entrants.away)
            && (self.patch.is_none() || self.patch == draft.record.patch)
    }
}

/// All finished drafts of a gathering.
#[derive(Clone, Debug, Default)]
pub struct Book {
    all: BTreeMap<(MatchId, u16), Drafted>,
    pools: BTreeMap<String, Counted>,
}

/// A pool with what is counted of it.
#[derive(Clone, Debug, Default)]
struct Counted {
    /// By which rules it was last.
    rules: u32,
    pool: Pool,
    tally: Tally,
}

impl Book {
    /// Learns what a pool is by some rules; the newest are believed.
    pub fn know(&mut self, rules: u32, pool: &Pool) {
        let known = self.pools.entry(pool.id.clone()).or_default();
        if known.rules > rules {
            return;
        }
        let is_other = tags(&known.pool) != tags(pool);
        known.rules = rules;
        known.pool = pool.clone();
        if is_other {
            // What a hero is decides how its sides are counted.
            known.tally = Tally::new(tags(pool));
            for draft in self.all.values().filter(|draft| draft.pool == pool.id) {
                known.tally.put(&key(draft), &draft.record);
            }
        }
    }

    /// Takes in what a match has by now, in place of what it had. Says whether that is something else.
    pub fn bring(&mut self, match_id: MatchId, drafts: Vec<Drafted>) -> bool {
        let mut is_other = false;
        let had = self.all.range((match_id, 0)..=(match_id, u16::MAX));
        let had: Vec<(MatchId, u16)> = had.map(|(place, _)| *place).collect();
        for place in had {
            let is_kept = drafts
                .iter()
                .any(|draft| self.all.get(&place) == Some(draft));
            if is_kept {
                continue;
            }
            is_other = true;
            if let Some(gone) = self.all.remove(&place)
                && let Some(known) = self.pools.get_mut(&gone.pool)
            {
                known.tally.remove(&key(&gone));
            }
        }
        for draft in drafts {
            let place = (match_id, draft.index);
            if self.all.contains_key(&place) {
                continue;
            }
            let known = self.pools.entry(draft.pool.clone()).or_default();
            known.tally.put(&key(&draft), &draft.record);
            self.all.insert(place, draft);
            is_other = true;
        }
        is_other
    }

    /// All of them, by match, and by their order in it.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Drafted> {
        self.all.values()
    }

    /// One of them.
    #[must_use]
    pub fn one(&self, match_id: MatchId, index: u16) -> Option<&Drafted> {
        self.all.get(&(match_id, index))
    }

    /// The pools that were ever drafted from, each with how many games are counted.
    pub fn pools(&self) -> impl Iterator<Item = (&Pool, i32)> {
        let pools = self.pools.values();
        pools.map(|known| (&known.pool, known.tally.games()))
    }

    /// A pool as it was last.
    #[must_use]
    pub fn pool(&self, id: &str) -> Option<&Pool> {
        self.pools.get(id).map(|known| &known.pool)
    }

    /// What a hero is called; its id where no pool knows it.
    #[must_use]
    pub fn hero_name(&self, pool: &str, hero: &str) -> String {
        let known = self
            .pool(pool)
            .and_then(|pool| pool.hero(&HeroId(hero.to_owned())));
        known.map_or_else(|| hero.to_owned(), |known| known.name.clone())
    }

    /// What is counted of the chosen drafts: kept where it is all of a pool, else counted now.
    #[must_use]
    pub fn tally(&self, chosen: &Chosen) -> Cow<'_, Tally> {
        let Some(known) = self.pools.get(&chosen.pool) else {
            return Cow::Owned(Tally::default());
        };
        if chosen.is_all() {
            return Cow::Borrowed(&known.tally);
        }
        let mut tally = Tally::new(tags(&known.pool));
        for draft in self.all.values().filter(|draft| draft.pool == chosen.pool) {
            if chosen.takes(draft) {
                tally.put(&key(draft), &draft.record);
            } else if draft.record.series.is_some() {
                tally.put_outside(&key(draft), &draft.record);
            }
        }
        Cow::Owned(tally)
    }

    /// Brings the lists of a pool up to date, so that reading them costs no sorting.
    pub fn refresh(&mut self, pool: &str) {
        if let Some(known) = self.pools.get_mut(pool) {
            known.tally.refresh();
        }
    }
}

fn key(draft: &Drafted) -> String {
    format!("{:010}/{:05}", draft.match_id.0, draft.index)
}

/// What the heroes of a pool are: their roles, else the positions in which they are seen, and from how far they fight.
fn tags(pool: &Pool) -> Tags {
    let mut tags = Tags::default();
    for hero in &pool.heroes {
        let reach = hero.values("attack").first().map(|attack| {
            if attack.eq_ignore_ascii_case("melee") {
                Reach::Melee
            } else {
                Reach::Ranged
            }
        });
        let roles = match hero.values("role") {
            [] => hero.values("position"),
            roles => roles,
        };
        tags.note(&hero.id.0, roles.to_vec(), reach);
    }
    tags
}

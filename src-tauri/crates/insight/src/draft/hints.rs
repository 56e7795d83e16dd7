//! What recorded drafts say of a draft that is running: for casters and the desk, never for its captains.

use super::count::Count;
use super::hero::HeroCount;
use super::measure::{against, lift, logit, rate, rounded, share, together, wilson};
use super::sorted::LISTED;
use super::tags::Kind;
use super::tally::Tally;
use super::unusual::Unusual;
use lanista_domain::draft::recorded::{Action, Verb};
use lanista_domain::{BySide, Side};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many heroes of an entrant's habits are told.
const MOST_USUAL: usize = 8;

/// A draft that is running. Pass only what its audience may see: no hidden turn.
#[derive(Clone, Copy, Debug)]
pub struct Running<'a> {
    /// The turns so far.
    pub turns: &'a [Action],
    /// The heroes that are enabled and that no earlier game of the series has closed.
    pub available: &'a [String],
    /// Who drafts on which side, where their habits are known.
    pub entrants: BySide<Option<&'a str>>,
}

/// What recorded drafts say of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hints {
    /// Recorded games that this rests on.
    pub games: i32,
    /// The heroes that are still open; those that are picked or banned most come first.
    pub open: Vec<Hint>,
    /// The open heroes by the tags of the pool.
    pub open_by_tag: BTreeMap<String, Vec<String>>,
    /// The open heroes by the position in which they are played most.
    pub open_by_position: BTreeMap<String, Vec<String>>,
    /// Each side.
    pub sides: BySide<SideHints>,
    /// How unusual the picks so far are.
    pub unusual: Option<Unusual>,
}

/// A hero that is still open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hint {
    /// Its name.
    pub hero: String,
    /// Games with it picked, and won.
    pub picks: Count,
    /// Games with it banned.
    pub bans: i32,
    /// Picks and bans a game.
    pub presence: Option<f64>,
    /// Wins a pick.
    pub win_rate: Option<f64>,
    /// The interval in which the true win rate lies with 95 %.
    pub wilson95: [Option<f64>; 2],
    /// For each side: how it did beside the heroes picked there.
    pub beside: BySide<Vec<Partner>>,
    /// For each side: how it would do against the heroes picked across.
    pub facing: BySide<Vec<Partner>>,
}

/// How a hero did with or against another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Partner {
    /// The other.
    pub hero: String,
    /// Games of both, and wins.
    pub count: Count,
    /// Wins a game that their own rates let expect.
    pub expected: f64,
    /// How much more it won, drawn towards nothing.
    pub lift: f64,
}

/// What is known of a side.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SideHints {
    /// What its entrant picks most.
    pub usual: Vec<Usual>,
    /// The tags of its picks, each with the mean of recorded sides.
    pub tags: BTreeMap<String, (u8, f64)>,
    /// The tag in which a whole side stands out most.
    pub archetype: Option<String>,
    /// Positions in which none of its picks is usually played.
    pub open_positions: Vec<String>,
}

/// A habit of an entrant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Usual {
    /// The hero.
    pub hero: String,
    /// Games in which the entrant picked it, and won.
    pub count: Count,
    /// Whether it can still be picked.
    pub is_open: bool,
}

impl Tally {
    /// What recorded drafts say of a running one.
    #[must_use]
    pub fn hints(&self, running: &Running<'_>) -> Hints {
        let mut picks: BySide<Vec<&str>> = BySide::default();
        let mut gone: BTreeSet<&str> = BTreeSet::new();
        for turn in running.turns {
            let Some(hero) = turn.hero.as_deref() else {
                continue;
            };
            gone.insert(hero);
            if turn.verb == Verb::Pick {
                picks[turn.side].push(hero);
            }
        }
        let open = running.available.iter().map(String::as_str);
        let open: BTreeSet<&str> = open.filter(|hero| !gone.contains(hero)).collect();
        let mut hints: Vec<Hint> = open.iter().map(|hero| self.hint(hero, &picks)).collect();
        // The names are in order already.
        hints.sort_by_key(|hint| -(hint.picks.n + hint.bans));
        let mut open_by_tag: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut open_by_position: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for hint in &hints {
            for tag in self.tags.of(&hint.hero) {
                let heroes = open_by_tag.entry(tag.clone()).or_default();
                heroes.push(hint.hero.clone());
            }
            if let Some(position) = self.usual_position(&hint.hero) {
                let heroes = open_by_position.entry(position.to_owned()).or_default();
                heroes.push(hint.hero.clone());
            }
        }
        let side = |side: Side| self.side_hints(&picks[side], running.entrants[side], &open);
        Hints {
            games: self.counted,
            open_by_tag,
            open_by_position,
            sides: BySide::new(side(Side::Home), side(Side::Away)),
            unusual: self.unusual(&picks),
            open: hints,
        }
    }

    fn hint(&self, hero: &str, picks: &BySide<Vec<&str>>) -> Hint {
        let id = self.names.heroes.find(hero);
        let count = id.and_then(|id| self.heroes.get(id));
        let nothing = HeroCount::default();
        let count = count.unwrap_or(&nothing);
        let own = logit(count.shrunk());
        let partners = |others: &[&str],
                        find: &dyn Fn(usize, usize) -> Count,
                        expected: fn(f64, f64) -> f64| {
            let others = others.iter().filter_map(|other| {
                let (id, other_id) = (id?, self.names.heroes.find(other)?);
                let count = find(id, other_id);
                let expected = expected(own, logit(self.heroes.get(other_id)?.shrunk()));
                (count.n >= LISTED).then(|| Partner {
                    hero: (*other).to_owned(),
                    count,
                    expected: rounded(expected),
                    lift: rounded(lift(count, expected)),
                })
            });
            others.collect::<Vec<_>>()
        };
        let beside =
            |side: Side| partners(&picks[side], &|a, b| self.together.together(a, b), together);
        let facing = |side: Side| {
            partners(
                &picks[side.other()],
                &|a, b| self.against.against(a, b),
                against,
            )
        };
        Hint {
            hero: hero.to_owned(),
            picks: count.picks,
            bans: count.bans,
            presence: share(count.presence(), self.counted),
            win_rate: rate(count.picks),
            wilson95: wilson(count.picks),
            beside: BySide::new(beside(Side::Home), beside(Side::Away)),
            facing: BySide::new(facing(Side::Home), facing(Side::Away)),
        }
    }

    /// The position in which a hero was played most; of several, the first by name.
    fn usual_position(&self, hero: &str) -> Option<&str> {
        let hero = self.heroes.get(self.names.heroes.find(hero)?)?;
        let positions = hero.played_in();
        positions
            .map(|(place, count)| (-count.n, self.names.positions.name(place)))
            .min()
            .map(|(_, position)| position)
    }

    fn side_hints(
        &self,
        picks: &[&str],
        entrant: Option<&str>,
        open: &BTreeSet<&str>,
    ) -> SideHints {
        let names = self.tags.all();
        let usual = self.compositions.usual();
        let kinds = picks.iter().map(|hero| self.tags.kind(hero));
        let kind = kinds.fold(Kind::default(), Kind::and);
        let mean = |place: usize| {
            let usual = usual.as_ref();
            usual.map_or(0.0, |usual| rounded(usual.mean(place)))
        };
        let covered: BTreeSet<&str> = picks
            .iter()
            .filter_map(|hero| self.usual_position(hero))
            .collect();
        let played: BTreeSet<&str> = self
            .heroes
            .iter()
            .flat_map(HeroCount::played_in)
            .map(|(place, _)| self.names.positions.name(place))
            .collect();
        SideHints {
            usual: entrant
                .map(|entrant| self.habits(entrant, open))
                .unwrap_or_default(),
            tags: names
                .iter()
                .enumerate()
                .map(|(place, name)| (name.clone(), (kind.tag(place), mean(place))))
                .collect(),
            archetype: usual.filter(|_| picks.len() >= WHOLE).and_then(|usual| {
                names
                    .get(usual.ranks(names.len(), kind.most()).archetype(&kind)?)
                    .cloned()
            }),
            open_positions: played
                .difference(&covered)
                .map(|it| (*it).to_owned())
                .collect(),
        }
    }

    fn habits(&self, entrant: &str, open: &BTreeSet<&str>) -> Vec<Usual> {
        let entrant = self.names.entrants.find(entrant);
        let Some(entrant) = entrant.and_then(|id| self.entrants.get(id)) else {
            return Vec::new();
        };
        let mut habits: Vec<Usual> = entrant
            .picks
            .iter()
            .map(|(id, count)| {
                let hero = self.names.heroes.name(*id);
                Usual {
                    hero: hero.to_owned(),
                    count: *count,
                    is_open: open.contains(hero),
                }
            })
            .collect();
        habits.sort_by(|a, b| b.count.n.cmp(&a.count.n).then_with(|| a.hero.cmp(&b.hero)));
        habits.truncate(MOST_USUAL);
        habits
    }
}

/// Picks of a whole side.
const WHOLE: usize = 5;

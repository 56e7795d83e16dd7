//! Who in a gathering is the same: the people behind the entrants of several tournaments.
//!
//! Two persons are the same where the gathering says so (one handle with the same seat or club), or where they go by
//! the same handle and club. The handle alone does where it has one club at most; but where two of one handle play in
//! one tournament and no club parts them, nobody is taken for somebody else.

use lanista_domain::{Entrant, EntrantId, Gathering, PersonId, Tournament, TournamentId, name};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who is rated: a human being, or a team that was entered without naming its players.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Subject(u32);

/// The people of a gathering, each once.
#[derive(Debug)]
pub(crate) struct People<'a> {
    gathering: &'a Gathering,
    same: BTreeMap<PersonId, Subject>,
}

impl<'a> People<'a> {
    pub(crate) fn of(gathering: &'a Gathering) -> Self {
        let mut by_handle: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
        for person in gathering.persons.values() {
            let handle = name::folded(&person.handle);
            by_handle.entry(handle).or_default().push(person.id);
        }
        let mut same = BTreeMap::new();
        let entered = entered(gathering);
        for ids in by_handle.values() {
            for (id, first) in merged(gathering, &entered, ids) {
                same.insert(id, Subject(first.0));
            }
        }
        Self { gathering, same }
    }

    /// Who plays for an entrant, each once.
    pub(crate) fn behind(&self, entrant: &Entrant) -> Vec<Subject> {
        let known = entrant.roster.iter().filter_map(|id| self.same.get(id));
        known
            .copied()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// The handles that each of them goes by.
    pub(crate) fn handles(&self) -> BTreeMap<Subject, BTreeSet<String>> {
        let mut handles: BTreeMap<Subject, BTreeSet<String>> = BTreeMap::new();
        for (id, subject) in &self.same {
            if let Some(person) = self.gathering.persons.get(id) {
                let known = handles.entry(*subject).or_default();
                known.insert(name::folded(&person.handle));
            }
        }
        handles
    }

    /// Which entrants of a tournament were which of another one: who shares the most people with them, at least half
    /// of either; otherwise who bears their name, if it is one and no club speaks against it.
    pub(crate) fn counterparts(
        &self,
        of: &Tournament,
        there: &Tournament,
    ) -> BTreeMap<EntrantId, EntrantId> {
        let others: Vec<(EntrantId, BTreeSet<Subject>, String)> = there
            .entrants
            .values()
            .map(|entrant| {
                let people = self.behind(entrant).into_iter().collect();
                (entrant.id, people, name::folded(&entrant.name))
            })
            .collect();
        let mut by_person: BTreeMap<Subject, Vec<usize>> = BTreeMap::new();
        let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, (_, people, name)) in others.iter().enumerate() {
            for person in people {
                by_person.entry(*person).or_default().push(at);
            }
            by_name.entry(name).or_default().push(at);
        }
        let mut taken = BTreeSet::new();
        let mut found = BTreeMap::new();
        let entrants = || of.seeding.iter().filter_map(|id| of.entrants.get(id));
        for entrant in entrants() {
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            let people = self.behind(entrant);
            for at in people.iter().filter_map(|who| by_person.get(who)).flatten() {
                *shared.entry(*at).or_default() += 1;
            }
            let best = shared
                .into_iter()
                .filter(|(at, count)| {
                    let both = others.get(*at).map_or(0, |other| other.1.len());
                    !taken.contains(at) && count * 2 >= both && count * 2 >= people.len()
                })
                .max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
            if let Some((at, _)) = best {
                taken.insert(at);
                found.insert(entrant.id, others[at].0);
            }
        }
        for entrant in entrants() {
            if found.contains_key(&entrant.id) {
                continue;
            }
            let bearers = by_name.get(name::folded(&entrant.name).as_str());
            if let Some([at]) = bearers.map(Vec::as_slice)
                && let Some(other) = there.entrants.get(&others[*at].0)
                && agree(entrant.club.as_deref(), other.club.as_deref())
                && taken.insert(*at)
            {
                found.insert(entrant.id, other.id);
            }
        }
        found
    }
}

fn agree(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => name::folded(one) == name::folded(other),
        (_, _) => true,
    }
}

/// In which tournaments each person plays.
type Entered = BTreeMap<PersonId, BTreeSet<TournamentId>>;

fn entered(gathering: &Gathering) -> Entered {
    let mut entered = Entered::new();
    for tournament in gathering.tournaments.values() {
        for person in tournament.entrants.values().flat_map(|one| &one.roster) {
            entered.entry(*person).or_default().insert(tournament.id);
        }
    }
    entered
}

/// For each person of one handle the first who is the same.
fn merged(gathering: &Gathering, entered: &Entered, ids: &[PersonId]) -> Vec<(PersonId, PersonId)> {
    let club = |id: &PersonId| {
        let person = gathering.persons.get(id)?;
        person.club.as_deref().map(name::folded)
    };
    let clubs: BTreeSet<String> = ids.iter().filter_map(club).collect();
    let mut groups: BTreeMap<Option<String>, Vec<PersonId>> = BTreeMap::new();
    for id in ids {
        let own = club(id).or_else(|| clubs.first().filter(|_| clubs.len() == 1).cloned());
        groups.entry(own).or_default().push(*id);
    }
    groups
        .into_values()
        .flat_map(|group| {
            let are_apart = group.len() > 1 && meet(entered, &group);
            let first = group.first().copied();
            group.into_iter().map(move |id| {
                let same = if are_apart { id } else { first.unwrap_or(id) };
                (id, same)
            })
        })
        .collect()
}

/// Whether two of these persons are in one tournament, so that they cannot be the same.
fn meet(entered: &Entered, group: &[PersonId]) -> bool {
    let mut seen = BTreeSet::new();
    let mut tournaments = group.iter().filter_map(|id| entered.get(id)).flatten();
    !tournaments.all(|tournament| seen.insert(*tournament))
}

//! Who acts first, and by which rules the drafts of a tournament are played.

use super::of_match;
use crate::contest::Match;
use crate::decide::Decision;
use crate::decide::clocks::present_game;
use crate::draft::{
    Assign, Choosing, Decided, Draft, DraftRules, Fact, Head, MOST_FORMATS, MOST_HEROES,
    MOST_LINKS, MOST_POOLS, MOST_STEPS, Often, Place, Wish,
};
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{MatchId, TournamentId};
use crate::name::{self, NAME};
use crate::refusal::Refusal;
use crate::side::Side;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;

impl Gathering {
    /// Formats were checked in full where they were written; here only what the engine rests on.
    pub(in crate::decide) fn set_draft_rules_of(
        &self,
        tournament: TournamentId,
        rules: Option<&DraftRules>,
    ) -> Decision {
        if !self.tournaments.contains_key(&tournament) {
            return Err(Refusal::not_found("tournament").into());
        }
        if self.draft_rules_of(tournament).map(|(_, known)| known) == rules {
            return Err(Refusal::NoChange.into());
        }
        if let Some(rules) = rules {
            check_rules(rules)?;
        }
        Ok(vec![Event::DraftRulesSet {
            tournament,
            number: self.draft_rules.keys().last().map_or(1, |last| last + 1),
            rules: rules.cloned().map(Box::new),
        }])
    }

    pub(super) fn opened(
        &self,
        found: &Match,
        first: Option<Side>,
        lot: Option<u32>,
        home_side: Option<&str>,
    ) -> Decision {
        let stage = self.stages.get(&found.stage);
        let rules = stage.and_then(|stage| self.draft_rules_of(stage.tournament));
        let (number, rules) = rules.ok_or(Refusal::NoDraftRules)?;
        if self.last_draft(found.id).is_some_and(Draft::is_open) {
            return Err(Refusal::DraftOpen.into());
        }
        let place = self
            .next_place(found, rules)
            .ok_or(Refusal::NothingToDraft)?;
        let best_of = found.series.most_games();
        let format = rules
            .format_at(place, best_of)
            .ok_or(Refusal::NoDraftRules)?;
        let waiting = self.choosing.get(&found.id);
        let assign = format.assign(place.game);
        if first.is_none() && assign == Assign::Choice {
            if waiting.is_some() {
                return Err(Refusal::NoChange.into());
            }
            let (chooser, how) = self.chooses(found, place, lot)?;
            let choosing = Box::new(Choosing {
                rules: number,
                format: format.id.clone(),
                place,
                chooser,
                how,
                first: None,
                home_side: None,
                decided: self.side_decided(found, place, format),
            });
            return Ok(of_match(found.id, Fact::Choosing { choosing }));
        }
        let (first, how) = match first {
            Some(first) => (first, Decided::Official {}),
            None => self.seated(found, assign, place, lot)?,
        };
        let chosen = waiting.and_then(|choosing| choosing.home_side.clone());
        let decided = || chosen.or_else(|| self.side_decided(found, place, format));
        let home_side = home_side.map(String::from).or_else(decided);
        let home_side = home_side
            .map(|side| name::clean(&side))
            .filter(|side| !side.is_empty());
        if home_side
            .as_ref()
            .is_some_and(|side| !name::fits(side, NAME))
        {
            return Err(Refusal::bad_text("side", NAME).into());
        }
        let head = Head {
            rules: number,
            format: format.id.clone(),
            place,
            first,
            how,
            home_side,
        };
        let head = Box::new(head);
        Ok(of_match(found.id, Fact::Opened { head }))
    }

    /// A captain's choice before the draft; the last one opens it.
    pub(super) fn chose(&self, id: MatchId, side: Side, wish: &Wish) -> Decision {
        let choosing = self.choosing.get(&id).ok_or(Refusal::NoDraft)?;
        if self.last_draft(id).is_some_and(Draft::is_open) {
            return Err(Refusal::DraftOpen.into());
        }
        if choosing.turn() != side {
            return Err(Refusal::OtherTurn.into());
        }
        let rules = self.draft_rules.get(&choosing.rules);
        let format = rules.and_then(|rules| rules.format(&choosing.format));
        let format = format.ok_or(Refusal::NoDraftRules)?;
        let after = choosing.after(format, side, wish);
        let after = after.ok_or(Refusal::OtherTurn)?;
        let wish = wish.clone();
        let mut events = of_match(id, Fact::Chose { side, wish });
        if let Some(head) = after.head(format) {
            let head = Box::new(head);
            events.append(&mut of_match(id, Fact::Opened { head }));
        }
        Ok(events)
    }

    /// Who chooses first: the better seed, in later games whoever lost the one before; a lot where neither is known.
    fn chooses(
        &self,
        found: &Match,
        place: Place,
        lot: Option<u32>,
    ) -> Result<(Side, Decided), Refusal> {
        let assign = if place.game > 1 {
            Assign::LoserOfPrevious
        } else {
            Assign::HigherSeed
        };
        self.seated(found, assign, place, lot)
    }

    /// The first draft of the match up to the present game that was not made.
    #[must_use]
    pub fn next_place(&self, found: &Match, rules: &DraftRules) -> Option<Place> {
        let made = self.drafts.get(&found.id);
        let is_made = |place: Place| {
            made.is_some_and(|made| {
                made.iter()
                    .any(|draft| draft.counts() && draft.head.place == place)
            })
        };
        let game = present_game(found);
        // What an earlier game did not draft, it was played without.
        rules
            .places(game)
            .filter(|place| place.game == 0 || place.game == game)
            .find(|place| !is_made(*place))
    }

    fn seated(
        &self,
        found: &Match,
        assign: Assign,
        place: Place,
        lot: Option<u32>,
    ) -> Result<(Side, Decided), Refusal> {
        let rule = |side| Ok((side, Decided::Rule {}));
        let toss = || {
            let lot = lot.ok_or(Refusal::WhoIsFirst)?;
            let side = if lot % 2 == 0 { Side::Home } else { Side::Away };
            Ok((side, Decided::Toss { lot }))
        };
        let previous = usize::from(place.game).checked_sub(2);
        let winner = previous
            .and_then(|game| found.games.get(game))
            .and_then(|game| game.winner);
        let before = self.last_draft(found.id);
        match assign {
            Assign::FixedSide => rule(Side::Home),
            Assign::Coin => toss(),
            Assign::HigherSeed => self.better_seed(found).map_or_else(toss, rule),
            Assign::LoserOfPrevious => winner.map(Side::other).map_or_else(toss, rule),
            Assign::WinnerOfPrevious => winner.map_or_else(toss, rule),
            Assign::Alternate => before
                .map(|draft| draft.head.first.other())
                .map_or_else(toss, rule),
            Assign::Same => before
                .map(|draft| self.first_after(draft))
                .map_or_else(toss, rule),
            Assign::Choice | Assign::Knife => Err(Refusal::WhoIsFirst),
        }
    }

    fn better_seed(&self, found: &Match) -> Option<Side> {
        let seeding = &self.tournament_of(found.id)?.seeding;
        let seed = |side| {
            let entrant = found.entrant(side)?;
            seeding.iter().position(|known| *known == entrant)
        };
        let (home, away) = (seed(Side::Home)?, seed(Side::Away)?);
        Some(if home < away { Side::Home } else { Side::Away })
    }

    /// Who acts first after a draft: whoever chose the order in it said so, otherwise it is as it was.
    fn first_after(&self, draft: &Draft) -> Side {
        let chosen = draft.log.iter().rev().find_map(crate::draft::Action::order);
        chosen.map_or(draft.head.first, |seat| draft.side(seat))
    }
}

fn check_rules(rules: &DraftRules) -> Result<(), Refusal> {
    let bad = |what: &str| Err(Refusal::BadDraftRules { what: what.into() });
    if rules.formats.is_empty() || rules.formats.len() > MOST_FORMATS {
        return bad("there are no formats, or too many");
    }
    if rules.pools.is_empty() || rules.pools.len() > MOST_POOLS {
        return bad("there are no pools, or too many");
    }
    if rules.chain.is_empty() || rules.chain.len() > MOST_LINKS {
        return bad("nothing is drafted, or too much");
    }
    for format in &rules.formats {
        if format.steps.is_empty() || format.steps.len() > MOST_STEPS {
            return bad("a format has no steps, or too many");
        }
        if rules.pool(format).is_none() {
            return bad("a format is about a pool that is not there");
        }
        if format
            .overrides
            .iter()
            .any(|one| rules.format(&one.format).is_none())
        {
            return bad("a format is overridden by one that is not there");
        }
    }
    if rules
        .pools
        .iter()
        .any(|pool| pool.heroes.is_empty() || pool.heroes.len() > MOST_HEROES)
    {
        return bad("a pool is empty, or too large");
    }
    if rules
        .chain
        .iter()
        .any(|link| rules.format(&link.format).is_none())
    {
        return bad("a format of the chain is not there");
    }
    let is_late =
        |pair: &[crate::draft::Link]| pair[0].when == Often::Game && pair[1].when == Often::Series;
    if rules.chain.windows(2).any(is_late) {
        return bad("what is drafted once comes before what is drafted for each game");
    }
    Ok(())
}

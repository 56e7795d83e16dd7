//! What rounds, states and places are called in files and on pages without a script, in each language.

mod de;
mod en;
mod es;
mod fr;
mod pt;
mod rounds;
mod table;
mod written;

pub use table::Words;
pub use written::Values;

use crate::book::Played;
use lanista_wire::files::Language;
use lanista_wire::format::{Criterion, StageKind};
use lanista_wire::shared::{BySide, Side};
use lanista_wire::view::{
    Comes, EndingView, EntrantView, MatchCard, RoundView, SlotView, StageView, StateView,
    TournamentView,
};
use std::collections::BTreeMap;

/// The words of a language.
#[must_use]
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &en::WORDS,
        Language::De => &de::WORDS,
        Language::Fr => &fr::WORDS,
        Language::Es => &es::WORDS,
        Language::Pt => &pt::WORDS,
    }
}

impl Words {
    /// Whose words these are.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// What a stage is called.
    #[must_use]
    pub fn stage_name(&self, stage: &StageView) -> String {
        if stage.name.is_empty() {
            self.fill(self.stage, &[("n", &(u32::from(stage.index) + 1))])
        } else {
            stage.name.clone()
        }
    }

    /// How far a tournament is: who takes part, and how many matches are over.
    #[must_use]
    pub fn so_far(&self, of: &TournamentView) -> String {
        self.fill(
            self.so_far,
            &[
                ("entrants", &of.entrants),
                ("over", &of.over),
                ("matches", &of.matches),
            ],
        )
    }

    /// A state in a word; nothing where there is nothing to say.
    #[must_use]
    pub const fn state_word(&self, state: StateView) -> &'static str {
        match state {
            StateView::Bye | StateView::Undecided => "",
            StateView::NotDue => self.not_due,
            StateView::Ready => self.ready,
            StateView::Called => self.called,
            StateView::Live => self.live,
            StateView::Held => self.held,
            StateView::Reported => self.reported,
            StateView::Disputed => self.disputed,
            StateView::Over => self.over,
            StateView::Void => self.void,
        }
    }

    /// How a match ended; nothing where it was played to its end.
    #[must_use]
    pub const fn ending_word(&self, ending: EndingView) -> &'static str {
        match ending {
            EndingView::Played => "",
            EndingView::Walkover => self.walkover,
            EndingView::Forfeit => self.forfeit,
            EndingView::Retirement => self.retirement,
            EndingView::Disqualified => self.disqualified,
        }
    }

    /// The score of each side as it is shown; nothing before a match has begun.
    #[must_use]
    pub fn scores(&self, card: &MatchCard) -> Option<[String; 2]> {
        if !is_begun(card.state) {
            return None;
        }
        let (won, lost) = (self.win_mark.to_owned(), self.loss_mark.to_owned());
        match (card.unscored, card.winner) {
            (Some(true), Some(Side::Home)) => Some([won, lost]),
            (Some(true), Some(Side::Away)) => Some([lost, won]),
            (_, _) => Some([card.score.home.to_string(), card.score.away.to_string()]),
        }
    }

    /// Who stands in a slot: a name, or where they come from.
    #[must_use]
    pub fn slot_name(&self, slot: &SlotView, of: &BTreeMap<u32, EntrantView>) -> String {
        match slot {
            SlotView::Bye => self.bye.to_owned(),
            SlotView::Undecided { from, number, .. } => match from {
                Comes::Winner => self.fill(self.winner_of, &[("n", number)]),
                Comes::Loser => self.fill(self.loser_of, &[("n", number)]),
            },
            SlotView::Taken { entrant, .. } => name(of, *entrant),
        }
    }

    /// What a table is ranked by, as a heading.
    #[must_use]
    pub const fn criterion(&self, criterion: Criterion) -> &'static str {
        match criterion {
            Criterion::Points => self.points,
            Criterion::Wins => self.wins,
            Criterion::WinsPlayed => self.wins_played,
            Criterion::ScoreDifference => self.score_difference,
            Criterion::ScoreFor => self.score_for,
            Criterion::GameDifference => self.game_difference,
            Criterion::HeadToHead => self.head_to_head,
            Criterion::DirectEncounter => self.direct_encounter,
            Criterion::Buchholz => self.buchholz,
            Criterion::BuchholzCut1 => self.buchholz_cut_1,
            Criterion::BuchholzCut2 => self.buchholz_cut_2,
            Criterion::BuchholzMedian => self.buchholz_median,
            Criterion::SonnebornBerger => self.sonneborn_berger,
            Criterion::Progressive => self.progressive,
            Criterion::Koya => self.koya,
            Criterion::ForeBuchholz => self.fore_buchholz,
            Criterion::MatchWinPercentage => self.match_wins,
            Criterion::GameWinPercentage => self.game_wins,
            Criterion::OpponentsMatchWinPercentage => self.opponents_match_wins,
            Criterion::OpponentsGameWinPercentage => self.opponents_game_wins,
            Criterion::ValveDifficulty => self.valve_difficulty,
            Criterion::TieBreak => self.tie_break_match,
            Criterion::InitialSeed => self.initial_seed,
            Criterion::Lots => self.lots,
            Criterion::Kills => self.kills,
            Criterion::BestFinish => self.best_finish,
            Criterion::LastFinish => self.last_finish,
            Criterion::BestTime => self.best_time,
            Criterion::NextTime => self.next_time,
            Criterion::BestScore => self.best_score,
            Criterion::NextScore => self.next_score,
        }
    }

    /// What is played in a stage, in a word or two.
    #[must_use]
    pub const fn kind_name(&self, kind: &StageKind) -> &'static str {
        match kind {
            StageKind::Single { .. } => self.single,
            StageKind::Double { .. } => self.double,
            StageKind::Stepladder => self.stepladder,
            StageKind::Hill { .. } => self.hill,
            StageKind::Gsl { .. } => self.gsl,
            StageKind::RoundRobin { .. } => self.round_robin,
            StageKind::Swiss { .. } => self.swiss,
            StageKind::FreeForAll { .. } => self.free_for_all,
            StageKind::TimeTrial { .. } => self.time_trial,
        }
    }
}

/// In which order rounds are read: as they are played, the parts of a bracket one after the other.
#[must_use]
pub fn in_order(stage: &StageView) -> Vec<(&String, &RoundView)> {
    let mut rounds: Vec<_> = stage.rounds.iter().collect();
    rounds.sort_by_key(|(_, round)| (round.group, round.round));
    rounds
}

/// Whether there is a score to speak of.
#[must_use]
pub const fn is_begun(state: StateView) -> bool {
    match state {
        StateView::Live
        | StateView::Held
        | StateView::Reported
        | StateView::Disputed
        | StateView::Over => true,
        StateView::Bye
        | StateView::Undecided
        | StateView::NotDue
        | StateView::Ready
        | StateView::Called
        | StateView::Void => false,
    }
}

/// The name of an entrant.
#[must_use]
pub fn name(of: &BTreeMap<u32, EntrantView>, id: u32) -> String {
    of.get(&id)
        .map_or_else(|| "?".to_owned(), |entrant| entrant.name.clone())
}

/// Both sides of something, the home side first.
#[must_use]
pub fn sides<T: Clone>(of: &BySide<T>) -> [T; 2] {
    [of.home.clone(), of.away.clone()]
}

/// How many places a round has from top to bottom.
pub(crate) fn places(played: &Played) -> usize {
    let last = played.cards.iter().map(|card| card.position).max();
    last.map_or(1, |last| usize::try_from(last).unwrap_or(0) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Words that are the same in English and in another language, because the scene says them so.
    const SAME: [&str; 34] = [
        "last_round",
        "in_pool",
        "bracket",
        "upper_bracket",
        "lower_bracket",
        "pool",
        "hill",
        "gone_because",
        "bye",
        "score",
        "match_word",
        "station",
        "place",
        "points",
        "buchholz",
        "sonneborn_berger",
        "koya",
        "fore_buchholz",
        "kills",
        "pages",
        "places",
        "matches",
        "drafts",
        "of_stage",
        "seed",
        "name",
        "club",
        "turn",
        "pick",
        "ban",
        "snipe",
        "decider",
        "station_no",
        "tag",
    ];

    fn holes(text: &str) -> BTreeSet<&str> {
        let holes = text.split('{').skip(1);
        holes
            .map(|hole| hole.split(['}', '|']).next().unwrap())
            .collect()
    }

    #[test]
    fn every_language_has_its_own_words_with_the_same_holes() {
        let english = words(Language::En).all();
        for language in Language::ALL {
            let own = words(language).all();
            assert_eq!(words(language).language(), language);
            for ((key, theirs), (_, ours)) in english.iter().zip(&own) {
                assert!(!ours.is_empty(), "{language:?} {key}");
                assert_eq!(holes(theirs), holes(ours), "{language:?} {key}");
                let may_be_same = language == Language::En || SAME.contains(key);
                assert!(
                    may_be_same || theirs != ours,
                    "{language:?} {key} is English: {ours}"
                );
            }
        }
        for key in SAME {
            let is_same = |language| {
                words(language)
                    .all()
                    .contains(english.iter().find(|(name, _)| *name == key).unwrap())
            };
            assert!(
                Language::ALL.into_iter().skip(1).any(is_same),
                "{key} is the same nowhere"
            );
        }
    }

    #[test]
    fn french_sets_a_blank_that_does_not_break_before_its_signs() {
        for (key, text) in words(Language::Fr).all() {
            for sign in [':', ';', '!', '?'] {
                for before in text.split(sign).rev().skip(1) {
                    assert!(before.ends_with('\u{a0}'), "{key}: {text}");
                }
            }
        }
    }
}

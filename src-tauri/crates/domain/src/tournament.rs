//! A tournament: one competition with its entrants, its seeding and the format it will be drawn in.

use crate::bracket::Group;
use crate::entrant::Entrant;
use crate::format::{Intake, StageFormat, StagePlan};
use crate::game_rule::GameRule;
use crate::ids::{EntrantId, StageId, TournamentId};
use crate::life::Confirmation;
use crate::merit::Merit;
use crate::series::Series;
use crate::title_rules::TitleRules;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// One competition of the gathering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tournament {
    /// Unique in the gathering.
    pub id: TournamentId,
    /// What people call it, 1 to 60 characters.
    pub name: String,
    /// The game that is played, at most 60 characters.
    pub title: String,
    /// How it is drawn and played.
    pub format: Format,
    /// Everyone who plays.
    pub entrants: BTreeMap<EntrantId, Entrant>,
    /// Every entrant once, the first seed first.
    pub seeding: Vec<EntrantId>,
    /// What was recorded of them when they were last seeded by it; it stays when a seed is moved afterwards.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub merits: BTreeMap<EntrantId, Merit>,
    /// Who must agree before a result stands.
    #[serde(default, skip_serializing_if = "Confirmation::is_usual")]
    pub confirmation: Confirmation,
    /// Those of its stages that are drawn, in playing order: the first belongs to the first of [`Format::stages`].
    pub stages: Vec<StageId>,
}

impl Tournament {
    /// Those who signed up alone and may come into a team, in the order of their seeds: all of them, or these alone.
    pub fn alone<'a>(&'a self, only: &'a [EntrantId]) -> impl Iterator<Item = &'a Entrant> {
        let all = self.seeding.iter().filter_map(|id| self.entrants.get(id));
        all.filter(|one| one.is_alone() && (only.is_empty() || only.contains(&one.id)))
    }
}

/// How a tournament is drawn and played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// Its stages in playing order, at least one.
    pub stages: Vec<StagePlan>,
    /// What ends a game.
    pub rule: GameRule,
    /// Which words the scene uses on the screens.
    pub vocabulary: Vocabulary,
    /// Clocks, pauses, maps, characters and game sides of the title.
    #[serde(default, skip_serializing_if = "TitleRules::is_empty")]
    pub title_rules: TitleRules,
}

impl Format {
    /// One stage that the whole field plays in.
    #[must_use]
    pub fn one_stage(format: StageFormat, series: SeriesPlan, rule: GameRule) -> Self {
        Self {
            stages: Vec::from([StagePlan {
                name: String::new(),
                format,
                series,
                intake: Intake::Field {},
                waves: 1,
            }]),
            rule,
            vocabulary: Vocabulary::Neutral,
            title_rules: TitleRules::default(),
        }
    }
}

/// Which words the scene uses; the code keeps to the glossary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vocabulary {
    /// Match and game, upper and lower bracket.
    #[default]
    Neutral,
    /// Set and game, winners and losers bracket.
    Fighting,
    /// Match and map.
    Shooter,
}

/// Best of how many games in each round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesPlan {
    /// Where nothing else is said.
    pub usual: Series,
    /// Rounds that differ; the first that fits holds.
    #[serde(default)]
    pub exceptions: Vec<SeriesException>,
}

/// A round that differs, counted from the end of its group, since the number of rounds depends on the draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesException {
    /// Upper, lower, final …
    pub group: Whose,
    /// 0 is the last round of the group, 1 the one before.
    pub from_end: u8,
    /// What holds there.
    pub series: Series,
}

/// The groups that an exception holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Every group of a table or of GSL.
    EveryPool,
    /// This one alone; a part of a bracket without its pool is that part of each pool.
    #[serde(untagged)]
    Of(Group),
}

impl Whose {
    /// Whether it holds for a group.
    #[must_use]
    pub fn covers(self, group: Group) -> bool {
        match (self, group) {
            (Self::EveryPool, group) => group.part().is_none(),
            (Self::Of(of), Group::PoolPart { .. }) if of.part() == group.part() => {
                of == group || !matches!(of, Group::PoolPart { .. })
            }
            (Self::Of(of), group) => of == group,
        }
    }
}

impl SeriesPlan {
    /// What holds in the round that is `from_end` rounds before the last of its group.
    #[must_use]
    pub fn of(&self, group: Group, from_end: u8) -> &Series {
        self.exceptions
            .iter()
            .find(|exception| exception.group.covers(group) && exception.from_end == from_end)
            .map_or(&self.usual, |exception| &exception.series)
    }
}

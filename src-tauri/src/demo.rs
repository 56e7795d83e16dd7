//! The demonstration: a complete small LAN with four tournaments: one over, one running, one about to be drawn, and one
//! between two Swiss rounds.

mod cast;
mod play;

use crate::failure::Failure;
use crate::venue::write_new;
use lanista_hub::{Body, Hub, Rejected, Submission};
use lanista_wire::command::Command;
use lanista_wire::format::{
    Criterion, Distribution, GrandFinal, Intake, Pairing, StageKind, StagePlan, TableRule, Take,
    Until,
};
use lanista_wire::shared::{
    Format, GameRule, Group, Length, NewEntrant, Series, SeriesException, Vocabulary, Whose,
};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

/// Writes the demonstration into a new file.
///
/// # Errors
///
/// When the file exists or cannot be written.
pub(crate) async fn write(file: &Path) -> Result<(), Failure> {
    write_new(file, async |hub| fill(&Script::new(hub)).await).await
}

/// Sends the demonstration's commands in order, as the server itself.
pub(crate) struct Script<'a> {
    hub: &'a Hub,
    sent: AtomicU32,
}

impl<'a> Script<'a> {
    pub(crate) const fn new(hub: &'a Hub) -> Self {
        Self {
            hub,
            sent: AtomicU32::new(0),
        }
    }

    async fn send(&self, command: Command) -> Result<(), Rejected> {
        let number = self.sent.fetch_add(1, Ordering::Relaxed) + 1;
        let submission = Submission {
            device: None,
            id: format!("demonstration-{number}"),
            expect: None,
            body: Body::Wire(command),
        };
        self.hub.submit(submission).await.map(drop)
    }
}

/// Fills an empty gathering with the demonstration.
///
/// # Errors
///
/// When a command is refused.
pub(crate) async fn fill(script: &Script<'_>) -> Result<(), Rejected> {
    script
        .send(Command::NameGathering {
            name: "NorthSea LAN 22".into(),
        })
        .await?;
    for number in 1..=24 {
        let name = match number {
            1 => "Stage left",
            2 => "Stage right",
            24 => "Stream",
            _ => "",
        };
        script
            .send(Command::SetStation {
                number,
                name: name.into(),
            })
            .await?;
    }
    set_up(
        script,
        1,
        "Street Fighter 6",
        "Street Fighter 6",
        fighting(),
        cast::FIGHTERS,
    )
    .await?;
    set_up(
        script,
        2,
        "Dota 2 Captains",
        "Dota 2",
        captains(),
        cast::TEAMS,
    )
    .await?;
    set_up(
        script,
        3,
        "Rocket League 3v3",
        "Rocket League",
        rockets(),
        cast::CARS,
    )
    .await?;
    for (tournament, stage) in [(1, 1), (2, 2)] {
        script.send(Command::DrawStage { tournament }).await?;
        script.send(Command::PublishStage { stage }).await?;
    }
    play::to_the_end(script, 1).await?;
    play::halfway(script, 2).await?;
    set_up(script, 4, "Tekken 8", "Tekken 8", tekken(), cast::FIGHTERS).await?;
    script.send(Command::DrawStage { tournament: 4 }).await?;
    play::swiss_rounds(script, 3, 3).await
}

async fn set_up(
    script: &Script<'_>,
    tournament: u32,
    name: &str,
    title: &str,
    format: Format,
    cast: &[cast::Role],
) -> Result<(), Rejected> {
    script
        .send(Command::CreateTournament {
            name: name.into(),
            title: title.into(),
            format,
        })
        .await?;
    let entrants = cast
        .iter()
        .map(|(name, tag, club, seat)| NewEntrant {
            name: (*name).into(),
            tag: (*tag).into(),
            club: (!club.is_empty()).then(|| (*club).into()),
            seat: (!seat.is_empty()).then(|| (*seat).into()),
            ..NewEntrant::default()
        })
        .collect();
    script
        .send(Command::AddEntrants {
            tournament,
            entrants,
        })
        .await
}

const fn best_of(games: u8) -> Series {
    Series {
        length: Length::BestOf { games },
        head_start: None,
    }
}

fn fighting() -> Format {
    let finals = [Group::Final, Group::Reset, Group::Upper, Group::Lower];
    Format::one_stage(
        StageKind::double(GrandFinal::ResetIfNeeded),
        best_of(3),
        GameRule::WinnerOnly,
        Vocabulary::Fighting,
    )
    .with_exceptions(
        finals
            .into_iter()
            .map(|group| SeriesException {
                group: Whose::Of(group),
                from_end: 0,
                series: best_of(5),
            })
            .collect(),
    )
}

/// Five Swiss rounds, then a bracket of the best eight.
fn tekken() -> Format {
    let table = TableRule {
        win: 1,
        draw: 0,
        loss: 0,
        unit: 1,
        order: vec![
            Criterion::Points,
            Criterion::BuchholzMedian,
            Criterion::Buchholz,
            Criterion::GameDifference,
            Criterion::HeadToHead,
            Criterion::Lots,
        ],
        again: false,
        floor: 33,
    };
    let swiss = StageKind::Swiss {
        pairing: Pairing::ScoreGroups,
        until: Until::Rounds { rounds: 5 },
        decisive: None,
        table,
    };
    let mut format = Format::one_stage(
        swiss,
        best_of(3),
        GameRule::WinnerOnly,
        Vocabulary::Fighting,
    );
    format.stages.push(StagePlan {
        name: "Top 8".into(),
        kind: StageKind::double(GrandFinal::ResetIfNeeded),
        usual: best_of(5),
        exceptions: Vec::new(),
        intake: Intake::Places {
            takes: vec![Take::places(0, 1, 8)],
        },
        waves: None,
    });
    format
}

fn captains() -> Format {
    let mut exceptions: Vec<SeriesException> = [Group::Final, Group::Reset]
        .into_iter()
        .map(|group| SeriesException {
            group: Whose::Of(group),
            from_end: 0,
            series: best_of(5),
        })
        .collect();
    exceptions.push(SeriesException {
        group: Whose::Of(Group::Upper),
        from_end: 4,
        series: best_of(1),
    });
    Format::one_stage(
        StageKind::double(GrandFinal::ResetIfNeeded),
        best_of(3),
        GameRule::Points,
        Vocabulary::Neutral,
    )
    .with_exceptions(exceptions)
}

fn rockets() -> Format {
    Format::one_stage(
        StageKind::Single {
            third_place: true,
            groups: 1,
            distribution: Distribution::Snake,
        },
        best_of(5),
        GameRule::Points,
        Vocabulary::Neutral,
    )
    .with_exceptions(vec![SeriesException {
        group: Whose::Of(Group::Upper),
        from_end: 0,
        series: best_of(7),
    }])
}

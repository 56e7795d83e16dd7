//! The figures of drafts that somebody brought as a file: counted once, shown like those of the gathering, kept nowhere.

use super::shown::{count, in_whole_parts, report};
use lanista_domain::BySide;
use lanista_domain::draft::recorded::Record;
use lanista_insight::draft::Tally;
use lanista_wire::draft::DraftFileFigures;

/// A record of a file, and whether the heroes played are known to be others than those picked.
#[derive(Clone, Debug)]
pub struct FileDraft {
    /// What is counted of it.
    pub record: Record,
    /// Such a game counts for what it closes in its series alone.
    pub is_otherwise_played: bool,
}

/// What the drafts of a file say, in the order in which they stand there. `sides` names the sides of the game, home
/// first, where it is known for all of them who played which.
#[must_use]
pub fn file_figures(
    name: String,
    sides: Option<&BySide<String>>,
    drafts: &[FileDraft],
) -> DraftFileFigures {
    let mut tally = Tally::default();
    for (number, draft) in drafts.iter().enumerate() {
        // By line: the same game twice in a file is counted twice, as it is said.
        let key = format!("{number:09}");
        if !draft.is_otherwise_played {
            tally.put(&key, &draft.record);
        } else if draft.record.series.is_some() {
            tally.put_outside(&key, &draft.record);
        }
    }
    let report = report(&tally, sides);
    DraftFileFigures {
        name,
        drafts: u32::try_from(drafts.len()).unwrap_or(u32::MAX),
        games: count(report.games),
        figures: in_whole_parts(&report, sides.map(|_| ()), str::to_owned),
    }
}

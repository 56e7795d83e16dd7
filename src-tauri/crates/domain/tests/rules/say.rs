//! Commands in few words, for the tests.

use crate::hall::CUP;
use lanista_domain::command::{Disqualified, Results, Stated, WithoutPlay};
use lanista_domain::conduct::{ClockAct, ClockKind, Grant, Marks, PauseKind};
use lanista_domain::correct::Fix;
use lanista_domain::{
    Absent, At, BySide, ClosingDeed, Command, Confirmation, DeviceId, EntrantId, Format, HelpKind,
    MatchId, NewEntrant, PhotoKind, Presence, Prize, Prizes, Role, Scope, Seq, Series, Side,
    StageId, StationNo, TimerOwner,
};

/// Who won, and nothing else.
pub(crate) const fn winner(number: u32, winner: Side) -> Command {
    Command::EnterWinner {
        match_id: MatchId(number),
        winner,
    }
}

pub(crate) const fn start_clock(number: u32) -> Command {
    Command::SetClock {
        match_id: MatchId(number),
        clock: ClockKind::Series,
        act: ClockAct::Start {},
    }
}

pub(crate) const fn halt_clocks() -> Command {
    Command::HaltClocks { as_of: At(0) }
}

/// By the judge.
pub(crate) const fn pause(number: u32) -> Command {
    Command::CallPause {
        match_id: MatchId(number),
        kind: PauseKind::Judge,
        by: None,
        grant: Grant::Allowance,
    }
}

pub(crate) const fn ready(number: u32, side: Side) -> Command {
    Command::ReadyToResume {
        match_id: MatchId(number),
        side,
    }
}

pub(crate) const fn end_pause(number: u32) -> Command {
    Command::EndPause {
        match_id: MatchId(number),
    }
}

/// On which map the first game is played.
pub(crate) fn map(number: u32, map: &str) -> Command {
    let marks = Marks {
        map: Some(map.to_owned()),
        ..Marks::default()
    };
    Command::MarkGame {
        match_id: MatchId(number),
        game: 1,
        marks,
    }
}

pub(crate) fn create(name: &str, format: Format) -> Command {
    Command::CreateTournament {
        name: name.to_owned(),
        title: "Duel".to_owned(),
        format,
    }
}

pub(crate) fn add(entrants: impl IntoIterator<Item = NewEntrant>) -> Command {
    Command::AddEntrants {
        tournament: CUP,
        entrants: entrants.into_iter().collect(),
    }
}

pub(crate) fn seed(order: &[u32]) -> Command {
    Command::SetSeeding {
        tournament: CUP,
        order: order.iter().copied().map(EntrantId).collect(),
    }
}

pub(crate) const fn draw() -> Command {
    Command::DrawStage { tournament: CUP }
}

/// Pair the next round of the first stage, without wishes.
pub(crate) const fn pair() -> Command {
    Command::PairRound {
        stage: StageId(1),
        forbid: Vec::new(),
        force: Vec::new(),
    }
}

pub(crate) fn withdraw(entrant: u32) -> Command {
    Command::Withdraw {
        tournament: CUP,
        entrant: EntrantId(entrant),
        disqualified: Disqualified::No,
        results: Results::Keep,
        reason: "Gone home".to_owned(),
    }
}

/// The same, and nothing that they played counts in the table.
pub(crate) fn withdraw_void(entrant: u32) -> Command {
    Command::Withdraw {
        tournament: CUP,
        entrant: EntrantId(entrant),
        disqualified: Disqualified::No,
        results: Results::Void,
        reason: "Gone home".to_owned(),
    }
}

/// Let these meet once more, best of one.
pub(crate) fn tie_break(entrants: &[u32]) -> Command {
    Command::PlayTieBreak {
        stage: StageId(1),
        entrants: entrants.iter().copied().map(EntrantId).collect(),
        series: Series::best_of(1),
    }
}

pub(crate) const fn publish() -> Command {
    Command::PublishStage { stage: StageId(1) }
}

pub(crate) fn admit(device: &str, role: Role, scope: Scope) -> Command {
    Command::AdmitDevice {
        device: DeviceId(device.to_owned()),
        name: device.to_owned(),
        role,
        scope,
    }
}

pub(crate) fn revoke(device: &str) -> Command {
    Command::RevokeDevice {
        device: DeviceId(device.to_owned()),
    }
}

pub(crate) fn call(number: u32, station: Option<u32>) -> Command {
    Command::CallMatch {
        match_id: MatchId(number),
        station: station.map(StationNo),
    }
}

pub(crate) const fn take(number: u32) -> Command {
    Command::TakeMatch {
        match_id: MatchId(number),
    }
}

pub(crate) const fn take_over(number: u32) -> Command {
    Command::TakeOverMatch {
        match_id: MatchId(number),
    }
}

pub(crate) const fn hand_back(number: u32) -> Command {
    Command::HandBackMatch {
        match_id: MatchId(number),
    }
}

/// The points decide, where the rule lets them.
pub(crate) const fn score(number: u32, game: u8, home: u16, away: u16) -> Command {
    Command::ScoreGame {
        match_id: MatchId(number),
        game,
        score: BySide::new(home, away),
        winner: None,
    }
}

/// "Game to this side", whatever the points say.
pub(crate) const fn game_to(number: u32, game: u8, winner: Side) -> Command {
    Command::ScoreGame {
        match_id: MatchId(number),
        game,
        score: BySide::new(0, 0),
        winner: Some(winner),
    }
}

pub(crate) const fn drop_game(number: u32, game: u8) -> Command {
    Command::DropGame {
        match_id: MatchId(number),
        game,
    }
}

pub(crate) const fn commit(number: u32, winner: Side) -> Command {
    Command::CommitMatch {
        match_id: MatchId(number),
        winner: Some(winner),
    }
}

pub(crate) fn result(number: u32, home: u8, away: u8) -> Command {
    Command::EnterResult {
        match_id: MatchId(number),
        score: BySide::new(home.into(), away.into()),
    }
}

const fn absent_side(side: Side) -> Absent {
    match side {
        Side::Home => Absent::Home,
        Side::Away => Absent::Away,
    }
}

/// Neither is there.
pub(crate) const fn both_absent(number: u32) -> Command {
    Command::EndWithoutPlay {
        match_id: MatchId(number),
        absent: Absent::Both,
        how: WithoutPlay::Walkover,
    }
}

/// This side is not there.
pub(crate) const fn absent(number: u32, side: Side) -> Command {
    Command::EndWithoutPlay {
        match_id: MatchId(number),
        absent: absent_side(side),
        how: WithoutPlay::Walkover,
    }
}

pub(crate) const fn disqualify(number: u32, side: Side) -> Command {
    Command::EndWithoutPlay {
        match_id: MatchId(number),
        absent: absent_side(side),
        how: WithoutPlay::Disqualified,
    }
}

pub(crate) fn hold(number: u32) -> Command {
    Command::HoldMatch {
        match_id: MatchId(number),
        reason: "A broken pad".to_owned(),
    }
}

pub(crate) const fn resume(number: u32) -> Command {
    Command::ResumeMatch {
        match_id: MatchId(number),
    }
}

pub(crate) const fn reopen(number: u32) -> Command {
    Command::ReopenMatch {
        match_id: MatchId(number),
    }
}

pub(crate) const fn take_back(seq: Seq) -> Command {
    Command::TakeBack { seq }
}

/// A photo for a match, named by one letter.
pub(crate) fn photo(match_id: u32, name: char, bytes: u32) -> Command {
    Command::AttachPhoto {
        match_id: MatchId(match_id),
        sha256: name.to_string().repeat(43),
        bytes,
        kind: PhotoKind::Jpeg,
    }
}

pub(crate) const fn check_in(number: u32, side: Side, presence: Presence) -> Command {
    Command::CheckIn {
        match_id: MatchId(number),
        side,
        presence,
    }
}

pub(crate) fn report(number: u32, home: u8, away: u8) -> Command {
    Command::ReportResult {
        match_id: MatchId(number),
        result: Stated::Score {
            score: BySide::new(home.into(), away.into()),
        },
    }
}

/// Who won, and not how.
pub(crate) const fn report_win(number: u32, winner: Side) -> Command {
    Command::ReportResult {
        match_id: MatchId(number),
        result: Stated::Winner { winner },
    }
}

pub(crate) const fn confirm(number: u32) -> Command {
    Command::ConfirmResult {
        match_id: MatchId(number),
    }
}

pub(crate) fn dispute(number: u32, note: &str) -> Command {
    Command::DisputeResult {
        match_id: MatchId(number),
        note: note.to_owned(),
    }
}

pub(crate) fn rule(number: u32, winner: Option<Side>, reason: &str) -> Command {
    Command::RuleMatch {
        match_id: MatchId(number),
        winner,
        score: None,
        reason: reason.to_owned(),
    }
}

pub(crate) const fn replay(number: u32) -> Command {
    Command::ReplayMatch {
        match_id: MatchId(number),
    }
}

pub(crate) const fn confirmation(confirmation: Confirmation) -> Command {
    Command::SetConfirmation {
        tournament: CUP,
        confirmation,
    }
}

pub(crate) const fn time_is_up(number: u32, generation: u64) -> Command {
    Command::TimeIsUp {
        owner: TimerOwner::Report {
            match_id: MatchId(number),
        },
        generation,
        chance: None,
    }
}

pub(crate) fn help(help: HelpKind, number: Option<u32>, note: &str) -> Command {
    Command::CallForHelp {
        help,
        match_id: number.map(MatchId),
        station: None,
        note: note.to_owned(),
    }
}

pub(crate) fn change_shift(name: &str) -> Command {
    Command::ChangeShift {
        name: name.to_owned(),
    }
}

/// One prize, for the first place.
pub(crate) fn prizes(cents: u64) -> Command {
    let also = "Cup".to_owned();
    let prizes = Prizes {
        currency: "EUR".to_owned(),
        places: vec![Prize { cents, also }],
    };
    Command::Close {
        tournament: CUP,
        deed: ClosingDeed::SetPrizes { prizes },
    }
}

/// Match 1 came out so in truth, and nothing rests on it.
pub(crate) fn corrected(number: u32, home: u16, away: u16) -> Command {
    Command::Correct {
        fix: Fix::Result {
            match_id: MatchId(number),
            score: BySide::new(home, away),
        },
        choices: Vec::new(),
        reason: "Sides swapped on the sheet".to_owned(),
    }
}

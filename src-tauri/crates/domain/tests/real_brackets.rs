//! Replays real double eliminations: every meeting and every placing must come out as it was at the venue.
//!
//! The cases lie beside the repository, in `../shared/data` or where `LANISTA_REAL_DATA` points. All that are
//! published there come out equal, so none is excused by name.
#![expect(
    clippy::expect_used,
    reason = "a case that cannot be read is a failure"
)]

#[path = "common/play.rs"]
mod play;
#[path = "common/records.rs"]
mod records;

use lanista_domain::side::Side;
use play::{RESET, draw, play_out};
use records::{Real, Record, key, read_cases};
use std::collections::BTreeSet;

#[test]
fn real_double_eliminations_come_out_as_they_were() {
    let Some(cases) = read_cases() else { return };
    let mut differing = Vec::new();
    for real in &cases {
        if let Err(why) = replay(real) {
            println!("DIFFERS {} ({} entrants): {why}", real.name, real.entrants);
            differing.push(&real.name);
        }
    }
    let equal = cases.len() - differing.len();
    let matches: usize = cases.iter().map(|real| real.meetings.len()).sum();
    println!(
        "{equal} of {} brackets equal; {matches} matches",
        cases.len()
    );
    assert!(cases.len() >= 70, "only {} cases were found", cases.len());
    assert!(
        equal * 79 >= cases.len() * 77,
        "more than 2 of 79 differ: {differing:#?}"
    );
    if std::env::var_os("LANISTA_REAL_DATA").is_none() {
        assert!(
            differing.is_empty(),
            "all of the published cases were equal: {differing:#?}"
        );
    }
}

/// The teeth of the replay: it must notice one swapped winner, one moved seed and one wrong placing.
#[test]
fn a_falsified_record_is_noticed() {
    let Some(mut cases) = read_cases() else {
        return;
    };
    let real = cases
        .iter_mut()
        .find(|real| real.entrants == 16)
        .expect("one of 16 entrants");
    replay(real).expect("the true record is equal");

    let (meeting, record) = real.meetings.iter().next().expect("it has meetings");
    let (meeting, record) = (meeting.clone(), *record);
    let winner = meeting.1 + meeting.2 - record.winner;
    real.meetings
        .insert(meeting.clone(), Record { winner, ..record });
    check_noticed(real, "was never played");
    real.meetings.insert(meeting, record);

    real.place.insert(9, 17);
    check_noticed(real, "seed 9 is placed");
}

fn check_noticed(real: &Real, expect: &str) {
    let why = replay(real).expect_err("the false record passed");
    assert!(why.contains(expect), "{why}");
}

/// Feeds the recorded winners into the bracket, meeting by meeting; says the first thing that differs.
fn replay(real: &Real) -> Result<(), String> {
    let bracket = draw(RESET, real.entrants);
    let played = play_out(&bracket, |id, seeds| {
        let node = &bracket.nodes[id.0 as usize];
        let meeting = key(node.group, node.round, seeds.home, seeds.away);
        match real.meetings.get(&meeting) {
            Some(record) if record.winner == seeds.home => Ok(Side::Home),
            Some(_) => Ok(Side::Away),
            None if meeting.0 == "1" => {
                Err(format!("{meeting:?} was never played: seeds moved by hand"))
            }
            None => Err(format!(
                "{meeting:?} was never played: drawn by another rule"
            )),
        }
    })?;
    let ours: BTreeSet<_> = played
        .meetings
        .iter()
        .map(|met| key(met.group, met.round, met.winner, met.loser))
        .collect();
    if let Some(extra) = real.meetings.keys().find(|met| !ours.contains(*met)) {
        return Err(format!("{extra:?} was played and is not in the bracket"));
    }
    for (seed, place) in &real.place {
        if played.place.get(seed) != Some(place) {
            let ours = played.place.get(seed);
            return Err(format!("seed {seed} is placed {ours:?}, in truth {place}"));
        }
    }
    Ok(())
}

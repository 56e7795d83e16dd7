//! How long statistics over 10,000 hero drafts take: from nothing, after one more draft, and as hints of a running one.
#![expect(
    clippy::print_stdout,
    reason = "the figures are the purpose of this program"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "it measures time, and nothing is decided by it"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use lanista_domain::draft::Hero;
use lanista_domain::{BySide, Side};
use lanista_exchange::draft::pools::pools;
use lanista_insight::draft::{
    Action, Known, Part, Reach, Record, Running, SlotNames, Tags, Tally, Verb, Vocabulary,
};
use lanista_venue::dice::Dice;
use lanista_venue::figures::{HEAD, Times, load, millis};

const DRAFTS: usize = 10_000;
const HEROES: usize = 127;
const ENTRANTS: usize = 40;
/// Games of a series.
const SERIES: usize = 3;
/// Times that all of it is counted anew.
const ROUNDS: usize = 10;
/// Rows of each list of pairs that a page shows.
const ROWS: usize = 200;
/// Drafts that come one by one.
const MORE: usize = 500;
/// What counting all of it, with every figure read, must not exceed on a calm machine.
const WHOLE_TARGET: Duration = Duration::from_millis(250);
/// What one more draft, with every figure read again, must not exceed.
const MORE_TARGET: Duration = Duration::from_millis(1);
const POSITIONS: [&str; 5] = ["top", "jng", "mid", "bot", "sup"];

fn main() -> Result<()> {
    let before = load();
    let mut dice = Dice::said_aloud("bench_drafts");
    let heroes = pools().iter().find(|pool| pool.id == "dota2");
    let heroes = &heroes.context("the heroes of Dota 2 are shipped")?.heroes;
    ensure!(heroes.len() == HEROES, "there are {} heroes", heroes.len());
    let tags = tags(heroes);
    let drafts: Vec<(String, Record)> = (0..DRAFTS + MORE)
        .map(|place| (format!("{place:09}"), draft(place, heroes, &mut dice)))
        .collect();
    let (first, more) = drafts.split_at(DRAFTS);
    let words = words();

    let mut counting = Times::default();
    let mut whole = Times::default();
    let mut tally = Tally::default();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        tally = Tally::new(tags.clone());
        for (key, draft) in first {
            tally.put(key, draft);
        }
        counting.add(begun.elapsed());
        tally.refresh();
        black_box(tally.report("bench", &words));
        whole.add(begun.elapsed());
    }
    let (mut put, mut read, mut both) = (Times::default(), Times::default(), Times::default());
    let mut full = Times::default();
    for (key, draft) in more {
        let begun = Instant::now();
        tally.put(key, draft);
        put.add(begun.elapsed());
        let counted = Instant::now();
        tally.refresh();
        black_box(tally.brief("bench", &words, ROWS));
        read.add(counted.elapsed());
        both.add(begun.elapsed());
        let begun = Instant::now();
        black_box(tally.report("bench", &words));
        full.add(begun.elapsed());
    }
    let mut corrected = Times::default();
    for (key, draft) in more {
        let begun = Instant::now();
        tally.put(key, draft);
        corrected.add(begun.elapsed());
    }
    let mut hints = Times::default();
    let available: Vec<String> = heroes.iter().map(|hero| hero.name.clone()).collect();
    for (_, draft) in more {
        let running = Running {
            turns: &draft.actions[..draft.actions.len() / 2],
            available: &available,
            entrants: draft.entrants.as_ref().map(Option::as_deref),
        };
        let begun = Instant::now();
        black_box(tally.hints(&running));
        hints.add(begun.elapsed());
    }

    println!(
        "{DRAFTS} random drafts of 14 bans and 10 picks, the {HEROES} heroes of Dota 2, {ENTRANTS} entrants of five players, series \
         of {SERIES}; some heroes are drafted much more often than others.\n"
    );
    println!("{HEAD}");
    for (name, times) in [
        ("all drafts counted", &counting),
        ("the same, and every figure read", &whole),
        ("one more draft counted", &put),
        (
            "brought up to date and read after it, 200 rows a list",
            &read,
        ),
        ("both", &both),
        ("read whole: every pair that ever was", &full),
        ("one draft corrected", &corrected),
        (
            "hints of a draft in its middle, unusualness included",
            &hints,
        ),
    ] {
        println!("{}", times.row(name));
    }
    let whole = whole.percentile(100);
    let more = both.percentile(50);
    let kept = |is_kept: bool| if is_kept { "kept" } else { "missed" };
    println!(
        "\nLoad: {before} before, {} after. Targets: all within {} ms: {}; one more, median, within {} ms: {}.",
        load(),
        millis(WHOLE_TARGET),
        kept(whole <= WHOLE_TARGET),
        millis(MORE_TARGET),
        kept(more <= MORE_TARGET),
    );
    ensure!(tally.games() > 0, "nothing was counted");
    Ok(())
}

fn words() -> Vocabulary {
    Vocabulary {
        sides: BySide::new("radiant".to_owned(), "dire".to_owned()),
        slots: SlotNames::FirstOrSecond,
        known: Known::Players,
    }
}

fn tags(heroes: &[Hero]) -> Tags {
    let mut tags = Tags::default();
    for hero in heroes {
        let of = |attribute: &str| hero.attributes.get(attribute).cloned().unwrap_or_default();
        let is_melee = of("attack").iter().any(|attack| attack == "Melee");
        let reach = if is_melee {
            Reach::Melee
        } else {
            Reach::Ranged
        };
        tags.note(&hero.name, of("role"), Some(reach));
    }
    tags
}

/// Twenty-four heroes, each once; small numbers come often.
fn chosen(dice: &mut Dice) -> Vec<usize> {
    let mut heroes = Vec::new();
    while heroes.len() < 24 {
        let hero = dice.below(HEROES).min(dice.below(HEROES));
        if !heroes.contains(&hero) {
            heroes.push(hero);
        }
    }
    heroes
}

fn draft(place: usize, all: &[Hero], dice: &mut Dice) -> Record {
    let series = place / SERIES;
    let entrants = BySide::new(series % ENTRANTS, (series * 7 + 1) % ENTRANTS);
    let mut actions = Vec::new();
    let mut parts = Vec::new();
    let mut next = BySide::new(0, 0);
    for (turn, number) in chosen(dice).into_iter().enumerate() {
        let side = if turn % 2 == 0 {
            Side::Home
        } else {
            Side::Away
        };
        let verb = if turn < 14 { Verb::Ban } else { Verb::Pick };
        let name = all[number].name.clone();
        if verb == Verb::Pick {
            parts.push(Part {
                hero: name.clone(),
                player: Some(format!("Player {}.{}", entrants[side], next[side])),
                position: Some(POSITIONS[next[side]].to_owned()),
                side,
            });
            next[side] += 1;
        }
        actions.push(Action {
            side,
            verb,
            hero: Some(name),
        });
    }
    Record {
        date: format!("{place:09}"),
        patch: Some(format!("7.{}", place / 1_000)),
        series: Some(format!("series {series}")),
        number: u32::try_from(place % SERIES).unwrap_or_default() + 1,
        entrants: entrants.map(|entrant| Some(format!("Entrant {entrant}"))),
        first: Some(Side::Home),
        winner: Some(if dice.below(2) == 0 {
            Side::Home
        } else {
            Side::Away
        }),
        actions,
        parts,
    }
}

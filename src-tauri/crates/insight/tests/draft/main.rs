//! Statistics over hero drafts: by hand, against a slow second count, and whatever the order of games.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what must not happen in a report ends it"
)]

mod by_hand;
mod drawn;
mod hints;
mod properties;
mod slow;

use lanista_domain::{BySide, Side};
use lanista_insight::draft::{
    Action, Known, Part, Reach, Record, Report, SlotNames, Tags, Tally, Verb, Vocabulary,
};

/// Blue and red, with players.
fn words() -> Vocabulary {
    Vocabulary {
        sides: BySide::new("blue".to_owned(), "red".to_owned()),
        slots: SlotNames::SideAndNumber,
        known: Known::Players,
    }
}

/// Heroes `a` to `t`: the vowels are ranged supports, the others melee, and every third of all carries.
fn tags() -> Tags {
    let mut tags = Tags::default();
    for (place, hero) in ('a'..='t').enumerate() {
        let is_vowel = "aeiou".contains(hero);
        let mut own = Vec::new();
        if place % 3 == 0 {
            own.push("Carry".to_owned());
        }
        if is_vowel {
            own.push("Support".to_owned());
        }
        let reach = if is_vowel {
            Reach::Ranged
        } else {
            Reach::Melee
        };
        tags.note(&hero.to_string(), own, Some(reach));
    }
    tags
}

fn report(tally: &Tally) -> Report {
    tally.report("here", &words())
}

fn tally<'a>(records: impl IntoIterator<Item = &'a (String, Record)>) -> Tally {
    let mut tally = Tally::new(tags());
    for (key, record) in records {
        tally.put(key, record);
    }
    tally
}

fn turn(side: Side, verb: Verb, hero: &str) -> Action {
    Action {
        side,
        verb,
        hero: (hero != "-").then(|| hero.to_owned()),
    }
}

/// `"B:x R:- b:a r:b"`: capitals ban, small letters pick, `-` is a missed turn.
fn turns(text: &str) -> Vec<Action> {
    text.split_whitespace()
        .map(|word| {
            let (who, hero) = word.split_once(':').unwrap();
            match who {
                "B" => turn(Side::Home, Verb::Ban, hero),
                "R" => turn(Side::Away, Verb::Ban, hero),
                "b" => turn(Side::Home, Verb::Pick, hero),
                "r" => turn(Side::Away, Verb::Pick, hero),
                _ => panic!("{word}"),
            }
        })
        .collect()
}

/// Game `number` of a series of Fox against Owl.
fn game(number: u32, draft: &str, winner: Side) -> Record {
    Record {
        date: format!("2026-01-{number:02}"),
        patch: Some("1.0".to_owned()),
        series: Some("final".to_owned()),
        number,
        entrants: BySide::new(Some("Fox".to_owned()), Some("Owl".to_owned())),
        first: Some(Side::Home),
        winner: Some(winner),
        actions: turns(draft),
        parts: Vec::new(),
    }
}

/// Who played what: `"b:top:a:Ann"` is Ann on blue with hero a.
fn parts(text: &str) -> Vec<Part> {
    text.split_whitespace()
        .map(|word| {
            let mut words = word.split(':');
            let mut next = || words.next().unwrap().to_owned();
            Part {
                side: if next() == "b" {
                    Side::Home
                } else {
                    Side::Away
                },
                position: Some(next()),
                hero: next(),
                player: Some(next()),
            }
        })
        .collect()
}

//! What a format does, as sentences for people who do not read TOML.

use lanista_domain::draft::{
    Assign, Collision, ConstraintKind, DraftFormat, Exhaustion, OnDisconnect, TimeoutAct, Trigger,
    Until, Whom,
};
use std::fmt::Write as _;

/// The sentences, in the order in which people ask: who begins, how long, what is closed, what is special.
#[must_use]
pub fn words(format: &DraftFormat) -> Vec<String> {
    let mut all = vec![first(format), clock(format)];
    all.extend(late(format));
    all.extend(format.effects.iter().map(effect));
    all.extend(format.constraints.iter().map(constraint));
    if format
        .steps
        .iter()
        .any(|step| step.open.iter().any(|open| open.hidden))
    {
        let meet = match format.collision.unwrap_or(Collision::Allow) {
            Collision::Allow => "both may choose the same",
            Collision::FirstWins => "who locked first keeps what both chose",
            Collision::BothLost => "what both chose is lost to both",
        };
        all.push(format!(
            "Some choices are hidden until they are revealed; {meet}."
        ));
    }
    if let Some(exactly) = format.pool.exactly {
        all.push(format!("Exactly {exactly} must be open in the pool."));
    }
    all.push(
        match format.exhaustion {
            Exhaustion::Empty => "A turn for which nothing is left stays empty.",
            Exhaustion::Judge => "Where nothing is left to choose, a judge decides.",
            Exhaustion::Reopen => "Where nothing is left, what earlier games closed is open again.",
        }
        .to_owned(),
    );
    for other in &format.overrides {
        let mut when = String::new();
        let _never_fails = match (other.when.game, other.when.from) {
            (Some(game), _) => write!(when, "Game {game}"),
            (None, Some(from)) => write!(when, "From game {from} on"),
            (None, None) => write!(when, "Every game"),
        };
        if let Some(best_of) = other.when.best_of {
            let _never_fails = write!(when, " of a best of {best_of}");
        }
        all.push(format!("{when}: drafted by {} instead.", other.format));
    }
    all
}

fn first(format: &DraftFormat) -> String {
    let who = |assign: Assign| match assign {
        Assign::FixedSide => "home acts first",
        Assign::Coin => "a toss says who acts first",
        Assign::HigherSeed => "the better seed acts first",
        Assign::LoserOfPrevious => "who lost the game before acts first",
        Assign::WinnerOfPrevious => "who won the game before acts first",
        Assign::Choice => "a captain chooses who acts first, or a side",
        Assign::Alternate => "who acted second before acts first",
        Assign::Same => "it begins as in the draft before",
        Assign::Knife => "a played round says who acts first",
    };
    let begin = who(format.seats.assign);
    match format.seats.later {
        Some(later) if later != format.seats.assign => {
            format!("In the first game {begin}; later {}.", who(later))
        }
        Some(_) | None => {
            let mut letters = begin.chars();
            let large: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            format!("{large}{}.", letters.as_str())
        }
    }
}

fn seconds(ms: u32) -> String {
    if ms.is_multiple_of(1_000) {
        format!("{} s", ms / 1_000)
    } else {
        format!("{}.{} s", ms / 1_000, ms % 1_000 / 100)
    }
}

fn clock(format: &DraftFormat) -> String {
    let clock = &format.clock;
    let mut all = format!("{} a turn", seconds(clock.turn_ms));
    if clock.turn_ms == 0 {
        "Turns have no end".clone_into(&mut all);
    }
    let mut add = |ms: u32, what: &str| {
        if ms > 0 {
            let _never_fails = write!(all, ", {} {what}", seconds(ms));
        }
    };
    add(clock.grace_ms, "of grace that is not shown");
    add(clock.reserve_ms, "of reserve for each side");
    add(clock.min_dwell_ms, "at least between two turns");
    add(clock.swap_ms, "to exchange heroes at the end");
    add(clock.delay_ms, "later for the hall");
    if clock.on_disconnect == OnDisconnect::Hold {
        all.push_str("; held when a captain loses the link");
    }
    all.push('.');
    all
}

fn late(format: &DraftFormat) -> Option<String> {
    let each: Vec<String> = format
        .clock
        .on_timeout
        .iter()
        .map(|(verb, act)| {
            let act = match act {
                TimeoutAct::Empty => "stays empty",
                TimeoutAct::Random => "is drawn by lot",
                TimeoutAct::HoveredOrEmpty => "is what the captain looked at, else empty",
                TimeoutAct::HoveredOrRandom => "is what the captain looked at, else drawn by lot",
                TimeoutAct::Judge => "waits for a judge",
            };
            format!("a {} {act}", format!("{verb:?}").to_lowercase())
        })
        .collect();
    (!each.is_empty()).then(|| format!("When time runs out, {}.", each.join("; ")))
}

fn effect(effect: &lanista_domain::draft::Effect) -> String {
    let cause = match effect.on {
        Trigger::Pick => "What is picked",
        Trigger::Ban => "What is banned",
        Trigger::Protect => "What is protected",
        Trigger::Snipe => "What is sniped",
        Trigger::Steal => "What is stolen",
        Trigger::Decider => "The decider",
        Trigger::Won => "What a game was won with",
        Trigger::Lost => "What a game was lost with",
    };
    let tag = effect
        .tag
        .as_ref()
        .map_or(String::new(), |tag| format!(" as {tag}"));
    let blocked: Vec<&str> = effect
        .blocks
        .iter()
        .map(|verb| match verb {
            lanista_domain::draft::Verb::Pick => "picked",
            lanista_domain::draft::Verb::Ban => "banned",
            lanista_domain::draft::Verb::Protect => "protected",
            lanista_domain::draft::Verb::Snipe => "sniped",
            lanista_domain::draft::Verb::Steal => "stolen",
            lanista_domain::draft::Verb::Side => "taken as a side",
            lanista_domain::draft::Verb::Order => "taken as an order",
            lanista_domain::draft::Verb::Decider => "the decider",
        })
        .collect();
    let whom = match effect.whom {
        Whom::Own => "by the same side",
        Whom::Opponent => "by the other side",
        Whom::Both => "by either side",
    };
    let until = match effect.until {
        Until::Step => "in this step",
        Until::Game => "in this draft",
        Until::Series => "in this series",
        Until::Event => "at this event",
    };
    format!(
        "{cause}{tag} cannot be {} {whom} again {until}.",
        blocked.join(" or ")
    )
}

fn constraint(constraint: &lanista_domain::draft::Constraint) -> String {
    let verb = format!("{:?}", constraint.verb).to_lowercase();
    let of = constraint.value.as_ref().map_or_else(
        || format!("of the same {}", constraint.attribute),
        |value| format!("with {} {value}", constraint.attribute),
    );
    match constraint.kind {
        ConstraintKind::DiffersFromPrevious => {
            format!(
                "A {verb} is not of the same {} as the one before.",
                constraint.attribute
            )
        }
        ConstraintKind::AttributeQuota => {
            let count = match (constraint.min, constraint.max) {
                (Some(min), Some(max)) => format!("{min} to {max}"),
                (Some(min), None) => format!("at least {min}"),
                (None, Some(max)) => format!("at most {max}"),
                (None, None) => "any number of".to_owned(),
            };
            format!("Each side has {count} {verb}s {of}.")
        }
    }
}

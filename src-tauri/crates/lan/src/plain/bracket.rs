//! `/bracket/STAGE`: the matches of a stage round by round; of a large one, a round or a part of it at a time.

use super::html::{Page, escaped};
use super::{Book, Found, chosen, isolated, names, sides};
use crate::hall::Hall;
use axum::response::Response;
use lanista_papers::words::{in_order, round_name, scores, state_word};
use lanista_wire::shared::Side;
use lanista_wire::topic::Topic;
use lanista_wire::view::{Comes, MatchCard, MatchesView, RoundView, SlotView, StateView};
use std::collections::{BTreeMap, HashMap};

/// Matches that stand on one page; a stage with more is read round by round.
const WHOLE: u32 = 130;

type Names = BTreeMap<u32, String>;

pub(super) async fn page(
    hall: &Hall,
    found: &Found,
    question: &HashMap<String, String>,
) -> Response {
    let stage = &found.stage;
    let rounds = in_order(stage);
    let mut page = found.page("bracket", question);
    let all: u32 = rounds.iter().map(|(_, round)| round.matches).sum();
    let mut shown: Vec<(&String, &RoundView, Option<u32>)> = Vec::new();
    if all <= WHOLE {
        shown.extend(rounds.iter().map(|(key, round)| (*key, *round, None)));
    } else {
        let asked = question.get("round");
        let named = rounds.iter().find(|(key, _)| Some(*key) == asked);
        let open = rounds.iter().find(|(_, round)| round.over < round.matches);
        let round = named.or(open).or(rounds.last());
        if let Some((key, round)) = round {
            let part = chosen(question, "part", round.parts);
            shown.push((key, round, Some(part)));
            ways(&mut page, found, &rounds, (key, round, part));
        }
    }
    let mut wanted: Vec<String> = shown
        .iter()
        .map(|(key, _, part)| match part {
            Some(part) => format!("stage/{}/round/{key}/{part}", stage.id),
            None => format!("stage/{}/round/{key}/", stage.id),
        })
        .collect();
    wanted.push(found.entrants());
    let book = Book::open(hall, wanted).await;
    let names = names(&book);
    if shown.is_empty() {
        page.text("p", "No round is published yet.");
    }
    for (_, round, _) in shown {
        let mut cards: Vec<MatchCard> = book
            .topics()
            .filter(|topic| is_of(*topic, round))
            .filter_map(|topic| book.view::<MatchesView>(topic))
            .flat_map(|part| part.matches.into_values())
            .filter(|card| card.state != StateView::Bye)
            .collect();
        cards.sort_by_key(|card| card.position);
        let rows: Vec<Vec<String>> = cards.iter().map(|card| row(card, &names)).collect();
        let headings = ["No.", "Home", "Score", "Away", "State"];
        page.table("matches", &round_name(stage, round), &headings, &rows);
    }
    page.answer()
}

/// Whether a document holds matches of a round.
fn is_of(topic: Topic, round: &RoundView) -> bool {
    matches!(topic, Topic::Round { group, round: number, .. } if group == round.group && number == round.round)
}

/// The ways to the other rounds, and to the other parts of this one.
fn ways(
    page: &mut Page,
    found: &Found,
    rounds: &[(&String, &RoundView)],
    (here, round, part): (&String, &RoundView, u32),
) {
    let id = found.stage.id;
    page.ways("Rounds");
    for (key, one) in rounds {
        let name = round_name(&found.stage, one);
        if *key == here {
            page.text("strong", &name);
        } else {
            page.link(&format!("/bracket/{id}?round={key}"), &name);
        }
    }
    page.close("nav");
    if round.parts < 2 {
        return;
    }
    page.ways("Parts of this round");
    for other in 0..round.parts {
        let name = format!("Part {}", other + 1);
        if other == part {
            page.text("strong", &name);
        } else {
            page.link(&format!("/bracket/{id}?round={here}&part={other}"), &name);
        }
    }
    page.close("nav");
}

fn row(card: &MatchCard, names: &Names) -> Vec<String> {
    let number = card
        .number
        .map_or(String::new(), |number| number.to_string());
    let state = state_word(card.state).to_owned();
    if let Some(heat) = &card.heat {
        let leaders: Vec<String> = heat.leaders.iter().map(|id| isolated(names, *id)).collect();
        let played = format!("{} played", heat.played);
        let many = format!("{} play", heat.contenders);
        return vec![number, many, played, leaders.join(", "), state];
    }
    let [home, away] = sides(&card.slots);
    let won = |side: Side, text: String| {
        if card.winner == Some(side) {
            format!("<strong>{text}</strong>")
        } else {
            text
        }
    };
    vec![
        number,
        won(Side::Home, slot(&home, names)),
        score(card),
        won(Side::Away, slot(&away, names)),
        state,
    ]
}

fn slot(slot: &SlotView, names: &Names) -> String {
    match slot {
        SlotView::Bye => "bye".to_owned(),
        SlotView::Undecided { from, number, .. } => match from {
            Comes::Winner => format!("winner of {number}"),
            Comes::Loser => format!("loser of {number}"),
        },
        SlotView::Taken { entrant, .. } => isolated(names, *entrant),
    }
}

fn score(card: &MatchCard) -> String {
    match scores(card) {
        Some([home, away]) => format!("<bdi>{}</bdi>", escaped(&format!("{home} : {away}"))),
        None => "–".to_owned(),
    }
}

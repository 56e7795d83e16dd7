//! `/bracket/STAGE`: the matches of a stage round by round; of a large one, a round or a part of it at a time.

use super::html::Page;
use super::language::Asked;
use super::{Book, Found, chosen, names};
use crate::hall::Hall;
use axum::response::Response;
use lanista_papers::html::{match_headings, match_row};
use lanista_papers::words::{Words, in_order};
use lanista_wire::topic::Topic;
use lanista_wire::view::{MatchCard, MatchesView, RoundView, StateView};

/// Matches that stand on one page; a stage with more is read round by round.
const WHOLE: u32 = 130;

pub(super) async fn page(hall: &Hall, found: &Found, asked: &Asked) -> Response {
    let words = asked.words;
    let stage = &found.stage;
    let rounds = in_order(stage);
    let mut page = found.page("bracket", asked);
    let all: u32 = rounds.iter().map(|(_, round)| round.matches).sum();
    let mut shown: Vec<(&String, &RoundView, Option<u32>)> = Vec::new();
    if all <= WHOLE {
        shown.extend(rounds.iter().map(|(key, round)| (*key, *round, None)));
    } else {
        let wish = asked.question.get("round");
        let named = rounds.iter().find(|(key, _)| Some(*key) == wish);
        let open = rounds.iter().find(|(_, round)| round.over < round.matches);
        let round = named.or(open).or(rounds.last());
        if let Some((key, round)) = round {
            let part = chosen(asked, "part", round.parts);
            shown.push((key, round, Some(part)));
            ways(words, &mut page, found, &rounds, (key, round, part));
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
        page.text("p", words.no_round);
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
        let rows = cards.iter().map(|card| match_row(words, card, &names));
        let rows: Vec<Vec<String>> = rows.collect();
        let name = words.round_name(stage, round);
        page.table("matches", &name, &match_headings(words), &rows);
    }
    page.answer()
}

/// Whether a document holds matches of a round.
fn is_of(topic: Topic, round: &RoundView) -> bool {
    matches!(topic, Topic::Round { group, round: number, .. } if group == round.group && number == round.round)
}

/// The ways to the other rounds, and to the other parts of this one.
fn ways(
    words: &Words,
    page: &mut Page,
    found: &Found,
    rounds: &[(&String, &RoundView)],
    (here, round, part): (&String, &RoundView, u32),
) {
    let id = found.stage.id;
    page.ways(words.rounds);
    for (key, one) in rounds {
        let name = words.round_name(&found.stage, one);
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
    page.ways(words.round_parts);
    for other in 0..round.parts {
        let name = words.fill(words.part, &[("n", &(other + 1))]);
        if other == part {
            page.text("strong", &name);
        } else {
            page.link(&format!("/bracket/{id}?round={here}&part={other}"), &name);
        }
    }
    page.close("nav");
}

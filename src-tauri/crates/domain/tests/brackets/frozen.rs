//! Frozen brackets: a change of structure or of its stored form must be meant.

use super::THIRD_PLAYED;
use crate::play::{RESET, draw, plan};
use core::fmt::Write;
use lanista_domain::bracket::{Bracket, Group, Node, NodeId, Origin};
use lanista_domain::side::Side;

#[test]
fn double_elimination_of_8() {
    insta::assert_snapshot!(sheet(&draw(RESET, 8)));
}

#[test]
fn double_elimination_of_16() {
    insta::assert_snapshot!(sheet(&draw(RESET, 16)));
}

#[test]
fn double_elimination_of_11_has_byes_above_and_below() {
    insta::assert_snapshot!(sheet(&draw(RESET, 11)));
}

#[test]
fn single_elimination_of_8() {
    insta::assert_snapshot!(sheet(&draw(THIRD_PLAYED, 8)));
}

#[test]
fn single_elimination_of_16() {
    insta::assert_snapshot!(sheet(&draw(THIRD_PLAYED, 16)));
}

#[test]
fn the_stored_form() {
    insta::assert_json_snapshot!((plan(RESET), draw(RESET, 3)));
}

/// One line per node: column, name, number, who meets whom, and what comes after.
fn sheet(bracket: &Bracket) -> String {
    let mut sheet = String::new();
    for (_, node) in bracket.iter() {
        let number = node
            .number
            .map_or("-".to_owned(), |number| number.to_string());
        let (home, away) = (
            origin(bracket, node.slots.home),
            origin(bracket, node.slots.away),
        );
        let winner = next(bracket, node.winner_to, node.places.winner);
        let loser = next(bracket, node.loser_to, node.places.loser);
        writeln!(
            sheet,
            "{:>2} {:5} {number:>2}: {home:>8} - {away:8} winner {winner:16} loser {loser}",
            node.column,
            name(node),
        )
        .expect("text takes everything");
    }
    sheet
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
}

fn name(node: &Node) -> String {
    let group = match node.group {
        Group::Upper => "U",
        Group::Pool(_) | Group::PoolPart { .. } => "P",
        Group::TieBreak(_) => "T",
        Group::Lower => "L",
        Group::Final => return "final".to_owned(),
        Group::Reset => return "reset".to_owned(),
        Group::ThirdPlace => return "third".to_owned(),
    };
    format!("{group}{}.{}", node.round, node.position)
}

fn name_of(bracket: &Bracket, id: NodeId) -> String {
    name(bracket.node(id).expect("the bracket has it"))
}

fn origin(bracket: &Bracket, origin: Origin) -> String {
    match origin {
        Origin::Seed(seed) => seed.to_string(),
        Origin::Bye => "bye".to_owned(),
        Origin::WinnerOf(id) => format!("W {}", name_of(bracket, id)),
        Origin::LoserOf(id) => format!("L {}", name_of(bracket, id)),
        Origin::Heat(heat) => format!("heat {heat}"),
    }
}

fn next(bracket: &Bracket, to: Option<(NodeId, Side)>, place: Option<u32>) -> String {
    let to = to.map(|(id, side)| format!("{} {side:?}", name_of(bracket, id)).to_lowercase());
    let place = place.map(|place| format!("place {place}"));
    [to, place]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" or ")
}

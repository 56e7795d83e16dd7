//! Brackets as drawings: each part from left to right, names as text, no script and no font from elsewhere.

use crate::book::Played;
use crate::html::escaped;
use crate::words::{Words, places, sides};
use lanista_wire::shared::Side;
use lanista_wire::view::{EntrantView, MatchCard, SlotView, StageView, StateView};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A card, and from one to the next.
const CARD: (u32, u32) = (190, 44);
const STEP: (u32, u32) = (220, 56);
/// What names of rounds take.
const HEAD: u32 = 28;
/// Letters of a name that a card has room for.
const LETTERS: usize = 22;

pub(super) fn drawings(
    words: &Words,
    stage: &StageView,
    rounds: &[Played],
    entrants: &BTreeMap<u32, EntrantView>,
) -> Vec<String> {
    let (parts, _) = words.bracket_parts(rounds.to_vec());
    parts
        .iter()
        .map(|(word, rounds)| drawing(words, word, stage, rounds, entrants))
        .collect()
}

fn drawing(
    words: &Words,
    word: &str,
    stage: &StageView,
    rounds: &[Played],
    entrants: &BTreeMap<u32, EntrantView>,
) -> String {
    let most = rounds.iter().map(places).max().unwrap_or(1);
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    let height = most.saturating_mul(STEP.1);
    let columns = u32::try_from(rounds.len()).unwrap_or(u32::MAX);
    let (wide, high) = (columns.saturating_mul(STEP.0), height + HEAD + 8);
    let name = if word.is_empty() { words.bracket } else { word };
    let mut svg = format!(
        "<svg role=\"img\" aria-label=\"{}\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\">",
        escaped(name)
    );
    let mut middle: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for (column, played) in (0_u32..).zip(rounds) {
        let x = column * STEP.0;
        let head = escaped(&words.round_name(stage, &played.round));
        let _ = write!(svg, "<text class=\"head\" x=\"{x}\" y=\"16\">{head}</text>");
        let all = u32::try_from(places(played)).unwrap_or(u32::MAX).max(1);
        for card in &played.cards {
            let y = HEAD + (2 * card.position + 1) * height / (2 * all);
            middle.insert(card.id, (x, y));
        }
    }
    let cards = || rounds.iter().flat_map(|played| &played.cards);
    for card in cards() {
        let to = card.winner_to.and_then(|to| middle.get(&to.match_id));
        if let (Some((x, y)), Some((to, other))) = (middle.get(&card.id), to) {
            let turn = to.saturating_sub((STEP.0 - CARD.0) / 2);
            let from = x + CARD.0;
            let _ = write!(
                svg,
                "<path class=\"way\" d=\"M{from} {y}H{turn}V{other}H{to}\"/>"
            );
        }
    }
    for card in cards() {
        if let Some(at) = middle.get(&card.id) {
            draw(words, &mut svg, *at, card, entrants);
        }
    }
    svg.push_str("</svg>");
    svg
}

fn draw(
    words: &Words,
    svg: &mut String,
    (x, middle): (u32, u32),
    card: &MatchCard,
    entrants: &BTreeMap<u32, EntrantView>,
) {
    let (w, h) = CARD;
    let y = middle.saturating_sub(h / 2);
    if card.state == StateView::Bye {
        let taken = sides(&card.slots)
            .into_iter()
            .find(|slot| matches!(slot, SlotView::Taken { .. }));
        let name = taken.map_or(String::new(), |slot| {
            short(&words.slot_name(&slot, entrants))
        });
        let (at, base) = (x + 26, middle.saturating_sub(4));
        let _ = write!(
            svg,
            "<path class=\"way\" d=\"M{x} {middle}h{w}\"/><text class=\"faint\" x=\"{at}\" y=\"{base}\">{}</text>",
            escaped(&name)
        );
        return;
    }
    let number = card
        .number
        .map_or(String::new(), |number| number.to_string());
    let _ = write!(
        svg,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"4\"/><text class=\"faint\" x=\"{}\" y=\"{}\">{number}</text>",
        x + 5,
        middle + 4
    );
    let points = words.scores(card);
    let both = sides(&card.slots).into_iter().zip([Side::Home, Side::Away]);
    for (index, (slot, side)) in both.enumerate() {
        let base = y + if index == 0 { 17 } else { 37 };
        let class = if card.winner == Some(side) {
            "won"
        } else if matches!(slot, SlotView::Taken { .. }) {
            ""
        } else {
            "faint"
        };
        let name = escaped(&short(&words.slot_name(&slot, entrants)));
        let score = points.as_ref().map_or("", |points| points[index].as_str());
        let _ = write!(
            svg,
            "<text class=\"{class}\" x=\"{}\" y=\"{base}\">{name}</text><text class=\"{class}\" text-anchor=\"end\" x=\"{}\" y=\"{base}\">{}</text>",
            x + 26,
            x + w - 8,
            escaped(score)
        );
    }
}

/// A name that fits a card; the table below has it whole.
fn short(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LETTERS - 1).collect();
    format!("{}…", kept.trim_end())
}

//! Brackets: part by part, as many rounds and matches on a page as can be read; lines lead to the next match, numbers to
//! the next page. What is no bracket comes as lists of its rounds.

use super::grid::{Pen, whole};
use super::letters::{bold, regular};
use super::lists;
use super::page::{Align, Area, Ink, Page, Paper};
use crate::book::{Book, Played};
use crate::words::{Words, places, sides};
use lanista_wire::shared::Side;
use lanista_wire::view::{EntrantView, MatchCard, SlotView, StageView, StateView};
use std::collections::BTreeMap;

type Entrants = BTreeMap<u32, EntrantView>;

/// A column, with the way to the next one.
const COLUMN: f32 = 148.0;
/// A card.
const CARD: (f32, f32) = (126.0, 32.0);
/// The least from card to card.
const STEP: f32 = 40.0;
/// What title and names of rounds take.
const HEAD: f32 = 56.0;

pub(super) fn pages(book: &Book<'_>, only: Option<u32>, paper: &mut Paper) {
    let words = book.words();
    for tournament in book.tournaments(only) {
        let entrants = book.entrants(tournament.id);
        for stage in book.stages(&tournament) {
            let mut rounds = book.rounds(&stage);
            // A second final that nobody plays is not drawn.
            rounds.retain(|played| {
                let mut cards = played.cards.iter();
                cards.any(|card| card.state != StateView::NotDue)
            });
            let (parts, others) = words.bracket_parts(rounds);
            for (word, rounds) in parts {
                let name = words.stage_name(&stage);
                let title = match word.as_str() {
                    "" => format!("{}, {name}", tournament.name),
                    word => format!("{}, {name}, {word}", tournament.name),
                };
                part(&title, &stage, &rounds, &entrants, paper);
            }
            if others {
                let mut pen = Pen::default();
                pen.head(paper, &tournament.name, &words.stage_name(&stage));
                lists::results(book, &stage, &entrants, paper, &mut pen);
            }
        }
    }
}

/// The pages of a part: as many rounds side by side as fit, cut into blocks where they are too high.
fn part(title: &str, stage: &StageView, rounds: &[Played], entrants: &Entrants, paper: &mut Paper) {
    let words = paper.words();
    let [_, area] = paper.areas();
    let columns = whole(area.w / COLUMN).max(1);
    let high = whole((area.h - HEAD) / STEP).max(1);
    // Blocks are halves of halves, as brackets are.
    let high = (0..)
        .map(|power| 1_usize << power)
        .take_while(|rows| *rows <= high)
        .last();
    let high = high.unwrap_or(1);
    let mut left = rounds;
    while let Some(first) = left.first() {
        let blocks = places(first).div_ceil(high).max(1);
        let fit = |played: &&Played| places(played) >= blocks;
        let side = left.iter().take(columns).take_while(fit).count().max(1);
        let (these, rest) = left.split_at(side);
        for block in 0..blocks {
            let page = paper.lying();
            page.text((area.x, area.y + 16.0), area.w - 90.0, bold(18.0), title);
            if blocks > 1 {
                let part = words.fill(words.part_of, &[("n", &(block + 1)), ("all", &blocks)]);
                let style = (regular(10.0), Align::Right, Ink::Grey);
                page.set((area.x + area.w - 90.0, area.y + 14.0), 90.0, style, &part);
            }
            draw(words, (page, area), stage, these, (block, blocks), entrants);
        }
        left = rest;
    }
}

fn draw(
    words: &Words,
    (page, area): (&mut Page, Area),
    stage: &StageView,
    rounds: &[Played],
    (block, blocks): (usize, usize),
    entrants: &Entrants,
) {
    let top = area.y + HEAD;
    let height = area.h - HEAD;
    // Where the middle of each card is, to lead lines there.
    let mut middle: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    let mut shown: Vec<&MatchCard> = Vec::new();
    for (column, played) in (0_u16..).zip(rounds) {
        let x = area.x + f32::from(column) * COLUMN;
        let name = words.round_name(stage, &played.round);
        page.text((x, area.y + 38.0), CARD.0, bold(9.0), &name);
        let rule = area.y + 43.0;
        page.line(vec![(x, rule), (x + CARD.0, rule)], Ink::Pale);
        let all = places(played);
        let from = block * all / blocks;
        let to = (block + 1) * all / blocks;
        let step = height / as_length(to - from).max(1.0);
        for card in &played.cards {
            let place = usize::try_from(card.position).unwrap_or(usize::MAX);
            if !(from..to).contains(&place) {
                continue;
            }
            let y = top + (as_length(place - from) + 0.5) * step;
            middle.insert(card.id, (x, y));
            shown.push(card);
        }
    }
    for card in shown {
        let Some((x, y)) = middle.get(&card.id).copied() else {
            continue;
        };
        let next = card.winner_to.map(|to| to.match_id);
        match next.and_then(|id| middle.get(&id)) {
            Some((to, other)) if *to > x => {
                let turn = to - (COLUMN - CARD.0) / 2.0;
                let ink = if card.winner.is_some() {
                    Ink::Black
                } else {
                    Ink::Pale
                };
                page.line(
                    vec![(x + CARD.0, y), (turn, y), (turn, *other), (*to, *other)],
                    ink,
                );
            }
            Some(_) | None => {
                if next.is_some() {
                    page.line(vec![(x + CARD.0, y), (x + CARD.0 + 8.0, y)], Ink::Pale);
                }
            }
        }
        self::card(words, page, (x, y - CARD.1 / 2.0), card, entrants);
    }
}

fn as_length(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

fn card(words: &Words, page: &mut Page, (x, y): (f32, f32), card: &MatchCard, entrants: &Entrants) {
    let (w, h) = CARD;
    let half = h / 2.0;
    if card.state == StateView::Bye {
        // Somebody passes through: no match, only a name on the line.
        let taken = sides(&card.slots)
            .into_iter()
            .find(|slot| matches!(slot, SlotView::Taken { .. }));
        let name = taken.map_or(String::new(), |slot| words.slot_name(&slot, entrants));
        let style = (regular(8.5), Align::Left, Ink::Grey);
        page.set((x + 16.0, y + half - 2.0), w - 18.0, style, &name);
        page.line(vec![(x, y + half), (x + w, y + half)], Ink::Pale);
        return;
    }
    page.frame(Area { x, y, w, h }, Ink::Grey);
    page.line(vec![(x + 16.0, y + half), (x + w, y + half)], Ink::Pale);
    page.line(vec![(x + 16.0, y), (x + 16.0, y + h)], Ink::Pale);
    let number = card
        .number
        .map_or(String::new(), |number| number.to_string());
    let style = (regular(7.0), Align::Middle, Ink::Grey);
    page.set((x + 1.0, y + half + 2.5), 14.0, style, &number);
    let points = words.scores(card);
    for (index, (slot, side)) in sides(&card.slots)
        .into_iter()
        .zip([Side::Home, Side::Away])
        .enumerate()
    {
        let base = y + if index == 0 { 11.5 } else { half + 11.5 };
        let is_known = matches!(slot, SlotView::Taken { .. });
        let (letters, ink) = match card.winner {
            Some(winner) if winner == side => (bold(9.0), Ink::Black),
            Some(_) => (regular(9.0), Ink::Grey),
            None if is_known => (regular(9.0), Ink::Black),
            None => (regular(8.0), Ink::Grey),
        };
        let name = words.slot_name(&slot, entrants);
        page.set(
            (x + 20.0, base),
            w - 40.0,
            (letters, Align::Left, ink),
            &name,
        );
        let score = points.as_ref().map_or("", |points| points[index].as_str());
        page.set(
            (x + w - 19.0, base),
            16.0,
            (letters, Align::Right, ink),
            score,
        );
    }
}

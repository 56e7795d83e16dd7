//! Score slips: one for each match whose two are known and that is not over, four to a standing page; a code leads to the
//! round's page and carries no right.

use super::letters::{bold, regular};
use super::page::{Align, Area, Ink, Page, Paper};
use crate::book::{Book, is_played};
use crate::words::{Words, sides};
use lanista_wire::view::{EntrantView, MatchCard, SlotView, StateView};
use std::collections::BTreeMap;

/// Slips of a page, from top to bottom.
const A_PAGE: u8 = 4;
/// Where somebody signs.
const LINE: &str = "______________________";
/// Boxes for games at most.
const GAMES: u8 = 7;

pub(super) fn pages(book: &Book<'_>, only: Option<u32>, address: &str, paper: &mut Paper) {
    let words = book.words();
    let [area, _] = paper.areas();
    let height = area.h / f32::from(A_PAGE);
    let mut place = A_PAGE;
    for tournament in book.tournaments(only) {
        let entrants = book.entrants(tournament.id);
        for stage in book.stages(&tournament) {
            for played in book.rounds(&stage) {
                let key = format!("{}/{}", played.round.group, played.round.round);
                let round = words.match_round_name(&stage, &played.round);
                for card in played.cards.iter().filter(|card| is_due(card)) {
                    if place == A_PAGE {
                        paper.upright();
                        place = 0;
                    }
                    let at = Area {
                        y: area.y + f32::from(place) * height,
                        h: height - 14.0,
                        ..area
                    };
                    let code = match address {
                        "" => String::new(),
                        address => format!("{address}/bracket/{}?round={key}", stage.id),
                    };
                    let heads = [
                        tournament.name.clone(),
                        format!("{}, {round}", words.stage_name(&stage)),
                    ];
                    let head = (&heads, code.as_str());
                    slip(words, paper.last(), at, card, (&entrants, head));
                    place += 1;
                }
            }
        }
    }
}

/// Whether a slip is of use: both are known, and nobody has won.
fn is_due(card: &MatchCard) -> bool {
    let known = sides(&card.slots);
    let is_open = match card.state {
        StateView::Ready
        | StateView::Called
        | StateView::Live
        | StateView::Held
        | StateView::Reported
        | StateView::Disputed => true,
        StateView::Bye
        | StateView::Undecided
        | StateView::NotDue
        | StateView::Over
        | StateView::Void => false,
    };
    is_played(card)
        && is_open
        && known
            .iter()
            .all(|slot| matches!(slot, SlotView::Taken { .. }))
}

fn slip(
    words: &Words,
    page: &mut Page,
    at: Area,
    card: &MatchCard,
    (entrants, ([tournament, round], code)): (&BTreeMap<u32, EntrantView>, (&[String; 2], &str)),
) {
    page.frame(at, Ink::Grey);
    let left = at.x + 12.0;
    let side = 78.0;
    let number = card
        .number
        .map_or(String::new(), |number| number.to_string());
    page.text((left, at.y + 36.0), 84.0, bold(34.0), &number);
    let middle = left + 92.0;
    let wide = at.w - 92.0 - side - 30.0;
    page.text((middle, at.y + 20.0), wide, bold(12.0), tournament);
    let grey = (regular(10.0), Align::Left, Ink::Grey);
    page.set((middle, at.y + 34.0), wide, grey, round);
    let corner = Area {
        x: at.x + at.w - side - 6.0,
        y: at.y + 4.0,
        w: side,
        h: side,
    };
    page.code(corner, code);
    let station = card.station.map_or_else(
        || words.fill(words.station_no, &[("n", &"____")]),
        |number| words.fill(words.station_no, &[("n", &number)]),
    );
    page.set((middle, at.y + 48.0), wide, grey, &station);
    let games = card.most_games.clamp(1, GAMES);
    let cell = 30.0;
    let boxes = f32::from(games + 1) * cell;
    let from = at.x + at.w - boxes - 12.0;
    let heads = at.y + side + 12.0;
    let small = (regular(7.5), Align::Middle, Ink::Grey);
    for game in 0..games {
        let x = from + f32::from(game) * cell;
        page.set(
            (x, heads),
            cell,
            small,
            &words.fill(words.game_no, &[("n", &(game + 1))]),
        );
    }
    page.set(
        (from + f32::from(games) * cell, heads),
        cell,
        small,
        words.games_won,
    );
    for (row, slot) in (0_u8..).zip(sides(&card.slots)) {
        let y = heads + 5.0 + f32::from(row) * 28.0;
        let name = words.slot_name(&slot, entrants);
        page.text((left, y + 18.0), from - left - 8.0, bold(14.0), &name);
        for game in 0..=games {
            let ink = if game == games { Ink::Black } else { Ink::Grey };
            let area = Area {
                x: from + f32::from(game) * cell,
                y,
                w: cell,
                h: 24.0,
            };
            page.frame(area, ink);
        }
    }
    let foot = at.y + at.h - 10.0;
    let third = (at.w - 24.0) / 2.0;
    page.set(
        (left, foot),
        third,
        small_left(),
        &format!("{} {LINE}", words.signed_home),
    );
    page.set(
        (left + third, foot),
        third,
        small_left(),
        &format!("{} {LINE}", words.signed_away),
    );
}

const fn small_left() -> (super::letters::Style, Align, Ink) {
    (regular(8.0), Align::Left, Ink::Grey)
}

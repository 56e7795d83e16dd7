//! Badges to wear, eight to a standing page, and signs for stations, two to a page. Their code is the address of the hall's
//! page: personal codes never cross the network in the open, so that they are not in a file.

use super::letters::{bold, regular};
use super::page::{Align, Area, Ink, Page, Paper};
use crate::book::Book;
use crate::words::Words;
use lanista_wire::view::StationView;

/// Badges beside and below each other.
const BADGES: (u8, u8) = (2, 4);
const SIGNS: u8 = 2;

/// What a badge says.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Badge {
    name: String,
    /// Team, or club.
    of: String,
    seat: String,
    tournament: String,
    /// The name before the law, where it may be shown.
    legal: String,
    nation: String,
}

pub(super) fn badges(book: &Book<'_>, only: Option<u32>, address: &str, paper: &mut Paper) {
    let [area, _] = paper.areas();
    let (across, down) = BADGES;
    let (w, h) = (area.w / f32::from(across), area.h / f32::from(down));
    let gathering = book.gathering().name;
    let mut place = across * down;
    for badge in all(book, only) {
        if place == across * down {
            paper.upright();
            place = 0;
        }
        let at = Area {
            x: area.x + f32::from(place % across) * w,
            y: area.y + f32::from(place / across) * h,
            w,
            h,
        };
        self::badge(
            book.words(),
            paper.last(),
            at,
            &badge,
            (&gathering, address),
        );
        place += 1;
    }
}

/// A badge for each player of a roster, or for the entrant where nobody is named.
fn all(book: &Book<'_>, only: Option<u32>) -> Vec<Badge> {
    let mut badges = Vec::new();
    for tournament in book.tournaments(only) {
        for entrant in book.entrants(tournament.id).into_values() {
            let one = |place: usize, name: &str, of: &str| {
                let known = entrant.people.get(place).cloned().unwrap_or_default();
                let seat = known.seat.or_else(|| entrant.seat.clone());
                Badge {
                    name: name.to_owned(),
                    of: of.to_owned(),
                    seat: seat.unwrap_or_default(),
                    tournament: tournament.name.clone(),
                    legal: known.name.unwrap_or_default(),
                    nation: known.nation.unwrap_or_default(),
                }
            };
            let club = entrant.club.clone().unwrap_or_default();
            match entrant.roster.as_slice() {
                [] => badges.push(one(0, &entrant.name, &club)),
                [only] if *only == entrant.name => badges.push(one(0, only, &club)),
                many => badges.extend(
                    (0..)
                        .zip(many)
                        .map(|(at, player)| one(at, player, &entrant.name)),
                ),
            }
        }
    }
    badges.sort();
    badges
}

fn badge(
    words: &Words,
    page: &mut Page,
    at: Area,
    badge: &Badge,
    (gathering, address): (&str, &str),
) {
    // Cut marks are the edge: badges share it.
    page.frame(at, Ink::Pale);
    let (x, w) = (at.x + 12.0, at.w - 24.0);
    let grey = (regular(9.0), Align::Left, Ink::Grey);
    page.set((x, at.y + 20.0), w, grey, gathering);
    page.text((x, at.y + 62.0), w, bold(26.0), &badge.name);
    page.text((x, at.y + 82.0), w, regular(13.0), &badge.of);
    if !badge.legal.is_empty() {
        page.text((x, at.y + 98.0), w, regular(11.0), &badge.legal);
    }
    let side = 62.0;
    let code = Area {
        x: at.x + at.w - side - 8.0,
        y: at.y + at.h - side - 8.0,
        w: side,
        h: side,
    };
    // A phone opens the page of players there; the venue's own would make a screen of it.
    page.code(code, &phones(address));
    let below = w - side;
    page.text(
        (x, at.y + at.h - 30.0),
        below,
        bold(12.0),
        &badge.tournament,
    );
    let seat = words.fill(words.seat_no, &[("seat", &badge.seat)]);
    let seat = (!badge.seat.is_empty()).then_some(seat);
    let nation = Some(badge.nation.clone()).filter(|code| !code.is_empty());
    let last: Vec<String> = seat.into_iter().chain(nation).collect();
    if !last.is_empty() {
        page.text(
            (x, at.y + at.h - 14.0),
            below,
            regular(11.0),
            &last.join(", "),
        );
    }
}

pub(super) fn signs(book: &Book<'_>, address: &str, paper: &mut Paper) {
    let [area, _] = paper.areas();
    let height = area.h / f32::from(SIGNS);
    let mut place = SIGNS;
    for station in book.floor().stations.values() {
        if place == SIGNS {
            paper.upright();
            place = 0;
        }
        let at = Area {
            y: area.y + f32::from(place) * height,
            h: height,
            ..area
        };
        sign(book.words(), paper.last(), at, station, address);
        place += 1;
    }
}

fn sign(words: &Words, page: &mut Page, at: Area, station: &StationView, address: &str) {
    page.frame(at, Ink::Pale);
    let centre = |style| (style, Align::Middle, Ink::Black);
    let grey = (regular(16.0), Align::Middle, Ink::Grey);
    let (x, w) = (at.x + 10.0, at.w - 20.0);
    page.set((x, at.y + 36.0), w, grey, words.station);
    let number = station.number.to_string();
    page.set((x, at.y + 168.0), w, centre(bold(150.0)), &number);
    page.set((x, at.y + 206.0), w, centre(bold(24.0)), &station.name);
    let side = (at.h - 240.0).clamp(40.0, 110.0);
    let code = Area {
        x: at.x + (at.w - side) / 2.0,
        y: at.y + at.h - side - 26.0,
        w: side,
        h: side,
    };
    // A phone sees there what is played here and next; the tablet of a judge, the same among its own.
    let own = match phones(address) {
        own if own.is_empty() => own,
        own => format!("{own}?station={}", station.number),
    };
    page.code(code, &own);
    let plain = address.trim_start_matches("http://");
    let small = (regular(11.0), Align::Middle, Ink::Grey);
    page.set((x, at.y + at.h - 12.0), w, small, plain);
}

/// Where phones of players begin; nothing where no address is known.
fn phones(address: &str) -> String {
    match address {
        "" => String::new(),
        address => format!("{address}/p"),
    }
}

#[cfg(test)]
mod tests {
    use super::phones;

    #[test]
    fn a_badge_leads_to_the_page_of_players() {
        assert_eq!(phones("http://10.0.0.5:7420"), "http://10.0.0.5:7420/p");
        assert_eq!(phones(""), "", "a code that leads nowhere is not drawn");
    }
}

//! Paper: pages to be hung up, filled in and worn, as PDF.

mod bracket;
mod cards;
mod grid;
mod letters;
mod lists;
mod page;
mod slips;

use crate::book::Book;
use crate::make::NotMade;
use lanista_hub::Still;
use lanista_wire::files::{Language, PaperOf, PaperSize};
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::ServerView;
use page::Paper;

/// The pages of something, of one tournament or of all.
pub(crate) fn pdf(
    still: &Still,
    of: PaperOf,
    tournament: Option<u32>,
    size: PaperSize,
    (zone, language): (i16, Language),
) -> Result<Vec<u8>, NotMade> {
    let book = Book::new(still.read_as(Audience::Public), zone, language);
    if tournament.is_some() && book.tournaments(tournament).is_empty() && of != PaperOf::Badges {
        return Err(NotMade::NoTournament);
    }
    let name = book.gathering().name;
    let foot = format!("{name}   {}", book.today());
    let address = address(still);
    let mut paper = Paper::new(size, foot.trim(), book.words());
    match of {
        PaperOf::Brackets => bracket::pages(&book, tournament, &mut paper),
        PaperOf::Standings => lists::standings(&book, tournament, &mut paper),
        PaperOf::Schedule => lists::schedule(&book, tournament, &mut paper),
        PaperOf::Slips => slips::pages(&book, tournament, &address, &mut paper),
        PaperOf::Badges => {
            let desk = Book::new(still.read_as(Audience::Desk), zone, language);
            cards::badges(&desk, tournament, &address, &mut paper);
        }
        PaperOf::Signs => cards::signs(&book, &address, &mut paper),
        PaperOf::Report => lists::report(&book, tournament, &mut paper),
    }
    if paper.is_empty() {
        return Err(NotMade::Nothing);
    }
    page::finish(paper).map_err(NotMade::Unprinted)
}

/// Where phones reach the server; nothing where that is not known.
fn address(still: &Still) -> String {
    let server = still.read_as(Audience::Desk);
    let Some(server) = server.view::<ServerView>(Topic::Server) else {
        return String::new();
    };
    let reachable = |loopback: bool| {
        let known = server.addresses.values();
        known
            .filter(|one| one.listening && one.loopback == loopback)
            .map(|one| one.address.clone())
            .next()
    };
    let Some(host) = reachable(false).or_else(|| reachable(true)) else {
        return String::new();
    };
    let host = if host.contains(':') {
        format!("[{host}]")
    } else {
        host
    };
    match server.port {
        80 => format!("http://{host}"),
        port => format!("http://{host}:{port}"),
    }
}

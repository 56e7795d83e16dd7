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
    (size, host): (PaperSize, Option<String>),
    (zone, language): (i16, Language),
) -> Result<Vec<u8>, NotMade> {
    let book = Book::new(still.read_as(Audience::Public), zone, language);
    if tournament.is_some() && book.tournaments(tournament).is_empty() && of != PaperOf::Badges {
        return Err(NotMade::NoTournament);
    }
    let name = book.gathering().name;
    let foot = format!("{name}   {}", book.today());
    let address = address(still, host.as_deref());
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
fn address(still: &Still, wanted: Option<&str>) -> String {
    let server = still.read_as(Audience::Desk);
    let Some(server) = server.view::<ServerView>(Topic::Server) else {
        return String::new();
    };
    let open = server.addresses.values().filter(|one| one.listening);
    let known = |host: &&str| {
        server.local_name.as_deref() == Some(*host) || open.clone().any(|one| one.address == **host)
    };
    let likeliest = || {
        open.clone()
            .min_by_key(|one| (one.loopback, one.unlikely, &one.address))
    };
    let chosen = wanted
        .filter(known)
        .map(str::to_owned)
        .or_else(|| likeliest().map(|one| one.address.clone()));
    let Some(host) = chosen else {
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

//! Draft histories: of each match that drafted, what was chosen turn after turn, as far as the hall saw it.

use crate::book::Book;
use crate::html::Body;
use crate::words::{Values, Words};
use lanista_wire::draft::{DraftChoice, DraftView, PoolView, TurnState, TurnView, Verb};
use lanista_wire::shared::Side;
use lanista_wire::topic::Topic;
use lanista_wire::view::TournamentView;

/// The drafts of a tournament, by match.
fn all(book: &Book<'_>, of: &TournamentView) -> Vec<DraftView> {
    let topics = book.reading().topics("draft/");
    let drafts = topics
        .into_iter()
        .filter_map(|topic| book.reading().view::<DraftView>(topic));
    let mut drafts: Vec<DraftView> = drafts.filter(|one| one.tournament == of.id).collect();
    drafts.sort_by_key(|one| (one.number, one.game));
    drafts
}

pub(super) fn has_any(book: &Book<'_>, of: &TournamentView) -> bool {
    !all(book, of).is_empty()
}

pub(super) fn histories(book: &Book<'_>, of: &TournamentView, body: &mut Body) {
    let words = book.words();
    body.text("h2", words.drafts);
    for draft in all(book, of) {
        let pool: Option<PoolView> = book.reading().view(Topic::Pool {
            rules: draft.rules,
            index: draft.pool,
        });
        let names = &draft.names;
        let of = format!("{}. {} – {}", draft.number, names.home, names.away);
        let head = match draft.game {
            0 => of,
            game => words.fill(words.of_game, &[("match", &of), ("n", &game)]),
        };
        body.text("h3", &head);
        body.text("p", &draft.format.name);
        body.open("ol");
        for turn in draft.turns.values() {
            if let Some(told) = told(words, turn, &draft, pool.as_ref()) {
                body.text("li", &told);
            }
        }
        body.close("ol");
    }
}

/// A turn in words; nothing for one that is still to come.
fn told(
    words: &Words,
    turn: &TurnView,
    draft: &DraftView,
    pool: Option<&PoolView>,
) -> Option<String> {
    if matches!(turn.state, TurnState::Later | TurnState::Open) {
        return None;
    }
    let who = match turn.side {
        Some(Side::Home) => &*draft.names.home,
        Some(Side::Away) => &*draft.names.away,
        None => words.by_itself,
    };
    let verb = match turn.verb {
        Verb::Pick => words.pick,
        Verb::Ban => words.ban,
        Verb::Protect => words.protect,
        Verb::Snipe => words.snipe,
        Verb::Steal => words.steal,
        Verb::Side => words.side,
        Verb::Order => words.order,
        Verb::Decider => words.decider,
    };
    let what = match &turn.choice {
        Some(DraftChoice::Hero { hero }) => pool
            .and_then(|pool| pool.heroes.get(hero))
            .map_or_else(|| hero.clone(), |known| known.name.clone()),
        Some(DraftChoice::Side { side }) => side.clone(),
        Some(DraftChoice::Order { .. }) => words.next_draft.to_owned(),
        Some(DraftChoice::Empty {}) => words.nothing.to_owned(),
        None => words.hidden.to_owned(),
    };
    let values: Values<'_> = &[("who", &who), ("verb", &verb), ("what", &what)];
    Some(words.fill(words.turn, values))
}

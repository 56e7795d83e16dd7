//! The lobby of a match, with its template filled in: for officials, and for those who meet once they are called.

use lanista_domain::{EntrantId, Gathering, LOBBY_TEXT, Match, MatchId, Side};
use lanista_wire::lobby::LobbyView;
use sha2::{Digest as _, Sha256};

/// Letters and digits of a code: none that is taken for another.
const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// How many signs a code has.
const CODE: usize = 6;

/// The lobby of a match; `reader` is the entrant who asks, none for an official. `None` where nothing is said, where the
/// reader does not play in it, and before the reader is called.
pub(super) fn lobby(
    state: &Gathering,
    id: MatchId,
    reader: Option<EntrantId>,
) -> Option<LobbyView> {
    let found = state.matches.get(&id)?;
    let stage = state.stages.get(&found.stage)?;
    if !stage.shows(found.node) {
        return None;
    }
    if let Some(entrant) = reader
        && (!found.has(entrant) || found.called.is_none())
    {
        return None;
    }
    let (lobby, secret) = state.lobby_of(found)?;
    let fill = |text: &str| filled(state, found, secret, text);
    let server = if lobby.server.is_empty() {
        let station = found.station.and_then(|number| state.stations.get(&number));
        station.map_or_else(String::new, |station| station.equipment.address.clone())
    } else {
        fill(&lobby.server)
    };
    // The template names a side, which the many of a heat have not.
    let is_two = found.heat().is_none();
    let said = reader.is_none().then(|| lobby.clone().into());
    let view = LobbyView {
        said,
        name: fill(&lobby.name),
        password: fill(&lobby.password),
        server,
        host: lobby.host.filter(|_| is_two).map(Into::into),
        own: state.floor.lobbies.contains_key(&id).then_some(true),
    };
    let says_nothing = view.name.is_empty() && view.password.is_empty() && view.server.is_empty();
    (!says_nothing || view.host.is_some()).then_some(view)
}

fn filled(state: &Gathering, found: &Match, secret: &str, text: &str) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let tournament = state.stages.get(&found.stage).map(|stage| stage.tournament);
    let name = |side: Side| {
        let known = found.entrant(side).zip(tournament);
        let known = known.and_then(|(entrant, tournament)| state.entrant(tournament, entrant));
        known.map_or("?", |known| known.short_name.as_str())
    };
    let station = found
        .station
        .map_or_else(String::new, |number| number.to_string());
    let number = state.number_of(found.id).to_string();
    let of = tournament.and_then(|id| state.tournaments.get(&id));
    let code = code(secret, found);
    let says = [
        ("{tournament}", of.map_or("", |of| of.name.as_str())),
        ("{match}", number.as_str()),
        ("{home}", name(Side::Home)),
        ("{away}", name(Side::Away)),
        ("{station}", station.as_str()),
        ("{code}", code.as_str()),
    ];
    // One pass: what an entrant is called is never read as a template.
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some((word, means)) = says.iter().find(|(word, _)| from.starts_with(word)) {
            out.push_str(means);
            rest = &from[word.len()..];
        } else {
            out.push('{');
            rest = &from[1..];
        }
    }
    out.push_str(rest);
    // Six names of forty characters are more than any game takes.
    out.chars().take(2 * LOBBY_TEXT).collect()
}

/// The code of a match: as long as nobody knows the secret, codes of other matches say nothing of it, nor does the code of
/// the same match with another opponent. Without a secret there is none: the sign stays as it is.
fn code(secret: &str, found: &Match) -> String {
    if secret.is_empty() {
        return "{code}".to_owned();
    }
    let mut hash = Sha256::new();
    hash.update(b"lanista lobby");
    hash.update(secret.as_bytes());
    hash.update([0]);
    hash.update(found.id.0.to_be_bytes());
    for side in Side::BOTH {
        let entrant = found.entrant(side).map_or(0, |entrant| entrant.0);
        hash.update(entrant.to_be_bytes());
    }
    let sum = hash.finalize();
    // A byte over 31 is even enough for a password that lasts one match.
    sum.iter()
        .take(CODE)
        .map(|byte| char::from(SIGNS[usize::from(*byte) % SIGNS.len()]))
        .collect()
}

//! The words that stand above columns, in the languages LAN parties are held in.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a heading says; which column it becomes depends on the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// Certainly the entrant's name.
    Entrant,
    /// A team: the entrant, or the club of single players.
    Team,
    /// The name somebody plays under.
    Handle,
    /// A single player.
    Player,
    /// A name, of whomever.
    Name,
    ShortName,
    Tag,
    Seed,
    Rating,
    Club,
    Seat,
    /// Several players.
    Persons,
    Captain,
    /// What stands on the identity card.
    LegalName,
    Nation,
    /// That the legal name may be shown.
    ShowsName,
    /// Something that sign-up forms ask and we do not import.
    Other,
}

/// The headings of each word in plain form, separated by commas: English first, then the others.
const WORDS: &[(Word, &str)] = &[
    (
        Word::Entrant,
        "entrant, entrants, entrant name, participant, participants, teilnehmer, \
         teilnehmerin, teilnehmername, uczestnik, concurrent, deelnemer, deltager, \
         deltagare, osallistuja, ucastnik",
    ),
    (
        Word::Team,
        "team, teams, team name, teamname, name of team, mannschaft, mannschaftsname, \
         equipe, nom de l equipe, nom d equipe, equipo, nombre del equipo, druzyna, \
         nazwa druzyny, squadra, nome squadra, time, nome da equipe, nome do time, ploeg, \
         lag, lagnamn, lagnavn, hold, holdnavn, joukkue, tym, nazev tymu, csapat, csapatnev, \
         tim, takim, takim adi, komanda, команда, название команды, チーム, チーム名, 队伍, 队名, 战队, \
         팀, 팀명",
    ),
    (
        Word::Handle,
        "handle, nick, nickname, nicknames, gamertag, gamer tag, ign, in game name, \
         ingame name, ingame, alias, username, user name, benutzername, spielername, \
         screen name, player name, playername, pseudo, pseudonyme, apodo, usuario, \
         pseudonim, ksywa, nimimerkki, prezdivka, soprannome, apelido, ник, никнейм, \
         ハンドルネーム, ニックネーム, 昵称, 닉네임",
    ),
    (
        Word::Player,
        "player, spieler, spielerin, joueur, jugador, gracz, giocatore, jogador, speler, \
         spelare, spiller, pelaaja, hrac, jatekos, igrac, oyuncu, игрок, 選手, プレイヤー, 选手, 선수",
    ),
    (
        Word::Name,
        "name, names, nom, nombre, nazwa, imie, nome, naam, namn, navn, nimi, jmeno, nev, \
         ime, isim, adi, имя, название, 名前, 名称, 姓名, 이름",
    ),
    (
        Word::ShortName,
        "short name, shortname, kurzname, nom court, nombre corto, skrocona nazwa, \
         nome breve, nome curto, korte naam, kortnamn, kortnavn, display name, anzeigename",
    ),
    (
        Word::Tag,
        "tag, tags, short, abbreviation, abbr, kurzel, kuerzel, clantag, clan tag, team tag, \
         teamtag, abreviation, sigle, abreviatura, sigla, siglas, skrot, abbreviazione, \
         afkorting, forkortning, forkortelse, lyhenne, zkratka, тег, тэг, タグ, 缩写, 태그",
    ),
    (
        Word::Seed,
        "seed, seeds, seeding, seed number, rank, ranking, rang, setzplatz, setzliste, \
         setzung, setzlistenplatz, platz, position, pos, place, tete de serie, classement, \
         cabeza de serie, siembra, puesto, rozstawienie, miejsce, testa di serie, posizione, \
         cabeca de chave, posicao, plaats, seedning, nasazeni, poradi, сид, посев, место, \
         シード, 种子, 시드",
    ),
    (
        Word::Rating,
        "rating, elo, mmr, points, punkte, pts, score, skill, skill rating, dwz, wertung, \
         wertungszahl, note elo, cote, puntos, puntuacion, punkty, punti, punteggio, pontos, \
         punten, poang, poeng, pisteet, body, очки, рейтинг, ポイント, レート, 积分, 점수",
    ),
    (
        Word::Club,
        "club, clan, verein, organisation, organization, org, guild, gilde, association, \
         clubname, club de, guilde, klub, klan, seura, forening, vereniging, circolo, clube, \
         egyesulet, клуб, клан, クラブ, 俱乐部, 클럽, school, schule, university",
    ),
    (
        Word::Seat,
        "seat, seats, sitz, sitze, sitzplatz, sitzplatze, platznummer, seat number, seat no, \
         table, tisch, tischnummer, place assise, siege, asiento, asientos, mesa, stol, \
         stolik, miejsca, posto, tavolo, assento, stoel, tafel, sate, bord, sete, paikka, \
         sedadlo, row and seat, место в зале, 座席, 席, 座位, 좌석",
    ),
    (
        Word::Persons,
        "players, roster, members, team members, lineup, line up, player names, mitglieder, \
         aufstellung, kader, teammitglieder, joueurs, membres, effectif, jugadores, \
         miembros, plantilla, gracze, sklad, zawodnicy, giocatori, membri, jogadores, \
         membros, spelers, leden, medlemmar, medlemmer, spelere, spillere, pelaajat, hraci, \
         jatekosok, igraci, oyuncular, игроки, состав, メンバー, 队员, 선수들, member, mitglied, \
         substitute, substitutes, ersatz, ersatzspieler",
    ),
    (
        Word::Captain,
        "captain, captains, kapitan, kapitaen, teamcaptain, team captain, capitaine, \
         capitan, capitano, capitao, aanvoerder, kapten, kaptein, kapteeni, капитан, キャプテン, \
         队长, 주장, contact person, ansprechpartner",
    ),
    (
        Word::LegalName,
        "legal name, full legal name, full name, real name, civil name, passport name, name on id, \
         klarname, realname, burgerlicher name, vollstandiger name, voller name, ausweisname, \
         echter name, nom legal, nom civil, nom complet, nom reel, vrai nom, nombre legal, \
         nombre completo, nombre real, nombre y apellidos, nome legal, nome completo, nome real, \
         nome civil, nome e cognome",
    ),
    (
        Word::Nation,
        "nation, country, nationality, country code, land, landercode, landerkurzel, herkunftsland, \
         nationalitat, staatsangehorigkeit, staatsburgerschaft, pays, nationalite, code pays, pais, \
         nacionalidad, nacionalidade, codigo de pais, codigo do pais, kraj, narodowosc, nazione, \
         nazionalita, paese",
    ),
    (
        Word::ShowsName,
        "name may be shown, legal name may be shown, show name, show legal name, shows name, \
         show real name, may show name, name shown, name darf gezeigt werden, \
         klarname darf gezeigt werden, name zeigen, klarname zeigen, name sichtbar, \
         nom affichable, nom visible, afficher le nom, montrer le nom, le nom peut etre montre, \
         mostrar nombre, mostrar el nombre, nombre visible, se puede mostrar el nombre, \
         mostrar nome, mostrar o nome, nome visivel, o nome pode ser mostrado",
    ),
    (
        Word::Other,
        "timestamp, zeitstempel, time stamp, date, datum, horodateur, marca temporal, \
         sygnatura czasowa, id, no, nr, number, nummer, email, e mail, e mail address, \
         email address, mail, phone, telefon, telephone, telefono, discord, discord name, \
         discord id, steam, steam id, steamid, battletag, \
         city, stadt, age, alter, birthday, paid, bezahlt, comment, comments, kommentar, \
         notes, note, bemerkung, bemerkungen, anmerkungen, remarks, reason, status, \
         first name, last name, vorname, nachname, surname, prenom, apellido, nazwisko, \
         game, spiel, titel, title, checked in, check in, checkin, gender, url, link, \
         website, language, sprache",
    ),
];

fn vocabulary() -> impl Iterator<Item = (Word, &'static str)> {
    WORDS
        .iter()
        .flat_map(|(word, list)| list.split(", ").map(|one| (*word, one)))
}

/// What a heading means when the whole of it is a known word.
pub(crate) fn exact(heading: &str) -> Option<Word> {
    let plain = plain(heading);
    let known = |text: &str| {
        vocabulary()
            .find(|(_, one)| *one == text)
            .map(|(word, _)| word)
    };
    // "Player 1", "Spieler 2": several columns of the same kind, so players rather than the player.
    let unnumbered = plain
        .trim_end_matches(|one: char| one.is_ascii_digit())
        .trim_end();
    if unnumbered.len() < plain.len() && !unnumbered.is_empty() {
        let is_person = |word: &Word| {
            matches!(
                word,
                Word::Player | Word::Handle | Word::Persons | Word::Name | Word::Captain
            )
        };
        return known(unnumbered).map(|word| {
            if is_person(&word) {
                Word::Persons
            } else {
                word
            }
        });
    }
    known(&plain)
}

/// How many cells of a row are known headings. Numbered ones count only beside others: "Player 1" is a heading next to
/// "Team name", and next to "Team 1" it is what somebody typed to try the import.
pub(crate) fn count<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    let known = cells.filter(|cell| exact(cell).is_some());
    let (numbered, others): (Vec<&str>, Vec<&str>) =
        known.partition(|cell| plain(cell).ends_with(|one: char| one.is_ascii_digit()));
    if others.is_empty() {
        0
    } else {
        numbered.len() + others.len()
    }
}

/// What a longer heading means by the known words in it, the longest first: "Name of your team" is a team.
pub(crate) fn within(heading: &str) -> Option<Word> {
    let plain = format!(" {} ", plain(heading));
    vocabulary()
        .filter(|(_, one)| one.chars().count() >= 4 && plain.contains(&format!(" {one} ")))
        .max_by_key(|(word, one)| (*word != Word::Name && *word != Word::Other, one.len()))
        .map(|(word, _)| word)
}

/// Lower case, without marks, punctuation and what stands in brackets.
pub(crate) fn plain(heading: &str) -> String {
    if heading.len() > 200 {
        return String::new();
    }
    let mut depth = 0_usize;
    let unbracketed: String = heading
        .chars()
        .filter(|one| {
            depth += usize::from(matches!(one, '(' | '['));
            let is_outside = depth == 0;
            depth = depth.saturating_sub(usize::from(matches!(one, ')' | ']')));
            is_outside
        })
        .collect();
    let folded: String = unbracketed
        .nfkd()
        .filter(|one| {
            !is_combining_mark(*one) || !one.is_ascii() && matches!(one, '\u{3099}' | '\u{309a}')
        })
        .flat_map(char::to_lowercase)
        .map(|one| match one {
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            'ı' => 'i',
            one if one.is_alphanumeric() || matches!(one, '\u{3099}' | '\u{309a}') => one,
            _ => ' ',
        })
        .nfc()
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_many_languages() {
        for (heading, expect) in [
            ("Team name", Some(Word::Team)),
            ("TEAM_NAME:", Some(Word::Team)),
            ("Équipe", Some(Word::Team)),
            ("Drużyna", Some(Word::Team)),
            ("Команда", Some(Word::Team)),
            ("チーム名", Some(Word::Team)),
            ("Name *", Some(Word::Name)),
            ("Name (max. 40)", Some(Word::Name)),
            ("Kürzel", Some(Word::Tag)),
            ("Setzplatz", Some(Word::Seed)),
            ("Tête de série", Some(Word::Seed)),
            ("Cabeza de serie", Some(Word::Seed)),
            ("Rozstawienie", Some(Word::Seed)),
            ("Sitzplätze", Some(Word::Seat)),
            ("Player 2", Some(Word::Persons)),
            ("Spieler", Some(Word::Player)),
            ("Игрок", Some(Word::Player)),
            ("Zeitstempel", Some(Word::Other)),
            ("Dead Reckoning", None),
            ("", None),
            ("4120", None),
        ] {
            assert_eq!(exact(heading), expect, "{heading}");
        }
        assert_eq!(within("What is the name of your team?"), Some(Word::Team));
        assert_eq!(within("Please enter your nickname"), Some(Word::Handle));
    }
}

//! Which row holds the headings, and what each column means.

use lanista_exchange::{Column, Source, Wishes, read};

use crate::{csv, names};

use Column::{Club, Name, Nothing, Persons, Rating, Seat, Seed, ShortName, Tag};

#[test]
fn columns_are_known_by_their_headings() {
    for (heading, expect) in [
        (
            "Team name;Short;Captain;Players;Points;Table;Timestamp",
            vec![Name, Tag, Persons, Persons, Rating, Seat, Nothing],
        ),
        ("Name;Tag;Seed;Club;Seat", vec![Name, Tag, Seed, Club, Seat]),
        (
            "Teilnehmer;Kürzel;Setzplatz;Verein;Sitzplatz",
            vec![Name, Tag, Seed, Club, Seat],
        ),
        (
            "Équipe;Sigle;Tête de série;Joueurs",
            vec![Name, Tag, Seed, Persons],
        ),
        (
            "Equipo;Siglas;Cabeza de serie;Jugadores;Asiento",
            vec![Name, Tag, Seed, Persons, Seat],
        ),
        (
            "Drużyna;Skrót;Rozstawienie;Gracze;Klub",
            vec![Name, Tag, Seed, Persons, Club],
        ),
        (
            "Команда;Тег;Посев;Игроки;Клуб",
            vec![Name, Tag, Seed, Persons, Club],
        ),
        (
            "チーム名;タグ;シード;メンバー;席",
            vec![Name, Tag, Seed, Persons, Seat],
        ),
        (
            "Timestamp;What is your team called? (Team name);Player 1;Player 2;E-mail address",
            vec![Nothing, Name, Persons, Persons, Nothing],
        ),
        (
            "First name;Last name;Nickname;Club",
            vec![Nothing, Nothing, Name, Club],
        ),
        (
            "Seed;Entrant;Short name;Tag",
            vec![Seed, Name, ShortName, Tag],
        ),
    ] {
        let row = |number: usize| {
            (0..expect.len())
                .map(|column| format!("c{column}r{number}"))
                .collect::<Vec<_>>()
                .join(";")
        };
        let preview = csv(&format!("{heading}\n{}\n{}\n{}\n", row(1), row(2), row(3)));
        let meanings: Vec<Column> = preview
            .columns
            .iter()
            .map(|column| column.meaning)
            .collect();
        assert!(preview.has_heading, "{heading}");
        assert_eq!(meanings, expect, "{heading}");
    }
}

#[test]
fn a_team_that_repeats_is_the_club_of_single_players() {
    let singles = csv("Nickname,Team\nFox,North\nOwl,North\nElk,South\nBee,North\n");
    assert_eq!(
        (singles.columns[0].meaning, singles.columns[1].meaning),
        (Name, Club)
    );
    let teams = csv("Captain,Team\nFox,North\nOwl,South\nElk,East\n");
    assert_eq!(
        (teams.columns[0].meaning, teams.columns[1].meaning),
        (Persons, Name)
    );
}

#[test]
fn a_heading_without_known_words_stands_above_numbers() {
    let preview = csv("Wer,Wieviel\nFox,12\nOwl,7\nElk,9\n");
    assert!(preview.has_heading);
    assert_eq!(names(&preview), ["Fox", "Owl", "Elk"]);
}

#[test]
fn a_title_above_the_heading_is_no_entrant() {
    let preview =
        csv("NorthSea LAN 22;;\nas of Friday;;\n\nName;Seed;Club\nFox;2;North\nOwl;1;South\n");
    assert_eq!(
        preview
            .rows
            .iter()
            .map(|row| row.number)
            .collect::<Vec<_>>(),
        [5, 6]
    );
    assert_eq!(names(&preview), ["Owl", "Fox"]);
}

#[test]
fn without_a_heading_the_content_tells() {
    for (text, expect) in [
        ("1,Fox\n2,Owl\n3,Elk\n", vec![Seed, Name]),
        ("Fox,1\nOwl,2\nElk,3\n", vec![Name, Seed]),
        (
            "Fox;FOX;A 01;a, b, c\nOwl;OWL;A 02;d, e\nElk;ELK;B 11;f, g\n",
            vec![Name, Tag, Seat, Persons],
        ),
        ("Fox,1998\nOwl,1998\nElk,2001\n", vec![Name, Nothing]),
        ("Fox\nOwl\n", vec![Name]),
        ("Team 1,Player 1\nTeam 2,Player 2\n", vec![Name, Nothing]),
    ] {
        let preview = csv(text);
        let meanings: Vec<Column> = preview
            .columns
            .iter()
            .map(|column| column.meaning)
            .collect();
        assert_eq!((preview.has_heading, meanings), (false, expect), "{text:?}");
    }
}

#[test]
fn the_person_decides_whether_there_is_a_heading() {
    let ask = |text: &str, has_heading| {
        let wishes = Wishes {
            has_heading: Some(has_heading),
            ..Wishes::default()
        };
        let preview = read(&Source::pasted(text), &wishes, &[]).expect("a table");
        preview
            .entrants
            .into_iter()
            .map(|entrant| entrant.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(ask("Team\nFox\nOwl\n", false), ["Team", "Fox", "Owl"]);
    assert_eq!(ask("Fox\nOwl\nElk\n", true), ["Owl", "Elk"]);
    assert_eq!(
        ask("Liste\nWer\tWo\nFox\tda\nOwl\tdort\n", true),
        ["Fox", "Owl"]
    );
}

#[test]
fn seeds_and_ratings_give_the_order() {
    let seeds = |text: &str| {
        csv(text)
            .entrants
            .into_iter()
            .map(|one| (one.name, one.seed))
            .collect::<Vec<_>>()
    };
    let fox_owl_elk = |fox, owl, elk| {
        move |order: [&str; 3]| {
            let seed = move |name: &str| match name {
                "Fox" => fox,
                "Owl" => owl,
                _ => elk,
            };
            order.map(|name| (name.to_owned(), seed(name))).to_vec()
        }
    };
    assert_eq!(
        seeds("Name,Seed\nFox,\nOwl,7\nElk,2\n"),
        fox_owl_elk(None, Some(7), Some(2))(["Elk", "Owl", "Fox"])
    );
    assert_eq!(
        seeds("Name,Points\nFox,900\nOwl,4120\nElk,\n"),
        fox_owl_elk(Some(2), Some(1), None)(["Owl", "Fox", "Elk"]),
        "the most points are seeded first"
    );
    assert_eq!(
        seeds("Name,Seed,Elo\nFox,,1500.6\nOwl,1,900\nElk,,2000\n"),
        fox_owl_elk(None, Some(1), None)(["Owl", "Elk", "Fox"])
    );
}

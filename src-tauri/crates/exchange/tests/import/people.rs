//! What a row says of its people besides their handles, in the words and orders that people use.

use lanista_domain::Particulars;
use lanista_exchange::{NewEntrant, Preview};

use crate::{csv, report};

fn first(preview: &Preview) -> &NewEntrant {
    preview.entrants.first().expect("an entrant")
}

fn told(about: &Particulars) -> (Option<&str>, Option<&str>, Option<&str>, Option<bool>) {
    (
        about.nation.as_deref(),
        about.legal_name.as_deref(),
        about.seat.as_deref(),
        about.shows_name,
    )
}

#[test]
fn a_single_player_brings_country_legal_name_and_consent_in_five_languages() {
    for (heading, row) in [
        ("Nickname,Legal name,Country,Name may be shown,Seat", "yes"),
        (
            "Nickname,Klarname,Nationalität,Name darf gezeigt werden,Sitzplatz",
            "ja",
        ),
        ("Pseudo,Nom légal,Pays,Nom affichable,Place assise", "oui"),
        ("Apodo,Nombre completo,País,Mostrar nombre,Asiento", "sí"),
        (
            "Apelido,Nome completo,Nacionalidade,Mostrar nome,Assento",
            "sim",
        ),
    ] {
        let preview = csv(&format!(
            "{heading}\nFox,Ida Müller,Deutschland,{row},A12\n"
        ));
        let entrant = first(&preview);
        assert_eq!(entrant.name, "Fox", "{heading}");
        assert_eq!(entrant.seat.as_deref(), Some("A12"), "{heading}");
        let about: Vec<_> = entrant.people.iter().map(told).collect();
        let all = (Some("DE"), Some("Ida Müller"), None, Some(true));
        assert_eq!(about, [all], "{heading}");
    }
}

#[test]
fn a_team_lists_its_people_in_the_order_of_its_players() {
    let preview = csv("Team;Players;Legal name;Nation;Seat;Show name\n\
         Foxes;Ida, Ben;\"Müller, Ida | Ben Roy\";de;\"A1|A2\";yes, no\n");
    let entrant = first(&preview);
    assert_eq!(entrant.seat, None, "each has a seat");
    let about: Vec<_> = entrant.people.iter().map(told).collect();
    assert_eq!(
        about,
        [
            (Some("DE"), Some("Müller, Ida"), Some("A1"), Some(true)),
            (Some("DE"), Some("Ben Roy"), Some("A2"), Some(false)),
        ]
    );
}

#[test]
fn what_cannot_be_is_left_out_with_a_note_and_an_unclear_consent_is_none() {
    let preview = csv("Nickname,Country,Show name\nFox,Atlantis,perhaps\n");
    assert_eq!(report(&preview), ["2 Note nation_unknown consent_unclear"]);
    let about = first(&preview).people.iter().map(told);
    assert_eq!(about.collect::<Vec<_>>(), [(None, None, None, Some(false))]);
    let preview = csv("Team;Players;Legal name\nFoxes;Ida, Ben, Jule;\"Ida Müller; Ben Roy\"\n");
    assert_eq!(first(&preview).roster.len(), 3);
    assert_eq!(report(&preview), ["2 Note people_uneven"]);
    assert!(first(&preview).people.is_empty());
}

#[test]
fn a_full_name_is_the_name_where_people_are_called_nothing_else() {
    let preview = csv("Full name,Club\nIda Müller,North\n");
    assert_eq!(first(&preview).name, "Ida Müller");
    assert!(first(&preview).people.is_empty());
}

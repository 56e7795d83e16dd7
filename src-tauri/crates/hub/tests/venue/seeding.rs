//! Seeding by what was played before: proposed, confirmed, kept, taken back.

use crate::room::{Room, codes, frames};
use lanista_domain::EarlierRating;
use lanista_hub::{Body, FileResult, Score, Submission, rate_file};
use lanista_wire::command::Command;
use lanista_wire::seeding::{MeritView, SeedBasis, Unrated};
use lanista_wire::shared::{BySide, NewEntrant};
use lanista_wire::topic::Audience;

fn by_rating(file: bool, tournaments: &[u32]) -> SeedBasis {
    SeedBasis::Ratings {
        file,
        tournaments: tournaments.to_vec(),
        unrated: Unrated::Last,
    }
}

/// A played cup of four in which entrant 4 wins and 3 is second, and a second one of three of them and a stranger.
async fn two_cups() -> Room {
    let room = Room::with_bracket(4).await;
    for (match_id, home, away) in [(1, 0, 2), (2, 0, 2), (3, 2, 1)] {
        let score = BySide { home, away };
        let enter = Command::EnterResult { match_id, score };
        room.system(enter).await.unwrap();
    }
    let format = room
        .state()
        .await
        .tournaments
        .values()
        .next()
        .map(|found| (&found.format).into())
        .unwrap();
    let create = Command::CreateTournament {
        name: "Second".into(),
        title: "Chess".into(),
        format,
    };
    room.system(create).await.unwrap();
    let named = |name: &str| NewEntrant {
        name: name.into(),
        ..NewEntrant::default()
    };
    let add = Command::AddEntrants {
        tournament: 2,
        entrants: ["Stranger", "Entrant 1", "Entrant 3", "Entrant 4"]
            .map(named)
            .to_vec(),
    };
    room.system(add).await.unwrap();
    room
}

async fn seeding(room: &Room) -> Vec<String> {
    let state = room.state().await;
    let found = &state.tournaments[&lanista_domain::TournamentId(2)];
    found
        .seeding
        .iter()
        .map(|id| found.entrants[id].name.clone())
        .collect()
}

async fn confirm(room: &Room, basis: SeedBasis) -> Result<u64, Vec<String>> {
    let seen = room.hub.seed_proposal(2, basis.clone(), 0).await;
    let digest = seen.map_err(|why| codes(Some(&why)))?.digest;
    let command = Command::SeedByMerit {
        tournament: 2,
        basis,
        digest,
    };
    match room.system(command).await {
        Ok(receipt) => Ok(receipt.seq),
        Err(why) => Err(codes(Some(&why))),
    }
}

#[tokio::test]
async fn a_tournament_is_seeded_by_what_was_played_here() {
    let room = two_cups().await;
    let sources = room.hub.seed_sources(2).await.unwrap();
    assert_eq!(sources.file, None);
    let [source] = sources.tournaments.as_slice() else {
        panic!("{sources:?}")
    };
    assert_eq!(
        (source.tournament, source.results, source.over),
        (1, 3, true)
    );

    let basis = by_rating(false, &[1]);
    let proposal = room.hub.seed_proposal(2, basis.clone(), 0).await.unwrap();
    assert_eq!(
        proposal.rows.last().unwrap().was,
        1,
        "nobody knows the stranger"
    );
    assert_eq!(proposal.rows.last().unwrap().merit, None);
    let before = seeding(&room).await;
    assert_eq!(before[0], "Stranger", "nothing has changed yet");

    let seq = confirm(&room, basis).await.unwrap();
    let after = seeding(&room).await;
    assert_eq!(after[3], "Stranger");
    assert_ne!(after[0], "Entrant 1", "who lost at once is not first");
    let mut desk = room
        .follow(Audience::Desk, &["tournament/2/", "journal"])
        .await;
    let seen = serde_json::to_string(&frames(&room, &mut desk).await).unwrap();
    assert!(seen.contains("\"kind\":\"rating\""), "{seen}");
    assert!(seen.contains("Second seeded by rating: Entrant"), "{seen}");

    room.system(Command::TakeBack { seq }).await.unwrap();
    assert_eq!(seeding(&room).await, before);
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn what_was_looked_at_is_what_is_done() {
    let room = two_cups().await;
    let basis = by_rating(false, &[1]);
    let seen = room.hub.seed_proposal(2, basis.clone(), 0).await.unwrap();
    room.system(Command::ReopenMatch { match_id: 3 })
        .await
        .unwrap();
    let command = Command::SeedByMerit {
        tournament: 2,
        basis,
        digest: seen.digest,
    };
    let refused = room.system(command).await;
    assert_eq!(codes(refused.err().as_ref()), ["seeding_changed"]);
}

#[tokio::test]
async fn a_confirmation_sent_again_after_a_lost_link_has_its_receipt() {
    let room = two_cups().await;
    let basis = by_rating(false, &[1]);
    let digest = room
        .hub
        .seed_proposal(2, basis.clone(), 0)
        .await
        .unwrap()
        .digest;
    let command = Command::SeedByMerit {
        tournament: 2,
        basis,
        digest,
    };
    let desk = "key-of-desk";
    let admit = Command::AdmitDevice {
        device: desk.into(),
        name: "Desk".into(),
        role: lanista_wire::shared::Role::Desk,
        scope: lanista_wire::shared::Scope::Everything,
    };
    room.system(admit).await.unwrap();
    let first = room.send(desk, "c1", None, command.clone()).await.unwrap();
    let again = room.send(desk, "c1", None, command).await.unwrap();
    assert_eq!(first.seq, again.seq);
}

#[tokio::test]
async fn a_tournament_is_seeded_by_the_places_of_another() {
    let room = two_cups().await;
    let places = SeedBasis::Places { tournament: 1 };
    confirm(&room, places.clone()).await.unwrap();
    assert_eq!(
        seeding(&room).await,
        ["Entrant 4", "Entrant 3", "Entrant 1", "Stranger"]
    );
    let proposal = room.hub.seed_proposal(2, places, 0).await.unwrap();
    let second = MeritView::Place {
        tournament: 1,
        place: 2,
    };
    assert_eq!(proposal.rows[1].merit, Some(second));
    room.system(Command::DrawStage { tournament: 2 })
        .await
        .unwrap();
    room.system(Command::PublishStage { stage: 2 })
        .await
        .unwrap();
    let mut public = room.follow(Audience::Public, &["tournament/2/"]).await;
    let seen = serde_json::to_string(&frames(&room, &mut public).await).unwrap();
    assert!(
        seen.contains("Stranger") && !seen.contains("merit"),
        "{seen}"
    );
    room.replays_to_the_same().await;
}

#[tokio::test]
async fn a_tournament_that_is_not_over_has_no_places_and_none_has_none() {
    let room = two_cups().await;
    room.system(Command::ReopenMatch { match_id: 3 })
        .await
        .unwrap();
    let refused = confirm(&room, SeedBasis::Places { tournament: 1 }).await;
    assert_eq!(refused, Err(vec!["not_over".to_owned()]));
    let refused = room.hub.seed_proposal(9, by_rating(true, &[]), 0).await;
    assert_eq!(codes(refused.err().as_ref()), ["not_found"]);
    let refused = confirm(&room, by_rating(true, &[])).await;
    assert_eq!(refused, Err(vec!["no_merit".to_owned()]));
}

#[tokio::test]
async fn what_a_file_brought_outlives_a_restart_and_is_forgotten_on_request() {
    let room = two_cups().await;
    let result = |home: &str, away: &str| FileResult {
        home: home.into(),
        away: away.into(),
        score: Score::Home,
        day: Some(20_000),
    };
    let ratings: Vec<EarlierRating> = rate_file(&[
        result("Stranger", "entrant 4"),
        result("Stranger", "Nobody"),
    ]);
    let submission = Submission {
        device: None,
        id: "file".into(),
        expect: None,
        body: Body::Ratings {
            source: "league.csv".into(),
            ratings,
        },
    };
    room.hub.submit(submission).await.unwrap();
    let sources = room.hub.seed_sources(2).await.unwrap();
    assert_eq!(
        sources.file.map(|file| (file.source, file.names)),
        Some(("league.csv".into(), 3))
    );
    confirm(&room, by_rating(true, &[1])).await.unwrap();
    assert_eq!(seeding(&room).await[0], "Stranger");
    room.system(Command::ForgetRatings).await.unwrap();
    assert_eq!(room.hub.seed_sources(2).await.unwrap().file, None);
    room.replays_to_the_same().await;
}

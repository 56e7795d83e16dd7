//! Photos of a match: who attaches them, how many fit, and that taking one back frees its place.

use crate::hall::{ANNA, DESK, Hall, SINGLE, check, four, refused, taken, then};
use crate::say::{photo, score, take_back};
use lanista_domain::photo::{PHOTO_BYTES, PHOTO_QUOTA, PHOTOS_A_MATCH};
use lanista_domain::{DeviceId, MatchId, Refusal, Refused};

const FIRST: MatchId = MatchId(1);

fn refusals(hall: &mut Hall, from: &str, command: lanista_domain::Command) -> Vec<Refusal> {
    let Refused { reasons } = hall.send(from, None, command).expect_err("it is refused");
    reasons
}

#[test]
fn a_photo_belongs_to_its_match_and_names_who_attached_it() {
    check(
        taken(),
        (ANNA, photo(1, 'a', 400_000)),
        then(|hall| {
            let photos = &hall.state.photos[&FIRST];
            assert_eq!(photos.len(), 1);
            assert_eq!(photos[0].by, Some(DeviceId(ANNA.to_owned())));
            assert_eq!(photos[0].bytes, 400_000);
            assert_eq!(
                hall.game(1).rev,
                taken().game(1).rev,
                "no score has changed"
            );
        }),
    );
}

#[test]
fn a_photo_of_a_match_that_is_not_there_is_refused() {
    check(
        taken(),
        (DESK, photo(99, 'a', 1)),
        refused(Refusal::not_found("match")),
    );
}

#[test]
fn everything_that_is_wrong_with_a_photo_is_said_at_once() {
    let mut hall = four(SINGLE);
    let mut wrong = photo(1, 'a', PHOTO_BYTES + 1);
    if let lanista_domain::Command::AttachPhoto { sha256, .. } = &mut wrong {
        *sha256 = "../../etc/passwd".to_owned();
    }
    assert_eq!(
        refusals(&mut hall, DESK, wrong),
        [Refusal::BadDigest, Refusal::PhotoTooLarge { most: 8 }]
    );
    assert_eq!(
        refusals(&mut hall, DESK, photo(1, 'a', 0)),
        [Refusal::PhotoTooLarge { most: 8 }]
    );
    hall.must(DESK, photo(1, 'a', PHOTO_BYTES));
}

#[test]
fn the_same_photo_comes_once_to_a_match_and_may_come_to_another() {
    let mut hall = four(SINGLE);
    hall.must(DESK, photo(1, 'a', 10));
    assert_eq!(
        refusals(&mut hall, DESK, photo(1, 'a', 10)),
        [Refusal::PhotoTwice]
    );
    hall.must(DESK, photo(2, 'a', 10));
}

#[test]
fn a_match_has_eight_photos_and_one_taken_back_makes_room() {
    let mut hall = four(SINGLE);
    let names: Vec<char> = ('a'..).take(PHOTOS_A_MATCH).collect();
    let mut last = None;
    for name in &names {
        last = Some(hall.must(DESK, photo(1, *name, 10)));
    }
    assert_eq!(
        refusals(&mut hall, DESK, photo(1, 'z', 10)),
        [Refusal::TooManyPhotos { most: 8 }]
    );
    hall.must(DESK, take_back(last.expect("eight were attached")));
    hall.must(DESK, photo(1, 'z', 10));
}

#[test]
fn a_gathering_keeps_so_many_bytes_and_no_more() {
    let mut hall = four(SINGLE);
    let many = usize::try_from(PHOTO_QUOTA / u64::from(PHOTO_BYTES)).expect("a small number");
    // As if other matches had them: the quota is the gathering's.
    for one in 0..many {
        let id = MatchId(u32::try_from(100 + one).expect("a small number"));
        let mut photos = hall.state.photos.remove(&FIRST).unwrap_or_default();
        if photos.is_empty() {
            hall.must(DESK, photo(1, 'a', PHOTO_BYTES));
            photos = hall.state.photos.remove(&FIRST).unwrap_or_default();
        }
        hall.state.photos.insert(id, photos);
    }
    assert_eq!(hall.state.photo_bytes(), PHOTO_QUOTA);
    assert_eq!(
        refusals(&mut hall, DESK, photo(1, 'b', 1)),
        [Refusal::NoRoomForPhotos { most: 200 }]
    );
}

#[test]
fn a_score_before_a_photo_can_still_be_taken_back() {
    let mut hall = taken();
    let step = hall.must(ANNA, score(1, 1, 1, 0));
    hall.must(ANNA, photo(1, 'a', 10));
    hall.must(DESK, take_back(step));
    assert_eq!(hall.state.photos[&FIRST].len(), 1);
}

//! Sentences about what the producer of a stream settles, and who is ready to go live.

use lanista_domain::{Gathering, Lamp, StreamChange};

/// What was changed about a stream.
pub(super) fn changed(state: &Gathering, change: &StreamChange) -> String {
    let of = |id| state.number_of(id);
    match change {
        StreamChange::Put {
            station,
            match_id,
            place,
        } => {
            let place = u64::from(*place) + 1;
            format!(
                "Match {} comes as {place} at the stream of station {station}",
                of(*match_id)
            )
        }
        StreamChange::Drop { station, match_id } => format!(
            "Match {} taken from the stream of station {station}",
            of(*match_id)
        ),
        StreamChange::DropAll { station, matches } => format!(
            "Matches taken from the stream of station {station}: {}",
            matches.len()
        ),
        StreamChange::Show {
            station,
            match_id: Some(id),
        } => format!("The stream of station {station} shows match {}", of(*id)),
        StreamChange::Show {
            station,
            match_id: None,
        } => format!("The stream of station {station} shows what is played there"),
        StreamChange::Flip {
            station,
            is_flipped,
        } => {
            let side = if *is_flipped { "right" } else { "left" };
            format!("The stream of station {station} shows home at the {side}")
        }
        StreamChange::HoldBack {
            station,
            seconds: 0,
        } => format!("The hall sees at once what happens at the stream of station {station}"),
        StreamChange::HoldBack { station, seconds } => format!(
            "The hall sees {seconds} s later what happens at the stream of station {station}"
        ),
        StreamChange::Reveal { station } => {
            format!("The hall was shown what the stream of station {station} held back")
        }
        StreamChange::Ready {
            match_id,
            lamp,
            is_ready,
        } => {
            let who = match lamp {
                Lamp::Producer => "The producer",
                Lamp::Judge => "The judge",
            };
            let is = if *is_ready {
                "is ready"
            } else {
                "is not ready"
            };
            format!("{who} {is} for match {}", of(*match_id))
        }
    }
}

//! Having a device or a screen do something now.

use super::failed;
use crate::hall::Hall;
use lanista_wire::ask::Answer;
use lanista_wire::nudge::{Nudge, SAY_BYTES, Whom};

/// Hands it to every link of theirs, or says that there is none.
pub(super) fn nudge(hall: &Hall, whom: &Whom, what: Nudge) -> Answer {
    let what = match (whom, what) {
        (Whom::Device { .. }, Nudge::Say { text }) => match plain(&text) {
            Some(text) => Nudge::Say { text },
            None => return failed("bad_text", "A text has 1 to 500 bytes, in plain letters."),
        },
        (Whom::Screen { .. }, Nudge::Say { .. }) => {
            return failed(
                "bad_text",
                "What a screen shows is a message: show_message.",
            );
        }
        (_, what @ (Nudge::Reload | Nudge::Identify)) => what,
    };
    if hall.nudges.send(whom, &what) == 0 {
        return failed("no_link", "There is no link to it now. Nothing was sent.");
    }
    Answer::Fine
}

fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    let is_plain = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
    let is_fine = (1..=SAY_BYTES).contains(&text.len()) && text.chars().all(is_plain);
    is_fine.then(|| text.to_owned())
}

//! What a desk asks of the past: documents of a moment, pages of the journal, files, what rests on a step.

use super::ask::failed;
use crate::exports::Wanted;
use crate::hall::Hall;
use lanista_hub::Rejected;
use lanista_wire::ask::{Answer, Ask};

/// Whether it is a question about the past.
pub(super) const fn is_of_the_past(ask: &Ask) -> bool {
    matches!(
        ask,
        Ask::PastView { .. }
            | Ask::JournalPage { .. }
            | Ask::JournalOutline
            | Ask::JournalEntry { .. }
            | Ask::JournalExport { .. }
            | Ask::File { .. }
            | Ask::MyLast
    )
}

/// Answers a question about the past; whoever asks is let in and may read what a desk reads.
pub(super) async fn answer(hall: &Hall, device: String, ask: Ask) -> Answer {
    match answered(hall, device, ask).await {
        Ok(answer) => answer,
        Err(rejected) => match rejected.reasons.first() {
            Some(reason) => failed(&reason.code, &reason.text),
            None => failed("ending", "The server is ending."),
        },
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "whoever calls this sends only questions about the past"
)]
async fn answered(hall: &Hall, device: String, ask: Ask) -> Result<Answer, Rejected> {
    let hub = &hall.hub;
    Ok(match ask {
        Ask::PastView {
            at,
            audience,
            topics,
        } => Answer::PastView {
            view: hub.past_view(at, audience, topics).await?,
        },
        Ask::JournalPage {
            filter,
            before,
            count,
        } => Answer::JournalPage {
            page: hub.journal_page(filter, before, count).await?,
        },
        Ask::JournalOutline => Answer::JournalOutline {
            outline: hub.journal_outline().await?,
        },
        Ask::JournalEntry { seq } => Answer::JournalEntry {
            detail: Box::new(hub.journal_entry(device, seq).await?),
        },
        Ask::JournalExport { filter, form, zone } => {
            permit(hall, device, Wanted::Journal(filter, form), zone)
        }
        Ask::File {
            file,
            zone,
            language,
        } => permit(hall, device, Wanted::File(file, language), zone),
        Ask::MyLast => Answer::MyLast {
            back: Box::new(hub.my_last(device).await?),
        },
        _ => failed("unexpected", "This is no question about the past."),
    })
}

/// Permits one download.
fn permit(hall: &Hall, device: String, what: Wanted, zone: i16) -> Answer {
    match hall.exports.permit(device, what, zone, hall.hub.now()) {
        Ok(ticket) => Answer::Ticket { ticket },
        Err(_) => failed("no_random", "This machine gives no random numbers."),
    }
}

//! What a desk asks about programs that are told of what happens.

use super::ask::failed;
use crate::crypto::LinkKeys;
use crate::hall::Hall;
use crate::webhooks::NotTold;
use lanista_wire::ask::{Answer, Ask};
use std::sync::Arc;

/// Answers one of these asks.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "whoever calls this sends only asks about webhooks"
)]
pub(super) async fn answer(hall: &Arc<Hall>, keys: &LinkKeys, id: &str, ask: Ask) -> Answer {
    let outcome = match ask {
        Ask::AddWebhook { address, events } => {
            let secret = keys.webhook_secret(id);
            let added = hall.add_webhook(secret, address, events).await;
            added.map(|(webhook, proof)| Answer::Webhook { webhook, proof })
        }
        Ask::RemoveWebhook { webhook } => hall.remove_webhook(&webhook).await.map(fine),
        Ask::TestWebhook { webhook } => hall.test_webhook(&webhook).await.map(fine),
        _ => Err(NotTold::Unknown),
    };
    outcome.unwrap_or_else(|why| failed(why.code(), &why.to_string()))
}

const fn fine((): ()) -> Answer {
    Answer::Fine
}

//! What a program is told of an entry: what happened, and the matches, stages and message as the public sees them now.

use super::post::Letter;
use crate::hall::Hall;
use lanista_hub::{News, Read, Slice, Told, Wanted};
use lanista_wire::program::WebhookEvent;
use lanista_wire::topic::{Audience, Topic};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Documents in one letter; a correction can reach a whole bracket.
const DOCUMENTS: usize = 32;

/// The letter about an entry, for whoever wants to be told of some events; none where there is nothing to tell.
pub(super) async fn letter(
    hall: &Hall,
    webhook: &str,
    wanted: &BTreeSet<WebhookEvent>,
    news: &News,
) -> Option<Letter> {
    let (mut matches, mut stages) = (Map::new(), Map::new());
    let mut events = Vec::new();
    let mut message = None;
    let mut left = 0_u32;
    let told = news.told.iter();
    for one in told.filter(|one| wanted.contains(&one.event)) {
        if matches.len() + stages.len() >= DOCUMENTS {
            left += 1;
            continue;
        }
        if let Some(match_id) = one.match_id {
            let topic = Topic::Match { match_id };
            if !put(hall, &mut matches, match_id, topic).await {
                continue;
            }
        }
        if let Some(stage) = one.stage
            && !put(hall, &mut stages, stage, Topic::Stage { stage }).await
        {
            continue;
        }
        if one.event == WebhookEvent::Message {
            let now = document(hall, Topic::Message { screen: None }).await;
            message = Some(now.unwrap_or(Value::Null));
        }
        events.push(event(one));
    }
    if events.is_empty() {
        return None;
    }
    let mut body = json!({ "seq": news.seq, "at": news.at, "events": events });
    for (name, documents) in [("matches", matches), ("stages", stages)] {
        if !documents.is_empty() {
            body[name] = Value::Object(documents);
        }
    }
    if let Some(message) = message {
        body["message"] = message;
    }
    if left > 0 {
        body["left_out"] = left.into();
    }
    Some(Letter {
        id: format!("{webhook}-{}", news.seq),
        body: body.to_string(),
    })
}

/// A letter that tells of nothing, to see whether it is taken.
pub(super) fn trial(webhook: &str, now: u64) -> Letter {
    let body = json!({ "at": now, "events": [{ "type": "test" }] });
    Letter {
        id: format!("{webhook}-test-{now}"),
        body: body.to_string(),
    }
}

fn event(told: &Told) -> Value {
    let mut event = json!({ "type": told.event });
    if let Some(id) = told.match_id {
        event["match"] = id.into();
    }
    if let Some(id) = told.stage {
        event["stage"] = id.into();
    }
    event
}

/// Adds a document; whether the public sees one.
async fn put(hall: &Hall, documents: &mut Map<String, Value>, id: u32, topic: Topic) -> bool {
    let key = id.to_string();
    if !documents.contains_key(&key)
        && let Some(document) = document(hall, topic).await
    {
        documents.insert(key.clone(), document);
    }
    documents.contains_key(&key)
}

async fn document(hall: &Hall, topic: Topic) -> Option<Value> {
    let slice = Slice {
        after: None,
        count: 1,
    };
    let wanted = Wanted::Document(topic);
    match hall.hub.look_up(Audience::Public, wanted, slice).await {
        Read::One(document) => Some(document),
        Read::Many(_) | Read::Missing | Read::Ended => None,
    }
}

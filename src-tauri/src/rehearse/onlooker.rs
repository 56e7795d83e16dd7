//! A simulated screen of the hall or phone of a player: it follows, loses its link, and must end with what the server says.

use super::day::Day;
use anyhow::{Context as _, Result, bail, ensure};
use lanista_insight::forecast::Dice;
use lanista_lan::client::{Error, Link, Who};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// Minutes between two losses of the link, about.
const HOLDS: f64 = 120.0;
/// How often one that finds no server tries again.
const AGAIN: Duration = Duration::from_millis(200);
/// How long nothing may have come, all of it after the end, before it has seen everything.
const QUIET: Duration = Duration::from_secs(1);

/// Somebody who only looks.
#[derive(Debug)]
pub(super) struct Onlooker {
    pub(super) who: Who,
    pub(super) topics: Vec<String>,
    pub(super) day: Arc<Day>,
    pub(super) dice: Dice,
}

/// Topics with their documents.
type Documents = BTreeMap<String, Value>;

impl Onlooker {
    /// Looks until nothing comes any more, and then again as somebody new; how many documents are the same.
    ///
    /// # Errors
    /// When the server sends what does not fit, stays away, or shows somebody who comes now anything else.
    pub(super) async fn run(mut self) -> Result<usize> {
        let seen = loop {
            match self.look().await {
                Ok(Some(documents)) => break documents,
                Ok(None) => self.day.tally.lost(),
                Err(why @ Error::Gap { .. }) => self.day.tally.gap(&why.to_string()),
                Err(why @ (Error::Tampered(_) | Error::Refused { .. })) => bail!(why),
                Err(Error::NoConnection(_) | Error::Silent | Error::Closed { .. }) => {
                    ensure!(
                        !self.day.is_closed(),
                        "an onlooker lost the server at the end"
                    );
                    sleep(AGAIN).await;
                }
            }
        };
        let truth = self.look().await?.context("nobody sends it away")?;
        for topic in seen.keys().chain(truth.keys()) {
            ensure!(
                seen.get(topic) == truth.get(topic),
                "{topic} was shown otherwise at the end than to somebody who comes now"
            );
        }
        Ok(seen.len())
    }

    /// From one link to its end; the documents where it was that of the day.
    async fn look(&mut self) -> Result<Option<Documents>, Error> {
        let mut link = Link::open(self.day.server, &self.who).await?;
        let topics: Vec<&str> = self.topics.iter().map(String::as_str).collect();
        link.follow(&topics).await?;
        let lost = self.day.later(2.0 * HOLDS * self.dice.share());
        loop {
            // News that were joined, and for whom is behind, are still on their way when the day closes.
            let has_ended = self.day.is_closed();
            let patience = if has_ended { QUIET } else { AGAIN };
            if self.day.links_are_lost() && !has_ended && Instant::now() >= lost {
                let gone = 4.0 * self.dice.share();
                self.day.wait_to_look(self.day.later(gone)).await;
                return Ok(None);
            }
            match timeout(patience, link.next()).await {
                Ok(told) => drop(told?),
                // Nothing more comes.
                Err(_) if has_ended => {
                    let seen = std::mem::take(&mut link.documents);
                    link.close().await;
                    let documents = seen.into_iter();
                    return Ok(Some(
                        documents
                            .map(|(topic, (_, document))| (topic, without_foreseen(document)))
                            .collect(),
                    ));
                }
                Err(_) => {}
            }
        }
    }
}

/// Estimated times are foretold anew while people look.
fn without_foreseen(mut document: Value) -> Value {
    match &mut document {
        Value::Object(fields) => {
            fields.remove("expected");
            for field in fields.values_mut() {
                *field = without_foreseen(field.take());
            }
        }
        Value::Array(items) => {
            for item in items {
                *item = without_foreseen(item.take());
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    document
}

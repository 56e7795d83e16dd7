//! Documents as they were: the renderer of today on the state of then. What was true only while it was true is not known.

use super::row::{About, row};
use super::{Instant, blocking, known, missing, unreadable};
use crate::foresight::Foresight;
use crate::handle::{Hub, Rejected};
use crate::live::Live;
use crate::render::Renderer;
use crate::topics::meant_by;
use crate::withheld::Seen;
use lanista_wire::limits::{PAST_TOPICS, TOPIC_BYTES};
use lanista_wire::past::{Moment, PastDocument, PastView};
use lanista_wire::topic::{Audience, Topic};
use lanista_wire::view::ServerView;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Longest name of a topic or prefix.
const NAME: usize = 100;
/// Topics in one answer, there or left.
const MOST: usize = 2_000;

impl Hub {
    /// Documents as they were for an audience: as many as fit into a message, at least one, and the names of the rest.
    ///
    /// # Errors
    /// When there was nothing yet, or the file cannot be read.
    pub async fn past_view(
        &self,
        at: Moment,
        audience: Audience,
        topics: Vec<String>,
    ) -> Result<PastView, Rejected> {
        if topics.len() > PAST_TOPICS || topics.iter().any(|name| name.len() > NAME) {
            return Err(Rejected::because(
                "too_many",
                "Fewer documents, please: 64 names at a time.",
            ));
        }
        let mut look = self.past.look().await?;
        let seq = match at {
            Moment::Seq { seq } => seq,
            Moment::Time { time } => {
                let found = look.file.seq_at(time).await.map_err(unreadable)?;
                if found == 0 {
                    return Err(Rejected::because(
                        "before_beginning",
                        "The journal begins later than that.",
                    ));
                }
                found
            }
        };
        if seq == 0 || seq > look.head {
            return Err(missing(seq));
        }
        let instant = look.instant(seq).await?;
        let entry = look.entry(seq).await?;
        let fates = look.fates().await?;
        let head = look.head;
        look.end().await;
        blocking(move || {
            let accepted = known(&entry)?;
            let about = About::of(&instant.state, &accepted);
            let entry = row(&instant.state, &accepted, &entry, &about, &fates);
            let (documents, left) = documents(&instant, audience, &topics);
            Ok(PastView {
                entry,
                head,
                documents,
                left,
            })
        })
        .await
    }
}

fn documents(
    instant: &Arc<Instant>,
    audience: Audience,
    names: &[String],
) -> (Vec<PastDocument>, Vec<String>) {
    let live = nothing_known();
    let foresight = Foresight::default();
    let renderer = Renderer::new(
        Seen::whole(&instant.state),
        &live,
        &instant.memory,
        &foresight,
        instant.state.now,
    );
    let wanted: BTreeSet<Topic> = names
        .iter()
        .flat_map(|name| meant_by(&instant.state, name))
        .filter(|topic| *topic != Topic::Server && audience.may_read(*topic))
        .take(MOST)
        .collect();
    let mut documents = Vec::new();
    let mut left = Vec::new();
    let mut bytes = 0;
    for topic in wanted {
        if bytes > TOPIC_BYTES {
            left.push(topic.to_string());
            continue;
        }
        let Some(doc) = renderer.document(audience, topic) else {
            continue;
        };
        let size = doc.to_string().len();
        if bytes > 0 && bytes + size > TOPIC_BYTES {
            left.push(topic.to_string());
            bytes = TOPIC_BYTES + 1;
            continue;
        }
        bytes += size;
        documents.push(PastDocument {
            topic: topic.to_string(),
            doc,
        });
    }
    (documents, left)
}

/// Links, waiting devices and addresses are in no journal.
pub(crate) fn nothing_known() -> Live {
    Live {
        links: BTreeMap::new(),
        waiting: BTreeMap::new(),
        enrolments: BTreeMap::new(),
        alarms: BTreeMap::new(),
        phones: 0,
        held_until: BTreeMap::new(),
        hovers: BTreeMap::new(),
        missed: std::collections::BTreeSet::new(),
        draft_hints: BTreeMap::new(),
        watched_hints: BTreeMap::new(),
        draft_leaders: BTreeMap::new(),
        forecast: None,
        expected: BTreeMap::new(),
        hall_forecast: None,
        hall_expected: BTreeMap::new(),
        portraits: std::sync::Arc::default(),
        screens: BTreeMap::new(),
        programs: BTreeMap::new(),
        server: ServerView::default(),
    }
}

//! Rendered documents with their versions: one rendering and one encoding for all who follow.

use crate::frame::Frame;
use crate::render::Renderer;
use crate::topics::Touch;
use lanista_wire::topic::{Audience, Topic};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Patches kept per document for links that come back, and their bytes together: beyond these the whole
/// document is the shorter way.
const RING: usize = 32;
const RING_BYTES: usize = 64 * 1_024;

/// A version that no document has: who names it gets the whole document, or hears that it is no more.
const NO_SUCH_VERSION: u64 = u64::MAX;

/// A document as an audience sees it.
#[derive(Debug)]
struct Document {
    version: u64,
    value: Value,
    snap: Option<Frame>,
    ring: VecDeque<Frame>,
}

impl Document {
    /// Keeps the newest patches, the last one in any case.
    fn forget_old(&mut self) {
        let mut bytes: usize = self.ring.iter().map(|patch| patch.framed().len()).sum();
        while self.ring.len() > RING || (bytes > RING_BYTES && self.ring.len() > 1) {
            let oldest = self.ring.pop_front();
            bytes -= oldest.map_or(0, |patch| patch.framed().len());
        }
    }
}

/// All documents that somebody follows.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    known: BTreeMap<(Audience, Topic), Document>,
    /// Rises with every publication.
    pulse: u64,
}

impl Documents {
    pub(crate) fn new(pulse: u64) -> Self {
        Self {
            known: BTreeMap::new(),
            pulse: pulse.max(1),
        }
    }

    /// The frames that bring a link with `version` of a topic up to date; empty when it is, or when the audience
    /// may not see it and never had it.
    pub(crate) fn since(
        &mut self,
        renderer: &Renderer<'_>,
        audience: Audience,
        topic: Topic,
        version: u64,
    ) -> Vec<Frame> {
        let key = (audience, topic);
        if !self.known.contains_key(&key) {
            let Some(value) = renderer.document(audience, topic) else {
                return if version == 0 {
                    Vec::new()
                } else {
                    vec![gone(topic)]
                };
            };
            let fresh = Document {
                version: self.pulse,
                value,
                snap: None,
                ring: VecDeque::new(),
            };
            self.known.insert(key, fresh);
        }
        let Some(document) = self.known.get_mut(&key) else {
            return Vec::new();
        };
        if version == document.version {
            return Vec::new();
        }
        if let Some(first) = document
            .ring
            .iter()
            .position(|patch| patch.from() == version)
        {
            return document.ring.iter().skip(first).cloned().collect();
        }
        let frame = document.snap.get_or_insert_with(|| {
            let snap = json!({
                "t": "snap", "topic": topic.to_string(), "v": document.version, "doc": document.value,
            });
            Frame::new(topic, 0, &snap)
        });
        vec![frame.clone()]
    }

    /// The version that whoever had everything up to a publication has of a document; one that no document has where
    /// that cannot be told any more.
    pub(crate) fn at(&self, audience: Audience, topic: Topic, pulse: u64) -> u64 {
        let known = self.known.get(&(audience, topic));
        let versions = known.into_iter().flat_map(|document| {
            let before = document.ring.iter().map(Frame::from);
            before.chain([document.version])
        });
        versions
            .filter(|version| *version <= pulse)
            .max()
            .unwrap_or(NO_SUCH_VERSION)
    }

    /// The last publication.
    pub(crate) const fn pulse(&self) -> u64 {
        self.pulse
    }

    /// Begins a round of publication: documents that change in it get one new version.
    pub(crate) const fn next_pulse(&mut self) {
        self.pulse += 1;
    }

    /// Renders what was touched anew and gives the frame for those who follow, if it changed.
    pub(crate) fn update(
        &mut self,
        renderer: &Renderer<'_>,
        audience: Audience,
        topic: Topic,
        touch: &Touch,
    ) -> Option<Frame> {
        let key = (audience, topic);
        let pulse = self.pulse;
        let Some(document) = self.known.get_mut(&key) else {
            return self.since(renderer, audience, topic, 0).pop();
        };
        let (patch, value) = match touch {
            Touch::Matches(ids) => match renderer.matches(audience, topic, ids) {
                Some(fresh) => (patch_matches(&mut document.value, fresh)?, None),
                None => return self.remove(key),
            },
            Touch::Whole => match renderer.document(audience, topic) {
                Some(fresh) => (difference(&document.value, &fresh)?, Some(fresh)),
                None => return self.remove(key),
            },
        };
        if let Some(value) = value {
            document.value = value;
        }
        let from = document.version;
        document.version = pulse;
        document.snap = None;
        let patch = json!({
            "t": "patch", "topic": topic.to_string(), "from": from, "v": pulse, "patch": patch,
        });
        let frame = Frame::new(topic, from, &patch);
        document.ring.push_back(frame.clone());
        document.forget_old();
        Some(frame)
    }

    fn remove(&mut self, key: (Audience, Topic)) -> Option<Frame> {
        self.known.remove(&key)?;
        Some(gone(key.1))
    }

    /// Forgets a document that nobody follows any more.
    pub(crate) fn forget(&mut self, audience: Audience, topic: Topic) {
        self.known.remove(&(audience, topic));
    }

    /// The matches that somebody follows one by one.
    pub(crate) fn single_matches(&self) -> BTreeSet<u32> {
        self.known
            .keys()
            .filter_map(|(_, topic)| match topic {
                Topic::Match { match_id } => Some(*match_id),
                Topic::Gathering
                | Topic::Entrants { .. }
                | Topic::Stage { .. }
                | Topic::Round { .. }
                | Topic::Standing { .. }
                | Topic::Way { .. }
                | Topic::Open { .. }
                | Topic::Floor
                | Topic::Dispatch
                | Topic::Forecast
                | Topic::Plan
                | Topic::Devices
                | Topic::Waiting
                | Topic::Screens
                | Topic::Screen { .. }
                | Topic::Message { .. }
                | Topic::Server
                | Topic::Journal
                | Topic::Help
                | Topic::Drafts
                | Topic::Draft { .. }
                | Topic::Seat { .. }
                | Topic::Lobby { .. }
                | Topic::OwnLobby { .. }
                | Topic::Pool { .. }
                | Topic::Drafting { .. }
                | Topic::SignUp { .. }
                | Topic::SigningUp
                | Topic::Place { .. }
                | Topic::Hints { .. }
                | Topic::DraftLeaders { .. } => None,
            })
            .collect()
    }
}

impl Documents {
    /// The entrants whose ways are rendered, followed still or no longer, as tournament and entrant.
    pub(crate) fn ways(&self) -> BTreeSet<(u32, u32)> {
        self.of_entrants(|topic| {
            if let Topic::Way {
                tournament,
                entrant,
            } = *topic
            {
                Some((tournament, entrant))
            } else {
                None
            }
        })
    }

    /// The same of their places before play.
    pub(crate) fn places(&self) -> BTreeSet<(u32, u32)> {
        self.of_entrants(|topic| {
            if let Topic::Place {
                tournament,
                entrant,
            } = *topic
            {
                Some((tournament, entrant))
            } else {
                None
            }
        })
    }

    fn of_entrants(&self, of: impl Fn(&Topic) -> Option<(u32, u32)>) -> BTreeSet<(u32, u32)> {
        self.known
            .keys()
            .filter_map(|(_, topic)| of(topic))
            .collect()
    }
}

/// Makes sense to whoever has any version.
fn gone(topic: Topic) -> Frame {
    let gone = json!({ "t": "gone", "topic": topic.to_string() });
    Frame::new(topic, 1, &gone)
}

/// Puts freshly rendered matches into `{"matches":{…}}` and gives the patch; `None` when nothing changed.
/// A match that is rendered as null leaves the document.
fn patch_matches(document: &mut Value, fresh: Map<String, Value>) -> Option<Value> {
    let known = document.get_mut("matches")?.as_object_mut()?;
    let mut patch = Map::new();
    for (id, value) in fresh {
        let change = match known.get(&id) {
            None if value.is_null() => None,
            None => Some(value.clone()),
            Some(_) if value.is_null() => Some(Value::Null),
            Some(before) => difference(before, &value),
        };
        let Some(change) = change else { continue };
        if value.is_null() {
            known.remove(&id);
        } else {
            known.insert(id.clone(), value);
        }
        patch.insert(id, change);
    }
    (!patch.is_empty()).then(|| json!({ "matches": patch }))
}

/// The JSON merge patch (RFC 7396) from one value to another; `None` when they are equal. Documents hold no null
/// inside objects that a patch must set: absent and null mean the same to their readers.
pub(crate) fn difference(before: &Value, after: &Value) -> Option<Value> {
    if before == after {
        return None;
    }
    let (Value::Object(before), Value::Object(after)) = (before, after) else {
        return Some(after.clone());
    };
    let mut patch = Map::new();
    for (key, was) in before {
        match after.get(key) {
            None => {
                patch.insert(key.clone(), Value::Null);
            }
            Some(is) => {
                if let Some(change) = difference(was, is) {
                    patch.insert(key.clone(), change);
                }
            }
        }
    }
    for (key, is) in after {
        if !before.contains_key(key) {
            patch.insert(key.clone(), is.clone());
        }
    }
    Some(Value::Object(patch))
}

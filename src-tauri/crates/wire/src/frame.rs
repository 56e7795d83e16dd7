//! The frames of a link, as JSON texts.

use crate::ask::{Answer, Ask};
use crate::command::{Command, Expect};
use crate::nudge::{Health, Nudge};
use crate::shared::{Role, Scope};
use crate::view::MatchView;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// What a client sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "t", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum ClientFrame {
    /// The first frame: who it is, and what it already knows.
    Hello {
        /// Protocol version.
        v: u16,
        /// The build of the page.
        build: String,
        /// What it wants to be.
        role: Role,
        /// A paired device: the public name of its key.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        device: Option<String>,
        /// A paired device: 32 fresh bytes, base64url.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        nonce: Option<String>,
        /// A paired device: that it knows the key, see `docs/PROTOCOL.md`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        proof: Option<String>,
        /// A screen: what it calls itself, so that it finds its number again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        screen: Option<String>,
        /// An overlay of a stream: the key in its address, by which it is shown at once what the stream holds back
        /// from the hall. With another one it sees what the hall sees.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        overlay: Option<String>,
        /// An overlay of a stream: what it draws, the word of its address (`scorebug`, `lower_third` …). Without it a
        /// screen hangs in the hall.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        draws: Option<String>,
        /// The epoch of the versions below.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        epoch: Option<String>,
        /// Topics that it follows, with the versions that it has (0: none).
        #[serde(default)]
        topics: BTreeMap<String, u64>,
    },
    /// Follow topics; a name that ends with `/` is a prefix.
    Sub {
        /// Names, with the version that the client has (0: none).
        topics: BTreeMap<String, u64>,
    },
    /// Follow them no longer; the same names.
    Unsub {
        /// Names.
        topics: Vec<String>,
    },
    /// Signed: change something.
    Cmd {
        /// Unique for this device, 8 to 64 characters.
        id: String,
        /// What the sender took to be true.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        expect: Option<Expect>,
        /// What to do.
        body: Command,
    },
    /// Signed: ask the server itself for something.
    Ask {
        /// Unique on this link.
        id: String,
        /// What.
        body: Ask,
    },
    /// How is the link; also tells the desk how the device is.
    Ping {
        /// Comes back unchanged.
        n: u32,
        /// Round trip of the ping before, milliseconds.
        rtt: u32,
        /// Own taps that wait to be sent.
        waiting: u32,
        /// How the device is otherwise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        health: Option<Health>,
    },
}

/// What the server sends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "t", rename_all = "snake_case")]
#[ts(export)]
pub enum ServerFrame {
    /// The first frame on a socket.
    Challenge {
        /// The server's public identity, base64url of its Ed25519 key.
        server: String,
        /// Changes with every start.
        epoch: String,
        /// 32 fresh bytes, base64url.
        nonce: String,
    },
    /// The answer to a hello. Signed where the server knows the device's key, which proves that it does.
    Welcome {
        /// The protocol spoken.
        v: u16,
        /// The oldest and the newest that the server speaks.
        range: (u16, u16),
        /// The server's build.
        build: String,
        /// The server's time, milliseconds since 1970.
        at: u64,
        /// How many times as fast as time passes its time runs, where that is not once: a rehearsal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pace: Option<u16>,
        /// All `host:port` under which this server can be reached.
        addresses: Vec<String>,
        /// Whether and as what the client was let in.
        standing: Standing,
    },
    /// The server's addresses changed while the link was up; pages look for it there when this one is gone. Signed for
    /// devices.
    Addresses {
        /// All `host:port` under which the server can be reached, the name first.
        addresses: Vec<String>,
    },
    /// The standing changed while the link was up. Signed.
    Standing {
        /// The new one.
        standing: Standing,
    },
    /// A whole document.
    Snap {
        /// Its topic.
        topic: String,
        /// Its version.
        v: u64,
        /// The document; one of the views.
        #[ts(type = "unknown")]
        doc: serde_json::Value,
    },
    /// A change to a document: a JSON merge patch (RFC 7396).
    Patch {
        /// Its topic.
        topic: String,
        /// The version it applies to.
        from: u64,
        /// The version it leads to.
        v: u64,
        /// The change.
        #[ts(type = "unknown")]
        patch: serde_json::Value,
    },
    /// The document is no more, or not for this audience.
    Gone {
        /// Its topic.
        topic: String,
    },
    /// Signed: the command is on disk.
    Done {
        /// The command's id.
        id: String,
        /// The number of its entry.
        seq: u64,
        /// When it was judged.
        at: u64,
        /// The match's count after it, if it was about a match.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        rev: Option<u32>,
    },
    /// Signed: the command was not accepted.
    Refused {
        /// The command's id.
        id: String,
        /// At least one.
        reasons: Vec<Reason>,
        /// The match as it is now, if the command was about one.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        state: Option<Box<MatchView>>,
    },
    /// Signed: the answer to an ask.
    Answer {
        /// The ask's id.
        id: String,
        /// What came of it.
        body: Answer,
    },
    /// Nothing new; signed on paired links, where `sum` is the running hash of everything sent bare.
    Tick {
        /// The server's time.
        at: u64,
        /// base64url of SHA-256, on paired links.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        sum: Option<String>,
    },
    /// The answer to a ping.
    Pong {
        /// From the ping.
        n: u32,
        /// The server's time.
        at: u64,
    },
    /// What the desk has this page do. Signed on paired links.
    Nudge {
        /// What.
        what: Nudge,
    },
    /// The server is about to close, and says why.
    Bye {
        /// A stable word.
        code: String,
        /// A sentence for people.
        text: String,
    },
}

/// A reason of a refusal, ready for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Reason {
    /// A stable word.
    pub code: String,
    /// A sentence for people.
    pub text: String,
}

/// Whether and as what a client was let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Standing {
    /// Reads what is public.
    Anonymous,
    /// A venue screen with its number.
    Screen {
        /// The number that it shows.
        number: u32,
    },
    /// Waits for the desk, which sees the same six digits.
    Waiting {
        /// Six digits.
        code: String,
    },
    /// Let in.
    Admitted {
        /// The number on its sticker.
        number: u32,
        /// Who holds it.
        name: String,
        /// What it may do.
        role: Role,
        /// Where.
        scope: Scope,
    },
    /// Sent away by the desk while it waited.
    Refused,
    /// Thrown out.
    Revoked,
    /// The server does not know this device.
    Unknown,
}

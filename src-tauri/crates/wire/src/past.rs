//! The past: which moment, the documents as they were then, entries of the journal with filters, and what rests on one.

use crate::frame::Reason;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A moment of the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Moment {
    /// When an entry had just been written.
    Seq {
        /// Which.
        seq: u64,
    },
    /// What the last entry before a time, or at it, had led to.
    Time {
        /// Milliseconds since 1970.
        time: u64,
    },
}

/// Which entries of the journal; what is left out does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct JournalFilter {
    /// Words that must all be in the sentence, the author or the command's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<String>,
    /// Names of commands, one of which it must be; empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub kinds: Vec<String>,
    /// The number of the device that sent it; 0 is the server itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub device: Option<u32>,
    /// A tournament that it touched.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tournament: Option<u32>,
    /// A match that it touched.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub match_id: Option<u32>,
    /// Not before this time, milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from: Option<u64>,
    /// Not after this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub until: Option<u64>,
}

/// How entries are written into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ExportForm {
    /// A table for spreadsheets, in which no cell is taken for a formula.
    Csv,
    /// One JSON object a line, with the events of each entry.
    JsonLines,
}

/// A document as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PastDocument {
    /// Its topic.
    pub topic: String,
    /// The document; one of the views.
    #[ts(type = "unknown")]
    pub doc: serde_json::Value,
}

/// Documents of a moment, as many as fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PastView {
    /// The entry that had just been written.
    pub entry: EntryRow,
    /// The newest entry of the journal now.
    pub head: u64,
    /// What was asked for and is there.
    pub documents: Vec<PastDocument>,
    /// Topics that did not fit: to be asked for next.
    pub left: Vec<String>,
}

/// An entry of the journal in a line, told with the names of its own time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EntryRow {
    /// Its number.
    pub seq: u64,
    /// When, milliseconds since 1970.
    pub at: u64,
    /// The command's name.
    pub kind: String,
    /// A short sentence.
    pub text: String,
    /// Who sent it, number and name; none for the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub author: Option<String>,
    /// The number of the sender's device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub device: Option<u32>,
    /// The match that it is about, if it is about one.
    #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub match_id: Option<u32>,
    /// The number that people saw on that match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub number: Option<u32>,
    /// The tournament that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tournament: Option<u32>,
    /// The entry that it took back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub takes_back: Option<u64>,
    /// The entry by which it is taken back now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub taken_back_by: Option<u64>,
}

/// A page of the journal, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct JournalPage {
    /// The entries.
    pub entries: Vec<EntryRow>,
    /// From where to look on, as `before`; none at the beginning of the journal. A page may be short, or empty, and go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub before: Option<u64>,
    /// The newest entry of the journal.
    pub head: u64,
}

/// The whole journal from afar, for choosing a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct JournalOutline {
    /// The newest entry.
    pub head: u64,
    /// Entries and their times, evenly over the journal, at most 257, first and newest among them.
    pub points: Vec<(u64, u64)>,
    /// What a day is remembered by: stages drawn and published, rounds paired, the newest 200.
    pub marks: Vec<EntryRow>,
}

/// One entry, in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EntryDetail {
    /// The line.
    pub row: EntryRow,
    /// Its events in words, at most 200.
    pub events: Vec<String>,
    /// How many are left out.
    pub more: u32,
    /// The matches that it touched, at most 64, with the numbers that people saw.
    pub matches: Vec<TouchedMatch>,
    /// What stands in the way of taking it back.
    pub back: TakeBack,
}

/// A match that an entry touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TouchedMatch {
    /// Its id.
    #[serde(rename = "match")]
    pub match_id: u32,
    /// The number that people saw on it.
    pub number: u32,
    /// Of which tournament.
    pub tournament: u32,
}

/// Whether an entry can be taken back, and what rests on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TakeBack {
    /// Which entry; none where there is nothing to take back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub entry: Option<EntryRow>,
    /// How it stands with it.
    pub reach: Reach,
    /// Why not, as the rules say it; empty when it can be taken back.
    pub reasons: Vec<Reason>,
    /// Later entries that rest on it, and on those, newest first. Taken back in this order they free it; one that falls
    /// with another is passed over.
    pub depends: Vec<EntryRow>,
}

/// Whether an entry is within reach of taking back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Reach {
    /// It can be taken back, now or once what rests on it is.
    Within,
    /// Too much was entered since, or rests on it: a correction can do it.
    Beyond,
    /// It is taken back already.
    Already,
    /// Such an entry is never taken back, or one that rests on it is not.
    Never,
    /// There is no such entry.
    Nothing,
}

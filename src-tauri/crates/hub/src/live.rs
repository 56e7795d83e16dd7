//! What is true now and in no journal: links, devices that wait, codes, screens that are on, the server's addresses.

use lanista_domain::Side;
use lanista_wire::program::ProgramView;
use lanista_wire::screens::Overlay;
use lanista_wire::view::{AlarmView, EnrolmentView, LinkView, ServerView, WaitingView};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Facts that the server reports to the hub. They end with the process.
#[derive(Clone, Debug)]
pub struct Live {
    /// Links of paired devices, by device.
    pub links: BTreeMap<String, LinkView>,
    /// Devices that wait for the desk.
    pub waiting: BTreeMap<String, WaitingView>,
    /// Codes that can still be used.
    pub enrolments: BTreeMap<String, EnrolmentView>,
    /// What the desk should look at.
    pub alarms: BTreeMap<u32, AlarmView>,
    /// People who only look on.
    pub phones: u32,
    /// Until when streams hold back from the hall what happened there, by station; milliseconds since 1970.
    pub held_until: BTreeMap<u32, u64>,
    /// Screens that are on or were, by number.
    pub screens: BTreeMap<u32, LiveScreen>,
    /// How the tokens of programs were used, by device.
    pub programs: BTreeMap<String, ProgramView>,
    /// What captains look at, by match and side.
    pub hovers: BTreeMap<(u32, Side), String>,
    /// Captains without a link for whom a draft was held already, by match and side.
    pub missed: BTreeSet<(u32, Side)>,
    /// What finished drafts say of open ones, by match.
    pub draft_hints: BTreeMap<u32, lanista_wire::draft::DraftHints>,
    /// The same of what the hall sees by now: another position where it watches with a delay.
    pub watched_hints: BTreeMap<u32, lanista_wire::draft::DraftHints>,
    /// What leads in finished drafts, by tournament.
    pub draft_leaders: BTreeMap<u32, lanista_wire::draft::DraftLeaders>,
    /// How the rest of the day will go, as far as that was worked out.
    pub forecast: Option<Arc<lanista_insight::forecast::Forecast>>,
    /// About when matches are called, as it is shown to all, by match.
    pub expected: BTreeMap<u32, u64>,
    /// The same two as they were when streams began to hold back what they hold back now: what the day makes of it
    /// would tell it.
    pub hall_forecast: Option<Arc<lanista_insight::forecast::Forecast>>,
    /// See above.
    pub hall_expected: BTreeMap<u32, u64>,
    /// Marks of the portraits that there are, by pool and hero. Another one is another address.
    pub portraits: Arc<BTreeMap<String, BTreeMap<String, String>>>,
    /// Addresses, port, warnings.
    pub server: ServerView,
}

/// A screen that is on, or was since the start.
#[derive(Clone, Debug)]
pub struct LiveScreen {
    /// What it calls itself.
    pub token: String,
    /// What it draws, where it is an overlay of a stream.
    pub overlay: Option<Overlay>,
    /// Its link.
    pub link: LinkView,
}

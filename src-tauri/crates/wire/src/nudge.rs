//! What a desk has a device do now, and what a device tells of its health. Neither stands in the journal.

use crate::shared::Layout;
use lanista_domain::screens::MATCHES_AT_ONCE;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Bytes of a text for one device.
pub const SAY_BYTES: usize = 500;
/// Longest title of a clock, characters.
const TITLE: usize = 80;

/// What a device is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Nudge {
    /// Load the page again, once nothing is interrupted by it.
    Reload,
    /// Show its number, large, for some seconds.
    Identify,
    /// Show a text until its holder has read it.
    Say {
        /// 1 to 500 bytes.
        text: String,
    },
}

/// Who is to do it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Whom {
    /// A paired device.
    Device {
        /// The public name of its key.
        device: String,
    },
    /// A venue screen.
    Screen {
        /// Its number.
        number: u32,
    },
}

/// How a device's battery is, where its browser tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Battery {
    /// Per cent.
    pub level: u8,
    /// Whether it is being charged.
    pub charging: bool,
}

/// What a device tells with a ping besides the link itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Health {
    /// Its battery, where the browser tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub battery: Option<Battery>,
    /// Which part of the surface is open, a word of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub page: Option<String>,
    /// The newest entry that it has a receipt of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seq: Option<u64>,
    /// What a screen has drawn: the `rev` of its own document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub rev: Option<u64>,
    /// What a screen has drawn: of a playlist the entry that is on, and while it is frozen or without a link what it kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub layout: Option<Layout>,
    /// How large its picture is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub size: Option<PictureSize>,
}

/// How large a picture is, in pixels of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct PictureSize {
    /// From left to right.
    pub width: u16,
    /// From top to bottom.
    pub height: u16,
}

impl Health {
    /// Without what no page of ours says: it is shown at the desk.
    #[must_use]
    pub fn plausible(mut self) -> Self {
        self.battery = self.battery.filter(|battery| battery.level <= 100);
        self.page = self.page.filter(|page| is_word(page, 32));
        self.layout = self.layout.filter(is_drawn);
        self
    }
}

/// Whether a screen draws it: a playlist is never drawn itself, and texts and lists are no longer than a desk makes them.
fn is_drawn(layout: &Layout) -> bool {
    match layout {
        Layout::Playlist { .. } => false,
        Layout::Clock { title, .. } => {
            title.chars().count() <= TITLE && !title.contains(char::is_control)
        }
        Layout::Matches { matches } => matches.len() <= MATCHES_AT_ONCE,
        Layout::Number
        | Layout::Bracket { .. }
        | Layout::Match { .. }
        | Layout::Standings { .. }
        | Layout::Draft { .. }
        | Layout::DraftLeaders { .. }
        | Layout::Calls
        | Layout::Stations
        | Layout::Station { .. }
        | Layout::Champion { .. }
        | Layout::Progress
        | Layout::Schedule
        | Layout::Sponsors
        | Layout::Blank => true,
    }
}

/// Whether a text is a word as pages write it: short, and of letters that mislead nobody.
#[must_use]
pub fn is_word(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'+'))
}

#[cfg(test)]
mod tests {
    use super::{Battery, Health};
    use crate::shared::Layout;

    #[test]
    fn what_no_page_says_is_not_shown() {
        let said = Health {
            battery: Some(Battery {
                level: 101,
                charging: false,
            }),
            page: Some("match <b>".into()),
            seq: Some(7),
            ..Health::default()
        };
        let shown = Health {
            seq: Some(7),
            ..Health::default()
        };
        assert_eq!(said.plausible(), shown);
    }

    #[test]
    fn a_screen_has_drawn_what_a_desk_can_give_it_and_no_list_of_things() {
        let drawn = |layout| {
            let said = Health {
                layout: Some(layout),
                ..Health::default()
            };
            said.plausible().layout.is_some()
        };
        let clock = |title: String| Layout::Clock { until: None, title };
        assert!(drawn(Layout::Bracket { stage: 7 }));
        assert!(drawn(clock("Lunch".into())));
        assert!(!drawn(clock("x".repeat(81))));
        assert!(!drawn(clock("Lunch\u{1b}[2J".into())));
        assert!(!drawn(Layout::Matches {
            matches: vec![1, 2, 3, 4, 5],
        }));
        assert!(!drawn(Layout::Playlist { playlist: 1 }));
    }
}

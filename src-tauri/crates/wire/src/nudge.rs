//! What a desk has a device do now, and what a device tells of its health. Neither stands in the journal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Bytes of a text for one device.
pub const SAY_BYTES: usize = 500;

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
        self
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
}

//! Themes of overlays: how a stream wants them to look, as a file in a folder says it, and what the desk is told of the folder.

use crate::portraits::PortraitFault;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;

/// The widest safe area, per cent of each edge.
pub const SAFE_AREA: u8 = 10;
/// The roundest corner, thousandths of the height of the picture.
pub const CORNERS: u8 = 40;
/// Tournaments with colours of their own.
pub const THEMED: usize = 64;

/// `/themes/NAME`: the file of a theme. What it does not name stays as it is without one; what it names and is not known is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Theme {
    /// Of all overlays.
    #[serde(default, skip_serializing_if = "Colours::is_empty")]
    #[ts(optional, as = "Option<Colours>")]
    pub colours: Colours,
    /// Goes before these, by the name of a tournament.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, Colours>>")]
    pub tournaments: BTreeMap<String, Colours>,
    /// How much overlays move.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub animation: Option<Animation>,
    /// What stays free at each edge, per cent of it, at most 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub safe_area: Option<u8>,
    /// How round corners are, thousandths of the height of the picture, at most 40.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub corners: Option<u8>,
    /// A file of letters beside the theme, `NAME.woff2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub font: Option<String>,
}

/// How much overlays move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Animation {
    /// They are there at once.
    None,
    /// As without a theme.
    Calm,
    /// Twice as long, and from further away.
    Lively,
}

/// Colours by what they mean; those that are not named stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Colours {
    /// Behind everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub ground: Option<Colour>,
    /// Rows and cards on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub surface: Option<Colour>,
    /// Lines between them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub line: Option<Colour>,
    /// Words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub text: Option<Colour>,
    /// Words that matter less.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub muted: Option<Colour>,
    /// What is on now, and who won.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub accent: Option<Colour>,
    /// Words on that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub on_accent: Option<Colour>,
    /// The side named first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub home: Option<Colour>,
    /// Words on that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub on_home: Option<Colour>,
    /// The other side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub away: Option<Colour>,
    /// Words on that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>)]
    pub on_away: Option<Colour>,
}

impl Colours {
    /// Whether no colour is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// `#RRGGBB` and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour([u8; 3]);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|digits| {
            digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        });
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = value
            .ok_or_else(|| {
                let shown: String = text.chars().take(40).collect();
                format!("a colour is # and six digits such as #F5B83D, and “{shown}” is not")
            })?
            .to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl From<Colour> for String {
    fn from(Colour([red, green, blue]): Colour) -> Self {
        format!("#{red:02X}{green:02X}{blue:02X}")
    }
}

impl Theme {
    /// Reads a theme, or says in a sentence why it is none.
    ///
    /// # Errors
    ///
    /// Whatever is not known, too large or no colour; nothing of such a file is used.
    pub fn read(text: &str) -> Result<Self, String> {
        let theme: Self =
            serde_json::from_str(text).map_err(|why| format!("It is no theme: {why}."))?;
        let too_many = |what: &str, most: usize| Err(format!("{what} {most} is the most."));
        if theme.safe_area.is_some_and(|width| width > SAFE_AREA) {
            return too_many("The safe area is too wide:", SAFE_AREA.into());
        }
        if theme.corners.is_some_and(|corners| corners > CORNERS) {
            return too_many("The corners are too round:", CORNERS.into());
        }
        if theme.tournaments.len() > THEMED {
            return too_many("Too many tournaments have colours:", THEMED);
        }
        if theme.font.as_deref().is_some_and(|file| !is_font(file)) {
            return Err("The font has to be the name of a .woff2 file beside it, of letters, digits, - and _.".into());
        }
        Ok(theme)
    }
}

/// A name that leads nowhere else: `[A-Za-z0-9_-]`, at most 40.
#[must_use]
pub fn is_plain_name(name: &str) -> bool {
    let is_plain = |sign: u8| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_');
    (1..=40).contains(&name.len()) && name.bytes().all(is_plain)
}

fn is_font(file: &str) -> bool {
    file.strip_suffix(".woff2").is_some_and(is_plain_name)
}

/// The folder of themes and what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ThemesView {
    /// Where they are looked for, as `NAME.json`.
    pub folder: String,
    /// Whether that folder exists.
    pub is_there: bool,
    /// The names of those that can be used.
    pub names: Vec<String>,
    /// Files that are not used, the first 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<PortraitFault>>")]
    pub faults: Vec<PortraitFault>,
}

#[cfg(test)]
mod tests {
    use super::Theme;

    fn refused(text: &str, why: &str) {
        let found = Theme::read(text).unwrap_err();
        assert!(found.contains(why), "{text}: {found}");
    }

    #[test]
    fn a_theme_is_read_whole_and_written_back_the_same() {
        let text = r##"{"colours":{"ground":"#101820","accent":"#ffd200"},"tournaments":{"Vantage Open":{"home":"#00AEEF"}},
            "animation":"lively","safe_area":4,"corners":12,"font":"Own-Face.woff2"}"##;
        let theme = Theme::read(text).unwrap();
        let written = serde_json::to_value(&theme).unwrap();
        assert_eq!(written["colours"]["accent"], "#FFD200");
        assert_eq!(Theme::read(&written.to_string()).unwrap(), theme);
        assert_eq!(Theme::read("{}").unwrap(), Theme::default());
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for colour in [
            "red",
            "#fff",
            "#12345g",
            "#+12345",
            "url(https://elsewhere)",
            "#000000;background:url(x)",
            "var(--ink)",
            "",
        ] {
            let text = serde_json::json!({ "colours": { "text": colour } }).to_string();
            refused(&text, "a colour is #");
        }
    }

    #[test]
    fn scripts_styles_addresses_and_unknown_fields_are_refused() {
        refused(r#"{"script":"alert(1)"}"#, "unknown field `script`");
        refused(r#"{"css":"body{}","colours":{}}"#, "unknown field `css`");
        refused(
            r##"{"colours":{"glow":"#000000"}}"##,
            "unknown field `glow`",
        );
        refused(r#"{"animation":"spin 1s"}"#, "unknown variant");
        refused("<script>alert(1)</script>", "It is no theme");
        refused("{\"safe_area\": 5", "It is no theme");
        refused("{\"safe_area\": 11}", "10 is the most");
        refused("{\"safe_area\": -1}", "It is no theme");
        refused("{\"corners\": 41}", "40 is the most");
    }

    #[test]
    fn a_font_lies_beside_the_theme() {
        for font in [
            "../face.woff2",
            "a/b.woff2",
            "https://elsewhere/face.woff2",
            "face.ttf",
            ".woff2",
            "fa ce.woff2",
        ] {
            let text = serde_json::json!({ "font": font }).to_string();
            refused(&text, "The font has to be");
        }
    }
}

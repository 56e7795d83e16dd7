//! Venue screens: what each may be given, several at once, and playlists that come to an end.

use super::Decision;
use super::floor::{SCREENS, TOKEN, optional};
use crate::device::Layout;
use crate::event::Event;
use crate::gathering::Gathering;
use crate::ids::{MatchId, PlaylistId, ScreenNo, StationNo, TournamentId};
use crate::name::{self, NAME};
use crate::refusal::Refusal;
use crate::screens::{
    DAY, ENTRIES, Entry, GROUPS, MATCHES_AT_ONCE, Meant, PAGES, PLAYLISTS, Playlist,
    SCREENS_AT_ONCE, STAY, ScreensChange, Shown, Sight,
};
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Longest title of a clock, characters.
const TITLE: usize = 80;
/// Longest emergency message, bytes: it is read at once.
const ALERT: usize = 2 * 1024;

impl Gathering {
    pub(super) fn change_screens(&self, change: &ScreensChange) -> Decision {
        let change = match change {
            ScreensChange::Show { screens, layout } => {
                self.check_screens(screens)?;
                self.check_layout(layout)?;
                ScreensChange::Show {
                    screens: screens.clone(),
                    layout: cleaned(layout)?,
                }
            }
            ScreensChange::Place {
                screen,
                name,
                groups,
                sight,
            } => {
                self.check_screen(screen)?;
                ScreensChange::Place {
                    screen: screen.clone(),
                    name: optional(name)?,
                    groups: checked_groups(groups)?,
                    sight: checked_sight(*sight)?,
                }
            }
            ScreensChange::Freeze { screens } => {
                self.check_screens(screens)?;
                if screens.iter().all(|screen| self.is_frozen(screen)) {
                    return Err(Refusal::NoChange.into());
                }
                change.clone()
            }
            ScreensChange::Thaw { screens } => {
                self.check_screens(screens)?;
                if !screens.iter().any(|screen| self.is_frozen(screen)) {
                    return Err(Refusal::NoChange.into());
                }
                change.clone()
            }
            ScreensChange::Playlist { id, playlist } => self.change_playlist(*id, playlist)?,
            ScreensChange::DropPlaylist { id } => {
                self.check_unused(*id)?;
                change.clone()
            }
            ScreensChange::Alert { text } => ScreensChange::Alert {
                text: checked_text(text, ALERT)?,
            },
            ScreensChange::EndAlert {} => {
                if self.shows.alert.is_none() {
                    return Err(Refusal::not_found("message").into());
                }
                change.clone()
            }
        };
        Ok(vec![Event::ScreensChanged { change }])
    }

    fn is_frozen(&self, screen: &Meant) -> bool {
        let known = self.screens.get(&screen.number);
        known.is_some_and(|known| known.frozen.is_some())
    }

    fn check_screens(&self, screens: &[Meant]) -> Result<(), Refusal> {
        if screens.is_empty() || screens.len() > SCREENS_AT_ONCE {
            return Err(Refusal::BadNumber {
                what: "1 to 200 screens are meant at a time".into(),
            });
        }
        let numbers: BTreeSet<ScreenNo> = screens.iter().map(|screen| screen.number).collect();
        if numbers.len() < screens.len() {
            return Err(Refusal::BadNumber {
                what: "a screen is meant twice".into(),
            });
        }
        screens
            .iter()
            .try_for_each(|screen| self.check_screen(screen))
    }

    /// Whether number and token belong together, or to no screen yet.
    pub(super) fn check_screen(&self, screen: &Meant) -> Result<(), Refusal> {
        if !(1..=SCREENS).contains(&screen.number.0) {
            return Err(Refusal::BadNumber {
                what: "screens are 1 to 999".into(),
            });
        }
        if screen.token.is_empty() || screen.token.len() > TOKEN {
            return Err(Refusal::bad_text("screen", TOKEN));
        }
        match self.screens.get(&screen.number) {
            Some(known) if known.token != screen.token => Err(Refusal::NumberTaken {
                number: screen.number.0,
            }),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether a screen may show this: all that it names is there and published.
    pub(super) fn check_layout(&self, layout: &Layout) -> Result<(), Refusal> {
        match layout {
            Layout::Number
            | Layout::Calls
            | Layout::Stations
            | Layout::Blank
            | Layout::Progress
            | Layout::Schedule
            | Layout::Sponsors
            | Layout::Draft { match_id: None } => Ok(()),
            Layout::Clock { .. } => cleaned(layout).map(drop),
            Layout::Bracket { stage } | Layout::Standings { stage } => {
                let found = self
                    .stages
                    .get(stage)
                    .ok_or_else(|| Refusal::not_found("stage"))?;
                if found.is_published() {
                    Ok(())
                } else {
                    Err(Refusal::NotPublished)
                }
            }
            Layout::DraftLeaders { tournament } | Layout::Champion { tournament } => {
                self.check_tournament(*tournament)
            }
            Layout::Match { match_id }
            | Layout::Draft {
                match_id: Some(match_id),
            } => self.check_shown_match(*match_id),
            Layout::Matches { matches } => {
                let each: BTreeSet<&MatchId> = matches.iter().collect();
                if matches.len() == 1 || matches.len() > MATCHES_AT_ONCE {
                    return Err(Refusal::BadNumber {
                        what: "2 to 4 matches are shown at once".into(),
                    });
                }
                if each.len() < matches.len() {
                    return Err(Refusal::BadNumber {
                        what: "a match is shown twice".into(),
                    });
                }
                matches
                    .iter()
                    .try_for_each(|id| self.check_shown_match(*id))
            }
            Layout::Station { station } => self.check_station(*station),
            Layout::Playlist { playlist } => {
                let known = self.shows.playlists.get(playlist);
                known
                    .map(drop)
                    .ok_or_else(|| Refusal::not_found("playlist"))
            }
        }
    }

    fn check_shown_match(&self, id: MatchId) -> Result<(), Refusal> {
        let stage = self
            .stage_of(id)
            .ok_or_else(|| Refusal::not_found("match"))?;
        if stage.is_published() {
            Ok(())
        } else {
            Err(Refusal::NotPublished)
        }
    }

    fn check_tournament(&self, id: TournamentId) -> Result<(), Refusal> {
        let known = self.tournaments.get(&id);
        known
            .map(drop)
            .ok_or_else(|| Refusal::not_found("tournament"))
    }

    fn check_station(&self, number: StationNo) -> Result<(), Refusal> {
        let known = self.stations.get(&number);
        known.map(drop).ok_or_else(|| Refusal::not_found("station"))
    }

    fn change_playlist(
        &self,
        id: Option<PlaylistId>,
        playlist: &Playlist,
    ) -> Result<ScreensChange, Refusal> {
        let known = &self.shows.playlists;
        if id.is_some_and(|id| !known.contains_key(&id)) {
            return Err(Refusal::not_found("playlist"));
        }
        if id.is_none() && known.len() >= PLAYLISTS {
            return Err(Refusal::BadNumber {
                what: "at most 40 playlists are kept".into(),
            });
        }
        let id = id.unwrap_or(PlaylistId(self.next.playlist));
        let name = name::clean(&playlist.name);
        if !name::fits(&name, NAME) {
            return Err(Refusal::bad_text("name", NAME));
        }
        if let Some(other) = known
            .iter()
            .find(|(other, known)| **other != id && known.name == name)
        {
            return Err(Refusal::NameTwice {
                name: other.1.name.clone(),
            });
        }
        let entries = self.checked_entries(&playlist.entries)?;
        let playlist = Playlist {
            name,
            entries,
            rev: 0,
        };
        self.check_ends(id, &playlist)?;
        Ok(ScreensChange::Playlist {
            id: Some(id),
            playlist,
        })
    }

    fn checked_entries(&self, entries: &[Entry]) -> Result<Vec<Entry>, Refusal> {
        if entries.is_empty() || entries.len() > ENTRIES {
            return Err(Refusal::BadNumber {
                what: "a playlist has 1 to 24 entries".into(),
            });
        }
        if !entries.iter().any(|entry| entry.shown.takes_turns()) {
            return Err(Refusal::NoTurn);
        }
        let each = entries.iter().map(|entry| {
            self.check_layout(&entry.layout)?;
            self.check_when(entry.shown)?;
            Ok(Entry {
                layout: cleaned(&entry.layout)?,
                shown: entry.shown,
            })
        });
        each.collect()
    }

    fn check_when(&self, shown: Shown) -> Result<(), Refusal> {
        let bad = |what: &str| Err(Refusal::BadNumber { what: what.into() });
        match shown {
            Shown::Seconds { seconds } if STAY.contains(&seconds) => Ok(()),
            Shown::Seconds { .. } => bad("an entry stays for 5 to 3,600 seconds"),
            Shown::Pages { pages } if (1..=PAGES).contains(&pages) => Ok(()),
            Shown::Pages { .. } => bad("an entry stays for 1 to 40 pages"),
            Shown::WhileLive { station } | Shown::WhileDeciding { station } => {
                self.check_station(station)
            }
            Shown::WhileDrafting { tournament } => self.check_tournament(tournament),
            Shown::WhileLastCall {} => Ok(()),
            Shown::Between { from, to } if from < DAY && to < DAY && from != to => Ok(()),
            Shown::Between { .. } => bad("times of day are two different ones"),
        }
    }
}

/// A layout with its text as it is kept.
pub(super) fn cleaned(layout: &Layout) -> Result<Layout, Refusal> {
    let Layout::Clock { until, title } = layout else {
        return Ok(layout.clone());
    };
    let text = name::clean(title);
    if text.is_empty() || name::fits(&text, TITLE) {
        Ok(Layout::Clock {
            until: *until,
            title: text,
        })
    } else {
        Err(Refusal::bad_text("title", TITLE))
    }
}

fn checked_groups(raw: &[String]) -> Result<Vec<String>, Refusal> {
    let mut groups = BTreeSet::new();
    for one in raw {
        let text = name::clean(one);
        if !name::fits(&text, NAME) {
            return Err(Refusal::bad_text("group", NAME));
        }
        groups.insert(text);
    }
    if groups.len() > GROUPS {
        return Err(Refusal::BadNumber {
            what: "a screen belongs to at most 8 groups".into(),
        });
    }
    Ok(groups.into_iter().collect())
}

fn checked_sight(sight: Option<Sight>) -> Result<Option<Sight>, Refusal> {
    let is_possible = |sight: Sight| {
        (20..=2_000).contains(&sight.height) && (50..=20_000).contains(&sight.distance)
    };
    if sight.is_none_or(is_possible) {
        Ok(sight)
    } else {
        Err(Refusal::BadNumber {
            what: "a picture is 0.2 to 20 m high and read from 0.5 to 200 m".into(),
        })
    }
}

/// A text of several lines, without what cannot be shown.
pub(super) fn checked_text(raw: &str, most: usize) -> Result<String, Refusal> {
    let text = raw.trim();
    let is_plain = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
    if text.is_empty() || text.len() > most || !text.chars().all(is_plain) {
        return Err(Refusal::bad_text("message", most));
    }
    Ok(text.into())
}

//! The gatherings that were open last, in the program's own folder.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// So many are remembered.
const MOST: usize = 12;

/// A gathering that was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Recent {
    pub(crate) path: PathBuf,
    /// What it was called.
    pub(crate) name: String,
    /// Milliseconds since 1970.
    pub(crate) opened: u64,
}

/// The list, newest first. What cannot be read counts as nothing: it is a convenience.
pub(crate) fn read(folder: &Path) -> Vec<Recent> {
    let Ok(text) = std::fs::read_to_string(file(folder)) else {
        return Vec::new();
    };
    serde_json::from_str(&text).unwrap_or_else(|why| {
        tracing::warn!(%why, "the list of recent gatherings cannot be read");
        Vec::new()
    })
}

/// Puts one on top of the list. A list that cannot be written is no reason to refuse a gathering.
pub(crate) fn remember(folder: &Path, newest: Recent) {
    let list = with(newest, read(folder));
    let goal = file(folder);
    let draft = goal.with_extension("part");
    let written = serde_json::to_vec_pretty(&list)
        .map_err(std::io::Error::from)
        .and_then(|text| std::fs::write(&draft, text))
        .and_then(|()| std::fs::rename(&draft, &goal));
    if let Err(why) = written {
        tracing::warn!(%why, "the list of recent gatherings cannot be written");
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("recent.json")
}

fn with(newest: Recent, list: Vec<Recent>) -> Vec<Recent> {
    let path = newest.path.clone();
    let others = list.into_iter().filter(|one| one.path != path);
    std::iter::once(newest).chain(others).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(number: u64) -> Recent {
        let path = PathBuf::from(format!("/lan/{number}.lanista"));
        Recent {
            path,
            name: format!("LAN {number}"),
            opened: number,
        }
    }

    #[test]
    fn the_newest_twelve_stay() {
        let list = (1..=30).fold(Vec::new(), |list, number| with(opened(number), list));
        assert_eq!(list.len(), MOST);
        assert_eq!(list.first(), Some(&opened(30)));
        assert_eq!(list.last(), Some(&opened(19)));
    }

    #[test]
    fn one_that_is_opened_again_moves_to_the_top() {
        let list = vec![opened(2), opened(1)];
        let again = Recent {
            opened: 9,
            ..opened(1)
        };
        assert_eq!(with(again.clone(), list), [again, opened(2)]);
    }

    #[test]
    fn a_torn_list_is_an_empty_one() {
        let folder = std::env::temp_dir().join(format!("lanista-recent-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        assert_eq!(read(&folder), []);
        std::fs::write(file(&folder), "[{\"path\":").unwrap();
        assert_eq!(read(&folder), []);
        remember(&folder, opened(1));
        assert_eq!(read(&folder), [opened(1)]);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

//! Where the window puts gatherings that a person did not choose a place for.

use std::path::{Path, PathBuf};

/// The ending of a gathering's file.
pub(crate) const ENDING: &str = "lanista";
/// Letters that a file's name may have, so that every system and stick takes it.
const LONGEST: usize = 60;
/// Names that Windows keeps for itself.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A path in `folder` for something called `name` that does not exist yet: `NAME.lanista`, `NAME (2).lanista` …
pub(crate) fn fresh(folder: &Path, name: &str) -> PathBuf {
    let stem = stem(name);
    let first = folder.join(format!("{stem}.{ENDING}"));
    if !first.exists() {
        return first;
    }
    (2_u32..)
        .map(|number| folder.join(format!("{stem} ({number}).{ENDING}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}

/// The path as a gathering's file is called, whatever a person left out.
pub(crate) fn with_ending(path: &Path) -> PathBuf {
    if path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
    {
        return path.to_path_buf();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ENDING);
    name.into()
}

/// The name without what a system does not take in the name of a file.
fn stem(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| {
            if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) {
                '-'
            } else {
                letter
            }
        })
        .take(LONGEST)
        .collect();
    let plain = plain.trim_matches([' ', '.', '-']);
    let letters = plain
        .trim_end_matches(|letter: char| letter.is_ascii_digit())
        .to_lowercase();
    if plain.is_empty() {
        "Gathering".to_owned()
    } else if RESERVED.contains(&letters.as_str()) {
        format!("{plain}-")
    } else {
        plain.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gathering_is_called_after_its_name() {
        assert_eq!(stem("NorthSea LAN 22"), "NorthSea LAN 22");
        assert_eq!(stem("ラン 東京"), "ラン 東京");
    }

    #[test]
    fn no_name_leaves_the_folder() {
        for name in [
            "../../etc/passwd",
            "a/b",
            "..",
            "C:\\x",
            "  ",
            "",
            "x\0y",
            "-",
            "...",
        ] {
            let path = fresh(Path::new("/nowhere"), name);
            assert_eq!(
                path.parent(),
                Some(Path::new("/nowhere")),
                "{name:?}: {}",
                path.display()
            );
        }
        assert_eq!(stem(".."), "Gathering");
        assert_eq!(stem("nul"), "nul-");
        assert_eq!(stem("COM1"), "COM1-");
        assert_eq!(stem(&"x".repeat(300)).len(), LONGEST);
    }

    #[test]
    fn the_ending_is_added_where_it_is_left_out() {
        assert_eq!(
            with_ending(Path::new("/lan/22")),
            Path::new("/lan/22.lanista")
        );
        assert_eq!(
            with_ending(Path::new("/lan/v1.5")),
            Path::new("/lan/v1.5.lanista")
        );
        assert_eq!(
            with_ending(Path::new("/lan/22.LANISTA")),
            Path::new("/lan/22.LANISTA")
        );
    }

    #[test]
    fn a_second_one_of_the_same_name_gets_a_number() {
        let folder = std::env::temp_dir().join(format!("lanista-fresh-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("LAN.lanista"), "").unwrap();
        assert_eq!(fresh(&folder, "LAN"), folder.join("LAN (2).lanista"));
        std::fs::write(folder.join("LAN (2).lanista"), "").unwrap();
        assert_eq!(fresh(&folder, "LAN"), folder.join("LAN (3).lanista"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

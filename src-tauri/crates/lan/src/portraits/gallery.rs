//! What a folder of portraits holds: which pictures are taken, which are not and why.
//!
//! Links are not followed, neither of files nor of folders; a name counts only if it is the id of a hero that a pool
//! knows; what a picture is says its beginning and its structure, never its name.

use crate::media::is_photo;
use axum::body::Bytes;
use lanista_domain::PhotoKind;
use lanista_wire::portraits::{PortraitCount, PortraitFault, PortraitsView, SPONSORS};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io::Read as _;
use std::path::Path;
use std::time::SystemTime;

/// Bytes of one picture, and of all together: they are held in memory.
const MOST_BYTES: u64 = 1_024 * 1_024;
const MOST_IN_ALL: usize = 64 * 1_024 * 1_024;
/// Pixels along an edge.
const MOST_EDGE: u32 = 2_048;
/// Files of one pool's folder that are looked at.
const MOST_FILES: usize = 4_096;
/// Faults that the desk is told in words; the others are counted.
const MOST_FAULTS: usize = 20;
/// What the names of pictures end with. The kind is found out from the bytes.
const ENDINGS: [&str; 4] = ["png", "webp", "jpg", "jpeg"];

/// Pictures that people have of sponsors and that no screen shows: a drawing can carry a script, the others not every browser knows.
const OTHER_PICTURES: [&str; 8] = ["svg", "svgz", "gif", "avif", "bmp", "tif", "tiff", "heic"];
/// Pictures of sponsors: more would not come round in an afternoon.
const MOST_SPONSORS: usize = 60;
/// Longest name of such a picture, characters.
const MOST_NAME: usize = 60;

/// The ids of the heroes of each pool.
pub(super) type Wanted = BTreeMap<String, BTreeSet<String>>;

/// One picture.
#[derive(Clone, Debug)]
pub(super) struct Portrait {
    pub(super) kind: PhotoKind,
    pub(super) bytes: Bytes,
    /// Changes with the content.
    pub(super) mark: String,
    seen: Seen,
}

/// The mark stands for the bytes.
impl PartialEq for Portrait {
    fn eq(&self, other: &Self) -> bool {
        self.mark == other.mark && self.seen == other.seen
    }
}

impl Eq for Portrait {}

/// By what a file is known again without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    name: String,
    length: u64,
    changed: Option<SystemTime>,
}

/// All pictures of a folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Gallery {
    folder: String,
    is_there: bool,
    pools: BTreeMap<String, Pictures>,
    faults: Vec<PortraitFault>,
    faulty: u32,
}

/// Those of one pool.
#[derive(Debug, Default, PartialEq, Eq)]
struct Pictures {
    heroes: BTreeMap<String, Portrait>,
    /// How many heroes it has.
    of: usize,
    /// Files that are no picture, with the sentence why, so that they are not read again and again.
    bad: Vec<(Seen, String)>,
}

impl Gallery {
    pub(super) fn find(&self, pool: &str, hero: &str) -> Option<&Portrait> {
        self.pools.get(pool)?.heroes.get(hero)
    }

    pub(super) fn marks_of(&self, pool: &str) -> BTreeMap<String, String> {
        let heroes = self.pools.get(pool).map(|pictures| &pictures.heroes);
        let heroes = heroes.into_iter().flatten();
        heroes
            .map(|(hero, one)| (hero.clone(), one.mark.clone()))
            .collect()
    }

    /// The mark of every picture, by pool and hero.
    pub(super) fn marks(&self) -> BTreeMap<String, BTreeMap<String, String>> {
        let pools = self.pools.keys();
        pools
            .map(|pool| (pool.clone(), self.marks_of(pool)))
            .collect()
    }

    /// What the desk is told.
    pub(super) fn view(&self) -> PortraitsView {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let pools = self.pools.iter().map(|(pool, pictures)| {
            let have = count(pictures.heroes.len());
            let of = count(pictures.of);
            (pool.clone(), PortraitCount { have, of })
        });
        PortraitsView {
            folder: self.folder.clone(),
            is_there: self.is_there,
            pools: pools.collect(),
            faults: self.faults.clone(),
            faulty: self.faulty,
        }
    }

    fn fault(&mut self, file: String, text: String) {
        self.faulty = self.faulty.saturating_add(1);
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(PortraitFault { file, text });
        }
    }

    fn bytes(&self) -> usize {
        let pictures = self.pools.values().flat_map(|pool| pool.heroes.values());
        pictures.map(|one| one.bytes.len()).sum()
    }
}

/// Looks at a folder. What `before` knows and did not change is not read again.
pub(super) fn look(folder: &Path, wanted: &Wanted, before: &Gallery) -> Gallery {
    let mut found = Gallery {
        folder: folder.display().to_string(),
        // The folder itself is named by the organiser, and may be a link.
        is_there: folder.is_dir(),
        ..Gallery::default()
    };
    let sponsors = (!wanted.contains_key(SPONSORS)).then_some((SPONSORS, None));
    let pools = wanted
        .iter()
        .map(|(pool, heroes)| (pool.as_str(), Some(heroes)));
    for (pool, heroes) in pools.chain(sponsors) {
        let there = folder.join(pool);
        let about = is_a_name(pool).then(|| fs::symlink_metadata(&there).ok());
        let Some(about) = about.flatten() else {
            continue;
        };
        if about.file_type().is_dir() {
            let known = before.pools.get(pool);
            pool_folder(&mut found, &there, (pool, heroes), known);
        } else {
            found.fault(
                pool.to_owned(),
                "It is a link or no folder; links are not followed.".to_owned(),
            );
        }
    }
    found
}

/// Ids come from files of people as well: one that could lead elsewhere names no folder.
fn is_a_name(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('.')
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

fn pool_folder(
    found: &mut Gallery,
    there: &Path,
    (pool, heroes): (&str, Option<&BTreeSet<String>>),
    before: Option<&Pictures>,
) {
    let mut pictures = Pictures {
        of: heroes.map_or(0, BTreeSet::len),
        ..Pictures::default()
    };
    let mut room = MOST_IN_ALL.saturating_sub(found.bytes());
    for (name, about) in files_in(there) {
        let file = format!("{pool}/{name}");
        let Some((stem, ending)) = name.rsplit_once('.') else {
            continue;
        };
        let (stem, ending) = (stem.to_owned(), ending.to_ascii_lowercase());
        if !ENDINGS.contains(&ending.as_str()) || name.starts_with('.') {
            if heroes.is_none() && OTHER_PICTURES.contains(&ending.as_str()) {
                let text = "Screens show PNG, WebP and JPEG. Save it as one of them.";
                found.fault(file, text.to_owned());
            }
            continue;
        }
        if heroes.is_some_and(|heroes| !heroes.contains(&stem)) {
            found.fault(file, format!("The pool knows no “{stem}”."));
            continue;
        }
        if heroes.is_none()
            && let Some(why) = no_sponsor(&stem, pictures.heroes.len())
        {
            found.fault(file, why.to_owned());
            continue;
        }
        if pictures.heroes.contains_key(&stem) {
            found.fault(file, "Another file of this hero is used.".to_owned());
            continue;
        }
        let seen = Seen {
            length: about.len(),
            changed: about.modified().ok(),
            name,
        };
        let known = before.and_then(|before| before.heroes.get(&stem));
        let known_bad = before.and_then(|before| before.bad.iter().find(|(bad, _)| *bad == seen));
        let read = match (known, known_bad) {
            (Some(known), _) if known.seen == seen => Ok(known.clone()),
            (_, Some((_, why))) => Err(why.clone()),
            _ if !about.file_type().is_file() => {
                Err("It is a link or no file; links are not followed.".to_owned())
            }
            _ => read(there, seen.clone()),
        };
        match read {
            Ok(portrait) if portrait.bytes.len() > room => {
                let text = "All portraits together have more than 64 MB. Make them smaller.";
                found.fault(file, text.to_owned());
            }
            Ok(portrait) => {
                room -= portrait.bytes.len();
                pictures.heroes.insert(stem, portrait);
            }
            Err(why) => {
                found.fault(file, why.clone());
                pictures.bad.push((seen, why));
            }
        }
    }
    if heroes.is_none() {
        pictures.of = pictures.heroes.len();
    }
    found.pools.insert(pool.to_owned(), pictures);
}

/// Why a picture is not taken for a sponsor's by its name, or for the number of those there are.
fn no_sponsor(stem: &str, known: usize) -> Option<&'static str> {
    if stem.chars().count() > MOST_NAME || stem.chars().any(char::is_control) {
        Some("Its name is too long, or no text.")
    } else if known >= MOST_SPONSORS {
        Some("60 pictures of sponsors are the most.")
    } else {
        None
    }
}

/// What lies in a folder, in the order of the names, links as links.
fn files_in(folder: &Path) -> Vec<(String, Metadata)> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries
        .flatten()
        .take(MOST_FILES)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let about = entry.metadata().ok()?;
            (!about.file_type().is_dir()).then_some((name, about))
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

/// Reads a picture, or says why it is none that can be shown.
fn read(folder: &Path, seen: Seen) -> Result<Portrait, String> {
    let too_large = || "It has more than 1 MB. Make it smaller.".to_owned();
    if seen.length > MOST_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let taken = File::open(folder.join(&seen.name))
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    if let Err(why) = taken {
        return Err(format!("It cannot be read: {why}"));
    }
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
        return Err(too_large());
    }
    let size = kind_of(&bytes).and_then(|kind| Some((kind, is_photo(kind, &bytes).ok()?)));
    let Some((kind, (width, height))) = size else {
        return Err("It is no PNG, WebP or JPEG, or is cut off.".to_owned());
    };
    if width > MOST_EDGE || height > MOST_EDGE {
        return Err(format!(
            "It has {width} × {height} pixels. 2,048 along an edge are the most."
        ));
    }
    let hash = Sha256::digest(&bytes);
    Ok(Portrait {
        kind,
        mark: crate::crypto::encode(&hash[..9]),
        bytes: Bytes::from(bytes),
        seen,
    })
}

/// What the first bytes say.
fn kind_of(bytes: &[u8]) -> Option<PhotoKind> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(PhotoKind::Png),
        [0xff, 0xd8, 0xff, ..] => Some(PhotoKind::Jpeg),
        [b'R', b'I', b'F', b'F', ..] => Some(PhotoKind::Webp),
        _ => None,
    }
}

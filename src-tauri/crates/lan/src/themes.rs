//! Themes of overlays: files in a folder beside the gathering, read strictly and held in memory, and served as what was understood of them.
//!
//! `FOLDER/{name}.json` and the fonts that they name. A request looks up what was found before; no word of it becomes a path, and
//! no byte of a file but a font's goes out as it was.

use crate::hall::{Hall, ended};
use axum::body::Bytes;
use axum::extract::{Path as At, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use lanista_wire::portraits::PortraitFault;
use lanista_wire::theme::{Theme, ThemesView, is_plain_name};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

/// Bytes of a theme, and of a font.
const MOST_BYTES: u64 = 64 * 1_024;
const MOST_FONT: u64 = 4 * 1_024 * 1_024;
/// Themes that are held; files that are looked at; faults that the desk is told.
const MOST_THEMES: usize = 32;
const MOST_FILES: usize = 256;
const MOST_FAULTS: usize = 20;
/// What a compressed font begins with. Source: WOFF File Format 2.0, 4.1.
const WOFF2: &[u8] = b"wOF2";

/// The themes as they are now, and where they come from.
#[derive(Debug, Default)]
pub(crate) struct Themes {
    folder: Option<PathBuf>,
    now: RwLock<Arc<Shelf>>,
}

/// What the folder holds.
#[derive(Debug, Default)]
struct Shelf {
    is_there: bool,
    themes: BTreeMap<String, Dressed>,
    faults: Vec<PortraitFault>,
}

/// A theme as it is served, with its font.
#[derive(Debug)]
struct Dressed {
    json: Piece,
    font: Option<Piece>,
}

/// Bytes as they are sent, and the tag by which who has them asks.
#[derive(Clone, Debug)]
struct Piece {
    body: Bytes,
    tag: String,
}

impl Piece {
    fn of(body: Vec<u8>) -> Self {
        let hash: [u8; 32] = Sha256::digest(&body).into();
        Self {
            body: body.into(),
            tag: format!("\"{}\"", crate::crypto::encode(&hash[..12])),
        }
    }
}

/// By what a folder is known not to have changed.
type Seen = Vec<(String, u64, Option<SystemTime>)>;

impl Themes {
    /// Of a folder, which may come into being later.
    pub(crate) fn of(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            now: RwLock::default(),
        }
    }

    fn now(&self) -> Arc<Shelf> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Looks at the folder again and again until the server ends.
pub(crate) async fn keep(hall: Arc<Hall>) {
    let Some(folder) = hall.themes.folder.clone() else {
        return;
    };
    let mut ending = hall.ending.subscribe();
    let mut before = None;
    loop {
        let (there, known) = (folder.clone(), before.clone());
        let looked = tokio::task::spawn_blocking(move || {
            let seen = see(&there);
            (Some(&seen) != known.as_ref()).then(|| (look(&there, &seen), seen))
        });
        match looked.await {
            Ok(Some((shelf, seen))) => {
                before = Some(seen);
                show(&hall, &folder, shelf).await;
            }
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "the themes were not looked at"),
        }
        tokio::select! {
            () = tokio::time::sleep(hall.times.look) => {}
            () = ended(&mut ending) => return,
        }
    }
}

/// From now on these are served, and the desk is told.
async fn show(hall: &Hall, folder: &Path, shelf: Shelf) {
    let view = ThemesView {
        folder: folder.display().to_string(),
        is_there: shelf.is_there,
        names: shelf.themes.keys().cloned().collect(),
        faults: shelf.faults.clone(),
    };
    *hall
        .themes
        .now
        .write()
        .unwrap_or_else(PoisonError::into_inner) = Arc::new(shelf);
    hall.hub
        .live(move |live| live.server.themes = Some(view))
        .await;
}

/// The files of the folder, links left out. Nothing where there is no folder.
fn see(folder: &Path) -> Seen {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut seen: Seen = entries
        .flatten()
        .take(MOST_FILES)
        .filter_map(|entry| {
            let about = entry.metadata().ok().filter(|about| about.is_file())?;
            let name = entry.file_name().into_string().ok()?;
            Some((name, about.len(), about.modified().ok()))
        })
        .collect();
    seen.sort();
    seen
}

fn look(folder: &Path, seen: &Seen) -> Shelf {
    let mut shelf = Shelf {
        is_there: folder.is_dir(),
        ..Shelf::default()
    };
    for (file, length, _) in seen {
        let Some(name) = file.strip_suffix(".json") else {
            continue;
        };
        let found = if !is_plain_name(name) {
            Err("A theme is called by letters, digits, - and _, at most 40.".to_owned())
        } else if shelf.themes.len() == MOST_THEMES {
            Err(format!("{MOST_THEMES} themes are the most."))
        } else if *length > MOST_BYTES {
            Err("It has more than 64 kB.".to_owned())
        } else {
            dress(folder, file, seen)
        };
        match found {
            Ok(theme) => drop(shelf.themes.insert(name.to_owned(), theme)),
            Err(text) if shelf.faults.len() < MOST_FAULTS => {
                let file = file.chars().take(80).collect();
                shelf.faults.push(PortraitFault { file, text });
            }
            Err(_) => {}
        }
    }
    shelf
}

/// Reads one theme and its font; with any fault in either, neither is used.
fn dress(folder: &Path, file: &str, seen: &Seen) -> Result<Dressed, String> {
    let text = String::from_utf8(bytes_of(folder, file, MOST_BYTES)?)
        .map_err(|_| "It is no text in UTF-8.".to_owned())?;
    let theme = Theme::read(text.trim_start_matches('\u{feff}'))?;
    let font = theme.font.as_deref().map(|font| {
        if !seen.iter().any(|(name, _, _)| name == font) {
            return Err(format!("Its font {font} does not lie beside it."));
        }
        let bytes = bytes_of(folder, font, MOST_FONT)?;
        if bytes.starts_with(WOFF2) {
            Ok(Piece::of(bytes))
        } else {
            Err(format!("Its font {font} is no WOFF2."))
        }
    });
    let json = serde_json::to_string(&theme).map_err(|why| why.to_string())?;
    Ok(Dressed {
        json: Piece::of(json.into_bytes()),
        font: font.transpose()?,
    })
}

fn bytes_of(folder: &Path, file: &str, most: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    File::open(folder.join(file))
        .and_then(|open| open.take(most + 1).read_to_end(&mut bytes))
        .map_err(|why| format!("{file} cannot be read: {why}"))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(format!("{file} is too large."));
    }
    Ok(bytes)
}

/// `GET /themes/{name}`: one theme, for everybody.
pub(crate) async fn get(
    State(hall): State<Arc<Hall>>,
    At(name): At<String>,
    headers: HeaderMap,
) -> Response {
    let shelf = hall.themes.now();
    let Some(theme) = shelf.themes.get(&name) else {
        return nothing();
    };
    answer(&headers, "application/json", theme.json.clone())
}

/// `GET /themes/{name}/font`: its letters.
pub(crate) async fn font(
    State(hall): State<Arc<Hall>>,
    At(name): At<String>,
    headers: HeaderMap,
) -> Response {
    let shelf = hall.themes.now();
    let found = shelf.themes.get(&name);
    match found.and_then(|theme| theme.font.clone()) {
        Some(font) => answer(&headers, "font/woff2", font),
        None => nothing(),
    }
}

fn nothing() -> Response {
    (StatusCode::NOT_FOUND, "There is no such theme.").into_response()
}

/// Asked for again each time, and sent only where it changed.
fn answer(asked: &HeaderMap, kind: &'static str, piece: Piece) -> Response {
    let Piece { body, tag } = piece;
    let about = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
    ];
    let known = asked.get_all(header::IF_NONE_MATCH).iter();
    let mut known = known.filter_map(|value| value.to_str().ok());
    if known.any(|value| value.contains(&tag)) {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    (about, [(header::CONTENT_TYPE, kind)], body).into_response()
}

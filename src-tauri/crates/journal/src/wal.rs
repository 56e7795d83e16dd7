//! Damage in the write-ahead log, which SQLite itself passes over in silence.
//!
//! SQLite reads the log up to the first frame whose checksum fails and forgets the rest, because that is how a write
//! cut short by a power failure looks. With `synchronous=FULL` only the last commit can be cut short. Where two or more
//! commits of the same log lie at or behind the first failing frame, a byte was changed, and entries that were
//! acknowledged would vanish. Format: <https://www.sqlite.org/fileformat.html#the_write_ahead_log>.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const MAGIC_LITTLE: u32 = 0x377f_0682;
const MAGIC_BIG: u32 = 0x377f_0683;

/// Whether there is a log with anything in it.
pub(crate) fn has_content(wal: &Path) -> bool {
    std::fs::metadata(wal).is_ok_and(|found| found.len() > 0)
}

/// Whether so many bytes of the log are in use. A log that was begun anew keeps the frames of the one before behind its
/// own; they carry other salts.
pub(crate) fn reaches(wal: &Path, bytes: u64) -> bool {
    std::fs::metadata(wal).is_ok_and(|found| found.len() >= bytes)
        && frame_is_of_this_log(wal, bytes).unwrap_or(false)
}

/// About the last whole frame within so many bytes.
fn frame_is_of_this_log(wal: &Path, bytes: u64) -> io::Result<bool> {
    let mut log = File::open(wal)?;
    let mut header = [0; HEADER];
    if !fill(&mut log, &mut header)? {
        return Ok(false);
    }
    let size = FRAME_HEADER as u64 + u64::from(word(&header, 8));
    let whole = bytes.saturating_sub(HEADER as u64) / size;
    let mut frame = [0; FRAME_HEADER];
    log.seek(SeekFrom::Start(
        HEADER as u64 + whole.saturating_sub(1) * size,
    ))?;
    Ok(fill(&mut log, &mut frame)? && frame.get(8..16) == header.get(16..24))
}

/// What is wrong with the log of a file that nobody writes; nothing if it holds or is absent.
pub(crate) fn damage(wal: &Path) -> io::Result<Option<String>> {
    match File::open(wal) {
        Ok(file) => examine(BufReader::new(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn examine(mut log: impl Read) -> io::Result<Option<String>> {
    let mut header = [0; HEADER];
    if !fill(&mut log, &mut header)? {
        return Ok(None);
    }
    let Some(start) = Start::read(&header) else {
        let mut next = [0; FRAME_HEADER];
        let lies_behind = fill(&mut log, &mut next)? && header != [0; HEADER];
        return Ok(lies_behind.then(|| "the header of the write-ahead log is wrong".to_owned()));
    };
    let mut sum = start.sum;
    let mut frame = vec![0; FRAME_HEADER + start.page];
    let mut holds = true;
    let mut lost = 0_usize;
    while fill(&mut log, &mut frame)? {
        let of_this_log = frame.get(8..16) == Some(start.salts.as_slice());
        if holds {
            sum = frame
                .get(..8)
                .into_iter()
                .chain(frame.get(FRAME_HEADER..))
                .fold(sum, |sum, part| start.add(sum, part));
            holds = of_this_log && (word(&frame, 16), word(&frame, 20)) == sum;
        }
        // A frame that ends a commit says how many pages the file then has.
        if !holds && of_this_log && word(&frame, 4) != 0 {
            lost += 1;
        }
    }
    Ok((lost > 1)
        .then(|| format!("the write-ahead log is damaged: {lost} commits in it cannot be read")))
}

/// What the header says about all frames.
struct Start {
    big_endian: bool,
    page: usize,
    salts: [u8; 8],
    sum: (u32, u32),
}

impl Start {
    fn read(header: &[u8; HEADER]) -> Option<Self> {
        let big_endian = match word(header, 0) {
            MAGIC_LITTLE => false,
            MAGIC_BIG => true,
            _ => return None,
        };
        let page = usize::try_from(word(header, 8))
            .ok()
            .filter(|size| size.is_power_of_two() && (512..=65_536).contains(size))?;
        let salts = header.get(16..24)?.try_into().ok()?;
        let mut start = Self {
            big_endian,
            page,
            salts,
            sum: (0, 0),
        };
        start.sum = start.add((0, 0), header.get(..24)?);
        (start.sum == (word(header, 24), word(header, 28))).then_some(start)
    }

    /// Goes on with the checksum over pairs of words: a Fibonacci-weighted sum.
    fn add(&self, sum: (u32, u32), bytes: &[u8]) -> (u32, u32) {
        let word_of = |four: &[u8]| match four.try_into() {
            Ok(four) if self.big_endian => u32::from_be_bytes(four),
            Ok(four) => u32::from_le_bytes(four),
            Err(_) => 0,
        };
        bytes.chunks_exact(8).fold(sum, |(first, second), pair| {
            let (one, two) = pair.split_at(4);
            let first = first.wrapping_add(word_of(one)).wrapping_add(second);
            (first, second.wrapping_add(word_of(two)).wrapping_add(first))
        })
    }
}

/// The big-endian word at a place; headers are always big-endian.
fn word(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..at + 4)
        .and_then(|four| four.try_into().ok())
        .map_or(0, u32::from_be_bytes)
}

/// Fills the buffer, or says that the log ends before that.
fn fill(log: &mut impl Read, buffer: &mut [u8]) -> io::Result<bool> {
    match log.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

//! The append-only, hash-chained journal of a gathering in one SQLite file.
//!
//! One gathering is one file (`*.lanista`). An entry is one accepted command with its events; its number is
//! the Seq, counted from 1 without gaps. What an entry means is none of this crate's business: `body` is text.
//!
//! Promises, each with a test:
//! - what [`Journal::append`] returned is on the disk (WAL, `synchronous=FULL`), all of a batch or none of it;
//! - one program at a time: an operating-system lock that a killed program lets go of;
//! - a byte that changed anywhere in the main file is found by [`Journal::check`], and by opening if it lies in an entry
//!   after the snapshot (with the exceptions that are named there);
//! - a damaged file is never written to; it may be read up to the last good entry;
//! - after [`Journal::close`] one gathering is one file, sealed by a hash over all its bytes.

mod append;
mod chain;
mod check;
mod connect;
mod copy;
mod entry;
mod error;
mod file_header;
mod home;
mod journal;
mod keep;
mod lock;
mod look_back;
mod media;
mod open;
mod place;
#[cfg(all(test, target_os = "linux"))]
mod power_cut;
mod salvage;
mod seal;
mod snapshot;
mod verify;
mod wal;

pub use check::CheckReport;
pub use copy::{Copied, Copier, With, civil, copy_name, rotate_copies};
pub use entry::{Entry, NewEntry, Stored, Told, hex};
pub use error::{AppendError, CopyError, Damage, NotAGathering, OpenError, StorageError};
pub use journal::{Journal, ReadOnlyBecause};
pub use look_back::{LookBack, Looking};
pub use media::{Media, MediaName, PIECE_BYTES};
pub use open::{Create, Damaged, Open, Opened};
pub use snapshot::{SPACING, StoredSnapshot};

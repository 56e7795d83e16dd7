//! How much of a file is read, and how long a text may be: the figures of `docs/PROTOCOL.md` and trust.md, threat 15.

/// Largest file, in bytes.
pub const FILE_BYTES: usize = 20 * 1024 * 1024;
/// Largest expanded size of all parts of a spreadsheet file together, in bytes.
pub const EXPANDED_BYTES: u64 = 200 * 1024 * 1024;
/// Largest ratio of expanded to packed bytes, for the file and for each part that is read.
pub const EXPANDED_RATIO: u64 = 100;
/// Up to this size, in bytes, a part may expand at any ratio: an honest table of some thousand like rows packs to less
/// than a hundredth, and so little does no harm.
pub const RATIO_FREE_BYTES: u64 = 16 * 1024 * 1024;
/// Most parts in a spreadsheet file.
pub const ARCHIVE_PARTS: usize = 4_096;
/// Most sheets that are listed.
pub const SHEETS: usize = 64;
/// Most shared texts of an XLSX file.
pub const SHARED_TEXTS: usize = 1_000_000;
/// Most columns of a table.
pub const COLUMNS: usize = 64;
/// Most rows with content.
pub const ROWS: usize = 10_000;
/// Characters read of one cell; what follows is left out with a note.
pub const CELL_CHARACTERS: usize = 500;
/// Most entrants of one tournament.
pub const ENTRANTS: usize = 4_096;
/// Longest name, in characters as people count them (grapheme clusters); also of a handle and a club.
pub const NAME: usize = 40;
/// Longest legal name, in grapheme clusters.
pub const LEGAL_NAME: usize = 80;
/// Longest short name, and longest seat, in grapheme clusters.
pub const SHORT_NAME: usize = 16;
/// Longest tag, in grapheme clusters.
pub const TAG: usize = 4;
/// Most handles in a roster.
pub const ROSTER: usize = 64;
/// Marks that may stand on one letter; more would cover the lines above and below.
pub const MARKS: usize = 6;

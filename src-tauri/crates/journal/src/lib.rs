//! The append-only, hash-chained journal of a gathering in one SQLite file.

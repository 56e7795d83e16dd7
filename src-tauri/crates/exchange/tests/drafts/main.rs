//! Draft formats and pools as files.

mod shipped;

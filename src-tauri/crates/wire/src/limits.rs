//! Every time and size of the protocol, in one table. `docs/PROTOCOL.md` repeats it for people.

/// The protocol this build speaks.
pub const PROTOCOL: u16 = 1;
/// The oldest protocol it still understands.
pub const OLDEST_PROTOCOL: u16 = 1;
/// The port of a gathering that has not chosen another.
pub const PORT: u16 = 7420;

/// Milliseconds between two frames of the server on a link, at most.
pub const TICK_MS: u64 = 2_000;
/// Milliseconds without a frame after which a page calls its picture stale and reconnects.
pub const STALE_MS: u64 = 5_000;
/// Milliseconds between two protocol pings of the server.
pub const PING_MS: u64 = 5_000;
/// Milliseconds after the last byte of a client when the server gives it up.
pub const DEAD_MS: u64 = 15_000;
/// Milliseconds a client has for its request headers.
pub const HEADERS_MS: u64 = 5_000;
/// Milliseconds a socket has for its hello.
pub const HELLO_MS: u64 = 10_000;
/// Milliseconds a blocked socket is waited for before it is closed.
pub const WRITE_MS: u64 = 10_000;

/// Milliseconds that a question for a change waits for one.
pub const POLL_MS: u64 = 25_000;

/// Bytes of an inbound message before the device has proved itself.
pub const UNPROVED_BYTES: usize = 4 * 1024;
/// Bytes of an inbound message afterwards.
pub const MESSAGE_BYTES: usize = 64 * 1024;
/// Bytes of a request body.
pub const BODY_BYTES: usize = 256 * 1024;
/// Bytes of a file of entrants.
pub const IMPORT_BYTES: usize = 20 * 1024 * 1024;
/// Personal codes in one part of an answer.
pub const CODES_A_PART: u32 = 512;
/// Phones that act for one entrant, those that wait included.
pub const PHONES: usize = 6;
/// Strangers who sign up on their phones in a minute: of one address, behind which a whole hall may sit, and of all. The
/// desk raises both with what it allows an address.
pub const SIGN_UPS_OF_AN_ADDRESS: u32 = 120;
/// See [`SIGN_UPS_OF_AN_ADDRESS`].
pub const SIGN_UPS_A_MINUTE: u32 = 600;
/// Minutes that photos of a match can be looked at with one ticket.
pub const PHOTO_MINUTES: u64 = 10;
/// Bytes of a topic's document, at most.
pub const TOPIC_BYTES: usize = 64 * 1024;

/// Minutes that a code for one device holds.
pub const ENROLMENT_MINUTES: u32 = 5;
/// Most codes made at once.
pub const ENROLMENT_BATCH: u32 = 64;
/// Entrants in one topic.
pub const ENTRANTS_A_TOPIC: u32 = 64;
/// Matches in one topic.
pub const MATCHES_A_TOPIC: u32 = 64;
/// Entrants in one part of a proposed seeding.
pub const SEEDS_A_PART: u32 = 512;
/// Rows of standings in one topic.
pub const ROWS_A_TOPIC: u32 = 64;
/// Names in one question about the past.
pub const PAST_TOPICS: usize = 64;
/// Entries of one page of the journal.
pub const ENTRIES_A_PAGE: u32 = 200;

//! What can stand against a call.

use crate::ids::{At, EntrantId, MatchId, PersonId, StationNo};

/// What stands against a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// Somebody of it is busy at another match.
    Busy {
        /// Who.
        person: PersonId,
        /// Where.
        match_id: MatchId,
        /// With what.
        doing: Doing,
    },
    /// Somebody of it is proposed for another match first.
    CalledFirst {
        /// Who.
        person: PersonId,
        /// For which.
        match_id: MatchId,
    },
    /// Somebody of it is needed soon at a match on which more hangs.
    NeededSoon {
        /// Who.
        person: PersonId,
        /// At which.
        match_id: MatchId,
    },
    /// It has left the tournament.
    Gone {
        /// Who.
        entrant: EntrantId,
    },
    /// No station that it may be played at is free.
    NoStation,
    /// The station that is wished for it is taken, out of order or gone.
    StationTaken {
        /// Which.
        station: StationNo,
    },
    /// Another match comes before it in the rundown of the stream.
    LaterOnStream {
        /// At which station.
        station: StationNo,
        /// Which.
        match_id: MatchId,
    },
    /// It is kept back until somebody calls it by itself. Only of a wave: otherwise it is a proposal by hand.
    KeptBack,
    /// Somebody of it rests. Only of a wave: otherwise it is a proposal for later; so are the two that follow.
    Rests {
        /// Until when.
        until: At,
    },
    /// It has a time of its own.
    Fixed {
        /// Not before then.
        from: At,
    },
    /// It would still be played when a break begins.
    Break {
        /// When the break is over.
        until: At,
    },
}

/// What somebody does at a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doing {
    /// Plays, or may be fielded.
    Plays,
    /// Coaches one of the two.
    Coaches,
    /// Holds it as its judge.
    Judges,
}

//! What may stand in a format file: every key with its kind of value, so that all faults are found at once and in its place.

use lanista_domain::draft::FaultKind;

/// The kind of value that a key has.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// A whole number from 0 to this.
    Number(u64),
    /// One of some words.
    Word(Words),
    /// A list of such words.
    WordList(Words),
    /// Words under words, as `{ ban = "empty" }`.
    WordByWord(Words, Words),
    /// Keys of their own.
    Table(&'static [Key]),
    /// A list of tables.
    Tables(&'static [Key]),
}

/// Words of which one must be chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// What they are called in a sentence.
    pub(super) called: &'static str,
    /// The id of the fault when it is none of them.
    pub(super) fault: FaultKind,
    /// All of them.
    pub(super) all: &'static [&'static str],
}

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) presence: Presence,
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Needed,
    Free,
}

const fn needed(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        presence: Presence::Needed,
    }
}

const fn free(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        shape,
        presence: Presence::Free,
    }
}

const fn words(called: &'static str, all: &'static [&'static str]) -> Words {
    Words {
        called,
        fault: FaultKind::WordUnknown,
        all,
    }
}

const U8: u64 = u8::MAX as u64;
const U16: u64 = u16::MAX as u64;
const U32: u64 = u32::MAX as u64;

const VERBS: Words = Words {
    called: "what a seat does",
    fault: FaultKind::VerbUnknown,
    all: &[
        "pick", "ban", "protect", "snipe", "steal", "side", "order", "decider",
    ],
};
const SEATS: Words = Words {
    called: "a seat",
    fault: FaultKind::SeatUnknown,
    all: &["A", "B"],
};
const ASSIGN: Words = words(
    "who decides the seats",
    &[
        "fixed_side",
        "coin",
        "higher_seed",
        "loser_of_previous",
        "winner_of_previous",
        "choice",
        "alternate",
        "same",
        "knife",
    ],
);
const TIMEOUT: Words = words(
    "what happens on time-out",
    &[
        "empty",
        "random",
        "hovered_or_random",
        "hovered_or_empty",
        "judge",
    ],
);
const TRIGGERS: Words = words(
    "what causes an effect",
    &[
        "pick", "ban", "protect", "snipe", "steal", "decider", "won", "lost",
    ],
);

/// The keys of a format.
pub(super) const FORMAT: &[Key] = &[
    needed("schema", Shape::Number(U32)),
    needed("id", Shape::Text),
    needed("version", Shape::Text),
    free("name", Shape::Text),
    free(
        "evidence",
        Shape::Word(words("evidence", &["data", "doc", "memory", "house"])),
    ),
    free("source", Shape::Text),
    needed("pool", Shape::Table(POOL)),
    free("seats", Shape::Table(SEATING)),
    needed("clock", Shape::Table(CLOCK)),
    free("team_size", Shape::Number(U8)),
    free("sides", Shape::Texts),
    free(
        "collision",
        Shape::Word(words(
            "a collision rule",
            &["allow", "both_lost", "first_wins"],
        )),
    ),
    free(
        "exhaustion",
        Shape::Word(words("an exhaustion rule", &["judge", "empty", "reopen"])),
    ),
    needed("step", Shape::Tables(STEP)),
    free("effect", Shape::Tables(EFFECT)),
    free("constraint", Shape::Tables(CONSTRAINT)),
    free("override", Shape::Tables(OVERRIDE)),
];

const POOL: &[Key] = &[
    needed("ref", Shape::Text),
    free("exactly", Shape::Number(U16)),
];

const SEATING: &[Key] = &[
    free("assign", Shape::Word(ASSIGN)),
    free("later", Shape::Word(ASSIGN)),
];

const CLOCK: &[Key] = &[
    needed("turn_ms", Shape::Number(U32)),
    free("grace_ms", Shape::Number(U32)),
    free("reserve_ms", Shape::Number(U32)),
    free("min_dwell_ms", Shape::Number(U32)),
    free("swap_ms", Shape::Number(U32)),
    free("delay_ms", Shape::Number(U32)),
    free("on_timeout", Shape::WordByWord(VERBS, TIMEOUT)),
    free(
        "on_disconnect",
        Shape::Word(words("what happens without a link", &["run", "hold"])),
    ),
];

const STEP: &[Key] = &[
    free("id", Shape::Text),
    free("phase", Shape::Text),
    free("open", Shape::Tables(OPENING)),
    free(
        "system",
        Shape::Word(words(
            "what the server does",
            &["reveal", "decider", "pause"],
        )),
    ),
    free("turn_ms", Shape::Number(U32)),
];

const OPENING: &[Key] = &[
    needed("seat", Shape::Word(SEATS)),
    needed("do", Shape::Word(VERBS)),
    free("n", Shape::Number(U8)),
    free("hidden", Shape::Flag),
    free("tag", Shape::Text),
    free("attribute", Shape::Text),
    free("value", Shape::Text),
];

const EFFECT: &[Key] = &[
    needed("on", Shape::Word(TRIGGERS)),
    free("tag", Shape::Text),
    needed("blocks", Shape::WordList(VERBS)),
    needed(
        "for",
        Shape::Word(words(
            "for whom an effect holds",
            &["self", "opponent", "both"],
        )),
    ),
    needed(
        "until",
        Shape::Word(words(
            "until when an effect holds",
            &["step", "game", "series", "event"],
        )),
    ),
];

const CONSTRAINT: &[Key] = &[
    needed(
        "kind",
        Shape::Word(words(
            "a kind of constraint",
            &["attribute_quota", "differs_from_previous"],
        )),
    ),
    needed("attribute", Shape::Text),
    free("value", Shape::Text),
    needed("verb", Shape::Word(VERBS)),
    free("max", Shape::Number(U8)),
    free("min", Shape::Number(U8)),
];

const OVERRIDE: &[Key] = &[
    needed("when", Shape::Table(WHEN)),
    needed("format", Shape::Text),
];

const WHEN: &[Key] = &[
    free("best_of", Shape::Number(U8)),
    free("game", Shape::Number(U8)),
    free("from", Shape::Number(U8)),
];

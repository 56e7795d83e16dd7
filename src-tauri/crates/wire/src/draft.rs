//! Drafts as devices ask for them and as screens show them.

mod deed;
mod rules;
mod view;

pub use deed::{DraftChoice, DraftDeed, DraftWish, Seat, Verb};
pub use rules::{
    ChoosingView, DraftLine, DraftLineState, DraftLink, DraftOften, DraftingView, DraftsView,
    HeroView, PoolHead, PoolView,
};
pub use view::{
    Closed, DraftDecided, DraftFormatHead, DraftNote, DraftNoted, DraftPhase, DraftView,
    DraftWaits, OpenTurn, TurnBy, TurnState, TurnView,
};

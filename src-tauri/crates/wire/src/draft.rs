//! Drafts as devices ask for them and as screens show them.

mod deed;
mod figures;
mod hints;
mod players;
mod rules;
mod view;

pub use deed::{DraftChoice, DraftDeed, DraftWish, Seat, Verb};
pub use figures::{
    DraftChoices, DraftFigures, DraftFilter, DraftHistory, DraftPairs, DraftedBy, DraftedHero,
    DraftedPool, DraftsAsked, DraftsForm, DraftsTold, EntrantDrafts, FinishedDraft, HeroInDrafts,
    HeroLine, PairLine, RoleMean, Share,
};
pub use hints::{DraftHints, DraftLeader, DraftLeaders, HabitLine, HintLine, SideHints, Unusual};
pub use players::{DraftFileFigures, PlayerDrafts};
pub use rules::{
    ChoosingView, DraftLine, DraftLineState, DraftLink, DraftOften, DraftingView, DraftsView,
    HeroView, PoolHead, PoolView,
};
pub use view::{
    Closed, DraftDecided, DraftFormatHead, DraftNote, DraftNoted, DraftPhase, DraftView,
    DraftWaits, OpenTurn, TurnBy, TurnState, TurnView,
};

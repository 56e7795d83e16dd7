//! What two gatherings tell differently: the hall's, as it catches up, and everybody's.

use super::Touched;
use lanista_domain::Gathering;
use lanista_domain::step::Before;
use std::collections::BTreeSet;

impl Touched {
    /// Adds what two gatherings tell differently of their matches, drafts, stages and tournaments.
    pub(crate) fn add_differences(
        &mut self,
        was: &Gathering,
        is: &Gathering,
        followed: &BTreeSet<u32>,
    ) {
        for (id, before) in &was.matches {
            if is.matches.get(id) != Some(before) {
                self.add_match(is, *id, &Before::Match(Some(Box::new(before.clone()))));
            }
        }
        for (id, drafts) in &is.drafts {
            if was.drafts.get(id) != Some(drafts) {
                self.add_draft(is, *id);
            }
        }
        for (id, stage) in &is.stages {
            let before = was.stages.get(id);
            if before != Some(stage) {
                let before = Before::Stage(before.cloned().map(Box::new));
                self.add_stage(is, *id, &before, followed);
            }
        }
        for (id, tournament) in &is.tournaments {
            if was.tournaments.get(id) != Some(tournament) {
                self.add_tournament(is, *id, followed);
            }
        }
    }
}

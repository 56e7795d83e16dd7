//! What is still possible in each table, kept until something changes in it: a result costs one group, not all.

use lanista_domain::table::{Forecast, Outlook};
use lanista_domain::{Gathering, Stage, StageId};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An outlook and what it came to.
type Known = (Outlook, Arc<[Forecast]>);

/// The forecasts of the tables that were asked for.
#[derive(Debug, Default)]
pub(crate) struct Foresight {
    known: RefCell<BTreeMap<StageId, Vec<Known>>>,
}

impl Foresight {
    /// What is still possible for each entrant of a stage, by seed from 1.
    pub(crate) fn of(&self, state: &Gathering, stage: &Stage) -> Vec<Forecast> {
        let mut known = self.known.borrow_mut();
        known.retain(|id, _| state.stages.contains_key(id));
        let before = known.remove(&stage.id).unwrap_or_default();
        let fresh: Vec<Known> = state
            .outlooks(stage)
            .into_iter()
            .enumerate()
            .map(|(group, outlook)| match before.get(group) {
                Some((same, found)) if *same == outlook => (outlook, Arc::clone(found)),
                Some(_) | None => {
                    let found = outlook.forecast().into();
                    (outlook, found)
                }
            })
            .collect();
        let found: Vec<Arc<[Forecast]>> =
            fresh.iter().map(|(_, found)| Arc::clone(found)).collect();
        known.insert(stage.id, fresh);
        state.forecast_by(stage, &found)
    }
}

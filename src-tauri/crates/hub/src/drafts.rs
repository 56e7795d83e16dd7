//! Drafts beside the journal: what captains look at, and the lots that a draft may need.

use crate::complete::lots;
use crate::handle::{Body, Rejected, Submission};
use crate::topics::Touched;
use crate::writer::Writer;
use lanista_domain::draft::{BySeat, Chance, Deed, Draft, HeroId, MOST_STEPS};
use lanista_domain::{EntrantId, Gathering, MatchId, Side, TimerOwner};
use lanista_wire::topic::Topic;

/// A draw for a draft that is opened; the rules use it only where lots decide.
pub(crate) fn with_lot(deed: Deed) -> Result<Deed, Rejected> {
    let Deed::Open {
        first, home_side, ..
    } = deed
    else {
        return Ok(deed);
    };
    Ok(Deed::Open {
        first,
        lot: lots(1)?.pop(),
        home_side,
    })
}

/// What a turn may come to that nobody took in time.
pub(crate) fn chance(
    state: &Gathering,
    owner: TimerOwner,
    hovered: Vec<(Side, String)>,
) -> Result<Option<Box<Chance>>, Rejected> {
    let TimerOwner::Draft { match_id } = owner else {
        return Ok(None);
    };
    let Some(draft) = state.last_draft(match_id) else {
        return Ok(None);
    };
    let mut looked: BySeat<Option<HeroId>> = BySeat::default();
    for (side, hero) in hovered {
        looked[draft.seat(side)] = Some(HeroId(hero));
    }
    Ok(Some(Box::new(Chance {
        hovered: looked,
        lots: lots(most_open(state, draft).min(MOST_STEPS))?,
    })))
}

/// How many choices the steps of a draft wait for at most.
fn most_open(state: &Gathering, draft: &Draft) -> usize {
    let Some((format, _)) = state.draft_means(draft) else {
        return 0;
    };
    let of_step = |step: &lanista_domain::draft::Step| -> usize {
        step.open.iter().map(|opening| usize::from(opening.n)).sum()
    };
    format.steps.iter().map(of_step).max().unwrap_or(0)
}

impl Writer {
    /// A captain looks at a hero of the pool while their draft is open; everything else is passed over.
    pub(crate) async fn hover(&mut self, match_id: u32, entrant: u32, hero: Option<String>) {
        let found = self.state.matches.get(&MatchId(match_id));
        let Some(side) = found.and_then(|found| found.side_of(EntrantId(entrant))) else {
            return;
        };
        let Some(draft) = self
            .state
            .last_draft(MatchId(match_id))
            .filter(|draft| draft.is_open())
        else {
            return;
        };
        let known = hero.filter(|hero| {
            let means = self.state.draft_means(draft);
            means.is_some_and(|(_, pool)| pool.hero(&HeroId(hero.clone())).is_some())
        });
        let before = match &known {
            Some(hero) => self.live.hovers.insert((match_id, side), hero.clone()),
            None => self.live.hovers.remove(&(match_id, side)),
        };
        if before != known {
            let mut touched = Touched::default();
            touched.whole(Topic::Seat { match_id, entrant });
            self.publish(&touched).await;
        }
    }

    /// Forgets what captains look at in matches whose draft has moved on.
    pub(crate) fn forget_hovers(&mut self, touched: &Touched) {
        self.live.hovers.retain(|(match_id, _), _| {
            !touched.topics.contains_key(&Topic::Draft {
                match_id: *match_id,
            })
        });
    }

    /// What was looked at when time runs out comes with the word that it has.
    pub(crate) fn add_hovers(&self, due: &mut [Submission]) {
        for submission in due {
            if let Body::Due {
                owner: TimerOwner::Draft { match_id },
                hovered,
                ..
            } = &mut submission.body
            {
                let of = |side: Side| {
                    let hero = self.live.hovers.get(&(match_id.0, side))?;
                    Some((side, hero.clone()))
                };
                hovered.extend(Side::BOTH.into_iter().filter_map(of));
            }
        }
    }
}

//! The other captain of a rehearsal: it takes any lawful choice.

use super::{Lots, Room};
use crate::handle::Rejected;
use lanista_domain::Side;
use lanista_domain::draft::{Act, Choice, HeroId, Official, Seat, Table, Verb, Waits};
use lanista_wire::rehearsal::{BotChoice, BotFor, RehearsedAct};

impl Room {
    /// What it does now; nothing where it is somebody else's turn.
    pub(super) fn next_of_bot(
        &self,
        bot: BotFor,
        chooses: BotChoice,
        lots: &mut Lots,
    ) -> Result<Option<RehearsedAct>, Rejected> {
        let draft = self.draft()?;
        let gone = || Rejected::because("no_draft", "Nothing is drafted before this game.");
        let (format, pool) = self.state.draft_means(draft).ok_or_else(gone)?;
        let table = Table {
            format,
            pool,
            memory: &draft.memory,
        };
        let position = table.position(&draft.log);
        if !draft.is_open() || bot == BotFor::Nobody {
            return Ok(None);
        }
        let mut one_of = |count: usize| match chooses {
            BotChoice::First => 0,
            BotChoice::Random => lots.below(count),
        };
        match position.waits {
            // What an official does is done by whoever rehearses, unless the bot plays to the end.
            Some(_) if bot != BotFor::Both => return Ok(None),
            Some(Waits::GoOn) => return Ok(Some(RehearsedAct::GoOn {})),
            Some(Waits::Decide) => {
                let open: Vec<&HeroId> = pool
                    .enabled()
                    .map(|hero| &hero.id)
                    .filter(|hero| {
                        let act = Act::Decide {
                            hero: (*hero).clone(),
                        };
                        let official = Official::Yes;
                        table.judge(&position, &act, official).is_empty()
                    })
                    .collect();
                let chosen = open.get(one_of(open.len()));
                return Ok(chosen.map(|hero| RehearsedAct::Decide {
                    hero: hero.0.clone(),
                }));
            }
            None => {}
        }
        let acts_for = |seat: Seat| match bot {
            BotFor::Nobody => false,
            BotFor::Home => draft.side(seat) == Side::Home,
            BotFor::Away => draft.side(seat) == Side::Away,
            BotFor::Both => true,
        };
        let Some(open) = position
            .open(format)
            .find(|open| acts_for(open.opening.seat))
        else {
            return Ok(None);
        };
        let (seat, verb) = (open.opening.seat, open.opening.verb);
        let choice = if verb.names_a_hero() {
            let choices = table.choices(&position, seat);
            choices
                .get(one_of(choices.len()))
                .map_or(Choice::Empty {}, |hero| Choice::Hero {
                    hero: (*hero).clone(),
                })
        } else if verb == Verb::Order {
            let seat = [Seat::A, Seat::B][one_of(2)];
            Choice::Order { seat }
        } else {
            let side = format.sides.get(one_of(format.sides.len())).cloned();
            side.map_or(Choice::Empty {}, |side| Choice::Side { side })
        };
        Ok(Some(RehearsedAct::Turn {
            seat: seat.into(),
            verb: verb.into(),
            choice: (&choice).into(),
        }))
    }
}

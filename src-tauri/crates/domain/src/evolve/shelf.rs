//! What the organisers keep, as it follows from entries.

use crate::draft::{OwnFormat, OwnPool, ShelfChange};
use crate::gathering::Gathering;
use crate::step::Cell;

impl Gathering {
    pub(super) fn evolve_shelf(&mut self, change: &ShelfChange) {
        let kept = self.head;
        match change {
            ShelfChange::KeepFormat { format, text, .. } => {
                self.touch(Cell::OwnFormat(format.id.clone()));
                let own = OwnFormat {
                    kept,
                    format: (**format).clone(),
                    text: text.clone(),
                };
                self.own_shelf.formats.insert(format.id.clone(), own);
            }
            ShelfChange::DropFormat { id } => {
                self.touch(Cell::OwnFormat(id.clone()));
                self.own_shelf.formats.remove(id);
            }
            ShelfChange::KeepPool { pool, .. } => {
                self.touch(Cell::OwnPool(pool.id.clone()));
                let own = OwnPool {
                    kept,
                    pool: (**pool).clone(),
                };
                self.own_shelf.pools.insert(pool.id.clone(), own);
            }
            ShelfChange::DropPool { id } => {
                self.touch(Cell::OwnPool(id.clone()));
                self.own_shelf.pools.remove(id);
            }
        }
    }
}

//! Which sheet of a spreadsheet is read: the one wished for, else the first that holds something.

use crate::grid::Grid;
use crate::unreadable::Unreadable;

/// The sheets of a file and the content of one of them.
pub(crate) struct Table {
    pub(crate) names: Vec<String>,
    pub(crate) chosen: usize,
    pub(crate) grid: Grid,
}

/// Reads sheets through `open` until one has content.
pub(crate) fn pick(
    names: Vec<String>,
    wish: Option<usize>,
    mut open: impl FnMut(usize) -> Result<Grid, Unreadable>,
) -> Result<Table, Unreadable> {
    if let Some(chosen) = wish {
        if chosen >= names.len() {
            return Err(Unreadable::NoSuchSheet);
        }
        return Ok(Table {
            grid: open(chosen)?,
            names,
            chosen,
        });
    }
    for chosen in 0..names.len() {
        let grid = open(chosen)?;
        if !grid.rows.is_empty() {
            return Ok(Table {
                names,
                chosen,
                grid,
            });
        }
    }
    Err(Unreadable::Empty)
}

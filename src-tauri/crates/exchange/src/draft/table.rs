//! Heroes from a table: a column of names, and what else the heading says; a column of another name is an attribute.

use super::import::{NoPool, aliases};
use crate::encoding;
use crate::grid::GridRow;
use crate::separated;
use lanista_domain::draft::{Enabled, Hero, HeroId};
use std::collections::BTreeMap;

/// Most values in one cell.
const MOST_VALUES: usize = 30;

/// What a column holds.
enum Column {
    Id,
    Name,
    Aliases,
    Enabled,
    Since,
    Attribute(String),
    Nothing,
}

/// Reads the rows below the heading. A single column without a heading is one of names.
pub(super) fn read_table(bytes: &[u8]) -> Result<Vec<Hero>, NoPool> {
    let (text, _) = encoding::decode(bytes, None);
    let (grid, _) = separated::read(&text, None).map_err(|why| NoPool::NoTable(why.to_string()))?;
    let Some(first) = grid.rows.first() else {
        return Err(NoPool::NoNames);
    };
    let mut columns: Vec<Column> = first.cells.iter().map(|cell| column(cell)).collect();
    let has_names = columns.iter().any(|column| matches!(column, Column::Name));
    let below = match (has_names, grid.width()) {
        (true, _) => 1,
        (false, 1) => {
            columns = vec![Column::Name];
            0
        }
        (false, _) => return Err(NoPool::NoNames),
    };
    let rows = grid.rows.get(below..).unwrap_or_default();
    Ok(rows.iter().filter_map(|row| hero(row, &columns)).collect())
}

fn column(heading: &str) -> Column {
    match heading.trim().to_lowercase().as_str() {
        "" => Column::Nothing,
        "id" | "key" => Column::Id,
        "name" | "hero" | "champion" | "character" | "map" | "stage" | "god" | "civilisation"
        | "civilization" => Column::Name,
        "alias" | "aliases" | "other names" => Column::Aliases,
        "enabled" | "allowed" => Column::Enabled,
        "since" | "release" | "released" => Column::Since,
        "roles" => Column::Attribute("role".to_owned()),
        "positions" => Column::Attribute("position".to_owned()),
        other => Column::Attribute(other.to_owned()),
    }
}

/// A row's hero; none where it has no name.
fn hero(row: &GridRow, columns: &[Column]) -> Option<Hero> {
    let (mut id, mut name, mut others, mut since) = (None, None, Vec::new(), String::new());
    let (mut enabled, mut attributes) = (Enabled::Yes, BTreeMap::new());
    for (cell, column) in row.cells.iter().zip(columns) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        match column {
            Column::Id => id = Some(cell.to_lowercase()),
            Column::Name => name = Some(cell.to_owned()),
            Column::Aliases => others = values(cell),
            Column::Enabled => {
                let says_no = ["no", "false", "0", "n", "off", "disabled"];
                if says_no.contains(&cell.to_lowercase().as_str()) {
                    enabled = Enabled::No;
                }
            }
            Column::Since => since = cell.to_owned(),
            Column::Attribute(attribute) => {
                attributes.insert(attribute.clone(), values(cell));
            }
            Column::Nothing => {}
        }
    }
    let name = name?;
    Some(Hero {
        id: id.map_or_else(|| HeroId::of_name(&name), HeroId),
        aliases: aliases(others, &name),
        name,
        attributes,
        enabled,
        since,
    })
}

/// Several values in one cell, with `;`, `|`, `/` or `,` between them.
fn values(cell: &str) -> Vec<String> {
    cell.split([';', '|', '/', ','])
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
        .take(MOST_VALUES)
        .collect()
}

//! Finished drafts written down: lines of JSON as `recorded` and `replay` read them, or a row of CSV for each action.

use crate::save::{Piece, lines_csv};
use lanista_domain::draft::recorded::{Record, Verb};
use lanista_domain::side::{BySide, Side};
use serde_json::{Map, Value, json};

/// A finished draft with the names of its heroes.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its own.
    pub id: String,
    /// The number that people see on the match.
    pub number: u32,
    /// What the tournament is called.
    pub league: &'a str,
    /// By which format.
    pub format: &'a str,
    /// Who drafted.
    pub names: &'a BySide<String>,
    /// What the sides of the game are called, where it is known who played which.
    pub sides: Option<&'a BySide<String>>,
    /// When it ended, as a text that sorts by time.
    pub date: String,
    /// Which match it belongs to.
    pub series: u32,
    /// Turns, result, players.
    pub record: &'a Record,
}

/// Most letters of a side's name as a key.
const KEY: usize = 20;

/// The words for the sides: those of Dota where the sides are called so, else those of League, which is what readers
/// of such lines know.
fn words(line: &Line<'_>) -> BySide<&'static str> {
    let is_dota = line
        .sides
        .is_some_and(|sides| sides.home.len() <= KEY && sides.home.eq_ignore_ascii_case("radiant"))
        || line.format.starts_with("dota2");
    if is_dota {
        BySide::new("radiant", "dire")
    } else {
        BySide::new("blue", "red")
    }
}

const fn said(verb: Verb) -> &'static str {
    match verb {
        Verb::Pick => "pick",
        Verb::Ban => "ban",
    }
}

/// A line of JSON for each. `sides_known` says whether home is really the first side of the game.
#[must_use]
pub fn json_lines(lines: &[Line<'_>]) -> String {
    let mut text = String::new();
    for line in lines {
        let words = words(line);
        let record = line.record;
        let side = |side: Option<Side>| side.map(|side| words[side]);
        let actions = record.actions.iter().map(|turn| {
            json!({ "team": words[turn.side], "action": said(turn.verb), "hero": turn.hero })
        });
        let players = record
            .parts
            .iter()
            .map(|part| json!([part.hero, part.player, part.position, words[part.side]]));
        let mut out = Map::new();
        let mut put = |key: &str, value: Value| {
            out.insert(key.to_owned(), value);
        };
        put("match_id", line.id.clone().into());
        put("date", line.date.clone().into());
        put("patch", json!(record.patch));
        put("league", line.league.into());
        put("format", line.format.into());
        put("series", line.series.to_string().into());
        put("match", line.number.into());
        put("game", record.number.into());
        put(words.home, line.names.home.clone().into());
        put(words.away, line.names.away.clone().into());
        put("sides_known", line.sides.is_some().into());
        put("first_pick", json!(side(record.first)));
        put("winner", json!(side(record.winner)));
        put("actions", actions.collect());
        if !record.parts.is_empty() {
            put("players", players.collect());
        }
        text.push_str(&Value::Object(out).to_string());
        text.push('\n');
    }
    text
}

/// A row for each action.
#[must_use]
pub fn csv(lines: &[Line<'_>], piece: Piece) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    if piece == Piece::First {
        let heading = [
            "Draft",
            "Ended",
            "Tournament",
            "Match",
            "Game",
            "Format",
            "Patch",
            "Turn",
            "Side",
            "Entrant",
            "Action",
            "Hero",
            "Won",
        ];
        rows.push(heading.map(str::to_owned).to_vec());
    }
    for line in lines {
        let record = line.record;
        for (turn, action) in (1..).zip(&record.actions) {
            let side = line.sides.map(|sides| sides[action.side].clone());
            let won = record
                .winner
                .map(|winner| if winner == action.side { "1" } else { "0" });
            rows.push(vec![
                line.id.clone(),
                line.date.clone(),
                line.league.to_owned(),
                line.number.to_string(),
                record.number.to_string(),
                line.format.to_owned(),
                record.patch.clone().unwrap_or_default(),
                i32::to_string(&turn),
                side.unwrap_or_default(),
                line.names[action.side].clone(),
                said(action.verb).to_owned(),
                action.hero.clone().unwrap_or_default(),
                won.unwrap_or_default().to_owned(),
            ]);
        }
    }
    lines_csv(&rows, piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{recorded::read_line, replay};
    use lanista_domain::draft::recorded::{Action, Part};

    fn turn(side: Side, verb: Verb, hero: Option<&str>) -> Action {
        Action {
            side,
            verb,
            hero: hero.map(str::to_owned),
        }
    }

    fn record() -> Record {
        Record {
            date: "0000000000009".into(),
            patch: Some("own 1".into()),
            series: Some("7".into()),
            number: 2,
            entrants: BySide::new(Some("1/1".into()), Some("1/2".into())),
            first: Some(Side::Away),
            winner: Some(Side::Home),
            actions: vec![
                turn(Side::Away, Verb::Ban, None),
                turn(Side::Home, Verb::Ban, Some("Kai'Sa")),
                turn(Side::Away, Verb::Pick, Some("Vi")),
                turn(Side::Home, Verb::Pick, Some("Ahri")),
            ],
            parts: vec![
                Part {
                    hero: "Ahri".into(),
                    player: None,
                    position: Some("1".into()),
                    side: Side::Home,
                },
                Part {
                    hero: "Vi".into(),
                    player: Some("Ben".into()),
                    position: Some("1".into()),
                    side: Side::Away,
                },
            ],
        }
    }

    fn line<'a>(
        record: &'a Record,
        names: &'a BySide<String>,
        sides: Option<&'a BySide<String>>,
    ) -> Line<'a> {
        Line {
            id: "7-1".to_owned(),
            number: 3,
            league: "Cup",
            format: "own",
            names,
            sides,
            date: "0000000000009".into(),
            series: 7,
            record,
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let record = record();
        let names = BySide::new("Fox \"}\u{202e}".to_owned(), "=Owl".to_owned());
        let dota = BySide::new("Radiant".to_owned(), "Dire".to_owned());
        for sides in [None, Some(&dota)] {
            let text = json_lines(&[line(&record, &names, sides)]);
            assert_eq!(text.lines().count(), 1, "one line, whatever the names are");
            let read = read_line(&text).unwrap();
            assert_eq!(read.id, "7-1");
            let told = Record {
                entrants: BySide::new(Some(names.home.clone()), Some(names.away.clone())),
                ..record.clone()
            };
            assert_eq!(read.draft, told);
            assert!(
                read.says("league", "Cup")
                    && read.says(
                        "sides_known",
                        if sides.is_some() { "true" } else { "false" }
                    )
            );
            let replayed = replay::record(&text).unwrap();
            assert_eq!((replayed.actions.len(), replayed.game), (4, Some(2)));
        }
    }

    #[test]
    fn names_are_no_formulas_in_a_table() {
        let record = record();
        let names = BySide::new("Fox".to_owned(), "=HYPERLINK(1)".to_owned());
        let text = csv(&[line(&record, &names, None)], Piece::First);
        assert_eq!(text.lines().count(), 5);
        assert!(text.lines().next().unwrap().contains("Draft"));
        assert!(!text.contains(",=") && !text.contains(";="), "{text}");
        assert!(text.contains("HYPERLINK"), "{text}");
        assert!(csv(&[], Piece::Later).is_empty());
    }
}

//! `lanista draft stats`: what recorded drafts say, for one scope.

use super::lines::each_line;
use lanista_exchange::draft::pools::pools;
use lanista_exchange::draft::recorded::{LONGEST_LINE, Recorded, SideNames, read_line};
use lanista_insight::draft::{Known, Reach, SlotNames, Tags, Tally, Vocabulary};
use std::path::Path;

/// The figures of the file's games that hold all the `key=value` of `groups`, as JSON.
///
/// # Errors
/// When the file cannot be read or holds something else, or a group is no `key=value`.
pub(crate) fn of_file(file: &Path, groups: &[String]) -> anyhow::Result<String> {
    let groups = conditions(groups)?;
    let mut names = None;
    let mut tally = Tally::default();
    each_line(file, LONGEST_LINE, |number, line| {
        let record = read_line(line)?;
        let first = *names.get_or_insert_with(|| {
            tally = Tally::new(tags(record.names));
            record.names
        });
        anyhow::ensure!(
            first == record.names,
            "the sides are called otherwise than before"
        );
        // By line: the same game twice in a file is counted twice, as it is said.
        let key = format!("{number:09}");
        if holds(&record, &groups) && !record.is_otherwise_played {
            tally.put(&key, &record.draft);
        } else if record.draft.series.is_some() {
            tally.put_outside(&key, &record.draft);
        }
        Ok(())
    })?;
    let Some(names) = names else {
        anyhow::bail!("{}: there is no draft in this file", file.display());
    };
    let report = tally.report(&source(file, &groups), &words(names));
    Ok(format!("{}\n", serde_json::to_string_pretty(&report)?))
}

/// What each game's records tell, and how its picks are named.
fn words(names: SideNames) -> Vocabulary {
    let (slots, known) = match names {
        SideNames::BlueRed => (SlotNames::SideAndNumber, Known::Players),
        SideNames::RadiantDire => (SlotNames::FirstOrSecond, Known::Draft),
    };
    Vocabulary {
        sides: names.both().map(str::to_owned),
        slots,
        known,
    }
}

/// What Dota's heroes are; League's have only the positions in which they were seen.
fn tags(names: SideNames) -> Tags {
    let mut tags = Tags::default();
    let pool = match names {
        SideNames::BlueRed => None,
        SideNames::RadiantDire => pools().iter().find(|pool| pool.id == "dota2"),
    };
    for hero in pool.iter().flat_map(|pool| &pool.heroes) {
        let of = |attribute: &str| hero.attributes.get(attribute).cloned().unwrap_or_default();
        let reach = of("attack").first().map(|attack| match attack.as_str() {
            "Melee" => Reach::Melee,
            _ => Reach::Ranged,
        });
        tags.note(&hero.name, of("role"), reach);
    }
    tags
}

fn holds(record: &Recorded, groups: &[(String, String)]) -> bool {
    groups.iter().all(|(key, value)| record.says(key, value))
}

fn source(file: &Path, groups: &[(String, String)]) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    let mut source = name.to_string_lossy().into_owned();
    for (key, value) in groups {
        source.push_str(&format!(" {key}={value}"));
    }
    source
}

/// `key=value`, or several of them with commas between.
fn conditions(groups: &[String]) -> anyhow::Result<Vec<(String, String)>> {
    let mut conditions: Vec<(String, String)> = Vec::new();
    for group in groups {
        let mut rest_of_value = false;
        for part in group.split(',') {
            match part.split_once('=') {
                Some((key, value)) if is_key(key) => {
                    conditions.push((key.trim().to_owned(), value.to_owned()));
                    rest_of_value = true;
                }
                Some(_) | None => {
                    let last = conditions.last_mut().filter(|_| rest_of_value);
                    let (_, value) = last.ok_or_else(|| {
                        anyhow::anyhow!("--group {group:?} is not KEY=VALUE, as league=LCK")
                    })?;
                    value.push(',');
                    value.push_str(part);
                }
            }
        }
    }
    Ok(conditions)
}

fn is_key(key: &str) -> bool {
    let key = key.trim();
    !key.is_empty()
        && key
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// A game of two picks a side; `more` replaces fields.
    fn line(more: &Value) -> String {
        let act = |team: &str, action: &str, hero: &str| json!({"team": team, "action": action, "hero": hero});
        let mut game = json!({
            "match_id": 1, "date": "2026-01-01", "patch": "1.0", "league": "Home, sweet home", "game": 1,
            "blue": "Fox", "red": "Owl", "first_pick": "blue", "winner": "red", "series": "s",
            "actions": [
                act("blue", "ban", "Zed"), {"team": "red", "action": "ban", "hero": null},
                act("blue", "pick", "Ahri"), act("red", "pick", "Vi"), act("red", "pick", "Jinx"), act("blue", "pick", "Nami"),
            ],
            "players": [
                ["Ahri", "Ann", "mid", "blue"], ["Nami", "Ben", "sup", "blue"],
                ["Vi", "Cat", "mid", "red"], ["Jinx", "Dan", "sup", "red"],
            ],
            "played_matches_draft": true,
        });
        for (key, value) in more.as_object().unwrap() {
            game[key] = value.clone();
        }
        game.to_string()
    }

    fn told(text: &str, groups: &[&str]) -> anyhow::Result<Value> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("drafts.jsonl");
        std::fs::write(&file, text).unwrap();
        let groups: Vec<String> = groups.iter().map(|it| (*it).to_owned()).collect();
        Ok(serde_json::from_str(&of_file(&file, &groups)?).unwrap())
    }

    fn refused(text: &str) -> String {
        format!("{:#}", told(text, &[]).unwrap_err())
    }

    #[test]
    fn one_game() {
        let told = told(&line(&json!({})), &[]).unwrap();
        assert_eq!(told["source"], "drafts.jsonl");
        assert_eq!((&told["games"], &told["null_bans"]), (&json!(1), &json!(1)));
        assert_eq!(told["heroes"]["Vi"]["counter_picks"], 1);
        assert_eq!(told["heroes"]["Nami"]["positions"], json!({"sup": 1}));
        assert_eq!(told["pick_slots"]["2:R1"], json!({"n": 1, "wins": 1}));
        assert_eq!(
            told["teams"]["Owl"]["top_bans_against"],
            json!([["Zed", 1]])
        );
        assert!(
            told.get("composition").is_none(),
            "League's heroes have no tags"
        );
    }

    #[test]
    fn what_a_group_holds() {
        let file = [
            line(&json!({})),
            line(&json!({"league": "LCK", "patch": "1.1"})),
            line(&json!({"league": "LCK", "game": 2})),
            line(&json!({"league": null})),
        ]
        .join("\n");
        let games = |groups: &[&str]| told(&file, groups).unwrap()["games"].as_i64().unwrap();
        for (groups, expect) in [
            (&[][..], 4),
            (&["league=LCK"], 2),
            (&["league=LCK", "patch=1.1"], 1),
            (&["league=LCK,game=2"], 1),
            (&["league=Home, sweet home"], 1),
            (&["league=Home, sweet home,patch=1.0"], 1),
            (&["league=null"], 0),
            (&["league="], 0),
            (&["colour=blue"], 0),
        ] {
            assert_eq!(games(groups), expect, "{groups:?}");
        }
        assert!(told(&file, &["league"]).is_err());
        assert!(told(&file, &["=LCK"]).is_err());
    }

    #[test]
    fn games_that_do_not_count() {
        let null_pick = r#"{"team":"blue","action":"pick","hero":null}"#;
        let missed = line(
            &json!({"actions": [serde_json::from_str::<Value>(null_pick).unwrap()], "players": null}),
        );
        let otherwise = line(&json!({"played_matches_draft": false}));
        let file = [
            missed,
            otherwise,
            line(&json!({"winner": null})),
            line(&json!({})),
        ]
        .join("\n");
        assert_eq!(told(&file, &[]).unwrap()["games"], 1);
    }

    #[test]
    fn blank_lines_are_passed_over_and_others_refused_by_number() {
        let good = line(&json!({}));
        assert_eq!(
            told(&format!("\u{feff}{good}\r\n\r\n{good}"), &[]).unwrap()["games"],
            2
        );
        for (line, why) in [
            ("nonsense".to_owned(), "no JSON object"),
            ("[]".to_owned(), "no JSON object"),
            ("{}".to_owned(), "neither blue and red nor radiant and dire"),
            (line(&json!({"actions": 5})), "`actions`"),
            (line(&json!({"winner": "green"})), "`winner`"),
            (line(&json!({"players": [["Vi"]]})), "`players`"),
            (line(&json!({"game": -1})), "`game`"),
            ("x".repeat(LONGEST_LINE + 9), "longer than"),
            (
                r#"{"first_pick":"dire","winner":"dire","actions":[]}"#.to_owned(),
                "otherwise than before",
            ),
        ] {
            let told = refused(&format!("{good}\n\n{line}\n{good}"));
            assert!(told.contains("line 3") && told.contains(why), "{told}");
        }
        assert!(refused("\n").contains("no draft in this file"));
    }

    #[test]
    fn hostile_names_are_only_names() {
        let name = "</script>\u{202e}\"\\";
        let told = told(&line(&json!({"blue": name, "__proto__": {"x": 1}})), &[]).unwrap();
        assert_eq!(told["teams"][name]["games"], 1);
    }
}

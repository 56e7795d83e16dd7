//! The formats and pools that come with the program are whole, valid, and what is known of the titles.

use lanista_domain::draft::{
    DraftFormat, FaultKind, Seat, Shelf, SystemAct, Totals, Verb, check, check_pool, need,
};
use lanista_exchange::draft::pools::{pool_files, pools};
use lanista_exchange::draft::read::read;
use lanista_exchange::draft::shipped::{files, formats, shipped};
use lanista_exchange::draft::to_toml;

const LENGTHS: &[u8] = &[1, 3, 5, 7];

fn shelf() -> Shelf<'static> {
    Shelf {
        formats: formats(),
        pools: pools(),
        best_of: LENGTHS,
    }
}

fn format(id: &str) -> &'static DraftFormat {
    shelf().format(id).unwrap()
}

#[test]
fn every_file_can_be_read_and_is_valid() {
    assert_eq!(shipped().len(), files());
    for one in shipped() {
        let faults = check(&shelf(), &one.format);
        assert!(faults.is_empty(), "{}: {faults:#?}", one.format.id);
    }
    assert_eq!(pools().len(), pool_files());
    for pool in pools() {
        let faults = check_pool(pool);
        assert!(faults.is_empty(), "{}: {faults:#?}", pool.id);
    }
}

#[test]
fn a_written_format_reads_back_equal() {
    for one in shipped() {
        let text = to_toml(&one.format);
        let again = read(&text).unwrap_or_else(|faults| panic!("{text}\n{faults:#?}"));
        assert_eq!(again, one.format, "{text}");
    }
}

#[test]
fn hard_fearless_takes_sixty_for_five_games() {
    let heroes = |id: &str, best_of: u8| need(&shelf(), format(id), best_of).unwrap().heroes;
    let table = [
        ("lol-tournament-draft", [20, 20, 20]),
        ("lol-fearless-hard", [20, 40, 60]),
        ("lol-fearless-soft", [20, 30, 40]),
        ("cs2-major-bo3", [7, 7, 7]),
        ("dota2-cm-7.40", [24, 24, 24]),
        ("smash-ultimate-strikes", [5, 5, 5]),
    ];
    for (id, needs) in table {
        assert_eq!([1, 3, 5].map(|best_of| heroes(id, best_of)), needs, "{id}");
    }
}

#[test]
fn both_seats_ban_and_pick_as_often_as_published() {
    let table = [
        ("dota2-cm-7.40", [7, 5], [7, 5]),
        ("dota2-cm-7.34", [7, 5], [7, 5]),
        ("lol-tournament-draft", [5, 5], [5, 5]),
        ("hots-tournament", [3, 5], [3, 5]),
        ("mlbb-10ban", [5, 5], [5, 5]),
        ("smite-6ban", [3, 5], [3, 5]),
        ("cs2-major-bo3", [2, 1], [2, 1]),
        ("valorant-bo5-upper-advantage", [2, 2], [0, 2]),
    ];
    for (id, first, second) in table {
        let totals = Totals::of(format(id));
        let of = |seat| {
            [
                totals.count(seat, Verb::Ban),
                totals.count(seat, Verb::Pick),
            ]
        };
        assert_eq!([of(Seat::A), of(Seat::B)], [first, second], "{id}");
    }
}

/// The turns in the notation of the collected formats: seat, verb, count; `&` joins what is open together.
fn turns(format: &DraftFormat) -> String {
    let letter = |verb| match verb {
        Verb::Pick => 'P',
        Verb::Ban => 'B',
        Verb::Side => 'S',
        Verb::Snipe => 'N',
        Verb::Protect | Verb::Steal | Verb::Order | Verb::Decider => '?',
    };
    let steps = format.steps.iter().map(|step| match step.system {
        Some(SystemAct::Reveal) => "XR".to_owned(),
        Some(SystemAct::Decider) => "XD1".to_owned(),
        Some(SystemAct::Pause) => "XW".to_owned(),
        None => {
            let open = step.open.iter();
            let tokens = open.map(|one| format!("{:?}{}{}", one.seat, letter(one.verb), one.n));
            tokens.collect::<Vec<_>>().join("&")
        }
    });
    steps.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_turns_are_those_of_the_collected_formats() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../../shared/data/drafts/formats.json"
    );
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("SKIPPED: there is no {path}");
        return;
    };
    let data: serde_json::Value = serde_json::from_str(&text).unwrap();
    let presets = data["presets"].as_array().unwrap();
    let by_id = |id: &serde_json::Value| presets.iter().find(|one| one["id"] == *id).unwrap();
    assert_eq!(presets.len(), 27);
    for preset in presets {
        let base = || by_id(&preset["extends"])["turns"].as_str().unwrap();
        let wanted = preset["turns"].as_str().unwrap_or_else(base);
        let ours = format(preset["id"].as_str().unwrap());
        assert_eq!(turns(ours), wanted, "{}", ours.id);
        let evidence = serde_json::to_value(ours.evidence).unwrap();
        assert_eq!(evidence, preset["status"], "{}", ours.id);
    }
    let sealed = &by_id(&"hok-global-bp".into())["overrides"][0]["turns"];
    assert_eq!(turns(format("hok-ultimate")), *sealed);
}

#[test]
fn the_book_tells_every_fault_format_and_pool() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/FORMATS.md");
    let book = std::fs::read_to_string(path).unwrap();
    let row = |first: &str| {
        let start = format!("| `{first}` | ");
        let found = book.lines().find(|line| line.starts_with(&start));
        assert!(found.is_some(), "docs/FORMATS.md has no row {start}");
        found.unwrap_or_default()
    };
    for kind in FaultKind::ALL {
        assert!(row(kind.code()).contains(kind.means()), "{kind}");
    }
    for format in formats() {
        let row = row(&format.id);
        assert_eq!(row.contains("unverified"), format.is_unverified(), "{row}");
    }
    for pool in pools() {
        row(&pool.id);
    }
}

//! Pools from the files that people have.

use crate::bench::own_pool;
use lanista_domain::draft::{Enabled, FaultKind, HeroId, Pool, check_pool};
use lanista_exchange::draft::import::read_pool;
use lanista_exchange::draft::pools::pools;

fn shipped(id: &str) -> &'static Pool {
    pools().iter().find(|pool| pool.id == id).unwrap()
}

#[test]
fn heroes_json_of_dotaconstants_gives_the_pool_that_is_shipped() {
    let file = r#"{"2":{"id":2,"name":"npc_dota_hero_axe","primary_attr":"str","attack_type":"Melee",
        "roles":["Initiator","Durable","Disabler","Carry"],"cm_enabled":true,"localized_name":"Axe","aliases":["axe"]},
        "11":{"id":11,"name":"npc_dota_hero_nevermore","primary_attr":"agi","attack_type":"Ranged","roles":["Carry","Nuker"],
        "cm_enabled":false,"localized_name":"Shadow Fiend","aliases":["sf"]}}"#;
    let pool = read_pool("heroes", file.as_bytes()).unwrap();
    assert_eq!(pool.id, "dota2");
    let axe = pool.named("axe").unwrap();
    assert_eq!(Some(axe), shipped("dota2").hero(&HeroId("axe".to_owned())));
    let fiend = pool.named("SF").unwrap();
    assert_eq!(
        (fiend.id.0.as_str(), fiend.enabled),
        ("nevermore", Enabled::No)
    );
}

#[test]
fn champion_json_of_data_dragon_gives_the_same_ids_as_the_shipped_pool() {
    let file = r#"{"type":"champion","format":"standAloneComplex","version":"15.1.1","data":{
        "MonkeyKing":{"version":"15.1.1","id":"MonkeyKing","key":"62","name":"Wukong","tags":["Fighter","Tank"]},
        "Belveth":{"id":"Belveth","key":"200","name":"Bel'Veth","tags":["Fighter"]}}}"#;
    let pool = read_pool("champion", file.as_bytes()).unwrap();
    assert_eq!((pool.id.as_str(), pool.version.as_str()), ("lol", "15.1.1"));
    for name in ["Wukong", "Bel'Veth"] {
        let own = pool.named(name).unwrap();
        assert_eq!(own.id, shipped("lol").named(name).unwrap().id, "{name}");
    }
    assert_eq!(
        pool.named("monkeyking").unwrap().values("role"),
        ["Fighter", "Tank"]
    );
}

#[test]
fn a_table_brings_names_roles_and_what_else_its_heading_says() {
    let file = "Name;Aliases;Role;Enabled;Since;Lane\nAna;Amari;Support / Sniper;yes;2016;\nBäñà;;Tank;no;;mid\n;;Tank;;;\n";
    let pool = read_pool("My Heroes 2", file.as_bytes()).unwrap();
    assert_eq!(pool.id, "my-heroes-2");
    assert_eq!(pool.heroes.len(), 2);
    let ana = pool.named("amari").unwrap();
    assert_eq!((ana.id.0.as_str(), ana.since.as_str()), ("ana", "2016"));
    assert_eq!(ana.values("role"), ["Support", "Sniper"]);
    assert_eq!(pool.heroes[1].id.0, "bäñà");
    assert_eq!(
        (pool.heroes[1].enabled, pool.heroes[1].values("lane")),
        (Enabled::No, &["mid".to_owned()][..])
    );
}

#[test]
fn a_list_of_names_alone_is_a_pool() {
    let pool = read_pool("maps", "Ancient\nDust II\nNuke\n".as_bytes()).unwrap();
    let ids: Vec<&str> = pool.heroes.iter().map(|hero| hero.id.0.as_str()).collect();
    assert_eq!(ids, ["ancient", "dustii", "nuke"]);
}

#[test]
fn a_pool_as_json_reads_back_equal() {
    for pool in pools() {
        let text = serde_json::to_vec(pool).unwrap();
        assert_eq!(read_pool("whatever", &text).as_ref(), Ok(pool));
    }
}

#[test]
fn faults_of_a_pool() {
    type Change = fn(&mut Pool);
    let table: [(Change, FaultKind); 6] = [
        (|pool| pool.heroes.clear(), FaultKind::HeroesMissing),
        (
            |pool| pool.heroes[1].id = pool.heroes[0].id.clone(),
            FaultKind::HeroTwice,
        ),
        (
            |pool| pool.heroes[1].name = "HERO-0".to_owned(),
            FaultKind::NameTwice,
        ),
        (
            |pool| pool.heroes[1].id.0 = "Upper".to_owned(),
            FaultKind::IdMalformed,
        ),
        (|pool| pool.heroes[1].name.clear(), FaultKind::TextUnfit),
        (|pool| pool.id = "no id".to_owned(), FaultKind::IdMalformed),
    ];
    for (change, id) in table {
        let mut pool = own_pool(4);
        assert_eq!(check_pool(&pool), []);
        change(&mut pool);
        let faults = check_pool(&pool);
        assert!(
            faults.iter().any(|fault| fault.id == id),
            "{faults:?} instead of {id}"
        );
    }
}

#[test]
fn the_league_pool_has_everybody_seen() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../../shared/data/drafts/pool-lol-observed.json"
    );
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("SKIPPED: there is no {path}");
        return;
    };
    let seen: serde_json::Value = serde_json::from_str(&text).unwrap();
    for hero in seen["heroes"].as_array().unwrap() {
        let name = hero["name"].as_str().unwrap();
        assert!(
            shipped("lol").named(name).is_some(),
            "{name} is not in the pool"
        );
    }
}

//! A made-up pool: heroes in turn a tank, a healer and two fighters.

use lanista_domain::draft::{Enabled, Hero, HeroId, Pool};

pub(crate) fn heroes(many: usize) -> Vec<Hero> {
    let role = ["Tank", "Healer", "Fighter", "Fighter"];
    let hero = |number: usize| Hero {
        id: HeroId(format!("h{number}")),
        name: format!("Hero {number}"),
        aliases: Vec::new(),
        attributes: [("role".to_owned(), vec![role[number % 4].to_owned()])].into(),
        enabled: Enabled::Yes,
        since: String::new(),
    };
    (0..many).map(hero).collect()
}

pub(crate) fn own_pool(many: usize) -> Pool {
    Pool {
        id: "own".to_owned(),
        name: "Own".to_owned(),
        version: String::new(),
        heroes: heroes(many),
    }
}

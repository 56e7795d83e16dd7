//! Writes every file that can be made of a gathering into a folder, to be looked at: `pages FILE OUT [LANGUAGE]`.

#![expect(clippy::expect_used, reason = "what an example cannot do ends it")]

use lanista_hub::Still;
use lanista_journal::{Create, Damaged, Journal, Open};
use lanista_papers::make;
use lanista_wire::files::{FileOf, Language, PaperOf, PaperSize, TableForm, TableOf};
use std::path::Path;

#[tokio::main]
async fn main() {
    let mut words = std::env::args().skip(1);
    let (Some(file), Some(out)) = (words.next(), words.next()) else {
        eprintln!("pages FILE OUT [LANGUAGE]");
        return;
    };
    let language = words.next().and_then(|tag| Language::of_tag(&tag));
    let language = language.unwrap_or_default();
    let how = Open {
        create: Create::MustExist,
        damaged: Damaged::Refuse,
    };
    let opened = Journal::open(Path::new(&file), how)
        .await
        .expect("it is a gathering");
    let still = Still::of_file(opened).await.expect("its entries are known");
    let papers = [
        PaperOf::Brackets,
        PaperOf::Standings,
        PaperOf::Schedule,
        PaperOf::Slips,
        PaperOf::Badges,
        PaperOf::Signs,
        PaperOf::Report,
    ];
    let papers = papers.map(|paper| FileOf::Paper {
        paper,
        tournament: None,
        size: PaperSize::A4,
        host: None,
    });
    let tables = [
        TableOf::Entrants,
        TableOf::Results,
        TableOf::Standings,
        TableOf::Schedule,
    ];
    let tables = tables.map(|table| FileOf::Table {
        table,
        tournament: None,
        form: TableForm::Xlsx,
    });
    for of in papers.into_iter().chain(tables).chain([FileOf::Site {}]) {
        match make(&still, of.clone(), 0, language) {
            Ok(made) => {
                let path = Path::new(&out).join(&made.name);
                std::fs::write(path, made.bytes).expect("the folder is there");
            }
            Err(why) => eprintln!("{of:?}: {why}"),
        }
    }
}

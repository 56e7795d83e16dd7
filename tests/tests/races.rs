//! A thousand races of two judges for one match, over real sockets: one has it, the other is told who, nobody has both.

use std::sync::Arc;

use anyhow::{Context as _, Result, bail, ensure};
use lanista_lan::client::{Link, Refusal, Who};
use lanista_venue::book::Book;
use lanista_venue::desk::{Desk, first_to};
use lanista_venue::dice::Dice;
use lanista_venue::server::Start;
use lanista_wire::command::Command;
use lanista_wire::format::StageKind;
use lanista_wire::shared::{BySide, Format, GameRule, NewEntrant, Side, Vocabulary};

const RACES: usize = 1_000;
/// So many matches can be played at once.
const MATCHES: u32 = 8;

#[tokio::test]
async fn a_thousand_races_of_two_judges_have_one_winner_each_and_an_informed_loser() -> Result<()> {
    let mut dice = Dice::said_aloud("races");
    let server = Start::new()?.run()?;
    let address = server.address();
    let book = Arc::new(Book::default());
    let mut desk = Desk::enter(address, server.desk_url(), &book).await?;
    let tablets = desk.let_judges_in(address, 2).await?;
    open_matches(&mut desk).await?;
    let mut links = vec![];
    for tablet in &tablets {
        links.push(Link::open(address, &Who::Paired(tablet.clone())).await?);
    }
    let [one, other] = links.as_mut_slice() else {
        bail!("two judges came");
    };
    let mut wins = [0_usize; 2];
    for race in 0..RACES {
        let match_id = 1 + u32::try_from(dice.below(MATCHES as usize))?;
        let take = || Command::TakeMatch { match_id };
        // Who sends first changes; both are on their way before either is answered.
        let (first, second) = if dice.below(2) == 0 {
            (&mut *one, &mut *other)
        } else {
            (&mut *other, &mut *one)
        };
        let ids = (
            first.send_command(take(), None).await?,
            second.send_command(take(), None).await?,
        );
        let answers = tokio::try_join!(first.receipt(&ids.0), second.receipt(&ids.1))?;
        let (winner, loser, refusal) = match answers {
            (Ok(_), Err(refusal)) => (first, second, refusal),
            (Err(refusal), Ok(_)) => (second, first, refusal),
            both => bail!("race {race} for match {match_id}: {both:?}"),
        };
        let judge = informed(&refusal).with_context(|| format!("race {race}"))?;
        wins[judge] += 1;
        loser_cannot_score(loser, match_id).await?;
        accepted(winner, Command::HandBackMatch { match_id }).await?;
    }
    ensure!(wins.iter().sum::<usize>() == RACES, "{wins:?}");
    eprintln!("races: {wins:?} of {RACES}");
    Ok(())
}

/// The loser is told that another has the match, and who; which of the two judges that is.
fn informed(refusal: &Refusal) -> Result<usize> {
    ensure!(refusal.code() == "held_by_another", "{refusal:?}");
    let state = refusal.state.as_ref().context("the match as it is now")?;
    let lease = state.lease.as_ref().context("with its holder")?;
    ["Judge 1", "Judge 2"]
        .iter()
        .position(|name| *name == lease.name)
        .with_context(|| format!("a stranger has it: {lease:?}"))
}

/// A tap of the one who lost the race is refused as well, with the same word.
async fn loser_cannot_score(loser: &mut Link, match_id: u32) -> Result<()> {
    let tap = Command::ScoreGame {
        match_id,
        game: 1,
        score: BySide { home: 1, away: 0 },
        winner: Some(Side::Home),
    };
    let id = loser.send_command(tap, None).await?;
    match loser.receipt(&id).await? {
        Ok(seq) => bail!("entry {seq} is a tap of somebody who does not hold match {match_id}"),
        Err(refusal) => informed(&refusal).map(|_| ()),
    }
}

async fn accepted(link: &mut Link, command: Command) -> Result<()> {
    let shown = format!("{command:?}");
    let id = link.send_command(command, None).await?;
    match link.receipt(&id).await? {
        Ok(_) => Ok(()),
        Err(refusal) => bail!("{shown}: {refusal:?}"),
    }
}

async fn open_matches(desk: &mut Desk) -> Result<()> {
    let format = Format::one_stage(
        StageKind::single(),
        first_to(2),
        GameRule::Points,
        Vocabulary::Neutral,
    );
    let entrants = (1..=2 * MATCHES).map(|number| NewEntrant {
        name: format!("Entrant {number}"),
        ..NewEntrant::default()
    });
    let entrants = entrants.collect();
    for command in [
        Command::CreateTournament {
            name: "Cup".to_owned(),
            title: "Duel".to_owned(),
            format,
        },
        Command::AddEntrants {
            tournament: 1,
            entrants,
        },
        Command::DrawStage { tournament: 1 },
        Command::PublishStage { stage: 1 },
    ] {
        desk.send(command).await?;
    }
    Ok(())
}

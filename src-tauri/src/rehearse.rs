//! `lanista rehearse`: a copy of a gathering is played through the real server by simulated people, to train and to test.

mod captain;
mod day;
mod judge;
mod onlooker;
mod organiser;
mod score;
mod tablet;
mod tally;

use crate::cli::Rehearse;
use crate::failure::Failure;
use crate::out;
use crate::serve::{listen, told_to_end};
use crate::venue::{Venue, open_hub};
use anyhow::{Context as _, Result, anyhow, bail, ensure};
use captain::Captain;
use day::Day;
use judge::Judge;
use lanista_domain::Gathering;
use lanista_insight::forecast::Dice;
use lanista_journal::{Create, Damaged, Journal, Open, With};
use lanista_lan::client::{Code, Who};
use lanista_lan::{Mdns, Options};
use onlooker::Onlooker;
use organiser::{Desk, opening};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::task::JoinSet;

/// How the file of a rehearsal is opened.
const AGAIN: Open = Open {
    create: Create::MustExist,
    damaged: Damaged::Refuse,
};

/// Plays the day, and says how it went.
///
/// # Errors
///
/// When the gathering cannot be read or served, or something that was acknowledged is lost, doubled or shown otherwise.
pub(crate) async fn rehearse(words: Rehearse) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let file = words
        .keep
        .clone()
        .unwrap_or_else(|| folder.path().join("rehearsal.lanista"));
    if file.exists() {
        return Err(anyhow!("{} exists already", file.display()).into());
    }
    let mut source = Journal::open(&words.file, AGAIN).await?.journal;
    let copied = source.save_copy(&file, With::NoSecrets).await;
    source
        .close()
        .await
        .context("the gathering was not closed")?;
    copied.context("the gathering cannot be copied")?;
    let mut options = Options::default();
    if words.no_mdns {
        options.mdns = Mdns::Off;
    }
    if let Some(address) = words.listen {
        listen(&mut options, address);
    }
    let crowd = usize::from(words.phones) + usize::from(words.screens);
    options.limits.per_address += crowd;
    options.limits.connections += crowd;
    let venue = Venue::open(&file, AGAIN.create, AGAIN.damaged, options, words.speed).await?;
    let played = play(&words, &venue).await;
    let state = venue
        .close_after(async |hub| hub.read(|gathering, _| gathering.clone()).await)
        .await;
    let day = played?;
    let state = state.context("the hub has ended")?;
    let (hub, writer) = open_hub(&file, AGAIN.create, AGAIN.damaged, 1).await?;
    let again = hub.read(|gathering, _| gathering.clone()).await;
    hub.stop().await;
    writer.await.context("the writer did not end cleanly")?;
    let again = again.context("the hub has ended")?;
    hold_against_the_file(&day, &file, [&state, &again]).await?;
    if words.keep.is_some() {
        out::say(&format!("Kept: {}", file.display()));
    }
    Ok(())
}

/// From the first code to the last goodbye.
async fn play(words: &Rehearse, venue: &Venue) -> Result<Arc<Day>> {
    let seed = words.seed.unwrap_or_else(by_the_time);
    let port = venue.server.local_addr().port();
    let address = (std::net::Ipv4Addr::LOCALHOST, port).into();
    let day = Arc::new(Day::new(
        address,
        venue.hub.now(),
        words.speed,
        !words.no_lost_links,
    ));
    let own = venue.server.desk_code().context("no random numbers")?;
    let mut desk = Desk::enter(address, &Code::from(&own)).await?;
    let first = venue.hub.read(|gathering, _| opening(gathering)).await;
    for command in first.context("the hub has ended")? {
        desk.send(command).await?;
    }
    let mut people = JoinSet::new();
    for (number, device) in (0..).zip(desk.judges(u32::from(words.judges)).await?) {
        people.spawn(Judge::new(device, &day, Dice::of(seed, number)).run());
    }
    for (tournament, most) in captains(venue, words.captains).await? {
        for device in desk.captains(tournament, most).await? {
            let number = 1_000 + u64::try_from(people.len())?;
            let captain = Captain::new(device, &day, Dice::of(seed, number));
            people.spawn(captain.context("a code of somebody else")?.run());
        }
    }
    let onlookers = onlookers(words, venue, &day, seed).await?;
    let mut looking = JoinSet::new();
    for one in onlookers {
        looking.spawn(one.run());
    }
    tell(words, venue, seed)?;
    let organiser = desk
        .work(venue.hub.clone(), &day, Dice::of(seed, 999))
        .await;
    let organised = async {
        if words.own_desk {
            std::future::pending::<()>().await;
        }
        organiser.run().await
    };
    let longest = Duration::from_secs(u64::from(words.hours) * 3_600 / u64::from(words.speed));
    let broken = async {
        while let Some(done) = people.join_next().await {
            done??;
        }
        std::future::pending::<Result<()>>().await
    };
    let stuck = tokio::select! {
        stuck = organised => stuck?,
        why = broken => { why?; Vec::new() }
        ended = told_to_end() => { ended?; vec!["It was told to end.".into()] }
        () = tokio::time::sleep(longest) => vec![format!("{} hours are over.", words.hours)],
    };
    // What was tapped is acknowledged before anybody looks at the end.
    let finish = async {
        day.end();
        while let Some(done) = people.join_next().await {
            done??;
        }
        venue.hub.stand_still();
        venue.hub.delivered().await;
        day.close();
        Ok(())
    };
    tokio::select! {
        finished = finish => finished,
        ended = told_to_end() => ended.map_err(Into::into).and_then(|()| bail!("It was told to end twice: nothing was compared.")),
    }?;
    report(venue, &day, stuck).await?;
    hold_against_newcomers(looking, words).await?;
    Ok(day)
}

/// Of which tournaments how many captains come, all together not more than wished.
async fn captains(venue: &Venue, wished: u16) -> Result<Vec<(u32, usize)>> {
    let look = |gathering: &Gathering, _: &lanista_hub::Live| {
        let all = gathering.tournaments.values();
        all.filter(|one| !one.entrants.is_empty())
            .map(|one| (one.id.0, one.entrants.len()))
            .collect::<Vec<_>>()
    };
    let mut tournaments = venue.hub.read(look).await.context("the hub has ended")?;
    let mut left = usize::from(wished);
    for (_, most) in &mut tournaments {
        *most = (*most).min(left);
        left -= *most;
    }
    tournaments.retain(|(_, most)| *most > 0);
    Ok(tournaments)
}

/// Screens follow what layouts show, phones the way of one entrant each.
async fn onlookers(
    words: &Rehearse,
    venue: &Venue,
    day: &Arc<Day>,
    seed: u64,
) -> Result<Vec<Onlooker>> {
    let look = |gathering: &Gathering, _: &lanista_hub::Live| {
        let all = gathering.tournaments.values();
        all.flat_map(|one| one.entrants.keys().map(|entrant| (one.id.0, entrant.0)))
            .collect::<Vec<_>>()
    };
    let entrants = venue.hub.read(look).await.context("the hub has ended")?;
    let one = |number: u64, who, topics: Vec<String>| Onlooker {
        who,
        topics,
        day: Arc::clone(day),
        dice: Dice::of(seed, 100_000 + number),
    };
    let common = ["gathering", "open/"].map(str::to_owned);
    let screens = (0..u64::from(words.screens)).map(|number| {
        let mut topics = common.to_vec();
        topics.extend(["floor".to_owned(), "stage/".to_owned()]);
        one(number, Who::Screen(format!("rehearsal-{number}")), topics)
    });
    let phones = (0..u64::from(words.phones)).zip(entrants.iter().cycle());
    let phones = phones.map(|(number, (tournament, entrant))| {
        let mut topics = common.to_vec();
        topics.push(format!("way/{tournament}/{entrant}"));
        one(1_000 + number, Who::Public, topics)
    });
    Ok(screens.chain(phones).collect())
}

/// Who joins in reads this.
fn tell(words: &Rehearse, venue: &Venue, seed: u64) -> Result<()> {
    let code = venue.server.desk_code().context("no random numbers")?;
    out::say(&format!(
        "Rehearsing a copy of {}, {} times as fast as time (seed {seed}):\n{} judges, {} captains, {} screens, {} phones. Ctrl+C ends it.",
        words.file.display(),
        words.speed,
        words.judges,
        words.captains,
        words.screens,
        words.phones
    ));
    for host in venue.server.addresses() {
        out::say(&format!("  http://{host}/"));
    }
    out::say(&format!(
        "\nA desk, for one browser, once:\n  {}\n",
        code.address()
    ));
    Ok(())
}

async fn report(venue: &Venue, day: &Day, stuck: Vec<String>) -> Result<()> {
    let look = |gathering: &Gathering, _: &lanista_hub::Live| {
        let over = gathering.matches.values().filter(|found| !found.is_open());
        (over.count(), gathering.matches.len(), gathering.head.0)
    };
    let found = venue.hub.read(look).await;
    let (over, matches, entries) = found.context("the hub has ended")?;
    let minutes = day.minutes();
    out::say(&format!(
        "{over} of {matches} matches are over after {} h {:02} min; {entries} entries.",
        minutes / 60,
        minutes % 60
    ));
    for line in day.tally.lines() {
        out::say(&line);
    }
    for line in stuck {
        out::say(&format!("Left: {line}"));
    }
    Ok(())
}

/// Every screen and phone ends with what the server shows to somebody who comes now.
async fn hold_against_newcomers(
    mut looking: JoinSet<Result<usize>>,
    words: &Rehearse,
) -> Result<()> {
    let mut documents = 0;
    while let Some(seen) = looking.join_next().await {
        documents += seen??;
    }
    let onlookers = words.screens + words.phones;
    out::say(&format!(
        "{onlookers} screens and phones show what the server says, in {documents} documents."
    ));
    Ok(())
}

/// The file holds what was acknowledged, each once, and opened again it is the same gathering.
async fn hold_against_the_file(
    day: &Day,
    file: &Path,
    [state, again]: [&Gathering; 2],
) -> Result<()> {
    let checked = Journal::check(file).await?;
    ensure!(checked.ok, "the journal is damaged: {:?}", checked.why);
    let mut journal = Journal::open(file, AGAIN).await?.journal;
    let entries = journal.entries(1, u32::MAX).await?;
    journal.close().await?;
    let receipts = day.tally.compare(&entries)?;
    // Clocks of matches that ran are stopped by an entry of their own when a file is opened.
    let is_same = if again.head == state.head {
        again == state
    } else {
        again.stages == state.stages && again.tournaments == state.tournaments
    };
    ensure!(is_same, "opened again, the gathering is another one");
    out::say(&format!(
        "The file holds every one of {receipts} acknowledged taps once, and opens as the same gathering."
    ));
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "any number will do, and it is printed"
)]
fn by_the_time() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs())
}

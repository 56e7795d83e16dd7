//! What finished drafts say, on a thread of its own: it fetches what has changed from the writer, which only notes
//! which matches that are, so that no lock ever waits for a figure.

mod hints;
mod of_file;
mod players;
mod shown;
mod told;

use crate::handle::Hub;
use crate::render::as_watched;
use crate::writer::{Message, Writer};
use hints::Running;
use lanista_domain::draft::{Draft, DraftRules, Phase};
use lanista_domain::{At, EntrantId, Gathering, MatchId, TournamentId};
use lanista_domain::{BySide, Side};
use lanista_insight::draft::{Book, Drafted, drafted};
use lanista_wire::draft::{DraftHints, DraftLeaders, DraftsAsked, DraftsTold};
use lanista_wire::topic::Audience;
pub use of_file::{FileDraft, file_figures};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tokio::sync::{mpsc, oneshot};

/// Questions that wait; whoever asks waits when it is full, and the writer never does: before each question is
/// answered, the news are fetched anyway.
const QUEUE: usize = 64;
/// Matches whose drafts are fetched at once.
const AT_ONCE: usize = 16;

type Look = Box<dyn FnOnce(&mut Book) + Send>;

/// What the thread can be asked.
pub(crate) enum Question {
    /// Something has changed.
    Changed,
    /// Look something up.
    Look(Look),
}

/// What the writer gives of some matches.
#[derive(Debug, Default)]
pub(crate) struct News {
    /// Rules that the thread does not know yet.
    pub(crate) rules: Vec<(u32, DraftRules)>,
    /// The finished drafts of each match that has changed.
    pub(crate) finished: Vec<(MatchId, Vec<Drafted>)>,
    /// The open draft of each of these matches, if it has one.
    pub(crate) open: Vec<(MatchId, Open)>,
    /// What tournaments are called.
    pub(crate) tournaments: BTreeMap<TournamentId, String>,
    /// Whether there are more.
    pub(crate) more: bool,
}

/// The open draft of a match for those who see it as it is, and for those who see what the hall sees by now: each may
/// have one without the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Open {
    pub(crate) now: Option<Opened>,
    pub(crate) watched: Watched,
}

/// What the hall sees of an open draft.
#[derive(Clone, Debug, Default)]
pub(crate) enum Watched {
    /// The same.
    #[default]
    Same,
    /// Something earlier, or nothing.
    Earlier(Option<Box<Opened>>),
}

/// A draft that runs.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    pub(crate) draft: Draft,
    pub(crate) tournament: TournamentId,
    pub(crate) entrants: BySide<EntrantId>,
}

/// What finished drafts say of an open one, for the two kinds of readers.
#[derive(Debug, Default)]
pub(crate) struct HintsOf {
    pub(crate) now: Option<DraftHints>,
    pub(crate) watched: Option<DraftHints>,
}

/// What the thread tells the writer to show.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// The hints of open drafts; none for those that are over.
    pub(crate) hints: BTreeMap<u32, HintsOf>,
    /// What leads, by tournament.
    pub(crate) leaders: Option<BTreeMap<u32, DraftLeaders>>,
}

/// Starts the thread; it ends when nobody can ask any more.
pub(crate) fn start(writer: mpsc::WeakSender<Message>) -> std::io::Result<mpsc::Sender<Question>> {
    let (to, mut from) = mpsc::channel(QUEUE);
    std::thread::Builder::new()
        .name("lanista-numbers".to_owned())
        .spawn(move || {
            let mut numbers = Numbers::default();
            while let Some(question) = from.blocking_recv() {
                numbers.catch_up(&writer);
                if let Question::Look(look) = question {
                    let looked = catch_unwind(AssertUnwindSafe(|| look(&mut numbers.book)));
                    if looked.is_err() {
                        tracing::error!("a question about drafts could not be answered");
                    }
                }
            }
        })?;
    Ok(to)
}

#[derive(Default)]
struct Numbers {
    book: Book,
    rules: BTreeMap<u32, DraftRules>,
    open: BTreeMap<MatchId, Open>,
    tournaments: BTreeMap<TournamentId, String>,
}

impl Numbers {
    /// Fetches what has changed, and has the writer show what follows from it.
    fn catch_up(&mut self, writer: &mpsc::WeakSender<Message>) {
        let mut changed = BTreeSet::new();
        let mut is_finished = false;
        loop {
            let (answer, wait) = oneshot::channel();
            let known = self.rules.last_key_value().map_or(0, |(number, _)| *number);
            let fetch = Message::DraftNews { known, answer };
            let sent = writer.upgrade().map(|to| to.blocking_send(fetch).is_ok());
            let (Some(true), Ok(news)) = (sent, wait.blocking_recv()) else {
                return;
            };
            for (number, rules) in news.rules {
                for pool in &rules.pools {
                    self.book.know(number, pool);
                }
                self.rules.insert(number, rules);
            }
            for (match_id, drafts) in news.finished {
                is_finished |= self.book.bring(match_id, drafts);
            }
            for (match_id, open) in news.open {
                changed.insert(match_id);
                if open.is_any() {
                    self.open.insert(match_id, open);
                } else {
                    self.open.remove(&match_id);
                }
            }
            self.tournaments.extend(news.tournaments);
            if !news.more {
                break;
            }
        }
        if is_finished {
            changed.extend(self.open.keys());
        }
        if changed.is_empty() && !is_finished {
            return;
        }
        let figures = Figures {
            hints: changed
                .into_iter()
                .map(|id| (id.0, self.hints(id)))
                .collect(),
            leaders: is_finished.then(|| self.leaders()),
        };
        if let Some(to) = writer.upgrade() {
            let _ended = to.blocking_send(Message::DraftFigures(Box::new(figures)));
        }
    }

    fn hints(&self, id: MatchId) -> HintsOf {
        let Some(open) = self.open.get(&id) else {
            return HintsOf::default();
        };
        let now = open.now.as_ref().and_then(|opened| self.hints_of(opened));
        let watched = match &open.watched {
            Watched::Same => now.clone(),
            Watched::Earlier(earlier) => earlier.as_ref().and_then(|opened| self.hints_of(opened)),
        };
        HintsOf { now, watched }
    }

    fn hints_of(&self, opened: &Opened) -> Option<DraftHints> {
        let rules = self.rules.get(&opened.draft.head.rules)?;
        Running::of(opened, rules)?.hints(&self.book)
    }

    fn leaders(&self) -> BTreeMap<u32, DraftLeaders> {
        let named = self.tournaments.iter();
        named
            .filter_map(|(id, name)| Some((id.0, hints::leaders(&self.book, *id, name)?)))
            .collect()
    }
}

impl Open {
    /// Whether anybody has one.
    fn is_any(&self) -> bool {
        self.now.is_some() || matches!(self.watched, Watched::Earlier(Some(_)))
    }
}

/// What has changed in a gathering, and in what the hall sees of it, some matches at a time.
pub(crate) fn news(
    (state, seen): (&Gathering, &Gathering),
    changed: &mut BTreeSet<MatchId>,
    known: u32,
    now: At,
) -> News {
    let next: Vec<MatchId> = changed.iter().take(AT_ONCE).copied().collect();
    let mut news = News::default();
    if next.is_empty() {
        return news;
    }
    let unknown = state.draft_rules.range(known.saturating_add(1)..);
    news.rules = unknown
        .map(|(number, rules)| (*number, rules.clone()))
        .collect();
    for id in next {
        changed.remove(&id);
        let mut finished = drafted(seen, id);
        finished.retain(|draft| is_over_for_all(seen, draft, now));
        news.finished.push((id, finished));
        news.open.push((id, open((state, seen), id, now)));
        if let Some(stage) = state.stage_of(id)
            && let Some(tournament) = state.tournaments.get(&stage.tournament)
        {
            news.tournaments
                .insert(stage.tournament, tournament.name.clone());
        }
    }
    news.more = !changed.is_empty();
    news
}

/// A draft that the hall still watches counts when it is over there: no figure tells its end before.
fn is_over_for_all(state: &Gathering, draft: &Drafted, now: At) -> bool {
    let drafts = state.drafts.get(&draft.match_id);
    let found = drafts.and_then(|drafts| drafts.get(usize::from(draft.index)));
    let watched = found.and_then(|found| as_watched(state, found, now));
    watched.is_some_and(|watched| matches!(watched.phase, Phase::Complete { .. }))
}

fn open((state, seen): (&Gathering, &Gathering), id: MatchId, now: At) -> Open {
    let Some(draft) = state.last_draft(id) else {
        return Open::default();
    };
    let known = seen.last_draft(id);
    let watched = match known.and_then(|known| as_watched(seen, known, now)) {
        Some(Cow::Borrowed(same)) if same == draft => Watched::Same,
        Some(earlier) => Watched::Earlier(opened(seen, id, earlier.into_owned()).map(Box::new)),
        None => Watched::Earlier(None),
    };
    Open {
        now: opened(state, id, draft.clone()),
        watched,
    }
}

fn opened(state: &Gathering, id: MatchId, draft: Draft) -> Option<Opened> {
    let found = state.matches.get(&id).filter(|_| draft.is_open())?;
    let stage = state.stage_of(id)?;
    Some(Opened {
        draft,
        tournament: stage.tournament,
        entrants: BySide::new(found.entrant(Side::Home)?, found.entrant(Side::Away)?),
    })
}

impl Hub {
    /// Looks at the finished drafts as they are on disk by now. `None` when the hub has ended.
    async fn look_at_drafts<T: Send + 'static>(
        &self,
        look: impl FnOnce(&mut Book) -> T + Send + 'static,
    ) -> Option<T> {
        let (answer, wait) = oneshot::channel();
        let look = Question::Look(Box::new(move |book| {
            let _gone = answer.send(look(book));
        }));
        self.numbers.send(look).await.ok()?;
        wait.await.ok()
    }

    /// What finished drafts say. `None` when the hub has ended, and an empty answer is one; the board of a draft comes
    /// from the writer itself.
    pub async fn finished_drafts(&self, asked: DraftsAsked) -> Option<Option<DraftsTold>> {
        if let DraftsAsked::Board { match_id, index } = asked {
            let board = self.draft_board(match_id, index).await?;
            let board = board.map(|board| DraftsTold::Board { board });
            return Some(board);
        }
        self.look_at_drafts(move |book| told::told(book, asked))
            .await
    }

    /// Some finished drafts with the names of their heroes, the oldest first, and how many there are.
    pub async fn recorded_drafts(
        &self,
        filter: lanista_wire::draft::DraftFilter,
        from: usize,
        count: usize,
    ) -> Option<(Vec<Drafted>, usize)> {
        self.look_at_drafts(move |book| told::recorded(book, &filter, from, count))
            .await
    }

    /// What tournaments are called.
    pub async fn tournament_names(&self) -> BTreeMap<u32, String> {
        let look = |state: &Gathering, _: &crate::Live| {
            let all = state.tournaments.iter();
            all.map(|(id, known)| (id.0, known.name.clone())).collect()
        };
        self.read(look).await.unwrap_or_default()
    }

    async fn draft_board(
        &self,
        match_id: u32,
        index: u16,
    ) -> Option<Option<Box<lanista_wire::draft::DraftView>>> {
        let (answer, wait) = oneshot::channel();
        let look = Message::Render(
            // Desks alone ask for it.
            Audience::Desk,
            Box::new(move |renderer| {
                let _gone = answer.send(renderer.finished_draft(MatchId(match_id), index.into()));
            }),
        );
        self.to.send(look).await.ok()?;
        Some(wait.await.ok()?.map(Box::new))
    }
}

impl Writer {
    /// Notes what the newest entry may have changed.
    pub(crate) fn note_drafts(&mut self) {
        self.drafts_changed
            .extend(lanista_insight::draft::touched(&self.state));
    }

    /// Has the thread come and fetch, where there is something. It is never waited for.
    pub(crate) fn nudge_numbers(&self) {
        if !self.drafts_changed.is_empty() {
            // A full queue is worked off, and each question fetches first.
            let _full_or_ended = self.numbers.try_send(Question::Changed);
        }
    }
}

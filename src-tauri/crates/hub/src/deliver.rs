//! The thread that writes what is new to all who follow: one loop, no wake-up for each of them.
//!
//! It works beside the writer, so that a commit is acknowledged before the last screen has it, and the next commit
//! does not wait for the screens of the one before.

use crate::frame::Frame;
use crate::left_out::PassedOver;
use crate::measures::{Measures, Offered};
use crate::outlet::{Outlet, Put, Renewal, Renewed};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// Work that waits for the thread; the writer waits when it is full.
const QUEUE: usize = 1_024;

/// Those who get a frame, in the order of their ids.
pub(crate) type Targets = Arc<[Target]>;

/// One of them.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) id: u64,
    pub(crate) outlet: Arc<dyn Outlet>,
}

/// What is new of one document. The token lives as long as it is not with all of them.
#[derive(Debug)]
pub(crate) struct News {
    pub(crate) targets: Targets,
    pub(crate) frame: Frame,
    pub(crate) token: Arc<()>,
}

/// What the thread is to do, in this order.
#[derive(Debug)]
pub(crate) enum Delivery {
    /// What one commit changed: a link that follows several of the documents gets them in one write.
    News {
        news: Vec<News>,
        /// When what is new was on disk.
        since: Instant,
    },
    /// What one link missed of a topic.
    Renewed {
        target: Arc<dyn Outlet>,
        news: Option<Renewed>,
        why: Renewal,
    },
    /// Everything before this is out.
    Mark(oneshot::Sender<()>),
}

/// Starts the thread. It ends when the sender is dropped.
///
/// # Errors
/// When the operating system gives no thread.
pub(crate) fn start(
    measures: Arc<Measures>,
    passed_over: Arc<PassedOver>,
) -> std::io::Result<mpsc::Sender<Delivery>> {
    let (to, mut from) = mpsc::channel(QUEUE);
    std::thread::Builder::new()
        .name("lanista-fan".to_owned())
        .spawn(move || {
            while let Some(delivery) = from.blocking_recv() {
                carry_out(delivery, &measures, &passed_over);
            }
        })?;
    Ok(to)
}

fn carry_out(delivery: Delivery, measures: &Measures, passed_over: &PassedOver) {
    match delivery {
        Delivery::News { news, since } => passed_over.note(&spread(news, since, measures)),
        Delivery::Renewed { target, news, why } => target.renew(news.as_ref(), why),
        Delivery::Mark(answer) => {
            let _gone = answer.send(());
        }
    }
}

/// Walks over all targets at once, in the order of their ids. Gives those who could not take something.
fn spread(news: Vec<News>, since: Instant, measures: &Measures) -> Vec<u64> {
    let mut passed_over = Vec::new();
    let mut offered = vec![Offered::default(); news.len()];
    if let ([only], [offered]) = (news.as_slice(), offered.as_mut_slice()) {
        for target in only.targets.iter() {
            let put = target.outlet.put(&only.frame);
            offered.note(put);
            if put == Put::Skipped {
                passed_over.push(target.id);
            }
        }
    } else {
        let mut heads: Vec<&[Target]> = news.iter().map(|one| &*one.targets).collect();
        let (mut frames, mut whose) = (Vec::new(), Vec::new());
        while let Some(next) = next_of(&heads) {
            frames.clear();
            whose.clear();
            for ((at, head), one) in heads.iter_mut().enumerate().zip(&news) {
                if let Some((_, rest)) = head.split_first().filter(|(first, _)| first.id == next.id)
                {
                    *head = rest;
                    frames.push(&one.frame);
                    whose.push(at);
                }
            }
            next.outlet.put_all(&frames, &mut |at, put| {
                let offered = whose.get(at).and_then(|at| offered.get_mut(*at));
                if put == Put::Skipped {
                    passed_over.push(next.id);
                }
                if let Some(offered) = offered {
                    offered.note(put);
                }
            });
        }
    }
    for (offered, News { frame, token, .. }) in offered.iter().zip(news) {
        // Everybody has been offered it.
        drop(token);
        measures.spread(offered, frame.framed().len(), since.elapsed());
    }
    passed_over
}

/// The target with the smallest id among those who are next.
fn next_of<'a>(heads: &[&'a [Target]]) -> Option<&'a Target> {
    heads
        .iter()
        .filter_map(|head| head.first())
        .min_by_key(|target| target.id)
}

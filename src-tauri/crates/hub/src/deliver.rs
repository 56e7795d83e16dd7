//! The thread that writes what is new to all who follow: one loop, no wake-up for each of them.
//!
//! It works beside the writer, so that a commit is acknowledged before the last screen has it, and the next commit
//! does not wait for the screens of the one before.

use crate::frame::Frame;
use crate::measures::{Measures, Offered};
use crate::outlet::{Outlet, Renewal, Renewed};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// Work that waits for the thread; the writer waits when it is full.
const QUEUE: usize = 1_024;

/// Those who get a frame.
pub(crate) type Targets = Arc<[Arc<dyn Outlet>]>;

/// What the thread is to do, in this order.
#[derive(Debug)]
pub(crate) enum Delivery {
    /// News for many. The token lives as long as they are not with all of them.
    News {
        targets: Targets,
        frame: Frame,
        token: Arc<()>,
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
pub(crate) fn start(measures: Arc<Measures>) -> std::io::Result<mpsc::Sender<Delivery>> {
    let (to, mut from) = mpsc::channel(QUEUE);
    std::thread::Builder::new()
        .name("lanista-fan".to_owned())
        .spawn(move || {
            while let Some(delivery) = from.blocking_recv() {
                carry_out(delivery, &measures);
            }
        })?;
    Ok(to)
}

fn carry_out(delivery: Delivery, measures: &Measures) {
    match delivery {
        Delivery::News {
            targets,
            frame,
            token,
            since,
        } => {
            let mut offered = Offered::default();
            for target in targets.iter() {
                offered.note(target.put(&frame));
            }
            drop(token);
            measures.spread(&offered, frame.framed().len(), since.elapsed());
        }
        Delivery::Renewed { target, news, why } => target.renew(news.as_ref(), why),
        Delivery::Mark(answer) => {
            let _gone = answer.send(());
        }
    }
}

//! The TCP stream of a link: read by the link's own task, written by whoever has something for it, without waiting.
//!
//! A frame that the socket takes only in part is finished by the link's task. Until then nothing else is begun: news
//! are noted as missed, and asked for again once the socket can go on. So a link that reads nothing costs one
//! frame, whose bytes all links share, and the names of its topics.

mod closing;
mod stirring;

use super::End;
use bytes::{Bytes, BytesMut};
use futures_util::task::AtomicWaker;
use lanista_hub::{Behind, Frame, Outlet, Put as Offered, Renewal, Renewed};
use lanista_wire::topic::Topic;
use socket2::SockRef;
use std::collections::BTreeMap;
use std::io::{self, IoSlice, Read, Write};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpStream;

/// What the system keeps of what a link has yet to take, as far as it can be asked to; Linux counts its own part in.
const SEND_BYTES: usize = 32 * 1024;

/// The stream, shared by its readers and writers.
#[derive(Debug)]
pub(crate) struct Stream {
    tcp: TcpStream,
    state: Mutex<State>,
    /// The link's own task, and whether it has something to do besides reading.
    task: AtomicWaker,
    is_stirred: AtomicBool,
    /// Something was sent since the wheel last came by.
    has_sent: AtomicBool,
    /// Turns of the wheel since something was heard.
    silent: AtomicU8,
}

#[derive(Debug, Default)]
struct State {
    /// What is still to be written of the frame that was begun.
    part: Option<Bytes>,
    /// Turns of the wheel since any of it went out.
    stuck: u8,
    behind: Behind,
    ends: Option<End>,
}

/// What became of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Put {
    /// It is out, or begun.
    Taken,
    /// Another one is not finished.
    Busy,
    /// Nobody is there.
    Gone,
}

/// What the wheel does with a link at one turn.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    /// Says that there is nothing new, where nothing else was sent.
    pub(crate) tick: Bytes,
    /// A ping of the protocol beneath, where it is time for one.
    pub(crate) ping: Option<Bytes>,
    /// Turns without a byte from the other end after which it is dead.
    pub(crate) dead: u8,
    /// Turns without a byte taken by a blocked socket after which it is given up.
    pub(crate) stuck: u8,
}

impl Stream {
    pub(super) fn new(tcp: TcpStream) -> Arc<Self> {
        // Left to itself the system would take megabytes for somebody who reads nothing, and never say that it is full.
        let _as_it_was = SockRef::from(&tcp).set_send_buffer_size(SEND_BYTES);
        Arc::new(Self {
            tcp,
            state: Mutex::default(),
            task: AtomicWaker::new(),
            is_stirred: AtomicBool::new(false),
            has_sent: AtomicBool::new(true),
            silent: AtomicU8::new(0),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, state: &mut State, framed: &Bytes) -> Put {
        if let Some(put) = Self::cannot(state) {
            return put;
        }
        // Not by way of the runtime, which would look up first whether the socket was full lately: `flush` asks it.
        let Some(count) = self.wrote(state, SockRef::from(&self.tcp).send(framed)) else {
            return Put::Gone;
        };
        if count < framed.len() {
            self.keep(state, framed.slice(count..));
        }
        Put::Taken
    }

    /// Several frames with one call of the system; they are begun together, and finished together.
    fn write_all(&self, state: &mut State, frames: &[&Frame]) -> Put {
        if let Some(put) = Self::cannot(state) {
            return put;
        }
        let slices: Vec<IoSlice<'_>> = frames
            .iter()
            .map(|frame| IoSlice::new(frame.framed()))
            .collect();
        let outcome = SockRef::from(&self.tcp).send_vectored(&slices);
        let Some(mut count) = self.wrote(state, outcome) else {
            return Put::Gone;
        };
        let mut rest = BytesMut::new();
        for frame in frames {
            let begun = count.min(frame.framed().len());
            count -= begun;
            rest.extend_from_slice(frame.framed().get(begun..).unwrap_or_default());
        }
        if !rest.is_empty() {
            self.keep(state, rest.freeze());
        }
        Put::Taken
    }

    /// Why nothing can be begun now.
    const fn cannot(state: &State) -> Option<Put> {
        if state.ends.is_some() {
            Some(Put::Gone)
        } else if state.part.is_some() {
            Some(Put::Busy)
        } else {
            None
        }
    }

    /// How much the socket took; nothing where nobody is there any more.
    fn wrote(&self, state: &mut State, outcome: io::Result<usize>) -> Option<usize> {
        match outcome {
            Ok(count) => Some(count),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Some(0),
            Err(_) => {
                state.ends = Some(End::Gone);
                self.wake();
                None
            }
        }
    }

    /// The link's own task goes on with what is left.
    fn keep(&self, state: &mut State, rest: Bytes) {
        state.part = Some(rest);
        state.stuck = 0;
        self.wake();
    }

    /// Sends a frame, or begins to. False where another one is not finished, or nobody is there.
    pub(crate) fn put_now(&self, framed: &Bytes) -> bool {
        self.has_sent.store(true, Ordering::Relaxed);
        self.write(&mut self.state(), framed) == Put::Taken
    }

    /// Sends a frame and waits until the socket has all of it.
    pub(super) async fn send(&self, framed: Bytes, patience: Duration) -> Result<(), End> {
        loop {
            let put = self.write(&mut self.state(), &framed);
            match put {
                Put::Gone => return Err(End::Gone),
                Put::Taken | Put::Busy => {}
            }
            if self.is_blocked() {
                // Rare: boxed, so that an idle link does not pay for it.
                let flushed = Box::pin(tokio::time::timeout(patience, self.flushed()));
                flushed.await.map_err(|_| End::Gone)??;
            }
            if put == Put::Taken {
                return Ok(());
            }
        }
    }

    /// The last words: sent after what was begun, also to a link that is to end.
    pub(super) async fn tell(&self, framed: Bytes, patience: Duration) -> Result<(), End> {
        self.state().ends = None;
        self.send(framed, patience).await
    }

    fn is_blocked(&self) -> bool {
        self.state().part.is_some()
    }

    async fn flushed(&self) -> Result<(), End> {
        while self.is_blocked() {
            self.tcp.writable().await.map_err(|_| End::Gone)?;
            self.flush();
        }
        Ok(())
    }

    /// Writes what the socket takes now of the frame that was begun.
    fn flush(&self) {
        let mut state = self.state();
        let Some(mut part) = state.part.take() else {
            return;
        };
        match self.tcp.try_write(&part) {
            Ok(count) if count == part.len() => {}
            Ok(count) => {
                state.stuck = 0;
                state.part = Some(part.split_off(count));
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => state.part = Some(part),
            Err(_) => state.ends = Some(End::Gone),
        }
    }

    /// Waits until there is something to read.
    pub(super) async fn readable(&self) -> io::Result<()> {
        self.tcp.readable().await
    }

    fn wake(&self) {
        self.is_stirred.store(true, Ordering::Release);
        self.task.wake();
    }

    /// What the link has missed and may ask for now.
    pub(super) fn missed(&self) -> Option<BTreeMap<Topic, u64>> {
        let mut state = self.state();
        if state.part.is_some() {
            return None;
        }
        state.behind.ask()
    }

    /// Something was heard.
    pub(super) fn heard(&self) {
        self.silent.store(0, Ordering::Relaxed);
    }

    /// Lets the link end for a reason, by its own task.
    pub(crate) fn end(&self, end: End) {
        self.state().ends.get_or_insert(end);
        self.wake();
    }

    /// The wheel comes by.
    pub(crate) fn turn(&self, turn: &Turn) {
        let silent = self.silent.load(Ordering::Relaxed).saturating_add(1);
        self.silent.store(silent, Ordering::Relaxed);
        let mut state = self.state();
        state.stuck = state.stuck.saturating_add(1);
        let is_stuck = state.part.is_some() && state.stuck > turn.stuck;
        if silent > turn.dead || is_stuck {
            state.ends.get_or_insert(End::Gone);
            self.wake();
            return;
        }
        if !self.has_sent.swap(false, Ordering::Relaxed) {
            self.write(&mut state, &turn.tick);
        }
        if let Some(ping) = &turn.ping {
            self.write(&mut state, ping);
        }
    }
}

impl Outlet for Stream {
    fn put(&self, frame: &Frame) -> Offered {
        let mut state = self.state();
        if state.behind.is_with(frame.topic()) {
            return Offered::Skipped;
        }
        match self.write(&mut state, frame.framed()) {
            Put::Taken => {
                self.has_sent.store(true, Ordering::Relaxed);
                Offered::Taken
            }
            Put::Busy => {
                state.behind.miss(frame);
                Offered::Skipped
            }
            Put::Gone => Offered::Gone,
        }
    }

    fn put_all(&self, frames: &[&Frame], told: &mut dyn FnMut(usize, Offered)) {
        let mut state = self.state();
        let (mut fit, mut places) = (Vec::new(), Vec::new());
        for (at, frame) in frames.iter().enumerate() {
            if state.behind.is_with(frame.topic()) {
                told(at, Offered::Skipped);
            } else {
                fit.push(*frame);
                places.push(at);
            }
        }
        let put = match fit.as_slice() {
            [] => return,
            [only] => self.write(&mut state, only.framed()),
            several => self.write_all(&mut state, several),
        };
        let offered = match put {
            Put::Taken => {
                self.has_sent.store(true, Ordering::Relaxed);
                Offered::Taken
            }
            Put::Busy => {
                fit.iter().for_each(|frame| state.behind.miss(frame));
                Offered::Skipped
            }
            Put::Gone => Offered::Gone,
        };
        places.into_iter().for_each(|at| told(at, offered));
    }

    fn renew(&self, news: Option<&Renewed>, why: Renewal) {
        let mut state = self.state();
        if !state.behind.renewed(news, why) {
            return;
        }
        self.has_sent.store(true, Ordering::Relaxed);
        for frame in news.iter().flat_map(|(_, frames)| frames) {
            if !state.behind.is_with(frame.topic())
                && self.write(&mut state, frame.framed()) == Put::Busy
            {
                state.behind.miss(frame);
            }
        }
        if state.behind.is_to_ask() {
            self.wake();
        }
    }

    fn is_gone(&self) -> bool {
        self.state().ends.is_some()
    }

    fn is_to_ask(&self) -> bool {
        self.state().behind.is_to_ask()
    }
}

/// The stream as the reader of the protocol sees it: what it writes, answers to pings and closes, are whole frames.
#[derive(Debug)]
pub(super) struct Half<'a>(pub(super) &'a Stream);

impl Read for Half<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.0.tcp.try_read(buf)
    }
}

impl Write for Half<'_> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        match self
            .0
            .write(&mut self.0.state(), &Bytes::copy_from_slice(buf))
        {
            Put::Taken => Ok(buf.len()),
            Put::Busy => Err(io::ErrorKind::WouldBlock.into()),
            Put::Gone => Err(io::ErrorKind::NotConnected.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

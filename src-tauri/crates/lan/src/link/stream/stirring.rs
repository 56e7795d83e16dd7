//! What an anonymous link's own task waits for.

use super::super::End;
use super::Stream;
use std::future::poll_fn;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};

impl Stream {
    /// Waits until the link's task has something to do: to read, to go on writing, to ask, or to end. Only that task
    /// may: the socket's wakers are kept once, and not for each who waits.
    pub(in super::super) async fn stir(&self) -> Result<(), End> {
        poll_fn(|cx| self.poll_stir(cx)).await
    }

    fn poll_stir(&self, cx: &mut Context<'_>) -> Poll<Result<(), End>> {
        self.task.register(cx.waker());
        let is_stirred = self.is_stirred.swap(false, Ordering::Acquire);
        let is_blocked = {
            let state = self.state();
            if let Some(end) = &state.ends {
                return Poll::Ready(Err(end.clone()));
            }
            state.part.is_some()
        };
        if is_stirred {
            return Poll::Ready(Ok(()));
        }
        if is_blocked && let Poll::Ready(ready) = self.tcp.poll_write_ready(cx) {
            self.flush();
            return Poll::Ready(ready.map_err(|_| End::Gone));
        }
        self.tcp.poll_read_ready(cx).map_err(|_| End::Gone)
    }
}

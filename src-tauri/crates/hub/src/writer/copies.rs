//! Copies of the gathering, made beside the work.

use super::{Message, Writer};
use crate::handle::StoreError;
use lanista_journal::{With, copy_name};
use std::path::PathBuf;
use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;

impl Writer {
    /// Makes a copy in a folder, else beside the gathering, and tells where it lies and how large it is.
    pub(super) fn save_copy(
        &self,
        folder: Option<PathBuf>,
        answer: oneshot::Sender<Result<(PathBuf, u64), StoreError>>,
    ) {
        let chosen = folder.clone();
        let folder = folder
            .or_else(|| self.file.parent().map(PathBuf::from))
            .unwrap_or_default();
        let stem = self.file.file_stem().map_or_else(
            || "gathering".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        );
        let path = folder.join(copy_name(&stem, self.clock.now().0));
        let copier = self.journal.copier();
        let own = self.own.clone();
        tokio::spawn(async move {
            // Every entry of a copy is hashed to verify it: not on a thread that answers devices.
            let runtime = Handle::current();
            let copying = spawn_blocking(move || {
                let copied = runtime.block_on(copier.save_copy(&path, With::NoSecrets));
                copied.map(|copied| (path, copied.bytes))
            });
            let done = match copying.await {
                Ok(done) => done.map_err(StoreError::from),
                Err(_stopped) => Err(StoreError::Ended),
            };
            if done.is_ok()
                && let Some(own) = own.upgrade()
            {
                let _ended = own.send(Message::Copied { folder: chosen }).await;
            }
            let _gone = answer.send(done);
        });
    }
}

//! Photos: judged before they come, stored in pieces between the batches, entered once their bytes are on disk.

use crate::complete::complete;
use crate::handle::{Body, Hub, Rejected, StoreError};
use crate::writer::{Message, Writer};
use lanista_domain::{CommandId, DeviceId, Envelope};
use lanista_journal::{Media, MediaName, PIECE_BYTES, StorageError};
use lanista_wire::frame::Reason;
use tokio::sync::oneshot;

/// What is done about the photos in the file: each a short piece of work, so that scores go on between them.
pub(crate) enum Work {
    Put {
        sha256: String,
        piece: u32,
        body: Vec<u8>,
        answer: oneshot::Sender<Result<(), StoreError>>,
    },
    Finish {
        sha256: String,
        digest: [u8; 32],
        kind: String,
        bytes: u64,
        answer: oneshot::Sender<Result<(), StoreError>>,
    },
    Find {
        sha256: String,
        answer: oneshot::Sender<Option<Media>>,
    },
    Piece {
        sha256: String,
        piece: u32,
        answer: oneshot::Sender<Option<Vec<u8>>>,
    },
    /// Unless a match has it.
    Forget {
        sha256: String,
        answer: oneshot::Sender<Result<(), StoreError>>,
    },
    /// What uploads that broke off have left.
    Sweep,
}

impl Hub {
    /// Whether this device could enter that now.
    ///
    /// # Errors
    ///
    /// Every reason that stands against it.
    pub async fn judge(&self, device: &str, body: Body) -> Result<(), Rejected> {
        let device = DeviceId(device.to_owned());
        let now = self.now();
        self.read(move |state, _| {
            let envelope = Envelope {
                device: Some(device),
                id: CommandId("judge".to_owned()),
                at: lanista_domain::At(now),
                expect: None,
                command: complete(state, body)?,
            };
            match state.decide(&envelope) {
                Ok(_) => Ok(()),
                Err(refused) => Err(Rejected {
                    reasons: refused
                        .reasons
                        .iter()
                        .map(|reason| Reason {
                            code: reason.code().into(),
                            text: reason.to_string(),
                        })
                        .collect(),
                    state: None,
                }),
            }
        })
        .await
        .unwrap_or_else(|| Err(Rejected::because("ending", "The server is ending.")))
    }

    /// Stores the bytes of a photo. When this returns they are on disk.
    ///
    /// # Errors
    ///
    /// When the file cannot be written; nothing counts then.
    pub async fn keep_media(
        &self,
        sha256: &str,
        digest: [u8; 32],
        kind: &str,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        if self.media(sha256).await.is_some() {
            return Ok(());
        }
        for (piece, body) in (0..).zip(bytes.chunks(PIECE_BYTES)) {
            let (sha256, body) = (sha256.to_owned(), body.to_vec());
            let put = |answer| Work::Put {
                sha256,
                piece,
                body,
                answer,
            };
            self.media_work(put).await.ok_or(StoreError::Ended)??;
        }
        let finish = |answer| Work::Finish {
            sha256: sha256.to_owned(),
            digest,
            kind: kind.to_owned(),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            answer,
        };
        self.media_work(finish).await.ok_or(StoreError::Ended)?
    }

    /// What is known of a photo, if its bytes are there.
    pub async fn media(&self, sha256: &str) -> Option<Media> {
        let sha256 = sha256.to_owned();
        self.media_work(|answer| Work::Find { sha256, answer })
            .await
            .flatten()
    }

    /// One piece of a photo, counted from 0.
    pub async fn media_piece(&self, sha256: &str, piece: u32) -> Option<Vec<u8>> {
        let sha256 = sha256.to_owned();
        self.media_work(|answer| Work::Piece {
            sha256,
            piece,
            answer,
        })
        .await
        .flatten()
    }

    /// Forgets the bytes of a photo that no match has.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub async fn forget_media(&self, sha256: &str) -> Result<(), StoreError> {
        let sha256 = sha256.to_owned();
        self.media_work(|answer| Work::Forget { sha256, answer })
            .await
            .ok_or(StoreError::Ended)?
    }

    /// Forgets what uploads that broke off have left. For the start, when none is on its way.
    pub async fn sweep_media(&self) {
        let _ended = self.to.send(Message::Media(Work::Sweep)).await;
    }

    async fn media_work<T>(&self, make: impl FnOnce(oneshot::Sender<T>) -> Work) -> Option<T> {
        let (answer, wait) = oneshot::channel();
        self.to.send(Message::Media(make(answer))).await.ok()?;
        wait.await.ok()
    }
}

impl Writer {
    pub(crate) async fn attend_media(&mut self, work: Work) {
        match work {
            Work::Put {
                sha256,
                piece,
                body,
                answer,
            } => {
                let done = self.journal.put_media_piece(&sha256, piece, &body).await;
                let _gone = answer.send(done.map_err(Into::into));
            }
            Work::Finish {
                sha256,
                digest,
                kind,
                bytes,
                answer,
            } => {
                let name = MediaName {
                    sha256: &sha256,
                    digest,
                };
                let done = self.journal.finish_media(name, &kind, bytes).await;
                let _gone = answer.send(done.map_err(Into::into));
            }
            Work::Find { sha256, answer } => {
                let found = self.journal.media(&sha256).await;
                let _gone = answer.send(readable(found).flatten());
            }
            Work::Piece {
                sha256,
                piece,
                answer,
            } => {
                let found = self.journal.media_piece(&sha256, piece).await;
                let _gone = answer.send(readable(found).flatten());
            }
            Work::Forget { sha256, answer } => {
                let mut known = self.state.photos.values().flatten();
                let done = if known.any(|photo| photo.sha256 == sha256) {
                    Ok(())
                } else {
                    self.journal.delete_media(&sha256).await
                };
                let _gone = answer.send(done.map_err(Into::into));
            }
            Work::Sweep => {
                if self.journal.read_only().is_none()
                    && let Err(why) = self.journal.sweep_media().await
                {
                    tracing::warn!(%why, "the rest of uploads that broke off stays in the file");
                }
            }
        }
    }
}

fn readable<T>(found: Result<T, StorageError>) -> Option<T> {
    found
        .inspect_err(|why| tracing::error!(%why, "a photo is unreadable"))
        .ok()
}

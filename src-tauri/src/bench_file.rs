//! `lanista bench-file`: a gathering for measurements, in which whoever has a token is a desk.

use crate::failure::Failure;
use crate::out;
use crate::venue::open_hub;
use anyhow::Context as _;
use lanista_hub::{Body, Submission};
use lanista_journal::{Create, Damaged};
use lanista_lan::token_device;
use lanista_wire::command::Command;
use lanista_wire::shared::{Role, Scope};
use std::path::Path;

/// Writes the gathering.
///
/// # Errors
///
/// When there is no token, or the file exists or cannot be written.
pub(crate) async fn write(file: &Path) -> Result<(), Failure> {
    let token = std::env::var("LANISTA_TOKEN").context("LANISTA_TOKEN is not set")?;
    let (hub, writer) = open_hub(file, Create::MustNotExist, Damaged::Refuse).await?;
    let admit = Submission {
        device: None,
        id: "bench-file".to_owned(),
        expect: None,
        body: Body::Wire(Command::AdmitDevice {
            device: token_device(&token),
            name: "Benchmark".to_owned(),
            role: Role::Desk,
            scope: Scope::Everything,
        }),
    };
    let admitted = hub.submit(admit).await;
    hub.stop().await;
    if let Err(why) = writer.await {
        tracing::error!(%why, "the writer did not end cleanly");
    }
    admitted?;
    out::say(&format!("Written: {}", file.display()));
    Ok(())
}

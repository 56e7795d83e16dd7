//! `lanista bench-file`: a gathering for measurements, in which whoever has a token is a desk.

use crate::failure::Failure;
use crate::venue::write_new;
use anyhow::Context as _;
use lanista_hub::{Body, Submission};
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
    write_new(file, async |hub| hub.submit(admit).await.map(drop)).await
}

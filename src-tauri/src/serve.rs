//! `lanista serve`: the gathering without a window; the desk opens in any browser.

use crate::cli::Serve;
use crate::failure::Failure;
use crate::out;
use crate::venue::Venue;
use anyhow::Context as _;
use lanista_journal::{Create, Damaged};
use lanista_lan::{Listen, Mdns, Options};
use serde_json::json;
use std::net::SocketAddr;

/// Serves until it is told to end.
///
/// # Errors
///
/// When the gathering cannot be opened or served.
pub(crate) async fn serve(words: Serve) -> Result<(), Failure> {
    let create = if words.must_exist {
        Create::MustExist
    } else {
        Create::IfAbsent
    };
    let damaged = if words.damaged {
        Damaged::ReadUpToLastGood
    } else {
        Damaged::Refuse
    };
    let mut options = Options::default();
    if words.no_mdns {
        options.mdns = Mdns::Off;
    }
    options.portraits = words.portraits;
    let limits = &mut options.limits;
    limits.connections = words.max_connections.unwrap_or(limits.connections);
    limits.per_address = words.max_per_address.unwrap_or(limits.per_address);
    limits.messages = words.rate.unwrap_or(limits.messages);
    limits.requests = words.public_rate.unwrap_or(limits.requests);
    if let Some(address) = words.listen {
        listen(&mut options, address);
    }
    let venue = Venue::open(&words.file, create, damaged, options, 1).await?;
    let code = venue
        .server
        .desk_code()
        .context("this machine gives no random numbers")?;
    let address = code.address();
    out::say(&format!("Serving {} on", words.file.display()));
    for host in venue.server.addresses() {
        out::say(&format!("  http://{host}/"));
    }
    out::say("\nThe desk, for one browser, once:\n");
    if let Some(picture) = out::qr_code(&address) {
        out::say(&picture);
    }
    out::say(&format!("\n  {address}\n\nCtrl+C ends it.",));
    if let Some(path) = &words.ready_file {
        let ready =
            json!({ "port": venue.server.local_addr().port(), "desk_url": address }).to_string();
        let draft = path.with_extension("part");
        std::fs::write(&draft, ready).context("the ready file cannot be written")?;
        std::fs::rename(&draft, path).context("the ready file cannot be written")?;
    }
    told_to_end().await?;
    out::say("Closing the gathering.");
    venue.close().await;
    Ok(())
}

/// Listens there and nowhere else; on all addresses where that one is unspecified.
pub(crate) fn listen(options: &mut Options, address: SocketAddr) {
    options.port = Some(address.port());
    options.listen = if address.ip().is_unspecified() {
        Listen::On(Vec::new())
    } else {
        Listen::On(vec![address.ip()])
    };
}

/// Waits for Ctrl+C or, on Unix, for SIGTERM.
pub(crate) async fn told_to_end() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            done = tokio::signal::ctrl_c() => done,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

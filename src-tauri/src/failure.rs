//! Why the program ended, with the exit code that scripts rely on.

use lanista_hub::{Rejected, StartError as HubError};
use lanista_journal::OpenError;
use lanista_lan::StartError as LanError;
use std::fmt;

/// Why the program ended.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The gathering cannot be opened.
    Open(OpenError),
    /// Its entries cannot be understood.
    Hub(HubError),
    /// The server cannot listen.
    Lan(LanError),
    /// The check found damage; it has been reported.
    Damaged,
    /// The demonstration was refused by the rules.
    Refused(Rejected),
    /// This program was built without a window.
    #[cfg(not(feature = "desktop"))]
    NoWindow,
    /// Anything else.
    Other(anyhow::Error),
}

impl Failure {
    /// A stable name for the window's pages.
    #[cfg(feature = "desktop")]
    pub(crate) fn code(&self) -> &str {
        match self {
            Self::Open(why) => why.code(),
            Self::Hub(HubError::Foreign { .. }) => "newer_version",
            Self::Hub(HubError::NoThread(_)) => "failed",
            Self::Hub(HubError::Storage(_)) => "not_readable",
            Self::Lan(LanError::PortInUse { .. }) => "port_in_use",
            Self::Lan(_) => "not_served",
            Self::Damaged => "damaged",
            Self::Refused(_) => "refused",
            Self::Other(_) => "failed",
        }
    }

    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Open(why) => match why.code() {
                "in_use" => 4,
                "newer_version" => 5,
                "damaged" => 6,
                "read_only_folder" | "disk_full" => 8,
                "not_a_gathering" | "missing" | "network_folder" => 3,
                _ => 1,
            },
            Self::Hub(HubError::Foreign { .. }) => 5,
            Self::Damaged => 6,
            Self::Lan(_) => 7,
            Self::Hub(HubError::Storage(_) | HubError::NoThread(_))
            | Self::Refused(_)
            | Self::Other(_) => 1,
            #[cfg(not(feature = "desktop"))]
            Self::NoWindow => 2,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(why) => why.fmt(f),
            Self::Hub(why) => why.fmt(f),
            Self::Lan(why) => why.fmt(f),
            Self::Damaged => f.write_str("The gathering is damaged."),
            Self::Refused(why) => {
                let sentences: Vec<&str> =
                    why.reasons.iter().map(|reason| reason.text.as_str()).collect();
                f.write_str(&sentences.join(" "))
            }
            #[cfg(not(feature = "desktop"))]
            Self::NoWindow => f.write_str(
                "This Lanista was built without a window. Use `lanista serve FILE`, and `lanista --help` for more.",
            ),
            Self::Other(why) => write!(f, "{why:#}"),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(why: OpenError) -> Self {
        Self::Open(why)
    }
}

impl From<HubError> for Failure {
    fn from(why: HubError) -> Self {
        Self::Hub(why)
    }
}

impl From<LanError> for Failure {
    fn from(why: LanError) -> Self {
        Self::Lan(why)
    }
}

impl From<Rejected> for Failure {
    fn from(why: Rejected) -> Self {
        Self::Refused(why)
    }
}

impl From<anyhow::Error> for Failure {
    fn from(why: anyhow::Error) -> Self {
        Self::Other(why)
    }
}

impl From<std::io::Error> for Failure {
    fn from(why: std::io::Error) -> Self {
        Self::Other(why.into())
    }
}

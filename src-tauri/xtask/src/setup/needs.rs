//! What Lanista needs from the system, and how to see whether it is there.

use std::collections::BTreeSet;

use crate::program::{self, Program};
use crate::setup::Purpose;

/// One thing that is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Need {
    /// The Debian packages that satisfy it, the preferred name first: one of them is enough.
    pub(crate) debian: &'static [&'static str],
    /// How to see that it is there although no such package is.
    pub(crate) probe: Probe,
}

/// A way to see that something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Probe {
    /// Any of these programs in PATH.
    AnyProgram(&'static [&'static str]),
    /// A library that `pkg-config` knows.
    Library(&'static str),
    /// A font family that fontconfig knows.
    Font(&'static str),
}

/// Chromium without windows, toolbars and their own pages: the same engine, at a quarter of the work
/// for each page that is opened.
pub(crate) const HEADLESS: Need = Need {
    debian: &["chromium-headless-shell"],
    probe: Probe::AnyProgram(&["chromium-headless-shell"]),
};

/// The browsers that the tests can drive, the best known first. `chromium-browser` is what other
/// Debian-like systems call it.
pub(crate) const BROWSERS: &[&str] = &[
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
];

const BUILD: &[Need] = &[
    Need {
        debian: &["build-essential"],
        probe: Probe::AnyProgram(&["cc"]),
    },
    Need {
        debian: &["pkg-config", "pkgconf"],
        probe: Probe::AnyProgram(&["pkg-config"]),
    },
];

const WINDOW: &[Need] = &[Need {
    debian: &["libwebkit2gtk-4.1-dev"],
    probe: Probe::Library("webkit2gtk-4.1"),
}];

const TEST: &[Need] = &[
    Need {
        debian: &["webkit2gtk-driver", "webkitgtk-webdriver"],
        probe: Probe::AnyProgram(&["WebKitWebDriver"]),
    },
    Need {
        debian: &["xvfb"],
        probe: Probe::AnyProgram(&["Xvfb"]),
    },
    Need {
        debian: &["dbus"],
        probe: Probe::AnyProgram(&["dbus-run-session"]),
    },
    Need {
        debian: &["chromium"],
        probe: Probe::AnyProgram(BROWSERS),
    },
    Need {
        debian: &["iproute2"],
        probe: Probe::AnyProgram(&["ip"]),
    },
    Need {
        debian: &["util-linux"],
        probe: Probe::AnyProgram(&["unshare"]),
    },
    Need {
        debian: &["nftables"],
        probe: Probe::AnyProgram(&["nft"]),
    },
    Need {
        debian: &["avahi-daemon"],
        probe: Probe::AnyProgram(&["avahi-daemon"]),
    },
    Need {
        debian: &["avahi-utils"],
        probe: Probe::AnyProgram(&["avahi-browse"]),
    },
    Need {
        debian: &["fonts-noto-core"],
        probe: Probe::Font("Noto Sans"),
    },
    Need {
        debian: &["fonts-noto-cjk"],
        probe: Probe::Font("Noto Sans CJK JP"),
    },
];

/// Everything that `purpose` needs; the test needs what the window needs.
pub(crate) fn of(purpose: Purpose, window: bool) -> Vec<Need> {
    let mut needs = BUILD.to_vec();
    if window || purpose == Purpose::Test {
        needs.extend_from_slice(WINDOW);
    }
    if purpose == Purpose::Test {
        needs.extend_from_slice(TEST);
    }
    needs
}

/// Those of `needs` that neither a package nor its probe satisfies. The probe is asked only where
/// no package is, so that a complete machine answers at once.
pub(crate) fn missing(
    needs: &[Need],
    installed: &BTreeSet<String>,
    probe: impl Fn(Probe) -> bool,
) -> Vec<Need> {
    let by_package = |need: &Need| need.debian.iter().any(|name| installed.contains(*name));
    needs
        .iter()
        .filter(|need| !by_package(need) && !probe(need.probe))
        .copied()
        .collect()
}

impl Probe {
    /// Asks this machine.
    pub(crate) fn succeeds(self) -> bool {
        match self {
            Self::AnyProgram(names) => names.iter().any(|name| {
                program::exists(name)
                    || ["/usr/sbin", "/sbin"]
                        .iter()
                        .any(|folder| std::path::Path::new(folder).join(name).exists())
            }),
            Self::Library(name) => Program::new("pkg-config").args(["--exists", name]).agrees(),
            Self::Font(family) => Program::new("fc-list")
                .args([":", "family"])
                .read()
                .is_ok_and(|families| families.contains(family)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(needs: &[Need]) -> Vec<&str> {
        needs.iter().map(|need| need.debian[0]).collect()
    }

    fn packages(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_headless_run_needs_no_webkit() {
        assert_eq!(
            names(&of(Purpose::Run, false)),
            ["build-essential", "pkg-config"]
        );
    }

    #[test]
    fn a_window_needs_webkit() {
        assert!(names(&of(Purpose::Run, true)).contains(&"libwebkit2gtk-4.1-dev"));
    }

    #[test]
    fn the_tests_need_the_window_too() {
        assert!(names(&of(Purpose::Test, false)).contains(&"libwebkit2gtk-4.1-dev"));
    }

    #[test]
    fn another_name_of_the_same_package_is_enough() {
        let installed = packages(&["build-essential", "pkgconf"]);
        assert_eq!(missing(&of(Purpose::Run, false), &installed, |_| false), []);
    }

    #[test]
    fn a_browser_from_elsewhere_is_enough() {
        let needs = [Need {
            debian: &["chromium"],
            probe: Probe::AnyProgram(BROWSERS),
        }];
        let chrome = |probe| probe == Probe::AnyProgram(BROWSERS);
        assert_eq!(missing(&needs, &packages(&[]), chrome), []);
        assert_eq!(missing(&needs, &packages(&[]), |_| false), needs);
    }

    #[test]
    fn a_complete_machine_is_not_probed() {
        let needs = of(Purpose::Test, true);
        let all: BTreeSet<String> = needs.iter().map(|need| need.debian[0].to_owned()).collect();
        assert_eq!(
            missing(&needs, &all, |probe| panic!("asked for {probe:?}")),
            []
        );
    }
}

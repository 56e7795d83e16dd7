//! Debian's packages: what is installed, what could be, and the command that installs it.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::program::{self, Program};
use crate::say;
use crate::setup::NeedsAPerson;
use crate::setup::needs::Need;

/// What this person may do with the package manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Right {
    /// Is root.
    Root,
    /// `sudo` asks for no password.
    Sudo,
    /// Has to type it.
    None,
}

/// Whether this system has Debian's package manager.
pub(crate) fn is_here() -> bool {
    program::exists("apt-get") && program::exists("dpkg-query")
}

/// Those of `names` that are installed.
///
/// # Errors
/// When `dpkg-query` cannot be started.
pub(crate) fn installed(names: &[&str]) -> Result<BTreeSet<String>> {
    // dpkg-query ends with an error when it does not know one of the names; its answer still counts.
    let answer = Program::new("sh")
        .args([
            "-c",
            r#"dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true"#,
            "sh",
        ])
        .args(names)
        .read()?;
    Ok(installed_in(&answer))
}

/// Installs one package for each of `needs`, or says what to type.
///
/// # Errors
/// [`NeedsAPerson`] with the exact command when we may not; the error of apt when it fails.
pub(crate) fn install(needs: &[Need]) -> Result<()> {
    let right = right();
    let mut known = candidates(needs)?;
    if needs.iter().any(|need| choose(need, &known).is_none()) && right != Right::None {
        say::line("  Reading the package lists …");
        apt(right, &["update".to_owned()])?;
        known = candidates(needs)?;
    }
    let (mut wanted, mut unknown) = (vec![], vec![]);
    for need in needs {
        match choose(need, &known) {
            Some(name) => wanted.push(name),
            None => unknown.extend(need.debian.first()),
        }
    }
    if right == Right::None {
        wanted.extend(unknown);
        let typed = format!(
            "sudo apt-get update && sudo apt-get {}",
            arguments(&wanted).join(" ")
        );
        return Err(NeedsAPerson(format!("system packages are missing. Type:\n  {typed}")).into());
    }
    if !unknown.is_empty() {
        return Err(NeedsAPerson(no_such_package(&unknown)).into());
    }
    say::line(&format!("  Installing {} …", wanted.join(" ")));
    let arguments = arguments(&wanted);
    // Lists that are some days old name files that are no longer there.
    if apt(right, &arguments).is_err() {
        apt(right, &["update".to_owned()])?;
        apt(right, &arguments)?;
    }
    Ok(())
}

fn no_such_package(unknown: &[&str]) -> String {
    let mut text = format!("apt offers no package {} here.", unknown.join(", "));
    if unknown.contains(&"chromium") {
        text.push_str(" Install Google Chrome, or any Chromium that is in PATH and is not a snap.");
    }
    text
}

fn right() -> Right {
    let root = Program::new("id")
        .arg("-u")
        .read()
        .is_ok_and(|id| id.trim() == "0");
    if root {
        Right::Root
    } else if Program::new("sudo").args(["-n", "true"]).agrees() {
        Right::Sudo
    } else {
        Right::None
    }
}

fn apt(right: Right, arguments: &[String]) -> Result<()> {
    let program = match right {
        Right::Root | Right::None => Program::new("env"),
        Right::Sudo => Program::new("sudo").args(["-n", "env"]),
    };
    program
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"])
        .args(arguments)
        .run()
}

fn arguments(names: &[&str]) -> Vec<String> {
    ["install", "-y", "--no-install-recommends"]
        .iter()
        .chain(names)
        .map(|word| (*word).to_owned())
        .collect()
}

fn candidates(needs: &[Need]) -> Result<BTreeSet<String>> {
    let names = needs.iter().flat_map(|need| need.debian);
    let answer = Program::new("apt-cache")
        .env("LC_ALL", "C")
        .arg("policy")
        .args(names)
        .read()?;
    Ok(candidates_in(&answer))
}

/// The first name of the need that apt could install.
fn choose(need: &Need, known: &BTreeSet<String>) -> Option<&'static str> {
    need.debian
        .iter()
        .copied()
        .find(|name| known.contains(*name))
}

fn installed_in(dpkg: &str) -> BTreeSet<String> {
    dpkg.lines()
        .filter_map(|line| line.strip_suffix(" installed"))
        .map(str::to_owned)
        .collect()
}

/// Reads `apt-cache policy`. A candidate that only fetches a snap is none: a snap cannot be driven
/// from a test's folders.
fn candidates_in(policy: &str) -> BTreeSet<String> {
    let mut name = None;
    let mut known = BTreeSet::new();
    for line in policy.lines() {
        if let Some(heading) = line
            .strip_suffix(':')
            .filter(|heading| !heading.starts_with(' '))
        {
            name = Some(heading);
        } else if let (Some(version), Some(name)) = (line.trim().strip_prefix("Candidate: "), name)
            && version != "(none)"
            && !version.contains("snap")
        {
            known.insert(name.to_owned());
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::needs::{BROWSERS, Probe};

    const CHROMIUM: Need = Need {
        debian: &["chromium"],
        probe: Probe::AnyProgram(BROWSERS),
    };

    #[test]
    fn dpkg_says_what_is_installed() {
        let answer =
            "xvfb installed\nnftables config-files\nlibnss3-tools not-installed\ndbus installed\n";
        assert_eq!(
            installed_in(answer).into_iter().collect::<Vec<_>>(),
            ["dbus", "xvfb"]
        );
    }

    #[test]
    fn debian_offers_chromium() {
        let known = candidates_in(
            "chromium:\n  Installed: (none)\n  Candidate: 142.0.7444.59-1~deb12u1\n  Version table:\n     \
             142.0.7444.59-1~deb12u1 500\n",
        );
        assert_eq!(choose(&CHROMIUM, &known), Some("chromium"));
    }

    #[test]
    fn a_snap_in_disguise_is_not_a_package() {
        let known =
            candidates_in("chromium:\n  Installed: (none)\n  Candidate: 2:1snap1-0ubuntu2\n");
        assert_eq!(choose(&CHROMIUM, &known), None);
    }

    #[test]
    fn a_driver_under_its_later_name_is_taken() {
        let need = Need {
            debian: &["webkit2gtk-driver", "webkitgtk-webdriver"],
            probe: Probe::AnyProgram(&["WebKitWebDriver"]),
        };
        let known = candidates_in(
            "webkit2gtk-driver:\n  Installed: (none)\n  Candidate: (none)\nwebkitgtk-webdriver:\n  \
             Installed: (none)\n  Candidate: 2.50.1-1\n",
        );
        assert_eq!(choose(&need, &known), Some("webkitgtk-webdriver"));
    }

    #[test]
    fn the_command_asks_nothing() {
        assert_eq!(
            arguments(&["xvfb"]),
            ["install", "-y", "--no-install-recommends", "xvfb"]
        );
    }
}

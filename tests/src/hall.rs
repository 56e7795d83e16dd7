//! Hosts on one switch: each a network of its own, all of it gone when the test ends.

use std::fs;
use std::io::PipeWriter;
use std::net::IpAddr;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::skip::skip;

/// The name of the switch inside its own network.
const SWITCH: &str = "switch";

/// Hosts 10.77.0.1, 10.77.0.2 … on one switch.
#[derive(Debug)]
pub struct Hall {
    /// The hosts, in the order of their addresses.
    pub hosts: Vec<Host>,
    // Dropped after the hosts, whose cables end here.
    _switch: Anchor,
}

/// A host in the hall, with a network and a `/run` of its own.
#[derive(Debug)]
pub struct Host {
    address: IpAddr,
    anchor: Anchor,
}

/// A sleeping process that keeps a namespace alive. It ends when its input closes, so that nothing stays behind
/// even when the test is killed.
#[derive(Debug)]
struct Anchor {
    process: Child,
    _input: PipeWriter,
    enter: Vec<String>,
}

impl Hall {
    /// A hall with `count` hosts; `None`, said loudly, when we have not the right to make one.
    ///
    /// # Errors
    /// When a tool is missing or refuses.
    ///
    /// # Panics
    /// When the right is lacking where nothing may be skipped.
    pub fn open(count: u8) -> Result<Option<Self>> {
        let user = if is_root()? {
            &[][..]
        } else {
            &["--user", "--map-root-user"][..]
        };
        let unshare = [&["unshare", "--net", "--mount"], user].concat();
        if !command(&unshare)
            .arg("true")
            .status()
            .is_ok_and(|status| status.success())
        {
            skip("no right to make a network namespace: root, or user namespaces");
            return Ok(None);
        }
        let switch = Anchor::drop_at(&unshare, !user.is_empty())?;
        switch.run(&["ip", "link", "add", SWITCH, "type", "bridge"])?;
        switch.run(&["ip", "link", "set", SWITCH, "up"])?;
        let hosts = (1..=count)
            .map(|number| Host::plug_in(&switch, number))
            .collect::<Result<_>>()?;
        Ok(Some(Self {
            hosts,
            _switch: switch,
        }))
    }
}

impl Host {
    /// Its address on the switch.
    #[must_use]
    pub fn address(&self) -> IpAddr {
        self.address
    }

    /// A command on this host.
    #[must_use]
    pub fn command(&self, words: &[&str]) -> Command {
        let mut all = command(&self.anchor.enter);
        all.args(words);
        all
    }

    /// The words before a command that make it run on this host.
    #[must_use]
    pub fn enter(&self) -> Vec<String> {
        self.anchor.enter.clone()
    }

    fn plug_in(switch: &Anchor, number: u8) -> Result<Self> {
        let words: Vec<&str> = switch.enter.iter().map(String::as_str).collect();
        let anchor = Anchor::drop_at(
            &[&words, &["unshare", "--net", "--mount"][..]].concat(),
            switch.in_user(),
        )?;
        let cable = format!("host{number}");
        let pid = anchor.process.id().to_string();
        switch.run(&[
            "ip", "link", "add", &cable, "type", "veth", "peer", "name", "eth0", "netns", &pid,
        ])?;
        switch.run(&["ip", "link", "set", &cable, "master", SWITCH, "up"])?;
        let address = IpAddr::from([10, 77, 0, number]);
        anchor.run(&["ip", "link", "set", "lo", "up"])?;
        anchor.run(&[
            "ip",
            "address",
            "add",
            &format!("{address}/24"),
            "dev",
            "eth0",
        ])?;
        anchor.run(&["ip", "link", "set", "eth0", "up"])?;
        anchor.run(&["ip", "route", "add", "224.0.0.0/4", "dev", "eth0"])?;
        anchor.run(&["mount", "-t", "tmpfs", "tmpfs", "/run"])?;
        Ok(Self { address, anchor })
    }
}

impl Anchor {
    fn drop_at(words: &[&str], in_user: bool) -> Result<Self> {
        let (reader, input) = std::io::pipe()?;
        let process = command(words)
            .arg("cat")
            .stdin(reader)
            .stdout(Stdio::null())
            .spawn()?;
        let pid = process.id();
        let mut enter = vec!["nsenter", "--net", "--mount"];
        if in_user {
            enter.extend(["--user", "--preserve-credentials"]);
        }
        let enter = enter
            .into_iter()
            .map(str::to_owned)
            .chain([format!("--target={pid}")])
            .collect();
        let anchor = Self {
            process,
            _input: input,
            enter,
        };
        // Once it is `cat`, all its namespaces are made.
        for _ in 0..400 {
            if fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|name| name == "cat\n") {
                return Ok(anchor);
            }
            sleep(Duration::from_millis(10));
        }
        bail!("`{}` made no namespace", words.join(" "))
    }

    fn in_user(&self) -> bool {
        self.enter.iter().any(|word| word == "--user")
    }

    fn run(&self, words: &[&str]) -> Result<()> {
        let output = command(&self.enter).args(words).output()?;
        if output.status.success() {
            return Ok(());
        }
        bail!(
            "`{}`: {}",
            words.join(" "),
            String::from_utf8_lossy(&output.stderr).trim()
        )
    }
}

impl Drop for Anchor {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// A command whose tools may also lie where only root looks for them.
fn command<W: AsRef<str>>(words: &[W]) -> Command {
    let mut words = words.iter().map(AsRef::as_ref);
    let mut command = Command::new(words.next().unwrap_or("true"));
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .args(words)
        .env("PATH", format!("{path}:/usr/sbin:/sbin"));
    command
}

fn is_root() -> Result<bool> {
    let output = Command::new("id").arg("-u").output().context("id")?;
    Ok(output.stdout == b"0\n")
}

//! What a program says where no terminal listens: passed on at once, and its last lines kept for the closing report.

use std::collections::VecDeque;
use std::io::{self, BufRead as _, BufReader, PipeReader, Write as _};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Lines that are kept: a failed test with its reason and the counts after it.
const KEPT: usize = 60;
/// How long words are waited for after the program ended: children that it left may hold the pipe for ever.
const PATIENCE: Duration = Duration::from_millis(500);

/// Both streams of one program, joined in the order of its words.
#[derive(Debug)]
pub(super) struct Echo {
    lines: Receiver<String>,
}

impl Echo {
    /// Leads both streams of a program that is yet to be started through this one.
    ///
    /// # Errors
    /// When the system has no pipe left.
    pub(super) fn of(command: &mut Command) -> io::Result<Self> {
        let (reader, writer) = io::pipe()?;
        command.stdout(writer.try_clone()?).stderr(writer);
        let (to, lines) = channel();
        thread::spawn(move || {
            let _: io::Result<()> = pass_on(reader, |line| to.send(line).is_ok());
        });
        Ok(Self { lines })
    }

    /// The last lines, when the program has ended.
    pub(super) fn last_words(self) -> Vec<String> {
        let mut last = VecDeque::with_capacity(KEPT);
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            if last.len() == KEPT {
                last.pop_front();
            }
            last.push_back(line);
        }
        last.into()
    }
}

/// Writes line after line to our own standard output, and hands each over, until the pipe ends or nobody wants more.
fn pass_on(from: PipeReader, mut hand_over: impl FnMut(String) -> bool) -> io::Result<()> {
    let mut from = BufReader::new(from);
    let mut line = vec![];
    while from.read_until(b'\n', &mut line)? > 0 {
        io::stdout().write_all(&line)?;
        io::stdout().flush()?;
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        if !hand_over(text) {
            break;
        }
        line.clear();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Vec<String> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let echo = Echo::of(&mut command).unwrap();
        assert!(command.status().unwrap().success());
        drop(command);
        echo.last_words()
    }

    #[test]
    fn both_streams_are_kept_in_their_order() {
        assert_eq!(
            shell("echo one; echo two >&2; printf three"),
            ["one", "two", "three"]
        );
    }

    #[test]
    fn of_many_lines_the_last_are_kept() {
        let kept = shell("seq 1 1000");
        assert_eq!(kept.len(), KEPT);
        assert_eq!(kept.last().map(String::as_str), Some("1000"));
    }

    #[test]
    fn a_child_that_is_left_behind_holds_nothing_up() {
        assert_eq!(shell("sleep 30 & echo done"), ["done"]);
    }
}

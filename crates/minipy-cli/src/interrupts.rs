//! Ctrl-C, as something to wait for beside the keyboard and the clock.

use core::time::Duration;
use std::io::{Read, Result};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// So many within [`HASTE`] say that asking is over.
const INSISTING: usize = 3;
const HASTE: Duration = Duration::from_secs(2);

/// The interrupts of this process, from now on.
#[derive(Debug)]
pub(crate) struct Interrupts {
    /// The signal's handler writes a byte into the other end.
    pipe: UnixStream,
    /// When the last ones came.
    recent: Vec<Instant>,
}

/// What the user wants of what is running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    GoOn,
    /// A KeyboardInterrupt.
    Interrupt,
    /// The end, whatever the script catches.
    Stop,
}

impl Interrupts {
    pub(crate) fn new() -> Result<Self> {
        let (pipe, handler) = UnixStream::pair()?;
        pipe.set_nonblocking(true)?;
        signal_hook::low_level::pipe::register(signal_hook::consts::SIGINT, handler)?;
        Ok(Self { pipe, recent: Vec::new() })
    }

    /// Whether one has come since the last look.
    pub(crate) fn take(&mut self) -> bool {
        let mut bytes = [0; 64];
        let came = matches!((&self.pipe).read(&mut bytes), Ok(1..));
        if came {
            let now = Instant::now();
            self.recent.retain(|before| now - *before < HASTE);
            self.recent.push(now);
        }
        came
    }

    /// What the interrupts since the last look ask for.
    pub(crate) fn wish(&mut self) -> Wish {
        match self.take() {
            false => Wish::GoOn,
            true if self.insist() => Wish::Stop,
            true => Wish::Interrupt,
        }
    }

    /// Whether the last ones came so fast that asking is over.
    pub(crate) fn insist(&self) -> bool {
        self.recent.len() >= INSISTING
    }

    /// Waits for so long, or until there is one.
    pub(crate) fn sleep(&self, time: Duration) {
        wait(&mut [PollFd::new(&self.pipe, PollFlags::IN)], Some(time));
    }

    /// Waits for something to read, or an interrupt, or for so long; says whether there is something to read.
    pub(crate) fn wait_readable(&self, input: BorrowedFd<'_>, time: Option<Duration>) -> bool {
        let mut both =
            [PollFd::from_borrowed_fd(input, PollFlags::IN), PollFd::new(&self.pipe, PollFlags::IN)];
        wait(&mut both, time);
        both.first().is_some_and(|input| !input.revents().is_empty())
    }
}

/// A signal ends the waiting, too: then nothing is ready and the caller looks again.
fn wait(files: &mut [PollFd<'_>], time: Option<Duration>) {
    let time = time.and_then(|time| Timespec::try_from(time).ok());
    let _ = poll(files, time.as_ref());
}

/// The lines of standard input, as they are typed or pasted.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// Read and not given yet.
    held: Vec<u8>,
    ended: bool,
}

/// What waiting for a line came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// With its newline, which only the last line of a file can lack.
    Text(String),
    Interrupted,
    End,
}

/// How long the rest of a pasted text may take to arrive.
const PASTE_GAP: Duration = Duration::from_millis(20);

impl Lines {
    pub(crate) fn next(&mut self, interrupts: &mut Interrupts) -> Line {
        loop {
            if interrupts.take() {
                self.held.clear();
                return Line::Interrupted;
            }
            if let Some(end) = self.held.iter().position(|byte| *byte == b'\n') {
                let rest = self.held.split_off(end + 1);
                let line = core::mem::replace(&mut self.held, rest);
                return Line::Text(String::from_utf8_lossy(&line).into_owned());
            }
            if self.ended {
                let last = core::mem::take(&mut self.held);
                return match last.is_empty() {
                    true => Line::End,
                    false => Line::Text(String::from_utf8_lossy(&last).into_owned()),
                };
            }
            self.read(interrupts, None);
        }
    }

    /// Whether more has been pasted, and goes on as an indented line.
    pub(crate) fn goes_on_indented(&mut self, interrupts: &Interrupts) -> bool {
        loop {
            let blank = |byte: &&u8| matches!(byte, b'\n' | b'\r');
            let skipped = self.held.iter().take_while(blank).count();
            if let Some(first) = self.held.get(skipped) {
                return matches!(first, b' ' | b'\t');
            }
            if self.ended || !self.read(interrupts, Some(PASTE_GAP)) {
                return false;
            }
        }
    }

    /// The end of a line that was not wanted yet.
    pub(crate) fn give_back(&mut self, rest: Vec<u8>) {
        self.held.splice(..0, rest);
    }

    /// Forgets what was typed ahead.
    pub(crate) fn clear(&mut self) {
        self.held.clear();
    }

    /// Waits for input and takes it; false when there is none yet.
    fn read(&mut self, interrupts: &Interrupts, time: Option<Duration>) -> bool {
        let input = std::io::stdin();
        if !interrupts.wait_readable(input.as_fd(), time) {
            return false;
        }
        let mut bytes = [0; 4096];
        // Not through `Stdin`, which would hold back what it has read beyond a line.
        match rustix::io::read(&input, &mut bytes) {
            Ok(0) => self.ended = true,
            Ok(n) => self.held.extend_from_slice(bytes.get(..n).unwrap_or_default()),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(_) => self.ended = true,
        }
        true
    }
}

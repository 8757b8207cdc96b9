//! The commands that a board is working on: one entry each, with the state that belongs to it alone.

use alloc::vec::Vec;

use monotime::Instant;

use super::memory::Command;
use crate::limits::{TRANSFERS_MAX, TRANSFERS_RESERVED};
use crate::topic::Id;

/// One command in progress.
#[derive(Debug)]
pub(super) struct Transfer {
    pub(super) id: Id,
    pub(super) command: Command,
    pub(super) state: State,
    /// It does not count among the ones that are limited.
    urgent: bool,
}

/// Where a command stands.
#[derive(Debug)]
pub(super) enum State {
    /// The board was asked, and has not answered yet.
    Asked,
    /// The board was asked to open a file; `window` is what the operator can take at once, if it said so.
    Opening { window: Option<u16> },
    /// The board has opened a file, and its content goes out.
    Streaming(Stream),
    /// Frames of a file come in.
    Storing(Store),
    /// The answer waits to be published; then the command is over.
    Answering(Answer),
}

/// The end of a command.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) error: bool,
    pub(super) data: Vec<u8>,
    /// The board has to be told first that the command was given up.
    pub(super) abandon: bool,
}

/// A `get` in progress.
#[derive(Debug)]
pub(super) struct Stream {
    /// The number of the next frame.
    pub(super) next: u16,
    /// The file's last bytes have been sent: only the empty frame is left.
    pub(super) at_end: bool,
    pub(super) window: Window,
}

/// How far ahead of the operator a stream may be.
#[derive(Debug)]
pub(super) enum Window {
    /// The operator asked for none: MQTT's own acknowledgements hold the stream back.
    Open,
    /// `frames` beyond the last one credited; given up at `deadline` when no credit comes.
    Credit { frames: u16, credited: Option<u16>, deadline: Instant },
}

impl Stream {
    /// Whether the next frame may go out.
    pub(super) fn may_send(&self) -> bool {
        match self.window {
            Window::Open => true,
            Window::Credit { frames, credited, .. } => {
                let limit = credited.map_or(0, |seq| seq.saturating_add(1)).saturating_add(frames);
                self.next < limit
            }
        }
    }
}

/// A `put` in progress.
#[derive(Debug)]
pub(super) struct Store {
    /// The number of the frame that must come next.
    pub(super) expected: u16,
    /// The last frame has come.
    pub(super) complete: bool,
    /// The newest acknowledgement that has not been published. An older one that waits is replaced: only the
    /// highest counts.
    pub(super) ack_due: Option<u16>,
    /// When to give up.
    pub(super) deadline: Instant,
}

/// All commands in progress, at most `max` plus the reserve.
#[derive(Debug)]
pub(super) struct Transfers {
    max: usize,
    entries: Vec<Transfer>,
    /// Where the search for something to publish starts, so that each gets its turn.
    turn: usize,
}

impl Transfers {
    pub(super) fn new(max: usize) -> Self {
        Self { max: max.min(TRANSFERS_MAX), entries: Vec::new(), turn: 0 }
    }

    /// Adds a command; `urgent` ones may use the reserve.
    pub(super) fn start(&mut self, id: Id, command: Command, state: State, urgent: bool) -> Result<(), Full> {
        let full = if urgent {
            self.entries.len() >= self.max + TRANSFERS_RESERVED
        } else {
            self.entries.iter().filter(|t| !t.urgent).count() >= self.max
        };
        if full {
            return Err(Full);
        }
        self.entries.push(Transfer { id, command, state, urgent });
        Ok(())
    }

    pub(super) fn find(&mut self, id: Id) -> Option<&mut Transfer> {
        self.entries.iter_mut().find(|t| t.id == id)
    }

    pub(super) fn stream(&mut self, id: Id) -> Option<&mut Stream> {
        match &mut self.find(id)?.state {
            State::Streaming(stream) => Some(stream),
            State::Answering(_) | State::Asked | State::Opening { .. } | State::Storing(_) => None,
        }
    }

    pub(super) fn remove(&mut self, id: Id) -> Option<Transfer> {
        let at = self.entries.iter().position(|t| t.id == id)?;
        Some(self.entries.remove(at))
    }

    /// The next transfer, in turn, that has something to publish or to read.
    pub(super) fn next_ready(&mut self) -> Option<&mut Transfer> {
        let count = self.entries.len();
        let ready = |t: &Transfer| match &t.state {
            State::Answering(_) => true,
            State::Asked | State::Opening { .. } => false,
            State::Storing(store) => store.ack_due.is_some(),
            State::Streaming(stream) => stream.may_send(),
        };
        let at = (0..count)
            .map(|n| (self.turn + n) % count)
            .find(|&at| self.entries.get(at).is_some_and(ready))?;
        self.turn = at + 1;
        self.entries.get_mut(at)
    }

    /// The earliest deadline, and whose it is.
    pub(super) fn next_deadline(&self) -> Option<(Instant, Id)> {
        self.entries.iter().filter_map(|t| t.deadline().map(|at| (at, t.id))).min_by_key(|(at, _)| *at)
    }
}

impl Transfer {
    /// A put with no frames and a get with no credit are given up; a program may run as long as it likes.
    fn deadline(&self) -> Option<Instant> {
        match &self.state {
            State::Storing(store) if !store.complete => Some(store.deadline),
            State::Streaming(stream) => match stream.window {
                Window::Credit { deadline, .. } if !stream.may_send() => Some(deadline),
                Window::Credit { .. } | Window::Open => None,
            },
            State::Answering(_) | State::Asked | State::Opening { .. } | State::Storing(_) => None,
        }
    }
}

/// There is no place for one more command.
#[derive(Debug)]
pub(super) struct Full;

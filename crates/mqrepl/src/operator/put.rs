//! A `put` or an `ota` in progress: which frame may go out next.
//!
//! Three things hold it back: the broker's acknowledgements (frames in flight), the board's (`SEQ n`, from a board
//! with the extended protocol), and, for a board that has none, barriers: commands of our own between the frames
//! whose answers show how far the board has come.

use alloc::string::String;
use alloc::vec::Vec;

use super::Failure;
use crate::frame::{Header, parse_ack};
use crate::limits::{
    BARRIER_EVERY, COMMAND_CHUNK_BYTES, IMAGE_CHUNK_BYTES, IN_FLIGHT_CAREFUL, IN_FLIGHT_MAX, PUT_WINDOW,
    SEQ_MAX,
};
use crate::topic::Id;

#[derive(Debug)]
pub(super) struct Put {
    /// The id and the topic of the barriers; none for an `ota`, which every board acknowledges.
    barrier: Option<(Id, String)>,
    buffer: Vec<u8>,
    /// The number of the next frame to go out.
    next: u16,
    content: Content,
    pace: Pace,
    /// Published, and not acknowledged by the broker.
    in_flight: usize,
    bytes_sent: u64,
}

/// What is known of the next frame.
#[derive(Debug)]
enum Content {
    /// Nothing: the buffer is to be filled.
    Wanted,
    /// So many bytes of the buffer; `last` if the file ends there.
    Here { length: usize, last: bool },
    /// There is none: the last frame has gone out.
    Over,
}

/// Who says how far the board has come.
#[derive(Debug)]
enum Pace {
    /// The board does, of its own accord: the number of the last frame it has stored.
    Acknowledged { stored: Option<u16> },
    /// The answers to our barriers do.
    Barriers { sent: u16, passed: u16 },
}

/// What comes next.
pub(super) enum Next {
    Barrier,
    Frame(Header),
    Read,
    Wait,
}

impl Put {
    /// A file; with the id and the topic of its barriers.
    pub(super) fn file(barrier: Id, topic: String) -> Self {
        Self::new(Some((barrier, topic)), Pace::Barriers { sent: 0, passed: 0 }, COMMAND_CHUNK_BYTES)
    }

    /// A firmware image.
    pub(super) fn image() -> Self {
        Self::new(None, Pace::Acknowledged { stored: None }, IMAGE_CHUNK_BYTES)
    }

    fn new(barrier: Option<(Id, String)>, pace: Pace, chunk: usize) -> Self {
        Self {
            barrier,
            buffer: alloc::vec![0; chunk],
            next: 0,
            content: Content::Wanted,
            pace,
            in_flight: 0,
            bytes_sent: 0,
        }
    }

    pub(super) fn barrier(&self) -> Option<Id> {
        self.barrier.as_ref().map(|(id, _)| *id)
    }

    pub(super) fn barrier_topic(&self) -> &str {
        self.barrier.as_ref().map_or("", |(_, topic)| topic)
    }

    pub(super) fn has_begun(&self) -> bool {
        self.next > 0
    }

    pub(super) fn is_complete(&self) -> bool {
        matches!(self.content, Content::Over)
    }

    pub(super) fn bytes_sent(&self) -> u64 {
        self.bytes_sent
    }

    /// The board is known to be of version 2: it acknowledges, and takes frames of an image as large as any others.
    pub(super) fn board_is_extended(&mut self) {
        self.is_acknowledged();
        if !self.has_begun() && matches!(self.content, Content::Wanted) {
            self.buffer.resize(COMMAND_CHUNK_BYTES, 0);
        }
    }

    /// The board is known to acknowledge.
    fn is_acknowledged(&mut self) {
        if let Pace::Barriers { .. } = self.pace {
            self.pace = Pace::Acknowledged { stored: None };
        }
    }

    /// Takes an acknowledgement of the board; false if the data is none. A repeated or a lower one changes nothing.
    pub(super) fn take_ack(&mut self, data: &[u8]) -> bool {
        let Some(seq) = parse_ack(data) else { return false };
        self.is_acknowledged();
        if let Pace::Acknowledged { stored } = &mut self.pace
            && seq < self.next
            && stored.is_none_or(|known| seq > known)
        {
            *stored = Some(seq);
        }
        true
    }

    pub(super) fn barrier_passed(&mut self) {
        if let Pace::Barriers { sent, passed } = &mut self.pace {
            *passed = passed.saturating_add(1).min(*sent);
        }
    }

    pub(super) fn acknowledged(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }

    pub(super) fn buffer(&mut self) -> &mut [u8] {
        &mut self.buffer
    }

    pub(super) fn read_done(&mut self, length: usize, last: bool) -> Result<(), Failure> {
        if self.next > SEQ_MAX {
            let chunk = u64::try_from(self.buffer.len()).unwrap_or(u64::MAX);
            return Err(Failure::FileTooLong { most: (u64::from(SEQ_MAX) + 1) * chunk });
        }
        let length = length.min(self.buffer.len());
        self.content = Content::Here { length, last: last || length == 0 };
        Ok(())
    }

    pub(super) fn chunk(&self) -> &[u8] {
        match self.content {
            Content::Here { length, .. } => self.buffer.get(..length).unwrap_or(&[]),
            Content::Over | Content::Wanted => &[],
        }
    }

    pub(super) fn next(&self) -> Next {
        if self.barrier_is_due() {
            return if self.in_flight < IN_FLIGHT_CAREFUL { Next::Barrier } else { Next::Wait };
        }
        match self.content {
            Content::Wanted => Next::Read,
            Content::Here { last, .. } if self.may_send() => Next::Frame(Header::new(self.next, last)),
            Content::Here { .. } | Content::Over => Next::Wait,
        }
    }

    pub(super) fn published(&mut self) {
        self.in_flight = self.in_flight.saturating_add(1);
        if self.barrier_is_due() {
            if let Pace::Barriers { sent, .. } = &mut self.pace {
                *sent = sent.saturating_add(1);
            }
            return;
        }
        if let Content::Here { length, last } = self.content {
            self.bytes_sent = self.bytes_sent.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
            self.next = self.next.saturating_add(1);
            self.content = if last { Content::Over } else { Content::Wanted };
        }
    }

    /// After every [`BARRIER_EVERY`] frames, unless that was the last.
    fn barrier_is_due(&self) -> bool {
        match self.pace {
            Pace::Barriers { sent, .. } => !self.is_complete() && self.next / BARRIER_EVERY > sent,
            Pace::Acknowledged { .. } => false,
        }
    }

    fn may_send(&self) -> bool {
        match self.pace {
            Pace::Acknowledged { stored } => {
                let limit = stored.map_or(0, |seq| seq.saturating_add(1)).saturating_add(PUT_WINDOW);
                self.next < limit && self.in_flight < IN_FLIGHT_MAX
            }
            Pace::Barriers { passed, .. } => {
                let limit = passed.saturating_add(2).saturating_mul(BARRIER_EVERY);
                self.next < limit && self.in_flight < IN_FLIGHT_CAREFUL
            }
        }
    }
}

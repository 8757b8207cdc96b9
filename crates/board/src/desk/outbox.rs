//! The board's own messages that wait to be published: status, loop-back, refusals.

use alloc::collections::VecDeque;
use alloc::string::String;
use alloc::vec::Vec;

/// Messages that wait. One more is refused: the loop-back is tried again later, a refusal of a message that is too large is lost.
const MESSAGES_MAX: usize = 8;

/// A queue of at most [`MESSAGES_MAX`] messages.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    messages: VecDeque<Waiting>,
}

#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) topic: String,
    pub(super) payload: Vec<u8>,
    pub(super) retain: bool,
}

/// The outbox is full.
#[derive(Debug)]
pub(super) struct Full;

impl Outbox {
    pub(super) fn push(&mut self, topic: String, payload: Vec<u8>) -> Result<(), Full> {
        if self.messages.len() >= MESSAGES_MAX {
            return Err(Full);
        }
        self.messages.push_back(Waiting { topic, payload, retain: false });
        Ok(())
    }

    /// Puts a message before all others, instead of one with the same topic that waits.
    pub(super) fn push_first(&mut self, topic: String, payload: Vec<u8>, retain: bool) {
        self.messages.retain(|m| m.topic != topic);
        self.messages.truncate(MESSAGES_MAX - 1);
        self.messages.push_front(Waiting { topic, payload, retain });
    }

    pub(super) fn front(&self) -> Option<&Waiting> {
        self.messages.front()
    }

    pub(super) fn pop(&mut self) {
        self.messages.pop_front();
    }
}

//! What the board remembers of finished commands, so that none is executed twice.

use alloc::collections::VecDeque;
use alloc::vec::Vec;

use crate::limits::REMEMBERED_IDS;
use crate::topic::Id;

/// The commands of the wire, as far as they matter for remembering.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Command {
    Eval,
    Get,
    Interrupt,
    Ota,
    /// Any command that this board does not have.
    Other,
    Put,
}

impl Command {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Eval => "eval",
            Self::Get => "get",
            Self::Interrupt => "interrupt",
            Self::Ota => "ota",
            Self::Other => "command",
            Self::Put => "put",
        }
    }
}

/// How a command ended, small enough to keep.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Ending {
    /// This answer was given.
    Answer(Vec<u8>),
    /// This error was given.
    Error(Vec<u8>),
    /// An answer or error of this many bytes was given: too long to keep.
    Long(usize),
    /// A stream was sent; its last frame had this number.
    Stream(u16),
}

impl Ending {
    /// An answer, of which at most `max` bytes are worth keeping.
    pub(super) fn of_answer(data: &[u8], max: usize) -> Self {
        if data.len() > max { Self::Long(data.len()) } else { Self::Answer(data.to_vec()) }
    }

    pub(super) fn of_error(text: &[u8], max: usize) -> Self {
        if text.len() > max { Self::Long(text.len()) } else { Self::Error(text.to_vec()) }
    }
}

/// The last [`REMEMBERED_IDS`] finished commands, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Memory {
    finished: VecDeque<(Id, Command, Ending)>,
}

impl Memory {
    /// Remembers how `id` ended. Anonymous ids are used again on purpose, and are not remembered.
    pub(super) fn remember(&mut self, id: Id, command: Command, ending: Ending) {
        if id.is_anonymous() {
            return;
        }
        self.finished.retain(|(known, ..)| *known != id);
        if self.finished.len() >= REMEMBERED_IDS {
            self.finished.pop_front();
        }
        self.finished.push_back((id, command, ending));
    }

    pub(super) fn recall(&self, id: Id) -> Option<(Command, &Ending)> {
        self.finished.iter().find(|(known, ..)| *known == id).map(|(_, command, ending)| (*command, ending))
    }
}

//! What the board is doing, in retained memory, so that the next boot can tell what the last one was doing when it ended.

use alloc::string::String;
use alloc::vec::Vec;

use crate::limits::RETAINED_MIN;
use crate::ports::Retained;

const MAGIC: [u8; 4] = *b"MQB1";
const UPTIME_AT: usize = 4;
const COMMAND_AT: usize = 8;
/// The longest id of a command that is noted; all that the protocol allows.
const COMMAND_MAX: usize = mqrepl::limits::ID_BYTES_MAX;

const _: () = assert!(COMMAND_AT + 1 + COMMAND_MAX <= RETAINED_MIN);

/// The last moments of the boot before this one.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Flight {
    /// How long it had been running, at the last note.
    pub(crate) uptime_secs: u64,
    /// The command that ran, the one begun last if there were several.
    pub(crate) command: Option<String>,
}

impl Flight {
    /// What the last boot noted; nothing after a loss of power.
    pub(crate) fn read(retained: &dyn Retained) -> Self {
        Self::decode(retained.bytes()).unwrap_or_default()
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (magic, rest) = bytes.split_first_chunk::<4>()?;
        if *magic != MAGIC {
            return None;
        }
        let (uptime, rest) = rest.split_first_chunk::<4>()?;
        let (&length, rest) = rest.split_first()?;
        let command = rest.get(..usize::from(length))?;
        let command = core::str::from_utf8(command).ok().filter(|c| !c.is_empty()).map(String::from);
        Some(Self { uptime_secs: u32::from_le_bytes(*uptime).into(), command })
    }

    /// This boot begins.
    pub(crate) fn start(retained: &mut dyn Retained) {
        retained.write(0, &MAGIC);
        retained.write(UPTIME_AT, &[0; 5]);
    }

    /// Notes the time.
    pub(crate) fn note_uptime(retained: &mut dyn Retained, secs: u64) {
        retained.write(UPTIME_AT, &u32::try_from(secs).unwrap_or(u32::MAX).to_le_bytes());
    }

    /// Notes the command that runs, or that none does.
    pub(crate) fn note_command(retained: &mut dyn Retained, command: Option<&str>) {
        let command = command.unwrap_or("").as_bytes();
        let command = command.get(..COMMAND_MAX).unwrap_or(command);
        let mut note = Vec::with_capacity(1 + COMMAND_MAX);
        note.push(u8::try_from(command.len()).unwrap_or(0));
        note.extend_from_slice(command);
        retained.write(COMMAND_AT, &note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Memory;
    use crate::ports::Platform;

    #[test]
    fn the_next_boot_reads_what_the_last_one_noted() {
        let mut memory = Memory::default();
        assert_eq!(Flight::read(memory.retained()), Flight::default());
        Flight::start(memory.retained());
        Flight::note_uptime(memory.retained(), 77);
        Flight::note_command(memory.retained(), Some("mOnqRI3b"));
        let flight = Flight { uptime_secs: 77, command: Some("mOnqRI3b".into()) };
        assert_eq!(Flight::read(memory.retained()), flight);
        Flight::note_command(memory.retained(), None);
        assert_eq!(Flight::read(memory.retained()).command, None);
        memory.retained().write(0, b"XXXX");
        assert_eq!(Flight::read(memory.retained()), Flight::default());
    }
}

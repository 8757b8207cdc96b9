//! What the board is doing, in retained memory, so that the next boot can tell what the last one was doing when it ended.
//!
//! Fixed places for the notes, and the rest of the memory as a ring of the last log lines:
//!
//! | from | bytes | what |
//! |---|---|---|
//! | 0 | 4 | a magic number |
//! | 4 | 4 | seconds of uptime, little-endian |
//! | 8 | 33 | the command that runs: length, text |
//! | 41 | 1 | the slot that runs: 0 none, 1 A, 2 B |
//! | 42 | 32 | the firmware and its version: length, text |
//! | 74 | 160 | why the board resets itself: length, text |
//! | 234 | 4 | the number of the boot, little-endian |
//! | 238 | 2 | where the next log line goes in the ring, little-endian |
//! | 240 | the rest | the ring |

use alloc::string::String;
use alloc::vec::Vec;

use crate::boot::SlotId;
use crate::cut::start_of;
use crate::limits::RETAINED_MIN;
use crate::ports::Retained;

const MAGIC: [u8; 4] = *b"MQB3";
const UPTIME_AT: usize = 4;
const COMMAND_AT: usize = 8;
/// The longest id of a command that is noted; all that the protocol allows.
const COMMAND_MAX: usize = mqrepl::limits::ID_BYTES_MAX;
const SLOT_AT: usize = COMMAND_AT + 1 + COMMAND_MAX;
const SOFTWARE_AT: usize = SLOT_AT + 1;
const SOFTWARE_MAX: usize = 31;
const WORDS_AT: usize = SOFTWARE_AT + 1 + SOFTWARE_MAX;
const WORDS_MAX: usize = 159;
const BOOT_AT: usize = WORDS_AT + 1 + WORDS_MAX;
const END_AT: usize = BOOT_AT + 4;
const RING_AT: usize = END_AT + 2;

const _: () = assert!(RING_AT == 240 && RING_AT + 512 <= RETAINED_MIN);

/// The last moments of a boot.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Flight {
    /// The number of the boot.
    pub(crate) boot: u32,
    /// How long it had been running, at the last note.
    pub(crate) uptime_secs: u64,
    /// The command that ran, the one begun last if there were several.
    pub(crate) command: Option<String>,
    /// The slot that ran.
    pub(crate) slot: Option<SlotId>,
    /// The firmware that ran, and its version; empty if unknown.
    pub(crate) software: String,
    /// Why the board has reset itself; empty if it has not.
    pub(crate) words: String,
    /// The last log lines.
    pub(crate) log: String,
}

impl Flight {
    /// What boot number `boot` noted; nothing after a loss of power, and when that boot ended before it noted anything: what is
    /// there is an earlier one's then.
    pub(crate) fn of_boot(retained: &dyn Retained, boot: u32) -> Self {
        Some(Self::read(retained)).filter(|flight| flight.boot == boot).unwrap_or_default()
    }

    /// What was noted last, also by the present boot; nothing after a loss of power.
    pub(crate) fn read(retained: &dyn Retained) -> Self {
        Self::decode(retained.bytes()).unwrap_or_default()
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        if !bytes.starts_with(&MAGIC) {
            return None;
        }
        let uptime = bytes.get(UPTIME_AT..)?.first_chunk::<4>()?;
        let boot = bytes.get(BOOT_AT..)?.first_chunk::<4>()?;
        let slot = match bytes.get(SLOT_AT)? {
            1 => Some(SlotId::A),
            2 => Some(SlotId::B),
            _ => None,
        };
        Some(Self {
            boot: u32::from_le_bytes(*boot),
            uptime_secs: u32::from_le_bytes(*uptime).into(),
            command: Some(text(bytes, COMMAND_AT, COMMAND_MAX)?).filter(|c| !c.is_empty()),
            slot,
            software: text(bytes, SOFTWARE_AT, SOFTWARE_MAX)?,
            words: text(bytes, WORDS_AT, WORDS_MAX)?,
            log: lines(bytes).unwrap_or_default(),
        })
    }

    /// Boot number `boot` begins.
    pub(crate) fn start(retained: &mut dyn Retained, boot: u32, software: &str, slot: Option<SlotId>) {
        let mut fresh = alloc::vec![0; retained.bytes().len()];
        let slot = slot.map_or(0, |slot| if slot == SlotId::A { 1 } else { 2 });
        for (to, from) in fresh.iter_mut().zip(MAGIC) {
            *to = from;
        }
        if let Some(place) = fresh.get_mut(SLOT_AT) {
            *place = slot;
        }
        retained.write(0, &fresh);
        retained.write(BOOT_AT, &boot.to_le_bytes());
        note(retained, SOFTWARE_AT, SOFTWARE_MAX, software);
    }

    /// Notes the time.
    pub(crate) fn note_uptime(retained: &mut dyn Retained, secs: u64) {
        retained.write(UPTIME_AT, &u32::try_from(secs).unwrap_or(u32::MAX).to_le_bytes());
    }

    /// Notes the command that runs, or that none does.
    pub(crate) fn note_command(retained: &mut dyn Retained, command: Option<&str>) {
        note(retained, COMMAND_AT, COMMAND_MAX, command.unwrap_or(""));
    }

    /// Notes why the board is about to reset itself.
    pub(crate) fn note_words(retained: &mut dyn Retained, words: &str) {
        note(retained, WORDS_AT, WORDS_MAX, words);
    }

    /// Notes a log line.
    pub(crate) fn note_line(retained: &mut dyn Retained, line: &str) {
        let ring = retained.bytes().len().saturating_sub(RING_AT);
        let end = retained.bytes().get(END_AT..).and_then(|b| b.first_chunk::<2>());
        let (Some(end), true) = (end.map(|end| usize::from(u16::from_le_bytes(*end))), ring > 0) else {
            return;
        };
        // Of a line that does not fit, the end: what was said last.
        let line = [line.as_bytes(), b"\n"].concat();
        let line = line.get(line.len().saturating_sub(ring)..).unwrap_or_default();
        let end = end % ring;
        let (first, rest) = line.split_at(line.len().min(ring - end));
        retained.write(RING_AT + end, first);
        retained.write(RING_AT, rest);
        let end = u16::try_from((end + line.len()) % ring).unwrap_or(0);
        retained.write(END_AT, &end.to_le_bytes());
    }
}

/// Writes a text with its length before it, cut at a character to its `most` bytes.
fn note(retained: &mut dyn Retained, at: usize, most: usize, text: &str) {
    let text = start_of(text, most);
    let mut note = Vec::with_capacity(1 + most);
    note.push(u8::try_from(text.len()).unwrap_or(0));
    note.extend_from_slice(text.as_bytes());
    retained.write(at, &note);
}

fn text(bytes: &[u8], at: usize, most: usize) -> Option<String> {
    let (&length, rest) = bytes.get(at..)?.split_first()?;
    let text = rest.get(..usize::from(length).min(most))?;
    Some(String::from_utf8_lossy(text).into_owned())
}

/// The ring's whole lines, oldest first.
fn lines(bytes: &[u8]) -> Option<String> {
    let ring = bytes.get(RING_AT..)?;
    let end = usize::from(u16::from_le_bytes(*bytes.get(END_AT..)?.first_chunk()?));
    let (newer, older) = ring.split_at_checked(end)?;
    let all: Vec<u8> = older.iter().chain(newer).copied().skip_while(|b| *b == 0).collect();
    // Where the ring has gone round, its oldest line has lost its beginning.
    let gone_round = older.first().is_some_and(|b| *b != 0);
    let from = if gone_round { all.iter().position(|b| *b == b'\n')? + 1 } else { 0 };
    Some(String::from_utf8_lossy(all.get(from..)?).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Memory;
    use crate::ports::Platform;
    use alloc::format;

    #[test]
    fn the_next_boot_reads_what_the_last_one_noted() {
        let mut memory = Memory::default();
        assert_eq!(Flight::read(memory.retained()), Flight::default());
        Flight::start(memory.retained(), 5, "board 1.0", Some(SlotId::B));
        Flight::note_uptime(memory.retained(), 77);
        Flight::note_command(memory.retained(), Some("mOnqRI3b"));
        Flight::note_words(memory.retained(), &"ä".repeat(200));
        Flight::note_line(memory.retained(), "I one");
        Flight::note_line(memory.retained(), "E two");
        let flight = Flight {
            boot: 5,
            uptime_secs: 77,
            command: Some("mOnqRI3b".into()),
            slot: Some(SlotId::B),
            software: "board 1.0".into(),
            words: "ä".repeat(WORDS_MAX / 2),
            log: "I one\nE two\n".into(),
        };
        assert_eq!(Flight::of_boot(memory.retained(), 5), flight);
        // Boot 6 ended before it noted anything.
        assert_eq!(Flight::of_boot(memory.retained(), 6), Flight::default());
        Flight::note_command(memory.retained(), None);
        assert_eq!(Flight::read(memory.retained()).command, None);
        memory.retained().write(0, b"XXXX");
        assert_eq!(Flight::read(memory.retained()), Flight::default());
    }

    // A crash record wants the lines just before the crash, however much was logged before.
    #[test]
    fn the_last_lines_are_kept_whole_however_many_there_were() {
        let mut memory = Memory::default();
        Flight::start(memory.retained(), 1, "", None);
        for n in 0..1000 {
            Flight::note_line(memory.retained(), &format!("I line {n}"));
            let log = Flight::read(memory.retained()).log;
            let kept: Vec<&str> = log.lines().collect();
            let first = n + 1 - kept.len();
            let expected: Vec<String> = (first..=n).map(|n| format!("I line {n}")).collect();
            assert_eq!(kept, expected, "after {n}");
            assert!(kept.len() > 40 || first == 0, "{}", kept.len());
        }
        Flight::note_line(memory.retained(), &"x".repeat(5000));
        Flight::note_line(memory.retained(), "I last");
        assert_eq!(Flight::read(memory.retained()).log, "I last\n");
        Flight::start(memory.retained(), 1, "", None);
        assert_eq!(Flight::read(memory.retained()).log, "");
    }

    #[test]
    fn any_bytes_can_be_read() {
        let mut memory = Memory::default();
        let mut bytes = [0_u8; RETAINED_MIN];
        for _ in 0..200 {
            memory.entropy(&mut bytes);
            memory.retained().write(0, &bytes);
            memory.retained().write(0, &MAGIC);
            let _ = Flight::read(memory.retained());
            Flight::note_line(memory.retained(), "I more");
        }
    }
}

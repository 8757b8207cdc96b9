//! The durable boot record and its bytes.

use super::{HOLD_MAX, Mode, SCORE_SAFE, SlotId};

/// The name of the durable record.
pub const RECORD_NAME: &str = "boot";

/// Bytes of the record: a version byte, twelve of content, three of checksum.
pub const RECORD_BYTES: usize = 16;

const VERSION: u8 = 1;

/// What is known about the boots so far.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Record {
    /// Boots since the record was made; stops at the largest number.
    pub boots: u32,
    /// The mode of the last boot.
    pub mode: Mode,
    /// How far the last boot came.
    pub progress: Progress,
    /// What the last boot said before it ended.
    pub intent: Intent,
    /// The weight of bad boots since the last confirmed one: 0 to [`SCORE_SAFE`].
    pub score: u8,
    /// How often safe mode has handed back in vain: 0 to [`HOLD_MAX`]. Each doubles safe mode's hold.
    pub hold: u8,
    /// Boots in safe mode, in a row, that did not reach the broker.
    pub safe_tries: u8,
    /// Resets in a row because the broker could not be reached; each doubles the time until the next.
    pub offline: u8,
    /// The confirmed slot.
    pub slot: SlotId,
    /// What is to be proved.
    pub trial: Trial,
    /// Settings were confirmed, and may not have been put in force yet.
    pub adopt: bool,
}

/// How far a boot came.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Progress {
    /// There was none.
    Never,
    /// It ran.
    Running,
    /// It proved that it can be managed.
    Confirmed,
}

/// What a boot said before it ended on purpose.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Intent {
    /// Nothing: it ended by itself.
    None,
    /// An operator wants normal mode.
    Normal,
    /// An operator wants safe mode.
    Safe,
    /// The broker could not be reached for long.
    Offline,
}

/// What has to prove itself.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Trial {
    /// Nothing.
    None,
    /// To be started at the next boot into normal mode.
    Waiting {
        /// A new firmware.
        slot: Option<SlotId>,
        /// New settings.
        settings: bool,
    },
    /// Started by the last boot.
    Started {
        /// A new firmware.
        slot: Option<SlotId>,
        /// New settings.
        settings: bool,
    },
}

impl Default for Record {
    /// A board that has never booted.
    fn default() -> Self {
        Self {
            boots: 0,
            mode: Mode::Normal,
            progress: Progress::Never,
            intent: Intent::None,
            score: 0,
            hold: 0,
            safe_tries: 0,
            offline: 0,
            slot: SlotId::A,
            trial: Trial::None,
            adopt: false,
        }
    }
}

impl Record {
    /// The present boot is good: its count is cleared, and what was on trial is in force.
    ///
    /// In safe mode only the boot itself is good: what normal mode did wrong stays known.
    pub fn confirm(&mut self) {
        self.progress = Progress::Confirmed;
        self.offline = 0;
        if self.mode == Mode::Normal {
            self.score = 0;
            self.hold = 0;
            if let Trial::Started { slot, settings } = self.trial {
                self.adopt |= settings;
                self.slot = slot.unwrap_or(self.slot);
                self.trial = Trial::None;
            }
        }
    }

    /// The record as bytes.
    pub fn to_bytes(&self) -> [u8; RECORD_BYTES] {
        let [b0, b1, b2, b3] = self.boots.to_le_bytes();
        let mode = u8::from(self.mode == Mode::Safe);
        let progress = match self.progress {
            Progress::Never => 0,
            Progress::Running => 1,
            Progress::Confirmed => 2,
        };
        let intent = match self.intent {
            Intent::None => 0,
            Intent::Normal => 1,
            Intent::Safe => 2,
            Intent::Offline => 3,
        };
        let (stage, slot, settings) = match self.trial {
            Trial::None => (0, None, false),
            Trial::Waiting { slot, settings } => (1, slot, settings),
            Trial::Started { slot, settings } => (2, slot, settings),
        };
        let trial = stage | slot.map_or(0, slot_code) << 2 | u8::from(settings) << 4;
        let content = [
            VERSION,
            b0,
            b1,
            b2,
            b3,
            mode | progress << 1 | intent << 3,
            self.score,
            self.hold,
            self.safe_tries,
            self.offline,
            slot_code(self.slot),
            trial,
            u8::from(self.adopt),
        ];
        let mut bytes = [0; RECORD_BYTES];
        for (to, from) in bytes.iter_mut().zip(content.iter().chain(&checksum(&content))) {
            *to = *from;
        }
        bytes
    }

    /// The record from its bytes; `None` if they are no such record.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; RECORD_BYTES] = bytes.try_into().ok()?;
        let (content, sum) = bytes.split_at(RECORD_BYTES - 3);
        if checksum(content) != *sum {
            return None;
        }
        let &[VERSION, b0, b1, b2, b3, flags, score, hold, safe_tries, offline, slot, trial, adopt @ 0..=1] =
            content
        else {
            return None;
        };
        let tried = (trial & 0b11, slot_of(trial >> 2 & 0b11).ok()?, trial >> 4);
        let trial = match tried {
            (0, None, 0) => Trial::None,
            (1, slot, settings @ 0..=1) => Trial::Waiting { slot, settings: settings == 1 },
            (2, slot, settings @ 0..=1) => Trial::Started { slot, settings: settings == 1 },
            _ => return None,
        };
        Some(Self {
            boots: u32::from_le_bytes([b0, b1, b2, b3]),
            mode: if flags & 1 == 0 { Mode::Normal } else { Mode::Safe },
            progress: match flags >> 1 & 0b11 {
                0 => Progress::Never,
                1 => Progress::Running,
                2 => Progress::Confirmed,
                _ => return None,
            },
            intent: match flags >> 3 {
                0 => Intent::None,
                1 => Intent::Normal,
                2 => Intent::Safe,
                3 => Intent::Offline,
                _ => return None,
            },
            score: score.min(SCORE_SAFE),
            hold: hold.min(HOLD_MAX),
            safe_tries,
            offline,
            slot: slot_of(slot).ok()??,
            trial,
            adopt: adopt == 1,
        })
    }
}

const fn slot_code(slot: SlotId) -> u8 {
    match slot {
        SlotId::A => 1,
        SlotId::B => 2,
    }
}

fn slot_of(code: u8) -> Result<Option<SlotId>, ()> {
    match code {
        0 => Ok(None),
        1 => Ok(Some(SlotId::A)),
        2 => Ok(Some(SlotId::B)),
        _ => Err(()),
    }
}

/// 24 bits of FNV-1a: enough to tell a record from what it is not.
fn checksum(bytes: &[u8]) -> [u8; 3] {
    let hash = bytes.iter().fold(0x811c_9dc5_u32, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let [a, b, c, d] = hash.to_le_bytes();
    [a ^ d, b, c]
}

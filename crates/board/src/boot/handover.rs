//! A boot decision as bytes: from a boot loader to the firmware that it starts, which may be of another version.

use super::{Boot, Mode, RECORD_BYTES, Reason, Record, SettingsFrom, SlotId};
use crate::ports::{ResetCause, StoreError};

/// Bytes of a decision: a version byte, six of content, the record.
pub const HANDOVER_BYTES: usize = 7 + RECORD_BYTES;

const VERSION: u8 = 1;

// The place in these tables is the byte on the way: entries are added at the end and never moved.
const MODES: [Mode; 2] = [Mode::Normal, Mode::Safe];
const REASONS: [Reason; 10] = [
    Reason::Good,
    Reason::Trial,
    Reason::WentBack,
    Reason::NormalRequested,
    Reason::SafeModeOver,
    Reason::SafeModeUnreachable,
    Reason::SafeRequested,
    Reason::BadBoots,
    Reason::SafeModeAgain,
    Reason::SettingsUnusable,
];
const SLOTS: [Option<SlotId>; 3] = [None, Some(SlotId::A), Some(SlotId::B)];
const SETTINGS: [SettingsFrom; 3] = [SettingsFrom::Current, SettingsFrom::Staged, SettingsFrom::Frozen];
const UNSAVED: [Option<StoreError>; 4] =
    [None, Some(StoreError::NoSpace), Some(StoreError::Invalid), Some(StoreError::Io)];

impl Boot {
    /// The decision as bytes, for the firmware that a boot loader starts. See [`choose`](Self::choose).
    pub fn to_bytes(&self) -> [u8; HANDOVER_BYTES] {
        let mut bytes = [0; HANDOVER_BYTES];
        let head = [
            VERSION,
            place(&MODES, self.mode),
            place(&REASONS, self.reason),
            place(&ResetCause::ALL, self.cause),
            place(&SLOTS, self.slot),
            place(&SETTINGS, self.settings),
            place(&UNSAVED, self.unsaved),
        ];
        for (to, from) in bytes.iter_mut().zip(head.into_iter().chain(self.record.to_bytes())) {
            *to = from;
        }
        bytes
    }

    /// The decision in the bytes of [`to_bytes`](Self::to_bytes); `None` when they come from a boot loader that this firmware
    /// does not understand.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (&[version, mode, reason, cause, slot, settings, unsaved], record) = bytes.split_first_chunk()?;
        if version != VERSION {
            return None;
        }
        Some(Self {
            mode: at(&MODES, mode)?,
            reason: at(&REASONS, reason)?,
            cause: at(&ResetCause::ALL, cause)?,
            slot: at(&SLOTS, slot)?,
            settings: at(&SETTINGS, settings)?,
            record: Record::from_bytes(record)?,
            unsaved: at(&UNSAVED, unsaved)?,
        })
    }
}

fn place<T: Copy + PartialEq>(table: &[T], value: T) -> u8 {
    // Every value is in its table; a byte beyond all tables is refused on the other side.
    table
        .iter()
        .position(|entry| *entry == value)
        .and_then(|place| u8::try_from(place).ok())
        .unwrap_or(u8::MAX)
}

fn at<T: Copy>(table: &[T], place: u8) -> Option<T> {
    table.get(usize::from(place)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decision_arrives_as_it_was_sent() {
        for mode in MODES {
            for reason in REASONS {
                for cause in ResetCause::ALL {
                    for slot in SLOTS {
                        for settings in SETTINGS {
                            for unsaved in UNSAVED {
                                let record = Record { mode, ..Record::default() };
                                let boot = Boot { mode, reason, cause, slot, settings, record, unsaved };
                                assert_eq!(Boot::from_bytes(&boot.to_bytes()), Some(boot));
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let boot = Boot {
            mode: Mode::Normal,
            reason: Reason::Good,
            cause: ResetCause::PowerOn,
            slot: None,
            settings: SettingsFrom::Current,
            record: Record::default(),
            unsaved: None,
        };
        let good = boot.to_bytes();
        for length in 0..good.len() {
            assert_eq!(Boot::from_bytes(&good[..length]), None, "{length} bytes");
        }
        for index in 0..7 {
            let mut bad = good;
            bad[index] = 0xff;
            assert_eq!(Boot::from_bytes(&bad), None, "byte {index}");
        }
    }
}

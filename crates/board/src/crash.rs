//! Crash records: what went wrong, kept durably until somebody has read it.
//!
//! A record is written when the fault is noticed: at once for a failed module, at the next boot for a fault that took the board with it.
//! Records are numbered for ever, kept in [`CRASHES_MAX`] places that are used in turn, and published after the next connection;
//! one counts as published when the broker has acknowledged it, so none is lost because it could not be sent yet.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::cut::end_of;
use crate::limits::{CRASH_LOG_MAX, CRASH_TEXT_MAX, CRASHES_MAX, RECORD_MAX};
use crate::ports::{Records, StoreError};

/// Why there is a record.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CrashKind {
    /// The watchdog reset the board.
    Watchdog,
    /// The firmware itself failed.
    Panic,
    /// Something on trial did not prove itself, and the board went back.
    WentBack,
    /// A module of the application, or one of its tasks, ended with an exception.
    Exception,
    /// A module of the application, or one of its tasks, ran out of memory.
    Memory,
    /// The board could not boot normally: too many boots ended badly, or its settings cannot be used.
    Boot,
}

impl CrashKind {
    /// The name in a record.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Watchdog => "watchdog",
            Self::Panic => "panic",
            Self::WentBack => "went-back",
            Self::Exception => "exception",
            Self::Memory => "memory",
            Self::Boot => "boot",
        }
    }
}

/// One crash record.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Crash {
    /// Its number, from 1, never used again.
    pub number: u32,
    /// What kind of fault.
    pub kind: CrashKind,
    /// The boot in which it happened.
    pub boot: u32,
    /// How long that boot had been running, in seconds, as far as known.
    pub uptime: u64,
    /// The firmware and its version.
    pub software: String,
    /// The slot that ran; empty on a platform without slots, or where it is not known.
    #[serde(default)]
    pub slot: String,
    /// What happened: a panic's message, a traceback. At most [`CRASH_TEXT_MAX`] bytes: its end.
    pub text: String,
    /// The last log lines, as far as they survived. At most [`CRASH_LOG_MAX`] bytes.
    pub log: String,
    /// The broker has it.
    pub published: bool,
}

/// The places that records are kept in, and the number of the next one.
#[derive(Debug)]
pub(crate) struct Crashes {
    next: u32,
    /// Numbers of the records that are not published, oldest first.
    unpublished: Vec<u32>,
}

impl Crashes {
    /// Looks at what earlier boots have left.
    pub(crate) fn open(records: &mut dyn Records) -> Self {
        let mut crashes = Self { next: 1, unpublished: Vec::new() };
        let all = crashes.list(records);
        crashes.next = all.iter().map(|c| c.number).max().map_or(1, |n| n.saturating_add(1));
        crashes.unpublished = all.iter().filter(|c| !c.published).map(|c| c.number).collect();
        crashes
    }

    /// Writes a record. Its number and `published` are settled here; texts are cut to their limits.
    pub(crate) fn write(&mut self, records: &mut dyn Records, crash: Crash) -> Result<u32, StoreError> {
        let number = self.next;
        let crash = Crash {
            number,
            text: end_of(&crash.text, CRASH_TEXT_MAX).into(),
            log: end_of(&crash.log, CRASH_LOG_MAX).into(),
            published: false,
            ..crash
        };
        store(records, &crash)?;
        self.next = number.saturating_add(1);
        // The record whose place this one took is gone.
        self.unpublished.retain(|n| place(*n) != place(number));
        self.unpublished.push(number);
        Ok(number)
    }

    /// All records, oldest first.
    pub(crate) fn list(&self, records: &mut dyn Records) -> Vec<Crash> {
        let mut all: Vec<Crash> = (0..CRASHES_MAX).filter_map(|place| load(records, place)).collect();
        all.sort_by_key(|c| c.number);
        all
    }

    /// The oldest record that is not published yet.
    pub(crate) fn to_publish(&self, records: &mut dyn Records) -> Option<Crash> {
        let number = *self.unpublished.first()?;
        load(records, place(number)).filter(|c| c.number == number)
    }

    /// The broker has the record, or it cannot be read any more.
    pub(crate) fn published(&mut self, records: &mut dyn Records, number: u32) -> Result<(), StoreError> {
        self.unpublished.retain(|n| *n != number);
        match load(records, place(number)) {
            Some(crash) if crash.number == number => store(records, &Crash { published: true, ..crash }),
            Some(_) | None => Ok(()),
        }
    }

    pub(crate) fn any_unpublished(&self) -> Option<u32> {
        self.unpublished.first().copied()
    }

    /// Removes all records; their numbers are not used again as long as the board runs.
    pub(crate) fn clear(&mut self, records: &mut dyn Records) -> Result<(), StoreError> {
        self.unpublished.clear();
        for place in 0..CRASHES_MAX {
            if load(records, place).is_some() {
                records.remove(&name(place))?;
            }
        }
        Ok(())
    }
}

fn place(number: u32) -> u32 {
    number % CRASHES_MAX
}

fn name(place: u32) -> String {
    format!("crash-{place}")
}

fn load(records: &mut dyn Records, place: u32) -> Option<Crash> {
    // What cannot be read is no record, and its place is used again in its turn.
    serde_json::from_slice(&records.read(&name(place)).ok()??).ok()
}

fn store(records: &mut dyn Records, crash: &Crash) -> Result<(), StoreError> {
    let mut crash = crash.clone();
    loop {
        let bytes = serde_json::to_vec(&crash).map_err(|_| StoreError::Invalid)?;
        if bytes.len() <= RECORD_MAX {
            return records.write(&name(place(crash.number)), &bytes);
        }
        // Control characters take six bytes each: only then is the text still too long.
        crash.log = end_of(&crash.log, crash.log.len() / 2).into();
        crash.text = end_of(&crash.text, crash.text.len() / 2).into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Flash;

    fn crash(text: &str) -> Crash {
        Crash {
            number: 0,
            kind: CrashKind::Exception,
            boot: 1,
            uptime: 2,
            software: "x 1".into(),
            slot: "a".into(),
            text: text.into(),
            log: "I line\n".into(),
            published: false,
        }
    }

    #[test]
    fn records_take_turns_and_numbers_go_on_after_a_boot() {
        let mut flash = Flash::default();
        let mut crashes = Crashes::open(&mut flash);
        for n in 1..=CRASHES_MAX + 3 {
            assert_eq!(crashes.write(&mut flash, crash(&format!("{n}"))), Ok(n));
        }
        let mut crashes = Crashes::open(&mut flash);
        let numbers: Vec<u32> = crashes.list(&mut flash).iter().map(|c| c.number).collect();
        assert_eq!(numbers, (4..=CRASHES_MAX + 3).collect::<Vec<_>>());
        assert_eq!(crashes.write(&mut flash, crash("next")), Ok(CRASHES_MAX + 4));
    }

    #[test]
    fn each_is_published_once_also_over_a_boot() {
        let mut flash = Flash::default();
        let mut crashes = Crashes::open(&mut flash);
        crashes.write(&mut flash, crash("a")).unwrap();
        crashes.write(&mut flash, crash("b")).unwrap();
        let first = crashes.to_publish(&mut flash).unwrap();
        assert_eq!(first.text, "a");
        crashes.published(&mut flash, first.number).unwrap();
        let mut crashes = Crashes::open(&mut flash);
        let second = crashes.to_publish(&mut flash).unwrap();
        assert_eq!(second.text, "b");
        crashes.published(&mut flash, second.number).unwrap();
        assert_eq!(Crashes::open(&mut flash).any_unpublished(), None);
        assert_eq!(crashes.list(&mut flash).len(), 2, "published ones can still be read");
        crashes.clear(&mut flash).unwrap();
        assert!(crashes.list(&mut flash).is_empty());
    }

    #[test]
    fn any_text_fits_into_a_record() {
        let mut flash = Flash::default();
        let mut crashes = Crashes::open(&mut flash);
        for text in ["\u{1}".repeat(5000), "ä".repeat(5000), "\"".repeat(5000)] {
            let mut worst = crash(&text);
            worst.log = text;
            crashes.write(&mut flash, worst).unwrap();
        }
        let all = crashes.list(&mut flash);
        assert_eq!(all.len(), 3);
        assert!(all.iter().all(|c| c.text.len() > 100));
    }
}

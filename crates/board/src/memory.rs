//! A platform in memory: for tests, for examples, and for the simulator, which cuts its power.
//!
//! [`Flash`] is stricter than hardware. What was written to a file is lost with the power unless it was synced; a rename survives
//! at once, with whatever of its file survives: the wrong order leaves an empty or a half-written file, as on real
//! file systems. Every change counts as one operation, and the power can be set to fail at any of them.

mod flash;
mod slots;

pub use flash::Flash;

use alloc::collections::{BTreeMap, VecDeque};
use alloc::string::String;
use alloc::vec::Vec;

use monotime::{Duration, Instant};

use crate::boot::SettingsFrom;
use crate::limits::RETAINED_MIN;
use crate::ports::{
    Answer, Files, HeapFigures, Identity, Led, Platform, Records, ResetCause, Retained, SettingsStore, Slots,
    TimeSource, WallClock, Watchdog,
};

use crate::settings::Settings;

/// A whole platform in memory. Its fields are there for tests to look at and to change between two calls of the device.
#[derive(Clone, Debug)]
pub struct Memory {
    /// Files and records: what survives.
    pub flash: Flash,
    /// What the next boot says about why it happened.
    pub cause: ResetCause,
    /// What tells this board from others.
    pub unique_id: [u8; 6],
    /// The present time: the watchdog has no other way to know it.
    pub now: Instant,
    /// When the watchdog resets the board; `None` while it is not armed.
    pub bites_at: Option<Instant>,
    /// Microseconds since 1970 at the origin of `now`, if anybody knows.
    pub wall: Option<i64>,
    /// The way to time servers.
    pub time: TimeServers,
    /// Everything that went to the console, at most [`CONSOLE_MAX`] bytes of it.
    pub console: String,
    /// When this firmware was built, in seconds since 1970; 0 for unknown.
    pub built: i64,
    /// Whether console output is kept at all.
    pub keeps_console: bool,
    /// The state of the two lights: activity, failure.
    pub lights: [bool; 2],
    /// What the next random bytes are made from; never 0.
    pub entropy: u64,
    watchdog_time: Duration,
    retained: [u8; RETAINED_MIN],
}

/// What was asked of time servers, and what they answer: a test puts it there.
#[derive(Clone, Debug, Default)]
pub struct TimeServers {
    /// Servers with the requests to them, at most [`ASKED_MAX`](Self::ASKED_MAX).
    pub asked: Vec<(String, Vec<u8>)>,
    /// Answers that have come.
    pub answers: VecDeque<Result<Answer, String>>,
    /// There is no way to time servers.
    pub missing: bool,
}

impl TimeServers {
    /// Requests that are kept; later ones are not.
    pub const ASKED_MAX: usize = 100;
}

impl TimeSource for TimeServers {
    fn ask(&mut self, server: &str, request: &[u8]) {
        if self.asked.len() < Self::ASKED_MAX {
            self.asked.push((server.into(), request.into()));
        }
    }

    fn answer(&mut self) -> Option<Result<Answer, String>> {
        self.answers.pop_front()
    }
}

/// Bytes of console output that are kept; later ones are dropped.
pub const CONSOLE_MAX: usize = 1 << 20;

impl Default for Memory {
    /// A board that was never switched on, with an empty file system.
    fn default() -> Self {
        Self {
            flash: Flash::default(),
            cause: ResetCause::PowerOn,
            unique_id: [0x24, 0x0a, 0xc4, 1, 2, 3],
            now: Instant::ZERO,
            bites_at: None,
            wall: None,
            time: TimeServers::default(),
            console: String::new(),
            built: 0,
            keeps_console: true,
            lights: [false; 2],
            entropy: 0x9e37_79b9_7f4a_7c15,
            watchdog_time: Duration::ZERO,
            retained: [0; RETAINED_MIN],
        }
    }
}

impl Memory {
    /// The board boots again: everything volatile is gone, retained memory too when the power was.
    pub fn reboot(&mut self, cause: ResetCause) {
        let power_lost = matches!(cause, ResetCause::PowerOn | ResetCause::Brownout);
        if power_lost {
            self.flash.power_on();
            self.retained = [0; RETAINED_MIN];
        }
        self.flash.close_all();
        self.cause = cause;
        self.bites_at = None;
        self.lights = [false; 2];
    }

    /// The settings that a boot is to use, which are kept as JSON; those in force are used when there is no frozen copy.
    ///
    /// # Errors
    /// There are none, or they cannot be used: words that name the key.
    pub fn load(&self, from: SettingsFrom) -> Result<Settings, String> {
        let stored = match from {
            SettingsFrom::Current => &self.flash.settings.current,
            SettingsFrom::Staged => &self.flash.settings.staged,
            SettingsFrom::Frozen if self.flash.settings.frozen.is_some() => &self.flash.settings.frozen,
            SettingsFrom::Frozen => &self.flash.settings.current,
        };
        flash::parse(stored.as_deref().ok_or("there are no such settings")?)
    }

    /// The files as they are, by path: for comparing.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.flash.contents()
    }
}

impl Platform for Memory {
    fn files(&mut self) -> &mut dyn Files {
        &mut self.flash
    }

    fn records(&mut self) -> &mut dyn Records {
        &mut self.flash
    }

    fn retained(&mut self) -> &mut dyn Retained {
        self
    }

    fn watchdog(&mut self) -> &mut dyn Watchdog {
        self
    }

    fn clock(&mut self) -> &mut dyn WallClock {
        self
    }

    fn entropy(&mut self, out: &mut [u8]) {
        for byte in out {
            // xorshift64: good enough where every run has to be the same.
            self.entropy ^= self.entropy << 13;
            self.entropy ^= self.entropy >> 7;
            self.entropy ^= self.entropy << 17;
            *byte = self.entropy.to_le_bytes()[3];
        }
    }

    fn console(&mut self, bytes: &[u8]) {
        if self.keeps_console && self.console.len() + bytes.len() <= CONSOLE_MAX {
            self.console.push_str(&String::from_utf8_lossy(bytes));
        }
    }

    fn identity(&self) -> Identity<'_> {
        Identity { unique_id: &self.unique_id, software: "memory 1.0", platform: "memory", built: self.built }
    }

    fn reset_cause(&self) -> ResetCause {
        self.cause
    }

    fn heap(&self) -> Option<HeapFigures> {
        Some(HeapFigures { free: 100_000, contiguous: 60_000 })
    }

    fn time_source(&mut self) -> Option<&mut dyn TimeSource> {
        if self.time.missing { None } else { Some(&mut self.time) }
    }

    fn settings(&mut self) -> Option<&mut dyn SettingsStore> {
        Some(&mut self.flash)
    }

    fn slots(&mut self) -> Option<&mut dyn Slots> {
        if self.flash.has_slots() { Some(&mut self.flash) } else { None }
    }

    fn led(&mut self, led: Led, on: bool) {
        let [activity, failure] = &mut self.lights;
        match led {
            Led::Activity => *activity = on,
            Led::Failure => *failure = on,
        }
    }
}

impl Watchdog for Memory {
    fn arm(&mut self, timeout: Duration) {
        self.watchdog_time = timeout;
        self.bites_at = Some(self.now + timeout);
    }

    fn feed(&mut self) {
        if self.bites_at.is_some() {
            self.bites_at = Some(self.now + self.watchdog_time);
        }
    }
}

impl WallClock for Memory {
    fn unix_micros(&self) -> Option<i64> {
        self.wall.map(|origin| origin.saturating_add(micros(self.now)))
    }

    fn set_unix_micros(&mut self, unix_micros: i64) {
        self.wall = Some(unix_micros.saturating_sub(micros(self.now)));
    }
}

fn micros(now: Instant) -> i64 {
    i64::try_from(now.micros()).unwrap_or(i64::MAX)
}

impl Retained for Memory {
    fn bytes(&self) -> &[u8] {
        &self.retained
    }

    fn write(&mut self, offset: usize, data: &[u8]) {
        for (to, from) in self.retained.iter_mut().skip(offset).zip(data) {
            *to = *from;
        }
    }
}
